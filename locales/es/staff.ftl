### Lo que se dice al personal, en sus chats y en la línea de órdenes

staff-only = Esto es solo para el personal de la fundación.
staff-how = Órdenes tras /staff: list · show 3 · new es Título (texto desde la línea siguiente) · text 3 en Título (texto desde la línea siguiente) · value 3 nombre=valor · segment 3 language=ko kind=group · describe 3 imagen … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 NOMBRE · template use NOMBRE · template drop NOMBRE · feedback · feedback done CÓDIGO · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add NOMBRE PAPEL · remove NOMBRE · here · live
staff-unread = No puedo leer esto: «{ $text }».
staff-bound = Ahora es { $name }, con el papel { $role }. Envíe /staff para ver qué puede hacer.

## Un anuncio

broadcast-draft = borrador
broadcast-waiting = espera a una segunda persona
broadcast-approved = aprobado
broadcast-scheduled = programado
broadcast-sending = enviado
broadcast-paused = en pausa
broadcast-cancelled = cancelado
broadcast-withdrawn = retirado
staff-list-none = Todavía no hay anuncios.
staff-line = #{ $number } · { $state } · { $title }
staff-for = Para: { $segment }
staff-size =
    { $count ->
        [one] Llega a { $count } chat.
       *[other] Llega a { $count } chats.
    }
staff-languages = Idiomas: { $languages }
staff-files = Archivos: { $files }
staff-due = Se envía: { $when }
staff-urgent = Se envía también en las horas de silencio.
staff-calls = Avisa a los roles que los servidores de Discord eligieron para los anuncios.
staff-correction = Se editó después de enviarse. La corrección espera: submit, approve, correct.
staff-ready = Nada se lo impide.
staff-needs-yes = Una segunda persona tiene que dar el sí.

## Lo que se lo impide

problem-no-text = Todavía no hay texto.
problem-missing = { $language }: «{ $name }» no tiene valor.
problem-no-description = La imagen { $name } no tiene descripción para quien no puede verla.
problem-nobody = No lo recibiría nadie.
problem-segment = No hay «{ $what }» en los datos.
problem-lacks = A la versión en { $language } le falta algo de la versión en { $first }: { $fact }
problem-adds = La versión en { $language } dice algo que no está en la versión en { $first }: { $fact }

## Vista previa

staff-preview =
    { $count ->
        [one] { $language }: { $count } carácter
       *[other] { $language }: { $count } caracteres
    }
staff-parts =
    { $count ->
        [one] { $network }: { $count } mensaje ({ $points })
       *[other] { $network }: { $count } mensajes ({ $points })
    }

## Hecho

staff-tested =
    { $count ->
        [one] #{ $number } se envió de prueba a { $count } chat.
       *[other] #{ $number } se envió de prueba a { $count } chats.
    }
staff-waiting = #{ $number } espera el sí de una segunda persona. Las demás ya lo saben.
staff-approved = #{ $number } puede enviarse.
staff-scheduled = #{ $number } se envía el { $when }.
staff-sent =
    { $count ->
        [one] #{ $number } va de camino a { $count } chat.
       *[other] #{ $number } va de camino a { $count } chats.
    }
staff-paused = #{ $number } está en pausa. Lo que ya salió llega; no sale nada más.
staff-resumed = #{ $number } continúa.
staff-cancelled = #{ $number } está cancelado. No sale nada más.
staff-corrected =
    { $count ->
        [one] La corrección de #{ $number } va de camino a { $count } chat.
       *[other] La corrección de #{ $number } va de camino a { $count } chats.
    }
staff-recalled =
    { $count ->
        [one] #{ $number } se está retirando de { $count } chat.
       *[other] #{ $number } se está retirando de { $count } chats.
    }
staff-resent =
    { $count ->
        [one] #{ $number } se envía de nuevo a { $count } chat.
       *[other] #{ $number } se envía de nuevo a { $count } chats.
    }
staff-urgent-asked = Anotado. Cuando una segunda persona envíe la misma orden para #{ $number }, se enviará también en las horas de silencio.
staff-urgent-done = #{ $number } se envía también en las horas de silencio.
staff-code = { $name } tiene el papel { $role }. Para vincular una cuenta, { $name } escribe esto a naru en un chat privado antes de una hora: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } ya no es miembro.
staff-here = Este chat es de la fundación: aquí llegan las alertas.
staff-here-not = Este chat ya no es de la fundación.
staff-held-sent =
    { $count ->
        [one] Sale { $count } mensaje retenido.
       *[other] Salen { $count } mensajes retenidos.
    }
staff-held-dropped =
    { $count ->
        [one] No saldrá { $count } mensaje retenido.
       *[other] No saldrán { $count } mensajes retenidos.
    }

## Informe

report-head = #{ $number } · { $state } · { $title }
report-sent = Enviado: { $totals }
report-corrected = Corregido: { $totals }
report-recalled = Retirado: { $totals }
report-totals = { $sent } de { $total } llegaron, { $waiting } en espera, { $doubtful } dudosos, { $failed } fallidos, { $lapsed } fuera de plazo, { $cancelled } cancelados
report-reason = { $reason }: { $count }

