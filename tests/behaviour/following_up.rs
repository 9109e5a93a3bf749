//! A question that leans on the one before, and one that does not.

use naru::answer::Answer;

use crate::support::conversation::{Talk, first, text};

#[test]
fn a_bare_question_is_about_the_program_just_talked_about() {
    for (opening, follow, expected) in [
        ("When is the Busan ODA forum?", "Is it free?", "Yes. “Busan ODA Forum 2027” is free of charge."),
        ("부산 ODA 포럼 언제예요?", "무료예요?", "네. “2027 부산 ODA 포럼” 참가비는 무료입니다."),
        ("釜山ODA论坛是什么时候？", "在哪里举行？", "“2027釜山ODA论坛”的举办地点是釜山市政府国际会议厅。"),
    ] {
        let mut talk = Talk::sample();
        talk.ask(opening);
        assert_eq!(first(&talk.ask(follow)), expected, "{opening} {follow}");
    }
}

#[test]
fn a_condition_named_anew_replaces_the_one_of_its_sort() {
    for (opening, follow) in [
        ("Which trainings are there in April 2027?", "And in May?"),
        ("2027년 4월에 하는 교육 있어요?", "5월에는요?"),
        ("2027年4月有哪些培训？", "那5月呢？"),
    ] {
        let mut talk = Talk::sample();
        let before = talk.ask(opening);
        let after = talk.ask(follow);
        assert_eq!(after.question.filters.kinds, before.question.filters.kinds, "{follow}: {}", text(&after));
        assert_ne!(talk.ids(&after), talk.ids(&before), "{follow}");
        assert_eq!(after.message.language, before.message.language, "{follow}");
    }
}

#[test]
fn the_second_one_counts_in_the_list_just_given() {
    for (opening, follow) in [
        ("Which forums are coming up?", "Tell me about the second one"),
        ("어떤 포럼이 열려요?", "두 번째 거 자세히 알려주세요"),
        ("近期有哪些论坛？", "第二个是什么？"),
    ] {
        let mut talk = Talk::sample();
        let list = talk.ask(opening);
        let second = talk.ids(&list)[1].clone();
        let detail = talk.ask(follow);
        assert!(matches!(detail.answer, Answer::Detail(_)), "{follow}: {}", text(&detail));
        assert_eq!(talk.ids(&detail), [second], "{follow}");
    }
}

#[test]
fn after_ten_minutes_nothing_is_remembered() {
    let mut talk = Talk::sample();
    talk.ask("When is the Busan ODA forum?");
    talk.wait(11);
    let reply = talk.ask("Is it free?");
    assert_ne!(talk.ids(&reply), ["busan-oda-forum-2027"]);
}

#[test]
fn thanks_do_not_end_the_conversation() {
    let mut talk = Talk::sample();
    talk.ask("부산 ODA 포럼 언제예요?");
    assert!(matches!(talk.ask("감사합니다").answer, Answer::Help(_)));
    let reply = talk.ask("어디서 해요?");
    assert_eq!(talk.ids(&reply), ["busan-oda-forum-2027"], "{}", text(&reply));
}
