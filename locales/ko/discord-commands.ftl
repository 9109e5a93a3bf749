### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = 질문
slash-upcoming = 예정
slash-program = 프로그램
slash-deadlines = 마감
slash-remind = 알림
slash-my = 내구독
slash-subscribe = 구독
slash-agenda = 일정표
slash-calendar = 캘린더
slash-language = 언어
slash-timezone = 시간대
slash-privacy = 개인정보
slash-mydata = 내정보
slash-forget = 정보삭제
slash-help = 도움말
slash-link = 연결
slash-feedback = 의견
slash-propose = 제안
slash-translate = 번역
slash-staff = 직원
# In the menu of a message; spaces are allowed.
slash-ask-naru = naru에게 묻기

## What commands do that no other network has: at most 100 characters

slash-ask-about = 프로그램에 대해 편하게 물어보기
slash-program-about = 프로그램 하나를 자세히 보기
slash-subscribe-about = 새 프로그램 소식을 여기나 채널에서 받기
slash-propose-about = 프로그램 제안하기(재단에서 검토합니다)
slash-translate-about = 프로그램에 빠진 번역 채우기

## Names of what is typed behind a command

option-question = 내용
option-kind = 종류
option-place = 장소
option-program = 프로그램
option-language = 언어
option-second = 둘째언어
option-channel = 채널
option-code = 코드
option-text = 글
option-order = 명령
option-role = 역할
option-events = 이벤트
option-role-about = 승인된 공지에서 부를 역할
option-events-about = 프로그램을 이 서버의 이벤트로 표시
option-question-about = 궁금한 점
option-kind-about = 이 종류의 프로그램만
option-place-about = 도시·나라·지역(입력하면서 고르기)
option-program-about = 프로그램 이름(입력하면서 고르기)
option-language-about = 여기에서 쓸 언어
option-second-about = 같은 메시지에 함께 쓸 언어
option-channel-about = 올릴 채널(서버 관리자용)
option-code-about = 다른 대화에서 받은 코드(비우면 새로 발급)
option-text-about = 재단에 전하고 싶은 말
option-order-about = 할 일(비우면 공지 목록 표시)

## What naru says on Discord alone

discord-slow-down = 한꺼번에 많이 물어보셨어요. 1분쯤 뒤에 다시 물어봐 주세요.
discord-unreadable = 저는 글만 읽을 수 있습니다. 궁금한 점을 글로 적어 주세요.
discord-no-program = “{ $text }” 프로그램을 찾지 못했습니다. 입력할 때 열리는 목록에서 골라 주세요.
discord-no-place = “{ $text }” 장소를 찾지 못했습니다. 입력할 때 열리는 목록에서 골라 주세요.
discord-dm-sent = 다이렉트 메시지로 보내 드렸습니다.
discord-dm-closed = 메시지를 보낼 수 없습니다. 다이렉트 메시지가 닫혀 있습니다. 이 서버의 개인정보 설정에서 다이렉트 메시지를 허용한 다음 다시 눌러 주세요. 또는 이 채널에서 모두에게 알려 드릴 수 있습니다.
discord-remind-here = 이 채널에서 알림
discord-agenda-begun = 이제 이 채널에 목록이 있고, 내용이 바뀌면 저절로 갱신됩니다.
discord-events-on = 이제부터 프로그램이 이 서버의 이벤트에 표시됩니다.
discord-events-off = 이제 프로그램을 이 서버의 이벤트에 표시하지 않습니다.

## Proposals of volunteers

propose-title = 프로그램 제안
propose-name = 프로그램 이름
propose-when = 시작 일시(2027-03-05 14:00)
propose-where = 장소
propose-what = 내용
propose-link = 신청 링크(없어도 됨)
propose-thanks = 감사합니다. 재단 직원이 “{ $title }” 제안을 검토하고, 결정되면 알려 드리겠습니다.
propose-when-wrong = “{ $text }” 부분을 앞으로의 일시로 읽을 수 없습니다. 2027-03-05 14:00처럼 적어 주세요.
propose-link-wrong = “{ $text }” 부분은 웹 주소가 아닙니다. 맨 앞에 https:// 를 붙여 주세요.
propose-too-many = 오늘 제안을 많이 해 주셨습니다. 내일 다시 제안해 주세요.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = 제안: { $title }({ $kind })
proposal-where = 장소: { $text }
proposal-when = 일시: { $when }
proposal-link = 링크: { $text }
proposal-translation = “{ $title }”의 번역이 제안되었습니다({ $language }):
proposal-accept = 승인
proposal-decline = 거절
# $name is who of staff decided.
proposal-accepted = “{ $title }” 승인했습니다.({ $name })
proposal-declined = “{ $title }” 거절했습니다.({ $name })
proposal-decided = 이미 결정된 제안입니다.
proposal-good-news = 좋은 소식입니다. 재단에서 “{ $title }” 제안을 받아들였습니다. 도와주셔서 감사합니다.
proposal-bad-news = 이번에는 재단에서 “{ $title }” 제안을 받아들이지 못했습니다. 제안해 주셔서 감사합니다.
translate-title = 프로그램 번역
translate-name = 이름
translate-summary = 소개
translate-complete = “{ $title }”에는 이 언어로 빠진 내용이 없습니다. 살펴봐 주셔서 감사합니다.

## The staff’s desk on Discord

desk-compose = 새 공지
desk-compose-title = 공지
desk-version = 언어별 본문 쓰기
desk-title = 제목
desk-body = 본문
desk-segment = 받는 사람(all, language=ko kind=group …)
desk-schedule = 시간 지정 발송
desk-at = 일시(2027-03-05 14:00)
desk-preview = 미리 보기
desk-test = 시험 발송
desk-submit = 승인 요청
desk-approve = 승인
desk-send = 지금 발송
desk-pause = 일시 중지
desk-resume = 계속
desk-cancel = 취소
desk-correct = 보낸 공지 정정
desk-recall = 회수
desk-answer = 답변하기
desk-refresh = 진행 상황
