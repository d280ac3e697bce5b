//! Reads the arguments of one directive: words, strings, `key=value`.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;

use super::Arg;
use crate::Page;

/// Reads arguments from `start` on, which stands directly behind the directive's name, up to `}}`.
/// `whole` holds the directive's line from its `{{` on; nothing behind it is read.
///
/// Returns the arguments and where the directive ends.
pub(super) fn read(
    page: &Page,
    whole: &Range<usize>,
    start: usize,
) -> Result<(Vec<Arg>, usize), Box<Diagnostic>> {
    let mut reader = Reader { page, text: page.text(), whole: whole.clone(), at: start };
    let mut args = Vec::new();
    loop {
        let before = reader.at;
        reader.skip_spaces();
        if reader.rest().starts_with("}}") {
            return Ok((args, reader.at + 2));
        }
        if reader.rest().is_empty() {
            return Err(reader.unclosed());
        }
        if before == reader.at {
            return Err(reader.glued());
        }
        args.push(reader.argument()?);
    }
}

struct Reader<'a> {
    page: &'a Page,
    text: &'a str,
    whole: Range<usize>,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..self.whole.end]
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn argument(&mut self) -> Result<Arg, Box<Diagnostic>> {
        let start = self.at;
        let key = self.key();
        if let Some(key) = &key {
            self.at += key.len() + 1;
        }
        let key_range = start..start + key.as_ref().map_or(0, String::len);
        let quoted = self.rest().starts_with('"');
        let (value, value_range) = if quoted { self.string()? } else { self.word(start)? };
        Ok(Arg { key, key_range, value, value_range, quoted })
    }

    /// Returns the key, if the argument has one: letters, digits and hyphens before a `=`.
    fn key(&self) -> Option<String> {
        let (key, _) = self.rest().split_once('=')?;
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        (key.starts_with(char::is_alphabetic) && key.chars().all(fits)).then(|| key.to_owned())
    }

    fn string(&mut self) -> Result<(String, Range<usize>), Box<Diagnostic>> {
        let start = self.at + 1;
        let mut value = String::new();
        let mut chars = self.text[start..self.whole.end].char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.at = start + at + 1;
                    return Ok((value, start..start + at));
                }
                '\\' => match chars.clone().next() {
                    Some((_, escaped @ ('"' | '\\'))) => {
                        chars.next();
                        value.push(escaped);
                    }
                    _ => value.push('\\'),
                },
                _ => value.push(c),
            }
        }
        Err(self.unclosed_string(start - 1))
    }

    fn word(&mut self, start: usize) -> Result<(String, Range<usize>), Box<Diagnostic>> {
        let rest = self.rest();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let end = rest[..end].find("}}").unwrap_or(end);
        let word = rest[..end].to_owned();
        let range = self.at..self.at + end;
        self.at = range.end;
        match word.chars().next() {
            None => Err(self.no_value(start..range.end)),
            Some('“' | '”' | '„' | '«' | '»' | '‘' | '’') => Err(self.curly(range)),
            Some(_) => Ok((word, range)),
        }
    }

    fn name(&self) -> &str {
        let whole = &self.text[self.whole.clone()];
        let body = whole.trim_start_matches("{{");
        let end = body[1..].find(|c: char| !is_name(c)).map_or(body.len(), |end| end + 1);
        &whole[..whole.len() - body.len() + end]
    }

    fn error(&self, code: &'static str, message: String, range: Range<usize>) -> Box<Diagnostic> {
        Box::new(Diagnostic::error(code, message).at(self.page.span(range)))
    }

    fn unclosed(&self) -> Box<Diagnostic> {
        let message = format!("`{}` is not closed", self.name());
        let mut diagnostic =
            self.error("unclosed-directive", message, self.whole.start..self.whole.start + 2);
        diagnostic.helps = vec![
            "close it with `}}` on the same line".to_owned(),
            "if it is meant as plain text, put a `\\` before it or write it as code".to_owned(),
        ];
        diagnostic
    }

    fn unclosed_string(&self, quote: usize) -> Box<Diagnostic> {
        let message = format!("a string of `{}` is not closed", self.name());
        let mut diagnostic = self.error("unclosed-directive", message, quote..quote + 1);
        diagnostic.helps =
            vec!["close it with `\"` on the same line; inside it, write `\\\"`".to_owned()];
        diagnostic
    }

    fn glued(&self) -> Box<Diagnostic> {
        let end = self.at + self.rest().chars().next().map_or(0, char::len_utf8);
        let message = format!("a space is missing between two arguments of `{}`", self.name());
        self.error("directive-syntax", message, self.at..end)
    }

    fn no_value(&self, range: Range<usize>) -> Box<Diagnostic> {
        self.error("directive-syntax", "a key without a value".to_owned(), range)
    }

    fn curly(&self, range: Range<usize>) -> Box<Diagnostic> {
        let message =
            format!("a string of `{}` does not stand between straight marks", self.name());
        let mut diagnostic = self.error("directive-syntax", message, range);
        diagnostic.helps = vec!["write it between `\"` and `\"`".to_owned()];
        diagnostic
    }
}

/// Whether a character may stand in a directive's name.
pub(super) fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
