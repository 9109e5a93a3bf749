### Слова, общие для ответов, уведомлений и страниц.

## Даты

date = { $weekday }, { $monthday } { $year } г.
date-short = { $weekday }, { $monthday }
month-of-year = { $name }
moment = { $date }, { $time }
span-hours = { $date }, { $from }–{ $to }
span-days = { $from } — { $to }
span-from = с { $from }
span-until = до { $to }
zoned = { $time } ({ $zone }, местное время)
zone-of-place = { $place }
zone-of-offset = UTC{ $offset }
zone-both = { $local }; начало: { $home }

days-left =
    { $days ->
        [0] сегодня последний день
        [one] остался { $days } день
        [few] осталось { $days } дня
        [many] осталось { $days } дней
       *[other] осталось { $days } дня
    }
days-until =
    { $days ->
        [0] сегодня
        [1] завтра
        [one] через { $days } день
        [few] через { $days } дня
        [many] через { $days } дней
       *[other] через { $days } дня
    }

## Программы

kind-forum = Форум
kind-training = Обучение
kind-exchange = Обмен
kind-volunteering = Волонтёрство
kind-culture = Культурное событие
kind-network = Сеть или постоянная служба
kinds-forum = Форумы
kinds-training = Обучение
kinds-exchange = Обмены
kinds-volunteering = Волонтёрство
kinds-culture = Культурные события
kinds-network = Сети и постоянные службы
format-onsite = Очно
format-online = Онлайн
format-hybrid = Очно и онлайн
status-cancelled = Отменено
status-postponed = Перенесено
status-over = Завершено
status-running = Идёт сейчас

fee-free = Бесплатно
fee-amount = { $amount } вон

text-in = { $text } (оригинал: { $language })
title-in = оригинал: { $language }
nothing-recorded = не указано

## Строки карточки

label-status = Примечание
label-when = Когда
label-previous = Первоначальные даты
label-where = Где
label-apply = Приём заявок
label-fee = Стоимость
label-capacity = Число мест
label-languages = Языки
label-audience = Для кого
label-eligibility = Условия участия
label-how = Как подать заявку
label-link = Подать заявку
label-contact = Контакт
label-organizer = Организатор
label-topics = Темы
label-partners = Партнёры
label-sessions = Расписание

## Состояние приёма заявок

apply-until = до { $closes } · { $left }
apply-opens = с { $opens }
apply-closed = закрыт { $closes }
apply-any-time = срок не указан
apply-closed-short = приём закрыт
apply-not-yet-short = приём с { $date }

## Кнопки

button-details = Подробнее
button-remind = Напомнить
button-calendar = В календарь
button-google-calendar = Google Календарь
button-apply = Подать заявку
button-share = Поделиться
button-more = Ещё
button-yes = Да, сообщайте
button-stop = Да, прекратить
button-no = Нет, оставить как есть

## Языки

language-ko = корейский
language-en = английский
language-zh-Hans = упрощённый китайский
language-zh-Hant = традиционный китайский
language-ja = японский
language-vi = вьетнамский
language-id = индонезийский
language-ru = русский
language-es = испанский
language-mn = монгольский
language-lo = лаосский
language-km = кхмерский
language-th = тайский
language-my = бирманский
language-ms = малайский
language-fil = филиппинский
language-kk = казахский
language-uz = узбекский
language-tr = турецкий
language-ar = арабский
language-hi = хинди
language-fr = французский
language-de = немецкий
language-pt = португальский
