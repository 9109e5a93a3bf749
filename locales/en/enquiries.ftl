### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = I have passed your question on to the staff. The answer comes here; reply to this message to add something.
enquiry-added = I have added that to your question.
enquiry-hours = Staff answer { $days }, { $times }.
enquiry-closed-now = The office is closed now; it opens again on { $when }.
enquiry-withdrawn = Your question was taken back.
enquiry-over = This question is over already.
enquiry-others = Only the one who asked can take a question back.
enquiry-answer = The staff’s answer to “{ $question }”:
enquiry-closed = The staff have closed your question “{ $question }”. You can ask again at any time.
button-enquire = Ask the staff
button-withdraw = No longer needed
enquiry-how = Asked in { $language } on { $network }. What you write here goes to the one who asked, word for word; /close ends it.
enquiry-sent = Sent to the one who asked.
enquiry-lost = The one who asked cannot be reached any more.
enquiry-ended = The question is closed; the one who asked has been told.
enquiry-taken-back = The question was taken back: no answer is needed.
button-enquiry-faq = Keep as an FAQ entry
button-enquiry-close = Close the question
privacy-enquiries = Questions that were passed on to the staff, and what both sides wrote about them, until { $days } days after the last message.
mydata-enquiries = Questions passed on to the staff: { $count }
