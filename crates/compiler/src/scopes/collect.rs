//! The first pass: walks the tree, opens scopes, and notes which names occur in them and how.

mod expressions;

use std::rc::Rc;

use rondo_diagnostics::{Diagnostic, Span};
use rondo_syntax::tree::*;
use rustc_hash::FxHashMap;

use super::{Binding, NodeKey, Part, Scope, ScopeId, ScopeKind, Scopes, Symbol, mangle};
use crate::{errors, with_stack};

/// How a name occurs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Occurs {
    Bound,
    /// Bound by an import, which CPython does not count as an assignment before a declaration.
    Imported,
    Used,
    Parameter,
    Deleted,
    Annotated,
}

struct Collector {
    scopes: Scopes,
    faults: Vec<Diagnostic>,
    current: ScopeId,
    /// How many `if`, loops and the like stand around the current statement within its scope.
    conditional: u32,
    /// How many loops do.
    looping: u32,
    /// Counts what happens in the order of the walk.
    clock: u32,
}

/// For how many uses one in a loop counts.
const USES_IN_A_LOOP: u32 = 10;

pub(super) fn collect(module: &Module, name: &str) -> (Scopes, Vec<Diagnostic>) {
    let mut collector = Collector {
        scopes: Scopes::default(),
        faults: Vec::new(),
        current: Scopes::MODULE,
        conditional: 0,
        looping: 0,
        clock: 0,
    };
    collector.scopes.scopes.push(new_scope(ScopeKind::Module, name.into(), None, Scopes::MODULE, None));
    collector.statements(&module.body);
    collector.annotations_of_body(&module.body, NodeKey::new(module, Part::Annotations));
    (collector.scopes, collector.faults)
}

fn new_scope(
    kind: ScopeKind,
    name: Rc<str>,
    parent: Option<ScopeId>,
    host: ScopeId,
    private: Option<Name>,
) -> Scope {
    Scope {
        kind,
        name,
        parent,
        children: Vec::new(),
        host,
        private,
        symbols: Vec::new(),
        index: FxHashMap::default(),
        is_generator: false,
        is_async: false,
        has_walrus: false,
        conditional_annotations: false,
        sees_class: false,
        free: Vec::new(),
        copied: Vec::new(),
        opened_at: 0,
        class_cells: Vec::new(),
        static_attributes: Vec::new(),
        has_star_import: false,
    }
}

