### What naru says on Telegram alone.

bot-about = Tôi trả lời câu hỏi về giao lưu, diễn đàn, đào tạo, tình nguyện và sự kiện văn hóa, và báo kịp thời cho bạn những tin bạn quan tâm. Hãy hỏi theo cách của bạn, bằng một trong mười ngôn ngữ.
bot-short = Hỏi về các chương trình của quỹ theo cách của bạn và được nhắc kịp thời.

telegram-old = Rất tiếc, tôi vắng mặt khi bạn hỏi. Nếu bạn vẫn cần, xin hỏi lại.
telegram-slow-down = Bạn hỏi hơi nhiều cùng một lúc. Xin chờ một phút rồi hỏi lại.
telegram-unreadable = Tôi chỉ đọc được chữ. Xin viết câu hỏi của bạn bằng vài từ.
telegram-in-private = Tôi chỉ có thể cho bạn biết điều này trong cuộc trò chuyện riêng. Xin mở cuộc trò chuyện, nhấn Bắt đầu rồi hỏi lại.

## Deciding for a group from one's own chat

telegram-groups-command = Quản lý nhóm hoặc kênh
telegram-groups = Bạn muốn quản lý nhóm hoặc kênh nào?
telegram-groups-none = Tôi chưa thấy bạn là quản trị viên của nhóm nào. Trước tiên, xin gửi /my trong nhóm.
telegram-manage = Quản lý trong tin nhắn riêng
telegram-managing = Bây giờ bạn quản lý “{ $title }”: những gì bạn viết ở đây áp dụng cho nơi đó trong nửa giờ. Gửi /done để kết thúc.
telegram-managed-done = Đã kết thúc; từ giờ là thiết lập của riêng bạn.
telegram-file-lost = Không nhận được tệp. Tệp tối đa 10 MB; xin thử lại.
