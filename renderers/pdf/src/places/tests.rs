use std::path::Path;

use super::{Destination, Places};
use crate::tree::{Reading, Tree, read};

fn places() -> Places {
    let read = |text: &str| read(text, &Reading::default());
    let chapters: [(&str, Tree); 3] = [
        ("index.md", read("# Top\n\n<a name=\"old\"></a>\n")),
        ("part/two.md", read("# Two\n\n## Über uns\n\nx[^n]\n\n[^n]: note\n")),
        ("part/index.md", read("# Part\n")),
    ];
    Places::of(Path::new("/nowhere"), chapters.iter().map(|(path, tree)| (Path::new(*path), tree)))
}

#[test]
fn an_address_leads_somewhere() {
    let place = |name: &str| Destination::Place(name.to_owned());
    let web = |address: &str| Destination::Web(address.to_owned());
    for (from, address, leads) in [
        (0, "part/two.md", place("1#")),
        (0, "part/two.html#two", place("1#two")),
        (0, "part/two.md#%C3%BCber-uns", place("1#über-uns")),
        (1, "#fr-n-1", place("1#fr-n-1")),
        (1, "#footnote-n", place("1#footnote-n")),
        (1, "../README.md#old", place("0#old")),
        (1, "/index.html", place("0#")),
        (1, "./", place("2#")),
        (0, "part/", place("2#")),
        (1, "two.md?x=1#two", place("1#two")),
        (0, "#", place("0#")),
        (0, "https://e.org/a#b", web("https://e.org/a#b")),
        (0, "HTTPS://e.org", web("HTTPS://e.org")),
        (0, "//e.org/a", web("https://e.org/a")),
        (0, "mailto:a@e.org", web("mailto:a@e.org")),
        (0, "javascript:x", Destination::Refused),
        (0, " java\nscript:x", Destination::Refused),
        (0, "file:///etc/passwd", Destination::Refused),
        (0, "gone.md", Destination::NoChapter),
        (0, "gone.html", Destination::NoChapter),
        (0, "#gone", Destination::NoId),
        (0, "../up.md", Destination::Outside),
        (0, "data.csv", Destination::Outside),
    ] {
        assert_eq!(places().resolve(from, address), leads, "{address}");
    }
}
