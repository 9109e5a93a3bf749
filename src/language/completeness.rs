//! Does a language say everything, and say it right? Held against English, for `naru check` and for a test.
//!
//! What can be seen without knowing the language: messages that are missing or unknown, variables forgotten or made up,
//! plural forms that a count needs, and words of another script that a translator left standing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use fluent_syntax::ast::{
    CallArguments, Comment, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::parser::parse;

use super::han::{Writing, writing};
use super::{ENGLISH, Language, Languages};

/// One thing that a translator has to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    pub language: Language,
    /// The file that has it, or should have.
    pub file: String,
    /// The message; empty where the file itself cannot be read.
    pub id: String,
    pub fault: String,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { language, file, id, fault } = self;
        if id.is_empty() {
            return write!(f, "locales/{language}/{file}: {fault}");
        }
        write!(f, "locales/{language}/{file}: {id}: {fault}")
    }
}

/// All that `language` lacks; empty where it is complete. English itself is held to be well-formed only.
pub fn lacks(languages: &Languages, language: Language) -> Vec<Lack> {
    let Some(own) = Messages::read(languages, language) else { return Vec::new() };
    let mut lacks = own.faults.clone();
    own.check_references(&mut lacks);
    own.check_plurals(&mut lacks);
    own.check_script(&mut lacks);
    if let Some(english) = Messages::read(languages, ENGLISH).filter(|_| language != ENGLISH) {
        own.check_against(&english, &mut lacks);
    }
    lacks.sort();
    lacks
}

/// The messages of one language as they are written.
struct Messages {
    language: Language,
    messages: BTreeMap<String, Message>,
    faults: Vec<Lack>,
}

#[derive(Default)]
struct Message {
    file: String,
    /// `$name` in a place where it is shown.
    shown: BTreeSet<String>,
    /// `$name` that only chooses between variants.
    chooses: BTreeSet<String>,
    /// `$name` spoken of in the comment above: may be used, need not.
    optional: BTreeSet<String>,
    /// Per select on a variable: its variants' names.
    selects: Vec<(String, BTreeSet<String>)>,
    references: BTreeSet<String>,
    functions: BTreeSet<String>,
    text: String,
}

