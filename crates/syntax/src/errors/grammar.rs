//! Faults of statements and expressions: CPython's `invalid_*` rules.

use crate::grammar::Purpose;
use crate::tree::{Constant, Expr, ExprKind, TypeParamKind};
use rondo_diagnostics::{Code, Diagnostic, Span};

/// What CPython calls an expression of this kind in a message.
pub(crate) fn expression_name(kind: &ExprKind) -> &'static str {
    match kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name(_) => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "t-string expression",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::Bool(false)) => "False",
        ExprKind::Constant(Constant::Bool(true)) => "True",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

/// Anything that no other function has words for.
pub(crate) fn invalid_syntax(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0101, place, "invalid syntax")
}

/// A word where another is required, such as the colon of a header.
pub(crate) fn expected(place: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::E0102, place, format!("expected '{what}'"))
}

/// Two operands side by side between brackets.
pub(crate) fn forgotten_comma(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0103, place, "invalid syntax. Perhaps you forgot a comma?")
}

// Targets.

/// The only target of an assignment, where `==` may have been meant.
pub(crate) fn assignment_target(target: &Expr, parenthesised: bool) -> Diagnostic {
    if let (ExprKind::Yield { .. } | ExprKind::YieldFrom { .. }, true) = (&target.kind, parenthesised) {
        return equality_meant(target);
    }
    let plain = matches!(
        target.kind,
        ExprKind::List { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::Yield { .. }
            | ExprKind::YieldFrom { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Compare { .. }
            | ExprKind::BoolOp { .. }
            | ExprKind::Starred { .. }
            | ExprKind::Constant(Constant::None | Constant::Bool(_))
            | ExprKind::UnaryOp { op: crate::tree::UnaryOp::Not, .. }
    );
    if plain { invalid_target(target, Purpose::Assign) } else { equality_meant(target) }
}

/// `f() = 1` and its like wherever `==` makes sense.
pub(crate) fn equality_meant(left: &Expr) -> Diagnostic {
    let name = expression_name(&left.kind);
    Diagnostic::new(
        Code::E0104,
        left.span,
        format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"),
    )
}

/// `if x = 1:`
pub(crate) fn equality_or_walrus_meant(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0105, place, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
        .note("'=' assigns, and is a statement of its own; '==' compares")
}

/// Something that cannot be assigned to, deleted, or bound by `for`.
pub(crate) fn invalid_target(target: &Expr, purpose: Purpose) -> Diagnostic {
    if let (ExprKind::Yield { .. } | ExprKind::YieldFrom { .. }, Purpose::Assign) = (&target.kind, purpose) {
        return Diagnostic::new(Code::E0104, target.span, "assignment to yield expression not possible");
    }
    let name = expression_name(&target.kind);
    match purpose {
        Purpose::Assign | Purpose::For => {
            Diagnostic::new(Code::E0104, target.span, format!("cannot assign to {name}"))
        }
        Purpose::Delete => Diagnostic::new(Code::E0106, target.span, format!("cannot delete {name}")),
    }
}

/// `f() += 1`
pub(crate) fn augmented_target(target: &Expr) -> Diagnostic {
    let name = expression_name(&target.kind);
    Diagnostic::new(
        Code::E0108,
        target.span,
        format!("'{name}' is an illegal expression for augmented assignment"),
    )
}

/// `(a, b): int`
pub(crate) fn annotation_target(target: &Expr) -> Diagnostic {
    let message = match &target.kind {
        ExprKind::List { .. } => "only single target (not list) can be annotated",
        ExprKind::Tuple { .. } => "only single target (not tuple) can be annotated",
        _ => "illegal target for annotation",
    };
    Diagnostic::new(Code::E0107, target.span, message)
}

/// `f() := 1`
pub(crate) fn walrus_target(place: Span, target: &ExprKind) -> Diagnostic {
    let name = expression_name(target);
    Diagnostic::new(Code::E0116, place, format!("cannot use assignment expressions with {name}"))
}

// Calls.

/// `f(a=1, b)`
pub(crate) fn positional_after_keyword(place: Span, keyword: Span) -> Diagnostic {
    Diagnostic::new(Code::E0109, place, "positional argument follows keyword argument")
        .pointing_at(keyword, "the keyword argument")
}

/// `f(**a, b)`
pub(crate) fn positional_after_mapping(place: Span, mapping: Span) -> Diagnostic {
    Diagnostic::new(Code::E0109, place, "positional argument follows keyword argument unpacking")
        .pointing_at(mapping, "the unpacked keyword arguments")
}

/// `f(**a, *b)`
pub(crate) fn unpacking_after_mapping(place: Span, mapping: Span) -> Diagnostic {
    Diagnostic::new(Code::E0109, place, "iterable argument unpacking follows keyword argument unpacking")
        .pointing_at(mapping, "the unpacked keyword arguments")
}

/// `f(x for x in y, 1)`
pub(crate) fn bare_generator(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0110, place, "Generator expression must be parenthesized")
}

/// `f(a=)`
pub(crate) fn argument_value_missing(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0111, place, "expected argument value expression")
}

