### Từ ngữ dùng chung cho câu trả lời, thông báo và trang web.

## Ngày tháng

date = { $longday }, ngày { $monthday } năm { $year }
date-short = { $longday }, ngày { $monthday }
month-of-year = { $name }
moment = { $time } { $date }
span-hours = { $from }–{ $to } { $date }
span-days = { $from } đến { $to }
span-from = từ { $from }
span-until = đến { $to }
zoned = { $time } ({ $zone })
zone-of-place = Giờ { $place }
zone-of-offset = UTC{ $offset }
zone-both = { $local }; bắt đầu lúc { $home }

days-left =
    { $days ->
        [0] hôm nay là ngày cuối
       *[other] còn { $days } ngày
    }
days-until =
    { $days ->
        [0] hôm nay
        [1] ngày mai
       *[other] sau { $days } ngày nữa
    }

## Chương trình

kind-forum = Diễn đàn
kind-training = Khóa đào tạo
kind-exchange = Chương trình giao lưu
kind-volunteering = Hoạt động tình nguyện
kind-culture = Sự kiện văn hóa
kind-network = Mạng lưới và dịch vụ thường xuyên
kinds-forum = Diễn đàn
kinds-training = Khóa đào tạo
kinds-exchange = Chương trình giao lưu
kinds-volunteering = Hoạt động tình nguyện
kinds-culture = Sự kiện văn hóa
kinds-network = Mạng lưới và dịch vụ thường xuyên
format-onsite = Trực tiếp
format-online = Trực tuyến
format-hybrid = Trực tiếp và trực tuyến
status-cancelled = Đã hủy
status-postponed = Đã hoãn
status-over = Đã kết thúc
status-running = Đang diễn ra

fee-free = Miễn phí
fee-amount = { $amount } won

text-in = { $text } (nguyên văn { $language })
title-in = tên gốc { $language }
nothing-recorded = chưa ghi

## Các mục trên thẻ

label-status = Lưu ý
label-when = Thời gian
label-previous = Lịch ban đầu
label-where = Địa điểm
label-apply = Đăng ký
label-fee = Phí tham gia
label-capacity = Số chỗ
label-languages = Ngôn ngữ
label-audience = Đối tượng
label-eligibility = Điều kiện tham gia
label-how = Cách đăng ký
label-link = Đăng ký tại
label-contact = Liên hệ
label-organizer = Đơn vị tổ chức
label-topics = Chủ đề
label-partners = Đối tác
label-sessions = Lịch chi tiết

## Tình trạng bên cạnh "Đăng ký"

apply-until = đến { $closes } · { $left }
apply-opens = mở từ { $opens }
apply-closed = đã đóng lúc { $closes }
apply-any-time = chưa ghi hạn đăng ký
apply-closed-short = đã đóng
apply-not-yet-short = mở đăng ký { $date }

## Nút bấm

button-details = Chi tiết
button-remind = Nhắc tôi
button-calendar = Thêm vào lịch
button-google-calendar = Google Lịch
button-apply = Đăng ký
button-share = Chia sẻ
button-more = Xem thêm
button-yes = Vâng, hãy báo cho tôi
button-stop = Vâng, dừng lại
button-no = Không, giữ nguyên

## Ngôn ngữ

language-ko = tiếng Hàn
language-en = tiếng Anh
language-zh-Hans = tiếng Trung giản thể
language-zh-Hant = tiếng Trung phồn thể
language-ja = tiếng Nhật
language-vi = tiếng Việt
language-id = tiếng Indonesia
language-ru = tiếng Nga
language-es = tiếng Tây Ban Nha
language-mn = tiếng Mông Cổ
language-lo = tiếng Lào
language-km = tiếng Khmer
language-th = tiếng Thái
language-my = tiếng Miến Điện
language-ms = tiếng Mã Lai
language-fil = tiếng Philippines
language-kk = tiếng Kazakh
language-uz = tiếng Uzbek
language-tr = tiếng Thổ Nhĩ Kỳ
language-ar = tiếng Ả Rập
language-hi = tiếng Hindi
language-fr = tiếng Pháp
language-de = tiếng Đức
language-pt = tiếng Bồ Đào Nha
