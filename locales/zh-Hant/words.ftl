### 回答、通知與網頁共用的詞語。

## 日期

date = { $year }年{ $monthday }（{ $weekday }）
date-short = { $monthday }（{ $weekday }）
month-of-year = { $name }
moment = { $date }{ $time }
span-hours = { $date }{ $from }–{ $to }
span-days = { $from }至{ $to }
span-from = { $from }起
span-until = { $to }為止
zoned = { $time }（{ $zone }）
zone-of-place = { $place }時間
zone-of-offset = UTC{ $offset }
zone-both = { $local }，即{ $home }開始

days-left =
    { $days ->
        [0] 今天截止
       *[other] 還剩{ $days }天
    }
days-until =
    { $days ->
        [0] 今天
        [1] 明天
       *[other] { $days }天後
    }

## 活動

kind-forum = 論壇
kind-training = 研習
kind-exchange = 交流活動
kind-volunteering = 志工服務
kind-culture = 文化活動
kind-network = 網絡與常設服務
kinds-forum = 論壇
kinds-training = 研習
kinds-exchange = 交流活動
kinds-volunteering = 志工服務
kinds-culture = 文化活動
kinds-network = 網絡與常設服務
format-onsite = 實體
format-online = 線上
format-hybrid = 實體與線上並行
status-cancelled = 已取消
status-postponed = 已延期
status-over = 已結束
status-running = 進行中

fee-free = 免費
fee-amount = { $amount }韓元

text-in = { $text }（原文為{ $language }）
title-in = { $language }原標題
nothing-recorded = 沒有登錄

## 卡片上的項目

label-status = 說明
label-when = 時間
label-previous = 原訂時間
label-where = 地點
label-apply = 報名
label-fee = 費用
label-capacity = 名額
label-languages = 使用語言
label-audience = 對象
label-eligibility = 參加資格
label-how = 報名方式
label-link = 報名連結
label-contact = 洽詢
label-organizer = 主辦單位
label-topics = 主題
label-partners = 合作夥伴
label-sessions = 日程

## 「報名」一欄的狀態

apply-until = { $closes }截止 · { $left }
apply-opens = { $opens }開始
apply-closed = 已於{ $closes }截止
apply-any-time = 未登錄截止日期
apply-closed-short = 已截止
apply-not-yet-short = { $date }開始報名

## 按鈕

button-details = 詳情
button-remind = 提醒我
button-calendar = 加入行事曆
button-google-calendar = Google 日曆
button-apply = 報名
button-share = 分享
button-more = 更多
button-yes = 好，請通知我
button-stop = 是，停止通知
button-no = 不用，維持原狀

## 語言

language-ko = 韓語
language-en = 英語
language-zh-Hans = 簡體中文
language-zh-Hant = 繁體中文
language-ja = 日語
language-vi = 越南語
language-id = 印尼語
language-ru = 俄語
language-es = 西班牙語
language-mn = 蒙古語
language-lo = 寮語
language-km = 高棉語
language-th = 泰語
language-my = 緬甸語
language-ms = 馬來語
language-fil = 菲律賓語
language-kk = 哈薩克語
language-uz = 烏茲別克語
language-tr = 土耳其語
language-ar = 阿拉伯語
language-hi = 印地語
language-fr = 法語
language-de = 德語
language-pt = 葡萄牙語
