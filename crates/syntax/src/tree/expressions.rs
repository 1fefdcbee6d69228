//! Expressions, literals, operators.

use rondo_diagnostics::Span;

use super::{Arguments, Identifier, Name};

/// An expression and its place, without parentheses around it.
#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

impl Expr {
    /// An expression of this kind at this place.
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Expr { kind, span }
    }
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
