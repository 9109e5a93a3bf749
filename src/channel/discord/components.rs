//! What can be pressed under a message: rows of buttons, and a menu where several cards stand together.

use std::collections::HashSet;

use reqwest::Url;
use serde_json::{Value, json};

use super::{parts, text};
use crate::answer::Press;
use crate::channel::buttons::{Buttons, Given, Pressed};
use crate::render::{Action, Block, Button, Message};

/// What Discord takes.
const ROWS: usize = 5;
const ROW: usize = 5;
const OPTIONS: usize = 25;
const LABEL_UNITS: usize = 80;
const OPTION_UNITS: usize = 100;

/// Before a menu's own name, which has to differ from those of the buttons.
pub const MENU: &str = "menu:";

/// The rows under one part of a message; what the buttons do is in `given` then.
pub fn rows(part: &Message, buttons: &Buttons, given: &mut Given) -> Vec<Value> {
    let mut rows: Vec<Value> = menu(part, buttons, given).into_iter().collect();
    let mut names = HashSet::new();
    let shown: Vec<Value> = parts::buttons(part)
        .iter()
        .filter_map(|it| button(it, buttons, given))
        // Two buttons that do the same would have one name, which Discord refuses.
        .filter(|it| it["custom_id"].as_str().is_none_or(|name| names.insert(name.to_owned())))
        .take((ROWS - rows.len()) * ROW)
        .collect();
    rows.extend(shown.chunks(ROW).map(|row| json!({ "type": 1, "components": row })));
    rows
}

fn button(button: &Button, buttons: &Buttons, given: &mut Given) -> Option<Value> {
    let label = Some(text::label(&button.label, LABEL_UNITS)).filter(|it| !it.is_empty())?;
    let (pressed, style) = match &button.action {
        Action::Open(url) => {
            let url = Url::parse(url).ok().filter(|it| matches!(it.scheme(), "http" | "https" | "discord"))?;
            let url = Some(url.as_str()).filter(|it| it.len() <= 512)?;
            return Some(json!({ "type": 2, "style": 5, "label": label, "url": url }));
        }
        Action::Press(press) => (Pressed::Press(press.clone()), style(press)),
        Action::Ask(question) => (Pressed::Ask(question.clone()), 2),
    };
    let name = buttons.name(&pressed, given);
    Some(json!({ "type": 2, "style": style, "label": label, "custom_id": name }))
}

/// 1 what one came for, 2 all else, 4 what cannot be taken back.
fn style(press: &Press) -> u8 {
    match press {
        Press::Remind(_) | Press::Subscribe(_) => 1,
        Press::Forget => 4,
        _ => 2,
    }
}

/// One option a card, where there are several and no button names them already.
fn menu(part: &Message, buttons: &Buttons, given: &mut Given) -> Option<Value> {
    let named = |button: &Button| matches!(button.action, Action::Press(Press::Details(_)));
    if part.buttons.iter().any(named) {
        return None;
    }
    let mut values = HashSet::new();
    let mut placeholder = None;
    let mut options = Vec::new();
    for block in &part.blocks {
        let Block::Card(card) = block else { continue };
        let name = buttons.name(&Pressed::Press(Press::Details(card.program.clone())), given);
        let label = text::label(&card.title, OPTION_UNITS);
        placeholder = placeholder.or_else(|| card.buttons.iter().find(|it| named(it)).map(|it| it.label.clone()));
        if !label.is_empty() && options.len() < OPTIONS && values.insert(name.clone()) {
            options.push(json!({ "label": label, "value": name }));
        }
    }
    if options.len() < 2 {
        return None;
    }
    let mut menu = json!({ "type": 3, "custom_id": format!("{MENU}details"), "options": options });
    if let Some(placeholder) = placeholder {
        menu["placeholder"] = json!(text::label(&placeholder, 150));
    }
    Some(json!({ "type": 1, "components": [menu] }))
}
