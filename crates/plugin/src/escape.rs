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
/// break become one; control characters that HTML does not allow become U+FFFD.
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
    escaped
}

/// Writes a character by its number, such as `&#46;`.
fn reference(escaped: &mut String, char: char) {
    // Writing to a String cannot fail.
    _ = write!(escaped, "&#{};", u32::from(char));
}

#[cfg(test)]
mod tests;
