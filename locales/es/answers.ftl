### Lo que naru responde en una conversación.

## Lo entendido: «Foros · diciembre de 2026 · gratis»

echo-all = Próximos programas
echo-free = gratis
echo-paid = de pago
echo-online = en línea
echo-onsite = presencial
echo-abroad = en el extranjero
echo-home = en el país
echo-language = en { $language }
echo-open = inscripción abierta
echo-closing = la inscripción cierra: { $time }
echo-closing-any = con el plazo aún abierto
echo-standing = disponible siempre
echo-cancelled = cancelados
echo-postponed = aplazados
echo-not = excepto { $what }
echo-words = «{ $words }»

## El más…

pick-soonest = El que empieza antes:
pick-latest = El que empieza más tarde:
pick-most-urgent = El que cierra antes la inscripción:
pick-cheapest = El precio más bajo:
pick-dearest = El precio más alto:
pick-largest = El que tiene más plazas:
pick-smallest = El que tiene menos plazas:
pick-longest = El más largo:
pick-shortest = El más corto:

## Listas

list-found =
    { $count ->
        [one] He encontrado { $count } programa.
       *[other] He encontrado { $count } programas.
    }
list-counted =
    { $count ->
        [one] Hay { $count } programa.
       *[other] Hay { $count } programas.
    }
list-part = Aquí tiene del { $from } al { $to } por orden de fecha. Pulse «{ button-more }» para ver los siguientes.
list-rest = Aquí tiene del { $from } al { $to } por orden de fecha. Son los últimos.

## Nada

none-found = No he encontrado ningún programa que corresponda.
none-understood = Disculpe, no he entendido bien su pregunta. Inténtelo con otras palabras o pruebe una de estas preguntas.
none-near = Estos se le parecen:
none-other = Puede cambiar la fecha, el lugar o el tipo de programa, o probar una de estas preguntas.

## Aclaración

choices-which = ¿A cuál se refiere?

## Un programa. La primera frase responde a lo preguntado.

answer-yes = Sí. { $answer }
answer-no = No. { $answer }
open-yes = Sí, puede inscribirse ahora. { $answer }
open-no = No, ahora la inscripción no está abierta. { $answer }

start-upcoming = «{ $title }» se celebra el { $when }.
start-running = «{ $title }» está en curso: { $when }.
start-over = «{ $title }» ya ha terminado. Se celebró el { $when }.
start-postponed = «{ $title }» se ha aplazado. La nueva fecha es el { $when }.
start-postponed-undated = «{ $title }» se ha aplazado. Todavía no hay nueva fecha.
start-cancelled = «{ $title }» se ha cancelado.
start-cancelled-dated = «{ $title }» se ha cancelado. Estaba previsto para el { $when }.
start-standing = «{ $title }» es un servicio permanente sin fechas fijas.
start-undated = No hay ninguna fecha registrada para «{ $title }».

deadline-open = Puede inscribirse en «{ $title }» hasta el { $closes }: { $left }.
deadline-open-any = «{ $title }» admite inscripciones; no hay plazo registrado.
deadline-not-yet = La inscripción en «{ $title }» se abre el { $opens }.
deadline-not-yet-until = La inscripción en «{ $title }» se abre el { $opens } y se cierra el { $closes }.
deadline-closed = La inscripción en «{ $title }» se cerró el { $closes }.
deadline-none = No hay ninguna inscripción registrada para «{ $title }».

venue-at = «{ $title }» se celebra aquí: { $venue }.
venue-online = «{ $title }» se celebra en línea: { $venue }.
venue-online-only = «{ $title }» se celebra en línea.
venue-hybrid = «{ $title }» se celebra de forma presencial y en línea: { $venue }.
venue-none = No hay ningún lugar registrado para «{ $title }».

eligibility-text = Requisitos de «{ $title }»: { $text }
eligibility-audience = «{ $title }» está dirigido a: { $audience }.
eligibility-none = No hay requisitos registrados para «{ $title }».
audience-yes = Sí. «{ $title }» está dirigido a: { $audience }.
audience-anyone = Sí. «{ $title }» está abierto a todo el mundo.
audience-unsaid = Los datos de «{ $title }» no mencionan este grupo ({ $asked }). Está dirigido a: { $audience }.

fee-answer-free = «{ $title }» es gratis.
fee-answer-amount = El precio de «{ $title }» es de { $fee }.
fee-answer-none = No hay ningún precio registrado para «{ $title }».

how-text = Cómo inscribirse en «{ $title }»: { $text }
how-link = Puede inscribirse en «{ $title }» aquí: { $url }
how-none = No hay ninguna forma de inscripción registrada para «{ $title }».

