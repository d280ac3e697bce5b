//! The claim grid: a row a voice, a column a dimension; turned on its side where there are more
//! dimensions than voices, or so much to say of few voices that the columns would not fit a page.

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Comparison, Piece, State, Verdict};
use briefing_plugin::escape;
use serde::Serialize;

use crate::account::{Account, Head, accounts};
use crate::cell::{CellView, Explained, legend};
use crate::chapter::Desk;

/// What the templates `diff-grid` and `diff-grid-turned` are filled in with.
#[derive(Debug, Serialize)]
struct Grid {
    captions: Vec<Caption>,
    /// The columns' headings behind the first.
    headings: Vec<String>,
    /// The accounts of one outlet each.
    outlets: Vec<Outlet>,
    /// The accounts' heads, for the grid on its side.
    heads: Vec<Head>,
    /// The dimensions with a cell an account, for the grid on its side.
    lines: Vec<Line>,
    legend: Vec<Explained>,
    /// Whether some dimension has a cell that the others are held against.
    has_base: bool,
    /// Whether one voice alone gives a value in some dimension.
    has_one_voice: bool,
    /// Whether the author read the meaning of some cell.
    has_reading: bool,
}

/// What one dimension says in a sentence.
#[derive(Debug, Serialize)]
struct Caption {
    /// The dimension; `None` where there is only one.
    heading: Option<String>,
    /// Markdown, with a citation behind each account that it names.
    sentence: String,
    /// The verdict's name.
    verdict: &'static str,
    /// Whether the verdict rests on an altered copy's words.
    on_altered_words: bool,
}

#[derive(Debug, Serialize)]
struct Outlet {
    rows: Vec<Voiced>,
}

#[derive(Debug, Serialize)]
struct Voiced {
    head: Head,
    cells: Vec<CellView>,
}

#[derive(Debug, Serialize)]
struct Line {
    heading: String,
    cells: Vec<CellView>,
}

/// Returns the grid as Markdown.
pub(crate) fn render(desk: &Desk<'_>, comparison: &Comparison) -> Result<String, Diagnostic> {
    let accounts = accounts(desk.sources, comparison);
    let lines = lines(comparison, &accounts);
    let heads: Vec<Head> =
        accounts.iter().map(|account| account.head(desk.sources, &comparison.rows)).collect();
    let cells = || comparison.rows.iter().flat_map(|row| &row.cells);
    let grid = Grid {
        captions: captions(comparison, &accounts),
        headings: lines.iter().map(|line| line.heading.clone()).collect(),
        outlets: outlets(comparison, &heads, &lines),
        legend: legend(cells().map(|cell| cell.state)),
        has_base: cells().any(|cell| cell.state == State::Base),
        has_one_voice: comparison.columns.iter().any(|one| one.verdict == Verdict::OneVoice),
        has_reading: cells().any(|cell| cell.reading),
        lines: by_account(lines, &heads),
        heads,
    };
    let turned = is_turned(&grid, comparison);
    desk.templates.render(if turned { "diff-grid-turned" } else { "diff-grid" }, &grid, "")
}

/// How many headings fit the width of a page beside the names of the accounts.
const FITTING: usize = 5;

fn is_turned(grid: &Grid, comparison: &Comparison) -> bool {
    let (headings, rows) = (grid.headings.len(), comparison.rows.len());
    comparison.columns.len() > rows || (headings > FITTING && headings > rows)
}

/// Returns what each dimension says in a sentence.
fn captions(comparison: &Comparison, accounts: &[Account<'_>]) -> Vec<Caption> {
    let several = comparison.columns.len() > 1;
    let piece = |piece: &Piece| match piece {
        Piece::Said(words) => escape(words),
        // Not between marks, which would be the author's own quotation.
        Piece::Quoted(words) => format!("<q>{}</q>", escape(words)),
        Piece::Told(row) => accounts.get(*row).map(Account::note).unwrap_or_default(),
    };
    let caption = |column: &briefing_facts::Column| Caption {
        heading: several.then(|| column.heading.clone()),
        sentence: column.caption.pieces.iter().map(piece).collect(),
        verdict: column.verdict.name(),
        on_altered_words: column.on_altered_words,
    };
    comparison.columns.iter().map(caption).collect()
}

/// Returns who says it, to whom, as of when, then the dimensions, each with a cell an account.
/// What no account states is left out, save on whose word it stands.
fn lines(comparison: &Comparison, accounts: &[Account<'_>]) -> Vec<Line> {
    let mut lines = vec![plain("On whose word", "not said", accounts, |account| {
        account.voice().map(|voice| (voice, None))
    })];
    let rows = &comparison.rows;
    if rows.iter().any(|row| row.voice.to.is_some()) {
        lines.push(plain("To whom", "not said", accounts, |account| Some((account.to()?, None))));
    }
    if rows.iter().any(|row| row.said.is_some()) {
        lines.push(plain("Said", "not stated", accounts, |account| {
            account.row.said.as_ref().map(|when| account.when(when))
        }));
    }
    if rows.iter().any(|row| row.as_of.is_some()) {
        lines.push(plain("As of", "not stated", accounts, |account| {
            account.row.as_of.as_ref().map(|when| account.when(when))
        }));
    }
    lines.extend(comparison.columns.iter().enumerate().map(|(index, column)| {
        Line {
            heading: column.heading.clone(),
            cells: accounts
                .iter()
                .filter_map(|account| Some((account, account.row.cells.get(index)?)))
                .map(|(account, cell)| CellView::of(account, column, cell))
                .collect(),
        }
    }));
    lines
}

/// Returns a line of cells that are held against nothing; `unsaid` is what stands for nothing.
fn plain<'a>(
    heading: &str,
    unsaid: &str,
    accounts: &[Account<'a>],
    says: impl Fn(&Account<'a>) -> Option<(String, Option<String>)>,
) -> Line {
    let cell = |account| CellView::plain(heading, says(account), unsaid);
    Line { heading: heading.to_owned(), cells: accounts.iter().map(cell).collect() }
}

/// Returns the lines with their accounts' names as the cells' headings, for the grid on its side.
fn by_account(mut lines: Vec<Line>, heads: &[Head]) -> Vec<Line> {
    for line in &mut lines {
        for (cell, head) in line.cells.iter_mut().zip(heads) {
            cell.heading = format!("{} {}", head.label, head.place).trim().to_owned();
        }
    }
    lines
}

/// Returns the rows, those of one outlet together.
fn outlets(comparison: &Comparison, heads: &[Head], lines: &[Line]) -> Vec<Outlet> {
    let mut outlets: Vec<(&str, Outlet)> = Vec::new();
    for (at, (row, head)) in comparison.rows.iter().zip(heads).enumerate() {
        let cells = lines.iter().filter_map(|line| line.cells.get(at).cloned()).collect();
        let voiced = Voiced { head: head.clone(), cells };
        match outlets.last_mut() {
            Some((id, outlet)) if *id == row.at.id => outlet.rows.push(voiced),
            _ => outlets.push((&row.at.id, Outlet { rows: vec![voiced] })),
        }
    }
    outlets.into_iter().map(|(_, outlet)| outlet).collect()
}
