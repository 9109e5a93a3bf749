### Pesan yang dikirim tanpa diminta

## Pengingat

notice-closes = Pendaftaran “{ $title }” ditutup { $when }: { $left }.
notice-closes-hours = Pendaftaran “{ $title }” ditutup dalam { $hours } jam: { $when }.
notice-starts = “{ $title }” dimulai { $when } ({ $left }).
notice-starts-hours = “{ $title }” dimulai dalam { $hours } jam: { $when }.
notice-opens = Pendaftaran “{ $title }” sudah dibuka.
notice-opens-until = Pendaftaran “{ $title }” sudah dibuka, sampai { $closes }.
notice-opens-soon = Pendaftaran “{ $title }” dibuka { $when }.

## Kabar baru dan perubahan

notice-new = Baru: “{ $title }”
notice-changed = “{ $title }” berubah.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = “{ $title }” dibatalkan.
notice-postponed = “{ $title }” ditunda.
notice-on-again = “{ $title }” tetap diselenggarakan.
notice-told = Hal yang saya sampaikan tentang “{ $title }” berubah. { $change }
label-date = Waktu
label-deadline = Batas pendaftaran
label-opening = Pendaftaran dibuka
label-place = Tempat
label-status-now = Status
status-scheduled = Sesuai rencana

## Beberapa sekaligus

notice-digest = { $count } program untuk Anda:
notice-waited = { $count } pesan menunggu Anda:

## Pengumuman

notice-corrected = Ralat: ini menggantikan pengumuman sebelumnya.
notice-withdrawn = Pengumuman ini ditarik.
notice-withdrawn-title = Pengumuman “{ $title }” ditarik.

## Tombol berhenti

button-no-more = Hentikan kabar seperti ini
button-no-announcements = Hentikan pengumuman
button-no-corrections = Hentikan ralat
button-no-digest = Hentikan ringkasan

## Peringatan untuk petugas

alert-content-errors = “{ $what }” dijeda: { $count } dari { $of } pesan ditolak karena isinya. Sisanya tidak dikirim. Perbaiki teksnya, lalu lanjutkan.
alert-bot-locked = { $what } menolak token bot. Tidak ada yang dikirim ke sana sampai diperbaiki; pesan yang jatuh tempo menunggu. Perbarui token dan jalankan ulang naru.
alert-outage = Selama { $of } menit tidak ada yang terkirim di { $what }. { $count } pengumuman yang jatuh tempo ditahan; pengingat terkirim sendiri. Putuskan: /staff held outage yes atau no.
alert-restored = Basis data ini salinan lama. { $count } pesan yang mungkin sudah terkirim ditahan. Putuskan: /staff held restored yes atau no.
alert-clock-set = Jam server diubah { $count } detik. Tidak ada yang hilang; pengingat mengikuti waktu baru. Periksa jamnya.
alert-store-trouble = Basis data berhenti { $count } detik dan sudah pulih. Tidak ada yang hilang. Jika terulang, periksa cakram dan basis data.
alert-approval = “{ $what }” untuk { $count } obrolan menunggu persetujuan orang kedua.
alert-feedback = Ada { $count } masukan dari /feedback yang belum ditangani. Masukan itu disimpan untuk staf. Silakan baca: /staff feedback
alert-deaf = Tidak ada yang diterima dari { $what }: tampaknya program lain memakai bot yang sama. Pengiriman tetap berjalan. Hentikan program itu atau beri token sendiri.
