//! Tables: rows of cells, set into a grid as HTML sets them.
//!
//! A span that leads out of the table is cut, a cell that would stand on another moves on; a table of
//! more than [`WIDEST`] columns is cut into several, one below the other, each with the first column.

use std::collections::BTreeSet;

use crate::code::{array, call, named, optional, sequence};
use crate::tree::{Element, NOTE, Node, walk};

use super::Writer;
use super::blocks::{BREAK, begins_line, is_hidden};

/// How many columns fit beside each other.
const WIDEST: usize = 12;

/// How many letters the cells of a row may hold that is not divided between two pages, if each of them
/// held as many as the longest: a quarter of a page.
const SHORT: usize = 1800;

/// How many letters a line counts as that is broken by itself.
const LINE: usize = 60;

/// A cell in its place.
struct Cell<'a> {
    element: &'a Element,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
}

/// The grid of a table.
#[derive(Default)]
struct Grid<'a> {
    cells: Vec<Cell<'a>>,
    columns: usize,
    rows: usize,
    /// How many rows at the top are the head.
    head: usize,
}

impl<'a> Writer<'a> {
    /// Writes a table.
    pub(super) fn table(&mut self, element: &'a Element) -> String {
        let mut pieces: Vec<String> = self.anchor(element).into_iter().collect();
        let caption = element.elements().find(|one| one.name == "caption");
        if let Some(caption) = caption {
            let inside = self.inside(&caption.children);
            let content = self.styled(caption, sequence(&inside));
            pieces.push(call("table-caption", &[content]));
        }
        let grid = grid(element);
        if grid.columns > 0 {
            let style = self.style_of(element);
            for (first, last) in slices(grid.columns) {
                pieces.extend(self.slice(&grid, first, last, &style));
            }
        }
        sequence(&pieces)
    }

    /// Writes the columns from `first` to before `last`, the first column of all before them. Where
    /// the page is broken between two rows the table goes on as another one.
    fn slice(&mut self, grid: &Grid<'a>, first: usize, last: usize, style: &str) -> Vec<String> {
        let repeated = usize::from(first > 0);
        let columns = last - first + repeated;
        let widths = widths(grid, first, last);
        let (head, body) =
            grid.cells.split_at(grid.cells.partition_point(|one| one.row < grid.head));
        let mut notes = false;
        head.iter()
            .for_each(|cell| walk(&cell.element.children, &mut |one| notes |= one.name == NOTE));
        let head = self.row(head, first, last);
        let table = |(nth, body): (usize, Vec<String>)| {
            // A note in a head that is repeated would be repeated with it.
            let head = if nth > 0 && notes { Vec::new() } else { head.clone() };
            let arguments = [
                style.to_owned(),
                named("columns", columns.to_string()),
                named("widths", optional(widths.clone())),
                named("repeat", (!notes).to_string()),
                named("head", array(&head)),
                array(&body),
            ];
            [Some(BREAK.to_owned()).filter(|_| nth > 0), Some(call("data-table", &arguments))]
        };
        let rows = self.body(grid, body, first, last);
        let parts = self.divided(rows).into_iter().map(|rows| rows.concat());
        parts.enumerate().flat_map(table).flatten().collect()
    }

