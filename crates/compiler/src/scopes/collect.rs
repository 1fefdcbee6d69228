//! The first pass: walks the tree, opens scopes, and notes which names occur in them and how.
//!
//! Here is the notebook; what is noted of each node stands in `collect/`: statements, expressions, and the definitions that open
//! scopes.

mod definitions;
mod expressions;
mod statements;

use std::rc::Rc;

use rondo_diagnostics::{Diagnostic, Span};
use rondo_syntax::tree::*;
use rustc_hash::FxHashMap;

use super::{Binding, NodeKey, Part, Scope, ScopeId, ScopeKind, Scopes, Symbol, mangle};
use crate::errors;

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
