//! That each question on Telegram gets its answer: once, in order, in time, and where it was asked.

use chrono::Duration;
use naru::channel::telegram::NAME;
use naru::clock::Clock;
use naru::config::DoubtfulAnswers;
use naru::sandbox::faults::Fault;
use naru::sandbox::telegram::ChatKind;
use serde_json::json;

use crate::support::telegram::{ANNA, GROUP, PATIENCE, TestBot, Town};

const BAO: i64 = 1_003;
const SMALL: i64 = -55;
const GROWN: i64 = -100_555;
/// A send that takes far longer than anything else; the clock is moved past it when it has served.
const STUCK: Fault = Fault::Slow { ms: 3_600_000 };

async fn opened() -> TestBot {
    Town::new().await.opens().await
}

/// Anna's next answer is on its way to Telegram and does not get there.
async fn stuck(bot: &TestBot, deed: impl FnOnce()) {
    bot.settles().await;
    bot.wait(Duration::seconds(30));
    bot.town.telegram().faults().order([STUCK]);
    deed();
    let begun = async {
        while bot.town.telegram().faults().to_come() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, begun).await.expect("it is sent");
}

#[tokio::test]
async fn what_never_arrived_is_sent_again_and_nobody_waits_in_vain() {
    let bot = opened().await;
    bot.settles().await;
    for fault in [Fault::HtmlPage, Fault::ServerError, Fault::TooMany { retry_after: 1 }] {
        bot.town.wait(Duration::seconds(60));
        let before = bot.town.heard(ANNA).len();
        // The first call after the question is the answer.
        bot.town.telegram().faults().order([fault]);
        bot.wait(Duration::zero());
        bot.town.telegram().say(ANNA, None, "/help");
        let mut waited = 0;
        while bot.town.heard(ANNA).len() == before {
            // Waits of the pace pass as soon as they begin.
            bot.wait(Duration::milliseconds(100));
            tokio::task::yield_now().await;
            waited += 1;
            assert!(waited < 1_000_000, "{fault:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_may_have_arrived_is_not_given_twice() {
    let bot = opened().await;
    bot.settles().await;
    bot.town.telegram().faults().order([Fault::CutAfter]);
    bot.says(ANNA, "/help").await;
    bot.stays_silent(ANNA, || ()).await;
    assert_eq!(bot.town.texts(ANNA).len(), 1);
    // Where the line was cut too early it looks the same from here, and is left as well.
    bot.wait(Duration::seconds(30));
    let cut = bot.town.sandbox.ledger.answers_with(0);
    bot.town.telegram().faults().order([Fault::CutBefore]);
    bot.town.telegram().say(ANNA, None, "/help");
    bot.town.until("the line is cut", |town| (town.sandbox.ledger.answers_with(0) > cut).then_some(())).await;
    bot.stays_silent(ANNA, || ()).await;
    let store = bot.app.store.clone();
    let known = async {
        while store.doubtful_answers().await.expect("an answer") != 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::support::telegram::PATIENCE, known).await.expect("both are known as doubtful");
}

#[tokio::test]
async fn an_operator_may_have_doubtful_answers_repeated() {
    let bot = Town::new().await.opens_with(|config| config.telegram.doubtful_answers = DoubtfulAnswers::Repeat).await;
    bot.settles().await;
    bot.town.telegram().faults().order([Fault::CutAfter]);
    bot.says(ANNA, "/help").await;
    bot.town.until("the repeat", |town| (town.texts(ANNA).len() == 2).then_some(())).await;
    bot.town.telegram().faults().order([Fault::CutBefore]);
    bot.says(ANNA, "/help").await;
}

#[tokio::test]
async fn a_chats_questions_are_answered_in_order_and_nobody_waits_behind_another() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.add_chat(BAO, ChatKind::Private, "Bao");
    stuck(&bot, || {
        telegram.say(ANNA, None, "/help");
    })
    .await;
    telegram.say(ANNA, None, "/privacy");
    telegram.say(ANNA, None, "/deadlines");
    // Bao asked last and is answered first.
    let help = bot.says(BAO, "/help").await;
    assert_eq!(bot.town.texts(ANNA), [""; 0]);
    bot.wait(Duration::hours(2));
    let answers = bot.town.until("three answers", |town| Some(town.texts(ANNA)).filter(|it| it.len() == 3)).await;
    assert_eq!(answers[0], help);
    assert!(answers[1].contains("/mydata") && !answers[2].contains("/mydata"), "{answers:?}");
}

#[tokio::test]
async fn a_press_is_answered_within_two_seconds_though_the_chat_waits_for_something_else() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    bot.says(ANNA, "/upcoming").await;
    let (message, _) = bot.town.last(ANNA);
    let (_, button) = bot.town.buttons(ANNA).remove(0);
    let data = button["callback_data"].as_str().expect("a press").to_owned();
    stuck(&bot, || {
        telegram.say(ANNA, None, "/help");
    })
    .await;
    let heard = bot.town.heard(ANNA).len();
    let pressed_at = bot.town.clock.now();
    telegram.press(ANNA, message, &data);
    let answered = |town: &Town| {
        let all = town.sandbox.ledger.requests();
        all.into_iter().find(|it| it.what == "answercallbackquery").map(|it| it.at)
    };
    let answered = bot.town.until("the press is answered", answered).await;
    assert!(answered - pressed_at <= Duration::seconds(2), "{}", answered - pressed_at);
    assert_eq!(bot.town.heard(ANNA).len(), heard, "what it asks for comes in its turn");
    bot.wait(Duration::hours(2));
    bot.town.until("both", |town| (town.heard(ANNA).len() == heard + 2).then_some(())).await;
    assert_eq!(bot.town.calls("answercallbackquery").len(), 1);
}

#[tokio::test]
async fn a_sign_of_writing_is_shown_when_an_answer_takes_longer_than_300_ms() {
    let bot = opened().await;
    bot.says(ANNA, "/help").await;
    assert_eq!(bot.town.calls("sendchataction").len(), 0, "what is quick needs none");
    stuck(&bot, || {
        bot.town.telegram().say(ANNA, None, "/help");
    })
    .await;
    let asked_at = bot.town.clock.now();
    let typing = |town: &Town| {
        let all = town.sandbox.ledger.requests();
        all.into_iter().find(|it| it.what == "sendchataction").map(|it| it.at)
    };
    let typing = bot.town.until("the sign", typing).await;
    assert!(typing - asked_at >= Duration::milliseconds(300), "{}", typing - asked_at);
    assert_eq!(bot.town.calls("sendchataction")[0]["action"], "typing");
    bot.wait(Duration::hours(2));
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_keeps_all_that_hangs_on_it() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.add_chat(SMALL, ChatKind::Group, "Small");
    bot.answer_to(SMALL, || telegram.say(SMALL, Some(ANNA), "/start")).await;
    let known = |chat: i64| {
        let store = bot.app.store.clone();
        async move { store.look_up_address(NAME, &chat.to_string(), None).await.expect("an answer") }
    };
    let before = known(SMALL).await.expect("it is known").id;
    telegram.migrate(SMALL, GROWN);
    bot.answer_to(GROWN, || telegram.say(GROWN, Some(ANNA), "/upcoming")).await;
    assert_eq!(known(GROWN).await.map(|it| it.id), Some(before));
    assert_eq!(known(SMALL).await, None);
}

#[tokio::test]
async fn the_one_answer_that_met_a_chat_on_its_way_to_a_new_number_is_sent_there_once() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.add_chat(SMALL, ChatKind::Group, "Small");
    telegram.make_admin(SMALL, ANNA);
    bot.answer_to(SMALL, || telegram.say(SMALL, Some(ANNA), "/agenda")).await;
    bot.stays_silent(SMALL, || ()).await; // until the list is pinned and kept
    let store = &bot.app.store;
    let before = store.agendas(bot.town.clock.now()).await.expect("an answer");
    assert_eq!(before.len(), 1);
    // The group grows up while it is being answered: no word of that comes before the refusal of the answer.
    telegram.add_chat(GROWN, ChatKind::Supergroup, "Small");
    bot.wait(Duration::seconds(30));
    telegram.say(SMALL, Some(ANNA), "/deadlines");
    telegram.with_chat(SMALL, |chat| chat.migrated_to = Some(GROWN));
    bot.town.until("the answer", |town| town.texts(GROWN).pop()).await;
    bot.stays_silent(GROWN, || ()).await;
    assert_eq!(bot.town.texts(GROWN).len(), 1);
    let after = store.agendas(bot.town.clock.now()).await.expect("an answer");
    assert_eq!(after.iter().map(|it| it.chat.clone()).collect::<Vec<_>>(), [GROWN.to_string()]);
    assert_eq!(store.managed_by(&ANNA.to_string(), 9).await.expect("an answer"), [GROWN.to_string()]);
    assert_eq!(store.look_up_address(NAME, &SMALL.to_string(), None).await.expect("an answer"), None);
}

