//! The wording of every fault that the compiler reports. The sentences are CPython's where CPython has one.

use rondo_diagnostics::{Code, Diagnostic, Span};

/// `nonlocal x` without a function around that binds `x`.
pub fn no_binding_for_nonlocal(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("no binding for nonlocal '{name}' found"))
}

/// `global x` and `nonlocal x` in one scope.
pub fn nonlocal_and_global(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("name '{name}' is nonlocal and global"))
}

/// `nonlocal` where no function is around.
pub fn nonlocal_at_module_level(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, "nonlocal declaration not allowed at module level")
}

/// A parameter is declared `global` or `nonlocal`.
pub fn parameter_and_declared(span: Span, name: &str, word: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("name '{name}' is parameter and {word}"))
}

/// An annotated name is declared `global` or `nonlocal`.
pub fn annotated_and_declared(span: Span, name: &str, word: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("annotated name '{name}' can't be {word}"))
}

/// A declaration that comes after an assignment.
pub fn assigned_before_declaration(span: Span, name: &str, word: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("name '{name}' is assigned to before {word} declaration"))
}

/// A declaration that comes after a use.
pub fn used_before_declaration(span: Span, name: &str, word: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("name '{name}' is used prior to {word} declaration"))
}

/// Two parameters of one name.
pub fn duplicate_argument(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0202, span, format!("duplicate argument '{name}' in function definition"))
}

/// Two type parameters of one name.
pub fn duplicate_type_parameter(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0202, span, format!("duplicate type parameter '{name}'"))
}

/// `[x := 1 for x in y]`
pub fn walrus_rebinds_iteration_variable(span: Span, name: &str) -> Diagnostic {
    let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
    Diagnostic::new(Code::E0203, span, message)
}

/// `class C: [y := x for x in z]`
pub fn walrus_in_class_comprehension(span: Span) -> Diagnostic {
    let message = "assignment expression within a comprehension cannot be used in a class body";
    Diagnostic::new(Code::E0203, span, message)
}

/// A literal such as `2j`.
pub fn complex_literal(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0301, span, "complex numbers are not supported")
        .help("keep the real and the imaginary part in two floats")
}

/// A literal such as `t"{x}"`.
pub fn template_string(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0301, span, "template strings are not supported").help("use an f-string")
}

/// A function that needs more registers than there are.
pub fn too_complex(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::E0302,
        span,
        "this expression is too deeply nested: it needs more than 254 registers",
    )
    .help("give a part of it a name of its own first")
}

/// A function with more parameters than there are registers.
pub fn too_many_parameters(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(Code::E0302, span, format!("more than {limit} parameters are not supported"))
}

/// A function with more captured locals than there are registers.
pub fn too_many_cells(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::E0302,
        span,
        format!("more than {limit} locals captured by inner functions are not supported"),
    )
}

/// A function with more instructions than anybody needs.
pub fn too_large(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0302, span, "this code is too large").help("split it into several functions")
}

/// More blocks inside one another than CPython allows.
pub fn too_many_blocks(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0302, span, "too many statically nested blocks")
}

/// A code whose tables are full.
pub fn table_full(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::E0302, span, format!("this code needs more than 65536 {what}"))
        .help("split it into several functions")
}

/// `from __future__ import …` after other statements.
pub fn late_future(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0204, span, "from __future__ imports must occur at the beginning of the file")
}

/// `from __future__ import nonsense`
pub fn unknown_feature(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0204, span, format!("future feature {name} is not defined"))
}

/// `from __future__ import braces`
pub fn braces(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0204, span, "not a chance")
}

/// `from m import *` in a function or class.
pub fn star_import_inside(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, "import * only allowed at module level")
}

/// A statement or expression that needs something around it.
pub fn outside(span: Span, word: &str, around: &str) -> Diagnostic {
    let fault = Diagnostic::new(Code::E0205, span, format!("'{word}' outside {around}"));
    match around {
        "async function" => fault.help("make the function around it `async def`"),
        _ => fault,
    }
}

/// `continue` without a loop.
pub fn continue_outside_loop(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, "'continue' not properly in loop")
}

/// `return`, `break`, `continue` that would leave an `except*` block.
pub fn leaves_except_star(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, "'break', 'continue' and 'return' cannot appear in an except* block")
}

/// `return value` in an async generator.
pub fn return_value_in_async_generator(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, "'return' with value in async generator")
}

/// `yield` in a comprehension.
pub fn yield_inside(span: Span, comprehension: &str) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, format!("'yield' inside {comprehension}"))
}

