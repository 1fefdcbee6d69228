//! Functions with every kind of parameter, closures, and generators driven by hand.

use crate::source::{Kind, Program};

/// Functions, parameters, closures.
pub fn functions(p: &mut Program) {
    let mut calls: Vec<(String, usize)> = Vec::new();
    for _ in 0..4 {
        let name = p.fresh("f");
        match p.below(4) {
            0 => closure(p, &name),
            1 => recursive(p, &name),
            _ => plain(p, &name, &calls),
        }
        calls.push((name.clone(), 2));
        for _ in 0..3 {
            p.guarded(|p| {
                let call = call(p, &name);
                p.line(format!("print({call})"));
            });
        }
    }
    for _ in 0..4 {
        p.guarded(|p| {
            let index = p.below(calls.len());
            let name = calls[index].0.clone();
            let (list, call) = (p.list(1), call(p, &name));
            p.line(format!("print([{name}(v, 1) for v in ({list})[:4]], {call})"));
        });
    }
}

/// A call with positional, keyword and spread arguments, now and then wrong ones.
fn call(p: &mut Program, name: &str) -> String {
    let (a, b) = (p.int(1), p.int(1));
    match p.below(7) {
        0 => format!("{name}({a}, {b})"),
        1 => format!("{name}({a}, b={b})"),
        2 => format!("{name}(b={b}, a={a})"),
        3 => format!("{name}(*[{a}, {b}])"),
        4 => format!("{name}({a}, **{{'b': {b}}})"),
        5 => format!("{name}({a}, {b}, {a})"),
        _ => format!("{name}({a})"),
    }
}

fn plain(p: &mut Program, name: &str, known: &[(String, usize)]) {
    let parameters = p.pick(&[
        "a, b",
        "a, b=2",
        "a, /, b=3",
        "a, *rest, b=4",
        "a, b, *rest, **more",
        "a=1, *, b=5",
        "a, b=0, c=7",
    ]);
    p.function(format!("def {name}({parameters}):"), |p| {
        p.holds("a", Kind::Int);
        p.holds("b", Kind::Int);
        for (extra, shown) in [("rest", "rest"), ("more", "sorted(more.items())"), ("c=", "c")] {
            if parameters.contains(extra) {
                p.line(format!("print({shown})"));
            }
        }
        p.statements(2, 1);
        if !known.is_empty() && p.once_in(2) {
            let index = p.below(known.len());
            let (argument, other) = (p.int(1), known[index].0.clone());
            p.guarded(|p| p.line(format!("print('inner', {other}({argument} % 10, 1))")));
        }
        let (condition, early, late) = (p.truth(1), p.int(1), p.int(2));
        p.block(format!("if {condition}:"), |p| p.line(format!("return {early}")));
        p.line(format!("return ({late}) % 1000003"));
    });
}

fn recursive(p: &mut Program, name: &str) {
    let (base, step) = (p.int(0), p.int(1));
    p.function(format!("def {name}(a, b=1):"), |p| {
        p.holds("a", Kind::Int);
        p.holds("b", Kind::Int);
        p.line("a = a % 8");
        p.block("if a <= 0:", |p| p.line(format!("return {base} % 100")));
        p.line(format!("return {name}(a - 1, b + 1) + {step} % 10 * b"));
    });
    // The body mentions names of the program: they are globals there.
}

fn closure(p: &mut Program, name: &str) {
    let make = p.fresh("make");
    let (start, operator) = (p.int(0), p.pick(&["+", "-", "*", "^"]));
    p.function(format!("def {make}(start):"), |p| {
        p.line("count = start");
        p.line("log = []");
        p.block("def inner(a, b=1):", |p| {
            p.line("nonlocal count");
            p.line(format!("count = (count {operator} a) % 1009 + b"));
            p.line("log.append(count)");
            if p.once_in(2) {
                p.line("return [k() for k in [lambda k=k: k + count for k in log[-2:]]]");
            } else {
                p.line("return count, len(log)");
            }
        });
        p.line("return inner");
    });
    p.line(format!("{name} = {make}({start})"));
}

