# Страница чата: слова вокруг разговора.

page-title = naru – вопросы о программах
page-title-of = Вопросы: { $organizer }
page-description = Спрашивайте своими словами об обменах, форумах, обучении, волонтёрстве и культурных программах.
page-skip-to-question = Перейти к полю вопроса
page-conversation = Разговор
page-you = Вы
page-welcome = Что вы хотите узнать?
page-welcome-text = Спрашивайте своими словами об обменах, форумах, обучении, волонтёрстве и культурных программах. Ответы берутся из базы данных программ.
page-examples = Например
page-example-list = Какие форумы скоро пройдут?
page-example-open = На что ещё можно подать заявку?
page-example-free = Бесплатные программы в следующем месяце
page-example-volunteer = Я хочу стать волонтёром
page-question = Ваш вопрос
page-question-hint = Спросите о программе …
page-send = Отправить
page-settings = Вид и язык
page-language = Язык
page-theme = Цвета
page-theme-auto = Как на устройстве
page-theme-light = Светлые
page-theme-dark = Тёмные
page-text-size = Размер текста
page-size-normal = Обычный
page-size-large = Крупный
page-size-largest = Очень крупный
page-apply = Применить
page-new-conversation = Начать сначала
page-new-tab = откроется в новой вкладке
page-thinking = Ищу ответ …
page-connected-again = Связь восстановлена.
page-offline = Связь прервалась. Ваш вопрос остался в поле; попробуйте ещё раз чуть позже.
page-problem-empty = Сначала введите вопрос.
page-problem-too-long = { $length ->
    [one] В вашем вопросе { $length } символ.
    [few] В вашем вопросе { $length } символа.
   *[many] В вашем вопросе { $length } символов.
} Помещается не больше { $limit }; пожалуйста, спросите короче.
page-problem-too-large = Это больше, чем принимает страница. Пожалуйста, спросите короче.
page-problem-too-many = Слишком много вопросов подряд. Подождите { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
} и спросите снова.
page-problem-foreign = Запрос пришёл с другого сайта и не принят. Пожалуйста, спросите на этой странице.
page-problem-unread = Запрос не удалось прочитать. Пожалуйста, спросите на этой странице.
page-problem-no-page = Такой страницы нет. Вы можете задать вопрос здесь.
page-problem-too-slow = Это заняло слишком много времени. Попробуйте ещё раз.
page-problem-inside = На нашей стороне произошла ошибка. Попробуйте ещё раз.
page-open-chat = Спросить naru
page-close-chat = Закрыть чат
