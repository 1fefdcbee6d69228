//! Expressions, targets and patterns: which names they use and bind.

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;

use super::{Collector, Occurs};
use crate::scopes::{NodeKey, Part, ScopeKind, mangle};
use crate::{errors, with_stack};

impl Collector {
    pub(super) fn optional(&mut self, expression: Option<&Expr>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    pub(super) fn all<'e>(&mut self, expressions: impl IntoIterator<Item = &'e Expr>) {
        expressions.into_iter().for_each(|expression| self.expression(expression));
    }

    pub(super) fn expression(&mut self, expression: &Expr) {
        with_stack(|| self.expression_inner(expression));
    }

    fn expression_inner(&mut self, expression: &Expr) {
        match &expression.kind {
            ExprKind::BoolOp { values, .. } => self.all(values),
            ExprKind::NamedExpr { target, value } => {
                self.expression(value);
                self.walrus(target);
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expression(left);
                self.expression(right);
            }
            ExprKind::UnaryOp { operand, .. } => self.expression(operand),
            ExprKind::Lambda { args, body } => {
                self.defaults(args);
                self.open(NodeKey::new(expression, Part::Body), ScopeKind::Lambda, "<lambda>", |this| {
                    this.parameters(args);
                    this.expression(body);
                });
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expression(test);
                self.expression(body);
                self.expression(orelse);
            }
            ExprKind::Dict { items } => {
                for item in items {
                    self.optional(item.key.as_ref());
                    self.expression(&item.value);
                }
            }
            ExprKind::Set { elts } | ExprKind::List { elts } | ExprKind::Tuple { elts } => self.all(elts),
            ExprKind::ListComp { elt, generators } => {
                self.comprehension(expression, ScopeKind::Comprehension, "<listcomp>", &[elt], generators);
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension(expression, ScopeKind::Comprehension, "<setcomp>", &[elt], generators);
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(
                    expression,
                    ScopeKind::Comprehension,
                    "<dictcomp>",
                    &[key, value],
                    generators,
                );
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(
                    expression,
                    ScopeKind::GeneratorExpression,
                    "<genexpr>",
                    &[elt],
                    generators,
                );
            }
            ExprKind::Await { value } => {
                self.expression(value);
                self.mark_async();
            }
            ExprKind::Yield { value } => {
                self.optional(value.as_deref());
                self.mark_generator();
            }
            ExprKind::YieldFrom { value } => {
                self.expression(value);
                self.mark_generator();
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expression(left);
                self.all(comparators);
            }
            ExprKind::Call { func, args, keywords } => {
                self.expression(func);
                self.all(args);
                self.all(keywords.iter().map(|keyword| &keyword.value));
            }
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => self.all(values),
            ExprKind::FormattedValue { value, format_spec, .. }
            | ExprKind::Interpolation { value, format_spec, .. } => {
                self.expression(value);
                self.optional(format_spec.as_deref());
            }
            ExprKind::Constant(_) => {}
            ExprKind::Attribute { value, attr } => {
                self.may_change_cells(&attr.name);
                self.expression(value);
            }
            ExprKind::Starred { value } => self.expression(value),
            ExprKind::Subscript { value, slice } => {
                self.expression(value);
                self.expression(slice);
            }
            ExprKind::Name(name) => {
                self.may_change_cells(name);
                self.note(name, expression.span, Occurs::Used);
                if *name == "super" && !matches!(self.scope().kind, ScopeKind::Module | ScopeKind::Class) {
                    // `super()` without arguments asks for the class that the method was defined in.
                    self.note(&Name::new("__class__"), expression.span, Occurs::Used);
                }
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().for_each(|part| self.optional(part.as_deref()));
            }
        }
    }

    fn may_change_cells(&mut self, name: &str) {
        self.scopes.changes_cells |= matches!(name, "cell_contents" | "CellType");
    }

    fn mark_generator(&mut self) {
        self.scope().is_generator = true;
    }

    /// `await` and `async for`: marks the comprehension that it stands in, and a module that awaits at top level.
    fn mark_async(&mut self) {
        let mut at = self.current;
        loop {
            let scope = &mut self.scopes.scopes[at.0];
            match scope.kind {
                ScopeKind::Comprehension => {
                    scope.is_async = true;
                    at = scope.parent.expect("a comprehension stands in another scope");
                }
                ScopeKind::GeneratorExpression | ScopeKind::Module => {
                    scope.is_async = true;
                    return;
                }
                ScopeKind::Class
                | ScopeKind::Function
                | ScopeKind::Lambda
                | ScopeKind::Annotations
                | ScopeKind::TypeParameters
                | ScopeKind::TypeValue => return,
            }
        }
    }

