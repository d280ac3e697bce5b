//! The bibliography for other programs, read back by a reader of others: the crate `biblatex`.

use ::biblatex::{Bibliography, ChunksExt as _, Person as Read};
use briefing_sources::Sources;
use hayagriva::types::Person;
use proptest::prelude::*;
use serde_json::Value;

use crate::biblatex::{address, latex, name};
use crate::{biblatex, csl_json};

/// A work: the library's YAML, and what other programs make of it.
struct Case {
    yaml: &'static str,
    /// BibLaTeX's type and fields.
    tex: (&'static str, &'static [(&'static str, &'static str)]),
    /// CSL's type and variables, as JSON.
    csl: (&'static str, &'static [(&'static str, &'static str)]),
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case {
        yaml: "{ type: article, title: A & B, author: ['van Gogh, Vincent', { name: Ministry of Water and Dams }], date: 2024-04-02, page-range: 5-7, parent: { type: newspaper, title: The Daily, issue: 3 }, url: { value: 'https://a.example/{x}?a_b=%7B#c', date: 2024-05 } }",
        tex: ("article", &[("title", "A & B"), ("journaltitle", "The Daily"), ("date", "2024-04-02"), ("number", "3"),
            ("pages", "5–7"), ("urldate", "2024-05"), ("url", "https://a.example/%7Bx%7D?a_b=%7B#c")]),
        csl: ("article-newspaper", &[("title", r#""A & B""#), ("container-title", r#""The Daily""#), ("issue", r#""3""#),
            ("author", r#"[{"family":"Gogh","given":"Vincent","dropping-particle":"van"},{"literal":"Ministry of Water and Dams"}]"#),
            ("issued", r#"{"date-parts":[[2024,4,2]]}"#), ("accessed", r#"{"date-parts":[[2024,5]]}"#), ("page", r#""5-7""#)]),
    },
    Case {
        yaml: "{ type: report, title: { value: The Dam, short: Dam }, author: { name: Berg, given-name: Ada, prefix: von, suffix: Jr. }, date: ~2020, organization: Office and Sons, publisher: { name: Press, location: Bonn }, serial-number: R-7, genre: White paper, note: n, abstract: the words, language: de-AT }",
        tex: ("report", &[("title", "The Dam"), ("shorttitle", "Dam"), ("date", "2020~"), ("institution", "Office and Sons"),
            ("publisher", "Press"), ("location", "Bonn"), ("number", "R-7"), ("type", "White paper"), ("note", "n"), ("langid", "german")]),
        csl: ("report", &[("title-short", r#""Dam""#), ("issued", r#"{"date-parts":[[2020]],"circa":true}"#), ("number", r#""R-7""#),
            ("author", r#"[{"family":"Berg","given":"Ada","dropping-particle":"von","suffix":"Jr."}]"#),
            ("publisher", r#""Press""#), ("publisher-place", r#""Bonn""#), ("genre", r#""White paper""#), ("language", r#""de-AT""#)]),
    },
    Case {
        yaml: "{ type: anthos, title: Part, editor: Own Editor, parent: { type: anthology, title: Whole, editor: 'Lund, Per', volume: 2, edition: 3, publisher: House, parent: { type: anthology, title: Row } }, serial-number: { doi: 10.1/x, isbn: 978-1, serial: s } }",
        tex: ("incollection", &[("title", "Part"), ("booktitle", "Whole"), ("series", "Row"), ("volume", "2"), ("edition", "3"),
            ("publisher", "House"), ("doi", "10.1/x"), ("isbn", "978-1"), ("number", "s")]),
        csl: ("chapter", &[("container-title", r#""Whole""#), ("collection-title", r#""Row""#), ("volume", r#""2""#), ("edition", r#""3""#),
            ("editor", r#"[{"literal":"Own Editor"}]"#), ("DOI", r#""10.1/x""#), ("ISBN", r#""978-1""#)]),
    },
    Case {
        yaml: "{ type: web, title: Site page, date: -0044-03, url: https://b.example/, captured: 2024-04-10, parent: { type: web, title: Site }, affiliated: [{ role: translator, names: 'Lind, Eva' }, { role: director, names: Pelé }] }",
        tex: ("online", &[("titleaddon", "Site"), ("date", "-0044-03"), ("urldate", "2024-04-10"), ("url", "https://b.example/"), ("editoratype", "director")]),
        csl: ("webpage", &[("container-title", r#""Site""#), ("issued", r#"{"date-parts":[[-44,3]]}"#), ("accessed", r#"{"date-parts":[[2024,4,10]]}"#),
            ("translator", r#"[{"family":"Lind","given":"Eva"}]"#), ("director", r#"[{"literal":"Pelé"}]"#), ("URL", r#""https://b.example/""#)]),
    },
    Case {
        yaml: "{ type: article, title: Talk, parent: [{ type: conference, title: Meeting, location: Bern }, { type: proceedings, title: Papers }] }",
        tex: ("inproceedings", &[("booktitle", "Papers"), ("eventtitle", "Meeting"), ("venue", "Bern")]),
        csl: ("paper-conference", &[("container-title", r#""Papers""#), ("event-title", r#""Meeting""#), ("event-place", r#""Bern""#)]),
    },
    Case {
        yaml: "{ type: book, title: Book, publish: full, fidelity: altered, descriptor: Made by a machine, abstract: the words, page-total: 300, volume-total: 4, parent: { type: book, title: Row }, archive: Hall }",
        tex: ("book", &[("title", "Book"), ("series", "Row"), ("abstract", "the words"), ("pagetotal", "300"), ("volumes", "4"), ("library", "Hall"), ("annotation", "Altered copy. Made by a machine")]),
        csl: ("book", &[("collection-title", r#""Row""#), ("abstract", r#""the words""#), ("number-of-pages", r#""300""#), ("number-of-volumes", r#""4""#), ("archive", r#""Hall""#), ("annote", r#""Altered copy. Made by a machine""#)]),
    },
    Case { yaml: "{ type: misc }", tex: ("misc", &[]), csl: ("document", &[]) },
];

fn sources(yaml: &str) -> Sources {
    let (sources, found) = Sources::in_memory(&format!("a: {yaml}\n"), &[]);
    assert_eq!([found, sources.library().check_all()].concat(), [], "{yaml}");
    sources
}

fn tex_of(yaml: &str) -> ::biblatex::Entry {
    let sources = sources(yaml);
    let text = biblatex(sources.entry("a"));
    let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    read.get("a").unwrap_or_else(|| panic!("{text}")).clone()
}

fn csl_of(yaml: &str) -> Value {
    let items: Value = serde_json::from_str(&csl_json(sources(yaml).entry("a"))).expect("JSON");
    items[0].clone()
}

#[test]
fn what_the_library_states_comes_back_from_biblatex() {
    for Case { yaml, tex: (kind, fields), .. } in CASES {
        let entry = tex_of(yaml);
        assert_eq!(entry.entry_type.to_string(), *kind, "{yaml}");
        for (field, value) in *fields {
            let read = entry.fields.get(*field).map(|chunks| chunks.format_verbatim());
            assert_eq!(read.as_deref(), Some(*value), "{field} of {yaml}: {entry:?}");
        }
    }
}

#[test]
fn what_the_library_states_comes_back_from_csl_json() {
    for Case { yaml, csl: (kind, variables), .. } in CASES {
        let item = csl_of(yaml);
        assert_eq!((&item["id"], &item["type"]), (&"a".into(), &(*kind).into()), "{yaml}");
        for (variable, value) in *variables {
            let value: Value = serde_json::from_str(value).expect("JSON");
            assert_eq!(item[variable], value, "{variable} of {yaml}: {item:#}");
        }
    }
}

#[test]
fn nothing_is_made_up_and_no_abstract_of_a_text_that_is_withheld() {
    assert_eq!(csl_of("{ type: misc }"), serde_json::json!({ "id": "a", "type": "document" }));
    assert_eq!(tex_of("{ type: misc }").fields.len(), 0);
    for publish in ["none", "quoted"] {
        let yaml = format!("{{ type: book, title: T, publish: {publish}, abstract: the words }}");
        assert_eq!(csl_of(&yaml)["abstract"], Value::Null);
        assert!(!tex_of(&yaml).fields.contains_key("abstract"));
    }
    assert_eq!((biblatex([]).as_str(), csl_json([]).as_str()), ("", "[]\n"));
}

#[test]
fn sources_stand_in_the_order_of_their_ids() {
    let library = "b: { type: misc }\na: { type: misc }\nc: { type: misc }\n";
    let (sources, _) = Sources::in_memory(library, &[]);
    let entries = ["c", "a", "b"].map(|id| sources.entry(id).expect("it is there"));
    assert_eq!(biblatex(entries), "@misc{a,\n}\n\n@misc{b,\n}\n\n@misc{c,\n}\n");
    let items: Value = serde_json::from_str(&csl_json(entries)).expect("JSON");
    let ids: Vec<_> = items.as_array().expect("items").iter().map(|item| &item["id"]).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

/// What is no character of a `.bib` file, and what every reader makes of white space.
fn as_read(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() && !c.is_whitespace() { '\u{fffd}' } else { c })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts what LaTeX and its readers ask of a field and the crate does not: that its braces are
/// in pairs, escaped ones among them, and that what is special stands behind a backslash.
fn assert_is_latex(text: &str) {
    let mut depth = 0;
    let mut before = ' ';
    for c in text.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        assert!(depth >= 0 && !"~^".contains(c), "{text}");
        assert!(!"#$%&_".contains(c) || before == '\\', "{text}");
        before = c;
    }
    assert_eq!(depth, 0, "{text}");
}

/// Returns what stands in two fields of an entry, one in two pairs of braces.
fn through_fields(text: &str) -> [String; 2] {
    let text = latex(text);
    assert_is_latex(&text);
    let file =
        format!("@misc{{a,\n  title = {{{{{text}}}}},\n  note = {{{text}}},\n}}\n@misc{{b,\n}}\n");
    let read = Bibliography::parse(&file).unwrap_or_else(|error| panic!("{error}\n{file}"));
    assert!(read.get("b").is_some(), "{file}");
    let fields = &read.get("a").expect("an entry").fields;
    ["title", "note"].map(|field| as_read(&fields[field].format_verbatim()))
}

#[test]
fn hostile_words_come_back_as_those_words() {
    for text in [
        r#"Quotes " and “these” and ''such'' and ``those``"#,
        r"\input{/etc/passwd} \write18{rm} \\ \",
        "} , title = {x}, } @misc{c, note = {",
        "{ { }",
        "}{",
        "</script><b>&amp;</b> <<x>> ?` !`",
        "$x_1^2$ ~ # % 100% & --- -- - ----",
        "\u{202e}right to left\u{2066} \u{7}\u{0}\u{1b}[31m",
        "two\nlines\tand more",
        "a and b, and others",
        "@misc{x,}",
    ] {
        assert_eq!(through_fields(text), [as_read(text), as_read(text)], "{text:?}");
    }
}

/// Returns the name as the reader takes it: family, given, prefix, suffix.
fn through_names(person: &Person) -> [String; 4] {
    let file = format!("@misc{{a,\n  author = {{{}}},\n}}\n", name(person));
    let read = Bibliography::parse(&file).unwrap_or_else(|error| panic!("{error}\n{file}"));
    let authors = read.get("a").and_then(|entry| entry.author().ok()).expect("authors");
    let [Read { name, given_name, prefix, suffix, .. }] = &authors[..] else {
        panic!("{file}: {authors:?}")
    };
    [name, given_name, prefix, suffix].map(|part| as_read(part))
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "B",
        " ",
        "and",
        "others",
        ",",
        "{",
        "}",
        "\\",
        "\"",
        "'",
        "`",
        "-",
        "--",
        "=",
        "$",
        "%",
        "#",
        "&",
        "_",
        "^",
        "~",
        "@",
        "\n",
        "\u{7}",
        "\u{202e}",
        "é",
        "e\u{301}",
        "<",
        ">",
        "?",
        "!",
        "</script>",
        "\\end",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn any_text_comes_back_from_a_field(text in hostile()) {
        prop_assert_eq!(through_fields(&text), [as_read(&text), as_read(&text)]);
    }

    #[test]
    fn any_name_comes_back(
        family in hostile(),
        given in prop::option::of(hostile()),
        prefix in prop::option::of("(van|von der|al)"),
        suffix in prop::option::of(hostile()),
    ) {
        let part = |part: Option<String>| part.map(|it| as_read(&it)).filter(|it| !it.is_empty());
        let (given_name, suffix) = (part(given), part(suffix));
        // Readers find a prefix and a suffix only beside a given name.
        prop_assume!(!as_read(&family).is_empty());
        prop_assume!(given_name.is_some() || (suffix.is_none() && prefix.is_none()));
        let plain = |part: &Option<String>| part.clone().unwrap_or_default();
        let expected = [as_read(&family), plain(&given_name), plain(&prefix), plain(&suffix)];
        let person = Person {
            name: family,
            given_name,
            prefix,
            suffix,
            comma_suffix: false,
            alias: None,
        };
        prop_assert_eq!(through_names(&person), expected, "{}", name(&person));
    }

    #[test]
    fn no_address_ends_its_field(text in hostile()) {
        let address = address(&text);
        let file = format!("@misc{{a,\n  url = {{{address}}},\n}}\n");
        let read = Bibliography::parse(&file).unwrap_or_else(|error| panic!("{error}\n{file}"));
        let read = read.get("a").expect("an entry").fields["url"].format_verbatim();
        // This reader makes dashes of hyphens even here.
        let plain = |text: &str| text.replace(['-', '–', '—'], "");
        prop_assert_eq!(plain(&read), plain(&address));
    }
}
