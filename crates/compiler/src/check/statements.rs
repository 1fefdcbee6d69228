//! Statements: what may stand where.

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;

use super::{Block, Checker, FrameKind};
use crate::scopes::Part;
use crate::{errors, with_stack};

/// The features that `from __future__ import …` knows. All of them have been part of the language for long, but `annotations`.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

impl Checker<'_> {
    /// `from __future__` stands at the beginning: only the docstring and others of its kind come before it.
    pub(super) fn future_imports(&mut self, module: &Module) {
        let body = &module.body[..];
        let has_doc = body.first().is_some_and(|first| match &first.kind {
            StmtKind::Expr { value } => matches!(value.kind, ExprKind::Constant(Constant::Str(_))),
            _ => false,
        });
        let mut beginning = true;
        for statement in &body[usize::from(has_doc)..] {
            match future_names(statement) {
                Some(names) if beginning => names.iter().for_each(|alias| self.feature(alias)),
                Some(_) => self.fault(errors::late_future(statement.span)),
                None => beginning = false,
            }
        }
    }

    fn feature(&mut self, alias: &Alias) {
        let name = &alias.name.name;
        if *name == "braces" {
            self.fault(errors::braces(alias.span));
        } else if !FEATURES.contains(&name.as_str()) {
            self.fault(errors::unknown_feature(alias.span, name));
        }
    }

    pub(super) fn statements(&mut self, body: &[Stmt]) {
        for statement in body {
            with_stack(|| self.statement(statement));
        }
    }

    fn block(&mut self, block: Block, body: &[Stmt]) {
        self.frame().blocks.push(block);
        self.statements(body);
        self.frame().blocks.pop();
    }

    fn statement(&mut self, statement: &Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function(span, def),
            StmtKind::ClassDef(def) => self.class(span, def),
            StmtKind::Return { value } => {
                self.return_(span, value.as_ref());
                self.optional(value.as_ref());
            }
            StmtKind::Delete { targets } => targets.iter().for_each(|target| self.deleted(target)),
            StmtKind::Assign { targets, value } => {
                self.expression(value);
                targets.iter().for_each(|target| self.target(target));
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.name_bound(&name.name, span);
                self.type_parameters(type_params);
                self.inside(FrameKind::Restricted("a type alias"), |this| this.expression(value));
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target);
                self.expression(value);
            }
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                self.target(target);
                self.annotation(annotation);
                self.optional(value.as_ref());
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                if *is_async {
                    self.async_statement(span, "async for");
                }
                self.expression(iter);
                self.target(target);
                self.block(Block::Loop, body);
                self.statements(orelse);
            }
            StmtKind::While { test, body, orelse } => {
                self.expression(test);
                self.block(Block::Loop, body);
                self.statements(orelse);
            }
            StmtKind::If { test, body, orelse } => {
                self.expression(test);
                self.statements(body);
                self.statements(orelse);
            }
            StmtKind::With { items, body, is_async } => {
                if *is_async {
                    self.async_statement(span, "async with");
                }
                for item in items {
                    self.expression(&item.context_expr);
                    if let Some(target) = &item.optional_vars {
                        self.target(target);
                    }
                }
                self.statements(body);
            }
            StmtKind::Match { subject, cases } => {
                self.expression(subject);
                self.cases(cases);
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_ref());
                self.optional(cause.as_ref());
            }
            StmtKind::Try { body, handlers, orelse, finalbody, is_star } => {
                self.statements(body);
                self.handlers(handlers, *is_star);
                self.statements(orelse);
                self.block(Block::Finally, finalbody);
            }
            StmtKind::Assert { test, msg } => {
                self.doubt_assertion(span, test);
                self.expression(test);
                self.optional(msg.as_ref());
            }
            StmtKind::Import { names } => {
                for alias in names {
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.name_bound(&bound.name, alias.span);
                }
            }
            StmtKind::ImportFrom { names, .. } => self.import_from(statement, names),
            StmtKind::Expr { value } => self.expression(value),
            StmtKind::Break => self.leaves_loop(span, true),
            StmtKind::Continue => self.leaves_loop(span, false),
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass => {}
        }
    }

    // Leaving.

    fn return_(&mut self, span: Span, value: Option<&Expr>) {
        self.doubt_leaving(span, "return");
        let frame = self.frame();
        let in_star = frame.blocks.contains(&Block::ExceptStar);
        match frame.kind {
            FrameKind::Module { .. } | FrameKind::Class => {
                self.fault(errors::outside(span, "return", "function"))
            }
            FrameKind::Function { is_async: true, is_generator: true } if value.is_some() => {
                self.fault(errors::return_value_in_async_generator(span));
            }
            FrameKind::Function { .. } | FrameKind::Restricted(_) => {}
        }
        if in_star {
            // CPython points at the value.
            self.fault(errors::leaves_except_star(value.map_or(span, |value| value.span)));
        }
    }

    fn leaves_loop(&mut self, span: Span, is_break: bool) {
        self.doubt_leaving(span, if is_break { "break" } else { "continue" });
        match self.frame().blocks.iter().rev().find(|block| **block != Block::Finally) {
            Some(Block::Loop | Block::Finally) => {}
            Some(Block::ExceptStar) => self.fault(errors::leaves_except_star(span)),
            None if is_break => self.fault(errors::outside(span, "break", "loop")),
            None => self.fault(errors::continue_outside_loop(span)),
        }
    }

    fn async_statement(&mut self, span: Span, word: &str) {
        match self.frame().kind {
            FrameKind::Module { may_await: true } | FrameKind::Function { is_async: true, .. } => {}
            FrameKind::Module { .. }
            | FrameKind::Class
            | FrameKind::Function { .. }
            | FrameKind::Restricted(_) => {
                self.fault(errors::outside(span, word, "async function"));
            }
        }
    }

    fn handlers(&mut self, handlers: &[ExceptHandler], is_star: bool) {
        for (index, handler) in handlers.iter().enumerate() {
            match &handler.type_ {
                Some(type_) => self.expression(type_),
                None if index + 1 < handlers.len() => self.fault(errors::bare_except_not_last(handler.span)),
                None => {}
            }
            if let Some(name) = &handler.name {
                self.name_bound(&name.name, handler.span);
            }
            if is_star {
                self.block(Block::ExceptStar, &handler.body);
            } else {
                self.statements(&handler.body);
            }
        }
    }

    fn import_from(&mut self, statement: &Stmt, names: &[Alias]) {
        let in_module = matches!(self.frame().kind, FrameKind::Module { .. });
        if future_names(statement).is_some() && (!in_module || self.frames.len() > 1) {
            self.fault(errors::late_future(statement.span));
        }
        for alias in names {
            if alias.name.name == "*" {
                if !in_module {
                    self.fault(errors::star_import_inside(alias.span));
                }
                continue;
            }
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.name_bound(&bound.name, alias.span);
        }
    }

    // Functions and classes.

    fn function(&mut self, span: Span, def: &FunctionDef) {
        self.name_bound(&def.name.name, span);
        def.decorator_list.iter().for_each(|decorator| self.expression(decorator));
        self.type_parameters(&def.type_params);
        self.parameters(&def.args);
        for (_, annotation) in crate::annotations::of_function(def) {
            self.annotation(annotation);
        }
        let is_generator = self.scopes.get(self.scopes.of(def, Part::Body)).is_generator;
        let kind = FrameKind::Function { is_async: def.is_async, is_generator };
        self.inside(kind, |this| this.statements(&def.body));
    }

    /// Names of parameters, and defaults, which are evaluated outside.
    pub(super) fn parameters(&mut self, args: &Arguments) {
        let all = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.vararg)
            .chain(&args.kwonlyargs)
            .chain(&args.kwarg);
        for parameter in all {
            self.name_bound(&parameter.name.name, parameter.span);
        }
        crate::walk::defaults(args).for_each(|default| self.expression(default));
    }

    fn class(&mut self, span: Span, def: &ClassDef) {
        self.name_bound(&def.name.name, span);
        def.decorator_list.iter().for_each(|decorator| self.expression(decorator));
        self.type_parameters(&def.type_params);
        self.keywords(&def.keywords);
        let arguments = |this: &mut Self| {
            def.bases.iter().for_each(|base| this.element(base));
            def.keywords.iter().for_each(|keyword| this.expression(&keyword.value));
        };
        if def.type_params.is_empty() {
            arguments(self);
        } else {
            self.inside(FrameKind::Restricted("the definition of a generic"), arguments);
        }
        self.inside(FrameKind::Class, |this| this.statements(&def.body));
    }

    fn annotation(&mut self, annotation: &Expr) {
        self.inside(FrameKind::Restricted("an annotation"), |this| this.element(annotation));
    }

    fn type_parameters(&mut self, parameters: &[TypeParam]) {
        let mut seen_default = false;
        for parameter in parameters {
            if seen_default && parameter.default_value.is_none() {
                self.fault(errors::type_parameter_without_default(parameter.span, &parameter.name.name));
            }
            seen_default |= parameter.default_value.is_some();
            self.name_bound(&parameter.name.name, parameter.span);
            if let Some(bound) = &parameter.bound {
                let is_tuple = matches!(bound.kind, ExprKind::Tuple { .. });
                let what = if is_tuple { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.inside(FrameKind::Restricted(what), |this| this.expression(bound));
            }
            if let Some(default) = &parameter.default_value {
                let what = match parameter.kind {
                    TypeParamKind::TypeVar => "a TypeVar default",
                    TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
                    TypeParamKind::ParamSpec => "a ParamSpec default",
                };
                self.inside(FrameKind::Restricted(what), |this| this.element(default));
            }
        }
    }
}

/// The names of a `from __future__ import …`.
fn future_names(statement: &Stmt) -> Option<&[Alias]> {
    match &statement.kind {
        StmtKind::ImportFrom { module: Some(module), names, level: 0 } if module.name == "__future__" => {
            Some(names)
        }
        _ => None,
    }
}
