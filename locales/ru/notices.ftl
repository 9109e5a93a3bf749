### Что сообщается без вопроса

## Напоминания

notice-closes = Приём заявок на «{ $title }» закончится { $when }: { $left }.
notice-closes-hours =
    { $hours ->
        [one] Приём заявок на «{ $title }» закончится через { $hours } час: { $when }.
        [few] Приём заявок на «{ $title }» закончится через { $hours } часа: { $when }.
        [many] Приём заявок на «{ $title }» закончится через { $hours } часов: { $when }.
       *[other] Приём заявок на «{ $title }» закончится через { $hours } часа: { $when }.
    }
notice-starts = «{ $title }» начнётся { $when } ({ $left }).
notice-starts-hours =
    { $hours ->
        [one] «{ $title }» начнётся через { $hours } час: { $when }.
        [few] «{ $title }» начнётся через { $hours } часа: { $when }.
        [many] «{ $title }» начнётся через { $hours } часов: { $when }.
       *[other] «{ $title }» начнётся через { $hours } часа: { $when }.
    }
notice-opens = Открыт приём заявок на «{ $title }».
notice-opens-until = Открыт приём заявок на «{ $title }», до { $closes }.
notice-opens-soon = Приём заявок на «{ $title }» начнётся { $when }.

## Новости и изменения

notice-new = Новое: «{ $title }»
notice-changed = Программа «{ $title }» изменилась.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = Программа «{ $title }» отменена.
notice-postponed = Программа «{ $title }» перенесена.
notice-on-again = Программа «{ $title }» всё же состоится.
notice-told = Изменилось то, что я сообщал о программе «{ $title }». { $change }
label-date = Дата
label-deadline = Конец приёма заявок
label-opening = Начало приёма заявок
label-place = Место
label-status-now = Состояние
status-scheduled = По плану

## Несколько сразу

notice-digest =
    { $count ->
        [one] { $count } программа для вас:
        [few] { $count } программы для вас:
        [many] { $count } программ для вас:
       *[other] { $count } программы для вас:
    }
notice-waited =
    { $count ->
        [one] Вас ждало { $count } сообщение:
        [few] Вас ждали { $count } сообщения:
        [many] Вас ждало { $count } сообщений:
       *[other] Вас ждало { $count } сообщения:
    }

## Объявления

notice-corrected = Исправление: это сообщение заменяет прежнее объявление.
notice-withdrawn = Это объявление отозвано.
notice-withdrawn-title = Объявление «{ $title }» отозвано.

## Кнопка отказа

button-no-more = Больше не присылать
button-no-announcements = Без объявлений
button-no-corrections = Без исправлений
button-no-digest = Без обзоров

## Тревоги для сотрудников

alert-content-errors = Рассылка «{ $what }» приостановлена: сообщений отклонено из-за содержания: { $count } из { $of }. Остальное не отправляется. Исправьте текст и возобновите рассылку.
alert-bot-locked = { $what } не принимает токен бота. Пока это не исправлено, туда ничего не отправляется, всё ждёт. Обновите токен и перезапустите naru.
alert-outage =
    { $count ->
        [one] Сеть { $what } ничего не отправляла (минут: { $of }). Задержано { $count } объявление, напоминания уйдут сами. Решите: /staff held outage yes или no.
        [few] Сеть { $what } ничего не отправляла (минут: { $of }). Задержаны { $count } объявления, напоминания уйдут сами. Решите: /staff held outage yes или no.
        [many] Сеть { $what } ничего не отправляла (минут: { $of }). Задержано { $count } объявлений, напоминания уйдут сами. Решите: /staff held outage yes или no.
       *[other] Сеть { $what } ничего не отправляла (минут: { $of }). Задержано { $count } объявления, напоминания уйдут сами. Решите: /staff held outage yes или no.
    }
alert-restored =
    { $count ->
        [one] База данных — старая копия. Задержано { $count } сообщение: возможно, оно уже отправлено. Решите: /staff held restored yes или no.
        [few] База данных — старая копия. Задержаны { $count } сообщения: возможно, они уже отправлены. Решите: /staff held restored yes или no.
        [many] База данных — старая копия. Задержано { $count } сообщений: возможно, они уже отправлены. Решите: /staff held restored yes или no.
       *[other] База данных — старая копия. Задержано { $count } сообщения: возможно, они уже отправлены. Решите: /staff held restored yes или no.
    }
alert-clock-set = Часы сервера переведены на столько секунд: { $count }. Ничего не потеряно, напоминания следуют новому времени. Проверьте часы.
alert-store-trouble = База данных не работала и снова работает (секунд: { $count }). Ничего не потеряно. Если это повторится, проверьте диск и базу данных.
alert-approval =
    { $count ->
        [one] «{ $what }» для { $count } чата ждёт согласия второго сотрудника.
        [few] «{ $what }» для { $count } чатов ждёт согласия второго сотрудника.
        [many] «{ $what }» для { $count } чатов ждёт согласия второго сотрудника.
       *[other] «{ $what }» для { $count } чата ждёт согласия второго сотрудника.
    }
alert-feedback =
    { $count ->
        [one] Ждёт ответа { $count } отзыв, отправленный через /feedback. Он сохранён для сотрудников. Прочитайте, пожалуйста: /staff feedback
        [few] Ждут ответа { $count } отзыва, отправленных через /feedback. Они сохранены для сотрудников. Прочитайте, пожалуйста: /staff feedback
        [many] Ждут ответа { $count } отзывов, отправленных через /feedback. Они сохранены для сотрудников. Прочитайте, пожалуйста: /staff feedback
       *[other] Ждут ответа { $count } отзыва, отправленных через /feedback. Они сохранены для сотрудников. Прочитайте, пожалуйста: /staff feedback
    }
alert-deaf = От { $what } ничего не приходит: похоже, другая программа использует того же бота. Отправка продолжается. Остановите её или дайте ей свой токен.
