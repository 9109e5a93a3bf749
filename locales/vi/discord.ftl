### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = Tôi chưa có quyền làm việc đó ở đây. Còn thiếu:
discord-mend-channel = Trong Discord, vui lòng mở cài đặt của kênh này (bánh răng cạnh tên kênh), chọn “Quyền”, thêm vai trò của tôi, bật các quyền trên và lưu lại. Sau đó hãy ra lệnh lần nữa.
discord-mend-server = Trong Discord, vui lòng mở Cài đặt máy chủ → Vai trò → vai trò của tôi → Quyền, bật các quyền trên và lưu lại. Sau đó hãy ra lệnh lần nữa.

discord-may-view = Xem kênh
discord-may-send = Gửi tin nhắn
discord-may-send-in-threads = Gửi tin nhắn trong chủ đề
discord-may-embed = Nhúng liên kết
discord-may-attach = Đính kèm tập tin
discord-may-begin-threads = Tạo chủ đề công khai
discord-may-mention = Đề cập @everyone, @here và tất cả vai trò
discord-may-make-events = Tạo sự kiện
