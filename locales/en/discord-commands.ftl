### What naru shows and says on Discord alone.

## Names of commands: lower case, no spaces, at most 32 characters

slash-ask = ask
slash-upcoming = upcoming
slash-program = program
slash-deadlines = deadlines
slash-remind = remind
slash-my = my
slash-subscribe = subscribe
slash-agenda = agenda
slash-calendar = calendar
slash-language = language
slash-timezone = timezone
slash-privacy = privacy
slash-mydata = mydata
slash-forget = forget
slash-help = help
slash-link = link
slash-feedback = feedback
slash-propose = propose
slash-translate = translate
slash-staff = staff
# In the menu of a message; spaces are allowed.
slash-ask-naru = Ask naru

## What commands do that no other network has: at most 100 characters

slash-ask-about = Ask about programs in your own words
slash-program-about = Show all that is known of one program
slash-subscribe-about = Be told about new programs, here or in a channel
slash-propose-about = Propose a program; the foundation decides
slash-translate-about = Fill in what a program lacks in a language

## Names of what is typed behind a command

option-question = question
option-kind = kind
option-place = place
option-program = program
option-language = language
option-second = second-language
option-channel = channel
option-code = code
option-text = text
option-order = order
option-role = role
option-events = events
option-role-about = A role that approved announcements may ring here
option-events-about = Show programs among the events of this server
option-question-about = What you would like to know
option-kind-about = Only programs of this kind
option-place-about = A city, country or region; choose one while you type
option-program-about = Its name; choose one while you type
option-language-about = The language that I speak here
option-second-about = Said below the first, in the same message
option-channel-about = Where it is posted; for those who manage the server
option-code-about = The code from your other chat; leave it out to get one
option-text-about = What you would like to tell the foundation
option-order-about = What is to be done; leave it out to see the announcements

## What naru says on Discord alone

discord-slow-down = That was a lot at once. Please give me a minute, then ask again.
discord-unreadable = I can read text only. Please write your question in a few words.
discord-no-program = I know no program called “{ $text }”. Please choose one from the list that opens while you type.
discord-no-place = I know no place called “{ $text }”. Please choose one from the list that opens while you type.
discord-dm-sent = I have written to you in our direct messages.
discord-dm-closed = I cannot write to you: your direct messages are closed. Please allow direct messages from members of this server in its privacy settings, then press again. Or I remind everybody in this channel.
discord-remind-here = Remind in this channel
discord-agenda-begun = The list stands in this channel now and keeps itself current.
discord-events-on = From now on, programs stand among the events of this server.
discord-events-off = Programs stand among the events of this server no longer.

## Proposals of volunteers

propose-title = Propose a program
propose-name = Name of the program
propose-when = When it begins (2027-03-05 14:00)
propose-where = Where
propose-what = What happens there
propose-link = Link to apply (may be empty)
propose-thanks = Thank you. The foundation’s staff see “{ $title }” now, and I will tell you what they decide.
propose-when-wrong = I cannot read “{ $text }” as a time that is still ahead. Please write it like 2027-03-05 14:00.
propose-link-wrong = “{ $text }” is no web address. Please begin it with https://
propose-too-many = You have proposed a lot today. Please propose more tomorrow.
# To staff. $kind is a kind of program, $when a time in words.
proposal-new = Proposed: { $title } ({ $kind })
proposal-where = Where: { $text }
proposal-when = When: { $when }
proposal-link = Link: { $text }
proposal-translation = A translation of “{ $title }” into { $language } was proposed:
proposal-accept = Accept
proposal-decline = Decline
# $name is who of staff decided.
proposal-accepted = “{ $title }” is accepted. ({ $name })
proposal-declined = “{ $title }” is declined. ({ $name })
proposal-decided = That was decided already.
proposal-good-news = Good news: the foundation has accepted “{ $title }”. Thank you for your help.
proposal-bad-news = The foundation could not take up “{ $title }” this time. Thank you for proposing it.
translate-title = Translate a program
translate-name = Its name
translate-summary = What it is about
translate-complete = “{ $title }” lacks nothing in this language. Thank you for looking.

## The staff’s desk on Discord

desk-compose = New announcement
desk-compose-title = An announcement
desk-version = Write the version in a language
desk-title = Title
desk-body = Text
desk-segment = For whom (all, language=ko kind=group …)
desk-schedule = Send at a time
desk-at = When (2027-03-05 14:00)
desk-preview = Preview
desk-test = Send me a test
desk-submit = Submit
desk-approve = Approve
desk-send = Send now
desk-pause = Pause
desk-resume = Go on
desk-cancel = Cancel it
desk-correct = Correct what was sent
desk-recall = Take it back
desk-answer = Answer
desk-refresh = Progress
