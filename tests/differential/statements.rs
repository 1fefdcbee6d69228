//! Statements: assignments, prints, loops, conditions, `match`, exceptions.

use crate::source::{Kind, Program};

/// Keeps a value from growing without end when a loop works on it again and again.
pub fn bounded(kind: Kind, expression: &str) -> String {
    match kind {
        Kind::Int => format!("({expression}) % 1000003"),
        Kind::Float => expression.to_string(),
        Kind::Text => format!("({expression})[:40]"),
        Kind::List => format!("({expression})[:12]"),
        Kind::Dict => format!("dict(list(({expression}).items())[:8])"),
        Kind::Set => format!("set(sorted({expression})[:8])"),
    }
}

impl Program {
    /// Binds a name of this kind.
    pub fn bind(&mut self, kind: Kind, depth: usize) {
        let value = self.expression(kind, depth);
        let value = bounded(kind, &value);
        let old = self.name(kind).filter(|_| self.once_in(2));
        let name = match old {
            Some(name) => name,
            None => self.fresh("v"),
        };
        self.line(format!("{name} = {value}"));
        self.holds(&name, kind);
    }

    /// One simple statement.
    pub fn simple(&mut self) {
        match self.below(8) {
            0..=1 => {
                let kinds = [Kind::Int, Kind::Float, Kind::Text, Kind::List, Kind::Dict, Kind::Set];
                let kind = kinds[self.below(kinds.len())];
                self.bind(kind, 2);
            }
            2 => {
                if let Some(name) = self.name(Kind::Int) {
                    let operator = self.pick(&["+=", "-=", "*=", "//=", "%=", "|=", "&=", "^="]);
                    let value = self.int(1);
                    self.line(format!("{name} {operator} {value}"));
                    self.line(format!("{name} %= 1000003"));
                }
            }
            3 => {
                let (a, b) = (self.fresh("v"), self.fresh("v"));
                let (first, second) = (self.int(1), self.int(1));
                let (first, second) = (bounded(Kind::Int, &first), bounded(Kind::Int, &second));
                self.line(format!("{a}, {b} = {first}, {second}"));
                self.holds(&a, Kind::Int);
                self.holds(&b, Kind::Int);
                if self.once_in(2) {
                    self.line(format!("{a}, {b} = {b}, {a}"));
                }
            }
            _ => {
                let values: Vec<String> = (0..1 + self.below(3)).map(|_| self.anything(2).0).collect();
                self.line(format!("print({})", values.join(", ")));
            }
        }
    }

    /// Several statements, compound ones among them while there is depth left.
    pub fn statements(&mut self, count: usize, depth: usize) {
        for _ in 0..count {
            if depth > 0 && self.once_in(3) {
                self.compound(depth - 1);
            } else {
                self.simple();
            }
        }
    }

    /// A loop, a condition or a `match`.
    pub fn compound(&mut self, depth: usize) {
        match self.below(7) {
            0 => self.conditional(depth),
            1 => self.for_loop(depth),
            2 => self.while_loop(depth),
            3 => self.match_statement(depth),
            4 => self.guarded(|p| p.statements(2, depth)),
            5 => self.for_items(depth),
            _ => self.conditional(depth),
        }
    }

    fn conditional(&mut self, depth: usize) {
        let condition = self.truth(2);
        self.block(format!("if {condition}:"), |p| p.statements(2, depth));
        if self.once_in(2) {
            let condition = self.truth(1);
            self.block(format!("elif {condition}:"), |p| p.statements(1, depth));
        }
        if self.once_in(2) {
            self.block("else:", |p| p.statements(2, depth));
        }
    }

    fn for_loop(&mut self, depth: usize) {
        let name = self.fresh("i");
        let over = match self.below(3) {
            0 => format!("range({})", self.below(6)),
            1 => {
                format!("range({}, {}, {})", self.below(9), self.below(9), self.pick(&["1", "-1", "2", "-3"]))
            }
            _ => format!("({})[:6]", self.list(1)),
        };
        self.block(format!("for {name} in {over}:"), |p| {
            p.holds(&name, Kind::Int);
            p.loop_body(depth);
        });
        if self.once_in(3) {
            self.block("else:", |p| p.statements(1, 0));
        }
    }

    fn for_items(&mut self, depth: usize) {
        let (key, value) = (self.fresh("k"), self.fresh("v"));
        let dict = self.dict(1);
        self.block(format!("for {key}, {value} in list(({dict}).items())[:5]:"), |p| {
            p.holds(&key, Kind::Text);
            p.holds(&value, Kind::Int);
            p.loop_body(depth);
        });
    }

