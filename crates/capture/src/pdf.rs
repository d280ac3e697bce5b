//! PDFs: their text layer.

use crate::Captured;
use crate::fault::Fault;

/// Reads a PDF.
pub(crate) fn read(_bytes: Vec<u8>) -> Result<Captured, Fault> {
    Err(Fault::new("is a PDF, which is not read yet", "save its text"))
}
