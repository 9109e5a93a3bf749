### Өөрөө илгээх мессеж

## Сануулга

notice-closes = «{ $title }» хөтөлбөрийн бүртгэл { $when } хаагдана: { $left }.
notice-closes-hours =
    { $hours ->
        [one] «{ $title }» хөтөлбөрийн бүртгэл { $hours } цагийн дотор хаагдана: { $when }.
       *[other] «{ $title }» хөтөлбөрийн бүртгэл { $hours } цагийн дотор хаагдана: { $when }.
    }
notice-starts = «{ $title }» { $when } эхэлнэ ({ $left }).
notice-starts-hours =
    { $hours ->
        [one] «{ $title }» { $hours } цагийн дотор эхэлнэ: { $when }.
       *[other] «{ $title }» { $hours } цагийн дотор эхэлнэ: { $when }.
    }
notice-opens = «{ $title }» хөтөлбөрийн бүртгэл эхэллээ.
notice-opens-until = «{ $title }» хөтөлбөрийн бүртгэл эхэллээ, { $closes } хүртэл.
notice-opens-soon = «{ $title }» хөтөлбөрийн бүртгэл { $when } эхэлнэ.

## Шинэ мэдээ, өөрчлөлт

notice-new = Шинэ: «{ $title }»
notice-changed = «{ $title }» хөтөлбөр өөрчлөгдлөө.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = «{ $title }» цуцлагдлаа.
notice-postponed = «{ $title }» хойшлогдлоо.
notice-on-again = «{ $title }» болохоор боллоо.
notice-told = «{ $title }» хөтөлбөрийн талаар танд хэлсэн зүйл өөрчлөгдлөө. { $change }
label-date = Хугацаа
label-deadline = Бүртгэл хаагдах
label-opening = Бүртгэл эхлэх
label-place = Газар
label-status-now = Төлөв
status-scheduled = Төлөвлөсөн ёсоор

## Хэд хэдэн зүйл

notice-digest =
    { $count ->
        [one] Танд зориулсан { $count } хөтөлбөр:
       *[other] Танд зориулсан { $count } хөтөлбөр:
    }
notice-waited =
    { $count ->
        [one] Таныг { $count } мессеж хүлээж байлаа:
       *[other] Таныг { $count } мессеж хүлээж байлаа:
    }

## Зарлал

notice-corrected = Залруулга: энэ нь өмнөх зарлалыг орлоно.
notice-withdrawn = Энэ зарлалыг буцаан татлаа.
notice-withdrawn-title = «{ $title }» зарлалыг буцаан татлаа.

## Зогсоох товч

button-no-more = Ийм мессеж авахгүй
button-no-announcements = Зарлал авахгүй
button-no-corrections = Залруулга авахгүй
button-no-digest = Тойм авахгүй

## Ажилтнуудад өгөх дохио

alert-content-errors = «{ $what }» түр зогслоо: { $of } мессежээс { $count } нь агуулгаасаа болж татгалзагдлаа. Үлдсэнийг илгээхгүй. Үгийг засаад үргэлжлүүлнэ үү.
alert-bot-locked = { $what } ботын токеныг хүлээн авахгүй байна. Засах хүртэл тийш юу ч илгээхгүй, хугацаа нь болсон мессеж хүлээнэ. Токеныг шинэчилж, naru-г дахин ажиллуулна уу.
alert-outage =
    { $count ->
        [one] { $what } дээр { $of } минутын турш юу ч илгээгээгүй. Хугацаа нь болсон { $count } зарлалыг саатуулав, сануулга өөрөө явна. Шийднэ үү: /staff held outage yes эсвэл no.
       *[other] { $what } дээр { $of } минутын турш юу ч илгээгээгүй. Хугацаа нь болсон { $count } зарлалыг саатуулав, сануулга өөрөө явна. Шийднэ үү: /staff held outage yes эсвэл no.
    }
alert-restored =
    { $count ->
        [one] Өгөгдлийн сан хуучин хуулбар байна. Аль хэдийн явсан байж болзошгүй { $count } мессежийг саатуулав. Шийднэ үү: /staff held restored yes эсвэл no.
       *[other] Өгөгдлийн сан хуучин хуулбар байна. Аль хэдийн явсан байж болзошгүй { $count } мессежийг саатуулав. Шийднэ үү: /staff held restored yes эсвэл no.
    }
alert-clock-set = Серверийн цаг { $count } секундээр өөрчлөгдлөө. Юу ч алдагдаагүй, сануулга шинэ цагийг дагана. Цагийг шалгана уу.
alert-store-trouble = Өгөгдлийн сан түр зогсоод сэргэлээ (секунд: { $count }). Юу ч алдагдаагүй. Дахин давтагдвал диск, өгөгдлийн санг шалгана уу.
alert-approval =
    { $count ->
        [one] { $count } чат руу илгээх «{ $what }» хоёр дахь хүний зөвшөөрлийг хүлээж байна.
       *[other] { $count } чат руу илгээх «{ $what }» хоёр дахь хүний зөвшөөрлийг хүлээж байна.
    }
alert-feedback =
    { $count ->
        [one] /feedback-аар ирсэн { $count } санал шийдвэрлэгдээгүй байна. Ажилтнуудад зориулж хадгалсан. Уншина уу: /staff feedback
       *[other] /feedback-аар ирсэн { $count } санал шийдвэрлэгдээгүй байна. Ажилтнуудад зориулж хадгалсан. Уншина уу: /staff feedback
    }
alert-deaf = { $what }-аас юу ч ирэхгүй байна: өөр програм ижил ботыг ашиглаж байгаа бололтой. Илгээлт үргэлжилж байна. Нөгөөг нь зогсоох эсвэл тусдаа токен өгнө үү.
