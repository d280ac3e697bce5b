//! Links: within the book, to the web, or to nothing.

use briefing_diagnostics::Diagnostic;

use crate::code::{call, literal, sequence};
use crate::places::Destination;
use crate::tree::Element;

use super::Writer;
use super::inline::shortened;

impl<'a> Writer<'a> {
    /// Writes a link; its text alone where it leads nowhere.
    pub(super) fn link(&mut self, element: &'a Element) -> Vec<String> {
        let mut pieces: Vec<String> = self.anchor(element).into_iter().collect();
        let inside = self.line(&element.children);
        if inside.is_empty() {
            return pieces;
        }
        let content = sequence(&inside);
        let content = match element.attr("class") {
            Some(_) => call("styled-in-line", &[self.style_of(element), content]),
            None => content,
        };
        let Some(address) = element.attr("href") else {
            pieces.push(content);
            return pieces;
        };
        pieces.push(match self.desk.places.resolve(self.number, address) {
            Destination::Place(name) => call("go", &[literal(&name), content]),
            Destination::Web(address) => call("web", &[literal(&address), content]),
            lost => {
                self.lost(element, address, &lost);
                content
            }
        });
        pieces
    }

    /// Says why a link leads nowhere.
    fn lost(&mut self, element: &Element, address: &str, lost: &Destination) {
        let shown = shortened(address);
        let found = match lost {
            Destination::Refused => return self.refused(element, address),
            Destination::Outside => Diagnostic::warning(
                "link-outside",
                format!("`{shown}` is not in the PDF: the link is left out"),
            )
            .help("link to a page of the book, or to an address on the web"),
            Destination::NoId => self.broken(format!("no place `{shown}` in the book")),
            _ => self.broken(format!("no chapter `{shown}` in the book")),
        };
        self.report(element, found);
    }

    fn broken(&self, message: String) -> Diagnostic {
        let found = match self.desk.broken_links_stop {
            true => Diagnostic::error("broken-link", message),
            false => Diagnostic::warning("broken-link", message),
        };
        found.help("mend the link, or set `broken-links = \"warn\"` under [output.pdf]")
    }
}
