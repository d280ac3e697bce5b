//! English: every word that the logic knows. One file a module that reads it.

mod aliases;
mod dates;
mod estimates;
mod governing;
mod moments;
mod names;
mod numbers;
mod quantities;
mod speech;
mod spelling;
mod stems;
mod stops;

use crate::language::{Forms, Language};

/// The tables of English.
pub(crate) static ENGLISH: Language = Language {
    forms: Forms {
        possessives: &["'s"],
        plurals: &[("sses", "ss"), ("ies", "y"), ("s", "")],
        singulars: &["ss", "us", "is"],
    },
    stops: stops::STOPS,
    numbers: numbers::NUMBERS,
    dates: dates::DATES,
    names: names::NAMES,
    governing: governing::GOVERNING,
    estimates: estimates::ESTIMATES,
    quantities: quantities::QUANTITIES,
    moments: moments::MOMENTS,
    speech: speech::SPEECH,
    spelling: spelling::SPELLING,
    stems: stems::STEMS,
};
