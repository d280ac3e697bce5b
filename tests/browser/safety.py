"""What a page must never do: ask another machine, break a policy, run what a source says.

In: readers of this repository's book and of the hostile one. Out: what was done, and on which page.
"""

from books import HOSTILE

POLICY = "default-src 'self' 'report-sample'"

# What the policy refuses of mdBook's own: the directive, how what was refused begins, and what it
# is. Anything else that is refused is ours. A row that matches nothing any more is a finding.
REFUSED = [
    ("script-src-elem", "const path_to_root", "where the book's root is, and its themes"),
    ("script-src-elem", "try { let theme = ", "mends what older versions stored"),
    ("script-src-elem", "const default_theme", "sets the theme before the page is painted"),
    ("script-src-elem", "let sidebar = null", "shows or hides the contents"),
    ("script-src-elem", "document.getElementById('mdbook-sidebar-", "the contents' toggle"),
    ("script-src-elem", "window.playground_copyable", "a setting"),
    ("script-src-elem", "window.addEventListener('load'", "print.html opens the print dialog"),
    ("style-src-attr", "clear: both", "the arrows to the neighbouring chapters"),
    ("style-src-attr", "break-before: page", "print.html begins each chapter on a page"),
]

LISTEN = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (e) => window.refused.push(
  [e.effectiveDirective, (e.sample || e.blockedURI).replace(/\\s+/g, ' ')]), true);
"""


def quiet(reader):
    """No page asks another machine for anything or reports an error: the reader watches."""
    for _, page in reader.each():
        page.mouse.wheel(0, 20000)
        page.wait_for_load_state("networkidle")
    yield from ()


def policy(reader):
    """Under a policy of 'self' alone, nothing of ours is refused."""
    used = set()
    for name, page in reader.each(policy=POLICY, script=LISTEN):
        for directive, sample in page.evaluate("window.refused"):
            rows = [r for r in REFUSED if r[0] == directive and sample.startswith(r[1])]
            used.update(rows)
            if not rows:
                yield f"{directive} refuses “{sample}”", name
    for row in REFUSED:
        if row not in used:
            yield f"mdBook has no {row[0]} “{row[1]}” any more", "safety.py"


# Elements that no source can have asked for, and the text as it is shown.
HOSTILE_PAGE = """
() => ({
  made: [...document.querySelectorAll('main :is(script, img, iframe, object, embed, form, style), '
    + ':is(nav, #mdbook-searchresults, h1.menu-title) :is(script, img), [onerror], [src="x"]')]
    .map((e) => e.outerHTML.slice(0, 80)),
  text: document.querySelector('main').textContent + document.title
    + document.querySelector('nav').textContent,
})
"""
# A part of each hostile text, and the whole of it that must stand wherever the part does.
PARTS = [
    ("alert(1)</script>", HOSTILE[0]),
    ("onerror=alert", HOSTILE[1]),
    ("1337*7331", HOSTILE[2]),
    ("tfel ot thgir", HOSTILE[3]),
]


def hostile(reader):
    """What a source or its entry says is shown as it is, and makes nothing."""
    whole = set()
    for name, page in reader.each():
        page.wait_for_selector("nav a")
        shown = page.evaluate(HOSTILE_PAGE)
        # In a name an invisible character keeps `<` from ever opening an element.
        shown["text"] = shown["text"].replace("\u2060", "")
        for made in shown["made"]:
            yield f"an element was made: {made}", name
        if str(1337 * 7331) in shown["text"]:
            yield "a template was computed", name
        for part, text in PARTS:
            if shown["text"].count(part) != shown["text"].count(text):
                yield f"not all of “{text}” is shown, but “{part}”", name
            elif text in shown["text"]:
                whole.add(text)
    for text in HOSTILE:
        if text not in whole:
            yield f"“{text}” is on no page", "the hostile book"


# Each text of the book's own, in its order from left to right, whatever stands before it.
ORDER = """
(controls) => {
  const { name, seen } = window.briefingTests;
  const found = new Set();
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const at = (node, index) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!seen(node.parentElement) || new RegExp(controls).test(node.data)) continue;
    const words = [...node.data.matchAll(/[A-Za-z]{2,}/g)];
    for (const word of words) {
      const [first, last] = [at(node, word.index), at(node, word.index + word[0].length - 1)];
      if (first.top === last.top && last.left < first.left) {
        found.add(`“${node.data.trim().slice(0, 30)}” at ${name(node.parentElement)}`);
      }
    }
  }
  return [...found];
}
"""


def order(reader):
    """A direction that a source sets ends where its words end."""
    for name, page in reader.each(width=2400):
        for what in page.evaluate(ORDER, "[\u202e\u202c\u200f]"):
            yield f"reads from right to left after a source's mark: {what}", name


def hostile_search(reader):
    """The search shows what a source says as text."""
    with reader.open("one.html") as page:
        page.keyboard.press("s")
        page.locator("#mdbook-searchbar").press_sequentially("script")
        page.locator("#mdbook-searchresults li").first.wait_for()
        if "alert(1)" not in page.locator("#mdbook-searchresults").inner_text():
            yield "the search does not show the text of a source", "one.html"
        for made in page.evaluate(HOSTILE_PAGE)["made"]:
            yield f"an element was made: {made}", "one.html"
