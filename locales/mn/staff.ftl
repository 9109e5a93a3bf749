### Ажилтнуудад хэлэх үг: чат болон тушаалын мөрөнд

staff-only = Энэ нь зөвхөн сангийн ажилтнуудад зориулсан.
staff-how = /staff-ийн ард бичих тушаал: list · show 3 · new mn Гарчиг (эх нь дараагийн мөрөөс) · text 3 en Гарчиг (эх нь дараагийн мөрөөс) · value 3 нэр=утга · segment 3 language=ko kind=group · describe 3 зураг … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 НЭР · template use НЭР · template drop НЭР · feedback · feedback done КОД · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add НЭР ҮҮРЭГ · remove НЭР · here · live
staff-unread = Үүнийг ойлгосонгүй: «{ $text }».
staff-bound = Та { $name } нэрээр бүртгэгдлээ, үүрэг: { $role }. Юу хийж болохыг /staff гэж бичээд үзнэ үү.

## Зарлал

broadcast-draft = ноорог
broadcast-waiting = хоёр дахь хүнийг хүлээж байна
broadcast-approved = зөвшөөрсөн
broadcast-scheduled = товлосон
broadcast-sending = илгээсэн
broadcast-paused = түр зогссон
broadcast-cancelled = цуцалсан
broadcast-withdrawn = буцаан татсан
staff-list-none = Одоогоор зарлал алга.
staff-line = #{ $number } · { $state } · { $title }
staff-for = Хэнд: { $segment }
staff-size =
    { $count ->
        [one] { $count } чатад хүрнэ.
       *[other] { $count } чатад хүрнэ.
    }
staff-languages = Хэл: { $languages }
staff-files = Файл: { $files }
staff-due = Илгээх цаг: { $when }
staff-urgent = Чимээгүй цагт ч илгээнэ.
staff-calls = Discord серверүүдийн зарлалд зориулж сонгосон эрхийн бүлгийг дуудна.
staff-correction = Илгээсний дараа засагдсан. Залруулга хүлээж байна: submit, approve, correct.
staff-ready = Илгээхэд бэлэн.
staff-needs-yes = Хоёр дахь хүний зөвшөөрөл хэрэгтэй.

## Саад болж буй зүйл

problem-no-text = Эх одоогоор алга.
problem-missing = { $language }: «{ $name }» утгагүй байна.
problem-no-description = { $name } зурагт харж чадахгүй хүмүүст зориулсан тайлбар алга.
problem-nobody = Хэн ч авахгүй.
problem-segment = Бүртгэлд “{ $what }” алга.
problem-lacks = { $language }: { $first } хувилбарт байгаа зүйл дутуу: { $fact }
problem-adds = { $language }: { $first } хувилбарт байхгүй зүйл: { $fact }

## Урьдчилан харах

staff-preview =
    { $count ->
        [one] { $language }: { $count } тэмдэгт
       *[other] { $language }: { $count } тэмдэгт
    }
staff-parts =
    { $count ->
        [one] { $network }: { $count } мессеж ({ $points })
       *[other] { $network }: { $count } мессеж ({ $points })
    }

## Хийсэн

staff-tested =
    { $count ->
        [one] #{ $number }-г { $count } чат руу туршиж илгээлээ.
       *[other] #{ $number }-г { $count } чат руу туршиж илгээлээ.
    }
staff-waiting = #{ $number } хоёр дахь хүний зөвшөөрлийг хүлээж байна. Бусдад мэдэгдсэн.
staff-approved = #{ $number }-г илгээж болно.
staff-scheduled = #{ $number } илгээх цаг: { $when }.
staff-sent =
    { $count ->
        [one] #{ $number } { $count } чат руу явж байна.
       *[other] #{ $number } { $count } чат руу явж байна.
    }
