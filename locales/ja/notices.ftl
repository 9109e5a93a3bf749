### こちらから送るメッセージ

## お知らせ

notice-closes = 「{ $title }」の申込は{ $when }に締め切ります（{ $left }）。
notice-closes-hours = 「{ $title }」の申込締切まであと{ $hours }時間以内です：{ $when }
notice-starts = 「{ $title }」は{ $when }に始まります（{ $left }）。
notice-starts-hours = 「{ $title }」の開始まであと{ $hours }時間以内です：{ $when }
notice-opens = 「{ $title }」の申込受付が始まりました。
notice-opens-until = 「{ $title }」の申込受付が始まりました。締切は{ $closes }です。
notice-opens-soon = 「{ $title }」の申込受付は{ $when }に始まります。

## 新着と変更

notice-new = 新着：「{ $title }」
notice-changed = 「{ $title }」の内容が変わりました。
notice-change = { $label }：{ $old } → { $new }
notice-cancelled = 「{ $title }」は中止になりました。
notice-postponed = 「{ $title }」は延期になりました。
notice-on-again = 「{ $title }」は開催されることになりました。
notice-told = 以前ご案内した「{ $title }」の内容が変わりました。{ $change }
label-date = 日程
label-deadline = 申込締切
label-opening = 申込開始
label-place = 場所
label-status-now = 状況
status-scheduled = 予定どおり

## まとめて

notice-digest = おすすめのプログラム{ $count }件です。
notice-waited = お待たせしていたメッセージ{ $count }件です。

## 告知

notice-corrected = 訂正：以前の告知を次のように改めます。
notice-withdrawn = この告知は取り消されました。
notice-withdrawn-title = 告知「{ $title }」は取り消されました。

## 停止ボタン

button-no-more = このお知らせを止める
button-no-announcements = 告知を止める
button-no-corrections = 訂正を止める
button-no-digest = まとめを止める

## 職員への警報

alert-content-errors = 「{ $what }」を一時停止しました。{ $of }件のうち{ $count }件が内容を理由に拒否されました。これ以上は送信しません。文面を直してから再開してください。
alert-bot-locked = { $what }がボットのトークンを拒否しています。直るまでそこへは送信せず、送る予定のものは待機します。トークンを更新し、naruを再起動してください。
alert-outage = { $what }で{ $of }分間、何も送信できませんでした。送信予定だった告知{ $count }件を保留しました。お知らせは自動で送信されます。送信するか決めてください：/staff held outage yes または no
alert-restored = データベースが古い複製です。すでに送信された可能性のある{ $count }件のメッセージを保留しました。送信するか決めてください：/staff held restored yes または no
alert-clock-set = サーバーの時計が{ $count }秒変更されました。失われたものはなく、お知らせは新しい時刻に従います。時計を確認してください。
alert-store-trouble = データベースが{ $count }秒間停止し、復旧しました。失われたものはありません。再び起きた場合は、ディスクとデータベースを確認してください。
alert-approval = 「{ $what }」（{ $count }件のチャット宛て）が、もう一人の承認を待っています。
alert-feedback = /feedback で届いたご意見{ $count }件が未対応です。担当者のために保存しています。ご確認ください：/staff feedback
alert-deaf = { $what }から何も受信できません。別のプログラムが同じボットを使っているようです。送信は続きます。もう一方を止めるか、別のトークンを使わせてください。
