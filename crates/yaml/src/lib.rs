//! YAML as an author writes it, with places: library.yml and facts.yml are read with it.
//!
//! What comes in: the text of a file. What goes out: a tree of [`Node`]s that knows where each part
//! stands ([`load`], [`parse`]), and a [`Reader`] that takes values out of it and keeps a finding, at its
//! place, for each that is not what it should be. Nothing here knows what a file is about.

mod tree;

mod load;

mod calendar;
mod reader;

pub use calendar::{check_date, looks_like_date};
pub use load::load;
pub use reader::{Pair, Reader};
pub use tree::{Data, Fault, Node, parse};
