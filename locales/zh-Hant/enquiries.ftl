### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = 已將您的問題轉給工作人員，回覆會傳到這裡。如需補充，請回覆這則訊息。
enquiry-added = 已補充到您的問題中。
enquiry-hours = 工作人員回覆時間：{ $days } { $times }。
enquiry-closed-now = 目前是非上班時間，{ $when }恢復服務。
enquiry-withdrawn = 您的問題已撤回。
enquiry-over = 這個問題已經結束了。
enquiry-others = 只有提問者本人可以撤回問題。
enquiry-answer = 工作人員對「{ $question }」的回覆：
enquiry-closed = 工作人員已結束您的問題「{ $question }」。您可以隨時再問。
button-enquire = 詢問工作人員
button-withdraw = 不再需要了
enquiry-how = 提問語言：{ $language }（{ $network }）。您在這裡寫的內容會原樣傳給提問者；傳送 /close 結束。
enquiry-sent = 已傳給提問者。
enquiry-lost = 已無法聯絡到提問者。
enquiry-ended = 問題已結束，並已通知提問者。
enquiry-taken-back = 問題已撤回，不需要回覆。
button-enquiry-faq = 存為常見問題
button-enquiry-close = 結束問題
privacy-enquiries = 轉給工作人員的問題以及雙方的往來內容，自最後一則起保存{ $days }天。
mydata-enquiries = 轉給工作人員的問題：{ $count }則
