use proptest::prelude::*;

use super::{Alteration, Alterations, Place, Target, check_id};

#[test]
fn reads_each_form_and_prints_it_again() {
    for text in [
        "wapo",
        "smith:2020_a-b",
        "wapo#p5",
        "wapo#p5-p7",
        "wapo#p5.s2",
        "wapo#p5.s2-s4",
        "wapo#too-general",
        "wapo#putin",
        "wapo#p",
        "wapo#page-one",
        "report#pg12",
        "video#t0",
        "video#t83",
        "video#t83-100",
        "wapo#p5:14-37",
        "wapo#p5:14-37,40-52",
        "wapo#p5:14-37,40-52:omission,initial",
        "wapo#p5::copy",
        "пост#p1",
    ] {
        assert_eq!(text.parse::<Target>().map(|t| t.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn reads_the_parts() {
    let target: Target = "wapo#p5:14-37,40-52:initial,omission".parse().unwrap();
    assert_eq!(target.id, "wapo");
    assert_eq!(target.place, Some(Place::paragraph(5)));
    assert_eq!(target.used, [14..37, 40..52]);
    let listed: Vec<_> = target.alterations.iter().collect();
    assert_eq!(listed, [Alteration::Omission, Alteration::Initial]);
    assert_eq!(target.address().to_string(), "wapo#p5");
    assert_eq!("p5-p5".parse(), Ok(Place::paragraph(5)));
}

#[test]
fn says_what_is_wrong_and_how_it_is_written() {
    let bad = [
        "",
        "#p5",
        "wapo#",
        "wa po",
        "../etc",
        "a/b",
        "-a",
        ":a",
        "wapo#p0",
        "wapo#p5.s0",
        "wapo#p05",
        "wapo#p7-p5",
        "wapo#t9-3",
        "wapo#p5-7",
        "wapo#p5-x",
        "wapo#p5.2",
        "wapo#p5.s2-4",
        "wapo#p5.s2-p6.s1",
        "wapo#p5x",
        "wapo#P5",
        "wapo#pg0",
        "wapo#pg1-pg3",
        "wapo#t8s",
        "wapo#p99999999999",
        "wapo#p5:",
        "wapo#p5:7-3",
        "wapo#p5:5-9,8-12",
        "wapo#p5:x",
        "wapo#p5::omision",
        "wapo#p5:1-2:copy:x",
        "wapo#a b",
        "wapo#p5\n",
    ];
    let said: Vec<String> = bad
        .iter()
        .map(|text| match text.parse::<Target>() {
            Ok(target) => format!("{text:?} is read as {target}"),
            Err(error) => match error.help {
                Some(help) => format!("{text:?}: {} | {help}", error.message),
                None => format!("{text:?}: {}", error.message),
            },
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r##"
    "": a source's id is missing
    "#p5": a source's id is missing
    "wapo#": no place follows `#` | write one such as `#p5`, or leave out `#` for the source as a whole
    "wa po": `wa po` holds a space | a source's id holds letters, digits and `_` `-` `:` only
    "../etc": `../etc` holds `.` | a source's id holds letters, digits and `_` `-` `:` only
    "a/b": `a/b` holds `/` | a source's id holds letters, digits and `_` `-` `:` only
    "-a": `-a` begins with `-` | a source's id begins with a letter, a digit or `_`
    ":a": `:a` begins with `:` | a source's id begins with a letter, a digit or `_`
    "wapo#p0": `p0` does not exist: paragraphs are counted from 1
    "wapo#p5.s0": `s0` does not exist: sentences are counted from 1
    "wapo#p05": `p05` has zeros before a number | write 5 without them
    "wapo#p7-p5": `p7-p5` runs backwards | write `p5-p7`
    "wapo#t9-3": `t9-3` runs backwards | write `t3-9`
    "wapo#p5-7": `p5-7` is not a place in a source | write `p5-p7`
    "wapo#p5-x": `p5-x` is not a place in a source | it is written `p5` or `p5-p7`
    "wapo#p5.2": `p5.2` is not a place in a source | write `p5.s2`
    "wapo#p5.s2-4": `p5.s2-4` is not a place in a source | write `p5.s2-s4`
    "wapo#p5.s2-p6.s1": `p5.s2-p6.s1` is not a place in a source | sentences of one paragraph are written `p5.s2` or `p5.s2-s4`, paragraphs `p5-p7`
    "wapo#p5x": `p5x` is not a place in a source | it is written `p5` or `p5-p7`
    "wapo#P5": `P5` is not a place in a source | write `p5`
    "wapo#pg0": `pg0` does not exist: pages are counted from 1
    "wapo#pg1-pg3": `pg1-pg3` is not a place in a source | one page is written `pg12`
    "wapo#t8s": `t8s` is not a place in a source | seconds are written `t83` or `t83-100`
    "wapo#p99999999999": `p99999999999` counts further than any text goes
    "wapo#p5:": `wapo#p5:` ends with `:`
    "wapo#p5:7-3": `7-3` holds no character
    "wapo#p5:5-9,8-12": the characters `5-9,8-12` overlap or stand in the wrong order
    "wapo#p5:x": `x` does not count characters | they are written `14-37`, from 0, the end exclusive
    "wapo#p5::omision": `omision` is not an alteration | did you mean `omission`?
    "wapo#p5:1-2:copy:x": `wapo#p5:1-2:copy:x` has too many parts after `#` | an address has at most three, as in `wapo#p5:14-37:omission`
    "wapo#a b": `a b` holds a space | a passage's name holds letters, digits and `_` `-` only
    "wapo#p5\n": `p5\n` is not a place in a source | it is written `p5` or `p5-p7`
    "##);
}

#[test]
fn ids_are_safe_as_file_names() {
    for good in ["wapo", "a1", "_x", "Müller:2020", "1984"] {
        assert_eq!(check_id(good), Ok(()), "{good}");
    }
    let long = "a".repeat(129);
    for bad in ["", "..", "a..b", "a/b", "a\\b", "-rf", "a b", "a\0", "a\u{202e}b", &long] {
        assert!(check_id(bad).is_err(), "{bad:?}");
    }
}

fn place() -> impl Strategy<Value = Place> {
    let pair = (1u32..5000, 0u32..50).prop_map(|(first, more)| (first, first + more));
    prop_oneof![
        pair.clone().prop_map(|(first, last)| Place::Paragraphs { first, last }),
        (1u32..5000, pair.clone()).prop_map(|(paragraph, (first, last))| Place::Sentences {
            paragraph,
            first,
            last
        }),
        (1u32..u32::MAX).prop_map(Place::Page),
        pair.prop_map(|(from, to)| Place::Time { from: from - 1, to }),
        "[a-zé_][a-z0-9_-]{0,20}"
            .prop_filter("looks like a place", |name| {
                !name.trim_start_matches(['p', 'g', 't']).starts_with(|c: char| c.is_ascii_digit())
            })
            .prop_map(Place::Named),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    let used = prop::collection::vec((0usize..40, 1usize..40), 0..4).prop_map(|steps| {
        let mut at = 0;
        let mut range = |(gap, length)| {
            let start = at + gap;
            at = start + length;
            start..at
        };
        steps.into_iter().map(&mut range).collect::<Vec<_>>()
    });
    let alterations =
        prop::sample::subsequence(Alteration::ALL.to_vec(), 0..=9).prop_map(Alterations::from_iter);
    ("[a-zA-Z0-9_][a-zA-Z0-9_:-]{0,20}", place(), used, alterations).prop_map(
        |(id, place, used, alterations)| Target { id, place: Some(place), used, alterations },
    )
}

proptest! {
    #[test]
    fn every_target_comes_back_from_its_text(target in target()) {
        prop_assert_eq!(target.to_string().parse::<Target>(), Ok(target));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*", tail in "[pgts#:.,0-9-]{0,12}") {
        if let Ok(target) = text.parse::<Target>() {
            prop_assert_eq!(target.to_string().parse::<Target>(), Ok(target));
        }
        if let Ok(target) = format!("a#{tail}").parse::<Target>() {
            prop_assert_eq!(target.to_string().parse::<Target>(), Ok(target));
        }
    }
}
