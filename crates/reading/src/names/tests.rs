//! Names of real prose, parted by "|".

use proptest::prelude::*;

use super::names;

/// Each row: a text, and its names parted by "|".
fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let found: Vec<&str> = names(text).into_iter().map(|name| &text[name.range]).collect();
        assert_eq!(found.join("|"), *expected, "in {text:?}");
    }
}

#[test]
fn names_are_runs_of_capitals() {
    check(&[
        ("attack at the Crocus City Hall in Krasnogorsk", "Crocus City Hall|Krasnogorsk"),
        ("President Bashar al-Assad's government", "President Bashar al-Assad"),
        ("an offshoot of the Islamic State (IS) group", "Islamic State|IS"),
        ("linked to IS–KP and IS-K in Kerman, Iran.", "IS–KP|IS-K|Kerman|Iran"),
        ("Ministry of Foreign Affairs of it", "Ministry of Foreign Affairs"),
        ("the Republic of Ingushetia", "Republic of Ingushetia"),
        ("told the Russian Federation, Russia’s main", "Russian Federation|Russia"),
        ("death of Maj. Gen. Qasem Soleimani, who", "Maj. Gen. Qasem Soleimani"),
        ("says Dr. Michał Piekarski, a", "Dr. Michał Piekarski"),
        ("assaults in St. Petersburg, in", "St. Petersburg"),
        ("the U.S. Embassy publicly", "U.S. Embassy"),
        ("Ukraine-based anti-Putin groups", "Ukraine|Putin"),
        ("Iran, Turkmenistan and Afghanistan", "Iran|Turkmenistan|Afghanistan"),
        ("of Russia’s Foreign Intelligence Service", "Russia|Foreign Intelligence Service"),
        ("posted on YouTube by Crisis24", "YouTube|Crisis24"),
        ("the Security Council spokeswoman Adrienne Watson", "Security Council|Adrienne Watson"),
        ("the Europe/Russia/CIS team", "Europe|Russia|CIS"),
    ]);
}

#[test]
fn a_capital_at_the_start_is_weighed() {
    check(&[
        ("Moscow is likely attempting", "Moscow"),
        ("Naryshkin mentioned that", "Naryshkin"),
        ("Lukashenko’s claim could not be verified", "Lukashenko"),
        ("Maria Zakharova went on. Zakharova said", "Maria Zakharova|Zakharova"),
        ("Russians knew that Islamists could attack.", "Russians|Islamists"),
        ("Finns were also warned", "Finns"),
        ("Beijing said", "Beijing"),
        ("NATO said so. ISIS, which views", "NATO|ISIS"),
        ("IS-K is an Afghan offshoot", "IS-K|Afghan"),
        ("Sergei Naryshkin told reporters", "Sergei Naryshkin"),
        ("Crocus City Hall burned", "Crocus City Hall"),
        ("But Putin did", "Putin"),
        ("In Moscow, police", "Moscow"),
        ("Following Putin’s speech", "Putin"),
        ("The Washington Post said", "Washington Post"),
        ("Western countries in recent days", "Western"),
    ]);
}

#[test]
fn ordinary_words_and_dates_are_no_names() {
    let texts = [
        "Officials later stated",
        "Survivors said so. Gunmen fled.",
        "Investigations continue. Firstly, they",
        "Four gunmen carried out the attack",
        "On Tuesday, in March, on Friday 22 March",
        "I would add that I’m sure",
        "There were two crucial indicators",
        "First, In the first week",
        "The president and the Prime Minister",
        "It’s possible. Don’t go. Who is behind this?",
        "EUR 100 million",
        "It ended: Nobody came",
        "“There are still some pockets of fire”",
    ];
    for text in texts {
        check(&[(text, "")]);
    }
}

#[test]
fn significant_words_leave_out_titles_and_small_words() {
    let text = "President Vladimir V. Putin, Ministry of the Interior, IS-K, Dr. Weiss";
    let found = names(text);
    let words: Vec<Vec<&str>> = found
        .iter()
        .map(|name| name.words.iter().map(|word| &text[word.clone()]).collect())
        .collect();
    let expected =
        [vec!["Vladimir", "Putin"], vec!["Ministry", "Interior"], vec!["IS", "K"], vec!["Weiss"]];
    assert_eq!(words, expected);
}

proptest! {
    #[test]
    fn any_text_is_read_on_character_boundaries(text in "\\PC*") {
        let mut end = 0;
        for name in names(&text) {
            prop_assert!(text.get(name.range.clone()).is_some());
            prop_assert!(name.range.start >= end && !name.words.is_empty());
            prop_assert!(name.words.iter().all(|word| text.get(word.clone()).is_some()));
            end = name.range.end;
        }
    }
}
