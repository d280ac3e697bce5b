//! Pairs that are one word, pairs that never are, and any text.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{is_content, same_spelling, spelling, stem};
use crate::language::LANGUAGE;

const SAME: &[(&str, &str)] = &[
    ("destabilise", "destabilize"),
    ("Destabilising", "destabilizing"),
    ("organisations", "organizations"),
    ("organiser", "organizer"),
    ("recognised", "recognized"),
    ("emphasises", "emphasizes"),
    ("recognisable", "recognizable"),
    ("authorise", "authorize"),
    ("criticise", "criticize"),
    ("characterise", "characterize"),
    ("civilisation", "civilization"),
    ("privatised", "privatized"),
    ("demilitarise", "demilitarize"),
    ("de-Nazify", "de-nazify"),
    ("de-escalation", "De-escalation"),
    ("labour", "labor"),
    ("labourers", "laborers"),
    ("colourful", "colorful"),
    ("neighbouring", "neighboring"),
    ("favourite", "favorite"),
    ("dishonourable", "dishonorable"),
    ("behavioural", "behavioral"),
    ("rumours", "rumors"),
    ("harbour", "harbor"),
    ("unfavourable", "unfavorable"),
    ("centre", "center"),
    ("centred", "centered"),
    ("theatres", "theaters"),
    ("kilometres", "kilometers"),
    ("metre", "meter"),
    ("calibre", "caliber"),
    ("defence", "defense"),
    ("defences", "defenses"),
    ("offence", "offense"),
    ("licence", "license"),
    ("practise", "practice"),
    ("practising", "practicing"),
    ("travelled", "traveled"),
    ("travellers", "travelers"),
    ("cancelled", "canceled"),
    ("labelling", "labeling"),
    ("signalled", "signaled"),
    ("refuelling", "refueling"),
    ("counsellor", "counselor"),
    ("programme", "program"),
    ("analysed", "analyzed"),
    ("paralysing", "paralyzing"),
    ("grey", "gray"),
    ("sceptical", "skeptical"),
    ("judgement", "judgment"),
    ("manoeuvres", "maneuvers"),
    ("fulfil", "fulfill"),
    ("enrolment", "enrollment"),
    ("catalogue", "catalog"),
    ("dialogues", "dialogs"),
    ("paediatric", "pediatric"),
    ("artefacts", "artifacts"),
    ("ploughed", "plowed"),
    ("armoured", "armored"),
    ("honour", "Honor"),
    ("self-defence", "self-defense"),
    ("Labour", "LABOR"),
    ("colourised", "colorized"),
];

const OTHER: &[(&str, &str)] = &[
    ("advice", "advise"),
    ("prise", "prize"),
    ("device", "devise"),
    ("prophecy", "prophesy"),
    ("our", "or"),
    ("four", "for"),
    ("hour", "hor"),
    ("tour", "tor"),
    ("cheque", "check"),
    ("kerb", "curb"),
    ("storey", "story"),
    ("tyre", "tire"),
    ("tire", "tier"),
    ("wire", "wier"),
    ("acre", "acer"),
    ("filled", "filed"),
    ("rolled", "roled"),
    ("controlled", "controled"),
    ("compelled", "compeled"),
    ("killed", "kiled"),
    ("called", "caled"),
    ("planned", "planed"),
    ("hopping", "hoping"),
    ("desert", "dessert"),
    ("affect", "effect"),
    ("its", "it's"),
    ("analyses", "analyzes"),
    ("ensure", "insure"),
    ("draught", "draft"),
    ("council", "counsel"),
];

const UNTOUCHED: &str = "promise promised rise rises rising uprising wise size sized hour four our \
    your tour pour flour contour source course surprise surprised enterprise exercise revised \
    supervised televised advertised advertising advertisers advised advisers raise raised noise \
    poised praise bruised cruiser precise concise compromise compromised disguise paradise crises \
    premises expertise franchise otherwise likewise miser kaiser disable this is his praised \
    disease release licensed increase purchase close these those whose arise comprise demise \
    despise devise improvise merchandise treatise wiser riser genre massacre acre ogre timbre fire \
    there were where more before entire spelled told filled drilled";

#[test]
fn spellings_of_one_word_are_the_same() {
    for (a, b) in SAME {
        assert!(same_spelling(a, b), "{a} {} {b} {}", spelling(a), spelling(b));
    }
}

#[test]
fn two_words_stay_two() {
    for (a, b) in OTHER {
        assert!(!same_spelling(a, b), "{a} and {b} are both {}", spelling(a));
    }
    for word in UNTOUCHED.split_whitespace() {
        assert_eq!(spelling(word), word);
    }
}

#[test]
fn common_words_fold_into_one_only_by_spelling() {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    let words = LANGUAGE.names.common.split_whitespace();
    let twice = |word: &'static str| Some((folded.insert(spelling(word), word)?, word));
    let pairs: Vec<(&str, &str)> = words.filter_map(twice).collect();
    assert_eq!(
        pairs,
        [
            ("defence", "defense"),
            ("labor", "labour"),
            ("mobilisation", "mobilization"),
            ("neighbors", "neighbours"),
            ("organisations", "organizations"),
            ("rumors", "rumours"),
            ("sceptics", "skeptics"),
            ("specialised", "specialized"),
            ("travelers", "travellers"),
        ]
    );
}

#[test]
fn stems_are_of_the_one_spelling() {
    let rows = [
        ("destabilise", "destabilizing"),
        ("warnings", "warned"),
        ("Putin's", "Putin"),
        ("organisation", "organizations"),
        ("attacks", "attacked"),
    ];
    for (a, b) in rows {
        assert_eq!(stem(a), stem(b), "{a} and {b}");
    }
    assert_ne!(stem("killed"), stem("wounded"));
}

#[test]
fn small_words_have_no_content() {
    for word in "the of by has They which and would".split(' ') {
        assert!(!is_content(word), "{word}");
    }
    for word in "attack not no three never blackmail Russia 143 likely said".split(' ') {
        assert!(is_content(word), "{word}");
    }
    assert!(!is_content("–") && !is_content(""));
}

proptest! {
    #[test]
    fn a_fold_is_folded(word in "\\PC{0,12}|[a-z]{1,8}(is|iz|our|re|ll)(e|ed|ing|er|ation|able)?") {
        let once = spelling(&word);
        prop_assert_eq!(spelling(&once), once);
    }
}
