//! What an author is shown of a source, a passage or a fact: Markdown, or plain text for a client that
//! cannot show it. The words of a source are text in either, and those that the library withholds are
//! not shown.

use briefing_diagnostics::{harmless, harmless_lines};
use briefing_sources::{Entry, Fidelity, Place, Publish, Sources, Target};

use crate::steps::FactInBrief;

/// The longest passage that is shown whole, in characters.
const LONGEST: usize = 2000;

/// Returns what is known of a source or passage; `None` where there is none of this address.
pub(super) fn of_address(sources: &Sources, written: &str, markdown: bool) -> Option<String> {
    let target: Target = written.parse().ok()?;
    let entry = sources.entry(&target.id)?;
    let Some(place) = &target.place else { return Some(of_source(entry, markdown)) };
    let mut parts = vec![heading(entry, markdown)];
    parts.extend(words(sources, entry, place, markdown));
    parts.extend(limits(entry, markdown));
    Some(parts.join("\n\n"))
}

/// Returns what the library says of a source; its text is not read.
pub(super) fn of_source(entry: &Entry, markdown: bool) -> String {
    let title = entry.title().filter(|title| *title != entry.short_name());
    let mut said: Vec<String> = title.into_iter().chain(entry.date().map(|(_, day)| day)).collect();
    if !entry.has_text {
        said.push("no text: it can be cited, not quoted".to_owned());
    }
    let mut parts = vec![heading(entry, markdown)];
    if !said.is_empty() {
        parts.push(text(&harmless(&said.join(", ")), markdown));
    }
    parts.extend(limits(entry, markdown));
    parts.join("\n\n")
}

/// Returns what limits a source, in the analyst's words.
fn limits(entry: &Entry, markdown: bool) -> Option<String> {
    entry.descriptor.as_deref().map(|said| text(&harmless(said), markdown))
}

/// Returns the words of a place with what the library says of them.
pub(super) fn words(
    sources: &Sources,
    entry: &Entry,
    place: &Place,
    markdown: bool,
) -> Option<String> {
    let source = sources.text(&entry.id).ok()?;
    let range = source.passage(place).ok()?.range;
    let named = match place {
        Place::Named(name) => entry.passage(name),
        _ => None,
    };
    let mut head = vec![source.place_in_words(place)];
    head.extend(
        named.and_then(|one| one.by.as_deref()).map(|by| format!("said by {}", harmless(by))),
    );
    head.extend(named.and_then(|one| one.credibility).map(|grade| format!("credibility {grade}")));
    let head = text(&head.join(", "), markdown);
    let body = match entry.publish {
        Publish::None => "The library withholds its words.".to_owned(),
        _ => quotation(&source.text()[range], markdown),
    };
    Some(format!("{head}\n\n{body}"))
}

/// Returns a fact in brief.
pub(super) fn of_fact(fact: &FactInBrief, markdown: bool) -> String {
    let title = emphasised(&harmless(&fact.title), markdown);
    format!("{title}\n\n{} {}", fact.verdict.sign(), fact.verdict)
}

/// Returns the name of a source, how faithful the copy is and its grade.
fn heading(entry: &Entry, markdown: bool) -> String {
    let mut said = vec![emphasised(&harmless(&entry.short_name()), markdown)];
    if entry.fidelity != Fidelity::Verbatim {
        said.push(entry.fidelity.word().to_owned());
    }
    said.extend(entry.reliability.map(|grade| format!("reliability {grade}")));
    said.join(" · ")
}

/// Returns words of a source as a quotation, a long one cut.
fn quotation(words: &str, markdown: bool) -> String {
    let mut shown: String = words.chars().take(LONGEST).collect();
    if shown.len() < words.len() {
        shown.push_str(" …");
    }
    let shown = harmless_lines(&shown.replace("\r\n", "\n"));
    let lines = shown.lines().filter(|line| !line.trim().is_empty());
    match markdown {
        true => {
            lines.map(|line| format!("> {}", text(line, true))).collect::<Vec<_>>().join("\n>\n")
        }
        false => lines.collect::<Vec<_>>().join("\n"),
    }
}

fn emphasised(words: &str, markdown: bool) -> String {
    if markdown { format!("**{}**", text(words, true)) } else { words.to_owned() }
}

/// Returns a line of text in which Markdown sees nothing but text.
fn text(line: &str, markdown: bool) -> String {
    let line = line.trim();
    if !markdown {
        return line.to_owned();
    }
    let mut escaped = String::with_capacity(line.len());
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, letter) in line.char_indices() {
        let begins = at == 0 && "#+-=>:|".contains(letter);
        let counts = at == number && number > 0 && ".)".contains(letter);
        if begins || counts || "\\`*_[]<&~|!$".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use briefing_sources::Sources;

    use super::{of_address, text};

    #[test]
    fn markdown_of_a_source_is_text() {
        let parsed = |words: &str| {
            let mut html = String::new();
            let events = pulldown_cmark::Parser::new_ext(words, pulldown_cmark::Options::all());
            pulldown_cmark::html::push_html(&mut html, events);
            html
        };
        for (words, shown) in [
            (
                "# *a* _b_ `c` [d](e) <b> &amp; ~~f~~ ![g]",
                "# *a* _b_ `c` [d](e) &lt;b&gt; &amp;amp; ~~f~~ ![g]",
            ),
            ("12. a", "12. a"),
            ("- a | b", "- a | b"),
            ("$x$ and \\*", "$x$ and \\*"),
        ] {
            assert_eq!(parsed(&text(words, true)), format!("<p>{shown}</p>\n"), "{words}");
        }
    }

    #[test]
    fn a_passage_is_shown_with_what_limits_it_and_a_withheld_one_is_not() {
        let library = "a: { type: web, title: T, label: L, fidelity: altered, reliability: C }\nb: { type: web, publish: none }\n";
        let (sources, _) =
            Sources::in_memory(library, &[("a", "One.\nTwo *stars*."), ("b", "Secret.")]);
        assert_eq!(
            of_address(&sources, "a#p2", true).as_deref(),
            Some("**L** · altered · reliability C\n\n¶ 2\n\n> Two \\*stars\\*.")
        );
        assert_eq!(
            of_address(&sources, "a#p2", false).as_deref(),
            Some("L · altered · reliability C\n\n¶ 2\n\nTwo *stars*.")
        );
        assert!(!of_address(&sources, "b#p1", true).expect("a passage").contains("Secret"));
        assert_eq!(of_address(&sources, "c#p1", true), None);
    }
}
