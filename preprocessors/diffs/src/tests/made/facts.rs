//! The three grids and the ladder of the briefing.

use std::ops::Range;

use briefing_facts::{
    Change, ChangeKind, Comparison, Ladder, Mark, MarkKind, Quoted, Rung, RungKind, State, Verdict,
    When,
};
use briefing_sources::Sources;

use State::{Base, Conflict, FarApart, NotContradicted, NotFixed, Same, Silent, WithoutValue};

use super::{C, R, comparison, find, some};

fn when(words: &str, read: Option<Range<usize>>, why: &str) -> Option<When> {
    Some(When { words: words.to_owned(), read, why: some(why) })
}

fn mark(sources: &Sources, comparison: &mut Comparison, row: usize, words: &str, kind: MarkKind) {
    let range = find(sources, &comparison.rows[row].at, words);
    comparison.rows[row].marks.push(Mark { range, kind });
}

/// Killed and wounded.
pub(crate) fn toll(sources: &Sources) -> Comparison {
    let columns = [
        (
            "killed",
            "Killed",
            Verdict::Conflict,
            Some(0),
            "143 and 135 cannot both be final; only one figure is dated.",
        ),
        (
            "wounded",
            "Wounded",
            Verdict::FarApart,
            Some(0),
            "360 and “over 145” can both be true, but lie far apart.",
        ),
    ];
    let rows: [(R<'_>, &[C<'_>]); 4] = [
        (
            ("Moser", "analysis#p1", "authorities", "", &[]),
            &[
                (Base, &["at least 143 people"], "at least 143", "", "point of comparison"),
                (Base, &["360 others"], "360", "", "point of comparison"),
            ],
        ),
        (
            ("Post", "wapo#p1", "", "", &[]),
            &[
                (NotContradicted, &["greater than 140 folks"], "more than 140", "", ""),
                (Silent, &[], "", "", ""),
            ],
        ),
        (
            ("Interview", "interview#p3", "", "", &[]),
            &[
                (Conflict, &["135 people"], "135", "", "date of the lower figure not stated"),
                (FarApart, &["over 145"], "over 145", "", "far apart"),
            ],
        ),
        (
            ("Live", "live#p1", "", "", &[]),
            &[(WithoutValue, &["many victims"], "", "", ""), (Silent, &[], "", "", "")],
        ),
    ];
    let mut made = comparison(sources, "How many were killed and wounded", &columns, &rows);
    let read = |row: usize, words| Some(find(sources, &made.rows[row].at, words));
    let (first, last) =
        (read(0, "As of March 27"), read(3, "There are still some pockets of fire"));
    made.rows[0].as_of = when("27 March", first, "");
    made.rows[1].as_of = when("2 April", None, "its address");
    made.rows[3].as_of = when("while the fire burned", last, "");
    made.columns[0].on_altered_words = true;
    made.assessment = Some("No account names an official list.".to_owned());
    made.settled_by = Some("A list by the investigators, with its date.".to_owned());
    mark(sources, &mut made, 0, "at least 143 people", MarkKind::Conflict);
    mark(sources, &mut made, 0, "360 others", MarkKind::OnlyHere);
    mark(sources, &mut made, 2, "135 people", MarkKind::Conflict);
    mark(sources, &mut made, 2, "over 145", MarkKind::Shared);
    made
}

/// When Washington told Moscow in private.
pub(crate) fn private_warning(sources: &Sources) -> Comparison {
    let columns = [(
        "when",
        "When",
        Verdict::Conflict,
        Some(0),
        "6 March or 7 March; three accounts give no day.",
    )];
    let rows: [(R<'_>, &[C<'_>]); 5] = [
        (
            ("Encyclopedia", "encyclopedia#p12", "", "", &[]),
            &[(Base, &["That day"], "7 March", "the day of ¶ 9", "point of comparison")],
        ),
        (
            ("Post", "wapo#p9", "people familiar with the matter", "", &[]),
            &[(
                Conflict,
                &["the day earlier than that public warning", "On March 7"],
                "6 March",
                "the alert is dated in ¶ 8",
                "",
            )],
        ),
        (
            ("Interview", "interview#p23", "", "", &[]),
            &[(NotFixed, &["On March 7"], "7 March", "", "private or public is not said")],
        ),
        (
            ("Live", "live#p3", "Adrienne Watson", "National Security Council", &[]),
            &[(NotContradicted, &["Earlier this month"], "March, before the 22nd", "", "")],
        ),
        (
            ("Moser", "analysis#p7", "officials in Washington", "", &[]),
            &[(Silent, &[], "", "", "says only when they said it")],
        ),
    ];
    comparison(sources, "When Washington told Moscow in private", &columns, &rows)
}

