"""The ways through the book: notes, passages, tabs and the search.

In: a reader of the book. Out: what leads nowhere or to the wrong place, and from which page.
"""

import re
from urllib.parse import urldefrag, urljoin

FIGURE = "figure.diff"
TAB = ".diff-tabs label"
NO_SCRIPT = {"java_script_enabled": False}

# Follows each reference to its note and the note's arrow back, as the links do.
NOTES = """
() => {
  const { name, seen } = window.briefingTests;
  const found = [];
  const inView = (e) => {
    const { top, bottom } = e.getBoundingClientRect();
    return seen(e) && bottom > 0 && top < innerHeight;
  };
  for (const link of document.querySelectorAll('main .footnote-reference a')) {
    const reference = link.parentElement;
    const of = `a reference in ${name(reference.closest('[data-view]') || reference)}`;
    link.click();
    const note = document.querySelector(':target');
    if (!note || '#' + note.id !== link.getAttribute('href') || !inView(note)) {
      found.push(`${of} does not lead to its note`);
      continue;
    }
    const back = [...note.querySelectorAll('a')]
      .find((a) => a.getAttribute('href') === '#' + reference.id);
    if (!back) {
      found.push(`the note of ${of} has no way back`);
      continue;
    }
    back.click();
    const there = document.querySelector(':target') === reference && inView(reference);
    if (!there) found.push(`the way back to ${of} leads to nothing that is seen`);
  }
  return found;
}
"""


def notes(reader):
    """Without scripts, each reference leads to its note, and the note back to what is seen."""
    for name, page in reader.each(**NO_SCRIPT):
        for what in page.evaluate(NOTES):
            yield what, name
        first = page.locator("main .footnote-reference a").first
        if first.count():
            note = first.get_attribute("href")
            first.click()
            if urldefrag(page.url).fragment != note[1:]:
                yield f"a click on the first reference does not lead to {note}", name


# What a page says of itself: ids, the text at each address, the notes with their links, the words
# that stand over a note, and the places that a source's page leads back to. In prose a reference
# is a sign with its note's id.
MAP = """
() => {
  const { words } = window.briefingTests;
  const all = (selector, from = document.querySelector('main')) =>
    [...from.querySelectorAll(selector)];
  const noteOf = (reference) => reference.querySelector('a').getAttribute('href').slice(1);
  const notesOf = (element) => all('.footnote-reference', element).map(noteOf);
  const pulled = all('figure.briefing-quote')
    .map((figure) => [words(figure.querySelector('blockquote')), notesOf(figure)]);
  const accounts = all('.diff-account:has(> .diff-passage)')
    .map((e) => [e.querySelector('.diff-passage'), e.querySelector('.diff-source')])
    .map(([passage, source]) => [words(passage), notesOf(source)]);
  const prose = all('p:not(figure *, .footnote-definition *)').map((paragraph) => {
    const copy = paragraph.cloneNode(true);
    for (const reference of all('.footnote-reference', copy)) {
      reference.textContent = `\u0001${noteOf(reference)}\u0002`;
    }
    return copy.textContent;
  });
  return {
    ids: all('[id]', document).map((e) => e.id),
    // An anchor before words stands for its passage.
    texts: all('.source-passage, .source-passage [id]')
      .map((e) => [e.id, words(e.childNodes.length ? e : e.closest('.source-passage'))]),
    references: all('.footnote-reference').map((e) => [e.id, noteOf(e)]),
    notes: all('.footnote-definition [id]')
      .map((e) => [e.id, all('a', e).map((a) => a.getAttribute('href'))]),
    uses: all('.source-uses a').map((a) => a.getAttribute('href')),
    quoted: [...pulled, ...accounts],
    prose,
  };
}
"""

RANGE = re.compile(r"p(\d+)(?:-p(\d+)|\.s(\d+)-s(\d+))")
QUOTED = re.compile("“([^“”]+)”[^“”\u0001]{0,40}((?:\u0001[^\u0002]+\u0002)+)")
# What a quotation may leave out, add in brackets, or end with.
ALTERED = re.compile(r"\[[^\]]*\]|…|\. \. \.|\.\.\.")


def text_at(texts, address):
    """What stands at an address of a source's page; of a range, all its passages or sentences."""
    ends = RANGE.fullmatch(address)
    if not ends:
        return texts.get(address, "")
    first, last, low, high = (int(n) if n else None for n in ends.groups())
    keys = [f"p{n}" for n in range(first, (last or first) + 1)]
    sentences = [f"p{first}.s{n}" for n in range(low, high + 1)] if low else [None]
    # A sentence that is never cited alone has no address of its own.
    return " ".join(texts.get(key, "") for key in (sentences if sentences[0] in texts else keys))


