### What naru answers in a chat.

## What was understood: parts of one line, "Forums · December 2026 · free"

echo-all = Upcoming programs
echo-free = free of charge
echo-paid = with a fee
echo-online = online
echo-onsite = on site
echo-abroad = abroad
echo-home = at home
echo-language = in { $language }
echo-open = open for application
echo-closing = applications close: { $time }
echo-closing-any = with a deadline ahead
echo-standing = available at any time
echo-cancelled = cancelled
echo-postponed = postponed
echo-not = not { $what }
echo-words = “{ $words }”

## Superlatives: what stands above the one that was picked, or those that are equal

pick-soonest = Starts first:
pick-latest = Starts last:
pick-most-urgent = Closes first:
pick-cheapest = Lowest fee:
pick-dearest = Highest fee:
pick-largest = Most places:
pick-smallest = Fewest places:
pick-longest = Lasts longest:
pick-shortest = Lasts shortest:

## Lists

list-found =
    { $count ->
        [one] I found 1 program.
       *[other] I found { $count } programs.
    }
list-counted =
    { $count ->
        [one] 1 program.
       *[other] { $count } programs.
    }
list-part = Here are { $from }–{ $to } in order of date. Press “{ button-more }” for the next ones.
list-rest = Here are { $from }–{ $to } in order of date. These are the last.

## None

none-found = I found no program for this.
none-understood = I am not sure what you mean. Please try other words, or one of these questions.
none-near = These come close:
none-other = You can change the time, the place or the kind, or ask one of these questions.

## Choices

choices-which = Which one do you mean?

## One program. The first sentence states the fact that was asked for.

answer-yes = Yes. { $answer }
answer-no = No. { $answer }
open-yes = Yes, you can apply now. { $answer }
open-no = No, applications are not open now. { $answer }

start-upcoming = “{ $title }” takes place on { $when }.
start-running = “{ $title }” is under way: { $when }.
start-over = “{ $title }” is over. It was held on { $when }.
start-postponed = “{ $title }” has been postponed. The new date is { $when }.
start-postponed-undated = “{ $title }” has been postponed. A new date is not set yet.
start-cancelled = “{ $title }” has been cancelled.
start-cancelled-dated = “{ $title }” has been cancelled. It was to be held on { $when }.
start-standing = “{ $title }” is a standing service without fixed dates.
start-undated = No date is recorded for “{ $title }”.

deadline-open = You can apply for “{ $title }” until { $closes }: { $left }.
deadline-open-any = “{ $title }” takes applications; no deadline is recorded.
deadline-not-yet = Applications for “{ $title }” open on { $opens }.
deadline-not-yet-until = Applications for “{ $title }” open on { $opens } and close on { $closes }.
deadline-closed = Applications for “{ $title }” closed on { $closes }.
deadline-none = No application is recorded for “{ $title }”.

venue-at = “{ $title }” is held here: { $venue }.
venue-online = “{ $title }” is held online: { $venue }.
venue-online-only = “{ $title }” is held online.
venue-hybrid = “{ $title }” is held both on site and online: { $venue }.
venue-none = No venue is recorded for “{ $title }”.

eligibility-text = Who can join “{ $title }”: { $text }
eligibility-audience = “{ $title }” is for: { $audience }.
eligibility-none = No conditions for joining are recorded for “{ $title }”.
audience-yes = Yes. “{ $title }” is for: { $audience }.
audience-anyone = Yes. “{ $title }” is open to anyone.
audience-unsaid = The record of “{ $title }” does not name this group ({ $asked }). It is for: { $audience }.

fee-answer-free = “{ $title }” is free of charge.
fee-answer-amount = The fee for “{ $title }” is { $fee }.
fee-answer-none = No fee is recorded for “{ $title }”.

how-text = How to apply for “{ $title }”: { $text }
how-link = You can apply for “{ $title }” here: { $url }
how-none = No way to apply is recorded for “{ $title }”.

