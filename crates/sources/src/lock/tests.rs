use briefing_diagnostics::{Colour, File, draw};
use proptest::prelude::*;

use super::{Deviation, Lock, Pin};
use crate::address::Target;
use crate::sources::Sources;

const LIBRARY: &str = "a: { type: web }\nb: { type: web }\n";
const A: &str =
    "Nothing else.\nThey said it was “too general” to act on, and “shared” it.\nThe end.";

fn sources(library: &str, texts: &[(&str, &str)]) -> Sources {
    let (sources, findings) = Sources::in_memory(library, texts);
    assert_eq!(findings, []);
    sources
}

fn parse(text: &str) -> Lock {
    let (lock, findings) = Lock::parse(&File::new(Lock::FILE, text));
    assert_eq!(findings, []);
    lock
}

fn pin(sources: &Sources, target: &str, quotation: &str) -> Pin {
    let target: Target = target.parse().unwrap();
    Pin::new(sources.text(&target.id).unwrap(), &target, quotation).unwrap()
}

/// Returns a lock of three quotations, and the sources they were pinned from.
fn pinned() -> (Lock, Sources) {
    let sources = sources(LIBRARY, &[("a", A), ("b", "He \"said\"\tso.")]);
    let pins = [
        pin(&sources, "b#p1", "He 'said' so"),
        pin(&sources, "a#p2:18-29,47-53", "too general … shared"),
        pin(&sources, "a#p2:18-29:initial", "Too general"),
    ];
    (Lock::default().with_new(&pins, &sources), sources)
}

#[test]
fn another_id_for_a_source_keeps_all_else() {
    let (lock, old) = pinned();
    let lock = lock.accept("a", "read again", &lock.pins().cloned().collect::<Vec<_>>(), &old);
    let renamed = lock.unwrap().renamed("a", "c");
    let library = LIBRARY.replace("a:", "c:");
    let pins = [pin(&old, "b#p1", "He 'said' so")];
    let new = sources(&library, &[("c", A), ("b", "He \"said\"\tso.")]);
    assert_eq!(renamed.with_new(&pins, &new), renamed);
    assert_eq!(parse(&renamed.to_string()), renamed);
    assert_eq!(renamed.to_string().replace("\nc#", "\na#").matches("\na#").count(), 2);
    assert_eq!(renamed.acceptances()[0].id, "c");
    assert!(
        renamed.to_string().find("source b").unwrap()
            < renamed.to_string().find("source c").unwrap()
    );
    assert_eq!(renamed.renamed("c", "a").renamed("a", "c"), renamed);
}

