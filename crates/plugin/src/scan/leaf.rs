//! A leaf block while it is being read.

use std::ops::Range;

use super::allows::Comment;
use super::html::{HIDDEN, Run, TokenKind, runs};
use super::mask::BLANK;
use super::{BlockKind, Citation, Prose};

/// A leaf block while it is being read.
pub(super) struct Leaf {
    pub(super) kind: BlockKind,
    pub(super) range: Range<usize>,
    pub(super) prose: Prose,
    pub(super) citations: Vec<Citation>,
    pub(super) comments: Vec<Comment>,
    /// Where the emphasis of Markdown that is open begins in the prose.
    emphasis: Vec<usize>,
    /// The same for the tags of HTML, with their names.
    tags: Vec<(String, usize)>,
    /// The element of HTML whose contents are skipped.
    hidden: Option<String>,
}

/// Elements that no reader sees.
const UNSEEN: [&str; 3] = ["script", "style", "title"];

/// Tags that emphasise.
const EMPHASIS: [&str; 6] = ["b", "em", "i", "mark", "strong", "u"];

impl Leaf {
    /// Begins a leaf.
    pub(super) fn new(kind: BlockKind, range: Range<usize>) -> Self {
        Self {
            kind,
            range,
            prose: Prose::default(),
            citations: Vec::new(),
            comments: Vec::new(),
            emphasis: Vec::new(),
            tags: Vec::new(),
            hidden: None,
        }
    }

    /// Whether what comes is not read: it stands in `<code>` and the like.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    /// Takes text of Markdown that says something else than what is written.
    pub(super) fn said(&mut self, said: &str, range: Range<usize>) {
        if !self.is_hidden() {
            self.prose.push_said_by(said, range);
        }
    }

    /// Takes text that stands so on the page, from the given byte on, but for what is blanked.
    pub(super) fn written(&mut self, written: &str, start: usize) {
        if self.is_hidden() {
            return;
        }
        let mut at = 0;
        while at < written.len() {
            let rest = &written[at..];
            let blanks = rest.len() - rest.trim_start_matches(BLANK).len();
            if blanks > 0 {
                self.prose.push_object(start + at..start + at + blanks);
                at += blanks;
                continue;
            }
            let length = rest.find(BLANK).unwrap_or(rest.len());
            self.prose.push_same(&rest[..length], start + at);
            at += length;
        }
    }

    /// Takes text of raw HTML. `written` is the page's text, `place` tells where a range of it
    /// stands.
    pub(super) fn html_text(
        &mut self,
        written: &str,
        place: impl Fn(&Range<usize>) -> Range<usize>,
    ) {
        if self.is_hidden() {
            return;
        }
        for run in runs(written) {
            match run {
                Run::Same(range) => {
                    self.written(&written[range.clone()], place(&range).start);
                }
                Run::Space(range) => self.prose.push_space(place(&range)),
                Run::Reference(range, said) => self.prose.push_said_by(&said, place(&range)),
            }
        }
    }

    /// Takes a thing that is no text, or a line break.
    pub(super) fn object(&mut self, range: Range<usize>) {
        if !self.is_hidden() {
            self.prose.push_object(range);
        }
    }

    /// Takes a line break.
    pub(super) fn line_break(&mut self, range: Range<usize>) {
        // Behind a link definition, Markdown says one that stands before the paragraph.
        if !self.is_hidden() && !self.prose.text.is_empty() {
            self.prose.push_said_by(" ", range);
        }
    }

    /// Takes the end of the text of raw HTML: a space at the end is none.
    pub(super) fn html_ends(&mut self) {
        self.prose.pop_space();
    }

    /// Takes the begin of emphasis.
    pub(super) fn emphasis_begins(&mut self) {
        self.emphasis.push(self.prose.text.len());
    }

    /// Takes the end of emphasis.
    pub(super) fn emphasis_ends(&mut self) {
        if let Some(start) = self.emphasis.pop() {
            self.prose.emphasise_from(start);
        }
    }

    /// Takes a tag of HTML that does not end the leaf.
    pub(super) fn tag(&mut self, kind: &TokenKind, range: Range<usize>) {
        match (kind, &self.hidden) {
            (TokenKind::Close(name), Some(hidden)) if name == hidden => self.hidden = None,
            (TokenKind::Open(name), None) => self.opens(name, range),
            (TokenKind::Close(name), None) => self.closes(name, range),
            _ => {}
        }
    }

    fn opens(&mut self, name: &str, range: Range<usize>) {
        match name {
            "br" => self.prose.push_space(range),
            "q" => self.prose.push_said_by("“", range),
            "img" | "svg" | "math" => self.object(range),
            _ if HIDDEN.contains(&name) => {
                if !UNSEEN.contains(&name) {
                    self.object(range);
                }
                self.hidden = Some(name.to_owned());
            }
            _ if EMPHASIS.contains(&name) => {
                self.tags.push((name.to_owned(), self.prose.text.len()));
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str, range: Range<usize>) {
        if name == "q" {
            self.prose.push_said_by("”", range);
        }
        if let Some(index) = self.tags.iter().rposition(|(open, _)| open == name) {
            let (_, start) = self.tags.remove(index);
            self.prose.emphasise_from(start);
        }
    }
}
