//! The claim grid: the three of the briefing, as HTML.

use briefing_facts::Comparison;
use briefing_sources::Sources;

use super::{html, made, shown, sources};
use crate::ask::View;

/// Returns the grid of a comparison.
pub(super) fn grid(sources: &Sources, made: &Comparison) -> String {
    html(&shown(sources, made, Some(View::Grid), None))
}

#[test]
fn killed_and_wounded() {
    let sources = sources();
    insta::assert_snapshot!(grid(&sources, &made::toll(&sources)), @r##"
    <figure class="diff" id="fact-one" data-verdict="conflict">
    <figcaption>
    <p class="diff-title" role="heading" aria-level="3">How many were killed and wounded</p>
    <p class="diff-verdicts"><span class="diff-verdict" data-verdict="conflict"><span class="diff-sign" aria-hidden="true">×</span> Killed: <b>in conflict</b>.</span> <span class="diff-verdict" data-verdict="far-apart"><span class="diff-sign" aria-hidden="true">?</span> Wounded: <b>not contradicted, but far apart</b>.</span> </p>
    </figcaption>
    <section class="diff-view" data-view="grid" aria-label="Who says what">

    <table class="diff-grid">
    <caption>
    <div class="diff-caption" data-verdict="conflict">

    <b>Killed:</b> 143 and 135 cannot both be final; only one figure is dated. This rests on an altered copy’s words (†).

    </div>
    <div class="diff-caption" data-verdict="far-apart">

    <b>Wounded:</b> 360 and “over 145” can both be true, but lie far apart.

    </div>
    </caption>
    <thead><tr><th scope="col">Who says</th><th scope="col">On whose word</th><th scope="col">As of</th><th scope="col">Killed</th><th scope="col">Wounded</th></tr></thead>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Moser</span> <span class="diff-place">¶ 1</span>[@analysis#p1:107-121,178-197,210-220:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">authorities</span>
    </td>
    <td data-heading="As of"><span class="diff-plain">27 March</span>
    </td>
    <td data-heading="Killed" data-state="base"><span class="diff-means">at least 143</span><br><span class="diff-remark">point of comparison</span>
    </td>
    <td data-heading="Wounded" data-state="base"><span class="diff-means">360</span><br><span class="diff-remark">point of comparison</span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Post</span><span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> <span class="diff-place">¶ 1</span>[@wapo#p1:269-291:copy,compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain diff-unsaid">not said</span>
    </td>
    <td data-heading="As of"><span class="diff-plain">2 April (as this briefing reads it)</span><br><span class="diff-why">(its address)</span>
    </td>
    <td data-heading="Killed" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> <span class="visually-hidden">not contradicted. </span><span class="diff-means">more than 140</span><br><span class="diff-words">the copy’s words: <q>greater than 140 folks</q> </span>
    </td>
    <td data-heading="Wounded" data-state="silent"><span class="diff-sign" aria-hidden="true">–</span> <span class="visually-hidden">silent in the passages cited. </span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Interview</span> <span class="diff-place">¶ 3</span>[@interview#p3:97-107,124-132:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain diff-unsaid">not said</span>
    </td>
    <td data-heading="As of"><span class="diff-plain diff-unsaid">not stated</span>
    </td>
    <td data-heading="Killed" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> <span class="visually-hidden">in conflict. </span><span class="diff-means">135</span><br><span class="diff-remark">date of the lower figure not stated</span>
    </td>
    <td data-heading="Wounded" data-state="far-apart"><span class="diff-sign" aria-hidden="true">?</span> <span class="visually-hidden">not contradicted, but far apart. </span><span class="diff-means">over 145</span><br><span class="diff-remark">far apart</span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Live</span> <span class="diff-place">¶ 1</span>[@live#p1:114-150,253-265:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain diff-unsaid">not said</span>
    </td>
    <td data-heading="As of"><span class="diff-plain">while the fire burned</span>
    </td>
    <td data-heading="Killed" data-state="without-value"><span class="diff-sign" aria-hidden="true">?</span> <span class="visually-hidden">said without a value. </span><span class="diff-words"><q>many victims</q> </span>
    </td>
    <td data-heading="Wounded" data-state="silent"><span class="diff-sign" aria-hidden="true">–</span> <span class="visually-hidden">silent in the passages cited. </span>
    </td>
    </tr>
    </tbody>
    </table>
    <p class="diff-legend"><span class="diff-key" data-state="silent"><span class="diff-sign" aria-hidden="true">–</span> silent in the passages cited</span> <span class="diff-key" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> not contradicted</span> <span class="diff-key" data-state="without-value"><span class="diff-sign" aria-hidden="true">?</span> said without a value; or not contradicted, but far apart</span> <span class="diff-key" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> in conflict</span> <span class="diff-key">no sign: the point of comparison, or alone</span> </p>

    </section>
    <div class="diff-foot">
    <p class="diff-count">4 voices, 1 stated origin; independence not established.</p>
    <p class="diff-assessment"><b>This briefing’s assessment:</b> No account names an official list.</p>
    <p class="diff-settled"><b>What would settle it:</b> A list by the investigators, with its date.</p>
    <p class="diff-altered">† Post: A copy whose wording was altered by a machine: words outside its own quotation marks are not the paper's.</p>
    </div>
    </figure>
    "##);
}

#[test]
fn when_washington_told_moscow() {
    let sources = sources();
    insta::assert_snapshot!(grid(&sources, &made::private_warning(&sources)), @r##"
    <figure class="diff" id="fact-one" data-verdict="conflict">
    <figcaption>
    <p class="diff-title" role="heading" aria-level="3">When Washington told Moscow in private</p>
    <p class="diff-verdicts"><span class="diff-verdict" data-verdict="conflict"><span class="diff-sign" aria-hidden="true">×</span> <b>in conflict</b>.</span> </p>
    </figcaption>
    <section class="diff-view" data-view="grid" aria-label="Who says what">

    <table class="diff-grid">
    <caption>
    <div class="diff-caption" data-verdict="conflict">

    6 March or 7 March; three accounts give no day.

    </div>
    </caption>
    <thead><tr><th scope="col">Who says</th><th scope="col">On whose word</th><th scope="col">When</th></tr></thead>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Encyclopedia</span> <span class="diff-place">¶ 12</span>[@encyclopedia#p12:0-8:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain diff-unsaid">not said</span>
    </td>
    <td data-heading="When" data-state="base"><span class="diff-words"><q>That day</q> </span><br>that is <span class="diff-means">7 March</span><br><span class="diff-remark">point of comparison</span><br><span class="diff-why">(the day of ¶ 9)</span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Post</span><span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> <span class="diff-place">¶ 9</span>[@wapo#p9:37-77:copy,compared; @wapo#p8:139-149:copy,compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">people familiar with the matter</span>
    </td>
    <td data-heading="When" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> <span class="visually-hidden">in conflict. </span><span class="diff-words">the copy’s words: <q>the day earlier than that public warning</q> <q>On March 7</q> </span><br>that is <span class="diff-means">6 March</span><br><span class="diff-why">(the alert is dated in ¶ 8)</span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Interview</span> <span class="diff-place">¶ 23</span>[@interview#p23:224-234:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain diff-unsaid">not said</span>
    </td>
    <td data-heading="When" data-state="not-fixed"><span class="diff-sign" aria-hidden="true">?</span> <span class="visually-hidden">not fixed. </span><span class="diff-words"><q>On March 7</q> </span><br>that is <span class="diff-means">7 March</span><br><span class="diff-remark">private or public is not said</span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Live</span> <span class="diff-place">¶ 3</span>[@live#p3:1-19:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">Adrienne Watson, National Security Council</span>
    </td>
    <td data-heading="When" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> <span class="visually-hidden">not contradicted. </span><span class="diff-words"><q>Earlier this month</q> </span><br>that is <span class="diff-means">March, before the 22nd</span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Moser</span> <span class="diff-place">¶ 7</span>[@analysis#p7:0-734:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">officials in Washington</span>
    </td>
    <td data-heading="When" data-state="silent"><span class="diff-sign" aria-hidden="true">–</span> <span class="visually-hidden">silent in the passages cited. </span><br><span class="diff-remark">says only when they said it</span>
    </td>
    </tr>
    </tbody>
    </table>
    <p class="diff-legend"><span class="diff-key" data-state="silent"><span class="diff-sign" aria-hidden="true">–</span> silent in the passages cited</span> <span class="diff-key" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> not contradicted</span> <span class="diff-key" data-state="not-fixed"><span class="diff-sign" aria-hidden="true">?</span> not fixed</span> <span class="diff-key" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> in conflict</span> <span class="diff-key">no sign: the point of comparison, or alone</span> </p>

    </section>
    <div class="diff-foot">
    <p class="diff-count">5 voices, 3 stated origins; independence not established.</p>
    <p class="diff-altered">† Post: A copy whose wording was altered by a machine: words outside its own quotation marks are not the paper's.</p>
    </div>
    </figure>
    "##);
}

#[test]
fn how_specific_the_warning_was() {
    let sources = sources();
    insta::assert_snapshot!(grid(&sources, &made::how_specific(&sources)), @r#"
    <figure class="diff" id="fact-one" data-verdict="conflict">
    <figcaption>
    <p class="diff-title" role="heading" aria-level="3">How specific the private warning was</p>
    <p class="diff-verdicts"><span class="diff-verdict" data-verdict="conflict"><span class="diff-sign" aria-hidden="true">×</span> Passed on?, Target: <b>in conflict</b>.</span> </p>
    </figcaption>
    <section class="diff-view" data-view="grid" aria-label="Who says what">

    <table class="diff-grid">
    <caption>
    <div class="diff-caption" data-verdict="conflict">

    <b>Passed on?:</b> The ambassador’s account cannot stand beside Naryshkin’s.

    </div>
    <div class="diff-caption" data-verdict="conflict">

    <b>Target:</b> A hall, a synagogue, or no target.

    </div>
    </caption>
    <thead><tr><th scope="col">Who says</th><th scope="col">On whose word</th><th scope="col">Passed on?</th><th scope="col">Target</th></tr></thead>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Post</span><span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> <span class="diff-place">¶ 1</span>[@wapo#p1:31-63:copy,compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">U.S. officials, not named (as this briefing reads it)</span>
    </td>
    <td data-heading="Passed on?" data-state="base"><span class="diff-means">yes</span><br><span class="diff-remark">point of comparison</span>
    </td>
    <td data-heading="Target" data-state="base"><span class="diff-means">Crocus City Hall</span><br><span class="diff-words">the copy’s words: <q>Crocus live performance corridor</q> </span><br><span class="diff-remark">point of comparison</span>
    </td>
    </tr>
    <tr>
    <th scope="row">

    <span class="diff-label">Post</span><span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> <span class="diff-place">¶ 12</span>[@wapo#p12:223-234:copy,compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">one U.S. official</span>
    </td>
    <td data-heading="Passed on?" data-state="same"><span class="diff-sign" aria-hidden="true">=</span> <span class="visually-hidden">the same. </span><span class="diff-means">yes</span>
    </td>
    <td data-heading="Target" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> <span class="visually-hidden">not contradicted. </span><span class="diff-means">a synagogue</span>
    </td>
    </tr>
    <tr>
    <th scope="row">

    <span class="diff-label">Post</span><span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> <span class="diff-place">¶ 5</span>[@wapo#p5:271-321:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">Sergei Naryshkin, SVR, through Interfax</span>
    </td>
    <td data-heading="Passed on?" data-state="same"><span class="diff-sign" aria-hidden="true">=</span> <span class="visually-hidden">the same. </span><span class="diff-means">yes, to the FSB</span><br><span class="diff-why">(¶ 9)</span>
    </td>
    <td data-heading="Target" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> <span class="visually-hidden">in conflict. </span><span class="diff-means">none</span><br><span class="diff-words"><q>too general and did not allow us to fully identify</q> </span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Live</span> <span class="diff-place">¶ 3</span>[@live#p3:122-159:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">Adrienne Watson, NSC</span>
    </td>
    <td data-heading="Passed on?" data-state="same"><span class="diff-sign" aria-hidden="true">=</span> <span class="visually-hidden">the same. </span><span class="diff-means">yes</span>
    </td>
    <td data-heading="Target" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> <span class="visually-hidden">not contradicted. </span><span class="diff-words"><q>large gatherings, to include concerts</q> </span>
    </td>
    </tr>
    </tbody>
    <tbody>
    <tr>
    <th scope="row">

    <span class="diff-label">Encyclopedia</span> <span class="diff-place">¶ 14</span>[@encyclopedia#p14:94-117,119-143:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">Russian ambassador to the US</span>
    </td>
    <td data-heading="Passed on?" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> <span class="visually-hidden">in conflict. </span><span class="diff-means">no</span><br><span class="diff-words"><q>nothing was passed to us</q> </span>
    </td>
    <td data-heading="Target" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> <span class="visually-hidden">in conflict. </span><span class="diff-means">none</span><br><span class="diff-words"><q>no concrete information</q> </span>
    </td>
    </tr>
    <tr>
    <th scope="row">

    <span class="diff-label">Encyclopedia</span> <span class="diff-place">¶ 15</span>[@encyclopedia#p15:50-69:compared]

    </th>
    <td data-heading="On whose word"><span class="diff-plain">head of the FSB</span>
    </td>
    <td data-heading="Passed on?" data-state="not-fixed"><span class="diff-sign" aria-hidden="true">?</span> <span class="visually-hidden">not fixed. </span><span class="diff-means">implied</span>
    </td>
    <td data-heading="Target" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> <span class="visually-hidden">in conflict. </span><span class="diff-means">none</span><br><span class="diff-words"><q>of a general nature</q> </span>
    </td>
    </tr>
    </tbody>
    </table>
    <p class="diff-legend"><span class="diff-key" data-state="same"><span class="diff-sign" aria-hidden="true">=</span> the same</span> <span class="diff-key" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> not contradicted</span> <span class="diff-key" data-state="not-fixed"><span class="diff-sign" aria-hidden="true">?</span> not fixed</span> <span class="diff-key" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> in conflict</span> <span class="diff-key">no sign: the point of comparison, or alone</span> </p>

    </section>
    <div class="diff-foot">
    <p class="diff-count">6 voices, 6 stated origins; independence not established.</p>
    <p class="diff-altered">† Post: A copy whose wording was altered by a machine: words outside its own quotation marks are not the paper's.</p>
    </div>
    </figure>
    "#);
}
