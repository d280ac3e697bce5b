//! `briefing facts`: the facts of a book, listed, shown on a terminal, or as JSON.
//!
//! What comes in: a book's folder. What goes out, on standard output: a line a fact with its
//! verdict, of all or of those that hold words; or one fact's accounts, a row a voice; or everything of all or of one as JSON, in the
//! order of facts.yml, the same bytes for the same book. `suggest` says what may be a fact.
//!
//! The JSON is one object, `{"facts": [FACT, ...]}`, or of suggestions `{"suggestions":
//! [SUGGESTION, ...]}`. What is not there is `null`, and so is what the library withholds; ranges are
//! `[start, end]` in bytes of the source's text, the end exclusive; an index counts from 0.
//!
//! | object | key | value |
//! |---|---|---|
//! | FACT | `id`, `title` | as in facts.yml |
//! | | `verdict` | the gravest of the columns: `no-value`, `one-voice`, `same`, `not-contradicted`, `not-compared`, `far-apart`, `conflict` |
//! | | `voices`, `origins`, `at_most`, `independent` | how many voices, how many of them stated, whether both may be fewer, whether the author calls them independent |
//! | | `assessment`, `settled_by` | the analyst's sentences |
//! | | `columns` | list of COLUMN |
//! | | `accounts` | list of ACCOUNT, those of one outlet together |
//! | | `ladder` | LADDER |
//! | COLUMN | `key`, `heading`, `verdict`, `caption` | the dimension, its verdict, and that in a sentence (`null` where it holds words that are withheld) |
//! | | `base` | index of the account that the others are held against; `null` where none can be |
//! | | `on_altered_words` | whether the verdict would be another without an altered copy's words |
//! | ACCOUNT | `label`, `at`, `passage` | the outlet's short name, the address, the range of its passage |
//! | | `altered` | whether the copy's wording was altered |
//! | | `voice` | `by`, `role`, `via` (list), `to`, `credibility` (1 to 6), `read` (where the passage says so, SPAN; of a passage that is withheld no name is said) |
//! | | `said`, `as_of` | a day: `words`, `read` (SPAN), `why` |
//! | | `cells` | list of CELL, one a column |
//! | | `doubt` | why it may tell something else |
//! | | `counts_with` | index of the account with which it counts as one voice |
//! | | `marks` | list of SPAN with `kind`: `shared`, `other-words`, `conflict`, `only-here` |
//! | CELL | `state` | `silent`, `base`, `same`, `not-contradicted`, `without-value`, `not-fixed`, `not-compared`, `far-apart`, `conflict` |
//! | | `words` | list of SPAN |
//! | | `means`, `days` | what they mean, in words, and where that is days, the first and the last as `YYYY-MM-DD` (`null` where an end is open or no year is known) |
//! | | `reading`, `altered` | whether the author read it so, whether the words are an altered copy's own |
//! | | `why`, `remarks` | how the meaning comes about, what a reader must know |
//! | LADDER | `spoken_in` | the language in which it was said, where it was another |
//! | | `rungs` | list of RUNG, the one that the others are held against first |
//! | RUNG | `account` | index of the account |
//! | | `kind` | `base`, `verbatim`, `spelling`, `fragment`, `other-words`, `paraphrase` |
//! | | `quoted` | list of SPAN with `shared`, the list of SPANs that the base has too |
//! | | `changes` | list of: `kind` (`about`, `target`, `hedge`, `spelling`, `said`), `base`, `here` (SPANs) |
//! | SPAN | `range`, `words` | where, and the words there; `null` for words of a source that is withheld |
//! | SUGGESTION | `id`, `title`, `accounts` | as they would stand in facts.yml; two addresses |
//! | | `score` | how likely the two tell one fact, 0 to 1, to four places |
//! | | `shared` | what they share, in the words of the first; `null` where one of them is withheld |

mod json;
mod shown;
pub(crate) mod suggest;
mod terminal;
#[cfg(test)]
mod tests;

use std::path::Path;

use briefing_diagnostics::{Diagnostic, File, Span, has_errors};
use briefing_facts::{Comparison, FactBook};
use briefing_sources::Sources;

use crate::book;
use crate::output::{self, Exit, Form};

/// The columns of a terminal that does not say how many it has.
const WIDTH: usize = 100;

/// Prints all facts, on a terminal a line each.
pub(crate) fn list(form: Form, root: &Path) -> Exit {
    with_facts(root, |sources, facts| {
        match form {
            Form::Json => output::say_json(&json::facts(sources, facts.comparisons())),
            Form::Text => {
                terminal::list(facts.comparisons()).iter().for_each(|line| output::say(line))
            }
        }
        Ok(())
    })
}

/// Prints the accounts of one fact.
pub(crate) fn show(id: &str, form: Form, root: &Path) -> Exit {
    let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
    with_facts(root, |sources, facts| {
        let Some(one) = facts.comparison(id) else {
            let asked = File::new("the command line", id);
            return Err(facts.unknown(id, Span::new(&asked, 0..id.len())));
        };
        match form {
            Form::Json => output::say_json(&json::facts(sources, std::slice::from_ref(one))),
            Form::Text => output::say(&terminal::grid(sources, one, width)),
        }
        Ok(())
    })
}

/// Prints the facts whose id, title, passages or assessment hold every one of the words, in any order
/// and in letters of either case. Words that the library withholds are not looked at.
pub(crate) fn search(words: &[String], form: Form, root: &Path) -> Exit {
    let wanted: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut none = false;
    let exit = with_facts(root, |sources, facts| {
        let holds = |one: &&Comparison| {
            let text = said(sources, one).to_lowercase();
            wanted.iter().all(|word| text.contains(word.as_str()))
        };
        let found: Vec<Comparison> = facts.comparisons().iter().filter(holds).cloned().collect();
        none = found.is_empty();
        match form {
            Form::Json => output::say_json(&json::facts(sources, &found)),
            Form::Text => terminal::list(&found).iter().for_each(|line| output::say(line)),
        }
        Ok(())
    });
    if none && exit == Exit::Clean {
        output::explain("no fact holds all of these words");
        return Exit::Errors;
    }
    exit
}

/// Returns everything that is said of a fact, a line each.
fn said(sources: &Sources, fact: &Comparison) -> String {
    let own = [Some(&fact.id), Some(&fact.title), fact.assessment.as_ref()];
    let own = own.into_iter().flatten().map(String::as_str);
    let passages = fact.rows.iter().filter_map(|row| {
        let text = row.text(sources)?;
        text.text().get(row.passage.clone())
    });
    own.chain(passages).collect::<Vec<_>>().join("\n")
}

/// Opens the facts of a folder, does something with them, and reports what is wrong.
fn with_facts(
    root: &Path,
    act: impl FnOnce(&Sources, &FactBook) -> Result<(), Diagnostic>,
) -> Exit {
    match book::facts(root) {
        Err(message) => output::could_not_run(&message),
        Ok((_, _, findings)) if has_errors(&findings) => output::report(findings),
        Ok((sources, facts, mut findings)) => {
            findings.extend(act(&sources, &facts).err());
            output::report(findings)
        }
    }
}
