//! Statements: what they bind, and what may happen or not.

use rondo_diagnostics::{Diagnostic, Span};
use rondo_syntax::tree::*;

use super::{Collector, Occurs, symbol_mut};
use crate::scopes::{ScopeKind, Scopes, mangle};
use crate::{errors, with_stack};

impl Collector {
    pub(super) fn statements(&mut self, body: &[Stmt]) {
        for statement in body {
            with_stack(|| self.statement(statement));
        }
    }

    fn conditionally(&mut self, body: &[Stmt]) {
        self.conditional += 1;
        self.statements(body);
        self.conditional -= 1;
    }

    fn statement(&mut self, statement: &Stmt) {
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function(def),
            StmtKind::ClassDef(def) => self.class(def),
            StmtKind::Return { value } => self.optional(value.as_ref()),
            StmtKind::Delete { targets } => {
                targets.iter().for_each(|target| self.target(target, Occurs::Deleted))
            }
            StmtKind::Assign { targets, value } => {
                self.expression(value);
                targets.iter().for_each(|target| self.target(target, Occurs::Bound));
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.note_identifier(name, Occurs::Bound);
                self.type_alias(statement, name, type_params, value);
            }
            StmtKind::AugAssign { target, value, .. } => self.augmented(target, value),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_ref(), *simple);
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                self.for_loop(target, iter, [body, orelse], *is_async)
            }
            StmtKind::While { test, body, orelse } => {
                self.looping += 1;
                self.expression(test);
                self.conditionally(body);
                self.looping -= 1;
                self.conditionally(orelse);
            }
            StmtKind::If { test, body, orelse } => {
                self.expression(test);
                self.conditionally(body);
                self.conditionally(orelse);
            }
            StmtKind::With { items, body, is_async } => self.with(items, body, *is_async),
            StmtKind::Match { subject, cases } => self.match_(subject, cases),
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_ref());
                self.optional(cause.as_ref());
            }
            StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
                self.try_(body, handlers, orelse, finalbody)
            }
            StmtKind::Assert { test, msg } => {
                self.expression(test);
                self.optional(msg.as_ref());
            }
            StmtKind::Import { names } => self.import(names),
            StmtKind::ImportFrom { names, .. } => self.import_from(names),
            StmtKind::Global { names } => {
                names.iter().for_each(|name| self.declare_global(name, statement.span))
            }
            StmtKind::Nonlocal { names } => {
                names.iter().for_each(|name| self.declare_nonlocal(name, statement.span))
            }
            StmtKind::Expr { value } => self.expression(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
    }

    fn augmented(&mut self, target: &Expr, value: &Expr) {
        if let ExprKind::Name(name) = &target.kind {
            self.note(name, target.span, Occurs::Used);
        }
        self.target(target, Occurs::Bound);
        self.expression(value);
        if let ExprKind::Name(name) = &target.kind {
            self.is_bound_now(name);
        }
    }

    fn for_loop(&mut self, target: &Expr, iter: &Expr, [body, orelse]: [&[Stmt]; 2], is_async: bool) {
        self.expression(iter);
        self.conditional += 1;
        self.looping += 1;
        self.target(target, Occurs::Bound);
        self.statements(body);
        self.looping -= 1;
        self.statements(orelse);
        self.conditional -= 1;
        if is_async && self.current == Scopes::MODULE {
            self.scope().is_async = true;
        }
    }

    fn with(&mut self, items: &[WithItem], body: &[Stmt], is_async: bool) {
        for (index, item) in items.iter().enumerate() {
            self.expression(&item.context_expr);
            let Some(target) = &item.optional_vars else { continue };
            // The managers before it may swallow what goes wrong here, and its own when a target is unpacked.
            let is_certain = index == 0 && matches!(target.kind, ExprKind::Name(_));
            self.conditional += u32::from(!is_certain);
            self.target(target, Occurs::Bound);
            self.conditional -= u32::from(!is_certain);
        }
        self.conditionally(body);
        if is_async && self.current == Scopes::MODULE {
            self.scope().is_async = true;
        }
    }

    fn match_(&mut self, subject: &Expr, cases: &[MatchCase]) {
        self.expression(subject);
        self.conditional += 1;
        for case in cases {
            self.pattern(&case.pattern);
            self.optional(case.guard.as_ref());
            self.statements(&case.body);
        }
        self.conditional -= 1;
    }

    fn try_(&mut self, body: &[Stmt], handlers: &[ExceptHandler], orelse: &[Stmt], finalbody: &[Stmt]) {
        self.conditional += 1;
        self.statements(body);
        for handler in handlers {
            self.optional(handler.type_.as_ref());
            if let Some(name) = &handler.name {
                self.note_identifier(name, Occurs::Bound);
                self.note_identifier(name, Occurs::Deleted);
            }
            self.statements(&handler.body);
        }
        self.statements(orelse);
        self.statements(finalbody);
        self.conditional -= 1;
    }

    fn import(&mut self, names: &[Alias]) {
        for alias in names {
            let bound = match &alias.asname {
                Some(asname) => asname.name.clone(),
                None => Name::new(alias.name.name.split('.').next().expect("a module's name is not empty")),
            };
            self.note(&bound, alias.span, Occurs::Imported);
        }
    }

    fn import_from(&mut self, names: &[Alias]) {
        for alias in names {
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            if bound.name == "*" {
                self.scope().has_star_import = true;
            } else {
                self.note(&bound.name, alias.span, Occurs::Imported);
            }
        }
    }

    fn declare_global(&mut self, identifier: &Identifier, statement: Span) {
        let name = mangle(self.scope().private.as_ref(), &identifier.name);
        if let Some(fault) = self.declared_too_late(&name, statement, "global") {
            self.faults.push(fault);
        }
        let symbol = symbol_mut(self.scope(), &name, statement);
        symbol.global = true;
        if let Some(nonlocal) = symbol.nonlocal {
            self.faults.push(errors::nonlocal_and_global(nonlocal, &name));
        }
        // What a function declares global, the module may bind at any time.
        symbol_mut(&mut self.scopes.scopes[Scopes::MODULE.0], &name, identifier.span).bindings += 2;
    }

    fn declare_nonlocal(&mut self, identifier: &Identifier, statement: Span) {
        let name = mangle(self.scope().private.as_ref(), &identifier.name);
        if self.scope().kind == ScopeKind::Module {
            self.faults.push(errors::nonlocal_at_module_level(statement));
        } else if let Some(fault) = self.declared_too_late(&name, statement, "nonlocal") {
            self.faults.push(fault);
        }
        let symbol = symbol_mut(self.scope(), &name, statement);
        let (also_global, first) = (symbol.global, symbol.span);
        symbol.nonlocal = Some(statement);
        if also_global {
            self.faults.push(errors::nonlocal_and_global(first, &name));
        }
    }

    /// A declaration has to come before all else that is done with the name.
    fn declared_too_late(&mut self, name: &Name, span: Span, word: &str) -> Option<Diagnostic> {
        let scope = self.scope();
        let symbol = scope.symbol(name)?;
        if symbol.parameter {
            Some(errors::parameter_and_declared(span, name, word).pointing_at(symbol.span, "the parameter"))
        } else if symbol.annotated {
            Some(errors::annotated_and_declared(span, name, word))
        } else if symbol.assigned {
            Some(errors::assigned_before_declaration(span, name, word).pointing_at(symbol.span, "first here"))
        } else if symbol.used {
            Some(errors::used_before_declaration(span, name, word).pointing_at(symbol.span, "first here"))
        } else {
            None
        }
    }

    fn annotated(&mut self, target: &Expr, annotation: &Expr, value: Option<&Expr>, simple: bool) {
        if let ExprKind::Name(name) = &target.kind {
            let mangled = mangle(self.scope().private.as_ref(), name);
            let scope = self.scope();
            if let Some(symbol) = scope.symbol(&mangled)
                && scope.kind != ScopeKind::Module
                && simple
                && (symbol.global || symbol.nonlocal.is_some())
            {
                let word = if symbol.global { "global" } else { "nonlocal" };
                let fault = errors::annotated_and_declared(target.span, &mangled, word);
                self.faults.push(fault);
            }
            if simple {
                self.note(name, target.span, Occurs::Annotated);
            }
            // A name in brackets is annotated in vain: it does not even become a local.
            if value.is_some() {
                self.note(name, target.span, Occurs::Bound);
            }
            let conditional = self.conditional > 0;
            let scope = self.scope();
            if simple && (scope.kind == ScopeKind::Module || (conditional && scope.kind == ScopeKind::Class))
            {
                scope.conditional_annotations = true;
            }
        } else {
            self.target(target, Occurs::Bound);
        }
        if let Some(value) = value {
            self.expression(value);
            if let ExprKind::Name(name) = &target.kind {
                self.is_bound_now(name);
            }
        }
        // Those of simple names are walked when the body is done, in a scope of their own. In a function annotations
        // are never evaluated, so the names in them do not count as used.
        let evaluated = matches!(self.scope().kind, ScopeKind::Module | ScopeKind::Class);
        if evaluated && !simple {
            self.expression(annotation);
        }
    }
}
