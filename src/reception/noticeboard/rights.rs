//! What is missing for what an admin asked for, in words, and where to click. Said before anything is saved.

use crate::channel::discord::permissions::Permission;
use crate::id;
use crate::language::Language;
use crate::language::fluent::{Id, Speaker};
use crate::render::{Block, Inline, Message};

/// As Discord's own settings call it in that language.
fn name(permission: Permission) -> Id {
    match permission {
        Permission::ViewChannel => id!("discord-may-view"),
        Permission::SendMessages => id!("discord-may-send"),
        Permission::SendInThreads => id!("discord-may-send-in-threads"),
        Permission::EmbedLinks => id!("discord-may-embed"),
        Permission::AttachFiles => id!("discord-may-attach"),
        Permission::CreateThreads => id!("discord-may-begin-threads"),
        Permission::MentionRoles => id!("discord-may-mention"),
        Permission::CreateEvents => id!("discord-may-make-events"),
    }
}

/// `missing` has at least one.
pub fn refusal(speaker: &Speaker<'_>, language: Language, missing: &[Permission]) -> Message {
    let names: Vec<String> = missing.iter().map(|it| format!("- {}", speaker.say(name(*it)))).collect();
    // Events belong to the whole server, all else to the channel.
    let whole = missing.contains(&Permission::CreateEvents);
    let mend = speaker.say(if whole { id!("discord-mend-server") } else { id!("discord-mend-channel") });
    let text = |text: String| Block::Paragraph(vec![Inline::Text(text)]);
    Message {
        language,
        blocks: vec![text(speaker.say(id!("discord-missing"))), text(names.join("\n")), text(mend)],
        buttons: Vec::new(),
    }
}
