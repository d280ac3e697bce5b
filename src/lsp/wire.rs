//! The base protocol: JSON-RPC messages, each behind a header that says how long it is.
//!
//! What comes in: the bytes of a client. What goes out: one [`Incoming`] a message, and messages as
//! bytes. A client that sends nonsense is told so; the next message is read as if nothing had been.

use std::io::{self, BufRead, Read, Write};

use gen_lsp_types::ErrorCodes;
use serde_json::{Value, json};

/// The largest message that is read, in bytes.
const LARGEST: u64 = 64 << 20;
/// The longest line of a header that is looked at, in bytes.
const LONGEST_LINE: u64 = 4096;

/// A message of the client's.
#[derive(Debug, PartialEq)]
pub(super) enum Incoming {
    /// It wants an answer.
    Request {
        /// What the answer must carry.
        id: Value,
        /// What it asks for.
        method: String,
        /// With what.
        params: Value,
    },
    /// It wants none.
    Notification {
        /// What it tells.
        method: String,
        /// With what.
        params: Value,
    },
    /// The answer to a request of ours.
    Response,
    /// No message that can be understood.
    Garbled {
        /// The message's id, if it had one.
        id: Value,
        /// Why.
        refusal: Refusal,
    },
}

/// Why a request is not answered.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    /// The protocol's code for it.
    pub(super) code: i32,
    /// A sentence for the author.
    pub(super) message: String,
}

impl Refusal {
    /// Returns a refusal.
    pub(super) fn new(code: impl Into<i32>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }
}

/// Reads the next message; `None` at the end of what the client sends.
pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let mut length = None;
    while let Some(line) = read_line(from)? {
        if line.is_empty() {
            let Some(length) = length.take() else { continue };
            return read_body(from, length);
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        if name.trim().eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<u64>().ok();
        }
    }
    Ok(None)
}

/// Returns a line of a header without its end; `None` where nothing follows.
fn read_line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if from.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

fn read_body(from: &mut impl BufRead, length: u64) -> io::Result<Option<Incoming>> {
    let mut body = from.take(length);
    if length > LARGEST {
        io::copy(&mut body, &mut io::sink())?;
        let message = format!("a message has {length} bytes; it may have {} MiB", LARGEST >> 20);
        return Ok(Some(garbled(Value::Null, ErrorCodes::InvalidRequest, message)));
    }
    let mut bytes = Vec::new();
    body.read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&bytes) {
        Ok(message) => understood(message),
        Err(error) => garbled(Value::Null, ErrorCodes::ParseError, format!("no JSON: {error}")),
    }))
}

fn understood(mut message: Value) -> Incoming {
    let mut take = |key: &str| message.get_mut(key).map(Value::take);
    let (id, method, params) = (take("id"), take("method"), take("params"));
    let params = params.unwrap_or_default();
    match (id, method) {
        (Some(id), Some(Value::String(method))) => Incoming::Request { id, method, params },
        (None, Some(Value::String(method))) => Incoming::Notification { method, params },
        (Some(_), None) if message.get("result").or(message.get("error")).is_some() => {
            Incoming::Response
        }
        (id, _) => {
            garbled(id.unwrap_or_default(), ErrorCodes::InvalidRequest, "no JSON-RPC message")
        }
    }
}

fn garbled(id: Value, code: ErrorCodes, message: impl Into<String>) -> Incoming {
    Incoming::Garbled { id, refusal: Refusal::new(code, message) }
}

/// Returns the answer to a request.
pub(super) fn response(id: Value, answer: Result<Value, Refusal>) -> Value {
    match answer {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(refusal) => {
            let error = json!({ "code": refusal.code, "message": refusal.message });
            json!({ "jsonrpc": "2.0", "id": id, "error": error })
        }
    }
}

/// Returns a message that wants no answer.
pub(super) fn notification(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

/// Writes a message with its header.
pub(super) fn write(to: &mut impl Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::{Incoming, read};

    fn all(mut bytes: &[u8]) -> Vec<Incoming> {
        std::iter::from_fn(|| read(&mut bytes).expect("bytes in memory")).collect()
    }

    #[test]
    fn what_follows_nonsense_is_read() {
        let good = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let length = good.len();
        for nonsense in [
            "Content-Length: 2\r\n\r\n{]",
            "Content-Length: 3\r\n\r\n\"\u{e9}",
            "Content-Length: 2\r\n\r\n[]",
            "Content-Length: many\r\n\r\n",
            "hello\r\n\r\n\r\n",
            "Content-Length: 9\r\n\r\n{\"id\":{}}",
        ] {
            let bytes = format!("{nonsense}content-length:{length}\r\nX: y\r\n\r\n{good}");
            let last = all(bytes.as_bytes()).pop();
            let exit = Incoming::Notification { method: "exit".into(), params: Default::default() };
            assert_eq!(last, Some(exit), "{nonsense}");
        }
    }

    #[test]
    fn a_length_beyond_all_bounds_takes_no_memory() {
        let found = all(b"Content-Length: 18446744073709551615\r\n\r\n{}");
        assert!(matches!(&found[..], [Incoming::Garbled { .. }]), "{found:?}");
        assert!(all(b"Content-Length: 10\r\n\r\n{}").is_empty(), "what is cut off is no message");
    }
}
