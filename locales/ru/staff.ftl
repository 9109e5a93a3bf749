### Сообщения для сотрудников: в чатах и в командной строке

staff-only = Это только для сотрудников фонда.
staff-how = Команды после /staff: list · show 3 · new ru Заголовок (текст со следующей строки) · text 3 en Заголовок (текст со следующей строки) · value 3 имя=значение · segment 3 language=ko kind=group · describe 3 картинка … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 ИМЯ · template use ИМЯ · template drop ИМЯ · feedback · feedback done КОД · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add ИМЯ РОЛЬ · remove ИМЯ · here · live
staff-unread = Не удалось разобрать: «{ $text }».
staff-bound = Вы записаны как { $name }, роль: { $role }. Отправьте /staff, чтобы увидеть, что можно делать.

## Объявление

broadcast-draft = черновик
broadcast-waiting = ждёт второго человека
broadcast-approved = одобрено
broadcast-scheduled = запланировано
broadcast-sending = отправлено
broadcast-paused = приостановлено
broadcast-cancelled = отменено
broadcast-withdrawn = отозвано
staff-list-none = Объявлений пока нет.
staff-line = #{ $number } · { $state } · { $title }
staff-for = Кому: { $segment }
staff-size =
    { $count ->
        [one] Дойдёт до { $count } чата.
        [few] Дойдёт до { $count } чатов.
        [many] Дойдёт до { $count } чатов.
       *[other] Дойдёт до { $count } чата.
    }
staff-languages = Языки: { $languages }
staff-files = Файлы: { $files }
staff-due = Время отправки: { $when }
staff-urgent = Уйдёт и в тихие часы.
staff-calls = Упоминает роли, которые серверы Discord выбрали для объявлений.
staff-correction = Изменено после отправки. Исправление ждёт: submit, approve, correct.
staff-ready = Препятствий нет.
staff-needs-yes = Нужно согласие второго человека.

## Что мешает

problem-no-text = Текста пока нет.
problem-missing = { $language }: у «{ $name }» нет значения.
problem-no-description = У изображения { $name } нет описания для тех, кто его не видит.
problem-nobody = Никто этого не получит.
problem-segment = В записях нет «{ $what }».
problem-lacks = { $language }: не хватает того, что есть в другой версии ({ $first }): { $fact }
problem-adds = { $language }: этого нет в другой версии ({ $first }): { $fact }

## Предпросмотр

staff-preview =
    { $count ->
        [one] { $language }: { $count } знак
        [few] { $language }: { $count } знака
        [many] { $language }: { $count } знаков
       *[other] { $language }: { $count } знака
    }
staff-parts =
    { $count ->
        [one] { $network }: { $count } сообщение ({ $points })
        [few] { $network }: { $count } сообщения ({ $points })
        [many] { $network }: { $count } сообщений ({ $points })
       *[other] { $network }: { $count } сообщения ({ $points })
    }

## Сделано

staff-tested =
    { $count ->
        [one] #{ $number } отправлено для пробы в { $count } чат.
        [few] #{ $number } отправлено для пробы в { $count } чата.
        [many] #{ $number } отправлено для пробы в { $count } чатов.
       *[other] #{ $number } отправлено для пробы в { $count } чата.
    }
staff-waiting = #{ $number } ждёт согласия второго человека. Остальные уже знают.
staff-approved = #{ $number } можно отправлять.
staff-scheduled = #{ $number } уйдёт { $when }.
staff-sent =
    { $count ->
        [one] #{ $number } отправляется в { $count } чат.
        [few] #{ $number } отправляется в { $count } чата.
        [many] #{ $number } отправляется в { $count } чатов.
       *[other] #{ $number } отправляется в { $count } чата.
    }
staff-paused = #{ $number } приостановлено. Что уже ушло, дойдёт; остальное не уйдёт.
staff-resumed = #{ $number } продолжает отправляться.
staff-cancelled = #{ $number } отменено. Больше ничего не уйдёт.
staff-corrected =
    { $count ->
        [one] Исправление #{ $number } отправляется в { $count } чат.
        [few] Исправление #{ $number } отправляется в { $count } чата.
        [many] Исправление #{ $number } отправляется в { $count } чатов.
       *[other] Исправление #{ $number } отправляется в { $count } чата.
    }
staff-recalled =
    { $count ->
        [one] #{ $number } отзывается из { $count } чата.
        [few] #{ $number } отзывается из { $count } чатов.
        [many] #{ $number } отзывается из { $count } чатов.
       *[other] #{ $number } отзывается из { $count } чата.
    }
staff-resent =
    { $count ->
        [one] #{ $number } снова отправляется в { $count } чат.
        [few] #{ $number } снова отправляется в { $count } чата.
        [many] #{ $number } снова отправляется в { $count } чатов.
       *[other] #{ $number } снова отправляется в { $count } чата.
    }
staff-urgent-asked = Записано. Когда второй человек даст ту же команду для #{ $number }, объявление уйдёт и в тихие часы.
staff-urgent-done = #{ $number } уйдёт и в тихие часы.
staff-code = { $name }, роль: { $role }. Чтобы связать учётную запись, в течение часа нужно написать naru в личном чате: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } больше не в списке.
staff-here = Этот чат теперь чат фонда: тревоги приходят сюда.
staff-here-not = Этот чат больше не чат фонда.
staff-held-sent =
    { $count ->
        [one] Уходит { $count } задержанное сообщение.
        [few] Уходят { $count } задержанных сообщения.
        [many] Уходят { $count } задержанных сообщений.
       *[other] Уходят { $count } задержанных сообщения.
    }
