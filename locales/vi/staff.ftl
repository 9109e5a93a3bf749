### Nói với nhân viên: trong trò chuyện và trên dòng lệnh

staff-only = Chỉ dành cho nhân viên của quỹ.
staff-how = Lệnh viết sau /staff: list · show 3 · new vi Tiêu đề (nội dung từ dòng sau) · text 3 en Tiêu đề (nội dung từ dòng sau) · value 3 tên=giá trị · segment 3 language=ko kind=group · describe 3 hinh … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 TÊN · template use TÊN · template drop TÊN · feedback · feedback done MÃ · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add TÊN VAI-TRÒ · remove TÊN · here · live
staff-unread = Tôi không đọc được: “{ $text }”.
staff-bound = Bạn đã được ghi nhận là { $name }, vai trò { $role }. Gửi /staff để xem có thể làm gì.

## Một thông báo

broadcast-draft = bản nháp
broadcast-waiting = chờ người thứ hai duyệt
broadcast-approved = đã duyệt
broadcast-scheduled = đã hẹn giờ
broadcast-sending = đã gửi
broadcast-paused = tạm dừng
broadcast-cancelled = đã hủy
broadcast-withdrawn = đã thu hồi
staff-list-none = Chưa có thông báo nào.
staff-line = #{ $number } · { $state } · { $title }
staff-for = Gửi đến: { $segment }
staff-size = Sẽ đến { $count } cuộc trò chuyện.
staff-languages = Ngôn ngữ: { $languages }
staff-files = Tệp: { $files }
staff-due = Giờ gửi: { $when }
staff-urgent = Gửi cả trong giờ yên lặng.
staff-calls = Nhắc các vai trò mà máy chủ Discord đã chọn cho thông báo.
staff-correction = Đã sửa sau khi gửi. Để gửi đính chính, hãy lần lượt dùng submit, approve, correct.
staff-ready = Có thể gửi.
staff-needs-yes = Cần người thứ hai duyệt.

## Điều còn vướng

problem-no-text = Chưa có nội dung.
problem-missing = { $language }: “{ $name }” chưa có giá trị.
problem-no-description = Hình { $name } chưa có mô tả cho người không nhìn thấy.
problem-nobody = Không ai nhận được.
problem-segment = Không có “{ $what }” trong dữ liệu.
problem-lacks = Bản { $language } thiếu điều có trong bản { $first }: { $fact }
problem-adds = Bản { $language } có điều không có trong bản { $first }: { $fact }

## Xem trước

staff-preview = { $language }: { $count } ký tự
staff-parts = { $network }: { $count } tin ({ $points })

## Đã làm

staff-tested = #{ $number } đã được gửi thử đến { $count } cuộc trò chuyện.
staff-waiting = #{ $number } đang chờ người thứ hai duyệt. Những người khác đã được báo.
staff-approved = #{ $number } có thể gửi.
staff-scheduled = #{ $number } sẽ gửi vào { $when }.
staff-sent = #{ $number } đang được gửi đến { $count } cuộc trò chuyện.
staff-paused = #{ $number } đã tạm dừng. Phần đang đi sẽ đến nơi; phần còn lại không gửi.
staff-resumed = #{ $number } tiếp tục được gửi.
staff-cancelled = #{ $number } đã bị hủy. Không gửi thêm nữa.
staff-corrected = Bản đính chính của #{ $number } đang được gửi đến { $count } cuộc trò chuyện.
staff-recalled = #{ $number } đang được thu hồi ở { $count } cuộc trò chuyện.
staff-resent = #{ $number } được gửi lại đến { $count } cuộc trò chuyện.
staff-urgent-asked = Đã ghi nhận. Khi người thứ hai gửi cùng lệnh cho #{ $number }, thông báo sẽ gửi cả trong giờ yên lặng.
staff-urgent-done = #{ $number } sẽ gửi cả trong giờ yên lặng.
staff-code = { $name } có vai trò { $role }. Để nối tài khoản, trong vòng một giờ { $name } gửi cho naru trong trò chuyện riêng: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } không còn trong danh sách.
staff-here = Cuộc trò chuyện này thuộc về quỹ; cảnh báo sẽ đến đây.
staff-here-not = Cuộc trò chuyện này không còn thuộc về quỹ.
staff-held-sent = { $count } tin bị giữ sẽ được gửi.
staff-held-dropped = { $count } tin bị giữ sẽ không gửi.

## Báo cáo

report-head = #{ $number } · { $state } · { $title }
report-sent = Gửi: { $totals }
report-corrected = Đính chính: { $totals }
report-recalled = Thu hồi: { $totals }
report-totals = { $sent } trên { $total } đã đến, { $waiting } đang chờ, { $doubtful } chưa rõ, { $failed } thất bại, { $lapsed } quá hạn, { $cancelled } đã hủy
report-reason = { $reason }: { $count }

## Nhân sự, nhật ký, chạy thử

