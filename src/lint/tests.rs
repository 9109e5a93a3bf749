use super::*;
use crate::language::Languages;
use crate::program::{Faq, Instant, LocalizedText, Program, sample};

fn at(text: &str) -> Option<Instant> {
    Some(text.parse().expect("an instant"))
}

fn texts(pairs: &[(&'static str, &str)]) -> LocalizedText {
    pairs.iter().map(|(tag, text)| (Language::new(tag), *text)).collect()
}

/// What is found in the sample's places with these programs.
fn found(programs: Vec<Program>, change: impl FnOnce(&mut Dataset)) -> Vec<String> {
    let mut data = sample::dataset();
    data.programs = programs;
    change(&mut data);
    let grammars = Grammars::new(&Languages::embedded()).expect("a test reads the grammars");
    let now = "2026-11-22T00:00:00Z".parse().expect("an instant");
    let view = View { data: &data, home: None, languages: &[], grammars: &grammars, now };
    all(&view).iter().map(ToString::to_string).collect()
}

/// A sound program in Busan.
fn program(id: &str) -> Program {
    let sample = sample::dataset();
    let like = sample.programs.into_iter().find(|it| it.id == "un-week-2027").expect("it is in the sample");
    Program {
        id: id.to_owned(),
        starts: at("2027-05-12T14:00:00+09:00"),
        ends: at("2027-05-12T18:00:00+09:00"),
        apply_opens: at("2027-04-01T09:00:00+09:00"),
        apply_closes: at("2027-05-01T18:00:00+09:00"),
        title: texts(&[("ko", "교류의 날"), ("en", "Day of exchange")]),
        summary: LocalizedText::default(),
        eligibility: LocalizedText::default(),
        how_to_apply: LocalizedText::default(),
        sessions: Vec::new(),
        ..like
    }
}

fn of_one(change: impl FnOnce(&mut Program)) -> Vec<String> {
    let mut one = program("a");
    change(&mut one);
    found(vec![one], |_| ())
}

#[test]
fn a_sound_program_gives_nothing() {
    assert_eq!(of_one(|_| ()), Vec::<String>::new());
}

#[test]
fn nothing_in_the_sample_is_wrong_or_doubtful() {
    let sample = sample::dataset();
    let found = found(sample.programs, |_| ());
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn dates_that_cannot_be_are_found() {
    let check = |change: fn(&mut Program), expected: &str| {
        assert_eq!(of_one(change), [format!("wrong: program “a”: {expected}")]);
    };
    check(
        |it| it.ends = at("2027-05-12T13:00:00+09:00"),
        "ends before it starts: ends 2027-05-12 13:00+09:00 lies before starts 2027-05-12 14:00+09:00",
    );
    check(
        |it| it.apply_opens = at("2027-05-02T09:00:00+09:00"),
        "applications close before they open: apply_closes 2027-05-01 18:00+09:00 lies before apply_opens 2027-05-02 09:00+09:00",
    );
    check(
        |it| it.apply_closes = at("2027-05-12T18:01:00+09:00"),
        "applications are taken after it is over: ends 2027-05-12 18:00+09:00 lies before apply_closes 2027-05-12 18:01+09:00",
    );
    check(
        |it| it.starts = at("2027-05-12T14:00:00+07:00"),
        "starts 2027-05-12 14:00+07:00 has the offset +07:00, and clocks in Asia/Seoul show +09:00 then",
    );
}

#[test]
fn an_event_abroad_is_in_its_own_time_or_in_homes() {
    let abroad = |starts: &str| {
        of_one(|it| {
            it.places = vec!["shanghai".to_owned()];
            (it.starts, it.ends) = (at(starts), None);
        })
    };
    assert_eq!(abroad("2027-05-12T14:00:00+08:00"), Vec::<String>::new());
    assert_eq!(abroad("2027-05-12T14:00:00+09:00"), Vec::<String>::new());
    assert!(abroad("2027-05-12T14:00:00+02:00")[0].contains("clocks in Asia/Shanghai show +08:00"));
}

#[test]
fn ids_that_lead_nowhere_are_found() {
    let found = of_one(|it| it.places = vec!["bussan".to_owned()]);
    assert_eq!(found, ["wrong: program “a”: places: there is no place “bussan”; did you mean busan?"]);
}

#[test]
fn the_same_program_twice_is_found_across_languages() {
    let twice = |change: fn(&mut Program)| {
        let mut other = program("b");
        change(&mut other);
        found(vec![program("a"), other], |_| ()).len()
    };
    assert_eq!(twice(|it| it.title = texts(&[("en", "Day of Exchanges")])), 1, "a similar title");
    assert_eq!(twice(|it| it.title = texts(&[("ja", "交流の日")])), 1, "another language, and all else the same");
    assert_eq!(twice(|it| it.title = texts(&[("en", "Night of the volunteers")])), 0, "another title");
    let other_day = |it: &mut Program| {
        it.starts = at("2027-05-11T14:00:00+09:00");
        it.title = texts(&[("en", "Day of exchange")]);
    };
    assert_eq!(twice(other_day), 0, "another day");
}

#[test]
fn versions_that_contradict_each_other_are_found() {
    let summary = |pairs: &[(&'static str, &str)]| of_one(|it| it.summary = texts(pairs));
    let found = summary(&[("ko", "정원은 50명입니다."), ("en", "There are 60 seats."), ("ja", "定員は50名です。")]);
    assert_eq!(
        found,
        [
            "doubtful: program “a”: summary: en has the number 6, ja has 5",
            "doubtful: program “a”: summary: en has the number 6, ko has 5"
        ]
    );
    let found = summary(&[("ko", "5월 12일에 엽니다."), ("en", "It opens on 13 May.")]);
    assert!(found.len() == 1 && found[0].contains("has the date 2027-05-13, ko has 2027-05-12"), "{found:?}");
}

#[test]
fn versions_that_only_say_it_otherwise_are_not() {
    let sound = |pairs: &[(&'static str, &str)]| {
        assert_eq!(of_one(|it| it.summary = texts(pairs)), Vec::<String>::new());
    };
    sound(&[("ko", "7일 동안 엽니다."), ("en", "It is open for seven days.")]);
    sound(&[("ko", "참가비는 3만 원입니다."), ("en", "The fee is 30,000 won."), ("vi", "Phí là 30.000 won.")]);
    sound(&[("ko", "10월 24일까지"), ("en", "until 24 October"), ("es", "hasta el 24 de octubre")]);
    sound(&[
        ("ko", "3월 8~19일에서 11월 29일~12월 10일로"),
        ("en", "Moved from 8–19 March to 29 November–10 December"),
    ]);
    sound(&[("ko", "만 14~18세"), ("en", "aged 14 to 18")]);
}

#[test]
fn an_expired_answer_is_told_with_its_owner() {
    let faq = Faq {
        id: "parking".to_owned(),
        phrasings: Vec::new(),
        answer: texts(&[("ko", "지하")]),
        owner: Some("mina".to_owned()),
        expires: at("2026-11-01T00:00:00+09:00"),
    };
    let found = found(Vec::new(), |data| data.faqs.push(faq));
    assert_eq!(found, ["doubtful: faq “parking”: expired, and is given no longer; mina is to renew it"]);
}

#[test]
fn missing_translations_are_a_line_a_language() {
    let data = sample::dataset();
    let grammars = Grammars::new(&Languages::embedded()).expect("a test reads the grammars");
    let now = "2026-11-22T00:00:00Z".parse().expect("an instant");
    let languages = [Language::new("ko"), Language::new("mn")];
    let mut found = Vec::new();
    translations::check(&View { data: &data, home: None, languages: &languages, grammars: &grammars, now }, &mut found);
    assert!(found.len() <= 2 && found.iter().any(|it| it.message.starts_with("mn lacks ")), "{found:?}");
}
