//! Reasons to doubt that what was extracted is the text which the page's readers saw.

use briefing_diagnostics::Diagnostic;
use dom_query::Document;

use super::json_ld;
use crate::Captured;
use crate::lines::collapsed;

/// Below how many characters a text is rather a notice than an article.
const SHORT: usize = 1500;

/// Phrases of notices that stand before a page, as they are spelt in lower case.
const CONSENT: [&str; 18] = [
    "we use cookies",
    "we and our partners",
    "we value your privacy",
    "before you continue",
    "manage your privacy",
    "your privacy choices",
    "accept all cookies",
    "accept cookies",
    "cookie policy",
    "consent to the use",
    "legitimate interest",
    "wir verwenden cookies",
    "ihre zustimmung",
    "mit werbung weiterlesen",
    "nous utilisons des cookies",
    "continuer sans accepter",
    "utilizamos cookies",
    "мы используем файлы cookie",
];

/// Phrases at which a text that must be paid for breaks off.
const PAYWALL: [&str; 22] = [
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "to keep reading",
    "already a subscriber",
    "already have an account? log in",
    "subscribers only",
    "for subscribers",
    "this article is for subscribers",
    "start your free trial",
    "you have reached your limit",
    "you've reached your limit",
    "free articles left",
    "unlock this article",
    "register to read",
    "want to read more?",
    "jetzt weiterlesen",
    "nur für abonnenten",
    "artikel freischalten",
    "réservé aux abonnés",
    "para seguir leyendo",
    "материал доступен подписчикам",
];

/// Phrases of pages that stand in for the page asked for.
const OTHER_PAGE: [&str; 12] = [
    "checking your browser",
    "verify you are human",
    "verifying you are human",
    "are you a robot",
    "enable javascript and cookies",
    "please enable javascript",
    "you need to enable javascript",
    "access denied",
    "page not found",
    "404 not found",
    "unusual traffic",
    "just a moment...",
];

/// What of a page is looked at before its article is taken out.
pub(super) struct Evidence {
    /// The words of the whole page, in lower case.
    page: String,
    /// Whether the page says that it can be read without paying.
    free: Option<bool>,
    /// Whether an element of it is named for a paywall.
    walled: bool,
}

/// Returns the doubt about a page in which no article was found.
pub(super) fn no_article() -> Diagnostic {
    doubt("no article was found in the page, so all of its text was taken")
        .help("take out of the text what is no part of it, or copy the article by hand")
}

impl Evidence {
    pub(super) fn of(document: &Document) -> Self {
        let named = "[class*=paywall], [id*=paywall], [class*=regwall], [class*=subscriber-only]";
        Self {
            page: folded(&document.select("body").text()),
            free: json_ld::read(document).free,
            walled: document.select(named).exists(),
        }
    }

    /// Returns what there is to doubt of the text taken from the page.
    pub(super) fn doubts(&self, captured: &Captured) -> Vec<Diagnostic> {
        let text = folded(&captured.text);
        let doubts =
            [self.other_page(&text), self.consent(&text), self.paywall(&text), copied(captured)];
        doubts.into_iter().flatten().collect()
    }

    fn other_page(&self, text: &str) -> Option<Diagnostic> {
        let phrase = found(text, &OTHER_PAGE).filter(|_| text.chars().count() < SHORT)?;
        let what = "this may be a notice in the article's place";
        Some(doubt(what).note(says(phrase)).help("open the page in a browser, and save it again"))
    }

    fn consent(&self, text: &str) -> Option<Diagnostic> {
        let phrases: Vec<_> = CONSENT.iter().filter(|phrase| text.contains(**phrase)).collect();
        let short = text.chars().count() < SHORT;
        let phrase = phrases.first().filter(|_| short || phrases.len() > 2)?;
        let what = "this looks like a notice asking for consent, not like the article";
        let help = "answer the notice in a browser, and save the page again";
        Some(doubt(what).note(says(phrase)).help(help))
    }

    fn paywall(&self, text: &str) -> Option<Diagnostic> {
        let phrase = found(text, &PAYWALL).or_else(|| found(&self.page, &PAYWALL));
        let short = text.chars().count() < SHORT;
        let notes: Vec<String> = [
            (self.free == Some(false))
                .then(|| "the page says that it is not free to read".to_owned()),
            phrase.map(says),
            self.walled.then(|| "an element of the page is named for a paywall".to_owned()),
            short.then(|| format!("the text has only {} characters", text.chars().count())),
        ]
        .into_iter()
        .flatten()
        .collect();
        let ends = found(tail(text), &PAYWALL).is_some();
        let grounds = usize::from(self.free == Some(false)) + usize::from(phrase.is_some());
        if !(ends || grounds > 0 && short || grounds == 2) {
            return None;
        }
        let what = "this may be only the beginning of an article that must be paid for";
        let doubt = notes.into_iter().fold(doubt(what), Diagnostic::note);
        Some(doubt.help("compare its end with the page; if it breaks off, say `fidelity: excerpt`"))
    }
}

/// Returns the doubt about a page that was saved from another host than it says is its own.
fn copied(captured: &Captured) -> Option<Diagnostic> {
    let (own, from) = (captured.about.url.as_ref()?, captured.about.retrieved_from.as_ref()?);
    let what = "this is a copy: the page was saved from another site than it names as its own";
    let note = format!("saved from {from}; its own address is given as {own}");
    Some(
        doubt(what)
            .note(note)
            .help("compare it with the original, and say in `fidelity` what it is"),
    )
}

fn doubt(what: &str) -> Diagnostic {
    Diagnostic::warning("doubtful-capture", what)
}

fn says(phrase: &str) -> String {
    format!("it says “{phrase}”")
}

fn found<'a>(text: &str, phrases: &[&'a str]) -> Option<&'a str> {
    phrases.iter().find(|phrase| text.contains(**phrase)).copied()
}

/// Returns the last few hundred characters.
fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(400).map_or(0, |(at, _)| at);
    &text[from..]
}

/// Returns text for comparison: lower case, one kind of apostrophe, single spaces.
fn folded(text: &str) -> String {
    collapsed(&text.to_lowercase().replace('’', "'").replace('\u{a0}', " "))
}
