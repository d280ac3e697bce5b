//! What was checked, and what the author accepted by hand, with his reasons.

use briefing_plugin::between;

use super::ground::Ground;
use super::parts::{Item, List, Point, be, counted};
use crate::chapter::Allowed;

pub(super) fn point(ground: &Ground<'_>) -> Point {
    let allowed = ground.evidence.allowed;
    let mut sentences = vec![checked(ground)];
    sentences.push(match allowed.len() {
        0 => "No finding was accepted by hand.".to_owned(),
        count => format!("{} {} accepted by hand.", counted(count, "finding"), was(count)),
    });
    let items = allowed.iter().map(|one| item(ground, one)).collect();
    let lead = "Accepted by the author, with his reasons:".to_owned();
    let lists = List::of("accepted", Some(lead), items).into_iter().collect();
    Point { name: "checked", heading: "Checks", sentences, lists }
}

fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

/// Returns how much is cited, and whether its words were compared with the sources.
fn checked(ground: &Ground<'_>) -> String {
    let places = ground.evidence.uses.len();
    if places == 0 {
        return "Nothing is cited.".to_owned();
    }
    let cited = format!("{} {} cited", counted(places, "place"), be(places));
    let quoted = ground.quoted();
    match (quoted, ground.evidence.checked) {
        (0, _) => format!("{cited}, none with the source’s words."),
        (_, false) => format!(
            "{cited}, {quoted} with the source’s words; quotations in this book were not compared \
             with the sources."
        ),
        (_, true) => format!(
            "{cited}, {quoted} with the source’s words; each quotation was compared with the text \
             as it was captured."
        ),
    }
}

fn item(ground: &Ground<'_>, allowed: &Allowed) -> Item {
    let chapter = &ground.chapters.list[allowed.chapter];
    Item {
        title: chapter.name.clone(),
        link: chapter.path.as_deref().map(|path| between(ground.from, path, "")),
        remark: Some(format!("{} ({})", allowed.reason, allowed.code)),
    }
}
