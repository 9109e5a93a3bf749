//! Greetings, whom to write to, what staff answered, and what is none of naru's business.

use super::list::plain;
use super::message::{Action, Block, Button};
use super::voice::Voice;
use crate::answer::{Example, FaqAnswer, Help, Human, Offtopic};
use crate::id;
use crate::program::Kind;
use crate::understand::Courtesy;

pub fn help(voice: &Voice<'_>, help: &Help) -> (Vec<Block>, Vec<Button>) {
    let organizer = || ("organizer", house(voice).into());
    let mut said = match help.courtesy {
        Courtesy::Greeting => {
            vec![voice.say_with(id!("help-greeting"), &[organizer()]), voice.say(id!("help-abilities"))]
        }
        Courtesy::Abilities => vec![voice.say(id!("help-abilities"))],
        Courtesy::Thanks => vec![voice.say(id!("help-thanks"))],
        Courtesy::Goodbye => vec![voice.say(id!("help-goodbye"))],
    };
    if !help.examples.is_empty() {
        said.push(voice.say(id!("help-try")));
    }
    (said.into_iter().map(plain).collect(), examples(voice, &help.examples))
}

pub fn human(voice: &Voice<'_>, human: &Human) -> (Vec<Block>, Vec<Button>) {
    let organizer = human.organizer.and_then(|at| voice.catalogue.organizers().get(at));
    let contact = organizer.and_then(|it| it.contact.as_deref());
    let mut said = vec![match contact {
        Some(contact) => {
            let values = [("organizer", house(voice).into()), ("contact", contact.into())];
            voice.say_with(id!("human-contact"), &values)
        }
        None => voice.say_with(id!("human-none"), &[("organizer", house(voice).into())]),
    }];
    if let Some(url) = organizer.and_then(|it| it.website.as_deref()) {
        said.push(voice.say_with(id!("human-website"), &[("url", url.into())]));
    }
    (said.into_iter().map(plain).collect(), Vec::new())
}

pub fn offtopic(voice: &Voice<'_>, offtopic: &Offtopic) -> (Vec<Block>, Vec<Button>) {
    let mut blocks = vec![plain(voice.say(id!("offtopic")))];
    if !offtopic.examples.is_empty() {
        blocks.push(plain(voice.say(id!("help-try"))));
    }
    (blocks, examples(voice, &offtopic.examples))
}

pub fn faq(voice: &Voice<'_>, answer: &FaqAnswer) -> (Vec<Block>, Vec<Button>) {
    let answer = &voice.catalogue.faqs()[answer.faq].answer;
    let Some((language, text)) = answer.best(voice.speaker.chain()) else { return (Vec::new(), Vec::new()) };
    let mut blocks = Vec::new();
    if language != voice.language() {
        let language = voice.speaker.language_name(language);
        blocks.push(plain(voice.say_with(id!("faq-foreign"), &[("language", language.into())])));
    }
    blocks.push(plain(text.to_owned()));
    (blocks, Vec::new())
}

/// The foundation's name.
fn house(voice: &Voice<'_>) -> String {
    voice.catalogue.organizers().first().map_or_else(String::new, |it| voice.name(&it.names, &it.id))
}

/// Questions to press; what a button asks is what stands on it.
pub fn examples(voice: &Voice<'_>, examples: &[Example]) -> Vec<Button> {
    let title = |at: u32| [("title", voice.title(voice.catalogue.program(at)).0.into())];
    let question = |example: &Example| match *example {
        Example::Kind(kind) => voice.say(match kind {
            Kind::Forum => id!("example-kind-forum"),
            Kind::Training => id!("example-kind-training"),
            Kind::Exchange => id!("example-kind-exchange"),
            Kind::Volunteering => id!("example-kind-volunteering"),
            Kind::Culture => id!("example-kind-culture"),
            Kind::Network => id!("example-kind-network"),
        }),
        Example::Deadline(at) => voice.say_with(id!("example-deadline"), &title(at)),
        Example::Start(at) => voice.say_with(id!("example-start"), &title(at)),
        Example::Open => voice.say(id!("example-open")),
        Example::Free => voice.say(id!("example-free")),
    };
    let button = |question: String| Button { label: question.clone(), action: Action::Ask(question) };
    examples.iter().map(question).map(button).collect()
}
