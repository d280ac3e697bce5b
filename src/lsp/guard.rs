//! A fault of ours ends the request that met it, and not the server.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does something; where it panics, a sentence that says so is returned instead of its result.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What the work has changed is either replaced by the next message or asked for anew.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        "this is a fault of `briefing` itself, which is told on its standard error".to_owned()
    })
}
