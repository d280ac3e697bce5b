//! The first pages: bottom line, judgements, what they rest on; where the sources disagree, what is
//! not known. A quotation that stands here has its note here, too.

use std::collections::BTreeSet;

use briefing_plugin::Numbered;

use super::Maker;
use crate::brief::{Brief, Disagreement, Judgement, statement};
use crate::code::{array, call, dictionary, literal, named, optional};
use crate::places::Destination;
use crate::tree::{Element, NOTE, Node, walk};
use crate::write::{self, Notes};

/// The name under which the code of the first pages is kept until it stands in `main.typ`.
pub(super) const FILE: &str = "/front.typ";

/// The words that the first pages are set with.
pub(super) fn words() -> String {
    dictionary([
        ("bottom-line", "Bottom line"),
        ("judgements", "Judgements"),
        ("judgement", "Judgement"),
        ("how-sure", "Likelihood, confidence"),
        ("sources", "Sources cited"),
        ("disputed", "disputed"),
        ("page", "p.\u{a0}"),
        ("basis", "What this rests on"),
        ("disagreements", "Where the sources disagree"),
        ("also", "Also in conflict"),
        ("gaps", "What is not known"),
        ("contents", "Contents"),
        ("index", "Index of quotations"),
        ("copys", "† words of an altered copy, not of the original"),
        ("read", "‡ as this briefing reads it: the words may be its own"),
    ])
}

/// Whether some words are marked with a sign: † an altered copy's, ‡ this briefing's reading.
fn has_sign(nodes: &[Node], sign: char) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(text, _) => text.contains(sign),
        Node::Element(element) => has_sign(&element.children, sign),
    })
}

impl Maker<'_> {
    /// Writes the first pages, if there is anything to say first.
    pub(super) fn front(&mut self, brief: &Brief<'_>, chapters: &[&Numbered]) {
        if brief.is_empty() {
            return;
        }
        let mut notes = Notes::of_front();
        let bottom_line = brief
            .bottom_line
            .map(|(chapter, nodes)| self.fragment(chapter, nodes, &mut notes, true));
        let judgements: Vec<String> =
            brief.judgements.iter().map(|one| self.judgement(one, chapters, &mut notes)).collect();
        let basis = brief
            .basis
            .map(|(chapter, element)| self.fragment(chapter, &element.children, &mut notes, true));
        let disagreements: Vec<String> =
            brief.disagreements.iter().map(|one| self.disagreement(one, &mut notes)).collect();
        let shows = |sign| brief.disagreements.iter().any(|one| has_sign(one.said, sign));
        let gaps: Vec<String> = brief
            .gaps
            .iter()
            .map(|(chapter, gap)| self.fragment(*chapter, &statement(gap), &mut notes, false))
            .collect();
        let arguments = [
            "meta".to_owned(),
            named("bottom-line", optional(bottom_line)),
            named("judgements", array(&judgements)),
            named("basis", optional(basis)),
            named("disagreements", array(&disagreements)),
            named("copys", shows('†').to_string()),
            named("read", shows('‡').to_string()),
            named("gaps", array(&gaps)),
        ];
        let code = format!("#{}\n", call("front", &arguments));
        self.sources.insert(FILE.to_owned(), code);
    }

    /// Writes nodes of a chapter as they stand on the first pages.
    fn fragment(
        &mut self,
        chapter: usize,
        nodes: &[Node],
        notes: &mut Notes,
        blocks: bool,
    ) -> String {
        let place = &self.whereabouts[chapter];
        let tree = &self.trees[chapter];
        write::fragment(self.desk, self.pictures, (chapter, place), tree, nodes, notes, blocks)
    }

    fn judgement(
        &mut self,
        judgement: &Judgement<'_>,
        chapters: &[&Numbered],
        notes: &mut Notes,
    ) -> String {
        let said = statement(judgement.element);
        let body = self.fragment(judgement.chapter, &said, notes, false);
        let say = |text: &str| literal(&self.desk.letters.drawable(text));
        let sources: Vec<String> = self
            .sources_of(judgement.chapter, judgement.element)
            .into_iter()
            .map(|chapter| say(&chapters[chapter].name))
            .collect();
        let places: Vec<String> = judgement
            .disputed
            .iter()
            .filter_map(|address| match self.desk.places.resolve(judgement.chapter, address) {
                Destination::Place(name) => Some(literal(&name)),
                _ => None,
            })
            .collect();
        let entries = [
            named("body", body),
            named("likelihood", optional(judgement.likelihood.as_deref().map(say))),
            named(
                "confidence",
                optional(
                    judgement.confidence.as_deref().map(|one| say(&format!("{one} confidence"))),
                ),
            ),
            named("sources", array(&sources)),
            named("disputed", array(&places)),
        ];
        format!("({})", entries.join(","))
    }

    /// Returns the chapters that the notes of an element lead to, in their order in the book: the
    /// pages of the sources.
    fn sources_of(&self, chapter: usize, element: &Element) -> Vec<usize> {
        let tree = &self.trees[chapter];
        let mut found = BTreeSet::new();
        walk(&element.children, &mut |one| {
            if one.name != NOTE {
                return;
            }
            let body = one.attr("name").and_then(|name| tree.notes.get(name));
            walk(body.map_or(&[][..], Vec::as_slice), &mut |link| {
                let address = link.attr("href").filter(|_| link.name == "a");
                let Some(address) = address else { return };
                if let Some(target) = self.desk.places.chapter_at(chapter, address) {
                    found.extend((target != chapter).then_some(target));
                }
            });
        });
        found.into_iter().collect()
    }

    fn disagreement(&mut self, one: &Disagreement<'_>, notes: &mut Notes) -> String {
        let said = self.fragment(one.chapter, one.said, notes, false);
        let say = |text: &str| literal(&self.desk.letters.drawable(text));
        let also: Vec<String> = one.also.iter().map(|heading| say(heading)).collect();
        let entries = [
            named("title", say(&one.title)),
            named("place", literal(&crate::places::name(one.chapter, one.id))),
            named("said", said),
            named("also", array(&also)),
        ];
        format!("({})", entries.join(","))
    }
}
