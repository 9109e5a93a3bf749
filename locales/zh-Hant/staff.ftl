### 對工作人員說的話：聊天室與命令列

staff-only = 僅供基金會工作人員使用。
staff-how = /staff 後面可用的指令：list · show 3 · new zh-Hant 標題（下一行起為內文） · text 3 en 標題（下一行起為內文） · value 3 名稱=值 · segment 3 language=ko kind=group · describe 3 圖片 … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 名稱 · template use 名稱 · template drop 名稱 · feedback · feedback done 代碼 · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add 姓名 角色 · remove 姓名 · here · live
staff-unread = 看不懂：「{ $text }」
staff-bound = 您已登記為{ $name }，角色是{ $role }。傳送 /staff 可查看能做的事。

## 公告

broadcast-draft = 草稿
broadcast-waiting = 等待另一人核准
broadcast-approved = 已核准
broadcast-scheduled = 已排程
broadcast-sending = 已傳送
broadcast-paused = 已暫停
broadcast-cancelled = 已取消
broadcast-withdrawn = 已撤回
staff-list-none = 還沒有公告。
staff-line = #{ $number } · { $state } · { $title }
staff-for = 對象：{ $segment }
staff-size = 將送達{ $count }個聊天室。
staff-languages = 語言：{ $languages }
staff-files = 檔案：{ $files }
staff-due = 傳送時間：{ $when }
staff-urgent = 勿擾時段也會傳送。
staff-calls = 會標註 Discord 伺服器為公告選定的身分組。
staff-correction = 傳送後又作了修改。要傳送更正，請依序 submit、approve、correct。
staff-ready = 可以傳送。
staff-needs-yes = 需要另一人核准。

## 不能傳送的原因

problem-no-text = 還沒有內文。
problem-missing = { $language }：「{ $name }」沒有值。
problem-no-description = 圖片{ $name }沒有給視障者的文字說明。
problem-nobody = 沒有人會收到。
problem-segment = 記錄中沒有「{ $what }」。
problem-lacks = { $language }版本缺少{ $first }版本的內容：{ $fact }
problem-adds = { $language }版本有、{ $first }版本沒有的內容：{ $fact }

## 預覽

staff-preview = { $language }：{ $count }字
staff-parts = { $network }：{ $count }則訊息（{ $points }）

## 完成

staff-tested = #{ $number }已試傳到{ $count }個聊天室。
staff-waiting = #{ $number }等待另一人核准，已通知其他人。
staff-approved = #{ $number }可以傳送。
staff-scheduled = #{ $number }將於{ $when }傳送。
staff-sent = #{ $number }正傳送到{ $count }個聊天室。
staff-paused = #{ $number }已暫停。已送出的會送達，其餘不再傳送。
staff-resumed = #{ $number }繼續傳送。
staff-cancelled = #{ $number }已取消，不再傳送。
staff-corrected = #{ $number }的更正正傳送到{ $count }個聊天室。
staff-recalled = #{ $number }正從{ $count }個聊天室撤回。
staff-resent = #{ $number }將重新傳送到{ $count }個聊天室。
staff-urgent-asked = 好的。另一人對#{ $number }下同樣的指令後，勿擾時段也會傳送。
staff-urgent-done = #{ $number }在勿擾時段也會傳送。
staff-code = { $name }的角色是{ $role }。要綁定帳號，請{ $name }在一小時內於與naru的私人聊天中傳送：/start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name }已不在名單中。
staff-here = 這個聊天室已設為基金會的聊天室，警報會傳到這裡。
staff-here-not = 這個聊天室已不是基金會的聊天室。
staff-held-sent = 被扣留的{ $count }則訊息將傳送。
staff-held-dropped = 被扣留的{ $count }則訊息不再傳送。

## 報告

report-head = #{ $number } · { $state } · { $title }
report-sent = 傳送：{ $totals }
report-corrected = 更正：{ $totals }
report-recalled = 撤回：{ $totals }
report-totals = 共{ $total }則，送達{ $sent }，等待{ $waiting }，不確定{ $doubtful }，失敗{ $failed }，過期{ $lapsed }，取消{ $cancelled }
report-reason = { $reason }：{ $count }

## 成員、紀錄、試營運

