//! Whole books through the real binary: small ones made for a case, and the briefing itself.
//!
//! Tests that need stock mdBook 0.5.4 or programs of others that read what is built are ignored
//! unless asked for: `cargo test --test books -- --ignored` with `mdbook`, poppler-utils, qpdf,
//! mupdf-tools, pandoc, neovim, util-linux, node and `@apache-annotator/selector` installed, as `.ci/run` does.

mod add;
mod bad_input;
mod book;
mod edits;
mod exports;
mod facts;
mod facts_command;
mod find_and_lock;
mod guide;
mod landings;
mod lsp;
mod mending;
mod offered;
mod pdf;
mod record;
mod serve;
mod served;
mod shelf;
mod start;
mod stock;
mod summary;
mod templates;
mod terminal;
