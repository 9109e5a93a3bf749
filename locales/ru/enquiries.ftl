### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = Я передал ваш вопрос сотрудникам. Ответ придёт сюда; чтобы что-то добавить, ответьте на это сообщение.
enquiry-added = Я добавил это к вашему вопросу.
enquiry-hours = Сотрудники отвечают: { $days }, { $times }.
enquiry-closed-now = Сейчас нерабочее время; приём снова откроется { $when }.
enquiry-withdrawn = Ваш вопрос отозван.
enquiry-over = Этот вопрос уже закрыт.
enquiry-others = Отозвать вопрос может только тот, кто его задал.
enquiry-answer = Ответ сотрудников на вопрос «{ $question }»:
enquiry-closed = Сотрудники закрыли ваш вопрос «{ $question }». Вы можете спросить снова в любое время.
button-enquire = Спросить сотрудников
button-withdraw = Больше не нужно
enquiry-how = Язык вопроса: { $language } ({ $network }). Всё, что вы напишете здесь, дословно получит тот, кто спросил; /close завершает вопрос.
enquiry-sent = Отправлено тому, кто спросил.
enquiry-lost = С тем, кто спросил, больше нет связи.
enquiry-ended = Вопрос закрыт; тому, кто спросил, об этом сообщено.
enquiry-taken-back = Вопрос отозван: отвечать не нужно.
button-enquiry-faq = Сохранить в частые вопросы
button-enquiry-close = Закрыть вопрос
privacy-enquiries =
    Вопросы, переданные сотрудникам, и переписка по ним — ещё { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    } после последнего сообщения.
mydata-enquiries = Вопросы, переданные сотрудникам: { $count }
