//! The document put together: the chapters' source, the first pages (`front`), the index of
//! quotations (`index`), the book's data, the template.

mod date;
mod front;
mod index;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Item, Marking, Numbered, Rendering};
use serde_json::Value;
use typst_kit::fonts::FontStore;

use crate::brief::Brief;
use crate::code::{array, call, literal, named, optional};
use crate::letters::Letters;
use crate::manuscript::Manuscript;
use crate::pictures::Pictures;
use crate::places;
use crate::seen::Seen;
use crate::settings::{self, Settings};
use crate::tree::Tree;
use crate::typeset::TEMPLATE;
use crate::whereabouts::Whereabouts;
use crate::world::Files;
use crate::write::{self, Desk, Standing};

use date::Date;

/// The template that ships with the program.
const BUILTIN: &str = include_str!("../templates/briefing.typ");

/// A document that is ready for Typst.
pub(crate) struct Assembled {
    pub(crate) files: Files,
    /// The same files, where the book wants to keep them.
    pub(crate) typst: BTreeMap<String, Vec<u8>>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// Puts a document together, with what earlier ones have shown.
pub(crate) fn assemble(
    manuscript: &Manuscript<'_>,
    pictures: &mut Pictures,
    settings: &Settings,
    fonts: &FontStore,
    seen: &Seen,
) -> Assembled {
    let letters = Letters::of(fonts.book(), seen.failed.clone());
    let desk = Desk {
        places: &manuscript.places,
        formulas: &manuscript.formulas,
        letters: &letters,
        breaks: &seen.breaks,
        broken_links_stop: settings.broken_links_stop,
    };
    let brief = Brief::of(&manuscript.trees);
    let mut maker = Maker {
        desk: &desk,
        pictures,
        whereabouts: &manuscript.whereabouts,
        trees: &manuscript.trees,
        main: String::new(),
        begins: brief.is_empty() && settings.contents_depth == 0 && !settings.cover,
        sources: BTreeMap::new(),
        findings: Vec::new(),
    };
    maker.chapters(manuscript.rendering);
    maker.front(&brief, &manuscript.chapters);
    maker.index(&manuscript.chapters);
    maker
        .finish(manuscript.rendering, settings)
        .with_letters(letters, &manuscript.whereabouts)
        .with_pictures(pictures, settings.keep_typst)
}

/// A document in the making.
struct Maker<'a> {
    desk: &'a Desk<'a>,
    pictures: &'a mut Pictures,
    whereabouts: &'a [Whereabouts],
    trees: &'a [Tree],
    /// What stands in `main.typ` behind the first pages.
    main: String,
    /// Whether nothing but the title stands before the next chapter, so that it begins on its page.
    begins: bool,
    sources: BTreeMap<String, String>,
    findings: Vec<Diagnostic>,
}

impl Maker<'_> {
    /// Writes each chapter into a file of its own.
    fn chapters(&mut self, rendering: &Rendering) {
        let has_parts = rendering.items.iter().any(|item| matches!(item, Item::Part(_)));
        let top = if has_parts { 2 } else { 1 };
        let (mut number, mut part, mut below_part) = (0, 0, false);
        for (at, item) in rendering.items.iter().enumerate() {
            match item {
                Item::Part(title) => {
                    let place = literal(&format!("part {part}"));
                    let title = literal(&self.desk.letters.drawable(title));
                    self.line(&call("part", &[title, place]));
                    (part, below_part) = (part + 1, true);
                }
                Item::Separator => {}
                Item::Chapter(chapter) => {
                    // What has no number stands before or behind all parts. Before the first part, a
                    // chapter of the book's own level would be skipped to.
                    let of_part = below_part && (chapter.depth > 0 || !chapter.number.is_empty());
                    let level = chapter.depth + if of_part { top } else { 1 };
                    if chapter.path.is_some() {
                        self.chapter(chapter, number, level);
                        number += 1;
                    } else if stands_above(chapter, rendering.items.get(at + 1)) {
                        self.draft(chapter, level);
                    }
                }
            }
        }
    }

    fn chapter(&mut self, chapter: &Numbered, number: usize, level: usize) {
        let standing = Standing {
            number,
            level,
            place: &self.whereabouts[number],
            title: &chapter.name,
            chapter_number: &dotted(&chapter.number),
        };
        let written = write::chapter(self.desk, self.pictures, &standing, &self.trees[number]);
        let file = format!("/chapters/{number:04}.typ");
        self.sources
            .insert(file.clone(), format!("#import \"/theme.typ\": *\n#{}\n", written.code));
        let place = places::name(number, "");
        let arguments = [
            literal(&self.desk.letters.drawable(&chapter.name)),
            literal(&place),
            named("top", (chapter.depth == 0 && !std::mem::take(&mut self.begins)).to_string()),
        ];
        self.line(&call("chapter", &arguments));
        // A place that is hidden, and so not written, leads to the chapter's beginning.
        for lost in self.desk.places.of_chapter(number).difference(&written.placed) {
            self.line(&call("anchor", &[literal(lost)]));
        }
        let _ = writeln!(self.main, "#include {}", literal(&file));
        self.findings.extend(written.findings);
    }

    /// Writes the name of a draft that chapters stand below: without it they would stand below the
    /// chapter before.
    fn draft(&mut self, draft: &Numbered, level: usize) {
        let name = literal(&self.desk.letters.drawable(&draft.name));
        let number = Some(dotted(&draft.number)).filter(|number| !number.is_empty());
        let arguments = [
            named("level", level.to_string()),
            named("number", optional(number.map(|one| literal(&one)))),
            name,
        ];
        if draft.depth == 0 && !std::mem::take(&mut self.begins) {
            self.line("pagebreak(weak: true)");
        }
        self.line(&call("head", &arguments));
    }

    fn line(&mut self, code: &str) {
        let _ = writeln!(self.main, "#{code}");
    }

    /// Puts the files together.
    fn finish(self, rendering: &Rendering, settings: &Settings) -> Assembled {
        let mut main = String::from("#import \"/theme.typ\": *\n");
        let _ = writeln!(main, "#let meta = {}", meta(rendering, settings, self.desk.letters));
        main.push_str("#show: book.with(meta)\n");
        if settings.cover {
            main.push_str("#cover(meta)\n");
        }
        let mut sources = self.sources;
        let front = sources.remove(front::FILE);
        match front {
            Some(front) => main.push_str(&front),
            None if settings.cover => {}
            None => main.push_str("#title-strip(meta)\n"),
        }
        if settings.contents_depth > 0 {
            let _ = writeln!(main, "#contents(meta, depth: {})", settings.contents_depth);
        }
        main.push_str(&self.main);
        sources.insert("/main.typ".to_owned(), main);
        let mut findings = self.findings;
        let theme = own_template(&rendering.context.root, &mut sources, &mut findings);
        sources.insert("/theme.typ".to_owned(), theme);
        sources.insert("/builtin.typ".to_owned(), BUILTIN.to_owned());
        let files = Files { sources, data: BTreeMap::new() };
        Assembled { files, typst: BTreeMap::new(), findings }
    }
}

