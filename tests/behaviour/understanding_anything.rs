//! What holds for every message, whatever it says.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use naru::program::Kind;
use naru::understand::{Attendance, Fee, Intent, Memory, Question};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::support::questions::Asked;

static ASKED: LazyLock<Asked> = LazyLock::new(Asked::sample);

fn now() -> DateTime<Utc> {
    "2026-11-22T00:00:00Z".parse().expect("a moment")
}

fn ask(text: &str) -> Question {
    ASKED.ask(text, &mut Memory::default(), now())
}

/// All but the places in the text that words were read at.
fn meaning(text: &str) -> Question {
    Question { readings: Vec::new(), ..ask(text) }
}

/// Words of English questions; what is put together of them need make no sense.
const WORDS: &[&str] = &[
    "forums",
    "trainings",
    "in Busan",
    "with Japan",
    "free",
    "online",
    "next month",
    "in January",
    "for students",
    "about food",
    "the marathon",
    "how much",
    "when",
    "not",
    "or",
    "cancelled",
    "the second one",
    "remind me",
    "ODA",
    "volunteering",
    "until when",
    "in English",
    "for kids",
    "deadline",
    "soonest",
    "abroad",
    "Nagasaky",
    "UN week",
];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..7).prop_map(|words| words.join(" "))
}

/// Sentences of several scripts, as translators wrote them in the examples.
fn example() -> impl Strategy<Value = String> {
    static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        crate::support::questions::examples().iter().flat_map(|(_, examples)| examples.texts()).collect()
    });
    prop::sample::select(TEXTS.as_slice())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_question(text in any::<String>(), before in sentence()) {
        let mut memory = Memory::default();
        ASKED.ask(&before, &mut memory, now());
        let question = ASKED.ask(&text, &mut memory, now());
        prop_assert!(question.readings.iter().all(|reading| text.get(reading.span.clone()).is_some()));
    }

    #[test]
    fn composed_or_taken_apart_it_means_the_same(text in example()) {
        let composed: String = text.nfc().collect();
        let apart: String = text.nfd().collect();
        prop_assert_eq!(meaning(&composed), meaning(&apart));
    }

    #[test]
    fn the_width_of_letters_means_nothing(text in sentence()) {
        let wide: String = text
            .chars()
            .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c })
            .collect();
        prop_assert_eq!(meaning(&text), meaning(&wide));
    }

    #[test]
    fn a_final_question_mark_means_nothing(text in example()) {
        let bare = text.trim_end_matches(['?', '？', ' ']);
        prop_assert_eq!(meaning(bare), meaning(&format!("{bare}?")), "{}", bare);
    }

    #[test]
    fn a_condition_more_never_enlarges_a_list(
        kind in prop::sample::select(vec![Kind::Forum, Kind::Training, Kind::Exchange, Kind::Volunteering, Kind::Culture]),
        place in prop::sample::select(vec!["busan", "japan", "asean", "mongolia", "china"]),
        fee in prop::option::of(prop::sample::select(vec![Fee::Free, Fee::Paid])),
        attendance in prop::option::of(prop::sample::select(vec![Attendance::Online, Attendance::Onsite])),
    ) {
        let catalogue = ASKED.knowledge.catalogue();
        let mut filters = ask("trainings").filters;
        filters.kinds = vec![kind];
        let mut before = ASKED.knowledge.look_up(&filters, now());
        filters.places.extend(catalogue.look_up_place(place));
        let mut narrower = vec![ASKED.knowledge.look_up(&filters, now())];
        filters.fee = fee;
        narrower.push(ASKED.knowledge.look_up(&filters, now()));
        filters.attendance = attendance;
        narrower.push(ASKED.knowledge.look_up(&filters, now()));
        for list in narrower {
            prop_assert!(list.iter().all(|program| before.contains(program)));
            before = list;
        }
    }
}

#[test]
fn a_list_keeps_to_what_was_said() {
    let list = |text| {
        let question = ask(text);
        assert_eq!(question.intent, Intent::List, "{text}");
        question.programs
    };
    let all = list("which trainings are there?");
    for narrower in [
        "which trainings are there in Busan?",
        "which trainings are there online?",
        "which trainings are there for officials?",
    ] {
        assert!(list(narrower).iter().all(|program| all.contains(program)), "{narrower}");
    }
}

#[test]
fn what_is_said_in_ten_languages_gives_the_same_programs() {
    let asked = [
        ("en", "which forums are there?"),
        ("ko", "어떤 포럼이 있나요?"),
        ("zh-Hans", "有哪些论坛？"),
        ("zh-Hant", "有哪些論壇？"),
        ("ja", "どんなフォーラムがありますか？"),
        ("vi", "có những diễn đàn nào?"),
        ("id", "ada forum apa saja?"),
        ("ru", "какие есть форумы?"),
        ("es", "¿qué foros hay?"),
        ("mn", "ямар форумууд байна вэ?"),
    ];
    let english = ask(asked[0].1);
    for (language, text) in asked {
        let question = ask(text);
        assert_eq!(question.language.as_str(), language, "{text}");
        assert_eq!(ASKED.ids(&question.programs), ASKED.ids(&english.programs), "{text}");
    }
}
