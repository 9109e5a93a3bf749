### Что naru отвечает в чате.

## Что понято: «Форумы · декабрь 2026 г. · бесплатно»

echo-all = Предстоящие программы
echo-free = бесплатно
echo-paid = платно
echo-online = онлайн
echo-onsite = очно
echo-abroad = за рубежом
echo-home = внутри страны
echo-language = язык: { $language }
echo-open = заявки принимаются
echo-closing = приём заявок заканчивается: { $time }
echo-closing-any = приём заявок ещё не закончен
echo-standing = действует постоянно
echo-cancelled = отменённые
echo-postponed = перенесённые
echo-not = кроме: { $what }
echo-words = «{ $words }»

## Самое …

pick-soonest = Начинается раньше всех:
pick-latest = Начинается позже всех:
pick-most-urgent = Приём заявок заканчивается раньше всех:
pick-cheapest = Самая низкая стоимость:
pick-dearest = Самая высокая стоимость:
pick-largest = Больше всего мест:
pick-smallest = Меньше всего мест:
pick-longest = Длится дольше всех:
pick-shortest = Длится меньше всех:

## Списки

list-found =
    { $count ->
        [one] Найдена { $count } программа.
        [few] Найдены { $count } программы.
        [many] Найдено { $count } программ.
       *[other] Найдено { $count } программы.
    }
list-counted =
    { $count ->
        [one] Всего { $count } программа.
        [few] Всего { $count } программы.
        [many] Всего { $count } программ.
       *[other] Всего { $count } программы.
    }
list-part = Показаны с { $from } по { $to }, по порядку дат. Нажмите «{ button-more }», чтобы увидеть следующие.
list-rest = Показаны с { $from } по { $to }, по порядку дат. Это последние.

## Ничего

none-found = Подходящих программ не нашлось.
none-understood = Простите, я не совсем понимаю вопрос. Спросите, пожалуйста, другими словами или попробуйте один из этих вопросов.
none-near = Вот что близко к этому:
none-other = Можно изменить время, место или вид программы либо попробовать один из этих вопросов.

## Уточнение

choices-which = Какую программу вы имеете в виду?

## Одна программа. Первое предложение отвечает на вопрос.

answer-yes = Да. { $answer }
answer-no = Нет. { $answer }
open-yes = Да, заявку можно подать сейчас. { $answer }
open-no = Нет, сейчас заявки не принимаются. { $answer }

start-upcoming = «{ $title }» проводится { $when }.
start-running = «{ $title }» проводится сейчас: { $when }.
start-over = Программа «{ $title }» завершена. Она проводилась { $when }.
start-postponed = Программа «{ $title }» перенесена. Новые даты: { $when }.
start-postponed-undated = Программа «{ $title }» перенесена. Новые даты пока не назначены.
start-cancelled = Программа «{ $title }» отменена.
start-cancelled-dated = Программа «{ $title }» отменена. Она планировалась на { $when }.
start-standing = «{ $title }» действует постоянно, без определённых дат.
start-undated = Даты программы «{ $title }» не указаны.

deadline-open = Заявку на «{ $title }» можно подать до { $closes }: { $left }.
deadline-open-any = Заявки на «{ $title }» принимаются; срок не указан.
deadline-not-yet = Приём заявок на «{ $title }» начнётся { $opens }.
deadline-not-yet-until = Приём заявок на «{ $title }» начнётся { $opens } и закончится { $closes }.
deadline-closed = Приём заявок на «{ $title }» закончился { $closes }.
deadline-none = О приёме заявок на «{ $title }» ничего не указано.

venue-at = Место проведения «{ $title }»: { $venue }.
venue-online = «{ $title }» проводится онлайн: { $venue }.
venue-online-only = «{ $title }» проводится онлайн.
venue-hybrid = «{ $title }» проводится очно и онлайн: { $venue }.
venue-none = Место проведения «{ $title }» не указано.

eligibility-text = Условия участия в программе «{ $title }»: { $text }
eligibility-audience = Для кого «{ $title }»: { $audience }.
eligibility-none = Условия участия в программе «{ $title }» не указаны.
audience-yes = Да. Для кого «{ $title }»: { $audience }.
audience-anyone = Да. В программе «{ $title }» могут участвовать все желающие.
audience-unsaid = В описании программы «{ $title }» эта группа не названа ({ $asked }). Указано: { $audience }.

fee-answer-free = Участие в программе «{ $title }» бесплатное.
fee-answer-amount = Стоимость участия в программе «{ $title }»: { $fee }.
fee-answer-none = Стоимость участия в программе «{ $title }» не указана.

how-text = Как подать заявку на «{ $title }»: { $text }
how-link = Заявку на «{ $title }» можно подать здесь: { $url }
how-none = Как подать заявку на «{ $title }», не указано.