    fn while_loop(&mut self, depth: usize) {
        let name = self.fresh("n");
        let turns = 1 + self.below(5);
        self.line(format!("{name} = {turns}"));
        let extra = if self.once_in(2) { format!(" and {}", self.truth(1)) } else { String::new() };
        // It counts in its condition, where shrinking cannot take it away and leave a loop without an end.
        self.block(format!("while ({name} := {name} - 1) >= 0{extra}:"), |p| p.loop_body(depth));
        if self.once_in(3) {
            self.block("else:", |p| p.statements(1, 0));
        }
    }

    fn loop_body(&mut self, depth: usize) {
        self.statements(1, depth);
        if self.once_in(3) {
            let (condition, way) = (self.truth(1), self.pick(&["break", "continue"]));
            self.block(format!("if {condition}:"), |p| p.line(way));
        }
        self.statements(1, depth);
    }

    fn match_statement(&mut self, depth: usize) {
        let subject = match self.below(4) {
            0 => self.int(1),
            1 => self.list(1),
            2 => self.dict(1),
            _ => format!("({}, {})", self.int(0), self.string(0)),
        };
        self.block(format!("match {subject}:"), |p| {
            for _ in 0..2 + p.below(3) {
                let (a, b) = (p.fresh("m"), p.fresh("m"));
                let pattern = match p.below(9) {
                    0 => format!("{}", p.below(5)),
                    1 => format!("{} | {}", p.below(5), p.below(9)),
                    2 => format!("[{a}, *{b}]"),
                    3 => format!("[{a}, {b}]"),
                    4 => format!("{{'a': {a}, **{b}}}"),
                    5 => format!("int({a}) if {a} > {}", p.below(9)),
                    6 => format!("(int({a}), str() as {b})"),
                    7 => "[]".to_string(),
                    _ => format!("list({a}) | dict({a})"),
                };
                let names: Vec<String> =
                    [a, b].into_iter().filter(|name| pattern.contains(name.as_str())).collect();
                p.block(format!("case {pattern}:"), |p| {
                    p.line(format!("print('matched', {})", names.join(", ")));
                    p.statements(1, depth);
                });
            }
            p.block("case _:", |p| p.line("print('no match')"));
        });
    }
}

/// Arithmetic on ints, floats and truth values.
pub fn numbers(p: &mut Program) {
    for _ in 0..3 {
        p.bind(Kind::Int, 0);
    }
    p.bind(Kind::Float, 0);
    for _ in 0..20 {
        p.guarded(|p| {
            let values: Vec<String> =
                (0..2).map(|_| if p.once_in(3) { p.float(3) } else { p.int(3) }).collect();
            p.line(format!("print({})", values.join(", ")));
            let kind = if p.once_in(3) { Kind::Float } else { Kind::Int };
            p.bind(kind, 3);
        });
        if p.once_in(4) {
            p.guarded(|p| {
                let (a, b) = (p.int(2), p.int(2));
                p.line(format!(
                    "print(divmod({a}, {b}), ({a}) == ({b}), ({a}) < ({b}), hash({a}) == hash({a} + 0))"
                ));
            });
        }
    }
}

/// Strings and formatting.
pub fn strings(p: &mut Program) {
    for kind in [Kind::Text, Kind::Text, Kind::Int, Kind::Float, Kind::List] {
        p.bind(kind, 0);
    }
    for _ in 0..25 {
        p.guarded(|p| {
            let value = p.string(3);
            p.line(format!("print(repr({value}), len({value}))"));
            if p.once_in(2) {
                p.bind(Kind::Text, 2);
            } else {
                let condition = p.truth(2);
                p.line(format!("print({condition})"));
            }
        });
    }
}

/// Loops, conditions, `match`.
pub fn control(p: &mut Program) {
    for kind in [Kind::Int, Kind::Int, Kind::List, Kind::Dict, Kind::Text] {
        p.bind(kind, 0);
    }
    for _ in 0..8 {
        p.guarded(|p| p.compound(2));
    }
}

