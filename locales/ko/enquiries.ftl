### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = 질문을 담당 직원에게 전달했습니다. 답변은 이 대화로 옵니다. 덧붙일 내용이 있으면 이 메시지에 답장해 주세요.
enquiry-added = 덧붙이신 내용도 함께 전달했습니다.
enquiry-hours = 직원 답변 시간: { $days } { $times }.
enquiry-closed-now = 지금은 업무 시간이 아닙니다. { $when }에 다시 시작합니다.
enquiry-withdrawn = 질문을 취소했습니다.
enquiry-over = 이미 종료된 질문입니다.
enquiry-others = 질문하신 분만 취소할 수 있습니다.
enquiry-answer = “{ $question }”에 대한 담당 직원의 답변:
enquiry-closed = 담당 직원이 “{ $question }” 질문을 종료했습니다. 언제든지 다시 물어보실 수 있습니다.
button-enquire = 직원에게 물어보기
button-withdraw = 이제 필요 없어요
enquiry-how = 질문 언어: { $language } ({ $network }). 여기에 쓰신 글은 질문하신 분께 그대로 전달됩니다. /close로 종료합니다.
enquiry-sent = 질문하신 분께 보냈습니다.
enquiry-lost = 질문하신 분께 더 이상 연락할 수 없습니다.
enquiry-ended = 질문을 종료하고 질문하신 분께 알렸습니다.
enquiry-taken-back = 질문이 취소되어 답변이 필요 없습니다.
button-enquiry-faq = 자주 묻는 질문으로 저장
button-enquiry-close = 질문 종료
privacy-enquiries = 담당 직원에게 전달한 질문과 주고받은 내용은 마지막 메시지로부터 { $days }일 동안 보관합니다.
mydata-enquiries = 직원에게 전달한 질문: { $count }건