staff-paused = #{ $number } түр зогслоо. Явсан нь хүрнэ, үлдсэн нь явахгүй.
staff-resumed = #{ $number } үргэлжилж байна.
staff-cancelled = #{ $number } цуцлагдлаа. Дахин юу ч явахгүй.
staff-corrected =
    { $count ->
        [one] #{ $number }-ийн залруулга { $count } чат руу явж байна.
       *[other] #{ $number }-ийн залруулга { $count } чат руу явж байна.
    }
staff-recalled =
    { $count ->
        [one] #{ $number }-г { $count } чатаас буцаан татаж байна.
       *[other] #{ $number }-г { $count } чатаас буцаан татаж байна.
    }
staff-resent =
    { $count ->
        [one] #{ $number }-г { $count } чат руу дахин илгээж байна.
       *[other] #{ $number }-г { $count } чат руу дахин илгээж байна.
    }
staff-urgent-asked = Тэмдэглэлээ. Хоёр дахь хүн #{ $number }-д ижил тушаал өгвөл чимээгүй цагт ч илгээнэ.
staff-urgent-done = #{ $number }-г чимээгүй цагт ч илгээнэ.
staff-code = { $name }, үүрэг: { $role }. Бүртгэлээ холбохын тулд нэг цагийн дотор naru руу хувийн чатаар ингэж бичнэ: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } жагсаалтаас хасагдлаа.
staff-here = Энэ чат сангийнх боллоо: дохио энд ирнэ.
staff-here-not = Энэ чат сангийнх байхаа больсон.
staff-held-sent =
    { $count ->
        [one] Саатуулсан { $count } мессеж явна.
       *[other] Саатуулсан { $count } мессеж явна.
    }
staff-held-dropped =
    { $count ->
        [one] Саатуулсан { $count } мессеж явахгүй.
       *[other] Саатуулсан { $count } мессеж явахгүй.
    }

## Тайлан

report-head = #{ $number } · { $state } · { $title }
report-sent = Илгээлт: { $totals }
report-corrected = Залруулга: { $totals }
report-recalled = Буцаан таталт: { $totals }
report-totals = { $total }-аас хүрсэн { $sent }, хүлээж буй { $waiting }, тодорхойгүй { $doubtful }, амжилтгүй { $failed }, хоцорсон { $lapsed }, цуцалсан { $cancelled }
report-reason = { $reason }: { $count }

## Баг, тэмдэглэл, туршилт

team-none = Одоогоор гишүүн алга.
team-line = { $name } · { $role } · бүртгэл: { $count }
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = Одоогоор юу ч хийгээгүй.
live-yes = Албан ёсоор ажиллаж байна: бүх хүнд илгээнэ.
live-no = Туршилт: албан ёсоор нээх хүртэл зөвхөн ажилтнууд мессеж авна.
live-how = Бүгд бэлэн болмогц эзэмшигч ингэж илгээнэ: /staff live yes
check-done = Хийсэн: { $what }
check-open = Хийх: { $what }
check-programs = өгөгдлийн санд хөтөлбөр байгаа
check-contact = зохион байгуулагч холбоо барих хаягтай
check-two = хоёр гишүүн бүртгэлээ холбосон, нэг нь зөвшөөрөх эрхтэй
check-staff-chat = дохио авах сангийн чат байгаа
check-tested = зарлал туршиж илгээсэн

## Татгалзсан

refused-unknown = #{ $number } зарлал байхгүй.
refused-role = «{ $role }» үүрэг хэрэгтэй.
refused-state = #{ $number }-д одоо үүнийг хийх боломжгүй: { $state }.
refused-blocked = #{ $number }-г хараахан илгээх боломжгүй:
refused-approval =
    { $count ->
        [one] #{ $number } { $count } чатад хүрэх тул эхлээд хоёр дахь хүний зөвшөөрөл хэрэгтэй: submit { $number }
       *[other] #{ $number } { $count } чатад хүрэх тул эхлээд хоёр дахь хүний зөвшөөрөл хэрэгтэй: submit { $number }
    }
refused-own = Өөр хүн зөвшөөрөх ёстой.
refused-stale = Өөр хүн дөнгөж сая өөрчилсөн. Дахин харна уу.
refused-member = { $name } нэртэй гишүүн алга.
refused-trouble = Өгөгдлийн сан хариу өгсөнгүй, юу ч өөрчлөгдөөгүй.
button-approve = #{ $number }-г зөвшөөрөх

