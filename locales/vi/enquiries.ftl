### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = Tôi đã chuyển câu hỏi của bạn cho nhân viên. Câu trả lời sẽ đến đây; muốn bổ sung, xin trả lời tin nhắn này.
enquiry-added = Tôi đã thêm vào câu hỏi của bạn.
enquiry-hours = Nhân viên trả lời: { $days }, { $times }.
enquiry-closed-now = Hiện ngoài giờ làm việc; văn phòng mở lại vào { $when }.
enquiry-withdrawn = Câu hỏi của bạn đã được rút lại.
enquiry-over = Câu hỏi này đã kết thúc.
enquiry-others = Chỉ người hỏi mới có thể rút lại câu hỏi.
enquiry-answer = Nhân viên trả lời câu hỏi “{ $question }”:
enquiry-closed = Nhân viên đã đóng câu hỏi “{ $question }” của bạn. Bạn có thể hỏi lại bất cứ lúc nào.
button-enquire = Hỏi nhân viên
button-withdraw = Không cần nữa
enquiry-how = Hỏi bằng { $language } trên { $network }. Những gì bạn viết ở đây được gửi nguyên văn cho người hỏi; /close để kết thúc.
enquiry-sent = Đã gửi cho người hỏi.
enquiry-lost = Không còn liên lạc được với người hỏi.
enquiry-ended = Câu hỏi đã được đóng; người hỏi đã được báo.
enquiry-taken-back = Câu hỏi đã được rút lại: không cần trả lời.
button-enquiry-faq = Lưu thành câu hỏi thường gặp
button-enquiry-close = Đóng câu hỏi
privacy-enquiries = Các câu hỏi đã chuyển cho nhân viên và những gì hai bên đã viết, cho đến { $days } ngày sau tin cuối cùng.
mydata-enquiries = Câu hỏi đã chuyển cho nhân viên: { $count }
