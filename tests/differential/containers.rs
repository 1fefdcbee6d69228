//! Lists, dicts and sets that change: methods, slices, unpacking.

use crate::source::{Kind, Program};

/// Lists, dicts, sets, slices, comprehensions, unpacking.
pub fn containers(p: &mut Program) {
    for kind in [Kind::List, Kind::List, Kind::Dict, Kind::Set, Kind::Int, Kind::Text] {
        p.bind(kind, 0);
    }
    for _ in 0..25 {
        p.guarded(|p| {
            p.change();
            if p.once_in(3) {
                let (value, _) = p.anything(2);
                p.line(format!("print({value})"));
            }
        });
    }
}

impl Program {
    /// A statement that changes a container and shows it.
    fn change(&mut self) {
        let (Some(list), Some(dict), Some(set)) =
            (self.name(Kind::List), self.name(Kind::Dict), self.name(Kind::Set))
        else {
            return;
        };
        match self.below(5) {
            0..=1 => self.change_list(&list),
            2 => self.change_dict(&dict),
            3 => self.change_set(&set),
            _ => self.unpack(&list),
        }
    }

    fn change_list(&mut self, list: &str) {
        let (i, j, n) = (self.int(0), self.int(0), self.int(1));
        let other = self.list(1);
        let change = match self.below(16) {
            0 => format!("{list}.append({n} % 1000003)"),
            1 => format!("{list}.insert({i}, {n} % 1000003)"),
            2 => format!("print({list}.pop({i}))"),
            3 => format!("{list}.extend(({other})[:5])"),
            4 => format!("{list}.remove({i})"),
            5 => format!("{list}.reverse()"),
            6 => format!("{list}.sort(key=lambda v: (v % 4, v))"),
            7 => format!("{list}[{i}] = {n} % 1000003"),
            8 => format!("{list}[{i}:{j}] = ({other})[:4]"),
            9 => format!("{list}[::{}] = ({other})[:3]", self.pick(&["2", "-1", "3"])),
            10 => format!("del {list}[{i}]"),
            11 => format!("del {list}[{i}:{j}]"),
            12 => format!("del {list}[::{}]", self.pick(&["2", "-1", "3", "-2"])),
            13 => format!("{list} += ({other})[:3]"),
            14 => format!("{list} *= {}", self.below(3)),
            _ => format!("{list}[{i}], {list}[{j}] = {list}[{j}], {list}[{i}]"),
        };
        self.line(change);
        self.line(format!("{list} = {list}[:20]"));
        self.line(format!("print({list}, len({list}), {i} in {list})"));
    }

    fn change_dict(&mut self, dict: &str) {
        let (key, n, other) = (self.string(1), self.int(1), self.dict(1));
        let change = match self.below(9) {
            0 => format!("{dict}[{key}] = {n} % 1000003"),
            1 => format!("del {dict}[{key}]"),
            2 => format!("print({dict}.pop({key}, 'none'))"),
            3 => format!("print({dict}.setdefault({key}, {n} % 1000003))"),
            4 => format!("{dict}.update({other})"),
            5 => format!("print({dict}.popitem())"),
            6 => format!("{dict}[{key}] += 1"),
            7 => format!("{dict} |= {other}"),
            _ => format!("print([(k, v) for k, v in {dict}.items() if v > {n}], list({dict})[::-1])"),
        };
        self.line(change);
        self.line(format!("print({dict}, {key} in {dict}, max({dict}.values(), default=None))"));
    }

    fn change_set(&mut self, set: &str) {
        let (n, other) = (self.int(1), self.set(1));
        let change = match self.below(7) {
            0 => format!("{set}.add({n} % 100)"),
            1 => format!("{set}.discard({n})"),
            2 => format!("{set}.remove({n})"),
            3 => format!("{set} |= {other}"),
            4 => format!("{set} -= {other}"),
            5 => format!("{set} ^= {other}"),
            _ => format!("{set}.update(range({}))", self.below(9)),
        };
        self.line(change);
        self.line(format!(
            "print(sorted({set}), {set} <= {other}, {set} == {other}, {set}.isdisjoint({other}))"
        ));
        // Small non-negative ints lie in a set in the order of CPython's table.
        self.line(format!("print({{v % 50 for v in {set}}})"));
    }

    fn unpack(&mut self, list: &str) {
        let (a, b, c) = (self.fresh("u"), self.fresh("u"), self.fresh("u"));
        let targets = match self.below(5) {
            0 => format!("{a}, *{b}, {c}"),
            1 => format!("*{a}, {b}, {c}"),
            2 => format!("({a}, ({b}, *{c}))"),
            3 => format!("[{a}, {b}], {c}"),
            _ => format!("{a}, {b}, {c}"),
        };
        let value = match self.below(3) {
            0 => list.to_string(),
            1 => format!("({list}, {list})"),
            _ => format!("{list}[:1] + [{list}]"),
        };
        self.line(format!("{targets} = {value}"));
        self.line(format!("print({a}, {b}, {c})"));
    }
}
