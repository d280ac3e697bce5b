//! What all views say of one account: its outlet, its place, its voice, its citation. Every view
//! cites an account in the same characters: it is one note of the figure.

use std::ops::Range;

use briefing_facts::{Comparison, Ladder, Row, Voice, When};
use briefing_sources::{Alteration, Sources, Target, Text};
use serde::Serialize;

/// One account with what its source is.
#[derive(Clone, Debug)]
pub(crate) struct Account<'a> {
    pub(crate) row: &'a Row,
    /// The source's text; `None` where nothing of it may be shown.
    pub(crate) text: Option<&'a Text>,
    /// The words that some view reads in it, in bytes of the text; the passage where none does.
    words: Vec<Range<usize>>,
}

/// The head of an account in a template.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Head {
    /// The outlet's short name.
    pub(crate) label: String,
    /// Whether the copy's wording was altered.
    pub(crate) altered: bool,
    /// The place: `¶ 12`; empty for a source as a whole.
    pub(crate) place: String,
    /// Whether the words are withheld.
    pub(crate) withheld: bool,
    /// Why the account may tell something else.
    pub(crate) doubt: Option<String>,
    /// The account with which it counts as one voice.
    pub(crate) counts_with: Option<String>,
    /// The citation, which the step `notes` turns into a note.
    pub(crate) citation: String,
}

/// Returns the accounts of a comparison.
pub(crate) fn accounts<'a>(sources: &'a Sources, comparison: &'a Comparison) -> Vec<Account<'a>> {
    let account = |(index, row): (usize, &'a Row)| {
        let mut words = words_of(row);
        let rungs = comparison.ladders.iter().flat_map(|ladder: &Ladder| &ladder.rungs);
        let quoted = rungs.filter(|rung| rung.row == index).flat_map(|rung| &rung.quoted);
        words.extend(quoted.map(|one| one.range.clone()));
        if words.is_empty() {
            words.push(row.passage.clone());
        }
        Account { row, text: row.text(sources), words }
    };
    comparison.rows.iter().enumerate().map(account).collect()
}

/// Returns the words of an account that the grid shows or reads.
fn words_of(row: &Row) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> =
        row.cells.iter().flat_map(|cell| cell.words.iter().cloned()).collect();
    let whens = [&row.said, &row.as_of].into_iter().flatten();
    words.extend(whens.filter_map(|when| when.read.clone()));
    words.extend(row.voice.read.clone());
    words
}

impl<'a> Account<'a> {
    /// Returns a row of which no comparison is shown.
    pub(crate) fn alone(sources: &'a Sources, row: &'a Row) -> Self {
        Self { row, text: row.text(sources), words: Vec::new() }
    }