contact-at = Para preguntas sobre «{ $title }», escriba a { $contact }.
contact-organizer = «{ $title }» no tiene contacto propio. Diríjase a quien lo organiza, { $organizer }: { $contact }
contact-none = No hay ningún contacto registrado para «{ $title }».

languages-in = «{ $title }» se celebra en { $languages }.
languages-none = No hay ningún idioma registrado para «{ $title }».

capacity-is =
    { $count ->
        [one] «{ $title }» tiene { $places } plaza.
       *[other] «{ $title }» tiene { $places } plazas.
    }
capacity-none = No hay un número de plazas registrado para «{ $title }».

status-planned = «{ $title }» sigue en pie según lo previsto: { $when }.

organizer-is = «{ $title }» está a cargo de { $organizer }.
organizer-none = No hay ningún organizador registrado para «{ $title }».

ask-contact = Consulte, por favor, a { $contact }.

## Suscripciones

subscribe-ask = ¿Quiere que le avise sobre esto? { $what }
subscribe-program = ¿Quiere que le recuerde «{ $title }»?
subscribe-series = ¿Quiere que le avise de la próxima edición?
subscribe-which = ¿Sobre qué quiere que le avise?
subscribe-everything = todos los programas
subscribe-told = De cada programa que corresponda le avisaré:
subscribe-moments = Le avisaré estos días:
subscribe-moment = { $date }: { $what }
subscribe-no-moment = Todavía no hay fechas próximas registradas. Le avisaré en cuanto las haya.
subscribe-changes = Si cambia la fecha o el lugar, o si se cancela o se aplaza, le avisaré enseguida. Puede dejar de recibir avisos cuando quiera.
subscribe-confirm = Empezará cuando pulse «{ button-yes }».

when-opens = cuando se abra la inscripción
when-opens-days =
    { $count ->
        [one] { $count } día antes de que se abra la inscripción
       *[other] { $count } días antes de que se abra la inscripción
    }
when-opens-hours =
    { $count ->
        [one] { $count } hora antes de que se abra la inscripción
       *[other] { $count } horas antes de que se abra la inscripción
    }
when-closes = cuando se cierre la inscripción
when-closes-days =
    { $count ->
        [one] { $count } día antes de que se cierre la inscripción
       *[other] { $count } días antes de que se cierre la inscripción
    }
when-closes-hours =
    { $count ->
        [one] { $count } hora antes de que se cierre la inscripción
       *[other] { $count } horas antes de que se cierre la inscripción
    }
when-starts = cuando empiece
when-starts-days =
    { $count ->
        [one] { $count } día antes de que empiece
       *[other] { $count } días antes de que empiece
    }
when-starts-hours =
    { $count ->
        [one] { $count } hora antes de que empiece
       *[other] { $count } horas antes de que empiece
    }

unsubscribe-ask = ¿Quiere que deje de avisarle sobre esto? { $what }
unsubscribe-program = ¿Quiere que deje de recordarle «{ $title }»?
unsubscribe-all = ¿Quiere dejar de recibir todos los recordatorios y anuncios?
unsubscribe-confirm = Nada cambiará hasta que pulse «{ button-stop }».

## Conversación

help-greeting = ¡Hola! { $organizer } le da la bienvenida. Respondo a preguntas sobre intercambios internacionales, foros, formaciones, voluntariado y eventos culturales.
help-abilities = Puedo decirle qué programas se celebrarán y, de cada uno, la fecha, el lugar, el precio, el plazo y la forma de inscribirse. También puedo avisarle antes de que acabe el plazo.
help-thanks = ¡De nada! Si quiere saber algo más, pregúnteme.
help-goodbye = ¡Hasta pronto! Vuelva cuando quiera.
help-try = Puede preguntar, por ejemplo:
human-contact = El personal de { $organizer } le atenderá aquí: { $contact }
human-website = Sitio web: { $url }
human-none = Desde aquí no puedo ponerle en contacto con una persona. Diríjase directamente a { $organizer }.
offtopic = Lo siento, con eso no puedo ayudarle. Respondo a preguntas sobre intercambios internacionales, foros, formaciones, voluntariado y eventos culturales.
faq-foreign = Esta respuesta solo está disponible en { $language }:

## Preguntas de ejemplo

example-kind-forum = ¿Qué foros habrá próximamente?
example-kind-training = ¿Qué formaciones habrá próximamente?
example-kind-exchange = ¿Qué intercambios habrá próximamente?
example-kind-volunteering = ¿Qué programas de voluntariado habrá próximamente?
example-kind-culture = ¿Qué eventos culturales habrá próximamente?
example-kind-network = ¿Qué redes hay?
example-deadline = ¿Hasta cuándo puedo inscribirme en «{ $title }»?
example-start = ¿Cuándo es «{ $title }»?
example-open = ¿En qué puedo inscribirme ahora?
example-free = ¿Qué programas son gratis?
