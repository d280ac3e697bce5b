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