    fn comprehension(
        &mut self,
        expression: &Expr,
        kind: ScopeKind,
        name: &str,
        elements: &[&Expr],
        generators: &[Comprehension],
    ) {
        let outermost = &generators[0];
        // The outermost iterable belongs to the scope around.
        self.expression(&outermost.iter);
        self.open(NodeKey::new(expression, Part::Body), kind, name, |this| {
            if kind == ScopeKind::GeneratorExpression {
                this.note(&Name::new(".0"), Span::default(), Occurs::Parameter);
                this.scope().is_generator = true;
            }
            this.looping += 1;
            for (index, generator) in generators.iter().enumerate() {
                if generator.is_async {
                    this.mark_async();
                }
                if index > 0 {
                    this.expression(&generator.iter);
                }
                this.target(&generator.target, Occurs::Bound);
                this.all(&generator.ifs);
            }
            elements.iter().for_each(|element| this.expression(element));
        });
    }

    /// `name := value` binds in the nearest scope that is not a comprehension.
    fn walrus(&mut self, target: &Identifier) {
        let mut at = self.current;
        while matches!(self.scopes.get(at).kind, ScopeKind::Comprehension | ScopeKind::GeneratorExpression) {
            let mangled = mangle(self.scopes.get(at).private.as_ref(), &target.name);
            if self.scopes.get(at).symbol(&mangled).is_some_and(|symbol| symbol.bound) {
                self.faults.push(errors::walrus_rebinds_iteration_variable(target.span, &mangled));
                return;
            }
            self.note_in(at, &target.name, target.span, Occurs::Used);
            at = self.scopes.get(at).parent.expect("a comprehension stands in another scope");
        }
        if at != self.current && self.scopes.get(at).kind == ScopeKind::Class {
            self.faults.push(errors::walrus_in_class_comprehension(target.span));
        }
        self.note_in(at, &target.name, target.span, Occurs::Bound);
        let mangled = mangle(self.scopes.get(at).private.as_ref(), &target.name);
        if let Some(symbol) =
            self.scopes.scopes[at.0].symbols.iter_mut().find(|symbol| symbol.name == mangled)
        {
            symbol.bindings += 2;
        }
        let host = self.scopes.get(at).host;
        self.scopes.scopes[host.0].has_walrus = true;
    }

    // Targets and patterns.

    pub(super) fn target(&mut self, target: &Expr, occurs: Occurs) {
        match &target.kind {
            ExprKind::Name(name) => self.note(name, target.span, occurs),
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().for_each(|element| with_stack(|| self.target(element, occurs)));
            }
            ExprKind::Starred { value } => self.target(value, occurs),
            _ => {
                if let ExprKind::Attribute { value, attr } = &target.kind
                    && occurs == Occurs::Bound
                    && matches!(&value.kind, ExprKind::Name(name) if *name == "self")
                {
                    self.static_attribute(&attr.name);
                }
                self.expression(target);
            }
        }
    }

    /// Notes `self.attribute = …` in a method: the class lists such attributes.
    fn static_attribute(&mut self, attribute: &Name) {
        let mut at = Some(self.current);
        while let Some(id) = at {
            let scope = &mut self.scopes.scopes[id.0];
            if scope.kind == ScopeKind::Class {
                if id != self.current && !scope.static_attributes.contains(attribute) {
                    scope.static_attributes.push(attribute.clone());
                    scope.static_attributes.sort();
                }
                return;
            }
            at = scope.parent;
        }
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        with_stack(|| self.pattern_inner(pattern));
    }

    fn pattern_inner(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.expression(value),
            PatternKind::MatchSingleton(_) => {}
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                patterns.iter().for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.all(keys);
                patterns.iter().for_each(|pattern| self.pattern(pattern));
                if let Some(rest) = rest {
                    self.note_identifier(rest, Occurs::Bound);
                }
            }
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.expression(cls);
                patterns.iter().chain(kwd_patterns).for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::MatchStar { name } => {
                if let Some(name) = name {
                    self.note_identifier(name, Occurs::Bound);
                }
            }
            PatternKind::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern);
                }
                if let Some(name) = name {
                    self.note_identifier(name, Occurs::Bound);
                }
            }
        }
    }
}
