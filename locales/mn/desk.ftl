### Тушаал, товчинд өгөх хариу

## Тушаал

command-start = Эхлэх
command-help = Миний хийж чадах зүйл
command-upcoming = Удахгүй болох хөтөлбөр
command-deadlines = Одоо бүртгүүлж болох хөтөлбөр
command-agenda = Удахгүй болох хөтөлбөрийн жагсаалтыг тогтоох
command-my = Миний захиалга
command-remind = Хэзээ сануулах
command-language = Хэл сонгох
command-timezone = Цагийн бүс сонгох
command-calendar = Миний хуваарь календарийн файлаар
command-feedback = Санд санал хэлэх
command-privacy = Миний тухай юу хадгалдаг
command-mydata = Миний мэдээллийг харах
command-forget = Миний мэдээллийг устгах
command-link = Нөгөө чаттайгаа холбох
command-stop = Бүх мессежийг зогсоох
command-staff = Ажилтнуудад
command-line = /{ $command }: { $what }

help-commands = Өөрийнхөө үгээр асуугаарай. Эдгээр тушаалыг бас ашиглаж болно:
start-kept = Танд хариулах, мэдэгдэхэд хэрэгтэй зүйлийг л хадгална. Дэлгэрэнгүйг /privacy-аас үзнэ үү.
start-group = Энэ чатад асуухдаа намайг дурдах эсвэл миний мессежид хариулаарай. Энд юу нийтлэхийг админууд /my, /language, /remind-аар шийднэ.

## Захиалга

my-none = Энд одоогоор захиалга алга. Жишээ нь шинэ форум зарлагдвал мэдэгдээрэй гэж хэлж болно.
my-some =
    { $count ->
        [one] Энд { $count } захиалга байна:
       *[other] Энд { $count } захиалга байна:
    }
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (түр зогссон)
my-entry-digest = { $number }. { $what } (нэг мессежээр: { $schedule })
my-silent = Одоогоор энэ чат руу ямар ч мессеж илгээхгүй байна.
schedule-daily = өдөр бүр { $time }
schedule-weekly = долоо хоног бүрийн { $weekday }, { $time }
schedule-monthly = сар бүрийн { $day }-нд, { $time }
schedule-own = «{ $schedule }» хуваариар
button-stop-one = Зогсоох: { $what }
button-pause-one = Түр зогсоох: { $what }
button-resume-one = Үргэлжлүүлэх: { $what }
button-digest-one = Долоо хоногт нэг удаа: { $what }
button-each-one = Нэг нэгээр нь: { $what }
button-announcements-on = Зарлалыг дахин авах

done-subscribed = За, тэмдэглэлээ. Одооноос танд дараах зүйлийг мэдэгдэнэ: { $what }
done-subscribed-already = Энэ аль хэдийн бүртгэгдсэн байна: { $what }
done-too-many = Энд { $count } захиалга байгаа тул дахин нэмэх боломжгүй. Эхлээд /my-аар нэгийг зогсооно уу.
done-stopped = Зогсоолоо: { $what }
done-stopped-before = Энэ өмнө нь зогссон, дахин илгээхгүй.
done-paused = Түр зогсоолоо: { $what }
done-resumed = Үргэлжлүүллээ: { $what }
done-digest = Одооноос нэг мессежээр ирнэ, { $schedule }: { $what }
digest-how = Өөр цаг сонгох бол жишээ нь ингэж илгээнэ үү: /my { $number } 30 8 * * 1,4 (минут, цаг, өдөр, сар, гараг)
digest-wrong = “{ $text }” гэдгийг давтагдах цаг гэж уншиж чадсангүй; цагт нэг удаагаас олон байж болохгүй.
done-each = Одооноос нэг нэгээр нь ирнэ: { $what }
done-announcements-off = Танд зарлал дахин илгээхгүй.
done-announcements-on = Танд зарлалыг дахин илгээнэ.
done-corrections-off = Танд хэлсэн зүйл өөрчлөгдвөл цаашид мэдэгдэхгүй.
done-corrections-on = Танд хэлсэн зүйл өөрчлөгдвөл мэдэгдэнэ.
done-digest-off = Танд тойм дахин илгээхгүй.
done-left = За, юу ч өөрчлөгдсөнгүй.
unsubscribe-nothing = Зогсоох зүйл алга: энд тохирох захиалга байхгүй.
admins-only = Үүнийг зөвхөн энэ чатын админ өөрчилж чадна.

## Сануулга, чимээгүй цаг

remind-now = Танд дараах үед сануулна:
remind-none = Танд сануулга илгээхгүй.
remind-usual = Хөтөлбөрийн төрлөөс хамаарч ердийн үед сануулна. Жишээ нь форумд:
remind-ask = Одооноос дараах үед сануулъя:
remind-ask-none = Одооноос огт сануулахгүй.
remind-how = Та өөрөө тохируулж болно, жишээ нь: /remind closes-7d closes-1d starts-2h. Энэ нь бүртгэл хаагдахаас 7 ба 1 өдрийн өмнө, эхлэхээс 2 цагийн өмнө гэсэн үг.
remind-wrong = «{ $text }» гэснийг ойлгосонгүй. Ингэж бичнэ үү: /remind closes-7d closes-1d starts-2h
button-save = Хадгалах
button-reminders-usual = Ердийн үед
button-reminders-last = Зөвхөн өмнөх өдөр
button-reminders-none = Сануулахгүй
quiet-now = { $from }–{ $to } хооронд чимээгүй байж, дараа нь илгээнэ ({ $zone }).
quiet-off = Өдрийн аль ч цагт илгээнэ.
quiet-ask = Одооноос { $from }–{ $to } хооронд чимээгүй байя ({ $zone }).
button-quiet-off = Чимээгүй цаггүй
button-quiet-on = { $from }–{ $to } чимээгүй
done-saved = Хадгаллаа.

