//! Which characters the folded form holds to be one.

use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, is_combining_mark,
};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Returns what a mark is folded to, `None` for any other character. Dashes have their own rule.
pub(super) fn fold_mark(c: char) -> Option<&'static str> {
    match c {
        '\u{ab}'
        | '\u{bb}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{275d}'
        | '\u{275e}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}' => Some("\""),
        '`'
        | '\u{b4}'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{275b}'
        | '\u{275c}'
        | '\u{ff07}' => Some("'"),
        '\u{2026}' => Some("..."),
        _ => None,
    }
}

/// Whether it is a hyphen, a dash or a minus sign.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Whether a dash without spaces makes one word of its neighbours.
pub(super) fn joins_words(dash: char) -> bool {
    !matches!(dash, '\u{2014}' | '\u{2015}' | '\u{fe58}')
}

/// Whether it has no width and no meaning for the words: soft hyphen, zero-width space, word
/// joiner, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether it may compose with what stands before it or is a mark on it, so that a text must not be
/// cut between.
pub(super) fn joins_previous(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    if is_combining_mark(c) {
        return true;
    }
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(c);
    canonical_combining_class(first) != 0
        || is_nfc_quick(std::iter::once(first)) != IsNormalized::Yes
}
