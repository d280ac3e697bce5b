//! The sources of a briefing, and whether words stand in them.
//!
//! What comes in: the folder of sources, `library.yml` with one text a source, and `briefing.lock`.
//! What goes out: [`Sources`], from which every other step takes entries, texts, passages and
//! verdicts. Nothing here knows mdBook or HTML.
//!
//! In reading order:
//! 1. [`address`](Target): the language of addresses, `wapo#p5:14-37`;
//! 2. `library`: [`Library`] and its [`Entry`], checked key by key;
//! 3. `text`: one source's [`Text`], its paragraphs and the way between bytes and addresses;
//! 4. `sources`: [`Sources`], library and texts together, read as they are asked for;
//! 5. `fold`, `matching`: whether a quotation stands in a text, and which alterations it marks;
//! 6. `lock`: what was pinned, and what deviates from it;
//! 7. `biblatex`: another program's references as entries of the library.

mod address;
mod biblatex;
mod dates;
mod fold;
mod index;
mod library;
mod lock;
mod matching;
mod ranges;
mod resolve;
mod said;
mod sources;
mod text;

pub use address::{AddressError, Alteration, Alterations, Place, Target, check_id};
pub use biblatex::of_biblatex;
pub use dates::{date_in_words, day_in_words};
pub use fold::Folded;
pub use index::{Index, elsewhere};
pub use library::{
    Entry, Fidelity, KindRange, Kinds, Library, NamedPassage, ParagraphsBy, Publish,
};
pub use lock::{Acceptance, Deviation, Lock, Pin};
pub use matching::{
    Difference, Failure, Haystack, Note, Outcome, Request, Standing, Verdict, check, standings,
    verify,
};
pub use ranges::apart;
pub use resolve::{Resolved, resolve};
pub use said::{passage_of_words, said_of_passage, said_of_source};
pub use sources::Sources;
pub use text::{Paragraph, ParagraphKind, Passage, Text};
