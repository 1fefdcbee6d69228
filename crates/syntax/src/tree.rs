//! The tree: what the parser makes of a text, and what the compiler reads.
//!
//! The one idea: names and shapes are those of CPython's own `ast` module, so that its documentation describes this tree too, and a test
//! can compare the two node by node. Spans are CPython's as well: a pair of parentheses belongs to a tuple and to nothing else.
//!
//! Where Rust makes another shape more natural, it differs in these points only:
//!
//! - `AsyncFunctionDef`, `AsyncFor`, `AsyncWith` and `TryStar` are a flag in `FunctionDef`, `For`, `With`, `Try`.
//! - There is no `expr_context`: what stands in a field called `target` or `targets`, or in `optional_vars`, is stored to (or deleted,
//!   in `Delete`), and the parser has verified that it can be. In such a place occur `Name`, `Attribute`, `Subscript`, `Starred`,
//!   `Tuple` and `List` only.
//! - `Dict` is a list of [`DictItem`] rather than two lists of which one has holes.
//! - `Constant` has no `kind`, and type comments are comments.
//!
//! Nodes own their parts, carry no lifetimes, and are cheap to share where it matters: a [`Name`] is a counted string of which the parser
//! makes one for each distinct identifier.
//!
//! **Depth.** `a.b.c.d…` and `1 + 1 + 1 …` make trees that lean to the left as far as the text is long. The parser refuses more than
//! [`MAX_CHAIN`] of these in a row and more than [`MAX_NESTING`] of everything that nests otherwise; dropping a tree takes no stack for
//! the former. Whoever visits a tree walks down the left spine in a loop, or grows the stack.

use rondo_diagnostics::Span;
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// How many operators, calls, attributes and subscripts may follow each other in one chain that leans to the left.
pub const MAX_CHAIN: usize = 20_000;

/// How deep expressions may nest in one another otherwise, and how many `elif` one `if` may have.
pub const MAX_NESTING: usize = 1_000;

/// An identifier in its normal form (NFKC). Equal names of one parse share their text.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Rc<str>);

