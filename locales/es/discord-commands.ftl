### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = preguntar
slash-upcoming = próximos
slash-program = programa
slash-deadlines = plazos
slash-remind = recordar
slash-my = mis-avisos
slash-subscribe = suscribir
slash-agenda = agenda
slash-calendar = calendario
slash-language = idioma
slash-timezone = zona-horaria
slash-privacy = privacidad
slash-mydata = mis-datos
slash-forget = borrar-datos
slash-help = ayuda
slash-link = vincular
slash-feedback = opinión
slash-propose = proponer
slash-translate = traducir
slash-staff = personal
# In the menu of a message; spaces are allowed.
slash-ask-naru = Preguntar a naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = Preguntar sobre los programas con sus propias palabras
slash-program-about = Ver todo sobre un programa
slash-subscribe-about = Recibir avisos de nuevos programas, aquí o en un canal
slash-propose-about = Proponer un programa; la fundación decide
slash-translate-about = Completar la traducción que falta de un programa

## Names of what is typed behind a command

option-question = pregunta
option-kind = tipo
option-place = lugar
option-program = programa
option-language = idioma
option-second = segundo-idioma
option-channel = canal
option-code = código
option-text = texto
option-order = orden
option-role = rol
option-events = eventos
option-role-about = El rol que los anuncios aprobados pueden avisar
option-events-about = Mostrar los programas entre los eventos de este servidor
option-question-about = Lo que desea saber
option-kind-about = Solo programas de este tipo
option-place-about = Ciudad, país o región; elija al escribir
option-program-about = Su nombre; elija al escribir
option-language-about = El idioma en que hablo aquí
option-second-about = Escrito debajo del primero, en el mismo mensaje
option-channel-about = Dónde se publica; para quienes administran el servidor
option-code-about = El código de su otro chat; déjelo vacío para obtener uno
option-text-about = Lo que desea decir a la fundación
option-order-about = Lo que hay que hacer; vacío muestra los anuncios

## What naru says on Discord alone

discord-slow-down = Ha preguntado mucho de una vez. Espere un minuto, por favor, y pregunte de nuevo.
discord-unreadable = Solo puedo leer texto. Escriba su pregunta en pocas palabras, por favor.
discord-no-program = No conozco ningún programa llamado «{ $text }». Elija uno de la lista que se abre al escribir, por favor.
discord-no-place = No conozco ningún lugar llamado «{ $text }». Elija uno de la lista que se abre al escribir, por favor.
discord-dm-sent = Le he escrito por mensaje directo.
discord-dm-closed = No puedo escribirle: sus mensajes directos están cerrados. Permítalos en los ajustes de privacidad de este servidor, por favor, y pulse de nuevo. O se lo recuerdo a todos en este canal.
discord-remind-here = Recordar en este canal
discord-agenda-begun = La lista ya está en este canal y se mantiene al día.
discord-events-on = Desde ahora, los programas aparecen entre los eventos de este servidor.
discord-events-off = Los programas ya no aparecen entre los eventos de este servidor.

## Proposals of volunteers

propose-title = Proponer un programa
propose-name = Nombre del programa
propose-when = Cuándo empieza (2027-03-05 14:00)
propose-where = Dónde
propose-what = En qué consiste
propose-link = Enlace de inscripción (opcional)
propose-thanks = Gracias. El personal de la fundación ya ve «{ $title }», y le diré lo que decida.
propose-when-wrong = No puedo leer «{ $text }» como una hora futura. Escríbala así, por favor: 2027-03-05 14:00.
propose-link-wrong = «{ $text }» no es una dirección web. Empiécela con https://, por favor.
propose-too-many = Hoy ya ha propuesto mucho. Proponga más mañana, por favor.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = Propuesta: { $title } ({ $kind })
proposal-where = Dónde: { $text }
proposal-when = Cuándo: { $when }
proposal-link = Enlace: { $text }
proposal-translation = Se ha propuesto una traducción de «{ $title }» a { $language }:
proposal-accept = Aceptar
proposal-decline = Rechazar
# $name is who of staff decided.
proposal-accepted = «{ $title }» se ha aceptado. ({ $name })
proposal-declined = «{ $title }» se ha rechazado. ({ $name })
proposal-decided = Eso ya se ha decidido.
proposal-good-news = Buenas noticias: la fundación ha aceptado «{ $title }». Gracias por su ayuda.
proposal-bad-news = Esta vez la fundación no ha podido aceptar «{ $title }». Gracias por proponerlo.
translate-title = Traducir un programa
translate-name = Su nombre
translate-summary = De qué trata
translate-complete = A «{ $title }» no le falta nada en este idioma. Gracias por mirar.

## The staff’s desk on Discord

desk-compose = Nuevo anuncio
desk-compose-title = Un anuncio
desk-version = Escribir la versión en un idioma
desk-title = Título
desk-body = Texto
desk-segment = Para quién (all, language=ko kind=group …)
desk-schedule = Enviar a una hora
desk-at = Cuándo (2027-03-05 14:00)
desk-preview = Vista previa
desk-test = Enviar una prueba
desk-submit = Presentar
desk-approve = Aprobar
desk-send = Enviar ahora
desk-pause = Pausar
desk-resume = Continuar
desk-cancel = Cancelar
desk-correct = Corregir lo enviado
desk-recall = Retirar
desk-answer = Responder
desk-refresh = Progreso
