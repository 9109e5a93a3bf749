### What naru says to commands and presses.

## Commands, as a network lists them

command-start = Begin
command-help = What I can do
command-upcoming = What is coming up
command-deadlines = What can still be applied for
command-agenda = Pin a list of what is coming up
command-my = My subscriptions
command-remind = When to remind me
command-language = Choose the language
command-timezone = Choose the time zone
command-calendar = My dates as a calendar file
command-feedback = Tell the foundation something
command-privacy = What is kept about me
command-mydata = Show my data
command-forget = Delete my data
command-link = Connect my other chat
command-stop = Stop all messages
command-staff = For staff
# A line of the list under /help.
command-line = /{ $command }: { $what }

help-commands = Ask in your own words. These commands work too:
start-kept = I keep only what is needed to answer you and to tell you what you wish to hear. /privacy shows what that is.
start-group = In this chat, mention me or reply to one of my messages to ask something. Admins decide with /my, /language and /remind what is posted here.

## Subscriptions

my-none = There are no subscriptions here. Ask me, for example, to tell you about new forums.
my-some =
    { $count ->
        [one] There is 1 subscription here:
       *[other] There are { $count } subscriptions here:
    }
my-entry = { $number }. { $what }
my-entry-paused = { $number }. { $what } (paused)
my-entry-digest = { $number }. { $what } (in one message: { $schedule })
my-silent = All messages to this chat are stopped at the moment.
# $schedule is a cron expression that fits none of the three above it.
schedule-daily = daily at { $time }
schedule-weekly = { $weekday }, { $time }
schedule-monthly = monthly on day { $day }, { $time }
schedule-own = by the schedule “{ $schedule }”
button-stop-one = Stop: { $what }
button-pause-one = Pause: { $what }
button-resume-one = Go on: { $what }
button-digest-one = Once a week: { $what }
button-each-one = One by one: { $what }
button-announcements-on = Announcements again

done-subscribed = Noted. From now on I will tell you about this: { $what }
done-subscribed-already = This is noted already: { $what }
done-too-many = There are { $count } subscriptions here, and that is as many as I can keep. Please stop one first with /my.
done-stopped = Stopped: { $what }
done-stopped-before = That was stopped already. Nothing more comes because of it.
done-paused = Paused: { $what }
done-resumed = Going on: { $what }
done-digest = This now comes in one message, { $schedule }: { $what }
digest-how = Another time? For example: /my { $number } 30 8 * * 1,4 (minute, hour, day, month, weekday)
digest-wrong = I cannot read “{ $text }” as a time that comes again, once an hour at most.
done-each = This now comes one by one: { $what }
done-announcements-off = You will get no more announcements.
done-announcements-on = You will get announcements again.
done-corrections-off = I will no longer tell you when something that I told you has changed.
done-corrections-on = I will tell you when something that I told you has changed.
done-digest-off = You will get no more overviews.
done-left = All right. Nothing has changed.
unsubscribe-nothing = There is nothing to stop: no subscription here fits this.
admins-only = Only admins of this chat can change that.

## Reminders and quiet hours

remind-now = You are reminded:
remind-none = You get no reminders.
remind-usual = You are reminded at the usual times, which depend on the kind of program. For forums, for example:
remind-ask = From now on I would remind you:
remind-ask-none = From now on I would not remind you at all.
remind-how = You can write your own times, for example: /remind closes-7d closes-1d starts-2h. That is 7 days and 1 day before applications close, and 2 hours before the start.
remind-wrong = I could not read “{ $text }”. Please write it like this: /remind closes-7d closes-1d starts-2h
button-save = Save
button-reminders-usual = The usual times
button-reminders-last = Only the day before
button-reminders-none = No reminders
quiet-now = Between { $from } and { $to } I stay silent, and write afterwards ({ $zone }).
quiet-off = I write at any hour of the day.
quiet-ask = From now on I would stay silent between { $from } and { $to } ({ $zone }).
button-quiet-off = No quiet hours
button-quiet-on = Quiet from { $from } to { $to }
done-saved = Saved.

## Language and clock

speak-now = I write to this chat in { $language }.
speak-now-two = I write to this chat in { $first } and { $second }.
speak-how = Choose another language here. Groups and channels can have two at once, for example: /language ko en
speak-unknown = I do not speak “{ $text }”. These are my languages:
done-speak = From now on I write to you in { $language }.
done-speak-two = From now on I write to this chat in { $first } and { $second }.
clock-now = I follow the clock of { $zone }. It is { $time } there.
clock-how = To change this, write a place or a time zone, for example: /timezone Hanoi or /timezone Asia/Ho_Chi_Minh
clock-ask = Is this your clock? { $zone }. It is { $time } there.
clock-unknown = I know no clock for “{ $text }”. Please write a large city or a time zone, for example: /timezone Asia/Ho_Chi_Minh
done-clock = From now on I follow the clock of { $zone }. It is { $time } there.

## Calendar, feedback, linking

calendar-here =
    { $count ->
        [one] Here is the date for your calendar.
       *[other] Here are { $count } dates for your calendar.
    }
calendar-none = No date lies ahead in what you have subscribed to.
calendar-undated = No date is set for “{ $title }” yet.
calendar-unknown = This program is no longer in my records.
feedback-how = Please write it behind the command, for example: /feedback I could not find the venue.
feedback-thanks = Thank you. Your words have been kept for the people at { $organizer }.
feedback-long = That is too long for me. Please say it in { $count } characters at most.
link-code = Your code is { $code }. Write /link { $code } to me on your other network within 10 minutes. Then both chats have one language and one clock, and every message comes once.
link-done = Both chats belong together now.
link-wrong = This code is not valid, or not any more. Write /link in your other chat for a new one.
link-private = Please write this to me in a private chat.

## Privacy

privacy-head = What is kept about you
privacy-chat = The number of this chat, its language, clock and settings, so that I can answer you.
privacy-wishes = Your subscriptions, until you stop them.
privacy-told = For { $days } days, which programs I told you about, so that I can correct what has changed.
privacy-questions = For { $days } days, the text of your questions, so that staff can see what I did not understand. After that only their number is kept.
privacy-closed = If you block me, all of it is deleted after { $days } days.
privacy-never = No name, no phone number, no address. Nothing is passed on to others.
privacy-how = /mydata shows all of it, /forget deletes it at once.
mydata-head = This is all that is kept about you here:
mydata-none = Nothing is kept about you here.
mydata-language = Language: { $language }
mydata-clock = Clock: { $zone }
mydata-wishes = Subscriptions: { $count }
mydata-told = Programs I told you about: { $count }
mydata-feedback = Feedback you sent: { $count }
mydata-questions = Your questions: { $count }
mydata-file = The attached file has everything word for word.
forget-ask = Shall I forget you? Your subscriptions, settings and questions are deleted at once. This cannot be undone.
button-forget-ask = Delete all of it
button-forget = Yes, forget me
forget-done = All of it is deleted. If you write to me again, we begin anew.

## The rest

stop-all-done = All of it is stopped. No reminders, no announcements, no corrections come any more.
stop-done = I will send nothing more here. Your subscriptions are kept. You can go on at any time.
button-go-on = Send messages again
done-go-on = I will send messages here again.
trouble = I am sorry, something went wrong on my side, and nothing was changed. Please try again in a few minutes.
press-unknown = I no longer know what this button did. Please ask me again in words.
