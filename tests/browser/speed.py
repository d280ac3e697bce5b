"""How much later a page stands than the same page under mdBook's own theme.

In: this repository's briefing built twice, with its theme and without, and a browser. Out: for each
page the milliseconds from the request to `DOMContentLoaded` and to the first frame after `load`,
under mdBook's theme and under ours: medians, both themes in turn. A measure, no check.
"""

import statistics

PAGES = [
    "in-brief.html",
    "warnings.html",
    "differ.html",
    "chronology.html",
    "sources/wapo.html",
]
LOADS, WARM = 21, 2

STANDS = """() => new Promise((done) => {
  const frame = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    const [visit] = performance.getEntriesByType('navigation')
    done([visit.domContentLoadedEventEnd, performance.now()])
  })))
  document.readyState === 'complete' ? frame() : addEventListener('load', frame)
})"""


def visit(reader, path):
    """Milliseconds to a page's `DOMContentLoaded` and to its first frame, nothing of it kept yet."""
    context = reader.browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(reader.base + path, wait_until="commit")
    took = page.evaluate(STANDS)
    context.close()
    return took


def measure(ours, plain):
    """Prints a line for each page: milliseconds under each theme, and how many later ours is."""
    print(f"{'':20} DOMContentLoaded          first frame\n{'':20}", end="")
    print("  mdBook  ours  later" * 2)
    for path in PAGES:
        seen = {reader: [] for reader in (plain, ours)}
        for load in range(WARM + LOADS):
            for reader, times in seen.items():
                took = visit(reader, path)
                if load >= WARM:
                    times.append(took)
        lines = [[statistics.median(column) for column in zip(*times)] for times in seen.values()]
        told = [f"{theirs:8.0f}{own:6.0f}{own - theirs:+7.0f}" for theirs, own in zip(*lines)]
        print(f"{path:20}{''.join(told)}", flush=True)
