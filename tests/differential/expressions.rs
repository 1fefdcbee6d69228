//! Expressions of every kind, mostly meaningful, sometimes raising.

use crate::source::{Kind, Program};

impl Program {
    /// An expression of this kind. The deeper, the simpler.
    pub fn expression(&mut self, kind: Kind, depth: usize) -> String {
        match kind {
            Kind::Int => self.int(depth),
            Kind::Float => self.float(depth),
            Kind::Text => self.string(depth),
            Kind::List => self.list(depth),
            Kind::Dict => self.dict(depth),
            Kind::Set => self.set(depth),
        }
    }

    /// An expression of any kind, and which.
    pub fn anything(&mut self, depth: usize) -> (String, Kind) {
        let kinds = [Kind::Int, Kind::Int, Kind::Float, Kind::Text, Kind::List, Kind::Dict, Kind::Set];
        let kind = kinds[self.below(kinds.len())];
        (self.expression(kind, depth), kind)
    }

    /// An int literal: small, large, or at a boundary.
    pub fn int_literal(&mut self) -> String {
        match self.below(12) {
            0 => self
                .pick(&["2**31", "2**47", "2**47 - 1", "-2**47", "2**63", "2**64 - 1", "10**18", "-(10**20)"])
                .into(),
            1 => self.pick(&["0x7fff", "0b1011", "0o17", "1_000", "True", "False"]).into(),
            2 => format!("-{}", self.below(100)),
            _ => self.below(20).to_string(),
        }
    }

    /// An int.
    pub fn int(&mut self, depth: usize) -> String {
        if depth == 0 || self.once_in(4) {
            return match self.name(Kind::Int) {
                Some(name) if !self.once_in(3) => name,
                _ => format!("({})", self.int_literal()),
            };
        }
        let d = depth - 1;
        match self.below(20) {
            0..=5 => {
                let operator = self.pick(&["+", "-", "*", "//", "%", "&", "|", "^"]);
                format!("{} {operator} {}", self.int(d), self.int(d))
            }
            6 => format!("({}) ** {}", self.int(d), self.below(4)),
            7 => format!("({}) {} {}", self.int(d), self.pick(&["<<", ">>"]), self.below(70)),
            8 => format!("{}({})", self.pick(&["-", "~", "+", "abs", "int"]), self.int(d)),
            9 => format!("({} if {} else {})", self.int(d), self.truth(d), self.int(d)),
            10 => format!("len({})", self.sized(d)),
            11 => format!("({}).index({})", self.list(d), self.int(d)),
            12 => format!("({})[{}]", self.list(d), self.int(0)),
            13 => format!("({}).get({}, {})", self.dict(d), self.string(0), self.int(0)),
            14 => format!("{}({}, {})", self.pick(&["min", "max"]), self.int(d), self.int(d)),
            15 => format!("sum({})", self.list(d)),
            16 => format!("({}).bit_length()", self.int(d)),
            17 => format!("round({})", self.float(d)),
            18 => format!("({}).count({})", self.string(d), self.string(0)),
            _ => format!("({})", self.int(d)),
        }
    }

    /// A float.
    pub fn float(&mut self, depth: usize) -> String {
        if depth == 0 || self.once_in(4) {
            return match self.name(Kind::Float) {
                Some(name) if self.once_in(2) => name,
                _ => self
                    .pick(&[
                        "0.5",
                        "1.0",
                        "0.1",
                        "2.75",
                        "1e10",
                        "-3.5",
                        "1e-7",
                        "123456.789",
                        "0.0",
                        "1e300",
                    ])
                    .into(),
            };
        }
        let d = depth - 1;
        match self.below(8) {
            0..=2 => format!("{} {} {}", self.float(d), self.pick(&["+", "-", "*"]), self.float(d)),
            3 => format!("({}) / ({})", self.int(d), self.int(d)),
            4 => format!("({}) {} ({})", self.float(d), self.pick(&["//", "%", "/"]), self.float(d)),
            5 => format!("float({})", self.int(d)),
            6 => format!("abs({})", self.float(d)),
            _ => format!("round({}, {})", self.float(d), self.below(4)),
        }
    }

