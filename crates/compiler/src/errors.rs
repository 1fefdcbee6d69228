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

/// A code whose tables are full.
pub fn table_full(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::E0302, span, format!("this code needs more than 65536 {what}"))
        .help("split it into several functions")
}
