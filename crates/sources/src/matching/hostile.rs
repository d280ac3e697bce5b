//! Quotations and texts made to be slow. A matcher that tries one alternative after another would
//! not end within a lifetime on some of them; here the whole table takes seconds.

use super::*;

/// The size of what is large, in bytes.
const LARGE: usize = 100_000;

fn outcome(source: &str, quotation: &str) -> (Verdict, Option<Note>) {
    match verify(quotation, &Text::plain("source", source), None) {
        Outcome::Stands(standing) => (standing.verdict, None),
        Outcome::Fails(failure) => (failure.verdict, failure.note),
    }
}

fn fill(words: &str) -> String {
    words.repeat(LARGE / words.len())
}

/// Words of which none follows another twice.
fn mixed() -> String {
    (0..LARGE as u64 / 6).map(|i| format!("w{} ", i * 2_654_435_761 % 50_000)).collect()
}

#[test]
fn quotations_with_very_many_marks_end() {
    use Verdict::{Absent, Altered, Ambiguous, Exact};
    let given_up = (Absent, Some(Note::TooManyMarks));
    let mut wrong = Vec::new();
    for (source, quotation, expected) in [
        (fill("a "), "a … ".repeat(1000) + "a", (Ambiguous, None)),
        (fill("a "), "a … ".repeat(1000) + "b", given_up),
        (fill("a "), "a [b] ".repeat(1000) + "c", given_up),
        (fill("a "), "a[b] ".repeat(1000) + "a", (Altered, None)),
        (fill("a "), "[a] ".repeat(1000) + "a", given_up),
        (fill("a "), fill("a ") + "b", (Altered, None)),
        (fill("a "), fill("a "), (Exact, None)),
        (fill("a "), fill("a. . . "), (Ambiguous, None)),
        (fill("a "), fill("a\" 'a "), (Altered, None)),
        (mixed(), "w1 … ".repeat(1000) + "w2", (Absent, None)),
        (mixed(), "w1 [b] ".repeat(1000) + "w2", (Absent, None)),
        (mixed(), fill("a "), (Absent, None)),
        (mixed(), fill("a"), (Absent, None)),
        (mixed(), fill("["), (Absent, Some(Note::OnlyMarks))),
        (mixed(), fill("[a]"), (Absent, Some(Note::OnlyBrackets))),
        (mixed(), fill("[a") + &fill("]"), (Absent, Some(Note::OnlyBrackets))),
        (mixed(), fill("."), (Absent, Some(Note::OnlyOmission))),
        (mixed(), fill("-"), (Absent, Some(Note::OnlyMarks))),
        (mixed(), fill("\u{301}"), (Absent, Some(Note::OnlyMarks))),
        (fill("a"), "a a".into(), (Absent, None)),
        (fill("a"), fill("a")[1..].into(), (Altered, Some(Note::InsideWord))),
        (fill("a-"), "a-a-a".into(), (Altered, Some(Note::InsideWord))),
        (fill("\u{301}"), "a a".into(), (Absent, None)),
        (fill("[a] "), "[a] b [a] c".into(), (Altered, None)),
    ] {
        let shown = (&source[..10], quotation.chars().take(10).collect::<String>());
        let found = outcome(&source, &quotation);
        wrong
            .extend((found != expected).then(|| format!("{shown:?}: {found:?}, not {expected:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
