### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = Saya belum diizinkan melakukan itu di sini. Izin yang belum ada:
discord-mend-channel = Di Discord, buka pengaturan channel ini (roda gigi di samping namanya), pilih Izin, tambahkan peran saya, aktifkan izin di atas, lalu simpan. Setelah itu, silakan coba lagi.
discord-mend-server = Di Discord, buka Pengaturan Server → Peran → peran saya → Izin, aktifkan izin di atas, lalu simpan. Setelah itu, silakan coba lagi.

discord-may-view = Lihat Channel
discord-may-send = Kirim Pesan
discord-may-send-in-threads = Kirim Pesan di Thread
discord-may-embed = Sematkan Tautan
discord-may-attach = Lampirkan File
discord-may-begin-threads = Buat Thread Publik
discord-may-mention = Sebut @everyone, @here, dan Semua Peran
discord-may-make-events = Buat Acara
