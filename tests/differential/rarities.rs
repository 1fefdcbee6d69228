//! What programs seldom write: deleted attributes and captured variables, class bodies that read and delete names, imports
//! with a star, groups of exceptions, functions with more locals than a byte can number, asynchronous iteration by hand.

use crate::source::Program;

/// A few of each, in random order.
pub fn rarities(p: &mut Program) {
    p.line("from math import *");
    p.line("from operator import add as plus, sub");
    let parts: [fn(&mut Program); 7] =
        [attributes, captured, class_bodies, groups, many_locals, by_hand, small_things];
    let start = p.below(parts.len());
    for place in 0..parts.len() {
        let part = parts[(start + place) % parts.len()];
        p.guarded(part);
    }
}

fn attributes(p: &mut Program) {
    let (class, value) = (p.fresh("Holder"), p.below(9));
    p.block(format!("class {class}:"), |p| p.line(format!("shared = {value}")));
    p.line(format!("thing = {class}()"));
    p.line(format!("thing.own = thing.shared = {}", value + 1));
    p.line("del thing.shared");
    p.line("print(thing.own, thing.shared, vars(thing))");
    let name = p.pick(&["own", "shared", "missing"]);
    p.guarded(|p| {
        p.line(format!("del thing.{name}"));
        p.line("print(vars(thing), hasattr(thing, 'own'))");
    });
    p.guarded(|p| p.line(format!("del {class}.{name}, thing.{name}")));
}

fn captured(p: &mut Program) {
    let (outer, value) = (p.fresh("outer"), p.below(99));
    let deletes = p.once_in(2);
    p.function(format!("def {outer}(x):"), |p| {
        p.function("def show():", |p| p.line("return x + 1"));
        p.function("def forget():", |p| {
            p.line("nonlocal x");
            p.line("del x");
        });
        p.line("print(show())");
        p.line(if deletes { "forget()" } else { "del x" });
        p.line("return show()");
    });
    p.guarded(|p| p.line(format!("print({outer}({value}))")));
}

fn class_bodies(p: &mut Program) {
    let (maker, value) = (p.fresh("make"), p.below(99));
    let name = p.pick(&["x", "y", "plus"]);
    p.line("y = 5");
    p.function(format!("def {maker}(x, z=(1, 2)):"), |p| {
        p.block("class Made:", |p| {
            p.line("kept = [z, z[0]]");
            p.line("before = x, y");
            p.line("x = x * 2");
            p.line("y = plus(x, 1)");
            p.line("after = [x, y, sub(y, x)]");
            p.line(format!("del {name}"));
            p.function("def method(self):", |p| p.line("return x, z"));
        });
        p.line("return Made");
    });
    p.guarded(|p| {
        p.line(format!("made = {maker}({value})"));
        p.line(
            "print(made.before, made.after, made().method(), sorted(k for k in vars(made) if k[0] != '_'))",
        );
    });
}

fn groups(p: &mut Program) {
    let kinds: Vec<String> =
        (0..4).map(|_| p.pick(&["ValueError", "TypeError", "KeyError", "OSError"]).to_string()).collect();
    let again = p.once_in(2);
    p.block("try:", |p| {
        p.block("try:", |p| {
            p.line(format!(
                "raise ExceptionGroup('outer', [{}(1), ExceptionGroup('inner', [{}(2), {}(3)]), {}(4), ArithmeticError(5)])",
                kinds[0], kinds[1], kinds[2], kinds[3]
            ));
        });
        p.block("except* (ValueError, KeyError) as group:", |p| {
            p.line("print('first', [type(e).__name__ for e in group.exceptions])");
            if again {
                p.line("raise LookupError('new')");
            }
        });
        p.block("except* TypeError as group:", |p| {
            p.line("print('second', len(group.exceptions), group.message)");
            p.line("raise");
        });
        p.block("else:", |p| p.line("print('none')"));
        p.block("finally:", |p| p.line("print('finally')"));
    });
    p.block("except BaseException as error:", |p| {
        p.line("print(type(error).__name__, error.args[0] if error.args else '')");
        p.line("print([type(e).__name__ for e in getattr(error, 'exceptions', ())])");
    });
}

fn many_locals(p: &mut Program) {
    let (wide, count) = (p.fresh("wide"), 262 + p.below(20));
    p.function(format!("def {wide}():"), |p| {
        for number in 0..count {
            p.line(format!("v{number} = {number}"));
        }
        let (a, b) = (p.below(count), count - 1 - p.below(5));
        p.line(format!("v{b} += v{a}"));
        p.line(format!("del v{a}"));
        p.line(format!("return v{b}, len(locals())"));
    });
    p.line(format!("print({wide}())"));
}

fn by_hand(p: &mut Program) {
    let (steps, asked) = (p.below(4), p.below(5));
    p.function("async def numbers():", |p| {
        p.block(format!("for number in range({steps}):"), |p| p.line("yield number"));
    });
    p.function("async def main():", |p| {
        p.line("source = aiter(numbers())");
        p.block(format!("for _ in range({asked}):"), |p| p.line("print(await anext(source, 'over'))"));
        p.line("return await anext(source)");
    });
    p.line("waiting = main()");
    p.block("try:", |p| p.line("waiting.send(None)"));
    p.block("except StopIteration as stop:", |p| p.line("print('gave', stop.value)"));
    p.block("except StopAsyncIteration:", |p| p.line("print('nothing left')"));
}

fn small_things(p: &mut Program) {
    let (a, b) = (p.below(9), p.below(9));
    p.line(format!("a, b, empty = {a}, {b}, []"));
    p.line("print(a is not None, a is b, empty is not [], not not a)");
    p.line("print(sorted({*range(a), *range(b), -1}), sorted({b, *empty, a}))");
    p.line("print([bool(x) for x in (a, empty, '')], (a and b) or empty, floor(a / 2 + 0.5), sqrt(b * b))");
    p.block("while a != 12:", |p| p.line("a += 1"));
    p.block("if a != 12 or b != 3:", |p| p.line("print('not three')"));
    p.line("truth = not (a and not b)");
    p.line("print(truth, a < b <= 5 < 9, (lambda: not empty)())");
}
