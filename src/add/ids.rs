//! Ids for new sources.

use briefing_sources::check_id;

/// The longest id that is made of a name, in characters.
const LONGEST: usize = 40;

/// Names of saved files that say nothing.
const EMPTY: [&str; 14] = [
    "index",
    "default",
    "download",
    "document",
    "untitled",
    "unnamed",
    "page",
    "article",
    "file",
    "view",
    "print",
    "text",
    "source",
    "transcript",
];

/// Names that some systems keep for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Returns an id from the first of the names that gives one: letters and digits in lower case, a
/// hyphen between words, at most 40 characters, whole words where they fit.
pub(crate) fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let slugs = names.into_iter().map(slug);
    let mut useful = slugs.filter(|slug| !slug.is_empty() && !EMPTY.contains(&slug.as_str()));
    let slug = useful.next().unwrap_or_else(|| "source".to_owned());
    if DEVICES.contains(&slug.as_str()) { format!("{slug}-source") } else { slug }
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    let lower = name.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()) {
        let word: String = word.chars().take(LONGEST).collect();
        if slug.chars().count() + word.chars().count() >= LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if check_id(&slug).is_ok() { slug } else { String::new() }
}

/// Returns the id, or with the first number behind it from 2 on that is free.
pub(crate) fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2u64..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        for (names, id) in [
            (&["Wapo_Copy 2"][..], "wapo_copy-2"),
            (&["index", "U.S. told Russia: be warned!"], "u-s-told-russia-be-warned"),
            (&["a\nb/../c"], "a-b-c"),
            (&["", "..."], "source"),
            (&["Посольство предупредило"], "посольство-предупредило"),
            (&["CON"], "con-source"),
            (
                &["the officials who had been asked about it in Moscow said"],
                "the-officials-who-had-been-asked-about",
            ),
            (
                &["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            ),
        ] {
            assert_eq!(of_names(names.iter().copied()), id);
        }
        assert_eq!(free("a", |id| ["a", "a-2"].contains(&id)), "a-3");
    }
}
