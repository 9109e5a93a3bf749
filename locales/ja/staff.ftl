### 職員への返答：チャットとコマンドライン

staff-only = 財団の職員だけが利用できます。
staff-how = /staff のあとに書くコマンド：list · show 3 · new ja 題名（次の行から本文） · text 3 en 題名（次の行から本文） · value 3 名前=値 · segment 3 language=ko kind=group · describe 3 画像 … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 名前 · template use 名前 · template drop 名前 · feedback · feedback done コード · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add 名前 役割 · remove 名前 · here · live
staff-unread = 読み取れませんでした：「{ $text }」
staff-bound = { $name }さんとして登録されました。役割は{ $role }です。/staff と送ると、できることを確認できます。

## 告知

broadcast-draft = 下書き
broadcast-waiting = 別の担当者の承認待ち
broadcast-approved = 承認済み
broadcast-scheduled = 予約済み
broadcast-sending = 送信済み
broadcast-paused = 一時停止中
broadcast-cancelled = 取り消し
broadcast-withdrawn = 撤回済み
staff-list-none = 告知はまだありません。
staff-line = #{ $number } · { $state } · { $title }
staff-for = 対象：{ $segment }
staff-size = { $count }件のチャットに届きます。
staff-languages = 言語：{ $languages }
staff-files = ファイル：{ $files }
staff-due = 送信予定：{ $when }
staff-urgent = 通知しない時間にも送ります。
staff-calls = Discordの各サーバーがお知らせ用に選んだロールに通知します。
staff-correction = 送信後に編集されました。訂正を送るには submit、approve、correct の順に進めてください。
staff-ready = 送信できます。
staff-needs-yes = 別の担当者の承認が必要です。

## 送信できない理由

problem-no-text = 本文がありません。
problem-missing = { $language }：「{ $name }」の値がありません。
problem-no-description = 画像{ $name }に、見えない方のための説明がありません。
problem-nobody = 届く相手がいません。
problem-segment = 記録に「{ $what }」がありません。
problem-lacks = { $first }の文にある内容が、{ $language }の文にありません：{ $fact }
problem-adds = { $language }の文だけにあり、{ $first }の文にない内容です：{ $fact }

## プレビュー

staff-preview = { $language }：{ $count }文字
staff-parts = { $network }：メッセージ{ $count }件（{ $points }）

## 完了

staff-tested = #{ $number }を{ $count }件のチャットに試験送信しました。
staff-waiting = #{ $number }は別の担当者の承認待ちです。ほかの担当者に知らせました。
staff-approved = #{ $number }は送信できます。
staff-scheduled = #{ $number }は{ $when }に送信されます。
staff-sent = #{ $number }を{ $count }件のチャットに送信しています。
staff-paused = #{ $number }を一時停止しました。送信中のものは届き、残りは送られません。
staff-resumed = #{ $number }を再開しました。
staff-cancelled = #{ $number }を取り消しました。これ以上は送られません。
staff-corrected = #{ $number }の訂正を{ $count }件のチャットに送信しています。
staff-recalled = #{ $number }を{ $count }件のチャットから撤回しています。
staff-resent = #{ $number }を{ $count }件のチャットに再送します。
staff-urgent-asked = 承知しました。別の担当者が#{ $number }に同じコマンドを送ると、通知しない時間にも送られます。
staff-urgent-done = #{ $number }は通知しない時間にも送られます。
staff-code = { $name }さんの役割は{ $role }です。アカウントを登録するには、1時間以内にnaruとの個別チャットで次のように送ってください：/start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name }さんを担当者から外しました。
staff-here = このチャットを財団のチャットにしました。警報はここに届きます。
staff-here-not = このチャットは財団のチャットではなくなりました。
staff-held-sent = 保留中のメッセージ{ $count }件を送信します。
staff-held-dropped = 保留中のメッセージ{ $count }件は送信しません。

## 報告

report-head = #{ $number } · { $state } · { $title }
report-sent = 送信：{ $totals }
report-corrected = 訂正：{ $totals }
report-recalled = 撤回：{ $totals }
report-totals = 全{ $total }件のうち、到着{ $sent }、待機{ $waiting }、不明{ $doubtful }、失敗{ $failed }、期限切れ{ $lapsed }、取り消し{ $cancelled }
report-reason = { $reason }：{ $count }

## 担当者、記録、試験運用

