### What naru says on Telegram alone.

bot-about = Saya menjawab pertanyaan tentang pertukaran, forum, pelatihan, kegiatan sukarela, dan acara budaya, serta mengabari Anda tepat waktu tentang hal yang Anda minati. Bertanyalah dengan kata-kata Anda sendiri, dalam salah satu dari sepuluh bahasa.
bot-short = Tanyakan program yayasan dengan kata-kata Anda sendiri, dan dapatkan pengingat tepat waktu.

telegram-old = Maaf, saya sedang tidak ada ketika Anda bertanya. Jika masih perlu, silakan tanyakan lagi.
telegram-slow-down = Terlalu banyak sekaligus. Mohon tunggu satu menit, lalu tanyakan lagi.
telegram-unreadable = Saya hanya dapat membaca teks. Silakan tulis pertanyaan Anda dengan beberapa kata.
telegram-in-private = Hal itu hanya dapat saya sampaikan di obrolan pribadi kita. Silakan buka, tekan Mulai, lalu tanyakan lagi.

## Deciding for a group from one's own chat

telegram-groups-command = Kelola grup atau kanal
telegram-groups = Mana yang ingin Anda kelola?
telegram-groups-none = Saya belum melihat Anda sebagai admin suatu grup. Kirim /my di grup itu terlebih dahulu.
telegram-manage = Kelola lewat obrolan pribadi
telegram-managing = Sekarang Anda mengelola “{ $title }”: yang Anda tulis di sini berlaku untuknya selama setengah jam. /done mengakhirinya.
telegram-managed-done = Selesai; sekarang kembali ke pengaturan Anda sendiri.
telegram-file-lost = Berkas tidak dapat diterima. Ukurannya paling besar 10 MB; silakan coba lagi.
