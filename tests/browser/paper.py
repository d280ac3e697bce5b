"""The whole book on paper: print.html as the browser prints it.

In: a reader of the book, and pdftotext. Out: controls that were printed, notes that were not,
and text that is not black.
"""

import re
import subprocess

PAGE = "print.html"

# What is printed of the page, as the browser sees it: controls, and what notes say.
PRINTED = """
() => {
  const controls = 'button, input, select, label, legend, summary, nav a, [role="menu"], .menu-bar > :not(.menu-title)';
  const text = (e) => e.innerText.trim();
  return {
    controls: [...document.querySelectorAll(controls)].filter((e) => e.checkVisibility())
      .map((e) => `${e.localName} “${text(e)}”`),
    tabs: [...document.querySelectorAll('.diff-tabs')]
      .map((f) => [...f.querySelectorAll('legend, label')].map((e) => e.textContent).join('')),
    notes: [...document.querySelectorAll('.footnote-definition li')].map(text),
    words: text(document.querySelector('main')),
    ink: getComputedStyle(document.querySelector('main')).color,
  };
}
"""


def squeezed(text):
    """Text without spaces and hyphens, which the lines of a page add and take."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def printed(reader):
    """Paper has every note and all words, black in a dark theme too, and no control."""
    # The page opens the print dialog by itself, and a browser prints once at a time.
    with reader.open(PAGE, theme="coal", script="window.print = () => {};") as page:
        page.emulate_media(media="print")
        wanted = page.evaluate(PRINTED)
        pdf = page.pdf(format="A4")
    run = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    text = squeezed(subprocess.run(run, input=pdf, capture_output=True, check=True).stdout.decode())
    if wanted["ink"] != "rgb(0, 0, 0)":
        yield f"the text is printed in {wanted['ink']}", PAGE
    for control in wanted["controls"]:
        yield f"a control is printed: {control}", PAGE
    for row in set(wanted["tabs"]):
        if squeezed(row) in text:
            yield f"tabs are printed: {row}", PAGE
    if not wanted["notes"]:
        yield "the page has no notes", PAGE
    for note in wanted["notes"]:
        if squeezed(note.rstrip("↩ ")) not in text:
            yield f"a note is not printed: {note[:70]}", PAGE
