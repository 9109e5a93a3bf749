### 직원에게 하는 말: 대화방과 명령줄

staff-only = 재단 직원만 사용할 수 있습니다.
staff-how = /staff 뒤에 쓰는 명령: list · show 3 · new ko 제목 (다음 줄에 본문) · text 3 en 제목 (다음 줄에 본문) · value 3 이름=값 · segment 3 language=ko kind=group · describe 3 사진 … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 이름 · template use 이름 · template drop 이름 · feedback · feedback done 코드 · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add 이름 역할 · remove 이름 · here · live
staff-unread = 이해하지 못했습니다: “{ $text }”
staff-bound = { $name } 님으로 연결되었습니다. 역할은 { $role }입니다. /staff 를 보내면 할 수 있는 일을 볼 수 있습니다.

## 공지

broadcast-draft = 작성 중
broadcast-waiting = 다른 담당자 승인 대기
broadcast-approved = 승인됨
broadcast-scheduled = 예약됨
broadcast-sending = 발송됨
broadcast-paused = 일시 중지
broadcast-cancelled = 취소됨
broadcast-withdrawn = 철회됨
staff-list-none = 아직 공지가 없습니다.
staff-line = #{ $number } · { $state } · { $title }
staff-for = 대상: { $segment }
staff-size = 대화방 { $count }곳에 전달됩니다.
staff-languages = 언어: { $languages }
staff-files = 파일: { $files }
staff-due = 발송 예정: { $when }
staff-urgent = 방해 금지 시간에도 보냅니다.
staff-calls = 디스코드 서버가 공지용으로 고른 역할을 호출합니다.
staff-correction = 발송한 뒤에 수정되었습니다. 정정을 보내려면 submit, approve, correct 순으로 진행해 주세요.
staff-ready = 보낼 수 있는 상태입니다.
staff-needs-yes = 다른 담당자의 승인이 필요합니다.

## 보내지 못하는 이유

problem-no-text = 본문이 없습니다.
problem-missing = { $language }: “{ $name }” 값이 없습니다.
problem-no-description = 사진 { $name }에 시각장애인을 위한 설명이 없습니다.
problem-nobody = 받을 사람이 없습니다.
problem-segment = “{ $what }”에 해당하는 것이 기록에 없습니다.
problem-lacks = { $first } 본문에 있는 내용이 { $language } 본문에 없습니다: { $fact }
problem-adds = { $language } 본문에만 있고 { $first } 본문에는 없는 내용입니다: { $fact }

## 미리 보기

staff-preview = { $language }: { $count }자
staff-parts = { $network }: 메시지 { $count }개 ({ $points })

## 완료

staff-tested = #{ $number } 공지를 대화방 { $count }곳에 시험 발송했습니다.
staff-waiting = #{ $number } 공지가 다른 담당자의 승인을 기다립니다. 다른 담당자에게 알렸습니다.
staff-approved = #{ $number } 공지를 보낼 수 있습니다.
staff-scheduled = #{ $number } 공지는 { $when }에 발송됩니다.
staff-sent = #{ $number } 공지를 대화방 { $count }곳으로 보내고 있습니다.
staff-paused = #{ $number } 공지를 멈췄습니다. 이미 나간 것은 전달되고 나머지는 보내지 않습니다.
staff-resumed = #{ $number } 공지를 다시 보냅니다.
staff-cancelled = #{ $number } 공지를 취소했습니다. 더 이상 보내지 않습니다.
staff-corrected = #{ $number } 공지의 정정을 대화방 { $count }곳으로 보내고 있습니다.
staff-recalled = #{ $number } 공지를 대화방 { $count }곳에서 회수하고 있습니다.
staff-resent = #{ $number } 공지를 대화방 { $count }곳에 다시 보냅니다.
staff-urgent-asked = 알겠습니다. 다른 담당자가 #{ $number } 공지에 같은 명령을 보내면 방해 금지 시간에도 발송됩니다.
staff-urgent-done = #{ $number } 공지는 방해 금지 시간에도 발송됩니다.
staff-code = { $name } 님의 역할은 { $role }입니다. 계정을 연결하려면 한 시간 안에 naru와의 일대일 대화에 다음과 같이 보내야 합니다: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } 님을 명단에서 뺐습니다.
staff-here = 이 대화방은 재단의 대화방입니다. 경보가 여기로 옵니다.
staff-here-not = 이 대화방은 더 이상 재단의 대화방이 아닙니다.
staff-held-sent = 보류된 메시지 { $count }건을 보냅니다.
staff-held-dropped = 보류된 메시지 { $count }건을 보내지 않습니다.

## 보고

report-head = #{ $number } · { $state } · { $title }
report-sent = 발송: { $totals }
report-corrected = 정정: { $totals }
report-recalled = 회수: { $totals }
report-totals = 전체 { $total }건 가운데 도착 { $sent }, 대기 { $waiting }, 불확실 { $doubtful }, 실패 { $failed }, 기한 지남 { $lapsed }, 취소 { $cancelled }
report-reason = { $reason }: { $count }

## 담당자, 기록, 시험 운영

