### Untuk petugas: di obrolan dan di baris perintah

staff-only = Ini hanya untuk petugas yayasan.
staff-how = Perintah setelah /staff: list · show 3 · new id Judul (isi mulai baris berikutnya) · text 3 en Judul (isi mulai baris berikutnya) · value 3 nama=nilai · segment 3 language=ko kind=group · describe 3 gambar … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 NAMA · template use NAMA · template drop NAMA · feedback · feedback done KODE · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add NAMA PERAN · remove NAMA · here · live
staff-unread = Saya tidak dapat membaca ini: “{ $text }”.
staff-bound = Anda tercatat sebagai { $name } dengan peran { $role }. Kirim /staff untuk melihat yang dapat dilakukan.

## Pengumuman

broadcast-draft = draf
broadcast-waiting = menunggu orang kedua
broadcast-approved = disetujui
broadcast-scheduled = dijadwalkan
broadcast-sending = terkirim
broadcast-paused = dijeda
broadcast-cancelled = dibatalkan
broadcast-withdrawn = ditarik
staff-list-none = Belum ada pengumuman.
staff-line = #{ $number } · { $state } · { $title }
staff-for = Untuk: { $segment }
staff-size = Akan sampai ke { $count } obrolan.
staff-languages = Bahasa: { $languages }
staff-files = Berkas: { $files }
staff-due = Waktu kirim: { $when }
staff-urgent = Dikirim juga pada jam tenang.
staff-calls = Menyebut peran yang dipilih server Discord untuk pengumuman.
staff-correction = Diubah setelah terkirim. Untuk mengirim ralat: submit, approve, correct.
staff-ready = Siap dikirim.
staff-needs-yes = Perlu persetujuan orang kedua.

## Yang menghalangi

problem-no-text = Belum ada isi.
problem-missing = { $language }: “{ $name }” belum bernilai.
problem-no-description = Gambar { $name } belum punya keterangan bagi yang tidak dapat melihatnya.
problem-nobody = Tidak ada yang akan menerimanya.
problem-segment = Tidak ada “{ $what }” dalam data.
problem-lacks = Versi { $language } tidak memuat isi versi { $first }: { $fact }
problem-adds = Versi { $language } memuat isi yang tidak ada pada versi { $first }: { $fact }

## Pratinjau

staff-preview = { $language }: { $count } karakter
staff-parts = { $network }: { $count } pesan ({ $points })

## Selesai

staff-tested = #{ $number } dikirim sebagai uji coba ke { $count } obrolan.
staff-waiting = #{ $number } menunggu persetujuan orang kedua. Yang lain sudah diberi tahu.
staff-approved = #{ $number } boleh dikirim.
staff-scheduled = #{ $number } dikirim { $when }.
staff-sent = #{ $number } sedang dikirim ke { $count } obrolan.
staff-paused = #{ $number } dijeda. Yang sedang dikirim akan sampai; sisanya tidak dikirim.
staff-resumed = #{ $number } dilanjutkan.
staff-cancelled = #{ $number } dibatalkan. Tidak ada lagi yang dikirim.
staff-corrected = Ralat #{ $number } sedang dikirim ke { $count } obrolan.
staff-recalled = #{ $number } sedang ditarik di { $count } obrolan.
staff-resent = #{ $number } dikirim lagi ke { $count } obrolan.
staff-urgent-asked = Dicatat. Jika orang kedua mengirim perintah yang sama untuk #{ $number }, pengumuman dikirim juga pada jam tenang.
staff-urgent-done = #{ $number } dikirim juga pada jam tenang.
staff-code = { $name } berperan { $role }. Untuk menghubungkan akun, dalam satu jam { $name } mengirim ini kepada naru dalam obrolan pribadi: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } tidak lagi terdaftar.
staff-here = Obrolan ini milik yayasan; peringatan dikirim ke sini.
staff-here-not = Obrolan ini bukan lagi milik yayasan.
staff-held-sent = { $count } pesan yang ditahan akan dikirim.
staff-held-dropped = { $count } pesan yang ditahan tidak akan dikirim.

## Laporan

report-head = #{ $number } · { $state } · { $title }
report-sent = Dikirim: { $totals }
report-corrected = Diralat: { $totals }
report-recalled = Ditarik: { $totals }
report-totals = { $sent } dari { $total } sampai, { $waiting } menunggu, { $doubtful } belum pasti, { $failed } gagal, { $lapsed } terlambat, { $cancelled } dibatalkan
report-reason = { $reason }: { $count }

## Tim, catatan, uji coba

