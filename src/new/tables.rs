//! The tables of book.toml that Briefing needs, added to one that exists.

use toml_edit::{Array, DocumentMut, Item, Table, TomlError, value};

/// The preprocessors with what they stand before, in their order.
const STEPS: [(&str, &[&str]); 3] = [
    ("diffs", &["quotes", "notes", "index", "links"]),
    ("quotes", &["notes", "index", "links"]),
    ("notes", &["index", "links"]),
];

/// What else must be in which list.
const LISTED: [(&str, &str, &[&str]); 3] = [
    ("build", "extra-watch-dirs", &["sources", "facts.yml"]),
    ("output.html", "additional-css", &["theme/briefing/briefing.css"]),
    ("output.html", "additional-js", &["theme/briefing/briefing.js"]),
];

/// Returns book.toml with what it lacks, and what that is. Comments, order and values stay.
pub(super) fn added(text: &str) -> Result<(String, Vec<String>), TomlError> {
    let mut book: DocumentMut = text.parse()?;
    let mut added = Vec::new();
    for (table, key, values) in LISTED {
        for wanted in values {
            if list(&mut book, table, key).is_some_and(|list| push(list, wanted)) {
                added.push(format!("{wanted} under {table}.{key}"));
            }
        }
    }
    for (step, before) in STEPS {
        let path = format!("preprocessor.{step}");
        let Some(table) = table(&mut book, &path) else { continue };
        if table.contains_key("command") {
            continue;
        }
        table["command"] = value(format!("briefing {step}"));
        table["before"] = value(before.iter().copied().collect::<Array>());
        added.push(format!("[{path}]"));
    }
    if let Some(table) = table(&mut book, "output.pdf")
        && !table.contains_key("command")
    {
        table["command"] = value("briefing pdf");
        added.push("[output.pdf]".to_owned());
    }
    Ok((book.to_string(), added))
}

/// Returns a table by its path, made where it is missing; `None` where something else stands there.
fn table<'a>(book: &'a mut DocumentMut, path: &str) -> Option<&'a mut Table> {
    let names: Vec<&str> = path.split('.').collect();
    let mut table = book.as_table_mut();
    for (index, name) in names.iter().enumerate() {
        let made = || {
            let mut table = Table::new();
            table.set_implicit(index + 1 < names.len());
            Item::Table(table)
        };
        table = table.entry(name).or_insert_with(made).as_table_mut()?;
    }
    Some(table)
}

fn list<'a>(book: &'a mut DocumentMut, path: &str, key: &str) -> Option<&'a mut Array> {
    let table = table(book, path)?;
    table.entry(key).or_insert_with(|| value(Array::new())).as_array_mut()
}

/// Adds a value to a list that lacks it, and returns whether it did.
fn push(list: &mut Array, wanted: &str) -> bool {
    let lacks = list.iter().all(|one| one.as_str() != Some(wanted));
    if lacks {
        list.push(wanted);
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::added;

    #[test]
    fn what_stands_in_the_file_stays_and_what_it_lacks_is_added() {
        let text = "# Ours.\n[book]\ntitle = 'A' # kept\n\n[output.html]\nadditional-css = [\"own.css\"] # too\n";
        let (changed, what) = added(text).expect("TOML");
        assert!(
            changed.starts_with("# Ours.\n[book]\ntitle = 'A' # kept\n\n[output.html]\n"),
            "{changed}"
        );
        assert!(
            changed
                .contains("additional-css = [\"own.css\", \"theme/briefing/briefing.css\"] # too"),
            "{changed}"
        );
        for line in ["[preprocessor.quotes]", "command = \"briefing notes\"", "[output.pdf]"] {
            assert!(changed.contains(line), "{changed}");
        }
        assert_eq!(what.len(), 8, "{what:?}");
        assert_eq!(added(&changed).expect("TOML"), (changed, Vec::new()));
    }
}
