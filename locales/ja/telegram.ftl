### What naru says on Telegram alone.

bot-about = 交流、フォーラム、研修、ボランティア、文化行事についての質問にお答えし、気になるお知らせを早めにお届けします。十の言語で、ふだんの言葉のままお尋ねください。
bot-short = 財団のプログラムについて、ふだんの言葉でお尋ねください。お知らせもお届けします。

telegram-old = 申し訳ありません。ご質問のときは席を外していました。まだお知りになりたい場合は、もう一度お尋ねください。
telegram-slow-down = 一度にたくさんいただきました。1分ほど待ってから、もう一度お尋ねください。
telegram-unreadable = 私は文字だけを読むことができます。ご質問を文字でお書きください。
telegram-in-private = この内容は私との個別のチャットでだけお伝えできます。チャットを開いて「開始」を押してから、もう一度お尋ねください。

## Deciding for a group from one's own chat

telegram-groups-command = グループやチャンネルを管理
telegram-groups = どちらを管理しますか。
telegram-groups-none = 管理者としてのご利用がまだ確認できていません。先にグループで /my を送ってください。
telegram-manage = 個人チャットで管理
telegram-managing = これから「{ $title }」を管理します。ここに書いた内容は30分間、そちらに適用されます。/done で終了します。
telegram-managed-done = 管理を終了しました。ここからはご自身の設定です。
telegram-file-lost = ファイルを受け取れませんでした。10 MB 以下のファイルでもう一度お試しください。
