//! Values that are wrong, and how it is said.

use super::faults;

#[test]
fn values() {
    insta::assert_snapshot!(faults("
a:
  type: artcle
  fidelity: altred
  publish: all
  reliability: G
  captured: 2024-02-30
  text: some
  paragraphs: blank
  file: ../secret.txt
  label: [x]
  url: javascript:alert(1)
  date: 2023-02-29
"), @r"
    error[bad-value]: `type` cannot be `artcle`
     --> sources/library.yml:3:9
      |
    3 |   type: artcle
      |         ^^^^^^
      |
      = help: did you mean `article`?

    error[bad-value]: `fidelity` cannot be `altred`
     --> sources/library.yml:4:13
      |
    4 |   fidelity: altred
      |             ^^^^^^
      |
      = help: did you mean `altered`?

    error[bad-value]: `publish` cannot be `all`
     --> sources/library.yml:5:12
      |
    5 |   publish: all
      |            ^^^
      |
      = help: known are none, quoted, full

    error[bad-value]: `reliability` cannot be `G`
     --> sources/library.yml:6:16
      |
    6 |   reliability: G
      |                ^
      |
      = help: known are A, B, C, D, E, F

    error[bad-value]: `2024-02-30` does not exist: that month has 29 days
     --> sources/library.yml:7:13
      |
    7 |   captured: 2024-02-30
      |             ^^^^^^^^^^
      |
      = help: write a year, a month or a day that exists, such as 2024-04-10

    error[bad-value]: `text` cannot be `some`
     --> sources/library.yml:8:9
      |
    8 |   text: some
      |         ^^^^
      |
      = help: it is `none`, or left out

    error[bad-value]: `paragraphs` cannot be `blank`
     --> sources/library.yml:9:15
      |
    9 |   paragraphs: blank
      |               ^^^^^
      |
      = help: did you mean `blank-line`?

    error[bad-value]: `../secret.txt` is not a file of the sources' folder
      --> sources/library.yml:10:9
       |
    10 |   file: ../secret.txt
       |         ^^^^^^^^^^^^^
       |
       = help: name a file beside the library or below it, such as `texts/a.txt`

    error[bad-value]: `label` is one text
      --> sources/library.yml:11:10
       |
    11 |   label: [x]
       |          ^^^
       |
       = help: put quotation marks around it

    error[bad-value]: `javascript:alert(1)` is not an address on the web
      --> sources/library.yml:12:8
       |
    12 |   url: javascript:alert(1)
       |        ^^^^^^^^^^^^^^^^^^^
       |
       = help: it begins with http:, https: or mailto:

    error[bad-value]: `2023-02-29` does not exist: that month has 28 days
      --> sources/library.yml:13:9
       |
    13 |   date: 2023-02-29
       |         ^^^^^^^^^^
       |
       = help: write a year, a month or a day that exists, such as 2024-04-10
    ");
}

#[test]
fn passages_and_kinds() {
    insta::assert_snapshot!(faults("
a:
  type: web
  kinds: { heading: [p5-7, p0], caption: [p5-p7, p6], furniture: [p2.s1] }
  original: b#p0
  passages:
    p5: { exact: x }
    pg1: { exact: x }
    two words: { exact: x }
    empty: {}
    turns: { at: other }
    graded: { exact: x, credibility: 7, said-on: 2024-13 }
    twice: { exact: x }
    twice: { exact: x }
"), @r#"
    error[bad-address]: `p5-7` is not a place in a source
     --> sources/library.yml:4:22
      |
    4 |   kinds: { heading: [p5-7, p0], caption: [p5-p7, p6], furniture: [p2.s1] }
      |                      ^^^^
      |
      = help: write `p5-p7`

    error[bad-address]: `p0` does not exist: paragraphs are counted from 1
     --> sources/library.yml:4:28
      |
    4 |   kinds: { heading: [p5-7, p0], caption: [p5-p7, p6], furniture: [p2.s1] }
      |                            ^^

    error[bad-value]: paragraph 6 has two kinds
     --> sources/library.yml:4:50
      |
    4 |   kinds: { heading: [p5-7, p0], caption: [p5-p7, p6], furniture: [p2.s1] }
      |                                                  ^^
      |
     ::: sources/library.yml:4:43
      |
    4 |   kinds: { heading: [p5-7, p0], caption: [p5-p7, p6], furniture: [p2.s1] }
      |                                           ----- named here already

    error[bad-address]: `p2.s1` is not a paragraph
     --> sources/library.yml:4:67
      |
    4 |   kinds: { heading: [p5-7, p0], caption: [p5-p7, p6], furniture: [p2.s1] }
      |                                                                   ^^^^^
      |
      = help: write `p8` or `p30-p31`

    error[bad-address]: `p0` does not exist: paragraphs are counted from 1
     --> sources/library.yml:5:13
      |
    5 |   original: b#p0
      |             ^^^^

    error[bad-name]: a passage cannot be named `p5`: it looks like a place
     --> sources/library.yml:7:5
      |
    7 |     p5: { exact: x }
      |     ^^
      |
      = help: choose a name that does not begin with `p`, `pg` or `t` and a digit

    error[bad-name]: a passage cannot be named `pg1`: it looks like a place
     --> sources/library.yml:8:5
      |
    8 |     pg1: { exact: x }
      |     ^^^
      |
      = help: choose a name that does not begin with `p`, `pg` or `t` and a digit

    error[bad-name]: `two words` holds a space
     --> sources/library.yml:9:5
      |
    9 |     two words: { exact: x }
      |     ^^^^^^^^^
      |
      = help: a passage's name holds letters, digits and `_` `-` only

    error[bad-value]: `empty` does not say which words it names
      --> sources/library.yml:10:5
       |
    10 |     empty: {}
       |     ^^^^^
       |
       = help: give its words, as in `exact: "..."`, or its place, as in `at: p5`

    error[bad-value]: `other` is not a counted place
      --> sources/library.yml:11:18
       |
    11 |     turns: { at: other }
       |                  ^^^^^
       |
       = help: write one such as `p5` or `p5.s2`

    error[bad-value]: `credibility` cannot be `7`
      --> sources/library.yml:12:38
       |
    12 |     graded: { exact: x, credibility: 7, said-on: 2024-13 }
       |                                      ^
       |
       = help: known are 1, 2, 3, 4, 5, 6

    error[bad-value]: `2024-13` does not exist: there is no month 13
      --> sources/library.yml:12:50
       |
    12 |     graded: { exact: x, credibility: 7, said-on: 2024-13 }
       |                                                  ^^^^^^^
       |
       = help: write a year, a month or a day that exists, such as 2024-04-10

    error[duplicate-key]: `twice` stands twice
      --> sources/library.yml:14:5
       |
    14 |     twice: { exact: x }
       |     ^^^^^ again here
       |
      ::: sources/library.yml:13:5
       |
    13 |     twice: { exact: x }
       |     ----- first here
       |
       = help: keep one of them
    "#);
}

#[test]
fn lineage() {
    insta::assert_snapshot!(faults("
a: { type: web, derived-from: b }
b: { type: web, edition-of: c }
c: { type: web, original: \"a#p1\" }
d: { type: web, derived-from: d }
e: { type: web, derived-from: [gg, a/b] }
g: { type: web }
"), @r#"
    error[cyclic-source]: `a` derives from itself
     --> sources/library.yml:2:1
      |
    2 | a: { type: web, derived-from: b }
      | ^
      |
     ::: sources/library.yml:3:1
      |
    3 | b: { type: web, edition-of: c }
      | - through this
      |
     ::: sources/library.yml:4:1
      |
    4 | c: { type: web, original: "a#p1" }
      | - through this
      |
      = note: the line is `a` from `b` from `c` from `a`
      = help: leave out the `derived-from`, `edition-of` or `original` that is wrong

    error[cyclic-source]: `d` derives from itself
     --> sources/library.yml:5:1
      |
    5 | d: { type: web, derived-from: d }
      | ^
      |
      = note: the line is `d` from `d`
      = help: leave out the `derived-from`, `edition-of` or `original` that is wrong

    error[unknown-source]: no source `gg` in this library
     --> sources/library.yml:6:32
      |
    6 | e: { type: web, derived-from: [gg, a/b] }
      |                                ^^

    error[bad-address]: `a/b` holds `/`
     --> sources/library.yml:6:36
      |
    6 | e: { type: web, derived-from: [gg, a/b] }
      |                                    ^^^
      |
      = help: a source's id holds letters, digits and `_` `-` `:` only
    "#);
}

#[test]
fn references_that_hayagriva_refuses() {
    insta::assert_snapshot!(faults("
a: { type: web, language: [x], author: 7, url: \"https://\", title: ok }
b: { title: no type }
c:
d: just words
"), @r#"
    error[bad-value]: `language` cannot be read: invalid type: sequence, expected A valid Unicode Language Identifier
     --> sources/library.yml:2:27
      |
    2 | a: { type: web, language: [x], author: 7, url: "https://", title: ok }
      |                           ^^^

    error[bad-value]: `author` cannot be read: invalid type: integer `7`, expected a name string or a dictionary with a `name` key
     --> sources/library.yml:2:40
      |
    2 | a: { type: web, language: [x], author: 7, url: "https://", title: ok }
      |                                        ^

    error[bad-value]: `url` cannot be read: empty host
     --> sources/library.yml:2:48
      |
    2 | a: { type: web, language: [x], author: 7, url: "https://", title: ok }
      |                                                ^^^^^^^^^^

    error[bad-value]: `b` does not say what it is
     --> sources/library.yml:3:1
      |
    3 | b: { title: no type }
      | ^
      |
      = help: add a `type`, such as `type: article`

    error[bad-value]: nothing is said of `c`
     --> sources/library.yml:4:1
      |
    4 | c:
      | ^
      |
      = help: say at least its `type`, such as `type: article`

    error[bad-value]: a source is a map of keys and values
     --> sources/library.yml:5:4
      |
    5 | d: just words
      |    ^^^^^^^^^^
    "#);
}
