### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = Pertanyaan Anda sudah saya teruskan kepada staf. Jawabannya datang di sini; balas pesan ini jika ingin menambahkan sesuatu.
enquiry-added = Sudah saya tambahkan ke pertanyaan Anda.
enquiry-hours = Staf menjawab { $days }, { $times }.
enquiry-closed-now = Kantor sedang tutup; buka kembali { $when }.
enquiry-withdrawn = Pertanyaan Anda sudah ditarik kembali.
enquiry-over = Pertanyaan ini sudah selesai.
enquiry-others = Hanya penanya yang dapat menarik kembali pertanyaannya.
enquiry-answer = Jawaban staf atas “{ $question }”:
enquiry-closed = Staf telah menutup pertanyaan Anda “{ $question }”. Anda boleh bertanya lagi kapan saja.
button-enquire = Tanya staf
button-withdraw = Tidak perlu lagi
enquiry-how = Ditanyakan dalam { $language } di { $network }. Apa yang Anda tulis di sini diteruskan kepada penanya kata demi kata; /close mengakhirinya.
enquiry-sent = Terkirim kepada penanya.
enquiry-lost = Penanya tidak dapat dihubungi lagi.
enquiry-ended = Pertanyaan ditutup; penanya sudah diberi tahu.
enquiry-taken-back = Pertanyaan ditarik kembali: tidak perlu dijawab.
button-enquiry-faq = Simpan sebagai tanya jawab
button-enquiry-close = Tutup pertanyaan
privacy-enquiries = Pertanyaan yang diteruskan kepada staf dan isi percakapannya, sampai { $days } hari setelah pesan terakhir.
mydata-enquiries = Pertanyaan yang diteruskan kepada staf: { $count }