team-none = Belum ada anggota.
team-line = { $name } · { $role } · akun: { $count }
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = Belum ada catatan.
live-yes = Sudah resmi beroperasi dan mengirim kepada semua orang.
live-no = Uji coba: hanya petugas yang menerima pesan sampai dinyatakan resmi.
live-how = Setelah semuanya selesai, pemilik mengirim: /staff live yes
check-done = Selesai: { $what }
check-open = Belum: { $what }
check-programs = ada program di basis data
check-contact = penyelenggara punya kontak
check-two = dua anggota sudah menghubungkan akun, satu di antaranya boleh menyetujui
check-staff-chat = ada obrolan yayasan untuk peringatan
check-tested = satu pengumuman sudah diuji coba

## Ditolak

refused-unknown = Tidak ada pengumuman #{ $number }.
refused-role = Perlu peran “{ $role }”.
refused-state = Ini tidak dapat dilakukan pada #{ $number } sekarang: { $state }.
refused-blocked = #{ $number } belum dapat dikirim:
refused-approval = #{ $number } sampai ke { $count } obrolan dan perlu persetujuan orang kedua dahulu: submit { $number }
refused-own = Harus orang lain yang menyetujui.
refused-stale = Orang lain baru saja mengubahnya. Silakan periksa lagi.
refused-member = Tidak ada anggota bernama { $name }.
refused-trouble = Basis data tidak menjawab; tidak ada yang berubah.
button-approve = Setujui #{ $number }

## Templat dan masukan

template-none = Belum ada templat. Untuk menyimpan: template save 3 NAMA
template-line = { $name } · { $languages } · perlu diisi: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = Disimpan sebagai templat “{ $name }”. Untuk membuat pengumuman baru darinya: template use { $name }
template-dropped = Templat “{ $name }” sudah dihapus.
refused-template = Tidak ada templat bernama “{ $name }”.
refused-template-name = Nama templat harus satu kata, paling banyak 40 karakter.
staff-feedback-none = Tidak ada masukan yang belum ditangani.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = Jika sudah ditangani: feedback done KODE
staff-feedback-done = Selesai: { $code }
refused-feedback = Tidak ada masukan terbuka dengan kode { $code }.

## Going on from a draft; what found no answer; programs

describe-ask = Apa yang terlihat di { $name }? Tulis di pesan berikutnya, untuk orang yang tidak dapat melihatnya.
version-ask = Tulis versi { $language } dari #{ $number } di pesan berikutnya: judul di baris pertama, isi di bawahnya.
languages-ask = Anda ingin menulis dalam bahasa apa?
whom-ask = Untuk siapa?
unanswered-none = Semua pertanyaan sudah terjawab.
unanswered-head = Pertanyaan yang belum terjawab, yang paling sering lebih dahulu:
unanswered-line = { $at }. { $count }× “{ $question }”
answer-ask = Tulis jawaban atas “{ $question }” di pesan berikutnya. Jawaban itu masuk ke tanya jawab.
faq-saved = Mulai sekarang “{ $question }” akan dijawab.
alias-ask = “{ $word }” adalah nama lain dari tempat mana? Silakan tulis tempatnya. Jika kata lain yang dimaksud, tulis “kata = tempat”.
alias-saved = Mulai sekarang “{ $word }” berarti { $place }.
program-ask = { $field }: apa isinya?
program-current = Sejauh ini: { $value }
program-form-text = Tulis dalam bahasa Anda, atau satu baris per bahasa: ko: …
program-form-time = Misalnya 2026-12-03 14:00, atau dengan kata-kata beserta jamnya.
program-form-fee = Dalam won, berupa angka; 0 berarti gratis.
program-review = Mohon diperiksa. Belum ada yang disimpan.
program-faulty = Yang kurang atau salah:
program-saved = Tersimpan sebagai { $id }. Sebentar lagi saya menjawab dengan data ini.
program-stopped = Dihentikan; tidak ada yang berubah.
program-kind = Jenis
program-title = Judul
program-starts = Mulai
program-ends = Selesai
program-summary = Tentang
button-languages = Bahasa
button-whom = Untuk siapa
button-preview = Pratinjau
button-test = Kirim uji coba kepada saya
button-submit = Sudah selesai
button-send = Kirim sekarang
button-send-at = Kirim { $when }
button-cancel = Batalkan pengiriman
button-correct = Kirim ralat
button-halt = Jeda
button-report = Laporan
button-recall = Tarik kembali
button-resume = Lanjutkan
button-everybody = Semua orang
button-answer = Jawab { $at }
button-same = { $at } = “{ $question }”
button-alias = { $at }: “{ $word }” adalah nama lain suatu tempat
button-skip = Lewati
button-back = Kembali
button-clear = Kosongkan
button-stop-program = Berhenti
button-change = Ubah: { $field }
