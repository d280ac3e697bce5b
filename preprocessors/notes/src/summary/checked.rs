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

/// Returns how much is quoted, whether that was compared with the sources, and how much is cited.
fn checked(ground: &Ground<'_>) -> String {
    let places = ground.places();
    if places == 0 {
        return "Nothing is cited.".to_owned();
    }
    let cited = format!("{} in the sources {} cited.", counted(places, "place"), be(places));
    let quotations = ground.quotations();
    let stand = counted(quotations, "quotation");
    let quoted = match (quotations, ground.evidence.checked) {
        (0, _) => "Nothing is quoted.".to_owned(),
        (1, true) => format!("{stand} was compared with the text as it was captured."),
        (_, true) => format!("{stand} were compared, each with the text as it was captured."),
        (_, false) => format!("{stand} {} not compared with the sources.", was(quotations)),
    };
    format!("{quoted} {cited}")
}

fn item(ground: &Ground<'_>, allowed: &Allowed) -> Item {
    let chapter = &ground.chapters.list[allowed.chapter];
    Item {
        title: chapter.name.clone(),
        link: chapter.path.as_deref().map(|path| between(ground.from, path, "")),
        remark: Some(format!("{} ({})", allowed.reason, allowed.code)),
    }
}
