//! What was said → HTML. Everything that is text is escaped here, and only web and mail addresses become links.

use super::caller::Caller;
use crate::channel::webchat::{Entry, Said};
use crate::id;
use crate::language::fluent::Speaker;
use crate::render::{Action, Badge, Block, Button, Card, File, Inline, Leaf, Message, Tone};

/// The entries one after the other, each an `article` whose id is `e` and its number.
///
/// `speaker` is the page's language; each entry is marked with its own.
pub fn entries<'a>(entries: impl IntoIterator<Item = &'a Entry>, speaker: Speaker<'_>, caller: &Caller) -> String {
    let mut page = Writer { out: String::with_capacity(2_048), speaker, suffix: caller.suffix() };
    for entry in entries {
        page.entry(entry);
    }
    page.out
}

struct Writer<'a> {
    out: String,
    speaker: Speaker<'a>,
    suffix: &'static str,
}

impl Writer<'_> {
    fn entry(&mut self, entry: &Entry) {
        let (number, language) = (entry.number, self.speaker.language());
        match &entry.said {
            Said::Person { text, language: theirs } => {
                self.raw(&format!(r#"<article class="said person" id="e{number}"><h3 lang="{language}">"#));
                let you = self.speaker.say(id!("page-you"));
                self.text(&you);
                self.raw(&format!(r#"</h3><p lang="{theirs}">"#));
                self.text(text);
                self.raw("</p></article>\n");
            }
            Said::Naru(message) => {
                self.raw(&format!(
                    r#"<article class="said naru" id="e{number}" lang="{}"><h3>naru</h3>"#,
                    message.language
                ));
                self.message(message, number);
                self.raw("</article>\n");
            }
        }
    }

    fn message(&mut self, message: &Message, number: u64) {
        for (at, block) in message.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(inlines) => {
                    self.raw("<p>");
                    self.inlines(inlines);
                    self.raw("</p>");
                }
                Block::Card(card) => self.card(card, &format!("c{number}-{at}")),
                Block::Call => {}
                Block::File(file) => self.file(file, &format!("/file/{number}/{at}")),
            }
        }
        self.buttons(&message.buttons, None);
    }

    fn card(&mut self, card: &Card, id: &str) {
        let Card { program: _, kind: _, title, subtitle, status, date, deadline, rows, buttons } = card;
        let undated = if date.is_none() { " undated" } else { "" };
        self.raw(&format!(r#"<section class="card{undated}" aria-labelledby="{id}">"#));
        if let Some(leaf) = date {
            self.leaf(leaf);
        }
        self.raw(r#"<div class="top">"#);
        if let Some(status) = status {
            self.raw(r#"<p class="status">"#);
            self.text(status);
            self.raw("</p>");
        }
        self.raw(&format!(r#"<h4 id="{id}">"#));
        self.text(title);
        self.raw("</h4>");
        if let Some(badge) = deadline {
            self.badge(badge);
        }
        if let Some(subtitle) = subtitle {
            self.raw(r#"<p class="subtitle">"#);
            self.text(subtitle);
            self.raw("</p>");
        }
        self.raw("</div>");
        if !rows.is_empty() {
            self.raw("<dl>");
            for row in rows {
                self.raw("<dt>");
                self.text(&row.label);
                self.raw("</dt><dd>");
                self.inlines(&row.value);
                self.raw("</dd>");
            }
            self.raw("</dl>");
        }
        self.buttons(buttons, Some(title));
        self.raw("</section>");
    }

    fn file(&mut self, file: &File, address: &str) {
        self.raw("<p>");
        if file.is_picture() {
            self.raw(&format!(r#"<img class="picture" src="{address}" alt=""#));
            self.text(file.description.as_deref().unwrap_or(&file.name));
            self.raw(r#"">"#);
        } else {
            self.raw(&format!(r#"<a class="file" href="{address}" download=""#));
            self.text(&file.name);
            self.raw(r#"">"#);
            self.text(&file.name);
            self.raw("</a>");
        }
        self.raw("</p>");
    }

    /// Hidden from screen readers: the card's rows tell the date in full.
    fn leaf(&mut self, leaf: &Leaf) {
        self.raw(r#"<time class="leaf" aria-hidden="true" datetime=""#);
        self.text(&leaf.iso);
        self.raw(r#"">"#);
        for (class, text) in [("month", &leaf.month), ("day", &leaf.day), ("weekday", &leaf.weekday)] {
            self.raw(&format!(r#"<span class="{class}">"#));
            self.text(text);
            self.raw("</span>");
        }
        self.raw("</time>");
    }

    fn badge(&mut self, badge: &Badge) {
        let tone = match badge.tone {
            Tone::Calm => "calm",
            Tone::Soon => "soon",
            Tone::Past => "past",
        };
        self.raw(&format!(r#"<span class="badge {tone}">"#));
        self.text(&badge.text);
        self.raw("</span>");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Strong(text) => {
                    self.raw("<strong>");
                    self.text(text);
                    self.raw("</strong>");
                }
                Inline::Link { text, url } => self.link(text, url, None),
            }
        }
    }

    /// One form for all buttons of a message or card; `about` tells them apart for those who cannot see the card.
    fn buttons(&mut self, buttons: &[Button], about: Option<&str>) {
        if buttons.is_empty() {
            return;
        }
        let suffix = self.suffix;
        self.raw(&format!(r#"<form class="buttons" method="post" action="/ask{suffix}" data-say>"#));
        for Button { label, action } in buttons {
            let (name, value) = match action {
                Action::Open(url) => {
                    self.link(label, url, about);
                    continue;
                }
                Action::Ask(text) => ("text", text.clone()),
                Action::Press(press) => ("press", press.encode()),
            };
            self.raw(&format!(r#"<button name="{name}" value=""#));
            self.text(&value);
            self.raw("\"");
            self.spoken_label(label, about);
            self.raw(">");
            self.text(label);
            self.raw("</button>");
        }
        self.raw("</form>");
    }

    fn link(&mut self, text: &str, url: &str, about: Option<&str>) {
        if !is_plain_address(url) {
            return self.text(text);
        }
        self.raw(r#"<a href=""#);
        self.text(url);
        self.raw("\"");
        if url.starts_with("http") {
            self.raw(r#" target="_blank" rel="noopener noreferrer""#);
            let tab = self.speaker.say(id!("page-new-tab"));
            let about = about.map(|about| format!(" – {about}")).unwrap_or_default();
            self.raw(r#" aria-label=""#);
            self.text(&format!("{text}{about} ({tab})"));
            self.raw("\"");
        }
        self.raw(">");
        self.text(text);
        self.raw("</a>");
    }

    fn spoken_label(&mut self, label: &str, about: Option<&str>) {
        if let Some(about) = about {
            self.raw(r#" aria-label=""#);
            self.text(&format!("{label} – {about}"));
            self.raw("\"");
        }
    }

    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }
}

/// Safe between tags and inside quoted attributes.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Marks that turn the reading direction could make one text look like another, in the person's own words too.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => out.push(c),
        }
    }
}

/// Records come from files that anybody may have edited: `javascript:` and its like stay text.
fn is_plain_address(url: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && !url.contains(char::is_whitespace)
    })
}
