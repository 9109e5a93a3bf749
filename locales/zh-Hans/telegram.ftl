### What naru says on Telegram alone.

bot-about = 我可以回答有关交流、论坛、培训、志愿服务和文化活动的问题，并及时通知您感兴趣的消息。请用自己的话提问，支持十种语言。
bot-short = 用自己的话询问基金会的活动，并及时收到提醒。

telegram-old = 很抱歉，您提问时我不在线。如果仍然需要，请再问一次。
telegram-slow-down = 您一次问得有点多，请过一分钟再问。
telegram-unreadable = 我只能阅读文字，请用文字写下您的问题。
telegram-in-private = 这些内容只能在我们的私聊中告诉您。请打开私聊，点按“开始”，然后再问一次。

## Deciding for a group from one's own chat

telegram-groups-command = 管理群组或频道
telegram-groups = 您要管理哪一个？
telegram-groups-none = 我还没有看到您是某个群组的管理员。请先在群组中发送 /my。
telegram-manage = 私下管理
telegram-managing = 您现在管理“{ $title }”：半小时内，您在这里写的内容都用于它。发送 /done 结束。
telegram-managed-done = 已结束管理，现在恢复为您自己的设置。
telegram-file-lost = 未能接收该文件。文件不得超过 10 MB，请重试。
