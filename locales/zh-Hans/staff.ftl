### 对工作人员说的话：聊天与命令行

staff-only = 仅供基金会工作人员使用。
staff-how = /staff 后面可用的命令：list · show 3 · new zh-Hans 标题（下一行起为正文） · text 3 en 标题（下一行起为正文） · value 3 名称=值 · segment 3 language=ko kind=group · describe 3 图片 … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 名称 · template use 名称 · template drop 名称 · feedback · feedback done 代码 · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add 姓名 角色 · remove 姓名 · here · live
staff-unread = 看不懂：“{ $text }”
staff-bound = 您已登记为{ $name }，角色是{ $role }。发送 /staff 可查看能做的事。

## 公告

broadcast-draft = 草稿
broadcast-waiting = 等待另一人批准
broadcast-approved = 已批准
broadcast-scheduled = 已预定
broadcast-sending = 已发送
broadcast-paused = 已暂停
broadcast-cancelled = 已取消
broadcast-withdrawn = 已撤回
staff-list-none = 还没有公告。
staff-line = #{ $number } · { $state } · { $title }
staff-for = 对象：{ $segment }
staff-size = 将送达{ $count }个聊天。
staff-languages = 语言：{ $languages }
staff-files = 文件：{ $files }
staff-due = 发送时间：{ $when }
staff-urgent = 免打扰时段也会发送。
staff-calls = 会提醒 Discord 服务器为公告选定的身份组。
staff-correction = 发送后又作了修改。要发送更正，请依次 submit、approve、correct。
staff-ready = 可以发送。
staff-needs-yes = 需要另一人批准。

## 不能发送的原因

problem-no-text = 还没有正文。
problem-missing = { $language }：“{ $name }”没有值。
problem-no-description = 图片{ $name }没有给视障者的文字说明。
problem-nobody = 没有人会收到。
problem-segment = 记录中没有“{ $what }”。
problem-lacks = { $language }版本缺少{ $first }版本的内容：{ $fact }
problem-adds = { $language }版本有、{ $first }版本没有的内容：{ $fact }

## 预览

staff-preview = { $language }：{ $count }字
staff-parts = { $network }：{ $count }条消息（{ $points }）

## 完成

staff-tested = #{ $number }已试发到{ $count }个聊天。
staff-waiting = #{ $number }等待另一人批准，已通知其他人。
staff-approved = #{ $number }可以发送。
staff-scheduled = #{ $number }将于{ $when }发送。
staff-sent = #{ $number }正在发往{ $count }个聊天。
staff-paused = #{ $number }已暂停。已发出的会送达，其余不再发送。
staff-resumed = #{ $number }继续发送。
staff-cancelled = #{ $number }已取消，不再发送。
staff-corrected = #{ $number }的更正正在发往{ $count }个聊天。
staff-recalled = #{ $number }正在从{ $count }个聊天撤回。
staff-resent = #{ $number }将重新发往{ $count }个聊天。
staff-urgent-asked = 好的。另一人对#{ $number }发出同样的命令后，免打扰时段也会发送。
staff-urgent-done = #{ $number }在免打扰时段也会发送。
staff-code = { $name }的角色是{ $role }。要绑定账号，请{ $name }在一小时内在与naru的私聊中发送：/start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name }已不在名单中。
staff-here = 这个聊天已设为基金会的聊天，警报会发到这里。
staff-here-not = 这个聊天已不是基金会的聊天。
staff-held-sent = 被扣留的{ $count }条消息将发送。
staff-held-dropped = 被扣留的{ $count }条消息不再发送。

## 报告

report-head = #{ $number } · { $state } · { $title }
report-sent = 发送：{ $totals }
report-corrected = 更正：{ $totals }
report-recalled = 撤回：{ $totals }
report-totals = 共{ $total }条，送达{ $sent }，等待{ $waiting }，不确定{ $doubtful }，失败{ $failed }，过期{ $lapsed }，取消{ $cancelled }
report-reason = { $reason }：{ $count }

## 成员、记录、试运行

