//! Single pages, rendered without the rest of the book.
//!
//! mdBook's HTML renderer takes time that grows with the square of the number of chapters. So the
//! pages whose text has changed are rendered in a small book of them and their neighbours, numbers and
//! paths kept: each comes out as in the whole book, but for the names of two files that hold
//! something of every chapter, which are put right.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem, Chapter};
use mdbook_html::HtmlHandlebars;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::errors::Result;
use mdbook_renderer::{RenderContext, Renderer};

use super::folders::{asset, html_folder};
use super::site::Site;

/// The most pages that are rendered ahead of the whole book; with more, the whole is as quick.
const MOST: usize = 64;

/// The files whose names mdBook makes of what all chapters hold.
const OF_ALL: [&str; 2] = ["toc", "searchindex"];

/// A book as the steps left it for the renderer, with the titles that chapters set for their pages.
pub(super) struct Worked {
    book: Book,
    titles: BTreeMap<PathBuf, String>,
}

/// What a book's pages are made of, as numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    /// All but the chapters' texts.
    frame: u64,
    /// Each page's text and title, by the chapter's path.
    texts: BTreeMap<PathBuf, u64>,
}

impl Worked {
    /// Keeps a book as it came from the steps.
    pub(super) fn new(book: Book, context: &PreprocessorContext) -> Self {
        let titles = context.chapter_titles.borrow().clone().into_iter().collect();
        Self { book, titles }
    }

    /// Returns the chapters that have pages, in reading order.
    fn chapters(&self) -> Vec<&Chapter> {
        self.book.chapters().collect()
    }

    /// Returns what the pages are made of.
    pub(super) fn made(&self) -> Made {
        let mut frame = DefaultHasher::new();
        for item in self.book.iter() {
            match item {
                BookItem::Chapter(one) => {
                    let number = one.number.as_ref().map(ToString::to_string);
                    (&one.name, number, &one.path, &one.source_path).hash(&mut frame);
                    (&one.parent_names, one.sub_items.len()).hash(&mut frame);
                }
                BookItem::Separator => 0.hash(&mut frame),
                BookItem::PartTitle(title) => title.hash(&mut frame),
            }
        }
        let text = |one: &&Chapter| {
            let path = one.path.clone()?;
            let mut hasher = DefaultHasher::new();
            (&one.content, self.titles.get(&path)).hash(&mut hasher);
            Some((path, hasher.finish()))
        };
        let texts = self.chapters().iter().filter_map(text).collect();
        Made { frame: frame.finish(), texts }
    }
}

impl Made {
    /// Returns the chapters whose text differs from another state's, with what it is made of now.
    /// `None`: more than texts differ, or too many of them.
    pub(super) fn since(&self, other: &Self) -> Option<BTreeMap<PathBuf, u64>> {
        if self.frame != other.frame {
            return None;
        }
        let differs = |(path, of): &(&PathBuf, &u64)| other.texts.get(*path) != Some(*of);
        let changed = self.texts.iter().filter(differs).map(|(path, of)| (path.clone(), *of));
        let changed: BTreeMap<PathBuf, u64> = changed.collect();
        (changed.len() <= MOST).then_some(changed)
    }
}

/// Returns the pages of a chapter, below the pages' folder: the first one's is the index, too.
pub(super) fn pages_of(path: &Path, worked: &Worked) -> Vec<PathBuf> {
    let first = worked.chapters().first().and_then(|one| one.path.clone());
    let index = (first.as_deref() == Some(path)).then(|| PathBuf::from("index.html"));
    std::iter::once(path.with_extension("html")).chain(index).collect()
}

/// Renders some chapters' pages, by their paths below the pages' folder.
pub(super) fn render(
    driver: &MDBook,
    worked: &Worked,
    wanted: &[&Path],
    site: &Site,
) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let folder = tempfile::tempdir()?;
    let (destination, nothing) = (folder.path().join("pages"), folder.path().join("nothing"));
    fs::create_dir(&nothing)?;
    let mut config = driver.config.clone();
    config.set("output.html.input-404", "")?;
    if config.html_config().is_some_and(|html| html.edit_url_template.is_none()) {
        // The chapters' folder is there for its name in links to it, and to be copied.
        config.book.src = nothing;
    }
    let book = neighbourhood(worked, wanted);
    let mut context = RenderContext::new(driver.root.clone(), book, config, destination.clone());
    context.chapter_titles.extend(worked.titles.clone());
    HtmlHandlebars::new().render(&context)?;

    let names: Vec<(String, String)> = OF_ALL
        .iter()
        .filter_map(|stem| asset(&destination, stem).zip(site.asset(stem)))
        .filter(|(here, there)| here != there)
        .collect();
    let mut pages = BTreeMap::new();
    for path in wanted.iter().flat_map(|path| pages_of(path, worked)) {
        let page = fs::read_to_string(destination.join(&path))?;
        let right = |page: String, (here, there): &(String, String)| page.replace(here, there);
        pages.insert(path, names.iter().fold(page, right).into_bytes());
    }
    Ok(pages)
}

/// Returns a book of some chapters and those before and behind each.
fn neighbourhood(worked: &Worked, wanted: &[&Path]) -> Book {
    let chapters = worked.chapters();
    let is_wanted = |one: &&Chapter| one.path.as_deref().is_some_and(|path| wanted.contains(&path));
    let near = |at: &usize| {
        let around = at.saturating_sub(1)..(at + 2).min(chapters.len());
        chapters[around].iter().any(is_wanted)
    };
    let item = |at: usize| {
        let chapter = Chapter { sub_items: Vec::new(), ..chapters[at].clone() };
        BookItem::Chapter(chapter)
    };
    Book::new_with_items((0..chapters.len()).filter(near).map(item).collect())
}

/// Returns the folder of a driver's pages.
pub(super) fn folder_of_pages(driver: &MDBook) -> PathBuf {
    html_folder(&driver.config, &driver.root.join(&driver.config.build.build_dir))
}
