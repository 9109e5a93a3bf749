### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = 提問
slash-upcoming = 近期
slash-program = 活動
slash-deadlines = 截止
slash-remind = 提醒
slash-my = 我的
slash-subscribe = 訂閱
slash-agenda = 行程表
slash-calendar = 行事曆
slash-language = 語言
slash-timezone = 時區
slash-privacy = 隱私
slash-mydata = 我的資料
slash-forget = 刪除資料
slash-help = 說明
slash-link = 連結
slash-feedback = 意見
slash-propose = 提案
slash-translate = 翻譯
slash-staff = 工作人員
# In the menu of a message; spaces are allowed.
slash-ask-naru = 問 naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = 用自己的話詢問活動
slash-program-about = 查看一項活動的詳情
slash-subscribe-about = 在這裡或頻道接收新活動的消息
slash-propose-about = 提案一項活動，由基金會審核
slash-translate-about = 補上活動缺少的譯文

## Names of what is typed behind a command

option-question = 問題
option-kind = 類型
option-place = 地點
option-program = 活動
option-language = 語言
option-second = 第二語言
option-channel = 頻道
option-code = 代碼
option-text = 內容
option-order = 指令
option-role = 身分組
option-events = 伺服器活動
option-role-about = 經核准的公告可提及的身分組
option-events-about = 在此伺服器的活動列表中顯示基金會的活動
option-question-about = 您想知道什麼
option-kind-about = 僅限此類活動
option-place-about = 城市、國家或地區，輸入時可選擇
option-program-about = 活動名稱，輸入時可選擇
option-language-about = 我在這裡使用的語言
option-second-about = 在同一則訊息中附上的語言
option-channel-about = 發布的頻道，僅限伺服器管理者
option-code-about = 另一個聊天中取得的代碼，留空則取得新代碼
option-text-about = 您想告訴基金會的話
option-order-about = 要做什麼，留空則顯示公告清單

## What naru says on Discord alone

discord-slow-down = 您一次問了很多。請稍等一分鐘再問。
discord-unreadable = 我只能讀文字。請用幾句話寫下您的問題。
discord-no-program = 找不到名為「{ $text }」的活動。請從輸入時出現的清單中選擇。
discord-no-place = 找不到名為「{ $text }」的地點。請從輸入時出現的清單中選擇。
discord-dm-sent = 我已傳私訊給您。
discord-dm-closed = 我無法傳訊息給您：您的私訊已關閉。請在此伺服器的隱私設定中允許私訊，然後再按一次。我也可以在此頻道提醒所有人。
discord-remind-here = 在此頻道提醒
discord-agenda-begun = 清單已放在此頻道，並會自動更新。
discord-events-on = 從現在起，基金會的活動會顯示在此伺服器的活動列表中。
discord-events-off = 基金會的活動不再顯示在此伺服器的活動列表中。

## Proposals of volunteers

propose-title = 提案活動
propose-name = 活動名稱
propose-when = 開始時間（2027-03-05 14:00）
propose-where = 地點
propose-what = 內容
propose-link = 報名連結（可留空）
propose-thanks = 謝謝。基金會的工作人員會看到「{ $title }」，有決定後我會告訴您。
propose-when-wrong = 無法將「{ $text }」讀作將來的時間。請寫成 2027-03-05 14:00 的樣子。
propose-link-wrong = 「{ $text }」不是網址。請以 https:// 開頭。
propose-too-many = 您今天已提案了很多。請明天再提案。
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = 提案：{ $title }（{ $kind }）
proposal-where = 地點：{ $text }
proposal-when = 時間：{ $when }
proposal-link = 連結：{ $text }
proposal-translation = 有人提案了「{ $title }」的譯文（{ $language }）：
proposal-accept = 採納
proposal-decline = 不採納
# $name is who of staff decided.
proposal-accepted = 「{ $title }」已採納。（{ $name }）
proposal-declined = 「{ $title }」未採納。（{ $name }）
proposal-decided = 此事已有決定。
proposal-good-news = 好消息：基金會採納了「{ $title }」。感謝您的協助。
proposal-bad-news = 這次基金會未能採納「{ $title }」。感謝您的提案。
translate-title = 翻譯活動
translate-name = 名稱
translate-summary = 簡介
translate-complete = 「{ $title }」在此語言中沒有缺漏。感謝您的關心。

## The staff’s desk on Discord

desk-compose = 新公告
desk-compose-title = 公告
desk-version = 撰寫某語言版本
desk-title = 標題
desk-body = 內文
desk-segment = 對象（all, language=ko kind=group …）
desk-schedule = 排程發送
desk-at = 時間（2027-03-05 14:00）
desk-preview = 預覽
desk-test = 發送測試
desk-submit = 提交
desk-approve = 核准
desk-send = 立即發送
desk-pause = 暫停
desk-resume = 繼續
desk-cancel = 取消
desk-correct = 更正已發送的內容
desk-recall = 收回
desk-answer = 回覆
desk-refresh = 進度
