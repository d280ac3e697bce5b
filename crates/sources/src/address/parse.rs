//! Reads addresses: the grammar, and for each slip a sentence that names the right form.

use std::ops::Range;
use std::str::FromStr;

use briefing_diagnostics::nearest;

use super::{AddressError, Alteration, Alterations, Place, Target};

/// The longest id or name, in bytes: it becomes a file's name and a link.
const LONGEST_NAME: usize = 128;

impl FromStr for Target {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let Some((id, rest)) = text.split_once('#') else {
            check_id(text)?;
            return Ok(Self::whole(text));
        };
        check_id(id)?;
        let mut parts = rest.split(':');
        let place = parts.next().unwrap_or_default().parse()?;
        let used = parts.next().map_or(Ok(Vec::new()), used)?;
        let alterations = parts.next().map_or(Ok(Alterations::default()), str::parse)?;
        if text.ends_with(':') {
            return Err(AddressError::new(format!("`{text}` ends with `:`")));
        }
        if parts.next().is_some() {
            return Err(AddressError::new(format!("`{text}` has too many parts after `#`"))
                .help(format!("an address has at most three, as in `{id}#p5:14-37:omission`")));
        }
        Ok(Self { id: id.to_owned(), place: Some(place), used, alterations })
    }
}

impl FromStr for Place {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        match Form::of(text) {
            _ if text.is_empty() => Err(AddressError::new("no place follows `#`")
                .help("write one such as `#p5`, or leave out `#` for the source as a whole")),
            Form::Paragraph => paragraphs(text),
            Form::Page => page(text),
            Form::Time => time(text),
            Form::Name => check_name(text).map(|()| Self::Named(text.to_owned())),
        }
    }
}

impl FromStr for Alterations {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        text.split(',').filter(|word| !word.is_empty()).map(alteration).collect()
    }
}

fn alteration(word: &str) -> Result<Alteration, AddressError> {
    let found = Alteration::ALL.into_iter().find(|one| one.word() == word);
    found.ok_or_else(|| {
        let error = AddressError::new(format!("`{word}` is not an alteration"));
        match nearest(word, Alteration::ALL.map(Alteration::word)) {
            Some(known) => error.help(format!("did you mean `{known}`?")),
            None => error
                .help(format!("known are {}", Alteration::ALL.map(Alteration::word).join(", "))),
        }
    })
}

/// Says whether a text may be a source's id: it begins with a letter, a digit or `_` and holds
/// letters, digits, `_`, `-` and `:` only, so that it can be a file's name and part of a link.
pub fn check_id(id: &str) -> Result<(), AddressError> {
    check_letters("a source's id", id, &['_', '-', ':'])
}

/// Says whether a text may name a passage: as an id, but without `:`, and not like `p5`, `pg1`,
/// `t8`, which are places already.
pub(crate) fn check_name(name: &str) -> Result<(), AddressError> {
    check_letters("a passage's name", name, &['_', '-'])?;
    if matches!(Form::of(name), Form::Name) {
        return Ok(());
    }
    Err(AddressError::new(format!("a passage cannot be named `{name}`: it looks like a place"))
        .help("choose a name that does not begin with `p`, `pg` or `t` and a digit"))
}

/// `marks` are those that may stand there beside letters and digits.
fn check_letters(what: &str, text: &str, marks: &[char]) -> Result<(), AddressError> {
    if text.is_empty() {
        return Err(AddressError::new(format!("{what} is missing")));
    }
    if text.len() > LONGEST_NAME {
        return Err(AddressError::new(format!("{what} is longer than {LONGEST_NAME} bytes")));
    }
    let bad = text.chars().find(|&letter| !letter.is_alphanumeric() && !marks.contains(&letter));
    if let Some(bad) = bad {
        let shown = match bad {
            ' ' => "a space".to_owned(),
            bad if bad.is_whitespace() || bad.is_control() => format!("U+{:04X}", bad as u32),
            bad => format!("`{}`", bad.escape_debug()),
        };
        let marks: Vec<String> = marks.iter().map(|mark| format!("`{mark}`")).collect();
        return Err(AddressError::new(format!("`{}` holds {shown}", text.escape_debug()))
            .help(format!("{what} holds letters, digits and {} only", marks.join(" "))));
    }
    if text.starts_with(['-', ':']) {
        return Err(AddressError::new(format!("`{text}` begins with `{}`", &text[..1]))
            .help(format!("{what} begins with a letter, a digit or `_`")));
    }
    Ok(())
}

/// What the beginning of a place says of the rest.
enum Form {
    Paragraph,
    Page,
    Time,
    Name,
}

