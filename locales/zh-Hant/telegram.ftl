### What naru says on Telegram alone.

bot-about = 我可以回答有關交流、論壇、培訓、志工服務和文化活動的問題，並及時通知您感興趣的消息。請用自己的話提問，支援十種語言。
bot-short = 用自己的話詢問基金會的活動，並及時收到提醒。

telegram-old = 很抱歉，您提問時我不在線上。如果仍然需要，請再問一次。
telegram-slow-down = 您一次問得有點多，請過一分鐘再問。
telegram-unreadable = 我只能閱讀文字，請用文字寫下您的問題。
telegram-in-private = 這些內容只能在我們的私人對話中告訴您。請開啟對話，點按「開始」，然後再問一次。

## Deciding for a group from one's own chat

telegram-groups-command = 管理群組或頻道
telegram-groups = 您要管理哪一個？
telegram-groups-none = 我還沒看到您是某個群組的管理員。請先在群組中傳送 /my。
telegram-manage = 私下管理
telegram-managing = 您現在管理「{ $title }」：半小時內，您在這裡寫的內容都會套用到那裡。傳送 /done 結束。
telegram-managed-done = 已結束管理，現在恢復為您自己的設定。
telegram-file-lost = 無法接收該檔案。檔案不得超過 10 MB，請再試一次。
