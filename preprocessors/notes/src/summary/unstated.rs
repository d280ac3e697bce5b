//! What is not stated: of which sources nobody knows the author, the publisher, the date.

use briefing_sources::Entry;

use super::ground::{Ground, labels};
use super::parts::{Item, List, Point, counted, named, of_them};

/// What a source may state, as [`Entry::not_stated`] calls it, with the word for a reader.
const STATED: [(&str, &str); 5] = [
    ("author", "Author"),
    ("publisher", "Publisher"),
    ("date", "Date"),
    ("title", "Title"),
    ("url", "Address"),
];

pub(super) fn point(ground: &Ground<'_>) -> Option<Point> {
    if ground.entries.is_empty() && ground.voices.accounts == 0 {
        return None;
    }
    let unstated: Vec<(&Entry, Vec<&str>)> =
        ground.entries.iter().map(|entry| (*entry, entry.not_stated())).collect();
    let of = |(what, word): (&str, &str)| {
        let lacking = unstated.iter().filter(|(_, not)| not.contains(&what));
        let lacking: Vec<&Entry> = lacking.map(|(entry, _)| *entry).collect();
        let (some, all) = (lacking.len(), ground.entries.len());
        let names = match some == all && all > 1 {
            true => "not stated for any source".to_owned(),
            false => format!("not stated for {}", named(labels(&lacking))),
        };
        (some > 0).then(|| Item { title: word.to_owned(), link: None, remark: Some(names) })
    };
    let items: Vec<Item> = STATED.into_iter().filter_map(of).collect();
    let mut sentences = Vec::new();
    if items.is_empty() && !ground.entries.is_empty() {
        let all = "Author, publisher, date, title and address of each source are stated.";
        sentences.push(all.to_owned());
    }
    sentences.extend(speakers(ground));
    let lists = List::of("not-stated", None, items).into_iter().collect();
    Some(Point { name: "not-stated", heading: "Not stated", sentences, lists })
}

/// Returns in how many accounts nobody says who speaks.
fn speakers(ground: &Ground<'_>) -> Option<String> {
    let voices = &ground.voices;
    let accounts = counted(voices.accounts, "account");
    let unstated = match voices.unstated {
        0 => "a speaker is stated in each".to_owned(),
        count => format!(
            "{} no stated speaker: the source speaks in its own voice, or does not say who speaks",
            of_them(count, "has", "have")
        ),
    };
    let withheld = match voices.withheld {
        0 => String::new(),
        count => format!("; in {count} the words that name the speaker are withheld"),
    };
    (voices.accounts > 0).then(|| format!("Of the {accounts} compared, {unstated}{withheld}."))
}
