//! Patterns: each name once, each alternative with the same names, and nothing behind a pattern that always matches.

use std::collections::HashSet;

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;

use super::Checker;
use crate::{errors, fold, with_stack};

impl Checker<'_> {
    pub(super) fn cases(&mut self, cases: &[MatchCase]) {
        for (index, case) in cases.iter().enumerate() {
            let is_last = index + 1 == cases.len();
            if !is_last && case.guard.is_none() {
                self.must_be_refutable(&case.pattern);
            }
            self.pattern(&case.pattern, &mut HashSet::new());
            self.optional(case.guard.as_ref());
            self.statements(&case.body);
        }
    }

    /// A pattern after which others come has to be one that may fail.
    fn must_be_refutable(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::MatchAs { pattern: Some(inner), .. } => self.must_be_refutable(inner),
            PatternKind::MatchAs { pattern: None, name: Some(name) } => {
                self.fault(errors::capture_always_matches(pattern.span, &name.name));
            }
            PatternKind::MatchAs { pattern: None, name: None } => {
                self.fault(errors::wildcard_always_matches(pattern.span))
            }
            PatternKind::MatchOr { patterns } => {
                if let Some(last) = patterns.last() {
                    self.must_be_refutable(last);
                }
            }
            PatternKind::MatchValue { .. }
            | PatternKind::MatchSingleton(_)
            | PatternKind::MatchSequence { .. }
            | PatternKind::MatchMapping { .. }
            | PatternKind::MatchClass { .. }
            | PatternKind::MatchStar { .. } => {}
        }
    }

    fn pattern<'p>(&mut self, pattern: &'p Pattern, bound: &mut HashSet<&'p str>) {
        with_stack(|| self.pattern_inner(pattern, bound));
    }

    fn pattern_inner<'p>(&mut self, pattern: &'p Pattern, bound: &mut HashSet<&'p str>) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.expression(value),
            PatternKind::MatchSingleton(_) => {}
            PatternKind::MatchSequence { patterns } => {
                let stars = patterns
                    .iter()
                    .filter(|inner| matches!(inner.kind, PatternKind::MatchStar { .. }))
                    .count();
                if stars > 1 {
                    self.fault(errors::several_stars_in_pattern(span));
                }
                patterns.iter().for_each(|inner| self.pattern(inner, bound));
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_keys(span, keys);
                patterns.iter().for_each(|inner| self.pattern(inner, bound));
                self.capture(rest.as_ref(), span, bound);
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.expression(cls);
                let mut seen = HashSet::new();
                for (attribute, value) in kwd_attrs.iter().zip(kwd_patterns) {
                    if !seen.insert(attribute.name.as_str()) {
                        self.fault(errors::attribute_repeated(value.span, &attribute.name));
                    }
                }
                patterns.iter().chain(kwd_patterns).for_each(|inner| self.pattern(inner, bound));
            }
            PatternKind::MatchStar { name } => self.capture(name.as_ref(), span, bound),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(inner) = pattern {
                    self.pattern(inner, bound);
                }
                self.capture(name.as_ref(), span, bound);
            }
            PatternKind::MatchOr { patterns } => self.alternatives(span, patterns, bound),
        }
    }

    fn alternatives<'p>(&mut self, span: Span, patterns: &'p [Pattern], bound: &mut HashSet<&'p str>) {
        let before = bound.clone();
        let mut first: Option<HashSet<&str>> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            if index + 1 < patterns.len() {
                self.must_be_refutable(pattern);
            }
            let mut here = before.clone();
            self.pattern(pattern, &mut here);
            match &first {
                None => first = Some(here),
                Some(names) if *names != here => {
                    self.fault(errors::alternatives_bind_differently(span));
                    break;
                }
                Some(_) => {}
            }
        }
        *bound = first.unwrap_or_default();
    }

    fn capture<'p>(&mut self, name: Option<&'p Identifier>, span: Span, bound: &mut HashSet<&'p str>) {
        let Some(name) = name else { return };
        self.name_bound(&name.name, span);
        if !bound.insert(name.name.as_str()) {
            self.fault(errors::captured_twice(span, &name.name));
        }
    }

    fn mapping_keys(&mut self, span: Span, keys: &[Expr]) {
        let mut seen = HashSet::new();
        for key in keys {
            self.expression(key);
            if let Some(constant) = fold::fold(key) {
                let text = python_repr(&constant);
                if !seen.insert(text.clone()) {
                    self.fault(errors::key_repeated(span, &text));
                }
            }
        }
    }
}

/// A constant as Python's `repr` shows it.
fn python_repr(constant: &rondo_bytecode::Constant) -> String {
    match constant {
        rondo_bytecode::Constant::Str(text) => crate::unparse::string_repr(text),
        rondo_bytecode::Constant::Bytes(bytes) => format!("b'{}'", bytes.escape_ascii()),
        other => rondo_bytecode::disasm::constant_text(other),
    }
}
