### Jawaban atas perintah dan tombol

## Perintah

command-start = Mulai
command-help = Apa yang bisa saya lakukan
command-upcoming = Program yang akan datang
command-deadlines = Program yang masih menerima pendaftaran
command-agenda = Sematkan daftar acara mendatang
command-my = Langganan Anda
command-remind = Kapan Anda diingatkan
command-language = Pilih bahasa
command-timezone = Pilih zona waktu
command-calendar = Jadwal Anda sebagai berkas kalender
command-feedback = Sampaikan masukan kepada yayasan
command-privacy = Data yang disimpan
command-mydata = Lihat data Anda
command-forget = Hapus data Anda
command-link = Hubungkan obrolan Anda yang lain
command-stop = Hentikan semua pesan
command-staff = Untuk petugas
command-line = /{ $command }: { $what }

help-commands = Silakan bertanya dengan kata-kata Anda sendiri. Perintah berikut juga dapat dipakai:
start-kept = Saya hanya menyimpan yang diperlukan untuk menjawab dan mengabari Anda. Selengkapnya di /privacy.
start-group = Di obrolan ini, sebut saya atau balas pesan saya untuk bertanya. Admin menentukan apa yang dikirim ke sini dengan /my, /language, dan /remind.

## Langganan

my-none = Belum ada langganan di sini. Misalnya, minta saya mengabari bila ada forum baru.
my-some = Ada { $count } langganan di sini:
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (dijeda)
my-entry-digest = { $number }. { $what } (dalam satu pesan: { $schedule })
my-silent = Saat ini semua pesan ke obrolan ini dihentikan.
schedule-daily = setiap hari pukul { $time }
schedule-weekly = setiap { $weekday }, { $time }
schedule-monthly = setiap tanggal { $day }, { $time }
schedule-own = menurut jadwal “{ $schedule }”
button-stop-one = Hentikan: { $what }
button-pause-one = Jeda: { $what }
button-resume-one = Lanjutkan: { $what }
button-digest-one = Sekali seminggu: { $what }
button-each-one = Satu per satu: { $what }
button-announcements-on = Terima pengumuman lagi

done-subscribed = Baik. Mulai sekarang saya akan mengabari Anda tentang: { $what }
done-subscribed-already = Ini sudah tercatat: { $what }
done-too-many = Sudah ada { $count } langganan di sini dan tidak bisa ditambah. Silakan hentikan satu dahulu dengan /my.
done-stopped = Dihentikan: { $what }
done-stopped-before = Itu sudah dihentikan sebelumnya dan tidak akan dikirim lagi.
done-paused = Dijeda: { $what }
done-resumed = Dilanjutkan: { $what }
done-digest = Mulai sekarang dikirim dalam satu pesan, { $schedule }: { $what }
digest-how = Untuk waktu lain, kirimkan misalnya: /my { $number } 30 8 * * 1,4 (menit, jam, tanggal, bulan, hari)
digest-wrong = “{ $text }” tidak terbaca sebagai waktu berulang, paling sering sekali sejam.
done-each = Mulai sekarang dikirim satu per satu: { $what }
done-announcements-off = Anda tidak akan menerima pengumuman lagi.
done-announcements-on = Anda akan menerima pengumuman lagi.
done-corrections-off = Saya tidak akan mengabari lagi bila hal yang pernah saya sampaikan berubah.
done-corrections-on = Saya akan mengabari bila hal yang pernah saya sampaikan berubah.
done-digest-off = Anda tidak akan menerima ringkasan lagi.
done-left = Baik, tidak ada yang berubah.
unsubscribe-nothing = Tidak ada yang perlu dihentikan: tidak ada langganan yang sesuai di sini.
admins-only = Hanya admin obrolan ini yang dapat mengubahnya.

## Pengingat dan jam tenang

remind-now = Anda diingatkan:
remind-none = Anda tidak menerima pengingat.
remind-usual = Anda diingatkan pada waktu bawaan menurut jenis program. Untuk forum, misalnya:
remind-ask = Mulai sekarang saya akan mengingatkan Anda seperti ini. Setuju?
remind-ask-none = Mulai sekarang saya tidak akan mengingatkan Anda sama sekali. Setuju?
remind-how = Anda dapat menentukan sendiri, misalnya: /remind closes-7d closes-1d starts-2h, yaitu 7 hari dan 1 hari sebelum pendaftaran ditutup, dan 2 jam sebelum program dimulai.
remind-wrong = Saya tidak dapat membaca “{ $text }”. Tulislah seperti ini: /remind closes-7d closes-1d starts-2h
button-save = Simpan
button-reminders-usual = Waktu bawaan
button-reminders-last = Hanya sehari sebelumnya
button-reminders-none = Tanpa pengingat
quiet-now = Antara { $from } dan { $to } saya diam, lalu mengirim sesudahnya ({ $zone }).
quiet-off = Saya mengirim pada jam berapa pun.
quiet-ask = Mulai sekarang saya akan diam antara { $from } dan { $to } ({ $zone }). Setuju?
button-quiet-off = Tanpa jam tenang
button-quiet-on = Jam tenang { $from }–{ $to }
done-saved = Tersimpan.