## Загвар ба санал

template-none = Одоогоор загвар алга. Хадгалах бол: template save 3 НЭР
template-line = { $name } · { $languages } · бөглөх зүйл: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = “{ $name }” нэртэй загвар болгон хадгаллаа. Үүгээр шинэ зарлал бичих бол: template use { $name }
template-dropped = “{ $name }” загварыг устгалаа.
refused-template = “{ $name }” нэртэй загвар алга.
refused-template-name = Загварын нэр нь 40 хүртэл тэмдэгттэй нэг үг байна.
staff-feedback-none = Шийдвэрлээгүй санал алга.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = Шийдвэрлэсний дараа: feedback done КОД
staff-feedback-done = Шийдвэрлэсэн: { $code }
refused-feedback = { $code } кодтой шийдвэрлээгүй санал алга.

## Going on from a draft; what found no answer; programs

describe-ask = { $name } дээр юу дүрсэлсэн бэ? Харах боломжгүй хүмүүст зориулж дараагийн мессежээр бичнэ үү.
version-ask = #{ $number }-ийн { $language } хувилбарыг дараагийн мессежээр бичнэ үү: эхний мөрөнд гарчиг, доор нь бичвэр.
languages-ask = Аль хэлээр бичих вэ?
whom-ask = Хэнд зориулсан бэ?
unanswered-none = Бүх асуултад хариулсан байна.
unanswered-head = Хариулт олоогүй асуултууд, хамгийн олон давтагдсан нь эхэндээ:
unanswered-line = { $at }. { $count }× «{ $question }»
answer-ask = «{ $question }» асуултын хариуг дараагийн мессежээр бичнэ үү. Түгээмэл асуултад орно.
faq-saved = Одооноос «{ $question }» асуултад хариулна.
alias-ask = “{ $word }” аль газрын өөр нэр вэ? Газрын нэрийг бичнэ үү. Өөр үг бүртгэх бол “үг = газар” гэж бичнэ үү.
alias-saved = Одооноос “{ $word }” гэдгийг { $place } гэж ойлгоно.
program-ask = { $field }: юу вэ?
program-current = Одоогоор: { $value }
program-form-text = Өөрийн хэлээр, эсвэл хэл бүрээр нэг мөр бичнэ үү: ko: …
program-form-time = Жишээ нь 2026-12-03 14:00, эсвэл цагийг нь оруулж үгээр бичнэ үү.
program-form-fee = Воноор, тоогоор бичнэ үү; 0 бол үнэгүй.
program-review = Шалгана уу. Одоогоор юу ч хадгалаагүй байна.
program-faulty = Дутуу эсвэл буруу зүйл:
program-saved = { $id } нэрээр хадгаллаа. Удахгүй үүгээр хариулна.
program-stopped = Зогсоолоо; юу ч өөрчлөгдөөгүй.
program-kind = Төрөл
program-title = Гарчиг
program-starts = Эхлэх
program-ends = Дуусах
program-summary = Тухай
button-languages = Хэл
button-whom = Хэнд зориулсан
button-preview = Урьдчилан харах
button-test = Надад туршилтаар илгээх
button-submit = Бичиж дууссан
button-send = Одоо илгээх
button-send-at = Илгээх: { $when }
button-cancel = Илгээхийг цуцлах
button-correct = Засварыг илгээх
button-halt = Түр зогсоох
button-report = Тайлан
button-recall = Буцааж авах
button-resume = Үргэлжлүүлэх
button-everybody = Бүгдэд
button-answer = { $at }-д хариулах
button-same = { $at } = «{ $question }»
button-alias = { $at }: “{ $word }” бол газрын өөр нэр
button-skip = Алгасах
button-back = Буцах
button-clear = Хоосон үлдээх
button-stop-program = Зогсоох
button-change = Өөрчлөх: { $field }
