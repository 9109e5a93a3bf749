### naru чатад юу гэж хариулдаг вэ.

## Юуг ойлгосон: «Форум · 2026 оны 12-р сар · үнэгүй»

echo-all = Удахгүй болох хөтөлбөрүүд
echo-free = үнэгүй
echo-paid = төлбөртэй
echo-online = цахимаар
echo-onsite = биечлэн
echo-abroad = гадаадад
echo-home = дотоодод
echo-language = хэл: { $language }
echo-open = одоо бүртгэж байгаа
echo-closing = бүртгэл хаагдах: { $time }
echo-closing-any = бүртгэлийн хугацаа дуусаагүй
echo-standing = байнгын
echo-cancelled = цуцлагдсан
echo-postponed = хойшлогдсон
echo-not = { $what } ороогүй
echo-words = «{ $words }»

## Хамгийн …

pick-soonest = Хамгийн түрүүнд эхлэх нь:
pick-latest = Хамгийн сүүлд эхлэх нь:
pick-most-urgent = Бүртгэл нь хамгийн түрүүнд хаагдах нь:
pick-cheapest = Хамгийн бага төлбөртэй нь:
pick-dearest = Хамгийн өндөр төлбөртэй нь:
pick-largest = Хамгийн олон орон тоотой нь:
pick-smallest = Хамгийн цөөн орон тоотой нь:
pick-longest = Хамгийн удаан үргэлжлэх нь:
pick-shortest = Хамгийн богино нь:

## Жагсаалт

list-found =
    { $count ->
        [one] { $count } хөтөлбөр олдлоо.
       *[other] { $count } хөтөлбөр олдлоо.
    }
list-counted =
    { $count ->
        [one] Нийт { $count } хөтөлбөр байна.
       *[other] Нийт { $count } хөтөлбөр байна.
    }
list-part = Огнооны дарааллаар { $from }–{ $to } дэх нь энд байна. Бусдыг «{ button-more }» товчийг дарж үзнэ үү.
list-rest = Огнооны дарааллаар { $from }–{ $to } дэх нь энд байна. Үүгээр дуусаж байна.

## Олдсонгүй

none-found = Тохирох хөтөлбөр олдсонгүй.
none-understood = Уучлаарай, таны асуултыг сайн ойлгосонгүй. Өөр үгээр асууна уу, эсвэл доорх асуултаас сонгоно уу.
none-near = Ойролцоо хөтөлбөрүүд:
none-other = Та цаг хугацаа, газар эсвэл төрлийг өөрчилж асууж болно, эсвэл доорх асуултаас сонгоно уу.

## Тодруулах

choices-which = Та алийг нь асууж байна вэ?

## Нэг хөтөлбөр. Эхний өгүүлбэр асуусан зүйлд хариулна.

answer-yes = Тийм. { $answer }
answer-no = Үгүй. { $answer }
open-yes = Тийм, одоо бүртгүүлж болно. { $answer }
open-no = Үгүй, одоо бүртгэл явагдахгүй байна. { $answer }

start-upcoming = «{ $title }» болох хугацаа: { $when }.
start-running = «{ $title }» одоо явагдаж байна: { $when }.
start-over = «{ $title }» дууссан. Болсон хугацаа: { $when }.
start-postponed = «{ $title }» хойшлогдсон. Шинэ хугацаа: { $when }.
start-postponed-undated = «{ $title }» хойшлогдсон. Шинэ хугацаа хараахан тогтоогүй байна.
start-cancelled = «{ $title }» цуцлагдсан.
start-cancelled-dated = «{ $title }» цуцлагдсан. Анх товлосон хугацаа: { $when }.
start-standing = «{ $title }» нь тогтсон өдөргүй, байнгын үйлчилгээ юм.
start-undated = «{ $title }» хөтөлбөрийн хугацаа бүртгэгдээгүй байна.

