//! The passages of one source that the book uses, in their context.
//!
//! What comes in: the uses of a source, and its text. What goes out: what its page shows, in the
//! order of the text: each paragraph with its words, the used ones marked and every address in use
//! an anchor, or a line that says what is not shown. What the library withholds is not in it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefing_plugin::escape;
use briefing_sources::{Entry, Paragraph, ParagraphKind, Place, Publish, Text, apart};
use serde::Serialize;

use crate::chapter::Use;
use crate::locator::numbers;

/// One passage as the page shows it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Shown {
    /// What is not shown before the next one; all else is empty then.
    pub(crate) gap: Option<String>,
    /// The paragraph's address, which is its anchor.
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    /// The place in words: `¶ 5`.
    pub(crate) place: String,
    /// The words as HTML, or why they are not shown.
    pub(crate) words: String,
    /// The places that cite it, as Markdown.
    pub(crate) uses: Option<String>,
}

/// What is used of a source, paragraph by paragraph.
struct InUse<'a> {
    text: &'a Text,
    /// The uses that end in each paragraph.
    uses: BTreeMap<u32, Vec<&'a Use>>,
    /// Each paragraph in use.
    paragraphs: BTreeSet<u32>,
    /// The words quoted, in order and apart, in bytes.
    words: Vec<Range<usize>>,
    /// Each sentence in use by its address.
    sentences: BTreeMap<usize, (String, usize)>,
    /// Each other address in use, by where it starts.
    points: BTreeMap<usize, BTreeSet<String>>,
}

/// Returns what a source's page shows. `back` writes the places that cite a paragraph.
pub(crate) fn shown(
    entry: &Entry,
    text: &Text,
    uses: &[&Use],
    back: &dyn Fn(&str, &[&Use]) -> String,
) -> Vec<Shown> {
    let in_use = InUse::new(text, uses);
    let mut shown = Vec::new();
    let mut hidden = BTreeSet::new();
    for paragraph in text.paragraphs() {
        if entry.publish != Publish::Full && !in_use.paragraphs.contains(&paragraph.number) {
            hidden.insert(paragraph.number);
            continue;
        }
        shown.extend(gap(&mut hidden));
        shown.push(in_use.paragraph(entry, paragraph, back));
    }
    if !shown.is_empty() {
        shown.extend(gap(&mut hidden));
    }
    shown
}

/// Returns the line that says what is not shown, and forgets it.
fn gap(hidden: &mut BTreeSet<u32>) -> Option<Shown> {
    let hidden = std::mem::take(hidden);
    let verb = "not shown";
    let places = numbers("¶", "¶¶", &hidden);
    (!hidden.is_empty())
        .then(|| Shown { gap: Some(format!("{places} {verb}")), ..Shown::default() })
}

