//! Words that naru does not know, taught by staff as another name of a place and kept in that place's own record.

use super::{Actor, Outcome, Refusal};
use crate::desk::Desk;
use crate::desk::dialogue::Dialogue;
use crate::understand::{Memory, Question, Reading};

/// A longer word is no name.
const LONGEST: usize = 40;

impl Desk {
    /// Waits for the place that a word of this question is another name of.
    pub(super) async fn ask_place(&self, actor: &Actor, question: String) -> Result<Outcome, Refusal> {
        let (language, text) = self.question(&question).await?;
        let engine = self.conversation.engine();
        let read = engine.question(&self.knowledge(), &text, &Memory::default(), self.clock.now(), Some(language));
        let word = unread(&read, &text).ok_or_else(|| Refusal::Unread(text.clone()))?;
        self.begin_dialogue(actor, &Dialogue::Alias { question, word: word.clone() }).await?;
        Ok(Outcome::AskPlace(word))
    }

    /// `said`: the place as anybody would write it, or `word = place` where another word was meant.
    pub(super) async fn add_alias(
        &self,
        actor: &Actor,
        question: &str,
        word: &str,
        said: &str,
    ) -> Result<Outcome, Refusal> {
        let (language, _) = self.question(question).await?;
        let (word, place) = said.split_once('=').map_or((word, said), |(word, place)| (word.trim(), place.trim()));
        let unread = || Refusal::Unread(said.to_owned());
        if !(1..=LONGEST).contains(&word.chars().count()) {
            return Err(unread());
        }
        let knowledge = self.knowledge();
        let engine = self.conversation.engine();
        let read = engine.question(&knowledge, place, &Memory::default(), self.clock.now(), None);
        let [at] = read.filters.places.as_slice() else { return Err(unread()) };
        let id = knowledge.catalogue().place(*at).id.clone();
        let alias = word.to_owned();
        self.change_programs(actor, "alias", &id, |data| {
            let Some(place) = data.places.iter_mut().find(|it| it.id == id) else { return };
            match place.aliases.iter_mut().find(|(tag, _)| *tag == language) {
                Some((_, all)) if all.contains(&alias) => {}
                Some((_, all)) => all.push(alias),
                None => place.aliases.push((language, vec![alias])),
            }
        })
        .await?;
        Ok(Outcome::AliasSaved { word: word.to_owned(), place: id })
    }
}

/// The longest word of `text` of which nothing was understood; most likely the name that was meant.
pub(super) fn unread(read: &Question, text: &str) -> Option<String> {
    let known = |at: usize| read.readings.iter().any(|it| it.meaning != Reading::WORD && it.span.contains(&at));
    let mut words: Vec<String> = vec![String::new()];
    for (at, letter) in text.char_indices() {
        match letter.is_alphanumeric() && !known(at) {
            true => words.last_mut().expect("there is one").push(letter),
            false => words.push(String::new()),
        }
    }
    let longest = words.into_iter().filter(|it| it.chars().count() <= LONGEST).max_by_key(|it| it.len())?;
    // Shorter ones are articles and endings.
    (longest.len() >= 4).then_some(longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_longest_word_that_says_nothing_yet_is_the_one_to_be_taught() {
        let read = |text: &str, known: &[&str]| {
            let mut question = Question::new(Language::new("en"));
            let span = |word: &&str| {
                let at = text.find(*word).expect("it is there");
                Reading { span: at..at + word.len(), meaning: "idea".to_owned() }
            };
            question.readings = known.iter().map(span).collect();
            // Such a reading says no more than that the word is looked for in the records.
            question.readings.push(Reading { span: 0..text.len(), meaning: Reading::WORD.to_owned() });
            unread(&question, text)
        };
        assert_eq!(read("Is the forum in Dalmaji?", &["Is", "forum", "in"]).as_deref(), Some("Dalmaji"));
        assert_eq!(read("달맞이포럼", &["포럼"]).as_deref(), Some("달맞이"));
        assert_eq!(read("Is it on?", &[]), None);
    }
}
