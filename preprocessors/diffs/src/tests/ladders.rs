//! The quotation ladder.

use super::{elements, html, made, read, shown, sources};
use crate::ask::View;

#[test]
fn four_reports_of_one_utterance() {
    let sources = sources();
    let ladder = shown(&sources, &made::blackmail(&sources), Some(View::Ladder), None);
    insta::assert_snapshot!(html(&ladder), @r#"
    <figure class="diff" id="fact-one" data-verdict="not-contradicted">
    <figcaption>
    <p class="diff-title" role="heading" aria-level="3">How Putin dismissed the warnings</p>
    <p class="diff-verdicts"><span class="diff-verdict" data-verdict="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> <b>not contradicted</b>.</span> </p>
    </figcaption>
    <section class="diff-view" data-view="ladder" aria-label="Quotations">

    <ol class="diff-ladder">
    <li data-kind="base">
    <div class="diff-source">

    <span class="diff-kind" data-base="0">longest quotation</span> <span class="diff-label">Encyclopedia</span> <span class="diff-place">¶ 16</span>[@encyclopedia#p16:0-45,153-164,171-258:compared]


    </div>
    <p class="diff-voice">On whose word: Vladimir Putin</p>
    <div class="diff-against" data-base="0" data-place="1" data-kind="base">
    <blockquote class="diff-report">Three days before the Crocus City Hall attack, President Putin told the board of the FSB that Western warnings of a potential attack inside Russia were <q>provocative</q> and <q>resemble outright blackmail and the intention to intimidate and destabilise our society.</q></blockquote>
    </div>
    </li>
    <li data-kind="fragment">
    <div class="diff-source">

    <span class="diff-kind" data-base="0">fragment</span> <span class="diff-label">Post</span><span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> <span class="diff-place">¶ 3</span>[@wapo#p3:66-109,125-143,170-208:copy,compared]


    </div>
    <p class="diff-voice">On whose word: Vladimir Putin (as this briefing reads it)</p>
    <div class="diff-against" data-base="0" data-place="2" data-kind="fragment">
    <blockquote class="diff-report">The Russian chief himself publicly dismissed U.S. warnings simply three days earlier than the March 22 attack, calling them <q><mark class="shared">outright blackmail</mark></q> and makes an attempt to <q><mark class="shared">intimidate and destabilize our society</mark>.</q></blockquote>
    <ul class="diff-changes"><li><b>spoken of:</b> the copy’s words: <q>U.S. warnings</q>, not <q>Western warnings of a potential attack inside Russia</q></li><li><b>dropped:</b> <q>resemble</q></li><li><b>spelling:</b> <q>destabilize</q>, not <q>destabilise</q></li></ul>
    </div>
    </li>
    <li data-kind="fragment">
    <div class="diff-source">

    <span class="diff-kind" data-base="0">fragment</span> <span class="diff-label">Moser</span> <span class="diff-place">¶ 7, sentence 5</span>[@analysis#p7.s5:31-42,106-124:compared]


    </div>
    <p class="diff-voice">On whose word: Vladimir Putin</p>
    <div class="diff-against" data-base="0" data-place="3" data-kind="fragment">
    <blockquote class="diff-report">While addressing the FSB board on March 19, President Vladimir Putin referred to the US Embassy alert as <q><mark class="shared">outright blackmail</mark></q> aimed at destabilizing Russia.</blockquote>
    <ul class="diff-changes"><li><b>spoken of:</b> <q>the US Embassy alert</q>, not <q>Western warnings of a potential attack inside Russia</q></li><li><b>aimed at:</b> <q>Russia</q>, not <q>our society</q></li><li><b>dropped:</b> <q>resemble</q></li></ul>
    </div>
    </li>
    <li data-kind="paraphrase">
    <div class="diff-source">

    <span class="diff-kind" data-base="0">paraphrase, no quotation marks</span> <span class="diff-label">Interview</span> <span class="diff-place">¶ 24, sentence 3</span>[@interview#p24.s3:0-10:compared]


    </div>
    <p class="diff-voice">On whose word: Vladimir Putin</p>
    <div class="diff-against" data-base="0" data-place="4" data-kind="paraphrase">
    <blockquote class="diff-report">On Tuesday, Putin condemned the warnings as provocative statements and blackmail aimed at destabilizing the country.</blockquote>
    <ul class="diff-changes"><li><b>spoken of:</b> <q>the warnings</q>, not <q>Western warnings of a potential attack inside Russia</q></li><li><b>aimed at:</b> <q>the country</q>, not <q>our society</q></li><li><b>said:</b> <q>On Tuesday</q>, not <q>Three days before the Crocus City Hall attack</q></li></ul>
    </div>
    </li>
    </ol>

    </section>
    <div class="diff-foot">
    <p class="diff-count">4 voices, 4 stated origins; independence not established.</p>
    <p class="diff-altered">† Post: A copy whose wording was altered by a machine: words outside its own quotation marks are not the paper's.</p>
    </div>
    </figure>
    "#);
}

#[test]
fn the_language_in_which_it_was_said_is_named() {
    let sources = sources();
    let mut made = made::blackmail(&sources);
    let ladder = made.ladders.first_mut().expect("a ladder");
    ladder.spoken_in = Some("Russian".to_owned());
    ladder.rungs[1].kind = briefing_facts::RungKind::Verbatim;
    let text = read(&shown(&sources, &made, Some(View::Ladder), None));
    assert!(
        text.contains("It was said in Russian; what is held together here is English wording.")
    );
    assert!(text.contains("same English wording"), "{text}");
}

/// The marks of the source are those of the element: none stands twice, none is missing.
#[test]
fn quoted_words_stand_between_one_pair_of_marks() {
    let sources = sources();
    let ladder = shown(&sources, &made::blackmail(&sources), Some(View::Ladder), None);
    let reports = elements(&ladder, "<blockquote class=\"diff-report\">", "</blockquote>");
    assert_eq!(reports.len(), 4);
    assert!(reports[..3].iter().all(|report| report.contains("<q>")));
    for report in reports {
        assert!(!read(report).contains(['"', '“', '”']), "{report}");
    }
}
