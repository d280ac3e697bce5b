//! Quotations: pulled from the sources by ID, and checked wherever they stand in prose.
//!
//! What comes in: one chapter as a [`Page`](briefing_plugin::Page) with its
//! [`Scan`](briefing_plugin::Scan), and the sources. What goes out: the chapter's Markdown, in
//! which each `{{#quote ...}}` is a block quotation and each citation names the very characters
//! that its quotations use; what is wrong; and each quotation as it was checked.
//!
//! Start reading at [`chapter()`], a pure function that is called once for each chapter:
//! 1. `cited` looks up what each citation names;
//! 2. `coverage` finds the quotations in prose, and which citation covers each;
//! 3. `prose` checks them and makes citations exact; `directive` pulls the block quotations;
//! 4. `failure` says what is wrong with a quotation, `doubt` what is doubtful about one that
//!    stands, `claims` and `support` look at the author's own sentences;
//! 5. what the author accepted is taken out.
//!
//! [`lock_deviations`] looks at the whole book, once; so does [`annotations`], which writes its
//! quotations for other programs. [`CODES`] lists every finding.

mod annotations;
mod bare;
mod block;
mod chapter;
mod cited;
mod claims;
mod codes;
mod coverage;
mod directive;
mod doubt;
mod failure;
mod hints;
mod lock;
mod mends;
mod printed;
mod prose;
mod support;
mod targets;
mod uncited;
mod written;

#[cfg(test)]
mod tests;

pub use annotations::{Placed, annotations};
pub use bare::bare_numbers;
pub use block::TEMPLATES;
pub use chapter::{Checked, Desk, Failed, Outcome, chapter};
pub use codes::CODES;
pub use directive::DIRECTIVES;
pub use lock::{lock_deviations, pins};
