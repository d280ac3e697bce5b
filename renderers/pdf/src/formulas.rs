//! Formulas in TeX to formulas in Typst.
//!
//! What comes in: the formulas of all chapters. What goes out: for each the code of Typst's math mode,
//! or nothing where it cannot be set. The translation is a library's; what it gives is taken only if
//! it is a formula and nothing else, so that no formula runs code, and only if Typst sets it.

use std::collections::{BTreeMap, BTreeSet};

use typst::syntax::{SyntaxKind, SyntaxNode, parse_math};
use typst_kit::fonts::FontStore;

use crate::code::literal;
use crate::tree::{Tree, walk};
use crate::typeset;
use crate::world::Files;

/// The longest formula that is translated, in bytes.
const LONGEST: usize = 10_000;

/// The formulas of a book.
#[derive(Debug, Default)]
pub(crate) struct Formulas(BTreeMap<String, String>);

impl Formulas {
    /// Translates the formulas of all chapters.
    pub(crate) fn of(trees: &[Tree], fonts: &FontStore) -> Self {
        let mut all = BTreeSet::new();
        for tree in trees {
            let mut see = |element: &crate::tree::Element| {
                if element.is("math") {
                    all.insert(element.text());
                }
            };
            walk(&tree.nodes, &mut see);
            tree.notes.values().for_each(|nodes| walk(nodes, &mut see));
        }
        let translated = all.into_iter().filter_map(|tex| Some((tex.clone(), translated(&tex)?)));
        let mut formulas = Self(translated.collect());
        // All at once: one that Typst does not set is the exception.
        if !formulas.0.is_empty() && !are_set(formulas.0.values(), fonts) {
            formulas.0.retain(|_, code| are_set([&*code], fonts));
        }
        formulas
    }

    /// Returns a formula as Typst's math mode has it.
    pub(crate) fn get(&self, tex: &str) -> Option<&str> {
        self.0.get(tex).map(String::as_str)
    }
}

fn translated(tex: &str) -> Option<String> {
    if tex.len() > LONGEST || !is_balanced(tex) {
        return None;
    }
    let translate = || tylax::latex_math_to_typst_with_diagnostics(tex);
    let result = std::panic::catch_unwind(translate).ok()?;
    // What it warns of, it has left out.
    let whole = result.warnings.is_empty();
    (whole && is_only_a_formula(&result.output)).then_some(result.output)
}

/// Whether each brace and each environment of a formula is closed: what is not may be left out by the
/// translation without a word.
fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for letter in tex.chars() {
        match letter {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && tex.matches("\\begin{").count() == tex.matches("\\end{").count()
}

/// Whether Typst sets these formulas.
fn are_set<'a>(formulas: impl IntoIterator<Item = &'a String>, fonts: &FontStore) -> bool {
    let mut main = String::new();
    for code in formulas {
        main.push_str(&format!("#math.equation(eval({}, mode: \"math\"))\n", literal(code)));
    }
    let sources = BTreeMap::from([("/main.typ".to_owned(), main)]);
    typeset::lay_out(Files { sources, data: BTreeMap::new() }, fonts).is_ok()
}

/// Whether code in math mode is a formula, with no code in it but `#text[…]` around plain words.
fn is_only_a_formula(code: &str) -> bool {
    let root = parse_math(code);
    root.errors_and_warnings().0.is_empty() && is_harmless(&root)
}

fn is_harmless(node: &SyntaxNode) -> bool {
    let mut children = node.children();
    while let Some(child) = children.next() {
        let fine = match child.kind() {
            SyntaxKind::Hash => children.next().is_some_and(is_text),
            SyntaxKind::Raw | SyntaxKind::Label | SyntaxKind::Ref | SyntaxKind::Equation => false,
            // In a comment the translation says what it has left out.
            SyntaxKind::LineComment | SyntaxKind::BlockComment => false,
            _ => is_harmless(child),
        };
        if !fine {
            return false;
        }
    }
    true
}

/// Whether code is a call `text[…]` of nothing but words.
fn is_text(call: &SyntaxNode) -> bool {
    let mut parts = call.children();
    let callee = parts.next().is_some_and(|callee| callee.full_text() == "text");
    callee && call.kind() == SyntaxKind::FuncCall && parts.all(is_words)
}

fn is_words(node: &SyntaxNode) -> bool {
    let plain = matches!(
        node.kind(),
        SyntaxKind::Args
            | SyntaxKind::ContentBlock
            | SyntaxKind::LeftBracket
            | SyntaxKind::RightBracket
            | SyntaxKind::Markup
            | SyntaxKind::Text
            | SyntaxKind::Space
            | SyntaxKind::Escape
            | SyntaxKind::SmartQuote
            | SyntaxKind::Shorthand
    );
    plain && node.children().all(is_words)
}

#[cfg(test)]
mod tests {
    use super::{is_only_a_formula, translated};

    #[test]
    fn a_formula_is_taken_and_code_is_not() {
        for (code, taken) in [
            ("x^(2) + frac(a, b)", true),
            ("sum_(i = 0)^(n) #text[some words]", true),
            ("in.rev alpha", true),
            ("#read(\"/main.typ\")", false),
            ("#text[#read(\"x\")]", false),
            ("#text(fill: red)[x]", false),
            ("#{1 + 1}", false),
            ("#text[$x$]", false),
            ("#text[*bold*]", false),
            ("x ) (", true),
            ("#import \"x\"", false),
        ] {
            assert_eq!(is_only_a_formula(code), taken, "{code}");
        }
    }

    #[test]
    fn what_is_not_whole_is_not_translated() {
        for tex in [r"\begin{nothing} x", r"\begin{nothing} x \end{nothing}", r"\frac{a", "}{"] {
            assert_eq!(translated(tex), None, "{tex}");
        }
        assert!(translated(r"\{ x \mid x > 0 \}").is_some());
        assert!(translated(r"\begin{cases} a & b \\ c & d \end{cases}").is_some());
    }

    #[test]
    fn no_tex_becomes_code() {
        for tex in [
            r"\text{#import world}",
            r"\text{a] #panic() [b}",
            r"\text{`x`}",
            r"\mbox{$x$ #sys}",
            "#panic()",
            r"\operatorname{#eval}",
        ] {
            let code = translated(tex);
            assert!(code.as_deref().is_none_or(is_only_a_formula), "{tex}: {code:?}");
        }
    }
}
