//! `briefing lsp`: the language server, for chapters, facts.yml and library.yml.
//!
//! What comes in: the Language Server Protocol on standard input. What goes out, on standard output:
//! completions, passages, definitions, mends and renames as they are asked for, and the findings of
//! `briefing check` as the author types.
//!
//! In reading order:
//! 1. `wire` reads and writes messages, `client` says what client and server can do;
//! 2. [`server`] takes one message after the other; `documents` are what the client shows, `book` is
//!    what is known of a book, `checking` finds out on a thread of its own;
//! 3. `requests` answers: `desk` is what a request works with; `named` finds what is named at the cursor, `asked` what is
//!    being typed there; `completion`, `passage`, `definition`, `actions` and `rename` say the rest;
//! 4. `lines`, `findings` and `edits` say places, findings and changes as the protocol has them.

mod wire;

mod client;

mod requests;
mod server;

mod book;
mod checking;
mod documents;
mod guard;

mod asked;
mod desk;
mod named;

mod actions;
mod completion;
mod definition;
mod passage;
mod rename;

mod edits;
mod findings;
mod lines;

use std::io::BufReader;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::output::{self, Exit};
use checking::Outcome;
use server::Server;
use wire::Incoming;

/// What the server waits for.
enum Event {
    /// A message of the client's.
    Message(Incoming),
    /// The client says no more.
    Closed,
    /// A check has ended.
    Checked(Box<Outcome>),
}

/// Serves a client until it leaves.
pub(crate) fn run() -> Exit {
    let (events, queue) = channel();
    let mut server = Server::new(output::to_client(), checking::start(events.clone()));
    thread::spawn(move || listen(&events));
    for event in queue {
        match server.take(event) {
            Ok(None) => {}
            Ok(Some(exit)) => return exit,
            // Nobody reads what is said: the client is gone.
            Err(_) => break,
        }
    }
    Exit::Errors
}

fn listen(events: &Sender<Event>) {
    let mut input = BufReader::new(std::io::stdin());
    while let Ok(Some(message)) = wire::read(&mut input) {
        if events.send(Event::Message(message)).is_err() {
            return;
        }
    }
    // Where nobody waits for it, the server has ended.
    drop(events.send(Event::Closed));
}
