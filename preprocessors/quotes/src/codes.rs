//! The codes of this step's findings, each with one sentence.

/// Every code that this step reports, in code-point order, with what it means.
pub const CODES: &[(&str, &str)] = &[
    ("absent", "The words of a quotation do not stand in the source cited."),
    ("altered", "A quotation is close to its source, but a word, number or mark differs."),
    ("ambiguous", "The words of a quotation stand more than once in what is cited."),
    ("bad-address", "What a citation or directive names is not written as an address is."),
    ("context", "A quotation leaves out a hedge, a negation or a verb of seeming before it."),
    ("elsewhere", "A quotation stands in another passage or source than the one cited."),
    ("furniture", "A quotation takes words that belong to the captured page, not to its text."),
    ("hidden", "An omission or a replacement hides a negation or a number."),
    ("negated", "Words in brackets add a negation that the source does not have."),
    ("no-lock", "Nothing pins the words that the quotations rest on."),
    ("no-passage", "The source has no such paragraph, sentence, page or named passage."),
    ("no-text", "A source that has no text is quoted."),
    ("not-locked", "A quotation is not pinned yet, and the build asks for it."),
    ("not-the-original", "Words of an altered copy are passed off as the original's."),
    ("pin-changed", "The words that a quotation was pinned to changed in the source, or moved."),
    ("quote-arguments", "A quote directive lacks an argument or has one it does not understand."),
    ("reordered", "The pieces of a quotation stand in the source in another order."),
    ("source-changed", "A source's file changed, but every pinned word still stands at its place."),
    ("source-gone", "A source that quotations are pinned to is gone."),
    ("speaker", "The passage does not name the speaker given."),
    ("spliced", "A quotation joins words that do not stand in one passage."),
    ("stops-short", "A quotation stops before a word that limits it."),
    ("uncited", "No citation covers a quotation."),
    ("unknown-source", "The library has no source of this id."),
    ("unpaired", "A quotation mark has no fellow."),
    ("unsupported", "A number, date or name stands in none of the passages cited for it."),
    ("unused-allow", "A comment accepts a finding that is not there."),
    ("withheld", "Words of a source are quoted that the library withholds."),
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn each_code_stands_once_and_in_order() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