## Equipo, registro, prueba

team-none = Todavía no hay miembros.
team-line = { $name } · { $role } · cuentas: { $count }
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = Todavía no se ha hecho nada.
live-yes = La instalación está en servicio: escribe a todo el mundo.
live-no = Prueba: solo el personal recibe mensajes hasta que se declare en servicio.
live-how = Cuando todo esté hecho, un propietario envía: /staff live yes
check-done = Hecho: { $what }
check-open = Pendiente: { $what }
check-programs = hay programas en la base de datos
check-contact = el organizador tiene un contacto
check-two = dos miembros han vinculado una cuenta y uno de ellos puede aprobar
check-staff-chat = un chat de la fundación recibe alertas
check-tested = se envió un anuncio de prueba

## Rechazado

refused-unknown = No hay ningún anuncio #{ $number }.
refused-role = Se necesita el papel «{ $role }».
refused-state = Ahora no se puede hacer eso con #{ $number }: { $state }.
refused-blocked = #{ $number } todavía no puede enviarse:
refused-approval =
    { $count ->
        [one] #{ $number } llega a { $count } chat y necesita antes el sí de una segunda persona: submit { $number }
       *[other] #{ $number } llega a { $count } chats y necesita antes el sí de una segunda persona: submit { $number }
    }
refused-own = Tiene que dar el sí otra persona.
refused-stale = Otra persona acaba de cambiarlo. Mírelo de nuevo.
refused-member = No hay ningún miembro llamado { $name }.
refused-trouble = La base de datos no respondió; no se ha cambiado nada.
button-approve = Aprobar #{ $number }

## Plantillas y comentarios

template-none = Todavía no hay plantillas. Para guardar una: template save 3 NOMBRE
template-line = { $name } · { $languages } · por completar: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = Guardado como plantilla «{ $name }». Para un anuncio nuevo a partir de ella: template use { $name }
template-dropped = La plantilla «{ $name }» se ha eliminado.
refused-template = No hay ninguna plantilla llamada «{ $name }».
refused-template-name = El nombre de una plantilla es una sola palabra de 40 caracteres como máximo.
staff-feedback-none = No hay comentarios pendientes.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = Cuando haya atendido uno: feedback done CÓDIGO
staff-feedback-done = Atendido: { $code }
refused-feedback = No hay ningún comentario pendiente con el código { $code }.

## Going on from a draft; what found no answer; programs

describe-ask = ¿Qué muestra { $name }? Escríbalo en su próximo mensaje, para quienes no pueden verlo.
version-ask = Escriba la versión de #{ $number } en { $language } en su próximo mensaje: el título en la primera línea y el texto debajo.
languages-ask = ¿En qué idioma desea escribirlo?
whom-ask = ¿Para quién es?
unanswered-none = Todas las preguntas han tenido respuesta.
unanswered-head = Preguntas sin respuesta, primero las más frecuentes:
unanswered-line = { $at }. { $count }× «{ $question }»
answer-ask = Escriba la respuesta a «{ $question }» en su próximo mensaje. Quedará entre las preguntas frecuentes.
faq-saved = A partir de ahora «{ $question }» tiene respuesta.
alias-ask = ¿De qué lugar es «{ $word }» otro nombre? Escriba el lugar. Si se trata de otra palabra, escriba «palabra = lugar».
alias-saved = A partir de ahora «{ $word }» significa { $place }.
program-ask = { $field }: ¿qué ponemos?
program-current = Hasta ahora: { $value }
program-form-text = Un texto en su idioma, o una línea por idioma: ko: …
program-form-time = Por ejemplo, 2026-12-03 14:00, o con palabras y la hora.
program-form-fee = En wones, como número; 0 es gratis.
program-review = Por favor, revíselo. Todavía no se ha guardado nada.
program-faulty = Falta o no es correcto:
program-saved = Guardado como { $id }. En un momento responderé con ello.
program-stopped = Detenido; no se ha cambiado nada.
program-kind = Tipo
program-title = Título
program-starts = Comienza
program-ends = Termina
program-summary = De qué trata
button-languages = Idiomas
button-whom = Para quién es
button-preview = Vista previa
button-test = Enviarme una prueba
button-submit = Está terminado
button-send = Enviar ahora
button-send-at = Enviar: { $when }
button-cancel = Cancelar el envío
button-correct = Enviar la corrección
button-halt = Pausar
button-report = Informe
button-recall = Retirar
button-resume = Continuar
button-everybody = Todos
button-answer = Responder a { $at }
button-same = { $at } = «{ $question }»
button-alias = { $at }: «{ $word }» es otro nombre de un lugar
button-skip = Omitir
button-back = Atrás
button-clear = Dejar vacío
button-stop-program = Detener
button-change = Cambiar: { $field }
