### 对命令和按钮的答复

## 命令

command-start = 开始
command-help = 我能做什么
command-upcoming = 即将举行的项目
command-deadlines = 现在可以报名的项目
command-agenda = 置顶近期活动列表
command-my = 我的订阅
command-remind = 何时提醒我
command-language = 选择语言
command-timezone = 选择时区
command-calendar = 把我的日程存为日历文件
command-feedback = 给基金会提意见
command-privacy = 保存了哪些信息
command-mydata = 查看我的数据
command-forget = 删除我的数据
command-link = 关联我的另一个聊天
command-stop = 停止所有消息
command-staff = 工作人员专用
command-line = /{ $command }：{ $what }

help-commands = 您可以用自己的话提问，也可以使用以下命令：
start-kept = 我只保存答复和通知所需的信息，详情请看 /privacy。
start-group = 在这个聊天里，请提及我或回复我的消息来提问。这里发布哪些内容由管理员用 /my、/language 和 /remind 决定。

## 订阅

my-none = 这里还没有订阅。您可以让我在有新论坛时通知您。
my-some = 这里有{ $count }项订阅：
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what }（已暂停）
my-entry-digest = { $number }. { $what }（汇总发送：{ $schedule }）
my-silent = 目前已停止向这个聊天发送任何消息。
schedule-daily = 每天{ $time }
schedule-weekly = 每周的{ $weekday }{ $time }
schedule-monthly = 每月{ $day }日{ $time }
schedule-own = 自定时间“{ $schedule }”
button-stop-one = 停止：{ $what }
button-pause-one = 暂停：{ $what }
button-resume-one = 继续：{ $what }
button-digest-one = 每周汇总一次：{ $what }
button-each-one = 逐条发送：{ $what }
button-announcements-on = 重新接收公告

done-subscribed = 好的，今后我会通知您：{ $what }
done-subscribed-already = 已经订阅过了：{ $what }
done-too-many = 这里已有{ $count }项订阅，不能再增加了。请先用 /my 停止一项。
done-stopped = 已停止：{ $what }
done-stopped-before = 这项已经停止，不会再发送。
done-paused = 已暂停：{ $what }
done-resumed = 已继续：{ $what }
done-digest = 今后将在{ $schedule }汇总发送：{ $what }
digest-how = 想换其他时间，请发送，例如：/my { $number } 30 8 * * 1,4（分、时、日、月、星期）
digest-wrong = 无法把“{ $text }”读作重复的时间，最多每小时一次。
done-each = 今后将逐条发送：{ $what }
done-announcements-off = 不会再向您发送公告。
done-announcements-on = 会重新向您发送公告。
done-corrections-off = 告诉过您的内容有变时，不再另行通知。
done-corrections-on = 告诉过您的内容有变时，会通知您。
done-digest-off = 不会再向您发送汇总。
done-left = 好的，一切保持不变。
unsubscribe-nothing = 没有可以停止的内容，这里没有符合的订阅。
admins-only = 只有这个聊天的管理员可以更改。

## 提醒与免打扰时段

remind-now = 我会在以下时候提醒您：
remind-none = 不会向您发送提醒。
remind-usual = 提醒时间按项目类别而定，例如论坛：
remind-ask = 今后在以下时候提醒您，可以吗？
remind-ask-none = 今后完全不再提醒您，可以吗？
remind-how = 您也可以自己设定，例如：/remind closes-7d closes-1d starts-2h，即报名截止前7天和1天、开始前2小时。
remind-wrong = 我看不懂“{ $text }”。请这样写：/remind closes-7d closes-1d starts-2h
button-save = 保存
button-reminders-usual = 默认时间
button-reminders-last = 只在前一天
button-reminders-none = 不要提醒
quiet-now = { $from }到{ $to }之间不打扰您，之后再发送（{ $zone }）。
quiet-off = 任何时间都可能发送。
quiet-ask = 今后{ $from }到{ $to }之间不打扰您，可以吗？（{ $zone }）
button-quiet-off = 取消免打扰
button-quiet-on = { $from }–{ $to }免打扰
done-saved = 已保存。

