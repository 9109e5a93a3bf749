### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = спросить
slash-upcoming = скоро
slash-program = программа
slash-deadlines = сроки
slash-remind = напомнить
slash-my = мои
slash-subscribe = подписка
slash-agenda = афиша
slash-calendar = календарь
slash-language = язык
slash-timezone = часовой-пояс
slash-privacy = приватность
slash-mydata = мои-данные
slash-forget = забыть
slash-help = помощь
slash-link = связать
slash-feedback = отзыв
slash-propose = предложить
slash-translate = перевести
slash-staff = сотрудникам
# In the menu of a message; spaces are allowed.
slash-ask-naru = Спросить naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = Спросить о программах своими словами
slash-program-about = Показать всё об одной программе
slash-subscribe-about = Получать новости о программах здесь или в канале
slash-propose-about = Предложить программу; решает фонд
slash-translate-about = Добавить недостающий перевод программы

## Names of what is typed behind a command

option-question = вопрос
option-kind = вид
option-place = место
option-program = программа
option-language = язык
option-second = второй-язык
option-channel = канал
option-code = код
option-text = текст
option-order = команда
option-role = роль
option-events = события
option-role-about = Роль, которую вправе звать одобренные объявления
option-events-about = Показывать программы среди событий этого сервера
option-question-about = Что вы хотите узнать
option-kind-about = Только программы этого вида
option-place-about = Город, страна или регион; выберите при вводе
option-program-about = Название; выберите при вводе
option-language-about = Язык, на котором я здесь пишу
option-second-about = Пишется ниже первого, в том же сообщении
option-channel-about = Где публиковать; для управляющих сервером
option-code-about = Код из другого чата; оставьте пустым, чтобы получить
option-text-about = Что вы хотите сказать фонду
option-order-about = Что сделать; пусто — список объявлений

## What naru says on Discord alone

discord-slow-down = Вы спросили много сразу. Подождите, пожалуйста, минуту и спросите снова.
discord-unreadable = Я читаю только текст. Напишите, пожалуйста, вопрос словами.
discord-no-program = Программы «{ $text }» я не знаю. Выберите, пожалуйста, из списка, который открывается при вводе.
discord-no-place = Места «{ $text }» я не знаю. Выберите, пожалуйста, из списка, который открывается при вводе.
discord-dm-sent = Я написал вам в личные сообщения.
discord-dm-closed = Я не могу вам написать: ваши личные сообщения закрыты. Разрешите их, пожалуйста, в настройках приватности этого сервера и нажмите ещё раз. Или я напомню всем в этом канале.
discord-remind-here = Напомнить в этом канале
discord-agenda-begun = Список теперь стоит в этом канале и обновляется сам.
discord-events-on = Теперь программы будут среди событий этого сервера.
discord-events-off = Программ больше нет среди событий этого сервера.

## Proposals of volunteers

propose-title = Предложить программу
propose-name = Название программы
propose-when = Когда начало (2027-03-05 14:00)
propose-where = Где
propose-what = Что там будет
propose-link = Ссылка для заявки (необязательно)
propose-thanks = Спасибо. Сотрудники фонда видят «{ $title }», и я сообщу вам их решение.
propose-when-wrong = Не могу прочитать «{ $text }» как будущее время. Напишите, пожалуйста, так: 2027-03-05 14:00.
propose-link-wrong = «{ $text }» — не веб-адрес. Начните его, пожалуйста, с https://
propose-too-many = Сегодня вы предложили уже много. Продолжите, пожалуйста, завтра.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = Предложено: { $title } ({ $kind })
proposal-where = Где: { $text }
proposal-when = Когда: { $when }
proposal-link = Ссылка: { $text }
proposal-translation = Предложен перевод «{ $title }» ({ $language }):
proposal-accept = Принять
proposal-decline = Отклонить
# $name is who of staff decided.
proposal-accepted = «{ $title }» принято. ({ $name })
proposal-declined = «{ $title }» отклонено. ({ $name })
proposal-decided = Это уже решено.
proposal-good-news = Хорошая новость: фонд принял «{ $title }». Спасибо за помощь.
proposal-bad-news = На этот раз фонд не смог принять «{ $title }». Спасибо за предложение.
translate-title = Перевести программу
translate-name = Название
translate-summary = О чём она
translate-complete = У «{ $title }» на этом языке всё есть. Спасибо за внимание.

## The staff’s desk on Discord

desk-compose = Новое объявление
desk-compose-title = Объявление
desk-version = Написать версию на языке
desk-title = Заголовок
desk-body = Текст
desk-segment = Для кого (all, language=ko kind=group …)
desk-schedule = Отправить в срок
desk-at = Когда (2027-03-05 14:00)
desk-preview = Просмотр
desk-test = Пробная отправка
desk-submit = На согласование
desk-approve = Одобрить
desk-send = Отправить сейчас
desk-pause = Приостановить
desk-resume = Продолжить
desk-cancel = Отменить
desk-correct = Исправить отправленное
desk-recall = Отозвать
desk-answer = Ответить
desk-refresh = Ход отправки
