//! Cuts raw HTML into tags, comments and text. What comes in is any text; nothing is refused.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a [`Token`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Text,
    /// A comment; its words stand in the range given.
    Comment(Range<usize>),
    /// A tag that opens an element, by its name in lower case.
    Open(String),
    /// A tag that closes an element, by its name in lower case.
    Close(String),
    /// A declaration, a processing instruction, or the contents of a script.
    Other,
}

/// Elements whose contents are no HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Elements whose contents no reader reads as prose.
pub(super) const HIDDEN: [&str; 6] = ["code", "pre", "script", "style", "textarea", "title"];

/// Elements that stand by themselves on the page, so that text does not run across their borders.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Whether text does not run across the borders of an element.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// Returns the tokens of a text, in order and without gaps.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let token = token(html, at);
        at = token.range.end;
        let raw = match &token.kind {
            TokenKind::Open(name) if RAW.contains(&name.as_str()) => Some(raw_end(html, at, name)),
            _ => None,
        };
        tokens.push(token);
        if let Some(end) = raw.filter(|&end| end > at) {
            tokens.push(Token { range: at..end, kind: TokenKind::Other });
            at = end;
        }
    }
    tokens
}

fn token(html: &str, at: usize) -> Token {
    let rest = &html[at..];
    let mut after = rest.bytes().skip(1);
    let (length, kind) = match (rest.as_bytes()[0], after.next(), after.next()) {
        (b'<', Some(b'!'), _) if rest.starts_with("<!--") => comment(rest, at),
        (b'<', Some(b'!' | b'?'), _) => (through(rest, ">"), TokenKind::Other),
        (b'<', Some(b'/'), Some(c)) if c.is_ascii_alphabetic() => {
            (tag_length(rest), TokenKind::Close(name(&rest[2..])))
        }
        (b'<', Some(c), _) if c.is_ascii_alphabetic() => {
            (tag_length(rest), TokenKind::Open(name(&rest[1..])))
        }
        _ => (text_length(rest), TokenKind::Text),
    };
    Token { range: at..at + length, kind }
}

/// Returns the length of text, up to the next `<`; one that opens no tag is text.
fn text_length(rest: &str) -> usize {
    rest.bytes().skip(1).position(|byte| byte == b'<').map_or(rest.len(), |found| found + 1)
}

fn comment(rest: &str, at: usize) -> (usize, TokenKind) {
    // `<!-->` is a whole comment.
    let end = rest[2..].find("-->").map(|found| found + 2);
    let length = end.map_or(rest.len(), |end| end + 3);
    let words = 4..end.unwrap_or(rest.len()).max(4);
    (length, TokenKind::Comment(at + words.start..at + words.end))
}

fn through(rest: &str, end: &str) -> usize {
    rest.find(end).map_or(rest.len(), |found| found + end.len())
}

/// Returns the length of a tag, attributes and their quoted values included.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if value_begins(rest, at) => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
    }
    rest.len()
}

/// Whether a quotation mark in a tag opens a value: an `=` stands before it.
fn value_begins(rest: &str, at: usize) -> bool {
    rest[..at].trim_end().ends_with('=')
}

fn name(rest: &str) -> String {
    let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
    rest[..end].to_ascii_lowercase()
}

fn raw_end(html: &str, at: usize, name: &str) -> usize {
    let rest = &html.as_bytes()[at..];
    let close = format!("</{name}");
    rest.windows(close.len())
        .position(|window| window.eq_ignore_ascii_case(close.as_bytes()))
        .map_or(html.len(), |found| at + found)
}

/// A run of text in raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Text that stands for itself.
    Same(Range<usize>),
    /// White space.
    Space(Range<usize>),
    /// A character reference and what it says.
    Reference(Range<usize>, String),
}

/// Cuts text of raw HTML into runs, without gaps.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let run = run(text, at);
        let (Run::Same(range) | Run::Space(range) | Run::Reference(range, _)) = &run;
        at = range.end;
        runs.push(run);
    }
    runs
}

fn run(text: &str, at: usize) -> Run {
    let rest = &text[at..];
    if let Some((length, said)) = reference(rest) {
        return Run::Reference(at..at + length, said);
    }
    let first_is_space = rest.starts_with(|c: char| c.is_ascii_whitespace());
    let length = rest
        .char_indices()
        .skip(1)
        .find(|&(_, c)| c.is_ascii_whitespace() != first_is_space || c == '&')
        .map_or(rest.len(), |(found, _)| found);
    if first_is_space { Run::Space(at..at + length) } else { Run::Same(at..at + length) }
}

/// Returns the length of the character reference that a text begins with, and what it says.
fn reference(rest: &str) -> Option<(usize, String)> {
    let body = rest.strip_prefix('&')?;
    let length = body.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
    let length = 1 + length.count() + 1;
    let written = rest.get(..length).filter(|written| written.ends_with(';'))?;
    let said: String = Parser::new(written)
        .filter_map(|event| if let Event::Text(text) = event { Some(text) } else { None })
        .map(|text| text.to_string())
        .collect();
    (said != written).then_some((length, said))
}
