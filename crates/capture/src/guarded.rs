//! Runs a reader so that whatever it does ends in a value: on a thread with a stack of its own,
//! within a time.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::THREAD;
use crate::fault::Fault;
use crate::form::Form;

/// The stack of a reader, in bytes. It is reserved, not used.
const STACK: usize = 256 << 20;

/// The longest time: far beyond what the largest file needs, so that the outcome does not depend
/// on the machine's load.
const LONGEST: Duration = Duration::from_secs(120);

/// Returns what a reader returns. One that panics or takes too long is a fault of the file; the
/// latter's thread ends with the program.
pub(crate) fn run<T: Send + 'static>(
    form: Form,
    read: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    within(LONGEST, form, read)
}

fn within<T: Send + 'static>(
    longest: Duration,
    form: Form,
    read: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let (send, receive) = channel();
    let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
    let spawned = thread.spawn(move || {
        let _ = send.send(read());
    });
    if let Err(error) = spawned {
        return Err(Fault::new(format!("cannot be read: {error}"), "free some memory"));
    }
    match receive.recv_timeout(longest) {
        Ok(read) => read,
        Err(RecvTimeoutError::Disconnected) => Err(Fault::new(
            format!("is broken: its reader gave up ({})", form.words()),
            "open it in the program that made it, and save its text",
        )),
        Err(RecvTimeoutError::Timeout) => Err(Fault::new(
            format!("takes longer than {} seconds to read", longest.as_secs()),
            "open it in the program that made it, and save its text",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_fault() {
        let read = run(Form::Pdf, || -> Result<(), Fault> { panic!("a test's own") });
        assert!(read.is_err());
    }

    #[test]
    fn what_takes_too_long_is_a_fault() {
        let slow = || {
            thread::sleep(Duration::from_secs(5));
            Ok(())
        };
        assert!(within(Duration::from_millis(10), Form::Pdf, slow).is_err());
    }
}
