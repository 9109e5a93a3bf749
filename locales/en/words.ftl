### Words and forms that answers, notices and pages share.

## Dates

# CLDR gives the parts: $weekday "Thu", $longday "Thursday", $monthday "3 December", and $month and $day as numbers.
date = { $weekday }, { $monthday } { $year }
# The same within a year that was named already: $weekday, $longday, $monthday, $month, $day.
date-short = { $weekday }, { $monthday }
# A month as it is called: $name is CLDR's "December 2026", $year and $month are numbers.
month-of-year = { $name }
moment = { $date }, { $time }
span-hours = { $date }, { $from }–{ $to }
span-days = { $from } – { $to }
span-from = from { $from }
span-until = until { $to }
# $zone names the clock: "Korean Time" by CLDR, or one of the two below.
zoned = { $time } ({ $zone })
zone-of-place = { $place } Time
zone-of-offset = UTC{ $offset }
# An event abroad: its own time, then the time at home.
zone-both = { $local }; begins { $home }

# How long one may still apply.
days-left =
    { $days ->
        [0] last day today
        [one] 1 day left (D-1)
       *[other] { $days } days left (D-{ $days })
    }
# How long until something begins.
days-until =
    { $days ->
        [0] today
        [1] tomorrow (D-1)
       *[other] in { $days } days (D-{ $days })
    }

## Programs

kind-forum = Forum
kind-training = Training
kind-exchange = Exchange
kind-volunteering = Volunteering
kind-culture = Cultural event
kind-network = Network or service
kinds-forum = Forums
kinds-training = Trainings
kinds-exchange = Exchanges
kinds-volunteering = Volunteering
kinds-culture = Cultural events
kinds-network = Networks and services
format-onsite = On site
format-online = Online
format-hybrid = On site and online
status-cancelled = Cancelled
status-postponed = Postponed
status-over = Over
status-running = Now on

fee-free = Free of charge
fee-amount = ₩{ $amount }

# A text that there is in another language only.
text-in = { $text } [in { $language }]
title-in = Original title in { $language }
nothing-recorded = nothing recorded

## Labels of a card's rows

label-status = Note
label-when = When
label-previous = First announced for
label-where = Where
label-apply = Apply
label-fee = Fee
label-capacity = Places
label-languages = Held in
label-audience = For
label-eligibility = Who can join
label-how = How to apply
label-link = Apply at
label-contact = Contact
label-organizer = Organizer
label-topics = Topics
label-partners = With
label-sessions = Schedule

## The application's state, beside "Apply"

apply-until = until { $closes } · { $left }
apply-opens = opens { $opens }
apply-closed = closed on { $closes }
apply-any-time = no deadline recorded
apply-closed-short = closed
apply-not-yet-short = opens { $date }

## Buttons

button-details = Details
button-remind = Remind me
button-calendar = Calendar
button-google-calendar = Google Calendar
button-apply = Apply
button-share = Share
button-more = More
button-yes = Yes, please
button-stop = Yes, stop
button-no = No, leave it

## Languages

language-ko = Korean
language-en = English
language-zh-Hans = Simplified Chinese
language-zh-Hant = Traditional Chinese
language-ja = Japanese
language-vi = Vietnamese
language-id = Indonesian
language-ru = Russian
language-es = Spanish
language-mn = Mongolian
language-lo = Lao
language-km = Khmer
language-th = Thai
language-my = Burmese
language-ms = Malay
language-fil = Filipino
language-kk = Kazakh
language-uz = Uzbek
language-tr = Turkish
language-ar = Arabic
language-hi = Hindi
language-fr = French
language-de = German
language-pt = Portuguese
