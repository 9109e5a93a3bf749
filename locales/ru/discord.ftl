### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = Пока у меня нет права делать это здесь. Не хватает:
discord-mend-channel = Откройте в Discord настройки этого канала (шестерёнка рядом с названием), раздел «Права доступа», добавьте мою роль, включите эти права и сохраните. Затем повторите команду.
discord-mend-server = Откройте в Discord «Настройки сервера» → «Роли» → мою роль → «Права доступа», включите эти права и сохраните. Затем повторите команду.

discord-may-view = Просматривать канал
discord-may-send = Отправлять сообщения
discord-may-send-in-threads = Отправлять сообщения в ветках
discord-may-embed = Встраивать ссылки
discord-may-attach = Прикреплять файлы
discord-may-begin-threads = Создавать публичные ветки
discord-may-mention = Упоминать @everyone, @here и все роли
discord-may-make-events = Создавать события