team-none = 아직 등록된 담당자가 없습니다.
team-line = { $name } · { $role } · 계정 { $count }개
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = 아직 기록이 없습니다.
live-yes = 정식 운영 중입니다. 모든 사람에게 보냅니다.
live-no = 시험 운영 중입니다. 정식 운영을 선언할 때까지 직원에게만 보냅니다.
live-how = 모두 마치면 소유자가 /staff live yes 를 보내 주세요.
check-done = 완료: { $what }
check-open = 할 일: { $what }
check-programs = 데이터베이스에 프로그램 등록
check-contact = 주최 기관 연락처 등록
check-two = 계정을 연결한 담당자 두 명, 그중 한 명은 승인 권한 보유
check-staff-chat = 경보를 받을 재단 대화방
check-tested = 공지 시험 발송

## 거절

refused-unknown = #{ $number } 공지가 없습니다.
refused-role = “{ $role }” 역할이 필요합니다.
refused-state = 지금은 #{ $number } 공지에 할 수 없습니다: { $state }
refused-blocked = #{ $number } 공지는 아직 보낼 수 없습니다.
refused-approval = #{ $number } 공지는 대화방 { $count }곳에 전달되므로 먼저 다른 담당자의 승인이 필요합니다: submit { $number }
refused-own = 다른 사람이 승인해야 합니다.
refused-stale = 방금 다른 사람이 수정했습니다. 다시 확인해 주세요.
refused-member = { $name }(이)라는 담당자가 없습니다.
refused-trouble = 데이터베이스가 응답하지 않아 아무것도 바꾸지 못했습니다.
button-approve = #{ $number } 승인

## 서식과 의견

template-none = 아직 서식이 없습니다. 저장하려면: template save 3 이름
template-line = { $name } · { $languages } · 채울 항목: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = “{ $name }” 서식으로 저장했습니다. 이 서식으로 새 공지를 쓰려면: template use { $name }
template-dropped = “{ $name }” 서식을 삭제했습니다.
refused-template = “{ $name }” 서식이 없습니다.
refused-template-name = 서식 이름은 띄어쓰기 없이 40자 이내로 정해 주세요.
staff-feedback-none = 처리하지 않은 의견이 없습니다.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = 처리한 뒤에는: feedback done 코드
staff-feedback-done = 처리 완료: { $code }
refused-feedback = 코드가 { $code }인 미처리 의견이 없습니다.

## Going on from a draft; what found no answer; programs

describe-ask = { $name }에는 무엇이 담겨 있나요? 볼 수 없는 분들을 위해 다음 메시지로 써 주세요.
version-ask = #{ $number }의 { $language } 버전을 다음 메시지로 써 주세요. 첫 줄은 제목, 그 아래는 본문입니다.
languages-ask = 어떤 언어로 쓰시겠어요?
whom-ask = 누구에게 보낼까요?
unanswered-none = 모든 질문에 답변했습니다.
unanswered-head = 답변하지 못한 질문입니다. 많이 나온 것부터 보여 드립니다.
unanswered-line = { $at }. { $count }회 “{ $question }”
answer-ask = “{ $question }”에 대한 답변을 다음 메시지로 써 주세요. 자주 묻는 질문에 등록됩니다.
faq-saved = 이제 “{ $question }”에 답변합니다.
alias-ask = “{ $word }”은(는) 어느 장소의 다른 이름인가요? 그 장소를 써 주세요. 다른 낱말을 등록하려면 “낱말 = 장소”라고 써 주세요.
alias-saved = 이제 “{ $word }”을(를) { $place }(으)로 이해합니다.
program-ask = { $field }: 무엇인가요?
program-current = 지금까지: { $value }
program-form-text = 사용하시는 언어로 쓰거나, 언어별로 한 줄씩 써 주세요: ko: …
program-form-time = 예: 2026-12-03 14:00, 또는 시각을 포함해 말로 써 주세요.
program-form-fee = 원 단위 숫자로 써 주세요. 0은 무료입니다.
program-review = 확인해 주세요. 아직 저장하지 않았습니다.
program-faulty = 빠졌거나 잘못된 내용:
program-saved = { $id }(으)로 저장했습니다. 곧 이 내용으로 답변합니다.
program-stopped = 중단했습니다. 바뀐 내용은 없습니다.
program-kind = 종류
program-title = 제목
program-starts = 시작
program-ends = 종료
program-summary = 소개
button-languages = 언어
button-whom = 대상
button-preview = 미리보기
button-test = 나에게 시험 발송
button-submit = 작성 완료
button-send = 지금 보내기
button-send-at = { $when }에 보내기
button-cancel = 발송 취소
button-correct = 정정 보내기
button-halt = 일시정지
button-report = 보고서
button-recall = 회수
button-resume = 계속
button-everybody = 모두에게
button-answer = { $at }번 답변
button-same = { $at }번 = “{ $question }”
button-alias = { $at }번: “{ $word }”은(는) 장소의 다른 이름
button-skip = 건너뛰기
button-back = 뒤로
button-clear = 비워 두기
button-stop-program = 중단
button-change = 바꾸기: { $field }
