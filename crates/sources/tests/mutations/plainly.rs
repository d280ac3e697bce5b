//! Whether words stand in a text, judged without the matcher: characters are compared one by one,
//! marks and spaces of all kinds and both cases held to be the same. It finds too much rather than
//! too little: the ends of words do not count, nor does any mark at the quotation's ends.

/// A text as it is compared.
pub(crate) struct Plain {
    /// All of it.
    words: String,
    /// Its paragraphs.
    lines: Vec<String>,
}

impl Plain {
    pub(crate) fn of(text: &str) -> Self {
        Self { words: plain(text), lines: text.lines().map(plain).collect() }
    }

    /// Returns how often words stand in it.
    pub(crate) fn count(&self, words: &str) -> usize {
        count(&self.words, &plain(words))
    }
}

/// Returns how often words stand in a paragraph.
pub(crate) fn count_in(paragraph: &str, words: &str) -> usize {
    count(&plain(paragraph), &plain(words))
}

fn count(text: &str, words: &str) -> usize {
    let words = bare(words);
    text.match_indices(words).count()
}

/// Whether a quotation stands in a text: as it is, or where it has an ellipsis with its pieces in
/// order in one paragraph.
pub(crate) fn stands(text: &Plain, quotation: &str) -> bool {
    let quotation = plain(quotation);
    text.words.contains(bare(&quotation))
        || (quotation.contains("...") && text.lines.iter().any(|line| in_order(line, &quotation)))
}

/// Whether a quotation stands in a text once two of its words have changed places.
pub(crate) fn stands_swapped(text: &Plain, quotation: &str) -> bool {
    let quotation = plain(quotation);
    let words: Vec<_> = bare(&quotation).split(' ').collect();
    (0..words.len()).any(|i| {
        (i + 1..words.len()).any(|j| {
            let mut swapped = words.clone();
            swapped.swap(i, j);
            text.words.contains(bare(&swapped.join(" ")))
        })
    })
}

fn in_order(line: &str, quotation: &str) -> bool {
    let mut rest = line;
    quotation.split("...").map(bare).all(|piece| match rest.split_once(piece) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// Returns words without what is not a letter or a digit at their ends.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '“' | '”' | '"' | '‘' | '’' | '\'' => plain.push('\''),
            '–' | '—' | '-' => plain.push('-'),
            '…' => plain.push_str("..."),
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain
}