deadline-open = «{ $title }» хөтөлбөрт { $closes } хүртэл бүртгүүлж болно: { $left }.
deadline-open-any = «{ $title }» хөтөлбөрт бүртгэж байна; хугацаа нь бүртгэгдээгүй.
deadline-not-yet = «{ $title }» хөтөлбөрийн бүртгэл { $opens } эхэлнэ.
deadline-not-yet-until = «{ $title }» хөтөлбөрийн бүртгэл { $opens } эхэлж, { $closes } хаагдана.
deadline-closed = «{ $title }» хөтөлбөрийн бүртгэл { $closes } хаагдсан.
deadline-none = «{ $title }» хөтөлбөрийн бүртгэлийн мэдээлэл байхгүй байна.

venue-at = «{ $title }» болох газар: { $venue }.
venue-online = «{ $title }» цахимаар болно: { $venue }.
venue-online-only = «{ $title }» цахимаар болно.
venue-hybrid = «{ $title }» биечлэн болон цахимаар зэрэг болно: { $venue }.
venue-none = «{ $title }» болох газар бүртгэгдээгүй байна.

eligibility-text = «{ $title }» хөтөлбөрт оролцох нөхцөл: { $text }
eligibility-audience = «{ $title }» хөтөлбөр хэнд зориулсан: { $audience }.
eligibility-none = «{ $title }» хөтөлбөрт оролцох нөхцөл бүртгэгдээгүй байна.
audience-yes = Тийм. «{ $title }» хөтөлбөр хэнд зориулсан: { $audience }.
audience-anyone = Тийм. «{ $title }» хөтөлбөрт хэн ч оролцож болно.
audience-unsaid = «{ $title }» хөтөлбөрийн мэдээлэлд энэ бүлгийг дурдаагүй ({ $asked }). Бүртгэсэн нь: { $audience }.

fee-answer-free = «{ $title }» хөтөлбөрт үнэгүй оролцоно.
fee-answer-amount = «{ $title }» хөтөлбөрийн төлбөр: { $fee }.
fee-answer-none = «{ $title }» хөтөлбөрийн төлбөр бүртгэгдээгүй байна.

how-text = «{ $title }» хөтөлбөрт бүртгүүлэх арга: { $text }
how-link = «{ $title }» хөтөлбөрт эндээс бүртгүүлж болно: { $url }
how-none = «{ $title }» хөтөлбөрт бүртгүүлэх арга бүртгэгдээгүй байна.

contact-at = «{ $title }» хөтөлбөрийн талаар лавлах хаяг: { $contact }.
contact-organizer = «{ $title }» хөтөлбөрийн тусгай хаяг бүртгэгдээгүй. Зохион байгуулагчид хандана уу ({ $organizer }): { $contact }
contact-none = «{ $title }» хөтөлбөрийн холбоо барих хаяг бүртгэгдээгүй байна.

languages-in = «{ $title }» хөтөлбөрийн хэл: { $languages }.
languages-none = «{ $title }» хөтөлбөрийн хэл бүртгэгдээгүй байна.

capacity-is =
    { $count ->
        [one] «{ $title }» хөтөлбөрийн орон тоо: { $places }.
       *[other] «{ $title }» хөтөлбөрийн орон тоо: { $places }.
    }
capacity-none = «{ $title }» хөтөлбөрийн орон тоо бүртгэгдээгүй байна.

status-planned = «{ $title }» төлөвлөсний дагуу болно: { $when }.

organizer-is = «{ $title }» хөтөлбөрийн зохион байгуулагч: { $organizer }.
organizer-none = «{ $title }» хөтөлбөрийн зохион байгуулагч бүртгэгдээгүй байна.

ask-contact = Дэлгэрэнгүйг эндээс лавлана уу: { $contact }.

## Мэдэгдэл авах

subscribe-ask = Энэ талаар танд мэдэгдэх үү? { $what }
subscribe-program = «{ $title }» хөтөлбөрийг танд сануулах уу?
subscribe-series = Дараагийн удаагийнхыг танд мэдэгдэх үү?
subscribe-which = Танд алийг нь мэдэгдэх вэ?
subscribe-everything = бүх хөтөлбөр
subscribe-told = Тохирох хөтөлбөр бүрийн талаар танд дараах үед мэдэгдэнэ:
subscribe-moments = Танд дараах өдрүүдэд мэдэгдэнэ:
subscribe-moment = { $date }: { $what }
subscribe-no-moment = Ирэх хугацаа хараахан бүртгэгдээгүй байна. Тодорхой болмогц танд мэдэгдэнэ.
subscribe-changes = Хугацаа эсвэл газар өөрчлөгдвөл, цуцлагдвал эсвэл хойшлогдвол шууд мэдэгдэнэ. Та хүссэн үедээ зогсоож болно.
subscribe-confirm = Таныг «{ button-yes }» товчийг дармагц эхэлнэ.