## Bahasa dan zona waktu

speak-now = Saya menulis ke obrolan ini dalam { $language }.
speak-now-two = Saya menulis ke obrolan ini dalam { $first } dan { $second }.
speak-how = Pilih bahasa lain di sini. Grup dan kanal dapat memakai dua bahasa sekaligus, misalnya: /language ko en
speak-unknown = Saya tidak mengenal “{ $text }”. Bahasa saya:
done-speak = Mulai sekarang saya menulis kepada Anda dalam { $language }.
done-speak-two = Mulai sekarang saya menulis ke obrolan ini dalam { $first } dan { $second }.
clock-now = Saya mengikuti waktu { $zone }. Di sana sekarang pukul { $time }.
clock-how = Untuk mengubahnya, tulis nama kota atau zona waktu, misalnya: /timezone Hanoi atau /timezone Asia/Ho_Chi_Minh
clock-ask = Apakah ini zona waktu Anda? { $zone }, di sana sekarang pukul { $time }.
clock-unknown = Saya tidak menemukan zona waktu untuk “{ $text }”. Tulislah kota besar atau zona waktu, misalnya: /timezone Asia/Ho_Chi_Minh
done-clock = Mulai sekarang saya mengikuti waktu { $zone }. Di sana sekarang pukul { $time }.

## Kalender, masukan, penghubungan

calendar-here = Berikut { $count } jadwal untuk kalender Anda.
calendar-none = Belum ada tanggal mendatang pada langganan Anda.
calendar-undated = Tanggal “{ $title }” belum ditetapkan.
calendar-unknown = Program ini tidak ada lagi dalam catatan saya.
feedback-how = Tulislah masukan Anda setelah perintah, misalnya: /feedback Tempatnya sulit ditemukan.
feedback-thanks = Terima kasih. Masukan Anda diteruskan kepada petugas { $organizer }.
feedback-long = Itu terlalu panjang. Tulislah paling banyak { $count } karakter.
link-code = Kode Anda { $code }. Dalam 10 menit, kirimkan /link { $code } kepada saya di jaringan yang lain. Setelah itu kedua obrolan memakai bahasa dan waktu yang sama, dan setiap pesan dikirim sekali saja.
link-done = Kedua obrolan kini terhubung.
link-wrong = Kode ini salah atau sudah kedaluwarsa. Kirim /link di obrolan yang lain untuk mendapat kode baru.
link-private = Kirimkan ini dalam obrolan pribadi dengan saya.

## Privasi

privacy-head = Data yang disimpan tentang Anda
privacy-chat = Nomor obrolan ini, bahasa, zona waktu, dan pengaturannya, agar saya dapat menjawab Anda.
privacy-wishes = Langganan Anda, sampai Anda menghentikannya.
privacy-told = Selama { $days } hari, program apa yang saya sampaikan kepada Anda, agar perubahannya dapat saya ralat.
privacy-questions = Selama { $days } hari, teks pertanyaan Anda, agar staf melihat apa yang tidak saya pahami. Setelah itu hanya jumlahnya.
privacy-closed = Jika Anda memblokir saya, semuanya dihapus setelah { $days } hari.
privacy-never = Tanpa nama, nomor telepon, atau alamat. Tidak ada yang diberikan kepada pihak lain.
privacy-how = /mydata menampilkan semuanya, /forget langsung menghapusnya.
mydata-head = Inilah semua yang disimpan tentang Anda di sini:
mydata-none = Tidak ada yang disimpan tentang Anda di sini.
mydata-language = Bahasa: { $language }
mydata-clock = Zona waktu: { $zone }
mydata-wishes = Langganan: { $count }
mydata-told = Program yang saya sampaikan: { $count }
mydata-feedback = Masukan yang Anda kirim: { $count }
mydata-questions = Pertanyaan Anda: { $count }
mydata-file = Berkas terlampir memuat semuanya kata demi kata.
forget-ask = Hapus semua data Anda? Langganan, pengaturan, dan pertanyaan langsung dihapus dan tidak dapat dikembalikan.
button-forget-ask = Hapus semuanya
button-forget = Ya, hapus
forget-done = Semuanya sudah dihapus. Jika Anda menulis lagi, kita mulai dari awal.

## Lainnya

stop-all-done = Semuanya dihentikan. Tidak ada lagi pengingat, pengumuman, atau ralat.
stop-done = Saya tidak akan mengirim apa pun lagi ke sini. Langganan Anda tetap disimpan dan dapat dilanjutkan kapan saja.
button-go-on = Kirim pesan lagi
done-go-on = Saya akan mengirim pesan ke sini lagi.
trouble = Maaf, ada gangguan di pihak saya dan tidak ada yang berubah. Silakan coba lagi beberapa menit lagi.
press-unknown = Tombol ini sudah tidak berlaku. Silakan tulis apa yang Anda inginkan.
