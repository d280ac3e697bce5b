use super::parse;

fn fault(text: &str) -> String {
    parse(text).expect_err("a fault").message
}

#[test]
fn depth_is_bounded() {
    let deep = |levels| format!("a: {}1{}", "[".repeat(levels), "]".repeat(levels));
    assert!(fault(&deep(100)).contains("nested deeper than 32 levels"));
    assert!(fault(&deep(100_000)).contains("recursion limit exceeded"));
}

#[test]
fn size_is_bounded_with_aliases_written_out() {
    let mut bomb = "a: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n".to_owned();
    for level in 1..12 {
        let one = format!("*x{}, ", level - 1);
        bomb += &format!("b{level}: &x{level} [{}]\n", one.repeat(10));
    }
    assert!(fault(&bomb).contains("more than 10000 values"));
    let long = format!("a: [{}]", "1, ".repeat(10_000));
    assert!(fault(&long).contains("more than 10000 values"));
    assert!(fault("a: &x { b: *x }").contains("its own anchor"));
}
