### Lo que se dice sin que nadie pregunte

## Recordatorios

notice-closes = La inscripción en «{ $title }» se cierra el { $when }: { $left }.
notice-closes-hours =
    { $hours ->
        [one] La inscripción en «{ $title }» se cierra en menos de { $hours } hora: { $when }.
       *[other] La inscripción en «{ $title }» se cierra en { $hours } horas: { $when }.
    }
notice-starts = «{ $title }» empieza el { $when } ({ $left }).
notice-starts-hours =
    { $hours ->
        [one] «{ $title }» empieza en menos de { $hours } hora: { $when }.
       *[other] «{ $title }» empieza en { $hours } horas: { $when }.
    }
notice-opens = Ya está abierta la inscripción en «{ $title }».
notice-opens-until = Ya está abierta la inscripción en «{ $title }», hasta el { $closes }.
notice-opens-soon = La inscripción en «{ $title }» se abre el { $when }.

## Novedades y cambios

notice-new = Nuevo: «{ $title }»
notice-changed = «{ $title }» ha cambiado.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = «{ $title }» se ha cancelado.
notice-postponed = «{ $title }» se ha aplazado.
notice-on-again = «{ $title }» se celebrará finalmente.
notice-told = Algo que le dije sobre «{ $title }» ha cambiado. { $change }
label-date = Fecha
label-deadline = Fin de inscripción
label-opening = Apertura de inscripción
label-place = Lugar
label-status-now = Estado
status-scheduled = Según lo previsto

## Varios a la vez

notice-digest =
    { $count ->
        [one] { $count } programa para usted:
       *[other] { $count } programas para usted:
    }
notice-waited =
    { $count ->
        [one] { $count } mensaje le esperaba:
       *[other] { $count } mensajes le esperaban:
    }

## Anuncios

notice-corrected = Corrección: esto sustituye a un anuncio anterior.
notice-withdrawn = Este anuncio se ha retirado.
notice-withdrawn-title = El anuncio «{ $title }» se ha retirado.

## El botón que lo detiene

button-no-more = No recibir más de estos
button-no-announcements = No recibir más anuncios
button-no-corrections = No recibir más correcciones
button-no-digest = No recibir más resúmenes

## Alertas para el personal

alert-content-errors = «{ $what }» está en pausa: { $count } de { $of } mensajes fueron rechazados por su contenido. No se envía nada más. Corrija el texto y reanúdelo.
alert-bot-locked = { $what } rechaza el token del bot. No se envía nada allí hasta que se arregle; lo pendiente espera. Renueve el token y vuelva a iniciar naru.
alert-outage =
    { $count ->
        [one] No se envió nada por { $what } durante { $of } min. Se retiene { $count } anuncio pendiente; los recordatorios salen solos. Decida: /staff held outage yes, o no.
       *[other] No se envió nada por { $what } durante { $of } min. Se retienen { $count } anuncios pendientes; los recordatorios salen solos. Decida: /staff held outage yes, o no.
    }
alert-restored =
    { $count ->
        [one] La base de datos es una copia antigua. Se retiene { $count } mensaje que quizá ya se envió. Decida: /staff held restored yes, o no.
       *[other] La base de datos es una copia antigua. Se retienen { $count } mensajes que quizá ya se enviaron. Decida: /staff held restored yes, o no.
    }
alert-clock-set = El reloj del servidor se ha cambiado { $count } segundos. No se ha perdido nada; los recordatorios siguen la nueva hora. Compruebe el reloj.
alert-store-trouble = La base de datos dejó de funcionar y ya ha vuelto (segundos: { $count }). No se ha perdido nada. Si se repite, revise el disco y la base de datos.
alert-approval =
    { $count ->
        [one] «{ $what }», para { $count } chat, espera el sí de una segunda persona.
       *[other] «{ $what }», para { $count } chats, espera el sí de una segunda persona.
    }
alert-feedback =
    { $count ->
        [one] Hay 1 comentario pendiente enviado con /feedback. Se guarda para el personal. Léalo, por favor: /staff feedback
       *[other] Hay { $count } comentarios pendientes enviados con /feedback. Se guardan para el personal. Léalos, por favor: /staff feedback
    }
alert-deaf = No se recibe nada de { $what }: parece que otro programa usa el mismo bot. El envío continúa. Detenga el otro o dele un token propio.
