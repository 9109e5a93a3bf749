### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = 已将您的问题转给工作人员，回复会发到这里。如需补充，请回复这条消息。
enquiry-added = 已补充到您的问题中。
enquiry-hours = 工作人员答复时间：{ $days } { $times }。
enquiry-closed-now = 现在是非办公时间，{ $when }恢复办公。
enquiry-withdrawn = 您的问题已撤回。
enquiry-over = 这个问题已经结束。
enquiry-others = 只有提问者本人可以撤回问题。
enquiry-answer = 工作人员对“{ $question }”的回复：
enquiry-closed = 工作人员已结束您的问题“{ $question }”。您可以随时再问。
button-enquire = 询问工作人员
button-withdraw = 不再需要了
enquiry-how = 提问语言：{ $language }（{ $network }）。您在这里写的内容会原样发给提问者；发送 /close 结束。
enquiry-sent = 已发给提问者。
enquiry-lost = 已无法联系到提问者。
enquiry-ended = 问题已结束，并已通知提问者。
enquiry-taken-back = 问题已撤回，无需答复。
button-enquiry-faq = 存为常见问题
button-enquiry-close = 结束问题
privacy-enquiries = 转给工作人员的问题以及双方的往来内容，自最后一条起保存{ $days }天。
mydata-enquiries = 转给工作人员的问题：{ $count }条
