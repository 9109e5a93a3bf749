### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = I am not allowed to do that here yet. I lack:
discord-mend-channel = In Discord, open this channel’s settings (the gear beside its name), choose Permissions, add my role, switch these on and save. Then order it again.
discord-mend-server = In Discord, open Server Settings, choose Roles, then my role, then Permissions; switch these on and save. Then order it again.

discord-may-view = View Channel
discord-may-send = Send Messages
discord-may-send-in-threads = Send Messages in Threads
discord-may-embed = Embed Links
discord-may-attach = Attach Files
discord-may-begin-threads = Create Public Threads
discord-may-mention = Mention @everyone, @here, and All Roles
discord-may-make-events = Create Events
