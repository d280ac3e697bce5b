use briefing_diagnostics::{Colour, File, draw};
use briefing_sources::Sources;

use super::FactBook;
use super::compared::sources as in_paragraphs;
use crate::comparison::Verdict;

const LIBRARY: &str = "post: { type: misc, fidelity: altered }\nlive: { type: misc }\n";
const POST: &str = "Gunmen killed 140 people.\nThe alert came on Tuesday.";
const LIVE: &str = "At least 143 people were killed.\nNobody saw it coming.";

fn sources() -> Sources {
    let (sources, findings) = Sources::in_memory(LIBRARY, &[("post", POST), ("live", LIVE)]);
    assert!(findings.is_empty(), "{findings:?}");
    sources
}

fn faults(yaml: &str) -> String {
    let (_, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources(), &[]);
    draw(&findings, Colour::Never)
}

#[test]
fn a_fact_needs_two_accounts() {
    insta::assert_snapshot!(faults("facts:\n  a:\n    title: A\n"), @r"
    error[fact-accounts]: the fact `a` has no accounts
     --> facts.yml:2:3
      |
    2 |   a:
      |   ^
      |
      = help: name the passages that tell it, as in `accounts: [wapo#p9, encyclopedia#p12]`
    ");
    insta::assert_snapshot!(faults("facts:\n  a:\n    title: A\n    accounts: [live#p1]\n"), @r"
    warning[one-account]: the fact `a` has one account: nothing is compared
     --> facts.yml:2:3
      |
    2 |   a:
      |   ^
      |
      = help: name a passage of another source that tells it, or nothing where there is none
    ");
    insta::assert_snapshot!(
        faults("facts:\n  a:\n    title: A\n    accounts: [live#p1, live#p1]\n"), @r"
    error[fact-accounts]: `live#p1` is an account of this fact already
     --> facts.yml:4:25
      |
    4 |     accounts: [live#p1, live#p1]
      |                         ^^^^^^^
      |
     ::: facts.yml:4:16
      |
    4 |     accounts: [live#p1, live#p1]
      |                ------- first here
      |
      = help: name another passage, or take it out
    ");
    insta::assert_snapshot!(
        faults("facts:\n  a:\n    title: A\n    accounts: [live#p1, post]\n"), @r"
    error[fact-accounts]: this names a whole source: an account is a passage of one
     --> facts.yml:4:25
      |
    4 |     accounts: [live#p1, post]
      |                         ^^^^
      |
      = help: say which, as in `post#p1`
    ");
}

#[test]
fn an_address_leads_somewhere() {
    insta::assert_snapshot!(
        faults("facts:\n  a:\n    title: A\n    accounts: [live#p9, psot#p1]\n"), @r"
    error[no-passage]: `live` has no paragraph 9
     --> facts.yml:4:16
      |
    4 |     accounts: [live#p9, psot#p1]
      |                ^^^^^^^
      |
      = help: it has p1 to p2

    error[unknown-source]: no source `psot` in `sources/library.yml`
     --> facts.yml:4:25
      |
    4 |     accounts: [live#p9, psot#p1]
      |                         ^^^^^^^
      |
      = help: did you mean `post`?
    ");
    insta::assert_snapshot!(faults(
        "facts:\n  a:\n    title: A\n    accounts:\n      - live#p1\n      \
         - { at: post#p1, means: { when: 2024-03-06, from: post#p7 } }\n"), @r"
    error[no-passage]: `post` has no paragraph 7
     --> facts.yml:6:57
      |
    6 |       - { at: post#p1, means: { when: 2024-03-06, from: post#p7 } }
      |                                                         ^^^^^^^
      |
      = help: it has p1 to p2
    ");
}

#[test]
fn a_value_stands_in_its_passage() {
    insta::assert_snapshot!(faults(
        "facts:\n  a:\n    title: A\n    accounts: [live#p1, post#p1]\n    compare:\n      \
         killed: { live: at least 153 people, psot: 140 people }\n"), @"
    error[not-in-passage]: “at least 153 people” does not stand in `live#p1`
     --> facts.yml:6:23
      |
    6 |       killed: { live: at least 153 people, psot: 140 people }
      |                       ^^^^^^^^^^^^^^^^^^^
      |
      = help: nearest is “At least 143 people”

    error[unknown-account]: `psot` is no account of this fact
     --> facts.yml:6:44
      |
    6 |       killed: { live: at least 153 people, psot: 140 people }
      |                                            ^^^^
      |
      = note: the accounts are live#p1, post#p1
      = help: did you mean `post`?
    ");
}

#[test]
fn an_event_has_a_day_that_exists() {
    insta::assert_snapshot!(faults("events:\n  attack: { names: the attack }\n"), @r"
    error[bad-value]: the event `attack` has no date
     --> facts.yml:2:3
      |
    2 |   attack: { names: the attack }
      |   ^^^^^^
      |
      = help: say when it was, as in `date: 2024-03-22`
    ");
    insta::assert_snapshot!(faults("events:\n  attack: { date: 2024-02-31 }\n"), @r"
    error[bad-value]: `2024-02-31` is no date that exists
     --> facts.yml:2:19
      |
    2 |   attack: { date: 2024-02-31 }
      |                   ^^^^^^^^^^
      |
      = help: write a year, a month, a day or two days, such as 2024-04-10 or 2024-03-15/2024-03-17
    ");
}

#[test]
fn keys_are_known_and_ids_are_plain() {
    insta::assert_snapshot!(faults(
        "facts:\n  a:\n    titel: A\n    accounts:\n      - { att: live#p1 }\n      - live#p2\n  \
         B c: { title: x }\nevent: {}\n"), @r"
    error[bad-value]: the fact `a` has no title
     --> facts.yml:2:3
      |
    2 |   a:
      |   ^
      |
      = help: say what it is about, as in `title: Killed and wounded`

    warning[one-account]: the fact `a` has one account: nothing is compared
     --> facts.yml:2:3
      |
    2 |   a:
      |   ^
      |
      = help: name a passage of another source that tells it, or nothing where there is none

    error[unknown-key]: a fact has no key `titel`
     --> facts.yml:3:5
      |
    3 |     titel: A
      |     ^^^^^
      |
      = help: did you mean `title`?

    error[bad-value]: this account has no address
     --> facts.yml:5:9
      |
    5 |       - { att: live#p1 }
      |         ^^^^^^^^^^^^^^^^
      |
      = help: say which passage it is, as in `at: wapo#p9`

    error[unknown-key]: an account has no key `att`
     --> facts.yml:5:11
      |
    5 |       - { att: live#p1 }
      |           ^^^
      |
      = help: did you mean `at`?

    error[bad-value]: `B c` cannot be an id
     --> facts.yml:7:3
      |
    7 |   B c: { title: x }
      |   ^^^
      |
      = help: small letters, digits and `-`, a letter first

    error[unknown-key]: facts.yml has no key `event`
     --> facts.yml:8:1
      |
    8 | event: {}
      | ^^^^^
      |
      = help: did you mean `events`?
    ");
}

#[test]
fn a_file_that_is_no_map_says_so() {
    insta::assert_snapshot!(faults("- a\n"), @r"
    error[bad-value]: facts.yml is a map of keys and values
     --> facts.yml:1:1
      |
    1 | - a
      | ^^^
    ");
    insta::assert_snapshot!(faults("facts: [a]\n"), @r"
    error[bad-value]: `facts` is a map from ids
     --> facts.yml:1:8
      |
    1 | facts: [a]
      |        ^^^
    ");
    insta::assert_snapshot!(faults("facts: {a: {title: [}}"), @"
    error[bad-yaml]: this is not YAML: while parsing a node, did not find expected node content
     --> facts.yml:1:21
      |
    1 | facts: {a: {title: [}}
      |                     ^
      |
      = help: the `[` in line 1 has no end
    ");
    assert_eq!(faults(""), "");
}

/// The columns in which "12 people were killed." is compared with other words.
fn columns_beside(words: &str) -> Vec<String> {
    let library = "post: { type: misc }\nlive: { type: misc }\n";
    let texts = [("post", words), ("live", "12 people were killed.")];
    let (sources, _) = Sources::in_memory(library, &texts);
    let yaml = "facts:\n  a: { title: A, accounts: [post#p1, live#p1] }\n";
    let (book, _) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    book.comparisons()[0].columns.iter().map(|column| column.key.clone()).collect()
}

#[test]
fn only_what_is_stated_is_compared() {
    assert_eq!(columns_beside("12 people have been killed."), ["killed"]);
    let not_stated = [
        "12 people may have been killed.",
        "Were 12 people killed?",
        "It is a myth that 12 people were killed.",
        "The claim that 12 people were killed is false.",
        "Police did not say that 12 people were killed.",
    ];
    for words in not_stated {
        assert!(columns_beside(words).is_empty(), "{words}");
    }
}

/// A quotation that a reader who reads it anew for each of its words never comes back from.
#[test]
fn long_quotations_are_compared() {
    let words: String =
        (0..4000).map(|at| format!("they condemned place{} and ", at % 997)).collect();
    let post = format!("Omar said: “{words}nothing else”.");
    let live = format!("Omar told us: “{words}nothing more”.");
    let library = "post: { type: misc }\nlive: { type: misc }\n";
    let (sources, _) = Sources::in_memory(library, &[("post", &post), ("live", &live)]);
    let yaml = "facts:\n  a: { title: A, accounts: [post#p1, live#p1] }\n";
    let (book, _) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    assert_eq!(book.comparisons()[0].ladders.len(), 2);
}

#[test]
fn a_rise_and_a_fall_of_as_much_are_in_conflict() {
    let library = "post: { type: misc }\nlive: { type: misc }\n";
    let texts = [("post", "Prices rose 5 per cent."), ("live", "Prices fell 5 per cent.")];
    let (sources, _) = Sources::in_memory(library, &texts);
    let yaml = "facts:\n  a: { title: A, columns: [percent], accounts: [post#p1, live#p1] }\n";
    let (book, _) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    assert_eq!(book.comparisons()[0].verdict, Verdict::Conflict);
}

#[test]
fn words_that_do_not_stand_are_told_from_the_nearest() {
    let texts = in_paragraphs(
        &[
            "It cost $6.5 billion in debt.\nIt lost 40% of that.",
            "It cost much.\nIt cost $8 billion.",
        ],
        &[],
    );
    for (at, words, help) in [
        ("a#p1", "6 billion in debt", "nearest is “$6.5 billion in debt”"),
        ("a#p2", "lost 30", "nearest is “lost 40%”"),
        ("b#p1", "$8 billion", "`b#p2` has “$8 billion”: is it the account?"),
    ] {
        let yaml = format!(
            "facts:\n  f:\n    title: F\n    accounts: [{at}, {}]\n    compare: {{ cost: {{ {at}: \"{words}\" }} }}\n",
            if at == "b#p1" { "a#p1" } else { "b#p1" }
        );
        let (_, findings) = FactBook::read(&File::new("facts.yml", yaml.as_str()), &texts, &[]);
        let helps: Vec<&str> =
            findings.iter().flat_map(|one| one.helps.iter().map(String::as_str)).collect();
        assert_eq!(helps, [help], "{words}");
    }
}