/// Exceptions with `finally`, causes, and `with`.
pub fn exceptions(p: &mut Program) {
    p.block("class Own(Exception):", |p| p.line("pass"));
    p.block("class Manager:", |p| {
        p.block("def __init__(self, name, swallow):", |p| p.line("self.name, self.swallow = name, swallow"));
        p.block("def __enter__(self):", |p| {
            p.line("print('enter', self.name)");
            p.line("return self.name");
        });
        p.block("def __exit__(self, kind, value, traceback):", |p| {
            p.line("print('exit', self.name, kind and kind.__name__)");
            p.line("return self.swallow");
        });
    });
    p.block("def chain(e):", |p| {
        p.block("while e is not None:", |p| {
            p.line("print(' ', type(e).__name__, type(e.__cause__).__name__, e.__suppress_context__)");
            p.line("e = e.__cause__ or e.__context__");
        });
    });
    let count = 3 + p.below(3);
    for _ in 0..count {
        let name = p.fresh("f");
        p.function(format!("def {name}(x):"), |p| {
            p.holds("x", Kind::Int);
            p.block("for turn in range(3):", |p| p.risky(3));
            p.line("return 'end'");
        });
        for argument in 0..3 {
            p.block("try:", |p| p.line(format!("print('{name}', {name}({argument}))")));
            p.block("except Exception as e:", |p| {
                p.line("print('out', type(e).__name__)");
                p.line("chain(e)");
            });
        }
    }
    if p.once_in(3) {
        let number = p.below(100);
        let last = [
            format!("raise Own('the end', {number})"),
            format!("raise SystemExit({number})"),
            format!("raise ValueError('ended by {number}')"),
            format!("raise KeyError('key {number}') from Own('cause')"),
        ];
        let index = p.below(last.len());
        p.line(&last[index]);
    }
}

impl Program {
    /// Statements of the body of a loop in a function of `x` that may raise, return, break or go on.
    fn risky(&mut self, depth: usize) {
        for _ in 0..1 + self.below(2) {
            match self.below(if depth == 0 { 5 } else { 9 }) {
                0 => {
                    let what = self.counter_text();
                    self.line(format!("print('at', x, turn, {what})"));
                }
                1 => {
                    let error = self.pick(&["Own", "ValueError", "KeyError", "TypeError"]);
                    let from = self.pick(&["", "", " from None", " from Own('cause')"]);
                    let (when, what) = (self.below(3), self.counter_text());
                    self.block(format!("if x == {when}:"), |p| {
                        p.line(format!("raise {error}({what}){from}"))
                    });
                }
                2 => {
                    let way = self.pick(&["return 'early'", "break", "continue", "return turn"]);
                    let when = self.below(3);
                    self.block(format!("if turn == {when}:"), |p| p.line(way));
                }
                3 => {
                    let wrong = self.pick(&[
                        "[][x]",
                        "{}[x]",
                        "1 // (x - 1)",
                        "int('q')",
                        "None.x",
                        "x.nothing",
                        "undefined",
                    ]);
                    let when = self.below(3);
                    self.block(format!("if turn == {when}:"), |p| p.line(wrong));
                }
                4 => self.simple(),
                5 | 6 => self.risky_try(depth - 1),
                7 => {
                    let (name, swallow) = (self.counter_text(), self.pick(&["True", "False", "x == 1"]));
                    self.block(format!("with Manager({name}, {swallow}) as m:"), |p| p.risky(depth - 1));
                }
                _ => {
                    let condition = self.truth(1);
                    self.block(format!("if {condition}:"), |p| p.risky(depth - 1));
                }
            }
        }
    }

    fn counter_text(&mut self) -> String {
        format!("'{}'", self.fresh("p"))
    }

    fn risky_try(&mut self, depth: usize) {
        self.block("try:", |p| p.risky(depth));
        let handlers = self.below(3);
        for _ in 0..handlers {
            let types = self.pick(&[
                "Own",
                "ValueError",
                "(KeyError, IndexError)",
                "Exception",
                "ArithmeticError",
                "LookupError",
            ]);
            let error = self.fresh("e");
            self.block(format!("except {types} as {error}:"), |p| {
                p.line(format!(
                    "print('caught', type({error}).__name__, type({error}.__context__).__name__)"
                ));
                match p.below(4) {
                    0 => p.line("raise"),
                    1 => p.line(format!("raise Own('again') from {error}")),
                    _ => p.risky(depth),
                }
            });
        }
        if handlers > 0 && self.once_in(3) {
            self.block("else:", |p| p.risky(depth));
        }
        if handlers == 0 || self.once_in(2) {
            let what = self.counter_text();
            self.block("finally:", |p| {
                p.line(format!("print('finally', {what})"));
                if p.once_in(4) {
                    // CPython warns about leaving a `finally` block, but does it.
                    p.risky(0);
                }
            });
        }
    }
}
