### 主動傳送的訊息

## 提醒

notice-closes = 「{ $title }」的報名將於{ $when }截止，{ $left }。
notice-closes-hours = 「{ $title }」的報名將在{ $hours }小時內截止：{ $when }
notice-starts = 「{ $title }」將於{ $when }開始（{ $left }）。
notice-starts-hours = 「{ $title }」將在{ $hours }小時內開始：{ $when }
notice-opens = 「{ $title }」現在可以報名了。
notice-opens-until = 「{ $title }」現在可以報名了，{ $closes }截止。
notice-opens-soon = 「{ $title }」將於{ $when }開始報名。

## 新活動與變動

notice-new = 新活動：「{ $title }」
notice-changed = 「{ $title }」有變動。
notice-change = { $label }：{ $old } → { $new }
notice-cancelled = 「{ $title }」已取消。
notice-postponed = 「{ $title }」已延期。
notice-on-again = 「{ $title }」將照常舉行。
notice-told = 先前告訴您的「{ $title }」有變動。{ $change }
label-date = 時間
label-deadline = 報名截止
label-opening = 開始報名
label-place = 地點
label-status-now = 狀態
status-scheduled = 照常舉行

## 彙整

notice-digest = 為您準備了{ $count }項活動：
notice-waited = 有{ $count }則訊息在等您：

## 公告

notice-corrected = 更正：本公告取代先前的公告。
notice-withdrawn = 本公告已撤回。
notice-withdrawn-title = 公告「{ $title }」已撤回。

## 停止按鈕

button-no-more = 不再接收此類訊息
button-no-announcements = 不再接收公告
button-no-corrections = 不再接收更正
button-no-digest = 不再接收彙整訊息

## 給工作人員的警報

alert-content-errors = 「{ $what }」已暫停：{ $of }則訊息中有{ $count }則因內容遭拒，其餘不再傳送。請修改內容後繼續。
alert-bot-locked = { $what }拒絕機器人的權杖。修復之前不會傳送到那裡，到期的訊息會等待。請更換權杖並重新啟動naru。
alert-outage = { $what }有{ $of }分鐘沒有傳送任何訊息。這期間到期的{ $count }則公告已扣留，提醒會自動傳送。請決定：/staff held outage yes 或 no
alert-restored = 資料庫是較早的副本。{ $count }則可能已經傳送過的訊息已扣留。請決定：/staff held restored yes 或 no
alert-clock-set = 伺服器的時鐘被調整了{ $count }秒。沒有遺失任何內容，提醒依新的時間傳送。請檢查時鐘。
alert-store-trouble = 資料庫停止了{ $count }秒，現已恢復，沒有遺失任何內容。若再次發生，請檢查磁碟與資料庫。
alert-approval = 「{ $what }」（傳送到{ $count }個聊天室）正在等待另一位工作人員核准。
alert-feedback = 透過 /feedback 收到的{ $count }則意見尚待處理，已為工作人員保留。請查看：/staff feedback
alert-deaf = 收不到來自{ $what }的任何訊息：似乎有另一個程式在使用同一個機器人。傳送照常進行。請停止另一個程式，或讓它使用自己的權杖。
