### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = 我在這裡還沒有這麼做的權限，缺少：
discord-mend-channel = 請在 Discord 開啟這個頻道的設定（名稱旁的齒輪），在「權限」加入我的身分組，開啟上述權限並儲存，然後再試一次。
discord-mend-server = 請在 Discord 開啟「伺服器設定」→「身分組」→我的身分組→「權限」，開啟上述權限並儲存，然後再試一次。

discord-may-view = 檢視頻道
discord-may-send = 傳送訊息
discord-may-send-in-threads = 在討論串中傳送訊息
discord-may-embed = 嵌入連結
discord-may-attach = 附加檔案
discord-may-begin-threads = 建立公開討論串
discord-may-mention = 提及 @everyone、@here 和所有身分組
discord-may-make-events = 建立活動
