//! Tables: a text, a quotation, and what comes of it. What fails stands in `failures`.

mod failures;

use super::*;

/// Says in a line what comes of a quotation: the verdict, the alterations, the words it stands for
/// with `_` for what is skipped between, or the places and differences of a failure.
fn outcome_of(source: &str, quotation: &str) -> String {
    say(&Request { quotation, ..Request::default() }, source)
}

fn say(request: &Request<'_>, source: &str) -> String {
    let text = Text::plain("source", source);
    match check(request, Haystack::of(&text)) {
        Outcome::Stands(standing) => say_standing(&standing, source),
        Outcome::Fails(failure) => say_failure(&failure, source, request.quotation),
    }
}

fn say_standing(standing: &Standing, source: &str) -> String {
    let mut parts: Vec<_> =
        standing.ranges.iter().map(|r| (r.start, source[r.clone()].to_owned())).collect();
    parts.extend(standing.skipped.iter().map(|r| (r.start, format!("<{}>", &source[r.clone()]))));
    parts.sort();
    let words: Vec<_> = parts.into_iter().map(|(_, words)| words).collect();
    let verdict = standing.verdict.to_string();
    let mut head = vec![verdict];
    if !standing.alterations.is_empty() {
        head.push(standing.alterations.to_string());
    }
    format!("{}: {}", head.join(" "), words.join(" | "))
}

fn say_failure(failure: &Failure, source: &str, quotation: &str) -> String {
    let places: Vec<_> = failure.places.iter().map(|r| &source[r.clone()]).collect();
    let mut said = format!("{}: {}", failure.verdict, places.join(" | "));
    for difference in &failure.differences {
        let (mine, theirs) =
            (&quotation[difference.quotation.clone()], &source[difference.source.clone()]);
        said += &format!("; `{mine}` for `{theirs}`");
    }
    if let Some(note) = failure.note {
        said += &format!(" ({note:?})");
    }
    said
}

