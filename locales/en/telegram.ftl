### What naru says on Telegram alone.

# Shown in an empty chat, before anybody has written; at most 512 characters.
bot-about = I answer questions about exchanges, forums, trainings, volunteering and cultural events, and tell you in time what interests you. Ask in your own words, in any of ten languages.
# Shown on the bot's profile; at most 120 characters.
bot-short = Programs of the foundation: ask in your own words, and be reminded in time.

telegram-old = Sorry, I was away when you asked. If it still matters, please ask again.
telegram-slow-down = That was a lot at once. Please give me a minute, then ask again.
telegram-unreadable = I can read text only. Please write your question in a few words.
telegram-in-private = I can only tell you that in our own chat. Please open it and press Start, then ask again.