impl Name {
    /// A name that reads `text`.
    pub fn new(text: &str) -> Self {
        Name(Rc::from(text))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// A name with its place, wherever a message may want to point at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identifier {
    /// The name; with dots in it where a module is named.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// A whole file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Module {
    /// Its statements. A docstring is an ordinary first `Expr` statement.
    pub body: Vec<Stmt>,
}

// Statements.

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

// Parameters and arguments.

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

/// `arg=value`, or `**value` if there is no name.
#[derive(Clone, PartialEq, Debug)]
pub struct Keyword {
    /// The name; nothing for `**value`.
    pub arg: Option<Identifier>,
    /// The value.
    pub value: Expr,
    /// All of it.
    pub span: Span,
}

// Expressions.

/// An expression and its place, without parentheses around it.
#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// Every kind of expression.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    /// `a and b and c`
    BoolOp {
        /// Which of the two.
        op: BoolOp,
        /// Two operands or more.
        values: Vec<Expr>,
    },
    /// `(target := value)`
    NamedExpr {
        /// The name.
        target: Identifier,
        /// What it is bound to.
        value: Box<Expr>,
    },
    /// `left op right`
    BinOp {
        /// The left operand.
        left: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `op operand`
    UnaryOp {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `lambda args: body`
    Lambda {
        /// The parameters, none of which has an annotation.
        args: Box<Arguments>,
        /// The value.
        body: Box<Expr>,
    },
    /// `body if test else orelse`
    IfExp {
        /// The condition.
        test: Box<Expr>,
        /// The value when it holds.
        body: Box<Expr>,
        /// The value otherwise.
        orelse: Box<Expr>,
    },
    /// `{key: value, **mapping}`
    Dict {
        /// The items, in order.
        items: Vec<DictItem>,
    },
    /// `{a, *b}`
    Set {
        /// The elements; may be `Starred`.
        elts: Vec<Expr>,
    },
    /// `[elt for … in …]`
    ListComp {
        /// What is collected.
        elt: Box<Expr>,
        /// The loops, the outermost first.
        generators: Vec<Comprehension>,
    },
    /// `{elt for … in …}`
    SetComp {
        /// What is collected.
        elt: Box<Expr>,
        /// The loops, the outermost first.
        generators: Vec<Comprehension>,
    },
    /// `{key: value for … in …}`
    DictComp {
        /// The key.
        key: Box<Expr>,
        /// The value.
        value: Box<Expr>,
        /// The loops, the outermost first.
        generators: Vec<Comprehension>,
    },
    /// `(elt for … in …)`
    GeneratorExp {
        /// What is yielded.
        elt: Box<Expr>,
        /// The loops, the outermost first.
        generators: Vec<Comprehension>,
    },
    /// `await value`
    Await {
        /// What is awaited.
        value: Box<Expr>,
    },
    /// `yield value`
    Yield {
        /// What is yielded.
        value: Option<Box<Expr>>,
    },
    /// `yield from value`
    YieldFrom {
        /// What is delegated to.
        value: Box<Expr>,
    },
    /// `left < b <= c`
    Compare {
        /// The first operand.
        left: Box<Expr>,
        /// The operators.
        ops: Vec<CmpOp>,
        /// As many further operands.
        comparators: Vec<Expr>,
    },
    /// `func(args, keywords)`
    Call {
        /// What is called.
        func: Box<Expr>,
        /// Positional arguments; may be `Starred`.
        args: Vec<Expr>,
        /// Keyword arguments and `**` in order.
        keywords: Vec<Keyword>,
    },
    /// `f"…"`, with what is joined to it: `Constant` strings and `FormattedValue`, no two constants side by side.
    JoinedStr {
        /// The parts in order.
        values: Vec<Expr>,
    },
    /// `{value!r:format_spec}` inside a `JoinedStr`.
    FormattedValue {
        /// The value.
        value: Box<Expr>,
        /// What stands after `!`; `Repr` too when `=` is written and nothing else.
        conversion: Conversion,
        /// A `JoinedStr`.
        format_spec: Option<Box<Expr>>,
    },
    /// `t"…"`: `Constant` strings and `Interpolation`.
    TemplateStr {
        /// The parts in order.
        values: Vec<Expr>,
    },
    /// `{value!r:format_spec}` inside a `TemplateStr`.
    Interpolation {
        /// The value.
        value: Box<Expr>,
        /// The text of the expression, as `Interpolation.expression` shows it.
        str: String,
        /// What stands after `!`.
        conversion: Conversion,
        /// A `JoinedStr`.
        format_spec: Option<Box<Expr>>,
    },
    /// A literal.
    Constant(Constant),
    /// `value.attr`
    Attribute {
        /// The object.
        value: Box<Expr>,
        /// The attribute.
        attr: Identifier,
    },
    /// `value[slice]`
    Subscript {
        /// The object.
        value: Box<Expr>,
        /// The index: any expression, a `Slice`, or a `Tuple` that may hold both.
        slice: Box<Expr>,
    },
    /// `*value`
    Starred {
        /// What is unpacked or packed into.
        value: Box<Expr>,
    },
    /// A name.
    Name(Name),
    /// `[a, *b]`
    List {
        /// The elements; may be `Starred`.
        elts: Vec<Expr>,
    },
    /// `a, *b` or `(a, *b)`
    Tuple {
        /// The elements; may be `Starred`.
        elts: Vec<Expr>,
    },
    /// `lower:upper:step` in a subscript.
    Slice {
        /// Before the first colon.
        lower: Option<Box<Expr>>,
        /// After it.
        upper: Option<Box<Expr>>,
        /// After the second.
        step: Option<Box<Expr>>,
    },
}

/// `key: value`, or `**value`, in a dict display.
#[derive(Clone, PartialEq, Debug)]
pub struct DictItem {
    /// The key; nothing for `**value`.
    pub key: Option<Expr>,
    /// The value.
    pub value: Expr,
}

/// `for target in iter if a if b`
#[derive(Clone, PartialEq, Debug)]
pub struct Comprehension {
    /// What each item is bound to.
    pub target: Expr,
    /// What is iterated over.
    pub iter: Expr,
    /// The conditions.
    pub ifs: Vec<Expr>,
    /// Whether it is `async for`.
    pub is_async: bool,
    /// From `for` (or `async`) to its end.
    pub span: Span,
}

/// The value of a literal.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An int that fits.
    Int(i64),
    /// An int that doesn't.
    BigInt(Box<BigInt>),
    /// A float; may be infinite (`1e999`), never NaN.
    Float(f64),
    /// `2j`. The tree has it so that the compiler can refuse it by name.
    Imaginary(f64),
    /// A string, adjacent literals joined.
    Str(String),
    /// Bytes, adjacent literals joined.
    Bytes(Vec<u8>),
}

/// An int literal too large for an `i64`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BigInt {
    /// 2, 8, 10 or 16.
    pub radix: u32,
    /// The digits in that radix, without prefix and underscores.
    pub digits: String,
}