## Хэл, цаг

speak-now = Энэ чат руу бичих хэл: { $language }.
speak-now-two = Энэ чат руу хоёр хэлээр бичнэ: { $first }, { $second }.
speak-how = Эндээс өөр хэл сонгоно уу. Бүлэг, сувагт хоёр хэл зэрэг байж болно, жишээ нь: /language ko en
speak-unknown = «{ $text }» гэсэн хэлийг би мэдэхгүй. Миний мэдэх хэлүүд:
done-speak = Одооноос танд бичих хэл: { $language }.
done-speak-two = Одооноос энэ чат руу хоёр хэлээр бичнэ: { $first }, { $second }.
clock-now = Цагийн бүс: { $zone }. Тэнд одоо { $time } болж байна.
clock-how = Өөрчлөхийн тулд хот эсвэл цагийн бүс бичнэ үү, жишээ нь: /timezone Ханой эсвэл /timezone Asia/Ho_Chi_Minh
clock-ask = Энэ таны цагийн бүс мөн үү? { $zone }. Тэнд одоо { $time } болж байна.
clock-unknown = «{ $text }» гэсэн цагийн бүс олдсонгүй. Томоохон хот эсвэл цагийн бүс бичнэ үү, жишээ нь: /timezone Asia/Ho_Chi_Minh
done-clock = Одооноос цагийн бүс: { $zone }. Тэнд одоо { $time } болж байна.

## Календарь, санал, холболт

calendar-here =
    { $count ->
        [one] Таны календарьт зориулсан { $count } хуваарь энэ байна.
       *[other] Таны календарьт зориулсан { $count } хуваарь энэ байна.
    }
calendar-none = Таны захиалгад ирэх хуваарь алга.
calendar-undated = «{ $title }» хөтөлбөрийн хугацаа хараахан тогтоогүй байна.
calendar-unknown = Энэ хөтөлбөр бүртгэлд байхгүй болсон.
feedback-how = Саналаа тушаалын ард бичнэ үү, жишээ нь: /feedback Газрыг нь олоход хэцүү байлаа.
feedback-thanks = Баярлалаа. Таны саналыг ажилтнуудад хүргэнэ ({ $organizer }).
feedback-long = Хэт урт байна. Ихдээ { $count } тэмдэгтэд багтаана уу.
link-code = Таны код: { $code }. 10 минутын дотор нөгөө сүлжээнээс над руу /link { $code } гэж бичнэ үү. Дараа нь хоёр чат нэг хэл, нэг цагтай болж, мессеж бүр нэг л удаа ирнэ.
link-done = Хоёр чат холбогдлоо.
link-wrong = Энэ код буруу эсвэл хугацаа нь дууссан. Нөгөө чатаасаа /link гэж бичиж шинэ код авна уу.
link-private = Үүнийг над руу хувийн чатаар бичнэ үү.

## Хувийн мэдээлэл

privacy-head = Таны тухай юу хадгалдаг вэ
privacy-chat = Танд хариулахын тулд энэ чатын дугаар, хэл, цагийн бүс, тохиргоо.
privacy-wishes = Таны захиалга, та зогсоох хүртэл.
privacy-told = Өөрчлөлтийг мэдэгдэхийн тулд ямар хөтөлбөрийн тухай хэлснээ { $days } өдөр хадгална.
privacy-questions = Юуг ойлгоогүйг ажилтнууд харахын тулд таны асуултын үгийг { $days } өдөр хадгална. Дараа нь зөвхөн тоо нь үлдэнэ.
privacy-closed = Та намайг хаавал бүгдийг { $days } өдрийн дараа устгана.
privacy-never = Нэр, утас, хаяг хадгалахгүй. Бусдад юу ч дамжуулахгүй.
privacy-how = /mydata бүгдийг харуулна, /forget шууд устгана.
mydata-head = Энд таны тухай хадгалсан бүх зүйл:
mydata-none = Энд таны тухай юу ч хадгалаагүй.
mydata-language = Хэл: { $language }
mydata-clock = Цагийн бүс: { $zone }
mydata-wishes = Захиалга: { $count }
mydata-told = Танд хэлсэн хөтөлбөр: { $count }
mydata-feedback = Таны илгээсэн санал: { $count }
mydata-questions = Таны асуулт: { $count }
mydata-file = Хавсаргасан файлд бүгд үгчлэн бий.
forget-ask = Таны мэдээллийг устгах уу? Захиалга, тохиргоо, асуулт шууд устах бөгөөд сэргээх боломжгүй.
button-forget-ask = Бүгдийг устгах
button-forget = Тийм, устгана уу
forget-done = Бүгдийг устгалаа. Та дахин бичвэл шинээр эхэлнэ.

## Бусад

stop-all-done = Бүгдийг зогсоолоо. Сануулга, зарлал, залруулга дахин ирэхгүй.
stop-done = Энд дахин юу ч илгээхгүй. Таны захиалга хэвээр үлдсэн, хүссэн үедээ үргэлжлүүлж болно.
button-go-on = Мессежийг дахин илгээх
done-go-on = Энд мессежийг дахин илгээнэ.
trouble = Уучлаарай, надад алдаа гарсан тул юу ч өөрчлөгдсөнгүй. Хэдэн минутын дараа дахин оролдоно уу.
press-unknown = Энэ товч хүчингүй болсон. Хүссэнээ үгээр бичнэ үү.
