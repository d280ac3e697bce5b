//! How paragraphs become the text that goes out.

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Running text.
    Body,
    /// A heading.
    Heading,
    /// The words under a picture or a table.
    Caption,
    /// What a page carries besides its text, such as its number.
    Furniture,
}

/// A text in the making: each paragraph is a line, so that its number is its line's among those
/// that are not blank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    text: String,
    count: u32,
    headings: Vec<u32>,
    captions: Vec<u32>,
    furniture: Vec<u32>,
}

/// A finished text, with the numbers of the paragraphs that are no running text.
pub(crate) struct Finished {
    pub(crate) text: String,
    pub(crate) headings: Vec<u32>,
    pub(crate) captions: Vec<u32>,
    pub(crate) furniture: Vec<u32>,
}

/// How many words make a sentence of what stands as a heading.
const SENTENCE: usize = 9;

impl Lines {
    /// Adds a paragraph. Breaks within it become spaces, other control characters are dropped, and so
    /// is white space around it; a blank one is none.
    pub(crate) fn push(&mut self, kind: Kind, words: &str) {
        let before = self.text.len();
        self.text.extend(words.trim().chars().filter_map(kept));
        // A control character at an edge may have hidden a blank.
        let line = self.text[before..].trim();
        if line.is_empty() {
            self.text.truncate(before);
            return;
        }
        if line.len() != self.text.len() - before {
            let line = line.to_owned();
            self.text.truncate(before);
            self.text.push_str(&line);
        }
        self.text.push('\n');
        self.count += 1;
        match kind {
            Kind::Body => {}
            Kind::Heading => self.headings.push(self.count),
            Kind::Caption => self.captions.push(self.count),
            Kind::Furniture => self.furniture.push(self.count),
        }
    }

    /// Makes running text of what a page's head sets as headings beside its title: a line that says
    /// where one is, a sentence that says what comes. A heading before the first running text is that
    /// of a section only where it is short and the text follows.
    pub(crate) fn settle_head(&mut self, title: Option<&str>) {
        let lines: Vec<&str> = self.text.lines().collect();
        let is = |kinds: &[u32], number: u32| kinds.contains(&number);
        let head = (1..=self.count)
            .take_while(|&number| is(&self.headings, number) || is(&self.captions, number))
            .last()
            .unwrap_or(0);
        let heads = |number: u32| {
            let words = lines.get(number as usize - 1).copied().unwrap_or_default();
            let next = number + 1;
            let follows = !is(&self.headings, next) && !is(&self.captions, next);
            let short = words.split_whitespace().count() < SENTENCE && !words.ends_with(['.', '!']);
            title == Some(words) || follows && short
        };
        let kept: Vec<u32> =
            self.headings.iter().copied().filter(|&one| one > head || heads(one)).collect();
        self.headings = kept;
    }

    /// Returns the paragraphs, each with what it is.
    pub(crate) fn entries(&self) -> Vec<(Kind, &str)> {
        let kinds = [
            (Kind::Heading, &self.headings),
            (Kind::Caption, &self.captions),
            (Kind::Furniture, &self.furniture),
        ];
        let kind = |number: u32| {
            let of = kinds.iter().find(|(_, numbers)| numbers.binary_search(&number).is_ok());
            of.map_or(Kind::Body, |(kind, _)| *kind)
        };
        self.text.lines().zip(1..).map(|(words, number)| (kind(number), words)).collect()
    }

    /// Ends a page.
    pub(crate) fn page(&mut self) {
        self.text.push('\u{c}');
    }

    /// Whether any paragraph was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns the text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the finished text.
    pub(crate) fn finish(self) -> Finished {
        let Self { text, headings, captions, furniture, .. } = self;
        Finished { text, headings, captions, furniture }
    }
}

/// Returns the character as it goes into a line.
fn kept(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Returns words with each run of the white space that a page's source is laid out with as one
/// space; a no-break space is the author's own.
pub(crate) fn collapsed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut space = false;
    for c in words.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// Returns words as one line without white space around it; `None` where nothing is left.
pub(crate) fn one_line(words: &str) -> Option<String> {
    let words: String = words.chars().filter_map(kept).collect();
    let line = collapsed(&words);
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_a_line() {
        let mut lines = Lines::default();
        lines.push(Kind::Heading, " A\u{7}\n");
        lines.push(Kind::Body, "\u{1} \u{2}");
        lines.push(Kind::Body, "b\r\nc\u{2028}d\te\u{1b}[2J");
        lines.page();
        lines.push(Kind::Caption, "\u{1} f");
        lines.push(Kind::Furniture, "12");
        let done = lines.finish();
        assert_eq!(done.text, "A\nb  c d e[2J\n\u{c}f\n12\n");
        assert_eq!((done.headings, done.captions, done.furniture), (vec![1], vec![3], vec![4]));
    }
}
