### Những câu naru trả lời khi trò chuyện.

## Điều đã hiểu: "Diễn đàn · tháng 12 năm 2026 · miễn phí"

echo-all = Chương trình sắp diễn ra
echo-free = miễn phí
echo-paid = có thu phí
echo-online = trực tuyến
echo-onsite = trực tiếp
echo-abroad = ở nước ngoài
echo-home = trong nước
echo-language = bằng { $language }
echo-open = đang nhận đăng ký
echo-closing = hạn đăng ký: { $time }
echo-closing-any = còn hạn đăng ký
echo-standing = hoạt động thường xuyên
echo-cancelled = đã hủy
echo-postponed = đã hoãn
echo-not = trừ { $what }
echo-words = “{ $words }”

## Chương trình … nhất

pick-soonest = Chương trình bắt đầu sớm nhất:
pick-latest = Chương trình bắt đầu muộn nhất:
pick-most-urgent = Chương trình hết hạn đăng ký sớm nhất:
pick-cheapest = Chương trình có phí thấp nhất:
pick-dearest = Chương trình có phí cao nhất:
pick-largest = Chương trình có nhiều chỗ nhất:
pick-smallest = Chương trình có ít chỗ nhất:
pick-longest = Chương trình kéo dài nhất:
pick-shortest = Chương trình ngắn nhất:

## Danh sách

list-found = Tìm thấy { $count } chương trình.
list-counted = Có { $count } chương trình.
list-part = Đây là mục { $from } đến { $to } theo thứ tự ngày. Nhấn “{ button-more }” để xem tiếp.
list-rest = Đây là mục { $from } đến { $to } theo thứ tự ngày, và là những mục cuối cùng.

## Không có

none-found = Không tìm thấy chương trình nào phù hợp.
none-understood = Xin lỗi, tôi chưa hiểu rõ ý bạn. Bạn vui lòng hỏi bằng cách khác hoặc thử một trong các câu hỏi dưới đây.
none-near = Những chương trình gần giống:
none-other = Bạn có thể đổi thời gian, địa điểm hoặc loại chương trình, hoặc thử một trong các câu hỏi dưới đây.

## Hỏi lại

choices-which = Bạn muốn hỏi chương trình nào?

## Một chương trình. Câu đầu tiên nêu điều được hỏi.

answer-yes = Đúng vậy. { $answer }
answer-no = Không. { $answer }
open-yes = Vâng, bạn có thể đăng ký ngay. { $answer }
open-no = Hiện chưa thể đăng ký. { $answer }

start-upcoming = “{ $title }” diễn ra { $when }.
start-running = “{ $title }” đang diễn ra: { $when }.
start-over = “{ $title }” đã kết thúc. Chương trình đã diễn ra { $when }.
start-postponed = “{ $title }” đã bị hoãn. Lịch mới là { $when }.
start-postponed-undated = “{ $title }” đã bị hoãn. Lịch mới chưa được ấn định.
start-cancelled = “{ $title }” đã bị hủy.
start-cancelled-dated = “{ $title }” đã bị hủy. Lịch ban đầu là { $when }.
start-standing = “{ $title }” là dịch vụ thường xuyên, không có ngày cố định.
start-undated = Chưa có thông tin về ngày diễn ra “{ $title }”.

deadline-open = Bạn có thể đăng ký “{ $title }” đến { $closes }, { $left }.
deadline-open-any = “{ $title }” đang nhận đăng ký; hạn đăng ký chưa được ghi.
deadline-not-yet = “{ $title }” mở đăng ký từ { $opens }.
deadline-not-yet-until = “{ $title }” nhận đăng ký từ { $opens } đến { $closes }.
deadline-closed = “{ $title }” đã hết hạn đăng ký lúc { $closes }.
deadline-none = Chưa có thông tin đăng ký cho “{ $title }”.

venue-at = Địa điểm tổ chức “{ $title }”: { $venue }.
venue-online = “{ $title }” diễn ra trực tuyến: { $venue }.
venue-online-only = “{ $title }” diễn ra trực tuyến.
venue-hybrid = “{ $title }” diễn ra cả trực tiếp và trực tuyến: { $venue }.
venue-none = Chưa có thông tin về địa điểm của “{ $title }”.

eligibility-text = Điều kiện tham gia “{ $title }”: { $text }
eligibility-audience = Đối tượng của “{ $title }”: { $audience }.
eligibility-none = Chưa có thông tin về điều kiện tham gia “{ $title }”.
audience-yes = Có. Đối tượng của “{ $title }”: { $audience }.
audience-anyone = Có. Ai cũng có thể tham gia “{ $title }”.
audience-unsaid = Thông tin về “{ $title }” không nhắc đến nhóm này ({ $asked }). Đối tượng đã ghi: { $audience }.

fee-answer-free = “{ $title }” miễn phí.
fee-answer-amount = Phí tham gia “{ $title }” là { $fee }.
fee-answer-none = Chưa có thông tin về phí tham gia “{ $title }”.

how-text = Cách đăng ký “{ $title }”: { $text }
how-link = Bạn có thể đăng ký “{ $title }” tại đây: { $url }
how-none = Chưa có thông tin về cách đăng ký “{ $title }”.

