//! Expressions and targets: what may stand where.

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;
use std::collections::HashSet;

use super::{Checker, FrameKind};
use crate::scopes::Part;
use crate::{errors, walk, with_stack};

impl Checker<'_> {
    pub(super) fn optional(&mut self, expression: Option<&Expr>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    /// An expression that may be starred: an element of a display, an argument.
    pub(super) fn element(&mut self, expression: &Expr) {
        match &expression.kind {
            ExprKind::Starred { value } => self.expression(value),
            _ => self.expression(expression),
        }
    }

    pub(super) fn expression(&mut self, expression: &Expr) {
        with_stack(|| self.expression_inner(expression));
    }

    fn expression_inner(&mut self, expression: &Expr) {
        let span = expression.span;
        match &expression.kind {
            ExprKind::Set { elts } | ExprKind::List { elts } | ExprKind::Tuple { elts } => {
                elts.iter().for_each(|element| self.element(element));
                return;
            }
            ExprKind::Call { func, args, keywords } => {
                self.doubt_call(func);
                self.expression(func);
                args.iter().for_each(|arg| self.element(arg));
                self.keywords(keywords);
                keywords.iter().for_each(|keyword| self.expression(&keyword.value));
                return;
            }
            ExprKind::Lambda { args, body } => {
                self.parameters(args);
                let is_generator = self.scopes.get(self.scopes.of(expression, Part::Body)).is_generator;
                self.inside(FrameKind::Function { is_async: false, is_generator }, |this| {
                    this.expression(body)
                });
                return;
            }
            ExprKind::ListComp { elt, generators } => {
                return self.comprehension(expression, "list comprehension", &[elt], generators);
            }
            ExprKind::SetComp { elt, generators } => {
                return self.comprehension(expression, "set comprehension", &[elt], generators);
            }
            ExprKind::DictComp { key, value, generators } => {
                return self.comprehension(expression, "dict comprehension", &[key, value], generators);
            }
            ExprKind::GeneratorExp { elt, generators } => {
                return self.comprehension(expression, GENERATOR, &[elt], generators);
            }
            ExprKind::Starred { .. } => self.fault(errors::misplaced_star(span)),
            ExprKind::NamedExpr { target, .. } => self.walrus(span, target),
            ExprKind::Compare { left, ops, comparators } => {
                self.doubt_identity(span, left, ops, comparators);
            }
            ExprKind::Subscript { value, slice } => self.doubt_index(value, slice),
            ExprKind::Await { .. } => self.await_(span),
            ExprKind::Yield { .. } => self.yield_(span, "yield"),
            ExprKind::YieldFrom { .. } => self.yield_(span, "yield from"),
            ExprKind::Constant(Constant::Imaginary(_)) => self.fault(errors::complex_literal(span)),
            ExprKind::TemplateStr { .. } => {
                self.fault(errors::template_string(span));
                return;
            }
            ExprKind::BoolOp { .. }
            | ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Dict { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. }
            | ExprKind::Interpolation { .. }
            | ExprKind::Constant(_)
            | ExprKind::Attribute { .. }
            | ExprKind::Name(_)
            | ExprKind::Slice { .. } => {}
        }
        walk::children(expression).into_iter().for_each(|inner| self.expression(inner));
    }

    fn walrus(&mut self, span: Span, target: &Identifier) {
        let frame = self.frame();
        if frame.iterables > 0 {
            self.fault(errors::walrus_in_iterable(span));
        } else if let FrameKind::Restricted(what) = frame.kind {
            self.fault(errors::not_within(span, "named", what));
        }
        self.name_bound(&target.name, target.span);
    }

    fn await_(&mut self, span: Span) {
        let frame = self.frame();
        match frame.kind {
            FrameKind::Restricted(what) => self.fault(errors::not_within(span, "await", what)),
            // In a comprehension it makes that asynchronous, which is looked at there.
            _ if !frame.comprehensions.is_empty() => {}
            FrameKind::Module { may_await: true } | FrameKind::Function { is_async: true, .. } => {}
            FrameKind::Module { .. } | FrameKind::Class => {
                self.fault(errors::outside(span, "await", "function"))
            }
            FrameKind::Function { .. } => self.fault(errors::outside(span, "await", "async function")),
        }
    }

    fn yield_(&mut self, span: Span, word: &str) {
        let frame = self.frame();
        let innermost = frame.comprehensions.last().copied();
        match (frame.kind, innermost) {
            (FrameKind::Restricted(what), _) => self.fault(errors::not_within(span, "yield", what)),
            (_, Some(comprehension)) => self.fault(errors::yield_inside(span, comprehension)),
            (FrameKind::Module { .. } | FrameKind::Class, None) => {
                self.fault(errors::outside(span, word, "function"))
            }
            (FrameKind::Function { is_async: true, .. }, None) if word == "yield from" => {
                self.fault(errors::yield_from_in_async(span));
            }
            (FrameKind::Function { .. }, None) => {}
        }
    }

    fn comprehension(
        &mut self,
        expression: &Expr,
        name: &'static str,
        elements: &[&Expr],
        generators: &[Comprehension],
    ) {
        let frame = self.frame();
        let may_await = match frame.kind {
            FrameKind::Module { may_await } => may_await,
            FrameKind::Function { is_async, .. } => is_async,
            FrameKind::Class | FrameKind::Restricted(_) => false,
        };
        let may_be_async = may_await || !frame.comprehensions.is_empty() || name == GENERATOR;
        if !may_be_async && self.scopes.get(self.scopes.of(expression, Part::Body)).is_async {
            self.fault(errors::async_comprehension(expression.span));
        }
        for (index, generator) in generators.iter().enumerate() {
            self.frame().iterables += 1;
            self.expression(&generator.iter);
            self.frame().iterables -= 1;
            if index == 0 {
                self.frame().comprehensions.push(name);
            }
            self.target(&generator.target);
            generator.ifs.iter().for_each(|test| self.expression(test));
        }
        elements.iter().for_each(|element| self.expression(element));
        self.frame().comprehensions.pop();
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword]) {
        let mut seen = HashSet::new();
        for keyword in keywords {
            let Some(arg) = &keyword.arg else { continue };
            self.name_bound(&arg.name, keyword.span);
            if !seen.insert(arg.name.as_str()) {
                self.fault(errors::keyword_repeated(keyword.span, &arg.name));
            }
        }
    }

    // Targets.

    /// A name that is bound here: `__debug__` cannot be.
    pub(super) fn name_bound(&mut self, name: &Name, span: Span) {
        if *name == "__debug__" {
            self.fault(errors::assigns_debug(span));
        }
    }

    pub(super) fn target(&mut self, target: &Expr) {
        if let ExprKind::Starred { .. } = target.kind {
            self.fault(errors::starred_alone(target.span));
        }
        self.target_inner(target);
    }

    fn target_inner(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name(name) => self.name_bound(name, target.span),
            ExprKind::Attribute { value, attr } => {
                self.name_bound(&attr.name, target.span);
                self.expression(value);
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                let stars =
                    elts.iter().filter(|element| matches!(element.kind, ExprKind::Starred { .. })).count();
                if stars > 1 {
                    self.fault(errors::several_stars(target.span));
                }
                elts.iter().for_each(|element| with_stack(|| self.target_inner(element)));
            }
            ExprKind::Starred { value } => self.target_inner(value),
            // What is not read is no doubt of ours.
            ExprKind::Subscript { value, slice } => {
                self.expression(value);
                self.expression(slice);
            }
            _ => self.expression(target),
        }
    }

    pub(super) fn deleted(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name(name) if *name == "__debug__" => self.fault(errors::deletes_debug(target.span)),
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().for_each(|element| with_stack(|| self.deleted(element)));
            }
            ExprKind::Subscript { value, slice } => {
                self.expression(value);
                self.expression(slice);
            }
            _ => self.expression(target),
        }
    }
}

const GENERATOR: &str = "generator expression";
