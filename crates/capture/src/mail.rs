//! E-mails, and the archives of pages that browsers save in the same format (MHTML).

use mail_parser::{HeaderValue, Message, MessageParser, PartType};

use crate::fault::Fault;
use crate::form::Form;
use crate::html;
use crate::lines::{Lines, one_line};
use crate::plain;
use crate::{About, Author, Captured};

/// Reads a letter or an archived page.
pub(crate) fn read(form: Form, bytes: &[u8]) -> Result<Captured, Fault> {
    let message = MessageParser::default().parse(bytes).filter(|one| !one.headers().is_empty());
    let Some(message) = message else {
        return Err(Fault::new("is no e-mail: it has no headers", "save it as .eml"));
    };
    let location = header(&message, "Snapshot-Content-Location");
    if form == Form::WebArchive || location.is_some() {
        page(&message, location)
    } else {
        letter(&message)
    }
}

fn page(message: &Message<'_>, location: Option<String>) -> Result<Captured, Fault> {
    let part = message.html_bodies().next().and_then(|part| match &part.body {
        PartType::Html(html) => Some((html.to_string(), part)),
        _ => None,
    });
    let Some((html, part)) = part else {
        return Err(Fault::new("holds no page", "save the page again"));
    };
    let own = part.headers.iter().find(|one| one.name().eq_ignore_ascii_case("Content-Location"));
    let own = own.and_then(|one| one.value().as_text()).map(str::to_owned);
    let mut captured = html::page(&html)?;
    captured.form = Form::WebArchive;
    let from = location.or(own).filter(|url| html::is_web(url));
    if captured.about.url.is_none() {
        captured.about.url = from;
    }
    captured.about.captured = captured.about.captured.or_else(|| date(message));
    Ok(captured)
}

fn letter(message: &Message<'_>) -> Result<Captured, Fault> {
    let mut lines = Lines::default();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                plain::add(&mut lines, &text, plain::is_wrapped(&text));
            }
            PartType::Html(html) => html::whole(html, &mut lines)?,
            _ => {}
        }
    }
    let from = message.from().map(|address| {
        let names = address.iter().filter_map(|one| one.name().or_else(|| one.address()));
        names.filter_map(one_line).map(Author::whole).collect()
    });
    let about = About {
        title: message.subject().and_then(one_line),
        authors: from.unwrap_or_default(),
        date: date(message),
        language: header(message, "Content-Language").filter(|tag| !tag.contains(',')),
        ..About::default()
    };
    let attached = message.attachment_count();
    let note = (attached > 0).then(|| format!("{attached} attachments were left out"));
    Ok(Captured::new(Form::Letter, lines, about).noted(note))
}

/// Returns the day of the letter's own clock.
fn date(message: &Message<'_>) -> Option<String> {
    let date = message.date()?;
    crate::day(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}

fn header(message: &Message<'_>, name: &str) -> Option<String> {
    let value = message.header(name.to_owned())?;
    match value {
        HeaderValue::Text(text) => one_line(text),
        HeaderValue::TextList(texts) => texts.first().and_then(|text| one_line(text)),
        _ => message.header_raw(name.to_owned()).and_then(one_line),
    }
}
