//! The passages of one source that the book uses, in their context.
//!
//! What comes in: the uses of a source, and its text. What goes out: what its page shows, in the
//! order of the text: each paragraph with its words and every address in use an anchor, or a line
//! that says what is not shown. What the book quotes is marked; what it only cites or compares has
//! another mark; of an altered copy's words those are told apart that are nobody's. What the library
//! withholds is not in it.

mod quotations;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefing_plugin::escape;
use briefing_sources::{Entry, Fidelity, Paragraph, Place, Publish, Text, apart};
use serde::Serialize;

use self::quotations::Quotation;
use crate::chapter::Use;
use crate::links;
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
    /// What the book quotes of it.
    pub(crate) quotations: Vec<Quotation>,
    /// The places that only cite it, and how to, as Markdown.
    pub(crate) uses: Option<String>,
}

/// The kinds of marks that stand in the passages of a page.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Marks {
    /// Words that are quoted.
    quoted: bool,
    /// Words that are cited or compared, and not quoted.
    cited: bool,
    /// Words in use that are an altered copy's own.
    copys: bool,
}

/// What stands under a passage.
#[derive(Clone, Copy)]
pub(crate) struct Back<'a> {
    /// Writes links to the notes of some uses, as Markdown.
    pub(crate) links: &'a dyn Fn(&[&Use]) -> String,
    /// Writes where a paragraph is cited, and the lines that cite and quote it, as Markdown.
    pub(crate) lines: &'a dyn Fn(&Paragraph, &[&Use]) -> String,
}

/// What is used of a source, paragraph by paragraph.
struct InUse<'a> {
    entry: &'a Entry,
    text: &'a Text,
    /// The uses that end in each paragraph.
    uses: BTreeMap<u32, Vec<&'a Use>>,
    /// Each paragraph in use.
    paragraphs: BTreeSet<u32>,
    /// The words quoted, in order and apart, in bytes.
    quoted: Vec<Range<usize>>,
    /// The words cited or compared, in order and apart, in bytes.
    cited: Vec<Range<usize>>,
    /// Each sentence in use by its address.
    sentences: BTreeMap<usize, (String, usize)>,
    /// Each other address in use, by where it starts.
    points: BTreeMap<usize, BTreeSet<String>>,
    /// The kinds of marks written so far.
    marks: Marks,
}

/// Returns what a source's page shows, and the kinds of marks in it.
pub(crate) fn shown(
    entry: &Entry,
    text: &Text,
    uses: &[&Use],
    back: Back<'_>,
) -> (Vec<Shown>, Marks) {
    let mut in_use = InUse::new(entry, text, uses);
    let mut shown = Vec::new();
    let mut hidden = BTreeSet::new();
    for paragraph in text.paragraphs() {
        if entry.publish != Publish::Full && !in_use.paragraphs.contains(&paragraph.number) {
            hidden.insert(paragraph.number);
            continue;
        }
        shown.extend(gap(&mut hidden));
        shown.push(in_use.paragraph(paragraph, back));
    }
    if !shown.is_empty() {
        shown.extend(gap(&mut hidden));
    }
    (shown, in_use.marks)
}

/// Returns the line that says what is not shown, and forgets it.
fn gap(hidden: &mut BTreeSet<u32>) -> Option<Shown> {
    let hidden = std::mem::take(hidden);
    let places = numbers("¶", "¶¶", &hidden);
    (!hidden.is_empty()).then(|| Shown {
        gap: Some(format!("{places} not cited and not shown")),
        ..Shown::default()
    })
}

/// Whether words are an altered copy's own: outside the quotation marks that it has itself.
pub(crate) fn are_copys(entry: &Entry, text: &Text, range: &Range<usize>) -> bool {
    let holds = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
    entry.fidelity == Fidelity::Altered && !text.own_quotations().iter().any(holds)
}

