### naru 在聊天中的回答。

## 理解到的內容：「論壇 · 2026年12月 · 免費」

echo-all = 即將舉行的活動
echo-free = 免費
echo-paid = 需付費
echo-online = 線上
echo-onsite = 實體
echo-abroad = 國外
echo-home = 國內
echo-language = 使用{ $language }
echo-open = 目前可報名
echo-closing = 報名截止：{ $time }
echo-closing-any = 報名尚未截止
echo-standing = 全年開放
echo-cancelled = 已取消的活動
echo-postponed = 已延期的活動
echo-not = 不含{ $what }
echo-words = 「{ $words }」

## 最……的活動

pick-soonest = 最早開始的活動：
pick-latest = 最晚開始的活動：
pick-most-urgent = 最早截止報名的活動：
pick-cheapest = 費用最低的活動：
pick-dearest = 費用最高的活動：
pick-largest = 名額最多的活動：
pick-smallest = 名額最少的活動：
pick-longest = 為期最長的活動：
pick-shortest = 為期最短的活動：

## 清單

list-found = 找到{ $count }項活動。
list-counted = 共有{ $count }項活動。
list-part = 依日期排列，以下是第{ $from }至{ $to }項。按「{ button-more }」可查看其餘活動。
list-rest = 依日期排列，以下是第{ $from }至{ $to }項，已全部列出。

## 沒有結果

none-found = 找不到符合條件的活動。
none-understood = 不好意思，我不太確定您想問什麼。請換個說法，或試試下面的問題。
none-near = 以下活動較為接近：
none-other = 您可以換個時間、地點或類別，或試試下面的問題。

## 反問

choices-which = 請問您指的是哪一項？

## 單項活動。第一句話說出所問的事實。

answer-yes = 是的。{ $answer }
answer-no = 不是。{ $answer }
open-yes = 可以，目前接受報名。{ $answer }
open-no = 目前無法報名。{ $answer }

start-upcoming = 「{ $title }」的舉辦時間是{ $when }。
start-running = 「{ $title }」正在進行，時間為{ $when }。
start-over = 「{ $title }」已經結束，舉辦時間為{ $when }。
start-postponed = 「{ $title }」已延期，新的時間是{ $when }。
start-postponed-undated = 「{ $title }」已延期，新的時間尚未確定。
start-cancelled = 「{ $title }」已取消。
start-cancelled-dated = 「{ $title }」已取消，原訂時間為{ $when }。
start-standing = 「{ $title }」是常設服務，沒有固定日期。
start-undated = 「{ $title }」的時間沒有登錄。

deadline-open = 「{ $title }」的報名截止時間是{ $closes }，{ $left }。
deadline-open-any = 「{ $title }」接受報名中，截止日期沒有登錄。
deadline-not-yet = 「{ $title }」於{ $opens }開始報名。
deadline-not-yet-until = 「{ $title }」於{ $opens }開始報名，{ $closes }截止。
deadline-closed = 「{ $title }」的報名已於{ $closes }截止。
deadline-none = 「{ $title }」沒有登錄報名資訊。

venue-at = 「{ $title }」的舉辦地點是{ $venue }。
venue-online = 「{ $title }」於線上舉行：{ $venue }。
venue-online-only = 「{ $title }」於線上舉行。
venue-hybrid = 「{ $title }」實體與線上並行：{ $venue }。
venue-none = 「{ $title }」的舉辦地點沒有登錄。

eligibility-text = 「{ $title }」的參加資格：{ $text }
eligibility-audience = 「{ $title }」的對象是{ $audience }。
eligibility-none = 「{ $title }」的參加資格沒有登錄。
audience-yes = 可以。「{ $title }」的對象是{ $audience }。
audience-anyone = 可以。「{ $title }」任何人都可以參加。
audience-unsaid = 「{ $title }」的登錄資料沒有提到{ $asked }，登錄的對象是{ $audience }。

