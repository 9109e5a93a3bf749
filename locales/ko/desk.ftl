### 명령과 버튼에 대한 답변

## 명령

command-start = 시작하기
command-help = 할 수 있는 일
command-upcoming = 다가오는 프로그램
command-deadlines = 지금 신청할 수 있는 프로그램
command-agenda = 다가오는 일정 목록 고정
command-my = 내 알림 신청
command-remind = 알림 시점 바꾸기
command-language = 언어 선택
command-timezone = 시간대 선택
command-calendar = 내 일정을 캘린더 파일로
command-feedback = 재단에 의견 보내기
command-privacy = 보관하는 정보
command-mydata = 내 정보 보기
command-forget = 내 정보 삭제
command-link = 다른 대화방과 연결
command-stop = 모든 메시지 그만 받기
command-staff = 직원용
command-line = /{ $command }: { $what }

help-commands = 편하신 말로 물어보세요. 다음 명령도 쓸 수 있습니다.
start-kept = 답변과 알림에 필요한 정보만 보관합니다. 자세한 내용은 /privacy 에서 확인하실 수 있습니다.
start-group = 이 대화방에서는 저를 언급하거나 제 메시지에 답장해서 물어보세요. 여기에 올릴 소식은 관리자가 /my, /language, /remind 로 정합니다.

## 알림 신청

my-none = 아직 신청한 알림이 없습니다. 예를 들어 새 포럼이 생기면 알려 달라고 말씀해 주세요.
my-some = 신청한 알림은 { $count }건입니다.
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (일시 중지)
my-entry-digest = { $number }. { $what } (모아서 받기: { $schedule })
my-silent = 지금은 이 대화방에 메시지를 보내지 않습니다.
schedule-daily = 매일 { $time }
schedule-weekly = 매주 { $weekday } { $time }
schedule-monthly = 매월 { $day }일 { $time }
schedule-own = 직접 정한 일정 “{ $schedule }”
button-stop-one = 그만 받기: { $what }
button-pause-one = 일시 중지: { $what }
button-resume-one = 다시 받기: { $what }
button-digest-one = 일주일에 한 번 모아서: { $what }
button-each-one = 그때그때 받기: { $what }
button-announcements-on = 공지 다시 받기

done-subscribed = 알겠습니다. 앞으로 다음 소식을 알려 드립니다: { $what }
done-subscribed-already = 이미 신청되어 있습니다: { $what }
done-too-many = 신청하신 알림이 { $count }건으로, 더 추가할 수 없습니다. /my 에서 먼저 하나를 중지해 주세요.
done-stopped = 중지했습니다: { $what }
done-stopped-before = 이미 중지된 알림입니다. 더 이상 보내지 않습니다.
done-paused = 일시 중지했습니다: { $what }
done-resumed = 다시 보내 드립니다: { $what }
done-digest = 앞으로 { $schedule }에 모아서 보내 드립니다: { $what }
digest-how = 다른 시간을 원하시면 이렇게 보내 주세요: /my { $number } 30 8 * * 1,4 (분, 시, 일, 월, 요일)
digest-wrong = “{ $text }”은(는) 되풀이되는 시각으로 읽을 수 없습니다. 한 시간에 한 번까지 받으실 수 있습니다.
done-each = 앞으로 그때그때 보내 드립니다: { $what }
done-announcements-off = 공지를 더 이상 보내지 않습니다.
done-announcements-on = 공지를 다시 보내 드립니다.
done-corrections-off = 알려 드린 내용이 바뀌어도 따로 알리지 않습니다.
done-corrections-on = 알려 드린 내용이 바뀌면 다시 알려 드립니다.
done-digest-off = 모아 보는 소식을 더 이상 보내지 않습니다.
done-left = 알겠습니다. 바뀐 것은 없습니다.
unsubscribe-nothing = 중지할 알림이 없습니다. 여기에는 해당하는 신청이 없습니다.
admins-only = 이 대화방의 관리자만 바꿀 수 있습니다.

## 알림 시점과 방해 금지 시간

remind-now = 다음 시점에 알려 드립니다.
remind-none = 알림을 보내지 않습니다.
remind-usual = 프로그램 종류에 따라 정해진 시점에 알려 드립니다. 포럼은 다음과 같습니다.
remind-ask = 앞으로 다음 시점에 알려 드릴까요?
remind-ask-none = 앞으로 알림을 보내지 않을까요?
remind-how = 시점을 직접 정하실 수도 있습니다. 예: /remind closes-7d closes-1d starts-2h (신청 마감 7일 전과 1일 전, 시작 2시간 전)
remind-wrong = “{ $text }”{ ENDING($text, consonant: "을", vowel: "를") } 이해하지 못했습니다. 다음과 같이 적어 주세요: /remind closes-7d closes-1d starts-2h
button-save = 저장
button-reminders-usual = 기본 시점
button-reminders-last = 하루 전에만
button-reminders-none = 알림 받지 않기
quiet-now = { $from }부터 { $to }까지는 보내지 않고, 그 후에 보내 드립니다. ({ $zone })
quiet-off = 시간에 관계없이 보내 드립니다.
quiet-ask = 앞으로 { $from }부터 { $to }까지는 보내지 않을까요? ({ $zone })
button-quiet-off = 방해 금지 시간 없애기
button-quiet-on = { $from }–{ $to } 방해 금지
done-saved = 저장했습니다.

