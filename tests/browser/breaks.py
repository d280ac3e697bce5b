"""Pages broken on purpose: what each check must find.

In: a copy of a built book. Out: the copy with one thing wrong, and words of what is to be found.
"""

from dataclasses import dataclass

CSS = "theme/briefing/briefing-*.css"
JS = "theme/briefing/briefing-*.js"
END = ""


@dataclass
class Break:
    """In the files of a glob, `old` becomes `new`; `END` is the end of the file."""

    check: str
    finds: str
    pages: tuple
    files: str
    old: str
    new: str

    def apply(self, folder):
        changed = 0
        for file in folder.glob(self.files):
            text = file.read_text(encoding="utf-8")
            broken = text + self.new if self.old == END else text.replace(self.old, self.new)
            changed += broken != text
            file.write_text(broken, encoding="utf-8")
        if not changed:
            raise SystemExit(f"{self.check}: “{self.old}” stands in none of {self.files}")


def script(code):
    return f"<main><script>{code}</script>"


CHRONOLOGY = ("chronology.html",)
FAILURE = ("intelligence-failure.html",)
LINKED = ("chronology.html", "in-brief.html", "warnings.html", "sources/analysis.html",
          "sources/encyclopedia.html", "sources/interview.html", "sources/live.html",
          "sources/wapo.html")  # fmt: skip
NOTED = ("in-brief.html", "warnings.html")
PRINT = ("print.html",)
WARNINGS = ("warnings.html",)
ONE = ("one.html",)
STOP = "addEventListener('{}', (e) => e.preventDefault(), true)"