def folded(text):
    """Text without its marks, spaces and case: what is left are its words."""
    return re.sub(r"[\W_]+", "", text).casefold()


def links(reader):
    """Each note leads to a passage that holds its words, and each passage back to its notes."""
    pages = {}
    for name, page in reader.each(without="print.html"):
        pages[name] = page.evaluate(MAP)
    for page in pages.values():
        for key in ("texts", "references", "notes"):
            page[key] = dict(page[key])
    for name, page in pages.items():
        targets = {}
        for note, hrefs in page["notes"].items():
            targets[note] = ""
            for href in hrefs:
                where, address = urldefrag(urljoin(name, href))
                if not where.startswith("sources/") or not address:
                    continue
                if where not in pages or address not in pages[where]["ids"]:
                    yield f"{note} leads to {where}#{address}, which is not there", name
                else:
                    targets[note] += " " + text_at(pages[where]["texts"], address)
        spoken = [
            (words, re.findall("\u0001([^\u0002]+)\u0002", signs))
            for text in page["prose"]
            for words, signs in QUOTED.findall(text)
        ]
        for words, notes_under in page["quoted"] + spoken:
            held = folded(" ".join(targets.get(note, "") for note in notes_under))
            pieces = [words] if folded(words) in held else ALTERED.split(words)
            lost = [piece for piece in pieces if folded(piece) not in held]
            if lost:
                yield f"{notes_under[0]} leads to a passage without “{lost[0][:60]}”", name
        for href in page["uses"]:
            where, reference = urldefrag(urljoin(name, href))
            note = pages.get(where, {}).get("references", {}).get(reference)
            hrefs = pages.get(where, {}).get("notes", {}).get(note, [])
            if name not in [urldefrag(urljoin(where, h)).url for h in hrefs]:
                yield f"“Cited in” leads to {where}#{reference}, whose note is not of this", name


def views(figure):
    """The views of a comparison that are seen."""
    return figure.evaluate(
        """(f) => [...f.querySelectorAll('.diff-view')].filter((v) => v.checkVisibility())
            .map((v) => v.dataset.view)"""
    )


def figures(reader, without="print.html", **options):
    """Each comparison of each page, with the values of its tabs and its page."""
    for name, page in reader.each(without=without, **options):
        for figure in page.query_selector_all(FIGURE):
            tabs = figure.query_selector_all(TAB)
            values = [tab.query_selector("input").get_attribute("value") for tab in tabs]
            yield name, page, figure, tabs, values


def turned(name, page, figure, how, value):
    """What is wrong after a tab was chosen: another page, or not its view alone."""
    if urldefrag(page.url).url.rpartition("/")[2] != name.rpartition("/")[2]:
        page.go_back()
        return [(f"{how}: the choice of a tab leaves the page", name)]
    if views(figure) != [value]:
        return [(f"{how}: the tab {value} does not show its view alone", name)]
    return []


def by_click(reader, how, act, **options):
    """Chooses each tab of each comparison, the first last."""
    for name, page, figure, tabs, values in figures(reader, **options):
        for tab, value in [*zip(tabs[1:], values[1:]), (tabs[0], values[0])]:
            act(tab)
            yield from turned(name, page, figure, how, value)


def by_key(reader, how, **options):
    """Goes through the tabs of each comparison with each pair of arrow keys."""
    for name, page, figure, tabs, values in figures(reader, **options):
        for onward, back in [("ArrowDown", "ArrowUp"), ("ArrowRight", "ArrowLeft")]:
            tabs[0].query_selector("input").focus()
            steps = [(onward, value) for value in [*values[1:], values[0]]]
            for key, value in [*steps, (back, values[-1]), (onward, values[0])]:
                page.keyboard.press(key)
                wrong = turned(name, page, figure, f"{how}, {key}", value)
                yield from wrong
                if wrong:
                    return


def tabs_without_script(reader):
    """Without scripts, tabs show their views by mouse and by keyboard."""
    how = "mouse, no script"
    yield from by_click(reader, how, lambda tab: tab.click(), without=None, **NO_SCRIPT)
    yield from by_key(reader, "keys, no script", **NO_SCRIPT)


def tabs(reader):
    """With scripts, tabs show their views by mouse and by keyboard."""
    yield from by_click(reader, "mouse", lambda tab: tab.click())
    yield from by_key(reader, "keys")


def tabs_by_touch(reader):
    """On a telephone, tabs show their views at a touch."""
    yield from by_click(reader, "touch", lambda tab: tab.tap(), width=390, has_touch=True)


