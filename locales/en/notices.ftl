### What naru says without being asked.

## Reminders

notice-closes = Applications for “{ $title }” close on { $when }: { $left }.
notice-closes-hours =
    { $hours ->
        [one] Applications for “{ $title }” close within the hour: { $when }.
       *[other] Applications for “{ $title }” close in { $hours } hours: { $when }.
    }
notice-starts = “{ $title }” begins on { $when }: { $left }.
notice-starts-hours =
    { $hours ->
        [one] “{ $title }” begins within the hour: { $when }.
       *[other] “{ $title }” begins in { $hours } hours: { $when }.
    }
notice-opens = Applications for “{ $title }” are open now.
notice-opens-until = Applications for “{ $title }” are open now, until { $closes }.
notice-opens-soon = Applications for “{ $title }” open on { $when }.

## News and changes

notice-new = New: “{ $title }”
notice-changed = “{ $title }” has changed.
notice-change = { $label }: { $old } → { $new }
notice-cancelled = “{ $title }” has been cancelled.
notice-postponed = “{ $title }” has been postponed.
notice-on-again = “{ $title }” takes place after all.
notice-told = Something that I told you about “{ $title }” has changed. { $change }
label-date = Date
label-deadline = Deadline
label-opening = Applications open
label-place = Place
label-status-now = Status
status-scheduled = Planned

## Several at once

notice-digest =
    { $count ->
        [one] 1 program for you:
       *[other] { $count } programs for you:
    }
notice-waited =
    { $count ->
        [one] 1 message has waited for you:
       *[other] { $count } messages have waited for you:
    }

## Announcements

notice-corrected = Corrected: this replaces an earlier announcement.
notice-withdrawn = This announcement has been withdrawn.
notice-withdrawn-title = The announcement “{ $title }” has been withdrawn.

## The button that ends it

button-no-more = No more of these
button-no-announcements = No more announcements
button-no-corrections = No more corrections
button-no-digest = No more overviews

## Alerts for staff: what happened, what naru did, what to do

alert-content-errors = “{ $what }” is paused: { $count } of { $of } messages were refused because of their content. Nothing more of it is sent. Please correct the text and resume it.
alert-bot-locked = { $what } refuses the bot’s token. Nothing is sent there until that is mended; what is due waits. Please renew the token and start naru again.
alert-outage =
    { $count ->
        [one] Nothing was sent on { $what } for { $of } minutes. 1 announcement that was due is held; reminders go out by themselves. Please decide: /staff held outage yes, or no.
       *[other] Nothing was sent on { $what } for { $of } minutes. { $count } announcements that were due are held; reminders go out by themselves. Please decide: /staff held outage yes, or no.
    }
alert-restored =
    { $count ->
        [one] The database is an older copy. 1 message that was due is held back, as it may have been sent before. Please decide: /staff held restored yes, or no.
       *[other] The database is an older copy. { $count } messages that were due are held back, as they may have been sent before. Please decide: /staff held restored yes, or no.
    }
alert-clock-set = The clock of the machine was set by { $count } seconds. Nothing was lost; reminders follow the new time. Please check the clock.
alert-store-trouble = The database did not work for { $count } seconds and is back. Nothing was lost. If it happens again, please look at the disk and the database.
alert-approval =
    { $count ->
        [one] “{ $what }” to 1 chat waits for the yes of a second person.
       *[other] “{ $what }” to { $count } chats waits for the yes of a second person.
    }
alert-feedback =
    { $count ->
        [one] Somebody has written by /feedback. It is kept for staff. Please read it: /staff feedback
       *[other] { $count } messages written by /feedback are open. They are kept for staff. Please read them: /staff feedback
    }
alert-deaf = Nothing is heard from { $what }: another program seems to use the same bot. Sending goes on. Please stop the other one, or give it a token of its own.
