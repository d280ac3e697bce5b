//! A page of the guide as a test reads it: files, commands, and what these print.
//!
//! What comes in: a page's Markdown. What goes out: its [`Piece`]s in order, from which the page can
//! be written again.
//!
//! - A line that is nothing but a path in code and a colon (`chapters/one.md`:) makes the code block
//!   below it that file.
//! - A block marked `console` has commands, which begin with `$ `, each with what it prints below it.
//! - All else is for the reader.

/// A part of a page.
pub(super) enum Piece {
    /// Prose, and code that is no file.
    Text(String),
    /// A file of the book: its path, its text, and its block as it stands on the page.
    File { path: String, text: String, block: String },
    /// What is done at a terminal.
    Console(Vec<Shown>),
}

/// A command with what the page says that it prints.
pub(super) struct Shown {
    pub(super) command: String,
    pub(super) print: String,
}

/// Reads a page.
pub(super) fn read(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            text.push_str(line);
            continue;
        }
        let close = &line[..ticks];
        let body: String = lines.by_ref().take_while(|line| line.trim_end() != close).collect();
        let block = format!("{line}{body}{close}\n");
        let piece = match (line[ticks..].trim(), path(&text)) {
            ("console", _) => Piece::Console(shown(&body)),
            (_, Some(path)) => Piece::File { path, text: unescaped(&body), block },
            (_, None) => {
                text.push_str(&block);
                continue;
            }
        };
        pieces.extend([Piece::Text(std::mem::take(&mut text)), piece]);
    }
    pieces.push(Piece::Text(text));
    pieces
}

/// Writes a page as [`read`] reads it.
pub(super) fn write(pieces: &[Piece]) -> String {
    let console = |all: &[Shown]| {
        let lines = all.iter().map(|one| format!("$ {}\n{}", one.command, one.print));
        format!("```console\n{}```\n", lines.collect::<String>())
    };
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::File { block, .. } => block.clone(),
        Piece::Console(all) => console(all),
    };
    pieces.iter().map(piece).collect()
}

/// Returns the path that the last line before a block names.
fn path(before: &str) -> Option<String> {
    let line = before.trim_end().lines().next_back()?;
    let path = line.strip_prefix('`')?.strip_suffix("`:")?;
    (!path.contains('`')).then(|| path.to_owned())
}

/// Takes off the `\` that keeps mdBook from reading an include in a code block.
fn unescaped(body: &str) -> String {
    body.replace("\\{{#include", "{{#include")
}

fn shown(body: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    for line in body.split_inclusive('\n') {
        match (line.strip_prefix("$ "), all.last_mut()) {
            (Some(command), _) => {
                let command = command.trim_end().to_owned();
                all.push(Shown { command, print: String::new() });
            }
            (None, Some(last)) => last.print.push_str(line),
            (None, None) => panic!("a print without a command: {line}"),
        }
    }
    all
}
