//! Times what is compared in turns: on a machine that others use too, only figures of the same
//! minute can be set against each other.

use std::time::{Duration, Instant};

/// What is timed, by its name.
pub(crate) type Contender<'a> = (String, Box<dyn FnMut() + 'a>);

/// How long one contender took, in seconds, round by round.
#[derive(Debug)]
pub(crate) struct Times {
    /// The contender's name.
    pub(crate) name: String,
    rounds: Vec<f64>,
}

impl Times {
    /// Returns the median, in seconds.
    pub(crate) fn median(&self) -> f64 {
        median(self.rounds.clone())
    }

    /// Returns how many times as long as a peer this one took: the median of the rounds' ratios.
    pub(crate) fn beside(&self, peer: &Self) -> f64 {
        median(self.rounds.iter().zip(&peer.rounds).map(|(own, peer)| own / peer).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Runs all contenders in turns: at least three rounds, and more until the time is spent or there
/// are `most`. Medians make little of the first round, in which caches are cold.
pub(crate) fn in_turns(
    mut contenders: Vec<Contender<'_>>,
    time: Duration,
    most: usize,
) -> Vec<Times> {
    let mut all: Vec<Times> = contenders
        .iter()
        .map(|(name, _)| Times { name: name.clone(), rounds: Vec::new() })
        .collect();
    let begun = Instant::now();
    for round in 0..most.max(3) {
        if round >= 3 && begun.elapsed() > time {
            break;
        }
        for ((_, run), times) in contenders.iter_mut().zip(&mut all) {
            let begun = Instant::now();
            run();
            times.rounds.push(begun.elapsed().as_secs_f64());
        }
    }
    all
}

/// Whether `cargo bench` runs this program: `cargo test --all-targets` does not ask for figures.
pub(crate) fn is_asked_for() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}
