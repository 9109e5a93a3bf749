### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = Todavía no tengo permiso para hacer eso aquí. Me falta:
discord-mend-channel = En Discord, abra los ajustes de este canal (el engranaje junto al nombre), elija Permisos, añada mi rol, active estos permisos y guarde. Después, vuelva a intentarlo.
discord-mend-server = En Discord, abra Ajustes del servidor → Roles → mi rol → Permisos, active estos permisos y guarde. Después, vuelva a intentarlo.

discord-may-view = Ver canal
discord-may-send = Enviar mensajes
discord-may-send-in-threads = Enviar mensajes en hilos
discord-may-embed = Insertar enlaces
discord-may-attach = Adjuntar archivos
discord-may-begin-threads = Crear hilos públicos
discord-may-mention = Mencionar @everyone, @here y todos los roles
discord-may-make-events = Crear eventos
