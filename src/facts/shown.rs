//! What of an account may be shown. Of a source that the library withholds (`publish: none`) no words
//! come out, nor the names that the program read in them.

use std::borrow::Cow;
use std::ops::Range;

use briefing_facts::{Column, Comparison, Row, Voice};
use briefing_sources::{Publish, Sources};

/// What may be shown of the source of one account.
pub(super) struct Shown<'a> {
    /// The text; `None` where its words are withheld or cannot be read.
    text: Option<&'a str>,
}

impl<'a> Shown<'a> {
    /// Returns what may be shown of an account.
    pub(super) fn of(sources: &'a Sources, row: &Row) -> Self {
        let text = sources.text(&row.at.id).ok().filter(|_| may_be_shown(sources, &row.at.id));
        Self { text: text.map(|text| text.text()) }
    }

    /// Returns what may be shown of no account at all.
    pub(super) fn nothing() -> Self {
        Self { text: None }
    }

    /// Returns words of the source; `None` where they are withheld.
    pub(super) fn words(&self, range: &Range<usize>) -> Option<&'a str> {
        self.text?.get(range.clone())
    }

    /// Whether what was read at a place is withheld.
    pub(super) fn withholds(&self, read: Option<&Range<usize>>) -> bool {
        read.is_some() && self.text.is_none()
    }

    /// Returns a voice without the names that were read in withheld words.
    pub(super) fn voice<'v>(&self, voice: &'v Voice) -> Cow<'v, Voice> {
        if !self.withholds(voice.read.as_ref()) {
            return Cow::Borrowed(voice);
        }
        let (credibility, read) = (voice.credibility, voice.read.clone());
        Cow::Owned(Voice { credibility, read, ..Voice::default() })
    }
}

/// Whether the library lets words of a source be shown.
pub(super) fn may_be_shown(sources: &Sources, id: &str) -> bool {
    sources.entry(id).is_some_and(|entry| entry.publish != Publish::None)
}

/// Returns a column's caption; `None` where it holds words that are withheld.
pub(super) fn caption(sources: &Sources, one: &Comparison, column: &Column) -> Option<String> {
    let at = one.columns.iter().position(|other| other.key == column.key)?;
    let said = column.caption.text();
    let holds = |words: &str| !words.is_empty() && said.contains(words);
    let tells = |row: &Row| {
        let cell = row.cells.get(at).map_or(&[][..], |cell| &cell.words);
        let text = sources.text(&row.at.id).ok().map(|text| text.text());
        let words = |range: &Range<usize>| text.and_then(|text| text.get(range.clone()));
        let quoted: Vec<&str> = cell.iter().filter_map(words).collect();
        let read = row.voice.by.as_deref().filter(|_| row.voice.read.is_some());
        holds(&format!("“{}”", quoted.join(" … "))) || read.is_some_and(holds)
    };
    let withheld = one.rows.iter().filter(|row| !may_be_shown(sources, &row.at.id));
    (!withheld.into_iter().any(tells)).then_some(said)
}
