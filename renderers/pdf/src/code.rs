//! Pieces of Typst source.
//!
//! Everything is written in Typst's code mode, where text can only stand in string literals: no
//! letter of a book is ever read as markup.

/// Returns text as a string literal.
pub(crate) fn literal(text: &str) -> String {
    let mut code = String::with_capacity(text.len() + 2);
    code.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => code.extend(['\\', letter]),
            '\n' => code.push_str("\\n"),
            // A control character would end the line, or be shown as nothing in an editor.
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                code.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
            }
            letter => code.push(letter),
        }
    }
    code.push('"');
    code
}

/// Returns pieces of content, one after the other, as one piece of content.
pub(crate) fn sequence(pieces: &[String]) -> String {
    match pieces {
        [] => "[]".to_owned(),
        [one] => one.clone(),
        many => format!("{{{}}}", many.join(";")),
    }
}

/// Returns a call of a function.
pub(crate) fn call(function: &str, arguments: &[String]) -> String {
    format!("{function}({})", arguments.join(","))
}

/// Returns an argument by name.
pub(crate) fn named(name: &str, value: impl AsRef<str>) -> String {
    format!("{name}:{}", value.as_ref())
}

/// Returns an array.
pub(crate) fn array(values: &[String]) -> String {
    match values {
        [] => "()".to_owned(),
        many => format!("({},)", many.join(",")),
    }
}

/// Returns a dictionary with text as its values.
pub(crate) fn dictionary<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let entries: Vec<String> = entries
        .into_iter()
        .map(|(key, value)| format!("{}:{}", literal(key), literal(value)))
        .collect();
    if entries.is_empty() { "(:)".to_owned() } else { format!("({})", entries.join(",")) }
}

/// Returns a value that may be missing.
pub(crate) fn optional(value: Option<impl AsRef<str>>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.as_ref().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{array, dictionary, literal, sequence};

    #[test]
    fn text_stays_in_its_literal() {
        for (text, code) in [
            ("#import \"x\"", r##""#import \"x\"""##),
            (r"\u{41} $x$ *", r#""\\u{41} $x$ *""#),
            ("a\nb\u{2028}\u{0}", r#""a\nb\u{2028}\u{0}""#),
        ] {
            assert_eq!(literal(text), code);
        }
    }

    #[test]
    fn nothing_is_still_something() {
        assert_eq!(sequence(&[]), "[]");
        assert_eq!(array(&[]), "()");
        assert_eq!(array(&["1".to_owned()]), "(1,)");
        assert_eq!(dictionary([]), "(:)");
    }
}
