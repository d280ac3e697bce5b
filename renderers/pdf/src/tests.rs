//! Small books through the whole crate: what they say, page by page.

mod bad_input;
mod elements;
mod first_pages;
mod made;
mod notes;
mod properties;
