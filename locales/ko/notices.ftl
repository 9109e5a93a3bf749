### 먼저 보내는 메시지

## 알림

notice-closes = “{ $title }” 신청은 { $when }에 마감됩니다. { $left }
notice-closes-hours = “{ $title }” 신청이 { $hours }시간 안에 마감됩니다: { $when }
notice-starts = “{ $title }”{ ENDING($title, consonant: "이", vowel: "가") } { $left } 시작됩니다: { $when }
notice-starts-hours = “{ $title }”{ ENDING($title, consonant: "이", vowel: "가") } { $hours }시간 안에 시작됩니다: { $when }
notice-opens = “{ $title }” 신청이 시작되었습니다.
notice-opens-until = “{ $title }” 신청이 시작되었습니다. 마감은 { $closes }입니다.
notice-opens-soon = “{ $title }” 신청은 { $when }에 시작됩니다.

## 새 소식과 변경

notice-new = 새 프로그램: “{ $title }”
notice-changed = “{ $title }” 내용이 바뀌었습니다.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = “{ $title }”{ ENDING($title, consonant: "이", vowel: "가") } 취소되었습니다.
notice-postponed = “{ $title }”{ ENDING($title, consonant: "이", vowel: "가") } 연기되었습니다.
notice-on-again = “{ $title }”{ ENDING($title, consonant: "은", vowel: "는") } 다시 예정대로 열립니다.
notice-told = 앞서 알려 드린 “{ $title }” 내용이 바뀌었습니다. { $change }
label-date = 일정
label-deadline = 신청 마감
label-opening = 신청 시작
label-place = 장소
label-status-now = 상태
status-scheduled = 예정대로

## 모아 보내기

notice-digest = 관심 있으신 프로그램 { $count }개입니다.
notice-waited = 그동안 기다린 메시지 { $count }건입니다.

## 공지

notice-corrected = 정정: 앞서 보내 드린 공지를 다음과 같이 바로잡습니다.
notice-withdrawn = 이 공지는 철회되었습니다.
notice-withdrawn-title = “{ $title }” 공지는 철회되었습니다.

## 그만 받기 버튼

button-no-more = 이 알림 그만 받기
button-no-announcements = 공지 그만 받기
button-no-corrections = 변경 안내 그만 받기
button-no-digest = 모아 보기 그만 받기

## 직원에게 보내는 경보

alert-content-errors = “{ $what }” 발송을 멈췄습니다. { $of }건 가운데 { $count }건이 내용 때문에 거절되었으며, 더 이상 보내지 않습니다. 내용을 고친 뒤 다시 시작해 주세요.
alert-bot-locked = { $what }에서 봇 토큰을 거절합니다. 해결될 때까지 그곳으로 보내지 않으며, 보낼 메시지는 기다립니다. 토큰을 새로 발급하고 naru를 다시 시작해 주세요.
alert-outage = { $what }에서 { $of }분 동안 아무것도 보내지 못했습니다. 그동안 나갈 예정이던 공지 { $count }건을 보류했고, 알림은 저절로 나갑니다. 보낼지 정해 주세요: /staff held outage yes 또는 no
alert-restored = 데이터베이스가 이전 사본입니다. 이미 나갔을 수 있는 메시지 { $count }건을 보류했습니다. 보낼지 정해 주세요: /staff held restored yes 또는 no
alert-clock-set = 서버 시계가 { $count }초 바뀌었습니다. 잃은 것은 없으며 알림은 새 시각을 따릅니다. 시계를 확인해 주세요.
alert-store-trouble = 데이터베이스가 { $count }초 동안 멈췄다가 복구되었습니다. 잃은 것은 없습니다. 다시 일어나면 디스크와 데이터베이스를 확인해 주세요.
alert-approval = “{ $what }” 공지(대화방 { $count }곳)가 다른 담당자의 승인을 기다리고 있습니다.
alert-feedback = /feedback으로 들어온 의견 { $count }건이 아직 처리되지 않았습니다. 의견은 담당자용으로 보관되어 있습니다. 확인해 주세요: /staff feedback
alert-deaf = { $what }에서 아무 메시지도 받지 못하고 있습니다. 다른 프로그램이 같은 봇을 쓰는 것 같습니다. 발송은 계속됩니다. 다른 프로그램을 멈추거나 별도의 토큰을 쓰게 해 주세요.
