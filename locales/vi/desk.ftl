### Trả lời lệnh và nút bấm

## Lệnh

command-start = Bắt đầu
command-help = Tôi làm được gì
command-upcoming = Các chương trình sắp tới
command-deadlines = Chương trình đang nhận đăng ký
command-agenda = Ghim danh sách sắp diễn ra
command-my = Các mục bạn theo dõi
command-remind = Khi nào nhắc bạn
command-language = Chọn ngôn ngữ
command-timezone = Chọn múi giờ
command-calendar = Lịch của bạn dưới dạng tệp
command-feedback = Góp ý cho quỹ
command-privacy = Những gì được lưu về bạn
command-mydata = Xem dữ liệu của bạn
command-forget = Xóa dữ liệu của bạn
command-link = Nối với cuộc trò chuyện khác của bạn
command-stop = Dừng mọi tin nhắn
command-staff = Dành cho nhân viên
command-line = /{ $command }: { $what }

help-commands = Bạn cứ hỏi bằng lời của mình. Bạn cũng có thể dùng các lệnh sau:
start-kept = Tôi chỉ lưu những gì cần để trả lời và báo tin cho bạn. Chi tiết có ở /privacy.
start-group = Trong cuộc trò chuyện này, hãy nhắc đến tôi hoặc trả lời tin nhắn của tôi để hỏi. Quản trị viên quyết định nội dung được đăng ở đây bằng /my, /language và /remind.

## Theo dõi

my-none = Ở đây chưa theo dõi gì. Ví dụ, bạn có thể nhờ tôi báo khi có diễn đàn mới.
my-some = Ở đây đang theo dõi { $count } mục:
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (tạm dừng)
my-entry-digest = { $number }. { $what } (gộp trong một tin: { $schedule })
my-silent = Hiện mọi tin nhắn đến cuộc trò chuyện này đều đã dừng.
schedule-daily = hằng ngày lúc { $time }
schedule-weekly = { $weekday } hằng tuần, { $time }
schedule-monthly = ngày { $day } hằng tháng, { $time }
schedule-own = theo lịch riêng “{ $schedule }”
button-stop-one = Dừng: { $what }
button-pause-one = Tạm dừng: { $what }
button-resume-one = Tiếp tục: { $what }
button-digest-one = Gộp mỗi tuần một lần: { $what }
button-each-one = Gửi từng tin: { $what }
button-announcements-on = Nhận lại thông báo

done-subscribed = Đã ghi nhận. Từ nay tôi sẽ báo cho bạn về: { $what }
done-subscribed-already = Mục này đã được theo dõi: { $what }
done-too-many = Ở đây đã có { $count } mục theo dõi, không thể thêm nữa. Xin dừng bớt một mục bằng /my.
done-stopped = Đã dừng: { $what }
done-stopped-before = Mục này đã dừng từ trước và sẽ không gửi nữa.
done-paused = Đã tạm dừng: { $what }
done-resumed = Đã tiếp tục: { $what }
done-digest = Từ nay sẽ gộp trong một tin, { $schedule }: { $what }
digest-how = Muốn giờ khác, hãy gửi chẳng hạn: /my { $number } 30 8 * * 1,4 (phút, giờ, ngày, tháng, thứ)
digest-wrong = Không đọc được “{ $text }” là thời gian lặp lại, nhiều nhất mỗi giờ một lần.
done-each = Từ nay sẽ gửi từng tin: { $what }
done-announcements-off = Bạn sẽ không nhận thông báo nữa.
done-announcements-on = Bạn sẽ lại nhận thông báo.
done-corrections-off = Khi điều đã nói với bạn thay đổi, tôi sẽ không báo nữa.
done-corrections-on = Khi điều đã nói với bạn thay đổi, tôi sẽ báo cho bạn.
done-digest-off = Bạn sẽ không nhận bản tổng hợp nữa.
done-left = Vâng, mọi thứ giữ nguyên.
unsubscribe-nothing = Không có gì để dừng: ở đây không có mục theo dõi nào phù hợp.
admins-only = Chỉ quản trị viên của cuộc trò chuyện này mới có thể thay đổi.

## Nhắc nhở và giờ yên lặng

remind-now = Bạn sẽ được nhắc:
remind-none = Bạn không nhận nhắc nhở.
remind-usual = Bạn được nhắc vào những lúc mặc định, tùy loại chương trình. Ví dụ với diễn đàn:
remind-ask = Từ nay tôi sẽ nhắc bạn như sau, được không?
remind-ask-none = Từ nay tôi sẽ không nhắc bạn nữa, được không?
remind-how = Bạn có thể tự đặt, ví dụ: /remind closes-7d closes-1d starts-2h, nghĩa là 7 ngày và 1 ngày trước khi hết hạn đăng ký, và 2 giờ trước khi bắt đầu.
remind-wrong = Tôi không đọc được “{ $text }”. Xin viết như sau: /remind closes-7d closes-1d starts-2h
button-save = Lưu
button-reminders-usual = Lúc mặc định
button-reminders-last = Chỉ trước một ngày
button-reminders-none = Không nhắc
quiet-now = Từ { $from } đến { $to } tôi giữ yên lặng và gửi sau đó ({ $zone }).
quiet-off = Tôi gửi vào bất cứ giờ nào.
quiet-ask = Từ nay tôi sẽ giữ yên lặng từ { $from } đến { $to }, được không? ({ $zone })
button-quiet-off = Bỏ giờ yên lặng
button-quiet-on = Yên lặng { $from }–{ $to }
done-saved = Đã lưu.

