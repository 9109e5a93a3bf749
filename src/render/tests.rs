//! Every kind of answer in every language, from the sample, at a fixed moment; and what holds for all of them.

use std::fmt::Write;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Asia::Seoul;

use super::*;
use crate::answer::compose;
use crate::language::fluent::Texts;
use crate::language::{Language, Languages, LocalizedText};
use crate::person::DefaultReminders;
use crate::program::{Catalogue, Dataset, Faq, Kind, ProgramIndex, read};
use crate::understand::{Attendance, By, Courtesy, Fee, Field, Filters, Intent, Pick, Question};
use crate::when::Interval;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(&Languages::embedded()));

fn sample() -> Dataset {
    let files = [
        ("programs.toml", include_str!("../../sample/programs.toml")),
        ("places.toml", include_str!("../../sample/places.toml")),
    ];
    let mut data = read::from_toml(&files).expect("the sample can be read");
    let answer =
        [(Language::new("ko"), "네, 무료로 주차할 수 있습니다."), (Language::new("en"), "Yes, parking is free.")];
    let answer: LocalizedText = answer.into_iter().collect();
    data.faqs.push(Faq { id: "parking".to_owned(), phrasings: Vec::new(), answer, owner: None, expires: None });
    data
}

static SAMPLE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(sample(), None));

/// Sunday, 22 November 2026, nine in the morning in Busan.
fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00+09:00").expect("a moment").to_utc()
}

fn program(catalogue: &Catalogue, id: &str) -> ProgramIndex {
    catalogue.look_up(id).unwrap_or_else(|| panic!("the sample has {id}"))
}

fn question(language: Language, intent: Intent) -> Question {
    Question { intent, ..Question::new(language) }
}

fn days(from: (i32, u32, u32), to: (i32, u32, u32), grain: &'static str) -> Option<Interval> {
    let day = |(year, month, day): (i32, u32, u32)| {
        let midnight = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(0, 0, 0)?;
        Seoul.from_local_datetime(&midnight).earliest()
    };
    Some(Interval { from: day(from), to: day(to), grain })
}

fn answered(catalogue: &Catalogue, question: &Question) -> Message {
    let answer = compose(catalogue, question, now(), &DefaultReminders::default());
    message(&Voice::new(&TEXTS, question.language, catalogue, now()), &answer)
}

