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
mod days;
mod english;
mod estimates;
mod governing;
mod language;
mod moments;
mod moved;
mod names;
mod numbers;
mod quantities;
mod sentences;
mod speech;
mod spelling;
mod stems;
mod support;
mod tokens;
mod words;

pub use dates::{Date, dates};
pub use days::{Days, Part, Relation};
pub use estimates::{
    Estimate, Level, Likelihood, Row, confidence, confidences, estimates, likelihood,
    likelihood_terms,
};
pub use governing::{hedge_before, limiter_after, negations};
pub use moments::{
    Base, Direction, Moment, MomentKind, Order, Period, Relative, Step, When, Which, moments,
};
pub use names::{Name, names};
pub use numbers::{Interval, Modifier, Number, NumberKind, numbers};
pub use quantities::{Certainty, ClockTime, Measure, Quantity, clock_times, quantities};
pub use sentences::sentences;
pub use speech::{Manner, Objects, Speaker, Speech, is_unnamed, speeches};
pub use spelling::{is_content, same_spelling, spelling, stem};
pub use stems::{Stem, stems};
pub use support::{Kind, Unsupported, unsupported};
pub use words::words;
