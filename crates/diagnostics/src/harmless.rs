//! Text of sources and metadata as a terminal may have it: nothing in it steers the terminal or
//! turns the direction in which the text beside it is read.

/// What stands for a mark that turns the direction of text.
const TURNED: char = '\u{fffd}';

/// Whether a character steers a terminal, breaks a line or turns the direction of text.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns a text as one line without what steers: a space for white space and control characters,
/// `�` for a mark that turns the direction.
pub fn harmless(text: &str) -> String {
    let shown = |c: char| match steers(c) {
        true if c.is_control() || c.is_whitespace() => ' ',
        true => TURNED,
        false => c,
    };
    text.chars().map(shown).collect()
}

/// Returns a text of one line or several, each [`harmless`].
pub fn harmless_lines(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}

/// Returns what a renderer drew, its own line breaks and colour codes kept.
pub(crate) fn drawn(text: &str) -> String {
    let own = |c: char| matches!(c, '\n' | '\u{1b}');
    text.chars().map(|c| if steers(c) && !own(c) { TURNED } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_steers_is_shown_and_the_rest_is_kept() {
        for (text, shown) in [
            ("Ünï “a” שלום 日本 🙂", "Ünï “a” שלום 日本 🙂"),
            ("a\u{1b}[2Jb\u{9b}31m\u{7f}", "a [2Jb 31m "),
            ("a\nb\r\tc\u{85}\u{2028}d", "a b  c  d"),
            ("a\u{202e}b\u{202c}\u{2066}\u{2069}\u{200f}\u{61c}", "a�b�����"),
        ] {
            assert_eq!(harmless(text), shown);
        }
    }
}
