//! Sentences an author could write on the five sources, honest and not.

use proptest::prelude::*;

use super::{Kind, unsupported};

const TOLL: &str = "As of March 27, authorities had reported that the armed assault killed at \
    least 143 people and wounded 360 others. At least four gunmen carried out the attack.";
const INTERVIEW: &str = "In the Friday terrorist attack at the Crocus City Hall concert hall in \
    Krasnogorsk, near Moscow, 135 people were killed and over 145 were injured. The Islamic State \
    group claimed responsibility for the attack. The American intelligence warned Russians that an \
    attack might occur, but Russians downplayed the threat.";
const KERMAN: &str = "In July 2023, German and Dutch authorities announced the arrest of nine \
    alleged IS-K affiliates accused of planning attacks in Germany and collecting funds for the \
    group. Following this, IS-K completed its first major attack outside its territory on Jan. 4, \
    when it conducted the double bombing of a crowded memorial ceremony in Kerman, Iran. The attack \
    killed nearly 100 people and wounded 284 others was the deadliest terror incident in Iran in \
    decades.";
const KABUL: &str = "The group claimed responsibility for a September 2022 bombing at the Russian \
    Embassy in Kabul that killed six people, including two members of the Russian diplomatic \
    mission. At a speaking engagement in October 2023, Alexander Bortnikov, director of the Federal \
    Security Service of Russia (FSB), noted that “in the near future, [IS-K] may reach a potential”";
const SYNAGOGUE: &str = "On 7 March 2024, the Russian Federal Security Service announced that it \
    had neutralized a terrorist cell linked to IS in Moscow, which had intended to attack a \
    synagogue in the city.";
const ALERT: &str = "The second indicator was far more explicit: on March 7, the US Embassy in \
    Moscow published a security alert calling on American citizens to avoid public spaces for the \
    next 48 hours. While addressing the FSB board on March 19, President Vladimir Putin referred to \
    the US Embassy alert as “outright blackmail” aimed at destabilizing Russia.";
const PUTIN: &str = "Three days before the Crocus City Hall attack, President Putin told the board \
    of the FSB that Western warnings of a potential attack inside Russia were \"provocative\"";
const NARYSHKIN: &str = "A Kremlin spokesperson didn’t reply to questions from The Washington Post. \
    But on Tuesday, Sergei Naryshkin, the top of Russia’s Foreign Intelligence Service, told \
    reporters in Moscow that the data the United States shared was too general, in keeping with the \
    state-run Interfax information company.";
const SOLEIMANI: &str = "ISIS, which views Iran’s majority Shiite Muslim inhabitants as apostates, \
    killed no less than 95 folks within the metropolis of Kerman as they commemorated the fourth \
    anniversary of the loss of life of Maj. Gen. Qasem Soleimani, who was killed by a U.S. drone \
    strike in Iraq in 2020.";
const THANKS: &str = "Twice in the course of the administration of President Donald Trump, Putin \
    thanked the Americans for sharing data that helped disrupt terrorist assaults in St. \
    Petersburg, in 2017 and 2019.";
const ENERGY: &str = "Ukrainian media reported that the strikes, which began late on March 22, \
    resulted in EUR 100 million in damage and would take months to repair.";
const ELECTION: &str = "Secondly, the March 15-17 presidential election saw heightened security. \
    Thirdly, since March 12, Russian security forces have been engaged in the Belgorod and Kursk \
    oblasts with anti-Putin groups since the start of the conflict in February 2022.";
const WATSON: &str = "“Earlier this month, the US government had information about a planned \
    terrorist attack in Moscow,” National Security Council spokeswoman Adrienne Watson said. \
    Washington “shared this information with Russian authorities”, she added.";
const CAUCASUS: &str = "In 2017, a bomb attack on the St Petersburg metro that killed 15 people was \
    also linked to radical Islamists. In the 2000s, Russia faced significant terrorist attacks.";