impl<'a> InUse<'a> {
    fn new(text: &'a Text, uses: &[&'a Use]) -> Self {
        let mut in_use = Self {
            text,
            uses: BTreeMap::new(),
            paragraphs: BTreeSet::new(),
            words: Vec::new(),
            sentences: BTreeMap::new(),
            points: BTreeMap::new(),
        };
        for one in uses {
            in_use.add(one);
        }
        in_use.words = apart(std::mem::take(&mut in_use.words));
        in_use
    }

    fn add(&mut self, one: &'a Use) {
        let (Some(place), Some(scope)) = (&one.target.place, &one.scope) else { return };
        let extent = match (one.words.first(), one.words.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => scope.clone(),
        };
        let Place::Paragraphs { first, last } = self.text.place_of(extent) else { return };
        self.paragraphs.extend(first..=last);
        self.uses.entry(last).or_default().push(one);
        self.words.extend(one.words.iter().cloned());
        // The anchor must stand on a paragraph that is shown.
        if let Place::Paragraphs { first, .. } = self.text.place_of(scope.clone()) {
            self.paragraphs.insert(first);
        }
        match place {
            Place::Paragraphs { first, last } if first == last => {}
            Place::Sentences { first, last, .. } if first == last => {
                self.sentences.insert(scope.start, (place.to_string(), scope.end));
            }
            _ => {
                self.points.entry(scope.start).or_default().insert(place.to_string());
            }
        }
    }

    fn paragraph(
        &self,
        entry: &Entry,
        paragraph: &Paragraph,
        back: &dyn Fn(&str, &[&Use]) -> String,
    ) -> Shown {
        let id = format!("p{}", paragraph.number);
        let uses = self.uses.get(&paragraph.number);
        let address = format!("{}#{id}", entry.id);
        Shown {
            gap: None,
            kind: kind(paragraph.kind),
            place: numbers("¶", "¶¶", &BTreeSet::from([paragraph.number])),
            words: match entry.publish {
                Publish::None => self.withheld(&paragraph.range),
                Publish::Quoted | Publish::Full => self.marked(&paragraph.range),
            },
            uses: uses.map(|uses| back(&address, uses)),
            id,
        }
    }

    /// Returns the anchors of a paragraph whose words may not be printed.
    fn withheld(&self, range: &Range<usize>) -> String {
        let sentences = self.sentences.range(range.clone()).map(|(_, (id, _))| anchor(id));
        let points =
            self.points.range(range.clone()).flat_map(|(_, ids)| ids.iter().map(|id| anchor(id)));
        let anchors: String = sentences.chain(points).collect();
        format!("{anchors}words withheld")
    }

    /// Returns a paragraph's words as HTML of one line.
    fn marked(&self, range: &Range<usize>) -> String {
        let mut html = String::new();
        let cuts: Vec<usize> = self.cuts(range).into_iter().collect();
        let mut sentence_end = None;
        for piece in cuts.windows(2) {
            let (start, end) = (piece[0], piece[1]);
            html.extend(self.points.get(&start).into_iter().flatten().map(|id| anchor(id)));
            if let Some((id, end)) = self.sentences.get(&start) {
                html.push_str(&format!(
                    "<span class=\"source-sentence\" id=\"{}\">",
                    escape_id(id)
                ));
                sentence_end = Some(*end);
            }
            let words = escape(&self.text.text()[start..end]);
            let used =
                self.words_in(range).iter().any(|used| used.start <= start && end <= used.end);
            html.push_str(&if used { format!("<mark>{words}</mark>") } else { words });
            if sentence_end == Some(end) {
                html.push_str("</span>");
                sentence_end = None;
            }
        }
        html
    }

    /// Returns the words quoted that touch a range.
    fn words_in(&self, range: &Range<usize>) -> &[Range<usize>] {
        let first = self.words.partition_point(|used| used.end <= range.start);
        let end = self.words.partition_point(|used| used.start < range.end);
        &self.words[first..end.max(first)]
    }

    /// Returns where something begins or ends in a paragraph, its own ends among them.
    fn cuts(&self, range: &Range<usize>) -> BTreeSet<usize> {
        let mut cuts = BTreeSet::from([range.start, range.end]);
        cuts.extend(self.words_in(range).iter().flat_map(|used| [used.start, used.end]));
        cuts.extend(self.points.range(range.clone()).map(|(at, _)| *at));
        let sentences = self.sentences.range(range.clone());
        cuts.extend(sentences.flat_map(|(start, (_, end))| [*start, *end]));
        cuts.into_iter().filter(|cut| range.start <= *cut && *cut <= range.end).collect()
    }
}

fn anchor(id: &str) -> String {
    format!("<span id=\"{}\"></span>", escape_id(id))
}

/// An address holds only letters, digits and `.`, `-`, `_`; these stay readable.
fn escape_id(id: &str) -> String {
    id.replace(['"', '<', '>', '&'], "")
}

fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "body",
        ParagraphKind::Heading => "heading",
        ParagraphKind::Caption => "caption",
        ParagraphKind::Furniture => "furniture",
    }
}
