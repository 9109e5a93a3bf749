### naru がチャットで返す言葉。

## 理解した内容：「フォーラム · 2026年12月 · 無料」

echo-all = 今後のプログラム
echo-free = 無料
echo-paid = 有料
echo-online = オンライン
echo-onsite = 会場開催
echo-abroad = 海外
echo-home = 国内
echo-language = { $language }で実施
echo-open = ただいま申込受付中
echo-closing = 申込締切：{ $time }
echo-closing-any = 申込締切前
echo-standing = 常時利用可
echo-cancelled = 中止になったもの
echo-postponed = 延期になったもの
echo-not = { $what }を除く
echo-words = 「{ $words }」

## 最も…なもの

pick-soonest = 最も早く始まるプログラムです。
pick-latest = 最も遅く始まるプログラムです。
pick-most-urgent = 申込の締切が最も近いプログラムです。
pick-cheapest = 参加費が最も安いプログラムです。
pick-dearest = 参加費が最も高いプログラムです。
pick-largest = 定員が最も多いプログラムです。
pick-smallest = 定員が最も少ないプログラムです。
pick-longest = 期間が最も長いプログラムです。
pick-shortest = 期間が最も短いプログラムです。

## 一覧

list-found = { $count }件のプログラムが見つかりました。
list-counted = 全部で{ $count }件です。
list-part = 日付順の{ $from }～{ $to }件目です。続きは「{ button-more }」を押すとご覧になれます。
list-rest = 日付順の{ $from }～{ $to }件目です。以上ですべてです。

## 該当なし

none-found = 条件に合うプログラムは見つかりませんでした。
none-understood = 申し訳ありません、ご質問をよく理解できませんでした。別の言い方でお尋ねいただくか、下の質問をお試しください。
none-near = 近いものは次のとおりです。
none-other = 時期・場所・種類を変えてお尋ねいただくか、下の質問をお試しください。

## 聞き返し

choices-which = どのプログラムのことでしょうか。

## 一つのプログラム。最初の文で尋ねられた事実を述べる。

answer-yes = はい。{ $answer }
answer-no = いいえ。{ $answer }
open-yes = はい、ただいま申し込めます。{ $answer }
open-no = いいえ、現在は申し込めません。{ $answer }

start-upcoming = 「{ $title }」の日程は{ $when }です。
start-running = 「{ $title }」は開催中です。日程は{ $when }です。
start-over = 「{ $title }」は終了しました。日程は{ $when }でした。
start-postponed = 「{ $title }」は延期になりました。新しい日程は{ $when }です。
start-postponed-undated = 「{ $title }」は延期になりました。新しい日程はまだ決まっていません。
start-cancelled = 「{ $title }」は中止になりました。
start-cancelled-dated = 「{ $title }」は中止になりました。当初の日程は{ $when }でした。
start-standing = 「{ $title }」は日を定めず常時ご利用いただけます。
start-undated = 「{ $title }」の日程は登録されていません。

deadline-open = 「{ $title }」の申込は{ $closes }までです（{ $left }）。
deadline-open-any = 「{ $title }」は申込を受け付けています。締切は登録されていません。
deadline-not-yet = 「{ $title }」の申込受付は{ $opens }に始まります。
deadline-not-yet-until = 「{ $title }」の申込受付は{ $opens }に始まり、{ $closes }に締め切ります。
deadline-closed = 「{ $title }」の申込は{ $closes }に締め切りました。
deadline-none = 「{ $title }」の申込に関する情報は登録されていません。

venue-at = 「{ $title }」の会場は{ $venue }です。
venue-online = 「{ $title }」はオンラインで行います：{ $venue }。
venue-online-only = 「{ $title }」はオンラインで行います。
venue-hybrid = 「{ $title }」は会場とオンラインの併用で行います：{ $venue }。
venue-none = 「{ $title }」の会場は登録されていません。

eligibility-text = 「{ $title }」の参加資格：{ $text }
eligibility-audience = 「{ $title }」の対象は{ $audience }です。
eligibility-none = 「{ $title }」の参加資格は登録されていません。
audience-yes = はい。「{ $title }」の対象は{ $audience }です。
audience-anyone = はい。「{ $title }」にはどなたでも参加できます。
audience-unsaid = 「{ $title }」の対象に{ $asked }の記載はありません。登録されている対象は{ $audience }です。

