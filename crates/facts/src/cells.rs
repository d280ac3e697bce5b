//! What one account says in one column: from the author's words and readings, or as the program
//! reads it.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_reading::{
    Certainty, Days, Interval, Manner, Measure, Moment, MomentKind, Quantity, When as Moments,
    is_content, moments, words,
};
use briefing_sources::{Outcome, Verdict, verify};

use crate::accounts::Account;
use crate::anchors::{Fixed, fix};
use crate::authored::{measured, value_of};
use crate::comparison::When;
use crate::prose::excerpt;
use crate::states::What;
use crate::value::Value;
use crate::words::interval_in_words;
use crate::written::{Compare, Event, Reading};

/// The key of the column of the day on which it happened.
pub const WHEN: &str = "when";
/// The key of the column of the day on which it was said.
pub const SAID: &str = "said";
/// The column of lengths of time.
pub(crate) const DURATION: &str = "duration";
/// The column of shares.
pub(crate) const PERCENT: &str = "percent";

/// What an account says in a column.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) what: What,
    pub(crate) words: Vec<Range<usize>>,
    pub(crate) means: Option<String>,
    pub(crate) reading: bool,
    pub(crate) why: Option<String>,
    pub(crate) remark: Option<&'static str>,
}

impl Content {
    fn new(what: What) -> Self {
        Self { what, words: Vec::new(), means: None, reading: false, why: None, remark: None }
    }

    fn words(mut self, words: Vec<Range<usize>>) -> Self {
        self.words = words;
        self
    }

    /// A value, with its meaning in words. A duration is counted in minutes, and means what its own
    /// words say.
    fn value(column: &str, value: Value, sure: bool) -> Self {
        let means = match &value {
            Value::Number(interval) if column != DURATION => interval_in_words(interval),
            Value::Days(days) => Some(days.to_string()),
            _ => None,
        };
        let what = if sure { What::Value(value) } else { What::Assumed(value) };
        Self { means, ..Self::new(what) }
    }
}

/// Returns what an account says in a column. `compare` are the words that the author chose in it.
pub(crate) fn content(
    account: &Account<'_>,
    column: &str,
    compare: Option<&Range<usize>>,
    events: &[Event],
) -> Content {
    let readings = account.written.map_or(&[][..], |written| &written.readings);
    let mut content = match (readings.iter().find(|one| one.column.value == column), compare) {
        (Some(reading), words) => read_by_author(account, column, reading, words, events),
        (None, Some(words)) => chosen(account, column, words, events),
        (None, None) => found(account, column, events),
    };
    let doubted = account.written.is_some_and(|written| written.doubt.is_some());
    if doubted && content.what.value().is_some() {
        content.what = What::NotFixed;
    }
    content
}

/// The author's reading: it never agrees where he does not say where it stands, or only implies it.
fn read_by_author(
    account: &Account<'_>,
    column: &str,
    reading: &Reading,
    words: Option<&Range<usize>>,
    events: &[Event],
) -> Content {
    let value = value_of(column, &reading.value.value);
    let sure = !reading.implied && (reading.from.is_some() || matches!(value, Value::Word(_)));
    let mut content = Content::value(column, value, sure);
    content.words = match words {
        Some(words) => vec![words.clone()],
        None => found(account, column, events).words,
    };
    if !matches!(content.what.value(), Some(Value::Days(_))) {
        content.means = Some(reading.value.value.clone());
    }
    content.remark = reading.implied.then_some("implied");
    content.reading = true;
    content.why = reading.from.as_ref().map(|from| account.place_of(from));
    content
}

/// The words that the author chose, read as a number or a day where they hold one or a part of one.
fn chosen(account: &Account<'_>, column: &str, words: &Range<usize>, events: &[Event]) -> Content {
    let content = if is_day(column) {
        chosen_day(account, words, events).map(fixed)
    } else {
        chosen_number(account, column, words)
    };
    let plain = || {
        let word = account.words(words);
        Content { means: None, ..Content::value(column, Value::word(word), true) }
    };
    content.unwrap_or_else(plain).words(vec![words.clone()])
}

