//! Plain text and Markdown.
//!
//! A line is a paragraph. Where a text is plainly wrapped (blank lines part blocks of lines that are
//! all of a width) the lines of a block are joined. No word is lost or changed either way.

use crate::decode::decode;
use crate::form::Form;
use crate::lines::{Kind, Lines, one_line};
use crate::{About, Captured};

/// The shortest and the longest line that a program wraps, in characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=100;

/// Reads plain text. Nothing in it is a title: its first line may as well be a sentence.
pub(crate) fn text(bytes: &[u8]) -> Captured {
    let decoded = decode(bytes, None);
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let wrapped = is_wrapped(&text);
    let mut lines = Lines::default();
    add(&mut lines, &text, wrapped);
    Captured::new(Form::Plain, lines, About::default()).noted(decoded.note).noted(joined(wrapped))
}

fn joined(wrapped: bool) -> Option<String> {
    wrapped.then(|| "the lines of each paragraph were joined: the text is wrapped".to_owned())
}

/// Adds the paragraphs of a text whose lines end in LF; form feeds part pages.
pub(crate) fn add(lines: &mut Lines, text: &str, wrapped: bool) {
    for (number, page) in text.split('\u{c}').enumerate() {
        if number > 0 {
            lines.page();
        }
        if wrapped {
            blocks(page).for_each(|block| lines.push(Kind::Body, &join(&block)));
        } else {
            page.split('\n').for_each(|line| lines.push(Kind::Body, line));
        }
    }
}

/// Returns the runs of lines that are not blank.
fn blocks(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines: Vec<&str> = text.split('\n').collect();
    let blocks = lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty());
    blocks.map(<[&str]>::to_vec).collect::<Vec<_>>().into_iter()
}

