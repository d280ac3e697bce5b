use super::{Node, Reading, read, text};

/// Returns a tree as nested brackets.
fn outline(markdown: &str) -> String {
    fn say(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Text(text, _) => text.replace('\n', "⏎"),
            Node::Element(element) => format!("({} {})", element.name, say(&element.children)),
        };
        nodes.iter().map(one).collect::<Vec<_>>().join("")
    }
    say(&read(markdown, &Reading::default()).nodes)
}

#[test]
fn markdown_and_html_are_one_tree() {
    for (markdown, tree) in [
        ("a *b* c", "(p a (em b) c)"),
        ("a <b>b *c*</b> d", "(p a (b b (em c)) d)"),
        ("<div>\n\nin *it*\n\n</div>", "(div ⏎(p in (em it)))"),
        ("<div>open\n\ntext", "(div open⏎(p text))"),
        ("<p>one</div>two</p>", "(p onetwo)"),
        ("x<!-- no -->y<script>z</script>", "(p xyz)"),
        ("<style>a{}</style>\n", "⏎"),
        ("| a |\n|--|\n| b |", "(table (thead (tr (th a)))(tr (td b)))"),
        ("![a *b* `c`](d.png)", "(p (img ))"),
    ] {
        assert_eq!(outline(markdown), tree, "{markdown}");
    }
}

#[test]
fn headings_get_the_ids_of_the_page() {
    let tree = read("# A `b` & C!\n\n# A b  C\n\n# Own {#own .kind}\n", &Reading::default());
    let ids: Vec<_> = tree.nodes.iter().filter_map(|node| node.element()?.attr("id")).collect();
    assert_eq!(ids, ["a-b--c", "a-b--c-1", "own"]);
}

#[test]
fn the_bodies_of_notes_stand_apart() {
    let tree = read("a[^x] b[^x]\n\n[^x]: body *one*\n", &Reading::default());
    assert_eq!(text(&tree.notes["x"]), "body one");
    assert_eq!(text(&tree.nodes), "a b");
}

#[test]
fn each_element_knows_its_place() {
    let markdown = "# One\n\nsee [this](x.md) now\n";
    let tree = read(markdown, &Reading::default());
    let mut places = Vec::new();
    super::walk(&tree.nodes, &mut |one| places.push((one.name.clone(), &markdown[one.at.clone()])));
    assert!(places.contains(&("a".to_owned(), "[this](x.md)")), "{places:?}");
}
