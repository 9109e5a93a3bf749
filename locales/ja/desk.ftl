### コマンドとボタンへの返答

## コマンド

command-start = はじめる
command-help = できること
command-upcoming = 今後のプログラム
command-deadlines = 今申し込めるプログラム
command-agenda = これからの予定の一覧を固定
command-my = お知らせの登録
command-remind = お知らせの時期
command-language = 言語を選ぶ
command-timezone = タイムゾーンを選ぶ
command-calendar = 予定をカレンダーファイルで受け取る
command-feedback = 財団に意見を送る
command-privacy = 保存している情報
command-mydata = 自分のデータを見る
command-forget = 自分のデータを削除する
command-link = 別のチャットとつなぐ
command-stop = すべてのメッセージを止める
command-staff = 職員用
command-line = /{ $command }：{ $what }

help-commands = ご自由な言葉でお尋ねください。次のコマンドも使えます。
start-kept = お答えとお知らせに必要な情報だけを保存します。内容は /privacy でご覧いただけます。
start-group = このチャットでは、メンションするか、私のメッセージに返信してお尋ねください。ここに流すお知らせは、管理者が /my、/language、/remind で決めます。

## お知らせの登録

my-none = ここにはまだ登録がありません。たとえば、新しいフォーラムを知らせてほしいとお書きください。
my-some = 登録は{ $count }件です。
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what }（一時停止中）
my-entry-digest = { $number }. { $what }（まとめて受け取る：{ $schedule }）
my-silent = 現在、このチャットへのメッセージはすべて停止しています。
schedule-daily = 毎日{ $time }
schedule-weekly = 毎週{ $weekday } { $time }
schedule-monthly = 毎月{ $day }日{ $time }
schedule-own = 独自の日程「{ $schedule }」
button-stop-one = 停止：{ $what }
button-pause-one = 一時停止：{ $what }
button-resume-one = 再開：{ $what }
button-digest-one = 週に一度まとめて：{ $what }
button-each-one = その都度：{ $what }
button-announcements-on = 告知を再び受け取る

done-subscribed = 承知しました。今後、次の内容をお知らせします：{ $what }
done-subscribed-already = すでに登録されています：{ $what }
done-too-many = 登録は{ $count }件あり、これ以上は追加できません。先に /my で一つ停止してください。
done-stopped = 停止しました：{ $what }
done-stopped-before = すでに停止されています。このお知らせはもう届きません。
done-paused = 一時停止しました：{ $what }
done-resumed = 再開しました：{ $what }
done-digest = 今後は{ $schedule }にまとめてお送りします：{ $what }
digest-how = ほかの時刻にするには、例えば次のように送ってください：/my { $number } 30 8 * * 1,4（分、時、日、月、曜日）
digest-wrong = 「{ $text }」は繰り返しの時刻として読み取れませんでした。1時間に1回までです。
done-each = 今後はその都度お送りします：{ $what }
done-announcements-off = 告知はもうお送りしません。
done-announcements-on = 告知を再びお送りします。
done-corrections-off = ご案内した内容が変わっても、お知らせしません。
done-corrections-on = ご案内した内容が変わったときは、お知らせします。
done-digest-off = まとめのお知らせはもうお送りしません。
done-left = 承知しました。何も変えていません。
unsubscribe-nothing = 停止するものがありません。当てはまる登録はここにはありません。
admins-only = このチャットの管理者だけが変更できます。

## お知らせの時期と通知しない時間

remind-now = 次のときにお知らせします。
remind-none = お知らせはお送りしません。
remind-usual = プログラムの種類ごとに決まった時期にお知らせします。たとえばフォーラムの場合は次のとおりです。
remind-ask = 今後は次のときにお知らせします。よろしいですか。
remind-ask-none = 今後はお知らせをお送りしません。よろしいですか。
remind-how = 時期はご自分でも決められます。例：/remind closes-7d closes-1d starts-2h（申込締切の7日前と1日前、開始の2時間前）
remind-wrong = 「{ $text }」を読み取れませんでした。次のようにお書きください：/remind closes-7d closes-1d starts-2h
button-save = 保存
button-reminders-usual = 標準の時期
button-reminders-last = 前日だけ
button-reminders-none = お知らせなし
quiet-now = { $from }から{ $to }まではお送りせず、そのあとにお送りします（{ $zone }）。
quiet-off = 時間帯を問わずお送りします。
quiet-ask = 今後は{ $from }から{ $to }までお送りしません。よろしいですか（{ $zone }）。
button-quiet-off = 通知しない時間をなくす
button-quiet-on = { $from }–{ $to }は通知しない
done-saved = 保存しました。

