//! `phrases/numbers.tsv`: phrases as outlets write them, each a phrase, what it means, and `gap` where it is not read.
//!
//! A meaning is the quantities of the phrase and then its times of day, parted by "; ", or "-" for
//! none: `part killed >=143`, `denied killed 12`, `duration 59d..62d`, `USD 1e6`, `clock 20:00
//! GMT`. A value is `?` where none is said; a length of time ends in m, h or d. A phrase that is
//! marked as a gap is read as a part of what it means, or not at all.

use briefing_reading::{
    Certainty, ClockTime, Interval, Measure, Quantity, clock_times, quantities,
};

const TABLE: &str = include_str!("phrases/numbers.tsv");

/// What a phrase means, in the words of the table.
#[derive(Clone, Debug, PartialEq)]
struct Meaning {
    certainty: Certainty,
    part: bool,
    measure: String,
    interval: Option<[f64; 2]>,
    closed: [bool; 2],
}

fn meaning(words: &str) -> Meaning {
    let (certainty, words) = match words.split_once(' ') {
        Some(("possible", rest)) => (Certainty::Possible, rest),
        Some(("denied", rest)) => (Certainty::Denied, rest),
        _ => (Certainty::Stated, words),
    };
    let (part, words) = words.strip_prefix("part ").map_or((false, words), |rest| (true, rest));
    if let Some(time) = words.strip_prefix("clock ") {
        return Meaning {
            certainty,
            part,
            measure: format!("clock {time}"),
            interval: None,
            closed: [true; 2],
        };
    }
    let (measure, value) = words.rsplit_once(' ').expect("a measure and a value");
    let (low, high) = match value.split_once("..") {
        Some((low, high)) => {
            let low = format!(">={low}").replace(">=>", ">");
            (low, format!("<={high}").replace("<=<", "<"))
        }
        None if value.starts_with('>') => (value.to_owned(), "<=inf".to_owned()),
        None if value.starts_with('<') => (">=-inf".to_owned(), value.to_owned()),
        None => (format!(">={value}"), format!("<={value}")),
    };
    let ends = [&low, &high].map(|end| end.trim_start_matches(['<', '>', '=']).to_owned());
    let closed = [low.contains('='), high.contains('=')];
    let interval = (value != "?").then(|| ends.map(|end| amount(&end)));
    Meaning { certainty, part, measure: measure.to_owned(), interval, closed }
}

fn amount(written: &str) -> f64 {
    let units = [("m", 1.0), ("h", 60.0), ("d", 1440.0)];
    let unit =
        units.iter().find_map(|(unit, minutes)| Some((written.strip_suffix(unit)?, minutes)));
    let (number, factor) = unit.unwrap_or((written, &1.0));
    number.parse::<f64>().expect("a number") * factor
}

fn of_quantity(quantity: &Quantity) -> Meaning {
    let measure = match &quantity.measure {
        Measure::Count(key) => key.clone(),
        Measure::Duration => "duration".to_owned(),
        Measure::Percent => "percent".to_owned(),
        Measure::Money(code) => (*code).to_owned(),
    };
    let open =
        |i: &Interval| [i.low_closed || i.low.is_infinite(), i.high_closed || i.high.is_infinite()];
    Meaning {
        certainty: quantity.certainty,
        part: quantity.part,
        measure,
        interval: quantity.interval.map(|i| [i.low, i.high]),
        closed: quantity.interval.as_ref().map_or([true; 2], open),
    }
}

fn of_time(text: &str, time: &ClockTime) -> Meaning {
    let (hour, minute) = (time.minutes / 60, time.minutes % 60);
    let zone = time.zone.clone().map_or(String::new(), |zone| format!(" {}", &text[zone]));
    let measure = format!("clock {hour:02}:{minute:02}{zone}");
    Meaning {
        certainty: Certainty::Stated,
        part: false,
        measure,
        interval: None,
        closed: [true; 2],
    }
}

fn same(a: &Meaning, b: &Meaning) -> bool {
    let near = |a: f64, b: f64| {
        a == b || (a.is_finite() && b.is_finite() && (a - b).abs() <= 1e-9 * a.abs().max(b.abs()))
    };
    let value = match (a.interval, b.interval) {
        (Some(a), Some(b)) => near(a[0], b[0]) && near(a[1], b[1]),
        (a, b) => a.is_none() && b.is_none(),
    };
    value
        && a.certainty == b.certainty
        && a.part == b.part
        && a.measure == b.measure
        && a.closed == b.closed
}

fn read(text: &str) -> Vec<Meaning> {
    let times = clock_times(text);
    let times = times.iter().map(|time| of_time(text, time));
    quantities(text).iter().map(of_quantity).chain(times).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the share that is read is printed")]
fn phrases_are_read_rightly_or_not_at_all() {
    let rows: Vec<&str> = TABLE.lines().filter(|row| !row.starts_with('#')).collect();
    let mut wrong = Vec::new();
    let mut gaps = 0;
    for row in &rows {
        let mut columns = row.split('\t');
        let phrase = columns.next().expect("a phrase");
        let meant = columns.next().unwrap_or_else(|| panic!("{row:?} has no meaning"));
        let gap = columns.next() == Some("gap");
        let meant: Vec<Meaning> =
            meant.split("; ").filter(|words| *words != "-").map(meaning).collect();
        let found = read(phrase);
        let whole = found.len() == meant.len() && found.iter().zip(&meant).all(|(a, b)| same(a, b));
        let right = found.iter().all(|found| meant.iter().any(|meant| same(found, meant)));
        gaps += usize::from(gap);
        if whole == gap || !right {
            wrong.push(format!("{row}\n    found {found:?}"));
        }
    }
    let read = rows.len() - gaps;
    println!("numbers: {read} of {} phrases read ({:.1} %)", rows.len(), share(read, rows.len()));
    assert!(wrong.is_empty(), "{} phrases:\n{}", wrong.len(), wrong.join("\n"));
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}
