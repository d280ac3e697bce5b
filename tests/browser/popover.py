"""The notes that open over the page.

In: a reader of the book. Out: a note that does not open, or not as it should.
"""

# How an open note is told, and how its reference is.
OPEN = ".note-card:popover-open"
REFERENCE = "main .footnote-reference a"
ARROW = "↩"
PAGES = ["warnings.html", "in-brief.html"]

# What opens a note: its name, what the context is given, and what is done to a reference.
WAYS = [
    ("mouse", {}, lambda page, link: link.hover()),
    ("keyboard", {}, lambda page, link: link.focus()),
    ("touch", {"has_touch": True, "width": 390}, lambda page, link: link.tap()),
]
# What closes it again, and whether the focus is then back at its reference.
CLOSINGS = [
    ("Escape", lambda page: page.keyboard.press("Escape"), True),
    ("a click beside it", lambda page: page.mouse.click(2, 2), False),
]
SAYS = "note => (document.getElementById(note.slice(1)) || {}).textContent"


def said(text):
    """What a note says, without its arrow back and its spaces."""
    return " ".join((text or "").replace(ARROW, "").split())


def opens(reader):
    """Each way opens the note of the reference, inside the window, with the note's words."""
    for way, options, act in WAYS:
        for name in PAGES:
            with reader.open(name, **options) as page:
                link = page.locator(REFERENCE).first
                wanted = said(page.evaluate(SAYS, link.get_attribute("href")))
                act(page, link)
                note = page.locator(OPEN).first
                note.wait_for()
                if wanted not in said(note.text_content()):
                    yield f"{way}: the open note does not say what the note says", name
                box, size = note.bounding_box(), page.viewport_size
                if box["x"] < 0 or box["x"] + box["width"] > size["width"]:
                    yield f"{way}: the open note reaches out of the window", name
                if page.locator(OPEN).locator("[id]").count():
                    yield f"{way}: an id of the note stands twice", name


def closes(reader):
    """Each way closes it, and the keyboard is back where it was."""
    for way, act, back in CLOSINGS:
        with reader.open(PAGES[0]) as page:
            link = page.locator(REFERENCE).first
            link.focus()
            note = page.locator(OPEN).first
            note.wait_for()
            act(page)
            note.wait_for(state="hidden")
            if back and not link.evaluate("e => e === document.activeElement"):
                yield f"{way}: the focus is not back at the reference", PAGES[0]


def without_script(reader):
    """Without scripts no note is open, and the link leads to the note."""
    for name in PAGES:
        with reader.open(name, java_script_enabled=False) as page:
            if page.locator(OPEN).count():
                yield "a note is open", name
            link = page.locator(REFERENCE).first
            link.click()
            if not page.url.endswith(link.get_attribute("href")):
                yield "the reference does not lead to its note", name
