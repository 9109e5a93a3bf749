### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = ここではまだその権限がありません。足りない権限は次のとおりです。
discord-mend-channel = Discordでこのチャンネルの設定（名前の横の歯車）を開き、「権限」で私のロールを追加し、上の権限をオンにして保存してください。そのあと、もう一度お試しください。
discord-mend-server = Discordで「サーバー設定」→「ロール」→私のロール→「権限」を開き、上の権限をオンにして保存してください。そのあと、もう一度お試しください。

discord-may-view = チャンネルを見る
discord-may-send = メッセージを送信
discord-may-send-in-threads = スレッドでメッセージを送信
discord-may-embed = 埋め込みリンク
discord-may-attach = ファイルを添付
discord-may-begin-threads = 公開スレッドの作成
discord-may-mention = @everyone、@here、全てのロールにメンション
discord-may-make-events = イベントを作成
