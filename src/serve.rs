//! `briefing serve`: the book in a browser while it is written.
//!
//! What comes in: a book's folder, and every change in it. What goes out: its pages on 127.0.0.1,
//! reloaded when they change; what was found, on the page and in the terminal; and in the output
//! folder, behind the pages, the same book as `briefing build` makes.
//!
//! Three threads share one [`site::Site`]:
//! 1. the desk ([`desk`]) waits for changes ([`watch`], which compares files by their content:
//!    [`snapshot`]), runs every step, and shows the pages whose text has changed at once ([`quick`]);
//! 2. the press ([`press`]) renders the whole book behind it, first the HTML, then the other outputs,
//!    and puts it into the output folder whole; a newer change makes its work void;
//! 3. the counter ([`http`]) answers: the site's files ([`answer`]), and pages of its own
//!    ([`picker`], [`findings`]).

mod answer;
mod desk;
mod findings;
mod folders;
mod http;
mod picker;
mod press;
mod quick;
mod site;
mod snapshot;
mod watch;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

use crate::output::{self, Exit};
use crate::outputs::Outputs;
use desk::Desk;
use press::Press;
use site::Site;
use watch::Watch;

/// How many ports above one that is taken are looked at for a free one.
const PORTS: u16 = 100;

/// Serves the book of a folder until it is stopped.
pub(crate) fn serve(root: &Path, port: u16) -> Exit {
    match start(root, port) {
        Ok(()) => Exit::Clean,
        Err(message) => output::could_not_run(&message),
    }
}

fn start(root: &Path, port: u16) -> Result<(), String> {
    let root = std::fs::canonicalize(root)
        .map_err(|error| format!("cannot open the folder {}: {error}", root.display()))?;
    let listener = listen(port)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    // Brings back the last good book, should a run have been interrupted.
    drop(Outputs::of(&root, "start")?);
    let site = Arc::new(Site::of(&root)?);
    let watch = Watch::start(&root)?;
    output::say(&format!("serving {} at http://{address}/", root.display()));
    output::say(&format!("passages to pick from at http://{address}{}", answer::PICKER));

    let (orders, ordered) = channel();
    let press = Press { root: root.clone(), site: Arc::clone(&site) };
    thread::spawn(move || press.work(&ordered));
    let (folder, shown) = (root.clone(), Arc::clone(&site));
    thread::spawn(move || Desk::new(folder, shown, orders).work(watch));
    let ended = http::answer_all(listener, &root, &site);
    site.put_away();
    ended.map_err(|error| format!("cannot answer at {address}: {error}"))
}

/// Listens on a port of this machine alone. Where it is taken, the error names one that is free.
fn listen(port: u16) -> Result<TcpListener, String> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    bind(port).map_err(|error| {
        if error.kind() != io::ErrorKind::AddrInUse {
            return format!("cannot open port {port}: {error}");
        }
        let mut others = port.saturating_add(1)..=port.saturating_add(PORTS);
        match others.find(|&other| bind(other).is_ok()) {
            Some(free) => format!(
                "port {port} is in use; port {free} is free: `briefing serve --port {free}`"
            ),
            None => format!("port {port} is in use, and so are the {PORTS} above it"),
        }
    })
}
