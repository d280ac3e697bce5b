//! Kinds of works and languages in English: what the library has in, words out.

use hayagriva::types::EntryType;

/// The languages that have a name here; others go by their tag.
const LANGUAGES: [(&str, &str); 24] = [
    ("ar", "Arabic"),
    ("be", "Belarusian"),
    ("cs", "Czech"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("zh", "Chinese"),
];

/// Returns the word for one work of a kind and for several. What the library calls `misc` is of no
/// kind that it has a word for.
pub(super) fn kind(kind: EntryType) -> (&'static str, &'static str) {
    match kind {
        EntryType::Article => ("article", "articles"),
        EntryType::Chapter => ("chapter", "chapters"),
        EntryType::Entry => ("entry", "entries"),
        EntryType::Anthos => ("piece of an anthology", "pieces of anthologies"),
        EntryType::Report => ("report", "reports"),
        EntryType::Thesis => ("thesis", "theses"),
        EntryType::Web => ("web item", "web items"),
        EntryType::Scene => ("scene", "scenes"),
        EntryType::Artwork => ("artwork", "artworks"),
        EntryType::Patent => ("patent", "patents"),
        EntryType::Case => ("case", "cases"),
        EntryType::Newspaper => ("newspaper", "newspapers"),
        EntryType::Legislation => ("piece of legislation", "pieces of legislation"),
        EntryType::Manuscript => ("manuscript", "manuscripts"),
        EntryType::Original => ("original", "originals"),
        EntryType::Post => ("post", "posts"),
        EntryType::Performance => ("performance", "performances"),
        EntryType::Periodical => ("periodical", "periodicals"),
        EntryType::Proceedings => ("volume of proceedings", "volumes of proceedings"),
        EntryType::Book => ("book", "books"),
        EntryType::Blog => ("blog", "blogs"),
        EntryType::Reference => ("work of reference", "works of reference"),
        EntryType::Conference => ("conference", "conferences"),
        EntryType::Anthology => ("anthology", "anthologies"),
        EntryType::Repository => ("repository", "repositories"),
        EntryType::Thread => ("thread", "threads"),
        EntryType::Video => ("video", "videos"),
        EntryType::Audio => ("recording", "recordings"),
        EntryType::Exhibition => ("exhibition", "exhibitions"),
        _ => (OTHER, "sources of no stated kind"),
    }
}

/// The word for one work of a kind without a word.
pub(super) const OTHER: &str = "source of no stated kind";

/// Returns the name of a language by its tag, such as `en-GB`.
pub(super) fn language(tag: &str) -> String {
    let code = tag.split('-').next().unwrap_or(tag);
    let name = LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    name.unwrap_or(tag).to_owned()
}