when-opens = бүртгэл эхлэхэд
when-opens-days =
    { $count ->
        [one] бүртгэл эхлэхээс { $count } өдрийн өмнө
       *[other] бүртгэл эхлэхээс { $count } өдрийн өмнө
    }
when-opens-hours =
    { $count ->
        [one] бүртгэл эхлэхээс { $count } цагийн өмнө
       *[other] бүртгэл эхлэхээс { $count } цагийн өмнө
    }
when-closes = бүртгэл хаагдахад
when-closes-days =
    { $count ->
        [one] бүртгэл хаагдахаас { $count } өдрийн өмнө
       *[other] бүртгэл хаагдахаас { $count } өдрийн өмнө
    }
when-closes-hours =
    { $count ->
        [one] бүртгэл хаагдахаас { $count } цагийн өмнө
       *[other] бүртгэл хаагдахаас { $count } цагийн өмнө
    }
when-starts = хөтөлбөр эхлэхэд
when-starts-days =
    { $count ->
        [one] эхлэхээс { $count } өдрийн өмнө
       *[other] эхлэхээс { $count } өдрийн өмнө
    }
when-starts-hours =
    { $count ->
        [one] эхлэхээс { $count } цагийн өмнө
       *[other] эхлэхээс { $count } цагийн өмнө
    }

unsubscribe-ask = Энэ талаар мэдэгдэхээ зогсоох уу? { $what }
unsubscribe-program = «{ $title }» хөтөлбөрийг сануулахаа зогсоох уу?
unsubscribe-all = Бүх сануулга, зарлалыг зогсоох уу?
unsubscribe-confirm = Таныг «{ button-stop }» товчийг дартал юу ч өөрчлөгдөхгүй.

## Мэндчилгээ, тайлбар

help-greeting = Сайн байна уу! { $organizer } таныг угтаж байна. Би олон улсын солилцоо, форум, сургалт, сайн дурын ажил, соёлын арга хэмжээний талаарх асуултад хариулна.
help-abilities = Би удахгүй болох хөтөлбөрүүд, тэдгээрийн хугацаа, газар, төлбөр, бүртгэлийн эцсийн хугацаа, бүртгүүлэх аргыг хэлж өгнө. Бүртгэл хаагдахаас өмнө сануулж ч чадна.
help-thanks = Зүгээр ээ! Өөр мэдэхийг хүссэн зүйл байвал асуугаарай.
help-goodbye = Баяртай! Хүссэн үедээ эргэж ирээрэй.
help-try = Жишээ нь та ингэж асууж болно:
human-contact = Ажилтнууд танд тусална: { $organizer }, { $contact }
human-website = Цахим хуудас: { $url }
human-none = Эндээс таныг ажилтантай холбож чадахгүй. Шууд хандана уу: { $organizer }.
offtopic = Уучлаарай, үүнд тусалж чадахгүй нь. Би олон улсын солилцоо, форум, сургалт, сайн дурын ажил, соёлын арга хэмжээний талаарх асуултад хариулна.
faq-foreign = Энэ хариулт зөвхөн нэг хэлээр байна ({ $language }):

## Жишээ асуулт

example-kind-forum = Удахгүй ямар форум болох вэ?
example-kind-training = Удахгүй ямар сургалт болох вэ?
example-kind-exchange = Удахгүй ямар солилцооны хөтөлбөр болох вэ?
example-kind-volunteering = Удахгүй ямар сайн дурын ажил болох вэ?
example-kind-culture = Удахгүй ямар соёлын арга хэмжээ болох вэ?
example-kind-network = Ямар сүлжээ байдаг вэ?
example-deadline = «{ $title }» бүртгэл хэзээ хүртэл вэ?
example-start = «{ $title }» хэзээ болох вэ?
example-open = Одоо юунд бүртгүүлж болох вэ?
example-free = Ямар хөтөлбөр үнэгүй вэ?
