//! What a `{{#diff ...}}` asks for.

use std::borrow::Cow;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Comparison, Ladder, compare_passages};
use briefing_plugin::{Arg, Directive};
use briefing_sources::resolve;

use crate::chapter::Run;

/// A way to look at a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// A row a voice, a column a dimension.
    Grid,
    /// The reports of one utterance.
    Ladder,
    /// The passages, whole.
    Accounts,
    /// The passages word by word.
    Wording,
}

impl View {
    /// All views, in the order of the tabs.
    pub(crate) const ALL: [Self; 4] = [Self::Grid, Self::Ladder, Self::Accounts, Self::Wording];

    /// Returns the name in a directive.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Ladder => "ladder",
            Self::Accounts => "accounts",
            Self::Wording => "wording",
        }
    }

    /// Returns the name for a reader.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Grid => "Who says what",
            Self::Ladder => "Quotations",
            Self::Accounts => "Accounts",
            Self::Wording => "Wording",
        }
    }
}

/// What a directive asks for.
#[derive(Debug)]
pub(crate) struct Ask<'a> {
    /// The accounts compared.
    pub(crate) comparison: Cow<'a, Comparison>,
    /// The one view that is shown; `None` is all that apply.
    pub(crate) view: Option<View>,
    /// The account against which the wording is held: an index into the comparison's rows.
    pub(crate) base: Option<usize>,
}

/// Reads a directive's arguments; what is wrong with them is reported. Unknown keys are the scan's.
pub(crate) fn read<'a>(run: &mut Run<'a>, directive: &Directive) -> Option<Ask<'a>> {
    let plain: Vec<&Arg> = directive.args.iter().filter(|arg| arg.key.is_none()).collect();
    let comparison = match plain[..] {
        [] => {
            let label = "as in {{#diff death-toll}} or {{#diff live#p3 wapo#p4}}";
            let error =
                Diagnostic::error("diff-arguments", "this directive does not say what to compare");
            run.report(directive.range.clone(), error.label(label));
            return None;
        }
        [fact] => Cow::Borrowed(of_fact(run, fact)?),
        _ => Cow::Owned(of_passages(run, directive, &plain)?),
    };
    match options(directive, &comparison) {
        Ok((view, base)) => Some(Ask { comparison, view, base }),
        Err((arg, fault)) => {
            run.report(arg.value_range.clone(), fault);
            None
        }
    }
}

/// An argument that cannot be, and why.
type Wrong<'d> = (&'d Arg, Diagnostic);

/// Returns the view and the base that a directive asks for.
pub(crate) fn options<'d>(
    directive: &'d Directive,
    comparison: &Comparison,
) -> Result<(Option<View>, Option<usize>), Wrong<'d>> {
    let view = keyed(directive, "view");
    let view = view.map(|arg| self::view(&arg.value, comparison).map_err(|fault| (arg, fault)));
    let view = view.transpose()?;
    let base = keyed(directive, "base");
    let base =
        base.map(|arg| self::base(&arg.value, comparison, view).map_err(|fault| (arg, fault)));
    Ok((view, base.transpose()?))
}

fn keyed<'d>(directive: &'d Directive, key: &str) -> Option<&'d Arg> {
    directive.args.iter().find(|arg| arg.key.as_deref() == Some(key))
}

/// Returns the comparison of a fact.
fn of_fact<'a>(run: &mut Run<'a>, arg: &Arg) -> Option<&'a Comparison> {
    let span = run.page.span(arg.value_range.clone());
    let fault = match run.desk.facts {
        Some(facts) => match facts.comparison(&arg.value) {
            Some(comparison) => return Some(comparison),
            None => facts.unknown(&arg.value, span),
        },
        None => {
            let message = format!("no fact `{}`: the book has none", arg.value.escape_debug());
            Diagnostic::error("unknown-fact", message).at(span).help("write it in facts.yml")
        }
    };
    let id = arg.value.split('#').next().unwrap_or_default();
    let fault = match run.desk.sources.entry(id) {
        Some(_) => fault.help("to compare passages without a fact, name two or more"),
        None => fault,
    };
    run.report_placed(arg.value_range.clone(), fault);
    None
}

