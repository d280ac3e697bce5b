//! Builds the quotation ladder: which accounts report one utterance, and what each keeps of it.
//!
//! The longest quotation is the base, or the one that is asked for; every other report is held
//! against it word by word, spelling aside. Where no other account quotes words of the base, there
//! is no ladder. What another speaker says in words of his own is no report of the utterance, unless
//! the author names a base.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use briefing_reading::{Objects, hedge_before, is_content, spelling, stem, words as words_of};

use crate::accounts::Account;
use crate::cells::{Content, SAID, content};
use crate::ladder::{Change, ChangeKind, Ladder, Quoted, Rung, RungKind};
use crate::speakers::{Named, speakers};
use crate::states::What;
use crate::value::Relation;
use crate::voice::voice;
use crate::written::{Event, Fact};

/// Returns the ladders of a fact's accounts, one for each account that quotes what another has too:
/// first the one on the base that the author chose, or else on the longest quotation.
pub(crate) fn ladders(
    fact: &Fact,
    aliases: &[Vec<String>],
    accounts: &[Account<'_>],
    events: &[Event],
) -> Vec<Ladder> {
    let mut reports: Vec<Report<'_>> = accounts.iter().map(Report::new).collect();
    let stated = accounts.iter().map(|account| voice(account, aliases, &[]).by).collect::<Vec<_>>();
    let names =
        stated.iter().map(|by| Named { name: by.as_deref().unwrap_or(""), role: None, source: "" });
    let known = speakers(&names.collect::<Vec<_>>(), aliases).of;
    for ((report, by), speaker) in reports.iter_mut().zip(&stated).zip(known) {
        report.by = by.is_some().then_some(speaker);
    }
    let Some(first) = base(fact, &reports) else { return Vec::new() };
    let quoting = (0..reports.len()).filter(|&at| !reports[at].tokens.is_empty());
    let others = quoting.clone().filter(|&at| at != first);
    let longest = quoting.map(|at| reports[at].quoted_letters()).max();
    let ladder = |base: usize| {
        let is_longest = Some(reports[base].quoted_letters()) == longest;
        ladder(fact, &reports, base, is_longest, events)
    };
    match ladder(first) {
        Some(ladder_on_first) => {
            std::iter::once(ladder_on_first).chain(others.filter_map(ladder)).collect()
        }
        None => Vec::new(),
    }
}

fn ladder(
    fact: &Fact,
    reports: &[Report<'_>],
    base: usize,
    is_longest: bool,
    events: &[Event],
) -> Option<Ladder> {
    let mut rungs: Vec<Rung> = (0..reports.len())
        .filter_map(|at| rung(reports, base, at, events))
        .filter(|rung| is_report(fact, rung, &reports[base], &reports[rung.row]))
        .collect();
    let echoed = rungs
        .iter()
        .any(|rung| rung.row != base && rung.quoted.iter().any(|quoted| !quoted.shared.is_empty()));
    let kept = |rung: &Rung| -> usize {
        rung.quoted.iter().flat_map(|quoted| &quoted.shared).map(ExactSizeIterator::len).sum()
    };
    rungs.sort_by_key(|rung| (rung.kind != RungKind::Base, Reverse(kept(rung)), rung.row));
    echoed.then(|| Ladder { rungs, is_longest, spoken_in: fact.spoken_in.clone() })
}

/// How many words in a row another speaker must have in common with the base for his words to count
/// as a report of it.
const ECHO: usize = 3;

/// Whether an account reports the utterance: it has it from the same speaker; or it quotes nothing but
/// words of the base, and more than a term of a few words, which two speakers may have without the one
/// reporting the other; or it quotes some of them in a row; or the author says so by naming a base.
fn is_report(fact: &Fact, rung: &Rung, base: &Report<'_>, here: &Report<'_>) -> bool {
    let one_speaker = base.by.is_some() && base.by == here.by;
    if fact.base.is_some() || one_speaker || rung.kind == RungKind::Base {
        return true;
    }
    let words = |part: &Range<usize>| words_of(here.account.words(part)).len();
    let shared = || rung.quoted.iter().flat_map(|quoted| &quoted.shared).map(words);
    match rung.kind {
        RungKind::OtherWords | RungKind::Paraphrase => shared().any(|count| count >= ECHO),
        _ => shared().sum::<usize>() > ECHO,
    }
}

/// One account's words.
struct Report<'a> {
    account: &'a Account<'a>,
    /// Who speaks, as far as it is known: the first account of the same speaker.
    by: Option<usize>,
    quoted: Vec<Range<usize>>,
    /// The words between the marks, in order.
    tokens: Vec<Token>,
    /// The passage, read for the objects of its verbs once it is asked for them.
    objects: OnceCell<Objects<'a>>,
    /// The places of the passage's words in the text, by their stems.
    stems: OnceCell<BTreeMap<String, Vec<Range<usize>>>>,
}

/// A word of a report.
#[derive(Clone, Debug)]
struct Token {
    range: Range<usize>,
    /// In small letters.
    folded: String,
    /// With its spelling folded.
    spelled: String,
    /// The index of the quotation in which it stands.
    quoted: usize,
}

impl<'a> Report<'a> {
    fn new(account: &'a Account<'a>) -> Self {
        let quoted = account.quoted();
        let tokens = quoted.iter().enumerate().flat_map(|(at, range)| tokens(account, range, at));
        let tokens = tokens.collect();
        Self { account, by: None, quoted, tokens, objects: OnceCell::new(), stems: OnceCell::new() }
    }

    /// Returns the places of a word of this stem in the passage.
    fn places(&self, wanted: &str) -> &[Range<usize>] {
        let stems = self.stems.get_or_init(|| places(self.account));
        stems.get(wanted).map_or(&[][..], Vec::as_slice)
    }

    /// Returns the object that follows a verb in the passage.
    fn object(&self, verb: &Range<usize>) -> Option<Range<usize>> {
        let passage = &self.account.passage;
        let objects = self.objects.get_or_init(|| Objects::new(self.account.words(passage)));
        let start = passage.start;
        let object = objects.after(&(verb.start - start..verb.end - start))?;
        Some(start + object.start..start + object.end)
    }

    fn quoted_letters(&self) -> usize {
        self.quoted.iter().map(ExactSizeIterator::len).sum()
    }
}

fn tokens(account: &Account<'_>, range: &Range<usize>, quoted: usize) -> Vec<Token> {
    let words = account.words(range);
    let token = |found: Range<usize>| {
        let folded = words[found.clone()].to_lowercase().replace('\u{2019}', "'");
        let spelled = spelling(&folded);
        let range = range.start + found.start..range.start + found.end;
        Token { range, folded, spelled, quoted }
    };
    words_of(words).into_iter().map(token).collect()
}

/// Returns the account that the author chose, or the one with the longest quotation.
fn base(fact: &Fact, reports: &[Report<'_>]) -> Option<usize> {
    let quoting = (0..reports.len()).filter(|&at| !reports[at].tokens.is_empty());
    let chosen = fact.base.as_ref().map(|base| base.value.as_str());
    let is_chosen = |at: &usize| {
        let at = &reports[*at].account.at;
        chosen.is_some_and(|chosen| at.id == chosen || at.to_string() == chosen)
    };
    // Of equals the first address is taken, whatever the order of the accounts.
    let longest = |at: &usize| {
        let first = Reverse(reports[*at].account.at.clone());
        (reports[*at].quoted_letters(), first, Reverse(*at))
    };
    quoting.clone().find(is_chosen).or_else(|| quoting.max_by_key(longest))
}

fn rung(reports: &[Report<'_>], base: usize, at: usize, events: &[Event]) -> Option<Rung> {
    let (base, here) = (&reports[base], &reports[at]);
    if std::ptr::eq(base, here) {
        let quoted =
            |range: &Range<usize>| Quoted { range: range.clone(), shared: vec![range.clone()] };
        let quoted = base.quoted.iter().map(quoted).collect();
        return Some(Rung { row: at, kind: RungKind::Base, quoted, changes: Vec::new() });
    }
    let runs = runs(base, here);
    let quoted: Vec<Quoted> = (here.quoted.iter().enumerate())
        .map(|(index, range)| Quoted { range: range.clone(), shared: shared(here, &runs, index) })
        .collect();
    let kind = kind(base, here, &runs);
    if kind == RungKind::Paraphrase && !echoes(base, here) {
        return None;
    }
    Some(Rung { row: at, kind, quoted, changes: changes(base, here, &runs, events) })
}

/// Words of a report that stand in one run in the base.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    /// The report's tokens.
    here: Range<usize>,
    /// The base's tokens.
    base: Range<usize>,
}

/// Returns the longest runs that a report's quotations share with the base's, from left to right;
/// a run holds at least one content word and crosses no quotation mark.
fn runs(base: &Report<'_>, here: &Report<'_>) -> Vec<Run> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, token) in base.tokens.iter().enumerate() {
        places.entry(&token.spelled).or_default().push(at);
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < here.tokens.len() {
        let starts = places.get(here.tokens[at].spelled.as_str()).map_or(&[][..], Vec::as_slice);
        let longest = starts.iter().map(|&from| (common(base, from, here, at), from));
        let next = runs.last().map(|run| run.base.end);
        match longest.max_by_key(|&(length, from)| (length, next == Some(from), Reverse(from))) {
            Some((length, from)) if holds_content(here, &(at..at + length)) => {
                runs.push(Run { here: at..at + length, base: from..from + length });
                at += length;
            }
            _ => at += 1,
        }
    }
    runs
}

fn common(base: &Report<'_>, from: usize, here: &Report<'_>, at: usize) -> usize {
    let pairs = base.tokens[from..].iter().zip(&here.tokens[at..]);
    let (first, second) = (base.tokens[from].quoted, here.tokens[at].quoted);
    let same = pairs.take_while(|(one, two)| {
        one.spelled == two.spelled && one.quoted == first && two.quoted == second
    });
    same.count()
}

fn holds_content(here: &Report<'_>, run: &Range<usize>) -> bool {
    here.tokens[run.clone()].iter().any(|token| is_content(&token.folded))
}

/// Returns the parts of one quotation that stand in the base.
fn shared(here: &Report<'_>, runs: &[Run], quoted: usize) -> Vec<Range<usize>> {
    let within = runs.iter().filter(|run| here.tokens[run.here.start].quoted == quoted);
    let range = |run: &Run| {
        here.tokens[run.here.start].range.start..here.tokens[run.here.end - 1].range.end
    };
    within.map(range).collect()
}

fn kind(base: &Report<'_>, here: &Report<'_>, runs: &[Run]) -> RungKind {
    let shared: usize = runs.iter().map(|run| run.here.len()).sum();
    if here.tokens.is_empty() {
        return RungKind::Paraphrase;
    }
    if shared < here.tokens.len() {
        return RungKind::OtherWords;
    }
    let goes_on = |pair: &[Run]| pair[0].base.end == pair[1].base.start;
    if shared == base.tokens.len() && runs.windows(2).all(goes_on) {
        let spelled = spellings(base, here, runs).is_empty();
        return if spelled { RungKind::Verbatim } else { RungKind::Spelling };
    }
    let in_one_quotation =
        |pair: &[Run]| quotation_of(here, &pair[0]) == quotation_of(here, &pair[1]);
    let keeps = |pair: &[Run]| goes_on(pair) || omits(here, pair);
    let is_fragment = runs.windows(2).all(|pair| !in_one_quotation(pair) || keeps(pair));
    if is_fragment { RungKind::Fragment } else { RungKind::OtherWords }
}

fn quotation_of(here: &Report<'_>, run: &Run) -> usize {
    here.tokens[run.here.start].quoted
}

/// Whether a report marks that it leaves out what the base has between two runs.
fn omits(here: &Report<'_>, pair: &[Run]) -> bool {
    let from = here.tokens[pair[0].here.end - 1].range.end;
    let to = here.tokens[pair[1].here.start].range.start;
    let between = here.account.words(&(from..to)).replace(' ', "");
    let marks = between.contains('\u{2026}') || between.contains("...");
    marks && pair[0].base.end <= pair[1].base.start
}

/// Whether a report without shared quoted words speaks of what the base quotes: a content word of
/// five letters or more stands in both.
fn echoes(base: &Report<'_>, here: &Report<'_>) -> bool {
    const LETTERS: usize = 5;
    let words = here.account.words(&here.account.passage);
    let stems: Vec<String> = words_of(words).into_iter().map(|one| stem(&words[one])).collect();
    let telling = base
        .tokens
        .iter()
        .filter(|token| is_content(&token.folded) && token.folded.chars().count() >= LETTERS);
    telling.map(|token| stem(&token.folded)).any(|stem| stems.contains(&stem))
}

/// Returns the pairs of tokens that differ only in their spelling.
fn spellings<'r>(
    base: &'r Report<'_>,
    here: &'r Report<'_>,
    runs: &[Run],
) -> Vec<(&'r Token, &'r Token)> {
    let pairs = runs
        .iter()
        .flat_map(|run| base.tokens[run.base.clone()].iter().zip(&here.tokens[run.here.clone()]));
    pairs.filter(|(one, two)| one.folded != two.folded).collect()
}

