//! What a template must keep, and which of it readers would not get.
//!
//! What comes in: the data of a template, and what it gave. What goes out: the first value that is
//! lost. A text must stand where it is read, and as text; Markdown too, and each citation in it must
//! be read as one; where a flag is set, the words must be others than where it is not.
//!
//! The program's own templates are not looked at: what they keep is a test's to say.

use serde_json::Value;

use super::Templates;
use super::reading::Reading;

/// A value that a template must keep, by its path in the data: names with `.` between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A text, or the texts of a list.
    Text(&'static str),
    /// Markdown.
    Markdown(&'static str),
    /// A flag.
    Flag(&'static str),
    /// A record or a list of them, and the template that they fill in: what that one must keep.
    Part(&'static str, &'static str),
}

impl Kept {
    /// Returns the path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Text(path) | Self::Markdown(path) | Self::Flag(path) | Self::Part(path, _) => {
                path
            }
        }
    }

    fn lost_by(self, template: &str) -> Lost {
        Lost { template: template.to_owned(), value: self.path().to_owned(), help: self.help() }
    }

    fn help(self) -> String {
        match self {
            Self::Text(_) => {
                "put it in with two braces wherever the data has it, not in an attribute or a comment"
                    .to_owned()
            }
            Self::Markdown(_) => {
                "put it in with three braces wherever the data has it, not in an attribute, a comment \
                 or code; in an HTML element with a blank line before and after it"
                    .to_owned()
            }
            Self::Flag(_) => "say it in words where it is set, not by an attribute alone".to_owned(),
            Self::Part(path, part) => format!(
                "put `{{{{> {part}}}}}` in wherever the data has `{path}`, in an HTML element with a \
                 blank line before and after it"
            ),
        }
    }
}

/// A value that a template loses.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// The template at fault.
    pub(super) template: String,
    /// The path of the value in its data.
    pub(super) value: String,
    /// How to mend it.
    pub(super) help: String,
}

/// A template that was filled in.
struct Filled<'a> {
    name: &'a str,
    data: &'a Value,
    reading: Reading,
}

impl Templates {
    /// Returns the first value that a template of the book loses, of those that it must keep.
    pub(super) fn lost(&self, name: &str, data: &Value, text: &str) -> Option<Lost> {
        let kept = *self.kept.get(name)?;
        let is_books = |one: &Kept| matches!(one, Kept::Part(_, part) if self.is_books(part));
        if !self.is_books(name) && !kept.iter().any(is_books) {
            return None;
        }
        let filled = Filled { name, data, reading: Reading::new(text) };
        kept.iter().find_map(|&one| match one {
            Kept::Part(path, part) => self.lost_in_part(&filled, path, part),
            _ => self.is_lost(&filled, one, one.path()).then(|| one.lost_by(name)),
        })
    }

    /// Returns what is lost of a part: by the part itself, or by the template that puts it in.
    fn lost_in_part(
        &self,
        filled: &Filled<'_>,
        path: &'static str,
        part: &'static str,
    ) -> Option<Lost> {
        let alone = |pointer: &String| {
            let data = filled.data.pointer(pointer)?;
            self.lost(part, data, &self.registry.render(part, data).ok()?)
        };
        if let Some(lost) = pointers(filled.data, path).iter().find_map(alone) {
            return Some(lost);
        }
        let within = |one: Kept| format!("{path}.{}", one.path());
        let of_part = *self.kept.get(part)?;
        let one = of_part.iter().find(|&&one| self.is_lost(filled, one, &within(one)))?;
        Some(match self.is_books(filled.name) {
            true => Lost { value: within(*one), ..Kept::Part(path, part).lost_by(filled.name) },
            false => one.lost_by(part),
        })
    }

    fn is_lost(&self, filled: &Filled<'_>, kept: Kept, path: &str) -> bool {
        let pointers = pointers(filled.data, path);
        let values = pointers.iter().filter_map(|one| filled.data.pointer(one)?.as_str());
        match kept {
            Kept::Text(_) => !filled.reading.has_texts(&values.collect::<Vec<_>>()),
            Kept::Markdown(_) => !filled.reading.has_markdown(&values.collect::<Vec<_>>()),
            Kept::Flag(_) => pointers.iter().any(|one| self.is_unsaid(filled, one)),
            Kept::Part(..) => false,
        }
    }

    /// Whether a flag is set and the words are those that come out where it is not.
    fn is_unsaid(&self, filled: &Filled<'_>, flag: &str) -> bool {
        let mut data = filled.data.clone();
        match data.pointer_mut(flag) {
            Some(set) if *set == Value::Bool(true) => *set = Value::Bool(false),
            _ => return false,
        }
        let without = self.registry.render(filled.name, &data);
        without.is_ok_and(|text| Reading::new(&text).says_the_same(&filled.reading))
    }
}

/// Returns the JSON pointers of all values at a path of names, through every list on the way.
fn pointers(data: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let names: Vec<&str> = path.split('.').collect();
    walk(data, &names, String::new(), &mut found);
    found
}

fn walk(data: &Value, names: &[&str], pointer: String, found: &mut Vec<String>) {
    match (data, names) {
        (Value::Array(all), _) => {
            for (index, one) in all.iter().enumerate() {
                walk(one, names, format!("{pointer}/{index}"), found);
            }
        }
        (_, [name, below @ ..]) => {
            if let Some(one) = data.get(name) {
                walk(one, below, format!("{pointer}/{name}"), found);
            }
        }
        (_, []) => found.push(pointer),
    }
}
