//! The keys of facts.yml.

/// The keys of an event.
pub(super) const EVENT: [&str; 2] = ["date", "names"];

/// The keys of a fact.
pub(super) const FACT: [&str; 12] = [
    "title",
    "accounts",
    "columns",
    "exclusive",
    "compare",
    "contradicts",
    "independent",
    "base",
    "spoken-in",
    "assessment",
    "settled-by",
    "date",
];

/// The keys of an account.
pub(super) const ACCOUNT: [&str; 11] = [
    "at",
    "by",
    "role",
    "via",
    "to",
    "said-on",
    "as-of",
    "credibility",
    "means",
    "implies",
    "doubt",
];

/// The keys of `as-of` where it says where its day stands.
pub(super) const AS_OF: [&str; 2] = ["day", "from"];