## Ngôn ngữ và múi giờ

speak-now = Tôi gửi tin đến cuộc trò chuyện này bằng { $language }.
speak-now-two = Tôi gửi tin đến cuộc trò chuyện này bằng { $first } và { $second }.
speak-how = Bạn có thể chọn ngôn ngữ khác ở đây. Nhóm và kênh có thể dùng hai ngôn ngữ cùng lúc, ví dụ: /language ko en
speak-unknown = Tôi không biết “{ $text }”. Tôi biết các ngôn ngữ sau:
done-speak = Từ nay tôi viết cho bạn bằng { $language }.
done-speak-two = Từ nay tôi viết cho cuộc trò chuyện này bằng { $first } và { $second }.
clock-now = Tôi theo giờ { $zone }. Ở đó bây giờ là { $time }.
clock-how = Để đổi, hãy viết tên thành phố hoặc múi giờ, ví dụ: /timezone Hà Nội hoặc /timezone Asia/Ho_Chi_Minh
clock-ask = Đây có phải múi giờ của bạn không? { $zone }, ở đó bây giờ là { $time }.
clock-unknown = Tôi không tìm thấy múi giờ cho “{ $text }”. Xin viết một thành phố lớn hoặc múi giờ, ví dụ: /timezone Asia/Ho_Chi_Minh
done-clock = Từ nay tôi theo giờ { $zone }. Ở đó bây giờ là { $time }.

## Lịch, góp ý, kết nối

calendar-here = Đây là { $count } mục cho lịch của bạn.
calendar-none = Các mục bạn theo dõi chưa có ngày nào sắp tới.
calendar-undated = “{ $title }” chưa có ngày cụ thể.
calendar-unknown = Chương trình này không còn trong hồ sơ.
feedback-how = Xin viết góp ý ngay sau lệnh, ví dụ: /feedback Tôi không tìm thấy địa điểm.
feedback-thanks = Cảm ơn bạn. Góp ý sẽ được chuyển đến nhân viên của { $organizer }.
feedback-long = Nội dung quá dài. Xin viết tối đa { $count } ký tự.
link-code = Mã của bạn là { $code }. Trong vòng 10 phút, hãy gửi /link { $code } cho tôi trên mạng kia. Sau đó hai cuộc trò chuyện dùng chung ngôn ngữ và múi giờ, và mỗi tin chỉ gửi một lần.
link-done = Hai cuộc trò chuyện đã được nối với nhau.
link-wrong = Mã này không đúng hoặc đã hết hạn. Hãy gửi /link ở cuộc trò chuyện kia để lấy mã mới.
link-private = Xin gửi lệnh này trong cuộc trò chuyện riêng với tôi.

## Quyền riêng tư

privacy-head = Những gì được lưu về bạn
privacy-chat = Số của cuộc trò chuyện này, ngôn ngữ, múi giờ và cài đặt, để tôi có thể trả lời bạn.
privacy-wishes = Các mục bạn theo dõi, cho đến khi bạn dừng.
privacy-told = Trong { $days } ngày, những chương trình tôi đã nói với bạn, để tôi đính chính khi có thay đổi.
privacy-questions = Trong { $days } ngày, nội dung câu hỏi của bạn, để nhân viên biết tôi chưa hiểu điều gì. Sau đó chỉ giữ lại số lượng.
privacy-closed = Nếu bạn chặn tôi, mọi thứ sẽ bị xóa sau { $days } ngày.
privacy-never = Không lưu tên, số điện thoại hay địa chỉ. Không chuyển cho bên nào khác.
privacy-how = /mydata cho xem tất cả, /forget xóa ngay lập tức.
mydata-head = Đây là toàn bộ những gì được lưu về bạn ở đây:
mydata-none = Ở đây không lưu gì về bạn.
mydata-language = Ngôn ngữ: { $language }
mydata-clock = Múi giờ: { $zone }
mydata-wishes = Mục theo dõi: { $count }
mydata-told = Chương trình đã nói với bạn: { $count }
mydata-feedback = Góp ý đã gửi: { $count }
mydata-questions = Câu hỏi của bạn: { $count }
mydata-file = Tệp đính kèm có đầy đủ nguyên văn.
forget-ask = Bạn có muốn tôi xóa mọi thứ về bạn không? Mục theo dõi, cài đặt và câu hỏi sẽ bị xóa ngay và không thể khôi phục.
button-forget-ask = Xóa tất cả
button-forget = Vâng, hãy xóa
forget-done = Đã xóa tất cả. Nếu bạn viết cho tôi lần nữa, chúng ta bắt đầu lại từ đầu.

## Khác

stop-all-done = Đã dừng tất cả. Sẽ không còn nhắc nhở, thông báo hay đính chính.
stop-done = Tôi sẽ không gửi gì đến đây nữa. Các mục theo dõi vẫn được giữ, bạn có thể tiếp tục bất cứ lúc nào.
button-go-on = Gửi tin trở lại
done-go-on = Tôi sẽ gửi tin đến đây trở lại.
trouble = Rất tiếc, phía tôi gặp trục trặc và chưa có gì thay đổi. Xin thử lại sau vài phút.
press-unknown = Nút này không còn dùng được. Xin viết cho tôi điều bạn muốn.
