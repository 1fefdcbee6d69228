//! Programs that are larger or deeper than people write: they compile, or are refused in words. (Test threads have small stacks.)

mod common;

use rondo_bytecode::{CodeKind, Instr};
use rondo_compiler::{CompileOptions, Mode};

fn compiles(text: &str) {
    if let Err(faults) = common::compile("limits.py", text, CompileOptions::default()) {
        panic!("{}", faults[0].message);
    }
}

fn refusal(text: &str) -> String {
    let faults = common::compile("limits.py", text, CompileOptions::default()).expect_err("it is too large");
    faults[0].message.clone()
}

fn numbered(count: usize, separator: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(separator)
}

#[test]
fn very_many_locals_are_wide() {
    let bindings = numbered(400, "\n", |n| format!("    v{n} = {n}"));
    let uses = "\n    v399 += v1; v3 = v399 + v398; del v350\n    for v380 in range(3): print(v380, v3)\n    \
                with v1 as v390, v2 as (v391, v392): pass\n    try: pass\n    except E as v393: print(v393)\n    \
                v394, v395 = v395, v394\n    return [v0 for v381 in v380 for v382 in v381]\n";
    let text = format!("def f():\n{bindings}{uses}");
    compiles(&text);
    let code = common::compile("limits.py", &text, CompileOptions::default()).expect("it compiles");
    let f = common::first_function(&code);
    assert!(f.registers > 255 && f.locals.iter().any(|local| local.register >= 255));
}

#[test]
fn very_many_captured_locals() {
    let bindings = numbered(150, "\n", |n| format!("    v{n} = {n}"));
    let uses = numbered(150, ", ", |n| format!("v{n}"));
    compiles(&format!("def f():\n{bindings}\n    return lambda: ({uses})\n"));
}

#[test]
fn very_long_displays_and_calls() {
    compiles(&format!("x = [{}]", numbered(5000, ", ", |n| format!("a{n}"))));
    compiles(&format!("x = ({})", numbered(500, ", ", |n| format!("a{n}"))));
    compiles(&format!("x = {{{}}}", numbered(500, ", ", |n| format!("a{n}"))));
    compiles(&format!("x = {{{}}}", numbered(500, ", ", |n| format!("a{n}: b{n}"))));
    compiles(&format!("f({})", numbered(500, ", ", |n| format!("a{n}"))));
    compiles(&format!("f({})", numbered(500, ", ", |n| format!("a{n}=b"))));
    compiles(&format!("f'{}'", numbered(500, "", |n| format!("{{a{n}}}."))));
    compiles(&format!("class C({}): pass", numbered(300, ", ", |n| format!("a{n}"))));
}

#[test]
fn very_long_chains() {
    compiles(&format!("x = {}", numbered(15_000, " + ", |n| format!("a{n}"))));
    compiles(&format!("x = a{}", ".b".repeat(15_000)));
    compiles(&format!("x = {}", numbered(5000, " + ", |n| n.to_string())));
    compiles(&format!("x = {}", numbered(500, " and ", |n| format!("a{n}"))));
    compiles(&format!("x = {}", numbered(500, " < ", |n| format!("a{n}"))));
    compiles(&format!("x = {}z", numbered(300, "", |n| format!("a{n} if b{n} else "))));
}

#[test]
fn very_deep_trees() {
    compiles(&format!("x = {}1{}", "[".repeat(190), "]".repeat(190)));
    compiles(&format!("x = {}1{}", "f(".repeat(190), ")".repeat(190)));
    compiles(&format!("x = {}y", "-".repeat(900)));
    let blocks = numbered(90, "\n", |n| format!("{}if x:", " ".repeat(n)));
    compiles(&format!("{blocks}\n{}pass\n", " ".repeat(90)));
}

#[test]
fn what_is_too_large_is_refused_in_words() {
    let nested = numbered(150, "", |n| format!("f(a{n}, "));
    assert_eq!(
        refusal(&format!("x = {nested}1{}", ")".repeat(150))),
        "this expression is too deeply nested: it needs more than 254 registers"
    );
    let parameters = numbered(230, ", ", |n| format!("a{n}"));
    assert_eq!(refusal(&format!("def f({parameters}): pass")), "more than 200 parameters are not supported");
    let blocks = numbered(22, "\n", |n| format!("{}while x:", " ".repeat(n)));
    assert_eq!(refusal(&format!("{blocks}\n{}pass\n", " ".repeat(22))), "too many statically nested blocks");
}

#[test]
fn modes() {
    let prompt = CompileOptions { mode: Mode::Interactive, allow_top_level_await: true };
    let code = common::compile("<stdin>", "'doc'; 1 + 1\nx = 2\n", prompt).expect("it compiles");
    let echoes = code.instrs.iter().filter(|instr| matches!(instr, Instr::Echo { .. })).count();
    assert_eq!((code.kind, echoes), (CodeKind::Module, 2));
    let code = common::compile("<stdin>", "await x\n", prompt).expect("it compiles");
    assert_eq!(code.kind, CodeKind::Coroutine);
    let code = common::compile("x.py", "[x async for x in y]\n", prompt).expect("it compiles");
    assert_eq!(code.kind, CodeKind::Coroutine);
    assert_eq!(refusal("await x\n"), "'await' outside function");
}
