//! Orders as staff type them behind `/staff`.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;

use super::{Order, Refusal};
use crate::broadcast::{Content, Role, Segment};
use crate::language::Language;
use crate::notify::schedule::on_the_clock;

impl Order {
    /// `list`, `show 3`, `text 3 ko Title⏎Body`, `send 3 2026-12-01T09:00` … Times without an offset are of `home`.
    ///
    /// # Errors
    /// [`Refusal::Unread`] with what could not be read.
    pub fn read(text: &str, home: Tz) -> Result<Self, Refusal> {
        let unread = || Refusal::Unread(text.chars().take(60).collect());
        let (word, rest) = split(text);
        let (first, more) = split(rest);
        let number = || first.trim_start_matches('#').parse::<i64>().map_err(|_| unread());
        Ok(match word {
            "list" | "" => Self::List,
            "show" => Self::Show(number()?),
            "new" => {
                let (language, title, body) = version(rest).ok_or_else(unread)?;
                let content = Content {
                    title: [(language, title)].into_iter().collect(),
                    body: [(language, body)].into_iter().collect(),
                    ..Content::default()
                };
                Self::New { content, segment: Segment::default(), files: Vec::new() }
            }
            "copy" => Self::Copy(number()?),
            "text" => {
                let (language, title, body) = version(more).ok_or_else(unread)?;
                Self::Text { number: number()?, language, title, body }
            }
            "value" => {
                let (name, value) = more.split_once('=').ok_or_else(unread)?;
                Self::Value { number: number()?, name: name.trim().to_owned(), value: value.trim().to_owned() }
            }
            "segment" => {
                let segment = more.parse::<Segment>().map_err(|error| Refusal::Unread(error.0))?;
                Self::Segment { number: number()?, segment }
            }
            "describe" => {
                let (file, words) = split(more);
                if file.is_empty() || words.is_empty() {
                    return Err(unread());
                }
                Self::Describe { number: number()?, file: file.to_owned(), words: words.to_owned() }
            }
            "preview" => Self::Preview(number()?),
            "test" => Self::Test(number()?),
            "submit" => Self::Submit { number: number()?, anyway: more == "anyway" },
            "approve" => Self::Approve { number: number()? },
            "send" if more.is_empty() => Self::Send { number: number()?, at: None },
            "send" => Self::Send { number: number()?, at: Some(moment(more, home).ok_or_else(unread)?) },
            "pause" => Self::Pause(number()?),
            "resume" => Self::Resume(number()?),
            "cancel" => Self::Cancel(number()?),
            "correct" => Self::Correct(number()?),
            "recall" => Self::Recall(number()?),
            "urgent" => Self::Urgent(number()?),
            "call" => Self::Calls { number: number()?, calls: more != "no" },
            "report" => Self::Report(number()?),
            "resend" => Self::Resend { number: number()?, doubtful: more == "doubtful" },
            "accept" | "decline" => Self::Decide { proposal: first.to_owned(), accept: word == "accept" },
            "template" => match (first, more) {
                ("", _) => Self::Templates,
                ("use", name) => Self::UseTemplate { name: name.to_owned() },
                ("drop", name) => Self::DropTemplate { name: name.to_owned() },
                ("save", more) => {
                    let (number, name) = split(more);
                    let number = number.trim_start_matches('#').parse().map_err(|_| unread())?;
                    Self::SaveTemplate { number, name: name.to_owned() }
                }
                _ => return Err(unread()),
            },
            "feedback" => match (first, more) {
                ("", _) => Self::Feedback,
                ("done", code) if !code.is_empty() => Self::FeedbackDone { code: code.to_owned() },
                _ => return Err(unread()),
            },
            "languages" => Self::Languages(number()?),
            "whom" => Self::Whom(number()?),
            "version" => Self::AskVersion { number: number()?, language: more.trim().parse().map_err(|_| unread())? },
            "unanswered" => Self::Unanswered,
            "answer" if !first.is_empty() && more.is_empty() => Self::AskAnswer(first.to_owned()),
            "answer" if !first.is_empty() => Self::Faq { question: first.to_owned(), answer: more.trim().to_owned() },
            "faq" if first == "from" && !more.is_empty() => Self::FaqFrom(more.trim().to_owned()),
            "alias" if !first.is_empty() && more.is_empty() => Self::AskPlace(first.to_owned()),
            "same" if !more.is_empty() => Self::Same { question: first.to_owned(), entry: more.trim().to_owned() },
            "program" => super::programs::order(rest),
            "log" => Self::Log,
            "team" => Self::Team,
            "add" | "role" => {
                let role = Role::from_name(more).ok_or_else(unread)?;
                Self::Member { name: first.to_owned(), role }
            }
            "remove" => Self::Remove { name: first.to_owned() },
            "here" => Self::Here { staff: first != "no" },
            "live" => Self::Live { declare: first == "yes" },
            "held" => match more {
                "yes" => Self::Held { why: first.to_owned(), send: true },
                "no" => Self::Held { why: first.to_owned(), send: false },
                _ => return Err(unread()),
            },
            _ => return Err(unread()),
        })
    }
}

fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(char::is_whitespace).map_or((text, ""), |(word, rest)| (word, rest.trim_start()))
}

/// `ko Title⏎Body`: the first line is the title, all below it the body.
fn version(text: &str) -> Option<(Language, String, String)> {
    let (tag, rest) = split(text);
    let (title, body) = rest.split_once('\n')?;
    let (title, body) = (title.trim(), body.trim());
    (!title.is_empty() && !body.is_empty()).then_some((tag.parse().ok()?, title.to_owned(), body.to_owned()))
}

/// `2026-12-01T09:00`, `2026-12-01 09:00`, or with an offset as RFC 3339 has it.
pub fn moment(text: &str, home: Tz) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    let text = text.replacen(' ', "T", 1);
    let wall = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").ok()?;
    Some(on_the_clock(home, wall).to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Order> {
        Order::read(text, chrono_tz::Asia::Seoul).ok()
    }

    #[test]
    fn orders_are_read_as_staff_type_them() {
        assert_eq!(read(" list "), Some(Order::List));
        assert_eq!(read("show #3"), Some(Order::Show(3)));
        assert_eq!(read("call 3"), Some(Order::Calls { number: 3, calls: true }));
        assert_eq!(read("call 3 no"), Some(Order::Calls { number: 3, calls: false }));
        assert_eq!(read("submit 3 anyway"), Some(Order::Submit { number: 3, anyway: true }));
        let text = Order::Text {
            number: 3,
            language: Language::new("ko"),
            title: "안내".to_owned(),
            body: "첫째 줄\n\n둘째 줄".to_owned(),
        };
        assert_eq!(read("text 3 ko 안내\n첫째 줄\n\n둘째 줄"), Some(text));
        let at = DateTime::parse_from_rfc3339("2026-12-01T09:00:00+09:00").unwrap().to_utc();
        assert_eq!(read("send 3 2026-12-01T09:00"), Some(Order::Send { number: 3, at: Some(at) }));
        assert_eq!(read("send 3 2026-12-01T01:00:00+01:00"), Some(Order::Send { number: 3, at: Some(at) }));
        assert_eq!(read("add Minji approver"), Some(Order::Member { name: "Minji".to_owned(), role: Role::Approver }));
        let save = Order::SaveTemplate { number: 3, name: "open-day".to_owned() };
        assert_eq!(read("template save 3 open-day"), Some(save));
        assert_eq!(read("template use open-day"), Some(Order::UseTemplate { name: "open-day".to_owned() }));
        assert_eq!(read("feedback done k3f9a"), Some(Order::FeedbackDone { code: "k3f9a".to_owned() }));
        assert_eq!(read("held restored no"), Some(Order::Held { why: "restored".to_owned(), send: false }));
    }

    #[test]
    fn what_is_no_order_is_refused() {
        for text in [
            "dance",
            "show",
            "show three",
            "text 3 ko only a title",
            "send 3 soon",
            "add Minji king",
            "new",
            "template save x y",
            "template burn x",
            "feedback done",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
