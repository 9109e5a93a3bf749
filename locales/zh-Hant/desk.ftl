### 對指令與按鈕的回覆

## 指令

command-start = 開始
command-help = 我能做什麼
command-upcoming = 近期活動
command-deadlines = 現在可以報名的活動
command-agenda = 置頂近期活動清單
command-my = 我的訂閱
command-remind = 何時提醒我
command-language = 選擇語言
command-timezone = 選擇時區
command-calendar = 將我的日程存成行事曆檔
command-feedback = 給基金會意見
command-privacy = 保存了哪些資訊
command-mydata = 查看我的資料
command-forget = 刪除我的資料
command-link = 連結我的另一個聊天室
command-stop = 停止所有訊息
command-staff = 工作人員專用
command-line = /{ $command }：{ $what }

help-commands = 您可以用自己的話提問，也可以使用以下指令：
start-kept = 我只保存回覆與通知所需的資訊，詳情請見 /privacy。
start-group = 在這個聊天室裡，請提及我或回覆我的訊息來提問。這裡發布哪些內容，由管理員以 /my、/language 與 /remind 決定。

## 訂閱

my-none = 這裡還沒有訂閱。您可以請我在有新論壇時通知您。
my-some = 這裡有{ $count }項訂閱：
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what }（已暫停）
my-entry-digest = { $number }. { $what }（彙整寄送：{ $schedule }）
my-silent = 目前已停止傳送任何訊息到這個聊天室。
schedule-daily = 每天{ $time }
schedule-weekly = 每週的{ $weekday }{ $time }
schedule-monthly = 每月{ $day }日{ $time }
schedule-own = 自訂時間「{ $schedule }」
button-stop-one = 停止：{ $what }
button-pause-one = 暫停：{ $what }
button-resume-one = 繼續：{ $what }
button-digest-one = 每週彙整一次：{ $what }
button-each-one = 逐則傳送：{ $what }
button-announcements-on = 重新接收公告

done-subscribed = 好的，今後我會通知您：{ $what }
done-subscribed-already = 已經訂閱過了：{ $what }
done-too-many = 這裡已有{ $count }項訂閱，無法再增加。請先用 /my 停止一項。
done-stopped = 已停止：{ $what }
done-stopped-before = 這項已經停止，不會再傳送。
done-paused = 已暫停：{ $what }
done-resumed = 已繼續：{ $what }
done-digest = 今後將在{ $schedule }彙整傳送：{ $what }
digest-how = 想改成其他時間，請傳送，例如：/my { $number } 30 8 * * 1,4（分、時、日、月、星期）
digest-wrong = 無法把「{ $text }」讀作重複的時間，最多每小時一次。
done-each = 今後將逐則傳送：{ $what }
done-announcements-off = 不會再傳送公告給您。
done-announcements-on = 會重新傳送公告給您。
done-corrections-off = 告訴過您的內容有變動時，不再另行通知。
done-corrections-on = 告訴過您的內容有變動時，會通知您。
done-digest-off = 不會再傳送彙整訊息給您。
done-left = 好的，一切維持不變。
unsubscribe-nothing = 沒有可以停止的內容，這裡沒有符合的訂閱。
admins-only = 只有這個聊天室的管理員可以更改。

## 提醒與勿擾時段

remind-now = 我會在以下時候提醒您：
remind-none = 不會傳送提醒給您。
remind-usual = 提醒時間依活動類別而定，例如論壇：
remind-ask = 今後在以下時候提醒您，可以嗎？
remind-ask-none = 今後完全不再提醒您，可以嗎？
remind-how = 您也可以自行設定，例如：/remind closes-7d closes-1d starts-2h，也就是報名截止前7天與1天、開始前2小時。
remind-wrong = 我看不懂「{ $text }」。請這樣寫：/remind closes-7d closes-1d starts-2h
button-save = 儲存
button-reminders-usual = 預設時間
button-reminders-last = 只在前一天
button-reminders-none = 不要提醒
quiet-now = { $from }到{ $to }之間不打擾您，之後再傳送（{ $zone }）。
quiet-off = 任何時間都可能傳送。
quiet-ask = 今後{ $from }到{ $to }之間不打擾您，可以嗎？（{ $zone }）
button-quiet-off = 取消勿擾時段
button-quiet-on = { $from }–{ $to }勿擾
done-saved = 已儲存。