staff-held-dropped =
    { $count ->
        [one] Не уйдёт { $count } задержанное сообщение.
        [few] Не уйдут { $count } задержанных сообщения.
        [many] Не уйдут { $count } задержанных сообщений.
       *[other] Не уйдут { $count } задержанных сообщения.
    }

## Отчёт

report-head = #{ $number } · { $state } · { $title }
report-sent = Отправка: { $totals }
report-corrected = Исправление: { $totals }
report-recalled = Отзыв: { $totals }
report-totals = дошло { $sent } из { $total }, ждёт { $waiting }, неясно { $doubtful }, не удалось { $failed }, опоздало { $lapsed }, отменено { $cancelled }
report-reason = { $reason }: { $count }

## Сотрудники, журнал, пробный режим

team-none = Сотрудников пока нет.
team-line = { $name } · { $role } · учётных записей: { $count }
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = Пока ничего не сделано.
live-yes = Служба открыта: пишет всем.
live-no = Пробный режим: до открытия сообщения получают только сотрудники.
live-how = Когда всё готово, владелец отправляет: /staff live yes
check-done = Готово: { $what }
check-open = Осталось: { $what }
check-programs = в базе есть программы
check-contact = у организатора есть контакт
check-two = двое связали учётные записи, и один из них может одобрять
check-staff-chat = есть чат фонда для тревог
check-tested = объявление отправлено для пробы

## Отказ

refused-unknown = Объявления #{ $number } нет.
refused-role = Нужна роль «{ $role }».
refused-state = Сейчас с #{ $number } этого сделать нельзя: { $state }.
refused-blocked = #{ $number } пока нельзя отправить:
refused-approval =
    { $count ->
        [one] #{ $number } дойдёт до { $count } чата, сначала нужно согласие второго человека: submit { $number }
        [few] #{ $number } дойдёт до { $count } чатов, сначала нужно согласие второго человека: submit { $number }
        [many] #{ $number } дойдёт до { $count } чатов, сначала нужно согласие второго человека: submit { $number }
       *[other] #{ $number } дойдёт до { $count } чата, сначала нужно согласие второго человека: submit { $number }
    }
refused-own = Согласиться должен кто-то другой.
refused-stale = Кто-то только что это изменил. Посмотрите ещё раз.
refused-member = Сотрудника с именем { $name } нет.
refused-trouble = База данных не ответила, ничего не изменено.
button-approve = Одобрить #{ $number }

## Шаблоны и отзывы

template-none = Шаблонов пока нет. Чтобы сохранить: template save 3 ИМЯ
template-line = { $name } · { $languages } · нужно заполнить: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = Сохранено как шаблон «{ $name }». Новое объявление по нему: template use { $name }
template-dropped = Шаблон «{ $name }» удалён.
refused-template = Шаблона с именем «{ $name }» нет.
refused-template-name = Имя шаблона — одно слово, не длиннее 40 знаков.
staff-feedback-none = Неразобранных отзывов нет.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = Когда разберётесь с отзывом: feedback done КОД
staff-feedback-done = Разобрано: { $code }
refused-feedback = Открытого отзыва с кодом { $code } нет.

## Going on from a draft; what found no answer; programs

describe-ask = Что изображено на { $name }? Опишите в следующем сообщении — для тех, кто не видит картинку.
version-ask = Напишите версию #{ $number } на языке «{ $language }» следующим сообщением: в первой строке заголовок, ниже текст.
languages-ask = На каком языке вы хотите писать?
whom-ask = Для кого это?
unanswered-none = На все вопросы нашлись ответы.
unanswered-head = Вопросы без ответа, сначала самые частые:
unanswered-line = { $at }. { $count }× «{ $question }»
answer-ask = Напишите ответ на вопрос «{ $question }» следующим сообщением. Он попадёт в частые вопросы.
faq-saved = Теперь на вопрос «{ $question }» будет ответ.
alias-ask = Какое место называют «{ $word }»? Напишите его. Если нужно запомнить другое слово, напишите «слово = место».
alias-saved = Теперь «{ $word }» означает: { $place }.
program-ask = { $field }: что указать?
program-current = Пока: { $value }
program-form-text = Текст на вашем языке или по строке на каждый язык: ko: …
program-form-time = Например, 2026-12-03 14:00 или словами с указанием времени.
program-form-fee = В вонах, числом; 0 — бесплатно.
program-review = Пожалуйста, проверьте. Пока ничего не сохранено.
program-faulty = Не хватает или неверно:
program-saved = Сохранено как { $id }. Скоро я буду отвечать по этим данным.
program-stopped = Остановлено; ничего не изменилось.
program-kind = Вид
program-title = Название
program-starts = Начало
program-ends = Конец
program-summary = О чём это
button-languages = Языки
button-whom = Для кого
button-preview = Предпросмотр
button-test = Отправить мне пробу
button-submit = Текст готов
button-send = Отправить сейчас
button-send-at = Отправить: { $when }
button-cancel = Отменить отправку
button-correct = Отправить исправление
button-halt = Приостановить
button-report = Отчёт
button-recall = Отозвать
button-resume = Продолжить
button-everybody = Всем
button-answer = Ответить на { $at }
button-same = { $at } = «{ $question }»
button-alias = { $at }: «{ $word }» — другое название места
button-skip = Пропустить
button-back = Назад
button-clear = Оставить пустым
button-stop-program = Остановить
button-change = Изменить: { $field }
