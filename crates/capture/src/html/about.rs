//! What a page states of its article: JSON-LD first, then OpenGraph and the other metas, then marked
//! elements. Where two of them differ, that is said.

use dom_query::Document;

use super::json_ld::{self, Stated};
use super::metas::{Metas, attribute, host, is_web, words};
use super::shown;
use crate::lines::one_line;
use crate::{About, Author, Work, day};

const TITLES: [&str; 9] = [
    "og:title",
    "citation_title",
    "dc.title",
    "dc:title",
    "dcterm:title",
    "dcterms.title",
    "parsely-title",
    "twitter:title",
    "headline",
];
const AUTHORS: [&str; 11] = [
    "citation_author",
    "article:author",
    "author",
    "dc.creator",
    "dc:creator",
    "dcterm:creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "creator",
];
const DATES: [&str; 19] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "article.published",
    "ptime",
    "date",
];
const PUBLISHERS: [&str; 8] = [
    "og:site_name",
    "citation_journal_title",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
    "cre",
];
const LANGUAGES: [&str; 5] =
    ["dc.language", "dcterms.language", "inlanguage", "content-language", "og:locale"];

/// Reads what the page states; `html` is its source, `notes` takes what must be said of it.
pub(super) fn read(document: &Document, html: &str, notes: &mut Vec<String>) -> About {
    let metas = Metas::of(document);
    let json = json_ld::read(document);
    let (saved_from, captured) = saved(html);
    let publisher = publisher(&metas, &json);
    let url = url(document, &metas, &json, saved_from.as_deref());
    let copied = |from: &String| url.as_deref().and_then(host) != host(from);
    About {
        work: work(&metas, &json),
        title: title(document, &metas, &json, publisher.as_deref()),
        authors: authors(document, &metas, &json),
        date: date(document, &metas, &json, notes),
        retrieved_from: saved_from.filter(copied),
        publisher,
        url,
        captured,
        language: language(document, &metas, &json),
    }
}

fn work(metas: &Metas, json: &Stated) -> Work {
    let article = || metas.every(&["og:type"]).any(|kind| kind.eq_ignore_ascii_case("article"));
    match json.work {
        Some(work) if work != Work::Web => work,
        _ if article() => Work::Article,
        _ => Work::Web,
    }
}

fn title(
    document: &Document,
    metas: &Metas,
    json: &Stated,
    publisher: Option<&str>,
) -> Option<String> {
    let element = || words(document, "head > title").into_iter().next();
    let heading = || words(document, "h1").into_iter().next();
    let mut of_metas = metas.every(&TITLES);
    let stated = of_json(document, json).or_else(|| of_metas.next().map(str::to_owned));
    stated
        .or_else(element)
        .or_else(heading)
        .map(|title| without_site(document, &title, publisher).unwrap_or(title))
}

/// Returns the one of JSON-LD's titles that the page shows as its own, or else the first: some sites
/// state what the page is about as its headline.
fn of_json(document: &Document, json: &Stated) -> Option<String> {
    let shown = words(document, "head > title, h1");
    let own = |title: &&String| shown.iter().any(|one| one.starts_with(title.as_str()));
    json.titles.iter().find(own).or(json.titles.first()).cloned()
}

/// Returns a title such as `Headline | The Site` without the site, if the page itself says what its
/// parts are: the rest is a heading of the page, or the end is the publisher's name.
fn without_site(document: &Document, title: &str, publisher: Option<&str>) -> Option<String> {
    let separators = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " / ", " » "];
    let cuts = separators.iter().filter_map(|mark| title.rsplit_once(mark));
    let headings = words(document, "h1, h2");
    cuts.filter(|(rest, site)| {
        let named = publisher.is_some_and(|name| name.eq_ignore_ascii_case(site.trim()));
        named || headings.iter().any(|heading| heading == rest.trim())
    })
    .map(|(rest, _)| rest.trim().to_owned())
    .find(|rest| !rest.is_empty())
}

fn authors(document: &Document, metas: &Metas, json: &Stated) -> Vec<Author> {
    let stated = sound(json.authors.clone());
    if !stated.is_empty() {
        return stated;
    }
    for name in AUTHORS {
        let of_meta = sound(metas.all(&[name]).iter().map(|one| parted(name, one)).collect());
        if !of_meta.is_empty() {
            return of_meta;
        }
    }
    let marked = ["[itemprop~=author] [itemprop~=name]", "[rel~=author]", "[itemprop~=author]"];
    let of_elements = marked.iter().map(|selector| words(document, selector));
    let mut names = of_elements.map(|names| sound(names.into_iter().map(Author::whole).collect()));
    names.find(|names| !names.is_empty()).unwrap_or_else(|| by_line(document).into_iter().collect())
}

/// Returns the name in a line "By …" that the page shows and names as such.
fn by_line(document: &Document) -> Option<Author> {
    let selector =
        "[class*=byline], [id*=byline], [class*=author], [class*=Author], [class*=writer]";
    words(document, selector).into_iter().find_map(|line| {
        let name =
            ["By ", "BY ", "by ", "Written by "].iter().find_map(|by| line.strip_prefix(by))?;
        let short = name.chars().count() <= 60 && name.split_whitespace().count() <= 6;
        let name = name.trim().trim_end_matches([',', '|', '·', '•']).trim();
        let plain = !name.chars().any(|c| c.is_ascii_digit() || "|:@".contains(c));
        (short && plain && name.starts_with(char::is_uppercase)).then(|| Author::whole(name))
    })
}

