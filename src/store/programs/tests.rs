use super::*;
use crate::on_both_engines;
use crate::program::change::diff;
use crate::program::{Faq, Language, Status, sample};
use crate::store::testing::TestDatabase;
use crate::store::{Error, Undone};

fn now() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().expect("an instant")
}

const MINA: Author<'_> = Author { who: "mina", how: "desk" };

/// The sample with a question answered by staff and a draft.
fn full() -> Dataset {
    let mut data = sample::dataset();
    data.faqs.push(Faq {
        id: "parking".to_owned(),
        phrasings: vec![(Language::new("ko"), vec!["주차 되나요?".to_owned(), "주차장 있어요?".to_owned()])],
        answer: [(Language::new("ko"), "건물 지하에 있습니다."), (Language::new("en"), "Below the building.")]
            .into_iter()
            .collect(),
        owner: Some("mina".to_owned()),
        expires: Some("2027-01-01T00:00:00+09:00".parse().expect("an instant")),
    });
    data.programs[0].draft = true;
    data
}

async fn save(store: &Store, change: impl FnOnce(&mut Dataset)) -> Result<Revision, Error> {
    let (old, read) = store.load_programs().await?;
    let mut new = old.clone();
    change(&mut new);
    store.save_programs(read, &new, &diff(&old, &new), MINA, now()).await
}

on_both_engines! {
    async fn what_is_saved_is_loaded_in_every_field_and_in_order(database: &TestDatabase) {
        let before = database.revision().await.expect("it answers");
        let after = save(database, |data| *data = full()).await.expect("it saves");
        assert!(after > before);
        let (data, revision) = database.again().await.load_programs().await.expect("it loads");
        assert_eq!(revision, after);
        assert_eq!(data, full());
        assert_eq!(diff(&data, &full()), [], "offsets of instants too");
    }

    async fn only_what_changed_is_written_and_it_keeps_its_place(database: &TestDatabase) {
        save(database, |data| *data = full()).await.expect("it saves");
        let expected = |data: &mut Dataset| {
            data.programs[3].status = Status::Cancelled;
            data.programs[3].sessions.clear();
            data.programs.remove(5);
            data.places.remove(2);
            data.faqs[0].owner = None;
        };
        save(database, expected).await.expect("it saves");
        let mut wanted = full();
        expected(&mut wanted);
        let (data, _) = database.load_programs().await.expect("it loads");
        assert_eq!(data, wanted);
    }

    async fn saving_nothing_moves_nothing(database: &TestDatabase) {
        let first = save(database, |data| *data = full()).await.expect("it saves");
        let second = save(database, |_| ()).await.expect("there is nothing to save");
        assert_eq!(first, second);
        assert_eq!(database.change_sets(None, 10).await.expect("it answers").len(), 1);
    }

    async fn who_saves_on_top_of_a_change_not_seen_is_told(database: &TestDatabase) {
        let (old, read) = database.load_programs().await.expect("it loads");
        save(database, |data| *data = full()).await.expect("it saves");
        let new = sample::dataset();
        let result = database.again().await.save_programs(read, &new, &diff(&old, &new), MINA, now()).await;
        assert!(matches!(result, Err(Error::Stale)), "{result:?}");
        assert_eq!(database.load_programs().await.expect("it loads").0, full());
    }

    async fn it_is_known_who_changed_what_and_when(database: &TestDatabase) {
        save(database, |data| *data = full()).await.expect("it saves");
        save(database, |data| data.programs[3].fee_krw = Some(12_345)).await.expect("it saves");
        let id = full().programs[3].id.clone();
        let sets = database.change_sets(Some((Subject::Program, &id)), 10).await.expect("it answers");
        assert_eq!(sets.len(), 2);
        assert_eq!((sets[0].who.as_str(), sets[0].how.as_str(), sets[0].records), ("mina", "desk", 1));
        assert_eq!(sets[0].at, now());
        let changes = database.changes_of(&sets[0].id).await.expect("it answers");
        let What::Changed(fields) = &changes[0].what else { panic!("{changes:?}") };
        assert_eq!((fields[0].field.as_str(), &fields[0].new), ("fee_krw", &12_345.into()));
        assert_eq!(database.change_sets(Some((Subject::Program, "unheard-of")), 10).await.expect("it answers"), []);
    }

    async fn a_save_is_taken_back_as_a_save_of_its_own(database: &TestDatabase) {
        save(database, |data| *data = full()).await.expect("it saves");
        save(database, |data| {
            data.programs[3].fee_krw = Some(12_345);
            data.programs.pop();
        })
        .await
        .expect("it saves");
        let set = database.change_sets(None, 1).await.expect("it answers").remove(0);
        let undone = database.undo_changes(&set.id, "jun", now()).await.expect("it answers");
        assert!(matches!(undone, Undone::Done(_)), "{undone:?}");
        assert_eq!(database.load_programs().await.expect("it loads").0, full());
        let latest = database.change_sets(None, 1).await.expect("it answers").remove(0);
        assert_eq!((latest.who.as_str(), latest.undoes.as_ref()), ("jun", Some(&set.id)));

        let again = database.undo_changes(&set.id, "jun", now()).await.expect("it answers");
        assert!(matches!(again, Undone::Conflicts(_)), "{again:?}");
        let unknown = database.undo_changes("unheard-of", "jun", now()).await.expect("it answers");
        assert!(matches!(unknown, Undone::Unknown), "{unknown:?}");
    }

    async fn a_value_that_makes_no_sense_is_named(database: &TestDatabase) {
        save(database, |data| *data = full()).await.expect("it saves");
        let id = &full().programs[3].id;
        execute!(database.write(), "update program set kind = 'party' where id = $1", id).expect("it writes");
        let error = database.load_programs().await.expect_err("there is no such kind");
        assert_eq!(error.to_string(), format!("kind of program “{id}” in the database cannot be read"));
    }
}

#[tokio::test]
async fn a_save_on_a_full_disk_is_not_half_there() {
    let database = TestDatabase::sqlite().await;
    execute!(database.write(), "pragma max_page_count = 60").expect("some more than it has now");
    let error = save(&database, |data| *data = full()).await.expect_err("there is no room");
    assert!(matches!(error, Error::Full), "{error}");
    let (data, revision) = database.load_programs().await.expect("it loads");
    assert_eq!((data, revision), (Dataset::default(), Revision(0)));
}