team-none = 还没有成员。
team-line = { $name } · { $role } · { $count }个账号
log-line = { $when } · { $who }（{ $way }） · { $action } { $object } { $detail }
log-none = 还没有记录。
live-yes = 已正式运行，向所有人发送。
live-no = 试运行中：正式启用之前只向工作人员发送。
live-how = 全部完成后，请所有者发送 /staff live yes
check-done = 已完成：{ $what }
check-open = 待办：{ $what }
check-programs = 数据库中有项目
check-contact = 主办方有联系方式
check-two = 两位成员已绑定账号，其中一位可以批准
check-staff-chat = 有接收警报的基金会聊天
check-tested = 试发过公告

## 拒绝

refused-unknown = 没有公告#{ $number }。
refused-role = 需要角色“{ $role }”。
refused-state = #{ $number }现在不能这样处理：{ $state }
refused-blocked = #{ $number }还不能发送：
refused-approval = #{ $number }将送达{ $count }个聊天，需先由另一人批准：submit { $number }
refused-own = 必须由另一人批准。
refused-stale = 刚刚有人修改过，请重新查看。
refused-member = 没有名为{ $name }的成员。
refused-trouble = 数据库没有响应，什么都没有更改。
button-approve = 批准#{ $number }

## 模板与意见

template-none = 还没有模板。保存模板：template save 3 名称
template-line = { $name } · { $languages } · 待填写：{ $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = 已保存为模板“{ $name }”。用它新建公告：template use { $name }
template-dropped = 模板“{ $name }”已删除。
refused-template = 没有名为“{ $name }”的模板。
refused-template-name = 模板名称须为不含空格的一个词，最多 40 个字符。
staff-feedback-none = 没有待处理的意见。
staff-feedback-line = { $code } · { $when } · { $language }：{ $text }
staff-feedback-how = 处理完毕后请发送：feedback done 代码
staff-feedback-done = 已处理：{ $code }
refused-feedback = 没有代码为{ $code }的待处理意见。

## Going on from a draft; what found no answer; programs

describe-ask = { $name } 里是什么内容？请在下一条消息中为看不到图片的人写一段说明。
version-ask = 请在下一条消息中写 #{ $number } 的{ $language }版本：第一行是标题，下面是正文。
languages-ask = 您要用哪种语言写？
whom-ask = 发给谁？
unanswered-none = 所有问题都已得到回答。
unanswered-head = 未能回答的问题，按出现次数排列：
unanswered-line = { $at }. { $count } 次 “{ $question }”
answer-ask = 请在下一条消息中写下对“{ $question }”的回答，它将收入常见问题。
faq-saved = 从现在起会回答“{ $question }”。
alias-ask = “{ $word }”是哪个地方的别名？请写出该地名。如要登记别的词，请写“词 = 地名”。
alias-saved = 从现在起，“{ $word }”表示{ $place }。
program-ask = { $field }是什么？
program-current = 目前：{ $value }
program-form-text = 请用您的语言书写，或每种语言各写一行：ko: …
program-form-time = 例如 2026-12-03 14:00，也可以用文字写明日期和时间。
program-form-fee = 请用数字写明韩元金额，0 表示免费。
program-review = 请检查一遍。尚未保存。
program-faulty = 以下内容缺失或有误：
program-saved = 已保存为 { $id }，稍后即按此回答。
program-stopped = 已停止，没有任何更改。
program-kind = 类型
program-title = 标题
program-starts = 开始
program-ends = 结束
program-summary = 简介
button-languages = 语言
button-whom = 对象
button-preview = 预览
button-test = 给我发测试
button-submit = 写好了
button-send = 立即发送
button-send-at = { $when }发送
button-cancel = 取消发送
button-correct = 发送更正
button-halt = 暂停
button-report = 报告
button-recall = 撤回
button-resume = 继续
button-everybody = 所有人
button-answer = 回答 { $at }
button-same = { $at } = “{ $question }”
button-alias = { $at }：“{ $word }”是某地的别名
button-skip = 跳过
button-back = 返回
button-clear = 留空
button-stop-program = 停止
button-change = 修改：{ $field }
