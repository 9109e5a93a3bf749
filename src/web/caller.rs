//! Who asks, and how they wish to see the page: from the cookies, the address and the query of one request.
//!
//! Two cookies, both set by us alone and only when there is something to keep: the visitor's random number once they have
//! asked something, and how the page looks once they have chosen it.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};

use super::Site;
use super::server::Peer;
use crate::channel::webchat::VisitorId;
use crate::config;
use crate::id;
use crate::language::Language;
use crate::language::fluent::Id;
use crate::language::negotiate::{accept_language, negotiate};

/// How long the visitor's number is kept after their last word: half a year, within which reminders find them when they
/// come back. What was said is forgotten long before.
const VISITOR_SECONDS: u32 = 180 * 24 * 3_600;

/// How long the choice of colours, size and language is kept: a year.
const LOOK_SECONDS: u32 = 365 * 24 * 3_600;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }

    pub fn word(self) -> Id {
        match self {
            Self::Auto => id!("page-theme-auto"),
            Self::Light => id!("page-theme-light"),
            Self::Dark => id!("page-theme-dark"),
        }
    }
}

/// Text sizes, from 1: their steps stand in the style sheet.
pub const SIZES: [(u8, Id); 3] =
    [(1, id!("page-size-normal")), (2, id!("page-size-large")), (3, id!("page-size-largest"))];

/// What the visitor chose of the page's look; kept in a cookie as `ko.dark.2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub language: Option<Language>,
    pub theme: Theme,
    pub size: u8,
}

impl Default for Look {
    fn default() -> Self {
        Self { language: None, theme: Theme::Auto, size: 1 }
    }
}

impl Look {
    /// What cannot be read counts as not chosen: the cookie comes from outside.
    pub fn read(text: &str, offered: &[Language]) -> Self {
        let mut parts = text.split('.');
        let language = parts.next().and_then(|tag| offered.iter().copied().find(|it| it.as_str() == tag));
        let theme = parts.next().and_then(Theme::from_name).unwrap_or_default();
        let size = parts.next().and_then(|size| size.parse().ok()).filter(|size| (1..=3).contains(size)).unwrap_or(1);
        Self { language, theme, size }
    }

    fn written(self) -> String {
        let language = self.language.map(|it| it.to_string()).unwrap_or_default();
        format!("{language}.{}.{}", self.theme.as_str(), self.size)
    }
}

/// One request's sender.
#[derive(Debug, Clone)]
pub struct Caller {
    pub visitor: Option<VisitorId>,
    pub look: Look,
    /// What the page is written in: chosen, else the browser's, else the operator's default.
    pub language: Language,
    /// It was the address that named the language.
    pub asked_language: bool,
    /// The visitor's own address, as far as trusted proxies tell it.
    pub address: IpAddr,
    /// The page's script asks, and wants JSON instead of a page.
    pub by_script: bool,
    /// The page stands in a frame of another site.
    pub embedded: bool,
}

impl Caller {
    /// What the addresses in this caller's page end in, so that a framed page stays one.
    pub fn suffix(&self) -> &'static str {
        if self.embedded { "?embed=1" } else { "" }
    }
}

impl FromRequestParts<Arc<Site>> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let headers = &parts.headers;
        let query = |name: &str| {
            let pairs = parts.uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        };
        let names = CookieNames::of(&site.settings);
        let look = cookie(headers, names.look).map(|text| Look::read(text, &site.offered)).unwrap_or_default();
        let asked = query("language").and_then(|tag| negotiate(&site.offered, &tag));
        let browsers = || {
            let header = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
            accept_language(&site.offered, header)
        };
        Ok(Self {
            visitor: cookie(headers, names.visitor).and_then(|text| text.parse().ok()),
            language: asked.or(look.language).or_else(browsers).unwrap_or(site.language),
            asked_language: asked.is_some(),
            look,
            address: address(parts, &site.settings.trusted_proxies),
            by_script: headers.get(ACCEPT).is_some_and(|it| it.as_bytes().starts_with(b"application/json")),
            embedded: query("embed").is_some(),
        })
    }
}

