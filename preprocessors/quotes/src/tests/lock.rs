//! The lock, seen from the book.

use briefing_plugin::Settings;
use briefing_sources::{Lock, Sources};

use super::{FLOOD, LIBRARY, drawn, run, run_with, sources};
use crate::{lock_deviations, pins};

const CHAPTER: &str = "It \"rose by 4 metres\" [@flood].\n\nAnd \"rose by 4 metres\" [@flood].\n";

fn changed(from: &str, to: &str) -> Sources {
    let (sources, _) = Sources::in_memory(LIBRARY, &[("flood", &FLOOD.replace(from, to))]);
    sources
}

fn lock() -> Lock {
    Lock::default().with_new(&pins(&sources(), &run(CHAPTER).quotations), &sources())
}

fn deviations(sources: &Sources, locked: bool) -> String {
    let outcome = run_with(sources, &Settings::default(), CHAPTER);
    let (stand, failed) = (&outcome.quotations, &outcome.failed);
    drawn(&lock_deviations(Some(&lock()), sources, stand, failed, locked))
}

#[test]
fn without_a_lock_there_is_one_warning_and_none_without_quotations() {
    let quotations = run(CHAPTER).quotations;
    insta::assert_snapshot!(drawn(&lock_deviations(None, &sources(), &quotations, &[], false)), @r#"
    warning[no-lock]: there is no `briefing.lock`: nothing pins the words that are quoted
    help: `briefing build` writes it, once the book has no errors
    "#);
    assert_eq!(lock_deviations(None, &sources(), &[], &[], false), []);
    assert!(lock_deviations(None, &sources(), &quotations, &[], true)[0].is_error());
}

#[test]
fn a_book_as_it_was_pinned_has_no_deviation() {
    assert_eq!(deviations(&sources(), true), "");
}

#[test]
fn a_change_is_named_with_the_quotations_it_touches() {
    insta::assert_snapshot!(deviations(&changed("Leave a reply", "Reply"), false), @r#"
    warning[source-changed]: the text of `flood` is not the one that was pinned
    note: every quoted word still stands at its place
    help: accept the change with `briefing lock flood --reason ...`
    "#);
    insta::assert_snapshot!(deviations(&changed("The ministry", "The new ministry"), false), @r#"
    error[pin-changed]: the words quoted from `flood#p2` no longer stand there
     --> chapters/flood.md:1:5
      |
    1 | It "rose by 4 metres" [@flood].
      |     ^^^^^^^^^^^^^^^^ quoted here
      |
     ::: chapters/flood.md:3:6
      |
    3 | And "rose by 4 metres" [@flood].
      |      ---------------- and here
      |
      = note: quoted:  rose by 4 metres
      = note: pinned:  rose by 4 metres
      = note: now:     river rose by 4 metres.
      = help: the pinned words stand at `flood#p2:32-48` now
      = help: restore the source, or check the quotation and then accept the change with `briefing lock flood --reason ...`
    "#);
    insta::assert_snapshot!(deviations(&changed("by 4 metres", "by 5 metres"), false), @r#"
    error[pin-changed]: the words quoted from `flood#p2` no longer stand in the source
     --> chapters/flood.md:1:5
      |
    1 | It "rose by 4 metres" [@flood].
      |     ^^^^^^^^^^^^^^^^ quoted here
      |
     ::: chapters/flood.md:3:6
      |
    3 | And "rose by 4 metres" [@flood].
      |      ---------------- and here
      |
      = note: quoted:  rose by 4 metres
      = note: pinned:  rose by 4 metres
      = note: now:     rose by 5 metres.
      = help: restore the source, or check the quotation and then accept the change with `briefing lock flood --reason ...`
    "#);
}

#[test]
fn a_quotation_that_is_not_pinned_is_an_error_where_the_lock_is_enforced() {
    let sources = sources();
    let outcome = run_with(&sources, &Settings::default(), "\"Nobody was hurt\" [@river].\n");
    assert_eq!(lock_deviations(Some(&lock()), &sources, &outcome.quotations, &[], false), []);
    insta::assert_snapshot!(drawn(&lock_deviations(Some(&lock()), &sources, &outcome.quotations, &[], true)), @r#"
    error[not-locked]: `briefing.lock` does not pin this quotation of `river`
     --> chapters/flood.md:1:2
      |
    1 | "Nobody was hurt" [@river].
      |  ^^^^^^^^^^^^^^^ not pinned
      |
      = help: build without the lock enforced once, and commit the lock
    "#);
}

#[test]
fn a_passage_pulled_by_its_address_is_named_where_that_address_stands() {
    let chapter = "{{#quote flood#p2}}\n\n{{#quote flood#p3}}\n";
    let before = Lock::default().with_new(&pins(&sources(), &run(chapter).quotations), &sources());
    let text = format!("A new first line.\n{FLOOD}");
    let (sources, _) = Sources::in_memory(LIBRARY, &[("flood", &text)]);
    let outcome = run_with(&sources, &Settings::default(), chapter);
    let found = lock_deviations(Some(&before), &sources, &outcome.quotations, &[], false);
    insta::assert_snapshot!(drawn(&found), @r#"
    error[pin-changed]: the words quoted from `flood#p2` no longer stand there
     --> chapters/flood.md:1:1
      |
    1 | {{#quote flood#p2}}
      | ^^^^^^^^^^^^^^^^^^^ quoted here
      |
      = note: quoted:  The ministry said the river rose by 4 metres. It did not name a cause; engineers blamed the dam.
      = note: pinned:  The ministry said the river rose by 4 metres. It did not name a cause; engineers blamed the dam.
      = note: now:     What the Gauges Said
      = help: the pinned words stand at `flood#p3:0-96` now
      = help: restore the source, or check the quotation and then accept the change with `briefing lock flood --reason ...`

    error[pin-changed]: the words quoted from `flood#p3` no longer stand there
     --> chapters/flood.md:3:1
      |
    3 | {{#quote flood#p3}}
      | ^^^^^^^^^^^^^^^^^^^ quoted here
      |
      = note: quoted:  Ines Okafor, the mayor, called the flood “a warning to us all” on 3 May 2021.
      = note: pinned:  Ines Okafor, the mayor, called the flood “a warning to us all” on 3 May 2021.
      = note: now:     The ministry said the river rose by 4 metres. It did not name a cause; engineers
      = help: the pinned words stand at `flood#p4:0-77` now
      = help: restore the source, or check the quotation and then accept the change with `briefing lock flood --reason ...`
    "#);
}
