### naru가 대화에서 하는 말.

## 알아들은 내용: "포럼 · 2026년 12월 · 무료"

echo-all = 예정된 프로그램
echo-free = 무료
echo-paid = 유료
echo-online = 온라인
echo-onsite = 현장 진행
echo-abroad = 해외
echo-home = 국내
echo-language = { $language } 진행
echo-open = 지금 신청 가능
echo-closing = 신청 마감: { $time }
echo-closing-any = 신청 마감 전
echo-standing = 상시 운영
echo-cancelled = 취소된 프로그램
echo-postponed = 연기된 프로그램
echo-not = { $what } 제외
echo-words = “{ $words }”

## 가장 …한 프로그램

pick-soonest = 가장 먼저 시작하는 프로그램입니다.
pick-latest = 가장 나중에 시작하는 프로그램입니다.
pick-most-urgent = 신청이 가장 먼저 마감되는 프로그램입니다.
pick-cheapest = 참가비가 가장 적은 프로그램입니다.
pick-dearest = 참가비가 가장 많은 프로그램입니다.
pick-largest = 정원이 가장 많은 프로그램입니다.
pick-smallest = 정원이 가장 적은 프로그램입니다.
pick-longest = 기간이 가장 긴 프로그램입니다.
pick-shortest = 기간이 가장 짧은 프로그램입니다.

## 목록

list-found = 프로그램 { $count }건을 찾았습니다.
list-counted = 모두 { $count }건입니다.
list-part = 날짜순으로 { $from }~{ $to }번째입니다. 나머지는 ‘{ button-more }’를 누르면 볼 수 있습니다.
list-rest = 날짜순으로 { $from }~{ $to }번째이며, 이것이 전부입니다.

## 없음

none-found = 조건에 맞는 프로그램을 찾지 못했습니다.
none-understood = 무엇을 찾으시는지 잘 알아듣지 못했습니다. 다른 말로 다시 물어봐 주시거나 아래 질문을 눌러 보세요.
none-near = 비슷한 프로그램은 다음과 같습니다.
none-other = 시기나 장소, 종류를 바꾸어 물어보시거나 아래 질문을 눌러 보세요.

## 되묻기

choices-which = 어느 프로그램을 말씀하시나요?

## 프로그램 하나. 첫 문장이 물어본 사실을 말한다.

answer-yes = 네. { $answer }
answer-no = 아니요. { $answer }
open-yes = 네, 지금 신청할 수 있습니다. { $answer }
open-no = 아니요, 지금은 신청할 수 없습니다. { $answer }

start-upcoming = “{ $title }” 일정은 { $when }입니다.
start-running = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 지금 진행 중입니다. 일정은 { $when }입니다.
start-over = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 끝났습니다. 일정은 { $when }이었습니다.
start-postponed = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 연기되었습니다. 새 일정은 { $when }입니다.
start-postponed-undated = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 연기되었습니다. 새 일정은 아직 정해지지 않았습니다.
start-cancelled = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 취소되었습니다.
start-cancelled-dated = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 취소되었습니다. 원래 일정은 { $when }이었습니다.
start-standing = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 정해진 날짜 없이 상시 운영합니다.
start-undated = “{ $title }”의 일정은 등록되어 있지 않습니다.

deadline-open = “{ $title }” 신청은 { $closes }까지입니다({ $left }).
deadline-open-any = “{ $title }” 신청을 받고 있으며, 마감일은 등록되어 있지 않습니다.
deadline-not-yet = “{ $title }” 신청은 { $opens }에 시작합니다.
deadline-not-yet-until = “{ $title }” 신청은 { $opens }에 시작하여 { $closes }에 마감합니다.
deadline-closed = “{ $title }” 신청은 { $closes }에 마감되었습니다.
deadline-none = “{ $title }”의 신청 정보는 등록되어 있지 않습니다.

venue-at = “{ $title }” 장소는 { $venue }입니다.
venue-online = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 온라인으로 진행합니다: { $venue }.
venue-online-only = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 온라인으로 진행합니다.
venue-hybrid = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 현장과 온라인에서 함께 진행합니다: { $venue }.
venue-none = “{ $title }”의 장소는 등록되어 있지 않습니다.

eligibility-text = “{ $title }” 참가 자격: { $text }
eligibility-audience = “{ $title }”의 대상은 { $audience }입니다.
eligibility-none = “{ $title }”의 참가 자격은 등록되어 있지 않습니다.
audience-yes = 네. “{ $title }”의 대상은 { $audience }입니다.
audience-anyone = 네. “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 누구나 참가할 수 있습니다.
audience-unsaid = “{ $title }”의 대상에 { $asked }{ ENDING($asked, consonant: "은", vowel: "는") } 따로 적혀 있지 않습니다. 등록된 대상은 { $audience }입니다.

fee-answer-free = “{ $title }” 참가비는 무료입니다.
fee-answer-amount = “{ $title }” 참가비는 { $fee }입니다.
fee-answer-none = “{ $title }”의 참가비는 등록되어 있지 않습니다.

