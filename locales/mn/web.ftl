# Вэб чатын хуудас: ярианы эргэн тойрны бичвэр.

page-title = naru – хөтөлбөрийн талаар асуух
page-title-of = { $organizer } – асуулт хариулт
page-description = Солилцоо, форум, сургалт, сайн дурын ажил, соёлын хөтөлбөрийн талаар өөрийн үгээр асуугаарай.
page-skip-to-question = Асуултын талбар руу очих
page-conversation = Яриа
page-you = Та
page-welcome = Та юу мэдэхийг хүсэж байна вэ?
page-welcome-text = Солилцоо, форум, сургалт, сайн дурын ажил, соёлын хөтөлбөрийн талаар өөрийн үгээр асуугаарай. Хариултыг хөтөлбөрийн мэдээллийн сангаас өгнө.
page-examples = Жишээлбэл
page-example-list = Удахгүй ямар форум болох вэ?
page-example-open = Одоо ямар хөтөлбөрт бүртгүүлж болох вэ?
page-example-free = Ирэх сарын үнэгүй хөтөлбөрүүд
page-example-volunteer = Сайн дурын ажил хиймээр байна
page-question = Таны асуулт
page-question-hint = Хөтөлбөрийн талаар асуугаарай …
page-send = Илгээх
page-settings = Харагдац ба хэл
page-language = Хэл
page-theme = Өнгө
page-theme-auto = Төхөөрөмжийн дагуу
page-theme-light = Цайвар
page-theme-dark = Бараан
page-text-size = Үсгийн хэмжээ
page-size-normal = Энгийн
page-size-large = Том
page-size-largest = Маш том
page-apply = Хэрэглэх
page-new-conversation = Шинээр эхлэх
page-new-tab = шинэ цонхонд нээгдэнэ
page-thinking = Хайж байна …
page-connected-again = Дахин холбогдлоо.
page-offline = Холболт тасарлаа. Таны асуулт талбарт хэвээр байгаа тул түр хүлээгээд дахин оролдоно уу.
page-problem-empty = Эхлээд асуултаа бичнэ үү.
page-problem-too-long =
    { $length ->
        [one] Таны асуулт { $length } тэмдэгт байна. Дээд тал нь { $limit } тэмдэгт; товчилж асууна уу.
       *[other] Таны асуулт { $length } тэмдэгт байна. Дээд тал нь { $limit } тэмдэгт; товчилж асууна уу.
    }
page-problem-too-large = Энэ хуудасны хүлээн авах хэмжээнээс хэтэрлээ. Товчилж асууна уу.
page-problem-too-many =
    { $seconds ->
        [one] Нэг дор олон асуулт ирлээ. { $seconds } секунд хүлээгээд дахин асууна уу.
       *[other] Нэг дор олон асуулт ирлээ. { $seconds } секунд хүлээгээд дахин асууна уу.
    }
page-problem-foreign = Хүсэлт өөр сайтаас ирсэн тул хүлээн авсангүй. Энэ хуудсаар асууна уу.
page-problem-unread = Хүсэлтийг уншиж чадсангүй. Энэ хуудсаар асууна уу.
page-problem-no-page = Ийм хуудас алга. Та эндээс асууж болно.
page-problem-too-slow = Хэт удаан болсон тул дахин оролдоно уу.
page-problem-inside = Манай талд алдаа гарлаа. Дахин оролдоно уу.
page-open-chat = naru-аас асуух
page-close-chat = Чатыг хаах
