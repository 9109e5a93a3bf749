### What naru says to staff, in their chats and on the command line.

staff-only = This is for members of the foundation’s staff.
staff-how = Orders behind /staff: list · show 3 · new ko Title (text below) · text 3 en Title (text below) · value 3 name=value · segment 3 language=ko kind=group · describe 3 picture … · preview 3 · test 3 · submit 3 · approve 3 · send 3 · send 3 2026-12-01T09:00 · pause 3 · resume 3 · cancel 3 · correct 3 · recall 3 · urgent 3 · call 3 · report 3 · resend 3 · copy 3 · template · template save 3 NAME · template use NAME · template drop NAME · feedback · feedback done CODE · languages 3 · whom 3 · unanswered · program new · program edit ID · log · team · add NAME ROLE · remove NAME · here · live
staff-unread = I cannot read this: “{ $text }”.
staff-bound = You are now { $name }, with the role { $role }. Send /staff to see what you can do.

## An announcement

broadcast-draft = draft
broadcast-waiting = waits for a second person
broadcast-approved = approved
broadcast-scheduled = scheduled
broadcast-sending = sent
broadcast-paused = paused
broadcast-cancelled = cancelled
broadcast-withdrawn = withdrawn
staff-list-none = There are no announcements yet.
staff-line = #{ $number } · { $state } · { $title }
staff-for = For: { $segment }
staff-size =
    { $count ->
        [one] It reaches 1 chat.
       *[other] It reaches { $count } chats.
    }
staff-languages = Languages: { $languages }
staff-files = Files: { $files }
staff-due = It goes out: { $when }
staff-urgent = It passes quiet hours.
staff-calls = It calls the roles that servers on Discord chose for announcements.
staff-correction = It was edited after it had gone out. The correction waits: submit, approve, correct.
staff-ready = Nothing stands in its way.
staff-needs-yes = A second person has to say yes.

## What stands in its way

problem-no-text = There is no text yet.
problem-missing = { $language }: “{ $name }” has no value.
problem-no-description = The picture { $name } has no description for people who cannot see it.
problem-nobody = Nobody would get it.
problem-segment = Nothing in the records is called “{ $what }”.
problem-lacks = { $language } lacks what { $first } says: { $fact }
problem-adds = { $language } says what { $first } does not: { $fact }

## Preview

staff-preview =
    { $count ->
        [one] { $language }: 1 character
       *[other] { $language }: { $count } characters
    }
staff-parts =
    { $count ->
        [one] { $network }: 1 message ({ $points })
       *[other] { $network }: { $count } messages ({ $points })
    }

## Done

staff-tested =
    { $count ->
        [one] #{ $number } was sent to 1 chat as a test.
       *[other] #{ $number } was sent to { $count } chats as a test.
    }
staff-waiting = #{ $number } waits for the yes of a second person. The others have been told.
staff-approved = #{ $number } may go out.
staff-scheduled = #{ $number } goes out on { $when }.
staff-sent =
    { $count ->
        [one] #{ $number } is on its way to 1 chat.
       *[other] #{ $number } is on its way to { $count } chats.
    }
staff-paused = #{ $number } is paused. What is under way arrives; nothing more leaves.
staff-resumed = #{ $number } goes on.
staff-cancelled = #{ $number } is cancelled. Nothing more of it leaves.
staff-corrected =
    { $count ->
        [one] The correction of #{ $number } is on its way to 1 chat.
       *[other] The correction of #{ $number } is on its way to { $count } chats.
    }
staff-recalled =
    { $count ->
        [one] #{ $number } is being taken back in 1 chat.
       *[other] #{ $number } is being taken back in { $count } chats.
    }
staff-resent =
    { $count ->
        [one] #{ $number } goes out again to 1 chat.
       *[other] #{ $number } goes out again to { $count } chats.
    }
staff-urgent-asked = Noted. A second person has to send the same order for #{ $number }; then it passes quiet hours.
staff-urgent-done = #{ $number } passes quiet hours.
staff-code = { $name } has the role { $role }. To bind an account, { $name } writes this to naru in a private chat within an hour: /start c-{ $code } (Discord: /link code:c-{ $code })
staff-removed = { $name } is no longer a member.
staff-here = This chat is one of the foundation’s: alerts come here.
staff-here-not = This chat is no longer one of the foundation’s.
staff-held-sent =
    { $count ->
        [one] 1 message that was held goes out.
       *[other] { $count } messages that were held go out.
    }
staff-held-dropped =
    { $count ->
        [one] 1 message that was held will not go out.
       *[other] { $count } messages that were held will not go out.
    }

