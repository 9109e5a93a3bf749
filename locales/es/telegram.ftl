### What naru says on Telegram alone.

bot-about = Respondo a preguntas sobre intercambios, foros, formaciones, voluntariado y actos culturales, y le aviso a tiempo de lo que le interesa. Pregunte con sus propias palabras, en cualquiera de diez idiomas.
bot-short = Pregunte por los programas de la fundación con sus propias palabras y reciba avisos a tiempo.

telegram-old = Lo siento, no estaba disponible cuando preguntó. Si todavía le interesa, pregunte otra vez, por favor.
telegram-slow-down = Han sido muchas preguntas de golpe. Espere un minuto, por favor, y vuelva a preguntar.
telegram-unreadable = Solo puedo leer texto. Escriba su pregunta en pocas palabras, por favor.
telegram-in-private = Eso solo puedo decírselo en nuestro chat privado. Ábralo, pulse Iniciar y vuelva a preguntar, por favor.

## Deciding for a group from one's own chat

telegram-groups-command = Decidir por un grupo o canal
telegram-groups = ¿Por cuál desea decidir?
telegram-groups-none = Todavía no le he visto como administrador de un grupo. Envíe antes /my en el grupo.
telegram-manage = Decidir en privado
telegram-managing = Ahora decide por «{ $title }»: lo que escriba aquí se aplica allí durante media hora. /done lo termina.
telegram-managed-done = Terminado: aquí vuelven a aplicarse sus propios ajustes.
telegram-file-lost = No he podido recibir el archivo. Puede tener 10 MB como máximo; inténtelo de nuevo.
