//! Scopes: which variable each name means.
//!
//! **The one idea.** Python decides statically where a name lives: a name that a function binds anywhere is local to it
//! everywhere, and all others belong to the nearest enclosing function that binds them, or are global. So two passes
//! suffice: [`collect`] walks the tree and notes in each scope what is bound and what is used there, [`resolve`] then
//! gives every noted name its [`Binding`].
//!
//! ```text
//! def f(a):             f: a parameter, captured (a cell)
//!     b = [x for x in a]     the comprehension's x is a hidden local of f
//!     return lambda: a + g   lambda: a captured (free), g global
//! ```
//!
//! **Frames and scopes.** A list, set or dict comprehension has a scope but no frame: it runs in the frame of the function
//! around it (its *host*), and its variables are hidden locals there. All other scopes are frames of their own. A name that
//! crosses from one frame into another is captured: a cell where it is bound, free where it is used.
//!
//! Deliberately absent: registers. Those are given out when a function is lowered.

mod collect;
mod copies;
mod print;
mod resolve;

use std::rc::Rc;

use rondo_diagnostics::{Diagnostic, Span};
use rondo_syntax::tree::{Module, Name};
use rustc_hash::FxHashMap;

pub(crate) use copies::is_bound_before;
pub use print::print;

/// Which scope: an index into [`Scopes`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ScopeId(pub usize);

/// A node of the tree that opens a scope, known by its address, and which of its scopes is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct NodeKey {
    address: usize,
    part: Part,
}

/// A node may open several scopes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The body of a function, class, lambda, comprehension; the value of a type alias.
    Body,
    /// The function that computes annotations.
    Annotations,
    /// The hidden function around a generic function, class or alias.
    TypeParameters,
    /// The bound of a type parameter. (Not its body: the expression may lie at the address of the parameter itself.)
    Bound,
    /// The default of a type parameter.
    Default,
}

impl NodeKey {
    /// The key of a part of a node. The tree must not move while keys are in use.
    pub fn new<T>(node: &T, part: Part) -> Self {
        NodeKey { address: std::ptr::from_ref(node) as usize, part }
    }
}

/// The kinds of scopes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScopeKind {
    /// A file: its names are global.
    Module,
    /// The body of a class: its names live in a namespace, and functions inside do not see them.
    Class,
    /// `def` or `async def`.
    Function,
    /// `lambda`.
    Lambda,
    /// A generator expression.
    GeneratorExpression,
    /// A list, set or dict comprehension, which runs in the frame of its host.
    Comprehension,
    /// The function that computes the annotations of a function, class or module when asked.
    Annotations,
    /// The hidden function in which type parameters are bound.
    TypeParameters,
    /// The lazy value of a type alias, or the bound or default of a type parameter.
    TypeValue,
}

impl ScopeKind {
    /// Whether it has a frame of its own.
    pub fn has_frame(self) -> bool {
        self != ScopeKind::Comprehension
    }

    /// Whether it sees the names of a class directly around it, as functions do not.
    pub fn may_see_class(self) -> bool {
        matches!(self, ScopeKind::Annotations | ScopeKind::TypeParameters | ScopeKind::TypeValue)
    }
}

/// What a name means in a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A register of this scope's frame.
    Local,
    /// A register of this scope's frame that holds a cell, because inner functions capture it.
    Cell,
    /// Captured from an enclosing function.
    Free,
    /// Declared `global`, or bound in a module.
    Global,
    /// Bound nowhere that this scope can see: a global or a builtin.
    ImplicitGlobal,
    /// In the namespace of a class body.
    Namespace,
    /// A variable of an enclosing scope that runs in the same frame: look there.
    In(ScopeId),
}

