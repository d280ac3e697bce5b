//! Text from outside becomes text on the page, and nothing else.
//!
//! What comes in: the words of a source, or of its metadata. What goes out: the same words so
//! written that Markdown and raw HTML alike read them as text, wherever they are put, code blocks
//! and the insides of `<script>` and `<style>` excepted. Numeric character references do it: to
//! Markdown and to HTML a referenced character never opens anything.

use std::fmt::Write;

/// Returns the text of a source or of its metadata so that Markdown and HTML alike read it as text.
///
/// Every ASCII punctuation mark, every line break and tab, and every space that does not stand
/// alone between two other characters becomes a numeric character reference. The kinds of line
/// break become one; control characters that HTML does not allow become U+FFFD. A change of direction
/// that the text leaves open is ended behind it.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 4);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        match char {
            '\r' if after == '\n' => continue,
            ' ' if !before.is_whitespace() && !after.is_whitespace() => escaped.push(' '),
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' => reference(&mut escaped, '\n'),
            ' ' | '\t' | '\n' | '\u{2028}' | '\u{2029}' => reference(&mut escaped, char),
            _ if char.is_control() => escaped.push(char::REPLACEMENT_CHARACTER),
            _ if char.is_ascii_punctuation() => reference(&mut escaped, char),
            _ => escaped.push(char),
        }
        before = char;
    }
    escaped.push_str(&unclosed(text));
    escaped
}

/// Returns the text that [`escape`] wrote: every character reference by number is its character again.
/// What is none is left as it is.
pub fn unescape(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some(at) = rest.find("&#") {
        let (before, reference) = rest.split_at(at);
        text.push_str(before);
        let number = reference[2..].split_once(';');
        let char = number.and_then(|(number, _)| number.parse().ok()).and_then(char::from_u32);
        let length = match char {
            Some(char) => {
                text.push(char);
                number.map_or(2, |(number, _)| 2 + number.len() + 1)
            }
            None => {
                text.push_str("&#");
                2
            }
        };
        rest = &reference[length..];
    }
    text + rest
}

/// Returns what ends the changes of direction that a text leaves open, lest they turn around what
/// stands behind it (Unicode Standard Annex 9, 2.1 to 2.5).
fn unclosed(text: &str) -> String {
    let mut open = Vec::new();
    for char in text.chars() {
        match char {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' if open.last() == Some(&char) => _ = open.pop(),
            // An isolate ends what was opened inside it.
            '\u{2069}' => {
                if let Some(at) = open.iter().rposition(|end| *end == char) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    open.iter().rev().collect()
}

/// Writes a character by its number, such as `&#46;`.
fn reference(escaped: &mut String, char: char) {
    // Writing to a String cannot fail.
    _ = write!(escaped, "&#{};", u32::from(char));
}

#[cfg(test)]
mod tests;
