//! One line of a language's file that stands for many wordings: "sign{|ing} up".

/// Every wording of `line`, the parts of its braces written out; `None` where a brace is not closed. Stops soon
/// after `most`, so more than that came out where there are too many.
pub fn expanded(line: &str, most: usize) -> Option<Vec<String>> {
    let mut out = Vec::new();
    expand(line, most, &mut out).ok()?;
    Some(out)
}

/// Replaces the first group of braces by each of its parts, and so on with what comes out.
fn expand(text: &str, most: usize, out: &mut Vec<String>) -> Result<(), ()> {
    if out.len() > most {
        return Ok(());
    }
    let Some(open) = text.find('{') else {
        out.push(text.to_owned());
        return Ok(());
    };
    let mut depth = 0;
    let mut parts = vec![open + 1];
    let mut close = None;
    for (at, c) in text[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '|' if depth == 1 => parts.push(open + at + 1),
            _ => {}
        }
        if depth == 0 {
            close = Some(open + at);
            break;
        }
    }
    let close = close.ok_or(())?;
    for (nth, &from) in parts.iter().enumerate() {
        let to = parts.get(nth + 1).map_or(close, |next| next - 1);
        expand(&format!("{}{}{}", &text[..open], &text[from..to], &text[close + 1..]), most, out)?;
    }
    Ok(())
}
