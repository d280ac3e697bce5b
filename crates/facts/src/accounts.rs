//! The accounts of a fact, found in their sources: addresses in, passages with what stands in them
//! out.

use std::collections::BTreeMap;
use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_reading::{Moment, Quantity, Speech, moments, quantities, speeches};
use briefing_sources::{
    Entry, Fidelity, NamedPassage, ParagraphKind, Place, Resolved, Sources, Target, Text, resolve,
};

use crate::cells::overlap;
use crate::written::{self, Placed};

/// One account.
#[derive(Clone, Debug)]
pub(crate) struct Account<'a> {
    /// What the author says of it; nothing where a chapter names the passage alone.
    pub(crate) written: Option<&'a written::Account>,
    /// Where it is named.
    pub(crate) named_at: Span,
    pub(crate) at: Target,
    pub(crate) entry: &'a Entry,
    pub(crate) text: &'a Text,
    /// Where the passage stands in the text, in bytes.
    pub(crate) passage: Range<usize>,
    pub(crate) told: Told,
    /// The addresses from which the author reads something, each with its name for a reader.
    places: BTreeMap<String, String>,
}

/// What the program reads in a passage; all ranges are bytes of the source's text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) moments: Vec<Moment>,
    pub(crate) speeches: Vec<Speech>,
}

impl<'a> Account<'a> {
    /// Finds an account that the author wrote down.
    pub(crate) fn find(
        sources: &'a Sources,
        written: &'a written::Account,
    ) -> Result<Self, Diagnostic> {
        let span = written.at.span.clone();
        let resolved = resolve(sources, &written.at.value, span.clone())?;
        let mut account = Self::new(sources, &resolved, Some(written), span)?;
        let of_readings = written.readings.iter().filter_map(|one| one.from.as_ref());
        let of_day = written.as_of.iter().filter_map(|one| one.from.as_ref());
        for from in of_readings.chain(of_day) {
            let place = place_in_words(sources, &account, from)?;
            account.places.insert(from.value.clone(), place);
        }
        Ok(account)
    }

    /// Takes a passage that has been found; `span` is where it is named.
    pub(crate) fn new(
        sources: &'a Sources,
        resolved: &Resolved<'a>,
        written: Option<&'a written::Account>,
        span: Span,
    ) -> Result<Self, Diagnostic> {
        let id = &resolved.target.id;
        let Some(passage) = resolved.scope.clone() else {
            let message = "this names a whole source: an account is a passage of one";
            let help = format!("say which, as in `{id}#p1`");
            return Err(Diagnostic::error("fact-accounts", message).at(span).help(help));
        };
        let text = sources.text(id)?;
        if let Some(fault) = furniture(text, &passage) {
            return Err(fault.at(span));
        }
        let told = Told::read(text, &passage);
        let at = resolved.target.address();
        Ok(Self {
            written,
            named_at: span,
            at,
            entry: resolved.entry,
            text,
            passage,
            told,
            places: BTreeMap::new(),
        })
    }

    /// Returns the name of an address from which the author reads something: the place alone where
    /// it is in the account's own source.
    pub(crate) fn place_of(&self, from: &Placed<String>) -> String {
        self.places.get(&from.value).cloned().unwrap_or_default()
    }

    /// Returns words of the passage.
    pub(crate) fn words(&self, range: &Range<usize>) -> &'a str {
        &self.text.text()[range.clone()]
    }

    /// Whether words are an altered copy's own, and not the original's: those outside the copy's
    /// quotation marks.
    pub(crate) fn is_altered(&self, words: &Range<usize>) -> bool {
        let holds = |own: &Range<usize>| own.start <= words.start && words.end <= own.end;
        self.entry.fidelity == Fidelity::Altered && !self.text.own_quotations().iter().any(holds)
    }

    /// Returns the passages that the library names within this one; the one that the address names
    /// alone, where it names one.
    pub(crate) fn named(&self) -> Vec<&'a NamedPassage> {
        if let Some(Place::Named(name)) = &self.at.place {
            return self.entry.passages.iter().filter(|one| one.name == *name).collect();
        }
        let within = |one: &&NamedPassage| {
            let place = Place::Named(one.name.clone());
            self.text.passage(&place).is_ok_and(|found| {
                self.passage.start <= found.range.start && found.range.end <= self.passage.end
            })
        };
        self.entry.passages.iter().filter(within).collect()
    }

    /// Returns what stands between the source's own quotation marks in the passage.
    pub(crate) fn quoted(&self) -> Vec<Range<usize>> {
        let own = self.text.own_quotations().iter();
        let within = own.filter(|own| {
            self.passage.start <= own.start && own.end <= self.passage.end && !own.is_empty()
        });
        within.cloned().collect()
    }
}

/// Returns the error for a passage that belongs to the captured page and not to its text.
fn furniture(text: &Text, passage: &Range<usize>) -> Option<Diagnostic> {
    let paragraph = text
        .paragraphs()
        .iter()
        .find(|one| one.kind == ParagraphKind::Furniture && overlap(passage, &one.range))?;
    let message = "this passage is no part of the source's text, and tells nothing";
    let label = format!("`{}#p{}` is furniture of the captured page", text.id(), paragraph.number);
    let help = "name another, or mend `kinds` in the library if it does belong to the text";
    Some(Diagnostic::error("furniture", message).label(label).help(help))
}

/// Names an address for a reader, or says why it leads nowhere.
fn place_in_words(
    sources: &Sources,
    account: &Account<'_>,
    from: &Placed<String>,
) -> Result<String, Diagnostic> {
    let found = resolve(sources, &from.value, from.span.clone())?;
    let label = found.entry.short_name();
    let Some(place) = &found.target.place else { return Ok(label) };
    let place = sources.text(&found.target.id)?.place_in_words(place);
    let own = found.target.id == account.entry.id;
    Ok(if own { place } else { format!("{label}, {place}") })
}

/// Returns the number of the paragraph in which a byte of a text stands.
pub(crate) fn paragraph(text: &Text, at: usize) -> u32 {
    let after = text.paragraphs().partition_point(|one| one.range.start <= at);
    after.checked_sub(1).map_or(1, |index| text.paragraphs()[index].number)
}

impl Told {
    fn read(text: &Text, passage: &Range<usize>) -> Self {
        let words = &text.text()[passage.clone()];
        let by = passage.start;
        Self {
            quantities: quantities(words).into_iter().map(|one| one.moved(by)).collect(),
            moments: moments(words).into_iter().map(|one| one.moved(by)).collect(),
            speeches: speeches(words).into_iter().map(|one| one.moved(by)).collect(),
        }
    }
}