/// Everything that is asked in the snapshots, with a name for each.
fn questions(catalogue: &Catalogue, language: Language) -> Vec<(&'static str, Question)> {
    let id = |name: &str| program(catalogue, name);
    let place = |name: &str| catalogue.look_up_place(name).expect("a place of the sample");
    let ask = |intent| question(language, intent);
    let mut all = lists(catalogue, language);
    let about = |name: &str, field| Question { field: Some(field), programs: vec![id(name)], ..ask(Intent::Detail) };
    let holds = |name: &str, field, filters| Question { filters, yes_no: true, ..about(name, field) };
    let forum = "busan-oda-forum-2027";
    for (name, field) in [
        ("overview", Field::Overview),
        ("start", Field::Start),
        ("deadline", Field::Deadline),
        ("venue", Field::Venue),
        ("eligibility", Field::Eligibility),
        ("fee", Field::Fee),
        ("how to apply", Field::HowToApply),
        ("contact", Field::Contact),
        ("languages", Field::Languages),
        ("capacity", Field::Capacity),
        ("status", Field::Status),
        ("organizer", Field::Organizer),
    ] {
        all.push((name, about(forum, field)));
    }
    let free = || Filters { fee: Some(Fee::Free), ..Filters::default() };
    let open = || Filters { by: Some(By::OpenNow), ..Filters::default() };
    let audience = |it: &str| Filters { audience: vec![it.to_owned()], ..Filters::default() };
    let online = || Filters { attendance: Some(Attendance::Online), ..Filters::default() };
    all.extend([
        ("is it free: yes", holds(forum, Field::Fee, free())),
        ("is it free: no", holds("global-expedition-japan-2027", Field::Fee, free())),
        ("may foreigners come: anyone may", holds(forum, Field::Eligibility, audience("foreign-residents"))),
        ("may youths come: yes", holds("youth-exchange-vladivostok-2027", Field::Eligibility, audience("youth"))),
        ("may children come: unsaid", holds("oda-training-fisheries-2027", Field::Eligibility, audience("children"))),
        ("is it online: no", holds(forum, Field::Venue, online())),
        ("is it online: yes", holds("mongolia-medical-seminar-2026", Field::Venue, online())),
        ("can I apply: yes", holds("mongolia-medical-seminar-2026", Field::HowToApply, open())),
        ("can I apply: no", holds(forum, Field::Deadline, open())),
        ("deadline, open", about("global-training-hcmc-transport-2026", Field::Deadline)),
        ("deadline, closed", about("global-training-cpsc-2026", Field::Deadline)),
        ("deadline, none", about("asean-week-2027", Field::Deadline)),
        ("running", about("global-training-cpsc-2026", Field::Start)),
        ("over", about("un-week-2026", Field::Start)),
        ("cancelled", about("camps-abroad-china-2027", Field::Start)),
        ("cancelled, its fee", about("busan-china-cultural-exchange-2026", Field::Fee)),
        ("postponed", about("oda-training-finance-2027", Field::Status)),
        ("postponed, no date", about("youth-exchange-vladivostok-2027", Field::Start)),
        ("standing", about("ngo-support-service", Field::Start)),
        ("standing, how", about("consulting-matching-service", Field::HowToApply)),
        ("no fee recorded", about("advisory-council", Field::Fee)),
        ("no limit", about("asean-week-2027", Field::Capacity)),
        ("abroad", about("busan-day-chicago-2027", Field::Start)),
        ("three cities", about("touring-arts-pool-2027", Field::Start)),
        ("online and on site", about("world-peace-forum-2026", Field::Venue)),
    ]);
    let wish = |intent, programs, filters| Question { programs, filters, ..ask(intent) };
    let conditions =
        |kinds: &[Kind]| Filters { kinds: kinds.to_vec(), places: vec![place("japan")], ..Filters::default() };
    all.extend([
        ("subscribe, program", wish(Intent::Subscribe, vec![id(forum)], Filters::default())),
        ("subscribe, over", wish(Intent::Subscribe, vec![id("un-week-2026")], Filters::default())),
        ("subscribe, conditions", wish(Intent::Subscribe, vec![], conditions(&[Kind::Exchange]))),
        ("subscribe, several", wish(Intent::Subscribe, vec![], conditions(&[Kind::Forum, Kind::Training]))),
        ("subscribe, all", wish(Intent::Subscribe, vec![], Filters::default())),
        ("unsubscribe, program", wish(Intent::Unsubscribe, vec![id(forum)], Filters::default())),
        ("unsubscribe, conditions", wish(Intent::Unsubscribe, vec![], conditions(&[Kind::Culture]))),
        ("unsubscribe, all", wish(Intent::Unsubscribe, vec![], Filters::default())),
    ]);
    for (name, courtesy) in [
        ("greeting", Courtesy::Greeting),
        ("abilities", Courtesy::Abilities),
        ("thanks", Courtesy::Thanks),
        ("goodbye", Courtesy::Goodbye),
    ] {
        all.push((name, Question { courtesy: Some(courtesy), ..ask(Intent::Help) }));
    }
    let choices = vec![id("global-expedition-japan-2027"), id("global-expedition-china-2027")];
    all.extend([
        ("human", ask(Intent::Human)),
        ("offtopic", ask(Intent::Offtopic)),
        ("faq", Question { faq: Some(0), ..ask(Intent::Faq) }),
        ("choices", Question { choices, ..ask(Intent::List) }),
        ("none, not understood", ask(Intent::None)),
    ]);
    all
}

fn lists(catalogue: &Catalogue, language: Language) -> Vec<(&'static str, Question)> {
    let id = |name: &str| program(catalogue, name);
    let place = |name: &str| catalogue.look_up_place(name).expect("a place of the sample");
    let list =
        |programs: Vec<ProgramIndex>, filters| Question { programs, filters, ..question(language, Intent::List) };
    let december = || Filters {
        interval: days((2026, 12, 1), (2027, 1, 1), "month"),
        kinds: vec![Kind::Exchange, Kind::Culture],
        fee: Some(Fee::Free),
        places: vec![place("japan"), place("china")],
        not_places: vec![place("seoul")],
        ..Filters::default()
    };
    let closing = Filters {
        interval: days((2026, 11, 23), (2026, 11, 30), "week"),
        by: Some(By::Deadline),
        languages: vec![Language::new("en")],
        attendance: Some(Attendance::Online),
        not_kinds: vec![Kind::Training],
        ..Filters::default()
    };
    let more = Filters {
        interval: days((2027, 1, 1), (2028, 1, 1), "year"),
        audience: vec!["university-students".to_owned()],
        topics: vec!["oda".to_owned()],
        abroad: Some(true),
        ..Filters::default()
    };
    let today = || Filters {
        interval: days((2026, 11, 22), (2026, 11, 23), "day"),
        by: Some(By::OpenNow),
        standing: true,
        ..Filters::default()
    };
    let everything = (0..13).collect();
    let mixed = vec![
        id("global-training-hcmc-transport-2026"),
        id("busan-china-cultural-exchange-2026"),
        id("busan-day-chicago-2027"),
        id("youth-exchange-vladivostok-2027"),
    ];
    let nothing = Question { filters: december(), ..question(language, Intent::None) };
    vec![
        ("list", list(mixed, december())),
        ("list of one", list(vec![id("un-week-2026")], closing)),
        ("list, picked", Question { pick: Some(Pick::MostUrgent), ..list(vec![id("advisory-council")], more) }),
        ("list, counted", Question { count: true, ..list(everything, Filters::default()) }),
        ("none", nothing.clone()),
        ("none, near", Question { filters: today(), suggestions: vec![id("advisory-council")], ..nothing }),
    ]
}

