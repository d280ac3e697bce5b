//! Typst's rules for links and notes, so that no page has to be laid out twice for them.
//!
//! By itself Typst looks a link's place and a note's number up in the document that it is laying out,
//! and lays out again whatever holds one when that has changed. Here a note's number is what its
//! author says, and where a link leads is asked when all pages stand: till then a location that is
//! made of the place's name ([`stand_in`]) takes its place.
//!
//! What comes in: a library, and what was laid out with it. What goes out: the library with these
//! rules, and links that lead to their places.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use typst::Library;
use typst::comemo::Track;
use typst::diag::{At, SourceDiagnostic, SourceResult};
use typst::ecow::{EcoString, EcoVec};
use typst::engine::Engine;
use typst::foundations::{
    Content, Context, Label, NativeElement, Packed, ShowFn, StyleChain, Target, Value,
};
use typst::introspection::{Introspector, Location};
use typst::layout::{Em, Frame, FrameItem, HElem};
use typst::model::{
    Destination, DirectLinkElem, FootnoteBody, FootnoteElem, FootnoteEntry, LinkElem, LinkTarget,
    Numbering,
};
use typst::pdf::PdfMarkerTag;
use typst::text::SuperElem;
use typst::utils::hash128;

/// Gives a library these rules.
pub(crate) fn install(library: &mut Library) {
    library.rules.replace(Target::Paged, LINK);
    library.rules.replace(Target::Paged, NOTE_REFERENCE);
    library.rules.replace(Target::Paged, NOTE);
}

/// A link, described by its words, or by its address where it leads out of the book.
const LINK: ShowFn<LinkElem> = |link, engine, styles| {
    let body = link.body.clone();
    let (destination, description) = match &link.dest {
        LinkTarget::Label(label) => (Destination::Location(stand_in(*label)), body.plain_text()),
        LinkTarget::Dest(destination) => {
            (destination.clone(), destination.alt_text(engine, styles, link.span())?)
        }
    };
    Ok(body.spanned(link.span()).linked(destination, Some(description)))
};

/// A note's number where the note is referred to.
const NOTE_REFERENCE: ShowFn<FootnoteElem> = |note, engine, styles| {
    let raised = match said(note, engine, styles) {
        Some(number) => {
            let description = FootnoteElem::alt_text(styles, &number.plain_text());
            let place = match &note.body {
                FootnoteBody::Reference(label) => stand_in(*label),
                FootnoteBody::Content(_) => at_foot(place_of(note)?),
            };
            raised(number, place, description)
        }
        None => SuperElem::new(note.realize(engine, styles)?).pack(),
    };
    Ok(HElem::hole().clone() + PdfMarkerTag::Label(raised.spanned(note.span())))
};

/// Typst's own distance between a note's number and its text.
const AFTER_NUMBER: Em = Em::new(0.05);

/// A note at the foot of a page.
const NOTE: ShowFn<FootnoteEntry> = |entry, engine, styles| {
    let (raised, body) = match (said(&entry.note, engine, styles), entry.note.body_content()) {
        (Some(number), Some(body)) => {
            let description = number.plain_text();
            (raised(number, place_of(&entry.note)?, description), body.clone())
        }
        _ => entry.realize(engine, styles)?,
    };
    let indent = HElem::new(entry.indent.get(styles).into()).pack();
    let gap = HElem::new(AFTER_NUMBER.into()).with_weak(true).pack();
    Ok(Content::sequence([indent, PdfMarkerTag::Label(raised.spanned(entry.span())), gap, body]))
};

/// Returns a note's number where its numbering says it without being told how many notes there were
/// before: `(..) => "7"`. `None` where Typst is to count.
fn said(
    note: &Packed<FootnoteElem>,
    engine: &mut Engine<'_>,
    styles: StyleChain<'_>,
) -> Option<Content> {
    let Numbering::Func(says) = note.numbering.get_ref(styles) else { return None };
    let context = Context::new(None, Some(styles));
    says.call::<[u64; 0]>(engine, context.track(), []).ok().map(Value::display)
}

/// Returns a number that stands high and leads to a place.
fn raised(number: Content, place: Location, description: EcoString) -> Content {
    SuperElem::new(DirectLinkElem::new(place, number, Some(description)).pack()).pack()
}

fn place_of(note: &Packed<FootnoteElem>) -> SourceResult<Location> {
    note.location().ok_or("a note is shown that does not stand on a page").at(note.span())
}

/// Returns the place of a note's text, which Typst derives from that of its reference.
pub(crate) fn at_foot(reference: Location) -> Location {
    reference.variant(1)
}

/// Returns the location that stands for a place that is known by its name alone.
fn stand_in(label: Label) -> Location {
    Location::new(hash128(&("go to", label.resolve().as_str())))
}

/// Where links lead that stand-ins stand for.
pub(crate) struct Places(HashMap<Location, Location>);

impl Places {
    /// Finds the places that a document's links lead to, or says which are not there.
    pub(crate) fn of(introspector: &dyn Introspector) -> Result<Self, EcoVec<SourceDiagnostic>> {
        let links = introspector.query(&LinkElem::ELEM.select());
        let links = links.iter().filter_map(|one| match one.to_packed::<LinkElem>()?.dest {
            LinkTarget::Label(label) => Some((label, one.span())),
            LinkTarget::Dest(_) => None,
        });
        let notes = introspector.query(&FootnoteElem::ELEM.select());
        let notes = notes.iter().filter_map(|one| match one.to_packed::<FootnoteElem>()?.body {
            FootnoteBody::Reference(label) => Some((label, one.span())),
            FootnoteBody::Content(_) => None,
        });
        let mut places = HashMap::new();
        let mut errors = EcoVec::new();
        for (label, span) in links.chain(notes) {
            if let Entry::Vacant(place) = places.entry(stand_in(label)) {
                match introspector.query_label(label) {
                    Ok(found) => place.insert(location(found)),
                    Err(message) => {
                        errors.push(SourceDiagnostic::error(span, message));
                        continue;
                    }
                };
            }
        }
        if errors.is_empty() { Ok(Self(places)) } else { Err(errors) }
    }

    /// Has the links of a page lead to their places.
    pub(crate) fn resolve(&self, frame: &mut Frame) {
        if self.has_stand_in(frame) {
            frame.retain(|item| {
                match item {
                    FrameItem::Group(group) => self.resolve(&mut group.frame),
                    FrameItem::Link(Destination::Location(location), _) => {
                        *location = self.0.get(location).copied().unwrap_or(*location);
                    }
                    _ => {}
                }
                true
            });
        }
    }

    fn has_stand_in(&self, frame: &Frame) -> bool {
        frame.items().any(|(_, item)| match item {
            FrameItem::Group(group) => self.has_stand_in(&group.frame),
            FrameItem::Link(Destination::Location(location), _) => self.0.contains_key(location),
            _ => false,
        })
    }
}

/// Returns where a link to an element leads: to a note's text, not to its reference.
fn location(element: &Content) -> Location {
    let location = element.location().unwrap_or_else(|| Location::new(0));
    if element.is::<FootnoteElem>() { at_foot(location) } else { location }
}
