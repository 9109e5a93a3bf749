### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = ご質問を担当者に伝えました。お返事はこのチャットに届きます。補足は、このメッセージへの返信でお書きください。
enquiry-added = ご質問に書き添えました。
enquiry-hours = 担当者の対応時間：{ $days } { $times }。
enquiry-closed-now = ただいま時間外です。次の受付は{ $when }からです。
enquiry-withdrawn = ご質問を取り消しました。
enquiry-over = このご質問はすでに終了しています。
enquiry-others = 取り消せるのは質問したご本人だけです。
enquiry-answer = 「{ $question }」への担当者からのお返事：
enquiry-closed = 担当者がご質問「{ $question }」を終了しました。いつでもまたお尋ねください。
button-enquire = 担当者に聞く
button-withdraw = もう必要ありません
enquiry-how = 質問の言語：{ $language }（{ $network }）。ここに書いた内容は、質問した方にそのまま届きます。/close で終了します。
enquiry-sent = 質問した方に送りました。
enquiry-lost = 質問した方には連絡がつかなくなりました。
enquiry-ended = 質問を終了し、質問した方にお知らせしました。
enquiry-taken-back = 質問は取り消されました。お返事は不要です。
button-enquiry-faq = よくある質問に登録
button-enquiry-close = 質問を終了
privacy-enquiries = 担当者にお伝えしたご質問とそのやり取りは、最後のメッセージから{ $days }日間保存します。
mydata-enquiries = 担当者に伝えたご質問：{ $count }件