/// What was noted about a name in a scope.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// The name, mangled.
    pub name: Name,
    /// The first place where it occurs here.
    pub span: Span,
    /// Whether it is bound here in any way, `global` and `nonlocal` aside.
    pub bound: bool,
    /// Whether a statement other than an import binds it here.
    pub assigned: bool,
    /// Whether it is a parameter.
    pub parameter: bool,
    /// Whether it is read.
    pub used: bool,
    /// Whether it is declared `global`.
    pub global: bool,
    /// Where it is declared `nonlocal`.
    pub nonlocal: Option<Span>,
    /// Whether it has an annotation.
    pub annotated: bool,
    /// Whether `del` or the end of an `except` clause may unbind it.
    pub deleted: bool,
    /// How often it is bound; what may happen more or less than once counts twice. So 1 means: once, and for certain.
    pub bindings: u32,
    /// Where in the walk it was bound last: a number that grows.
    pub bound_at: u32,
    /// How often it is read; in a loop each counts as several.
    pub uses: u32,
    /// Whether a frame other than its own uses it.
    pub captured: bool,
    /// Whether an inner function declares it `nonlocal`, and so may bind it at any time.
    pub bound_inside: bool,
    /// What it means.
    pub binding: Binding,
}

/// One scope.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Its kind.
    pub kind: ScopeKind,
    /// The name of what it belongs to.
    pub name: Rc<str>,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// The scopes directly inside, in the order of the text.
    pub children: Vec<ScopeId>,
    /// The nearest scope, itself included, that has a frame.
    pub host: ScopeId,
    /// The class whose name mangles `__names`.
    pub private: Option<Name>,
    /// The names, in the order of their first occurrence.
    pub symbols: Vec<Symbol>,
    index: FxHashMap<Name, usize>,
    /// Whether it contains `yield`.
    pub is_generator: bool,
    /// Whether it is `async def`, or a comprehension or generator expression that awaits.
    pub is_async: bool,
    /// Whether an assignment expression binds a variable of this frame: operands have to be copied then.
    pub has_walrus: bool,
    /// Whether annotations of this scope stand in conditional blocks, so that it has to be noted which were reached.
    pub conditional_annotations: bool,
    /// Whether this scope sees the names of the class around it.
    pub sees_class: bool,
    /// The names captured from enclosing frames, sorted: the order of the closure.
    pub free: Vec<Name>,
    /// Those of them that never change while a frame of this scope runs, and are read often: see `scopes::copies`.
    pub copied: Vec<Name>,
    /// Where in the walk it was opened: a number that grows.
    pub opened_at: u32,
    /// Of a class: which of `__class__`, `__classdict__` and `__conditional_annotations__` inner functions capture.
    pub class_cells: Vec<Name>,
    /// Of a class: the attributes that its methods assign through `self`, sorted.
    pub static_attributes: Vec<Name>,
    /// Of a module: whether `from m import *` may bind names that are not seen.
    pub has_star_import: bool,
}

impl Scope {
    /// What was noted about a name.
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&index| &self.symbols[index])
    }
}

/// All scopes of a file.
#[derive(Debug, Default)]
pub struct Scopes {
    scopes: Vec<Scope>,
    by_node: FxHashMap<NodeKey, ScopeId>,
    /// Whether the file names what changes cells by hand (`cell_contents`, `CellType`).
    changes_cells: bool,
}

impl Scopes {
    /// The scope of the file.
    pub const MODULE: ScopeId = ScopeId(0);

    /// A scope.
    pub fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0]
    }

    /// The scope that a part of a node opens, if it opens one.
    pub fn find<T>(&self, node: &T, part: Part) -> Option<ScopeId> {
        self.by_node.get(&NodeKey::new(node, part)).copied()
    }

    /// The scope of a key.
    pub fn of_key(&self, key: NodeKey) -> ScopeId {
        *self.by_node.get(&key).expect("every node that opens a scope has been collected")
    }

    /// The scope that a part of a node opens.
    pub fn of<T>(&self, node: &T, part: Part) -> ScopeId {
        self.find(node, part).expect("every node that opens a scope has been collected")
    }
}

/// Finds the scopes of a file and what every name means. Faults are those of `global`, `nonlocal` and their like.
pub fn analyse(module: &Module, module_name: &str) -> (Scopes, Vec<Diagnostic>) {
    let (mut scopes, mut faults) = collect::collect(module, module_name);
    resolve::resolve(&mut scopes, &mut faults);
    copies::choose(&mut scopes);
    (scopes, faults)
}

/// The name as a class sees it: `__x` in `class _C` is `_C__x`.
pub fn mangle(private: Option<&Name>, name: &Name) -> Name {
    let Some(class) = private else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() { name.clone() } else { Name::new(&format!("_{class}{}", name.as_str())) }
}
