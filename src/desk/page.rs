//! Building what the desk says: sentences and buttons in one voice.

use crate::answer::Press;
use crate::language::fluent::{Id, Value};
use crate::render::{Action, Block, Button, File, Inline, Message, Voice};

/// A message under construction.
#[derive(Debug)]
pub struct Page<'a> {
    pub voice: Voice<'a>,
    blocks: Vec<Block>,
    buttons: Vec<Button>,
}

impl<'a> Page<'a> {
    pub fn new(voice: Voice<'a>) -> Self {
        Self { voice, blocks: Vec::new(), buttons: Vec::new() }
    }

    pub fn say(self, id: Id) -> Self {
        let text = self.voice.say(id);
        self.text(text)
    }

    pub fn say_with(self, id: Id, values: &[(&'static str, Value<'_>)]) -> Self {
        let text = self.voice.say_with(id, values);
        self.text(text)
    }

    /// A paragraph.
    pub fn text(mut self, text: String) -> Self {
        self.blocks.push(Block::Paragraph(vec![Inline::Text(text)]));
        self
    }

    pub fn strong(mut self, id: Id) -> Self {
        self.blocks.push(Block::Paragraph(vec![Inline::Strong(self.voice.say(id))]));
        self
    }

    pub fn file(mut self, file: File) -> Self {
        self.blocks.push(Block::File(file));
        self
    }

    pub fn press(self, id: Id, press: Press) -> Self {
        let label = self.voice.say(id);
        self.press_labelled(label, press)
    }

    pub fn press_labelled(self, label: String, press: Press) -> Self {
        self.button(Button { label, action: Action::Press(press) })
    }

    pub fn button(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }

    /// What another message says, before what follows here.
    pub fn then(mut self, message: Message) -> Self {
        self.blocks.extend(message.blocks);
        self.buttons.extend(message.buttons);
        self
    }

    pub fn done(self) -> Message {
        Message { language: self.voice.language(), blocks: self.blocks, buttons: self.buttons }
    }
}
