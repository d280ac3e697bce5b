//! The codes of this step's findings, each with one sentence.

/// Every code that only this step reports, in code-point order, with what it means. What is wrong
/// with an address has the codes of the step `quotes`.
pub const CODES: &[(&str, &str)] = &[
    (
        "diff-arguments",
        "A directive over facts lacks an argument or has one it does not understand.",
    ),
    ("fact-accounts", "The passages that a directive names cannot be compared."),
    ("unknown-fact", "The book has no fact of this id."),
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn each_code_stands_once_and_in_order() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
