### What naru says on Telegram alone.

bot-about = Tôi trả lời câu hỏi về giao lưu, diễn đàn, đào tạo, tình nguyện và sự kiện văn hóa, và báo kịp thời cho bạn những tin bạn quan tâm. Hãy hỏi theo cách của bạn, bằng một trong mười ngôn ngữ.
bot-short = Hỏi về các chương trình của quỹ theo cách của bạn và được nhắc kịp thời.

telegram-old = Rất tiếc, tôi vắng mặt khi bạn hỏi. Nếu bạn vẫn cần, xin hỏi lại.
telegram-slow-down = Bạn hỏi hơi nhiều cùng một lúc. Xin chờ một phút rồi hỏi lại.
telegram-unreadable = Tôi chỉ đọc được chữ. Xin viết câu hỏi của bạn bằng vài từ.
telegram-in-private = Tôi chỉ có thể cho bạn biết điều này trong cuộc trò chuyện riêng. Xin mở cuộc trò chuyện, nhấn Bắt đầu rồi hỏi lại.