const RESPONSE: &str = "Russian media have reported that specialised police models didn’t arrive \
    till greater than an hour after the capturing began, after which waited greater than half-hour. \
    The deadliest in Russia in 20 years, with 13 percent of it.";

/// Each row: an author's sentence, the passages cited, and what fails, as "words (nearest)" with
/// its kind, parted by "; ".
fn check(rows: &[(&str, &[&str], &str)]) {
    for (sentence, passages, expected) in rows {
        let found: Vec<String> = unsupported(sentence, passages, &[])
            .into_iter()
            .map(|found| {
                let kind = match found.kind {
                    Kind::Number => "number",
                    Kind::Date => "date",
                    Kind::Name => "name",
                };
                let nearest = found.nearest.map(|n| format!(" ({n})")).unwrap_or_default();
                format!("{kind} {}{nearest}", &sentence[found.range])
            })
            .collect();
        assert_eq!(found.join("; "), *expected, "in {sentence:?}");
    }
}

/// Each row: an honest sentence and the passages that bear it out.
fn check_honest(rows: &[(&str, &[&str])]) {
    for (sentence, passages) in rows {
        check(&[(sentence, passages, "")]);
    }
}

#[test]
fn numbers_are_borne_out_in_any_form() {
    check_honest(&[
        ("At least 143 people were killed and 360 wounded by 4 gunmen.", &[TOLL]),
        ("One account has 143 dead, another 135.", &[TOLL, INTERVIEW]),
        ("Two accounts differ: 143 dead against 135.", &[TOLL, INTERVIEW]),
        ("The Kerman bombing killed 100 or so and wounded 284; two bombs went off.", &[KERMAN]),
        ("It was the second attack, and the first abroad.", &[KERMAN]),
        ("First, six people died.", &[KABUL]),
        ("Two times Putin thanked Trump.", &[THANKS]),
        ("The alert covered two days.", &[ALERT]),
        ("Damage came to €100m.", &[ENERGY]),
        ("Police took 60 minutes, and then 30 minutes more.", &[RESPONSE]),
        ("The deadliest in two decades, 13% of it.", &[RESPONSE]),
        ("On the 4th anniversary, 95 people were killed.", &[SOLEIMANI]),
    ]);
}

#[test]
fn changed_numbers_are_found() {
    check(&[
        ("At least 133 people were killed.", &[TOLL], "number 133 (at least 143)"),
        ("Some 145 people were killed.", &[TOLL], "number 145 (at least 143)"),
        ("More than 140 people were killed.", &[TOLL], "number 140 (at least 143)"),
        ("Five gunmen carried out the attack.", &[TOLL], "number Five (At least four)"),
        (
            "It killed 134 and injured over 154.",
            &[INTERVIEW],
            "number 134 (135); number 154 (over 145)",
        ),
        ("The alert covered 72 hours.", &[ALERT], "number 72 (48)"),
        ("The alert covered three days.", &[ALERT], "number three (48)"),
        ("Four days before the attack he spoke.", &[PUTIN], "number Four (Three)"),
        ("Eight affiliates were arrested.", &[KERMAN], "number Eight (nine)"),
        ("Damage came to EUR 110 million.", &[ENERGY], "number EUR 110 million (EUR 100 million)"),
        ("Damage came to $100 million.", &[ENERGY], "number $100 million (EUR 100 million)"),
        ("Some 15% of it.", &[RESPONSE], "number 15% (13 percent)"),
        ("On the fifth anniversary.", &[SOLEIMANI], "number fifth (fourth)"),
        ("It killed one member of the mission.", &[KABUL], "number one (two)"),
        ("Three times Putin thanked them.", &[THANKS], "number Three (Twice)"),
        ("It cost 3 million.", &[TOLL], "number 3 million"),
    ]);
}

