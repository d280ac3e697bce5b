//! The codes of this step's findings, each with one sentence.

/// Every code that this step reports, in code-point order, with what it means.
pub const CODES: &[(&str, &str)] = &[
    ("duplicate-judgement", "Two judgements have one id."),
    ("duplicate-list", "The list of sources, or their summary, stands in two places."),
    (
        "judgement-arguments",
        "A judgement or gap lacks an argument or has one it does not understand.",
    ),
    ("leftover", "A directive would reach the reader as it is written."),
    ("likelihood-and-confidence", "One sentence says both a likelihood and a confidence."),
    ("list-arguments", "The list of sources, or their summary, has an argument."),
    ("mixed-terms", "The book mixes the two rows of estimative terms."),
    ("page-taken", "A source's page would stand where another page stands."),
    ("style", "The citation style cannot be used."),
    ("template", "A template cannot be filled in, or loses what it must keep."),
    ("uncited-judgement", "A judgement cites no source."),
    ("uncited-source", "A source in the library is never cited."),
    ("unknown-template", "A file has the place of a template's, and the name of none."),
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
