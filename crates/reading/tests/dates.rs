//! Dates of news prose: each phrase of `phrases/dates.tsv` is read as the table says, the known
//! gaps as nothing or so. `-- --nocapture` prints the share that is read.

use briefing_reading::{
    Base, Days, Direction, Moment, MomentKind, Part, Period, Relative, Step, When, Which, moments,
};

const TABLE: &str = include_str!("phrases/dates.tsv");
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A row of the table.
struct Phrase<'a> {
    marked: &'a str,
    meaning: &'a str,
    from: &'a str,
    result: &'a str,
    gap: bool,
}

impl<'a> Phrase<'a> {
    fn new(line: &'a str) -> Self {
        let columns: Vec<&str> = line.split('\t').collect();
        let [marked, meaning, from, result, rest @ ..] = columns.as_slice() else {
            panic!("too few columns: {line:?}");
        };
        Self { marked, meaning, from, result, gap: rest == ["gap"] }
    }

    fn text(&self) -> String {
        self.marked.replace(['[', ']', '{', '}'], "")
    }

    fn is_dated(&self) -> bool {
        self.meaning != "-"
    }
}

fn phrases() -> impl Iterator<Item = Phrase<'static>> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(Phrase::new)
}

/// The text with each moment in brackets and its event in braces.
fn marked(text: &str, found: &[Moment]) -> String {
    let mut marks = Vec::new();
    for moment in found {
        let event = base(moment).and_then(|base| match base {
            Base::Event(range) => Some(range.clone()),
            Base::Telling | Base::Last => None,
        });
        marks.push((moment.range.start, 0, '['));
        marks.extend(event.iter().map(|range| (range.start, 1, '{')));
        marks.extend(event.iter().map(|range| (range.end, 2, '}')));
        marks.push((moment.range.end, 3, ']'));
    }
    let mut shown = text.to_owned();
    for (at, _, mark) in marks.into_iter().rev() {
        shown.insert(at, mark);
    }
    shown
}

fn base(moment: &Moment) -> Option<&Base> {
    match &moment.when {
        When::Stated(_) => None,
        When::Relative(relative) => Some(relative.base()),
        When::Order(order) => Some(&order.base),
    }
}

fn meaning(found: &[Moment]) -> String {
    let each: Vec<String> = found.iter().map(show).collect();
    if each.is_empty() { "-".to_owned() } else { each.join("; ") }
}

fn show(moment: &Moment) -> String {
    let when = match &moment.when {
        When::Stated(days) => format!("= {days}"),
        When::Relative(relative) => {
            format!("{} {}", show_base(relative.base()), show_step(relative.step()))
        }
        When::Order(order) => {
            let direction = match order.direction {
                Direction::Before => "before",
                Direction::After => "after",
            };
            format!("order {direction} {}", show_base(&order.base))
        }
    };
    let kind = match moment.kind {
        MomentKind::Event => "",
        MomentKind::AsOf => " (as of)",
        MomentKind::Name => " (name)",
    };
    when + kind
}

fn show_base(base: &Base) -> &'static str {
    match base {
        Base::Telling => "telling",
        Base::Last => "last",
        Base::Event(_) => "event",
    }
}

fn show_step(step: &Step) -> String {
    match *step {
        Step::Days { direction, least, most } => {
            let sign = if direction == Direction::Before { '-' } else { '+' };
            match most {
                Some(most) if most == least => format!("{sign}{least}"),
                Some(most) => format!("{sign}{least}..{most}"),
                None => format!("{sign}{least}.."),
            }
        }
        Step::Period { period, by, part } => show_period(period, by, part),
        Step::Weekday(day, which) => named(&WEEKDAYS, day, which),
        Step::Month(month, which) => named(&MONTHS, month, which),
        Step::Unsure => "unsure".to_owned(),
    }
}

fn show_period(period: Period, by: i32, part: Part) -> String {
    let period = match period {
        Period::Week => "week",
        Period::Month => "month",
        Period::Year => "year",
    };
    match part {
        Part::Whole => format!("{period}{by:+}"),
        part => format!("{period}{by:+} {}", format!("{part:?}").to_lowercase()),
    }
}

fn named(names: &[&str], number: i8, which: Which) -> String {
    let name = names[usize::try_from(number).unwrap() - 1];
    match which {
        Which::Near => name.to_owned(),
        Which::Before => format!("{name} before"),
        Which::After => format!("{name} after"),
        Which::InYear(by) => format!("{name} year{by:+}"),
        Which::Open => format!("{name} open"),
    }
}

/// What the first relative moment comes to from the days of the row.
fn resolved(phrase: &Phrase<'_>, found: &[Moment]) -> String {
    let from = Days::parse(phrase.from);
    let relative = found.iter().find_map(|moment| match &moment.when {
        When::Relative(relative) => Some(relative),
        When::Stated(_) | When::Order(_) => None,
    });
    let days =
        relative.zip(from).and_then(|(relative, from): (&Relative, _)| relative.resolve(&from));
    days.map_or("-".to_owned(), |days| days.to_string())
}

#[test]
#[expect(clippy::print_stdout, reason = "the share that is read is a figure of its own")]
fn phrases_of_outlets_are_read() {
    let (mut read, mut gaps, mut wrong) = (0, 0, Vec::new());
    for phrase in phrases() {
        let text = phrase.text();
        let found = moments(&text);
        let shown = (marked(&text, &found), meaning(&found), resolved(&phrase, &found));
        let right = shown
            == (phrase.marked.to_owned(), phrase.meaning.to_owned(), phrase.result.to_owned());
        match (right, phrase.gap) {
            (true, false) => read += usize::from(phrase.is_dated()),
            (true, true) => wrong.push(format!("no gap any more: {}", phrase.marked)),
            (false, true) if found.is_empty() => gaps += 1,
            (false, _) => {
                wrong.push(format!("{}\n  {}\n  {shown:?}", phrase.marked, phrase.meaning))
            }
        }
    }
    println!("{read} of {} phrases with a date are read, {gaps} are known gaps", read + gaps);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