/// `yield from` in an `async def`.
pub fn yield_from_in_async(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, "'yield from' inside async function")
        .help("loop over it: `async for x in …: yield x`")
}

/// A list, set or dict comprehension that awaits, where nothing can wait.
pub fn async_comprehension(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, "asynchronous comprehension outside of an asynchronous function")
}

/// `yield`, `await`, `:=` in an annotation and its like.
pub fn not_within(span: Span, word: &str, what: &str) -> Diagnostic {
    Diagnostic::new(Code::E0205, span, format!("{word} expression cannot be used within {what}"))
}

/// `[x for x in (y := z)]`
pub fn walrus_in_iterable(span: Span) -> Diagnostic {
    let message = "assignment expression cannot be used in a comprehension iterable expression";
    Diagnostic::new(Code::E0203, span, message)
}

/// `except:` before other clauses.
pub fn bare_except_not_last(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0206, span, "default 'except:' must be last")
}

/// `f(a=1, a=2)`
pub fn keyword_repeated(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0202, span, format!("keyword argument repeated: {name}"))
}

/// `*a` where nothing is unpacked.
pub fn misplaced_star(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0207, span, "can't use starred expression here")
}

/// `*a = b`
pub fn starred_alone(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0207, span, "starred assignment target must be in a list or tuple")
        .help("a comma makes it a tuple: `*a, = b`")
}

/// `*a, *b = c`
pub fn several_stars(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0207, span, "multiple starred expressions in assignment")
}

/// `case [*a, *b]`
pub fn several_stars_in_pattern(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, "multiple starred names in sequence pattern")
}

/// `__debug__ = 1`
pub fn assigns_debug(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0209, span, "cannot assign to __debug__")
}

/// `del __debug__`
pub fn deletes_debug(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0209, span, "cannot delete __debug__")
}

/// A bare name as a pattern before others.
pub fn capture_always_matches(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, format!("name capture '{name}' makes remaining patterns unreachable"))
        .note("a bare name matches anything and is bound to it; only a dotted name is compared with")
}

/// `_` as a pattern before others.
pub fn wildcard_always_matches(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, "wildcard makes remaining patterns unreachable")
}

/// Alternatives that bind different names.
pub fn alternatives_bind_differently(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, "alternative patterns bind different names")
}

/// A pattern that binds a name twice.
pub fn captured_twice(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, format!("multiple assignments to name '{name}' in pattern"))
}

/// `case {"a": x, "a": y}`
pub fn key_repeated(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, format!("mapping pattern checks duplicate key ({key})"))
}

/// `case C(a=x, a=y)`
pub fn attribute_repeated(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0208, span, format!("attribute name repeated in class pattern: {name}"))
}

/// `nonlocal T` for a type parameter.
pub fn nonlocal_type_parameter(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::E0201, span, format!("nonlocal binding not allowed for type parameter '{name}'"))
}

/// `def f[T=int, U]()`
pub fn type_parameter_without_default(span: Span, name: &str) -> Diagnostic {
    let message = format!("non-default type parameter '{name}' follows default type parameter");
    Diagnostic::new(Code::E0202, span, message)
}

// Doubts.

/// `x is 5`
pub fn identity_of_literal(span: Span, name: &str, is_negated: bool) -> Diagnostic {
    let (word, meant) = if is_negated { ("is not", "!=") } else { ("is", "==") };
    let message = format!("\"{word}\" with '{name}' literal. Did you mean \"{meant}\"?");
    Diagnostic::new(Code::E0210, span, message)
}

/// `assert (x, "words")`
pub fn assertion_always_true(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0211, span, "assertion is always true, perhaps remove parentheses?")
}

/// `return` in a `finally`
pub fn leaves_finally(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(Code::E0212, span, format!("'{word}' in a 'finally' block"))
}

/// `[1, 2](3)`
pub fn literal_is_called(span: Span, name: &str) -> Diagnostic {
    let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
    Diagnostic::new(Code::E0213, span, message)
}

/// `{1}[2]`
pub fn literal_is_indexed(span: Span, name: &str) -> Diagnostic {
    let message = format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
    Diagnostic::new(Code::E0213, span, message)
}

/// `[1, 2]["a"]`
pub fn literal_is_indexed_by(span: Span, name: &str, index: &str) -> Diagnostic {
    let message =
        format!("{name} indices must be integers or slices, not {index}; perhaps you missed a comma?");
    Diagnostic::new(Code::E0213, span, message)
}
