### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = 我在这里还没有这样做的权限，缺少：
discord-mend-channel = 请在 Discord 中打开本频道的设置（名称旁的齿轮），在“权限”中添加我的身份组，打开上述权限并保存，然后再试一次。
discord-mend-server = 请在 Discord 中打开“服务器设置”→“身份组”→我的身份组→“权限”，打开上述权限并保存，然后再试一次。

discord-may-view = 查看频道
discord-may-send = 发送消息
discord-may-send-in-threads = 在子区内发送消息
discord-may-embed = 嵌入链接
discord-may-attach = 附加文件
discord-may-begin-threads = 创建公共子区
discord-may-mention = 提及 @everyone、@here 和所有身份组
discord-may-make-events = 创建活动