#[test]
fn dates_are_borne_out_in_any_form() {
    check_honest(&[
        ("On March 7 the FSB spoke.", &[SYNAGOGUE]),
        ("On 7 March 2024 the embassy spoke.", &[ALERT]),
        ("On 7 March 2024 both spoke, and on the 19th of March he did.", &[ALERT, SYNAGOGUE]),
        ("By 27 March the toll had risen.", &[TOLL]),
        ("On 4 January it struck Iran.", &[KERMAN]),
        ("In January and in July 2023 it acted.", &[KERMAN]),
        ("The vote of 15–17 March, which ended on 17 March, drew forces.", &[ELECTION]),
        ("In 2017 and again in 2019 he did.", &[THANKS]),
        ("Since the 2000s, in March, it has.", &[CAUCASUS, TOLL]),
        ("In 2022 and 2023, the IS group spoke.", &[KABUL]),
        ("On Friday, 22 March, it struck.", &[ENERGY]),
        ("On Tuesday he spoke.", &[NARYSHKIN]),
    ]);
}

#[test]
fn changed_dates_are_found() {
    check(&[
        ("On March 8 the FSB spoke.", &[SYNAGOGUE], "date March 8 (7 March 2024)"),
        ("On 7 March 2023 the FSB spoke.", &[SYNAGOGUE], "date 7 March 2023 (7 March 2024)"),
        ("On 7 May the FSB spoke.", &[SYNAGOGUE], "date 7 May (7 March 2024)"),
        ("In September 2021 it struck.", &[KABUL], "date September 2021 (September 2022)"),
        ("In 2021 it struck.", &[KABUL], "date 2021"),
        ("In 2018 he thanked them.", &[THANKS], "date 2018 (2017)"),
        ("On 16 March they voted.", &[ELECTION], "date 16 March (March 15-17)"),
        ("The 15–18 March vote.", &[ELECTION], "date 15–18 March (March 15-17)"),
        ("On Wednesday he spoke.", &[NARYSHKIN], "date Wednesday (Tuesday)"),
        ("In April it struck.", &[KABUL], "date April"),
        ("In the 1990s it struck.", &[CAUCASUS], "date 1990s (2017)"),
    ]);
}

#[test]
fn names_are_borne_out_in_any_form() {
    check_honest(&[
        ("Washington warned Moscow, said U.S. officials.", &[ALERT]),
        ("American officials warned the Russians; the United States told Russia.", &[ALERT]),
        ("The USA shared it, said the National Security Council.", &[WATSON]),
        ("The NSC’s Adrienne Watson said so.", &[WATSON]),
        ("Russia's FSB, under Alexander Bortnikov, warned of ISIS-K.", &[KABUL]),
        ("The Federal Security Service acted against Islamic State.", &[SYNAGOGUE]),
        ("ISIS and the Islamic State struck Crocus City Hall.", &[INTERVIEW]),
        ("President Putin and Mr. Putin are one; so is Vladimir Putin.", &[ALERT]),
        ("The head of the SVR, Sergei Naryshkin, spoke to Interfax.", &[NARYSHKIN]),
        ("The Post asked the Kremlin.", &[NARYSHKIN]),
        ("Iranian authorities and Shiites in Kerman mourned General Soleimani.", &[SOLEIMANI]),
        ("Islamist militants struck St. Petersburg.", &[CAUCASUS]),
        ("The West warned; Western states did.", &[PUTIN]),
        ("Germany and the Netherlands arrested Khorasan Province men.", &[KERMAN]),
        ("Aleksander Bortnikov spoke.", &[KABUL]),
        (
            "Officials, survivors and gunmen said so. Evidence is thin. Unlike others, they knew.",
            &[TOLL],
        ),
        ("Neither account says so; The two differ.", &[TOLL]),
        ("Kyiv denies it.", &["Kiev has denied it."]),
        ("The ICRF spoke.", &["the Investigative Committee of the Russian Federation met"]),
        ("The Investigative Committee of the Russian Federation spoke.", &["the ICRF met"]),
    ]);
}

