### Questions that a person answers: what the one who asks and staff are told.

enquiry-passed-on = He pasado su pregunta al personal. La respuesta llegará aquí; para añadir algo, responda a este mensaje.
enquiry-added = Lo he añadido a su pregunta.
enquiry-hours = El personal responde { $days }, { $times }.
enquiry-closed-now = Ahora la oficina está cerrada; vuelve a abrir el { $when }.
enquiry-withdrawn = Su pregunta se ha retirado.
enquiry-over = Esta pregunta ya está cerrada.
enquiry-others = Solo quien preguntó puede retirar la pregunta.
enquiry-answer = Respuesta del personal a «{ $question }»:
enquiry-closed = El personal ha cerrado su pregunta «{ $question }». Puede volver a preguntar cuando quiera.
button-enquire = Preguntar al personal
button-withdraw = Ya no hace falta
enquiry-how = Pregunta en { $language }, por { $network }. Lo que escriba aquí llega tal cual a quien preguntó; /close la termina.
enquiry-sent = Enviado a quien preguntó.
enquiry-lost = Ya no es posible contactar con quien preguntó.
enquiry-ended = La pregunta está cerrada; se ha avisado a quien preguntó.
enquiry-taken-back = La pregunta se ha retirado: no hace falta responder.
button-enquiry-faq = Guardar como pregunta frecuente
button-enquiry-close = Cerrar la pregunta
privacy-enquiries = Las preguntas que se pasaron al personal y lo que ambas partes escribieron, hasta { $days } días después del último mensaje.
mydata-enquiries = Preguntas pasadas al personal: { $count }
