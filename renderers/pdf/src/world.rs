//! What Typst sees: the files of one document, in memory, and the fonts. Nothing else: no disk, no
//! clock, no network.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

use crate::{rules, sources};

/// The path of the file that Typst begins with.
const MAIN: &str = "/main.typ";

/// The files of a document.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// Typst's source, by path from the top.
    pub(crate) sources: BTreeMap<String, String>,
    /// Images, by path from the top.
    pub(crate) data: BTreeMap<String, Bytes>,
}

/// The world that one document is compiled in.
pub(crate) struct Document<'a> {
    library: LazyHash<Library>,
    fonts: &'a FontStore,
    main: FileId,
    sources: BTreeMap<String, Source>,
    data: BTreeMap<String, Bytes>,
}

impl<'a> Document<'a> {
    /// Takes the files, `main.typ` among them.
    pub(crate) fn new(files: Files, fonts: &'a FontStore) -> Self {
        let source = |(path, text): (String, String)| {
            let source = sources::source(id(&path), text);
            (path, source)
        };
        let mut library = Library::builder().build();
        rules::install(&mut library);
        Self {
            library: LazyHash::new(library),
            fonts,
            main: id(MAIN),
            sources: files.sources.into_iter().map(source).collect(),
            data: files.data,
        }
    }
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path that this crate made");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Document<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.get().vpath().get_with_slash();
        self.sources.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_with_slash();
        match self.data.get(path) {
            Some(data) => Ok(data.clone()),
            None => self.source(id).map(|source| Bytes::from_string(source.text().to_owned())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
