//! Pushes Telegram updates to the bot's webhook, one at a time and in order, as the real API does for one connection.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::telegram::Telegram;

/// Waits between tries grow like this; the real API's are longer, which a rehearsal need not sit through.
const WAITS_MS: [u64; 5] = [100, 300, 1_000, 3_000, 10_000];
/// An answer that takes longer is taken for none, and the update is delivered again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs until `stop`.
pub async fn run(telegram: Telegram, http: reqwest::Client, stop: CancellationToken) {
    let mut failures = 0;
    loop {
        let waiting = telegram.webhook().zip(telegram.first_update());
        let Some((webhook, (id, update))) = waiting else {
            tokio::select! {
                () = stop.cancelled() => return,
                () = telegram.changed() => continue,
            }
        };
        let mut request = http.post(&webhook.url).timeout(PATIENCE).json(&update);
        if let Some(secret) = &webhook.secret {
            request = request.header("x-telegram-bot-api-secret-token", secret);
        }
        let answer = tokio::select! {
            () = stop.cancelled() => return,
            answer = request.send() => answer,
        };
        if answer.is_ok_and(|it| it.status().is_success()) {
            telegram.webhook_took(id);
            failures = 0;
            continue;
        }
        let wait = WAITS_MS[failures.min(WAITS_MS.len() - 1)];
        failures += 1;
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_millis(wait)) => {}
        }
    }
}
