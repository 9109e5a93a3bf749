//! A message's text as Discord shows it: paragraphs as content, each card as an embed in the colour of its kind.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::text::{self, units};
use crate::program::Kind;
use crate::render::{Block, Card, Inline, Row};

/// Discord allows 2,000.
pub const CONTENT_UNITS: usize = 1_990;
/// Discord allows 4,096.
pub const DESCRIPTION_UNITS: usize = 4_000;
/// All embeds of a message together; Discord allows 6,000.
pub const EMBEDS_UNITS: usize = 5_900;
pub const EMBEDS: usize = 10;
const FIELDS: usize = 25;
const TITLE_UNITS: usize = 256;
const NAME_UNITS: usize = 256;
/// Discord allows 1,024.
pub const VALUE_UNITS: usize = 1_000;
/// A value so short stands beside others.
const SHORT_UNITS: usize = 40;

/// One colour a kind, far enough apart for eyes that see few; the kind is never told by colour alone.
fn colour(kind: Kind) -> u32 {
    match kind {
        Kind::Forum => 0x00_72_b2,
        Kind::Training => 0xe6_9f_00,
        Kind::Exchange => 0x00_9e_73,
        Kind::Volunteering => 0xd5_5e_00,
        Kind::Culture => 0xcc_79_a7,
        Kind::Network => 0x56_b4_e9,
    }
}

/// What a message shows, without what it carries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub content: String,
    pub embeds: Vec<Value>,
}

impl Shown {
    /// Paragraphs before the first card are the content, where it can hold them: a notification shows it. What follows stands
    /// in embeds, in its order.
    pub fn of(blocks: &[Block]) -> Self {
        let first_card = blocks.iter().position(|it| matches!(it, Block::Card(_))).unwrap_or(blocks.len());
        let (lead, rest) = blocks.split_at(first_card);
        let mut shown = Self::default();
        let lead = paragraphs(lead);
        if units(&lead) <= CONTENT_UNITS {
            shown.content = lead;
        } else {
            shown.embeds.push(json!({ "description": lead }));
        }
        let mut open: Vec<&Block> = Vec::new();
        for block in rest {
            match block {
                Block::Card(it) => {
                    shown.close(&mut open);
                    shown.embeds.push(card(it));
                }
                Block::Paragraph(_) => open.push(block),
                Block::File(_) | Block::Call => {}
            }
        }
        shown.close(&mut open);
        shown
    }

    fn close(&mut self, open: &mut Vec<&Block>) {
        let text = paragraphs(open.drain(..));
        if !text.is_empty() {
            self.embeds.push(json!({ "description": text }));
        }
    }

    /// Within all limits of one message.
    pub fn fits(&self) -> bool {
        let long = |it: &Value| it["description"].as_str().is_some_and(|it| units(it) > DESCRIPTION_UNITS);
        let many = |it: &Value| it["fields"].as_array().is_some_and(|it| it.len() > FIELDS);
        units(&self.content) <= CONTENT_UNITS
            && self.embeds.len() <= EMBEDS
            && self.embeds.iter().map(length).sum::<usize>() <= EMBEDS_UNITS
            && !self.embeds.iter().any(|it| long(it) || many(it))
    }
}

/// What counts of an embed.
fn length(embed: &Value) -> usize {
    let of = |value: &Value| value.as_str().map_or(0, units);
    let fields = embed["fields"].as_array().into_iter().flatten();
    of(&embed["title"]) + of(&embed["description"]) + fields.map(|it| of(&it["name"]) + of(&it["value"])).sum::<usize>()
}

fn paragraphs<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> String {
    let texts = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(text::inlines(inlines).trim().to_owned()),
        _ => None,
    });
    texts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn card(card: &Card) -> Value {
    let status = card.status.as_deref().map(|it| format!("[{it}] ")).unwrap_or_default();
    let title = text::clean(&format!("{status}{}", card.title));
    let title = if title.is_empty() { "·".to_owned() } else { title };
    let short = shortened(&title, TITLE_UNITS);
    let mut under = Vec::new();
    if short.ends_with('…') && !title.ends_with('…') {
        under.push(text::escape(&title)); // nothing is lost: the whole of it stands below
    }
    under.extend(card.subtitle.as_deref().map(|it| format!("({})", text::escape(it))));
    let fields: Vec<Value> = card.rows.iter().flat_map(fields).collect();
    let mut embed = json!({ "title": short, "color": colour(card.kind), "fields": fields });
    if !under.is_empty() {
        embed["description"] = json!(under.join("\n"));
    }
    embed
}