team-none = 担当者はまだいません。
team-line = { $name } · { $role } · アカウント{ $count }件
log-line = { $when } · { $who }（{ $way }） · { $action } { $object } { $detail }
log-none = 記録はまだありません。
live-yes = 本番運用中です。すべての人に送信します。
live-no = 試験運用中です。本番運用を宣言するまで、職員だけに送信します。
live-how = すべて完了したら、所有者が /staff live yes と送ってください。
check-done = 完了：{ $what }
check-open = 未完了：{ $what }
check-programs = データベースにプログラムがある
check-contact = 主催者の連絡先がある
check-two = 2人の担当者がアカウントを登録し、うち1人が承認できる
check-staff-chat = 警報を受け取る財団のチャットがある
check-tested = 告知を試験送信した

## お断り

refused-unknown = 告知#{ $number }はありません。
refused-role = 「{ $role }」の役割が必要です。
refused-state = #{ $number }には今その操作ができません：{ $state }
refused-blocked = #{ $number }はまだ送信できません。
refused-approval = #{ $number }は{ $count }件のチャットに届くため、先に別の担当者の承認が必要です：submit { $number }
refused-own = ほかの人の承認が必要です。
refused-stale = ほかの人が変更したばかりです。もう一度ご確認ください。
refused-member = { $name }という担当者はいません。
refused-trouble = データベースが応答せず、何も変更されませんでした。
button-approve = #{ $number }を承認

## ひな形とご意見

template-none = ひな形はまだありません。保存するには：template save 3 名前
template-line = { $name } · { $languages } · 埋める項目：{ $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = ひな形「{ $name }」として保存しました。これを使って新しいお知らせを書くには：template use { $name }
template-dropped = ひな形「{ $name }」を削除しました。
refused-template = 「{ $name }」というひな形はありません。
refused-template-name = ひな形の名前は、空白を含まない40文字以内の一語にしてください。
staff-feedback-none = 未対応のご意見はありません。
staff-feedback-line = { $code } · { $when } · { $language }：{ $text }
staff-feedback-how = 対応が済んだら：feedback done コード
staff-feedback-done = 対応済み：{ $code }
refused-feedback = コード{ $code }の未対応のご意見はありません。

## Going on from a draft; what found no answer; programs

describe-ask = { $name } には何が写っていますか。見ることのできない方のために、次のメッセージで説明をお書きください。
version-ask = #{ $number } の{ $language }版を次のメッセージでお書きください。1行目が題名、その下が本文です。
languages-ask = どの言語で書きますか。
whom-ask = どなたに送りますか。
unanswered-none = すべての質問にお答えできています。
unanswered-head = お答えできなかった質問です。多い順に並べています。
unanswered-line = { $at }. { $count }件「{ $question }」
answer-ask = 「{ $question }」への回答を次のメッセージでお書きください。よくある質問に登録されます。
faq-saved = これからは「{ $question }」にお答えします。
alias-ask = 「{ $word }」はどの場所の別名ですか。場所の名前をお書きください。別の言葉を登録するときは「言葉 = 場所」とお書きください。
alias-saved = これからは「{ $word }」を{ $place }として理解します。
program-ask = { $field }を教えてください。
program-current = 現在の内容：{ $value }
program-form-text = お使いの言語で、または言語ごとに1行ずつお書きください（ko: …）。
program-form-time = 例：2026-12-03 14:00。時刻を含む言葉でもかまいません。
program-form-fee = ウォンの金額を数字でお書きください。0 は無料です。
program-review = 内容をご確認ください。まだ保存していません。
program-faulty = 不足または誤り：
program-saved = { $id } として保存しました。まもなくこの内容でお答えします。
program-stopped = 中止しました。変更はありません。
program-kind = 種類
program-title = 題名
program-starts = 開始
program-ends = 終了
program-summary = 内容
button-languages = 言語
button-whom = 対象
button-preview = プレビュー
button-test = 自分にテスト送信
button-submit = 書き終えました
button-send = 今すぐ送信
button-send-at = { $when }に送信
button-cancel = 送信を取りやめる
button-correct = 訂正を送信
button-halt = 一時停止
button-report = レポート
button-recall = 回収
button-resume = 再開
button-everybody = 全員
button-answer = { $at }に回答
button-same = { $at } =「{ $question }」
button-alias = { $at }：「{ $word }」は場所の別名
button-skip = スキップ
button-back = 戻る
button-clear = 空欄にする
button-stop-program = 中止
button-change = 変更：{ $field }
