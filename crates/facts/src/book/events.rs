//! The events of facts.yml: where a source means one, and which days are counted from it.

use briefing_diagnostics::File;

use super::FactBook;
use super::compared::sources;

#[test]
fn an_event_is_found_only_where_it_is_meant() {
    let yaml = |name: &str| {
        format!(
            "events: {{ attack: {{ date: 2024-03-22, names: [\"{name}\"] }} }}\nfacts:\n  f:\n    title: F\n    \
             columns: [when]\n    accounts: [a#p1, b#p1]\n"
        )
    };
    for (name, words, means) in [
        ("the attack", "the attack", "19 March 2024"),
        ("the attack", "the attack of 2015", ""),
        ("the attack", "the attack on Kabul", ""),
        ("the attack", "the attack of 22 March", "19 March 2024"),
        ("today's attack", "today’s attack", "19 March 2024"),
        ("the Élysée meeting", "the élysée meeting", "19 March 2024"),
    ] {
        let told = format!("He spoke three days before {words}.");
        let texts = sources(&[&told, "He spoke on 19 March 2024."], &[]);
        let (book, findings) =
            FactBook::read(&File::new("facts.yml", yaml(name).as_str()), &texts, &[]);
        assert!(findings.is_empty(), "{findings:?}");
        let one = book.comparison("f").expect("the fact");
        assert_eq!(one.rows[0].cells[0].means.as_deref().unwrap_or_default(), means, "{words}");
    }
}

#[test]
fn an_event_does_not_date_its_own_day() {
    let yaml = "events: { attack: { date: 2024-03-22, names: [\"today’s attack\", the attack] } }\nfacts:\n  f:\n    \
                title: F\n    columns: [when]\n    accounts: [a#p1, b#p1]\n    compare: { when: { a: WORDS } }\n";
    for (told, words, state, means) in [
        // The event's own name: its day would be its own evidence.
        ("Today’s attack was the worst.", "Today’s attack", "not-compared", ""),
        ("They saw today’s attack.", "today’s attack", "not-compared", ""),
        // Its day, said in other words: never the same as another's.
        (
            "It came today. Today’s attack was the worst.",
            "today.",
            "not-contradicted",
            "22 March 2024",
        ),
        (
            "It came on the day of the attack.",
            "the day of the attack",
            "not-contradicted",
            "22 March 2024",
        ),
        // Another day, counted from it.
        (
            "It came yesterday. Today’s attack was the worst.",
            "yesterday",
            "conflict",
            "21 March 2024",
        ),
        (
            "It came three days before the attack.",
            "three days before the attack",
            "conflict",
            "19 March 2024",
        ),
    ] {
        let texts = sources(&[told, "It came on 22 March 2024."], &[]);
        let yaml = yaml.replace("WORDS", words);
        let (book, findings) = FactBook::read(&File::new("facts.yml", yaml.as_str()), &texts, &[]);
        assert!(findings.is_empty(), "{findings:?}");
        let cell = &book.comparison("f").expect("the fact").rows[0].cells[0];
        let found = (cell.state.name(), cell.means.as_deref().unwrap_or_default());
        assert_eq!(found, (state, means), "{told}");
    }
}