/// `f(a.b=1)`, `f(True=1)`
pub(crate) fn keyword_is_expression(place: Span, kind: &ExprKind) -> Diagnostic {
    match kind {
        ExprKind::Constant(Constant::None | Constant::Bool(_)) => {
            Diagnostic::new(Code::E0111, place, format!("cannot assign to {}", expression_name(kind)))
        }
        _ => Diagnostic::new(
            Code::E0111,
            place,
            "expression cannot contain assignment, perhaps you meant \"==\"?",
        ),
    }
}

/// `print "text"`
pub(crate) fn missing_parentheses(place: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::E0114,
        place,
        format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?"),
    )
}

// Expressions.

/// `a if b`
pub(crate) fn else_missing(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0115, place, "expected 'else' after 'if' expression")
}

/// `a if b else pass`
pub(crate) fn statement_after_else(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0115, place, "expected expression after 'else', but statement is given")
}

/// `pass if a else b`
pub(crate) fn statement_before_if(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0115, place, "expected expression before 'if', but statement is given")
}

/// `a + not b`
pub(crate) fn not_after_operator(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0128, place, "'not' after an operator must be parenthesized")
}

/// `(*a)`
pub(crate) fn starred_here(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0119, place, "cannot use starred expression here")
        .help("add a comma to make a tuple of it: (*name,)")
}

/// `(**a)`
pub(crate) fn double_starred_here(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0119, place, "cannot use double starred expression here")
}

/// `f(*)`
pub(crate) fn nothing_after_asterisk(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0119, place, "Invalid star expression")
}

/// `f(a.b := 1)`: an argument binds names only, and CPython has no words for anything else.
pub(crate) fn walrus_in_argument(place: Span, _: &ExprKind) -> Diagnostic {
    invalid_syntax(place).labelled("binds a name only")
}

/// `"a" b "c"`
pub(crate) fn part_of_string(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0103, place, "invalid syntax. Is this intended to be part of the string?")
}

/// `[*a for a in b]`
pub(crate) fn unpacking_in_comprehension(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0117, place, "iterable unpacking cannot be used in comprehension")
}

/// `{**a for a in b}`
pub(crate) fn mapping_in_comprehension(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0117, place, "dict unpacking cannot be used in dict comprehension")
}

/// `[a, b for a, b in c]`
pub(crate) fn comprehension_target_parentheses(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0117, place, "did you forget parentheses around the comprehension target?")
}

/// `[x for x of y]`
pub(crate) fn in_missing(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0117, place, "'in' expected after for-loop variables")
}

/// `{1: 2, 3}`
pub(crate) fn dict_colon_missing(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0118, place, "':' expected after dictionary key")
}

/// `{1:}`
pub(crate) fn dict_value_missing(colon: Span) -> Diagnostic {
    Diagnostic::new(Code::E0118, colon, "expression expected after dictionary key and ':'")
}

