//! A message as plain text, for terminals and programs. Buttons that need a hand are left out; what they would ask is not.

use std::fmt::Write;

use super::message::{Action, Block, Card, Inline, Message};

/// Paragraphs and cards with an empty line between, the rows of a card indented.
pub fn text(message: &Message) -> String {
    let mut out = String::with_capacity(1024);
    for block in message.blocks.iter().filter(|it| **it != Block::Call) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        match block {
            Block::Paragraph(inlines) => inline(&mut out, inlines, ""),
            Block::Card(it) => card(&mut out, it),
            Block::Call => {}
            Block::File(file) => out.push_str(file.description.as_deref().unwrap_or(&file.name)),
        }
    }
    for button in &message.buttons {
        let shown = match &button.action {
            Action::Ask(question) => question,
            Action::Open(url) => url,
            Action::Press(_) => continue,
        };
        // A question to try stands by itself; what leads elsewhere says what it is.
        let _ = if *shown == button.label {
            write!(out, "\n- {shown}")
        } else {
            write!(out, "\n- {}: {shown}", button.label)
        };
    }
    out
}

fn card(out: &mut String, card: &Card) {
    if let Some(status) = &card.status {
        let _ = write!(out, "[{status}] ");
    }
    out.push_str(&card.title);
    if let Some(subtitle) = &card.subtitle {
        let _ = write!(out, " ({subtitle})");
    }
    for row in &card.rows {
        let _ = write!(out, "\n  {}: ", row.label);
        inline(out, &row.value, "    ");
    }
}

/// Lines after the first are indented by `indent`.
fn inline(out: &mut String, inlines: &[Inline], indent: &str) {
    for part in inlines {
        match part {
            Inline::Text(text) | Inline::Strong(text) => {
                for (at, line) in text.split('\n').enumerate() {
                    if at > 0 {
                        out.push('\n');
                        out.push_str(indent);
                    }
                    out.push_str(line);
                }
            }
            Inline::Link { text, url } if text == url => out.push_str(url),
            Inline::Link { text, url } => {
                let _ = write!(out, "{text}: {url}");
            }
        }
    }
}