## 언어와 시간대

speak-now = 이 대화방에는 { $language }로 보내 드립니다.
speak-now-two = 이 대화방에는 { $first }와 { $second }로 보내 드립니다.
speak-how = 여기에서 다른 언어를 고르실 수 있습니다. 단체방과 채널에서는 두 언어를 함께 쓸 수 있습니다. 예: /language ko en
speak-unknown = “{ $text }”{ ENDING($text, consonant: "은", vowel: "는") } 제가 쓸 수 없는 언어입니다. 다음 언어를 쓸 수 있습니다.
done-speak = 앞으로 { $language }로 보내 드립니다.
done-speak-two = 앞으로 이 대화방에는 { $first }와 { $second }로 보내 드립니다.
clock-now = 기준 시간대는 { $zone }이며, 그곳은 지금 { $time }입니다.
clock-how = 바꾸시려면 도시나 시간대를 적어 주세요. 예: /timezone 하노이 또는 /timezone Asia/Ho_Chi_Minh
clock-ask = 이 시간대가 맞나요? { $zone }, 지금 { $time }
clock-unknown = “{ $text }”의 시간대를 찾지 못했습니다. 큰 도시나 시간대를 적어 주세요. 예: /timezone Asia/Ho_Chi_Minh
done-clock = 앞으로 { $zone }에 맞춰 보내 드립니다. 그곳은 지금 { $time }입니다.

## 캘린더, 의견, 연결

calendar-here = 캘린더에 넣을 일정 { $count }건입니다.
calendar-none = 신청하신 알림 가운데 앞으로의 일정이 없습니다.
calendar-undated = “{ $title }” 일정은 아직 정해지지 않았습니다.
calendar-unknown = 이 프로그램은 더 이상 등록되어 있지 않습니다.
feedback-how = 명령 뒤에 의견을 적어 주세요. 예: /feedback 행사장을 찾기 어려웠어요.
feedback-thanks = 감사합니다. 의견을 { $organizer }에 전하겠습니다.
feedback-long = 너무 깁니다. { $count }자 이내로 적어 주세요.
link-code = 코드는 { $code }입니다. 10분 안에 다른 메신저의 저에게 /link { $code } 라고 보내 주세요. 그러면 두 대화방이 같은 언어와 시간대를 쓰고, 메시지는 한 번만 보내 드립니다.
link-done = 두 대화방을 연결했습니다.
link-wrong = 코드가 맞지 않거나 기간이 지났습니다. 다른 대화방에서 /link 를 보내 새 코드를 받아 주세요.
link-private = 저와의 일대일 대화에서 보내 주세요.

## 개인정보

privacy-head = 보관하는 정보
privacy-chat = 답변을 드리기 위해 이 대화방의 번호, 언어, 시간대, 설정을 보관합니다.
privacy-wishes = 신청하신 알림은 중지하실 때까지 보관합니다.
privacy-told = 바뀐 내용을 바로잡아 드리기 위해, 어떤 프로그램을 알려 드렸는지를 { $days }일 동안 보관합니다.
privacy-questions = 이해하지 못한 질문을 직원이 확인할 수 있도록 질문 내용을 { $days }일 동안 보관하고, 그 뒤에는 건수만 남깁니다.
privacy-closed = 저를 차단하시면 { $days }일 뒤에 모두 삭제합니다.
privacy-never = 이름, 전화번호, 주소는 보관하지 않으며, 다른 곳에 제공하지 않습니다.
privacy-how = /mydata 로 모두 확인하고, /forget 으로 바로 삭제하실 수 있습니다.
mydata-head = 여기에 보관된 정보는 다음이 전부입니다.
mydata-none = 여기에 보관된 정보가 없습니다.
mydata-language = 언어: { $language }
mydata-clock = 시간대: { $zone }
mydata-wishes = 신청한 알림: { $count }건
mydata-told = 알려 드린 프로그램: { $count }개
mydata-feedback = 보내신 의견: { $count }건
mydata-questions = 질문: { $count }건
mydata-file = 첨부 파일에 모든 내용이 그대로 들어 있습니다.
forget-ask = 정보를 모두 삭제할까요? 신청하신 알림, 설정, 질문이 바로 삭제되며 되돌릴 수 없습니다.
button-forget-ask = 모두 삭제
button-forget = 네, 삭제해 주세요
forget-done = 모두 삭제했습니다. 다시 말씀을 걸어 주시면 처음부터 시작합니다.

## 그 밖의 답변

stop-all-done = 모두 중지했습니다. 알림, 공지, 변경 안내를 더 이상 보내지 않습니다.
stop-done = 여기에는 더 이상 보내지 않습니다. 신청하신 알림은 남아 있으니 언제든지 다시 받으실 수 있습니다.
button-go-on = 다시 받기
done-go-on = 여기로 다시 보내 드립니다.
trouble = 죄송합니다. 문제가 생겨 아무것도 바꾸지 못했습니다. 잠시 후 다시 시도해 주세요.
press-unknown = 이 버튼은 더 이상 사용할 수 없습니다. 원하시는 것을 말씀해 주세요.
