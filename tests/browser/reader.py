"""A reader of a built book: a server on this machine and a browser that opens its pages.

In: a folder of built pages and a running browser. Out: open pages; and, whatever is read, the
requests that left this machine, the errors of the console and the dialogs that opened.
"""

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

# Pages that stand in a page of the book, not by themselves.
PARTS_OF_PAGES = {"toc.html"}

# What a script asks of every page: the name of an element by its nearest classed ancestor, so
# that findings of one kind have one name; whether it is seen; the text without what is hidden.
HELPERS = """
window.briefingTests = {
  name(element) {
    const own = (e) => e.localName + [...e.classList].map((c) => '.' + c).join('')
      + [...e.attributes].filter((a) => /^data-(state|verdict|kind|view)$/.test(a.name))
        .map((a) => `[${a.name}="${a.value}"]`).join('');
    const up = element.parentElement && element.parentElement.closest('main [class]');
    return element.id && !element.closest('main') ? `#${element.id}`
      : (up ? own(up) + ' ' : '') + own(element);
  },
  seen(element) {
    const clipped = element.closest('.visually-hidden, legend');
    return element.checkVisibility({ visibilityProperty: true })
      && !(clipped && getComputedStyle(clipped).clipPath === 'inset(50%)');
  },
  words(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('.visually-hidden, .footnote-reference, del').forEach((e) => e.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  },
};
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, with the policy of the moment, and keeps no log."""

    def end_headers(self):
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """Says nothing where a page was left before all of it had come."""

    policy = None

    def handle_error(self, *_):
        pass


class Reader:
    """Opens pages of one book; `only` are the pages it knows, else all."""

    def __init__(self, browser, folder: Path, only=None):
        self.browser = browser
        self.strays = []
        self.at = ""
        handler = functools.partial(Handler, directory=str(folder))
        self.server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}/"
        found = sorted(str(p.relative_to(folder)) for p in folder.rglob("*.html"))
        self.pages = only or [page for page in found if page not in PARTS_OF_PAGES]

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    @contextmanager
    def open(self, name, theme="light", width=1440, policy=None, script="", **options):
        """A page of the book, as a browser with these options shows it, after a script of ours."""
        self.server.policy, self.at = policy, name
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.add_init_script(f"localStorage.setItem('mdbook-theme', '{theme}')")
        context.add_init_script(script or ";")
        page = context.new_page()
        self._watch(page, name, policy)
        page.goto(self.base + name)
        page.evaluate(HELPERS)
        try:
            yield page
        finally:
            context.close()
            self.server.policy = None

    def each(self, without=None, **options):
        """Every page, but the one to be left out, opened in turn: its name and itself."""
        for name in self.pages:
            if name != without:
                with self.open(name, **options) as page:
                    yield name, page

    def _watch(self, page, name, policy):
        """Notes what a page must never do; a policy's refusals are errors of the console."""

        def requested(request):
            parts = urlsplit(request.url)
            if parts.scheme != "data" and not request.url.startswith(self.base):
                self.strays.append((f"a request left this machine: {request.url}", name))

        def dialog(opened):
            self.strays.append((f"a dialog opened: {opened.message}", name))
            opened.dismiss()

        def console(message):
            if message.type == "error" and not policy:
                self.strays.append((f"an error of the console: {message.text}", name))

        def thrown(error):
            if not policy:
                self.strays.append((f"an error of a script: {error}", name))

        page.on("request", requested)
        page.on("dialog", dialog)
        page.on("console", console)
        page.on("pageerror", thrown)
