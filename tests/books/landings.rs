//! Where the links of a PDF lead.
//!
//! What comes in: what `qpdf --json` says of its objects, and what `pdftotext -bbox` says of its words.
//! What goes out: each link within it, with the line that it leads to.

use std::collections::BTreeMap;

use serde_json::Value;

/// How far above a place a viewer is led to, in points, so that it does not stand at the very edge.
const ABOVE: f64 = 10.0;

/// A link within a PDF.
#[derive(Debug)]
pub(crate) struct Landing {
    /// Its description.
    pub(crate) says: String,
    /// The page that it stands on, from 1, and its upper edge from the top of the page, in points.
    pub(crate) from: (usize, f64),
    /// The same of the place that it leads to.
    pub(crate) to: (usize, f64),
    /// The words of the line that stands there.
    pub(crate) on: String,
}

/// Returns the links within a PDF.
pub(crate) fn landings(objects: &str, words: &str) -> Vec<Landing> {
    let pdf = Pdf { json: serde_json::from_str(objects).expect("JSON") };
    let words: Vec<Vec<Word>> = words.split("<page ").skip(1).map(words_of).collect();
    let catalog = pdf.object(&pdf.json["qpdf"][1]["trailer"]["value"]["/Root"]);
    let places = pdf.places(&pdf.object(&catalog["/Names"])["/Dests"]);
    let pages: Vec<&Value> =
        pdf.json["pages"].as_array().into_iter().flatten().map(|page| &page["object"]).collect();
    let height = |page: &Value| number(&pdf.object(page)["/MediaBox"][3]);
    let mut landings = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let annotations = pdf.object(&pdf.object(page)["/Annots"]);
        for annotation in annotations.as_array().into_iter().flatten() {
            let annotation = pdf.object(annotation);
            let Some(place) = annotation.get("/Dest") else { continue };
            let named = place.as_str().and_then(|name| places.get(name));
            let place = pdf.object(named.unwrap_or(place));
            let place = if place.is_object() { pdf.object(&place["/D"]) } else { place };
            let to = pages.iter().position(|one| **one == place[0]).expect("a page of the PDF");
            let (left, upper) = (number(&place[2]), height(&place[0]) - number(&place[3]));
            landings.push(Landing {
                says: annotation["/Contents"].as_str().unwrap_or("u:")[2..].to_owned(),
                from: (at + 1, height(page) - number(&annotation["/Rect"][3])),
                to: (to + 1, upper),
                on: line(&words[to], left, upper + ABOVE),
            });
        }
    }
    landings
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// The objects of a PDF.
struct Pdf {
    json: Value,
}

impl Pdf {
    /// Returns what a value refers to, or the value itself.
    fn object(&self, value: &Value) -> Value {
        match value.as_str().filter(|text| text.ends_with(" R")) {
            Some(reference) => self.json["qpdf"][1][format!("obj:{reference}")]["value"].clone(),
            None => value.clone(),
        }
    }

    /// Returns the places that have names, below a node of the tree of these (ISO 32000-1, 7.9.6).
    fn places(&self, node: &Value) -> BTreeMap<String, Value> {
        let node = self.object(node);
        let own: Vec<&Value> = node["/Names"].as_array().into_iter().flatten().collect();
        let place = |pair: &[&Value]| Some((pair[0].as_str()?.to_owned(), pair[1].clone()));
        let below = node["/Kids"].as_array().into_iter().flatten();
        let below = below.flat_map(|kid| self.places(kid));
        own.chunks_exact(2).filter_map(place).chain(below).collect()
    }
}

/// A word on a page: its edges in points from the upper left corner.
struct Word {
    left: f64,
    middle: f64,
    text: String,
}

/// Returns the words of a page.
fn words_of(page: &str) -> Vec<Word> {
    let word = |word: &str| {
        let edge = |name: &str| -> Option<f64> {
            let (_, rest) = word.split_once(&format!("{name}=\""))?;
            rest.split('"').next()?.parse().ok()
        };
        let text = word.split(['>', '<']).nth(1)?.to_owned();
        Some(Word { left: edge("xMin")?, middle: (edge("yMin")? + edge("yMax")?) / 2.0, text })
    };
    page.split("<word ").skip(1).filter_map(word).collect()
}

/// Returns the first line of words below a place and right of it, give or take 3 points.
fn line(words: &[Word], left: f64, upper: f64) -> String {
    let below = words.iter().filter(|word| word.middle >= upper && word.left >= left - 3.0);
    let first = below.clone().map(|word| word.middle).fold(f64::INFINITY, f64::min);
    let mut line: Vec<&Word> = below.filter(|word| word.middle < first + 6.0).collect();
    line.sort_by(|one, other| one.left.total_cmp(&other.left));
    line.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}
