### Jawaban naru dalam obrolan.

## Yang dipahami: "Forum · Desember 2026 · gratis"

echo-all = Program mendatang
echo-free = gratis
echo-paid = berbayar
echo-online = daring
echo-onsite = tatap muka
echo-abroad = di luar negeri
echo-home = di dalam negeri
echo-language = dalam { $language }
echo-open = pendaftaran sedang dibuka
echo-closing = pendaftaran ditutup: { $time }
echo-closing-any = pendaftaran belum ditutup
echo-standing = tersedia setiap saat
echo-cancelled = dibatalkan
echo-postponed = ditunda
echo-not = kecuali { $what }
echo-words = “{ $words }”

## Program yang paling …

pick-soonest = Program yang paling awal dimulai:
pick-latest = Program yang paling akhir dimulai:
pick-most-urgent = Program yang pendaftarannya paling cepat ditutup:
pick-cheapest = Program dengan biaya terendah:
pick-dearest = Program dengan biaya tertinggi:
pick-largest = Program dengan kuota terbanyak:
pick-smallest = Program dengan kuota tersedikit:
pick-longest = Program yang paling lama:
pick-shortest = Program yang paling singkat:

## Daftar

list-found = Ditemukan { $count } program.
list-counted = Ada { $count } program.
list-part = Berikut nomor { $from } sampai { $to } menurut tanggal. Tekan “{ button-more }” untuk melihat lanjutannya.
list-rest = Berikut nomor { $from } sampai { $to } menurut tanggal. Ini yang terakhir.

## Tidak ada

none-found = Tidak ada program yang sesuai.
none-understood = Maaf, saya belum memahami maksud Anda. Silakan tanyakan dengan kata lain atau coba salah satu pertanyaan berikut.
none-near = Program yang mendekati:
none-other = Anda dapat mengubah waktu, tempat, atau jenis program, atau mencoba salah satu pertanyaan berikut.

## Bertanya balik

choices-which = Program mana yang Anda maksud?

## Satu program. Kalimat pertama menjawab yang ditanyakan.

answer-yes = Ya. { $answer }
answer-no = Tidak. { $answer }
open-yes = Ya, Anda dapat mendaftar sekarang. { $answer }
open-no = Saat ini pendaftaran tidak dibuka. { $answer }

start-upcoming = “{ $title }” berlangsung pada { $when }.
start-running = “{ $title }” sedang berlangsung: { $when }.
start-over = “{ $title }” sudah selesai. Program ini berlangsung pada { $when }.
start-postponed = “{ $title }” ditunda. Jadwal barunya { $when }.
start-postponed-undated = “{ $title }” ditunda. Jadwal barunya belum ditetapkan.
start-cancelled = “{ $title }” dibatalkan.
start-cancelled-dated = “{ $title }” dibatalkan. Jadwal semula: { $when }.
start-standing = “{ $title }” adalah layanan tetap tanpa tanggal tertentu.
start-undated = Tanggal “{ $title }” tidak tercatat.

deadline-open = Anda dapat mendaftar “{ $title }” sampai { $closes }, { $left }.
deadline-open-any = “{ $title }” menerima pendaftaran; batas waktunya tidak tercatat.
deadline-not-yet = Pendaftaran “{ $title }” dibuka { $opens }.
deadline-not-yet-until = Pendaftaran “{ $title }” dibuka { $opens } dan ditutup { $closes }.
deadline-closed = Pendaftaran “{ $title }” sudah ditutup { $closes }.
deadline-none = Informasi pendaftaran “{ $title }” tidak tercatat.

venue-at = Tempat “{ $title }”: { $venue }.
venue-online = “{ $title }” diadakan secara daring: { $venue }.
venue-online-only = “{ $title }” diadakan secara daring.
venue-hybrid = “{ $title }” diadakan secara tatap muka dan daring: { $venue }.
venue-none = Tempat “{ $title }” tidak tercatat.

eligibility-text = Syarat peserta “{ $title }”: { $text }
eligibility-audience = “{ $title }” ditujukan bagi: { $audience }.
eligibility-none = Syarat peserta “{ $title }” tidak tercatat.
audience-yes = Ya. “{ $title }” ditujukan bagi: { $audience }.
audience-anyone = Ya. “{ $title }” terbuka untuk siapa saja.
audience-unsaid = Data “{ $title }” tidak menyebut kelompok ini ({ $asked }). Yang tercatat: { $audience }.

fee-answer-free = “{ $title }” gratis.
fee-answer-amount = Biaya “{ $title }” adalah { $fee }.
fee-answer-none = Biaya “{ $title }” tidak tercatat.

