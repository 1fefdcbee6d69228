//! The pictures of patterns.

use super::picture::{Dumped, Printer, node};
use crate::tree::*;

impl Printer<'_> {
    fn patterns(&self, patterns: &[Pattern]) -> Dumped {
        Dumped::List(patterns.iter().map(|pattern| self.pattern(pattern)).collect())
    }

    pub(super) fn pattern(&self, pattern: &Pattern) -> Dumped {
        let (name, fields) = match &pattern.kind {
            PatternKind::MatchValue { value } => ("MatchValue", vec![("value", self.expr(value))]),
            PatternKind::MatchSingleton(constant) => {
                ("MatchSingleton", vec![("value", self.constant(constant))])
            }
            PatternKind::MatchSequence { patterns } => {
                ("MatchSequence", vec![("patterns", self.patterns(patterns))])
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                let rest = self.optional_name(rest);
                (
                    "MatchMapping",
                    vec![("keys", self.exprs(keys)), ("patterns", self.patterns(patterns)), ("rest", rest)],
                )
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                let fields = vec![
                    ("cls", self.expr(cls)),
                    ("patterns", self.patterns(patterns)),
                    ("kwd_attrs", self.names(kwd_attrs)),
                    ("kwd_patterns", self.patterns(kwd_patterns)),
                ];
                ("MatchClass", fields)
            }
            PatternKind::MatchStar { name } => ("MatchStar", vec![("name", self.optional_name(name))]),
            PatternKind::MatchAs { pattern, name } => {
                let pattern = pattern.as_ref().map_or(Dumped::Nothing, |pattern| self.pattern(pattern));
                ("MatchAs", vec![("pattern", pattern), ("name", self.optional_name(name))])
            }
            PatternKind::MatchOr { patterns } => ("MatchOr", vec![("patterns", self.patterns(patterns))]),
        };
        node(name, fields, pattern.span)
    }
}
