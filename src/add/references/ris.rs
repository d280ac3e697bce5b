//! RIS: lines such as `TY  - NEWS`, a reference from `TY` to `ER`.

use super::super::entry::{Name, NewEntry, Parent};
use super::{Reference, is_web, one_line};

/// RIS's types with hayagriva's, and that of the work in which one stands.
const TYPES: [(&str, &str, Option<&str>); 22] = [
    ("BLOG", "article", Some("blog")),
    ("BOOK", "book", None),
    ("CASE", "case", None),
    ("CHAP", "chapter", Some("book")),
    ("CONF", "proceedings", None),
    ("CPAPER", "article", Some("proceedings")),
    ("EBOOK", "book", None),
    ("ECHAP", "chapter", Some("book")),
    ("EJOUR", "article", Some("periodical")),
    ("ELEC", "web", Some("web")),
    ("ENCYC", "entry", Some("reference")),
    ("JFULL", "periodical", None),
    ("JOUR", "article", Some("periodical")),
    ("MANSCPT", "manuscript", None),
    ("MGZN", "article", Some("periodical")),
    ("MPCT", "video", None),
    ("NEWS", "article", Some("newspaper")),
    ("PAT", "patent", None),
    ("RPRT", "report", None),
    ("SOUND", "audio", None),
    ("THES", "thesis", None),
    ("VIDEO", "video", None),
];

/// The tags of one reference with their values, in order.
type Tags = Vec<(String, String)>;

pub(super) fn read(text: &str) -> Result<Vec<Reference>, String> {
    let mut all: Vec<Tags> = Vec::new();
    let mut open: Option<Tags> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let Some((tag, value)) = tag(line) else {
            // A long value goes on.
            if let (Some((_, value)), Some(more)) =
                (open.as_mut().and_then(|tags| tags.last_mut()), one_line(line))
            {
                value.push(' ');
                value.push_str(&more);
            }
            continue;
        };
        match (tag, &mut open) {
            ("TY", Some(_)) => {
                return Err(format!("line {number} begins a reference within another"));
            }
            ("TY", None) => open = Some(vec![("TY".to_owned(), value.trim().to_owned())]),
            ("ER", _) => all.extend(open.take()),
            (_, None) => return Err(format!("line {number} stands in no reference")),
            (tag, Some(tags)) => tags.push((tag.to_owned(), value.trim().to_owned())),
        }
    }
    if open.is_some() {
        return Err("the last reference has no end".to_owned());
    }
    Ok(all.iter().map(reference).collect())
}

fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = (line.get(..2)?, line.get(2..)?);
    let value = value.strip_prefix("  -")?;
    tag.bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        .then_some((tag, value))
}

fn reference(tags: &Tags) -> Reference {
    let first = |names: &[&str]| {
        names.iter().find_map(|name| {
            tags.iter().find(|(tag, _)| tag == name).and_then(|(_, value)| one_line(value))
        })
    };
    let people = |names: &[&str]| {
        tags.iter()
            .filter(|(tag, _)| names.contains(&tag.as_str()))
            .filter_map(|(_, value)| person(value))
            .collect()
    };
    let mut notes = Vec::new();
    let stated = first(&["TY"]).unwrap_or_default();
    let known = TYPES.iter().find(|(ris, ..)| *ris == stated);
    let (kind, within) = known.map_or(("misc", None), |(_, kind, within)| (*kind, *within));
    if known.is_none() && stated != "GEN" {
        notes.push(format!("its type “{stated}” is not known, so it is `misc`"));
    }
    let written = first(&["DA", "PY", "Y1"]);
    let date =
        written.as_deref().and_then(|text| briefing_capture::day(text.trim_end_matches('/')));
    if let (Some(written), None) = (&written, &date) {
        notes.push(format!("its date “{written}” is no day that can be read, and was left out"));
    }
    let url = first(&["UR", "L1", "L2"]);
    if let Some(url) = url.as_deref().filter(|url| !is_web(url)) {
        notes.push(format!("“{url}” is no address on the web, and was left out"));
    }
    let container = first(&["T2", "JO", "JF", "JA", "BT"]);
    let pages = match (first(&["SP"]), first(&["EP"])) {
        (Some(from), Some(to)) => Some(format!("{from}-{to}")),
        (from, _) => from,
    };
    let parent = container.zip(within).map(|(title, kind)| Parent {
        kind: kind.to_owned(),
        title,
        volume: first(&["VL"]),
        issue: first(&["IS"]),
    });
    let entry = NewEntry {
        kind: kind.to_owned(),
        language: first(&["LA"]),
        title: first(&["TI", "T1", "CT"]),
        authors: people(&["AU", "A1"]),
        editors: people(&["ED", "A2"]),
        date,
        publisher: first(&["PB"]),
        parent,
        pages,
        doi: first(&["DO"]),
        url: url.filter(|url| is_web(url)),
        no_text: true,
        ..NewEntry::default()
    };
    Reference { key: first(&["ID"]).unwrap_or_default(), entry, notes }
}

/// Returns a person: `Family, Given` or `Family, Given, Suffix`, or one name.
fn person(value: &str) -> Option<Name> {
    let value = one_line(value)?;
    match value.split_once(',') {
        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
            Some(Name { name: family.trim().to_owned(), given: Some(given.trim().to_owned()) })
        }
        _ => Some(Name { name: value, given: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn references_are_read() {
        let ris = "TY  - NEWS\r\nAU  - Byron, Ada\r\nAU  - Desk\r\nTI  - U.S. told\r\nRussia\r\nT2  - A Paper\r\nPY  - 2024/04/02/\r\nSP  - 1\r\nEP  - 3\r\nUR  - https://example.org/a\r\nER  - \r\n\r\nTY  - XXX\nDA  - 02/04/2024\nER  -\n";
        let [a, b] = &read(ris).unwrap()[..] else { panic!() };
        assert_eq!(a.entry.title.as_deref(), Some("U.S. told Russia"));
        assert_eq!(a.entry.authors[0].given.as_deref(), Some("Ada"));
        assert_eq!(
            (a.entry.date.as_deref(), a.entry.pages.as_deref()),
            (Some("2024-04-02"), Some("1-3"))
        );
        assert_eq!((b.entry.kind.as_str(), b.notes.len()), ("misc", 2));
        for bad in ["AU  - x", "TY  - NEWS\nTI  - x", "TY  - NEWS\nTY  - NEWS\nER  - "] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
