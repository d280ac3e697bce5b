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

use briefing_plugin::Kept::{Flag, Markdown, Part, Text};
use briefing_plugin::{DirectiveSpec, Template};

/// The directives of this step, for [`briefing_plugin::scan`].
pub const DIRECTIVES: &[DirectiveSpec] = &[
    DirectiveSpec { name: "diff", block: false, keys: &["view", "base"] },
    DirectiveSpec { name: "facts", block: false, keys: &[] },
    DirectiveSpec { name: "timeline", block: false, keys: &[] },
    DirectiveSpec { name: "strip", block: false, keys: &[] },
];

/// Returns the values of `view`, in the order of the tabs.
pub fn views() -> impl Iterator<Item = &'static str> {
    ask::View::ALL.into_iter().map(ask::View::name)
}

/// This step's templates.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "diff",
        text: include_str!("../templates/diff.hbs"),
        kept: &[
            Text("verdicts.words"),
            Markdown("views.body"),
            Text("assessment"),
            Text("settled_by"),
        ],
    },
    Template {
        name: "diff-grid",
        text: include_str!("../templates/diff-grid.hbs"),
        kept: &[
            Markdown("captions.sentence"),
            Flag("captions.on_altered_words"),
            Part("outlets.rows.head", "diff-head"),
            Part("outlets.rows.cells", "diff-cell"),
        ],
    },
    Template {
        name: "diff-grid-turned",
        text: include_str!("../templates/diff-grid-turned.hbs"),
        kept: &[
            Markdown("captions.sentence"),
            Flag("captions.on_altered_words"),
            Part("heads", "diff-head"),
            Part("lines.cells", "diff-cell"),
        ],
    },
    Template {
        name: "diff-head",
        text: include_str!("../templates/diff-head.hbs"),
        kept: &[Markdown("citation"), Flag("altered")],
    },
    Template {
        name: "diff-cell",
        text: include_str!("../templates/diff-cell.hbs"),
        kept: &[
            Text("plain"),
            Text("said"),
            Text("means"),
            Text("words"),
            Flag("copy"),
            Flag("reading"),
            Text("remarks"),
        ],
    },
    Template {
        name: "diff-ladder",
        text: include_str!("../templates/diff-ladder.hbs"),
        kept: &[
            Text("rungs.held.said"),
            Part("rungs.head", "diff-head"),
            Part("rungs.held", "diff-report"),
        ],
    },
    Template {
        name: "diff-report",
        text: include_str!("../templates/diff-report.hbs"),
        kept: &[Text("pieces.parts.text"), Flag("changes.here_copys"), Flag("changes.base_copys")],
    },
    Template {
        name: "diff-accounts",
        text: include_str!("../templates/diff-accounts.hbs"),
        kept: &[Part("accounts.head", "diff-head"), Text("accounts.pieces.text")],
    },
    Template {
        name: "diff-wording",
        text: include_str!("../templates/diff-wording.hbs"),
        kept: &[
            Part("base", "diff-head"),
            Part("accounts.head", "diff-head"),
            Text("accounts.pieces.both"),
            Text("accounts.pieces.first"),
            Text("accounts.pieces.second"),
        ],
    },
    Template {
        name: "facts",
        text: include_str!("../templates/facts.hbs"),
        kept: &[Text("facts.words")],
    },
    Template {
        name: "timeline",
        text: include_str!("../templates/timeline.hbs"),
        kept: &[
            Markdown("days.entries.told_by.citation"),
            Text("days.entries.unplaced.words"),
            Markdown("days.entries.unplaced.citation"),
            Flag("days.entries.disputed"),
        ],
    },
    Template {
        name: "strip",
        text: include_str!("../templates/strip.hbs"),
        kept: &[Text("facts.cells.sign")],
    },
];
