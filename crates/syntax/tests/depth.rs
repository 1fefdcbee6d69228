//! Trees are safe to build and to drop at any size, on the small stack of a test thread and without optimisation.

use rondo_syntax::{Parsed, TreeStyle, dump_tree, parse_module};

/// What was complained of first.
fn first_message(parsed: &Parsed) -> &str {
    parsed.diagnostics.first().map_or("", |diagnostic| &diagnostic.message)
}

/// Parses a text that must work, looks at its tree, and drops it.
fn works(text: &str) {
    let parsed = parse_module(text);
    assert!(parsed.is_ok(), "{:?}", parsed.diagnostics.first());
    let source = rondo_diagnostics::Source::new("", text);
    assert!(dump_tree(&parsed.module, &source, TreeStyle::default()).len() > "Module(body=[])".len());
}

/// Parses a text that must be refused with this message, and with nothing else.
fn refused(text: &str, message: &str) {
    let parsed = parse_module(text);
    assert_eq!(first_message(&parsed), message);
    assert_eq!(parsed.diagnostics.len(), 1, "{:?}", parsed.diagnostics);
}

#[test]
fn chains_that_lean_to_the_left_work_by_the_thousands() {
    works(&format!("1{}", " + 1".repeat(15_000)));
    works(&format!("x{}", ".a".repeat(15_000)));
    works(&format!("f{}", "()".repeat(15_000)));
    works(&format!("x{}", "[0]".repeat(15_000)));
}

#[test]
fn chains_of_a_million_links_are_refused() {
    for (first, link) in
        [("1", " + 1"), ("x", ".a"), ("f", "()"), ("x", "[0]"), ("a", " < a"), ("a", " and a")]
    {
        refused(&format!("{first}{}\n", link.repeat(1_000_000)), "too deeply nested");
    }
}

#[test]
fn lists_are_no_chains() {
    works(&format!("[{}]", "a, ".repeat(100_000)));
    works(&format!("f({})", "-a, ".repeat(30_000)));
    works(&format!("x = [{}]", "lambda: 1, ".repeat(5_000)));
    works(&format!("'a'{}", " 'a'".repeat(30_000)));
}

#[test]
fn prefixes_nest_to_a_limit() {
    for prefix in ["-", "+", "~", "not ", "lambda: ", "a if b else ", "2 ** ", "- + ~ "] {
        works(&format!("{}1", prefix.repeat(300)));
        refused(&format!("{}1\n", prefix.repeat(100_000)), "too deeply nested");
    }
}

#[test]
fn brackets_nest_to_cpythons_limit() {
    for (opener, closer) in
        [("(", ")"), ("[", "]"), ("f(", ")"), ("x[", "]"), ("{0:", "}"), ("(lambda: ", ")")]
    {
        works(&format!("{}1{}", opener.repeat(200), closer.repeat(200)));
        refused(&format!("{}1{}\n", opener.repeat(201), closer.repeat(201)), "too many nested parentheses");
        refused(
            &format!("{}1{}\n", opener.repeat(50_000), closer.repeat(50_000)),
            "too many nested parentheses",
        );
    }
    let parsed = parse_module(&"(".repeat(100_000));
    assert_eq!(first_message(&parsed), "too many nested parentheses");
}

#[test]
fn blocks_nest_to_cpythons_limit() {
    let nested = |depth: usize| {
        let headers: String = (0..depth).map(|level| format!("{}if x:\n", " ".repeat(level))).collect();
        format!("{headers}{}pass\n", " ".repeat(depth))
    };
    works(&nested(99));
    assert_eq!(first_message(&parse_module(&nested(100))), "too many levels of indentation");
    assert!(!parse_module(&nested(2_000)).is_ok());
}

#[test]
fn elifs_nest_to_a_limit() {
    let chain = |count: usize| format!("if a: pass\n{}else: pass\n", "elif a: pass\n".repeat(count));
    works(&chain(900));
    refused(&chain(20_000), "too deeply nested");
}

#[test]
fn patterns_nest_like_brackets() {
    let pattern =
        |depth: usize| format!("match x:\n case {}a{}: pass\n", "[".repeat(depth), "]".repeat(depth));
    works(&pattern(200));
    refused(&pattern(201), "too many nested parentheses");
}

#[test]
fn f_strings_nest_like_brackets() {
    let nested = |depth: usize| format!("{}1{}\n", "f'{".repeat(depth), "}'".repeat(depth));
    works(&nested(150));
    refused(&nested(1_000), "too many nested parentheses");
}

#[test]
fn try_statements_without_their_other_half_take_no_exponential_time() {
    let nested: String = (0..90).map(|level| format!("{}try:\n", " ".repeat(level))).collect();
    let parsed = parse_module(&format!("{nested}{}pass\n", " ".repeat(90)));
    assert!(
        parsed
            .diagnostics
            .iter()
            .all(|diagnostic| diagnostic.message == "expected 'except' or 'finally' block")
    );
    assert_eq!(parsed.diagnostics.len(), 90);
}

#[test]
fn unclosed_brackets_take_no_quadratic_time() {
    let lines = "x = (\n".repeat(20_000);
    assert!(!parse_module(&lines).is_ok());
    let parsed = parse_module(&"f(\ny = 1\n".repeat(5_000));
    assert!(parsed.diagnostics.len() >= 5_000, "each is reported: {}", parsed.diagnostics.len());
}
