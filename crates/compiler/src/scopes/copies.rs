//! Which captured variables a function copies into registers when it begins.
//!
//! A captured variable lies in a cell, since whoever captures it must see when it is bound again. Most never are: they
//! are parameters, or assigned once before the function that captures them is made. A function that reads such a variable
//! often reads it from the cell once, when its frame begins:
//!
//! ```text
//! def solve(n):
//!     columns = [False] * n            bound once, at the top level of solve, before place is made
//!     def place(row):                  place begins: r1 = columns, from the closure
//!         for column in range(n):
//!             if columns[column]: …    reads r1
//! ```
//!
//! A program can also change a cell by hand. In a file that names `cell_contents` or `CellType` nothing is copied.

use rondo_syntax::tree::Name;

use super::resolve::{Found, search};
use super::{Binding, Scope, ScopeId, ScopeKind, Scopes, Symbol};

/// A variable that is read less often is not worth copying.
const WORTHWHILE: u32 = 3;

/// So many at most: registers are few, and each call copies all.
const AT_MOST: usize = 12;

/// Notes in each scope that has a frame what it copies.
pub(super) fn choose(scopes: &mut Scopes) {
    if scopes.changes_cells {
        return;
    }
    for id in (0..scopes.scopes.len()).map(ScopeId) {
        let scope = scopes.get(id);
        let is_function =
            matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda | ScopeKind::GeneratorExpression);
        if !is_function || scope.free.is_empty() {
            continue;
        }
        let is_worthwhile = |name: &&Name| uses(scopes, id, name) >= WORTHWHILE;
        let chosen = scope.free.iter().filter(is_worthwhile).filter(|name| is_constant(scopes, id, name));
        let chosen: Vec<Name> = chosen.take(AT_MOST).cloned().collect();
        scopes.scopes[id.0].copied = chosen;
    }
}

/// How often a frame reads a captured variable, its comprehensions included.
fn uses(scopes: &Scopes, id: ScopeId, name: &Name) -> u32 {
    let scope = scopes.get(id);
    let own = match scope.symbol(name) {
        Some(symbol) if symbol.binding == Binding::Free => symbol.uses,
        // A comprehension has a variable of this name for itself.
        Some(_) if scope.kind == ScopeKind::Comprehension => return 0,
        _ => 0,
    };
    let inside = scope.children.iter().filter(|child| !scopes.get(**child).kind.has_frame());
    own + inside.map(|child| uses(scopes, *child, name)).sum::<u32>()
}

/// Whether a captured variable has got its value before a frame of this scope can begin, and keeps it.
fn is_constant(scopes: &Scopes, id: ScopeId, name: &Name) -> bool {
    let Found::Function(owner) = search(scopes, id, name) else { return false };
    let scope = scopes.get(owner);
    let is_plain = matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda) && !scope.has_walrus;
    let Some(symbol) = scope.symbol(name) else { return false };
    is_plain && is_bound_once(symbol) && opened_at(scopes, owner, id) > symbol.bound_at
}

fn is_bound_once(symbol: &Symbol) -> bool {
    let times = if symbol.parameter { symbol.bindings <= 1 } else { symbol.bindings == 1 };
    times && !symbol.deleted && !symbol.bound_inside && symbol.nonlocal.is_none() && !symbol.global
}

/// When the scope directly inside `owner` was opened that is, or surrounds, `inner`.
fn opened_at(scopes: &Scopes, owner: ScopeId, inner: ScopeId) -> u32 {
    directly_inside(scopes, owner, inner).opened_at
}

/// The scope directly inside `owner` that is, or surrounds, `inner`.
fn directly_inside(scopes: &Scopes, owner: ScopeId, inner: ScopeId) -> &Scope {
    let mut at = inner;
    loop {
        let scope = scopes.get(at);
        match scope.parent {
            Some(parent) if parent != owner => at = parent,
            _ => return scope,
        }
    }
}

/// Whether a name that a module binds once has got its value before a frame of an inner scope can begin. Within its own
/// functions a class counts as bound, and so does a decorated function within itself, though a metaclass or decorator might call
/// them too early.
pub(crate) fn is_bound_before(scopes: &Scopes, symbol: &Symbol, inner: ScopeId) -> bool {
    let around = directly_inside(scopes, Scopes::MODULE, inner);
    let is_own = *around.name == *symbol.name && scopes.get(inner).kind != ScopeKind::Class;
    around.opened_at > symbol.bound_at || is_own
}