#[test]
fn prints_sorted_lines_and_reads_them_again() {
    let (lock, _) = pinned();
    insta::assert_snapshot!(lock, @r#"
    # Pins of the words that this book quotes. Written by `briefing`; `briefing lock SOURCE --reason ...` accepts a change.
    source a sha256:32759b2e7c11c51c6f20d787de5da1df9f45b034bdf7f40afa137be2c388e0d7
    a#p2:18-29  "too general"  "Too general"
    a#p2:18-29,47-53  "too general … shared"  "too general … shared"
    source b sha256:97c18ed352cafbc21a5a09d90dd285c7628625476ff5cb217441c2b027a2adce
    b#p1  "He \"said\"\tso."  "He 'said' so"
    "#);
    assert_eq!(parse(&lock.to_string()), lock);
    let mut lines: Vec<_> = lock.to_string().lines().map(str::to_owned).collect();
    lines.reverse();
    assert_eq!(parse(&lines.join("\r\n\n")), lock);
}

#[test]
fn unchanged_sources_do_not_deviate() {
    let (lock, sources) = pinned();
    assert_eq!(lock.deviations(&sources), []);
}

/// Returns the deviations as the author sees them, after the text of `a` became another.
fn after(text: &str) -> String {
    let (lock, _) = pinned();
    let changed = sources(LIBRARY, &[("a", text), ("b", "He \"said\"\tso.")]);
    let found: Vec<_> =
        lock.deviations(&changed).iter().filter_map(Deviation::diagnostic).collect();
    draw(&found, Colour::Never)
}

#[test]
fn a_change_elsewhere_is_a_warning() {
    insta::assert_snapshot!(after(&A.replace("The end.", "The very end.")), @r"
    warning[source-changed]: the text of `a` is not the one that was pinned
    note: every quoted word still stands at its place
    help: accept the change with `briefing lock a --reason ...`
    ");
}

#[test]
fn changed_words_are_an_error_that_names_each_quotation() {
    insta::assert_snapshot!(after(&A.replace("general", "generic")), @r"
    error[pin-changed]: the words quoted from `a#p2` no longer stand in the source
    note: quoted:  Too general
    note: pinned:  too general
    note: now:     “too generic”
    help: restore the source, or check the quotation and then accept the change with `briefing lock a --reason ...`

    error[pin-changed]: the words quoted from `a#p2` no longer stand in the source
    note: quoted:  too general … shared
    note: pinned:  too general … shared
    note: now:     “too generic” … “shared”
    help: restore the source, or check the quotation and then accept the change with `briefing lock a --reason ...`
    ");
}

#[test]
fn moved_words_are_an_error_that_says_where_they_stand() {
    insta::assert_snapshot!(after(&A.replace("They said", "Later they said").replace("Nothing", "New.\nNothing")), @r"
    error[pin-changed]: the words quoted from `a#p2` no longer stand there
    note: quoted:  Too general
    note: pinned:  too general
    note: now:     Nothing else.
    help: the pinned words stand at `a#p3:24-35` now
    help: restore the source, or check the quotation and then accept the change with `briefing lock a --reason ...`

    error[pin-changed]: the words quoted from `a#p2` no longer stand there
    note: quoted:  too general … shared
    note: pinned:  too general … shared
    note: now:     Nothing else.
    help: the pinned words stand at `a#p3:24-35,53-59` now
    help: restore the source, or check the quotation and then accept the change with `briefing lock a --reason ...`
    ");
}

#[test]
fn of_several_places_the_nearest_is_named() {
    let text = "too general\nx too general\nx\nx\nshared, too general, shared\ntoo general";
    let (lock, _) = pinned();
    let changed = sources(LIBRARY, &[("a", text), ("b", "He \"said\"\tso.")]);
    let now: Vec<_> = lock
        .deviations(&changed)
        .into_iter()
        .filter_map(|found| match found {
            Deviation::PinChanged { now_at, .. } => now_at.map(|target| target.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(now, ["a#p2:2-13", "a#p2-p5:2-13,18-24"]);
}

#[test]
fn a_source_that_is_gone_is_an_error() {
    let (lock, _) = pinned();
    let less = sources("b: { type: web }\n", &[("b", "He \"said\"\tso.")]);
    let found: Vec<_> = lock.deviations(&less).iter().filter_map(Deviation::diagnostic).collect();
    insta::assert_snapshot!(draw(&found, Colour::Never), @r"
    error[source-gone]: the source `a` is pinned, and is gone
    note: quoted: Too general
    note: quoted: too general … shared
    help: restore it in the library and its text, or accept the change with `briefing lock a --reason ...`
    ");
}

#[test]
fn new_pins_are_added_and_nothing_else_is_touched() {
    let (lock, _) = pinned();
    let changed = sources(LIBRARY, &[("a", "One two."), ("b", "He \"said\"\tso.")]);
    let new = pin(&changed, "a#p1:0-3", "One");
    let same = Pin { words: "other words".into(), ..lock.pins().next().unwrap().clone() };
    let more = lock.with_new(&[new.clone(), same], &changed);
    assert_eq!(more.sha256("a"), lock.sha256("a"));
    let added: Vec<_> = more.pins().filter(|pin| !lock.pins().any(|old| old == *pin)).collect();
    assert_eq!(added, [&new]);
    assert!(lock.pins().all(|pin| more.has(pin)));
    assert_eq!(more.with_new(&[new], &changed), more);
}

#[test]
fn an_acceptance_takes_the_pins_in_use_and_says_why() {
    let (lock, _) = pinned();
    let changed = sources(LIBRARY, &[("a", "One two."), ("b", "other")]);
    let in_use = [pin(&changed, "a#p1:0-3", "One"), pin(&changed, "b#p1", "other")];
    let lock = lock.accept("a", "  new capture\n", &in_use, &changed).unwrap();
    let again = lock.accept("a", "a second time", &in_use, &changed).unwrap();
    assert_eq!(parse(&again.to_string()), again);
    insta::assert_snapshot!(again, @r#"
    # Pins of the words that this book quotes. Written by `briefing`; `briefing lock SOURCE --reason ...` accepts a change.
    source a sha256:677caa608fd08e0c83d49abecb8b5dd92a087d3581d50eca13308737e569979e
    accepted a sha256:677caa608fd08e0c83d49abecb8b5dd92a087d3581d50eca13308737e569979e "new capture"
    accepted a sha256:677caa608fd08e0c83d49abecb8b5dd92a087d3581d50eca13308737e569979e "a second time"
    a#p1:0-3  "One"  "One"
    source b sha256:97c18ed352cafbc21a5a09d90dd285c7628625476ff5cb217441c2b027a2adce
    b#p1  "He \"said\"\tso."  "He 'said' so"
    "#);
    let left: Vec<_> =
        again.deviations(&changed).iter().filter(|d| d.is_error()).cloned().collect();
    assert!(matches!(&left[..], [Deviation::PinChanged { pin, .. }] if pin.target.id == "b"));
    let gone = sources("b: { type: web }\n", &[("b", "other")]);
    let without = again.accept("a", "withdrawn", &[], &gone).unwrap();
    assert!(without.sha256("a").is_none() && without.pins().all(|pin| pin.target.id == "b"));
    let last = without.acceptances().iter().rfind(|one| one.id == "a").unwrap();
    assert_eq!(
        (last.reason.as_str(), Some(last.sha256.as_str())),
        ("withdrawn", again.sha256("a"))
    );
    assert!(again.accept("zz", "no such", &[], &gone).is_err());
}

#[test]
fn lines_that_cannot_be_read_are_errors_in_their_place() {
    let text = "# a comment\nsource wapo sha256:12\nsource ../x sha256:1\n<<<<<<< ours\n\
                wapo#p0  \"a\"  \"b\"\nwapo#p1 \"a\"\nwapo#p1 \"a\" \"b\" \"c\"\nwapo#p1 a b\n\
                accepted wapo sha256:0000000000000000000000000000000000000000000000000000000000000000\n\
                source a sha256:0000000000000000000000000000000000000000000000000000000000000000\n\
                source a sha256:1111111111111111111111111111111111111111111111111111111111111111\n\
                source  \"id named so\"  \"whole\"\n";
    let (lock, findings) = Lock::parse(&File::new(Lock::FILE, text));
    assert_eq!(lock.pins().map(|pin| pin.target.to_string()).collect::<Vec<_>>(), ["source"]);
    let said: Vec<_> = findings
        .iter()
        .map(|fault| format!("{:?} {}", fault.span.as_ref().unwrap().line_column(), fault.message))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    (2, 1) `wapo` needs `sha256:` and 64 hexadecimal digits after it
    (3, 1) `../x` holds `.`
    (4, 1) two versions of the lock were left unmerged here
    (5, 1) `p0` does not exist: paragraphs are counted from 1
    (6, 1) two texts in double quotation marks should stand here
    (7, 1) two texts in double quotation marks should stand here
    (8, 1) two texts in double quotation marks should stand here
    (9, 1) one text in double quotation marks should stand here
    (11, 1) `a` is pinned with two different SHA-256
    ");
}

#[test]
fn opens_the_file_in_the_root() {
    let book = tempfile::tempdir().unwrap();
    assert_eq!(Lock::open(book.path()), (None, Vec::new()));
    let (lock, _) = pinned();
    std::fs::write(book.path().join(Lock::FILE), lock.to_string()).unwrap();
    assert_eq!(Lock::open(book.path()), (Some(lock), Vec::new()));
    std::fs::write(book.path().join(Lock::FILE), b"\xff").unwrap();
    assert_eq!(Lock::open(book.path()).1[0].code, "bad-lock");
}

proptest! {
    #[test]
    fn any_words_come_back(content in "\\PC{1,40}", words in ".{0,40}", reason in ".{0,20}") {
        let sources = sources(LIBRARY, &[("a", &format!("x{content}"))]);
        let pin = Pin { words, ..pin(&sources, "a#p1:0-1", &content) };
        let lock = Lock::default().with_new(std::slice::from_ref(&pin), &sources);
        prop_assert_eq!(&parse(&lock.to_string()), &lock);
        let lock = lock.accept("a", &reason, &[pin], &sources).unwrap();
        prop_assert_eq!(parse(&lock.to_string()), lock);
    }

    #[test]
    fn any_change_of_a_text_deviates_between_characters(
        before in "[aé½日 e\u{301}.…\n]{0,30}z",
        after in "[aé½日 e\u{301}.…\n]{0,30}z",
        (from, length) in (0_usize..9, 1_usize..9),
    ) {
        let (old, new) =
            (sources(LIBRARY, &[("a", &before)]), sources(LIBRARY, &[("a", &after)]));
        let target: Target = format!("a#p1:{from}-{}", from + length).parse().unwrap();
        let Ok(pin) = Pin::new(old.text("a").unwrap(), &target, "any") else { return Ok(()) };
        for found in Lock::default().with_new(&[pin], &old).deviations(&new) {
            let Deviation::PinChanged { now_at, now_reads, .. } = &found else { continue };
            let at = now_at.iter().map(|at| new.text("a").unwrap().used(at));
            prop_assert!(at.into_iter().all(|used| used.is_ok()), "{found:?}");
            prop_assert!(now_reads.is_some(), "paragraph 1 is there: {found:?}");
        }
    }
}
