//! Classes with operators and attributes, and objects that say when they die.

use crate::source::Program;

/// Classes with operators, attributes and inheritance.
pub fn classes(p: &mut Program) {
    let mut classes: Vec<String> = Vec::new();
    for _ in 0..3 {
        let name = p.fresh("C");
        let bases = match classes.len() {
            0 => String::new(),
            1 => format!("({})", classes[0]),
            _ => match p.below(3) {
                0 => format!("({})", classes[1]),
                1 => format!("({}, {})", classes[1], classes[0]),
                _ => String::new(),
            },
        };
        let derived = !bases.is_empty();
        p.function(format!("class {name}{bases}:"), |p| class_body(p, &name, derived));
        classes.push(name);
    }
    p.line(format!("print([c.__name__ for c in {}.__mro__])", classes[2]));
    for class in &classes {
        let n = p.below(9);
        p.line(format!("{} = {class}({n})", class.to_lowercase()));
    }
    for _ in 0..20 {
        p.guarded(|p| use_objects(p, &classes));
    }
}

fn class_body(p: &mut Program, name: &str, derived: bool) {
    let shared = p.below(9);
    p.line(format!("shared = {shared}"));
    p.block("def __init__(self, n=0):", |p| {
        if derived && p.once_in(2) {
            p.line("super().__init__(n + 1)");
        }
        p.line("self.n = n");
    });
    p.block("def __repr__(self):", |p| p.line("return f'{type(self).__name__}<{self.n}>'"));
    for operator in ["add", "sub", "mul", "and", "floordiv"] {
        for side in ["", "r", "i"] {
            if p.once_in(4) {
                p.block(format!("def __{side}{operator}__(self, other):"), |p| {
                    p.line(format!("print('{name}.{side}{operator}')"));
                    match p.below(3) {
                        0 => p.line("return NotImplemented"),
                        1 => p.line("return type(self)(self.n + (other.n if hasattr(other, 'n') else 1))"),
                        _ => p.line("return self.n"),
                    }
                });
            }
        }
    }
    for comparison in ["eq", "lt", "gt", "le", "ne"] {
        if p.once_in(3) {
            let answer = p.pick(&[
                "NotImplemented",
                "self.n < getattr(other, 'n', 3)",
                "True",
                "self.n == getattr(other, 'n', other)",
            ]);
            p.block(format!("def __{comparison}__(self, other):"), |p| {
                p.line(format!("print('{name}.{comparison}')"));
                p.line(format!("return {answer}"));
            });
        }
    }
    let specials = [
        ("def __len__(self):", "return self.n % 4"),
        ("def __bool__(self):", "return self.n % 2 == 0"),
        ("def __getitem__(self, i):", "return [10, 20, 30][i]"),
        ("def __contains__(self, x):", "return x == self.n"),
        ("def __iter__(self):", "yield from range(self.n % 4)"),
        ("def __call__(self, *args, **kw):", "return self.n, args, kw"),
        ("def __neg__(self):", "return type(self)(-self.n)"),
        ("def __hash__(self):", "return self.n"),
        (
            "def __getattr__(self, name):",
            "return f'no {name}' if name.startswith('z') else object.__getattribute__(self, name)",
        ),
        (
            "def __setattr__(self, name, value):",
            "super().__setattr__(name, value if name == 'n' else ('set', value))",
        ),
        ("def __int__(self):", "return self.n"),
        ("def __index__(self):", "return self.n % 3"),
        ("def __format__(self, spec):", "return f'[{self.n}:{spec}]'"),
    ];
    for (head, body) in specials {
        if p.once_in(4) {
            p.block(head, |p| p.line(body));
        }
    }
    p.block("def method(self, x=1):", |p| {
        if derived && p.once_in(2) {
            p.line("return ('sub', super().method(x) if hasattr(super(), 'method') else x)");
        } else {
            p.line(format!("return ('{name}', self.n + x)"));
        }
    });
    match p.below(4) {
        0 => {
            p.line("@property");
            p.block("def twice(self):", |p| p.line("return self.n * 2"));
            if p.once_in(2) {
                p.line("@twice.setter");
                p.block("def twice(self, value):", |p| p.line("self.n = value // 2"));
            }
        }
        1 => {
            p.line("@classmethod");
            p.block("def twice(cls, n=5):", |p| p.line("return cls(n).n * 2"));
        }
        2 => {
            p.line("@staticmethod");
            p.block("def twice(n=5):", |p| p.line("return n * 2"));
        }
        _ => p.line("twice = 'plain'"),
    }
}

