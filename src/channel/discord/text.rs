//! Text as Discord reads it: what people or records say stays text, whatever it looks like; what is ours may be bold or a
//! link. Mentions cannot ring anybody either way: see [`Body`](super::Body).

use reqwest::Url;

use crate::render::Inline;

/// The length that Discord counts, or a little more: in UTF-16 units.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Without what turns the direction of writing around or shows nothing: it would let a title pretend to be something else,
/// or be empty to the eye. Joiners inside a word or a family of faces stay.
pub fn clean(text: &str) -> String {
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
                | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
                | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}')
    };
    let shown: String = text.chars().filter(|c| !hidden(*c)).collect();
    let joiner = |c: char| matches!(c, '\u{200C}' | '\u{200D}' | '\u{2800}');
    if shown.chars().all(|c| c.is_whitespace() || joiner(c)) { String::new() } else { shown }
}

/// [`clean`], on one line and cut to `limit` units; never inside a character.
pub fn label(text: &str, limit: usize) -> String {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&text, limit)
}

/// At most `limit` units, with an ellipsis where something is missing.
pub fn cut(text: &str, limit: usize) -> String {
    if units(text) <= limit {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.len_utf16();
        if used > limit {
            break;
        }
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short + "…"
}

/// Text that stays text. Addresses in it stay links, and bring no preview.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.as_str();
    while let Some(at) = rest.find("http://").into_iter().chain(rest.find("https://")).min() {
        let (before, from) = rest.split_at(at);
        plain(&mut out, before);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(from.len());
        let address = from[..end].trim_end_matches(['.', ',', ')', ';', '!', '?', '、', '。', '」', '）']);
        match Url::parse(address) {
            Ok(_) => {
                out.push('<');
                out.push_str(address);
                out.push('>');
            }
            Err(_) => plain(&mut out, address),
        }
        rest = &from[address.len().max(1)..];
    }
    plain(&mut out, rest);
    out
}

fn plain(out: &mut String, text: &str) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let line_begins = out.is_empty() || out.ends_with('\n');
        let marks = match c {
            '\\' | '*' | '_' | '`' | '|' | '<' => true,
            // One alone is a dash to many languages.
            '~' => out.ends_with('~') || rest.peek() == Some(&'~'),
            // The middle of `[text](address)`; brackets alone are brackets.
            ']' => rest.peek() == Some(&'('),
            // A heading or a quote; "-# " is small print.
            '#' => line_begins || out.ends_with('-'),
            '>' => line_begins,
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Inlines as Discord's markup.
pub fn inlines(all: &[Inline]) -> String {
    let mut out = String::new();
    for inline in all {
        match inline {
            Inline::Text(text) => out.push_str(&escape(text)),
            Inline::Strong(text) => {
                let text = escape(text);
                let (head, tail) = (text.len() - text.trim_start().len(), text.trim_end().len());
                if tail <= head {
                    continue;
                }
                // White space inside the stars would leave them standing.
                out.push_str(&text[..head]);
                out.push_str("**");
                out.push_str(&text[head..tail]);
                out.push_str("**");
                out.push_str(&text[tail..]);
            }
            Inline::Link { text, url } => link(&mut out, text, url),
        }
    }
    out
}

fn link(out: &mut String, text: &str, url: &str) {
    let target = Url::parse(url).ok().filter(|it| matches!(it.scheme(), "http" | "https"));
    match target {
        Some(target) if text == url => {
            out.push('<');
            out.push_str(target.as_str());
            out.push('>');
        }
        Some(target) => {
            let address = target.as_str().replace('(', "%28").replace(')', "%29");
            out.push_str(&format!("[{}](<{address}>)", escape(&text.replace("://", ":"))));
        }
        None if text == url => out.push_str(&escape(text)),
        None => out.push_str(&escape(&format!("{text} ({url})"))),
    }
}

/// `text` in pieces whose escaped forms have at most `limit` units: cut at a line's end, else between words, else between
/// characters.
pub fn pieces(text: &str, limit: usize) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while units(&escape(rest)) > limit {
        let mut end = 0;
        let (mut line, mut space) = (None, None);
        let mut used = 0;
        for (at, c) in rest.char_indices() {
            // The most that a character becomes is itself and a backslash; an address gets two brackets.
            used += c.len_utf16() + usize::from(c.is_ascii_punctuation());
            if used + 2 > limit {
                break;
            }
            match c {
                '\n' => line = Some(at),
                c if c.is_whitespace() => space = Some(at),
                _ => {}
            }
            let next = rest[at + c.len_utf8()..].chars().next();
            let joins = |c: char| matches!(c, '\u{0300}'..='\u{036F}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
            if c != '\u{200D}' && !next.is_some_and(joins) {
                end = at + c.len_utf8();
            }
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let at = line.filter(|at| *at > end / 2).or(space).filter(|at| *at > 0).unwrap_or(end.max(first));
        all.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    if !rest.is_empty() {
        all.push(rest.to_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_like_markup_stays_text() {
        for (text, expected) in [
            ("**bold** _it_ ~~s~~ `c` ||x||", r"\*\*bold\*\* \_it\_ \~\~s\~\~ \`c\` \|\|x\|\|"),
            ("[here](https://a.example) [1] 9~10", r"[here\](<https://a.example>) [1] 9~10"),
            ("<@123> <@&5> <#7> <t:1:R>", r"\<@123> \<@&5> \<#7> \<t:1:R>"),
            ("# big\n> quote\n- point\n-# small", "\\# big\n\\> quote\n- point\n-\\# small"),
            ("see https://a.example/b_c_d, please", "see <https://a.example/b_c_d>, please"),
            ("@everyone", "@everyone"),
            (r"\*", r"\\\*"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn writing_cannot_be_turned_around_and_nothing_hides() {
        assert_eq!(clean("a\u{202E}b\u{200B}c\u{0000}d\u{2066}\u{FEFF}"), "abcd");
        assert_eq!(clean("\u{200B}\u{200D} \u{2060}"), "");
        assert_eq!(clean("👨\u{200D}👩\u{200D}👧"), "👨\u{200D}👩\u{200D}👧");
    }

    #[test]
    fn a_link_to_nowhere_is_text() {
        let link = |text: &str, url: &str| inlines(&[Inline::Link { text: text.to_owned(), url: url.to_owned() }]);
        assert_eq!(link("here", "https://a.example/(x)"), "[here](<https://a.example/%28x%29>)");
        assert_eq!(link("here", "javascript:alert(1)"), "here (javascript:alert(1))");
        assert_eq!(link("https://a.example/", "https://a.example/"), "<https://a.example/>");
    }

    #[test]
    fn bold_holds_its_white_space_outside() {
        assert_eq!(inlines(&[Inline::Strong(" a ".to_owned())]), " **a** ");
        assert_eq!(inlines(&[Inline::Strong(" ".to_owned())]), "");
    }

    #[test]
    fn a_label_is_cut_on_a_whole_character() {
        assert_eq!(label("a\n b", 80), "a b");
        assert_eq!(units(&label(&"가나 ".repeat(40), 80)), 80);
        assert_eq!(cut(&"😀".repeat(40), 10), "😀😀😀😀…");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn pieces_fit_and_join_to_the_whole(text in "([a-z*_가-힣😀]{1,30}[ \n]){1,300}") {
            let pieces = pieces(&text, 300);
            for piece in &pieces {
                prop_assert!(units(&escape(piece)) <= 300);
            }
            let of = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().concat();
            prop_assert_eq!(of(&pieces.join(" ")), of(&text));
        }
    }
}
