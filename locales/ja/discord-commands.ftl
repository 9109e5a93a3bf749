### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = 質問
slash-upcoming = 今後の予定
slash-program = プログラム
slash-deadlines = 締切
slash-remind = リマインド
slash-my = 登録一覧
slash-subscribe = 登録
slash-agenda = 予定表
slash-calendar = カレンダー
slash-language = 言語
slash-timezone = タイムゾーン
slash-privacy = プライバシー
slash-mydata = マイデータ
slash-forget = データ削除
slash-help = ヘルプ
slash-link = 連携
slash-feedback = 意見
slash-propose = 提案
slash-translate = 翻訳
slash-staff = スタッフ
# In the menu of a message; spaces are allowed.
slash-ask-naru = naruに質問

## What commands do that no other network has: at most 100 characters

slash-ask-about = プログラムについて自由に質問する
slash-program-about = プログラムの詳細を見る
slash-subscribe-about = 新しいプログラムのお知らせをここやチャンネルで受け取る
slash-propose-about = プログラムを提案する(財団が検討します)
slash-translate-about = プログラムに足りない翻訳を補う

## Names of what is typed behind a command

option-question = 内容
option-kind = 種類
option-place = 場所
option-program = プログラム
option-language = 言語
option-second = 第二言語
option-channel = チャンネル
option-code = コード
option-text = 文章
option-order = 指示
option-role = ロール
option-events = イベント
option-role-about = 承認されたお知らせで呼び出すロール
option-events-about = プログラムをこのサーバーのイベントに表示する
option-question-about = 知りたいこと
option-kind-about = この種類のプログラムだけ
option-place-about = 都市・国・地域(入力しながら選べます)
option-program-about = プログラム名(入力しながら選べます)
option-language-about = ここで使う言語
option-second-about = 同じメッセージに併記する言語
option-channel-about = 投稿するチャンネル(サーバー管理者向け)
option-code-about = 別のチャットで得たコード(空欄なら発行します)
option-text-about = 財団に伝えたいこと
option-order-about = 行うこと(空欄ならお知らせ一覧)

## What naru says on Discord alone

discord-slow-down = 一度にたくさんのご質問をいただきました。1分ほどしてから、もう一度お尋ねください。
discord-unreadable = 文字だけ読むことができます。ご質問を短い文章でお書きください。
discord-no-program = 「{ $text }」というプログラムは見つかりません。入力中に開く一覧からお選びください。
discord-no-place = 「{ $text }」という場所は見つかりません。入力中に開く一覧からお選びください。
discord-dm-sent = ダイレクトメッセージでお送りしました。
discord-dm-closed = メッセージを送れません。ダイレクトメッセージが閉じられています。このサーバーのプライバシー設定でダイレクトメッセージを許可してから、もう一度押してください。または、このチャンネルで皆さんにお知らせできます。
discord-remind-here = このチャンネルで通知
discord-agenda-begun = 一覧をこのチャンネルに置きました。内容は自動で更新されます。
discord-events-on = これからは、プログラムがこのサーバーのイベントに表示されます。
discord-events-off = プログラムをこのサーバーのイベントに表示しなくなりました。

## Proposals of volunteers

propose-title = プログラムの提案
propose-name = プログラム名
propose-when = 開始日時(2027-03-05 14:00)
propose-where = 場所
propose-what = 内容
propose-link = 申込リンク(空欄可)
propose-thanks = ありがとうございます。財団の職員が「{ $title }」を確認し、結果をお知らせします。
propose-when-wrong = 「{ $text }」をこれからの日時として読み取れません。2027-03-05 14:00のようにお書きください。
propose-link-wrong = 「{ $text }」はウェブアドレスではありません。https:// で始まる形でお書きください。
propose-too-many = 本日はたくさんご提案いただきました。続きは明日お願いいたします。
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = 提案: { $title }({ $kind })
proposal-where = 場所: { $text }
proposal-when = 日時: { $when }
proposal-link = リンク: { $text }
proposal-translation = 「{ $title }」の翻訳が提案されました({ $language })：
proposal-accept = 承認
proposal-decline = 却下
# $name is who of staff decided.
proposal-accepted = 「{ $title }」を承認しました。({ $name })
proposal-declined = 「{ $title }」を却下しました。({ $name })
proposal-decided = すでに決定済みです。
proposal-good-news = うれしいお知らせです。財団が「{ $title }」を採用しました。ご協力ありがとうございます。
proposal-bad-news = 今回は「{ $title }」を採用できませんでした。ご提案ありがとうございました。
translate-title = プログラムの翻訳
translate-name = 名前
translate-summary = 概要
translate-complete = 「{ $title }」にはこの言語で足りないものはありません。ご確認ありがとうございます。

## The staff’s desk on Discord

desk-compose = 新しいお知らせ
desk-compose-title = お知らせ
desk-version = 言語版を書く
desk-title = タイトル
desk-body = 本文
desk-segment = 対象(all, language=ko kind=group …)
desk-schedule = 日時を指定して送信
desk-at = 日時(2027-03-05 14:00)
desk-preview = プレビュー
desk-test = テスト送信
desk-submit = 提出する
desk-approve = 承認
desk-send = 今すぐ送信
desk-pause = 一時停止
desk-resume = 再開
desk-cancel = 取り消す
desk-correct = 送信済みを訂正
desk-recall = 取り戻す
desk-answer = 回答する
desk-refresh = 進捗