fn use_objects(p: &mut Program, classes: &[String]) {
    let object = |p: &mut Program| {
        let index = p.below(classes.len());
        classes[index].to_lowercase()
    };
    let (a, b) = (object(p), object(p));
    let class = classes[p.below(classes.len())].clone();
    let number = p.int_literal();
    let action = match p.below(18) {
        0 | 1 => format!("print({a} {} {b})", p.pick(&["+", "-", "*", "&", "//"])),
        2 => format!("print({a} {} {number})", p.pick(&["+", "-", "*", "&", "//"])),
        3 => format!("print(({number}) {} {a})", p.pick(&["+", "-", "*", "&", "//"])),
        4 => format!("{a} {} {b}\nprint({a})", p.pick(&["+=", "-=", "*=", "//="])),
        5 | 6 => format!("print({a} {} {b})", p.pick(&["==", "!=", "<", ">", "<=", ">="])),
        7 => format!("print({a}.method(), {b}.method(x=3), {class}.method({a}))"),
        8 => format!("print(bool({a}), not {b}, 'yes' if {a} else 'no')"),
        9 => format!("print(len({a}), list({a}), 1 in {a})"),
        10 => format!("print({a}[{}], {b}(1, k=2))", p.below(4)),
        11 => format!("print({a}.twice if not callable({a}.twice) else type({a}.twice).__name__)"),
        12 => format!("{a}.twice = 8\nprint({a}.n, {a}.__dict__)"),
        13 => format!("{a}.extra = 1\nprint({a}.extra, vars({a}))"),
        14 => format!("print({a}.zebra, {a}.missing)"),
        15 => format!("{class}.shared += 1\nprint([o.shared for o in ({a}, {b})])"),
        16 => format!(
            "print(isinstance({a}, {class}), issubclass(type({b}), {class}), f'{{{a}:>5}}', repr({b}))"
        ),
        _ => format!("print(sorted([{a}.n, {b}.n]), max({a}, {b}), {{{a}: 1}}[{b}])"),
    };
    for line in action.split('\n') {
        p.line(line);
    }
}

/// Finalisers, and when they run.
pub fn finalisers(p: &mut Program) {
    p.line("import gc");
    p.line("gc.disable()");
    p.block("class D:", |p| {
        p.block("def __init__(self, name, *held):", |p| p.line("self.name, self.held = name, held"));
        p.block("def __del__(self):", |p| p.line("print('del', self.name)"));
        p.block("def get(self, *args):", |p| p.line("return self.name"));
    });
    p.function("def gen(d):", |p| {
        p.block("try:", |p| {
            p.line("yield d.get()");
            p.line("yield 2");
        });
        p.block("finally:", |p| p.line("print('closing', d.name)"));
    });
    p.function("def boom(d):", |p| {
        p.line("local = D('local of boom', d)");
        p.line("raise ValueError('boom')");
    });
    p.function("def give(d):", |p| p.line("return d"));
    for number in 0..14 {
        p.line(format!("print('step {number}')"));
        finaliser_step(p);
    }
    // The end of the interpreter is left to the scripts: not every peer has one.
    p.line("x = items = d = e = it = v = f = a = holder = y = None");
    p.line("gc.collect()");
    p.line("print('end')");
}

/// One statement at a time, with one object alive in it at a time or in one order: where CPythons differ among
/// themselves (the order in which the locals of a frame die), nothing here depends on it.
fn finaliser_step(p: &mut Program) {
    let make = |p: &mut Program| {
        let name = p.fresh("o");
        format!("D('{name}')")
    };
    let first = make(p);
    let second = make(p);
    match p.below(16) {
        0 => p.line(first),
        1 => p.line(format!("print({first}.get())")),
        2 => {
            p.line(format!("x = {first}"));
            p.line(format!("x = {second}"));
        }
        3 => {
            p.line(format!("items = [{first}]"));
            p.line(format!("items.append({second})"));
            p.line_of(&[
                "items.pop()",
                "del items[0]",
                "items.clear()",
                "items[0] = None",
                "items = None",
                "items[:] = []",
            ]);
        }
        4 => {
            p.line(format!("d = {{'k': {first}}}"));
            p.line_of(&["d['k'] = 1", "del d['k']", "d.clear()", "d.pop('k')", "d.update(k=2)", "d = None"]);
        }
        5 => {
            p.block("try:", |p| p.line(format!("boom({first})")));
            p.block("except ValueError as e:", |p| p.line("print('caught', e)"));
        }
        6 => {
            p.line(format!("it = gen({first})"));
            p.line("print(next(it))");
            p.line_of(&["it = None", "it.close()", "del it", "print(list(it))"]);
        }
        7 => p.block(format!("for v in gen({first}):"), |p| {
            p.line("print(v)");
            p.line_of(&["break", "continue", "pass"]);
        }),
        8 => {
            p.line(format!("f = {first}.get"));
            p.line("print(f())");
            p.line("f = None");
        }
        9 => {
            p.line(format!("f = (lambda d: lambda: d.name)({first})"));
            p.line("print(f())");
            p.line("f = None");
        }
        10 => p.line(format!("print(give(give({first})).name)")),
        11 => {
            p.line(format!("a = {first}"));
            p.line("a.me = a");
            p.line("a = None");
            p.line("print('in a cycle')");
            p.line("gc.collect()");
        }
        12 => p.line(format!("print([d.name for d in [{first}]])")),
        13 => {
            p.line(format!("holder = D('holder', {first})"));
            p.line("holder = None");
        }
        14 => p.line(format!("y = {first} if not {second} else None")),
        _ => {
            let name = p.fresh("f");
            p.function(format!("def {name}(argument):"), |p| {
                p.line("print('in', argument.name)");
                p.line_of(&[
                    "argument = None",
                    "del argument",
                    "return argument",
                    "return argument.name",
                    "pass",
                ]);
                p.line("print('leaving')");
            });
            p.line(format!("print(type({name}({first})).__name__)"));
        }
    }
}
