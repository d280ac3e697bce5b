"""The books that are tested.

In: the `briefing` program, this repository's own book, and the hostile book written here.
Out: a folder of built pages for each.
"""

import shutil
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PARTS = ["book.toml", "briefing.lock", "chapters", "facts.yml", "sources", "theme"]

# What a source, or who wrote its entry, might hope to slip into a page; each is shown as it is.
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{1337*7331}}",
    "\u200f(marks) \u202etfel ot thgir",
]
BAD = " ".join(HOSTILE)
QUOTED = "'" + BAD.replace("'", "''") + "'"
# In a title of hayagriva's, braces keep the case of what stands in them and are not shown.
TITLE = QUOTED.replace("{{", "").replace("}}", "").replace("1337*7331", "")

HOSTILE_BOOK = {
    "book.toml": """\
[book]
title = "A hostile book"
src = "chapters"
[preprocessor.diffs]
command = "briefing diffs"
before = ["quotes", "notes", "index", "links"]
[preprocessor.quotes]
command = "briefing quotes"
before = ["notes", "index", "links"]
[preprocessor.notes]
command = "briefing notes"
before = ["index", "links"]
[output.html]
additional-css = ["theme/briefing/briefing.css"]
additional-js = ["theme/briefing/briefing.js"]
""",
    "chapters/SUMMARY.md": "# Summary\n\n- [One](one.md)\n- [Differ](differ.md)\n"
    "- [Chronology](chronology.md)\n- [Sources](sources.md)\n",
    "chapters/one.md": "# One\n\n{{#quote report#p1}}\n\nIt rained [@daily].\n\n{{#diff dead}}\n",
    "chapters/differ.md": "# Differ\n\n{{#strip}}\n\n{{#facts}}\n",
    "chapters/chronology.md": "# Chronology\n\n{{#timeline}}\n",
    "chapters/sources.md": "# Sources\n\n{{#sources}}\n",
    "sources/library.yml": f"""\
report:
  type: report
  title: {TITLE}
  author: {QUOTED}
  label: {QUOTED}
  descriptor: {QUOTED}
  passages:
    toll: {{ exact: 14 people died, by: {QUOTED} }}
daily:
  type: article
  title: The daily
  label: Daily
""",
    "sources/report.txt": f"On 3 March 2024 14 people died. {BAD}\n",
    "sources/daily.txt": f"On 4 March 2024 15 people died {BAD}, it said.\n",
    "facts.yml": f"""\
facts:
  dead:
    title: {QUOTED}
    columns: [killed, when]
    accounts:
      - report#p1
      - {{ at: daily#p1, by: {QUOTED} }}
    assessment: {QUOTED}
    settled-by: {QUOTED}
""",
}


def build(folder: Path, briefing: str) -> Path:
    """Builds the book in a folder and returns where its pages are."""
    run = [str(Path(briefing).resolve()), "build"]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"the book in {folder} does not build:\n{done.stdout}{done.stderr}")
    both = folder / "book" / "html"
    return both if both.is_dir() else folder / "book"


def own(folder: Path, briefing: str, theme=True) -> Path:
    """Builds a copy of this repository's briefing, with its theme or with mdBook's alone."""
    folder.mkdir()
    for part in PARTS if theme else [part for part in PARTS if part != "theme"]:
        source = REPOSITORY / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / part)
    if not theme:
        config = folder / "book.toml"
        lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("additional-")]
        config.write_text("".join(kept), encoding="utf-8")
    return build(folder, briefing)


def hostile(folder: Path, briefing: str) -> Path:
    """Builds the hostile book, with this repository's theme."""
    for name, text in HOSTILE_BOOK.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    return build(folder, briefing)
