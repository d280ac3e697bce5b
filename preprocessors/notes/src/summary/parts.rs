//! What a summary is made of: points with sentences and lists, and the words that count things.

use serde::Serialize;

/// How many names a sentence has; the table of the sources has them all.
const MOST: usize = 12;

/// One point of the summary.
#[derive(Debug, Serialize)]
pub(crate) struct Point {
    /// Its name, for a class or a template: `one-stream`.
    pub(crate) name: &'static str,
    /// Its heading.
    pub(crate) heading: &'static str,
    /// What is said, as text.
    pub(crate) sentences: Vec<String>,
    /// What is listed below, none of them empty.
    pub(crate) lists: Vec<List>,
}

/// A list below a point's sentences.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    /// Its name: `one-voice`.
    pub(crate) name: &'static str,
    /// What its items have in common, as text; `null` where a sentence says it.
    pub(crate) lead: Option<String>,
    /// What is listed.
    pub(crate) items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    /// What it is, as text: the title of a fact.
    pub(crate) title: String,
    /// Where it stands, as the destination of a link, if it stands anywhere.
    pub(crate) link: Option<String>,
    /// What is said of it, as text.
    pub(crate) remark: Option<String>,
}

impl List {
    /// Returns a list, if there is anything in it.
    pub(crate) fn of(name: &'static str, lead: Option<String>, items: Vec<Item>) -> Option<Self> {
        (!items.is_empty()).then_some(Self { name, lead, items })
    }
}

/// Returns "1 fact", "2 facts".
pub(crate) fn counted(count: usize, one: &str) -> String {
    of_them(count, one, &format!("{one}s"))
}

/// Returns "1 is", "2 are": a count with the word that goes with it.
pub(crate) fn of_them(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns "is" or "are".
pub(crate) fn be(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Returns things in a row: "a", "a and b", "a, b and c".
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Returns names in a row, with how many more there are where there are too many for a sentence.
pub(crate) fn named(names: impl IntoIterator<Item = String>) -> String {
    let mut names: Vec<String> = names.into_iter().collect();
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    names.extend((more > 0).then(|| format!("{more} more")));
    listed(&names)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn many_names_are_counted() {
        let names = |count: usize| named((1..=count).map(|at| format!("n{at}")));
        assert_eq!(names(1), "n1");
        assert_eq!(names(3), "n1, n2 and n3");
        assert!(names(12).ends_with("n11 and n12"), "{}", names(12));
        assert!(names(1000).ends_with("n12 and 988 more"), "{}", names(1000));
    }
}