/// Compares passages that the directive names itself.
fn of_passages(run: &mut Run<'_>, directive: &Directive, args: &[&Arg]) -> Option<Comparison> {
    let is_fact = |arg: &&&Arg| {
        let known = |id: &str| run.desk.facts.is_some_and(|facts| facts.has(id));
        known(&arg.value) && run.desk.sources.entry(&arg.value).is_none()
    };
    if let Some(fact) = args.iter().find(is_fact) {
        let message = format!("`{}` is a fact, and it stands beside others", fact.value);
        let error = Diagnostic::error("diff-arguments", message)
            .help("compare one fact alone, or passages alone");
        run.report(fact.value_range.clone(), error);
        return None;
    }
    let mut passages = Vec::with_capacity(args.len());
    for arg in args {
        let at = run.page.span(arg.value_range.clone());
        match resolve(run.desk.sources, &arg.value, at.clone()) {
            Ok(resolved) => passages.push((resolved, at)),
            Err(fault) => run.report_placed(arg.value_range.clone(), fault),
        }
    }
    if passages.len() < args.len() {
        return None;
    }
    let span = run.page.span(directive.range.clone());
    let compared = compare_passages(run.desk.sources, run.desk.aliases, &passages, span);
    compared.map_err(|fault| run.report_placed(directive.range.clone(), fault)).ok()
}

fn view(name: &str, comparison: &Comparison) -> Result<View, Diagnostic> {
    let names = View::ALL.map(View::name);
    match View::ALL.into_iter().find(|view| view.name() == name) {
        Some(View::Ladder) if comparison.ladders.is_empty() => {
            Err(wrong("there is no ladder: the accounts report no utterance")
                .help("take `view` out, and all views that there are show"))
        }
        Some(view) => Ok(view),
        None => Err(wrong(format!("there is no view `{}`", name.escape_debug()))
            .did_you_mean(name, names)
            .note(format!("the views are {}", names.join(", ")))),
    }
}

/// Returns the row that a directive names, by its address or by its source's id.
fn base(name: &str, comparison: &Comparison, view: Option<View>) -> Result<usize, Diagnostic> {
    if let Some(view @ (View::Grid | View::Accounts)) = view {
        let message = format!("`base` says nothing in the view `{}`", view.name());
        return Err(wrong(message).help("it is for the ladder and the wording"));
    }
    let rows = &comparison.rows;
    let addresses: Vec<String> = rows.iter().map(|row| row.at.address().to_string()).collect();
    let fits = |at: &usize| addresses[*at] == name || rows[*at].at.id == name;
    let found: Vec<usize> = (0..rows.len()).filter(fits).collect();
    let (Some(&first), Some(&last)) = (found.first(), found.last()) else {
        return Err(wrong(format!("no account compared is `{}`", name.escape_debug()))
            .did_you_mean(name, addresses.iter().map(String::as_str))
            .note(format!("the accounts are {}", addresses.join(", "))));
    };
    if found.iter().any(|&row| addresses[row] != addresses[first]) {
        let message = format!("`{name}` has several of the accounts compared");
        return Err(wrong(message)
            .help(format!("name one, such as `{}` or `{}`", addresses[first], addresses[last])));
    }
    let on_ladder = found.iter().copied().find(|&row| comparison.ladder(Some(row)).is_some());
    if let (Some(View::Ladder), None) = (view, on_ladder) {
        let bases = comparison.ladders.iter().filter_map(Ladder::base);
        let bases: Vec<&str> = bases.map(|row| addresses[row].as_str()).collect();
        return Err(wrong(format!("`{name}` quotes nothing that another account has too"))
            .help(format!("the ladder can be held against {}", bases.join(", "))));
    }
    Ok(on_ladder.unwrap_or(first))
}

fn wrong(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("diff-arguments", message)
}
