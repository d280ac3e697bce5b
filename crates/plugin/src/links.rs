//! The destinations of Markdown links: from one page to another, and to any address.
//!
//! Every destination goes between `<` and `>`, its punctuation as character references, so that
//! mdBook sees a link and nothing in it means anything else.

use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::escape;

/// What may not stand in an address as it is. A `%` may: addresses come encoded.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What may not stand in the path of a file.
const UNSAFE_IN_PATH: &AsciiSet = &UNSAFE.add(b'%').add(b'?').add(b'#');

/// Returns the way from one page to another, both below the chapters' folder, as the destination
/// of a link; an empty fragment is left out.
pub fn between(from: &Path, to: &Path, fragment: &str) -> String {
    let parts = |path: &Path| -> Vec<String> {
        path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let (from, to) = (parts(from), parts(to));
    let folders = from.len().saturating_sub(1).min(to.len().saturating_sub(1));
    let shared = from[..folders].iter().zip(&to[..folders]).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(from.len().saturating_sub(1 + shared));
    path.push_str(&to[shared..].join("/"));
    let mut address = utf8_percent_encode(&path, UNSAFE_IN_PATH).to_string();
    if !fragment.is_empty() {
        address = format!("{address}#{fragment}");
    }
    destination(&address)
}

/// Returns the address of a page below the folder of the HTML, encoded.
pub fn page_address(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    let path = parts.collect::<Vec<_>>().join("/");
    utf8_percent_encode(&path, UNSAFE_IN_PATH).to_string()
}

/// Returns an address, encoded or not, as the destination of a link. What only letters and `/`,
/// `.`, `#`, `_`, `-` make up is left readable.
pub fn destination(address: &str) -> String {
    let address = utf8_percent_encode(address, UNSAFE).to_string();
    let mut escaped = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '/' | '.' | '#' | '_' | '-' | '~' | '=' | ':' | '%' | ',' => escaped.push(c),
            _ => escaped.push_str(&escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{between, page_address};

    #[test]
    fn a_page_s_address_is_encoded() {
        for (path, address) in [
            ("one.html", "one.html"),
            ("part/what? #1 100%.html", "part/what%3F%20%231%20100%25.html"),
            ("é<b>\"\n.html", "%C3%A9%3Cb%3E%22%0A.html"),
        ] {
            assert_eq!(page_address(Path::new(path)), address);
        }
    }

    #[test]
    fn the_way_between_pages_is_relative() {
        for (from, to, way) in [
            ("warnings.md", "sources/wapo.md", "sources/wapo.md#p5"),
            ("part/warnings.md", "sources/wapo.md", "../sources/wapo.md#p5"),
            ("sources/wapo.md", "part/one.md", "../part/one.md#p5"),
            ("sources/wapo.md", "sources/live.md", "live.md#p5"),
            ("a/b/c.md", "a/d.md", "../d.md#p5"),
            ("a.md", "what? #1.md", "what%3F%20%231.md#p5"),
        ] {
            assert_eq!(between(Path::new(from), Path::new(to), "p5"), way, "{from} to {to}");
        }
    }
}
