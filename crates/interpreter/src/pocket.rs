//! Pocket names: a few of asyncio's own as builtins of the main file, for lessons that come before `import`.
//!
//! `await sleep(1)` is a whole program. A name is there when the file uses it and binds it nowhere, and none of them is
//! there when the file imports what might mean its own: `asyncio`, `threading`, `queue`, or anything of such a name.

use rondo_compiler::scopes::{Binding, ScopeId, Scopes};
use rondo_syntax::tree::{Identifier, Module, Stmt, StmtKind};

/// The names.
pub const NAMES: [&str; 12] = [
    "sleep",
    "gather",
    "create_task",
    "wait_for",
    "timeout",
    "TaskGroup",
    "Queue",
    "Lock",
    "Event",
    "Semaphore",
    "open_connection",
    "start_server",
];

/// The modules whose import says that the file brings its own.
const MODULES: [&str; 3] = ["asyncio", "threading", "queue"];

/// Which names a file takes out of the pocket.
pub fn used(module: &Module, scopes: &Scopes) -> Vec<&'static str> {
    let used: Vec<_> = NAMES.into_iter().filter(|name| is_taken(name, scopes, Scopes::MODULE)).collect();
    if used.is_empty() || brings_its_own(&module.body) { Vec::new() } else { used }
}

/// Whether a name is read in a scope or one within it, and bound in none that could be meant.
fn is_taken(name: &str, scopes: &Scopes, id: ScopeId) -> bool {
    let scope = scopes.get(id);
    let is_here =
        scope.symbol(name).is_some_and(|symbol| symbol.used && symbol.binding == Binding::ImplicitGlobal);
    is_here || scope.children.iter().any(|&child| is_taken(name, scopes, child))
}

fn is_ours(module: &str) -> bool {
    MODULES.contains(&module)
}

/// `concurrent` of `concurrent.futures`.
fn first_part(module: &Identifier) -> &str {
    module.name.split('.').next().unwrap_or_default()
}

/// Whether any import, however deep, is of one of the modules, or names one of the names.
fn brings_its_own(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match &statement.kind {
        StmtKind::Import { names } => names.iter().any(|alias| {
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            is_ours(first_part(&alias.name)) || NAMES.contains(&&*bound.name)
        }),
        StmtKind::ImportFrom { module, names, .. } => {
            module.as_ref().is_some_and(|module| is_ours(first_part(module)))
                || names.iter().any(|alias| {
                    NAMES.contains(&&*alias.name.name)
                        || alias.asname.as_ref().is_some_and(|bound| NAMES.contains(&&*bound.name))
                })
        }
        StmtKind::FunctionDef(function) => brings_its_own(&function.body),
        StmtKind::ClassDef(class) => brings_its_own(&class.body),
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => brings_its_own(body) || brings_its_own(orelse),
        StmtKind::With { body, .. } => brings_its_own(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| brings_its_own(&case.body)),
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
            [body, orelse, finalbody].into_iter().any(|body| brings_its_own(body))
                || handlers.iter().any(|handler| brings_its_own(&handler.body))
        }
        StmtKind::Return { .. }
        | StmtKind::Delete { .. }
        | StmtKind::Assign { .. }
        | StmtKind::TypeAlias { .. }
        | StmtKind::AugAssign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Global { .. }
        | StmtKind::Nonlocal { .. }
        | StmtKind::Expr { .. }
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => false,
    })
}
