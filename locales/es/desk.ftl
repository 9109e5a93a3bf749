### Respuestas a órdenes y botones

## Órdenes

command-start = Empezar
command-help = Qué puedo hacer
command-upcoming = Próximos programas
command-deadlines = Programas con inscripción abierta
command-agenda = Fijar la lista de lo próximo
command-my = Mis suscripciones
command-remind = Cuándo recordarme
command-language = Elegir el idioma
command-timezone = Elegir la zona horaria
command-calendar = Mis fechas en un archivo de calendario
command-feedback = Enviar un comentario a la fundación
command-privacy = Qué se guarda sobre mí
command-mydata = Ver mis datos
command-forget = Borrar mis datos
command-link = Conectar mi otro chat
command-stop = Detener todos los mensajes
command-staff = Para el personal
command-line = /{ $command }: { $what }

help-commands = Pregunte con sus propias palabras. También puede usar estas órdenes:
start-kept = Solo guardo lo necesario para responderle y avisarle. En /privacy puede ver qué es.
start-group = En este chat, mencióneme o responda a uno de mis mensajes para preguntar. Los administradores deciden con /my, /language y /remind qué se publica aquí.

## Suscripciones

my-none = Aquí no hay suscripciones. Puede pedirme, por ejemplo, que le avise de nuevos foros.
my-some =
    { $count ->
        [one] Aquí hay { $count } suscripción:
       *[other] Aquí hay { $count } suscripciones:
    }
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (en pausa)
my-entry-digest = { $number }. { $what } (en un solo mensaje: { $schedule })
my-silent = Ahora mismo no se envía ningún mensaje a este chat.
schedule-daily = cada día a las { $time }
schedule-weekly = cada { $weekday } a las { $time }
schedule-monthly = el día { $day } de cada mes a las { $time }
schedule-own = con el horario «{ $schedule }»
button-stop-one = Detener: { $what }
button-pause-one = Pausar: { $what }
button-resume-one = Reanudar: { $what }
button-digest-one = Una vez por semana: { $what }
button-each-one = Uno por uno: { $what }
button-announcements-on = Volver a recibir anuncios

done-subscribed = De acuerdo. A partir de ahora le avisaré de: { $what }
done-subscribed-already = Ya estaba anotado: { $what }
done-too-many = Aquí hay { $count } suscripciones y no caben más. Detenga antes una con /my.
done-stopped = Detenido: { $what }
done-stopped-before = Eso ya estaba detenido y no se enviará más.
done-paused = En pausa: { $what }
done-resumed = Reanudado: { $what }
done-digest = A partir de ahora llegará en un solo mensaje, { $schedule }: { $what }
digest-how = Para otra hora, envíe por ejemplo: /my { $number } 30 8 * * 1,4 (minuto, hora, día, mes, día de la semana)
digest-wrong = No se puede leer «{ $text }» como una hora que se repite, una vez por hora como máximo.
done-each = A partir de ahora llegará uno por uno: { $what }
done-announcements-off = Ya no recibirá anuncios.
done-announcements-on = Volverá a recibir anuncios.
done-corrections-off = Ya no le avisaré cuando cambie algo que le haya dicho.
done-corrections-on = Le avisaré cuando cambie algo que le haya dicho.
done-digest-off = Ya no recibirá resúmenes.
done-left = De acuerdo, no ha cambiado nada.
unsubscribe-nothing = No hay nada que detener: ninguna suscripción de aquí corresponde a eso.
admins-only = Solo los administradores de este chat pueden cambiarlo.

## Recordatorios y horas de silencio

remind-now = Recibirá recordatorios:
remind-none = No recibe recordatorios.
remind-usual = Recibe los recordatorios habituales, según el tipo de programa. Para los foros, por ejemplo:
remind-ask = A partir de ahora le recordaría así:
remind-ask-none = A partir de ahora no le recordaría nada.
remind-how = Puede elegirlos usted, por ejemplo: /remind closes-7d closes-1d starts-2h. Es decir, 7 días y 1 día antes de que se cierre la inscripción, y 2 horas antes de que empiece.
remind-wrong = No he podido leer «{ $text }». Escríbalo así: /remind closes-7d closes-1d starts-2h
button-save = Guardar
button-reminders-usual = Los habituales
button-reminders-last = Solo el día antes
button-reminders-none = Sin recordatorios
quiet-now = Entre las { $from } y las { $to } no escribo; lo hago después ({ $zone }).
quiet-off = Escribo a cualquier hora del día.
quiet-ask = A partir de ahora no escribiría entre las { $from } y las { $to } ({ $zone }).
button-quiet-off = Sin horas de silencio
button-quiet-on = Silencio de { $from } a { $to }
done-saved = Guardado.

