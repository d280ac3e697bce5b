//! Reads plain text for what a briefing must not change: text in, spans with meaning out.
//!
//! What comes in: prose without markup. What goes out: ranges in bytes of that prose, always on
//! character boundaries and in order, each with what it means: a sentence, a word, a number with
//! its bounds, a date, a name, a hedge, an estimate. Nothing here knows a source, a quotation or a
//! file, and nothing here fails: what cannot be read is left out.
//!
//! Start reading at [`unsupported`], for which the rest was built: it finds the numbers, dates and
//! names of an author's sentence that stand in none of the passages the sentence cites. The words
//! of the language stand apart, as tables, in `english`; the modules beside it hold no word.

mod dates;
mod english;
mod estimates;
mod governing;
mod language;
mod names;
mod numbers;
mod sentences;
mod support;
mod tokens;
mod words;

pub use dates::{Date, dates};
pub use estimates::{
    Estimate, Level, Likelihood, Row, confidence, confidences, estimates, likelihood,
    likelihood_terms,
};
pub use governing::{hedge_before, limiter_after, negations};
pub use names::{Name, names};
pub use numbers::{Interval, Modifier, Number, NumberKind, numbers};
pub use sentences::sentences;
pub use support::{Kind, Unsupported, unsupported};
pub use words::words;
