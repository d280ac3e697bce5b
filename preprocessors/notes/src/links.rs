//! Addresses: from a page to a source's page or a chapter, and out to the words themselves.
//!
//! Every address goes between `<` and `>` as the destination of a Markdown link, its punctuation
//! as character references, so that mdBook sees a link and nothing in it means anything else.

use std::path::Path;

use briefing_plugin::escape;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// The folder of the sources' pages, below the chapters' folder.
pub(crate) const FOLDER: &str = "sources";

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

/// What a text fragment must not hold as it is: `&`, `-` and `,` have a meaning in it.
const UNSAFE_IN_FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'.').remove(b'~');

/// Words of one piece of a text fragment up to which it is given whole; longer ones are given by
/// their first and last words.
const WHOLE: usize = 12;

/// Words at each end of a longer piece.
const EDGE: usize = 5;

/// Pieces of one text fragment.
const PIECES: usize = 4;

/// Returns an address on the web as the destination of a link, if it is safe to follow.
pub(crate) fn external(url: &str) -> Option<String> {
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    let safe = ["http", "https", "mailto"].contains(&scheme.as_str());
    safe.then(|| destination(&utf8_percent_encode(url, UNSAFE).to_string()))
}

/// Returns the address of the very words in a page on the web, as the destination of a link.
/// Without words it is the page's. Only http and https have pages.
pub(crate) fn to_words<'a>(url: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    if !["http", "https"].contains(&scheme.as_str()) {
        return None;
    }
    let url = utf8_percent_encode(url, UNSAFE).to_string();
    let pieces: Vec<String> = words.into_iter().filter_map(fragment).take(PIECES).collect();
    if pieces.is_empty() {
        return Some(destination(&url));
    }
    let hash = if url.contains('#') { "" } else { "#" };
    Some(destination(&format!("{url}{hash}:~:{}", pieces.join("&"))))
}

/// Returns `text=start,end` for some words; `None` where there are none.
fn fragment(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let encoded =
        |words: &[&str]| utf8_percent_encode(&words.join(" "), UNSAFE_IN_FRAGMENT).to_string();
    match words.len() {
        0 => None,
        1..=WHOLE => Some(format!("text={}", encoded(&words))),
        count => {
            Some(format!("text={},{}", encoded(&words[..EDGE]), encoded(&words[count - EDGE..])))
        }
    }
}

/// Returns the way from one page to another, both below the chapters' folder, as the destination
/// of a link; an empty fragment is left out.
pub(crate) fn between(from: &Path, to: &Path, fragment: &str) -> String {
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

/// Returns the path of a source's page below the chapters' folder.
pub(crate) fn page_of(id: &str) -> String {
    let slug: String = id.chars().map(|c| if c == ':' { '-' } else { c }).collect();
    match slug.to_lowercase().as_str() {
        // The list of sources may be `index`, and mdBook makes `readme` that.
        "index" | "readme" => format!("{FOLDER}/source-{slug}.md"),
        _ => format!("{FOLDER}/{slug}.md"),
    }
}

/// Escapes an address for a destination between `<` and `>`. What only letters and `/`, `.`, `#`,
/// `_`, `-` make up is left readable.
fn destination(address: &str) -> String {
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

    use super::{between, external, page_of, to_words};

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

    #[test]
    fn only_safe_addresses_are_followed() {
        assert_eq!(external("javascript:alert(1)"), None);
        assert_eq!(external("file:///etc/passwd"), None);
        assert_eq!(external("https://a.org/x y").as_deref(), Some("https://a.org/x%20y"));
        assert_eq!(
            external("https://a.org/>[x](y)").as_deref(),
            Some("https://a.org/%3E&#91;x&#93;&#40;y&#41;")
        );
        assert_eq!(to_words("mailto:a@b.org", ["x"]), None);
    }

    #[test]
    fn words_are_found_by_a_text_fragment() {
        let link =
            |url, words: &[&'static str]| to_words(url, words.iter().copied()).unwrap_or_default();
        assert_eq!(
            link("https://a.org/x", &["too-general, & more"]),
            "https://a.org/x#:~:text=too%2Dgeneral%2C%20%26%20more"
        );
        assert_eq!(
            link(
                "https://a.org/x#top",
                &["one two three four five six seven eight nine ten eleven twelve thirteen", "end"]
            ),
            "https://a.org/x#top:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen&#38;text=end"
        );
        assert_eq!(link("https://a.org/x", &[" "]), "https://a.org/x");
    }

    #[test]
    fn a_page_never_takes_the_name_of_the_list() {
        assert_eq!(page_of("zotero:a-1"), "sources/zotero-a-1.md");
        assert_eq!(page_of("README"), "sources/source-README.md");
    }
}
