//! Facts that more than one voice tells: facts.yml and the sources in, comparisons out.
//!
//! What comes in: facts.yml, in which the author names the passages that tell a fact, and the
//! sources. What goes out: a [`Comparison`] for each fact, a row a voice, a column a dimension, with
//! how each cell stands to the others; the [`Ladder`] of the reports of one utterance; the
//! chronology; and in [`suggest`] which passages of other sources may tell a fact. Nothing here knows HTML or mdBook.
//!
//! Start reading at [`FactBook::open`]:
//! 1. `written` reads the file, `accounts` finds each passage and reads what stands in it, `checks`
//!    and `prose` say what is wrong with a fact;
//! 2. `compare` sets the accounts of one fact side by side.

mod book;
mod written;

mod accounts;
mod anchors;
mod checks;
mod prose;
mod voice;

mod authored;
mod captions;
mod cells;
mod columns;
mod compare;
mod marks;
mod origins;
mod rungs;
mod same_words;
mod sentence;
mod speakers;
mod states;
mod tokens;
mod value;
mod words;

pub mod suggest;

mod chronology;
mod comparison;
mod ladder;

pub use book::{FactBook, compare_passages};
pub use cells::{SAID, WHEN};
pub use chronology::{Entry, Other, Teller, Unplaced};
pub use comparison::{Cell, Column, Comparison, Mark, MarkKind, Row, State, Verdict, Voice, When};
pub use ladder::{Change, ChangeKind, Ladder, Quoted, Rung, RungKind};
pub use sentence::{Piece, Sentence};
pub use speakers::{Named, Speakers, speakers};