/// Joins lines with a space; where one ends with a hyphen, with nothing: it broke there.
fn join(lines: &[&str]) -> String {
    let mut joined = String::new();
    for line in lines.iter().map(|line| line.trim()) {
        let hyphen =
            joined.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
        if !joined.is_empty() && !hyphen {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// Whether lines were broken by a program: blank lines part blocks, and every line that another
/// follows in its block is nearly of one width.
pub(crate) fn is_wrapped(text: &str) -> bool {
    let blocks: Vec<_> = text.split('\u{c}').flat_map(blocks).collect();
    let inner = blocks.iter().flat_map(|block| &block[..block.len() - 1]);
    let lengths: Vec<usize> = inner.map(|line| line.trim_end().chars().count()).collect();
    let Some(&longest) = lengths.iter().max() else { return false };
    let near = lengths.iter().filter(|length| **length * 10 >= longest * 7).count();
    blocks.len() > 1 && WRAPPED.contains(&longest) && near * 10 >= lengths.len() * 9
}

/// Reads Markdown as the words that stand in it, marks and all: what they would look like is not
/// what was captured. Its first line is the title only if it is a heading; so is a `title:` in front
/// matter.
pub(crate) fn markdown(bytes: &[u8]) -> Captured {
    let decoded = decode(bytes, None);
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let (front, body) = front_matter(&text);
    let wrapped = is_wrapped(body);
    let mut lines = Lines::default();
    let mut title = None;
    for block in blocks(body) {
        add_block(&mut lines, &block, wrapped, &mut title);
    }
    let stated = |key: &str| front_value(front, key);
    let about = About {
        title: stated("title").or(title),
        authors: stated("author").map(crate::Author::whole).into_iter().collect(),
        date: stated("date").and_then(|date| crate::day(&date)),
        url: stated("url").or_else(|| stated("source")).filter(|url| crate::html::is_web(url)),
        language: stated("lang").or_else(|| stated("language")),
        ..About::default()
    };
    Captured::new(Form::Markdown, lines, about).noted(decoded.note).noted(joined(wrapped))
}

fn add_block(lines: &mut Lines, block: &[&str], wrapped: bool, title: &mut Option<String>) {
    let first = lines.is_empty();
    if let [words, rule] = block
        && !rule.trim().is_empty()
        && (rule.trim().chars().all(|c| c == '=')
            || rule.trim().len() > 2 && rule.trim().chars().all(|c| c == '-'))
    {
        *title = title.take().or_else(|| first.then(|| one_line(words)).flatten());
        lines.push(Kind::Heading, words);
        return;
    }
    let mut run: Vec<&str> = Vec::new();
    let flush = |lines: &mut Lines, run: &mut Vec<&str>| {
        if !run.is_empty() {
            lines.push(Kind::Body, &join(run));
            run.clear();
        }
    };
    for line in block {
        if let Some(words) = heading(line) {
            flush(lines, &mut run);
            *title = title.take().or_else(|| lines.is_empty().then(|| one_line(words)).flatten());
            lines.push(Kind::Heading, words);
        } else {
            let begins = line.trim_start().starts_with(['-', '*', '+', '>', '|', '#'])
                || line.trim_start().starts_with(|c: char| c.is_ascii_digit());
            if !wrapped || begins {
                flush(lines, &mut run);
            }
            run.push(line);
        }
    }
    flush(lines, &mut run);
}

/// Returns the words of an ATX heading.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let words = rest.strip_prefix([' ', '\t'])?.trim().trim_end_matches('#').trim();
    ((1..=6).contains(&level) && !words.is_empty()).then_some(words)
}

/// Returns the front matter between `---` lines, and what follows.
fn front_matter(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return ("", text) };
    match rest.find("\n---\n") {
        Some(end) if rest[..end].lines().any(|line| line.contains(": ")) => {
            (&rest[..end], &rest[end + 5..])
        }
        _ => ("", text),
    }
}

/// Returns a plain value of the front matter; lists, maps and blocks are not read.
fn front_value(front: &str, key: &str) -> Option<String> {
    let value = front.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?.trim();
    let quoted = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    let plain = quoted.unwrap_or(value);
    let structured =
        quoted.is_none() && plain.starts_with(['[', '{', '|', '>', '&', '*', '!', '"', '\'']);
    if structured || plain.contains('\\') { None } else { one_line(plain) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WRAPPED: &str = "The embassy warned that extremists had\nimminent plans to target large gather-\nings in Moscow, to include concerts.\n\nA second paragraph stands here alone, and\nit goes on.\n";

    #[test]
    fn wrapped_lines_are_joined_and_others_are_not() {
        let wrapped = text(WRAPPED.as_bytes());
        assert_eq!(
            wrapped.text,
            "The embassy warned that extremists had imminent plans to target large gather-ings in Moscow, to include concerts.\nA second paragraph stands here alone, and it goes on.\n"
        );
        assert_eq!(wrapped.notes.len(), 1);
        let poem = "Roses are red\nViolets are blue\n\nSugar is sweet\nAnd so are you\n";
        assert_eq!(text(poem.as_bytes()).text, poem.replace("\n\n", "\n"));
    }

    #[test]
    fn plain_text_states_nothing() {
        let captured = text("# A line\r\nanother\u{c}page two\r\n".as_bytes());
        assert_eq!(captured.text, "# A line\nanother\n\u{c}page two\n");
        assert_eq!(captured.about, About::default());
    }

    #[test]
    fn the_title_is_the_first_heading_only_if_it_comes_first() {
        for (markdown_text, title, out) in [
            ("# A # title #\n\nWords\n", Some("A # title"), "A # title\nWords\n"),
            ("Title\n=====\nWords", None, "Title\n=====\nWords\n"),
            ("Title\n=====\n\nWords", Some("Title"), "Title\nWords\n"),
            ("Words\n\n# Late\n", None, "Words\nLate\n"),
            ("Words\n\nLate\n----\n", None, "Words\nLate\n"),
            ("#hashtag\nWords\n", None, "#hashtag\nWords\n"),
            (
                "---\ntitle: \"Front: matter\"\ndate: 2024-04-02\n---\n# Other\n",
                Some("Front: matter"),
                "Other\n",
            ),
        ] {
            let captured = markdown(markdown_text.as_bytes());
            assert_eq!((captured.about.title.as_deref(), captured.text.as_str()), (title, out));
        }
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{85}').collect()
    }

    proptest! {
        #[test]
        fn no_character_is_lost(lines in prop::collection::vec("(\\PC|[\t\r\n\u{c}\u{85}\u{2028}]){0,60}", 0..12)) {
            let text_in = lines.join("\n");
            let captured = text(text_in.as_bytes());
            let without_mark = text_in.strip_prefix('\u{feff}').unwrap_or(&text_in);
            prop_assert_eq!(letters(&captured.text), letters(without_mark));
            let allowed = |c: char| !c.is_control() || c == '\n' || c == '\u{c}';
            prop_assert!(captured.text.chars().all(allowed));
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            for read in [text, markdown] {
                let captured = read(&bytes);
                let bare = |line: &str| line.trim_matches('\u{c}') == line.trim_matches('\u{c}').trim();
                prop_assert!(captured.text.lines().all(bare));
            }
        }
    }
}
