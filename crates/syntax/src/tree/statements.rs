//! Statements, and what belongs to them: clauses, aliases, parameters.

use rondo_diagnostics::Span;

use super::{Expr, Identifier, Keyword, MatchCase, Operator};

/// A statement and its place, decorators not included, as in CPython.
#[derive(Clone, PartialEq, Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// From its first word to the end of its last statement.
    pub span: Span,
}

/// Every kind of statement.
#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    /// `def` and `async def`.
    FunctionDef(Box<FunctionDef>),
    /// `class`.
    ClassDef(Box<ClassDef>),
    /// `return value`
    Return {
        /// What is returned, if anything is written.
        value: Option<Expr>,
    },
    /// `del a, b.c, d[0]`
    Delete {
        /// What is deleted, in order.
        targets: Vec<Expr>,
    },
    /// `a = b = value`
    Assign {
        /// The targets, from left to right.
        targets: Vec<Expr>,
        /// What they are bound to.
        value: Expr,
    },
    /// `type Name[T] = value`
    TypeAlias {
        /// The alias.
        name: Identifier,
        /// Its parameters.
        type_params: Vec<TypeParam>,
        /// What it stands for.
        value: Expr,
    },
    /// `target += value`
    AugAssign {
        /// A name, attribute or subscript.
        target: Expr,
        /// The operator without its `=`.
        op: Operator,
        /// The right operand.
        value: Expr,
    },
    /// `target: annotation = value`
    AnnAssign {
        /// A name, attribute or subscript.
        target: Expr,
        /// What stands after the colon.
        annotation: Expr,
        /// What is assigned, if anything is.
        value: Option<Expr>,
        /// Whether the target is a bare name without parentheses, which makes the annotation one of the scope's.
        simple: bool,
    },
    /// `for target in iter: body else: orelse`, also `async for`.
    For {
        /// What each item is bound to.
        target: Expr,
        /// What is iterated over.
        iter: Expr,
        /// The loop.
        body: Vec<Stmt>,
        /// What runs when the loop ends without `break`; empty without `else`.
        orelse: Vec<Stmt>,
        /// Whether it is `async for`.
        is_async: bool,
    },
    /// `while test: body else: orelse`
    While {
        /// The condition.
        test: Expr,
        /// The loop.
        body: Vec<Stmt>,
        /// What runs when the condition fails; empty without `else`.
        orelse: Vec<Stmt>,
    },
    /// `if test: body else: orelse`
    If {
        /// The condition.
        test: Expr,
        /// What runs when it holds.
        body: Vec<Stmt>,
        /// What runs otherwise: a single `If` for `elif`.
        orelse: Vec<Stmt>,
    },
    /// `with items: body`, also `async with`.
    With {
        /// The managers, in order of entry.
        items: Vec<WithItem>,
        /// The block.
        body: Vec<Stmt>,
        /// Whether it is `async with`.
        is_async: bool,
    },
    /// `match subject: cases`
    Match {
        /// What is matched.
        subject: Expr,
        /// The cases, in order.
        cases: Vec<MatchCase>,
    },
    /// `raise exc from cause`
    Raise {
        /// The exception, unless the current one is raised again.
        exc: Option<Expr>,
        /// What stands after `from`.
        cause: Option<Expr>,
    },
    /// `try: body except …: … else: orelse finally: finalbody`, also with `except*`.
    Try {
        /// The block.
        body: Vec<Stmt>,
        /// The `except` clauses.
        handlers: Vec<ExceptHandler>,
        /// What runs when nothing was raised; empty without `else`.
        orelse: Vec<Stmt>,
        /// What runs in any case; empty without `finally`.
        finalbody: Vec<Stmt>,
        /// Whether the clauses are `except*`.
        is_star: bool,
    },
    /// `assert test, msg`
    Assert {
        /// What should hold.
        test: Expr,
        /// The message.
        msg: Option<Expr>,
    },
    /// `import a.b as c, d`
    Import {
        /// What is imported.
        names: Vec<Alias>,
    },
    /// `from ..module import a as b`, or `*` as the only name.
    ImportFrom {
        /// The module, unless it is dots only.
        module: Option<Identifier>,
        /// What is imported.
        names: Vec<Alias>,
        /// How many dots stand before the module.
        level: u32,
    },
    /// `global a, b`
    Global {
        /// The names.
        names: Vec<Identifier>,
    },
    /// `nonlocal a, b`
    Nonlocal {
        /// The names.
        names: Vec<Identifier>,
    },
    /// An expression for its effect.
    Expr {
        /// The expression.
        value: Expr,
    },
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// `@decorators def name[type_params](args) -> returns: body`
#[derive(Clone, PartialEq, Debug)]
pub struct FunctionDef {
    /// Its name.
    pub name: Identifier,
    /// Its parameters.
    pub args: Arguments,
    /// Its block.
    pub body: Vec<Stmt>,
    /// Its decorators, the outermost first.
    pub decorator_list: Vec<Expr>,
    /// What stands after `->`.
    pub returns: Option<Expr>,
    /// What stands in brackets after the name.
    pub type_params: Vec<TypeParam>,
    /// Whether it is `async def`.
    pub is_async: bool,
}

