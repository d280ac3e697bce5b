//! Quotations in the author's prose: checked, and their citations made exact.

use std::collections::BTreeMap;
use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Mend};
use briefing_plugin::{Block, Scan};
use briefing_reading::sentences;
use briefing_sources::{Alteration, Folded, Outcome, Standing, passage_of_words};

use crate::chapter::{Checked, Run};
use crate::cited::{Cited, CitedPage, How, Named, verify};
use crate::coverage::{Coverage, Quoted};
use crate::doubt::{self, Stood};
use crate::failure::{self, Fault, Tried};
use crate::mends;
use crate::targets::{Use, extent, target_of_one, targets, words};
use crate::uncited;

/// The words used of each cited item: by block, citation and item.
type Uses = BTreeMap<(usize, usize, usize), Vec<Use>>;

/// Checks every quotation in prose, and makes the citations that cover them exact.
pub(crate) fn check(
    run: &mut Run<'_>,
    scan: &Scan,
    coverage: &Coverage<'_>,
    cited: &CitedPage<'_>,
) {
    for &(block, at) in &coverage.unpaired {
        unpaired(run, &scan.blocks[block], at);
    }
    let mut uses = Uses::new();
    for quoted in &coverage.quoted {
        let is_term = is_term(run, quoted.written.text());
        match quoted.cover {
            Some(cover) => covered(run, scan, quoted, cover, cited, is_term, &mut uses),
            None if is_term => {}
            None => uncited::report(run, scan, quoted),
        }
    }
    for ((block, citation, item), uses) in &uses {
        make_exact(run, &cited[*block][*citation][*item], uses);
    }
}

fn unpaired(run: &mut Run<'_>, block: &Block, at: usize) {
    let len = block.text.text[at..].chars().next().map_or(0, char::len_utf8);
    let error = Diagnostic::error("unpaired", "this quotation mark has no fellow in its paragraph")
        .label("opens or closes nothing")
        .help("add the other mark; feet and inches are written with ′ and ″");
    run.report(block.text.to_page(at..at + len), error);
}

/// Whether the book lists the words as a term, which quotes nothing.
fn is_term(run: &Run<'_>, written: &str) -> bool {
    let plain = |words: &str| {
        let folded = Folded::new(words.trim()).text().to_lowercase();
        folded.trim_end_matches(['.', ',', ';', ':', '!', '?']).to_owned()
    };
    let written = plain(written);
    run.desk.settings.terms.iter().any(|term| plain(term) == written)
}

/// Looks for a quotation in each source that its citation cites.
fn covered(
    run: &mut Run<'_>,
    scan: &Scan,
    quoted: &Quoted<'_>,
    (block, citation): (usize, usize),
    cited: &CitedPage<'_>,
    is_term: bool,
    uses: &mut Uses,
) {
    let items = &cited[block][citation];
    let (mut tried, mut mends) = (Vec::new(), Vec::new());
    let mut stood = 0;
    for (index, item) in items.iter().enumerate() {
        let Some((named, text)) = item.named.as_ref().and_then(|n| Some((n, n.text?))) else {
            continue;
        };
        let emphasis = quoted.emphasised && !says_original(&item.item.suffix);
        let how = How { emphasis, ..How::default() };
        match verify(named, text, quoted.written.text(), how) {
            Outcome::Stands(standing) => {
                let one = stands(run, scan, quoted, named, &standing);
                uses.entry((block, citation, index)).or_default().extend(one);
                stood += 1;
            }
            Outcome::Fails(failure) => {
                let one = Tried { target: &named.resolved.target, text, failure, pulled: false };
                mends.extend(mends::with_the_sources_words(run, &quoted.written, named, &one, how));
                tried.push(one);
            }
        }
    }
    if stood == 0 && !is_term {
        fails(run, quoted, items, &tried, mends);
    }
}

