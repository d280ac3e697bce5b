//! Whether a passage names the speaker that the author gives.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, nearest};
use briefing_reading::words;
use briefing_sources::{Text, passage_of_words};

use super::ask::Ask;
use crate::chapter::Run;
use crate::cited::Named;
use crate::hints::address;
use crate::support::whole_paragraphs;

/// Warns where neither the paragraphs of the quotation nor the library name the speaker.
pub(super) fn check(
    run: &mut Run<'_>,
    ask: &Ask<'_>,
    named: &Named<'_>,
    text: &Text,
    quoted: Range<usize>,
) {
    let Some(arg) = ask.speaker else { return };
    let names = names_of(&arg.value, &run.desk.settings.aliases);
    let said =
        passage_of_words(named.resolved.entry, text, &quoted).and_then(|one| one.by.as_deref());
    let around = whole_paragraphs(text, quoted);
    if said.is_some_and(|by| names_any(by, &names))
        || names_any(&text.text()[around.clone()], &names)
    {
        return;
    }
    let message = format!("`{}` does not name {}", address(text, around.clone()), arg.value);
    let mut warning = Diagnostic::warning("speaker", message).label("not named in the passage");
    let elsewhere = text.paragraphs().iter();
    let elsewhere = elsewhere.filter(|one| names_any(&text.text()[one.range.clone()], &names));
    if let Some(first) = elsewhere.map(|one| one.range.clone()).next() {
        warning = warning.note(format!("`{}` does", address(text, first)));
    }
    if let Some(near) = near(&text.text()[around], &names) {
        warning = warning.help(format!("did you mean {near}?"));
    }
    let help = "check who speaks; if the source makes it clear, name the passage in the library, \
                with `by`";
    run.report(arg.value_range.clone(), warning.help(help));
}

/// Returns the name in a passage that is nearest to one of the speaker's, if one is near.
fn near<'a>(passage: &'a str, names: &[String]) -> Option<&'a str> {
    let words = words(passage).into_iter().map(|word| &passage[word]);
    let capital: Vec<&str> = words.filter(|word| word.starts_with(char::is_uppercase)).collect();
    names.iter().find_map(|name| nearest(name, capital.iter().copied()))
}

/// Returns the last words of the speaker's names: his own, and those that mean the same.
fn names_of(speaker: &str, aliases: &[Vec<String>]) -> Vec<String> {
    let same = |list: &&Vec<String>| list.iter().any(|name| name.eq_ignore_ascii_case(speaker));
    let others = aliases.iter().filter(same).flatten().map(String::as_str);
    std::iter::once(speaker).chain(others).filter_map(last_word).collect()
}

/// Returns the last word of a name, what stands behind a comma or bracket left out.
fn last_word(name: &str) -> Option<String> {
    let name = name.split([',', '(']).next().unwrap_or(name);
    words(name).pop().map(|last| name[last].to_lowercase())
}

fn names_any(passage: &str, names: &[String]) -> bool {
    words(passage).into_iter().any(|word| {
        let word = passage[word].to_lowercase();
        let plain = word.trim_end_matches("'s").trim_end_matches("’s");
        names.iter().any(|name| name == plain || *name == word)
    })
}
