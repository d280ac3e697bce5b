//! Addresses: of a source's page, and out to the words themselves.

use briefing_plugin::destination;
use briefing_sources::{Alteration, Alterations, Target};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The folder of the sources' pages, below the chapters' folder.
pub(crate) const FOLDER: &str = "sources";

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
    safe.then(|| destination(url))
}

/// Returns the name of the site at an address on the web.
pub(crate) fn site(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', '\\']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Returns the address of the very words in a page on the web, as the destination of a link.
/// Without words it is the page's. Only http and https have pages.
pub(crate) fn to_words<'a>(url: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    if !["http", "https"].contains(&scheme.as_str()) {
        return None;
    }
    let pieces: Vec<String> = words.into_iter().filter_map(fragment).take(PIECES).collect();
    if pieces.is_empty() {
        return Some(destination(url));
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

/// Returns the fragment of a source's page that an address leads to: with the words quoted, theirs.
pub(crate) fn to_place(target: &Target) -> String {
    let compared = target.alterations.contains(Alteration::Compared);
    let used = if compared { Vec::new() } else { target.used.clone() };
    let plain = Target { used, alterations: Alterations::default(), ..target.clone() };
    plain.to_string().split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::{external, page_of, site, to_words};

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
    fn a_site_is_named_by_its_host() {
        for (url, name) in [
            ("https://www.example.org/x?y#z", Some("example.org")),
            ("http://a.org:8080", Some("a.org:8080")),
            ("https://example.org@evil.net/x", Some("evil.net")),
            ("https:///x", None),
            ("mailto:a@b.org", None),
        ] {
            assert_eq!(site(url).as_deref(), name, "{url}");
        }
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