/// Whether the next item is a chapter below this one.
fn stands_above(chapter: &Numbered, next: Option<&Item>) -> bool {
    matches!(next, Some(Item::Chapter(next)) if next.depth > chapter.depth)
}

/// Returns a chapter's number as it is printed: `2.1`.
fn dotted(number: &[u32]) -> String {
    number.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

impl Assembled {
    /// Names the letters that were printed as their code.
    fn with_letters(mut self, letters: Letters<'_>, whereabouts: &[Whereabouts]) -> Self {
        for letter in letters.missing() {
            let code = u32::from(letter);
            let message = format!("no font at hand can draw U+{code:04X}: its code is printed");
            let found = Diagnostic::warning("no-glyph", message)
                .help("put a font that has it into a folder, and name that as `font-dir` under [output.pdf]");
            let place = whereabouts.iter().find_map(|one| one.of_letter(letter));
            self.findings.push(match place {
                Some(place) => found.at(place),
                None => found,
            });
        }
        self
    }

    fn with_pictures(mut self, pictures: &Pictures, keep: bool) -> Self {
        self.files.data.clone_from(&pictures.data);
        if keep {
            let name = |path: &String| path.trim_start_matches('/').to_owned();
            let sources = self.files.sources.iter();
            self.typst =
                sources.map(|(path, text)| (name(path), text.clone().into_bytes())).collect();
            let data = self.files.data.iter().map(|(path, data)| (name(path), data.to_vec()));
            self.typst.extend(data);
        }
        self
    }
}

/// Returns `theme.typ`: the built-in template, or the book's own where it has one.
fn own_template(
    root: &Path,
    sources: &mut BTreeMap<String, String>,
    findings: &mut Vec<Diagnostic>,
) -> String {
    let path = root.join(TEMPLATE.trim_start_matches('/'));
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            sources.insert(TEMPLATE.to_owned(), text);
            format!("#import \"/builtin.typ\": *\n#import \"{TEMPLATE}\": *\n")
        }
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                let message =
                    format!("{} cannot be read: {error}", TEMPLATE.trim_start_matches('/'));
                findings.push(Diagnostic::error("pdf-template", message));
            }
            "#import \"/builtin.typ\": *\n".to_owned()
        }
    }
}

/// Returns what the template is told of the book.
fn meta(rendering: &Rendering, settings: &Settings, letters: &Letters<'_>) -> String {
    let context = &rendering.context;
    let (of_book, _) = briefing_plugin::settings(context);
    let book = |key: &str| context.config.pointer(&format!("/book/{key}"));
    let text = |key: &str| book(key).and_then(Value::as_str).map(str::trim);
    let text = |key: &str| text(key).filter(|one| !one.is_empty());
    let say = |text: &str| literal(&letters.drawable(text));
    let title = text("title").unwrap_or("Briefing");
    let language = settings.language.as_deref().or(text("language")).unwrap_or("en");
    let (language, region) = settings::split_tag(language);
    let authors = book("authors").and_then(Value::as_array).into_iter().flatten();
    let authors: Vec<String> = authors.filter_map(Value::as_str).map(say).collect();
    let date = of_book.date.as_deref().and_then(Date::parse);
    let fonts: Vec<String> = settings.fonts.iter().map(|one| literal(one)).collect();
    let entries = [
        named("title", say(title)),
        named("authors", array(&authors)),
        named("description", optional(text("description").map(say))),
        named("lang", literal(&language.to_ascii_lowercase())),
        named("region", optional(region.map(|one| literal(&one.to_ascii_uppercase())))),
        named("date", optional(date.map(|date| date.code()))),
        named("date-in-words", optional(date.map(|date| say(&date.words())))),
        named("marking", optional(of_book.marking.map(marking))),
        named("paper", literal(&settings.paper)),
        named("fonts", array(&fonts)),
        named("words", front::words()),
    ];
    format!("({})", entries.join(","))
}

/// Returns a marking's label and colour (TLP 2.0, section 2: colours on black).
fn marking(marking: Marking) -> String {
    let colour = match marking {
        Marking::Red => "#FF2B2B",
        Marking::AmberStrict | Marking::Amber => "#FFC000",
        Marking::Green => "#33FF00",
        Marking::Clear => "#FFFFFF",
    };
    format!("(label:{},colour:{})", literal(marking.label()), literal(colour))
}