/// Whole cards for lists and one program; of the other answers the sentences and buttons, for the card is the same.
fn shown(name: &str, message: &Message) -> String {
    let whole =
        ["list", "list of one", "none, near", "overview", "postponed", "three cities", "choices"].contains(&name);
    let mut message = message.clone();
    let mut cards = 0;
    if !whole {
        message.blocks.retain(|block| {
            !matches!(block, Block::Card(_)) || {
                cards += 1;
                false
            }
        });
    }
    let mut out = plain::text(&message);
    if cards > 0 {
        let _ = write!(out, "\n[{cards} cards]");
    }
    let buttons = |all: &[Button]| all.iter().map(|it| format!("[{}]", it.label)).collect::<Vec<_>>().join(" ");
    for block in &message.blocks {
        if let Block::Card(card) = block {
            let date = card.date.as_ref().map(|leaf| format!("{} {} {}", leaf.month, leaf.day, leaf.weekday));
            let badge = card.deadline.as_ref().map(|badge| badge.text.clone());
            let _ = write!(
                out,
                "\n{:?} {:?} {}",
                date.unwrap_or_default(),
                badge.unwrap_or_default(),
                buttons(&card.buttons)
            );
        }
    }
    if !message.buttons.is_empty() {
        let _ = write!(out, "\n{}", buttons(&message.buttons));
    }
    out
}

#[test]
fn every_kind_of_answer_reads_well_in_every_language() {
    for language in TEXTS.languages() {
        let mut page = String::new();
        for (name, question) in questions(&SAMPLE, language) {
            let _ = writeln!(page, "### {name}\n{}\n", shown(name, &answered(&SAMPLE, &question)));
        }
        insta::assert_snapshot!(format!("answers-{language}"), page);
    }
}

/// Digit by digit, what a program's record says, and what is counted from it: dates on the clock of the place and at
/// home, money, places, days left, and the numbers in its own texts.
fn numbers_of(catalogue: &Catalogue, at: ProgramIndex) -> std::collections::BTreeSet<String> {
    use chrono::{Datelike, Timelike};
    let program = catalogue.program(at);
    let mut known = std::collections::BTreeSet::new();
    let mut add_text = |text: &str| known.extend(runs(text));
    let texts = [
        &program.title,
        &program.summary,
        &program.venue,
        &program.eligibility,
        &program.how_to_apply,
        &program.status_note,
    ];
    let sessions = program.sessions.iter().map(|session| &session.title);
    texts.into_iter().chain(sessions).flat_map(LocalizedText::iter).for_each(|(_, text)| add_text(text));
    program.apply_url.iter().chain(&program.contact).for_each(|text| add_text(text));
    for number in [program.fee_krw, program.capacity].into_iter().flatten() {
        add_text(&number.to_string());
        // Grouped, whatever stands between the groups.
        add_text(
            &number.to_string().as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect::<Vec<_>>().join(" "),
        );
    }
    let sessions = program.sessions.iter().flat_map(|session| [Some(session.starts), session.ends]);
    let dates = [
        program.starts,
        program.ends,
        program.previous_starts,
        program.previous_ends,
        program.apply_opens,
        program.apply_closes,
    ];
    for date in dates.into_iter().chain(sessions).flatten() {
        let home = catalogue.home_zone().from_utc_datetime(&date.naive_utc()).naive_local();
        for local in [date.naive_local(), home] {
            for number in [local.year().unsigned_abs(), local.month(), local.day(), local.hour(), local.minute()] {
                known.extend([number.to_string(), format!("{number:02}")]);
            }
        }
        let days = crate::answer::days_between(now(), date.to_utc(), catalogue.home_zone());
        known.insert(days.to_string());
    }
    known
}

fn runs(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned)
}

fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter_map(|word| word.find("http").map(|at| &word[at..]))
}

