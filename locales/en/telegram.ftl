### What naru says on Telegram alone.

# Shown in an empty chat, before anybody has written; at most 512 characters.
bot-about = I answer questions about exchanges, forums, trainings, volunteering and cultural events, and tell you in time what interests you. Ask in your own words, in any of ten languages.
# Shown on the bot's profile; at most 120 characters.
bot-short = Programs of the foundation: ask in your own words, and be reminded in time.

telegram-old = Sorry, I was away when you asked. If it still matters, please ask again.
telegram-slow-down = That was a lot at once. Please give me a minute, then ask again.
telegram-unreadable = I can read text only. Please write your question in a few words.
telegram-in-private = I can only tell you that in our own chat. Please open it and press Start, then ask again.

## Deciding for a group from one's own chat

telegram-groups-command = Decide for a group or channel
telegram-groups = Which one do you want to decide for?
telegram-groups-none = I have not seen you as an admin of a group yet. Send /my in the group first.
telegram-manage = Decide in private
telegram-managing = You now decide for “{ $title }”: what you write here is meant for it, for half an hour. /done ends it.
telegram-managed-done = Done: from here on you write for yourself again.
telegram-file-lost = I could not take over that file. It may have at most 10 MB; please try again.
