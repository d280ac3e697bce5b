//! The server: requests in, answers out, on one thread.
//!
//! What comes in: a listener on this machine. What goes out: for each request what [`answer`] says;
//! and on [`EVENTS`](answer::EVENTS) a stream of Server-Sent Events, one for each piece of news. Ends when
//! the program is interrupted.

use std::convert::Infallible;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::answer::{self, Answer, Asked};
use super::site::{News, Site};

/// What is sent: an answer whole, or news as they come.
type Body = Either<Full<Bytes>, Channel<Bytes, Infallible>>;

/// Answers until the program is interrupted.
pub(super) fn answer_all(
    listener: TcpListener,
    root: &Path,
    site: &Arc<Site>,
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let port = listener.local_addr()?.port();
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let root: Arc<Path> = root.into();
        tokio::select! {
            ended = tokio::signal::ctrl_c() => ended,
            never = accept(&listener, port, &root, site) => never,
        }
    })
}

async fn accept(
    listener: &tokio::net::TcpListener,
    port: u16,
    root: &Arc<Path>,
    site: &Arc<Site>,
) -> std::io::Result<()> {
    loop {
        // A caller that has gone by now is no reason to stop.
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, port, Arc::clone(root), Arc::clone(site)));
        }
    }
}

/// Answers the requests of one connection.
async fn serve(stream: TcpStream, port: u16, root: Arc<Path>, site: Arc<Site>) {
    let one = service_fn(|request: Request<Incoming>| {
        let (root, site) = (Arc::clone(&root), Arc::clone(&site));
        async move { Ok::<_, Infallible>(respond(&request, port, root, site).await) }
    });
    // A browser that turns away is no fault.
    drop(http1::Builder::new().serve_connection(TokioIo::new(stream), one).await);
}

async fn respond(
    request: &Request<Incoming>,
    port: u16,
    root: Arc<Path>,
    site: Arc<Site>,
) -> Response<Body> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let asked = Asked {
        method: request.method().as_str().to_owned(),
        is_ours: host.is_some_and(|host| answer::is_ours(host, port)),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
    };
    if asked.is_ours && asked.method == "GET" && asked.path == answer::EVENTS {
        return events(site.news());
    }
    // Files are read aside, so that a large one does not hold up the rest.
    let answered = tokio::task::spawn_blocking(move || answer::answer(&asked, &root, &site)).await;
    whole(answered.unwrap_or_else(|_| Answer::plain(500, "this could not be answered")))
}

fn whole(answer: Answer) -> Response<Body> {
    let mut response = Response::new(Either::Left(Full::new(Bytes::from(answer.body))));
    *response.status_mut() = answer.status.try_into().unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

/// Returns a stream that tells what is there now, and then each piece of news.
fn events(mut news: watch::Receiver<News>) -> Response<Body> {
    let (mut sender, body) = Channel::new(8);
    tokio::spawn(async move {
        loop {
            let event = news.borrow_and_update().event();
            if !sent(&mut sender, event).await || news.changed().await.is_err() {
                break;
            }
        }
    });
    let mut response = Response::new(Either::Right(body));
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response
}

/// Whether there is still somebody who listens.
async fn sent(sender: &mut Sender<Bytes>, event: String) -> bool {
    sender.send_data(Bytes::from(event)).await.is_ok()
}

impl News {
    /// Returns the news as a Server-Sent Event: an object of two texts to compare, of pages and
    /// findings, the state of the files that was looked at last, and that of the whole book.
    fn event(&self) -> String {
        let data = serde_json::json!({
            "pages": self.stamp(self.pages),
            "findings": self.stamp(self.findings),
            "state": self.state,
            "book": self.book,
        });
        format!("data: {data}\n\n")
    }
}