team-none = 還沒有成員。
team-line = { $name } · { $role } · { $count }個帳號
log-line = { $when } · { $who }（{ $way }） · { $action } { $object } { $detail }
log-none = 還沒有紀錄。
live-yes = 已正式營運，傳送給所有人。
live-no = 試營運中：正式啟用之前只傳送給工作人員。
live-how = 全部完成後，請擁有者傳送 /staff live yes
check-done = 已完成：{ $what }
check-open = 待辦：{ $what }
check-programs = 資料庫中有活動
check-contact = 主辦單位有聯絡方式
check-two = 兩位成員已綁定帳號，其中一位可以核准
check-staff-chat = 有接收警報的基金會聊天室
check-tested = 試傳過公告

## 拒絕

refused-unknown = 沒有公告#{ $number }。
refused-role = 需要角色「{ $role }」。
refused-state = #{ $number }現在不能這樣處理：{ $state }
refused-blocked = #{ $number }還不能傳送：
refused-approval = #{ $number }將送達{ $count }個聊天室，需先由另一人核准：submit { $number }
refused-own = 必須由另一人核准。
refused-stale = 剛剛有人修改過，請重新查看。
refused-member = 沒有名為{ $name }的成員。
refused-trouble = 資料庫沒有回應，什麼都沒有更改。
button-approve = 核准#{ $number }

## 範本與意見

template-none = 還沒有範本。儲存範本：template save 3 名稱
template-line = { $name } · { $languages } · 待填寫：{ $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = 已儲存為範本「{ $name }」。用它建立新公告：template use { $name }
template-dropped = 範本「{ $name }」已刪除。
refused-template = 沒有名為「{ $name }」的範本。
refused-template-name = 範本名稱須為不含空格的一個詞，最多 40 個字元。
staff-feedback-none = 沒有待處理的意見。
staff-feedback-line = { $code } · { $when } · { $language }：{ $text }
staff-feedback-how = 處理完畢後請傳送：feedback done 代碼
staff-feedback-done = 已處理：{ $code }
refused-feedback = 沒有代碼為{ $code }的待處理意見。

## Going on from a draft; what found no answer; programs

describe-ask = { $name } 裡是什麼內容？請在下一則訊息中為看不到圖片的人寫一段說明。
version-ask = 請在下一則訊息中寫 #{ $number } 的{ $language }版本：第一行是標題，下面是內文。
languages-ask = 您要用哪種語言寫？
whom-ask = 要傳給誰？
unanswered-none = 所有問題都已得到回覆。
unanswered-head = 未能回答的問題，依出現次數排列：
unanswered-line = { $at }. { $count } 次「{ $question }」
answer-ask = 請在下一則訊息中寫下對「{ $question }」的回答，它會收錄到常見問題。
faq-saved = 從現在起會回答「{ $question }」。
alias-ask = 「{ $word }」是哪個地方的別名？請寫出地名。若要登記別的詞，請寫「詞 = 地名」。
alias-saved = 從現在起，「{ $word }」表示{ $place }。
program-ask = { $field }是什麼？
program-current = 目前：{ $value }
program-form-text = 請用您的語言書寫，或每種語言各寫一行：ko: …
program-form-time = 例如 2026-12-03 14:00，也可以用文字寫明日期和時間。
program-form-fee = 請用數字寫明韓元金額，0 表示免費。
program-review = 請檢查一遍，尚未儲存。
program-faulty = 以下內容缺少或有誤：
program-saved = 已儲存為 { $id }，稍後就會依此回答。
program-stopped = 已停止，沒有任何變更。
program-kind = 類型
program-title = 標題
program-starts = 開始
program-ends = 結束
program-summary = 簡介
button-languages = 語言
button-whom = 對象
button-preview = 預覽
button-test = 傳測試給我
button-submit = 寫好了
button-send = 立即傳送
button-send-at = { $when }傳送
button-cancel = 取消傳送
button-correct = 傳送更正
button-halt = 暫停
button-report = 報告
button-recall = 收回
button-resume = 繼續
button-everybody = 所有人
button-answer = 回答 { $at }
button-same = { $at } =「{ $question }」
button-alias = { $at }：「{ $word }」是某地的別名
button-skip = 略過
button-back = 返回
button-clear = 留空
button-stop-program = 停止
button-change = 修改：{ $field }