/// Generators that are sent to, thrown into and closed.
pub fn generators(p: &mut Program) {
    let mut names: Vec<String> = Vec::new();
    for _ in 0..3 {
        let name = p.fresh("g");
        let inner = if names.is_empty() { None } else { Some(names[p.below(names.len())].clone()) };
        p.function(format!("def {name}(n):"), |p| {
            p.holds("n", Kind::Int);
            p.line("got = None");
            yielding(p, inner.as_deref(), 3);
            if p.once_in(2) {
                p.line("return ('result', n)");
            }
        });
        names.push(name);
    }
    for name in &names {
        p.guarded(|p| p.line(format!("print(list({name}({})))", p.depth() + 1)));
        p.guarded(|p| {
            p.line(format!("it = {name}(2)"));
            for _ in 0..6 {
                let step = match p.below(7) {
                    0..=2 => "print('next', next(it, 'end'))".to_string(),
                    3 => format!("print('sent', it.send({}))", p.pick(&["None", "1", "'x'"])),
                    4 => format!(
                        "print('threw', it.throw({}))",
                        p.pick(&["ValueError('v')", "KeyError('k')", "GeneratorExit()"])
                    ),
                    5 => "it.close()".to_string(),
                    _ => "print('for', [v for v, _ in zip(it, range(2))])".to_string(),
                };
                p.block("try:", |p| p.line(step));
                p.block("except (Exception, GeneratorExit) as e:", |p| {
                    p.line("print('raised', type(e).__name__, getattr(e, 'value', ''))");
                });
            }
            p.line("del it");
            p.line("print('dropped')");
        });
        p.guarded(|p| p.line(format!("print(sum(v for v in {name}(3) if isinstance(v, int)))")));
    }
}

/// Statements of a generator of `n` that yields, loops, catches and delegates.
fn yielding(p: &mut Program, inner: Option<&str>, depth: usize) {
    for _ in 0..1 + p.below(3) {
        match p.below(if depth == 0 { 3 } else { 9 }) {
            0 | 1 => {
                let factor = p.below(9);
                p.line(format!("yield n * {factor}"));
            }
            2 => {
                let value = p.below(50);
                p.line(format!("got = yield {value}"));
                p.line("print('got', got)");
            }
            3 => {
                let name = p.fresh("i");
                let count = 1 + p.below(3);
                p.block(format!("for {name} in range({count}):"), |p| {
                    p.line(format!("yield {name} + n"));
                    yielding(p, inner, depth - 1);
                });
            }
            4 | 5 => {
                p.block("try:", |p| yielding(p, inner, depth - 1));
                if p.once_in(2) {
                    let types = p.pick(&["ValueError", "KeyError", "Exception", "GeneratorExit"]);
                    p.block(format!("except {types} as e:"), |p| {
                        p.line("print('inside', type(e).__name__)");
                        match p.below(4) {
                            0 => p.line("raise"),
                            1 if types != "GeneratorExit" => p.line("yield 'handled'"),
                            2 => p.line("return 'from except'"),
                            _ => {}
                        }
                    });
                }
                let mark = p.fresh("fin");
                p.block("finally:", |p| p.line(format!("print('{mark}')")));
            }
            6 if inner.is_some() => {
                let inner = inner.expect("there is a generator to delegate to");
                p.line(format!("got = yield from {inner}(n - 1)"));
                p.line("print('delegate gave', got)");
            }
            7 => {
                let when = p.below(4);
                let way = p.pick(&["return n", "raise ValueError('own')", "return"]);
                p.block(format!("if n == {when}:"), |p| p.line(way));
            }
            _ => {
                let (a, b) = (p.below(9), p.below(9));
                p.line(format!("yield from [{a}, {b}]"));
            }
        }
    }
}