/// Reports a quotation that stands in nothing that is cited for it. Where what is cited is at
/// fault itself, that is reported already.
fn fails(
    run: &mut Run<'_>,
    quoted: &Quoted<'_>,
    items: &[Cited<'_>],
    tried: &[Tried<'_>],
    mut mends: Vec<Mend>,
) {
    let written = &quoted.written;
    let all = 0..written.text().len();
    let ids = tried.iter().map(|one| one.target.id.clone()).collect();
    run.fail(written.to_page(all.clone()), written.text(), ids);
    if items.iter().any(|item| item.named.is_none()) {
        return;
    }
    if let Some(Fault { words, mut found, places }) =
        failure::fault(run.desk.sources, written, tried)
    {
        if let [only] = items {
            mends.extend(mends::with_address(run, &only.item.target_range, &places));
        }
        if quoted.inline.is_none() {
            found = found.note("a `>` block that ends in a citation is quotation as a whole");
        }
        mends.dedup();
        let found = mends.into_iter().fold(found, Diagnostic::mend);
        run.report(written.to_page(words), found);
    } else if let Some(named) = items.iter().find_map(|item| item.named.as_ref()) {
        run.report(written.to_page(all), failure::no_text(&named.resolved.target.id));
    }
}

/// Keeps a quotation that stands, with what is doubtful about it.
fn stands(
    run: &mut Run<'_>,
    scan: &Scan,
    quoted: &Quoted<'_>,
    named: &Named<'_>,
    standing: &Standing,
) -> Option<Use> {
    let text = named.text?;
    let (before, after) = around(scan, quoted);
    let written = &quoted.written;
    let stood = Stood { written, text, standing, before: &before, after: &after };
    if !doubt::report(run, &stood) {
        return None;
    }
    let one = Use { ranges: standing.ranges.clone(), alterations: standing.alterations };
    let at = written.to_page(0..written.text().len());
    let checked = Checked {
        span: run.page.span(at.clone()),
        written: written.text().to_owned(),
        target: target_of_one(&named.resolved.target, text, &one),
        words: words(text, &one.ranges),
        whole: false,
        verdict: standing.verdict,
        speaker: passage_of_words(named.resolved.entry, text, &extent(&one.ranges))
            .and_then(|passage| passage.by.clone()),
        element: None,
    };
    run.checked.push((at, checked));
    Some(one)
}

/// Whether a citation's suffix says that the source emphasised the words itself.
fn says_original(suffix: &str) -> bool {
    let suffix = suffix.to_lowercase();
    suffix.contains("emphasis in original") || suffix.contains("emphasis in the original")
}

/// Returns the author's words before and after a quotation in its sentence.
fn around(scan: &Scan, quoted: &Quoted<'_>) -> (String, String) {
    let Some(inline) = &quoted.inline else { return Default::default() };
    let text = &scan.blocks[inline.block].text.text;
    let Range { start, end } = inline.outer.clone();
    let before = sentences(&text[..start]).pop().map_or("", |last| &text[last]);
    let rest = &text[end..];
    let after = sentences(rest).into_iter().next().map_or("", |first| &rest[first]);
    (before.to_owned(), after.to_owned())
}

/// Puts the exact targets in the place of the author's; what stands around them stays. What a comparison
/// cites names its words already.
fn make_exact(run: &mut Run<'_>, item: &Cited<'_>, uses: &[Use]) {
    let Some((named, text)) = item.named.as_ref().and_then(|named| Some((named, named.text?)))
    else {
        return;
    };
    let cited = &named.resolved.target;
    if cited.alterations.contains(Alteration::Compared) {
        return;
    }
    let exact = targets(cited, text, uses);
    if cited.place.is_none() {
        let mut places: Vec<_> = exact.iter().map(|one| one.address().to_string()).collect();
        places.dedup();
        let found = mends::with_address(run, &item.item.target_range, &[places.join("; @")]);
        run.addresses.extend(found);
    }
    let exact: Vec<String> = exact.iter().map(ToString::to_string).collect();
    let exact = exact.join("; @");
    if exact != item.item.target {
        run.edits.replace(item.item.target_range.clone(), exact);
    }
}
