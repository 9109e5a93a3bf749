### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = tanya
slash-upcoming = mendatang
slash-program = program
slash-deadlines = tenggat
slash-remind = ingatkan
slash-my = langgananku
slash-subscribe = langganan
slash-agenda = agenda
slash-calendar = kalender
slash-language = bahasa
slash-timezone = zona-waktu
slash-privacy = privasi
slash-mydata = dataku
slash-forget = hapus-data
slash-help = bantuan
slash-link = tautkan
slash-feedback = masukan
slash-propose = usulkan
slash-translate = terjemahkan
slash-staff = staf
# In the menu of a message; spaces are allowed.
slash-ask-naru = Tanya naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = Bertanya tentang program dengan kata-kata Anda sendiri
slash-program-about = Melihat semua keterangan satu program
slash-subscribe-about = Menerima kabar program baru, di sini atau di sebuah kanal
slash-propose-about = Mengusulkan program; yayasan yang memutuskan
slash-translate-about = Melengkapi terjemahan program yang belum ada

## Names of what is typed behind a command

option-question = pertanyaan
option-kind = jenis
option-place = tempat
option-program = program
option-language = bahasa
option-second = bahasa-kedua
option-channel = kanal
option-code = kode
option-text = teks
option-order = perintah
option-role = peran
option-events = acara
option-role-about = Peran yang boleh dipanggil pengumuman yang disetujui
option-events-about = Tampilkan program di antara acara server ini
option-question-about = Apa yang ingin Anda ketahui
option-kind-about = Hanya program jenis ini
option-place-about = Kota, negara, atau kawasan; pilih saat mengetik
option-program-about = Nama program; pilih saat mengetik
option-language-about = Bahasa yang saya pakai di sini
option-second-about = Ditulis di bawah yang pertama, dalam pesan yang sama
option-channel-about = Tempat memposting; untuk pengelola server
option-code-about = Kode dari obrolan lain; kosongkan untuk mendapat kode
option-text-about = Apa yang ingin Anda sampaikan kepada yayasan
option-order-about = Yang harus dilakukan; kosongkan untuk melihat pengumuman

## What naru says on Discord alone

discord-slow-down = Itu banyak sekaligus. Mohon tunggu semenit, lalu tanyakan lagi.
discord-unreadable = Saya hanya dapat membaca teks. Mohon tuliskan pertanyaan Anda.
discord-no-program = Saya tidak mengenal program bernama “{ $text }”. Mohon pilih dari daftar yang muncul saat mengetik.
discord-no-place = Saya tidak mengenal tempat bernama “{ $text }”. Mohon pilih dari daftar yang muncul saat mengetik.
discord-dm-sent = Saya sudah menulis kepada Anda lewat pesan langsung.
discord-dm-closed = Saya tidak dapat menulis kepada Anda: pesan langsung Anda tertutup. Mohon izinkan pesan langsung dalam pengaturan privasi server ini, lalu tekan lagi. Atau saya mengingatkan semua orang di kanal ini.
discord-remind-here = Ingatkan di kanal ini
discord-agenda-begun = Daftar kini ada di kanal ini dan memperbarui dirinya sendiri.
discord-events-on = Mulai sekarang, program tampil di antara acara server ini.
discord-events-off = Program tidak lagi tampil di antara acara server ini.

## Proposals of volunteers

propose-title = Usulkan program
propose-name = Nama program
propose-when = Kapan dimulai (2027-03-05 14:00)
propose-where = Di mana
propose-what = Isi kegiatan
propose-link = Tautan pendaftaran (boleh kosong)
propose-thanks = Terima kasih. Staf yayasan kini melihat “{ $title }”, dan saya akan memberi tahu keputusannya.
propose-when-wrong = Saya tidak dapat membaca “{ $text }” sebagai waktu yang akan datang. Mohon tulis seperti 2027-03-05 14:00.
propose-link-wrong = “{ $text }” bukan alamat web. Mohon awali dengan https://
propose-too-many = Anda sudah banyak mengusulkan hari ini. Mohon usulkan lagi besok.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = Usulan: { $title } ({ $kind })
proposal-where = Di mana: { $text }
proposal-when = Kapan: { $when }
proposal-link = Tautan: { $text }
proposal-translation = Terjemahan “{ $title }” ke { $language } diusulkan:
proposal-accept = Terima
proposal-decline = Tolak
# $name is who of staff decided.
proposal-accepted = “{ $title }” diterima. ({ $name })
proposal-declined = “{ $title }” ditolak. ({ $name })
proposal-decided = Itu sudah diputuskan.
proposal-good-news = Kabar baik: yayasan menerima “{ $title }”. Terima kasih atas bantuan Anda.
proposal-bad-news = Kali ini yayasan belum dapat menerima “{ $title }”. Terima kasih atas usulan Anda.
translate-title = Terjemahkan program
translate-name = Namanya
translate-summary = Isinya
translate-complete = “{ $title }” tidak kekurangan apa pun dalam bahasa ini. Terima kasih sudah melihat.

## The staff’s desk on Discord

desk-compose = Pengumuman baru
desk-compose-title = Pengumuman
desk-version = Tulis versi dalam satu bahasa
desk-title = Judul
desk-body = Isi
desk-segment = Untuk siapa (all, language=ko kind=group …)
desk-schedule = Kirim pada waktu tertentu
desk-at = Kapan (2027-03-05 14:00)
desk-preview = Pratinjau
desk-test = Kirim uji coba
desk-submit = Ajukan
desk-approve = Setujui
desk-send = Kirim sekarang
desk-pause = Jeda
desk-resume = Lanjutkan
desk-cancel = Batalkan
desk-correct = Ralat yang sudah dikirim
desk-recall = Tarik kembali
desk-answer = Jawab
desk-refresh = Kemajuan
