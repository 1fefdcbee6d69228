//! What is doubtful, and what looks like it and is not: CPython's rules, with its words.

use rondo_compiler::{CompileOptions, compile_with_doubts};
use rondo_diagnostics::Source;
use rondo_syntax::parse_module;

/// What the compiler warns of in a program that runs.
fn doubts(program: &str) -> Vec<String> {
    let parsed = parse_module(program);
    let source = Source::new("example.py", program);
    let compiled = compile_with_doubts(&parsed.module, &source, CompileOptions::default());
    let (_, doubts) = compiled.expect("doubts keep nothing from running");
    doubts.into_iter().map(|doubt| doubt.message).collect()
}

#[test]
fn literals_are_not_compared_by_identity() {
    for (program, name) in [
        ("x is 5", "int"),
        ("5 is x", "int"),
        ("x is 1.5 is y", "float"),
        ("x == 2 is y", "int"),
        ("x is 'a' 'b'", "str"),
        ("x is ()", "tuple"),
        ("x is (1, 2)", "tuple"),
    ] {
        assert_eq!(
            doubts(program),
            [format!("\"is\" with '{name}' literal. Did you mean \"==\"?")],
            "{program}"
        );
    }
    assert_eq!(doubts("x is not b'a'"), ["\"is not\" with 'bytes' literal. Did you mean \"!=\"?"]);
    for program in
        ["x is None", "x is True", "x is ...", "x is -1", "x is [1]", "x is (1, (2,))", "x is f'a'"]
    {
        assert_eq!(doubts(program), [""; 0], "{program}");
    }
}

#[test]
fn a_tuple_is_no_assertion() {
    assert_eq!(doubts("assert (x, 'a')"), ["assertion is always true, perhaps remove parentheses?"]);
    for program in ["assert ()", "assert [1]", "assert (x), 'a'", "assert 'a'"] {
        assert_eq!(doubts(program), [""; 0], "{program}");
    }
}

#[test]
fn finally_is_left_at_its_end() {
    let around =
        |body: &str| doubts(&format!("def f():\n for i in x:\n  try: pass\n  finally:\n   {body}\n"));
    for word in ["return", "break", "continue"] {
        assert_eq!(around(word), [format!("'{word}' in a 'finally' block")]);
    }
    assert_eq!(around("try:\n    return\n   finally: pass"), ["'return' in a 'finally' block"]);
    for body in ["while x: break", "for y in z: return", "def g(): return 1", "g = lambda: 1", "pass"] {
        assert_eq!(around(body), [""; 0], "{body}");
    }
}

#[test]
fn a_comma_may_be_missing() {
    for (program, message) in [
        ("(1, 2)(3)", "'tuple' object is not callable"),
        ("'a'(3)", "'str' object is not callable"),
        ("None()", "'NoneType' object is not callable"),
        ("{1}[2]", "'set' object is not subscriptable"),
        ("(lambda: 1)[2]", "'function' object is not subscriptable"),
        ("[1, 2][3, 4]", "list indices must be integers or slices, not tuple"),
        ("f'{x}'['a']", "str indices must be integers or slices, not str"),
    ] {
        assert_eq!(doubts(program), [format!("{message}; perhaps you missed a comma?")], "{program}");
    }
    for program in
        ["(lambda: 1)()", "x(1)", "[1][0]", "[1][x]", "[1][True]", "[1][0:1]", "{1: 2}[1]", "[1]['a'] = 2"]
    {
        assert_eq!(doubts(program), [""; 0], "{program}");
    }
}