/// `{1: *a}`
pub(crate) fn starred_dict_value(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0118, place, "cannot use a starred expression in a dictionary value")
}

/// `{1, 2: 3}`
pub(crate) fn pair_in_set(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0118, place, "invalid syntax")
        .labelled("a pair, but the elements before it make this a set")
}

// Strings.

/// `"a" b"b"`
pub(crate) fn mixed_bytes(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0127, place, "cannot mix bytes and nonbytes literals")
}

/// `"a" t"b"`
pub(crate) fn mixed_templates(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0127, place, "cannot mix t-string literals with string or bytes literals")
}

/// `f"{x! r}"`
pub(crate) fn conversion_after_space(place: Span) -> Diagnostic {
    Diagnostic::new(
        Code::E0125,
        place,
        "f-string: conversion type must come right after the exclamation mark",
    )
}

/// `f"{x!z}"`
pub(crate) fn invalid_conversion(place: Span, template: bool, name: &str) -> Diagnostic {
    replacement_field(
        place,
        template,
        &format!("invalid conversion character '{name}': expected 's', 'r', or 'a'"),
    )
}

/// Everything else that is wrong with a replacement field; `what` is CPython's wording after `f-string: `.
pub(crate) fn replacement_field(place: Span, template: bool, what: &str) -> Diagnostic {
    let letter = if template { 't' } else { 'f' };
    Diagnostic::new(Code::E0125, place, format!("{letter}-string: {what}"))
}

// Parameters.

/// `def f(a=1, b)`
pub(crate) fn default_missing_after_default(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0112, place, "parameter without a default follows parameter with a default")
}

/// `def f(a=)`
pub(crate) fn default_missing(equal: Span) -> Diagnostic {
    Diagnostic::new(Code::E0112, equal, "expected default value expression")
}

fn parameters(place: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::E0113, place, message)
}

/// `def f(**a, b)`
pub(crate) fn after_kwarg(place: Span) -> Diagnostic {
    parameters(place, "arguments cannot follow var-keyword argument")
}

/// `def f(*a, *b)`
pub(crate) fn second_star(place: Span) -> Diagnostic {
    parameters(place, "* argument may appear only once")
}

/// `def f(*)`
pub(crate) fn nothing_after_star(place: Span) -> Diagnostic {
    parameters(place, "named arguments must follow bare *")
}

/// `def f(/, a)`
pub(crate) fn nothing_before_slash(place: Span) -> Diagnostic {
    parameters(place, "at least one argument must precede /")
}

/// `def f(a, /, b, /)`
pub(crate) fn second_slash(place: Span) -> Diagnostic {
    parameters(place, "/ may appear only once")
}

/// `def f(*a, /)`
pub(crate) fn slash_after_star(place: Span) -> Diagnostic {
    parameters(place, "/ must be ahead of *")
}

/// `def f(a, / *b)`
pub(crate) fn comma_after_slash(place: Span) -> Diagnostic {
    parameters(place, "expected comma between / and *")
}

/// `def f(*a=1)`
pub(crate) fn vararg_default(equal: Span) -> Diagnostic {
    parameters(equal, "var-positional argument cannot have default value")
}

/// `def f(**a=1)`
pub(crate) fn kwarg_default(equal: Span) -> Diagnostic {
    parameters(equal, "var-keyword argument cannot have default value")
}

/// `def f((a, b))`
pub(crate) fn parenthesised_parameters(place: Span, lambda: bool) -> Diagnostic {
    let whose = if lambda { "Lambda expression" } else { "Function" };
    parameters(place, &format!("{whose} parameters cannot be parenthesized"))
}

