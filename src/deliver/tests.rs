//! What happens to a single round when the disk is full; `tests/behaviour/trouble.rs` has a full disk beneath a whole
//! service, and what else a machine may do to it.

#[path = "../../tests/support/delivery.rs"]
#[expect(dead_code, reason = "the behaviour tests use the rest of it")]
mod support;

use self::support::{Post, Scripted};
use crate::notify::delivery::DeliveryState;
use crate::store::Error;
use crate::store::testing::TestDatabase;

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_is_lost_or_doubled() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Scripted::default());
    let mut to = Vec::new();
    for n in 0..200 {
        to.push(post.person(&n.to_string()).await);
    }
    post.drain().await;
    let planned = post.plan("forum", &to, |_| {}).await;
    // Not a page more: what a claim adds to its row finds no room.
    database.allow_pages(Some(0)).await.expect("it answers");
    assert!(matches!(post.sender.drain().await.map_err(|error| matches!(error.cause(), Error::Full)), Err(true)));
    assert_eq!(post.channel.sent().len(), 0, "nothing leaves that cannot be recorded");
    database.allow_pages(None).await.expect("it answers");
    post.drain().await;
    let report = database.notice_report(&planned.notice_id).await.expect("a report");
    assert_eq!((report.of(DeliveryState::Sent), post.channel.sent().len()), (200, 200));
}