def tabs_at_target(reader):
    """A link into a view that is not shown shows it and chooses its tab; each tab then shows its own."""
    for name, page in reader.each(without="print.html"):
        figure = page.query_selector(f"{FIGURE}:has(.diff-tabs)")
        place = figure and figure.query_selector(".diff-view:not(:first-of-type) [id]")
        if not place:
            continue
        view = place.evaluate("(e) => e.closest('.diff-view').dataset.view")
        page.evaluate("(id) => { location.hash = id; }", place.get_attribute("id"))
        page.wait_for_timeout(50)
        if figure.evaluate("(f) => f.querySelector('.diff-tabs :checked').value") != view:
            yield f"the tab {view} is not chosen where a link leads into its view", name
        elif views(figure) != [view]:
            yield f"the view {view} does not show alone where a link leads into it", name
        for tab in figure.query_selector_all(TAB):
            value = tab.query_selector("input").get_attribute("value")
            tab.click()
            yield from turned(name, page, figure, "after a link into a view", value)


LADDER = """
(ladder) => [...ladder.children].map((rung) => ({
  label: rung.querySelector('.diff-label').textContent,
  kind: rung.dataset.kind,
  held: [...rung.querySelectorAll('.diff-against')].filter((one) => one.checkVisibility())
    .map((one) => one.dataset.base),
  kinds: [...rung.querySelectorAll('.diff-kind')].filter((one) => one.checkVisibility()).length,
  notes: rung.querySelectorAll('.footnote-reference').length,
}))
"""


def ladder(reader):
    """Each report that may be the base of a ladder is, once it is chosen: first, and alone."""
    chosen = 0
    for name, page in reader.each(without="print.html"):
        for figure in page.query_selector_all(f"{FIGURE}:has(.diff-bases)"):
            for tab in figure.query_selector_all(f"{TAB}:has([value=ladder])"):
                tab.click()
            bases = figure.query_selector_all(".diff-bases label")
            for base in [*bases[1:], bases[0]]:
                base.click()
                chosen += 1
                value = base.query_selector("input").get_attribute("value")
                rungs = figure.query_selector(".diff-ladder").evaluate(LADDER)
                if rungs[0]["kind"] != "base" or rungs[0]["label"] not in base.inner_text():
                    yield f"“{base.inner_text()}” is chosen and does not come first", name
                for rung in rungs:
                    if rung["held"] != [value] or rung["kinds"] != 1:
                        yield f"{rung['label']} is not held against the one chosen alone", name
                    if rung["notes"] != 1:
                        yield f"{rung['label']} has {rung['notes']} notes", name
    if not chosen:
        yield "no ladder of the book has a choice", "index.html"


def ladder_without_script(reader):
    """Without scripts a ladder stands on one base, and no choice is offered that does nothing."""
    for name, page in reader.each(**NO_SCRIPT):
        for choice in page.query_selector_all(".diff-bases"):
            if choice.evaluate("(choice) => getComputedStyle(choice).display !== 'none'"):
                yield "a choice is offered that takes a script", name
# What opens and closes the contents: by name, and what is done to their button.
BUTTON = "#mdbook-sidebar-toggle"
PRESSES = [
    ("mouse", lambda page: page.click(BUTTON)),
    ("Enter", lambda page: page.locator(BUTTON).press("Enter")),
    ("the space bar", lambda page: page.locator(BUTTON).press(" ")),
]


def contents(reader):
    """The contents open and close by mouse and by keyboard, and their button says so."""
    for way, press in PRESSES:
        for name, page in reader.each():
            for shown in (False, True):
                press(page)
                says = page.get_attribute(BUTTON, "aria-expanded") == str(shown).lower()
                if not says or page.is_checked("#mdbook-sidebar-toggle-anchor") != shown:
                    what = "open" if shown else "close"
                    yield f"{way}: the contents do not {what}", name


# What is looked for, and how the search is opened.
SEARCHES = [("intention to intimidate", "s"), ("Crisis24", "/"), ("Crisis24", "button")]


def search(reader):
    """The search finds words inside a quotation and the name of a source."""
    for words, way in SEARCHES:
        with reader.open("index.html") as page:
            if way == "button":
                page.click("#mdbook-search-toggle")
            else:
                page.keyboard.press(way)
            page.locator("#mdbook-searchbar").press_sequentially(words)
            results = page.locator("#mdbook-searchresults a")
            page.wait_for_function(
                "words => document.querySelector('#mdbook-searchresults-header').textContent"
                ".includes(words)",
                arg=words,
            )
            if results.count() == 0:
                yield f"the search, by {way}, does not find “{words}”", "index.html"
                continue
            results.first.click()
            page.wait_for_url("**highlight=**")
            if words not in page.locator("main").inner_text():
                yield f"what the search finds for “{words}” does not hold it", page.url
