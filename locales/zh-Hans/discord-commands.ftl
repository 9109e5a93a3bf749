### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = 提问
slash-upcoming = 近期
slash-program = 项目
slash-deadlines = 截止
slash-remind = 提醒
slash-my = 我的
slash-subscribe = 订阅
slash-agenda = 日程
slash-calendar = 日历
slash-language = 语言
slash-timezone = 时区
slash-privacy = 隐私
slash-mydata = 我的数据
slash-forget = 删除数据
slash-help = 帮助
slash-link = 关联
slash-feedback = 反馈
slash-propose = 提议
slash-translate = 翻译
slash-staff = 工作人员
# In the menu of a message; spaces are allowed.
slash-ask-naru = 问 naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = 用自己的话询问项目
slash-program-about = 查看一个项目的详情
slash-subscribe-about = 在这里或频道接收新项目的消息
slash-propose-about = 提议一个项目，由基金会审核
slash-translate-about = 补充项目缺少的译文

## Names of what is typed behind a command

option-question = 问题
option-kind = 类型
option-place = 地点
option-program = 项目
option-language = 语言
option-second = 第二语言
option-channel = 频道
option-code = 代码
option-text = 内容
option-order = 指令
option-role = 身份组
option-events = 服务器活动
option-role-about = 经批准的公告可提及的身份组
option-events-about = 在此服务器的活动中显示项目
option-question-about = 您想知道什么
option-kind-about = 仅限此类项目
option-place-about = 城市、国家或地区，输入时可选择
option-program-about = 项目名称，输入时可选择
option-language-about = 我在这里使用的语言
option-second-about = 在同一条消息中附上的语言
option-channel-about = 发布的频道，仅限服务器管理者
option-code-about = 另一聊天中得到的代码，留空则获取新代码
option-text-about = 您想告诉基金会的话
option-order-about = 要做什么，留空则显示公告列表

## What naru says on Discord alone

discord-slow-down = 您一次问了很多。请稍等一分钟再问。
discord-unreadable = 我只能读文字。请用几句话写下您的问题。
discord-no-program = 没有找到名为“{ $text }”的项目。请从输入时出现的列表中选择。
discord-no-place = 没有找到名为“{ $text }”的地点。请从输入时出现的列表中选择。
discord-dm-sent = 我已给您发了私信。
discord-dm-closed = 我无法给您发消息：您的私信已关闭。请在此服务器的隐私设置中允许私信，然后再按一次。我也可以在此频道提醒所有人。
discord-remind-here = 在此频道提醒
discord-agenda-begun = 列表已放在此频道，并会自动更新。
discord-events-on = 从现在起，项目会显示在此服务器的活动中。
discord-events-off = 项目不再显示在此服务器的活动中。

## Proposals of volunteers

propose-title = 提议项目
propose-name = 项目名称
propose-when = 开始时间（2027-03-05 14:00）
propose-where = 地点
propose-what = 内容
propose-link = 报名链接（可留空）
propose-thanks = 谢谢。基金会的工作人员会看到“{ $title }”，有决定后我会告诉您。
propose-when-wrong = 无法将“{ $text }”读作将来的时间。请写成 2027-03-05 14:00 的样子。
propose-link-wrong = “{ $text }”不是网址。请以 https:// 开头。
propose-too-many = 您今天已提议了很多。请明天再提议。
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = 提议：{ $title }（{ $kind }）
proposal-where = 地点：{ $text }
proposal-when = 时间：{ $when }
proposal-link = 链接：{ $text }
proposal-translation = 有人提议了“{ $title }”的译文（{ $language }）：
proposal-accept = 采纳
proposal-decline = 不采纳
# $name is who of staff decided.
proposal-accepted = “{ $title }”已采纳。（{ $name }）
proposal-declined = “{ $title }”未采纳。（{ $name }）
proposal-decided = 此事已有决定。
proposal-good-news = 好消息：基金会采纳了“{ $title }”。感谢您的帮助。
proposal-bad-news = 这次基金会未能采纳“{ $title }”。感谢您的提议。
translate-title = 翻译项目
translate-name = 名称
translate-summary = 简介
translate-complete = “{ $title }”在此语言中没有缺失。感谢您的关注。

## The staff’s desk on Discord

desk-compose = 新公告
desk-compose-title = 公告
desk-version = 撰写某语言版本
desk-title = 标题
desk-body = 正文
desk-segment = 对象（all, language=ko kind=group …）
desk-schedule = 定时发送
desk-at = 时间（2027-03-05 14:00）
desk-preview = 预览
desk-test = 发送测试
desk-submit = 提交
desk-approve = 批准
desk-send = 立即发送
desk-pause = 暂停
desk-resume = 继续
desk-cancel = 取消
desk-correct = 更正已发送的内容
desk-recall = 撤回
desk-answer = 回答
desk-refresh = 进度