impl Messages {
    fn read(languages: &Languages, language: Language) -> Option<Self> {
        let locale = languages.look_up(language)?;
        let mut this = Self { language, messages: BTreeMap::new(), faults: Vec::new() };
        for (file, text) in locale.files_ending(".ftl") {
            let resource = match parse(&**text) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    for error in errors {
                        let line = text[..error.pos.start.min(text.len())].lines().count();
                        this.fault(file, "", format!("line {line} cannot be read: {error}"));
                    }
                    resource
                }
            };
            this.take(file, &resource);
        }
        Some(this)
    }

    fn fault(&mut self, file: &str, id: &str, fault: String) {
        let (file, id) = (file.to_owned(), id.to_owned());
        self.faults.push(Lack { language: self.language, file, id, fault });
    }

    fn take(&mut self, file: &str, resource: &Resource<&str>) {
        for entry in &resource.body {
            let (id, pattern, comment) = match entry {
                Entry::Message(it) => (it.id.name.to_owned(), it.value.as_ref(), it.comment.as_ref()),
                Entry::Term(it) => (format!("-{}", it.id.name), Some(&it.value), it.comment.as_ref()),
                _ => continue,
            };
            let Some(pattern) = pattern else {
                self.fault(file, &id, "has no text".to_owned());
                continue;
            };
            let mut message = Message { file: file.to_owned(), ..Message::default() };
            message.optional = comment.map(spoken_of).unwrap_or_default();
            message.pattern(pattern);
            if let Some(before) = self.messages.insert(id.clone(), message) {
                let fault = format!("stands in {} too", before.file);
                self.fault(file, &id, fault);
            }
        }
    }

    fn lack(&self, file: &str, id: &str, fault: String) -> Lack {
        Lack { language: self.language, file: file.to_owned(), id: id.to_owned(), fault }
    }

    fn check_references(&self, lacks: &mut Vec<Lack>) {
        for (id, message) in &self.messages {
            for other in message.references.iter().filter(|other| !self.messages.contains_key(*other)) {
                lacks.push(self.lack(&message.file, id, format!("speaks of {other}, which is not there")));
            }
            for name in message.functions.iter().filter(|name| !FUNCTIONS.contains(&name.as_str())) {
                lacks.push(self.lack(&message.file, id, format!("calls {name}; there are only {FUNCTIONS:?}")));
            }
        }
    }

    fn check_plurals(&self, lacks: &mut Vec<Lack>) {
        let needed = plural_forms(self.language);
        for (id, message) in &self.messages {
            for (variable, keys) in &message.selects {
                // "other" alone is the default of any select; a second category makes it one on plurals.
                if !keys.iter().any(|key| CATEGORIES.contains(&key.as_str()) && key != "other") {
                    continue;
                }
                for form in needed.iter().filter(|form| !keys.contains(**form)) {
                    lacks.push(self.lack(&message.file, id, format!("${variable} lacks the plural form “{form}”")));
                }
            }
        }
    }

    fn check_script(&self, lacks: &mut Vec<Lack>) {
        for (id, message) in &self.messages {
            if let Some(word) = foreign_word(self.language, &message.text) {
                lacks.push(self.lack(&message.file, id, format!("“{word}” is in another language's script")));
            }
        }
    }

    fn check_against(&self, english: &Self, lacks: &mut Vec<Lack>) {
        let counts_differ = plural_forms(self.language).len() > 1;
        for (id, reference) in &english.messages {
            let Some(message) = self.messages.get(id) else {
                lacks.push(self.lack(&reference.file, id, "is missing".to_owned()));
                continue;
            };
            let known = |name: &&String| reference.names(name) || reference.optional.contains(*name);
            for name in message.shown.union(&message.chooses).filter(|name| !known(name)) {
                lacks.push(self.lack(&message.file, id, format!("uses ${name}, which nobody gives")));
            }
            for name in &reference.shown {
                // A count may be told in words, one form each.
                let told = message.names(name) || reference.optional.contains(name);
                if !told && !reference.chooses.contains(name) {
                    lacks.push(self.lack(&message.file, id, format!("does not tell ${name}")));
                }
            }
            for (name, keys) in &reference.selects {
                let plural = keys.contains("one");
                if plural && counts_differ && message.shown.contains(name) && !message.chooses.contains(name) {
                    lacks.push(self.lack(&message.file, id, format!("has no plural forms for ${name}")));
                }
            }
            // Signs between variables are the same in all languages.
            let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
            let words = reference.text.split_whitespace().filter(is_word).count();
            if words >= 3 && message.text == reference.text {
                lacks.push(self.lack(&message.file, id, "is still in English".to_owned()));
            }
        }
        for (id, message) in self.messages.iter().filter(|(id, _)| !english.messages.contains_key(*id)) {
            lacks.push(self.lack(&message.file, id, "is unknown; English does not have it".to_owned()));
        }
    }
}

const FUNCTIONS: &[&str] = &["ENDING"];
const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// `$name` wherever it stands in a comment.
fn spoken_of(comment: &Comment<&str>) -> BTreeSet<String> {
    let text = comment.content.join(" ");
    let name = |part: &str| part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
    text.split('$').skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

impl Message {
    fn names(&self, name: &str) -> bool {
        self.shown.contains(name) || self.chooses.contains(name)
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    self.text.push_str(value);
                    self.text.push(' ');
                }
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    self.chooses.insert(id.name.to_owned());
                    let key = |key: &VariantKey<&str>| match key {
                        VariantKey::Identifier { name } => (*name).to_owned(),
                        VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    };
                    let keys = variants.iter().map(|variant| key(&variant.key)).collect();
                    self.selects.push((id.name.to_owned(), keys));
                }
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.shown.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { value } => self.text.push_str(value),
            InlineExpression::NumberLiteral { .. } => {}
        }
    }

    /// What a function is given chooses its form.
    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            if let InlineExpression::VariableReference { id } = argument {
                self.chooses.insert(id.name.to_owned());
            }
        }
    }
}

/// The plural forms that whole numbers of a language take, as Fluent chooses them. Russian has no "other" among them:
/// fractions take it, and no select is without a default.
fn plural_forms(language: Language) -> Vec<&'static str> {
    let source = "form = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }";
    let tag = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    let Ok(resource) = FluentResource::try_new(source.to_owned()) else { return vec!["other"] };
    bundle.add_resource_overriding(resource);
    let Some(pattern) = bundle.get_message("form").and_then(|message| message.value()) else { return vec!["other"] };
    let mut found = BTreeSet::new();
    for n in 0..=200 {
        let mut args = FluentArgs::new();
        args.set("n", n);
        found.insert(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned());
    }
    CATEGORIES.iter().copied().filter(|category| found.contains(*category)).collect()
}