## 言語とタイムゾーン

speak-now = このチャットには{ $language }でお送りします。
speak-now-two = このチャットには{ $first }と{ $second }でお送りします。
speak-how = ここでほかの言語を選べます。グループとチャンネルでは2言語を併用できます。例：/language ko en
speak-unknown = 「{ $text }」には対応していません。対応している言語は次のとおりです。
done-speak = 今後は{ $language }でお送りします。
done-speak-two = 今後、このチャットには{ $first }と{ $second }でお送りします。
clock-now = { $zone }に合わせています。現地は今{ $time }です。
clock-how = 変更するには、地名かタイムゾーンをお書きください。例：/timezone ハノイ、/timezone Asia/Ho_Chi_Minh
clock-ask = このタイムゾーンでよろしいですか。{ $zone }、現地は今{ $time }です。
clock-unknown = 「{ $text }」のタイムゾーンが見つかりません。大きな都市かタイムゾーンをお書きください。例：/timezone Asia/Ho_Chi_Minh
done-clock = 今後は{ $zone }に合わせます。現地は今{ $time }です。

## カレンダー、ご意見、連携

calendar-here = カレンダー用の予定{ $count }件です。
calendar-none = 登録された内容に、今後の予定はありません。
calendar-undated = 「{ $title }」の日程はまだ決まっていません。
calendar-unknown = このプログラムはもう登録されていません。
feedback-how = コマンドのあとにご意見をお書きください。例：/feedback 会場が見つけにくかったです。
feedback-thanks = ありがとうございます。ご意見は{ $organizer }の担当者に伝えます。
feedback-long = 長すぎます。{ $count }文字以内でお書きください。
link-code = コードは{ $code }です。10分以内に、別のサービスの私あてに /link { $code } とお送りください。両方のチャットが同じ言語と時刻になり、メッセージは一度だけ届きます。
link-done = 二つのチャットをつなぎました。
link-wrong = コードが正しくないか、期限が切れています。もう一方のチャットで /link と送り、新しいコードを取得してください。
link-private = 私との個別チャットでお送りください。

## プライバシー

privacy-head = 保存している情報
privacy-chat = お答えするために、このチャットの番号、言語、タイムゾーン、設定を保存します。
privacy-wishes = お知らせの登録は、停止されるまで保存します。
privacy-told = 変更を訂正できるように、どのプログラムをご案内したかを{ $days }日間保存します。
privacy-questions = 理解できなかったご質問を職員が確認できるように、質問の文を{ $days }日間保存し、その後は件数だけを残します。
privacy-closed = ブロックされた場合は、{ $days }日後にすべて削除します。
privacy-never = お名前、電話番号、住所は保存しません。第三者にも渡しません。
privacy-how = /mydata ですべてを確認でき、/forget ですぐに削除できます。
mydata-head = ここに保存されているのは次の情報だけです。
mydata-none = ここには何も保存されていません。
mydata-language = 言語：{ $language }
mydata-clock = タイムゾーン：{ $zone }
mydata-wishes = お知らせの登録：{ $count }件
mydata-told = ご案内したプログラム：{ $count }件
mydata-feedback = お送りいただいたご意見：{ $count }件
mydata-questions = ご質問：{ $count }件
mydata-file = 添付ファイルにすべてそのまま入っています。
forget-ask = データを削除しますか。登録、設定、ご質問がすぐに削除され、元には戻せません。
button-forget-ask = すべて削除する
button-forget = はい、削除してください
forget-done = すべて削除しました。またお書きいただければ、初めから始まります。

## その他

stop-all-done = すべて停止しました。お知らせも告知も訂正ももう届きません。
stop-done = ここへはもう何もお送りしません。登録は残っていますので、いつでも再開できます。
button-go-on = メッセージを再開する
done-go-on = ここへのメッセージを再開します。
trouble = 申し訳ありません。こちらで問題が起き、何も変更されませんでした。数分後にもう一度お試しください。
press-unknown = このボタンはもう使えません。ご希望を言葉でお書きください。