/// Returns what a report changes.
fn changes(base: &Report<'_>, here: &Report<'_>, runs: &[Run], events: &[Event]) -> Vec<Change> {
    let mut changes: Vec<Change> = about(base, here).into_iter().collect();
    changes.extend(target(base, here, runs));
    changes.extend(runs.iter().filter_map(|run| hedge(base, here, run)));
    let spelled = spellings(base, here, runs).into_iter();
    changes.extend(spelled.map(|(one, two)| {
        change(ChangeKind::Spelling, Some(one.range.clone()), Some(two.range.clone()))
    }));
    changes.extend(said(base, here, events));
    changes.dedup();
    changes
}

fn change(kind: ChangeKind, base: Option<Range<usize>>, here: Option<Range<usize>>) -> Change {
    Change { kind, base, here }
}

/// What is spoken of, where both say it in other words.
fn about(base: &Report<'_>, here: &Report<'_>) -> Option<Change> {
    let about = |report: &Report<'_>| {
        report.account.told.speeches.iter().find_map(|speech| speech.about.clone())
    };
    let (one, two) = (about(base)?, about(here)?);
    differ(base, &one, here, &two).then(|| change(ChangeKind::About, Some(one), Some(two)))
}

fn differ(base: &Report<'_>, one: &Range<usize>, here: &Report<'_>, two: &Range<usize>) -> bool {
    base.account.words(one).to_lowercase() != here.account.words(two).to_lowercase()
}

