### naru 在聊天中的回答。

## 理解到的内容：“论坛 · 2026年12月 · 免费”

echo-all = 即将举行的项目
echo-free = 免费
echo-paid = 收费
echo-online = 线上
echo-onsite = 线下
echo-abroad = 国外
echo-home = 国内
echo-language = 使用{ $language }
echo-open = 正在接受报名
echo-closing = 报名截止：{ $time }
echo-closing-any = 报名尚未截止
echo-standing = 常年开放
echo-cancelled = 已取消的项目
echo-postponed = 已延期的项目
echo-not = 不含{ $what }
echo-words = “{ $words }”

## 最……的项目

pick-soonest = 最早开始的项目：
pick-latest = 最晚开始的项目：
pick-most-urgent = 报名最早截止的项目：
pick-cheapest = 费用最低的项目：
pick-dearest = 费用最高的项目：
pick-largest = 名额最多的项目：
pick-smallest = 名额最少的项目：
pick-longest = 持续时间最长的项目：
pick-shortest = 持续时间最短的项目：

## 列表

list-found = 找到{ $count }个项目。
list-counted = 共有{ $count }个项目。
list-part = 按日期排列，这里是第{ $from }至{ $to }个。点击“{ button-more }”查看其余项目。
list-rest = 按日期排列，这里是第{ $from }至{ $to }个，已全部列出。

## 没有结果

none-found = 没有找到符合条件的项目。
none-understood = 抱歉，我没有完全理解您的问题。请换一种说法，或者试试下面的问题。
none-near = 以下项目比较接近：
none-other = 您可以换一个时间、地点或类别，或者试试下面的问题。

## 反问

choices-which = 请问您指的是哪一个？

## 单个项目。第一句话说出所问的事实。

answer-yes = 是的。{ $answer }
answer-no = 不是。{ $answer }
open-yes = 可以，正在接受报名。{ $answer }
open-no = 现在不能报名。{ $answer }

start-upcoming = “{ $title }”的举办时间是{ $when }。
start-running = “{ $title }”正在进行，时间为{ $when }。
start-over = “{ $title }”已经结束，举办时间为{ $when }。
start-postponed = “{ $title }”已延期，新的时间是{ $when }。
start-postponed-undated = “{ $title }”已延期，新的时间尚未确定。
start-cancelled = “{ $title }”已取消。
start-cancelled-dated = “{ $title }”已取消，原定时间为{ $when }。
start-standing = “{ $title }”是常设服务，没有固定日期。
start-undated = “{ $title }”的时间没有登记。

deadline-open = “{ $title }”的报名截止时间是{ $closes }，{ $left }。
deadline-open-any = “{ $title }”正在接受报名，截止日期没有登记。
deadline-not-yet = “{ $title }”于{ $opens }开始报名。
deadline-not-yet-until = “{ $title }”于{ $opens }开始报名，{ $closes }截止。
deadline-closed = “{ $title }”的报名已于{ $closes }截止。
deadline-none = “{ $title }”没有登记报名信息。

venue-at = “{ $title }”的举办地点是{ $venue }。
venue-online = “{ $title }”在线上举行：{ $venue }。
venue-online-only = “{ $title }”在线上举行。
venue-hybrid = “{ $title }”线下与线上同步举行：{ $venue }。
venue-none = “{ $title }”的举办地点没有登记。

eligibility-text = “{ $title }”的参加条件：{ $text }
eligibility-audience = “{ $title }”的对象是{ $audience }。
eligibility-none = “{ $title }”的参加条件没有登记。
audience-yes = 可以。“{ $title }”的对象是{ $audience }。
audience-anyone = 可以。“{ $title }”任何人都可以参加。
audience-unsaid = “{ $title }”的登记信息没有提到{ $asked }，登记的对象是{ $audience }。

fee-answer-free = “{ $title }”免费参加。
fee-answer-amount = “{ $title }”的费用是{ $fee }。
fee-answer-none = “{ $title }”的费用没有登记。

how-text = “{ $title }”的报名方式：{ $text }
how-link = “{ $title }”可以在这里报名：{ $url }
how-none = “{ $title }”的报名方式没有登记。

contact-at = 有关“{ $title }”的咨询，请联系{ $contact }。
contact-organizer = “{ $title }”没有登记单独的联系方式，请联系主办方{ $organizer }：{ $contact }
contact-none = “{ $title }”的联系方式没有登记。

languages-in = “{ $title }”使用{ $languages }。
languages-none = “{ $title }”使用的语言没有登记。

capacity-is = “{ $title }”的名额为{ $places }个。
capacity-none = “{ $title }”的名额没有登记。

status-planned = “{ $title }”将按计划举行，时间是{ $when }。

organizer-is = “{ $title }”的主办方是{ $organizer }。
organizer-none = “{ $title }”的主办方没有登记。

ask-contact = 详情请咨询{ $contact }。

## 订阅

subscribe-ask = 要为您发送以下内容的通知吗？{ $what }
subscribe-program = 要为您发送“{ $title }”的提醒吗？
subscribe-series = 下一届确定后要通知您吗？
subscribe-which = 您想收到哪一项的通知？
subscribe-everything = 全部项目
subscribe-told = 每个符合条件的项目，我会在以下时候通知您：
subscribe-moments = 我会在以下日期通知您：
subscribe-moment = { $date }：{ $what }
subscribe-no-moment = 目前还没有登记今后的日期，一经确定就会通知您。
subscribe-changes = 如果时间或地点有变，或者项目取消、延期，我也会立即通知您。您可以随时停止接收。
subscribe-confirm = 点击“{ button-yes }”后生效。

when-opens = 报名开始时
when-opens-days = 报名开始前{ $count }天
when-opens-hours = 报名开始前{ $count }小时
when-closes = 报名截止时
when-closes-days = 报名截止前{ $count }天
when-closes-hours = 报名截止前{ $count }小时
when-starts = 项目开始时
when-starts-days = 开始前{ $count }天
when-starts-hours = 开始前{ $count }小时

unsubscribe-ask = 要停止以下内容的通知吗？{ $what }
unsubscribe-program = 要停止“{ $title }”的提醒吗？
unsubscribe-all = 要停止所有提醒和公告吗？
unsubscribe-confirm = 在您点击“{ button-stop }”之前，一切保持不变。

## 问候与说明

help-greeting = 您好！欢迎来到{ $organizer }。我可以回答有关国际交流、论坛、培训、志愿服务和文化活动的问题。
help-abilities = 我可以告诉您有哪些项目，以及每个项目的时间、地点、费用、报名截止日期和报名方式，还可以在截止前提醒您。
help-thanks = 不客气！还想了解什么，请随时问我。
help-goodbye = 再见！欢迎随时再来。
help-try = 您可以这样问：
human-contact = 您可以联系{ $organizer }的工作人员：{ $contact }
human-website = 网站：{ $url }
human-none = 这里无法为您转接人工服务，请直接联系{ $organizer }。
offtopic = 很抱歉，这个问题我帮不上忙。我可以回答有关国际交流、论坛、培训、志愿服务和文化活动的问题。
faq-foreign = 这个回答目前只有{ $language }：

## 示例问题

example-kind-forum = 近期有哪些论坛？
example-kind-training = 近期有哪些培训？
example-kind-exchange = 近期有哪些交流项目？
example-kind-volunteering = 近期有哪些志愿服务？
example-kind-culture = 近期有哪些文化活动？
example-kind-network = 有哪些网络？
example-deadline = { $title }报名到什么时候？
example-start = { $title }什么时候举行？
example-open = 现在可以报名的有哪些？
example-free = 有哪些免费的项目？
