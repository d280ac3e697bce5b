//! What is being typed: the words of a file before the cursor in, what they ask for out.
//!
//! What is typed is not well-formed yet, so it is read backwards from the cursor and not as a page.

/// The longest citation that is looked at, in bytes before the cursor.
const LONGEST: usize = 2000;

/// What is asked for, with what of it is typed already.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked<'t> {
    /// What.
    pub(super) what: Ask<'t>,
    /// What stands there, up to the cursor: it gives way to what is chosen.
    pub(super) typed: &'t str,
}

/// What can be asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ask<'t> {
    /// The name of a directive.
    Directive,
    /// An argument without a key, or a key.
    Argument {
        /// The directive's name.
        directive: &'t str,
        /// How many arguments without a key stand before it.
        before: usize,
    },
    /// The value of a key.
    Value {
        /// The directive's name.
        directive: &'t str,
        /// The key.
        key: &'t str,
        /// The first argument without a key, if there is one.
        subject: &'t str,
        /// Whether it stands in quotation marks.
        quoted: bool,
    },
    /// A source or a passage.
    Address,
    /// A source, whole.
    Source,
}

/// Reads what is typed in a chapter.
pub(super) fn in_chapter(before: &str) -> Option<Asked<'_>> {
    let line = last_line(before);
    match line.rfind("{{").map(|open| &line[open + 2..]) {
        Some(inside) if !inside.contains("}}") => in_directive(inside),
        _ => in_citation(before),
    }
}

fn last_line(before: &str) -> &str {
    before.rsplit(['\n', '\r']).next().unwrap_or_default()
}

fn in_directive(inside: &str) -> Option<Asked<'_>> {
    let body = inside.strip_prefix(['#', '/'])?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let Some(end) = body.find(|c| !is_name(c)) else {
        return Some(Asked { what: Ask::Directive, typed: body });
    };
    let directive = &body[..end];
    let mut arguments = arguments(&body[end..]);
    let typed = arguments.pop().unwrap_or_default();
    let plain: Vec<&str> = arguments.into_iter().filter(|one| !one.contains(['=', '"'])).collect();
    let Some((key, value)) = typed.split_once('=').filter(|(key, _)| !key.contains('"')) else {
        let what = Ask::Argument { directive, before: plain.len() };
        return (!typed.contains('"')).then_some(Asked { what, typed });
    };
    let (quoted, value) = value.strip_prefix('"').map_or((false, value), |value| (true, value));
    let subject = plain.first().copied().unwrap_or_default();
    // Only facts are a list.
    let typed = match key {
        "facts" => value.rsplit([' ', ',']).next().unwrap_or_default(),
        _ => value,
    };
    let what = Ask::Value { directive, key, subject, quoted };
    (!value.contains('"')).then_some(Asked { what, typed })
}

/// Parts arguments at spaces outside quotation marks; the last is the one at the cursor.
fn arguments(text: &str) -> Vec<&str> {
    let (mut found, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if !escaped => quoted = !quoted,
            ' ' | '\t' if !quoted => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    found.retain(|one| !one.is_empty());
    found.push(&text[start..]);
    found
}

fn in_citation(before: &str) -> Option<Asked<'_>> {
    let typed = address(before);
    let lead = before[..before.len() - typed.len()].strip_suffix('@')?;
    let free = |c: char| !c.is_alphanumeric() && !"\\/@._+".contains(c);
    let open = lead.chars().next_back().is_some_and(free) && stands_in_brackets(lead);
    open.then_some(Asked { what: Ask::Address, typed })
}

/// Returns what of an address stands at the end of a text.
fn address(before: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || "_-:#.".contains(c);
    before.rsplit(|c| !is_part(c)).next().unwrap_or_default()
}

/// Whether a text ends within brackets of the paragraph.
fn stands_in_brackets(lead: &str) -> bool {
    let mut closed = 0;
    let mut line_is_blank = false;
    for (at, letter) in lead.char_indices().rev() {
        if lead.len() - at > LONGEST {
            return false;
        }
        match letter {
            '\n' if line_is_blank => return false,
            '\n' => line_is_blank = true,
            ']' => closed += 1,
            '[' if closed == 0 => return true,
            '[' => closed -= 1,
            _ => {}
        }
        line_is_blank &= letter.is_whitespace();
    }
    false
}