/// The day that chosen words mean: that of a moment within them, or of one that is mostly theirs;
/// else what they state themselves; else that of a moment of which they are a part.
fn chosen_day(account: &Account<'_>, words: &Range<usize>, events: &[Event]) -> Option<Fixed> {
    let within = |range: &Range<usize>| words.start <= range.start && range.end <= words.end;
    // The reading may take in a word more than the author chose ("simply three days earlier").
    let mostly = |range: &Range<usize>| {
        let shared = range.end.min(words.end).saturating_sub(range.start.max(words.start));
        2 * shared >= range.len() && 2 * shared >= words.len()
    };
    let moments = || account.told.moments.iter();
    let whole = moments().filter(|one| within(&one.range) || mostly(&one.range));
    let partly = moments().filter(|one| overlap(&one.range, words));
    let fixed = |moment: &Moment| fix(account, moment, events);
    whole
        .filter_map(fixed)
        .next()
        .or_else(|| stated(account.words(words)))
        .or_else(|| partly.filter_map(fixed).next())
}

/// The number of which chosen words hold a part, or of what the column counts: of several the
/// column's own, where there is one.
fn chosen_number(account: &Account<'_>, column: &str, words: &Range<usize>) -> Option<Content> {
    let quantities = || account.told.quantities.iter();
    let mut held: Vec<&Quantity> = quantities().filter(|one| overlap(&one.range, words)).collect();
    if held.is_empty() {
        let counts = |one: &&Quantity| one.counted.as_ref().is_some_and(|it| overlap(it, words));
        held = quantities().filter(|one| key(&one.measure) == column).filter(counts).collect();
    }
    let value = |one: &&Quantity| measured(column, one);
    let own = held.iter().copied().filter(|one| key(&one.measure) == column);
    let own: Vec<Value> = own.filter_map(|one| value(&one)).collect();
    let all: Vec<Value> = held.iter().filter_map(value).collect();
    let told = if own.is_empty() { all } else { own };
    let first = told.first()?;
    // Words with several figures are no number.
    told.iter().all(|one| one == first).then(|| Content::value(column, first.clone(), true))
}

/// Whether two ranges share a byte.
pub(crate) fn overlap(one: &Range<usize>, two: &Range<usize>) -> bool {
    one.start < two.end && two.start < one.end
}

/// Returns the date that words give by themselves: a part of a longer moment ("the March 22 attack").
fn stated(words: &str) -> Option<Fixed> {
    moments(words).into_iter().find_map(|moment| match moment.when {
        Moments::Stated(days) => Some(Fixed { days, why: None, sure: true }),
        _ => None,
    })
}

fn fixed(fixed: Fixed) -> Content {
    Content { why: fixed.why, ..Content::value(WHEN, Value::Days(fixed.days), fixed.sure) }
}

/// Whether a column holds days.
pub(crate) fn is_day(column: &str) -> bool {
    [WHEN, SAID].contains(&column)
}

/// What the program finds in the passage.
fn found(account: &Account<'_>, column: &str, events: &[Event]) -> Content {
    match column {
        WHEN => days(account, &event_moments(account), events),
        SAID => said(account, events),
        _ => counted(account, column),
    }
}

/// The days of some moments: a value where they give one, none where they give several, or only such
/// as cannot be counted ("the next day" after a day that is not stated).
fn days(account: &Account<'_>, moments: &[&Moment], events: &[Event]) -> Content {
    let fixes: Vec<(Range<usize>, Fixed)> = moments
        .iter()
        .filter_map(|moment| Some((moment.range.clone(), fix(account, moment, events)?)))
        .collect();
    let words = fixes.iter().map(|(range, _)| range.clone()).collect();
    match fixes.as_slice() {
        [] => uncounted(moments),
        [(_, first), rest @ ..] if rest.iter().all(|(_, one)| one.days == first.days) => {
            fixed(first.clone()).words(words)
        }
        _ => several(words, "several days in the passage"),
    }
}

