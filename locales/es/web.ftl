# La página del chat: lo que rodea la conversación.

page-title = naru – preguntas sobre programas
page-title-of = Pregunte a { $organizer }
page-description = Pregunte con sus propias palabras por intercambios, foros, cursos, voluntariado y programas culturales.
page-skip-to-question = Ir al cuadro de la pregunta
page-conversation = Conversación
page-you = Usted
page-welcome = ¿Qué desea saber?
page-welcome-text = Pregunte con sus propias palabras por intercambios, foros, cursos, voluntariado y programas culturales. Las respuestas proceden de la base de datos de programas.
page-examples = Por ejemplo
page-example-list = ¿Qué foros hay próximamente?
page-example-open = ¿A qué puedo inscribirme todavía?
page-example-free = Programas gratuitos el próximo mes
page-example-volunteer = Quiero ser voluntario
page-question = Su pregunta
page-question-hint = Pregunte por un programa …
page-send = Enviar
page-settings = Apariencia e idioma
page-language = Idioma
page-theme = Colores
page-theme-auto = Según el dispositivo
page-theme-light = Claros
page-theme-dark = Oscuros
page-text-size = Tamaño del texto
page-size-normal = Normal
page-size-large = Grande
page-size-largest = Muy grande
page-apply = Aplicar
page-new-conversation = Empezar de nuevo
page-new-tab = se abre en una pestaña nueva
page-thinking = Buscando …
page-connected-again = Conexión restablecida.
page-offline = Se perdió la conexión. Su pregunta sigue en el cuadro; inténtelo de nuevo en un momento.
page-problem-empty = Escriba primero una pregunta.
page-problem-too-long = { $length ->
    [one] Su pregunta tiene { $length } carácter. Caben { $limit } como máximo; por favor, pregunte con menos palabras.
   *[other] Su pregunta tiene { $length } caracteres. Caben { $limit } como máximo; por favor, pregunte con menos palabras.
}
page-problem-too-large = Es más de lo que admite esta página. Por favor, pregunte con menos palabras.
page-problem-too-many = { $seconds ->
    [one] Han sido muchas preguntas seguidas. Espere { $seconds } segundo y vuelva a preguntar.
   *[other] Han sido muchas preguntas seguidas. Espere { $seconds } segundos y vuelva a preguntar.
}
page-problem-foreign = La petición vino de otro sitio y no se aceptó. Pregunte en esta página, por favor.
page-problem-unread = No se pudo leer la petición. Pregunte en esta página, por favor.
page-problem-no-page = Esta página no existe. Puede preguntar aquí.
page-problem-too-slow = Tardó demasiado. Inténtelo de nuevo, por favor.
page-problem-inside = Algo falló por nuestra parte. Inténtelo de nuevo, por favor.
page-open-chat = Preguntar a naru
page-close-chat = Cerrar el chat
