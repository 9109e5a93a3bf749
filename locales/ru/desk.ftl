### Ответы на команды и кнопки

## Команды

command-start = Начать
command-help = Что я умею
command-upcoming = Ближайшие программы
command-deadlines = Куда ещё можно подать заявку
command-agenda = Закрепить список ближайших событий
command-my = Мои подписки
command-remind = Когда напоминать
command-language = Выбрать язык
command-timezone = Выбрать часовой пояс
command-calendar = Мои даты файлом календаря
command-feedback = Написать отзыв в фонд
command-privacy = Что обо мне хранится
command-mydata = Показать мои данные
command-forget = Удалить мои данные
command-link = Связать с другим моим чатом
command-stop = Остановить все сообщения
command-staff = Для сотрудников
command-line = /{ $command }: { $what }

help-commands = Спрашивайте своими словами. Есть и такие команды:
start-kept = Я храню только то, что нужно для ответов и уведомлений. Подробнее: /privacy.
start-group = Чтобы спросить в этом чате, упомяните меня или ответьте на моё сообщение. Администраторы решают командами /my, /language и /remind, что здесь публикуется.

## Подписки

my-none = Здесь пока нет подписок. Попросите меня, например, сообщать о новых форумах.
my-some =
    { $count ->
        [one] Здесь { $count } подписка:
        [few] Здесь { $count } подписки:
        [many] Здесь { $count } подписок:
       *[other] Здесь { $count } подписки:
    }
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (приостановлено)
my-entry-digest = { $number }. { $what } (одним сообщением: { $schedule })
my-silent = Сейчас в этот чат ничего не отправляется.
schedule-daily = ежедневно в { $time }
schedule-weekly = раз в неделю ({ $weekday }, { $time })
schedule-monthly = ежемесячно { $day }-го числа в { $time }
schedule-own = по расписанию «{ $schedule }»
button-stop-one = Прекратить: { $what }
button-pause-one = Приостановить: { $what }
button-resume-one = Возобновить: { $what }
button-digest-one = Раз в неделю: { $what }
button-each-one = По одному: { $what }
button-announcements-on = Снова получать объявления

done-subscribed = Записано. Теперь я буду сообщать вам об этом: { $what }
done-subscribed-already = Это уже записано: { $what }
done-too-many = Здесь уже { $count } подписок, больше добавить нельзя. Сначала прекратите одну из них: /my.
done-stopped = Прекращено: { $what }
done-stopped-before = Это уже прекращено и больше не отправляется.
done-paused = Приостановлено: { $what }
done-resumed = Возобновлено: { $what }
done-digest = Теперь это приходит одним сообщением, { $schedule }: { $what }
digest-how = Чтобы выбрать другое время, отправьте, например: /my { $number } 30 8 * * 1,4 (минута, час, день, месяц, день недели)
digest-wrong = Не удалось прочитать «{ $text }» как повторяющееся время, не чаще раза в час.
done-each = Теперь это приходит по одному: { $what }
done-announcements-off = Объявления больше не придут.
done-announcements-on = Объявления снова будут приходить.
done-corrections-off = Если что-то из сказанного мной изменится, я больше не буду сообщать.
done-corrections-on = Если что-то из сказанного мной изменится, я сообщу вам.
done-digest-off = Обзоры больше не придут.
done-left = Хорошо, ничего не изменилось.
unsubscribe-nothing = Прекращать нечего: такой подписки здесь нет.
admins-only = Изменить это могут только администраторы чата.

## Напоминания и тихие часы

remind-now = Вы получаете напоминания:
remind-none = Вы не получаете напоминаний.
remind-usual = Вы получаете напоминания в обычное время, оно зависит от вида программы. Например, для форумов:
remind-ask = С этого времени я буду напоминать так:
remind-ask-none = С этого времени я не буду напоминать совсем.
remind-how = Время можно задать самим, например: /remind closes-7d closes-1d starts-2h. Это за 7 дней и за 1 день до конца приёма заявок и за 2 часа до начала.
remind-wrong = Не удалось разобрать «{ $text }». Напишите так: /remind closes-7d closes-1d starts-2h
button-save = Сохранить
button-reminders-usual = Как обычно
button-reminders-last = Только за день
button-reminders-none = Без напоминаний
quiet-now = С { $from } до { $to } я молчу и пишу после этого ({ $zone }).
quiet-off = Я пишу в любое время суток.
quiet-ask = С этого времени я буду молчать с { $from } до { $to } ({ $zone }).
button-quiet-off = Без тихих часов
button-quiet-on = Тихо с { $from } до { $to }
done-saved = Сохранено.