## Report

report-head = #{ $number } · { $state } · { $title }
report-sent = Sent: { $totals }
report-corrected = Corrected: { $totals }
report-recalled = Taken back: { $totals }
report-totals = { $sent } of { $total } arrived, { $waiting } waiting, { $doubtful } doubtful, { $failed } failed, { $lapsed } too late, { $cancelled } cancelled
report-reason = { $reason }: { $count }

## Team, log, trial

team-none = There are no members yet.
team-line = { $name } · { $role } · accounts: { $count }
log-line = { $when } · { $who } ({ $way }) · { $action } { $object } { $detail }
log-none = Nothing has been done yet.
live-yes = The installation is live: it speaks to everybody.
live-no = Trial: only staff get messages until the installation is declared live.
live-how = When all is done, an owner sends: /staff live yes
check-done = Done: { $what }
check-open = To do: { $what }
check-programs = programs are in the database
check-contact = the organizer has a contact
check-two = two members have bound an account, and one of them may approve
check-staff-chat = a chat of the foundation gets alerts
check-tested = an announcement was sent as a test

## Refused

refused-unknown = There is no announcement #{ $number }.
refused-role = The role “{ $role }” is needed for this.
refused-state = This cannot be done with #{ $number } now: { $state }.
refused-blocked = #{ $number } cannot go out yet:
refused-approval =
    { $count ->
        [one] #{ $number } reaches 1 chat and needs the yes of a second person first: submit { $number }
       *[other] #{ $number } reaches { $count } chats and needs the yes of a second person first: submit { $number }
    }
refused-own = Somebody else has to say yes to this.
refused-stale = Somebody else has just changed it. Please look again.
refused-member = There is no member called { $name }.
refused-trouble = The database did not answer; nothing was changed.
button-approve = Approve #{ $number }

## Templates and feedback

template-none = There are no templates yet. Save one: template save 3 NAME
template-line = { $name } · { $languages } · to be filled in: { $placeholders }
template-line-plain = { $name } · { $languages }
template-saved = Saved as the template “{ $name }”. A new announcement from it: template use { $name }
template-dropped = The template “{ $name }” is gone.
refused-template = There is no template called “{ $name }”.
refused-template-name = A template’s name is one word of at most 40 characters.
staff-feedback-none = There is no feedback that nobody has dealt with.
staff-feedback-line = { $code } · { $when } · { $language }: { $text }
staff-feedback-how = When you have dealt with one: feedback done CODE
staff-feedback-done = Done: { $code }.
refused-feedback = There is no open feedback with the code { $code }.

## Going on from a draft; what found no answer; programs

describe-ask = What does { $name } show? Write it as your next message, for people who cannot see it.
version-ask = Write the version of #{ $number } in { $language } as your next message: the title on the first line, the text below it.
languages-ask = In which language do you want to write it?
whom-ask = Whom is it for?
unanswered-none = Every question found an answer.
unanswered-head = Questions that found no answer, the most frequent first:
unanswered-line = { $at }. { $count }× “{ $question }”
answer-ask = Write the answer to “{ $question }” as your next message. It then stands in the FAQ.
faq-saved = From now on “{ $question }” is answered.
alias-ask = Of which place is “{ $word }” another name? Please write the place. If another word is meant, write “word = place”.
alias-saved = From now on “{ $word }” means { $place }.
program-ask = { $field }: what is it?
program-current = So far: { $value }
program-form-text = A text in your language, or a line for each language: ko: …
program-form-time = For example 2026-12-03 14:00, or in words with the time of day.
program-form-fee = In won, as a number; 0 is free.
program-review = Please look it over. Nothing is saved yet.
program-faulty = This is missing or wrong:
program-saved = Saved as { $id }. I answer from it in a moment.
program-stopped = Stopped; nothing was changed.
program-kind = Kind
program-title = Title
program-starts = Begins
program-ends = Ends
program-summary = What it is about
button-languages = Languages
button-whom = Whom it is for
button-preview = Preview
button-test = Send me a test
button-submit = It is finished
button-send = Send it now
button-send-at = Send it: { $when }
button-cancel = Take it back
button-correct = Send the correction
button-halt = Pause
button-report = Report
button-recall = Recall
button-resume = Go on
button-everybody = Everybody
button-answer = Answer { $at }
button-same = { $at } = “{ $question }”
button-alias = { $at }: “{ $word }” is another name of a place
button-skip = Skip
button-back = Back
button-clear = Leave it empty
button-stop-program = Stop
button-change = Change: { $field }