/// As [`text::escape`], of at most `limit` units.
fn shortened(title: &str, limit: usize) -> String {
    let mut room = limit;
    loop {
        let short = text::escape(&text::cut(title, room)).replace('\n', " ");
        if units(&short) <= limit {
            return short;
        }
        room -= (units(&short) - limit).max(1);
    }
}

/// A row as a field; as several where its value is long.
fn fields(row: &Row) -> Vec<Value> {
    let name = shortened(&text::clean(&row.label), NAME_UNITS);
    let name = if name.is_empty() { "·".to_owned() } else { name };
    let mut values = values(&row.value);
    if let (Some(at), Some(last)) = (row.at, values.last_mut()) {
        last.push('\n');
        last.push_str(&stamp(at));
    }
    let short = values.len() == 1 && row.at.is_none() && units(&values[0]) <= SHORT_UNITS && !values[0].contains('\n');
    values.into_iter().map(|value| json!({ "name": name, "value": value, "inline": short })).collect()
}

/// The moment on each reader's own clock, and how far off it is: Discord puts both into the reader's words.
pub fn stamp(at: DateTime<Utc>) -> String {
    format!("<t:{0}:F> · <t:{0}:R>", at.timestamp())
}

fn values(value: &[Inline]) -> Vec<String> {
    let whole = text::inlines(value).trim().to_owned();
    if whole.is_empty() {
        return vec!["·".to_owned()];
    }
    if units(&whole) <= VALUE_UNITS - STAMP_UNITS {
        return vec![whole];
    }
    let plain: String = value
        .iter()
        .map(|it| match it {
            Inline::Text(text) | Inline::Strong(text) => text.clone(),
            Inline::Link { text, url } if text == url => url.clone(),
            Inline::Link { text, url } => format!("{text} {url}"),
        })
        .collect();
    text::pieces(&text::clean(&plain), VALUE_UNITS - STAMP_UNITS).iter().map(|it| text::escape(it)).collect()
}

/// Room for [`stamp`].
const STAMP_UNITS: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, value: &str, at: Option<DateTime<Utc>>) -> Row {
        Row { label: label.to_owned(), value: vec![Inline::Text(value.to_owned())], at }
    }

    fn of(title: &str, rows: Vec<Row>) -> Card {
        Card {
            program: "p".to_owned(),
            kind: Kind::Forum,
            title: title.to_owned(),
            subtitle: None,
            status: None,
            date: None,
            deadline: None,
            rows,
            buttons: Vec::new(),
        }
    }

    #[test]
    fn a_moment_stands_on_the_readers_own_clock_beside_the_citys() {
        let at = DateTime::from_timestamp(1_796_000_000, 0);
        let embed = card(&of("Forum", vec![row("When", "5 December, 14:00 (Busan)", at)]));
        assert_eq!(embed["fields"][0]["value"], "5 December, 14:00 (Busan)\n<t:1796000000:F> · <t:1796000000:R>");
        assert_eq!(embed["color"], json!(0x00_72_b2));
    }

    #[test]
    fn a_long_value_becomes_several_fields_and_a_long_title_is_told_in_full_below() {
        let embed = card(&of(&"title ".repeat(60), vec![row("What", &"word ".repeat(500), None)]));
        assert!(embed["fields"].as_array().unwrap().len() >= 3);
        assert!(units(embed["title"].as_str().unwrap()) <= 256);
        assert_eq!(embed["description"].as_str().unwrap(), "title ".repeat(60));
    }

    #[test]
    fn a_title_of_nothing_but_hidden_characters_is_still_a_title() {
        assert_eq!(card(&of("\u{200B}\u{202E}", Vec::new()))["title"], "·");
    }

    #[test]
    fn what_is_off_says_so_before_its_title() {
        let off = Card { status: Some("Cancelled".to_owned()), ..of("Forum", Vec::new()) };
        assert_eq!(card(&off)["title"], "[Cancelled] Forum");
    }

    #[test]
    fn limits_hold_one_below_at_and_one_above() {
        let content = |n: usize| Shown { content: "a".repeat(n), embeds: Vec::new() };
        assert!(content(CONTENT_UNITS).fits() && !content(CONTENT_UNITS + 1).fits());
        let embeds = |count: usize, n: usize| Shown {
            content: String::new(),
            embeds: vec![json!({ "description": "a".repeat(n) }); count],
        };
        assert!(embeds(EMBEDS, 10).fits() && !embeds(EMBEDS + 1, 10).fits());
        assert!(embeds(2, EMBEDS_UNITS / 2).fits() && !embeds(2, EMBEDS_UNITS / 2 + 1).fits());
        assert!(embeds(1, DESCRIPTION_UNITS).fits() && !embeds(1, DESCRIPTION_UNITS + 1).fits());
    }
}