contact-at = На вопросы о программе «{ $title }» отвечают здесь: { $contact }.
contact-organizer = Отдельный контакт программы «{ $title }» не указан. Обратитесь к организатору ({ $organizer }): { $contact }
contact-none = Контакт программы «{ $title }» не указан.

languages-in = Языки программы «{ $title }»: { $languages }.
languages-none = Языки программы «{ $title }» не указаны.

capacity-is = Число мест в программе «{ $title }»: { $places }.
capacity-none = Число мест в программе «{ $title }» не указано.

status-planned = Программа «{ $title }» проводится по плану: { $when }.

organizer-is = Организатор программы «{ $title }»: { $organizer }.
organizer-none = Организатор программы «{ $title }» не указан.

ask-contact = Пожалуйста, спросите здесь: { $contact }.

## Подписка

subscribe-ask = Сообщать вам об этом? { $what }
subscribe-program = Напоминать вам о программе «{ $title }»?
subscribe-series = Сообщить вам о следующем выпуске?
subscribe-which = О чём вам сообщать?
subscribe-everything = все программы
subscribe-told = О каждой подходящей программе я напишу вам:
subscribe-moments = Я напишу вам в эти дни:
subscribe-moment = { $date }: { $what }
subscribe-no-moment = Предстоящих дат пока не указано. Я напишу, как только они появятся.
subscribe-changes = Если изменится дата или место, если программу отменят или перенесут, я сообщу сразу. Отказаться можно в любой момент.
subscribe-confirm = Подписка начнётся, когда вы нажмёте «{ button-yes }».

when-opens = когда начнётся приём заявок
when-opens-days =
    { $count ->
        [one] за { $count } день до начала приёма заявок
        [few] за { $count } дня до начала приёма заявок
        [many] за { $count } дней до начала приёма заявок
       *[other] за { $count } дня до начала приёма заявок
    }
when-opens-hours =
    { $count ->
        [one] за { $count } час до начала приёма заявок
        [few] за { $count } часа до начала приёма заявок
        [many] за { $count } часов до начала приёма заявок
       *[other] за { $count } часа до начала приёма заявок
    }
when-closes = когда закончится приём заявок
when-closes-days =
    { $count ->
        [one] за { $count } день до конца приёма заявок
        [few] за { $count } дня до конца приёма заявок
        [many] за { $count } дней до конца приёма заявок
       *[other] за { $count } дня до конца приёма заявок
    }
when-closes-hours =
    { $count ->
        [one] за { $count } час до конца приёма заявок
        [few] за { $count } часа до конца приёма заявок
        [many] за { $count } часов до конца приёма заявок
       *[other] за { $count } часа до конца приёма заявок
    }
when-starts = когда программа начнётся
when-starts-days =
    { $count ->
        [one] за { $count } день до начала
        [few] за { $count } дня до начала
        [many] за { $count } дней до начала
       *[other] за { $count } дня до начала
    }
when-starts-hours =
    { $count ->
        [one] за { $count } час до начала
        [few] за { $count } часа до начала
        [many] за { $count } часов до начала
       *[other] за { $count } часа до начала
    }

unsubscribe-ask = Больше не сообщать об этом? { $what }
unsubscribe-program = Больше не напоминать о программе «{ $title }»?
unsubscribe-all = Прекратить все напоминания и объявления?
unsubscribe-confirm = Пока вы не нажмёте «{ button-stop }», ничего не изменится.

## Разговор

help-greeting = Здравствуйте! Вас приветствует { $organizer }. Я отвечаю на вопросы о международных обменах, форумах, обучении, волонтёрстве и культурных событиях.
help-abilities = Я расскажу, какие программы предстоят, и о каждой из них: когда, где, сколько стоит, до какого срока и как подать заявку. Могу и напомнить, пока приём заявок не закончился.
help-thanks = Пожалуйста! Если захотите узнать что-то ещё, спрашивайте.
help-goodbye = До свидания! Заходите в любое время.
help-try = Можно спросить, например:
human-contact = Вам помогут сотрудники: { $organizer }, { $contact }
human-website = Сайт: { $url }
human-none = Отсюда я не могу соединить вас с сотрудником. Обратитесь напрямую: { $organizer }.
offtopic = К сожалению, с этим я помочь не могу. Я отвечаю на вопросы о международных обменах, форумах, обучении, волонтёрстве и культурных событиях.
faq-foreign = Этот ответ есть только на одном языке ({ $language }):

## Примеры вопросов

example-kind-forum = Какие форумы скоро пройдут?
example-kind-training = Какие тренинги скоро пройдут?
example-kind-exchange = Какие программы обмена скоро будут?
example-kind-volunteering = Какие волонтёрские программы скоро будут?
example-kind-culture = Какие культурные события скоро пройдут?
example-kind-network = Какие есть сети?
example-deadline = До какого числа принимают заявки на «{ $title }»?
example-start = Когда пройдёт «{ $title }»?
example-open = На что сейчас можно подать заявку?
example-free = Какие программы бесплатные?