## Idioma y hora

speak-now = Escribo a este chat en { $language }.
speak-now-two = Escribo a este chat en { $first } y { $second }.
speak-how = Elija aquí otro idioma. Los grupos y canales pueden tener dos a la vez, por ejemplo: /language ko en
speak-unknown = No conozco «{ $text }». Estos son mis idiomas:
done-speak = A partir de ahora le escribo en { $language }.
done-speak-two = A partir de ahora escribo a este chat en { $first } y { $second }.
clock-now = Sigo la hora de { $zone }. Allí son las { $time }.
clock-how = Para cambiarla, escriba una ciudad o una zona horaria, por ejemplo: /timezone Hanói o /timezone Asia/Ho_Chi_Minh
clock-ask = ¿Es esta su hora? { $zone }. Allí son las { $time }.
clock-unknown = No encuentro la hora de «{ $text }». Escriba una ciudad grande o una zona horaria, por ejemplo: /timezone Asia/Ho_Chi_Minh
done-clock = A partir de ahora sigo la hora de { $zone }. Allí son las { $time }.

## Calendario, comentarios, conexión

calendar-here =
    { $count ->
        [one] Aquí tiene { $count } fecha para su calendario.
       *[other] Aquí tiene { $count } fechas para su calendario.
    }
calendar-none = No hay fechas próximas en sus suscripciones.
calendar-undated = «{ $title }» todavía no tiene fecha.
calendar-unknown = Este programa ya no está en mis registros.
feedback-how = Escríbalo detrás de la orden, por ejemplo: /feedback No encontré el lugar.
feedback-thanks = Gracias. Su comentario queda guardado para el personal de { $organizer }.
feedback-long = Es demasiado largo. Escriba como máximo { $count } caracteres.
link-code = Su código es { $code }. Escríbame /link { $code } en su otra red antes de 10 minutos. Después, ambos chats tendrán el mismo idioma y la misma hora, y cada mensaje llegará una sola vez.
link-done = Los dos chats están conectados.
link-wrong = Este código no es válido o ha caducado. Escriba /link en su otro chat para obtener uno nuevo.
link-private = Escríbamelo en un chat privado.

## Privacidad

privacy-head = Qué se guarda sobre usted
privacy-chat = El número de este chat, su idioma, su hora y sus ajustes, para poder responderle.
privacy-wishes = Sus suscripciones, hasta que las detenga.
privacy-told = Durante { $days } días, de qué programas le hablé, para corregir lo que cambie.
privacy-questions = Durante { $days } días, el texto de sus preguntas, para que el personal vea lo que no entendí. Después solo queda su número.
privacy-closed = Si me bloquea, todo se borra al cabo de { $days } días.
privacy-never = Ni nombre, ni teléfono, ni dirección. No se cede nada a terceros.
privacy-how = /mydata lo muestra todo, /forget lo borra al momento.
mydata-head = Esto es todo lo que se guarda sobre usted aquí:
mydata-none = Aquí no se guarda nada sobre usted.
mydata-language = Idioma: { $language }
mydata-clock = Hora: { $zone }
mydata-wishes = Suscripciones: { $count }
mydata-told = Programas de los que le hablé: { $count }
mydata-feedback = Comentarios enviados: { $count }
mydata-questions = Sus preguntas: { $count }
mydata-file = El archivo adjunto lo contiene todo palabra por palabra.
forget-ask = ¿Quiere que borre sus datos? Sus suscripciones, ajustes y preguntas se borran al momento y no se pueden recuperar.
button-forget-ask = Borrarlo todo
button-forget = Sí, bórrelos
forget-done = Todo está borrado. Si vuelve a escribirme, empezamos de nuevo.

## Lo demás

stop-all-done = Todo está detenido. Ya no llegarán recordatorios, anuncios ni correcciones.
stop-done = Ya no enviaré nada aquí. Sus suscripciones se conservan y puede reanudarlas cuando quiera.
button-go-on = Volver a enviar mensajes
done-go-on = Volveré a enviar mensajes aquí.
trouble = Lo siento, algo ha fallado por mi parte y no se ha cambiado nada. Inténtelo de nuevo dentro de unos minutos.
press-unknown = Este botón ya no sirve. Dígame con palabras lo que desea.
