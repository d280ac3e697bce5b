//! Reads the table of speeches (`phrases/speech.txt`) and compares what the crate finds.
//!
//! Every value must be as a careful reader wrote it; a gap must be marked and read as nothing. The
//! figures of each field are printed with `-- --nocapture`.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use briefing_reading::{Speech, speeches};

/// One speech as the table has it.
#[derive(Debug)]
struct Block {
    gap: bool,
    manner: String,
    verb: String,
    fields: Vec<Field>,
}

/// One value of a speech: "~" before its name marks a gap.
#[derive(Debug)]
struct Field {
    gap: bool,
    name: String,
    value: String,
}

/// A text with its speeches.
#[derive(Debug)]
struct Case {
    part: String,
    text: String,
    blocks: Vec<Block>,
}

/// Values of one field: in the table, found as there, and found otherwise.
#[derive(Default)]
struct Figures {
    expected: usize,
    right: usize,
    wrong: usize,
}

/// The figures of each part and field, and what is not as the table says.
#[derive(Default)]
struct Tally {
    figures: BTreeMap<(String, String), Figures>,
    faults: Vec<String>,
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are the test's report")]
fn speeches_are_as_a_careful_reader_finds_them() {
    let cases = cases(include_str!("phrases/speech.txt"));
    let mut tally = Tally::default();
    for part in ["analysis", "encyclopedia", "interview", "live", "wapo"] {
        let of_part: Vec<&Case> = cases.iter().filter(|case| case.part == part).collect();
        check_source(part, &of_part, &mut tally);
    }
    for case in
        cases.iter().filter(|case| matches!(case.part.as_str(), "prose" | "fresh" | "traps"))
    {
        tally.compare(case, &case.text, &speeches(&case.text));
    }
    for ((part, field), figures) in &tally.figures {
        let Figures { expected, right, wrong } = figures;
        println!("{part:8} {field:8} {expected:4} expected, {right:4} right, {wrong:4} wrong");
    }
    assert!(tally.faults.is_empty(), "\n{}", tally.faults.join("\n"));
}

/// Compares every paragraph of a source; what no case holds must report nothing.
fn check_source(part: &str, cases: &[&Case], tally: &mut Tally) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sources");
    let source = fs::read_to_string(sources.join(format!("{part}.txt"))).expect("a source");
    let mut unseen: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    for written in source.lines() {
        let paragraph = &written.replace('\u{a0}', " ");
        let mut found = speeches(paragraph);
        assert_eq!(found.len(), speeches(written).len(), "{written}");
        for case in cases {
            let Some(place) = place(paragraph, &case.text) else { continue };
            let within = |speech: &Speech| place.contains(&speech.verb.start);
            let (here, rest): (Vec<Speech>, Vec<Speech>) = found.into_iter().partition(within);
            tally.compare(case, paragraph, &here);
            found = rest;
            unseen.retain(|text| *text != case.text);
        }
        for speech in found {
            tally.extra(part, paragraph, &speech);
        }
    }
    assert!(unseen.is_empty(), "{part}: in no paragraph: {unseen:#?}");
}

/// Where `pattern`, with " .. " for words left out, stands in `text`.
fn place(text: &str, pattern: &str) -> Option<Range<usize>> {
    let (first, last) = pattern.split_once(" .. ").unwrap_or((pattern, ""));
    let start = text.find(first)?;
    let after = start + first.len();
    let end = after + text[after..].find(last)? + last.len();
    Some(start..end)
}

fn is_like(text: &str, pattern: &str) -> bool {
    match pattern.split_once(" .. ") {
        Some((first, last)) => text.starts_with(first) && text.ends_with(last),
        None => text == pattern,
    }
}

impl Tally {
    fn figures(&mut self, part: &str, field: &str) -> &mut Figures {
        let part = if matches!(part, "prose" | "fresh" | "traps") { part } else { "sources" };
        self.figures.entry((part.to_owned(), field.to_owned())).or_default()
    }

    fn extra(&mut self, part: &str, text: &str, speech: &Speech) {
        self.figures(part, "speech").wrong += 1;
        self.faults.push(format!("{part}: not a speech: {}", shown(text, speech)));
    }

