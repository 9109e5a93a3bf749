//! One question, one true answer: the fact first, in the asker's language, and nothing that is not recorded.

use naru::answer::{Answer, Press};
use naru::person::Wish;
use naru::render::{Action, Block};

use crate::support::conversation::{Talk, first, text};

#[track_caller]
fn says(question: &str, expected: &str) {
    assert_eq!(first(&Talk::sample().ask(question)), expected, "{question}");
}

#[test]
fn the_asked_fact_comes_first() {
    says(
        "When does Busan Day in Chicago begin?",
        "“Busan Day in Chicago 2027” takes place on Sat, 12 June 2027, 11:00–17:00 (Chicago Time); begins Sun, 13 June, \
         01:00 (Korean Time).",
    );
    says("부산 ODA 포럼 정원이 몇 명이에요?", "“2027 부산 ODA 포럼” 정원은 300명입니다.");
    says("釜山ODA论坛的主办方是谁？", "“2027釜山ODA论坛”的主办方是釜山国际交流财团（BFIC）。");
}

#[test]
fn yes_or_no_comes_before_the_fact() {
    says("Is the Busan ODA forum free?", "Yes. “Busan ODA Forum 2027” is free of charge.");
    says("부산 ODA 포럼 무료예요?", "네. “2027 부산 ODA 포럼” 참가비는 무료입니다.");
    says("글로벌 원정대 일본은 무료예요?", "아니요. “2027 부산 글로벌 원정대: 일본” 참가비는 350,000원입니다.");
    says(
        "Is the Mongolia medical seminar online?",
        "Yes. “Mongolia-Busan Online Medical Seminar 2026” is held online.",
    );
    says("釜山ODAフォーラムは無料ですか？", "はい。「2027釜山ODAフォーラム」の参加費は無料です。");
}

#[test]
fn a_deadline_says_how_long_is_left_in_the_languages_own_habit() {
    let ask = |question| first(&Talk::sample().ask(question));
    assert!(ask("Until when can I apply for the global expedition to China?").contains("5 days left (D-5)"));
    assert!(ask("글로벌 원정대 중국 신청 마감이 언제예요?").contains("D-5"));
    assert!(ask("釜山全球远征队中国的报名截止日期是什么时候？").contains("还剩5天"));
}

#[test]
fn a_cancelled_program_says_so_first() {
    let ask = |question| first(&Talk::sample().ask(question));
    assert!(ask("When is the Beijing winter camp?").contains("has been cancelled"));
    assert!(ask("베이징 겨울 캠프 언제예요?").contains("취소되었습니다"));
    assert!(ask("北京冬令营是什么时候？").contains("已取消"));
}

#[test]
fn a_list_shows_what_was_understood_and_how_many_there_are() {
    let ask = |question| text(&Talk::sample().ask(question));
    let english = ask("Which forums are coming up?");
    assert!(english.starts_with("Forums\n\nI found 3 programs.\n\n"), "{english}");
    let korean = ask("어떤 포럼이 열려요?");
    assert!(korean.starts_with("포럼\n\n프로그램 3건을 찾았습니다.\n\n"), "{korean}");
    let chinese = ask("近期有哪些论坛？");
    assert!(chinese.contains("论坛\n\n找到3个项目。\n\n"), "{chinese}");
}

#[test]
fn how_many_is_answered_with_the_number_first() {
    says("How many trainings are there?", "13 programs.");
    says("교육이 몇 개 있어요?", "모두 13건입니다.");
    says("一共有几个培训？", "共有13个项目。");
}

#[test]
fn a_long_list_is_told_ten_at_a_time() {
    let mut talk = Talk::sample();
    let reply = talk.ask("How many trainings are there?");
    let cards = |reply: &naru::conversation::Reply| {
        reply.message.blocks.iter().filter(|block| matches!(block, Block::Card(_))).count()
    };
    assert_eq!(cards(&reply), 10);
    let more = reply.message.buttons.iter().find_map(|button| match &button.action {
        Action::Press(press @ Press::More(_)) => Some(press.clone()),
        _ => None,
    });
    let rest = talk.press(&more.expect("there is more"), "en").expect("the list is remembered");
    assert_eq!(cards(&rest), 3);
    assert!(rest.message.buttons.is_empty());
}

#[test]
fn what_is_not_there_is_said_plainly() {
    let ask = |question| Talk::sample().ask(question);
    for (question, plainly) in [
        ("Are there any forums in Seoul in March 2031?", "I found no program for this."),
        ("2031년 3월에 하는 포럼 있어요?", "조건에 맞는 프로그램을 찾지 못했습니다."),
        ("2031年3月有论坛吗？", "没有找到符合条件的项目。"),
    ] {
        let reply = ask(question);
        assert!(matches!(reply.answer, Answer::None(_)), "{question}: {}", text(&reply));
        assert!(text(&reply).contains(plainly), "{question}: {}", text(&reply));
    }
}

#[test]
fn a_wish_to_be_told_is_confirmed_by_one_press() {
    for (question, language) in [
        ("Please remind me of the Busan ODA forum", "en"),
        ("부산 ODA 포럼 알림 받고 싶어요", "ko"),
        ("请提醒我釜山ODA论坛", "zh-Hans"),
    ] {
        let reply = Talk::sample().ask(question);
        let wish = Wish { program: Some("busan-oda-forum-2027".to_owned()), ..Wish::default() };
        assert_eq!(reply.wish(), Some(&wish), "{question}: {}", text(&reply));
        assert_eq!(reply.message.language.as_str(), language);
        let yes = Action::Press(Press::Remind("busan-oda-forum-2027".to_owned()));
        assert!(reply.message.buttons.iter().any(|button| button.action == yes), "{question}");
    }
}

#[test]
fn a_person_is_reached_at_the_recorded_address() {
    for question in ["I want to talk to a person", "상담원이랑 얘기하고 싶어요", "我想找人工客服"] {
        let reply = Talk::sample().ask(question);
        assert!(text(&reply).contains("info@example.org"), "{question}: {}", text(&reply));
    }
}

#[test]
fn the_questions_that_a_greeting_offers_have_answers() {
    let mut talk = Talk::sample();
    for language in talk.languages() {
        talk.forget();
        let reply = talk.ask_in("hello", language);
        assert!(matches!(reply.answer, Answer::Help(_)), "{language}");
        let offered: Vec<String> = reply.message.buttons.iter().map(|button| button.label.clone()).collect();
        assert_eq!(offered.len(), 3, "{language}");
        for question in offered {
            talk.forget();
            let reply = talk.ask(&question);
            let answered = matches!(reply.answer, Answer::List(_) | Answer::Detail(_));
            assert!(answered, "{language}: {question}: {}", text(&reply));
            assert_eq!(reply.message.language, language, "{question}");
        }
    }
}