# Check, what it must find, the pages it reads, and what is broken.
BREAKS = [
    Break("axe", "heading-order", CHRONOLOGY, "chronology.html", "<h2", "<h4"),
    Break("axe", "light: link-in-text-block at", CHRONOLOGY, CSS, END,
          "main p a { color: inherit !important; text-decoration: none !important; }"),
    Break("axe", "light: mdBook's frame, target-size at", CHRONOLOGY, CSS, END,
          ".chapter li a { padding: 0 !important; }"),
    Break("contrast", "light: contrast 2.32:1", CHRONOLOGY, CSS, END,
          "main p { color: #aaa !important; }"),
    Break("overflow", "768 px: div.wide reaches past", CHRONOLOGY, "chronology.html", "<main>",
          '<main><div class="wide" style="width: 2000px">.</div>'),
    Break("overflow", "320 px: b.far reaches past", CHRONOLOGY, "chronology.html", "<main>",
          '<main><div style="overflow-x: auto"><b class="far" style="position: absolute; '
          'left: 1500px">.</b></div>'),
    Break("focus", "shows no focus", CHRONOLOGY, CSS, END, "main a:focus { outline: none; }"),
    Break("motion", "has a transition", CHRONOLOGY, CSS, END, "main p { transition: color 1s; }"),
    Break("motion", "is animated", CHRONOLOGY, CSS, END, "main h1 { animation: a 1s; }"),
    Break("notes", "does not lead to its note", CHRONOLOGY, "chronology.html",
          'id="footnote-n-chronology-2"', ""),
    Break("notes", "has no way back", CHRONOLOGY, "chronology.html",
          'href="#fr-n-chronology-3-1"', ""),
    Break("notes", "leads to nothing that is seen", CHRONOLOGY, CSS, END,
          "main sup { display: none; }"),
    Break("links", "which is not there", LINKED, "chronology.html", "live.html#p5", "live.html#p0"),
    Break("links", "leads to a passage without “in the far future", LINKED, "warnings.html",
          "<p>in the near future", "<p>in the far future"),
    Break("links", "leads to a passage without “intimidate and", LINKED, "warnings.html",
          "wapo.html#p", 'wapo.html#p1" title="'),
    Break("links", "whose note is not of this", LINKED, "sources/wapo.html",
          "#fr-n-in-brief-4-1", "#fr-n-in-brief-400-1"),
    Break("tabs-without-script", "mouse, no script: the tab accounts", FAILURE, CSS,
          '[value="accounts"]:checked', '[value="none"]:checked'),
    Break("tabs-without-script", "keys, no script, ArrowDown: the tab accounts", FAILURE,
          "intelligence-failure.html", 'type="radio" name=', 'type="radio" title='),
    Break("tabs", "mouse: the tab accounts", FAILURE, "intelligence-failure.html", "<main>",
          script(STOP.format("click"))),
    Break("tabs", "keys, ArrowDown: the tab accounts", FAILURE, "intelligence-failure.html",
          "<main>", script(STOP.format("keydown"))),
    Break("tabs", "keys, ArrowRight: the choice of a tab leaves the page", FAILURE,
          "intelligence-failure.html", "<main>", script(
              "addEventListener('keydown', (e) => { if (e.key === 'ArrowRight')"
              " location.href = 'narrative.html'; }, true)")),
    Break("tabs-by-touch", "touch: the tab accounts", FAILURE, "intelligence-failure.html",
          "<main>", script(STOP.format("click"))),
    Break("tabs-at-target", "is not chosen where a link leads into its view", FAILURE, JS,
          'addEventListener("hashchange", showTarget);', ""),
    Break("tabs-at-target", "after a link into a view: the tab", FAILURE, CSS,
          ".diff-chosen > .diff-tabs", ".diff-chosen > .none"),
    Break("ladder", "is chosen and does not come first", WARNINGS, "warnings.html",
          "<main>", script("addEventListener('change', (e) => e.stopPropagation(), true)")),
    Break("ladder", "is not held against the one chosen alone", WARNINGS, CSS, END,
          ".diff-against[hidden] { display: block; }"),
    Break("ladder-without-script", "takes a script", WARNINGS, CSS, END,
          ".diff-bases[hidden] { display: flex; }"),
    Break("contents", "Enter: the contents do not close", CHRONOLOGY, "chronology.html", "<main>",
          script("addEventListener('keydown', (e) => e.stopPropagation(), true)")),
    Break("search", "does not find “Crisis24”", ("index.html",), "searcher-*.js",
          "searchindex.search(", "[] || ("),
    Break("search", "does not hold it", ("index.html",), "**/*.html",
          "intention to intimidate", "intent"),
    Break("quiet", "a request left this machine", CHRONOLOGY, "chronology.html", "<main>",
          '<main><img alt="" src="http://localhost:1/">'),
    Break("quiet", "an error of the console: no", CHRONOLOGY, "chronology.html", "<main>",
          script("console.error('no')")),
    Break("quiet", "an error of a script: no", CHRONOLOGY, "chronology.html", "<main>",
          script("throw 'no'")),
    Break("policy", "style-src-attr refuses “color: red”", CHRONOLOGY, "chronology.html",
          "<main>", '<main style="color: red">'),
    Break("policy", "script-src-elem refuses “ours()”", CHRONOLOGY, "chronology.html", "<main>",
          script("ours()")),
    Break("policy", "“window.playground_copyable” any more", CHRONOLOGY, "chronology.html",
          "window.playground_copyable = true;", ""),
    Break("print", "a control is printed: label", PRINT, CSS, END,
          "@media print { .diff-tabs { display: flex !important; } }"),
    Break("print", "a control is printed: label", PRINT, CSS, END,
          "@media print { .diff-bases { display: flex !important; } }"),
    Break("print", "the text is printed in rgb(152, 163, 173)", PRINT, CSS, END,
          "@media print { .coal { --fg: #98a3ad; } }"),
    Break("print", "tabs are printed", PRINT, CSS, END,
          "@media print { .diff-tabs { display: flex !important; } }"),
    Break("print", "a note is not printed", PRINT, CSS, END,
          "@media print { .footnote-definition li:first-child { display: none; } }"),
    Break("hostile", "a dialog opened: 1", ONE, "one.html",
          "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    Break("hostile", "an element was made: <img", ONE, "one.html", "&lt;img src=x", "<img src=x"),
    Break("hostile", "a template was computed", ONE, "one.html", "{{1337*7331}}", "9801547"),
    Break("hostile", "not all of “{{1337*7331}}” is shown", ONE, "one.html", "{{1337", "1337"),
    Break("hostile-order", "reads from right to left", ONE, "one.html", "<main>",
          "<main><p>\u202e<b>verbatim</b></p>"),
    Break("hostile-search", "an element was made: <img", ONE, "one.html", "&lt;img src=x",
          "<img src=x"),
    Break("hostile-search", "does not show the text", ONE, "searchindex-*.js", "alert(1)", ""),
    Break("popover-opens", "mouse: the open note does not say", NOTED, JS,
          "text.append(child.cloneNode(true))", "child"),
    Break("popover-opens", "mouse: the open note reaches out of the window", NOTED, CSS, END,
          ".note-card { left: 99vw !important; }"),
    Break("popover-opens", "mouse: an id of the note stands twice", NOTED, JS,
          'card.replaceChildren(', 'text.id = "one"; card.replaceChildren('),
    Break("popover-closes", "Escape: the focus is not back", NOTED, JS,
          'opened.removeAttribute("aria-expanded");', "opened.blur();"),
    Break("popover-without-script", "does not lead to its note", NOTED, "*.html",
          'href="#footnote-', 'target="_blank" href="#footnote-'),
]  # fmt: skip
