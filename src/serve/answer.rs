//! One request in, one answer out.
//!
//! Answered is who names this machine by its own address or as `localhost`: a page of another name
//! that leads here reads nothing. Given are files of the book and pages of our own, nothing else.

use std::path::{Path, PathBuf};

use hyper::header::{self, HeaderName};
use percent_encoding::percent_decode_str;

use super::picker;
use super::site::{News, Site};

/// Where the news come from.
pub(super) const EVENTS: &str = "/_briefing/events";
/// Where passages are picked.
pub(super) const PICKER: &str = "/_briefing/sources";
/// What the panel reads.
const FINDINGS: &str = "/_briefing/findings.json";

/// What pages of our own may do. A chapter's page may do what its theme does.
const POLICY: &str = "default-src 'self'; frame-ancestors 'none'; form-action 'self'";

/// The files of our own pages and of the panel: address, media type, text.
const FILES: [(&str, &str, &str); 4] = [
    ("/_briefing/live.js", "text/javascript; charset=utf-8", include_str!("page/live.js")),
    ("/_briefing/live.css", "text/css; charset=utf-8", include_str!("page/live.css")),
    ("/_briefing/picker.js", "text/javascript; charset=utf-8", include_str!("page/picker.js")),
    ("/_briefing/picker.css", "text/css; charset=utf-8", include_str!("page/picker.css")),
];

/// What was asked for.
#[derive(Debug)]
pub(super) struct Asked {
    /// `GET` or another.
    pub(super) method: String,
    /// Whether it was asked of this server by its name.
    pub(super) is_ours: bool,
    /// The path of the address, as it was sent.
    pub(super) path: String,
    /// What stands behind `?`.
    pub(super) query: String,
}

/// What is answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// The status of HTTP.
    pub(super) status: u16,
    /// What is said beside it.
    pub(super) headers: Vec<(HeaderName, String)>,
    /// The content.
    pub(super) body: Vec<u8>,
}

impl Answer {
    fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![(header::CONTENT_TYPE, media_type.to_owned())];
        Self { status, headers, body: body.into() }
    }

    /// Returns a sentence.
    pub(super) fn plain(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{text}\n"))
    }

    /// Returns a page of our own.
    pub(super) fn page(status: u16, html: String) -> Self {
        let mut answer = Self::new(status, "text/html; charset=utf-8", html);
        answer.headers.push((header::CONTENT_SECURITY_POLICY, POLICY.to_owned()));
        answer
    }
}

/// Whether a host that was asked for is this server.
pub(super) fn is_ours(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost"].iter().any(|name| {
        let host = host.to_ascii_lowercase();
        host == format!("{name}:{port}") || (port == 80 && host == *name)
    })
}

/// Answers a request.
pub(super) fn answer(asked: &Asked, root: &Path, site: &Site) -> Answer {
    if !asked.is_ours {
        return Answer::plain(403, "this server answers to its own address alone");
    }
    if asked.method != "GET" && asked.method != "HEAD" {
        let mut answer = Answer::plain(405, "only GET and HEAD are answered");
        answer.headers.push((header::ALLOW, "GET, HEAD".to_owned()));
        return answer;
    }
    let Ok(path) = percent_decode_str(&asked.path).decode_utf8() else {
        return Answer::plain(400, "the address is not UTF-8");
    };
    if let Some((_, media_type, text)) = FILES.iter().find(|(address, ..)| *address == path) {
        return Answer::new(200, media_type, *text);
    }
    if path == FINDINGS {
        return Answer::new(200, "application/json", site.findings());
    }
    if let Some(rest) = path.strip_prefix(PICKER) {
        return picker::page(rest.trim_matches('/'), &asked.query, root);
    }
    of_the_book(&path, site)
}

/// Returns a file of the book.
fn of_the_book(address: &str, site: &Site) -> Answer {
    // Where the news stand is read before the page is: one that is shown meanwhile is loaded again.
    let news = *site.news().borrow();
    let Some(path) = below(address) else { return not_found(site, news) };
    let page = match address.ends_with('/') {
        true => path.join("index.html"),
        false => path.clone(),
    };
    if let Some(file) = site.file(&page) {
        return given(200, &page, file, news);
    }
    if !address.ends_with('/') && site.is_folder(&path) {
        let mut answer = Answer::plain(301, "a folder");
        // One slash: two would name another host.
        let place = format!("/{}/", address.trim_matches('/'));
        let place = percent_encoding::utf8_percent_encode(&place, ESCAPED).to_string();
        answer.headers.push((header::LOCATION, place));
        return answer;
    }
    not_found(site, news)
}

/// What of a path is written as `%XX`.
const ESCAPED: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');

/// Returns the path below the pages' folder that an address names; `None` where it names what is
/// hidden or leads out.
fn below(address: &str) -> Option<PathBuf> {
    let parts = address.split('/').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let plain = !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
            plain.then_some(part)
        })
        .collect()
}

fn not_found(site: &Site, news: News) -> Answer {
    if !site.has_book() {
        let html = with_panel(include_str!("page/none.html").as_bytes(), news);
        return Answer::new(503, "text/html; charset=utf-8", html);
    }
    match site.file(Path::new("404.html")) {
        Some(page) => given(404, Path::new("404.html"), page, news),
        None => Answer::plain(404, "there is no such page"),
    }
}

fn given(status: u16, path: &Path, file: Vec<u8>, news: News) -> Answer {
    let media_type = media_type(path);
    let file = match media_type.starts_with("text/html") {
        true => with_panel(&file, news),
        false => file,
    };
    Answer::new(status, &media_type, file)
}

/// Returns a page with the script that reloads it and shows what was found, before the body's end.
fn with_panel(page: &[u8], news: News) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = page.windows(END.len()).rposition(|part| part == END).unwrap_or(page.len());
    let panel = format!(
        "<link rel=\"stylesheet\" href=\"/_briefing/live.css\">\n\
         <script src=\"/_briefing/live.js\" data-pages=\"{}\" defer></script>\n",
        news.stamp(news.pages),
    );
    [&page[..at], panel.as_bytes(), &page[at..]].concat()
}

impl News {
    /// Returns one of the numbers as a text that no other run has.
    pub(super) fn stamp(&self, number: u64) -> String {
        format!("{:x}-{number}", self.run)
    }
}

/// Returns the media type of a file of a book. Every text of a book is UTF-8.
fn media_type(path: &Path) -> String {
    let media_type = mime_guess::from_path(path).first_or_octet_stream();
    match media_type.type_().as_str() {
        "text" => format!("{media_type}; charset=utf-8"),
        _ => media_type.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{below, is_ours};

    #[test]
    fn only_its_own_names_are_answered() {
        for (host, ours) in [
            ("127.0.0.1:3000", true),
            ("LOCALHOST:3000", true),
            ("localhost", false),
            ("localhost:3001", false),
            ("evil.example:3000", false),
            ("127.0.0.1.evil.example:3000", false),
            ("", false),
        ] {
            assert_eq!(is_ours(host, 3000), ours, "{host}");
        }
        assert!(is_ours("localhost", 80));
    }

    #[test]
    fn no_address_leads_out_or_to_what_is_hidden() {
        for address in ["/../a", "/a/../../b", "/.git/config", "/a\\..\\b", "/c:/x", "/a\0b"] {
            assert_eq!(below(address), None, "{address}");
        }
        assert_eq!(below("//a//b.html").as_deref(), Some(Path::new("a/b.html")));
    }
}
