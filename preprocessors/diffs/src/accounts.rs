//! The accounts, whole, each with its note; only anchors are marked.

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Comparison, MarkKind};
use serde::Serialize;

use crate::account::{Account, Head, accounts};
use crate::chapter::Desk;
use crate::pieces::cut;

/// What the template `diff-accounts` is filled in with.
#[derive(Debug, Serialize)]
struct Accounts {
    accounts: Vec<Whole>,
    /// The kinds of marks that stand in them.
    legend: Vec<Kind>,
}

#[derive(Debug, Serialize)]
struct Whole {
    head: Head,
    voice: Option<String>,
    /// The passage, cut at its marks; empty where the words are withheld.
    pieces: Vec<Marked>,
}

/// A piece of a passage.
#[derive(Debug, Serialize)]
struct Marked {
    text: String,
    mark: Option<Kind>,
}

/// A kind of mark.
#[derive(Clone, Copy, Debug, Serialize)]
struct Kind {
    name: &'static str,
    words: &'static str,
}

/// Returns the accounts as Markdown.
pub(crate) fn render(desk: &Desk<'_>, comparison: &Comparison) -> Result<String, Diagnostic> {
    let whole = |account: &Account<'_>| Whole {
        head: account.head(desk.sources, &comparison.rows),
        voice: account.voice(),
        pieces: pieces(account),
    };
    let marks = comparison.rows.iter().flat_map(|row| &row.marks);
    let mut kinds: Vec<MarkKind> = marks.map(|mark| mark.kind).collect();
    kinds.sort();
    kinds.dedup();
    let data = Accounts {
        accounts: accounts(desk.sources, comparison).iter().map(whole).collect(),
        legend: kinds.into_iter().map(kind).collect(),
    };
    desk.templates.render("diff-accounts", &data, "")
}

fn pieces(account: &Account<'_>) -> Vec<Marked> {
    let marks: Vec<_> =
        account.row.marks.iter().map(|mark| (mark.range.clone(), mark.kind)).collect();
    let marked = |(range, mark): (std::ops::Range<usize>, Option<MarkKind>)| {
        let text = account.words(&range)?.to_owned();
        Some(Marked { text, mark: mark.map(kind) })
    };
    cut(&account.row.passage, &marks).into_iter().filter_map(marked).collect()
}

fn kind(kind: MarkKind) -> Kind {
    let words = match kind {
        MarkKind::Shared => "another account has the same",
        MarkKind::OtherWords => "others have other words, neither found the same nor in conflict",
        MarkKind::Conflict => "in conflict with another account",
        MarkKind::OnlyHere => "only here",
    };
    Kind { name: kind.name(), words }
}
