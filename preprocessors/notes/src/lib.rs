//! Notes: citations become footnotes, sources become pages.
//!
//! What comes in: one chapter's Markdown as a [`Page`](briefing_plugin::Page) with its
//! [`Scan`](briefing_plugin::Scan), in which each citation names a place in a source and perhaps
//! the characters used there. What goes out: the chapter with footnotes, judgements and gaps; and,
//! once all chapters are done, a page for each source cited and the bibliography.
//!
//! Start reading at [`chapter()`], a pure function that is called once for each chapter:
//! 1. `cited` looks up what each citation names and joins what belongs to one source;
//! 2. `positions` says where each source is cited in full, in short or with *ibid.*;
//! 3. `note` composes a note: `repeated` finds the one that the same figure has already; `reference`
//!    asks hayagriva, with the [`Style`], for one reference;
//!    `locator`, `details` and `links` add what only we know, `context` the passage as it stands;
//! 4. `blocks` turns judgements and gaps into their elements, `disputes` says which of the facts that
//!    a judgement rests on are in dispute; `terms` reads estimative language.
//!
//! [`whole_book`] finds what only all chapters together show, and [`annexes`] writes the
//! bibliography, the source summary (`summary`), the record (`record`) and the sources' pages
//! (`source_page`, `passages`);
//! [`csl_json`] and [`biblatex`] write the bibliography for other programs. [`CODES`] lists every
//! finding.

mod chapter;
mod cited;
mod context;
mod positions;

mod details;
mod links;
mod locator;
mod markup;
mod note;
mod reference;
mod repeated;
mod style;

mod blocks;
mod disputes;
mod terms;

mod annexes;
mod bibliography;
mod facts;
mod passages;
mod record;
mod source_page;
mod summary;
mod whole_book;

mod biblatex;
mod csl_json;
mod works;

mod codes;
mod slugs;
#[cfg(test)]
mod tests;

pub use annexes::{Evidence, annexes};
pub use biblatex::biblatex;
pub use chapter::{Allowed, ChapterPlace, Desk, Note, Outcome, Use, chapter};
pub use codes::CODES;
pub use csl_json::csl_json;
pub use disputes::FactPlace;
pub use slugs::slugs;
pub use style::Style;
pub use terms::{Judgement, Term};
pub use whole_book::whole_book;

use briefing_plugin::Kept::{Markdown, Text};
use briefing_plugin::{DirectiveSpec, Template};

/// The directives of this step, for [`briefing_plugin::scan`].
pub const DIRECTIVES: &[DirectiveSpec] = &[
    DirectiveSpec { name: "judgement", block: true, keys: &["confidence", "facts", "likelihood"] },
    DirectiveSpec { name: "gap", block: true, keys: &[] },
    DirectiveSpec { name: "sources", block: false, keys: &[] },
    DirectiveSpec { name: "source-summary", block: true, keys: &[] },
    DirectiveSpec { name: "record", block: false, keys: &[] },
];

/// This step's templates.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "note",
        text: include_str!("../templates/note.hbs"),
        kept: &[
            Markdown("items.prefix"),
            Markdown("items.reference"),
            Markdown("items.suffix"),
            Markdown("items.details"),
        ],
    },
    Template {
        name: "judgement",
        text: include_str!("../templates/judgement.hbs"),
        kept: &[
            Text("likelihood"),
            Text("confidence"),
            Text("disputed.title"),
            Text("disputed.on"),
            Markdown("body"),
        ],
    },
    Template { name: "gap", text: include_str!("../templates/gap.hbs"), kept: &[Markdown("body")] },
    Template {
        name: "source",
        text: include_str!("../templates/source.hbs"),
        kept: &[Text("descriptor"), Markdown("facts.value")],
    },
    Template { name: "sources", text: include_str!("../templates/sources.hbs"), kept: &[] },
    Template {
        name: "source-summary",
        text: include_str!("../templates/source-summary.hbs"),
        kept: &[Markdown("body")],
    },
    Template {
        name: "record",
        text: include_str!("../templates/record.hbs"),
        kept: &[
            Text("chapters.quotations.words"),
            Text("chapters.quotations.alterations"),
            Text("accepted.reason"),
        ],
    },
];
