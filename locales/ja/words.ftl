### 回答・お知らせ・ページで共通に使う言葉。

## 日付

date = { $year }年{ $monthday }（{ $weekday }）
date-short = { $monthday }（{ $weekday }）
month-of-year = { $name }
moment = { $date }{ $time }
span-hours = { $date }{ $from }～{ $to }
span-days = { $from }～{ $to }
span-from = { $from }から
span-until = { $to }まで
zoned = { $time }（{ $zone }）
zone-of-place = { $place }時間
zone-of-offset = UTC{ $offset }
zone-both = { $local }、{ $home }開始

days-left =
    { $days ->
        [0] 本日締切
       *[other] あと{ $days }日
    }
days-until =
    { $days ->
        [0] 本日
        [1] 明日
       *[other] { $days }日後
    }

## プログラム

kind-forum = フォーラム
kind-training = 研修
kind-exchange = 交流事業
kind-volunteering = ボランティア
kind-culture = 文化行事
kind-network = ネットワーク・常設サービス
kinds-forum = フォーラム
kinds-training = 研修
kinds-exchange = 交流事業
kinds-volunteering = ボランティア
kinds-culture = 文化行事
kinds-network = ネットワーク・常設サービス
format-onsite = 会場開催
format-online = オンライン
format-hybrid = 会場とオンラインの併用
status-cancelled = 中止
status-postponed = 延期
status-over = 終了
status-running = 開催中

fee-free = 無料
fee-amount = { $amount }ウォン

text-in = { $text }（{ $language }の原文）
title-in = { $language }の原題
nothing-recorded = 登録なし

## カードの項目

label-status = お知らせ
label-when = 日時
label-previous = 当初の日程
label-where = 場所
label-apply = 申込
label-fee = 参加費
label-capacity = 定員
label-languages = 使用言語
label-audience = 対象
label-eligibility = 参加資格
label-how = 申込方法
label-link = 申込ページ
label-contact = 問い合わせ先
label-organizer = 主催
label-topics = テーマ
label-partners = 交流先
label-sessions = 日程の詳細

## 「申込」の欄の状態

apply-until = { $closes }まで · { $left }
apply-opens = { $opens }から
apply-closed = { $closes }に締め切りました
apply-any-time = 締切の登録はありません
apply-closed-short = 締切済み
apply-not-yet-short = { $date }受付開始

## ボタン

button-details = 詳しく見る
button-remind = お知らせを受け取る
button-calendar = カレンダーに追加
button-google-calendar = Google カレンダー
button-apply = 申し込む
button-share = 共有
button-more = もっと見る
button-yes = はい、お願いします
button-stop = はい、停止します
button-no = いいえ、このままで

## 言語

language-ko = 韓国語
language-en = 英語
language-zh-Hans = 簡体字中国語
language-zh-Hant = 繁体字中国語
language-ja = 日本語
language-vi = ベトナム語
language-id = インドネシア語
language-ru = ロシア語
language-es = スペイン語
language-mn = モンゴル語
language-lo = ラオス語
language-km = クメール語
language-th = タイ語
language-my = ミャンマー語
language-ms = マレー語
language-fil = フィリピン語
language-kk = カザフ語
language-uz = ウズベク語
language-tr = トルコ語
language-ar = アラビア語
language-hi = ヒンディー語
language-fr = フランス語
language-de = ドイツ語
language-pt = ポルトガル語