/// Names that every language writes in Latin letters.
const LATIN_NAMES: &[&str] = &[
    "naru",
    "UTC",
    "Telegram",
    "Discord",
    "everyone",
    "here",
    "Google",
    "MB",
    // Discord's settings speak no Mongolian: these are the words to look for there.
    "View",
    "Channel",
    "Send",
    "Messages",
    "in",
    "Threads",
    "Embed",
    "Links",
    "Attach",
    "Files",
    "Create",
    "Public",
    "Mention",
    "and",
    "All",
    "Roles",
    "Events",
    "Server",
    "Settings",
    "Permissions",
    "iCalendar",
    "ics",
    "RSS",
    "CSV",
    "XLSX",
    "TOML",
    "JSON",
    "QR",
    "PDF",
    "URL",
    "API",
    "Ctrl",
    "Enter",
    "cron",
    "ID",
    "id",
    "closes",
    "opens",
    "starts",
];

/// What people type behind a command.
const TYPED: &[&str] = &[
    "Asia/Ho_Chi_Minh",
    "ko",
    "en",
    "ja",
    "zh-Hans",
    "zh-Hant",
    "vi",
    "id",
    "ru",
    "es",
    "mn",
    "closes-",
    "starts-",
    "list",
    "show",
    "new",
    "text",
    "call",
    "value",
    "segment",
    "languages",
    "whom",
    "unanswered",
    "program",
    "edit",
    "language",
    "kind",
    "group",
    "preview",
    "describe",
    "code",
    "test",
    "submit",
    "approve",
    "send",
    "pause",
    "resume",
    "cancel",
    "correct",
    "recall",
    "urgent",
    "report",
    "resend",
    "copy",
    "template",
    "save",
    "use",
    "drop",
    "feedback",
    "done",
    "log",
    "team",
    "add",
    "remove",
    "here",
    "live",
    "yes",
    "no",
    "held",
    "all",
    "https",
    "outage",
    "restored",
    "c-",
];

/// The first word in letters that `language` is not written in.
fn foreign_word(language: Language, text: &str) -> Option<String> {
    let cyrillic = |c: char| matches!(c, '\u{0400}'..='\u{052F}');
    let hangul = |c: char| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{AC00}'..='\u{D7A3}');
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{30FF}');
    let han = |c: char| matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}');
    let base = language.as_str().split('-').next().unwrap_or_default();
    let own = |c: char| match base {
        "ko" => hangul(c),
        "zh" => han(c) && is_chinese_of(language, c),
        "ja" => kana(c) || han(c) && !matches!(writing(c), Writing::Simplified | Writing::Traditional),
        "ru" => cyrillic(c) && !"\u{4E9}\u{4AF}\u{4AE}\u{4E8}".contains(c), // ө ү Ү Ө
        "mn" => cyrillic(c),
        _ => !(cyrillic(c) || hangul(c) || kana(c) || han(c)),
    };
    let latin_script = !matches!(base, "ko" | "zh" | "ja" | "ru" | "mn");
    // A command is spelled the same everywhere, and so is what it takes: zones, tags, offsets.
    let typed = |piece: &str| piece.starts_with('/') || TYPED.contains(&piece);
    let pieces = text.split(|c: char| !(c.is_alphabetic() || "/_-".contains(c))).filter(|piece| !typed(piece));
    // Latin letters stand beside others without a space in Chinese, Japanese and Korean.
    let runs = pieces.flat_map(|piece| {
        let changes = |(a, b): (char, char)| a.is_ascii() != b.is_ascii();
        let ends = piece.char_indices().zip(piece.chars().skip(1)).filter(move |((_, a), b)| changes((*a, *b)));
        let ends: Vec<usize> = ends.map(|((at, a), _)| at + a.len_utf8()).chain([piece.len()]).collect();
        ends.into_iter().scan(0, |from, to| Some(&piece[std::mem::replace(from, to)..to])).collect::<Vec<_>>()
    });
    let words = runs.flat_map(|run| run.split(|c: char| !c.is_alphabetic()));
    let foreign = |word: &&str| {
        let latin = word.chars().all(|c| c.is_ascii_alphabetic());
        match (latin, latin_script) {
            (true, true) => false,
            // One letter is a sign, as in "D-7".
            (true, false) => word.len() > 1 && !LATIN_NAMES.contains(word),
            (false, _) => word.chars().any(|c| c.is_alphabetic() && !own(c)),
        }
    };
    words.filter(|word| !word.is_empty()).find(foreign).map(str::to_owned)
}