how-text = Cara mendaftar “{ $title }”: { $text }
how-link = Anda dapat mendaftar “{ $title }” di sini: { $url }
how-none = Cara mendaftar “{ $title }” tidak tercatat.

contact-at = Pertanyaan tentang “{ $title }” dapat dikirim ke { $contact }.
contact-organizer = “{ $title }” tidak memiliki kontak sendiri. Silakan hubungi penyelenggaranya, { $organizer }: { $contact }
contact-none = Kontak “{ $title }” tidak tercatat.

languages-in = “{ $title }” diadakan dalam { $languages }.
languages-none = Bahasa “{ $title }” tidak tercatat.

capacity-is = “{ $title }” memiliki kuota { $places } orang.
capacity-none = Kuota “{ $title }” tidak tercatat.

status-planned = “{ $title }” tetap berlangsung sesuai rencana: { $when }.

organizer-is = Penyelenggara “{ $title }” adalah { $organizer }.
organizer-none = Penyelenggara “{ $title }” tidak tercatat.

ask-contact = Silakan tanyakan ke { $contact }.

## Berlangganan kabar

subscribe-ask = Maukah Anda saya kabari tentang hal ini? { $what }
subscribe-program = Maukah Anda saya ingatkan tentang “{ $title }”?
subscribe-series = Maukah Anda saya kabari tentang penyelenggaraan berikutnya?
subscribe-which = Anda ingin dikabari tentang yang mana?
subscribe-everything = semua program
subscribe-told = Untuk setiap program yang sesuai, saya akan mengabari Anda:
subscribe-moments = Saya akan mengabari Anda pada hari-hari berikut:
subscribe-moment = { $date }: { $what }
subscribe-no-moment = Belum ada tanggal mendatang yang tercatat. Saya akan mengabari Anda begitu ada.
subscribe-changes = Jika tanggal atau tempat berubah, atau program dibatalkan atau ditunda, saya akan langsung mengabari Anda. Anda dapat menghentikannya kapan saja.
subscribe-confirm = Ini mulai berlaku setelah Anda menekan “{ button-yes }”.

when-opens = saat pendaftaran dibuka
when-opens-days = { $count } hari sebelum pendaftaran dibuka
when-opens-hours = { $count } jam sebelum pendaftaran dibuka
when-closes = saat pendaftaran ditutup
when-closes-days = { $count } hari sebelum pendaftaran ditutup
when-closes-hours = { $count } jam sebelum pendaftaran ditutup
when-starts = saat program dimulai
when-starts-days = { $count } hari sebelum program dimulai
when-starts-hours = { $count } jam sebelum program dimulai

unsubscribe-ask = Hentikan kabar tentang hal ini? { $what }
unsubscribe-program = Hentikan pengingat tentang “{ $title }”?
unsubscribe-all = Hentikan semua pengingat dan pengumuman?
unsubscribe-confirm = Tidak ada yang berubah sebelum Anda menekan “{ button-stop }”.

## Sapaan dan petunjuk

help-greeting = Halo! Selamat datang di { $organizer }. Saya menjawab pertanyaan tentang pertukaran internasional, forum, pelatihan, kegiatan sukarela, dan acara budaya.
help-abilities = Saya dapat memberi tahu program apa saja yang akan datang, beserta waktu, tempat, biaya, batas waktu, dan cara mendaftarnya. Saya juga dapat mengingatkan Anda sebelum pendaftaran ditutup.
help-thanks = Sama-sama! Silakan bertanya lagi kapan saja.
help-goodbye = Sampai jumpa! Silakan kembali kapan saja.
help-try = Anda dapat bertanya, misalnya:
human-contact = Petugas { $organizer } akan membantu Anda di sini: { $contact }
human-website = Situs web: { $url }
human-none = Saya tidak dapat menghubungkan Anda dengan petugas dari sini. Silakan hubungi { $organizer } secara langsung.
offtopic = Maaf, saya tidak dapat membantu soal itu. Saya dapat menjawab pertanyaan tentang pertukaran internasional, forum, pelatihan, kegiatan sukarela, dan acara budaya.
faq-foreign = Jawaban ini hanya tersedia dalam { $language }:

## Contoh pertanyaan

example-kind-forum = Forum apa saja yang akan datang?
example-kind-training = Pelatihan apa saja yang akan datang?
example-kind-exchange = Program pertukaran apa saja yang akan datang?
example-kind-volunteering = Kegiatan sukarela apa saja yang akan datang?
example-kind-culture = Acara budaya apa saja yang akan datang?
example-kind-network = Jejaring apa saja yang ada?
example-deadline = Sampai kapan pendaftaran { $title }?
example-start = Kapan { $title } diadakan?
example-open = Program apa yang pendaftarannya sedang dibuka?
example-free = Program apa saja yang gratis?
