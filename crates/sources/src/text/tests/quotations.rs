//! Which words are the source's own quotations.

use crate::text::Text;

fn quotations(content: &str) -> Vec<String> {
    let text = Text::plain("a", content);
    text.own_quotations().iter().map(|range| text.text()[range.clone()].to_owned()).collect()
}

#[test]
fn pairs_marks_of_any_kind() {
    let cases: [(&str, &[&str]); 25] = [
        ("no marks", &[]),
        ("He said “yes” and “no.”", &["yes", "no."]),
        ("He said \"yes\", then \"no.\"", &["yes", "no."]),
        ("\"of a general nature.” he said", &["of a general nature."]),
        ("“mixed\" pair", &["mixed"]),
        ("«oui», a-t-il dit, « non »", &["oui", " non "]),
        ("„ja“, sagte er, „nein”", &["ja", "nein"]),
        ("“outer ‘inner’ words”", &["outer ‘inner’ words"]),
        ("“outer “inner” words”", &["outer “inner” words"]),
        ("\"outer “inner” words\"", &["outer “inner” words"]),
        ("“outer «inner» words”", &["outer «inner» words"]),
        // Unpaired: a closing mark opens nothing, an opening one quotes nothing.
        ("closed” only “here”", &["here"]),
        ("closed” and closed” again", &[]),
        ("opened “and never", &[]),
        ("opened “and “closed” once", &["closed"]),
        ("\"one \"two\" three", &["two"]),
        ("a 6\" pipe and \"words\"", &["words"]),
        ("“”, \"\" and “ ”", &[]),
        ("word\"word\"word", &["word"]),
        ("(“in brackets”)—“dash”", &["in brackets", "dash"]),
        ("“[W]e were warned…”", &["[W]e were warned…"]),
        // Paragraphs do not share a pair, unless each further one opens anew.
        ("“one\ntwo”", &[]),
        ("He said: “one\n“two\n“three” and more", &["one", "two", "three"]),
        ("He said: “one\nnothing\n“three”", &["three"]),
        ("He said: \"one\n\"two\"", &["one", "two"]),
    ];
    for (content, expected) in cases {
        assert_eq!(quotations(content), expected, "{content:?}");
    }
}

/// The quotations of a real source, as its file stands in the repository.
#[test]
fn finds_those_of_a_real_source() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/wapo.txt");
    let content = std::fs::read_to_string(path).unwrap();
    let shortened = |words: String| words.chars().take(40).collect::<String>();
    let found: Vec<_> = quotations(&content).into_iter().map(shortened).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    bears sole responsibility,
    outright blackmail
    intimidate and destabilize our society.
    about a planned terrorist attack in Mosc
    too general and did not allow us to full
    took appropriate measures to prevent
    duty to warn,
    monitoring reports that extremists have 
    to avoid large gatherings over the next 
    U.S. intelligence agencies
    [W]e were warned there could be terroris
    a number of official Western structures,
    You are well aware of them, so I will no
    special military operation.
    The neo-Nazi Kyiv regime has also switch
    attempts to recruit perpetrators of subv
    ");
}