#[test]
fn no_answer_tells_a_date_fee_or_link_that_the_record_does_not() {
    const FIELDS: &[Field] = &[Field::Overview, Field::Deadline, Field::Fee, Field::HowToApply, Field::Capacity];
    for at in 0..SAMPLE.programs().len() as ProgramIndex {
        let known = numbers_of(&SAMPLE, at);
        for language in TEXTS.languages() {
            let voice = Voice::new(&TEXTS, language, &SAMPLE, now());
            let program = SAMPLE.program(at);
            // Weekdays ("Thứ 5") and names ("KOFICE 2") bring digits of their own.
            let mut known = known.clone();
            let names = [voice.organizer(&program.organizer), voice.days_left(1), voice.days_left(0)];
            names.iter().for_each(|name| known.extend(runs(name)));
            for &field in FIELDS {
                let question =
                    Question { field: Some(field), programs: vec![at], ..question(language, Intent::Detail) };
                let text = plain::text(&answered(&SAMPLE, &question));
                for number in runs(&text) {
                    assert!(known.contains(&number), "{language} {} {field}: {number} in\n{text}", program.id);
                }
                for url in urls(&text) {
                    assert_eq!(Some(url), program.apply_url.as_deref(), "{language} {} {field}", program.id);
                }
            }
        }
    }
}

#[test]
fn nothing_of_the_machinery_shows() {
    for language in TEXTS.languages() {
        for (name, question) in questions(&SAMPLE, language) {
            let message = answered(&SAMPLE, &question);
            let mut text = shown(name, &message);
            text.push_str(&format!("{message:?}"));
            let ours = text.replace("{ $title }", "");
            for mark in ["{$", "{ $", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}"] {
                assert!(!ours.contains(mark), "{language}, {name}: {mark:?} in\n{ours}");
            }
            assert!(!message.blocks.is_empty(), "{language}, {name}");
        }
    }
}

#[test]
fn every_button_can_be_pressed() {
    for language in TEXTS.languages() {
        for (name, question) in questions(&SAMPLE, language) {
            let message = answered(&SAMPLE, &question);
            let cards = message.blocks.iter().filter_map(|block| match block {
                Block::Card(card) => Some(&card.buttons),
                _ => None,
            });
            for button in cards.flatten().chain(&message.buttons) {
                assert!(!button.label.trim().is_empty(), "{language}, {name}");
                match &button.action {
                    Action::Ask(question) => assert!(!question.trim().is_empty()),
                    Action::Open(url) => assert!(url.starts_with("https://"), "{url}"),
                    Action::Press(press) => {
                        assert_eq!(crate::answer::Press::decode(&press.encode()).as_ref(), Some(press));
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_record_says_is_text_and_never_markup() {
    const HOSTILE: &str = "<script>alert(1)</script> *bold* [link](https://evil.example) @everyone { $title } \\n";
    let mut data = sample();
    let everywhere: LocalizedText = TEXTS.languages().map(|language| (language, HOSTILE)).collect();
    let forum = data.programs.iter_mut().find(|it| it.id == "busan-oda-forum-2027").expect("the sample has it");
    (forum.title, forum.summary, forum.venue) = (everywhere.clone(), everywhere.clone(), everywhere);
    let catalogue = Catalogue::new(data, None);
    for language in TEXTS.languages() {
        for (name, question) in questions(&catalogue, language).into_iter().filter(|(_, it)| it.programs.len() == 1) {
            let message = answered(&catalogue, &question);
            for block in &message.blocks {
                let inlines: Vec<&Inline> = match block {
                    Block::Paragraph(inlines) => inlines.iter().collect(),
                    Block::Card(card) => {
                        assert!(card.title == HOSTILE || card.program != "busan-oda-forum-2027", "{language}, {name}");
                        card.rows.iter().flat_map(|row| &row.value).collect()
                    }
                    Block::File(_) | Block::Call => Vec::new(),
                };
                for inline in inlines {
                    if let Inline::Link { url, .. } = inline {
                        assert!(url.starts_with("https://example.org/"), "{language}, {name}: {url}");
                    }
                }
            }
            if name == "overview" {
                assert!(plain::text(&message).matches(HOSTILE).count() >= 3, "{language}");
            }
        }
    }
}

#[test]
fn a_list_goes_on_where_it_stopped() {
    let all: Vec<ProgramIndex> = (0..23).collect();
    let question = Question { programs: all.clone(), ..question(Language::new("en"), Intent::List) };
    let mut told = Vec::new();
    let mut from = Some(0);
    while let Some(at) = from {
        let list = crate::answer::List::new(&question, at);
        assert!(list.shown.len() <= crate::answer::List::PAGE);
        told.extend(list.shown.iter().copied());
        from = list.next();
    }
    assert_eq!(told, all);
}
