//! Which marks pair.

use super::pairs;

/// A prose, its quotations, and from where on unpaired marks stand.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

fn check(cases: &[Case]) {
    for (prose, quotations, unpaired) in cases {
        let found = pairs(prose);
        assert_eq!((&*found.0, &*found.1), (*quotations, *unpaired), "{prose}");
    }
}

#[test]
fn marks_of_any_pairing() {
    check(&[
        ("He said \"we were warned\".", &["we were warned"], &[]),
        ("He said “we were warned”.", &["we were warned"], &[]),
        ("Il a dit « nous savions ».", &[" nous savions "], &[]),
        ("Er sagte »wir wussten es«.", &["wir wussten es"], &[]),
        ("Er sagte „wir wussten es“.", &["wir wussten es"], &[]),
        ("Powiedział „wiedzieliśmy”.", &["wiedzieliśmy"], &[]),
        ("Han sa ”vi visste”.", &["vi visste"], &[]),
        ("was \"of a general nature.” Then", &["of a general nature."], &[]),
        ("was “of a general nature.\" Then", &["of a general nature."], &[]),
        ("″primes″ and ＂wide＂ and 〝low〟", &["primes", "wide", "low"], &[]),
        ("“a”, “b” and \"c\"—\"d\"", &["a", "b", "c", "d"], &[]),
        ("\"x\"", &["x"], &[]),
        ("(“a”) [\"b\"]", &["a", "b"], &[]),
        ("“[W]e were”", &["[W]e were"], &[]),
        ("“… too general …”", &["… too general …"], &[]),
        ("“a b“ then «c« then", &["a b", "c"], &[]),
        ("\"we \" and \"them\"", &["we ", "them"], &[]),
    ]);
}

#[test]
fn single_marks_count_for_nothing() {
    check(&[
        ("'not' ‘one’ of them, don’t", &[], &[]),
        ("“the ‘foreign’ services’ work”", &["the ‘foreign’ services’ work"], &[]),
        ("\"he said 'no'\" then", &["he said 'no'"], &[]),
        ("\"'No' was said\" then", &["'No' was said"], &[]),
    ]);
}

#[test]
fn objects_stand_inside_and_beside() {
    check(&[
        ("“we \u{FFFC} were”\u{FFFC}", &["we \u{FFFC} were"], &[]),
        ("\u{FFFC}\"a\"\u{FFFC}\"b\"", &["a", "b"], &[]),
        ("\"ends in \u{FFFC}\" then", &["ends in \u{FFFC}"], &[]),
    ]);
}

#[test]
fn measures_are_no_marks() {
    check(&[
        ("a 5\" pipe and a 6\" one", &[], &[]),
        ("at 51°30'26\"N", &[], &[]),
        ("“a 5\" pipe”", &["a 5"], &["”"]),
        ("“at 51°30'26\"N” it", &["at 51°30'26\"N"], &[]),
        ("\"in 2024\" he said", &["in 2024"], &[]),
    ]);
}

#[test]
fn quotations_inside_quotations_are_part_of_them() {
    check(&[
        ("«il dit “non” puis»", &["il dit “non” puis"], &[]),
        ("“he said \"no\" then”", &["he said \"no\" then"], &[]),
        ("\"he said \"no\" then\"", &["he said \"no\" then"], &[]),
        ("“he said “no” then”", &["he said “no” then"], &[]),
        ("„er sagte “no” dann“", &["er sagte “no” dann"], &[]),
        ("”a ”b” c”", &["a ”b” c"], &[]),
    ]);
}

#[test]
fn unpaired_marks() {
    check(&[
        ("“a “b”", &["b"], &["“a “b”"]),
        ("\"a and \"b\"", &["b"], &["\"a and \"b\""]),
        ("“a”, “b", &["a"], &["“b"]),
        ("we were” warned", &[], &["” warned"]),
        ("we were\" warned", &[], &["\" warned"]),
        ("were\" a b\" c", &[], &["\" a b\" c", "\" c"]),
        ("were” a “b”", &["b"], &["” a “b”"]),
        ("“a” b”", &["a"], &["”"]),
        ("«a “b»", &["a “b"], &["“b»"]),
        ("\"", &[], &["\""]),
    ]);
}
