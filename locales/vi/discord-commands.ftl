### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = hỏi
slash-upcoming = sắp-tới
slash-program = chương-trình
slash-deadlines = hạn-chót
slash-remind = nhắc
slash-my = của-tôi
slash-subscribe = đăng-ký
slash-agenda = lịch-trình
slash-calendar = lịch
slash-language = ngôn-ngữ
slash-timezone = múi-giờ
slash-privacy = riêng-tư
slash-mydata = dữ-liệu
slash-forget = xóa-dữ-liệu
slash-help = trợ-giúp
slash-link = liên-kết
slash-feedback = góp-ý
slash-propose = đề-xuất
slash-translate = dịch
slash-staff = nhân-viên
# In the menu of a message; spaces are allowed.
slash-ask-naru = Hỏi naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = Hỏi về các chương trình theo cách của bạn
slash-program-about = Xem mọi thông tin về một chương trình
slash-subscribe-about = Nhận tin về chương trình mới, tại đây hoặc trong một kênh
slash-propose-about = Đề xuất một chương trình; quỹ sẽ xem xét
slash-translate-about = Bổ sung bản dịch còn thiếu của một chương trình

## Names of what is typed behind a command

option-question = câu-hỏi
option-kind = loại
option-place = địa-điểm
option-program = chương-trình
option-language = ngôn-ngữ
option-second = ngôn-ngữ-thứ-hai
option-channel = kênh
option-code = mã
option-text = nội-dung
option-order = lệnh
option-role = vai-trò
option-events = sự-kiện
option-role-about = Vai trò mà thông báo đã duyệt được phép gọi
option-events-about = Hiện các chương trình trong mục sự kiện của máy chủ này
option-question-about = Điều bạn muốn biết
option-kind-about = Chỉ chương trình loại này
option-place-about = Thành phố, quốc gia hay khu vực; chọn khi gõ
option-program-about = Tên chương trình; chọn khi gõ
option-language-about = Ngôn ngữ tôi dùng ở đây
option-second-about = Viết ngay dưới ngôn ngữ đầu, trong cùng tin nhắn
option-channel-about = Nơi đăng; dành cho người quản lý máy chủ
option-code-about = Mã từ cuộc trò chuyện kia; bỏ trống để nhận mã
option-text-about = Điều bạn muốn nói với quỹ
option-order-about = Việc cần làm; bỏ trống để xem các thông báo

## What naru says on Discord alone

discord-slow-down = Bạn vừa hỏi khá nhiều cùng lúc. Xin chờ một phút rồi hỏi lại.
discord-unreadable = Tôi chỉ đọc được chữ. Xin viết câu hỏi bằng vài từ.
discord-no-program = Tôi không biết chương trình nào tên “{ $text }”. Xin chọn trong danh sách hiện ra khi gõ.
discord-no-place = Tôi không biết địa điểm nào tên “{ $text }”. Xin chọn trong danh sách hiện ra khi gõ.
discord-dm-sent = Tôi đã nhắn riêng cho bạn.
discord-dm-closed = Tôi không thể nhắn cho bạn: tin nhắn riêng của bạn đang đóng. Xin cho phép tin nhắn riêng trong cài đặt quyền riêng tư của máy chủ này rồi bấm lại. Hoặc tôi nhắc mọi người trong kênh này.
discord-remind-here = Nhắc trong kênh này
discord-agenda-begun = Danh sách giờ nằm trong kênh này và tự cập nhật.
discord-events-on = Từ nay, các chương trình sẽ nằm trong mục sự kiện của máy chủ này.
discord-events-off = Các chương trình không còn nằm trong mục sự kiện của máy chủ này.

## Proposals of volunteers

propose-title = Đề xuất chương trình
propose-name = Tên chương trình
propose-when = Khi nào bắt đầu (2027-03-05 14:00)
propose-where = Ở đâu
propose-what = Nội dung
propose-link = Liên kết đăng ký (có thể bỏ trống)
propose-thanks = Cảm ơn bạn. Nhân viên của quỹ đã thấy “{ $title }”, và tôi sẽ báo bạn biết quyết định.
propose-when-wrong = Tôi không đọc được “{ $text }” như một thời điểm sắp tới. Xin viết như 2027-03-05 14:00.
propose-link-wrong = “{ $text }” không phải địa chỉ web. Xin bắt đầu bằng https://
propose-too-many = Hôm nay bạn đã đề xuất khá nhiều. Xin đề xuất tiếp vào ngày mai.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = Đề xuất: { $title } ({ $kind })
proposal-where = Ở đâu: { $text }
proposal-when = Khi nào: { $when }
proposal-link = Liên kết: { $text }
proposal-translation = Có bản dịch “{ $title }” sang { $language } được đề xuất:
proposal-accept = Chấp nhận
proposal-decline = Từ chối
# $name is who of staff decided.
proposal-accepted = “{ $title }” đã được chấp nhận. ({ $name })
proposal-declined = “{ $title }” đã bị từ chối. ({ $name })
proposal-decided = Việc này đã được quyết định.
proposal-good-news = Tin vui: quỹ đã chấp nhận “{ $title }”. Cảm ơn bạn đã giúp đỡ.
proposal-bad-news = Lần này quỹ chưa thể nhận “{ $title }”. Cảm ơn bạn đã đề xuất.
translate-title = Dịch chương trình
translate-name = Tên
translate-summary = Nội dung chính
translate-complete = “{ $title }” không thiếu gì trong ngôn ngữ này. Cảm ơn bạn đã xem.

## The staff’s desk on Discord

desk-compose = Thông báo mới
desk-compose-title = Thông báo
desk-version = Viết bản theo ngôn ngữ
desk-title = Tiêu đề
desk-body = Nội dung
desk-segment = Gửi cho ai (all, language=ko kind=group …)
desk-schedule = Gửi theo giờ hẹn
desk-at = Khi nào (2027-03-05 14:00)
desk-preview = Xem trước
desk-test = Gửi thử
desk-submit = Trình duyệt
desk-approve = Phê duyệt
desk-send = Gửi ngay
desk-pause = Tạm dừng
desk-resume = Tiếp tục
desk-cancel = Hủy
desk-correct = Đính chính bản đã gửi
desk-recall = Thu hồi
desk-answer = Trả lời
desk-refresh = Tiến độ
