### Tin gửi chủ động

## Nhắc nhở

notice-closes = Hạn đăng ký “{ $title }” là { $when }: { $left }.
notice-closes-hours = Đăng ký “{ $title }” sẽ hết hạn trong { $hours } giờ nữa: { $when }.
notice-starts = “{ $title }” bắt đầu vào { $when } ({ $left }).
notice-starts-hours = “{ $title }” bắt đầu trong { $hours } giờ nữa: { $when }.
notice-opens = “{ $title }” đã mở đăng ký.
notice-opens-until = “{ $title }” đã mở đăng ký, đến { $closes }.
notice-opens-soon = “{ $title }” sẽ mở đăng ký vào { $when }.

## Tin mới và thay đổi

notice-new = Mới: “{ $title }”
notice-changed = “{ $title }” có thay đổi.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = “{ $title }” đã bị hủy.
notice-postponed = “{ $title }” đã bị hoãn.
notice-on-again = “{ $title }” vẫn sẽ diễn ra.
notice-told = Điều tôi đã nói với bạn về “{ $title }” có thay đổi. { $change }
label-date = Thời gian
label-deadline = Hạn đăng ký
label-opening = Mở đăng ký
label-place = Địa điểm
label-status-now = Tình trạng
status-scheduled = Theo kế hoạch

## Gộp nhiều tin

notice-digest = { $count } chương trình dành cho bạn:
notice-waited = { $count } tin đang chờ bạn:

## Thông báo

notice-corrected = Đính chính: tin này thay cho thông báo trước đó.
notice-withdrawn = Thông báo này đã được thu hồi.
notice-withdrawn-title = Thông báo “{ $title }” đã được thu hồi.

## Nút dừng

button-no-more = Dừng những tin này
button-no-announcements = Dừng nhận thông báo
button-no-corrections = Dừng nhận đính chính
button-no-digest = Dừng nhận bản tổng hợp

## Cảnh báo cho nhân viên

alert-content-errors = Đã tạm dừng “{ $what }”: { $count } trong { $of } tin bị từ chối vì nội dung. Phần còn lại không gửi nữa. Xin sửa nội dung rồi tiếp tục.
alert-bot-locked = { $what } từ chối mã truy cập của bot. Cho đến khi khắc phục, không có gì được gửi đến đó; các tin đến hạn sẽ chờ. Xin đổi mã và khởi động lại naru.
alert-outage = Trong { $of } phút không gửi được gì trên { $what }. { $count } thông báo đến hạn đang được giữ lại; lời nhắc tự gửi đi. Xin quyết định: /staff held outage yes hoặc no.
alert-restored = Cơ sở dữ liệu là một bản sao cũ. { $count } tin có thể đã được gửi trước đó nên đang được giữ lại. Xin quyết định: /staff held restored yes hoặc no.
alert-clock-set = Đồng hồ của máy đã bị chỉnh { $count } giây. Không mất gì; lời nhắc theo giờ mới. Xin kiểm tra đồng hồ.
alert-store-trouble = Cơ sở dữ liệu ngừng { $count } giây và đã hoạt động lại. Không mất gì. Nếu lặp lại, xin kiểm tra ổ đĩa và cơ sở dữ liệu.
alert-approval = “{ $what }” gửi đến { $count } cuộc trò chuyện đang chờ người thứ hai duyệt.
alert-feedback = Có { $count } góp ý gửi qua /feedback chưa được xử lý. Chúng được lưu cho nhân viên. Xin hãy đọc: /staff feedback
alert-deaf = Không nhận được gì từ { $what }: có vẻ một chương trình khác đang dùng cùng bot. Việc gửi vẫn tiếp tục. Xin dừng chương trình kia hoặc cho nó mã riêng.
