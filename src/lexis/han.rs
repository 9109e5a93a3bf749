//! Han characters across their three ways of writing: one form to compare by, and which writing a text is in.
//!
//! The table is `locales/han.txt`; it belongs to no one language, so it stands beside their folders.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../locales/han.txt");
static HAN: LazyLock<Han> = LazyLock::new(|| Han::read(TABLE));

/// Whose writing a character shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    Simplified,
    /// Simplified Chinese and Japanese share it; Traditional has another.
    SimplifiedOrJapanese,
    Traditional,
    /// Traditional Chinese and Japanese share it; Simplified has another.
    TraditionalOrJapanese,
    Japanese,
    /// Written so by all, or too rare to tell.
    Any,
}

#[derive(Debug, Default)]
struct Han {
    /// As written → as compared.
    forms: HashMap<char, char>,
    writings: HashMap<char, Writing>,
}

impl Han {
    fn read(table: &str) -> Self {
        let mut han = Self::default();
        let mut section = "";
        for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            match section {
                "traditional" => han.read_pairs(line, Writing::TraditionalOrJapanese),
                "japanese" => han.read_pairs(line, Writing::Japanese),
                "only-simplified" => han.mark(line, Writing::Simplified),
                "simplified-or-japanese" => han.mark(line, Writing::SimplifiedOrJapanese),
                "only-traditional" => han.mark(line, Writing::Traditional),
                "only-japanese" => han.mark(line, Writing::Japanese),
                _ => {}
            }
        }
        han
    }

    fn read_pairs(&mut self, line: &str, writing: Writing) {
        let mut chars = line.chars();
        while let (Some(written), Some(compared)) = (chars.next(), chars.next()) {
            self.forms.insert(written, compared);
            self.writings.insert(written, writing);
        }
    }

    fn mark(&mut self, line: &str, writing: Writing) {
        self.writings.extend(line.chars().map(|c| (c, writing)));
    }
}

/// The form that stands for `c` in comparisons; itself for anything that is no variant.
pub fn one_form(c: char) -> char {
    if is_han(c) { HAN.forms.get(&c).copied().unwrap_or(c) } else { c }
}

pub fn writing(c: char) -> Writing {
    if is_han(c) { HAN.writings.get(&c).copied().unwrap_or(Writing::Any) } else { Writing::Any }
}

pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_writings_compare_as_one() {
        let form = |text: &str| text.chars().map(one_form).collect::<String>();
        assert_eq!(form("國際論壇"), "国际论坛");
        assert_eq!(form("国際交流"), "国际交流");
        assert_eq!(form("広島駅"), "广岛驿");
        assert_eq!(form("釜山 forum"), "釜山 forum");
    }

    #[test]
    fn a_character_tells_its_writing() {
        assert_eq!(writing('们'), Writing::Simplified);
        assert_eq!(writing('国'), Writing::SimplifiedOrJapanese);
        assert_eq!(writing('們'), Writing::TraditionalOrJapanese);
        assert_eq!(writing('込'), Writing::Japanese);
        assert_eq!(writing('山'), Writing::Any);
    }
}