## Язык и часы

speak-now = В этот чат я пишу на языке: { $language }.
speak-now-two = В этот чат я пишу на двух языках: { $first } и { $second }.
speak-how = Здесь можно выбрать другой язык. В группах и каналах возможны два сразу, например: /language ko en
speak-unknown = Языка «{ $text }» я не знаю. Вот мои языки:
done-speak = Теперь я пишу вам на языке: { $language }.
done-speak-two = Теперь я пишу в этот чат на двух языках: { $first } и { $second }.
clock-now = Часовой пояс: { $zone }. Там сейчас { $time }.
clock-how = Чтобы изменить его, напишите город или часовой пояс, например: /timezone Ханой или /timezone Asia/Ho_Chi_Minh
clock-ask = Это ваш часовой пояс? { $zone }. Там сейчас { $time }.
clock-unknown = Не нахожу часовой пояс для «{ $text }». Напишите крупный город или часовой пояс, например: /timezone Asia/Ho_Chi_Minh
done-clock = Теперь часовой пояс: { $zone }. Там сейчас { $time }.

## Календарь, отзывы, связь чатов

calendar-here =
    { $count ->
        [one] Вот { $count } дата для вашего календаря.
        [few] Вот { $count } даты для вашего календаря.
        [many] Вот { $count } дат для вашего календаря.
       *[other] Вот { $count } даты для вашего календаря.
    }
calendar-none = В ваших подписках нет предстоящих дат.
calendar-undated = Дата программы «{ $title }» ещё не назначена.
calendar-unknown = Этой программы больше нет в моих записях.
feedback-how = Напишите отзыв после команды, например: /feedback Не удалось найти место проведения.
feedback-thanks = Спасибо. Ваш отзыв сохранён для сотрудников ({ $organizer }).
feedback-long = Это слишком длинно. Уложитесь, пожалуйста, в число знаков: { $count }.
link-code = Ваш код: { $code }. В течение 10 минут напишите мне /link { $code } в другой сети. После этого у обоих чатов будут один язык и одни часы, и каждое сообщение придёт один раз.
link-done = Чаты связаны.
link-wrong = Этот код неверен или уже не действует. Напишите /link в другом чате, чтобы получить новый.
link-private = Напишите мне это, пожалуйста, в личном чате.

## Личные данные

privacy-head = Что о вас хранится
privacy-chat = Номер этого чата, его язык, часовой пояс и настройки, чтобы отвечать вам.
privacy-wishes = Ваши подписки, пока вы их не прекратите.
privacy-told =
    В течение { $days ->
        [one] { $days } дня
        [few] { $days } дней
        [many] { $days } дней
       *[other] { $days } дня
    } — о каких программах я вам рассказывал, чтобы сообщить об изменениях.
privacy-questions =
    В течение { $days ->
        [one] { $days } дня
        [few] { $days } дней
        [many] { $days } дней
       *[other] { $days } дня
    } — текст ваших вопросов, чтобы сотрудники видели, чего я не понял. Потом остаётся только их число.
privacy-closed =
    Если вы меня заблокируете, всё будет удалено через { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }.
privacy-never = Ни имени, ни телефона, ни адреса. Никому ничего не передаётся.
privacy-how = /mydata показывает всё, /forget сразу всё удаляет.
mydata-head = Вот всё, что о вас здесь хранится:
mydata-none = Здесь о вас ничего не хранится.
mydata-language = Язык: { $language }
mydata-clock = Часовой пояс: { $zone }
mydata-wishes = Подписки: { $count }
mydata-told = Программы, о которых я рассказывал: { $count }
mydata-feedback = Ваши отзывы: { $count }
mydata-questions = Ваши вопросы: { $count }
mydata-file = В приложенном файле всё дословно.
forget-ask = Удалить всё о вас? Подписки, настройки и вопросы будут удалены сразу, вернуть их нельзя.
button-forget-ask = Удалить всё
button-forget = Да, удалить
forget-done = Всё удалено. Если вы снова напишете мне, начнём сначала.

## Прочее

stop-all-done = Всё прекращено. Напоминания, объявления и исправления больше не придут.
stop-done = Сюда больше ничего не придёт. Ваши подписки сохранены, продолжить можно в любой момент.
button-go-on = Снова присылать сообщения
done-go-on = Сообщения снова будут приходить сюда.
trouble = Извините, у меня произошёл сбой, ничего не изменено. Попробуйте ещё раз через несколько минут.
press-unknown = Эта кнопка больше не действует. Напишите, пожалуйста, словами, что вы хотите.
