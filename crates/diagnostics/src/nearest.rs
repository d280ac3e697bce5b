//! The name that an author may have meant.

/// Returns the candidate nearest to what was written, if one is near enough to be a slip: at most a
/// third of its characters differ (Damerau-Levenshtein), or one begins with the other.
/// Of two equally near the first in code-point order is taken.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&written, &candidate.to_lowercase())?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns how many characters differ, or `None` where too many do.
fn distance(written: &str, candidate: &str) -> Option<usize> {
    let distance = strsim::damerau_levenshtein(written, candidate);
    let longest = written.chars().count().max(candidate.chars().count());
    let begins = written.chars().count() >= 3
        && (candidate.starts_with(written) || written.starts_with(candidate));
    (distance * 3 <= longest || begins).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn names_the_slip_and_keeps_silent_where_nothing_is_near() {
        let known = ["descriptor", "derived-from", "publish", "wapo"];
        for (written, found) in [
            ("descripter", Some("descriptor")),
            ("Publish", Some("publish")),
            ("derived", Some("derived-from")),
            ("wpao", Some("wapo")),
            ("zzz", None),
        ] {
            assert_eq!(nearest(written, known), found, "{written}");
        }
    }
}
