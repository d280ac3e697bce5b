//! The quotation ladder: the reports of one utterance, the one that the others are held against
//! first.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Change, ChangeKind, Comparison, Ladder, Quoted, Rung, RungKind};
use briefing_sources::{Place, Text};
use serde::Serialize;

use crate::account::{Account, Head, accounts, place};
use crate::chapter::Desk;
use crate::pieces::cut;

/// Marks that open or close a quotation, of any language.
const MARKS: [char; 9] = ['"', '“', '”', '„', '‟', '«', '»', '〝', '〞'];

/// What the template `diff-ladder` is filled in with.
#[derive(Debug, Serialize)]
struct View<'a> {
    /// The name that the choice of the base has; no other of the book has it.
    name: String,
    /// The reports that the reader may hold the others against; empty where there is one only.
    bases: Vec<BaseView<'a>>,
    rungs: Vec<RungView>,
    /// The language in which it was said, where it was another.
    spoken_in: Option<&'a str>,
}

/// A report that the others may be held against.
#[derive(Debug, Serialize)]
struct BaseView<'a> {
    base: usize,
    label: &'a str,
    place: String,
}

#[derive(Debug, Serialize)]
struct RungView {
    head: Head,
    voice: Option<String>,
    /// The report held against the first base, which stands on paper and without a script.
    held: Held,
    /// The same held against each of the others.
    others: Vec<Other>,
}

/// A report held against another base than the first.
#[derive(Debug, Serialize)]
struct Other {
    base: usize,
    held: Held,
}

/// A report held against one base: what the template `diff-report` is filled in with.
#[derive(Debug, Serialize)]
struct Held {
    /// Where the report stands among those held against this base, from 1.
    place: usize,
    kind: &'static str,
    /// The kind in words.
    said: &'static str,
    /// The sentences that report it; empty where the words are withheld.
    pieces: Vec<Reported>,
    changes: Vec<ChangeView>,
}

/// A piece of a report.
#[derive(Debug, Serialize)]
struct Reported {
    /// Whether the report quotes it.
    quoted: bool,
    parts: Vec<Part>,
}

/// Words, and whether the base has them too.
#[derive(Debug, Serialize)]
struct Part {
    text: String,
    shared: bool,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    what: &'static str,
    here: Option<String>,
    /// Whether these words are an altered copy's own.
    here_copys: bool,
    base: Option<String>,
    /// Whether those of the base are.
    base_copys: bool,
}

/// Returns the ladder on a row's report as Markdown, and in it those on the other reports that hold
/// no more than it does: each report stands once, with one note.
pub(crate) fn render(
    desk: &Desk<'_>,
    comparison: &Comparison,
    base: usize,
    name: &str,
) -> Result<String, Diagnostic> {
    let Some(first) = comparison.ladder(Some(base)).or_else(|| comparison.ladder(None)) else {
        return Ok(String::new());
    };
    let accounts = accounts(desk.sources, comparison);
    let ladders = on_each_base(comparison, first);
    let rung = |rung: &Rung| {
        let account = accounts.get(rung.row)?;
        // All tell what one voice said.
        let head = Head { counts_with: None, ..account.head(desk.sources, &comparison.rows) };
        let other = |(base, &ladder)| Other { base, held: held(&accounts, ladder, rung) };
        Some(RungView {
            head,
            voice: account.voice(),
            held: held(&accounts, first, rung),
            others: ladders.iter().enumerate().skip(1).map(other).collect(),
        })
    };
    let base = |(base, ladder): (usize, &&Ladder)| {
        let row = &comparison.rows[ladder.base()?];
        Some(BaseView { base, label: &row.label, place: place(desk.sources, &row.at) })
    };
    let view = View {
        name: format!("{name}-base"),
        bases: match ladders.len() {
            1 => Vec::new(),
            _ => ladders.iter().enumerate().filter_map(base).collect(),
        },
        rungs: first.rungs.iter().filter_map(rung).collect(),
        spoken_in: first.spoken_in.as_deref(),
    };
    desk.templates.render("diff-ladder", &view, "")
}

/// Returns the ladders that a reader may choose from, `first` before the others: those whose every
/// report stands in `first` too.
fn on_each_base<'a>(comparison: &'a Comparison, first: &'a Ladder) -> Vec<&'a Ladder> {
    let stands = |rung: &Rung| first.rungs.iter().any(|one| one.row == rung.row);
    let others = comparison
        .ladders
        .iter()
        .filter(|ladder| ladder.base() != first.base() && ladder.rungs.iter().all(stands));
    std::iter::once(first).chain(others).collect()
}

/// Returns an account's report as `ladder` has it; `rung` is its rung on the first ladder.
fn held(accounts: &[Account<'_>], ladder: &Ladder, rung: &Rung) -> Held {
    let account = &accounts[rung.row];
    let base = ladder.base().and_then(|row| accounts.get(row));
    match ladder.rungs.iter().position(|one| one.row == rung.row) {
        Some(at) => {
            let rung = &ladder.rungs[at];
            Held {
                place: at + 1,
                kind: rung.kind.name(),
                said: said(rung.kind, ladder),
                pieces: pieces(account, rung),
                changes: rung.changes.iter().map(|one| change(account, base, one)).collect(),
            }
        }
        None => Held {
            place: ladder.rungs.len() + 1,
            kind: "none",
            said: "not read as a report of these words",
            pieces: unmarked(account, rung),
            changes: Vec::new(),
        },
    }
}

fn said(kind: RungKind, ladder: &Ladder) -> &'static str {
    match kind {
        RungKind::Base if ladder.is_longest => "longest quotation",
        RungKind::Base => "the others are held against this",
        RungKind::Verbatim if ladder.spoken_in.is_some() => "same English wording",
        RungKind::Verbatim => "word for word",
        RungKind::Spelling => "other spelling",
        RungKind::Fragment => "fragment",
        RungKind::OtherWords => "other words",
        RungKind::Paraphrase => "paraphrase, no quotation marks",
    }
}

