//! The files of a new briefing, and the theme with its letters.

/// The files of the small briefing, by their paths.
pub(super) const BOOK: &[(&str, &str)] = &[
    (".gitignore", "book\n"),
    ("book.toml", include_str!("book/book.toml")),
    ("chapters/SUMMARY.md", include_str!("book/chapters/SUMMARY.md")),
    ("chapters/in-brief.md", include_str!("book/chapters/in-brief.md")),
    ("chapters/what-happened.md", include_str!("book/chapters/what-happened.md")),
    ("chapters/differ.md", include_str!("book/chapters/differ.md")),
    ("chapters/sources.md", include_str!("book/chapters/sources.md")),
    ("facts.yml", include_str!("book/facts.yml")),
    ("sources/library.yml", include_str!("book/sources/library.yml")),
    ("sources/gazette.txt", include_str!("book/sources/gazette.txt")),
    ("sources/office.txt", include_str!("book/sources/office.txt")),
];

/// A library that holds nothing yet, for an mdBook that gets Briefing.
pub(super) const EMPTY_LIBRARY: &str = "\
# What is known of each text, by its id. What is not known is left out; nothing is guessed.
# The text of `report` stands in sources/report.txt:
#
# report:
#   type: report
#   title: ...
#   label: a short name for tables
{}
";

/// The theme's files, by their paths.
pub(super) const THEME: &[(&str, &[u8])] = &[
    ("theme/briefing/briefing.css", include_bytes!("../../theme/briefing/briefing.css")),
    ("theme/briefing/briefing.js", include_bytes!("../../theme/briefing/briefing.js")),
    ("theme/head.hbs", include_bytes!("../../theme/head.hbs")),
    ("theme/fonts/OFL.txt", include_bytes!("../../theme/fonts/OFL.txt")),
    ("theme/fonts/fonts.css", include_bytes!("../../theme/fonts/fonts.css")),
    (
        "theme/fonts/source-sans-cyrillic.woff2",
        include_bytes!("../../theme/fonts/source-sans-cyrillic.woff2"),
    ),
    (
        "theme/fonts/source-sans-greek.woff2",
        include_bytes!("../../theme/fonts/source-sans-greek.woff2"),
    ),
    (
        "theme/fonts/source-sans-latin-ext.woff2",
        include_bytes!("../../theme/fonts/source-sans-latin-ext.woff2"),
    ),
    (
        "theme/fonts/source-sans-latin-italic.woff2",
        include_bytes!("../../theme/fonts/source-sans-latin-italic.woff2"),
    ),
    (
        "theme/fonts/source-sans-latin.woff2",
        include_bytes!("../../theme/fonts/source-sans-latin.woff2"),
    ),
    (
        "theme/fonts/source-serif-cyrillic-italic.woff2",
        include_bytes!("../../theme/fonts/source-serif-cyrillic-italic.woff2"),
    ),
    (
        "theme/fonts/source-serif-cyrillic.woff2",
        include_bytes!("../../theme/fonts/source-serif-cyrillic.woff2"),
    ),
    (
        "theme/fonts/source-serif-greek-italic.woff2",
        include_bytes!("../../theme/fonts/source-serif-greek-italic.woff2"),
    ),
    (
        "theme/fonts/source-serif-greek.woff2",
        include_bytes!("../../theme/fonts/source-serif-greek.woff2"),
    ),
    (
        "theme/fonts/source-serif-latin-ext-italic.woff2",
        include_bytes!("../../theme/fonts/source-serif-latin-ext-italic.woff2"),
    ),
    (
        "theme/fonts/source-serif-latin-ext.woff2",
        include_bytes!("../../theme/fonts/source-serif-latin-ext.woff2"),
    ),
    (
        "theme/fonts/source-serif-latin-italic.woff2",
        include_bytes!("../../theme/fonts/source-serif-latin-italic.woff2"),
    ),
    (
        "theme/fonts/source-serif-latin.woff2",
        include_bytes!("../../theme/fonts/source-serif-latin.woff2"),
    ),
];