    /// A string.
    pub fn string(&mut self, depth: usize) -> String {
        if depth == 0 || self.once_in(4) {
            return match self.name(Kind::Text) {
                Some(name) if self.once_in(2) => name,
                _ => self
                    .pick(&[
                        "'abc'",
                        "'a'",
                        "''",
                        "'Hello World'",
                        "'x,y,z'",
                        "'  pad '",
                        "'éß'",
                        "'a\\nb'",
                        "'12'",
                        "'aXbX'",
                    ])
                    .into(),
            };
        }
        let d = depth - 1;
        match self.below(20) {
            0..=2 => format!("{} + {}", self.string(d), self.string(d)),
            3 => format!("({}) * {}", self.string(d), self.below(4)),
            4 => format!(
                "({}).{}()",
                self.string(d),
                self.pick(&[
                    "upper",
                    "lower",
                    "title",
                    "strip",
                    "swapcase",
                    "capitalize",
                    "lstrip",
                    "rstrip",
                    "casefold"
                ])
            ),
            5 => format!("({})[{}:{}]", self.string(d), self.int(0), self.int(0)),
            6 => format!("({})[::{}]", self.string(d), self.pick(&["-1", "2", "-2", "3"])),
            7 => format!("({})[{}]", self.string(d), self.int(0)),
            8 => format!("({}).replace({}, {})", self.string(d), self.string(0), self.string(0)),
            9 => format!(
                "({}).join(({}).split({}))",
                self.string(0),
                self.string(d),
                self.pick(&["", "','", "'X'", "None, 1"])
            ),
            10 => format!("str({})", self.anything(d).0),
            11 => format!("repr({})", self.anything(d).0),
            12 => format!(
                "({}).{}({})",
                self.string(d),
                self.pick(&["center", "ljust", "rjust", "zfill"]),
                self.below(15)
            ),
            13 => self.formatted(d),
            14 => format!("({}).join(str(c) for c in {})", self.string(0), self.list(d)),
            15 => format!("'%s|%5d|%-6s|' % ({}, {}, {})", self.string(0), self.int(0), self.string(0)),
            16 => format!(
                "'{{}} {{0!r:>6}}'.replace('{{}}', '{{1}}').format({}, {})",
                self.string(0),
                self.int(0)
            ),
            17 => format!("({}).partition({})[{}]", self.string(d), self.string(0), self.below(3)),
            18 => format!("chr({} % 500 + 32)", self.int(d)),
            _ => format!("({} if {} else {})", self.string(d), self.truth(d), self.string(d)),
        }
    }

    /// An f-string with a format.
    fn formatted(&mut self, depth: usize) -> String {
        match self.below(5) {
            0 => format!(
                "f'{{{}:{}}}'",
                self.bare(Kind::Int),
                self.pick(&["5d", "05", "x", "#b", ",", "+d", ">8", "^7", "e", "c<6"])
            ),
            1 => format!(
                "f'{{{}:{}}}'",
                self.bare(Kind::Float),
                self.pick(&[".2f", "8.3f", ".3e", "g", ".1%", "+.0f", ">10.4g", ",.2f"])
            ),
            2 => format!(
                "f'<{{{}!r:{}}}>'",
                self.bare(Kind::Text),
                self.pick(&["10", ">10", "^10", "*<9", ".3"])
            ),
            3 => format!("f'{{{}}}-{{{}}}'", self.bare(Kind::List), self.bare(Kind::Int)),
            _ => format!("(f'{{{}!s}}' + {})", self.bare(Kind::Dict), self.string(depth)),
        }
    }

    /// An expression without quotes, braces or colons at its top, for the inside of an f-string.
    fn bare(&mut self, kind: Kind) -> String {
        let literal = match kind {
            Kind::Int => self.below(2000).to_string(),
            Kind::Float => self.pick(&["0.5", "1234.5678", "-2.25", "1e20"]).to_string(),
            Kind::Text => "str(12)".to_string(),
            Kind::List => "[1, 2]".to_string(),
            Kind::Dict => "dict(a=1)".to_string(),
            Kind::Set => "set()".to_string(),
        };
        self.name(kind).unwrap_or(literal)
    }

