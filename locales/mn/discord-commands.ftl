### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = асуух
slash-upcoming = удахгүй
slash-program = хөтөлбөр
slash-deadlines = хугацаа
slash-remind = сануулах
slash-my = миний
slash-subscribe = захиалах
slash-agenda = хуваарь
slash-calendar = календарь
slash-language = хэл
slash-timezone = цагийн-бүс
slash-privacy = нууцлал
slash-mydata = миний-өгөгдөл
slash-forget = устгах
slash-help = тусламж
slash-link = холбох
slash-feedback = санал
slash-propose = дэвшүүлэх
slash-translate = орчуулах
slash-staff = ажилтан
# In the menu of a message; spaces are allowed.
slash-ask-naru = naru-аас асуух

## What commands do that no other network has: at most 100 characters

slash-ask-about = Хөтөлбөрийн талаар өөрийн үгээр асуух
slash-program-about = Нэг хөтөлбөрийн дэлгэрэнгүйг харах
slash-subscribe-about = Шинэ хөтөлбөрийн мэдээг энд эсвэл сувагт хүлээн авах
slash-propose-about = Хөтөлбөр санал болгох; сан шийднэ
slash-translate-about = Хөтөлбөрийн дутуу орчуулгыг нөхөх

## Names of what is typed behind a command

option-question = асуулт
option-kind = төрөл
option-place = газар
option-program = хөтөлбөр
option-language = хэл
option-second = хоёр-дахь-хэл
option-channel = суваг
option-code = код
option-text = бичвэр
option-order = тушаал
option-role = үүрэг
option-events = арга-хэмжээ
option-role-about = Зөвшөөрсөн зарлалд дуудаж болох үүрэг
option-events-about = Хөтөлбөрүүдийг энэ серверийн арга хэмжээнд харуулах
option-question-about = Юуг мэдэхийг хүсэж байна вэ
option-kind-about = Зөвхөн энэ төрлийн хөтөлбөр
option-place-about = Хот, улс эсвэл бүс; бичих явцдаа сонгоно
option-program-about = Нэр; бичих явцдаа сонгоно
option-language-about = Энд миний ярих хэл
option-second-about = Эхнийх нь доор, нэг мессежид бичигдэнэ
option-channel-about = Хаана нийтлэх; сервер удирддаг хүнд
option-code-about = Нөгөө чатаас авсан код; код авах бол хоосон орхино
option-text-about = Санд хэлэх зүйл
option-order-about = Юу хийх; хоосон бол зарлалын жагсаалт

## What naru says on Discord alone

discord-slow-down = Та нэг дор олон зүйл асуулаа. Нэг минут хүлээгээд дахин асууна уу.
discord-unreadable = Би зөвхөн бичвэр уншиж чадна. Асуултаа хэдэн үгээр бичнэ үү.
discord-no-program = “{ $text }” нэртэй хөтөлбөр олдсонгүй. Бичих үед гарах жагсаалтаас сонгоно уу.
discord-no-place = “{ $text }” нэртэй газар олдсонгүй. Бичих үед гарах жагсаалтаас сонгоно уу.
discord-dm-sent = Би танд хувийн мессежээр бичлээ.
discord-dm-closed = Би танд бичиж чадсангүй: таны хувийн мессеж хаалттай байна. Энэ серверийн нууцлалын тохиргоонд хувийн мессежийг зөвшөөрөөд дахин дарна уу. Эсвэл би энэ сувагт бүгдэд сануулна.
discord-remind-here = Энэ сувагт сануулах
discord-agenda-begun = Жагсаалт одоо энэ сувагт байгаа бөгөөд өөрөө шинэчлэгдэнэ.
discord-events-on = Одооноос хөтөлбөрүүд энэ серверийн арга хэмжээнд харагдана.
discord-events-off = Хөтөлбөрүүд энэ серверийн арга хэмжээнд харагдахаа болив.

## Proposals of volunteers

propose-title = Хөтөлбөр санал болгох
propose-name = Хөтөлбөрийн нэр
propose-when = Хэзээ эхлэх (2027-03-05 14:00)
propose-where = Хаана
propose-what = Юу болох
propose-link = Бүртгүүлэх холбоос (заавал биш)
propose-thanks = Баярлалаа. Сангийн ажилтнууд “{ $title }”-г харж байна, шийдвэрийг нь танд мэдэгдэнэ.
propose-when-wrong = “{ $text }”-г ирээдүйн цаг гэж уншиж чадсангүй. 2027-03-05 14:00 гэж бичнэ үү.
propose-link-wrong = “{ $text }” бол вэб хаяг биш. https:// гэж эхэлнэ үү.
propose-too-many = Та өнөөдөр олон санал өглөө. Маргааш үргэлжлүүлнэ үү.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = Санал: { $title } ({ $kind })
proposal-where = Хаана: { $text }
proposal-when = Хэзээ: { $when }
proposal-link = Холбоос: { $text }
proposal-translation = “{ $title }”-ийн орчуулга санал болголоо ({ $language }):
proposal-accept = Зөвшөөрөх
proposal-decline = Татгалзах
# $name is who of staff decided.
proposal-accepted = “{ $title }” зөвшөөрөгдлөө. ({ $name })
proposal-declined = “{ $title }” татгалзагдлаа. ({ $name })
proposal-decided = Үүнийг аль хэдийн шийдсэн.
proposal-good-news = Сайхан мэдээ: сан “{ $title }”-г хүлээн авлаа. Тусалсанд баярлалаа.
proposal-bad-news = Энэ удаа сан “{ $title }”-г авч чадсангүй. Санал болгосонд баярлалаа.
translate-title = Хөтөлбөр орчуулах
translate-name = Нэр
translate-summary = Юуны тухай
translate-complete = “{ $title }”-д энэ хэлээр дутуу зүйл алга. Анхаарсанд баярлалаа.

## The staff’s desk on Discord

desk-compose = Шинэ зарлал
desk-compose-title = Зарлал
desk-version = Нэг хэлээр бичих
desk-title = Гарчиг
desk-body = Бичвэр
desk-segment = Хэнд (all, language=ko kind=group …)
desk-schedule = Цаг товлож илгээх
desk-at = Хэзээ (2027-03-05 14:00)
desk-preview = Урьдчилан харах
desk-test = Туршиж илгээх
desk-submit = Батлуулах
desk-approve = Батлах
desk-send = Одоо илгээх
desk-pause = Түр зогсоох
desk-resume = Үргэлжлүүлэх
desk-cancel = Цуцлах
desk-correct = Илгээснийг засах
desk-recall = Буцаан татах
desk-answer = Хариулах
desk-refresh = Явц
