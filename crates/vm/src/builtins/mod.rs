//! The builtin functions, by what they are about. `open` comes with the library's files, the classes among the builtins
//! (`enumerate`, `zip`, `range`, …) are in [`types`](crate::types).

mod attributes;
mod collections;
mod numbers;
mod output;
mod scope;
mod text;

use crate::native::NativeDef;

/// The functions of `builtins`.
pub fn functions() -> impl Iterator<Item = &'static NativeDef> {
    [
        attributes::FUNCTIONS,
        collections::FUNCTIONS,
        numbers::FUNCTIONS,
        output::FUNCTIONS,
        scope::FUNCTIONS,
        text::FUNCTIONS,
    ]
    .into_iter()
    .flatten()
}