#[tokio::test]
async fn a_group_that_asks_too_much_is_told_so_once_and_a_person_in_it_as_well() {
    let bot = Town::new()
        .await
        .opens_with(|config| (config.telegram.person_burst, config.telegram.person_per_minute) = (2, 1))
        .await;
    let telegram = bot.town.telegram();
    let asks = |member: i64| {
        telegram.post(
            GROUP,
            Some(member),
            json!({ "text": "/upcoming", "entities": [{ "type": "bot_command", "offset": 0, "length": 9 }] }),
        );
    };
    let told = |town: &Town| town.texts(GROUP).iter().filter(|it| it.contains("a lot at once")).count();
    // One person: two answers and a notice; the others are heard all the same.
    (0..4).for_each(|_| asks(ANNA));
    bot.town.until_later("a notice", Duration::seconds(1), |town| (told(town) == 1).then_some(())).await;
    assert_eq!(bot.town.texts(GROUP).len(), 3, "{:?}", bot.town.texts(GROUP));
    // The group as a whole has six times as much, and a little more in the time that the answers take.
    (0..30).for_each(|n| asks(5_000 + n));
    bot.town.until_later("the group's notice", Duration::seconds(1), |town| (told(town) == 2).then_some(())).await;
    bot.stays_silent(GROUP, || ()).await;
    let answers = bot.town.texts(GROUP).len() - 2;
    assert!((12..25).contains(&answers), "{answers} answers to 34 questions");
}