    /// Writes the rows of a body, each with whether the page is to be broken before it. Where a cell
    /// spans the place, it is broken before the whole table.
    fn body(
        &mut self,
        grid: &Grid<'a>,
        cells: &[Cell<'a>],
        first: usize,
        last: usize,
    ) -> Vec<(Vec<String>, bool)> {
        let mut before = std::mem::take(&mut self.due);
        let mut rows = Vec::new();
        for row in cells.chunk_by(|one, next| one.row == next.row) {
            let written = self.row(row, first, last);
            let due = std::mem::take(&mut self.due);
            let spans = |one: &Cell<'_>| one.row < row[0].row && row[0].row < one.row + one.rows;
            let whole = grid.cells.iter().any(spans);
            before |= due && whole;
            rows.push((written, due && !whole));
        }
        self.due = before;
        rows
    }

    /// Writes the cells of rows that stand in these columns, and those of the first column again. A row
    /// of a few lines stays on one page.
    fn row(&mut self, cells: &[Cell<'a>], first: usize, last: usize) -> Vec<String> {
        let mut written = Vec::new();
        let longest = cells.iter().map(|cell| length(cell.element)).max().unwrap_or_default();
        let whole = longest * (last - first) <= SHORT;
        for cell in cells {
            if (first..last).contains(&cell.column) {
                written.push(self.cell(cell, cell.columns.min(last - cell.column), whole));
            } else if first > 0 && cell.column == 0 {
                written.push(self.cell(cell, 1, whole));
            }
        }
        written
    }

    fn cell(&mut self, cell: &Cell<'a>, columns: usize, whole: bool) -> String {
        let anchor = self.anchor(cell.element);
        let inside = self.closed(|writer| writer.inside(&cell.element.children));
        let content = sequence(&anchor.into_iter().chain(inside).collect::<Vec<_>>());
        let arguments = [
            named("head", (cell.element.name == "th").to_string()),
            named("align", optional(align(cell.element))),
            named("colspan", columns.to_string()),
            named("rowspan", cell.rows.to_string()),
            named("whole", whole.to_string()),
            self.style_of(cell.element),
            content,
        ];
        call("cell", &arguments)
    }
}

/// How many letters of a table's size fit beside each other, those of all its columns together.
const LETTERS: f64 = 86.0;

/// How many letters the space beside a column takes.
const GAP: f64 = 2.5;

/// The longest word that a column is made wide enough for; a longer one is divided.
const LONGEST_WORD: f64 = 24.0;

/// What a column has to hold, in letters.
#[derive(Debug)]
struct Column {
    /// The longest word, which no line is broken in.
    word: f64,
    /// The longest cell.
    longest: f64,
    /// The sum of the squares of the cells.
    squares: f64,
}

/// Returns the widths of columns by what stands in them; `None` where all fits in one line each.
fn widths(grid: &Grid<'_>, first: usize, last: usize) -> Option<String> {
    let repeated = (first > 0).then_some(0);
    let columns = repeated.into_iter().chain(first..last);
    let columns: Vec<Column> = columns.map(|number| column(grid, number)).collect();
    let room = LETTERS - GAP * columns.len() as f64;
    if columns.iter().map(|one| one.longest).sum::<f64>() <= room {
        return None;
    }
    let parts: Vec<String> =
        shares(&columns, room).iter().map(|share| format!("{share:.1}fr")).collect();
    Some(array(&parts))
}

/// Returns how many letters a cell holds, lines that are broken by themselves as letters.
fn length(cell: &Element) -> usize {
    let mut lines = 0;
    walk(&cell.children, &mut |one| {
        lines += match one.name.as_str() {
            "pre" => one.text().lines().count(),
            _ => usize::from(begins_line(one)),
        };
    });
    shown(&cell.children).chars().count() + LINE * lines
}

/// Returns the text of nodes, without what is hidden.
fn shown(nodes: &[Node]) -> String {
    let text = |node: &Node| match node {
        Node::Text(text, _) => text.clone(),
        Node::Element(element) if is_hidden(element) => String::new(),
        Node::Element(element) => shown(&element.children),
    };
    nodes.iter().map(text).collect()
}

fn column(grid: &Grid<'_>, number: usize) -> Column {
    let mut column = Column { word: 3.0, longest: 3.0, squares: 9.0 };
    let cells = grid.cells.iter().filter(|cell| cell.column == number && cell.columns == 1);
    for cell in cells {
        let text = shown(&cell.element.children);
        // A head is bold, and wider.
        let letter = if cell.element.name == "th" { 1.15 } else { 1.0 };
        let length = |text: &str| text.chars().count() as f64 * letter;
        let words = text.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}');
        let word = words.map(length).fold(0.0, f64::max);
        let whole = length(text.trim());
        column.word = column.word.max(word.min(LONGEST_WORD));
        column.longest = column.longest.max(whole);
        column.squares += whole * whole;
    }
    column
}

/// Shares room out among columns: none is narrower than its longest word or wider than its longest
/// cell, and what is left goes by the cube root of the squares of what stands in them, which keeps the
/// sum of the squares of the cells' heights lowest.
fn shares(columns: &[Column], room: f64) -> Vec<f64> {
    let words: f64 = columns.iter().map(|one| one.word).sum();
    if words >= room {
        return columns.iter().map(|one| one.word).collect();
    }
    let mut shares: Vec<Option<f64>> = vec![None; columns.len()];
    loop {
        let open = |at: &usize| shares[*at].is_none();
        let taken: f64 = shares.iter().flatten().sum();
        let weight: f64 =
            (0..columns.len()).filter(open).map(|at| columns[at].squares.cbrt()).sum();
        let share = |at: usize| (room - taken) * columns[at].squares.cbrt() / weight;
        let narrow = (0..columns.len()).filter(open).find(|at| share(*at) < columns[*at].word);
        let wide = (0..columns.len()).filter(open).find(|at| share(*at) > columns[*at].longest);
        match (narrow, wide) {
            (Some(at), _) => shares[at] = Some(columns[at].word),
            (None, Some(at)) => shares[at] = Some(columns[at].longest),
            (None, None) => {
                let whole = |at: usize| shares[at].unwrap_or_else(|| share(at));
                return (0..columns.len()).map(whole).collect();
            }
        }
    }
}

/// Returns the slices of columns that are shown below each other: first and end.
fn slices(columns: usize) -> Vec<(usize, usize)> {
    let mut slices = vec![(0, columns.min(WIDEST))];
    while let Some(&(_, end)) = slices.last().filter(|(_, end)| *end < columns) {
        slices.push((end, columns.min(end + WIDEST - 1)));
    }
    slices
}

/// Sets the cells of a table into its grid (HTML Standard, 4.9.12.1).
fn grid(table: &Element) -> Grid<'_> {
    let mut grid = Grid::default();
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let rows = rows(table);
    grid.rows = rows.len();
    grid.head = rows.iter().take_while(|(_, head)| *head).count();
    for (row, (element, _)) in rows.iter().enumerate() {
        let mut column = 0;
        // Below the head no cell reaches, and none out of the table.
        let end = if row < grid.head { grid.head } else { grid.rows };
        for cell in element.elements().filter(|one| matches!(one.name.as_str(), "td" | "th")) {
            while taken.contains(&(row, column)) {
                column += 1;
            }
            let rows = span(cell, "rowspan").min(end - row);
            let free = (column..).take_while(|one| !taken.contains(&(row, *one)));
            let columns = free.take(span(cell, "colspan")).count().max(1);
            for below in row..row + rows {
                taken.extend((column..column + columns).map(|one| (below, one)));
            }
            grid.cells.push(Cell { element: cell, row, column, rows, columns });
            column += columns;
            grid.columns = grid.columns.max(column);
        }
    }
    grid
}