how-text = “{ $title }” 신청 방법: { $text }
how-link = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 여기에서 신청할 수 있습니다: { $url }
how-none = “{ $title }”의 신청 방법은 등록되어 있지 않습니다.

contact-at = “{ $title }” 문의처는 { $contact }입니다.
contact-organizer = “{ $title }”의 문의처는 따로 등록되어 있지 않습니다. 주최 기관인 { $organizer }에 문의해 주세요: { $contact }
contact-none = “{ $title }”의 문의처는 등록되어 있지 않습니다.

languages-in = “{ $title }”에서 쓰는 언어는 { $languages }입니다.
languages-none = “{ $title }”에서 쓰는 언어는 등록되어 있지 않습니다.

capacity-is = “{ $title }” 정원은 { $places }명입니다.
capacity-none = “{ $title }”의 정원은 등록되어 있지 않습니다.

status-planned = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 예정대로 진행합니다. 일정은 { $when }입니다.

organizer-is = “{ $title }” 주최 기관은 { $organizer }입니다.
organizer-none = “{ $title }”의 주최 기관은 등록되어 있지 않습니다.

ask-contact = 자세한 내용은 다음으로 문의해 주세요: { $contact }

## 알림 신청

subscribe-ask = 다음 소식을 알려 드릴까요? { $what }
subscribe-program = “{ $title }” 알림을 보내 드릴까요?
subscribe-series = 다음 회차가 정해지면 알려 드릴까요?
subscribe-which = 어떤 소식을 알려 드릴까요?
subscribe-everything = 모든 프로그램
subscribe-told = 조건에 맞는 프로그램마다 다음 때에 알려 드립니다.
subscribe-moments = 다음 날짜에 알려 드립니다.
subscribe-moment = { $date }: { $what }
subscribe-no-moment = 아직 앞으로의 날짜가 등록되어 있지 않습니다. 정해지는 대로 알려 드립니다.
subscribe-changes = 날짜나 장소가 바뀌거나 취소·연기되면 바로 알려 드립니다. 알림은 언제든지 그만 받으실 수 있습니다.
subscribe-confirm = ‘{ button-yes }’를 누르면 시작됩니다.

when-opens = 신청이 시작될 때
when-opens-days = 신청 시작 { $count }일 전
when-opens-hours = 신청 시작 { $count }시간 전
when-closes = 신청이 마감될 때
when-closes-days = 신청 마감 { $count }일 전 (D-{ $count })
when-closes-hours = 신청 마감 { $count }시간 전
when-starts = 프로그램이 시작될 때
when-starts-days = 시작 { $count }일 전 (D-{ $count })
when-starts-hours = 시작 { $count }시간 전

unsubscribe-ask = 다음 소식을 그만 보내 드릴까요? { $what }
unsubscribe-program = “{ $title }” 알림을 그만 보내 드릴까요?
unsubscribe-all = 모든 알림과 공지를 그만 보내 드릴까요?
unsubscribe-confirm = ‘{ button-stop }’를 누르기 전에는 아무것도 바뀌지 않습니다.

## 인사와 안내

help-greeting = 안녕하세요! { $organizer }입니다. 국제교류, 포럼, 교육·연수, 봉사, 문화 행사에 관한 질문에 답해 드립니다.
help-abilities = 어떤 프로그램이 열리는지, 그리고 일시와 장소, 참가비, 신청 마감, 신청 방법을 알려 드립니다. 마감 전에 알림도 보내 드립니다.
help-thanks = 도움이 되었다니 기쁩니다. 궁금한 점이 있으면 언제든지 물어봐 주세요.
help-goodbye = 안녕히 가세요. 언제든지 다시 찾아 주세요.
help-try = 이렇게 물어보실 수 있습니다.
human-contact = { $organizer } 담당자에게 문의하실 수 있습니다: { $contact }
human-website = 홈페이지: { $url }
human-none = 여기에서는 담당자를 연결해 드릴 수 없습니다. { $organizer }에 직접 문의해 주세요.
offtopic = 죄송하지만 그 질문에는 답해 드리기 어렵습니다. 국제교류, 포럼, 교육·연수, 봉사, 문화 행사에 관해 물어봐 주세요.
faq-foreign = 이 답변은 { $language }로만 준비되어 있습니다.

## 예시 질문

example-kind-forum = 어떤 포럼이 열려요?
example-kind-training = 어떤 교육이 열려요?
example-kind-exchange = 어떤 교류 프로그램이 있어요?
example-kind-volunteering = 어떤 봉사 프로그램이 있어요?
example-kind-culture = 어떤 문화 행사가 열려요?
example-kind-network = 어떤 네트워크 프로그램이 있어요?
example-deadline = { $title } 신청은 언제까지예요?
example-start = { $title }{ ENDING($title, consonant: "은", vowel: "는") } 언제 열려요?
example-open = 지금 신청할 수 있는 프로그램 있어요?
example-free = 무료 프로그램 있어요?
