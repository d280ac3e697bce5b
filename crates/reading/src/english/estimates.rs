//! The English of ICD 203.

use crate::estimates::Level::{High, Low, Moderate};
use crate::estimates::Row::{A, B};
use crate::language::EstimateWords;

pub(super) const ESTIMATES: EstimateWords = EstimateWords {
    terms: &[
        ("almost no chance", A, 1, 5),
        ("remote", B, 1, 5),
        ("very unlikely", A, 5, 20),
        ("highly improbable", B, 5, 20),
        ("unlikely", A, 20, 45),
        ("improbable", B, 20, 45),
        ("roughly even chance", A, 45, 55),
        ("roughly even odds", B, 45, 55),
        ("likely", A, 55, 80),
        ("probable", B, 55, 80),
        ("very likely", A, 80, 95),
        ("highly probable", B, 80, 95),
        ("almost certain", A, 95, 99),
        ("nearly certain", B, 95, 99),
    ],
    variants: &[
        ("almost certainly", "almost certain"),
        ("nearly certainly", "nearly certain"),
        ("highly improbably", "highly improbable"),
        ("highly probably", "highly probable"),
        ("improbably", "improbable"),
        ("probably", "probable"),
        ("remote chance", "remote"),
        ("remote likelihood", "remote"),
        ("remote odds", "remote"),
        ("remote possibility", "remote"),
        ("remote probability", "remote"),
        ("very probably", "highly probable"),
    ],
    only_as_term: &["remote"],
    not_estimates: &[
        "as likely",
        "equally likely",
        "how likely",
        "less likely",
        "less probable",
        "more likely",
        "more probable",
    ],
    levels: &[("high", High), ("moderate", Moderate), ("medium", Moderate), ("low", Low)],
    confidences: &[
        ("high confidence", High),
        ("highly confident", High),
        ("confidence is high", High),
        ("moderate confidence", Moderate),
        ("medium confidence", Moderate),
        ("moderately confident", Moderate),
        ("confidence is moderate", Moderate),
        ("low confidence", Low),
        ("confidence is low", Low),
    ],
};