/// What moments say that give no day: something, where one is to be counted from another day.
fn uncounted(moments: &[&Moment]) -> Content {
    let relative = moments.iter().filter(|one| matches!(one.when, Moments::Relative(_)));
    let words: Vec<Range<usize>> = relative.map(|one| one.range.clone()).collect();
    match words.is_empty() {
        true => Content::new(What::Nothing),
        false => Content { remark: Some(UNCOUNTED), ..Content::new(What::NotFixed) }.words(words),
    }
}

/// What is said of a day that cannot be counted.
const UNCOUNTED: &str = "a day that cannot be fixed";

fn several(words: Vec<Range<usize>>, remark: &'static str) -> Content {
    Content { remark: Some(remark), ..Content::new(What::NotFixed) }.words(words)
}

/// Returns the moments that date what is told: not those of a figure, nor those of the telling.
pub(crate) fn event_moments<'a>(account: &'a Account<'_>) -> Vec<&'a Moment> {
    let moments = account.told.moments.iter();
    moments.filter(|one| one.kind == MomentKind::Event && !is_of_telling(account, one)).collect()
}

/// Whether a moment dates a statement: it stands in the frame of speech, and in nothing that is said.
fn is_of_telling(account: &Account<'_>, moment: &Moment) -> bool {
    let holds =
        |range: &Range<usize>| range.start <= moment.range.start && moment.range.end <= range.end;
    let speeches = || account.told.speeches.iter();
    let is_said = speeches()
        .any(|speech| speech.content.iter().any(holds) || speech.quoted.iter().any(holds));
    !is_said && speeches().any(|speech| holds(&speech.range))
}

/// The day on which it was said: the author's or the library's, or that of the speech's frame.
fn said(account: &Account<'_>, events: &[Event]) -> Content {
    let written = account.written.and_then(|written| written.said_on.as_deref());
    let named = || {
        let named = account.named();
        let first = named.first()?.said_on.as_deref();
        first.filter(|_| named.iter().all(|one| one.said_on.as_deref() == first))
    };
    if let Some(days) = written.or_else(named).and_then(Days::parse) {
        return Content { reading: true, ..Content::value(SAID, Value::Days(days), true) };
    }
    let moments = account.told.moments.iter();
    let told: Vec<&Moment> = moments
        .filter(|one| one.kind == MomentKind::Event && is_of_telling(account, one))
        .collect();
    days(account, &told, events)
}

/// The numbers of a column: a value where the passage gives one, none where it gives several. What
/// is told as denied, or as only possible, is no value.
fn counted(account: &Account<'_>, column: &str) -> Content {
    let quantities = account.told.quantities.iter();
    let here: Vec<&Quantity> =
        quantities.filter(|one| counts(account, one) && key(&one.measure) == column).collect();
    let words = here.iter().map(|one| with_noun(account, one)).collect();
    let mut intervals: Vec<Interval> = here.iter().filter_map(|one| one.interval).collect();
    intervals.dedup();
    match (here.as_slice(), intervals.as_slice()) {
        ([], _) => Content::new(What::Nothing),
        (_, []) => Content::new(What::WithoutValue).words(words),
        (_, [one]) => Content::value(column, Value::Number(*one), true).words(words),
        _ => several(words, "several figures in the passage"),
    }
}

/// Whether a quantity is stated as a total, and neither only possible nor denied.
pub(crate) fn counts(account: &Account<'_>, quantity: &Quantity) -> bool {
    let within = |range: &Range<usize>| {
        range.start <= quantity.range.start && quantity.range.end <= range.end
    };
    let denials = account.told.speeches.iter().filter(|speech| speech.manner == Manner::Denies);
    let stated = quantity.certainty == Certainty::Stated;
    !quantity.part && stated && !denials.flat_map(|speech| &speech.content).any(within)
}