/// The peer's address; behind trusted proxies, the nearest one that is not theirs.
pub fn address(parts: &Parts, trusted: &[config::Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0.ip()).to_canonical();
    if !is_trusted(peer) {
        return peer;
    }
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().filter_map(|it| it.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|header| header.split(',')).map(str::trim).collect();
    // From the nearest hop outwards; what lies beyond the first untrusted one is that one's own tale.
    let mut nearest = peer;
    for hop in hops.into_iter().rev() {
        let Ok(address) = hop.parse::<IpAddr>() else { break };
        nearest = address.to_canonical();
        if !is_trusted(nearest) {
            break;
        }
    }
    nearest
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut pairs = all.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

struct CookieNames {
    visitor: &'static str,
    look: &'static str,
}

impl CookieNames {
    /// With https the names carry the prefix by which a browser refuses them from anybody but this very host.
    fn of(settings: &config::Web) -> Self {
        if is_https(settings) {
            Self { visitor: "__Host-naru", look: "__Host-naru-look" }
        } else {
            Self { visitor: "naru", look: "naru-look" }
        }
    }
}

fn is_https(settings: &config::Web) -> bool {
    settings.public_url.as_ref().is_some_and(config::Origin::is_https)
}

/// `Set-Cookie` for the visitor's number; `None` takes it away.
pub fn visitor_cookie(settings: &config::Web, visitor: Option<VisitorId>) -> HeaderValue {
    let name = CookieNames::of(settings).visitor;
    match visitor {
        Some(visitor) => set_cookie(settings, name, &visitor.to_string(), VISITOR_SECONDS),
        None => set_cookie(settings, name, "", 0),
    }
}

pub fn look_cookie(settings: &config::Web, look: Look) -> HeaderValue {
    set_cookie(settings, CookieNames::of(settings).look, &look.written(), LOOK_SECONDS)
}

fn set_cookie(settings: &config::Web, name: &str, value: &str, seconds: u32) -> HeaderValue {
    // In a frame of another site only `None` is sent along, and `Partitioned` keeps one site's visitors from being
    // known at another. Requests that change something are held to their origin either way.
    let rules = match (is_https(settings), settings.embed_origins.is_empty()) {
        (true, false) => "SameSite=None; Secure; Partitioned",
        (true, true) => "SameSite=Lax; Secure",
        (false, _) => "SameSite=Lax",
    };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; {rules}");
    HeaderValue::try_from(text).expect("names, numbers and tags are ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    #[test]
    fn a_look_is_read_as_it_is_written() {
        let offered = [Language::new("ko"), Language::new("zh-Hant")];
        let look = Look { language: Some(Language::new("zh-Hant")), theme: Theme::Dark, size: 3 };
        assert_eq!(Look::read(&look.written(), &offered), look);
        assert_eq!(Look::read(&Look::default().written(), &offered), Look::default());
        for text in ["", "...", "fi.blue.9", "ko", "<script>.dark.-1"] {
            let read = Look::read(text, &offered);
            assert!(read.size == 1 && read.language.is_none_or(|it| it == offered[0]), "{text}");
        }
    }

    #[track_caller]
    fn check_address(peer: &str, forwarded: &[&str], expected: &str) {
        let mut request = Request::builder();
        for header in forwarded {
            request = request.header("x-forwarded-for", *header);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        parts.extensions.insert(Peer(format!("{peer}:1").parse().expect("an address")));
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        assert_eq!(address(&parts, &trusted).to_string(), expected);
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_up_to_the_first_stranger() {
        check_address("192.0.2.1", &["198.51.100.7"], "192.0.2.1");
        check_address("10.0.0.1", &[], "10.0.0.1");
        check_address("10.0.0.1", &["198.51.100.7"], "198.51.100.7");
        check_address("10.0.0.1", &["203.0.113.9, 198.51.100.7, 10.2.2.2"], "198.51.100.7");
        check_address("10.0.0.1", &["203.0.113.9", "198.51.100.7"], "198.51.100.7");
        check_address("10.0.0.1", &["198.51.100.7, nonsense"], "10.0.0.1");
        check_address("[::ffff:10.0.0.1]", &["2001:db8::7"], "2001:db8::7");
    }
}
