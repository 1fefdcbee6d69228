//! The second pass: every name that was noted gets its binding.
//!
//! Of a name that its scope does not bind, the scopes around are asked from the inside out, functions and comprehensions only: a class
//! is passed over, but for the few cells that it holds for its methods (`__class__`). Where one is found, every frame on the way
//! down hands the variable on; where none is, the name is a global, or a builtin. Whether a local is captured, and so lives in a
//! cell, is known only when all have been asked.

use rondo_diagnostics::Diagnostic;
use rondo_syntax::tree::Name;

use super::{Binding, ScopeId, ScopeKind, Scopes};
use crate::errors;

/// The cells that the body of a class holds for the functions inside it.
const CLASS_CELLS: [&str; 3] = ["__class__", "__classdict__", "__conditional_annotations__"];

/// Where a search ended.
pub(super) enum Found {
    /// A function, or a comprehension, that binds the name.
    Function(ScopeId),
    /// A class that holds one of its own cells.
    Class(ScopeId),
    /// Nowhere.
    Nowhere,
}

pub(super) fn resolve(scopes: &mut Scopes, faults: &mut Vec<Diagnostic>) {
    for id in (0..scopes.scopes.len()).map(ScopeId) {
        for index in 0..scopes.get(id).symbols.len() {
            let binding = binding(scopes, id, index, faults);
            scopes.scopes[id.0].symbols[index].binding = binding;
        }
    }
    // Only now is it known which locals are captured.
    for scope in &mut scopes.scopes {
        for symbol in &mut scope.symbols {
            if symbol.binding == Binding::Local && symbol.captured {
                symbol.binding = Binding::Cell;
            }
        }
        scope.free.sort();
        scope.class_cells.sort();
    }
}

fn binding(scopes: &mut Scopes, id: ScopeId, index: usize, faults: &mut Vec<Diagnostic>) -> Binding {
    let scope = scopes.get(id);
    let symbol = &scope.symbols[index];
    let (kind, name) = (scope.kind, symbol.name.clone());
    if symbol.global {
        return Binding::Global;
    }
    if let Some(span) = symbol.nonlocal {
        return match search(scopes, id, &name) {
            Found::Function(found) => {
                if scopes.get(found).kind == ScopeKind::TypeParameters {
                    faults.push(errors::nonlocal_type_parameter(span, &name));
                }
                let index = scopes.scopes[found.0].index[&name];
                scopes.scopes[found.0].symbols[index].bound_inside = true;
                capture(scopes, id, found, &name)
            }
            Found::Class(found) => capture_class_cell(scopes, id, found, &name),
            Found::Nowhere => {
                // A module's is reported elsewhere.
                if kind != ScopeKind::Module {
                    faults.push(errors::no_binding_for_nonlocal(span, &name));
                }
                Binding::ImplicitGlobal
            }
        };
    }
    if symbol.bound {
        return match kind {
            ScopeKind::Module => Binding::Global,
            ScopeKind::Class => Binding::Namespace,
            ScopeKind::Function
            | ScopeKind::Lambda
            | ScopeKind::GeneratorExpression
            | ScopeKind::Comprehension
            | ScopeKind::Annotations
            | ScopeKind::TypeParameters
            | ScopeKind::TypeValue => Binding::Local,
        };
    }
    match search(scopes, id, &name) {
        Found::Function(found) if scopes.get(found).host == scopes.get(id).host => Binding::In(found),
        Found::Function(found) => capture(scopes, id, found, &name),
        Found::Class(found) if scopes.get(found).host == scopes.get(id).host => {
            add_name(&mut scopes.scopes[found.0].class_cells, &name);
            Binding::In(found)
        }
        Found::Class(found) => capture_class_cell(scopes, id, found, &name),
        Found::Nowhere => Binding::ImplicitGlobal,
    }
}

/// Looks for the scope that binds a name, outwards from the one around `id`.
pub(super) fn search(scopes: &Scopes, id: ScopeId, name: &Name) -> Found {
    let mut next = scopes.get(id).parent;
    while let Some(at) = next {
        let scope = scopes.get(at);
        next = scope.parent;
        match scope.kind {
            ScopeKind::Module => return Found::Nowhere,
            ScopeKind::Class => {
                if CLASS_CELLS.contains(&name.as_str()) {
                    return Found::Class(at);
                }
            }
            ScopeKind::Function
            | ScopeKind::Lambda
            | ScopeKind::GeneratorExpression
            | ScopeKind::Comprehension
            | ScopeKind::Annotations
            | ScopeKind::TypeParameters
            | ScopeKind::TypeValue => {
                let Some(symbol) = scope.symbol(name) else { continue };
                if symbol.global {
                    return Found::Nowhere;
                }
                if symbol.bound && symbol.nonlocal.is_none() {
                    return Found::Function(at);
                }
            }
        }
    }
    Found::Nowhere
}

/// Marks a variable as captured, and makes it known to all frames on the way.
fn capture(scopes: &mut Scopes, from: ScopeId, found: ScopeId, name: &Name) -> Binding {
    let index = scopes.scopes[found.0].index[name];
    scopes.scopes[found.0].symbols[index].captured = true;
    pass_down(scopes, from, found, name);
    Binding::Free
}

fn capture_class_cell(scopes: &mut Scopes, from: ScopeId, found: ScopeId, name: &Name) -> Binding {
    add_name(&mut scopes.scopes[found.0].class_cells, name);
    pass_down(scopes, from, found, name);
    Binding::Free
}

fn pass_down(scopes: &mut Scopes, from: ScopeId, found: ScopeId, name: &Name) {
    let end = scopes.get(found).host;
    let mut at = scopes.get(from).host;
    while at != end {
        add_name(&mut scopes.scopes[at.0].free, name);
        let parent =
            scopes.get(at).parent.expect("the scope that binds a name lies around those that use it");
        at = scopes.get(parent).host;
    }
}

fn add_name(names: &mut Vec<Name>, name: &Name) {
    if !names.contains(name) {
        names.push(name.clone());
    }
}