/// Returns the rows of a table with whether each belongs to its head: `thead`, or rows of nothing
/// but head cells at the top. The foot comes last.
fn rows(table: &Element) -> Vec<(&Element, bool)> {
    let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
    for part in table.elements() {
        let of_part = || part.elements().filter(|one| one.name == "tr");
        match part.name.as_str() {
            "thead" => head.extend(of_part().map(|row| (row, true))),
            "tfoot" => foot.extend(of_part().map(|row| (row, false))),
            "tbody" => body.extend(of_part().map(|row| (row, false))),
            "tr" => body.push((part, false)),
            _ => {}
        }
    }
    if head.is_empty() && body.len() > 1 {
        let heads = |row: &Element| {
            row.elements().next().is_some() && row.elements().all(|cell| cell.name == "th")
        };
        if let Some(first) = body.first_mut() {
            first.1 = heads(first.0);
        }
    }
    [head, body, foot].concat()
}

fn span(cell: &Element, key: &str) -> usize {
    let wanted = cell.attr(key).and_then(|span| span.trim().parse::<usize>().ok());
    wanted.unwrap_or(1).clamp(1, 1000)
}

/// Returns the alignment that a cell asks for.
fn align(cell: &Element) -> Option<&'static str> {
    let style = cell.attr("style").unwrap_or_default();
    let of_style = style.split(';').find_map(|rule| {
        let (key, value) = rule.split_once(':')?;
        (key.trim() == "text-align").then(|| value.trim())
    });
    match of_style.or_else(|| cell.attr("align"))? {
        "left" | "start" => Some("left"),
        "center" => Some("center"),
        "right" | "end" => Some("right"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
