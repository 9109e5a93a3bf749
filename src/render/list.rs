//! Several programs, none, or some to choose from.

use super::card::{self, CardFor};
use super::echo;
use super::message::{Action, Block, Button, Inline};
use super::talk::examples;
use super::voice::Voice;
use crate::answer::{Choices, List, Nothing, Press};
use crate::id;
use crate::program::ProgramIndex;

pub fn list(voice: &Voice<'_>, list: &List) -> (Vec<Block>, Vec<Button>) {
    let count = || ("count", list.total.into());
    let first = match list.pick {
        _ if list.count => voice.say_with(id!("list-counted"), &[count()]),
        Some(pick) => echo::pick(voice, pick),
        None => voice.say_with(id!("list-found"), &[count()]),
    };
    let understood = echo::echo(voice, &list.filters);
    // The number was asked for: it stands before all else.
    let head = if list.count { vec![plain(first), strong(understood)] } else { vec![strong(understood), plain(first)] };
    let mut blocks: Vec<Block> = head;
    let mut buttons = Vec::new();
    if list.total > list.shown.len() {
        let part = [("from", (list.from + 1).into()), ("to", (list.from + list.shown.len()).into())];
        let id = if list.next().is_some() { id!("list-part") } else { id!("list-rest") };
        blocks.push(plain(voice.say_with(id, &part)));
    }
    blocks.extend(cards(voice, &list.shown));
    if let Some(next) = list.next() {
        let press = Press::More(u32::try_from(next).unwrap_or(u32::MAX));
        buttons.push(Button { label: voice.say(id!("button-more")), action: Action::Press(press) });
    }
    (blocks, buttons)
}

pub fn nothing(voice: &Voice<'_>, nothing: &Nothing) -> (Vec<Block>, Vec<Button>) {
    let mut blocks = Vec::new();
    if nothing.understood {
        blocks.push(strong(echo::echo(voice, &nothing.filters)));
    }
    if nothing.understood || !nothing.suggestions.is_empty() {
        blocks.push(plain(voice.say(id!("none-found"))));
    } else {
        blocks.push(plain(voice.say(id!("none-understood"))));
    }
    if nothing.suggestions.is_empty() {
        if nothing.understood {
            blocks.push(plain(voice.say(id!("none-other"))));
        }
        return (blocks, examples(voice, &nothing.examples));
    }
    blocks.push(plain(voice.say(id!("none-near"))));
    blocks.extend(cards(voice, &nothing.suggestions));
    (blocks, Vec::new())
}

pub fn choices(voice: &Voice<'_>, choices: &Choices) -> (Vec<Block>, Vec<Button>) {
    let mut blocks = vec![plain(voice.say(id!("choices-which")))];
    blocks.extend(cards(voice, &choices.programs));
    let button = |at: &ProgramIndex| {
        let program = voice.catalogue.program(*at);
        let press = Press::Details(program.id.clone());
        Button { label: voice.title(program).0.to_owned(), action: Action::Press(press) }
    };
    (blocks, choices.programs.iter().map(button).collect())
}

fn cards(voice: &Voice<'_>, programs: &[ProgramIndex]) -> impl Iterator<Item = Block> {
    programs.iter().map(|at| Block::Card(card::card(voice, voice.catalogue.program(*at), CardFor::List)))
}

pub fn plain(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}

pub fn strong(text: String) -> Block {
    Block::Paragraph(vec![Inline::Strong(text)])
}
