//! Tables: rows of cells, set into a grid as HTML sets them.
//!
//! A span that leads out of the table is cut, a cell that would stand on another moves on; a table of
//! more than [`WIDEST`] columns is cut into several, one below the other, each with the first column.

use std::collections::BTreeSet;

use crate::code::{array, call, named, optional, sequence};
use crate::tree::{Element, NOTE, walk};

use super::Writer;

/// How many columns fit beside each other.
const WIDEST: usize = 12;

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
                pieces.push(self.slice(&grid, first, last, &style));
            }
        }
        sequence(&pieces)
    }

    /// Writes the columns from `first` to before `last`, the first column of all before them.
    fn slice(&mut self, grid: &Grid<'a>, first: usize, last: usize, style: &str) -> String {
        let repeated = usize::from(first > 0);
        let columns = last - first + repeated;
        let widths = widths(grid, first, last);
        let (mut head, mut body) = (Vec::new(), Vec::new());
        let mut notes = false;
        for cell in &grid.cells {
            let own = cell.column >= first && cell.column < last;
            let again = repeated == 1 && cell.column == 0;
            if !own && !again {
                continue;
            }
            let content =
                self.cell(cell, if again { 1 } else { cell.columns.min(last - cell.column) });
            if cell.row < grid.head {
                walk(&cell.element.children, &mut |one| notes |= one.name == NOTE);
                head.push(content);
            } else {
                body.push(content);
            }
        }
        let arguments = [
            style.to_owned(),
            named("columns", columns.to_string()),
            named("widths", optional(widths)),
            // A note in a head that is repeated would be repeated with it.
            named("repeat", (!notes).to_string()),
            named("head", array(&head)),
            array(&body),
        ];
        call("data-table", &arguments)
    }

    fn cell(&mut self, cell: &Cell<'a>, columns: usize) -> String {
        let anchor = self.anchor(cell.element);
        let inside = self.inside(&cell.element.children);
        let content = sequence(&anchor.into_iter().chain(inside).collect::<Vec<_>>());
        let arguments = [
            named("head", (cell.element.name == "th").to_string()),
            named("align", optional(align(cell.element))),
            named("colspan", columns.to_string()),
            named("rowspan", cell.rows.to_string()),
            self.style_of(cell.element),
            content,
        ];
        call("cell", &arguments)
    }
}

/// How many letters of a table's size fit beside each other.
const LETTERS: usize = 80;

/// The most letters that a column is widened for: longer text is read better in lines.
const LONGEST: usize = 45;

/// Returns the widths of columns by what stands in them; `None` where all fits in one line each.
fn widths(grid: &Grid<'_>, first: usize, last: usize) -> Option<String> {
    let wanted = |column: usize| {
        let cells = grid.cells.iter().filter(|cell| cell.column == column && cell.columns == 1);
        let lengths = cells.map(|cell| {
            let text = cell.element.text();
            let word = text.split_whitespace().map(|word| word.chars().count()).max();
            (text.trim().chars().count(), word.unwrap_or_default())
        });
        let (length, word) = lengths.fold((0, 0), |(a, b), (c, d)| (a.max(c), b.max(d)));
        (length, length.min(LONGEST).max(word.min(LONGEST)).max(3))
    };
    let repeated = (first > 0).then_some(0);
    let columns: Vec<(usize, usize)> =
        repeated.into_iter().chain(first..last).map(wanted).collect();
    let whole: usize = columns.iter().map(|(length, _)| length + 3).sum();
    if whole <= LETTERS {
        return None;
    }
    let parts: Vec<String> = columns.iter().map(|(_, width)| format!("{width}fr")).collect();
    Some(array(&parts))
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