/// Reads what is typed in facts.yml.
pub(super) fn in_facts(before: &str) -> Option<Asked<'_>> {
    let typed = address(before);
    let lead = last_line(&before[..before.len() - typed.len()]);
    let lead = lead.trim_end_matches(['"', '\'']);
    let keyed = ["at:", "from:", "base:"].iter().any(|key| lead.trim_end().ends_with(key));
    let listed = lead.trim() == "-" && is_under(before, "accounts:")
        || lead.trim_end().ends_with(['[', ',']) && lead.contains("accounts:");
    (lead.ends_with([' ', '\t', '[', ',']) && (keyed || listed))
        .then_some(Asked { what: Ask::Address, typed })
}

/// Whether the item of a list at the end of a text belongs to a key.
fn is_under(before: &str, key: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = before.lines().rev();
    let own = lines.next().map_or(0, indent);
    let above = lines.find(|line| {
        let words = line.trim_start();
        !words.is_empty() && !words.starts_with(['-', '#']) && indent(line) <= own
    });
    above.is_some_and(|line| line.trim_start().starts_with(key))
}

/// Reads what is typed in the library.
pub(super) fn in_library(before: &str) -> Option<Asked<'_>> {
    let typed = address(before);
    let lead = last_line(&before[..before.len() - typed.len()]);
    let key = lead.trim().trim_end_matches('[').trim_end();
    match key {
        "original:" => Some(Asked { what: Ask::Address, typed }),
        "derived-from:" | "edition-of:" => Some(Asked { what: Ask::Source, typed }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Ask, in_chapter, in_facts, in_library};

    #[test]
    fn a_chapter_is_read_backwards_from_the_cursor() {
        let address = |typed| Some((Ask::Address, typed));
        let argument =
            |directive, before, typed| Some((Ask::Argument { directive, before }, typed));
        for (before, expected) in [
            ("He said [@", address("")),
            ("[see @a#p1, and\n> cf. @wapo#p", address("wapo#p")),
            ("[a] and [@zotero:x-1", address("zotero:x-1")),
            ("a@b", None),
            ("[a]@b", None),
            ("[a\n\n@b", None),
            ("[\\@b", None),
            ("[@a] and ", None),
            ("{{#", Some((Ask::Directive, ""))),
            ("> - {{#di", Some((Ask::Directive, "di"))),
            ("{{/gap", Some((Ask::Directive, "gap"))),
            ("{{#quote wapo#p", argument("quote", 0, "wapo#p")),
            ("{{#quote wapo \"to [@a", None),
            ("{{#quote wapo \"a\\\" b\" sp", argument("quote", 1, "sp")),
            ("{{#diff a#p1 b#", argument("diff", 1, "b#")),
            ("{{#diff a}} [@b", address("b")),
        ] {
            let found = in_chapter(before).map(|one| (one.what, one.typed));
            assert_eq!(found, expected, "{before}");
        }
    }

    #[test]
    fn a_value_knows_its_key() {
        let value =
            |directive, key, subject, quoted| Ask::Value { directive, key, subject, quoted };
        for (before, what, typed) in [
            ("{{#diff toll view=l", value("diff", "view", "toll", false), "l"),
            (
                "{{#judgement x likelihood=\"very l",
                value("judgement", "likelihood", "x", true),
                "very l",
            ),
            ("{{#judgement x facts=\"toll da", value("judgement", "facts", "x", true), "da"),
        ] {
            let found = in_chapter(before).expect("a value");
            assert_eq!((found.what, found.typed), (what, typed));
        }
    }

    #[test]
    fn facts_ask_for_addresses_where_accounts_stand() {
        let fact = "facts:\n  toll:\n    columns:\n      - killed\n    accounts:\n      - a#p1\n";
        for (line, expected) in [
            ("      - wa", Some("wa")),
            ("      - { at: wapo#", Some("wapo#")),
            ("      - { at: a, means: { when: 2024, from: \"wapo#p8", Some("wapo#p8")),
            ("    base: ", Some("")),
            ("    title: a ", None),
            ("    columns: [a, ", None),
            ("    accounts: [a#p1, b", Some("b")),
        ] {
            let before = format!("{fact}{line}");
            let found = in_facts(&before).map(|one| one.typed);
            assert_eq!(found, expected, "{line}");
        }
        assert_eq!(in_facts("facts:\n  a:\n    columns:\n      - k"), None);
    }

    #[test]
    fn the_library_asks_for_the_sources_of_a_source() {
        let found = |before| in_library(before).map(|one| (one.what, one.typed));
        assert_eq!(found("a:\n  derived-from: w"), Some((Ask::Source, "w")));
        assert_eq!(found("a:\n  original: w#p"), Some((Ask::Address, "w#p")));
        assert_eq!(found("a:\n  title: w"), None);
    }
}
