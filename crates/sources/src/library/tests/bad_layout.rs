//! Keys, ids and YAML that are wrong, and how it is said.

use super::faults;

#[test]
fn unknown_and_repeated_keys() {
    insta::assert_snapshot!(faults("
a:
  type: web
  descripter: x
  zzz: 1
  title: one
  title: two
  author: { nam: B }
  parent: { titel: C }
  passages: { q: { exact: x, form: y } }
  kinds: { headings: [p1] }
"), @r"
    error[unknown-key]: a source has no key `descripter`
     --> sources/library.yml:4:3
      |
    4 |   descripter: x
      |   ^^^^^^^^^^
      |
      = help: did you mean `descriptor`?

    error[unknown-key]: a source has no key `zzz`
     --> sources/library.yml:5:3
      |
    5 |   zzz: 1
      |   ^^^
      |
      = help: leave out what is not known, or put it into `note` or `descriptor`

    error[duplicate-key]: `title` stands twice
     --> sources/library.yml:7:3
      |
    7 |   title: two
      |   ^^^^^ again here
      |
     ::: sources/library.yml:6:3
      |
    6 |   title: one
      |   ----- first here
      |
      = help: keep one of them

    error[bad-value]: `author` cannot be read: missing field `name`
     --> sources/library.yml:8:11
      |
    8 |   author: { nam: B }
      |           ^^^^^^^^^^

    error[unknown-key]: `author` has no key `nam`
     --> sources/library.yml:8:13
      |
    8 |   author: { nam: B }
      |             ^^^
      |
      = help: did you mean `name`?

    error[unknown-key]: `parent` has no key `titel`
     --> sources/library.yml:9:13
      |
    9 |   parent: { titel: C }
      |             ^^^^^
      |
      = help: did you mean `title`?

    error[unknown-key]: a passage has no key `form`
      --> sources/library.yml:10:30
       |
    10 |   passages: { q: { exact: x, form: y } }
       |                              ^^^^
       |
       = help: known are exact, at, by, role, via, to, said-on, credibility

    error[unknown-key]: `kinds` has no key `headings`
      --> sources/library.yml:11:12
       |
    11 |   kinds: { headings: [p1] }
       |            ^^^^^^^^
       |
       = help: did you mean `heading`?
    ");
}

#[test]
fn ids() {
    insta::assert_snapshot!(faults("
../etc/passwd: { type: web }
a/b: { type: web }
c d: { type: web }
wapo: { type: web }
wapo:
  type: web
"), @r"
    error[bad-id]: `../etc/passwd` holds `.`
     --> sources/library.yml:2:1
      |
    2 | ../etc/passwd: { type: web }
      | ^^^^^^^^^^^^^
      |
      = help: a source's id holds letters, digits and `_` `-` `:` only

    error[bad-id]: `a/b` holds `/`
     --> sources/library.yml:3:1
      |
    3 | a/b: { type: web }
      | ^^^
      |
      = help: a source's id holds letters, digits and `_` `-` `:` only

    error[bad-id]: `c d` holds a space
     --> sources/library.yml:4:1
      |
    4 | c d: { type: web }
      | ^^^
      |
      = help: a source's id holds letters, digits and `_` `-` `:` only

    error[duplicate-id]: `wapo` stands twice
     --> sources/library.yml:6:1
      |
    6 | wapo:
      | ^^^^ again here
      |
     ::: sources/library.yml:5:1
      |
    5 | wapo: { type: web }
      | ---- first here
      |
      = help: give one of them another id, and rename its text
    ");
}

#[test]
fn syntax() {
    insta::assert_snapshot!(faults("
a:
  type: web
  title: one: two
b:
  type: \"web
c: { type: web
"), @r#"
    error[bad-yaml]: this is not YAML: mapping values are not allowed in this context
     --> sources/library.yml:4:13
      |
    4 |   title: one: two
      |             ^
      |
      = help: text with `: `, `#`, or a mark at its start needs quotation marks around it

    error[bad-yaml]: this is not YAML: while scanning a quoted scalar, found unexpected end of stream
     --> sources/library.yml:6:9
      |
    6 |   type: "web
      |         ^
      |
      = help: text with `: `, `#`, or a mark at its start needs quotation marks around it

    error[bad-yaml]: this is not YAML: while parsing a flow mapping, did not find expected ',' or '}'
     --> sources/library.yml:8:1
      |
    8 |
      | ^
      |
      = help: the `{` in line 7 has no end
    "#);
    insta::assert_snapshot!(faults("[a, b]"), @r"
    error[bad-value]: a library is a map from ids to sources
     --> sources/library.yml:1:1
      |
    1 | [a, b]
      | ^^^^^^
      |
      = help: write `id:` at the start of a line, and what is known of it indented below
    ");
    insta::assert_snapshot!(faults("a: {}\n---\nb: {}"), @r"
    error[bad-yaml]: a second document begins here; this file is one
     --> sources/library.yml:2:1
      |
    2 | ---
      | ^
    ");
}