impl Form {
    fn of(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let counts = |prefix| {
            lower
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        match () {
            () if counts("pg") => Self::Page,
            () if counts("p") => Self::Paragraph,
            () if counts("t") => Self::Time,
            () => Self::Name,
        }
    }
}

/// Reads `p5`, `p5-p7`, and hands `p5.s2` on.
fn paragraphs(text: &str) -> Result<Place, AddressError> {
    if text.contains('.') {
        return sentences(text);
    }
    let (first, last) = bounds("", text, "p", "p5-p7")?;
    ordered(text, "p", "paragraph", 1, first, last)?;
    Ok(Place::Paragraphs { first, last })
}

/// Reads `p5.s2` and `p5.s2-s4`.
fn sentences(text: &str) -> Result<Place, AddressError> {
    let wrong = || {
        not_an_address(text).help(
            "sentences of one paragraph are written `p5.s2` or `p5.s2-s4`, paragraphs `p5-p7`",
        )
    };
    let (paragraph, rest) = text.split_once('.').ok_or_else(wrong)?;
    if rest.contains(['p', '.']) {
        return Err(wrong());
    }
    let paragraph = number(paragraph, "p").map_err(|slip| slip.explain(text, wrong()))?;
    let lead = format!("p{paragraph}.");
    let (first, last) = bounds(&lead, rest, "s", "s2-s4")?;
    ordered(text, "p", "paragraph", 1, paragraph, paragraph)?;
    ordered(rest, "s", "sentence", 1, first, last)?;
    Ok(Place::Sentences { paragraph, first, last })
}

fn page(text: &str) -> Result<Place, AddressError> {
    let wrong = not_an_address(text).help("one page is written `pg12`");
    let page = number(text, "pg").map_err(|slip| slip.explain(text, wrong))?;
    ordered(text, "pg", "page", 1, page, page)?;
    Ok(Place::Page(page))
}

fn time(text: &str) -> Result<Place, AddressError> {
    let wrong = || not_an_address(text).help("seconds are written `t83` or `t83-100`");
    let (from, to) = match text.split_once('-') {
        Some((from, to)) => (number(from, "t"), number(to, "")),
        None => (number(text, "t"), number(text, "t")),
    };
    let from = from.map_err(|slip| slip.explain(text, wrong()))?;
    let to = to.map_err(|slip| slip.explain(text, wrong()))?;
    ordered(text, "t", "second", 0, from, to)?;
    Ok(Place::Time { from, to })
}

/// Reads `p5` or `p5-p7` for any prefix, after a `lead` that was read; one number is both first
/// and last.
fn bounds(lead: &str, text: &str, prefix: &str, form: &str) -> Result<(u32, u32), AddressError> {
    let whole = format!("{lead}{text}");
    let wrong = |help: String| not_an_address(&whole).help(help);
    let general = || format!("it is written `{lead}{prefix}5` or `{lead}{form}`");
    let read = |part: &str| {
        number(part, prefix).map_err(|slip| {
            let bare = part.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let help = match (part == text, number(bare, "")) {
                (true, Ok(number)) => format!("write `{lead}{prefix}{number}`"),
                _ => general(),
            };
            slip.explain(&whole, wrong(help))
        })
    };
    let Some((first, last)) = text.split_once('-') else {
        return read(text).map(|only| (only, only));
    };
    let first = read(first)?;
    if let Ok(last) = number(last, "") {
        return Err(wrong(format!("write `{lead}{prefix}{first}-{prefix}{last}`")));
    }
    Ok((first, read(last)?))
}

/// Refuses what counts from 0 though it starts at `least`, and what runs backwards.
fn ordered(
    text: &str,
    prefix: &str,
    what: &str,
    least: u32,
    first: u32,
    last: u32,
) -> Result<(), AddressError> {
    if first < least || last < least {
        return Err(AddressError::new(format!(
            "`{text}` does not exist: {what}s are counted from {least}"
        )));
    }
    if first > last {
        let second = if prefix == "t" { "" } else { prefix };
        return Err(AddressError::new(format!("`{text}` runs backwards"))
            .help(format!("write `{prefix}{last}-{second}{first}`")));
    }
    Ok(())
}

/// Why a number cannot be read.
enum Slip {
    Form,
    Zeros(u32),
    TooLarge,
}

impl Slip {
    fn explain(self, text: &str, form: AddressError) -> AddressError {
        match self {
            Self::Form => form,
            Self::Zeros(number) => AddressError::new(format!("`{text}` has zeros before a number"))
                .help(format!("write {number} without them")),
            Self::TooLarge => {
                AddressError::new(format!("`{text}` counts further than any text goes"))
            }
        }
    }
}

fn number(text: &str, prefix: &str) -> Result<u32, Slip> {
    let digits = text.strip_prefix(prefix).ok_or(Slip::Form)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Slip::Form);
    }
    let number = digits.parse().map_err(|_| Slip::TooLarge)?;
    if digits.len() > 1 && digits.starts_with('0') { Err(Slip::Zeros(number)) } else { Ok(number) }
}

fn not_an_address(text: &str) -> AddressError {
    AddressError::new(format!("`{}` is not a place in a source", text.escape_debug()))
}

/// Reads `14-37,40-52`: characters from the start of the passage, in order and apart.
fn used(text: &str) -> Result<Vec<Range<usize>>, AddressError> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for part in text.split(',').filter(|_| !text.is_empty()) {
        let range = characters(part)?;
        if ranges.last().is_some_and(|before| before.end > range.start) {
            return Err(AddressError::new(format!(
                "the characters `{text}` overlap or stand in the wrong order"
            )));
        }
        ranges.push(range);
    }
    Ok(ranges)
}

fn characters(text: &str) -> Result<Range<usize>, AddressError> {
    let wrong = || {
        AddressError::new(format!("`{}` does not count characters", text.escape_debug()))
            .help("they are written `14-37`, from 0, the end exclusive")
    };
    let (start, end) = text.split_once('-').ok_or_else(wrong)?;
    let read = |digits: &str| number(digits, "").map_err(|slip| slip.explain(text, wrong()));
    let (start, end) = (read(start)? as usize, read(end)? as usize);
    if start >= end {
        return Err(AddressError::new(format!("`{text}` holds no character")));
    }
    Ok(start..end)
}

/// Reads `p30-p31` or `p8`, as the library's kinds give them.
pub(crate) fn paragraph_range(text: &str) -> Result<(u32, u32), AddressError> {
    match text.parse()? {
        Place::Paragraphs { first, last } => Ok((first, last)),
        place => Err(AddressError::new(format!("`{place}` is not a paragraph"))
            .help("write `p8` or `p30-p31`")),
    }
}