    /// A list of ints.
    pub fn list(&mut self, depth: usize) -> String {
        if depth == 0 || self.once_in(4) {
            return match self.name(Kind::List) {
                Some(name) if !self.once_in(3) => name,
                _ => format!("[{}]", self.several(|p| p.int(0))),
            };
        }
        let d = depth - 1;
        match self.below(14) {
            0 => format!("{} + {}", self.list(d), self.list(d)),
            1 => format!("({}) * {}", self.list(d), self.below(3)),
            2 => format!("({})[{}:{}]", self.list(d), self.int(0), self.int(0)),
            3 => format!("({})[::{}]", self.list(d), self.pick(&["-1", "2", "-3", "1"])),
            4 => format!(
                "sorted({}{})",
                self.list(d),
                self.pick(&["", ", reverse=True", ", key=lambda v: -v", ", key=lambda v: v % 3"])
            ),
            5 => format!(
                "list(range({} % 9, {} % 30, {}))",
                self.int(0),
                self.int(0),
                self.pick(&["1", "2", "-1", "3"])
            ),
            6 => format!(
                "[v {} {} for v in {}]",
                self.pick(&["+", "-", "*", "%", "//"]),
                self.int(0),
                self.list(d)
            ),
            7 => format!(
                "[v for v in {} if v {} {}]",
                self.list(d),
                self.pick(&["<", ">", "!=", "% 2 =="]),
                self.int(0)
            ),
            8 => format!("[a * b for a in {} for b in {}][:20]", self.list(0), self.list(0)),
            9 => format!("[*{}, *{}]", self.list(d), self.set(0)),
            10 => format!("list({}(lambda v: v % 3, {}))", self.pick(&["map", "filter"]), self.list(d)),
            11 => format!("[a + b for a, b in zip({}, {})]", self.list(d), self.list(d)),
            12 => format!("list(({}).values())", self.dict(d)),
            _ => format!("[i * v for i, v in enumerate({})]", self.list(d)),
        }
    }

    /// A dict from strings to ints.
    pub fn dict(&mut self, depth: usize) -> String {
        if depth == 0 || self.once_in(4) {
            return match self.name(Kind::Dict) {
                Some(name) if !self.once_in(3) => name,
                _ => format!("{{{}}}", self.several(|p| format!("{}: {}", p.string(0), p.int(0)))),
            };
        }
        let d = depth - 1;
        match self.below(6) {
            0 => format!("{{**{}, **{}}}", self.dict(d), self.dict(d)),
            1 => format!("({} | {})", self.dict(d), self.dict(d)),
            2 => format!("{{c: i for i, c in enumerate({})}}", self.string(d)),
            3 => format!("{{k: v + {} for k, v in ({}).items()}}", self.int(0), self.dict(d)),
            4 => format!("dict(zip({}, {}))", self.string(d), self.list(d)),
            _ => format!("dict(sorted(({}).items()))", self.dict(d)),
        }
    }

    /// A set of ints.
    pub fn set(&mut self, depth: usize) -> String {
        if depth == 0 || self.once_in(4) {
            return match self.name(Kind::Set) {
                Some(name) if !self.once_in(3) => name,
                _ => format!("{{{}, {}}}", self.int(0), self.int(0)),
            };
        }
        let d = depth - 1;
        match self.below(5) {
            0 => format!("({} {} {})", self.set(d), self.pick(&["|", "&", "-", "^"]), self.set(d)),
            1 => format!("set({})", self.list(d)),
            2 => format!("{{v % 7 for v in {}}}", self.list(d)),
            3 => format!(
                "({}).{}({})",
                self.set(d),
                self.pick(&["union", "intersection", "difference"]),
                self.list(d)
            ),
            _ => format!("set(range({} % 12))", self.int(0)),
        }
    }

    /// Something with a length.
    fn sized(&mut self, depth: usize) -> String {
        match self.below(4) {
            0 => self.string(depth),
            1 => self.list(depth),
            2 => self.dict(depth),
            _ => self.set(depth),
        }
    }

    /// A condition.
    pub fn truth(&mut self, depth: usize) -> String {
        if depth == 0 {
            return format!(
                "{} {} {}",
                self.int(0),
                self.pick(&["<", ">", "==", "!=", "<=", ">="]),
                self.int(0)
            );
        }
        let d = depth - 1;
        match self.below(9) {
            0 => format!("({} {} {})", self.truth(d), self.pick(&["and", "or"]), self.truth(d)),
            1 => format!("(not {})", self.truth(d)),
            2 => format!("({} < {} <= {})", self.int(d), self.int(d), self.int(d)),
            3 => format!("({} {} {})", self.int(0), self.pick(&["in", "not in"]), self.list(d)),
            4 => format!("({} in {})", self.string(0), self.string(d)),
            5 => format!("({} {} {})", self.list(d), self.pick(&["==", "<", "!="]), self.list(d)),
            6 => {
                format!("({}).{}({})", self.string(d), self.pick(&["startswith", "endswith"]), self.string(0))
            }
            7 => format!(
                "({}).{}()",
                self.string(d),
                self.pick(&["isdigit", "isalpha", "isupper", "isspace", "istitle"])
            ),
            _ => format!("({} == {})", self.anything(d).0, self.anything(d).0),
        }
    }

    /// None to four of something, with commas.
    pub fn several(&mut self, mut item: impl FnMut(&mut Program) -> String) -> String {
        let count = self.below(5);
        (0..count).map(|_| item(self)).collect::<Vec<_>>().join(", ")
    }
}