/// `def f[*T: int]()`
pub(crate) fn bound_not_allowed(place: Span, kind: TypeParamKind, bound: &Expr) -> Diagnostic {
    let what = if matches!(bound.kind, ExprKind::Tuple { .. }) { "constraints" } else { "bound" };
    let with = if kind == TypeParamKind::ParamSpec { "ParamSpec" } else { "TypeVarTuple" };
    Diagnostic::new(Code::E0126, place, format!("cannot use {what} with {with}"))
}

/// `def f[]()`
pub(crate) fn no_type_params(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0126, place, "Type parameter list cannot be empty")
}

// Imports.

/// `import a from b`
pub(crate) fn import_from_swapped(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0120, place, "Did you mean to use 'from ... import ...' instead?")
}

/// `import a as b.c`
pub(crate) fn import_target(target: &Expr) -> Diagnostic {
    let name = expression_name(&target.kind);
    Diagnostic::new(Code::E0120, target.span, format!("cannot use {name} as import target"))
}

/// `from a import b,`
pub(crate) fn trailing_comma_in_import(comma: Span) -> Diagnostic {
    Diagnostic::new(Code::E0120, comma, "trailing comma not allowed without surrounding parentheses")
}

/// `import`
pub(crate) fn import_names_missing(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0120, place, "Expected one or more names after 'import'")
}

// Compound statements.

/// An `elif` behind the `else`.
pub(crate) fn elif_after_else(word: Span) -> Diagnostic {
    Diagnostic::new(Code::E0124, word, "'elif' block follows an 'else' block")
}

/// A `try` alone.
pub(crate) fn except_or_finally_missing(place: Span, word: Span) -> Diagnostic {
    Diagnostic::new(Code::E0121, place, "expected 'except' or 'finally' block")
        .pointing_at(word, "what should happen if this fails?")
}

/// `except` and `except*` on one `try`.
pub(crate) fn mixed_excepts(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0121, place, "cannot have both 'except' and 'except*' on the same 'try'")
}

/// `except*:`
pub(crate) fn exception_type_missing(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0122, place, "expected one or more exception types")
}

/// `except A, B as c:`
pub(crate) fn bare_exception_types_with_as(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0122, place, "multiple exception types must be parenthesized when using 'as'")
}

/// `except A as b.c:`
pub(crate) fn except_target(place: Span, kind: &ExprKind, star: bool) -> Diagnostic {
    let word = if star { "except*" } else { "except" };
    Diagnostic::new(Code::E0122, place, format!("cannot use {word} statement with {}", expression_name(kind)))
}

/// `raise from a`
pub(crate) fn exception_missing(place: Span) -> Diagnostic {
    invalid_syntax(place).help("did you forget an expression between 'raise' and 'from'?")
}

/// `raise a from`
pub(crate) fn cause_missing(place: Span) -> Diagnostic {
    invalid_syntax(place).help("did you forget an expression after 'from'?")
}

/// A decorator before a loop or a `with`.
pub(crate) fn undecorable(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0101, place, "invalid syntax")
        .labelled("only functions and classes can be decorated")
}

// Patterns.

/// Anything but `case` in the block of a `match`.
pub(crate) fn case_expected(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "invalid syntax").labelled("only 'case' clauses can stand here")
}

/// `case a as _:`
pub(crate) fn underscore_target(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "cannot use '_' as a target")
}

/// `case a as b.c:`
pub(crate) fn pattern_target(place: Span, kind: &ExprKind) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, format!("cannot use {} as pattern target", expression_name(kind)))
}

/// `case f"{a}":`
pub(crate) fn format_string_pattern(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "patterns may only match literals and attribute lookups")
}

/// `case 1j + 1j:`
pub(crate) fn real_number_required(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "real number required in complex literal")
}

/// `case 1 + 1:`
pub(crate) fn imaginary_number_required(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "imaginary number required in complex literal")
}

/// `case A(b=1, 2):`
pub(crate) fn positional_pattern_after_keyword(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "positional patterns follow keyword patterns")
}

/// `case {**a, 1: 2}:`
pub(crate) fn rest_not_last(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0123, place, "invalid syntax").labelled("the rest must come last")
}
