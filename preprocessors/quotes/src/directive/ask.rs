//! The arguments of a quote directive.

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Arg, Directive};

use crate::chapter::Run;

/// What a quote directive asks for.
#[derive(Debug)]
pub(super) struct Ask<'a> {
    /// The source, and perhaps the place in it.
    pub(super) target: &'a Arg,
    /// The words; `None` is the whole passage.
    pub(super) words: Option<&'a Arg>,
    /// Who speaks.
    pub(super) speaker: Option<&'a Arg>,
    /// Whether the words of an altered copy are shown as such.
    pub(super) copy: bool,
}

/// Reads a directive's arguments; what is wrong with them is reported. Unknown keys are the scan's.
pub(super) fn read<'a>(run: &mut Run<'_>, directive: &'a Directive) -> Option<Ask<'a>> {
    let plain: Vec<&Arg> = directive.args.iter().filter(|arg| arg.key.is_none()).collect();
    let Some((target, rest)) = plain.split_first().filter(|(first, _)| !first.quoted) else {
        let error =
            Diagnostic::error("quote-arguments", "this directive does not say which source")
                .label("as in {{#quote id#p5}} or {{#quote id \"words\"}}");
        run.report(directive.range.clone(), error);
        return None;
    };
    let (words, more) =
        rest.split_first().map_or((None, rest), |(words, more)| (Some(*words), more));
    if let Some(wrong) = words.filter(|words| !words.quoted).or(more.first().copied()) {
        let error =
            Diagnostic::error("quote-arguments", "a quote takes a source and, in marks, its words")
                .label(if wrong.quoted { "one string too many" } else { "not in quotation marks" });
        run.report(wrong.value_range.clone(), error);
        return None;
    }
    let speaker = keyed(directive, "speaker").filter(|arg| !arg.value.trim().is_empty());
    let copy = read_as(run, keyed(directive, "as"))?;
    Some(Ask { target, words, speaker, copy })
}

fn keyed<'a>(directive: &'a Directive, key: &str) -> Option<&'a Arg> {
    directive.args.iter().find(|arg| arg.key.as_deref() == Some(key))
}

fn read_as(run: &mut Run<'_>, arg: Option<&Arg>) -> Option<bool> {
    let Some(arg) = arg else { return Some(false) };
    if arg.value == "copy" {
        return Some(true);
    }
    let message = format!("`as` has one value, `copy`, and not `{}`", arg.value.escape_debug());
    let error = Diagnostic::error("quote-arguments", message).did_you_mean(&arg.value, ["copy"]);
    run.report(arg.value_range.clone(), error);
    None
}
