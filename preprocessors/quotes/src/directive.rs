//! `{{#quote TARGET "words" speaker="…" as="copy"}}`: a block quotation, pulled from its source.

mod ask;
mod speaker;

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Arg, Directive, DirectiveSpec, Form, Scan};
use briefing_sources::{
    Alteration, Alterations, Fidelity, Outcome, Paragraph, ParagraphKind, Place, Standing, Target,
    Text, Verdict, passage_of_words, resolve,
};

use self::ask::Ask;
use crate::block::{self, BlockQuotation, QuotedParagraph};
use crate::chapter::{Checked, Run};
use crate::cited::{How, Named, is_original, verify};
use crate::doubt::{self, Stood};
use crate::failure::{self, Fault, Tried};
use crate::mends;
use crate::printed::printed;
use crate::targets::{Use, extent, target_of_one, words};
use crate::written::Written;

/// The directives of this step, for [`briefing_plugin::scan`].
pub const DIRECTIVES: &[DirectiveSpec] =
    &[DirectiveSpec { name: "quote", block: false, keys: &["speaker", "as"] }];

/// What a directive pulls.
#[derive(Debug)]
struct Pulled {
    words: Use,
    /// The quotation as printed.
    written: String,
    paragraphs: Vec<QuotedParagraph>,
    verdict: Verdict,
}

/// Puts a block quotation in the place of each directive.
pub(crate) fn pull_all(run: &mut Run<'_>, scan: &Scan) {
    let ours = scan.directives.iter().filter(|one| one.name == "quote" && one.form == Form::Single);
    for (index, directive) in ours.enumerate() {
        if let Some(ask) = ask::read(run, directive) {
            pull(run, directive, &ask, index + 1);
        }
    }
}

fn pull(run: &mut Run<'_>, directive: &Directive, ask: &Ask<'_>, ordinal: usize) {
    let Some((named, text)) = look_up(run, ask) else { return };
    let pulled = match ask.words {
        Some(arg) => by_words(run, &named, text, ask, arg),
        None => whole(run, &named, text, ask),
    };
    let Some(mut pulled) = pulled else { return };
    if ask.copy {
        pulled.words.alterations.insert(Alteration::Copy);
    }
    let target = target_of_one(&named.resolved.target, text, &pulled.words);
    if named.resolved.target.place.is_none() {
        let found = [target.address().to_string()];
        let found = mends::with_address(run, &ask.target.value_range, &found);
        run.addresses.extend(found);
    }
    speaker::check(run, ask, &named, text, extent(&pulled.words.ranges));
    let (element, speaker) = print(run, directive, ask, (&named, text), &pulled, &target, ordinal);
    let checked = Checked {
        span: run.page.span(directive.range.clone()),
        written: pulled.written,
        target,
        words: words(text, &pulled.words.ranges),
        verdict: pulled.verdict,
        whole: ask.words.is_none(),
        speaker,
        element: Some(element),
    };
    run.checked.push((directive.range.clone(), checked));
}

/// Looks up what the directive names; what is wrong with it is reported.
fn look_up<'a>(run: &mut Run<'a>, ask: &Ask<'_>) -> Option<(Named<'a>, &'a Text)> {
    let at = ask.target.value_range.clone();
    let span = run.page.span(at.clone());
    let resolved = match resolve(run.desk.sources, &ask.target.value, span) {
        Ok(resolved) => resolved,
        Err(fault) => {
            run.report_placed(at, fault);
            return None;
        }
    };
    if !resolved.entry.has_text {
        run.report(at, failure::no_text(&resolved.target.id));
        return None;
    }
    if ask.copy && resolved.entry.fidelity != Fidelity::Altered {
        let message =
            format!("`{}` is no altered copy, so `as=\"copy\"` says nothing", resolved.target.id);
        run.report(at, Diagnostic::error("quote-arguments", message).help("take `as` out"));
        return None;
    }
    match run.desk.sources.text(&resolved.target.id) {
        Ok(text) => Some((Named { resolved, text: Some(text) }, text)),
        Err(fault) => {
            run.report_placed(at, fault);
            None
        }
    }
}

/// Pulls the words that the author gave, with the source's own characters.
fn by_words(
    run: &mut Run<'_>,
    named: &Named<'_>,
    text: &Text,
    ask: &Ask<'_>,
    words: &Arg,
) -> Option<Pulled> {
    let (at, copy) = (words.value_range.clone(), ask.copy);
    let written = Written::value(&run.page.text()[at.clone()], at.start);
    let how = How { copy, emphasis: false };
    let standing = match verify(named, text, written.text(), how) {
        Outcome::Stands(standing) => standing,
        Outcome::Fails(failure) => {
            let tried = Tried { target: &named.resolved.target, text, failure, pulled: true };
            run.fail(at, written.text(), vec![text.id().to_owned()]);
            let mends = mends::with_the_sources_words(run, &written, named, &tried, how);
            let Fault { words, found, places } =
                failure::fault(run.desk.sources, &written, std::slice::from_ref(&tried))?;
            let cited = mends::with_address(run, &ask.target.value_range, &places);
            let found = mends.into_iter().chain(cited).fold(found, Diagnostic::mend);
            run.report(written.to_page(words), found);
            return None;
        }
    };
    let stood = Stood { written: &written, text, standing: &standing, before: "", after: "" };
    if !doubt::report(run, &stood) {
        return None;
    }
    let printed = printed(written.text(), text, &standing);
    let kind = kind_at(text, extent(&standing.ranges).start);
    Some(Pulled {
        paragraphs: block::paragraphs(named.resolved.entry, kind, &printed),
        words: Use { ranges: standing.ranges, alterations: standing.alterations },
        written: printed,
        verdict: standing.verdict,
    })
}

