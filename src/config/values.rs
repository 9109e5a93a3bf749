//! Values that a configuration holds, each read from one text and printed without its secrets.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A token. Prints as `***`; [`Secret::reveal`] is the one way to its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// # Errors
    /// What is wrong, to follow the variable's name; the token itself is not repeated.
    pub fn token(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err("holds a space or a line break; a token has none");
        }
        if !text.is_ascii() {
            return Err("holds characters that no token has; was it copied whole?");
        }
        Ok(Self(text.to_owned()))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// `sqlite:naru.db`, `postgres://naru@localhost/naru`. Printed without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The whole URL, password included.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }
}

impl FromStr for DatabaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str =
            "expected a URL such as sqlite:naru.db or postgres://user@host/database (its value is not repeated here)";
        let rest = ["sqlite:", "postgres:", "postgresql:"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let named = rest.is_some_and(|rest| !rest.trim_start_matches('/').is_empty());
        if named { Ok(Self(text.to_owned())) } else { Err(EXPECTED) }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `scheme://user:password@host/…?password=…`: what may be secret goes, and so does the query.
        let url = self.0.split('?').next().unwrap_or_default();
        let authority = url.find("://").map(|at| at + 3).filter(|_| !self.is_sqlite());
        let Some(start) = authority else { return f.write_str(url) };
        let end = url[start..].find('/').map_or(url.len(), |at| start + at);
        match url[start..end].rsplit_once('@') {
            Some((login, host)) => {
                let user = login.split(':').next().unwrap_or_default();
                let secret = if login.contains(':') { ":***" } else { "" };
                write!(f, "{}{user}{secret}@{host}{}", &url[..start], &url[end..])
            }
            None => f.write_str(url),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Scheme, host and port, without a path: `https://bot.example.org`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin(String);

impl Origin {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    /// A single slash at the end is forgiven.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "a site without a path, such as https://www.example.org";
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(EXPECTED)?;
        // These characters end up in a header, where `;`, `,` and spaces would start something else.
        let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
        if host.is_empty() || !plain { Err(EXPECTED) } else { Ok(Self(text)) }
    }
}

/// An address, or a block of them: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Network {
    base: u128,
    /// Leading bits that count, of the 128 of the IPv6 form.
    bits: u32,
}

impl Network {
    pub fn contains(&self, address: IpAddr) -> bool {
        let shift = 128 - self.bits;
        shift == 128 || (wide(address) >> shift) == (self.base >> shift)
    }
}

/// IPv4 addresses as IPv6 ones (`::ffff:10.0.0.7`), as a dual-stack socket shows them.
fn wide(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_ipv6_mapped()),
        IpAddr::V6(v6) => u128::from(v6),
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "an address or a block of them, such as 10.0.0.7 or 10.0.0.0/8";
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u32>().map_err(|_| EXPECTED)?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| EXPECTED)?;
        let (width, offset) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let bits = bits.unwrap_or(width);
        if bits > width { Err(EXPECTED) } else { Ok(Self { base: wide(address), bits: bits + offset }) }
    }
}

/// Checks `text` to be an `http(s)` address without a query; a slash at its end goes.
pub(super) fn http_url(text: &str) -> Result<String, &'static str> {
    let text = text.trim_end_matches('/');
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let sound = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(|c: char| c.is_whitespace() || "?#@".contains(c))
    });
    if sound { Ok(text.to_owned()) } else { Err("an address such as https://api.example.org") }
}