contact-at = Questions about “{ $title }” are answered at { $contact }.
contact-organizer = No contact of its own is recorded for “{ $title }”. The organizer, { $organizer }, can be reached at { $contact }.
contact-none = No contact is recorded for “{ $title }”.

languages-in = “{ $title }” is held in { $languages }.
languages-none = No language is recorded for “{ $title }”.

capacity-is =
    { $count ->
        [one] “{ $title }” has 1 place.
       *[other] “{ $title }” has { $places } places.
    }
capacity-none = No limit on places is recorded for “{ $title }”.

status-planned = “{ $title }” goes ahead as planned: { $when }.

organizer-is = “{ $title }” is organized by { $organizer }.
organizer-none = No organizer is recorded for “{ $title }”.

# After a fact that is not recorded.
ask-contact = Please ask { $contact }.

## Wishes to be told

subscribe-ask = Shall I tell you about this? { $what }
subscribe-program = Shall I remind you of “{ $title }”?
subscribe-series = Shall I tell you about the next edition?
subscribe-which = Shall I tell you about one of these?
subscribe-everything = all programs
subscribe-told = I will write to you about every program that fits:
subscribe-moments = I will write to you on these days:
subscribe-moment = { $date }: { $what }
subscribe-no-moment = No date lies ahead in its record yet. I will write to you as soon as one is set.
subscribe-changes = I will also write to you at once if a date or place changes, or if it is cancelled or postponed. You can stop this at any time.
subscribe-confirm = It begins once you press “{ button-yes }”.

when-opens = when applications open
when-opens-days =
    { $count ->
        [one] 1 day before applications open
       *[other] { $count } days before applications open
    }
when-opens-hours =
    { $count ->
        [one] 1 hour before applications open
       *[other] { $count } hours before applications open
    }
when-closes = when applications close
when-closes-days =
    { $count ->
        [one] 1 day before applications close (D-1)
       *[other] { $count } days before applications close (D-{ $count })
    }
when-closes-hours =
    { $count ->
        [one] 1 hour before applications close
       *[other] { $count } hours before applications close
    }
when-starts = when it begins
when-starts-days =
    { $count ->
        [one] 1 day before it begins (D-1)
       *[other] { $count } days before it begins (D-{ $count })
    }
when-starts-hours =
    { $count ->
        [one] 1 hour before it begins
       *[other] { $count } hours before it begins
    }

unsubscribe-ask = Shall I stop telling you about this? { $what }
unsubscribe-program = Shall I stop reminding you of “{ $title }”?
unsubscribe-all = Shall I stop all reminders and announcements?
unsubscribe-confirm = Nothing changes until you press “{ button-stop }”.

## Talk

help-greeting = Hello! { $organizer } welcomes you. I answer questions about exchange programs, forums, trainings, volunteering and cultural events.
help-abilities = I can tell you which programs are coming up, and about each of them the date, place, fee, deadline and how to apply. I can also remind you before a deadline.
help-thanks = You are welcome! Just ask if you would like to know more.
help-goodbye = Goodbye! Come back whenever you like.
help-try = You can ask, for example:
human-contact = A person at { $organizer } will help you here: { $contact }
human-website = Website: { $url }
human-none = I cannot put you through to a person from here. Please contact { $organizer } directly.
offtopic = I am afraid I cannot help with that. I know about exchange programs, forums, trainings, volunteering and cultural events.
faq-foreign = This answer is available in { $language } only:

## Example questions, built from what is on offer. They are asked as they stand here when their button is pressed.

example-kind-forum = Which forums are coming up?
example-kind-training = Which trainings are coming up?
example-kind-exchange = Which exchange programs are coming up?
example-kind-volunteering = Which volunteering programs are coming up?
example-kind-culture = Which cultural events are coming up?
example-kind-network = Which networks are there?
example-deadline = Until when can I apply for { $title }?
example-start = When is { $title }?
example-open = What can I apply for now?
example-free = Which programs are free?
