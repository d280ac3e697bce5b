"""Runs the checks on the built books.

In: the program BRIEFING, the browser CHROMIUM, and names of checks, else all are run; with
`--breaks` a page is broken for each and the check must find it. Out: a line for each check, what
it found under it, and a count of both kinds; status 1 if one found something. With `--speed`
nothing is checked: how much later than under mdBook's own theme a page stands is measured.
"""

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

import books
import breaks
import look
import paper
import popover
import safety
import speed
import walk
from reader import Reader

# Name, what it asks, which book it reads.
CHECKS = [
    ("axe", look.axe, "own"),
    ("contrast", look.contrast, "own"),
    ("overflow", look.overflow, "own"),
    ("focus", look.focus, "own"),
    ("motion", look.motion, "own"),
    ("notes", walk.notes, "own"),
    ("links", walk.links, "own"),
    ("tabs-without-script", walk.tabs_without_script, "own"),
    ("tabs", walk.tabs, "own"),
    ("tabs-by-touch", walk.tabs_by_touch, "own"),
    ("tabs-at-target", walk.tabs_at_target, "own"),
    ("ladder", walk.ladder, "own"),
    ("ladder-without-script", walk.ladder_without_script, "own"),
    ("popover-opens", popover.opens, "own"),
    ("popover-closes", popover.closes, "own"),
    ("popover-without-script", popover.without_script, "own"),
    ("contents", walk.contents, "own"),
    ("search", walk.search, "own"),
    ("quiet", safety.quiet, "own"),
    ("policy", safety.policy, "own"),
    ("print", paper.printed, "own"),
    ("hostile", safety.hostile, "hostile"),
    ("hostile-order", safety.order, "hostile"),
    ("hostile-search", safety.hostile_search, "hostile"),
]
KNOWN = {name: (check, book) for name, check, book in CHECKS}
# How many kinds of finding are printed of a check, and how many pages of a kind.
KINDS, PAGES = 60, 6


class Worker:
    """One browser, in a process of its own, and the books that it reads."""

    def __init__(self, built, folder):
        self.built, self.folder = built, folder
        self.player = sync_playwright().start()
        chromium = shutil.which(os.environ["CHROMIUM"])
        self.browser = self.player.chromium.launch(executable_path=chromium)

    def check(self, name):
        """What a check found, and how many seconds it took."""
        check, book = KNOWN[name]
        start = time.monotonic()
        found = findings(check, Reader(self.browser, self.built[book]))
        return found, time.monotonic() - start

    def broken(self, number):
        """What a check found where a page was broken for it."""
        broken = breaks.BREAKS[number]
        check, book = KNOWN[broken.check]
        copy = self.folder / f"break-{number}"
        shutil.copytree(self.built[book], copy)
        broken.apply(copy)
        return findings(check, Reader(self.browser, copy, only=list(broken.pages)))


def begin(*arguments):
    """Makes the worker of this process."""
    global WORKER
    WORKER = Worker(*arguments)


def do(method, argument):
    """Lets the worker of this process do something."""
    return getattr(WORKER, method)(argument)


def findings(check, reader):
    """What a check and the watch over its pages found: each kind, with the pages it is on."""
    found = defaultdict(Counter)
    try:
        for what, where in check(reader):
            found[what][where] += 1
    except Error as error:
        found[f"the browser gives up: {error.message.splitlines()[0]}"][reader.at] += 1
    for what, where in reader.strays:
        found[what][where] += 1
    reader.close()
    return found


def report(name, found, seconds):
    """Prints what a check found, each kind once."""
    print(f"{'FAIL' if found else 'ok  '} {name} ({seconds:.1f} s)", flush=True)
    for what, pages in sorted(found.items())[:KINDS]:
        places = [page if n == 1 else f"{page} ({n})" for page, n in pages.items()]
        more = f" and {len(places) - PAGES} more" if len(places) > PAGES else ""
        print(f"       {what}\n           {', '.join(places[:PAGES])}{more}")
    if len(found) > KINDS:
        print(f"       and {len(found) - KINDS} more")


def run_checks(pool, wanted):
    """Runs the wanted checks and counts those that found nothing and something."""
    passed = failed = 0
    names = [name for name, *_ in CHECKS if not wanted or name in wanted]
    for name, (found, seconds) in zip(names, pool.map(do, repeat("check"), names)):
        report(name, found, seconds)
        passed, failed = passed + (not found), failed + bool(found)
    return passed, failed


def run_breaks(pool, wanted):
    """Breaks a page for each wanted check and counts the breaks found and missed."""
    passed = failed = 0
    every = enumerate(breaks.BREAKS)
    numbers = [number for number, broken in every if not wanted or broken.check in wanted]
    for number, found in zip(numbers, pool.map(do, repeat("broken"), numbers)):
        broken = breaks.BREAKS[number]
        seen = any(broken.finds in what for what in found)
        print(f"{'ok  ' if seen else 'FAIL'} {broken.check}: {broken.finds}", flush=True)
        if not seen:
            report(broken.check, found, 0)
        passed, failed = passed + seen, failed + (not seen)
    missing = {name for name in KNOWN if not wanted or name in wanted}
    missing -= {broken.check for broken in breaks.BREAKS}
    for name in sorted(missing):
        print(f"FAIL {name}: nothing breaks a page for it")
    return passed, failed + len(missing)


def run_speed(briefing, folder):
    """Measures the pages beside those of mdBook's own theme."""
    ours = books.own(folder / "ours", briefing)
    plain = books.own(folder / "plain", briefing, theme=False)
    worker = Worker({}, folder)
    speed.measure(Reader(worker.browser, ours), Reader(worker.browser, plain))


def main(arguments):
    briefing = os.environ["BRIEFING"]
    if "--speed" in arguments:
        with tempfile.TemporaryDirectory(prefix="briefing-browser-") as folder:
            run_speed(briefing, Path(folder))
        return 0
    wanted = {a for a in arguments if not a.startswith("--")}
    with tempfile.TemporaryDirectory(prefix="briefing-browser-") as folder:
        folder = Path(folder)
        built = {
            "own": books.own(folder / "own", briefing),
            "hostile": books.hostile(folder / "hostile", briefing),
        }
        # A browser for each core: the longest checks stand first in the list.
        apart = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(None, apart, begin, (built, folder)) as pool:
            run = run_breaks if "--breaks" in arguments else run_checks
            passed, failed = run(pool, wanted)
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
