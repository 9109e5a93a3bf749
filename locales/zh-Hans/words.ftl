### 回答、通知和网页共用的词语。

## 日期

date = { $year }年{ $monthday }（{ $weekday }）
date-short = { $monthday }（{ $weekday }）
month-of-year = { $name }
moment = { $date }{ $time }
span-hours = { $date }{ $from }–{ $to }
span-days = { $from }至{ $to }
span-from = { $from }起
span-until = { $to }为止
zoned = { $time }（{ $zone }）
zone-of-place = { $place }时间
zone-of-offset = UTC{ $offset }
zone-both = { $local }，即{ $home }开始

days-left =
    { $days ->
        [0] 今天截止
       *[other] 还剩{ $days }天
    }
days-until =
    { $days ->
        [0] 今天
        [1] 明天
       *[other] { $days }天后
    }

## 项目

kind-forum = 论坛
kind-training = 培训
kind-exchange = 交流项目
kind-volunteering = 志愿服务
kind-culture = 文化活动
kind-network = 网络与常设服务
kinds-forum = 论坛
kinds-training = 培训
kinds-exchange = 交流项目
kinds-volunteering = 志愿服务
kinds-culture = 文化活动
kinds-network = 网络与常设服务
format-onsite = 线下
format-online = 线上
format-hybrid = 线下与线上同步
status-cancelled = 已取消
status-postponed = 已延期
status-over = 已结束
status-running = 进行中

fee-free = 免费
fee-amount = { $amount }韩元

text-in = { $text }（原文为{ $language }）
title-in = { $language }原标题
nothing-recorded = 没有登记

## 卡片上的项目

label-status = 说明
label-when = 时间
label-previous = 原定时间
label-where = 地点
label-apply = 报名
label-fee = 费用
label-capacity = 名额
label-languages = 使用语言
label-audience = 对象
label-eligibility = 参加条件
label-how = 报名方式
label-link = 报名链接
label-contact = 咨询
label-organizer = 主办方
label-topics = 主题
label-partners = 合作方
label-sessions = 日程

## “报名”一栏的状态

apply-until = { $closes }截止 · { $left }
apply-opens = { $opens }开始
apply-closed = 已于{ $closes }截止
apply-any-time = 未登记截止日期
apply-closed-short = 已截止
apply-not-yet-short = { $date }开始报名

## 按钮

button-details = 详情
button-remind = 提醒我
button-calendar = 加入日历
button-google-calendar = Google 日历
button-apply = 报名
button-share = 分享
button-more = 更多
button-yes = 好的，请通知我
button-stop = 是的，停止通知
button-no = 不用了，保持不变

## 语言

language-ko = 韩语
language-en = 英语
language-zh-Hans = 简体中文
language-zh-Hant = 繁体中文
language-ja = 日语
language-vi = 越南语
language-id = 印度尼西亚语
language-ru = 俄语
language-es = 西班牙语
language-mn = 蒙古语
language-lo = 老挝语
language-km = 高棉语
language-th = 泰语
language-my = 缅甸语
language-ms = 马来语
language-fil = 菲律宾语
language-kk = 哈萨克语
language-uz = 乌兹别克语
language-tr = 土耳其语
language-ar = 阿拉伯语
language-hi = 印地语
language-fr = 法语
language-de = 德语
language-pt = 葡萄牙语
