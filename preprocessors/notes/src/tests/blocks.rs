//! Judgements, gaps, estimative language, and what only the whole book shows.

use briefing_diagnostics::Diagnostic;
use insta::assert_snapshot;

use super::{Book, LIBRARY, TEXTS};
use crate::whole_book;

fn show(found: &[Diagnostic]) -> String {
    let line = |one: &Diagnostic| {
        let at = one.span.as_ref().map(|span| span.text().to_owned()).unwrap_or_default();
        let help = one.helps.first().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{} at {at:?}: {}{help}", one.code, one.message)
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_judgement_shows_likelihood_and_confidence_apart() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter(
        "{{#judgement warned confidence=high likelihood=\"very likely\"}}\nThey knew [@dam].\n{{/judgement}}\n\nEnd.\n",
    );
    assert_eq!(out.diagnostics, []);
    assert_snapshot!(out.text, @r##"

    <section class="judgement" id="judgement-warned" data-likelihood="80-95" data-confidence="high" data-statement="They knew&#46;">
    <dl class="judgement-terms"><div class="judgement-likelihood"><dt>Likelihood</dt><dd><strong>very likely</strong>, <data value="80-95">80–95 &#37;</data></dd></div><div class="judgement-confidence"><dt>Confidence</dt><dd><strong>high</strong></dd></div><div class="judgement-sources"><dt>Sources cited</dt><dd><a href="sources/dam.md">Valley Post</a></dd></div></dl>

    <strong class="judgement-statement">They knew.[^n-one-1]</strong>

    [^n-one-1]: Anna Rivers&#44; “The Dam at Dusk&#44;” <em>The Valley Post</em>&#44; May 4&#44; 2021&#44; [https&#58;&#47;&#47;example&#46;org&#47;dam](<https://example.org/dam>) (<span class="note-details">reliability B; [passage](<sources/dam.md>)</span>).



    </section>


    End.
    "##);
    assert_eq!(out.judgements[0].id, "warned");
}

#[test]
fn a_judgements_statement_stands_out_from_its_reasons() {
    let book = Book::new(LIBRARY, TEXTS);
    for (body, set) in [
        ("They knew. They say so.", "<strong>They knew.</strong> They say so."),
        ("They knew [@memo]. They say so.", "<strong>They knew.[^n-one-1]</strong> They say so."),
        ("They knew. [@memo] They say so.", "<strong>They knew.[^n-one-1]</strong> They say so."),
        ("They *knew* it. So.", "<strong>They *knew* it.</strong> So."),
        ("*They knew it.* So.", "<strong>*They knew it.*</strong> So."),
        ("The [dam](x.md) broke. So.", "<strong>The [dam](x.md) broke.</strong> So."),
        ("They\nknew. So.", "<strong>They\nknew.</strong> So."),
        // Markup that reaches over the end of the sentence.
        ("*They knew. They say* so.", "*They knew. They say* so."),
        ("[They knew. They say](x.md) so.", "[They knew. They say](x.md) so."),
        // What is no paragraph.
        ("- They knew. So.", "- They knew. So."),
    ] {
        let page = format!("{{{{#judgement a confidence=low}}}}\n{body}\n{{{{/judgement}}}}\n");
        let out = book.chapter(&page);
        assert!(!out.diagnostics.iter().any(Diagnostic::is_error), "{body}");
        let text = out.text.replace(" class=\"judgement-statement\"", "");
        assert!(text.contains(&format!("\n{set}\n")), "{body}: {text}");
    }
    // A gap is one statement as it stands.
    let gap = book.chapter("{{#gap}}\nNobody knows. Nor when.\n{{/gap}}\n").text;
    assert!(!gap.contains("<strong"), "{gap}");
}

#[test]
fn blocks_stand_in_lists_and_quotations() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter(
        "- {{#gap}}\n\n  What *nobody* knows.\n\n  {{/gap}}\n\n> {{#judgement a confidence=low}}\n>\n> Perhaps [@memo].\n>\n> {{/judgement}}\n",
    );
    assert_eq!(out.diagnostics, []);
    let text: Vec<&str> = out.text.lines().map(str::trim_end).collect();
    assert_snapshot!(text.join("\n"), @r##"
    -
      <aside class="gap" data-statement="What nobody knows&#46;">


      What *nobody* knows.



      </aside>


    >
    > <section class="judgement" id="judgement-a" data-confidence="low" data-statement="Perhaps&#46;">
    > <dl class="judgement-terms"><div class="judgement-confidence"><dt>Confidence</dt><dd><strong>low</strong></dd></div><div class="judgement-sources"><dt>Sources cited</dt><dd><a href="sources/memo.md">memo</a></dd></div></dl>
    >
    >
    > <strong class="judgement-statement">Perhaps.[^n-one-1]</strong>
    >
    >
    >
    > </section>
    >

    [^n-one-1]: memo&#44; n&#46;d&#46; (<span class="note-details">[passage](<sources/memo.md>)</span>).
    "##);
}

#[test]
fn what_a_judgement_must_say() {
    let book = Book::new(LIBRARY, TEXTS);
    let page = |arguments: &str| {
        format!("{{{{#judgement {arguments}}}}}\n\nA [@dam].\n\n{{{{/judgement}}}}\n")
    };
    let found = |arguments: &str| show(&book.chapter(&page(arguments)).diagnostics);
    assert_snapshot!(found("a"), @r#"judgement-arguments at "{{#judgement a}}": a judgement says how likely it is, or how sure the author is of it (add `likelihood="very likely"`, or `confidence=moderate`, or both)"#);
    assert_snapshot!(found("confidence=low"), @r#"judgement-arguments at "{{#judgement confidence=low}}": a judgement has a name of its own (as in `{{#judgement warned ...}}`)"#);
    assert_snapshot!(found("a likelihood=\"quite likely\""), @r#"judgement-arguments at "quite likely": `quite likely` is no term of likelihood"#);
    assert_snapshot!(found("a confidence=moderat"), @r#"judgement-arguments at "moderat": `moderat` is no level of confidence (did you mean `moderate`?)"#);
    assert_snapshot!(found("\"a b\" confidence=low"), @r#"judgement-arguments at "a b": a judgement cannot be named `a b` (a name has letters, digits, `-` and `_`)"#);
    let uncited = book.chapter("{{#judgement a confidence=low}}\n\nA.\n\n{{/judgement}}\n");
    assert_snapshot!(show(&uncited.diagnostics), @r#"uncited-judgement at "{{#judgement a confidence=low}}": this judgement cites no source (cite what it rests on, as in `[@id#p5]`)"#);
}

#[test]
fn one_sentence_says_a_likelihood_or_a_confidence() {
    let book = Book::new(LIBRARY, TEXTS);
    for (page, count) in [
        ("It is *very* likely with high confidence that it held.\n", 1),
        ("It is very likely. We say so with high confidence.\n", 0),
        ("He said “it is likely, with high confidence”.\n", 0),
        ("> It is likely, with high confidence. [@dam]\n", 0),
        (
            "<!-- briefing: allow likelihood-and-confidence: their words -->\nIt is likely, with high confidence.\n",
            0,
        ),
    ] {
        let out = book.chapter(&format!("{page}\nCited [@dam].\n"));
        assert_eq!(out.diagnostics.len(), count, "{page}: {}", show(&out.diagnostics));
    }
    let out = book.chapter("It is *very* likely with high confidence that it held. [@dam]\n");
    assert_snapshot!(show(&out.diagnostics), @r#"likelihood-and-confidence at "very* likely": this sentence says a likelihood and a confidence at once (say them in two sentences)"#);
}

#[test]
fn the_whole_book_keeps_to_one_row_and_names_no_judgement_twice() {
    let book = Book::new(LIBRARY, TEXTS);
    let judgement = |id: &str, term: &str| {
        format!(
            "{{{{#judgement {id} likelihood=\"{term}\"}}}}\n\nA [@dam].\n\n{{{{/judgement}}}}\n\n{{{{#sources}}}}\n"
        )
    };
    let one = book.chapter_at(
        &(judgement("a", "very likely") + "It is probable [@memo]. It is likely.\n"),
        "one.md",
        0,
    );
    let two = book.chapter_at(&judgement("a", "probable"), "two.md", 1);
    assert_eq!(show(&one.diagnostics), "");
    let found = whole_book(&book.sources, &[one.clone(), two], []);
    assert_snapshot!(show(&found), @r#"
    duplicate-judgement at "a": two judgements are named `a` (give this one another name)
    duplicate-list at "{{#sources}}": the list of sources stands in two places (remove one of them)
    mixed-terms at "probable": the book says both `probable` and `very likely` (use the term of the same range from the other row)
    uncited-source at "copy": `copy` is never cited (cite it, or take it out of the library)
    "#);
    let found = whole_book(&book.sources, &[one], ["copy"]);
    assert_eq!(show(&found), "");
}
