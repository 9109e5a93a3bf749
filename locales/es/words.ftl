### Palabras comunes a respuestas, avisos y páginas.

## Fechas

date = { $longday } { $monthday } de { $year }
date-short = { $longday } { $monthday }
month-of-year = { $name }
moment = { $date }, { $time }
span-hours = { $date }, { $from }–{ $to }
span-days = { $from } – { $to }
span-from = desde el { $from }
span-until = hasta el { $to }
zoned = { $time } ({ $zone })
zone-of-place = hora de { $place }
zone-of-offset = UTC{ $offset }
zone-both = { $local }; inicio: { $home }

days-left =
    { $days ->
        [0] hoy es el último día
        [one] queda { $days } día
       *[other] quedan { $days } días
    }
days-until =
    { $days ->
        [0] hoy
        [1] mañana
       *[other] dentro de { $days } días
    }

## Programas

kind-forum = Foro
kind-training = Formación
kind-exchange = Intercambio
kind-volunteering = Voluntariado
kind-culture = Evento cultural
kind-network = Red o servicio permanente
kinds-forum = Foros
kinds-training = Formaciones
kinds-exchange = Intercambios
kinds-volunteering = Voluntariado
kinds-culture = Eventos culturales
kinds-network = Redes y servicios permanentes
format-onsite = Presencial
format-online = En línea
format-hybrid = Presencial y en línea
status-cancelled = Cancelado
status-postponed = Aplazado
status-over = Terminado
status-running = En curso

fee-free = Gratis
fee-amount = { $amount } wones

text-in = { $text } (original en { $language })
title-in = título original en { $language }
nothing-recorded = sin registrar

## Líneas de la ficha

label-status = Nota
label-when = Cuándo
label-previous = Fechas anteriores
label-where = Dónde
label-apply = Inscripción
label-fee = Precio
label-capacity = Plazas
label-languages = Idiomas
label-audience = Dirigido a
label-eligibility = Requisitos
label-how = Cómo inscribirse
label-link = Inscribirse en
label-contact = Contacto
label-organizer = Organiza
label-topics = Temas
label-partners = Con
label-sessions = Calendario

## Estado de la inscripción

apply-until = hasta el { $closes } · { $left }
apply-opens = desde el { $opens }
apply-closed = cerrada el { $closes }
apply-any-time = sin plazo registrado
apply-closed-short = cerrada
apply-not-yet-short = se abre el { $date }

## Botones

button-details = Detalles
button-remind = Recordármelo
button-calendar = Calendario
button-google-calendar = Google Calendar
button-apply = Inscribirse
button-share = Compartir
button-more = Ver más
button-yes = Sí, por favor
button-stop = Sí, dejar de avisarme
button-no = No, dejarlo así

## Idiomas

language-ko = coreano
language-en = inglés
language-zh-Hans = chino simplificado
language-zh-Hant = chino tradicional
language-ja = japonés
language-vi = vietnamita
language-id = indonesio
language-ru = ruso
language-es = español
language-mn = mongol
language-lo = lao
language-km = jemer
language-th = tailandés
language-my = birmano
language-ms = malayo
language-fil = filipino
language-kk = kazajo
language-uz = uzbeko
language-tr = turco
language-ar = árabe
language-hi = hindi
language-fr = francés
language-de = alemán
language-pt = portugués
