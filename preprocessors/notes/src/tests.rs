//! Whole chapters through the step, as tables of pages and what becomes of them.

mod annexes;
mod blocks;
mod exports;
mod hostile;
mod notes;
mod styles;

use std::collections::BTreeMap;
use std::path::Path;

use briefing_plugin::{Page, Settings, Templates, scan};
use briefing_sources::Sources;

use crate::{ChapterPlace, DIRECTIVES, Desk, Outcome, Style, TEMPLATES, chapter};

/// A book's own things, made up.
pub(crate) struct Book {
    pub(crate) sources: Sources,
    pub(crate) settings: Settings,
    pub(crate) templates: Templates,
    pub(crate) style: Style,
}

impl Book {
    pub(crate) fn new(library: &str, texts: &[(&str, &str)]) -> Self {
        Self::styled(library, texts, "chicago-notes")
    }

    pub(crate) fn of(root: &Path, sources: Sources, settings: Settings) -> Self {
        let (templates, found) = Templates::open(root, TEMPLATES);
        assert_eq!(found, []);
        let style = Style::open(root, &settings).expect("the style is known");
        Self { sources, settings, templates, style }
    }

    pub(crate) fn styled(library: &str, texts: &[(&str, &str)], style: &str) -> Self {
        let (sources, found) = Sources::in_memory(library, texts);
        assert_eq!(found, [], "the library is sound");
        let settings = Settings { style: style.to_owned(), ..Settings::default() };
        Self::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests"), sources, settings)
    }

    pub(crate) fn desk(&self) -> Desk<'_> {
        Desk {
            sources: &self.sources,
            settings: &self.settings,
            templates: &self.templates,
            style: &self.style,
            facts: const { &BTreeMap::new() },
            pending: &[],
        }
    }

    pub(crate) fn chapter(&self, text: &str) -> Outcome {
        self.chapter_at(text, "one.md", 0)
    }

    pub(crate) fn chapter_at(&self, text: &str, path: &str, index: usize) -> Outcome {
        let page = Page::plain(path, text);
        let scan = scan(&page, DIRECTIVES);
        assert_eq!(scan.diagnostics, [], "the page is well-formed");
        let slug = path.trim_end_matches(".md");
        chapter(&self.desk(), &page, &scan, &ChapterPlace { index, path: Path::new(path), slug })
    }
}

/// Three sources: one with everything, one altered, one of which nothing is said.
pub(crate) const LIBRARY: &str = r#"
dam:
  type: article
  title: The Dam at Dusk
  author: Rivers, Anna
  date: 2021-05-04
  url: https://example.org/dam
  parent: { type: newspaper, title: The Valley Post }
  label: Valley Post
  reliability: B
  kinds: { heading: [p1, p4] }
  passages:
    burst:
      exact: "the wall will burst before Friday"
      by: Otto Brandt
      role: engineer
      via: [Radio Valley]
      said-on: 2021-05-03
      credibility: 2
copy:
  type: article
  label: Copy
  fidelity: altered
  url: https://example.org/copy
memo:
  type: misc
"#;

/// Their texts.
pub(crate) const TEXTS: &[(&str, &str)] = &[
    (
        "dam",
        "The Dam at Dusk\nWater rose all night. Nobody slept.\nHe said that \u{201C}the wall will \
         burst before Friday\u{201D} and left.\nWhat Came After\nIt held.\nIt held again.\n",
    ),
    ("copy", "The wall was \u{201C}about to burst\u{201D}, folks told.\nThey ran.\n"),
    ("memo", "Keep the gates shut.\nTell nobody.\n"),
];
