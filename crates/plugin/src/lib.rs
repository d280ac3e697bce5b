//! What every step of Briefing shares as an mdBook plugin.
//!
//! What comes in: mdBook's JSON on stdin, or the driver's `Book`. What goes out: the same, with
//! chapters changed and added and nothing else touched. In between stand the chapters as Markdown
//! with a map of positions back to the author's files, and what was read in them: directives,
//! citations and quotations. Nothing here knows a source.
//!
//! Read in the order of a run: [`read`] the input, take the [`settings()`] and the [`Chapters`],
//! open each chapter as a [`Page`], [`scan()`] it, collect [`Edits`] (with text from
//! [`Templates`]), apply them, put the chapters back and [`write()`] the book. A renderer reads a
//! [`Rendering`] instead, and answers in its own way.

mod protocol;
mod rendering;
mod settings;

mod chapters;
mod files;
mod page;

mod scan;

mod allow;
mod levels;

mod escape;
mod links;
mod splice;
mod templates;

pub use allow::{Accepted, Finding, settle, unknown_allows};
pub use chapters::{Chapter, Chapters};
pub use escape::{escape, unescape};
pub use levels::{Levels, WARNINGS};
pub use links::{between, destination, page_address};
pub use page::Page;
pub use protocol::{Context, TESTED_MDBOOK, read, version_warning, write};
pub use rendering::{Item, Numbered, Rendering};
pub use scan::{
    Allow, Arg, Block, BlockKind, Citation, CitedItem, Directive, DirectiveSpec, Form, KNOWN,
    Prose, Quotation, QuoteBlock, Scan, quotations, scan,
};
pub use settings::{Marking, Place, Settings, settings};
pub use splice::{Edits, SpliceError};
pub use templates::{Kept, Template, Templates};