fn change(account: &Account<'_>, base: Option<&Account<'_>>, change: &Change) -> ChangeView {
    let here = change.here.as_ref().and_then(|range| account.words(range));
    let theirs = change.base.as_ref().zip(base).and_then(|(range, base)| base.words(range));
    let what = match change.kind {
        ChangeKind::About => "spoken of",
        ChangeKind::Target => "aimed at",
        ChangeKind::Hedge => "dropped",
        ChangeKind::Spelling => "spelling",
        ChangeKind::Said => "said",
    };
    let copys = |account: &Account<'_>, words: &Option<Range<usize>>| {
        words.as_ref().is_some_and(|range| account.are_copys(range))
    };
    ChangeView {
        what,
        here: here.map(str::to_owned),
        here_copys: copys(account, &change.here),
        base: theirs.map(str::to_owned),
        base_copys: base.is_some_and(|base| copys(base, &change.base)),
    }
}

/// Cuts the report at the words it quotes, and these at what the base shares.
fn pieces(account: &Account<'_>, rung: &Rung) -> Vec<Reported> {
    let Some(text) = account.text else { return Vec::new() };
    let quoted: Vec<(Range<usize>, usize)> = rung
        .quoted
        .iter()
        .enumerate()
        .map(|(index, one)| (with_marks(text.text(), &one.range), index))
        .collect();
    let is_base = rung.kind == RungKind::Base;
    cut(&report(text, &account.row.passage, rung), &quoted)
        .into_iter()
        .map(|(range, quoted)| match quoted.and_then(|index| rung.quoted.get(index)) {
            Some(one) => quotation(text.text(), &range, one, is_base),
            None => Reported { quoted: false, parts: vec![part(text.text(), &range, false)] },
        })
        .collect()
}

/// Returns the report without a word of it shared.
fn unmarked(account: &Account<'_>, rung: &Rung) -> Vec<Reported> {
    let quoted = rung.quoted.iter().map(|one| Quoted { shared: Vec::new(), ..one.clone() });
    pieces(account, &Rung { quoted: quoted.collect(), ..rung.clone() })
}

/// Returns quoted words, the marks at both ends left out: the element says that they are quoted.
fn quotation(text: &str, range: &Range<usize>, quoted: &Quoted, is_base: bool) -> Reported {
    let words = &text[range.clone()];
    let inner = words.trim_start_matches(MARKS).trim_end_matches(MARKS);
    let start = range.start + words.len() - words.trim_start_matches(MARKS).len();
    let inner = start..start + inner.len();
    let shared: Vec<_> = quoted.shared.iter().map(|one| (one.clone(), ())).collect();
    let shared = if is_base { Vec::new() } else { shared };
    let parts = cut(&inner, &shared);
    Reported {
        quoted: true,
        parts: parts.iter().map(|(one, shared)| part(text, one, shared.is_some())).collect(),
    }
}

fn part(text: &str, range: &Range<usize>, shared: bool) -> Part {
    Part { text: text[range.clone()].to_owned(), shared }
}

/// Returns quoted words with the marks around them, a final mark before the closing one included;
/// the words alone where no marks stand at both ends.
fn with_marks(text: &str, words: &Range<usize>) -> Range<usize> {
    let (Some(before), Some(behind)) = (text.get(..words.start), text.get(words.end..)) else {
        return words.clone();
    };
    let open = before.chars().next_back().filter(|c| MARKS.contains(c));
    let rest = behind.trim_start_matches(['.', ',', ';', ':', '!', '?']);
    let close = rest.chars().next().filter(|c| MARKS.contains(c));
    match (open, close) {
        (Some(open), Some(close)) => {
            let end = text.len() - rest.len() + close.len_utf8();
            words.start - open.len_utf8()..end
        }
        _ => words.clone(),
    }
}

/// Returns the sentences of the account that hold what the rung is about; all of it where it is
/// about no words of its own.
fn report(text: &Text, passage: &Range<usize>, rung: &Rung) -> Range<usize> {
    let quoted = rung.quoted.iter().map(|one| &one.range);
    let about = quoted.chain(rung.changes.iter().filter_map(|one| one.here.as_ref()));
    let inside = about.filter(|one| passage.start <= one.start && one.end <= passage.end);
    let Some(words) = inside.cloned().reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)) else {
        return passage.clone();
    };
    let Place::Paragraphs { first, last } = text.place_of(words.clone()) else {
        return passage.clone();
    };
    let touches = |one: &&Range<usize>| one.start < words.end && words.start < one.end;
    let start = text.sentences(first).iter().find(touches).map_or(words.start, |one| one.start);
    let end = text.sentences(last).iter().rfind(touches).map_or(words.end, |one| one.end);
    start.max(passage.start)..end.min(passage.end)
}