    fn compare(&mut self, case: &Case, text: &str, found: &[Speech]) {
        let mut rest: Vec<&Speech> = found.iter().collect();
        for block in &case.blocks {
            self.figures(&case.part, "speech").expected += 1;
            let same = |speech: &&Speech| is_like(&text[speech.verb.clone()], &block.verb);
            match rest.iter().position(same).map(|at| rest.remove(at)) {
                Some(speech) => self.compare_speech(case, text, block, speech),
                None => self.missing(case, block),
            }
        }
        for speech in rest {
            self.extra(&case.part, text, speech);
        }
    }

    fn missing(&mut self, case: &Case, block: &Block) {
        for field in &block.fields {
            self.figures(&case.part, &field.name).expected += 1;
        }
        if !block.gap {
            self.faults.push(format!("{}: no {:?} in {:?}", case.part, block.verb, case.text));
        }
    }

    fn compare_speech(&mut self, case: &Case, text: &str, block: &Block, speech: &Speech) {
        self.figures(&case.part, "speech").right += 1;
        if block.gap || format!("{:?}", speech.manner) != block.manner {
            self.faults.push(format!("{}: other than {block:?} in {:?}", case.part, case.text));
        }
        let mut values = values(text, speech);
        for field in &block.fields {
            let figures = self.figures(&case.part, &field.name);
            figures.expected += 1;
            let like = |(name, value): &(&str, String)| {
                *name == field.name && is_like(value, &field.value)
            };
            let at = values.iter().position(like);
            figures.right += usize::from(at.is_some());
            if at.is_some() == field.gap {
                let fault = format!("{}: {field:?} in {:?}", case.part, case.text);
                self.faults.push(format!("{fault}\n    {}", shown(text, speech)));
            }
            at.map(|at| values.remove(at));
        }
        for (name, value) in values {
            self.figures(&case.part, name).wrong += 1;
            self.faults.push(format!("{}: wrong {name} {value:?} in {:?}", case.part, case.text));
        }
    }
}

fn shown(text: &str, speech: &Speech) -> String {
    format!("{} {:?}", &text[speech.verb.clone()], values(text, speech))
}

/// The values of a speech as the table writes them.
fn values(text: &str, speech: &Speech) -> Vec<(&'static str, String)> {
    let written = |range: &Range<usize>| text[range.clone()].to_owned();
    let mut values = Vec::new();
    if let Some(speaker) = &speech.speaker {
        let name = if speaker.anonymous { "who*" } else { "who" };
        let mut value = written(&speaker.range);
        if let Some(range) = &speaker.name {
            value.insert(range.end - speaker.range.start, '}');
            value.insert(range.start - speaker.range.start, '{');
        }
        values.push((name, value));
    }
    values.extend(speech.quoted.iter().map(|range| ("quoted", written(range))));
    values.extend(speech.content.iter().map(|range| ("content", written(range))));
    values.extend(speech.about.iter().map(|range| ("about", written(range))));
    values.extend(speech.to.iter().map(|range| ("to", written(range))));
    values.extend(speech.via.iter().map(|range| ("via", written(range))));
    values
}

fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut part = String::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (gap, bare) = match line.trim_start().strip_prefix('~') {
            Some(bare) => (true, bare),
            None => (false, line.trim_start()),
        };
        if let Some(name) = line.strip_prefix("== ") {
            part = name.trim_end_matches(" ==").to_owned();
        } else if let Some(block) = bare.strip_prefix("- ") {
            let (manner, verb) = block.split_once(' ').expect("a manner and a verb");
            let (manner, verb) = (manner.to_owned(), verb.to_owned());
            let block = Block { gap, manner, verb, fields: Vec::new() };
            cases.last_mut().expect("a text").blocks.push(block);
        } else if line.starts_with("  ") {
            let (name, value) = bare.split_once(' ').expect("a field and a value");
            let field = Field { gap, name: name.to_owned(), value: value.to_owned() };
            let blocks = &mut cases.last_mut().expect("a text").blocks;
            blocks.last_mut().expect("a speech").fields.push(field);
        } else {
            cases.push(Case { part: part.clone(), text: line.to_owned(), blocks: Vec::new() });
        }
    }
    cases
}