fee-answer-free = 「{ $title }」の参加費は無料です。
fee-answer-amount = 「{ $title }」の参加費は{ $fee }です。
fee-answer-none = 「{ $title }」の参加費は登録されていません。

how-text = 「{ $title }」の申込方法：{ $text }
how-link = 「{ $title }」はこちらから申し込めます：{ $url }
how-none = 「{ $title }」の申込方法は登録されていません。

contact-at = 「{ $title }」の問い合わせ先は{ $contact }です。
contact-organizer = 「{ $title }」専用の問い合わせ先は登録されていません。主催の{ $organizer }にお問い合わせください：{ $contact }
contact-none = 「{ $title }」の問い合わせ先は登録されていません。

languages-in = 「{ $title }」で使われる言語は{ $languages }です。
languages-none = 「{ $title }」で使われる言語は登録されていません。

capacity-is = 「{ $title }」の定員は{ $places }名です。
capacity-none = 「{ $title }」の定員は登録されていません。

status-planned = 「{ $title }」は予定どおり行います。日程は{ $when }です。

organizer-is = 「{ $title }」の主催は{ $organizer }です。
organizer-none = 「{ $title }」の主催者は登録されていません。

ask-contact = 詳しくは{ $contact }にお問い合わせください。

## お知らせの申込

subscribe-ask = 次の内容をお知らせしましょうか。{ $what }
subscribe-program = 「{ $title }」のお知らせをお送りしましょうか。
subscribe-series = 次回が決まりましたらお知らせしましょうか。
subscribe-which = どちらのお知らせをご希望ですか。
subscribe-everything = すべてのプログラム
subscribe-told = 条件に合うプログラムごとに、次のときにお知らせします。
subscribe-moments = 以下の日にお知らせします。
subscribe-moment = { $date }：{ $what }
subscribe-no-moment = 今後の日付はまだ登録されていません。決まりしだいお知らせします。
subscribe-changes = 日時や場所の変更、中止、延期の際はすぐにお知らせします。お知らせはいつでも停止できます。
subscribe-confirm = 「{ button-yes }」を押すと始まります。

when-opens = 申込受付の開始時
when-opens-days = 申込受付開始の{ $count }日前
when-opens-hours = 申込受付開始の{ $count }時間前
when-closes = 申込の締切時
when-closes-days = 申込締切の{ $count }日前
when-closes-hours = 申込締切の{ $count }時間前
when-starts = プログラムの開始時
when-starts-days = 開始の{ $count }日前
when-starts-hours = 開始の{ $count }時間前

unsubscribe-ask = 次の内容のお知らせを停止しましょうか。{ $what }
unsubscribe-program = 「{ $title }」のお知らせを停止しましょうか。
unsubscribe-all = すべてのお知らせを停止しましょうか。
unsubscribe-confirm = 「{ button-stop }」を押すまでは何も変わりません。

## あいさつと案内

help-greeting = こんにちは。{ $organizer }です。国際交流、フォーラム、研修、ボランティア、文化行事についてのご質問にお答えします。
help-abilities = 今後のプログラムと、それぞれの日時、場所、参加費、申込締切、申込方法をご案内します。締切前のお知らせもお送りできます。
help-thanks = どういたしまして。ほかにも知りたいことがあれば、いつでもお尋ねください。
help-goodbye = ご利用ありがとうございました。またいつでもお越しください。
help-try = たとえば、このようにお尋ねください。
human-contact = { $organizer }の担当者がこちらでお答えします：{ $contact }
human-website = ウェブサイト：{ $url }
human-none = こちらでは担当者におつなぎできません。{ $organizer }に直接お問い合わせください。
offtopic = 申し訳ありませんが、そのご質問にはお答えできません。国際交流、フォーラム、研修、ボランティア、文化行事についてお尋ねください。
faq-foreign = この回答は{ $language }のみでご用意しています。

## 質問の例

example-kind-forum = これからどんなフォーラムがありますか？
example-kind-training = これからどんな研修がありますか？
example-kind-exchange = これからどんな交流事業がありますか？
example-kind-volunteering = これからどんなボランティアがありますか？
example-kind-culture = これからどんな文化行事がありますか？
example-kind-network = どんなネットワークがありますか？
example-deadline = { $title }の申込はいつまでですか？
example-start = { $title }はいつですか？
example-open = 今申し込めるものはありますか？
example-free = 無料のプログラムはありますか？
