//! What is being done, on the last line of a terminal: only where work takes longer than a second,
//! and nowhere but on a terminal.
//!
//! What comes in: names of stages, and how many of how many. What goes out: one line on standard
//! error, taken away before anything else is printed and when the work has ended.

use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work goes on without a word.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn anew, to show that the work goes on.
const BEAT: Duration = Duration::from_millis(100);

/// The line; it is drawn nowhere before [`begin`].
static LINE: LazyLock<ProgressBar> =
    LazyLock::new(|| ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()));

/// Lets the line be drawn from the second second on.
pub(crate) fn begin() {
    thread::spawn(|| {
        thread::sleep(PATIENCE);
        LINE.set_draw_target(ProgressDrawTarget::stderr());
        LINE.enable_steady_tick(BEAT);
    });
}

/// Says what is being done.
pub(crate) fn stage(what: &str) {
    LINE.set_message(what.to_owned());
}

/// Says which of several things is being done: `number` counts from 1.
pub(crate) fn stage_of(number: usize, all: usize, what: &str) {
    if let Ok(style) = ProgressStyle::with_template("{spinner} {bar:24} {pos} of {len}: {msg}") {
        LINE.set_style(style);
    }
    LINE.set_length(all as u64);
    LINE.set_position(number as u64);
    stage(what);
}

/// Takes the line away while something else is printed.
pub(crate) fn aside<T>(print: impl FnOnce() -> T) -> T {
    LINE.suspend(print)
}

/// Takes the line away for good.
pub(crate) fn end() {
    LINE.finish_and_clear();
}