fn is_chinese_of(language: Language, c: char) -> bool {
    let shared = matches!(writing(c), Writing::Any);
    shared
        || match language.as_str() {
            "zh-Hant" => matches!(writing(c), Writing::Traditional | Writing::TraditionalOrJapanese),
            _ => matches!(writing(c), Writing::Simplified | Writing::SimplifiedOrJapanese),
        }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// All that may name an id: Rust and the pages' templates.
    fn sources(folder: &Path, found: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "html" || it == "txt") {
                found.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_language_says_everything_and_says_it_right() {
        let languages = Languages::embedded();
        let all: Vec<String> =
            languages.iter().flat_map(|locale| lacks(&languages, locale.tag)).map(|lack| lack.to_string()).collect();
        assert!(all.is_empty(), "\n{}\n", all.join("\n"));
    }

    #[test]
    fn every_message_used_is_there_and_every_message_there_is_used() {
        let languages = Languages::embedded();
        let english = Messages::read(&languages, ENGLISH).unwrap();
        let mut code = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
        let used = |id: &str| {
            // Names of languages are looked up by their tag.
            code.contains(&format!("\"{id}\""))
                || id.starts_with("language-")
                || english.messages.values().any(|message| message.references.contains(id))
        };
        let mut faults: Vec<String> = english
            .messages
            .iter()
            .filter(|(id, _)| !used(id))
            .map(|(id, message)| format!("locales/en/{}: {id} is used nowhere", message.file))
            .collect();
        for id in code.split("id!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if !english.messages.contains_key(id) && !MADE_UP.contains(&id) {
                faults.push(format!("{id} is said in src/, and no .ftl of English has it"));
            }
        }
        faults.sort();
        faults.dedup();
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    }

    /// Ids in comments and tests.
    const MADE_UP: &[&str] =
        &["…", "both", "only-english", "count", "named", ").skip(1).filter_map(|rest| rest.split('"];

    fn check(ftl: &'static str, expected: &[&str]) {
        let english = "# Of $name, or $nick.\nhello = Hello { $name }\n\
            count = { $n ->\n [one] one thing\n *[other] { $n } things here\n }\nmore = See { hello } for more";
        let file = |tag: &str, name: &str, text| (tag.to_owned(), name.to_owned(), Cow::Borrowed(text));
        let languages = Languages::new([
            file("en", "locale.toml", "name = \"English\""),
            file("en", "a.ftl", english),
            file("ru", "locale.toml", "name = \"Русский\""),
            file("ru", "a.ftl", ftl),
        ]);
        let found: Vec<String> = lacks(&languages.expect("these are well-formed"), Language::new("ru"))
            .iter()
            .map(|lack| format!("{}: {}", lack.id, lack.fault))
            .collect();
        assert_eq!(found, expected);
    }

    const GOOD: &str = "hello = Привет, { $nick }\ncount = { $n ->\n [one] { $n } вещь\n [few] { $n } вещи\n [many] { $n } вещей\n *[other] { $n } вещи\n }\nmore = Ещё: { hello }";

    #[test]
    fn a_complete_language_lacks_nothing() {
        check(GOOD, &[]);
        check("hello = { $name }\ncount = Вещи: { \"-\" }\nmore = Ещё", &[]);
    }

    #[test]
    fn what_is_missing_or_made_up_is_named() {
        check(
            "hello = Привет, { $nmae }\nmore = Ещё: { helo }\nodd = Лишнее",
            &[
                "count: is missing",
                "hello: uses $nmae, which nobody gives",
                "more: speaks of helo, which is not there",
                "odd: is unknown; English does not have it",
            ],
        );
    }

    #[test]
    fn a_count_has_every_form_that_its_language_needs() {
        check(
            "hello = { $name }\ncount = { $n ->\n [one] вещь\n *[other] вещи\n }\nmore = Ещё",
            &["count: $n lacks the plural form “few”", "count: $n lacks the plural form “many”"],
        );
        check("hello = { $name }\ncount = { $n } вещей\nmore = Ещё", &["count: has no plural forms for $n"]);
    }

    #[test]
    fn words_left_in_another_script_are_found() {
        check(
            "hello = Hello { $name }\ncount = Вещи\nmore = 더 보기",
            &["hello: “Hello” is in another language's script", "more: “더” is in another language's script"],
        );
    }
}