/// At what a verb that both have is aimed, where its objects differ. The verb must stand on the same
/// side of the first shared run in both.
fn target(base: &Report<'_>, here: &Report<'_>, runs: &[Run]) -> Option<Change> {
    let first = runs.first();
    let base_run = first.map_or(0, |run| base.tokens[run.base.start].range.start);
    let here_run = first.map_or(0, |run| here.tokens[run.here.start].range.start);
    base.tokens.iter().filter(|token| is_content(&token.folded)).find_map(|token| {
        let verbs = here.places(&stem(&token.folded)).iter();
        let mut beside =
            verbs.filter(|at| (at.start < here_run) == (token.range.start < base_run)).peekable();
        beside.peek()?;
        let one = base.object(&token.range)?;
        let two = beside.find_map(|at| here.object(at))?;
        differ(base, &one, here, &two).then(|| change(ChangeKind::Target, Some(one), Some(two)))
    })
}

/// Returns the places of a passage's words in the text, by their stems.
fn places(account: &Account<'_>) -> BTreeMap<String, Vec<Range<usize>>> {
    let (start, words) = (account.passage.start, account.words(&account.passage));
    let mut places: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    for word in words_of(words) {
        let at = start + word.start..start + word.end;
        places.entry(stem(&words[word])).or_default().push(at);
    }
    places
}

/// A hedge that governs a shared run in the base, and that the report does not have.
fn hedge(base: &Report<'_>, here: &Report<'_>, run: &Run) -> Option<Change> {
    let (first, second) = (&base.tokens[run.base.start], &here.tokens[run.here.start]);
    let hedged = hedge_before(base.account.text.text(), first.range.start)?;
    let dropped = hedge_before(here.account.text.text(), second.range.start).is_none();
    dropped.then(|| change(ChangeKind::Hedge, Some(hedged), None))
}

/// The day on which it was said, where that of the base cannot be it, or is not sure to be.
fn said(base: &Report<'_>, here: &Report<'_>, events: &[Event]) -> Option<Change> {
    let said = |report: &Report<'_>| content(report.account, SAID, None, events);
    let (one, two) = (said(base), said(here));
    let apart = one.what.value()?.relation(two.what.value()?, false) == Relation::Apart;
    let differs = apart || matches!(two.what, What::Assumed(_));
    let read = |content: Content| content.words.into_iter().next();
    differs.then(|| change(ChangeKind::Said, read(one), read(two)))
}