impl<'a> InUse<'a> {
    fn new(entry: &'a Entry, text: &'a Text, uses: &[&'a Use]) -> Self {
        let mut in_use = Self {
            entry,
            text,
            uses: BTreeMap::new(),
            paragraphs: BTreeSet::new(),
            quoted: Vec::new(),
            cited: Vec::new(),
            sentences: BTreeMap::new(),
            points: BTreeMap::new(),
            marks: Marks::default(),
        };
        for one in uses {
            in_use.add(one);
        }
        // A note names the heading under which its passage stands, where it may be printed.
        let told = entry.publish != Publish::None;
        let headings =
            in_use.paragraphs.iter().filter_map(|&one| text.heading_above(one).filter(|_| told));
        let headings: Vec<u32> = headings.collect();
        in_use.paragraphs.extend(headings);
        for passage in &entry.passages {
            if let Ok(named) = text.passage(&Place::Named(passage.name.clone())) {
                in_use.points.entry(named.range.start).or_default().insert(passage.name.clone());
            }
        }
        in_use.quoted = apart(std::mem::take(&mut in_use.quoted));
        in_use.cited = apart(std::mem::take(&mut in_use.cited));
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
        self.quoted.extend(one.quoted().iter().cloned());
        self.cited.extend(one.cited());
        if let Some(words) = one.quoted().first() {
            self.points.entry(words.start).or_default().insert(links::to_place(&one.target));
        }
        let Some(at) = self.anchored(scope) else { return };
        match place {
            Place::Paragraphs { first, last } if first == last => {}
            Place::Sentences { first, last, .. } if first == last => {
                self.sentences.insert(scope.start, (place.to_string(), scope.end));
            }
            _ => {
                self.points.entry(at).or_default().insert(place.to_string());
            }
        }
    }

    /// Returns where the anchor of a passage stands, and has that paragraph be shown.
    fn anchored(&mut self, scope: &Range<usize>) -> Option<usize> {
        let first = self.text.paragraphs().iter().find(|one| scope.start < one.range.end)?;
        self.paragraphs.insert(first.number);
        Some(scope.start.max(first.range.start))
    }

    fn paragraph(&mut self, paragraph: &Paragraph, back: Back<'_>) -> Shown {
        let uses = self.uses.get(&paragraph.number);
        let uses = uses.map(|uses| {
            let (quotations, cited) = quotations::parted(self.entry, self.text, uses, back.links);
            (quotations, (back.lines)(paragraph, &cited))
        });
        let (quotations, uses) = uses.unzip();
        Shown {
            gap: None,
            kind: paragraph.kind.word(),
            place: numbers("¶", "¶¶", &BTreeSet::from([paragraph.number])),
            words: match self.entry.publish {
                Publish::None => self.withheld(&paragraph.range),
                Publish::Quoted | Publish::Full => self.marked(&paragraph.range),
            },
            quotations: quotations.unwrap_or_default(),
            uses,
            id: format!("p{}", paragraph.number),
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
    fn marked(&mut self, range: &Range<usize>) -> String {
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
            html.push_str(&self.piece(start..end));
            if sentence_end == Some(end) {
                html.push_str("</span>");
                sentence_end = None;
            }
        }
        html
    }

    /// Returns words that are of one kind, in the element that says of which.
    fn piece(&mut self, range: Range<usize>) -> String {
        let words = escape(&self.text.text()[range.clone()]);
        let within = |all: &[Range<usize>]| {
            touching(all, &range).iter().any(|one| one.start <= range.start && range.end <= one.end)
        };
        let (quoted, cited) = (within(&self.quoted), within(&self.cited));
        if !quoted && !cited {
            return words;
        }
        let copys = are_copys(self.entry, self.text, &range);
        self.marks.quoted |= quoted;
        self.marks.cited |= !quoted && !copys;
        self.marks.copys |= copys;
        match (quoted, copys) {
            (true, false) => format!("<mark>{words}</mark>"),
            (true, true) => {
                format!("<mark><span class=\"source-copys\">{words}</span></mark>")
            }
            (false, false) => format!("<span class=\"source-cited\">{words}</span>"),
            (false, true) => format!("<span class=\"source-copys\">{words}</span>"),
        }
    }

    /// Returns where something begins or ends in a paragraph, its own ends among them.
    fn cuts(&self, range: &Range<usize>) -> BTreeSet<usize> {
        let mut cuts = BTreeSet::from([range.start, range.end]);
        let own = match self.entry.fidelity {
            Fidelity::Altered => self.text.own_quotations(),
            _ => &[],
        };
        for all in [&self.quoted, &self.cited, own] {
            cuts.extend(touching(all, range).iter().flat_map(|one| [one.start, one.end]));
        }
        cuts.extend(self.points.range(range.clone()).map(|(at, _)| *at));
        let sentences = self.sentences.range(range.clone());
        cuts.extend(sentences.flat_map(|(start, (_, end))| [*start, *end]));
        cuts.into_iter().filter(|cut| range.start <= *cut && *cut <= range.end).collect()
    }
}

/// Returns those of some ranges, in order and apart, that touch another.
fn touching<'a>(all: &'a [Range<usize>], range: &Range<usize>) -> &'a [Range<usize>] {
    let first = all.partition_point(|one| one.end <= range.start);
    let end = all.partition_point(|one| one.start < range.end);
    &all[first..end.max(first)]
}

fn anchor(id: &str) -> String {
    format!("<span id=\"{}\"></span>", escape_id(id))
}

/// An address holds only letters, digits and `.`, `-`, `_`, `:`, `,`; these stay readable.
fn escape_id(id: &str) -> String {
    id.replace(['"', '<', '>', '&'], "")
}