## 语言与时区

speak-now = 我用{ $language }向这个聊天发送消息。
speak-now-two = 我用{ $first }和{ $second }向这个聊天发送消息。
speak-how = 可以在这里选择其他语言。群组和频道可以同时使用两种语言，例如：/language ko en
speak-unknown = 我不会“{ $text }”。我会以下语言：
done-speak = 今后我用{ $language }给您发消息。
done-speak-two = 今后我用{ $first }和{ $second }向这个聊天发送消息。
clock-now = 时间以{ $zone }为准，那里现在是{ $time }。
clock-how = 如要更改，请写地名或时区，例如：/timezone 河内 或 /timezone Asia/Ho_Chi_Minh
clock-ask = 这是您的时区吗？{ $zone }，那里现在是{ $time }。
clock-unknown = 找不到“{ $text }”的时区。请写一个大城市或时区，例如：/timezone Asia/Ho_Chi_Minh
done-clock = 今后以{ $zone }为准，那里现在是{ $time }。

## 日历、意见与关联

calendar-here = 这是可以放进日历的{ $count }个日程。
calendar-none = 您订阅的内容目前没有未来的日程。
calendar-undated = “{ $title }”的时间还没有确定。
calendar-unknown = 这个项目已不在记录中。
feedback-how = 请把意见写在命令后面，例如：/feedback 会场不好找。
feedback-thanks = 谢谢，您的意见会转给{ $organizer }的工作人员。
feedback-long = 内容太长，请控制在{ $count }字以内。
link-code = 您的代码是{ $code }。请在10分钟内在另一个平台上给我发送 /link { $code }。之后两个聊天使用同一种语言和时区，每条消息只发一次。
link-done = 两个聊天已经关联。
link-wrong = 这个代码不正确或已过期。请在另一个聊天里发送 /link 获取新的代码。
link-private = 请在与我的私聊中发送。

## 隐私

privacy-head = 保存的信息
privacy-chat = 为了答复您，保存这个聊天的编号、语言、时区和设置。
privacy-wishes = 您的订阅，直到您停止为止。
privacy-told = 为了在内容有变时更正，告诉过您哪些项目会保存{ $days }天。
privacy-questions = 为了让工作人员了解我没看懂什么，您的问题会保存{ $days }天，之后只保留数量。
privacy-closed = 如果您屏蔽我，所有信息将在{ $days }天后删除。
privacy-never = 不保存姓名、电话和地址，也不提供给他人。
privacy-how = /mydata 可以查看全部，/forget 可以立即删除。
mydata-head = 这里保存的全部信息如下：
mydata-none = 这里没有保存您的任何信息。
mydata-language = 语言：{ $language }
mydata-clock = 时区：{ $zone }
mydata-wishes = 订阅：{ $count }项
mydata-told = 告诉过您的项目：{ $count }个
mydata-feedback = 您提的意见：{ $count }条
mydata-questions = 您的问题：{ $count }个
mydata-file = 附件中有全部原文。
forget-ask = 要删除您的信息吗？订阅、设置和问题会立即删除，无法恢复。
button-forget-ask = 全部删除
button-forget = 是的，请删除
forget-done = 已全部删除。您再次给我发消息时，一切重新开始。

## 其他

stop-all-done = 已全部停止，不会再有提醒、公告和更正。
stop-done = 不会再向这里发送任何消息。您的订阅仍然保留，随时可以继续。
button-go-on = 恢复发送
done-go-on = 会重新向这里发送消息。
trouble = 很抱歉，我这边出了问题，什么都没有更改。请过几分钟再试。
press-unknown = 这个按钮已经失效，请用文字告诉我您的需要。