fn kind_at(text: &Text, at: usize) -> ParagraphKind {
    let after = text.paragraphs().partition_point(|paragraph| paragraph.range.start <= at);
    after.checked_sub(1).map_or(ParagraphKind::Body, |index| text.paragraphs()[index].kind)
}

/// Pulls a whole passage.
fn whole(run: &mut Run<'_>, named: &Named<'_>, text: &Text, ask: &Ask<'_>) -> Option<Pulled> {
    let at = ask.target.value_range.clone();
    let Some(scope) = named.resolved.scope.clone() else {
        let id = &named.resolved.target.id;
        let message = "this quotes a whole source: say which passage, or which words";
        let help = format!("as in {{{{#quote {id}#p1}}}} or {{{{#quote {id} \"…\"}}}}");
        run.report(at, Diagnostic::error("quote-arguments", message).help(help));
        return None;
    };
    if let Some(error) = not_the_original(named, text, &scope, ask.copy) {
        run.report(at, error);
        return None;
    }
    let standing = Standing {
        ranges: vec![scope.clone()],
        verdict: Verdict::Exact,
        alterations: Alterations::default(),
        skipped: Vec::new(),
    };
    let address = Written::value(&run.page.text()[at.clone()], at.start);
    let stood = Stood { written: &address, text, standing: &standing, before: "", after: "" };
    if !doubt::report(run, &stood) {
        return None;
    }
    let touched = text.paragraphs().iter().filter_map(|one| {
        let words = within(one, &scope)?;
        Some(QuotedParagraph::new(one.kind, text.text()[words].trim()))
    });
    Some(Pulled {
        paragraphs: touched.collect(),
        written: text.text()[scope.clone()].to_owned(),
        words: Use { ranges: vec![scope], alterations: Alterations::default() },
        verdict: Verdict::Exact,
    })
}

fn within(paragraph: &Paragraph, scope: &Range<usize>) -> Option<Range<usize>> {
    let start = paragraph.range.start.max(scope.start);
    let end = paragraph.range.end.min(scope.end);
    (start < end).then_some(start..end)
}

/// Returns the error for a whole passage of an altered copy that is not shown as such.
fn not_the_original(
    named: &Named<'_>,
    text: &Text,
    scope: &Range<usize>,
    copy: bool,
) -> Option<Diagnostic> {
    if copy || is_original(named.resolved.entry, text, std::slice::from_ref(scope)) {
        return None;
    }
    let target = &named.resolved.target;
    let message =
        format!("these are words of the altered copy `{}`, not of the original", target.id);
    let error = Diagnostic::error("not-the-original", message)
        .label("outside the copy's own quotation marks")
        .help(format!("show it as what the copy says: {{{{#quote {target} as=\"copy\"}}}}"));
    Some(error)
}

/// Puts the block in the place of the directive. Returns its id, and who speaks.
fn print(
    run: &mut Run<'_>,
    directive: &Directive,
    ask: &Ask<'_>,
    (named, text): (&Named<'_>, &Text),
    pulled: &Pulled,
    target: &Target,
    ordinal: usize,
) -> (String, Option<String>) {
    let entry = named.resolved.entry;
    let passage = passage_of_words(entry, text, &extent(&pulled.words.ranges));
    let by = passage.and_then(|passage| passage.by.clone());
    let given = ask.speaker.map(|speaker| speaker.value.clone());
    let via = passage.filter(|_| given.is_none() || given == by).map(|one| one.via.clone());
    let place = target.place.clone().unwrap_or(Place::Paragraphs { first: 1, last: 1 });
    let quotation = BlockQuotation {
        id: format!("quote-{}-{ordinal}", plain(run.slug)),
        fidelity: entry.fidelity.word(),
        paragraphs: pulled.paragraphs.clone(),
        speaker: given.or(by),
        via: via.unwrap_or_default(),
        label: entry.short_name(),
        place: text.place_in_words(&place),
        state: block::state(entry.fidelity, ask.copy),
        citation: format!("[@{target}]"),
    };
    match block::render(run.desk.templates, &quotation, &directive.prefix) {
        Ok(html) => run.edits.replace(directive.range.clone(), html),
        Err(fault) => run.report_placed(directive.range.clone(), fault),
    }
    (quotation.id, quotation.speaker)
}

/// Returns a slug with nothing in it that an id may not hold.
fn plain(slug: &str) -> String {
    slug.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}