/// How specific the private warning was: two voices carried by one outlet contradict each other.
pub(crate) fn how_specific(sources: &Sources) -> Comparison {
    let columns = [
        (
            "passed",
            "Passed on?",
            Verdict::Conflict,
            Some(0),
            "The ambassador’s account cannot stand beside Naryshkin’s.",
        ),
        ("target", "Target", Verdict::Conflict, Some(0), "A hall, a synagogue, or no target."),
    ];
    let yes: C<'_> = (Same, &[], "yes", "", "");
    let rows: [(R<'_>, &[C<'_>]); 6] = [
        (
            ("Post", "wapo#p1", "U.S. officials", "not named", &[]),
            &[
                (Base, &[], "yes", "", "point of comparison"),
                (
                    Base,
                    &["Crocus live performance corridor"],
                    "Crocus City Hall",
                    "",
                    "point of comparison",
                ),
            ],
        ),
        (
            ("Post", "wapo#p12", "one U.S. official", "", &[]),
            &[yes, (NotContradicted, &["a synagogue"], "a synagogue", "", "")],
        ),
        (
            ("Post", "wapo#p5", "Sergei Naryshkin", "SVR", &["Interfax"]),
            &[
                (Same, &[], "yes, to the FSB", "¶ 9", ""),
                (Conflict, &["too general and did not allow us to fully identify"], "none", "", ""),
            ],
        ),
        (
            ("Live", "live#p3", "Adrienne Watson", "NSC", &[]),
            &[yes, (NotContradicted, &["large gatherings, to include concerts"], "", "", "")],
        ),
        (
            ("Encyclopedia", "encyclopedia#p14", "Russian ambassador to the US", "", &[]),
            &[
                (Conflict, &["nothing was passed to us"], "no", "", ""),
                (Conflict, &["no concrete information"], "none", "", ""),
            ],
        ),
        (
            ("Encyclopedia", "encyclopedia#p15", "head of the FSB", "", &[]),
            &[
                (NotFixed, &[], "implied", "", ""),
                (Conflict, &["of a general nature"], "none", "", ""),
            ],
        ),
    ];
    comparison(sources, "How specific the private warning was", &columns, &rows)
}

/// How Putin dismissed the warnings, with its ladder.
pub(crate) fn blackmail(sources: &Sources) -> Comparison {
    let columns = [(
        "when",
        "When",
        Verdict::NotContradicted,
        Some(0),
        "19 March; “On Tuesday” fits it and another day.",
    )];
    let putin = "Vladimir Putin";
    let rows: [(R<'_>, &[C<'_>]); 4] = [
        (
            ("Encyclopedia", "encyclopedia#p16", putin, "", &[]),
            &[(
                Base,
                &["Three days before the Crocus City Hall attack"],
                "19 March 2024",
                "counted from the attack",
                "point of comparison",
            )],
        ),
        (
            ("Post", "wapo#p3", putin, "", &[]),
            &[(
                Same,
                &["three days earlier than the March 22 attack"],
                "19 March 2024",
                "counted from 22 March",
                "",
            )],
        ),
        (
            ("Moser", "analysis#p7.s5", putin, "", &[]),
            &[(Same, &["on March 19"], "19 March", "", "")],
        ),
        (
            ("Interview", "interview#p24.s3", putin, "", &[]),
            &[(NotFixed, &["On Tuesday"], "", "", "fits 19 March and 26 March")],
        ),
    ];
    let mut made = comparison(sources, "How Putin dismissed the warnings", &columns, &rows);
    made.ladders = vec![ladder(sources, &made)];
    made
}

fn ladder(sources: &Sources, made: &Comparison) -> Ladder {
    let at = |row: usize, words: &str| find(sources, &made.rows[row].at, words);
    let quoted = |row, words, shared: &[&str]| Quoted {
        range: at(row, words),
        shared: shared.iter().map(|words| at(row, words)).collect(),
    };
    let change = |kind, base: &str, row, here: &str| Change {
        kind,
        base: some(base).map(|base| at(0, &base)),
        here: some(here).map(|here| at(row, &here)),
    };
    let warnings = "Western warnings of a potential attack inside Russia";
    let rung = |row, kind, quoted, changes| Rung { row, kind, quoted, changes };
    Ladder {
        rungs: vec![
            rung(
                0,
                RungKind::Base,
                vec![
                    quoted(0, "provocative", &[]),
                    quoted(
                        0,
                        "resemble outright blackmail and the intention to intimidate and destabilise our society",
                        &[],
                    ),
                ],
                Vec::new(),
            ),
            rung(
                1,
                RungKind::Fragment,
                vec![
                    quoted(1, "outright blackmail", &["outright blackmail"]),
                    quoted(
                        1,
                        "intimidate and destabilize our society",
                        &["intimidate and destabilize our society"],
                    ),
                ],
                vec![
                    change(ChangeKind::About, warnings, 1, "U.S. warnings"),
                    change(ChangeKind::Hedge, "resemble", 1, ""),
                    change(ChangeKind::Spelling, "destabilise", 1, "destabilize"),
                ],
            ),
            rung(
                2,
                RungKind::Fragment,
                vec![quoted(2, "outright blackmail", &["outright blackmail"])],
                vec![
                    change(ChangeKind::About, warnings, 2, "the US Embassy alert"),
                    change(ChangeKind::Target, "our society", 2, "Russia"),
                    change(ChangeKind::Hedge, "resemble", 2, ""),
                ],
            ),
            rung(
                3,
                RungKind::Paraphrase,
                Vec::new(),
                vec![
                    change(ChangeKind::About, warnings, 3, "the warnings"),
                    change(ChangeKind::Target, "our society", 3, "the country"),
                    change(
                        ChangeKind::Said,
                        "Three days before the Crocus City Hall attack",
                        3,
                        "On Tuesday",
                    ),
                ],
            ),
        ],
        is_longest: true,
        spoken_in: None,
    }
}