impl Collector {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.scopes[self.current.0]
    }

    /// Opens a scope, runs `inside` in it, and returns to the one around it.
    fn open(&mut self, key: NodeKey, kind: ScopeKind, name: &str, inside: impl FnOnce(&mut Self)) -> ScopeId {
        let id = ScopeId(self.scopes.scopes.len());
        let outer = self.current;
        let host = if kind.has_frame() { id } else { self.scopes.get(outer).host };
        let private = self.scope().private.clone();
        let mut scope = new_scope(kind, name.into(), Some(outer), host, private);
        scope.sees_class = kind.may_see_class() && {
            let around = self.scopes.get(outer);
            around.kind == ScopeKind::Class || around.sees_class
        };
        let sees_class = scope.sees_class;
        self.clock += 1;
        scope.opened_at = self.clock;
        self.scopes.scopes.push(scope);
        self.scope().children.push(id);
        self.scopes.by_node.insert(key, id);
        self.current = id;
        let conditional = std::mem::replace(&mut self.conditional, 0);
        let looping = std::mem::replace(&mut self.looping, 0);
        if sees_class {
            self.note(&Name::new("__classdict__"), Span::default(), Occurs::Used);
        }
        inside(self);
        self.conditional = conditional;
        self.looping = looping;
        self.current = outer;
        id
    }

    fn note_identifier(&mut self, identifier: &Identifier, occurs: Occurs) {
        self.note(&identifier.name, identifier.span, occurs);
    }

    fn note(&mut self, name: &Name, span: Span, occurs: Occurs) {
        self.note_in(self.current, name, span, occurs);
    }

    fn note_in(&mut self, id: ScopeId, name: &Name, span: Span, occurs: Occurs) {
        let unconditional = self.conditional == 0;
        let weight = if self.looping > 0 { USES_IN_A_LOOP } else { 1 };
        self.clock += 1;
        let clock = self.clock;
        let scope = &mut self.scopes.scopes[id.0];
        let name = mangle(scope.private.as_ref(), name);
        let symbol = symbol_mut(scope, &name, span);
        match occurs {
            Occurs::Bound | Occurs::Imported => {
                symbol.bound = true;
                symbol.assigned |= occurs == Occurs::Bound;
                symbol.bindings += if unconditional { 1 } else { 2 };
                symbol.bound_at = clock;
            }
            Occurs::Used => {
                symbol.used = true;
                symbol.uses += weight;
            }
            Occurs::Annotated => {
                symbol.annotated = true;
                symbol.bound = true;
            }
            Occurs::Deleted => {
                symbol.bound = true;
                symbol.assigned = true;
                symbol.deleted = true;
                symbol.bindings += 2;
            }
            Occurs::Parameter => {
                if symbol.parameter {
                    self.faults.push(errors::duplicate_argument(span, &name));
                }
                symbol.bound = true;
                symbol.parameter = true;
                symbol.bound_at = clock;
            }
        }
    }

    /// What was noted as bound is bound only now.
    fn is_bound_now(&mut self, name: &Name) {
        self.clock += 1;
        let clock = self.clock;
        let scope = self.scope();
        let name = mangle(scope.private.as_ref(), name);
        if let Some(&index) = scope.index.get(&name) {
            scope.symbols[index].bound_at = clock;
        }
    }

    // Statements.

    fn statements(&mut self, body: &[Stmt]) {
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
            StmtKind::AugAssign { target, value, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    self.note(name, target.span, Occurs::Used);
                }
                self.target(target, Occurs::Bound);
                self.expression(value);
                if let ExprKind::Name(name) = &target.kind {
                    self.is_bound_now(name);
                }
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_ref(), *simple);
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                self.expression(iter);
                self.conditional += 1;
                self.looping += 1;
                self.target(target, Occurs::Bound);
                self.statements(body);
                self.looping -= 1;
                self.statements(orelse);
                self.conditional -= 1;
                if *is_async && self.current == Scopes::MODULE {
                    self.scope().is_async = true;
                }
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
            StmtKind::With { items, body, is_async } => {
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
                if *is_async && self.current == Scopes::MODULE {
                    self.scope().is_async = true;
                }
            }
            StmtKind::Match { subject, cases } => {
                self.expression(subject);
                self.conditional += 1;
                for case in cases {
                    self.pattern(&case.pattern);
                    self.optional(case.guard.as_ref());
                    self.statements(&case.body);
                }
                self.conditional -= 1;
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_ref());
                self.optional(cause.as_ref());
            }
            StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
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
            StmtKind::Assert { test, msg } => {
                self.expression(test);
                self.optional(msg.as_ref());
            }
            StmtKind::Import { names } => {
                for alias in names {
                    let bound = match &alias.asname {
                        Some(asname) => asname.name.clone(),
                        None => Name::new(
                            alias.name.name.split('.').next().expect("a module's name is not empty"),
                        ),
                    };
                    self.note(&bound, alias.span, Occurs::Imported);
                }
            }
            StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    if bound.name == "*" {
                        self.scope().has_star_import = true;
                    } else {
                        self.note(&bound.name, alias.span, Occurs::Imported);
                    }
                }
            }
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

    /// Opens the scope of the annotations of a module or class, if it has any.
    fn annotations_of_body(&mut self, body: &[Stmt], key: NodeKey) {
        let mut found = Vec::new();
        crate::annotations::of_body(body, &mut found);
        if found.is_empty() {
            return;
        }
        let name = self.scope().name.clone();
        let conditional = self.scope().conditional_annotations;
        if self.scope().kind == ScopeKind::Module && conditional {
            self.note(&Name::new("__conditional_annotations__"), Span::default(), Occurs::Bound);
        }
        self.open(key, ScopeKind::Annotations, &name, |this| {
            this.note(&Name::new("format"), Span::default(), Occurs::Parameter);
            if conditional {
                this.note(&Name::new("__conditional_annotations__"), Span::default(), Occurs::Used);
            }
            for annotation in found {
                this.expression(annotation.annotation);
            }
        });
    }

    // Functions and classes.

    fn function(&mut self, def: &FunctionDef) {
        self.note_identifier(&def.name, Occurs::Bound);
        self.defaults(&def.args);
        def.decorator_list.iter().for_each(|decorator| self.expression(decorator));
        // Nobody can call it before it is bound, unless a decorator does.
        self.is_bound_now(&def.name.name);
        if def.type_params.is_empty() {
            self.function_inside(def);
        } else {
            let key = NodeKey::new(def, Part::TypeParameters);
            self.open(key, ScopeKind::TypeParameters, &def.name.name, |this| {
                let hidden = [".defaults", ".kwdefaults"];
                hidden
                    .iter()
                    .for_each(|name| this.note(&Name::new(name), Span::default(), Occurs::Parameter));
                this.type_parameters(&def.type_params);
                this.function_inside(def);
            });
        }
        if !def.decorator_list.is_empty() || !def.type_params.is_empty() {
            self.is_bound_now(&def.name.name);
        }
    }

    fn function_inside(&mut self, def: &FunctionDef) {
        let annotations = crate::annotations::of_function(def);
        if !annotations.is_empty() {
            let key = NodeKey::new(def, Part::Annotations);
            self.open(key, ScopeKind::Annotations, &def.name.name, |this| {
                this.note(&Name::new("format"), Span::default(), Occurs::Parameter);
                annotations.iter().for_each(|(_, annotation)| this.expression(annotation));
            });
        }
        let key = NodeKey::new(def, Part::Body);
        self.open(key, ScopeKind::Function, &def.name.name, |this| {
            this.scope().is_async = def.is_async;
            this.parameters(&def.args);
            this.statements(&def.body);
        });
    }

    fn defaults(&mut self, args: &Arguments) {
        for parameter in args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs) {
            self.optional(parameter.default.as_ref());
        }
    }

    /// Notes the parameters in the order of their registers.
    fn parameters(&mut self, args: &Arguments) {
        let all = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs)
            .chain(&args.vararg)
            .chain(&args.kwarg);
        for parameter in all {
            self.note(&parameter.name.name, parameter.name.span, Occurs::Parameter);
        }
    }

    fn class(&mut self, def: &ClassDef) {
        self.note_identifier(&def.name, Occurs::Bound);
        def.decorator_list.iter().for_each(|decorator| self.expression(decorator));
        if def.type_params.is_empty() {
            self.class_inside(def);
        } else {
            let key = NodeKey::new(def, Part::TypeParameters);
            self.open(key, ScopeKind::TypeParameters, &def.name.name, |this| {
                this.scope().private = Some(def.name.name.clone());
                this.note(&Name::new(".type_params"), Span::default(), Occurs::Bound);
                this.type_parameters(&def.type_params);
                this.class_inside(def);
            });
        }
        self.is_bound_now(&def.name.name);
    }

    fn class_inside(&mut self, def: &ClassDef) {
        def.bases.iter().for_each(|base| self.expression(base));
        def.keywords.iter().for_each(|keyword| self.expression(&keyword.value));
        let key = NodeKey::new(def, Part::Body);
        self.open(key, ScopeKind::Class, &def.name.name, |this| {
            this.scope().private = Some(def.name.name.clone());
            for name in ["__module__", "__qualname__"] {
                this.note(&Name::new(name), Span::default(), Occurs::Bound);
            }
            this.note(&Name::new("__name__"), Span::default(), Occurs::Used);
            if !def.type_params.is_empty() {
                this.note(&Name::new("__type_params__"), Span::default(), Occurs::Bound);
                this.note(&Name::new(".type_params"), Span::default(), Occurs::Used);
            }
            this.statements(&def.body);
            this.annotations_of_body(&def.body, NodeKey::new(def, Part::Annotations));
        });
    }

    fn type_parameters(&mut self, parameters: &[TypeParam]) {
        for parameter in parameters {
            self.note_type_parameter(parameter);
            if let Some(bound) = &parameter.bound {
                let key = NodeKey::new(parameter, Part::Bound);
                self.open(key, ScopeKind::TypeValue, &parameter.name.name, |this| {
                    this.note(&Name::new(".format"), Span::default(), Occurs::Parameter);
                    this.expression(bound);
                });
            }
            if let Some(default) = &parameter.default_value {
                let key = NodeKey::new(parameter, Part::Default);
                self.open(key, ScopeKind::TypeValue, &parameter.name.name, |this| {
                    this.note(&Name::new(".format"), Span::default(), Occurs::Parameter);
                    this.expression(default);
                });
            }
        }
    }

    fn note_type_parameter(&mut self, parameter: &TypeParam) {
        let name = mangle(self.scope().private.as_ref(), &parameter.name.name);
        if self.scope().symbol(&name).is_some_and(|symbol| symbol.bound) {
            self.faults.push(errors::duplicate_type_parameter(parameter.span, &name));
        }
        self.note_identifier(&parameter.name, Occurs::Bound);
    }

    fn type_alias(&mut self, statement: &Stmt, name: &Identifier, parameters: &[TypeParam], value: &Expr) {
        let body = |this: &mut Self| {
            this.open(NodeKey::new(statement, Part::Body), ScopeKind::TypeValue, &name.name, |this| {
                this.note(&Name::new(".format"), Span::default(), Occurs::Parameter);
                this.expression(value);
            });
        };
        if parameters.is_empty() {
            body(self);
        } else {
            let key = NodeKey::new(statement, Part::TypeParameters);
            self.open(key, ScopeKind::TypeParameters, &name.name, |this| {
                this.type_parameters(parameters);
                body(this);
            });
        }
    }
}

fn symbol_mut<'s>(scope: &'s mut Scope, name: &Name, span: Span) -> &'s mut Symbol {
    let index = *scope.index.entry(name.clone()).or_insert_with(|| {
        scope.symbols.push(Symbol {
            name: name.clone(),
            span,
            bound: false,
            assigned: false,
            parameter: false,
            used: false,
            global: false,
            nonlocal: None,
            annotated: false,
            deleted: false,
            bindings: 0,
            bound_at: 0,
            uses: 0,
            captured: false,
            bound_inside: false,
            binding: Binding::ImplicitGlobal,
        });
        scope.symbols.len() - 1
    });
    &mut scope.symbols[index]
}