    /// Returns words of the source; `None` where they are withheld.
    pub(crate) fn words(&self, range: &Range<usize>) -> Option<&'a str> {
        self.text?.text().get(range.clone())
    }

    /// Whether words are an altered copy's own, not those of a quotation in it.
    pub(crate) fn are_copys(&self, range: &Range<usize>) -> bool {
        let quoted = |text: &Text| {
            let holds = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
            text.own_quotations().iter().any(holds)
        };
        self.row.altered && !self.text.is_some_and(quoted)
    }

    /// Returns the account's head, its citation naming the words that the views read.
    pub(crate) fn head(&self, sources: &Sources, all: &[Row]) -> Head {
        let place = |row: &Row| place(sources, &row.at);
        let other = self.row.counts_with.and_then(|other| all.get(other));
        Head {
            label: self.row.label.clone(),
            altered: self.row.altered,
            place: place(self.row),
            withheld: self.text.is_none(),
            doubt: self.row.doubt.clone(),
            counts_with: other.map(|row| format!("{} {}", row.label, place(row)).trim().to_owned()),
            citation: self.note(),
        }
    }

    /// Returns the citation of the words that the views read.
    pub(crate) fn note(&self) -> String {
        self.citation(&self.words)
    }

    /// Returns the citation of the words at these ranges, or of the whole account without any.
    /// Words that stand outside the account's place are named with their own.
    pub(crate) fn citation(&self, words: &[Range<usize>]) -> String {
        let address = self.row.at.address();
        let (Some(text), Some(place)) = (self.text, address.place.clone()) else {
            return format!("[@{address}]");
        };
        let passage = &self.row.passage;
        let holds =
            |range: &&Range<usize>| passage.start <= range.start && range.end <= passage.end;
        let (inside, mut outside): (Vec<_>, Vec<_>) = words.iter().partition(holds);
        outside.sort_by_key(|range| (range.start, range.end));
        outside.dedup();
        let mut targets =
            vec![self.target(text, place, &inside.into_iter().cloned().collect::<Vec<_>>())];
        targets.extend(
            outside.iter().map(|range| {
                self.target(text, text.place_of((*range).clone()), &[(*range).clone()])
            }),
        );
        let items: Vec<String> = targets.iter().map(|target| format!("@{target}")).collect();
        format!("[{}]", items.join("; "))
    }

    fn target(
        &self,
        text: &Text,
        place: briefing_sources::Place,
        words: &[Range<usize>],
    ) -> Target {
        let mut target = text.target_at(place, words);
        if target.used.is_empty() {
            return target;
        }
        target.alterations.insert(Alteration::Compared);
        if words.iter().any(|range| self.are_copys(range)) {
            target.alterations.insert(Alteration::Copy);
        }
        target
    }

    /// Returns a day as the reader sees it, with what it is counted from. The words of a source that
    /// is withheld are left out.
    pub(crate) fn when(&self, when: &When) -> (String, Option<String>) {
        match (&when.read, self.text) {
            (Some(_), None) => (WITHHELD.to_owned(), None),
            (None, _) => (format!("{} {AS_READ}", when.words), when.why.clone()),
            _ => (when.words.clone(), when.why.clone()),
        }
    }

    /// Returns who speaks, in what office, through whom; `None` where nothing is stated. What was
    /// read in a source that is withheld is left out.
    pub(crate) fn voice(&self) -> Option<String> {
        let voice = &self.row.voice;
        match &voice.read {
            Some(_) if self.text.is_none() && !voice.is_withheld() => Some(WITHHELD.to_owned()),
            Some(_) if voice.is_withheld() => told(voice).or_else(|| Some(WITHHELD.to_owned())),
            _ if self.is_read_by_author() => told(voice).map(|told| format!("{told} {AS_READ}")),
            _ => told(voice),
        }
    }

    /// Whether the author says who speaks, and the passage does not name him.
    fn is_read_by_author(&self) -> bool {
        let Voice { by: Some(by), also, read: None, .. } = &self.row.voice else { return false };
        let Some(passage) = self.words(&self.row.passage).map(str::to_lowercase) else {
            return false;
        };
        let is_named = |name: &String| passage.contains(&last_word(name));
        !std::iter::once(by).chain(also).any(is_named)
    }

    /// Returns to whom it is said, where it is stated; without the words of a source that is
    /// withheld.
    pub(crate) fn to(&self) -> Option<String> {
        let voice = &self.row.voice;
        let read_there = voice.read.is_some() && self.text.is_none() && !voice.is_withheld();
        voice.to.clone().map(|to| if read_there { WITHHELD.to_owned() } else { to })
    }
}

/// Returns a place for a reader; empty for a source as a whole.
pub(crate) fn place(sources: &Sources, at: &Target) -> String {
    let (Ok(text), Some(place)) = (sources.text(&at.id), &at.place) else { return String::new() };
    text.place_in_words(place)
}

/// Returns the word of a name that stands in its shorter forms, too, in small letters: "putin" of
/// Vladimir Putin, "embassy" of the US Embassy in Moscow.
fn last_word(name: &str) -> String {
    let ends = [" of ", " in ", " to ", " for "].iter().filter_map(|word| name.find(word));
    let head = &name[..ends.min().unwrap_or(name.len())];
    head.split_whitespace().next_back().unwrap_or(name).to_lowercase()
}

/// What is said of a speaker whom the passage does not name.
const AS_READ: &str = "(as this briefing reads it)";

/// What stands for words that a source states and withholds.
const WITHHELD: &str = "stated; its words are withheld";

/// Returns who speaks, in what office, through whom; `None` where nothing is stated.
fn told(voice: &Voice) -> Option<String> {
    let mut parts = Vec::new();
    parts.extend(voice.by.clone());
    parts.extend(voice.role.clone());
    parts.extend(voice.via.iter().map(|via| format!("through {via}")));
    parts.extend(voice.credibility.map(|grade| format!("credibility {grade}")));
    let told = (!parts.is_empty()).then(|| parts.join(", "))?;
    let unsaid = if voice.is_withheld() { WITHHELD } else { "not said" };
    Some(if voice.by.is_some() { told } else { format!("{unsaid}, {told}") })
}