team-none = Chưa có ai trong danh sách.
team-line = { $name } · { $role } · tài khoản: { $count }
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = Chưa có gì trong nhật ký.
live-yes = Hệ thống đã hoạt động chính thức và gửi cho mọi người.
live-no = Chạy thử: chỉ nhân viên nhận tin cho đến khi hoạt động chính thức.
live-how = Khi xong tất cả, chủ sở hữu gửi: /staff live yes
check-done = Xong: { $what }
check-open = Cần làm: { $what }
check-programs = có chương trình trong cơ sở dữ liệu
check-contact = đơn vị tổ chức có thông tin liên hệ
check-two = hai người đã nối tài khoản, một người có quyền duyệt
check-staff-chat = có cuộc trò chuyện của quỹ nhận cảnh báo
check-tested = đã gửi thử một thông báo

## Từ chối

refused-unknown = Không có thông báo #{ $number }.
refused-role = Cần vai trò “{ $role }”.
refused-state = Hiện không thể làm vậy với #{ $number }: { $state }.
refused-blocked = #{ $number } chưa thể gửi:
refused-approval = #{ $number } sẽ đến { $count } cuộc trò chuyện nên cần người thứ hai duyệt trước: submit { $number }
refused-own = Phải do người khác duyệt.
refused-stale = Vừa có người khác sửa. Xin xem lại.
refused-member = Không có ai tên { $name }.
refused-trouble = Cơ sở dữ liệu không trả lời; chưa có gì thay đổi.
button-approve = Duyệt #{ $number }

## Mẫu và góp ý

template-none = Chưa có mẫu nào. Để lưu một mẫu: template save 3 TÊN
template-line = { $name } · { $languages } · cần điền: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = Đã lưu thành mẫu “{ $name }”. Để viết thông báo mới từ mẫu này: template use { $name }
template-dropped = Đã xóa mẫu “{ $name }”.
refused-template = Không có mẫu nào tên “{ $name }”.
refused-template-name = Tên mẫu phải viết liền, tối đa 40 ký tự.
staff-feedback-none = Không có góp ý nào chờ xử lý.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = Khi đã xử lý xong: feedback done MÃ
staff-feedback-done = Đã xử lý: { $code }
refused-feedback = Không có góp ý chờ xử lý nào mang mã { $code }.

## Going on from a draft; what found no answer; programs

describe-ask = { $name } có hình ảnh gì? Xin viết mô tả ở tin nhắn tiếp theo, cho những người không nhìn thấy hình.
version-ask = Xin viết bản { $language } của #{ $number } ở tin nhắn tiếp theo: dòng đầu là tiêu đề, bên dưới là nội dung.
languages-ask = Bạn muốn viết bằng ngôn ngữ nào?
whom-ask = Gửi cho ai?
unanswered-none = Mọi câu hỏi đều đã có câu trả lời.
unanswered-head = Những câu hỏi chưa có câu trả lời, nhiều nhất trước:
unanswered-line = { $at }. { $count } lần “{ $question }”
answer-ask = Xin viết câu trả lời cho “{ $question }” ở tin nhắn tiếp theo. Câu trả lời sẽ nằm trong mục hỏi đáp.
faq-saved = Từ giờ “{ $question }” sẽ được trả lời.
alias-ask = “{ $word }” là tên khác của nơi nào? Xin viết tên nơi đó. Nếu muốn lưu từ khác, xin viết “từ = nơi”.
alias-saved = Từ giờ “{ $word }” có nghĩa là { $place }.
program-ask = { $field }: là gì?
program-current = Hiện tại: { $value }
program-form-text = Viết bằng ngôn ngữ của bạn, hoặc mỗi ngôn ngữ một dòng: ko: …
program-form-time = Ví dụ 2026-12-03 14:00, hoặc bằng lời kèm giờ.
program-form-fee = Số tiền bằng won; 0 là miễn phí.
program-review = Xin xem lại. Chưa có gì được lưu.
program-faulty = Còn thiếu hoặc sai:
program-saved = Đã lưu với mã { $id }. Tôi sẽ trả lời theo đó ngay sau đây.
program-stopped = Đã dừng; không có gì thay đổi.
program-kind = Loại
program-title = Tiêu đề
program-starts = Bắt đầu
program-ends = Kết thúc
program-summary = Giới thiệu
button-languages = Ngôn ngữ
button-whom = Gửi cho ai
button-preview = Xem trước
button-test = Gửi thử cho tôi
button-submit = Đã viết xong
button-send = Gửi ngay
button-send-at = Gửi vào { $when }
button-cancel = Hủy gửi
button-correct = Gửi bản đính chính
button-halt = Tạm dừng
button-report = Báo cáo
button-recall = Thu hồi
button-resume = Tiếp tục
button-everybody = Tất cả mọi người
button-answer = Trả lời { $at }
button-same = { $at } = “{ $question }”
button-alias = { $at }: “{ $word }” là tên khác của một nơi
button-skip = Bỏ qua
button-back = Quay lại
button-clear = Để trống
button-stop-program = Dừng
button-change = Sửa: { $field }