/// `@decorators class name[type_params](bases, keywords): body`
#[derive(Clone, PartialEq, Debug)]
pub struct ClassDef {
    /// Its name.
    pub name: Identifier,
    /// Its bases; may hold `Starred`.
    pub bases: Vec<Expr>,
    /// `metaclass=…` and other keywords.
    pub keywords: Vec<Keyword>,
    /// Its block.
    pub body: Vec<Stmt>,
    /// Its decorators, the outermost first.
    pub decorator_list: Vec<Expr>,
    /// What stands in brackets after the name.
    pub type_params: Vec<TypeParam>,
}

/// `context_expr as optional_vars`
#[derive(Clone, PartialEq, Debug)]
pub struct WithItem {
    /// The manager.
    pub context_expr: Expr,
    /// The target.
    pub optional_vars: Option<Expr>,
}

/// `except type as name: body`
#[derive(Clone, PartialEq, Debug)]
pub struct ExceptHandler {
    /// What is caught; all if nothing is written. `except A, B:` makes a tuple without parentheses.
    pub type_: Option<Expr>,
    /// The name that holds the exception.
    pub name: Option<Identifier>,
    /// The block.
    pub body: Vec<Stmt>,
    /// From `except` to the end of its block.
    pub span: Span,
}

/// `name as asname`
#[derive(Clone, PartialEq, Debug)]
pub struct Alias {
    /// What is imported: a module with its dots, a name, or `*`.
    pub name: Identifier,
    /// What it is bound to, if that is written.
    pub asname: Option<Identifier>,
    /// All of it.
    pub span: Span,
}

/// A type parameter: `T: bound = default`, `*Ts = default`, `**P = default`.
#[derive(Clone, PartialEq, Debug)]
pub struct TypeParam {
    /// Which of the three.
    pub kind: TypeParamKind,
    /// Its name.
    pub name: Identifier,
    /// The bound; on `TypeVar` only.
    pub bound: Option<Expr>,
    /// The default; may be `Starred` on `TypeVarTuple`.
    pub default_value: Option<Expr>,
    /// All of it.
    pub span: Span,
}

/// The three kinds of type parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypeParamKind {
    /// `T`
    TypeVar,
    /// `*Ts`
    TypeVarTuple,
    /// `**P`
    ParamSpec,
}

/// The parameters of a function.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arguments {
    /// Those before `/`.
    pub posonlyargs: Vec<Parameter>,
    /// Those that may be given either way.
    pub args: Vec<Parameter>,
    /// `*args`
    pub vararg: Option<Parameter>,
    /// Those after `*`.
    pub kwonlyargs: Vec<Parameter>,
    /// `**kwargs`
    pub kwarg: Option<Parameter>,
}

/// One parameter. CPython keeps the defaults in lists of their own; here each stands with its parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: Identifier,
    /// What stands after its colon; may be `Starred` for `*args`.
    pub annotation: Option<Expr>,
    /// What stands after its `=`; never on `*args` and `**kwargs`.
    pub default: Option<Expr>,
    /// Name and annotation, without the default, as in CPython.
    pub span: Span,
}