/// Returns a quantity's words with the noun that follows directly: "at least 143 people".
fn with_noun(account: &Account<'_>, quantity: &Quantity) -> Range<usize> {
    let range = &quantity.range;
    let rest = account.words(&(range.end..account.passage.end));
    let noun = rest.strip_prefix(' ').and_then(|rest| words(rest).into_iter().next());
    match noun {
        Some(noun) if noun.start == 0 && is_content(&rest[1..1 + noun.end]) => {
            range.start..range.end + 1 + noun.end
        }
        _ => range.clone(),
    }
}

/// Returns the column of a measure.
pub(crate) fn key(measure: &Measure) -> &str {
    match measure {
        Measure::Count(key) => key,
        Measure::Duration => DURATION,
        Measure::Percent => PERCENT,
        Measure::Money(code) => code,
    }
}

/// Returns the day for which an account's figures stand.
pub(crate) fn as_of(account: &Account<'_>, events: &[Event]) -> Option<When> {
    if let Some(written) = account.written.and_then(|written| written.as_of.as_ref()) {
        let words =
            Days::parse(&written.day).map_or_else(|| written.day.clone(), |d| d.to_string());
        let why = written.from.as_ref().map(|from| account.place_of(from));
        return Some(When { words, read: None, why });
    }
    let moment = account.told.moments.iter().find(|one| one.kind == MomentKind::AsOf)?;
    let fixed = fix(account, moment, events)?;
    Some(When { words: fixed.days.to_string(), read: Some(moment.range.clone()), why: fixed.why })
}

/// Returns where what is nearest to words that do not stand stands itself, the sign of a currency
/// before it and of hundredths behind it too.
fn nearest(account: &Account<'_>, outcome: &Outcome) -> Option<Range<usize>> {
    let Outcome::Fails(failure) = outcome else { return None };
    let start = failure.places.iter().map(|one| one.start).min()?;
    let end = failure.places.iter().map(|one| one.end).max()?;
    let text = account.text.text();
    let before = text[..start].trim_end_matches(['$', '€', '£', '¥']).len();
    let behind = text.len() - text[end..].trim_start_matches('%').len();
    Some(before..behind)
}

/// Finds the words that the author chose for a column in the account's passage.
pub(crate) fn find(account: &Account<'_>, compare: &Compare) -> Result<Range<usize>, Diagnostic> {
    let words = &compare.words;
    match verify(&words.value, account.text, Some(account.passage.clone())) {
        Outcome::Stands(standing) if !standing.ranges.is_empty() => {
            let start = standing.ranges.iter().map(|one| one.start).min().unwrap_or_default();
            let end = standing.ranges.iter().map(|one| one.end).max().unwrap_or_default();
            Ok(start..end)
        }
        Outcome::Fails(failure) if failure.verdict == Verdict::Ambiguous => {
            let (count, words) = (failure.places.len(), &words.value);
            let message =
                format!("“{}” stands {count} times in `{}`", words.escape_debug(), account.at);
            Err(Diagnostic::error("ambiguous", message)
                .label("which of them?")
                .help("choose more words, or a shorter passage as the account"))
        }
        outcome => {
            let message =
                format!("“{}” does not stand in `{}`", words.value.escape_debug(), account.at);
            let help = match nearest(account, &outcome) {
                Some(near) if overlap(&near, &account.passage) => {
                    format!("nearest is “{}”", excerpt(account.words(&near)))
                }
                Some(near) => {
                    let place = account.text.place_of(near.clone());
                    let words = excerpt(account.words(&near));
                    format!("`{}#{place}` has “{words}”: is it the account?", account.text.id())
                }
                None => format!("the passage says: {}", excerpt(account.words(&account.passage))),
            };
            Err(Diagnostic::error("not-in-passage", message).help(help))
        }
    }
    .map_err(|fault| fault.at(words.span.clone()))
}