/// Returns a name of a meta; those of libraries' own vocabularies write `Family, Given`.
fn parted(meta: &str, name: &str) -> Author {
    let formal = meta == "citation_author" || meta.starts_with("dc");
    match name.split_once(", ") {
        Some((family, given)) if formal && !given.contains(',') => {
            Author { name: family.to_owned(), given: Some(given.to_owned()) }
        }
        _ => Author::whole(name),
    }
}

/// Keeps what can be a name, each once, without "By".
fn sound(authors: Vec<Author>) -> Vec<Author> {
    let mut kept: Vec<Author> = Vec::new();
    for Author { name, given } in authors {
        let bare = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(&name);
        let name = bare.trim().trim_end_matches(',').to_owned();
        let possible = name.chars().any(char::is_alphabetic)
            && name.chars().count() <= 200
            && !name.contains("://")
            && !name.starts_with(['@', '/'])
            && !kept.iter().any(|one| one.given.is_none() && name.starts_with(&one.name));
        let author = Author { name, given };
        if possible && !kept.contains(&author) {
            kept.push(author);
        }
    }
    kept
}

fn date(
    document: &Document,
    metas: &Metas,
    json: &Stated,
    notes: &mut Vec<String>,
) -> Option<String> {
    let attributes = [
        ("[itemprop~=datePublished]", "content"),
        ("[itemprop~=datePublished]", "datetime"),
        ("time[pubdate]", "datetime"),
    ];
    let marked =
        attributes.iter().filter_map(|(selector, name)| attribute(document, selector, name));
    let of_metas = metas.every(&DATES).map(str::to_owned);
    let mut stated: Vec<String> =
        json.published.iter().cloned().chain(of_metas).chain(marked).collect();
    if stated.is_empty() {
        stated.extend(only_time(document));
    }
    let shown = shown::day(document);
    if let (Some(shown), Some(first)) = (&shown, stated.first())
        && shown::is_of_another_zone(shown, first)
    {
        notes.push(format!("the page shows {shown}, and states {first}, which is of another zone"));
        return Some(shown.clone());
    }
    if stated.is_empty() {
        stated.extend(shown);
    }
    let days: Vec<String> = stated.iter().filter_map(|text| day(text)).collect();
    let Some(first) = days.first() else {
        if let Some(text) = stated.first() {
            notes.push(format!("a date is stated as “{text}”, which is no day that can be read"));
        }
        return None;
    };
    let same =
        |other: &&String| other.starts_with(first.as_str()) || first.starts_with(other.as_str());
    if let Some(other) = days.iter().find(|other| !same(other)) {
        notes.push(format!("the page states two dates, {first} and {other}; the first was taken"));
    }
    days.iter().filter(same).max_by_key(|day| day.len()).cloned()
}

/// Returns the page's one time, if it has only one and that stands beside the headline's article.
fn only_time(document: &Document) -> Option<String> {
    let times =
        document.select("article time[datetime], main time[datetime], header time[datetime]");
    let mut stated: Vec<String> =
        times.iter().filter_map(|time| one_line(&time.attr("datetime")?)).collect();
    stated.dedup_by(|a, b| day(a) == day(b));
    if stated.len() == 1 { stated.pop() } else { None }
}

fn publisher(metas: &Metas, json: &Stated) -> Option<String> {
    let mut of_metas = metas.every(&PUBLISHERS).filter(|name| !name.contains("://"));
    json.publisher.clone().or_else(|| of_metas.next().map(str::to_owned))
}

fn url(
    document: &Document,
    metas: &Metas,
    json: &Stated,
    saved_from: Option<&str>,
) -> Option<String> {
    let link = attribute(document, "link[rel~=canonical]", "href");
    let of_metas = metas.every(&["og:url", "citation_public_url"]).map(str::to_owned);
    let all = link.into_iter().chain(of_metas).chain(json.urls.clone());
    let all: Vec<String> = all.filter(|url| is_web(url)).collect();
    // A site's front page is no article's address.
    let path = |url: &&String| url.splitn(4, '/').nth(3).is_some_and(|path| !path.is_empty());
    let own = all.iter().find(path).cloned();
    own.or_else(|| saved_from.map(str::to_owned)).or_else(|| all.into_iter().next())
}

fn language(document: &Document, metas: &Metas, json: &Stated) -> Option<String> {
    let element = ["lang", "xml:lang"].iter().find_map(|name| attribute(document, "html", name));
    let of_metas = metas.every(&LANGUAGES).next().map(str::to_owned);
    let stated = element.or_else(|| json.language.clone()).or(of_metas)?;
    let tag = stated.split([',', ';', '.']).next()?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let rest = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    (primary && rest).then_some(tag)
}

/// Returns where and on which day a browser or an extension says that it saved the page, from the
/// comment that it writes into it.
fn saved(html: &str) -> (Option<String>, Option<String>) {
    let mut end = html.len().min(8192);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let mut url = None;
    let mut captured = None;
    for comment in html[..end].split("<!--").skip(1).filter_map(|rest| rest.split("-->").next()) {
        // `saved from url=(0042)https://…`, `url: https://…`, `saved date: Wed Apr 10 2024 …`
        if let Some(rest) = comment.split("saved from url=").nth(1) {
            let rest = rest.split_once(')').map_or(rest, |(_, rest)| rest);
            url = url.or_else(|| rest.split_whitespace().next().map(str::to_owned));
        }
        if comment.contains("Page saved with SingleFile") {
            let line = |name: &str| {
                comment.lines().find_map(|line| line.trim().strip_prefix(name).map(str::trim))
            };
            url = url.or_else(|| line("url:").map(str::to_owned));
            captured = captured.or_else(|| line("saved date:").and_then(day));
        }
    }
    (url.filter(|url| is_web(url)), captured)
}