fee-answer-free = 「{ $title }」免費參加。
fee-answer-amount = 「{ $title }」的費用是{ $fee }。
fee-answer-none = 「{ $title }」的費用沒有登錄。

how-text = 「{ $title }」的報名方式：{ $text }
how-link = 「{ $title }」可以在這裡報名：{ $url }
how-none = 「{ $title }」的報名方式沒有登錄。

contact-at = 有關「{ $title }」的問題，請洽{ $contact }。
contact-organizer = 「{ $title }」沒有登錄單獨的聯絡方式，請洽主辦單位{ $organizer }：{ $contact }
contact-none = 「{ $title }」的聯絡方式沒有登錄。

languages-in = 「{ $title }」使用{ $languages }。
languages-none = 「{ $title }」使用的語言沒有登錄。

capacity-is = 「{ $title }」的名額為{ $places }個。
capacity-none = 「{ $title }」的名額沒有登錄。

status-planned = 「{ $title }」將如期舉行，時間是{ $when }。

organizer-is = 「{ $title }」的主辦單位是{ $organizer }。
organizer-none = 「{ $title }」的主辦單位沒有登錄。

ask-contact = 詳情請洽{ $contact }。

## 訂閱

subscribe-ask = 要為您通知以下內容嗎？{ $what }
subscribe-program = 要為您傳送「{ $title }」的提醒嗎？
subscribe-series = 下一屆確定後要通知您嗎？
subscribe-which = 您想收到哪一項的通知？
subscribe-everything = 全部活動
subscribe-told = 每項符合條件的活動，我會在以下時候通知您：
subscribe-moments = 我會在以下日期通知您：
subscribe-moment = { $date }：{ $what }
subscribe-no-moment = 目前還沒有登錄往後的日期，一經確定就會通知您。
subscribe-changes = 如果時間或地點有變動，或活動取消、延期，我也會立即通知您。您可以隨時停止接收。
subscribe-confirm = 按下「{ button-yes }」後生效。

when-opens = 開始報名時
when-opens-days = 開始報名前{ $count }天
when-opens-hours = 開始報名前{ $count }小時
when-closes = 報名截止時
when-closes-days = 報名截止前{ $count }天
when-closes-hours = 報名截止前{ $count }小時
when-starts = 活動開始時
when-starts-days = 開始前{ $count }天
when-starts-hours = 開始前{ $count }小時

unsubscribe-ask = 要停止以下內容的通知嗎？{ $what }
unsubscribe-program = 要停止「{ $title }」的提醒嗎？
unsubscribe-all = 要停止所有提醒與公告嗎？
unsubscribe-confirm = 在您按下「{ button-stop }」之前，一切維持不變。

## 問候與說明

help-greeting = 您好！歡迎來到{ $organizer }。我可以回答有關國際交流、論壇、研習、志工服務與文化活動的問題。
help-abilities = 我可以告訴您有哪些活動，以及各項活動的時間、地點、費用、報名截止日期與報名方式，也可以在截止前提醒您。
help-thanks = 不客氣！還想知道什麼，歡迎隨時問我。
help-goodbye = 再見！歡迎隨時再來。
help-try = 您可以這樣問：
human-contact = 您可以聯絡{ $organizer }的工作人員：{ $contact }
human-website = 網站：{ $url }
human-none = 這裡無法為您轉接專人，請直接聯絡{ $organizer }。
offtopic = 很抱歉，這個問題我幫不上忙。我可以回答有關國際交流、論壇、研習、志工服務與文化活動的問題。
faq-foreign = 這個回答目前只有{ $language }：

## 示例問題

example-kind-forum = 近期有哪些論壇？
example-kind-training = 近期有哪些研習？
example-kind-exchange = 近期有哪些交流活動？
example-kind-volunteering = 近期有哪些志工服務？
example-kind-culture = 近期有哪些文化活動？
example-kind-network = 有哪些網絡？
example-deadline = { $title }報名到什麼時候？
example-start = { $title }什麼時候舉行？
example-open = 現在可以報名的有哪些？
example-free = 有哪些免費的活動？
