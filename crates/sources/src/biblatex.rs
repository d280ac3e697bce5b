//! References of BibLaTeX as entries of a library.

use hayagriva::io::{from_biblatex_str, to_yaml_str};

/// Returns the key of each reference of a `.bib` file with its lines of YAML, indented by two spaces,
/// as they stand below an id. All text in them is plain data.
///
/// # Errors
///
/// What keeps the file from being read, a sentence without a full stop each.
pub fn of_biblatex(text: &str) -> Result<Vec<(String, String)>, Vec<String>> {
    let library = from_biblatex_str(text)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    library.iter().map(|entry| Ok((entry.key().to_owned(), lines(entry)?))).collect()
}

fn lines(entry: &hayagriva::Entry) -> Result<String, Vec<String>> {
    let alone = std::iter::once(entry.clone()).collect();
    let yaml = to_yaml_str(&alone).map_err(|error| vec![error.to_string()])?;
    let below = yaml.split_once('\n').map_or("", |(_, below)| below);
    Ok(below.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of_biblatex;

    #[test]
    fn references_become_entries() {
        let bib = r#"@article{byron1843, author = {Byron, Ada}, title = {Notes: {A} sketch}, journaltitle = {Memoirs}, date = {1843-08}}"#;
        let entries = of_biblatex(bib).unwrap();
        let (key, lines) = &entries[0];
        assert_eq!(key, "byron1843");
        assert!(lines.starts_with("  type: article\n"), "{lines}");
        assert!(lines.contains("  date: 1843-08\n") && lines.contains("title: Memoirs"), "{lines}");
        assert!(of_biblatex("@article{x, title = {open").is_err());
    }
}