## 語言與時區

speak-now = 我用{ $language }傳送訊息到這個聊天室。
speak-now-two = 我用{ $first }和{ $second }傳送訊息到這個聊天室。
speak-how = 可以在這裡選擇其他語言。群組與頻道可以同時使用兩種語言，例如：/language ko en
speak-unknown = 我不會「{ $text }」。我會以下語言：
done-speak = 今後我用{ $language }傳訊息給您。
done-speak-two = 今後我用{ $first }和{ $second }傳送訊息到這個聊天室。
clock-now = 時間以{ $zone }為準，當地現在是{ $time }。
clock-how = 如要更改，請寫地名或時區，例如：/timezone 河內 或 /timezone Asia/Ho_Chi_Minh
clock-ask = 這是您的時區嗎？{ $zone }，當地現在是{ $time }。
clock-unknown = 找不到「{ $text }」的時區。請寫一個大城市或時區，例如：/timezone Asia/Ho_Chi_Minh
done-clock = 今後以{ $zone }為準，當地現在是{ $time }。

## 行事曆、意見與連結

calendar-here = 這是可以加入行事曆的{ $count }個日程。
calendar-none = 您訂閱的內容目前沒有未來的日程。
calendar-undated = 「{ $title }」的時間還沒有確定。
calendar-unknown = 這項活動已不在紀錄中。
feedback-how = 請把意見寫在指令後面，例如：/feedback 會場不好找。
feedback-thanks = 謝謝，您的意見會轉給{ $organizer }的工作人員。
feedback-long = 內容太長，請控制在{ $count }字以內。
link-code = 您的代碼是{ $code }。請在10分鐘內於另一個平台傳送 /link { $code } 給我。之後兩個聊天室使用同一種語言與時區，每則訊息只傳一次。
link-done = 兩個聊天室已經連結。
link-wrong = 這個代碼不正確或已過期。請在另一個聊天室傳送 /link 取得新的代碼。
link-private = 請在與我的私人聊天中傳送。

## 隱私

privacy-head = 保存的資訊
privacy-chat = 為了回覆您，保存這個聊天室的編號、語言、時區與設定。
privacy-wishes = 您的訂閱，直到您停止為止。
privacy-told = 為了在內容有變動時更正，告訴過您哪些活動會保存{ $days }天。
privacy-questions = 為了讓工作人員了解我沒看懂什麼，您的問題會保存{ $days }天，之後只保留數量。
privacy-closed = 如果您封鎖我，所有資訊將在{ $days }天後刪除。
privacy-never = 不保存姓名、電話與地址，也不提供給他人。
privacy-how = /mydata 可以查看全部，/forget 可以立即刪除。
mydata-head = 這裡保存的全部資訊如下：
mydata-none = 這裡沒有保存您的任何資訊。
mydata-language = 語言：{ $language }
mydata-clock = 時區：{ $zone }
mydata-wishes = 訂閱：{ $count }項
mydata-told = 告訴過您的活動：{ $count }項
mydata-feedback = 您提的意見：{ $count }則
mydata-questions = 您的問題：{ $count }個
mydata-file = 附件中有全部原文。
forget-ask = 要刪除您的資訊嗎？訂閱、設定與問題會立即刪除，無法復原。
button-forget-ask = 全部刪除
button-forget = 是的，請刪除
forget-done = 已全部刪除。您再次傳訊息給我時，一切重新開始。

## 其他

stop-all-done = 已全部停止，不會再有提醒、公告與更正。
stop-done = 不會再傳送任何訊息到這裡。您的訂閱仍然保留，隨時可以繼續。
button-go-on = 恢復傳送
done-go-on = 會重新傳送訊息到這裡。
trouble = 很抱歉，我這邊出了問題，什麼都沒有更改。請過幾分鐘再試。
press-unknown = 這個按鈕已經失效，請用文字告訴我您的需求。
