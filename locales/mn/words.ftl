### Хариулт, мэдэгдэл, хуудсанд хамтад нь хэрэглэх үгс.

## Огноо

date = { $year } оны { $month }-р сарын { $day } ({ $longday })
date-short = { $month }-р сарын { $day } ({ $longday })
month-of-year = { $year } оны { $month }-р сар
moment = { $date } { $time }
span-hours = { $date } { $from }–{ $to }
span-days = { $from } – { $to }
span-from = { $from } өдрөөс
span-until = { $to } хүртэл
zoned = { $time } ({ $zone })
zone-of-place = { $place }, орон нутгийн цаг
zone-of-offset = UTC{ $offset }
zone-both = { $local }; эхлэх нь { $home }

days-left =
    { $days ->
        [0] өнөөдөр сүүлийн өдөр
        [one] { $days } өдөр үлдсэн
       *[other] { $days } өдөр үлдсэн
    }
days-until =
    { $days ->
        [0] өнөөдөр
        [1] маргааш
       *[other] { $days } өдрийн дараа
    }

## Хөтөлбөр

kind-forum = Форум
kind-training = Сургалт
kind-exchange = Солилцоо
kind-volunteering = Сайн дурын ажил
kind-culture = Соёлын арга хэмжээ
kind-network = Сүлжээ, байнгын үйлчилгээ
kinds-forum = Форум
kinds-training = Сургалт
kinds-exchange = Солилцоо
kinds-volunteering = Сайн дурын ажил
kinds-culture = Соёлын арга хэмжээ
kinds-network = Сүлжээ, байнгын үйлчилгээ
format-onsite = Биечлэн
format-online = Цахимаар
format-hybrid = Биечлэн болон цахимаар
status-cancelled = Цуцлагдсан
status-postponed = Хойшлогдсон
status-over = Дууссан
status-running = Одоо явагдаж байна

fee-free = Үнэгүй
fee-amount = { $amount } вон

text-in = { $text } (эх хэл: { $language })
title-in = эх хэл: { $language }
nothing-recorded = бүртгэгдээгүй

## Картын мөрүүд

label-status = Тайлбар
label-when = Хэзээ
label-previous = Анхны товлосон хугацаа
label-where = Хаана
label-apply = Бүртгэл
label-fee = Төлбөр
label-capacity = Орон тоо
label-languages = Хэл
label-audience = Хэнд зориулсан
label-eligibility = Оролцох нөхцөл
label-how = Бүртгүүлэх арга
label-link = Бүртгүүлэх холбоос
label-contact = Холбоо барих
label-organizer = Зохион байгуулагч
label-topics = Сэдэв
label-partners = Хамтрагч
label-sessions = Дэлгэрэнгүй хуваарь

## Бүртгэлийн байдал

apply-until = { $closes } хүртэл · { $left }
apply-opens = { $opens } эхэлнэ
apply-closed = { $closes } хаагдсан
apply-any-time = хугацаа бүртгэгдээгүй
apply-closed-short = бүртгэл хаагдсан
apply-not-yet-short = { $date } эхэлнэ

## Товчлуур

button-details = Дэлгэрэнгүй
button-remind = Надад сануул
button-calendar = Календарьт нэмэх
button-google-calendar = Google Календарь
button-apply = Бүртгүүлэх
button-share = Хуваалцах
button-more = Цааш үзэх
button-yes = Тийм, мэдэгдээрэй
button-stop = Тийм, зогсоо
button-no = Үгүй, хэвээр нь үлдээ

## Хэл

language-ko = солонгос
language-en = англи
language-zh-Hans = хялбаршуулсан хятад
language-zh-Hant = уламжлалт хятад
language-ja = япон
language-vi = вьетнам
language-id = индонез
language-ru = орос
language-es = испани
language-mn = монгол
language-lo = лаос
language-km = кхмер
language-th = тай
language-my = бирм
language-ms = малай
language-fil = филиппин
language-kk = казах
language-uz = узбек
language-tr = турк
language-ar = араб
language-hi = хинди
language-fr = франц
language-de = герман
language-pt = португал
