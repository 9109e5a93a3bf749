//! One program for unit tests to start from.

use super::{Program, read};

const TEXT: &str = r#"
    [[program]]
    id = "forum"
    series = "forum"
    kind = "forum"
    organizer = "o"
    status = "scheduled"
    format = "onsite"
    starts = 2027-05-12T14:00:00+09:00
    ends = 2027-05-12T18:00:00+09:00
    apply_opens = 2027-03-02T09:00:00+09:00
    apply_closes = 2027-04-20T18:00:00+09:00
    fee_krw = 0
    [program.title]
    en = "Forum"
    [program.venue]
    en = "Busan Exhibition Center, room 201"
"#;

/// A forum of an afternoon, changed by `change`.
pub fn forum(change: impl Fn(&mut Program)) -> Program {
    let mut program = read::from_toml(&[("test", TEXT)]).expect("the text is a program").programs.remove(0);
    change(&mut program);
    program
}
