### 主动发送的消息

## 提醒

notice-closes = “{ $title }”的报名将于{ $when }截止，{ $left }。
notice-closes-hours = “{ $title }”的报名将在{ $hours }小时内截止：{ $when }
notice-starts = “{ $title }”将于{ $when }开始（{ $left }）。
notice-starts-hours = “{ $title }”将在{ $hours }小时内开始：{ $when }
notice-opens = “{ $title }”现在可以报名了。
notice-opens-until = “{ $title }”现在可以报名了，{ $closes }截止。
notice-opens-soon = “{ $title }”将于{ $when }开始报名。

## 新项目与变更

notice-new = 新项目：“{ $title }”
notice-changed = “{ $title }”有变更。
notice-change = { $label }：{ $old } → { $new }
notice-cancelled = “{ $title }”已取消。
notice-postponed = “{ $title }”已延期。
notice-on-again = “{ $title }”将照常举行。
notice-told = 之前告诉您的“{ $title }”有变更。{ $change }
label-date = 时间
label-deadline = 报名截止
label-opening = 报名开始
label-place = 地点
label-status-now = 状态
status-scheduled = 照常举行

## 汇总

notice-digest = 为您准备了{ $count }个项目：
notice-waited = 有{ $count }条消息在等您：

## 公告

notice-corrected = 更正：本公告取代之前的公告。
notice-withdrawn = 本公告已撤回。
notice-withdrawn-title = 公告“{ $title }”已撤回。

## 停止按钮

button-no-more = 不再接收此类消息
button-no-announcements = 不再接收公告
button-no-corrections = 不再接收更正
button-no-digest = 不再接收汇总

## 给工作人员的警报

alert-content-errors = “{ $what }”已暂停：{ $of }条消息中有{ $count }条因内容被拒绝，余下的不再发送。请修改内容后继续。
alert-bot-locked = { $what }拒绝机器人的令牌。修复之前不会向那里发送，到期的消息会等待。请更换令牌并重新启动naru。
alert-outage = { $what }有{ $of }分钟没有发送任何消息。这期间到期的{ $count }条公告已扣留，提醒会自动发送。请决定：/staff held outage yes 或 no
alert-restored = 数据库是较早的副本。{ $count }条可能已经发送过的消息已扣留。请决定：/staff held restored yes 或 no
alert-clock-set = 服务器的时钟被调整了{ $count }秒。没有丢失任何内容，提醒按新的时间发送。请检查时钟。
alert-store-trouble = 数据库停止了{ $count }秒，现已恢复，没有丢失任何内容。如再次发生，请检查磁盘和数据库。
alert-approval = “{ $what }”（发往{ $count }个聊天）正在等待另一位工作人员批准。
alert-feedback = 通过 /feedback 收到的{ $count }条意见尚待处理，已为工作人员保留。请查看：/staff feedback
alert-deaf = 收不到来自{ $what }的任何消息：似乎有另一个程序在使用同一个机器人。发送照常进行。请停止另一个程序，或让它使用自己的令牌。
