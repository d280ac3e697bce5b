//! Pictures in a chapter.

use briefing_diagnostics::Diagnostic;

use crate::code::{call, literal, named, optional};
use crate::tree::Element;

use super::Writer;
use super::inline::shortened;

impl<'a> Writer<'a> {
    /// Writes a picture; its description where it cannot be shown.
    pub(super) fn picture(&mut self, element: &'a Element) -> String {
        let address = element.attr("src").unwrap_or_default().trim().to_owned();
        let said = element.attr("alt").map(str::trim).filter(|alt| !alt.is_empty());
        let file = address.split(['?', '#']).next().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or_default();
        let description = said.map_or_else(|| name.to_owned(), str::to_owned);
        let description = if description.is_empty() { "picture".to_owned() } else { description };
        match self.pictures.take(self.place.folder(), &address) {
            Ok(path) => {
                if said.is_none() {
                    let found = Diagnostic::warning(
                        "no-description",
                        format!("the picture `{}` has no description", shortened(&address)),
                    )
                    .help("say what it shows, as in `![A map of the hall](map.png)`; PDF/UA asks for it");
                    self.report(element, found);
                }
                let size = |key: &str| {
                    let size =
                        element.attr(key)?.trim().trim_end_matches("px").parse::<f64>().ok()?;
                    // A pixel of CSS is 3/4 pt (CSS Values and Units 3, 5.2).
                    (size > 0.0 && size < 1e5).then(|| format!("{}pt", size * 0.75))
                };
                let arguments = [
                    literal(&path),
                    named("alt", literal(&self.desk.letters.drawable(&description))),
                    named("width", optional(size("width"))),
                    named("height", optional(size("height"))),
                ];
                call("picture", &arguments)
            }
            Err(fault) => {
                let message = format!("the picture `{}` {fault}", shortened(&address));
                let found = Diagnostic::warning("picture", message);
                let found = found.help("the PDF has its description in its place");
                self.report(element, found);
                call("picture-missing", &[self.verbatim(&description)])
            }
        }
    }
}