fn check_all(source: &str, table: &[(&str, &str)]) {
    let said = table.iter().map(|&(quotation, expected)| {
        let said = outcome_of(source, quotation);
        (said != expected)
            .then(|| format!("{quotation}\n  expected {expected}\n  found    {said}\n"))
    });
    let wrong: String = said.flatten().collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

const WARNED: &str = "\
On March 7 the U.S. Embassy warned that “extremists have imminent plans” in Moscow, Russia, to attack 1,000 people of IS–K.
It didn’t say where. Russia’s leaders knew 15–17 men—all killed.";

#[test]
fn words_stand_exactly_or_but_for_their_marks() {
    check_all(
        WARNED,
        &[
            ("the U.S. Embassy warned", "exact: the U.S. Embassy warned"),
            (" \u{a0}Embassy warned\n", "exact: Embassy warned"),
            ("that “extremists have", "exact: that “extremists have"),
            ("that \"extremists have", "typographic: that “extremists have"),
            ("It didn't say", "typographic: It didn’t say"),
            ("people of IS-K.", "typographic: people of IS–K."),
            ("Embassy  warned\nthat", "typographic: Embassy warned that"),
            ("Em\u{ad}bassy warned", "typographic: Embassy warned"),
            ("IS–K. It didn’t say where", "typographic: IS–K.\nIt didn’t say where"),
            ("15-17 men--all killed", "typographic: 15–17 men—all killed"),
            ("15-17 men - all", "altered: 15–17 men—all; ` - ` for `—`"),
            ("all killed", "exact: all killed"),
            ("It didn\"t say", "altered: It didn’t say; `didn\"t` for `didn’t`"),
        ],
    );
}

#[test]
fn a_quotation_begins_and_ends_with_whole_words() {
    check_all(
        WARNED,
        &[
            ("kille", "altered: killed; `kille` for `killed` (InsideWord)"),
            ("mbassy warned", "altered: Embassy warned; `mbassy` for `Embassy` (InsideWord)"),
            ("people of IS", "altered: people of IS–K; `IS` for `IS–K` (InsideWord)"),
            ("attack 1", "altered: attack 1,000; `1` for `1,000` (InsideWord)"),
            ("000 people", "altered: 1,000 people; `000` for `1,000` (InsideWord)"),
            ("17 men", "altered: 15–17 men; `17` for `15–17` (InsideWord)"),
            ("Russia", "exact: Russia"),
            ("'s leaders", "altered: Russia’s leaders; `s` for `Russia’s` (InsideWord)"),
            ("U.S", "exact: U.S"),
            ("S. Embassy", "altered: U.S. Embassy; `S` for `U.S` (InsideWord)"),
        ],
    );
}

const OWN: &str = "\
“[W]e were warned there could be attacks and we were told what to do,” Khalilov said.
In the near future, [IS-K] may reach a potential, after the Americans had a hand in creating… ISIS.";

#[test]
fn the_sources_own_brackets_and_ellipses_come_first() {
    check_all(
        OWN,
        &[
            ("[W]e were warned", "exact: [W]e were warned"),
            ("In the near future, [IS-K] may reach", "exact: In the near future, [IS-K] may reach"),
            ("a hand in creating… ISIS", "exact: a hand in creating… ISIS"),
            ("a hand in creating... ISIS", "typographic: a hand in creating… ISIS"),
            ("[W]e were [all] warned", "marked insertion: [W]e were warned"),
            (
                "[W]e were warned … what to do",
                "marked omission: [W]e were warned | <there could be attacks and we were told> | what to do",
            ),
            (
                "[IS-K] may reach a [certain] potential",
                "marked insertion: [IS-K] may reach a potential",
            ),
            (
                "… the near future, [IS-K] may [soon] reach",
                "marked insertion: the near future, [IS-K] may reach",
            ),
            ("future … [IS-K] may", "marked omission: future | <,> | [IS-K] may"),
            (
                "the Americans [sic] had a hand in creating... ISIS",
                "marked sic: the Americans had a hand in creating… ISIS",
            ),
            (
                "the Americans … a hand in creating… ISIS",
                "marked omission: the Americans | <had> | a hand in creating… ISIS",
            ),
            ("creating [...] ISIS", "marked omission: creating | <…> | ISIS"),
            ("[W]e were told", "marked initial: we were told"),
            ("[IS] may reach", "marked insertion: may reach"),
            ("future, [IS-Q] may reach", "marked replacement: future, | <[IS-K]> | may reach"),
            ("[V]e were warned", "altered: e were warned"),
        ],
    );
}

const PLAIN: &str = "\
The group was planning armed attacks against crowded public areas. He destroyed it, said the “terrible” minister, 54, in Perm. They left.
Authorities accuse the group of atrocities; the others attack women in Chechnya.";

#[test]
fn omissions_leave_something_out_in_order() {
    check_all(
        PLAIN,
        &[
            (
                "The group … crowded",
                "marked omission: The group | <was planning armed attacks against> | crowded",
            ),
            (
                "The group... crowded",
                "marked omission: The group | <was planning armed attacks against> | crowded",
            ),
            (
                "The group . . . crowded",
                "marked omission: The group | <was planning armed attacks against> | crowded",
            ),
            (
                "The group […] crowded",
                "marked omission: The group | <was planning armed attacks against> | crowded",
            ),
            (
                "The group [ . . . ] crowded",
                "marked omission: The group | <was planning armed attacks against> | crowded",
            ),
            (
                "public areas.… They left",
                "marked omission: public areas | <. He destroyed it, said the “terrible” minister, 54, in Perm.> | They left",
            ),
            (
                "public areas.... They left",
                "marked omission: public areas | <. He destroyed it, said the “terrible” minister, 54, in Perm.> | They left",
            ),
            (
                "areas. . . . They",
                "marked omission: areas. | <He destroyed it, said the “terrible” minister, 54, in Perm.> | They",
            ),
            ("…was planning…", "typographic: was planning"),
            ("[…] was planning ....", "typographic: was planning"),
            (
                "group … … armed … areas",
                "marked omission: group | <was planning> | armed | <attacks against crowded public> | areas",
            ),
            ("destroyed it … said", "marked omission: destroyed it | <,> | said"),
            ("was … planning", "altered: was planning; `… ` for `` (NothingOmitted)"),
            (
                "areas .... He destroyed",
                "altered: areas. He destroyed; ` ...` for `` (NothingOmitted)",
            ),
            ("crowded … armed", "reordered: crowded | armed"),
            ("They left … The group", "reordered: They left | The group"),
            ("He destroyed … atrocities", "spliced: He destroyed | atrocities"),
            ("He destroyed … airplanes", "altered: He destroyed it; `airplanes` for `it`"),
            (
                "roup … crowded",
                "altered: group was planning armed attacks against crowded; `roup` for `group was planning armed attacks against`",
            ),
        ],
    );
}

#[test]
fn brackets_add_or_replace() {
    check_all(
        PLAIN,
        &[
            ("The group [of men] was planning", "marked insertion: The group was planning"),
            ("The group was planning [sic] armed", "marked sic: The group was planning armed"),
            ("The group was planning[sic] armed", "marked sic: The group was planning armed"),
            ("[Then] They left", "marked insertion: They left"),
            ("They left [him].", "marked insertion: They left."),
            ("The [men] was planning", "marked replacement: The | <group> | was planning"),
            ("The group [planned] armed", "marked replacement: The group | <was planning> | armed"),
            (
                "The [men] crowded",
                "altered: The group was planning armed attacks against crowded; `[men]` for `group was planning armed attacks against`",
            ),
            (
                "The [men] against",
                "altered: The group was planning armed attacks against; `[men]` for `group was planning armed attacks`",
            ),
            ("The [men] attacks", "marked replacement: The | <group was planning armed> | attacks"),
            (
                "areas [He destroyed] it",
                "altered: areas. He destroyed it; ` [He destroyed]` for `. He destroyed`",
            ),
            (
                "He [ruined] it, said the [awful] minister",
                "marked replacement: He | <destroyed> | it, said the | <“terrible”> | minister",
            ),
            (
                "it, said [he], 54",
                "marked replacement: it, said | <the “terrible” minister> | , 54",
            ),
            ("He destroy[s] it", "marked replacement: He destroyed it"),
            ("He destroy[] it", "marked replacement: He destroyed it"),
            ("He d[ug] it", "altered: He destroyed it; `d` for `destroyed`"),
            ("the others attack[ed] women", "marked replacement: the others attack women"),
            ("attack wom[a]n in", "marked replacement: attack women in"),
            ("minister, 5[5], in", "altered: minister, 54, in; `5` for `54`"),
            ("[t]he group was", "marked initial: The group was"),
            ("said [T]he \"terrible\" minister", "marked initial: said the “terrible” minister"),
            (
                "said [S]he \"terrible\" minister",
                "altered: said the “terrible” minister; `he` for `the`",
            ),
            (
                "he destroyed it, sa[w] the [kind] minister",
                "marked replacement,initial: He destroyed it, said the | <“terrible”> | minister",
            ),
            ("The [[IS]] group", "marked insertion: The group"),
            ("The ] group", "altered: The group; `]` for ``"),
        ],
    );
}

#[test]
fn the_ends_and_the_inner_marks_are_the_authors() {
    check_all(
        PLAIN,
        &[
            ("the group was planning", "marked initial: The group was planning"),
            ("they left", "marked initial: They left"),
            ("Was planning armed", "marked initial: was planning armed"),
            ("was Planning armed", "altered: was planning armed; `Planning` for `planning`"),
            ("was planning,", "marked final-mark: was planning"),
            ("was planning.", "marked final-mark: was planning"),
            ("crowded public areas,", "marked final-mark: crowded public areas"),
            ("crowded public areas", "exact: crowded public areas"),
            ("crowded public areas!", "altered: crowded public areas"),
            ("crowded public areas?", "altered: crowded public areas"),
            ("of atrocities:", "altered: of atrocities"),
            ("of atrocities;", "exact: of atrocities;"),
            ("said the 'terrible' minister", "marked inner-marks: said the “terrible” minister"),
            ("said the 'terrible.'", "marked final-mark,inner-marks: said the “terrible”"),
            ("said the \"terrible\",", "marked final-mark: said the “terrible”"),
            ("was planning armed, attacks", "altered: was planning armed attacks; `,` for ``"),
        ],
    );
}

#[test]
fn a_word_that_both_have_is_not_taken_away() {
    check_all(
        "But her post was still taken down by censors.",
        &[(
            "was taken down by the censors",
            "altered: was still taken down by censors; `` for `still`; `the` for ``",
        )],
    );
}

#[test]
fn emphasis_is_an_alteration() {
    let request = Request { quotation: "They left", emphasis: true, ..Request::default() };
    assert_eq!(say(&request, PLAIN), "marked emphasis: They left");
    let request = Request { quotation: "they left", emphasis: true, ..Request::default() };
    assert_eq!(say(&request, PLAIN), "marked initial,emphasis: They left");
}

#[test]
fn a_bracket_changes_no_digit_of_a_name() {
    check_all(
        "He joined Crisis24 in May.",
        &[
            ("joined Crisis2[5] in", "altered: joined Crisis24 in; `Crisis2` for `Crisis24`"),
            ("joined [the firm] in", "marked replacement: joined | <Crisis24> | in"),
        ],
    );
}
