//! What a book makes of warnings, by their codes: `levels` under `[preprocessor.notes]`.
//!
//! What comes in: the setting, and findings. What goes out: the findings, some warnings made errors
//! and some left out. An error stays one: no setting turns it off.

use std::collections::BTreeMap;

use briefing_diagnostics::{Diagnostic, Severity, nearest};
use serde_json::Value;

/// The codes that findings bear as warnings, in code-point order.
pub const WARNINGS: &[&str] = &[
    "broken-link",
    "context",
    "duplicate-chapter",
    "formula",
    "hidden",
    "likelihood-and-confidence",
    "link-outside",
    "link-refused",
    "mdbook-version",
    "mixed-terms",
    "negated",
    "nested-deep",
    "no-description",
    "no-glyph",
    "no-lock",
    "not-shown",
    "note-elsewhere",
    "one-account",
    "picture",
    "silent-column",
    "source-changed",
    "sources-copied",
    "speaker",
    "stops-short",
    "uncited",
    "uncited-judgement",
    "uncited-source",
    "unknown-template",
    "unsupported",
    "unused-allow",
];

/// What becomes of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// It is left out.
    Allow,
    /// It is an error.
    Error,
}

/// What a book makes of warnings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    levels: BTreeMap<String, Level>,
}

impl Levels {
    /// Reads the setting: a table of codes, each `"allow"`, `"warning"` or `"error"`.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        let table = value.as_object().ok_or("`levels` is not a table of codes")?;
        let mut levels = BTreeMap::new();
        for (code, level) in table {
            if !WARNINGS.contains(&code.as_str()) {
                let near = nearest(code, WARNINGS.iter().copied());
                let near = near.map(|near| format!(": did you mean `{near}`?"));
                let near = near.unwrap_or_default();
                return Err(format!("`levels` names no code of a warning: `{code}`{near}"));
            }
            match level.as_str() {
                Some("allow") => drop(levels.insert(code.clone(), Level::Allow)),
                Some("error") => drop(levels.insert(code.clone(), Level::Error)),
                Some("warning") => {}
                _ => return Err(format!("`{code}` is `allow`, `warning` or `error`")),
            }
        }
        Ok(Self { levels })
    }

    /// Returns the findings as the book takes them.
    pub fn applied(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let taken = |mut found: Diagnostic| {
            if found.is_error() {
                return Some(found);
            }
            match self.levels.get(found.code) {
                Some(Level::Allow) => None,
                Some(Level::Error) => {
                    found.severity = Severity::Error;
                    Some(found)
                }
                None => Some(found),
            }
        };
        findings.into_iter().filter_map(taken).collect()
    }
}

#[cfg(test)]
mod tests {
    use briefing_diagnostics::Diagnostic;
    use serde_json::json;

    use super::{Levels, WARNINGS};

    #[test]
    fn the_codes_stand_once_and_in_order() {
        assert!(WARNINGS.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn a_warning_is_left_out_or_made_an_error_and_an_error_stays_one() {
        let levels = json!({ "uncited": "allow", "context": "error", "speaker": "warning" });
        let levels = Levels::read(&levels).expect("levels");
        let warnings = ["uncited", "context", "speaker", "hidden"];
        let warnings = warnings.map(|code| Diagnostic::warning(code, "…"));
        let all = [&warnings[..], &[Diagnostic::error("uncited", "…")]].concat();
        let taken = levels.applied(all);
        let taken: Vec<_> = taken.iter().map(|one| (one.code, one.is_error())).collect();
        let expected =
            [("context", true), ("speaker", false), ("hidden", false), ("uncited", true)];
        assert_eq!(taken, expected);
    }

    #[test]
    fn what_is_no_level_is_said() {
        for (value, said) in [
            (json!("error"), "`levels` is not a table of codes"),
            (json!({ "uncitet": "allow" }), "did you mean `uncited`?"),
            (json!({ "altered": "allow" }), "`levels` names no code of a warning: `altered`"),
            (json!({ "uncited": "off" }), "`uncited` is `allow`, `warning` or `error`"),
            (json!({ "uncited": 1 }), "`uncited` is `allow`, `warning` or `error`"),
        ] {
            let error = Levels::read(&value).expect_err("no levels");
            assert!(error.contains(said), "{error}");
        }
    }
}