#[test]
fn exchanged_names_are_found() {
    check(&[
        ("The head of the SVR, Sergei Bortnikov, spoke.", &[NARYSHKIN], "name Bortnikov"),
        ("Bortnikov spoke to Interfax.", &[NARYSHKIN], "name Bortnikov"),
        ("Naryshkin spoke to Reuters.", &[NARYSHKIN], "name Reuters"),
        ("The Canadian embassy warned.", &[ALERT], "name Canadian"),
        ("The SVR neutralized a cell.", &[SYNAGOGUE], "name SVR"),
        ("The group struck Kermanshah, Iraq.", &[KERMAN], "name Kermanshah; name Iraq (Iran)"),
        ("IS-K was behind it.", &[INTERVIEW], "name IS-K"),
        ("Adrienne Wattson and Karine Jean-Pierre said so.", &[WATSON], "name Karine Jean-Pierre"),
        ("Beijing warned Moscow.", &[ALERT], "name Beijing"),
        (
            "It cost the Ukrainians Kursk and Belgorad.",
            &[ELECTION],
            "name Ukrainians; name Belgorad (Belgorod)",
        ),
        ("President Biden spoke.", &[ALERT], "name Biden"),
    ]);
}

#[test]
fn aliases_of_the_author_are_known() {
    let aliases = [
        vec!["Crocus City Hall".to_owned(), "the venue".to_owned()],
        vec!["Zorg".to_owned(), "Foreign Intelligence Service".to_owned()],
    ];
    let fails = |sentence: &str, passage: &str| unsupported(sentence, &[passage], &aliases).len();
    assert_eq!(fails("Crocus City Hall burned.", "The fire at the venue spread."), 0);
    assert_eq!(fails("Crocus City Hall burned.", "The fire in the street spread."), 1);
    assert_eq!(fails("Zorg said so.", NARYSHKIN), 0);
    assert_eq!(fails("Zorg said so.", TOLL), 1);
}

#[test]
fn blanked_quotations_say_nothing() {
    let sentence = "Putin called it                      on March 19 in Russia.";
    assert_eq!(unsupported(sentence, &[ALERT], &[]), Vec::new());
    assert_eq!(unsupported("                ", &[], &[]), Vec::new());
    assert_eq!(unsupported("", &[], &[]), Vec::new());
}

#[test]
fn all_passages_together_bear_out() {
    let sentence = "On 7 March Naryshkin said that 143 people were killed.";
    assert_eq!(unsupported(sentence, &[TOLL, NARYSHKIN, ALERT], &[]), Vec::new());
    assert_eq!(unsupported(sentence, &[NARYSHKIN, ALERT], &[]).len(), 1);
    assert_eq!(unsupported(sentence, &[], &[]).len(), 3);
}

proptest! {
    #[test]
    fn any_text_bears_itself_out(text in "\\PC{0,80}") {
        prop_assert_eq!(unsupported(&text, &[&text], &[]), Vec::new());
    }

    #[test]
    fn findings_stand_in_order_on_character_boundaries(text in "\\PC{0,80}", other in "\\PC{0,80}") {
        let found = unsupported(&text, &[&other], &[vec![other.clone(), text.clone()]]);
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.start <= pair[1].range.start);
        }
        prop_assert!(found.iter().all(|found| text.get(found.range.clone()).is_some()));
    }

    #[test]
    fn every_other_count_is_found(killed in 2_u32..100_000) {
        prop_assume!(killed != 143 && killed != 360 && killed != 4);
        let found = unsupported(&format!("The attack killed {killed} people."), &[TOLL], &[]);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].kind, Kind::Number);
    }

    #[test]
    fn every_other_day_is_found(day in 1_u8..32) {
        prop_assume!(day != 27);
        let found = unsupported(&format!("It was so on {day} March."), &[TOLL], &[]);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].kind, Kind::Date);
    }
}
