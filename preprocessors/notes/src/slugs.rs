//! A short name for each chapter, for the ids of what we print in it.

use std::collections::BTreeSet;

use briefing_plugin::Chapters;

/// Returns a name for each chapter, in the order of [`Chapters::list`]: of `a-z`, `0-9` and `-`,
/// no two the same. It is made from the chapter's path, or from its name where it has none.
pub fn slugs(chapters: &Chapters) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |chapter: &briefing_plugin::Chapter| match &chapter.path {
        Some(path) => path.with_extension("").to_string_lossy().into_owned(),
        None => chapter.name.clone(),
    };
    chapters.list.iter().map(|chapter| free(slug(&name(chapter)), &mut taken)).collect()
}

/// Returns the name itself, or with the first number behind it that makes it another.
fn free(slug: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let free = std::iter::once(slug.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(slug);
    taken.insert(free.clone());
    free
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "chapter".to_owned() } else { slug.to_owned() }
}