/// How a replacement field turns its value into text before formatting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    /// Not at all.
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// `and` and `or`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// Operators of two operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mult,
    /// `@`
    MatMult,
    /// `/`
    Div,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `&`
    BitAnd,
    /// `//`
    FloorDiv,
}

/// Operators of one operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `~`
    Invert,
    /// `not`
    Not,
    /// `+`
    UAdd,
    /// `-`
    USub,
}

/// Comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CmpOp {
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `<`
    Lt,
    /// `<=`
    LtE,
    /// `>`
    Gt,
    /// `>=`
    GtE,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

// Patterns.

/// `case pattern if guard: body`
#[derive(Clone, PartialEq, Debug)]
pub struct MatchCase {
    /// The pattern.
    pub pattern: Pattern,
    /// The condition after `if`.
    pub guard: Option<Expr>,
    /// The block.
    pub body: Vec<Stmt>,
    /// From `case` to the end of its block.
    pub span: Span,
}

/// A pattern and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where it stands.
    pub span: Span,
}

/// Every kind of pattern.
#[derive(Clone, PartialEq, Debug)]
pub enum PatternKind {
    /// A literal (with a sign, perhaps; an f-string is refused) or a dotted name, compared with `==`.
    MatchValue {
        /// The expression.
        value: Expr,
    },
    /// `None`, `True`, `False`, compared with `is`.
    MatchSingleton(Constant),
    /// `[a, *b]`, `(a, b)` or `a, b`
    MatchSequence {
        /// The patterns; at most one `MatchStar`.
        patterns: Vec<Pattern>,
    },
    /// `{key: pattern, **rest}`
    MatchMapping {
        /// Literals or dotted names.
        keys: Vec<Expr>,
        /// As many patterns.
        patterns: Vec<Pattern>,
        /// The name after `**`.
        rest: Option<Identifier>,
    },
    /// `cls(patterns, kwd_attrs=kwd_patterns)`
    MatchClass {
        /// A name or a dotted name.
        cls: Expr,
        /// Positional patterns.
        patterns: Vec<Pattern>,
        /// Names of keyword patterns.
        kwd_attrs: Vec<Identifier>,
        /// As many patterns.
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name` or `*_`, in a sequence.
    MatchStar {
        /// The name; nothing for `_`.
        name: Option<Identifier>,
    },
    /// `pattern as name`, a bare `name`, or `_` when both are absent.
    MatchAs {
        /// The pattern before `as`.
        pattern: Option<Box<Pattern>>,
        /// The name.
        name: Option<Identifier>,
    },
    /// `a | b`
    MatchOr {
        /// Two patterns or more.
        patterns: Vec<Pattern>,
    },
}

// Dropping.

impl ExprKind {
    /// The operand that a chain leaning to the left goes on with.
    pub fn left_mut(&mut self) -> Option<&mut Expr> {
        match self {
            ExprKind::BinOp { left, .. } => Some(left),
            ExprKind::Call { func, .. } => Some(func),
            ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => Some(value),
            ExprKind::BoolOp { .. }
            | ExprKind::NamedExpr { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Dict { .. }
            | ExprKind::Set { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Await { .. }
            | ExprKind::Yield { .. }
            | ExprKind::YieldFrom { .. }
            | ExprKind::Compare { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. }
            | ExprKind::TemplateStr { .. }
            | ExprKind::Interpolation { .. }
            | ExprKind::Constant(_)
            | ExprKind::Starred { .. }
            | ExprKind::Name(_)
            | ExprKind::List { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::Slice { .. } => None,
        }
    }
}

impl Drop for Expr {
    /// Takes a chain that leans to the left apart in a loop, link by link, so that its length costs no stack.
    fn drop(&mut self) {
        let Some(left) = self.kind.left_mut() else { return };
        if left.kind.left_mut().is_none() {
            return;
        }
        let mut kind = left.take_kind();
        while let Some(left) = kind.left_mut() {
            kind = left.take_kind();
        }
    }
}

impl Expr {
    /// An expression of this kind at this place.
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Expr { kind, span }
    }

    /// Takes out what the expression is, and leaves `...` in its place. (An `Expr` has a `Drop`, so it cannot be taken apart by moving.)
    pub fn take_kind(&mut self) -> ExprKind {
        std::mem::replace(&mut self.kind, ExprKind::Constant(Constant::Ellipsis))
    }
}
