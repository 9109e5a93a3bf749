//! What is kept about people, shown and forgotten.

use naru::desk::Command;
use naru::language::Languages;
use naru::render::Block;

use crate::on_both_engines;
use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, person, text};

on_both_engines! {
    async fn everything_kept_is_shown_word_for_word(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        let nothing = app.orders(&anna, Command::Mydata, "").await;
        assert!(text(&nothing).contains("Nothing is kept"), "{}", text(&nothing));
        app.says(&anna, "When is the Busan ODA Forum?").await;
        let data = app.orders(&anna, Command::Mydata, "").await;
        assert!(text(&data).contains("Your questions: 1"), "{}", text(&data));
        let file = data.messages[0].blocks.iter().find_map(|block| match block {
            Block::File(file) => Some(String::from_utf8(file.bytes.to_vec()).unwrap()),
            _ => None,
        });
        assert!(file.as_ref().is_some_and(|it| it.contains("When is the Busan ODA Forum?")), "{file:?}");
    }

    async fn forgetting_is_done_when_the_call_returns(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        app.says(&anna, "When is the Busan ODA Forum?").await;
        app.orders(&anna, Command::Feedback, "Well done").await;
        let asked = app.orders(&anna, Command::Forget, "").await;
        assert!(app.store.look_up_address("telegram", "7", None).await.unwrap().is_some(), "it asks first");
        let done = app.presses(&anna, &asked, "Yes").await;
        assert!(text(&done).contains("deleted"), "{}", text(&done));
        assert_eq!(app.store.look_up_address("telegram", "7", None).await.unwrap(), None);
        assert_eq!(app.store.look_up_person("telegram", "7").await.unwrap(), None);
        assert_eq!(app.store.open_feedback(10).await.unwrap(), vec![]);
        app.desk.write_records().await.unwrap();
        assert_eq!(app.store.look_up_address("telegram", "7", None).await.unwrap(), None, "nothing comes back");
    }

    async fn questions_are_counts_after_thirty_days(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        app.says(&anna, "When is the Busan ODA Forum?").await;
        app.desk.write_records().await.unwrap();
        let address = app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        let now = crate::support::desk::start();
        app.store.drop_old(now + chrono::Duration::days(29), 30, 30).await.unwrap();
        assert_eq!(app.store.kept_of(&address.id).await.unwrap().questions.len(), 1);
        app.store.drop_old(now + chrono::Duration::days(30), 30, 30).await.unwrap();
        let kept = app.store.kept_of(&address.id).await.unwrap();
        assert_eq!((kept.questions.len(), kept.told), (0, 0));
        assert_eq!(app.store.question_counts().await.unwrap(), [("2026-11-22".to_owned(), 1)]);
    }

    async fn a_group_member_who_is_forgotten_leaves_the_group_as_it_is(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let mut anna = person("-9", "en");
        (anna.kind, anna.person) = (naru::person::ChatKind::Group, Some("7".to_owned()));
        app.orders(&anna, Command::Start, "").await;
        let asked = app.orders(&anna, Command::Forget, "").await;
        app.presses(&anna, &asked, "Yes").await;
        assert!(app.store.look_up_address("telegram", "-9", None).await.unwrap().is_some());
    }

    async fn two_chats_of_one_person_become_one_by_a_code(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let telegram = person("7", "en");
        let discord = naru::channel::Who::private("discord", "70", None);
        app.orders(&telegram, Command::Language, "ko").await;
        let given = app.orders(&telegram, Command::Link, "").await;
        let said = text(&given);
        let code: String = said.split_whitespace().find(|it| it.len() == 8 && it.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())).map(str::to_owned)
            .unwrap_or_else(|| said.chars().skip_while(|c| !c.is_ascii_uppercase() && !c.is_ascii_digit()).take(8).collect());
        app.orders(&discord, Command::Start, "").await;
        app.orders(&discord, Command::Link, &code).await;
        let address = app.store.look_up_address("discord", "70", None).await.unwrap().unwrap();
        assert_eq!(address.languages, [naru::language::Language::new("ko")], "{said}");
    }
}

#[tokio::test]
async fn privacy_is_explained_in_every_language() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    let mut said = Vec::new();
    for locale in Languages::embedded().iter() {
        let who = naru::channel::Who { chosen: Some(locale.tag), ..person("7", "en") };
        let reply = app.orders(&who, Command::Privacy, "").await;
        assert_eq!(reply.language, locale.tag);
        assert!(text(&reply).contains("/forget") && text(&reply).contains("30"), "{}", text(&reply));
        said.push(text(&reply));
    }
    said.sort();
    said.dedup();
    assert_eq!(said.len(), 10);
}