contact-at = Mọi thắc mắc về “{ $title }” xin liên hệ { $contact }.
contact-organizer = “{ $title }” không có đầu mối liên hệ riêng. Xin liên hệ đơn vị tổ chức, { $organizer }: { $contact }
contact-none = Chưa có thông tin liên hệ của “{ $title }”.

languages-in = “{ $title }” sử dụng { $languages }.
languages-none = Chưa có thông tin về ngôn ngữ của “{ $title }”.

capacity-is = “{ $title }” có { $places } chỗ.
capacity-none = Chưa có thông tin về số chỗ của “{ $title }”.

status-planned = “{ $title }” vẫn diễn ra theo kế hoạch: { $when }.

organizer-is = Đơn vị tổ chức “{ $title }” là { $organizer }.
organizer-none = Chưa có thông tin về đơn vị tổ chức “{ $title }”.

ask-contact = Xin hỏi thêm tại { $contact }.

## Đăng ký nhận tin

subscribe-ask = Bạn có muốn tôi báo tin về nội dung này không? { $what }
subscribe-program = Bạn có muốn tôi nhắc về “{ $title }” không?
subscribe-series = Bạn có muốn tôi báo khi có kỳ tiếp theo không?
subscribe-which = Bạn muốn nhận tin về nội dung nào?
subscribe-everything = tất cả chương trình
subscribe-told = Với mỗi chương trình phù hợp, tôi sẽ báo cho bạn:
subscribe-moments = Tôi sẽ báo cho bạn vào những ngày sau:
subscribe-moment = { $date }: { $what }
subscribe-no-moment = Chưa có ngày nào sắp tới được ghi. Tôi sẽ báo ngay khi có.
subscribe-changes = Nếu ngày giờ hoặc địa điểm thay đổi, hoặc chương trình bị hủy hay hoãn, tôi sẽ báo ngay. Bạn có thể dừng nhận tin bất cứ lúc nào.
subscribe-confirm = Việc báo tin bắt đầu khi bạn nhấn “{ button-yes }”.

when-opens = khi mở đăng ký
when-opens-days = { $count } ngày trước khi mở đăng ký
when-opens-hours = { $count } giờ trước khi mở đăng ký
when-closes = khi hết hạn đăng ký
when-closes-days = { $count } ngày trước khi hết hạn đăng ký
when-closes-hours = { $count } giờ trước khi hết hạn đăng ký
when-starts = khi bắt đầu
when-starts-days = { $count } ngày trước khi bắt đầu
when-starts-hours = { $count } giờ trước khi bắt đầu

unsubscribe-ask = Bạn có muốn dừng nhận tin về nội dung này không? { $what }
unsubscribe-program = Bạn có muốn dừng nhận nhắc nhở về “{ $title }” không?
unsubscribe-all = Bạn có muốn dừng mọi nhắc nhở và thông báo không?
unsubscribe-confirm = Chưa có gì thay đổi cho đến khi bạn nhấn “{ button-stop }”.

## Chào hỏi và hướng dẫn

help-greeting = Xin chào! { $organizer } hân hạnh đón tiếp bạn. Tôi trả lời các câu hỏi về giao lưu quốc tế, diễn đàn, đào tạo, hoạt động tình nguyện và sự kiện văn hóa.
help-abilities = Tôi có thể cho bạn biết sắp có những chương trình nào, cùng thời gian, địa điểm, phí, hạn và cách đăng ký của từng chương trình. Tôi cũng có thể nhắc bạn trước khi hết hạn.
help-thanks = Rất vui được giúp bạn! Nếu muốn biết thêm, bạn cứ hỏi nhé.
help-goodbye = Tạm biệt! Mời bạn quay lại bất cứ lúc nào.
help-try = Bạn có thể hỏi, ví dụ:
human-contact = Nhân viên của { $organizer } sẽ hỗ trợ bạn tại đây: { $contact }
human-website = Trang web: { $url }
human-none = Tôi không thể kết nối bạn với nhân viên từ đây. Xin liên hệ trực tiếp với { $organizer }.
offtopic = Rất tiếc, tôi không giúp được việc này. Tôi có thể trả lời về giao lưu quốc tế, diễn đàn, đào tạo, hoạt động tình nguyện và sự kiện văn hóa.
faq-foreign = Câu trả lời này hiện chỉ có bằng { $language }:

## Câu hỏi ví dụ

example-kind-forum = Sắp tới có những diễn đàn nào?
example-kind-training = Sắp tới có những khóa đào tạo nào?
example-kind-exchange = Sắp tới có những chương trình giao lưu nào?
example-kind-volunteering = Sắp tới có những hoạt động tình nguyện nào?
example-kind-culture = Sắp tới có những sự kiện văn hóa nào?
example-kind-network = Có những mạng lưới nào?
example-deadline = Hạn đăng ký { $title } đến khi nào?
example-start = { $title } diễn ra khi nào?
example-open = Hiện có chương trình nào đang nhận đăng ký?
example-free = Có chương trình nào miễn phí không?
