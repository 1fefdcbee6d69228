//! `match`.
//!
//! A pattern is a run of tests that jump to the next case when one fails. Names are bound only when all tests of a case have
//! passed, so a captured value waits in a temporary until then. Tests take temporaries, and the subject is needed again in the
//! next case: it is copied for each test, unless it is a local that no case binds, which can be read where it lies.

use rondo_bytecode::{Constant, Count, Imm, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{self, Expr, ExprKind, Identifier, MatchCase, Pattern, PatternKind};

use super::operators::small;
use super::{Lower, Neighbour};
use crate::assembler::Label;
use crate::fold::fold;
use crate::with_stack;

/// What the patterns of a case have come to.
#[derive(Default)]
struct Captures<'t> {
    /// Names, and the temporaries that hold what they will be bound to.
    names: Vec<(&'t Identifier, Reg)>,
    /// Temporaries that hold parts of the subject, to be dropped whether the case matches or not.
    parts: Vec<Reg>,
}

impl<'t> Lower<'t> {
    pub(super) fn match_(&mut self, subject: &'t Expr, cases: &'t [MatchCase]) {
        let top = self.frame.top;
        let subject_reg = match self.steady_local(subject, cases) {
            Some(reg) => reg,
            None => self.temporary(subject),
        };
        let end = self.label();
        for case in cases {
            let next = self.label();
            let case_top = self.frame.top;
            let mut captures = Captures::default();
            self.pattern(&case.pattern, subject_reg, next, &mut captures);
            self.bind(&captures, subject_reg);
            for &reg in &captures.parts {
                self.emit(case.pattern.span, Instr::Drop { reg });
            }
            if let Some(guard) = &case.guard {
                self.condition(guard, next, false);
            }
            self.frame.top = case_top;
            if self.is_temporary(subject_reg) {
                self.emit(case.pattern.span, Instr::Drop { reg: subject_reg });
            }
            self.statements(&case.body);
            self.jump_to(case.span, end);
            self.place(next);
            for &reg in &captures.parts {
                self.emit(case.pattern.span, Instr::Drop { reg });
            }
        }
        if self.is_temporary(subject_reg) {
            self.emit(subject.span, Instr::Drop { reg: subject_reg });
        }
        self.place(end);
        self.frame.top = top;
    }

    /// The subject's register if it is a local that stays the same until a case has been chosen.
    fn steady_local(&mut self, subject: &'t Expr, cases: &[MatchCase]) -> Option<Reg> {
        let ExprKind::Name(name) = &subject.kind else { return None };
        let binds = |case: &MatchCase| binds(&case.pattern, name);
        if self.scopes.get(self.frame.host).has_walrus || cases.iter().any(binds) {
            return None;
        }
        self.local_register(subject.span, name)
    }

    /// Binds the captured names, in the order of the text.
    fn bind(&mut self, captures: &Captures<'t>, subject: Reg) {
        for (index, (name, reg)) in captures.names.iter().enumerate() {
            let needed_again =
                *reg == subject || captures.names[index + 1..].iter().any(|(_, later)| later == reg);
            let src = if needed_again { self.keep(name.span, *reg) } else { *reg };
            self.store_identifier(name, src);
        }
    }

    fn pattern(&mut self, pattern: &'t Pattern, subject: Reg, fail: Label, captures: &mut Captures<'t>) {
        with_stack(|| self.pattern_inner(pattern, subject, fail, captures));
    }

    fn pattern_inner(
        &mut self,
        pattern: &'t Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.value_pattern(span, value, subject, fail),
            PatternKind::MatchSingleton(constant) => self.singleton_pattern(span, constant, subject, fail),
            PatternKind::MatchSequence { patterns } => {
                self.sequence_pattern(span, patterns, subject, fail, captures)
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_pattern(span, keys, patterns, rest.as_ref(), subject, fail, captures);
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                let count = patterns.len() as u8;
                let all: Vec<_> = patterns.iter().chain(kwd_patterns).collect();
                self.class_pattern(span, cls, count, kwd_attrs, &all, subject, fail, captures);
            }
            PatternKind::MatchStar { name } => captures.names.extend(name.iter().map(|name| (name, subject))),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern, subject, fail, captures);
                }
                captures.names.extend(name.iter().map(|name| (name, subject)));
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(span, patterns, subject, fail, captures),
        }
    }

    /// A temporary for a part of the subject.
    fn part(&mut self, span: Span, captures: &mut Captures<'t>) -> Reg {
        self.parts(span, 1, captures)
    }

    fn parts(&mut self, span: Span, count: usize, captures: &mut Captures<'t>) -> Reg {
        let base = self.allocate_many(span, count as u16);
        captures.parts.extend((0..count).map(|index| base.nth(index)));
        base
    }

    fn value_pattern(&mut self, span: Span, value: &'t Expr, subject: Reg, fail: Label) {
        let top = self.frame.top;
        let a = self.keep(span, subject);
        if let Some(b) = small(value) {
            self.frame.asm.jump(span, Instr::JumpNotEqInt { a, b, target: fail.target() });
        } else {
            let b = match fold(value) {
                Some(constant) => self.temporary_constant(value.span, constant),
                None => self.operand(value),
            };
            self.frame.asm.jump(span, Instr::JumpNotEq { a, b, target: fail.target() });
        }
        self.frame.top = top;
    }

    fn singleton_pattern(&mut self, span: Span, constant: &tree::Constant, subject: Reg, fail: Label) {
        let top = self.frame.top;
        let a = self.keep(span, subject);
        if *constant == tree::Constant::None {
            self.frame.asm.jump(span, Instr::JumpIfNotNone { a, target: fail.target() });
        } else {
            let constant = crate::fold::literal(constant).expect("only None, True and False are singletons");
            let b = self.temporary_constant(span, constant);
            self.emit(span, Instr::Is { dst: b, a, b });
            self.jump_on_truth(span, b, fail, false);
        }
        self.frame.top = top;
    }

    // Sequences.

    fn sequence_pattern(
        &mut self,
        span: Span,
        patterns: &'t [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let test = self.allocate(span);
        self.emit(span, Instr::MatchSequence { dst: test, subject });
        self.jump_on_truth(span, test, fail, false);
        let star = patterns.iter().position(|pattern| matches!(pattern.kind, PatternKind::MatchStar { .. }));
        match star {
            None => {
                self.emit(span, Instr::GetLength { dst: test, subject });
                self.jump_on_length(span, test, patterns.len(), true, fail);
            }
            Some(_) if patterns.len() > 1 => {
                self.emit(span, Instr::GetLength { dst: test, subject });
                self.jump_on_length(span, test, patterns.len() - 1, false, fail);
            }
            Some(_) => {}
        }
        self.release(test);
        if patterns.iter().all(is_wildcard) {
            return;
        }
        match star {
            Some(star) if is_wildcard(&patterns[star]) => {
                self.some_items(span, patterns, star, subject, fail, captures)
            }
            _ => self.all_items(span, patterns, star, subject, fail, captures),
        }
    }

    fn jump_on_length(&mut self, span: Span, length: Reg, wanted: usize, exactly: bool, fail: Label) {
        let target = fail.target();
        match (i16::try_from(wanted), exactly) {
            (Ok(wanted), true) => {
                self.frame.asm.jump(span, Instr::JumpNotEqInt { a: length, b: Imm(wanted), target });
            }
            (Ok(wanted), false) => {
                self.frame.asm.jump(span, Instr::JumpNotGeInt { a: length, b: Imm(wanted), target });
            }
            // No registers would hold so many items.
            (Err(_), _) => self.faults.push(crate::errors::too_complex(span)),
        }
    }

    /// The items into neighbouring registers, and each against its pattern.
    fn all_items(
        &mut self,
        span: Span,
        patterns: &'t [Pattern],
        star: Option<usize>,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let base = self.parts(span, patterns.len(), captures);
        self.emit(span, Instr::Move { dst: base, src: subject });
        match star {
            Some(star) => {
                let (before, after) = (Count(star as u8), Count((patterns.len() - star - 1) as u8));
                self.emit(span, Instr::UnpackStar { base, before, after, src: base });
            }
            None => self.emit(span, Instr::Unpack { base, count: Count(patterns.len() as u8), src: base }),
        }
        for (index, pattern) in patterns.iter().enumerate() {
            self.pattern(pattern, base.nth(index), fail, captures);
        }
    }

    /// With `*_` only the items that matter are fetched, by their index.
    fn some_items(
        &mut self,
        span: Span,
        patterns: &'t [Pattern],
        star: usize,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let item = self.part(span, captures);
            let object = self.keep(span, subject);
            if index < star {
                self.emit(span, Instr::GetItemInt { dst: item, object, key: Imm(index as i16) });
            } else {
                let key = self.allocate(span);
                self.emit(span, Instr::GetLength { dst: key, subject });
                let from_end = Imm((patterns.len() - index) as i16);
                self.emit(span, Instr::SubInt { dst: key, a: key, b: from_end });
                self.emit(span, Instr::GetItem { dst: item, object, key });
            }
            self.frame.top = u16::from(item.0) + 1;
            self.pattern(pattern, item, fail, captures);
        }
    }

    // Mappings and classes.

    #[allow(clippy::too_many_arguments, reason = "A mapping pattern has that many parts.")]
    fn mapping_pattern(
        &mut self,
        span: Span,
        keys: &'t [Expr],
        patterns: &'t [Pattern],
        rest: Option<&'t Identifier>,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let test = self.allocate(span);
        self.emit(span, Instr::MatchMapping { dst: test, subject });
        self.jump_on_truth(span, test, fail, false);
        if !keys.is_empty() {
            self.emit(span, Instr::GetLength { dst: test, subject });
            self.jump_on_length(span, test, keys.len(), false, fail);
        }
        self.release(test);
        if keys.is_empty() && rest.is_none() {
            return;
        }
        let keys_reg = self.part(span, captures);
        self.key_tuple(span, keys, keys_reg);
        let values = self.parts(span, keys.len().max(1), captures);
        self.emit(span, Instr::MatchKeys { dst: values, subject, keys: keys_reg });
        let copy = self.keep(span, values);
        self.frame.asm.jump(span, Instr::JumpIfNone { a: copy, target: fail.target() });
        self.release(copy);
        self.emit(span, Instr::Unpack { base: values, count: Count(keys.len() as u8), src: values });
        if let Some(rest) = rest {
            let dict = self.part(span, captures);
            self.emit(span, Instr::MatchRest { dst: dict, subject, keys: keys_reg });
            captures.names.push((rest, dict));
        }
        for (index, pattern) in patterns.iter().enumerate() {
            self.pattern(pattern, values.nth(index), fail, captures);
        }
    }

    fn key_tuple(&mut self, span: Span, keys: &'t [Expr], dst: Reg) {
        if let Some(constants) = keys.iter().map(fold).collect::<Option<Vec<_>>>() {
            return self.constant_into(span, Constant::Tuple(constants), dst);
        }
        let top = self.frame.top;
        let base = self.allocate_many(span, keys.len() as u16);
        for (index, key) in keys.iter().enumerate() {
            self.into(key, base.nth(index));
        }
        self.emit(span, Instr::BuildTuple { dst, base, count: Count(keys.len() as u8) });
        self.frame.top = top;
    }

    #[allow(clippy::too_many_arguments, reason = "A class pattern has that many parts.")]
    fn class_pattern(
        &mut self,
        span: Span,
        cls: &'t Expr,
        count: u8,
        attributes: &'t [Identifier],
        patterns: &[&'t Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let base = self.parts(span, patterns.len().max(1), captures);
        let class = self.operand_via(cls, base);
        let names = attributes.iter().map(|name| Constant::Str(name.name.as_str().into())).collect();
        let names = self.frame.asm.constant(Constant::Tuple(names));
        self.emit(span, Instr::MatchClass { dst: base, subject, class, count: Count(count), names });
        let copy = self.keep(span, base);
        self.frame.asm.jump(span, Instr::JumpIfNone { a: copy, target: fail.target() });
        self.release(copy);
        self.emit(span, Instr::Unpack { base, count: Count(patterns.len() as u8), src: base });
        for (index, pattern) in patterns.iter().enumerate() {
            self.pattern(pattern, base.nth(index), fail, captures);
        }
    }

    // Alternatives.

    /// All alternatives bind the same names: each puts its values into the same temporaries.
    fn or_pattern(
        &mut self,
        span: Span,
        patterns: &'t [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let mut names = Vec::new();
        names_of(&patterns[0], &mut names);
        let homes = self.parts(span, names.len(), captures);
        let top = self.frame.top;
        let matched = self.label();
        let last = patterns.len() - 1;
        for (index, pattern) in patterns.iter().enumerate() {
            let next = if index == last { fail } else { self.label() };
            let mut inner = Captures::default();
            self.pattern(pattern, subject, next, &mut inner);
            for (name, reg) in &inner.names {
                let position = names.iter().position(|other: &&Identifier| other.name == name.name);
                let home = homes.nth(position.unwrap_or(0));
                self.emit(span, Instr::Move { dst: home, src: *reg });
            }
            captures.parts.extend(&inner.parts);
            self.frame.top = top;
            self.jump_to(span, matched);
            if index != last {
                self.place(next);
            }
        }
        self.place(matched);
        let bound = names.into_iter().enumerate();
        captures.names.extend(bound.map(|(index, name)| (name, homes.nth(index))));
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(
        pattern.kind,
        PatternKind::MatchAs { pattern: None, name: None } | PatternKind::MatchStar { name: None }
    )
}

fn binds(pattern: &Pattern, name: &str) -> bool {
    let mut names = Vec::new();
    names_of(pattern, &mut names);
    names.iter().any(|bound| bound.name == name)
}

/// The names that a pattern binds, in the order of the text.
pub(crate) fn names_of<'t>(pattern: &'t Pattern, names: &mut Vec<&'t Identifier>) {
    match &pattern.kind {
        PatternKind::MatchValue { .. } | PatternKind::MatchSingleton(_) => {}
        PatternKind::MatchSequence { patterns } => patterns.iter().for_each(|inner| names_of(inner, names)),
        PatternKind::MatchMapping { patterns, rest, .. } => {
            patterns.iter().for_each(|inner| names_of(inner, names));
            names.extend(rest);
        }
        PatternKind::MatchClass { patterns, kwd_patterns, .. } => {
            patterns.iter().chain(kwd_patterns).for_each(|inner| names_of(inner, names));
        }
        PatternKind::MatchStar { name } => names.extend(name),
        PatternKind::MatchAs { pattern, name } => {
            pattern.iter().for_each(|inner| names_of(inner, names));
            names.extend(name);
        }
        PatternKind::MatchOr { patterns } => names_of(&patterns[0], names),
    }
}
