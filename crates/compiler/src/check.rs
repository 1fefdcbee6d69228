//! Legality: what the grammar allows and Python forbids.

use rondo_diagnostics::Diagnostic;
use rondo_syntax::tree::Module;

use crate::CompileOptions;
use crate::scopes::Scopes;

/// Finds all statements and expressions that may not stand where they stand.
pub fn check(_module: &Module, _scopes: &Scopes, _options: CompileOptions) -> Vec<Diagnostic> {
    Vec::new()
}
