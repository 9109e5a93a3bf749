### Kata-kata yang dipakai bersama oleh jawaban, pemberitahuan, dan halaman web.

## Tanggal

date = { $longday }, { $monthday } { $year }
date-short = { $longday }, { $monthday }
month-of-year = { $name }
moment = { $date } pukul { $time }
span-hours = { $date } pukul { $from }–{ $to }
span-days = { $from } sampai { $to }
span-from = mulai { $from }
span-until = sampai { $to }
zoned = { $time } ({ $zone })
zone-of-place = Waktu { $place }
zone-of-offset = UTC{ $offset }
zone-both = { $local }; mulai: { $home }

days-left =
    { $days ->
        [0] hari ini hari terakhir
       *[other] { $days } hari lagi
    }
days-until =
    { $days ->
        [0] hari ini
        [1] besok
       *[other] { $days } hari lagi
    }

## Program

kind-forum = Forum
kind-training = Pelatihan
kind-exchange = Program pertukaran
kind-volunteering = Kegiatan sukarela
kind-culture = Acara budaya
kind-network = Jejaring dan layanan tetap
kinds-forum = Forum
kinds-training = Pelatihan
kinds-exchange = Program pertukaran
kinds-volunteering = Kegiatan sukarela
kinds-culture = Acara budaya
kinds-network = Jejaring dan layanan tetap
format-onsite = Tatap muka
format-online = Daring
format-hybrid = Tatap muka dan daring
status-cancelled = Dibatalkan
status-postponed = Ditunda
status-over = Sudah selesai
status-running = Sedang berlangsung

fee-free = Gratis
fee-amount = { $amount } won

text-in = { $text } (teks asli dalam { $language })
title-in = judul asli dalam { $language }
nothing-recorded = tidak tercatat

## Keterangan pada kartu

label-status = Catatan
label-when = Waktu
label-previous = Jadwal semula
label-where = Tempat
label-apply = Pendaftaran
label-fee = Biaya
label-capacity = Kuota
label-languages = Bahasa
label-audience = Peserta
label-eligibility = Syarat peserta
label-how = Cara mendaftar
label-link = Daftar di
label-contact = Kontak
label-organizer = Penyelenggara
label-topics = Topik
label-partners = Mitra
label-sessions = Jadwal rinci

## Keadaan di samping "Pendaftaran"

apply-until = sampai { $closes } · { $left }
apply-opens = dibuka { $opens }
apply-closed = ditutup { $closes }
apply-any-time = batas waktu tidak tercatat
apply-closed-short = ditutup
apply-not-yet-short = dibuka { $date }

## Tombol

button-details = Rincian
button-remind = Ingatkan saya
button-calendar = Tambah ke kalender
button-google-calendar = Google Kalender
button-apply = Daftar
button-share = Bagikan
button-more = Selengkapnya
button-yes = Ya, kabari saya
button-stop = Ya, hentikan
button-no = Tidak, biarkan saja

## Bahasa

language-ko = bahasa Korea
language-en = bahasa Inggris
language-zh-Hans = bahasa Tionghoa aksara sederhana
language-zh-Hant = bahasa Tionghoa aksara tradisional
language-ja = bahasa Jepang
language-vi = bahasa Vietnam
language-id = bahasa Indonesia
language-ru = bahasa Rusia
language-es = bahasa Spanyol
language-mn = bahasa Mongolia
language-lo = bahasa Laos
language-km = bahasa Khmer
language-th = bahasa Thai
language-my = bahasa Burma
language-ms = bahasa Melayu
language-fil = bahasa Filipino
language-kk = bahasa Kazakh
language-uz = bahasa Uzbek
language-tr = bahasa Turki
language-ar = bahasa Arab
language-hi = bahasa Hindi
language-fr = bahasa Prancis
language-de = bahasa Jerman
language-pt = bahasa Portugis
