//! Words for messages: where something stands, what stands there, and the line to paste.

use std::ops::Range;

use briefing_sources::{Place, Target, Text};

/// The most characters of a source that a message shows.
const LONGEST: usize = 180;

/// Returns the address of a range of a source's text, such as `wapo#p5`.
pub(crate) fn address(text: &Text, range: Range<usize>) -> String {
    Target::at(text.id(), text.place_of(range)).to_string()
}

/// Returns the address of the sentence that holds a range, or else of its paragraph:
/// `wapo#p5.s2`.
pub(crate) fn sentence(text: &Text, range: Range<usize>) -> String {
    let place = text.place_of(range.clone());
    let Place::Paragraphs { first: paragraph, .. } = place else { return address(text, range) };
    let holds = |one: &Range<usize>| one.start <= range.start && range.end <= one.end;
    match text.sentences(paragraph).iter().position(holds) {
        Some(index) => {
            let number = index as u32 + 1;
            let place = Place::Sentences { paragraph, first: number, last: number };
            Target::at(text.id(), place).to_string()
        }
        None => address(text, range),
    }
}

/// Returns words for a message: on one line, in marks, cut where they are long.
pub(crate) fn shown(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", cut(&line))
}

fn cut(line: &str) -> String {
    let Some((end, _)) = line.char_indices().nth(LONGEST) else { return line.to_owned() };
    let end = line[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &line[..end])
}

/// Returns what stands at a range of a source: ``wapo#p5 has “too general”``.
pub(crate) fn stands(text: &Text, range: Range<usize>) -> String {
    format!("`{}` has {}", address(text, range.clone()), shown(&text.text()[range]))
}

/// Returns the line to paste for words of a source: `"too general" [@wapo#p5]`, or where they are
/// pulled `{{#quote wapo#p5 "too general"}}`.
pub(crate) fn paste(text: &Text, range: Range<usize>, pulled: bool) -> String {
    let words = text.text()[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, at) = (inner(&words), address(text, range));
    match pulled {
        true => format!("{{{{#quote {at} \"{words}\"}}}}"),
        false => format!("\"{words}\" [@{at}]"),
    }
}

/// Returns words as they can stand between double marks: what was double inside is single.
fn inner(words: &str) -> String {
    let single = |letter| match letter {
        '“' | '„' | '‟' => '‘',
        '”' => '’',
        '"' => '\'',
        other => other,
    };
    words.chars().map(single).collect()
}

/// Returns a list for a sentence: `a`, `b` and `c`.
pub(crate) fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Returns the range that stands for a finding: where it is empty, the word beside it.
pub(crate) fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return range;
    }
    let end = |at: usize| text[at..].find(char::is_whitespace).map_or(text.len(), |len| at + len);
    let at = range.start.min(text.len());
    let next = at + (text[at..].len() - text[at..].trim_start().len());
    if next < text.len() {
        return next..end(next);
    }
    let words = text.trim_end();
    words.rfind(char::is_whitespace).map_or(0, |space| space + 1)..words.len()
}

#[cfg(test)]
mod tests {
    use super::{listed, shown, visible};

    #[test]
    fn an_empty_place_shows_the_word_beside_it() {
        for (at, word) in [(0, "did"), (3, "allow"), (9, "allow"), (4, "allow")] {
            let text = "did allow";
            let range = visible(text, at..at);
            assert_eq!(&text[range], word, "{at}");
        }
    }

    #[test]
    fn words_are_shown_on_one_line_and_cut() {
        assert_eq!(shown("a\n b"), "“a b”");
        let long = "word ".repeat(80);
        assert!(shown(&long).chars().count() < 190);
        assert!(shown(&long).ends_with("word …”"));
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()], "and"), "a, b and c");
    }
}
