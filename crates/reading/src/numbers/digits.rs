//! Digits: a word that starts with a digit in, the value of its digits out.
//!
//! Marks between digits part groups of three, or a decimal fraction from what it is a part of; what
//! they do is told from where they stand, and where that tells nothing there is no value.

/// Parts groups of digits, and is to Unicode's rules no end of a word.
const NARROW_SPACE: char = '\u{202f}';

/// Marks that only ever part groups.
const GROUPING: [char; 3] = [NARROW_SPACE, '\'', '\u{2019}'];

/// The digits of a word.
pub(super) struct Digits<'a> {
    pub(super) value: f64,
    /// What follows them.
    pub(super) suffix: &'a str,
    /// Whether a single mark before three digits may part thousands or a fraction: "1.400".
    pub(super) doubtful: bool,
}

/// Reads the digits that `word` starts with.
pub(super) fn digits(word: &str) -> Option<Digits<'_>> {
    let is_mark = |c: char| matches!(c, ',' | '.') || GROUPING.contains(&c);
    let split = word.find(|c: char| !c.is_ascii_digit() && !is_mark(c));
    let (digits, suffix) = word.split_at(split.unwrap_or(word.len()));
    if suffix.contains(char::is_numeric) {
        return None;
    }
    let value = plain(digits)?.parse().ok()?;
    Some(Digits { value, suffix, doubtful: is_doubtful(digits) })
}

/// The digits with a point before a fraction and no other mark.
fn plain(digits: &str) -> Option<String> {
    if let Some(mark) = GROUPING.into_iter().find(|mark| digits.contains(*mark)) {
        return grouped(digits, mark, ['.', ',']);
    }
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    match (commas, points) {
        (0, 0 | 1) => Some(digits.to_owned()),
        (0, _) => grouped(digits, '.', [',', ',']),
        (1, 0) => Some(after_comma(digits)?),
        (_, 0) => grouped(digits, ',', ['.', '.']).or_else(|| in_lakhs(digits)),
        (_, 1) if digits.rfind('.') > digits.rfind(',') => grouped(digits, ',', ['.', '.']),
        (1, _) => grouped(digits, '.', [',', ',']),
        _ => None,
    }
}

/// Digits in groups of three, with a fraction behind one of `points`: "1,234,567.5".
fn grouped(digits: &str, mark: char, points: [char; 2]) -> Option<String> {
    let (whole, fraction) = match digits.split_once(points) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut groups = whole.split(mark);
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let rest = groups.all(|group| group.len() == 3);
    let plain = fraction.is_none_or(|fraction| fraction.bytes().all(|b| b.is_ascii_digit()));
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    (first && rest && plain).then(|| match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// Digits with one comma: thousands where three digits follow, else a fraction.
fn after_comma(digits: &str) -> Option<String> {
    let (head, tail) = digits.split_once(',')?;
    let fraction = tail.len() != 3 || head == "0";
    if fraction { Some(format!("{head}.{tail}")) } else { grouped(digits, ',', ['.', '.']) }
}

/// Digits in groups as India writes them: "12,34,567".
fn in_lakhs(digits: &str) -> Option<String> {
    let (head, last) = digits.rsplit_once(',')?;
    let mut groups = head.split(',');
    let first = groups.next().is_some_and(|group| (1..=2).contains(&group.len()));
    let stands = first && groups.all(|group| group.len() == 2) && last.len() == 3;
    stands.then(|| digits.replace(',', ""))
}

fn is_doubtful(digits: &str) -> bool {
    digits.split_once('.').is_some_and(|(head, tail)| {
        let plain = tail.bytes().all(|b| b.is_ascii_digit()) && !head.contains(',');
        tail.len() == 3 && plain && (1..=3).contains(&head.len()) && head != "0"
    })
}
