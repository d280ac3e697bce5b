//! Accounts that differ, side by side: facts become comparisons, a table, a chronology and a strip.
//!
//! What comes in: one chapter as a [`Page`](briefing_plugin::Page) with its
//! [`Scan`](briefing_plugin::Scan), the book's facts as they were compared, and the sources. What
//! goes out: the chapter's Markdown, in which each `{{#diff ...}}` is a figure with a citation at
//! each account, and what is wrong.
//!
//! Start reading at [`chapter()`], a pure function that is called once for each chapter:
//! 1. `ask` reads what a directive asks for; [`places`] knows where each fact is compared;
//! 2. `figure` puts the views of one comparison together: `grid` with its `cell`s, `ladder`,
//!    `accounts` and `wording`; `account` has what they share, `pieces` cuts a text at its marks;
//! 3. `table`, `timeline` and `strip` go over all facts of the book.
//!
//! Nothing here decides whether accounts agree: that is read in the
//! [`Comparison`](briefing_facts::Comparison). [`CODES`] lists every finding.

mod chapter;
mod places;

mod ask;
mod figure;

mod accounts;
mod cell;
mod grid;
mod ladder;
mod wording;

mod account;
mod pieces;

mod strip;
mod table;
mod timeline;

mod codes;
#[cfg(test)]
mod tests;

pub use chapter::{ChapterPlace, Compared, Desk, Outcome, chapter};
pub use codes::CODES;
pub use places::{Places, element, places};

use briefing_plugin::DirectiveSpec;

/// The directives of this step, for [`briefing_plugin::scan`].
pub const DIRECTIVES: &[DirectiveSpec] = &[
    DirectiveSpec { name: "diff", block: false, keys: &["view", "base"] },
    DirectiveSpec { name: "facts", block: false, keys: &[] },
    DirectiveSpec { name: "timeline", block: false, keys: &[] },
    DirectiveSpec { name: "strip", block: false, keys: &[] },
];

/// This step's templates, each a name and its text.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("diff", include_str!("../templates/diff.hbs")),
    ("diff-grid", include_str!("../templates/diff-grid.hbs")),
    ("diff-grid-turned", include_str!("../templates/diff-grid-turned.hbs")),
    ("diff-head", include_str!("../templates/diff-head.hbs")),
    ("diff-cell", include_str!("../templates/diff-cell.hbs")),
    ("diff-ladder", include_str!("../templates/diff-ladder.hbs")),
    ("diff-accounts", include_str!("../templates/diff-accounts.hbs")),
    ("diff-wording", include_str!("../templates/diff-wording.hbs")),
    ("facts", include_str!("../templates/facts.hbs")),
    ("timeline", include_str!("../templates/timeline.hbs")),
    ("strip", include_str!("../templates/strip.hbs")),
];
