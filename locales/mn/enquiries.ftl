### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = Таны асуултыг ажилтанд дамжууллаа. Хариу энд ирнэ. Нэмж хэлэх зүйл байвал энэ мессежид хариулна уу.
enquiry-added = Таны асуултад үүнийг нэмлээ.
enquiry-hours = Ажилтан хариулах цаг: { $days }, { $times }.
enquiry-closed-now = Одоо ажлын бус цаг байна. { $when }-д дахин нээгдэнэ.
enquiry-withdrawn = Таны асуултыг буцааж авлаа.
enquiry-over = Энэ асуулт аль хэдийн дууссан байна.
enquiry-others = Асуултыг зөвхөн асуусан хүн нь буцааж авч болно.
enquiry-answer = «{ $question }» асуултад ажилтны өгсөн хариу:
enquiry-closed = Ажилтан таны «{ $question }» асуултыг хаалаа. Хүссэн үедээ дахин асууж болно.
button-enquire = Ажилтнаас асуух
button-withdraw = Одоо хэрэггүй
enquiry-how = Асуултын хэл: { $language } ({ $network }). Энд бичсэн зүйл асуусан хүнд яг хэвээрээ хүрнэ. /close гэж бичвэл дуусна.
enquiry-sent = Асуусан хүнд илгээлээ.
enquiry-lost = Асуусан хүнтэй холбогдох боломжгүй боллоо.
enquiry-ended = Асуултыг хааж, асуусан хүнд мэдэгдлээ.
enquiry-taken-back = Асуултыг буцааж авсан тул хариулах шаардлагагүй.
button-enquiry-faq = Түгээмэл асуултад хадгалах
button-enquiry-close = Асуултыг хаах
privacy-enquiries = Ажилтанд дамжуулсан асуулт болон хоёр талын бичсэнийг сүүлийн мессежээс хойш { $days } өдөр хадгална.
mydata-enquiries = Ажилтанд дамжуулсан асуулт: { $count }
