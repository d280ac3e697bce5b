//! Suggestions as entries of facts.yml: whatever the words of the sources are, they come out as one
//! comment and one string.

use briefing_diagnostics::{harmless, steers};

use super::Offer;

/// Returns a facts.yml that holds these suggestions, in parts to be printed: its first line, then
/// each entry. Nothing where there are none.
pub(in crate::facts) fn facts(offers: &[Offer]) -> Vec<String> {
    let head = (!offers.is_empty()).then(|| "facts:".to_owned());
    head.into_iter().chain(offers.iter().map(entry)).collect()
}

fn entry(offer: &Offer) -> String {
    let shared = offer.shared.as_ref().map(|shared| harmless(&shared.join("; ")));
    let shared =
        shared.map_or("what they share is withheld".to_owned(), |it| format!("both have: {it}"));
    let [a, b] = offer.accounts.each_ref().map(|address| scalar(address));
    format!(
        "  # {:.2}, {shared}\n  {}:\n    title: {}\n    accounts: [{a}, {b}]",
        offer.score,
        offer.id,
        string(&offer.title),
    )
}

/// Returns an address as it may stand in a list.
fn scalar(address: &str) -> String {
    let plain = address.starts_with(|c: char| c.is_ascii_alphanumeric()) && !address.contains(':');
    if plain { address.to_owned() } else { string(address) }
}

/// Returns a text in double marks.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if steers(c) => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
