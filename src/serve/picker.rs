//! The pages to pick from: every source, and the passages of one with the lines to paste.
//!
//! What comes in: the book's library and texts as they are now. What goes out: HTML that needs no
//! script, in which every line can be selected by hand; with one, a click copies it. A text of which
//! nothing may be published but what is quoted (`publish: none`) shows its addresses, not its words.

use std::fmt::Write;
use std::path::Path;

use briefing_plugin::escape;
use briefing_sources::{Entry, Paragraph, ParagraphKind, Place, Publish, Sources, Target, Text};

use super::answer::{Answer, PICKER};
use crate::book;

/// Returns the list of sources, or with an id that source's passages; `query` may search them.
pub(super) fn page(id: &str, query: &str, root: &Path) -> Answer {
    let sources = match book::sources(root) {
        Ok((sources, _)) => sources,
        Err(message) => return Answer::page(500, laid_out("Sources", &paragraph(&message))),
    };
    let mut fields = form_urlencoded::parse(query.as_bytes());
    let wanted = fields.find_map(|(name, value)| (name == "q").then(|| value.into_owned()));
    let wanted = wanted.unwrap_or_default();
    if id.is_empty() {
        return Answer::page(200, laid_out("Sources", &list(&sources, &wanted)));
    }
    let Some(entry) = sources.entry(id) else {
        let said = paragraph(&sources.unknown(id).message);
        return Answer::page(404, laid_out("No such source", &said));
    };
    Answer::page(200, laid_out(&entry.short_name(), &one(&sources, entry, &wanted)))
}

/// Returns a whole page around its main part.
fn laid_out(title: &str, main: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_briefing/picker.css\">\n\
         <script src=\"/_briefing/picker.js\" defer></script>\n</head>\n<body>\n\
         <nav aria-label=\"Briefing\"><a href=\"/\">The book</a> <a href=\"{PICKER}\">All sources</a></nav>\n\
         <main>\n<h1>{title}</h1>\n{main}</main>\n\
         <p id=\"said\" role=\"status\"></p>\n</body>\n</html>\n"
    )
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escape(text))
}

/// Returns the form that searches; the words searched for stand in it.
fn search(label: &str, wanted: &str) -> String {
    format!(
        "<form role=\"search\"><label for=\"q\">{label}</label> \
         <input type=\"search\" id=\"q\" name=\"q\" value=\"{}\"> <button>Search</button></form>\n",
        escape(wanted)
    )
}

/// Whether a text holds every one of the words, in letters of either case.
fn holds(text: &str, wanted: &str) -> bool {
    let text = text.to_lowercase();
    wanted.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn list(sources: &Sources, wanted: &str) -> String {
    let mut html = search("Words in a source's name", wanted);
    html.push_str("<table>\n<thead><tr><th>Source</th><th>Id</th><th>Fidelity</th>");
    html.push_str("<th>Paragraphs</th><th>Words</th></tr></thead>\n<tbody>\n");
    for entry in sources.ids().filter_map(|id| sources.entry(id)) {
        let name = entry.short_name();
        if !holds(&format!("{name} {} {}", entry.id, entry.title().unwrap_or_default()), wanted) {
            continue;
        }
        let text = entry.has_text.then(|| sources.text(&entry.id).ok()).flatten();
        let (paragraphs, words) = text.map_or_else(Default::default, |text| {
            let words = text.text().split_whitespace().count();
            (text.paragraphs().len().to_string(), words.to_string())
        });
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\"><a href=\"{PICKER}/{}\">{}</a></th><td><code>{}</code></td>\
             <td>{}</td><td>{paragraphs}</td><td>{words}</td></tr>",
            address(&entry.id),
            escape(&name),
            escape(&entry.id),
            entry.fidelity.word(),
        );
    }
    html + "</tbody>\n</table>\n"
}

fn one(sources: &Sources, entry: &Entry, wanted: &str) -> String {
    let mut html = format!(
        "<p>{}, <code>{}</code>. As a whole: {}</p>\n",
        entry.fidelity.word(),
        escape(&entry.id),
        line(&format!("[@{}]", entry.id), "cite"),
    );
    if !entry.has_text {
        return html + &paragraph("It has no text: it can be cited, not quoted.");
    }
    let text = match sources.text(&entry.id) {
        Ok(text) => text,
        Err(fault) => return html + &paragraph(&fault.message),
    };
    let withheld = entry.publish == Publish::None;
    if withheld {
        html.push_str(&paragraph("Its words are withheld: `publish: none` in the library."));
    } else {
        html.push_str(&search("Words in it", wanted));
    }
    html.push_str("<ol class=\"passages\">\n");
    for one in text.paragraphs() {
        if withheld || holds(&text.text()[one.range.clone()], wanted) {
            html.push_str(&passage(text, one, withheld));
        }
    }
    html + "</ol>\n"
}

/// Returns one paragraph: its address, its words, and the lines to paste.
fn passage(text: &Text, paragraph: &Paragraph, withheld: bool) -> String {
    let target = Target::at(text.id(), Place::paragraph(paragraph.number)).to_string();
    let words = text.text()[paragraph.range.clone()].split_whitespace();
    let words = words.collect::<Vec<_>>().join(" ");
    let mut html = format!("<li id=\"p{}\"><h2><code>{}</code>", paragraph.number, escape(&target));
    if paragraph.kind != ParagraphKind::Body {
        let _ = write!(html, " {}", paragraph.kind.word());
    }
    html.push_str("</h2>\n");
    if !withheld {
        let _ = writeln!(html, "<p class=\"words\" dir=\"auto\">{}</p>", escape(&words));
        if paragraph.kind != ParagraphKind::Furniture {
            let inner = words.replace('\\', r"\\").replace('"', "\\\"");
            let quote = format!("{{{{#quote {target} \"{inner}\"}}}}");
            let _ = writeln!(html, "<p>{}</p>", line(&quote, "quote"));
        }
    }
    let _ = writeln!(html, "<p>{}</p>\n</li>", line(&format!("[@{target}]"), "cite"));
    html
}

/// Returns a line to paste: selected whole by a click or the keyboard, copied where there is a
/// script.
fn line(text: &str, what: &str) -> String {
    let text = escape(text);
    format!(
        "<input class=\"line\" readonly value=\"{text}\" aria-label=\"the line to {what} it\"> \
         <button type=\"button\" class=\"copy\" hidden>Copy</button>"
    )
}

/// Returns an id as a part of an address. Ids hold `:` at most beside letters, digits, `_` and `-`.
fn address(id: &str) -> String {
    percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC).to_string()
}
