//! Chapters out of the driver's `Book`, and back.

use mdbook_core::book::{Book, BookItem, SectionNumber};

use super::{Chapter, Chapters, Place, as_index};

impl Chapters {
    /// Reads the chapters of the driver's book.
    pub fn from_book(book: &Book) -> Self {
        let mut chapters = Self::default();
        read_items(&book.items, &mut Vec::new(), None, &mut chapters.list);
        chapters
    }

    /// Writes changed contents and added chapters into the book that the chapters were read from.
    pub fn write_book(mut self, book: &mut Book) {
        let mut places: Vec<Vec<usize>> = Vec::with_capacity(self.list.len());
        for index in 0..self.list.len() {
            let place = match &self.list[index].place {
                Place::Read(place) => {
                    let place = place.clone();
                    let content = std::mem::take(&mut self.list[index].content);
                    if let Some(chapter) = chapter_at(&mut book.items, &place) {
                        chapter.content = content;
                    }
                    place
                }
                Place::Added => {
                    let above = self.list[index].parent.and_then(|above| places.get(above));
                    let above = above.cloned().unwrap_or_default();
                    let number = number_below(book, &above);
                    add(book, above, self.new_chapter(&self.list[index], number))
                }
            };
            places.push(place);
        }
    }

    fn new_chapter(
        &self,
        chapter: &Chapter,
        number: Option<SectionNumber>,
    ) -> mdbook_core::book::Chapter {
        mdbook_core::book::Chapter {
            name: chapter.name.clone(),
            content: chapter.content.clone(),
            number,
            sub_items: Vec::new(),
            path: chapter.path.clone(),
            source_path: chapter.source_path.clone(),
            parent_names: self.parent_names(chapter),
        }
    }
}

/// Reads the items of one level, and what stands below them.
fn read_items(
    items: &[BookItem],
    place: &mut Vec<usize>,
    parent: Option<usize>,
    list: &mut Vec<Chapter>,
) {
    for (index, item) in items.iter().enumerate() {
        let BookItem::Chapter(chapter) = item else { continue };
        place.push(index);
        list.push(Chapter {
            name: chapter.name.clone(),
            content: chapter.content.clone(),
            source_path: chapter.source_path.clone().or_else(|| chapter.path.clone()),
            path: chapter.path.as_deref().map(as_index),
            depth: place.len() - 1,
            parent,
            place: Place::Read(place.clone()),
        });
        read_items(&chapter.sub_items, place, Some(list.len() - 1), list);
        place.pop();
    }
}

fn chapter_at<'a>(
    items: &'a mut [BookItem],
    place: &[usize],
) -> Option<&'a mut mdbook_core::book::Chapter> {
    let (&first, below) = place.split_first()?;
    let BookItem::Chapter(chapter) = items.get_mut(first)? else { return None };
    if below.is_empty() { Some(chapter) } else { chapter_at(&mut chapter.sub_items, below) }
}

/// Returns the number of the next chapter below a place: none below one that has none.
fn number_below(book: &mut Book, above: &[usize]) -> Option<SectionNumber> {
    let parent = chapter_at(&mut book.items, above)?;
    let is_chapter = |item: &&BookItem| matches!(item, BookItem::Chapter(_));
    let taken = parent.sub_items.iter().filter(is_chapter).count();
    let own = parent.number.as_ref()?.iter().copied();
    Some(SectionNumber::new(own.chain([u32::try_from(taken + 1).ok()?]).collect::<Vec<_>>()))
}

/// Adds a chapter after the last item below `above`, and returns its place.
fn add(book: &mut Book, mut above: Vec<usize>, chapter: mdbook_core::book::Chapter) -> Vec<usize> {
    let items = match above.is_empty() {
        true => Some(&mut book.items),
        false => chapter_at(&mut book.items, &above).map(|parent| &mut parent.sub_items),
    };
    if let Some(items) = items {
        above.push(items.len());
        items.push(BookItem::Chapter(chapter));
    }
    above
}
