### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = Надад энд үүнийг хийх эрх хараахан алга. Дутуу байгаа эрх:
discord-mend-channel = Discord дээр энэ сувгийн тохиргоог (нэрийн хажуугийн араат дүрс) нээж, Permissions хэсэгт миний эрхийн бүлгийг нэмээд дээрх эрхүүдийг асааж хадгална уу. Дараа нь дахин оролдоорой.
discord-mend-server = Discord дээр Server Settings → Roles → миний эрхийн бүлэг → Permissions гэж ороод дээрх эрхүүдийг асааж хадгална уу. Дараа нь дахин оролдоорой.

discord-may-view = View Channel (сувгийг харах)
discord-may-send = Send Messages (мессеж илгээх)
discord-may-send-in-threads = Send Messages in Threads (хэлэлцүүлэгт мессеж илгээх)
discord-may-embed = Embed Links (холбоос оруулах)
discord-may-attach = Attach Files (файл хавсаргах)
discord-may-begin-threads = Create Public Threads (нээлттэй хэлэлцүүлэг үүсгэх)
discord-may-mention = Mention @everyone, @here, and All Roles (бүх эрхийн бүлгийг дуудах)
discord-may-make-events = Create Events (арга хэмжээ үүсгэх)
