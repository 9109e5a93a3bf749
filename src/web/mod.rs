//! All that is served over HTTP: the web chat's page and streams, the script that embeds it, health and figures.
//!
//! One file per page, each with `routes()`; [`router`] puts them together and the guards around them. [`server`] owns the
//! socket. A page translates between HTTP and the desk, which knows what to answer.

mod assets;
mod bucket;
mod caller;
mod chat;
mod embed;
mod guard;
mod health;
mod telegram;
mod html;
mod impatient;
pub mod server;
mod view;

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use crate::answer::Press;
use crate::channel::webchat::{self, Entry, VisitorId, Webchat};
use crate::channel::{Inbound, Who};
use crate::clock::{Clock, Stopwatch};
use crate::config;
use crate::desk::Desk;
use crate::language::Language;
use crate::language::fluent::Texts;
use crate::reception::discord;
use crate::reception::telegram::Reception;
use crate::store::Store;
use crate::telemetry::Metrics;
use assets::Assets;
use bucket::Buckets;
use caller::Caller;
use guard::Headers;
pub use view::Offered;

/// Addresses whose askings are counted at once; those who ask least are forgotten first.
const ADDRESSES: usize = 50_000;

/// What the pages share.
pub struct Site {
    settings: config::Web,
    /// The page's language where neither the visitor nor their browser shows one.
    language: Language,
    /// Offered to visitors, with the names that the languages have for themselves.
    languages: Vec<Offered>,
    /// The tags of `languages`.
    offered: Vec<Language>,
    desk: Arc<Desk>,
    chat: Arc<Webchat>,
    store: Store,
    clock: Arc<dyn Clock>,
    metrics: Metrics,
    visitors: Buckets<VisitorId>,
    addresses: Buckets<u128>,
    headers: Headers,
    assets: Assets,
    telegram: Option<Arc<Reception>>,
    discord: Option<Arc<discord::Reception>>,
    /// Ends the event streams, which would hold a shutdown otherwise.
    stop: CancellationToken,
}

/// What a [`Site`] is made of.
pub struct SiteParts {
    pub settings: config::Web,
    pub language: Language,
    pub languages: Vec<Offered>,
    pub desk: Arc<Desk>,
    pub chat: Arc<Webchat>,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub metrics: Metrics,
    /// Where a Telegram bot is connected.
    pub telegram: Option<Arc<Reception>>,
    pub discord: Option<Arc<discord::Reception>>,
    pub stop: CancellationToken,
}

impl Site {
    pub fn new(parts: SiteParts) -> Self {
        let SiteParts { settings, language, languages, desk, chat, store, clock, metrics, telegram, discord, stop } =
            parts;
        Self {
            visitors: Buckets::new(settings.visitor_burst, settings.visitor_per_minute, settings.visitors),
            addresses: Buckets::new(settings.address_burst, settings.address_per_minute, ADDRESSES),
            headers: Headers::new(&settings),
            assets: Assets::new(),
            offered: languages.iter().map(|it| it.tag).collect(),
            settings,
            language,
            languages,
            desk,
            chat,
            store,
            clock,
            metrics,
            telegram,
            discord,
            stop,
        }
    }

    fn texts(&self) -> &Texts {
        self.desk.conversation().texts()
    }

    /// One question's token of the visitor and of their address.
    fn take_token(&self, address: IpAddr, visitor: VisitorId) -> Result<(), TimeDelta> {
        let now = self.clock.now();
        self.addresses.take(network_of(address), now)?;
        self.visitors.take(visitor, now)
    }

    /// Lets somebody who comes back be told what they wished to be told. Strangers leave no trace.
    async fn welcome(&self, caller: &Caller) {
        let Some(visitor) = caller.visitor.filter(|visitor| self.chat.transcript(*visitor).is_empty()) else { return };
        let known = self.store.look_up_address(webchat::NAME, &visitor.to_string(), None).await;
        if known.is_ok_and(|it| it.is_some()) {
            self.chat.welcome(visitor);
        }
    }

    /// Says `text` or presses a button for the visitor; all that was said by it, the visitor's own words first.
    async fn converse(
        &self,
        visitor: VisitorId,
        caller: &Caller,
        text: String,
        press: Option<Press>,
    ) -> Vec<Arc<Entry>> {
        let who = Who::private(webchat::NAME, &visitor.to_string(), Some(caller.language));
        // A button that chooses a language is to be answered in that one.
        let chosen = caller.look.language.filter(|_| !matches!(press, Some(Press::Speak(_))));
        let who = Who { chosen, ..who };
        let said = match &press {
            Some(press) => self.chat.label(visitor, press).unwrap_or_else(|| "…".to_owned()),
            None => text.clone(),
        };
        let answer = async {
            let watch = Stopwatch::start();
            let reply = match press {
                Some(press) => self.desk.press(&who, press).await,
                None => self.desk.hear(&Inbound { id: String::new(), who, text }).await,
            };
            metrics::histogram!("naru_answer_seconds").record(watch.elapsed());
            let intent = reply.intent.map_or("order", |it| it.as_str());
            metrics::counter!("naru_questions_total", "channel" => webchat::NAME, "intent" => intent,
                "language" => reply.language.to_string())
            .increment(1);
            (reply.language, reply.messages, ())
        };
        self.chat.converse(visitor, &said, answer).await.0
    }
}

/// One household or server has a whole /64 of IPv6 to itself; counting its addresses singly would bound nothing.
fn network_of(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_ipv6_mapped()),
        IpAddr::V6(v6) => u128::from(v6) >> 64 << 64,
    }
}

/// All pages, with the guards around them.
pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .merge(chat::routes())
        .merge(embed::routes())
        .merge(assets::routes())
        .merge(health::routes())
        .merge(telegram::routes())
        .fallback(chat::lost)
        .method_not_allowed_fallback(chat::lost)
        .layer(DefaultBodyLimit::max(site.settings.body_limit))
        .layer(from_fn_with_state(Arc::clone(&site), guard::watch))
        .layer(from_fn(guard::measure))
        .layer(from_fn_with_state(Arc::clone(&site), guard::dress))
        .with_state(site)
}
