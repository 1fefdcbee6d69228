//! The scopes as a page to be read: `rondo dump scopes`.

use std::fmt::Write;

use super::{Binding, ScopeId, ScopeKind, Scopes, Symbol};

/// Prints all scopes, inner ones indented below the one around them, each with its names in order of occurrence.
pub fn print(scopes: &Scopes) -> String {
    let mut text = String::new();
    scope(&mut text, scopes, Scopes::MODULE, 0).expect("writing to a string succeeds");
    text
}

fn scope(text: &mut String, scopes: &Scopes, id: ScopeId, depth: usize) -> std::fmt::Result {
    let scope_ = scopes.get(id);
    let indent = "  ".repeat(depth);
    let mut marks = Vec::new();
    if scope_.is_async {
        marks.push("async");
    }
    if scope_.is_generator {
        marks.push("generator");
    }
    if !scope_.kind.has_frame() {
        marks.push("runs in the frame around it");
    }
    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
    writeln!(text, "{indent}{} {}{marks}", kind_word(scope_.kind), scope_.name)?;
    let width = scope_.symbols.iter().map(|symbol| symbol.name.len()).max().unwrap_or(0);
    for symbol in &scope_.symbols {
        writeln!(text, "{indent}  {:<width$}  {}", symbol.name.as_str(), describe(scopes, symbol))?;
    }
    if !scope_.class_cells.is_empty() {
        let cells: Vec<_> = scope_.class_cells.iter().map(|name| name.as_str()).collect();
        writeln!(text, "{indent}  holds for its functions: {}", cells.join(", "))?;
    }
    if !scope_.copied.is_empty() {
        let copied: Vec<_> = scope_.copied.iter().map(|name| name.as_str()).collect();
        writeln!(text, "{indent}  reads once, when it begins: {}", copied.join(", "))?;
    }
    for &child in &scope_.children {
        scope(text, scopes, child, depth + 1)?;
    }
    Ok(())
}

fn kind_word(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::Module => "module",
        ScopeKind::Class => "class",
        ScopeKind::Function => "function",
        ScopeKind::Lambda => "function",
        ScopeKind::GeneratorExpression => "generator expression",
        ScopeKind::Comprehension => "comprehension",
        ScopeKind::Annotations => "annotations of",
        ScopeKind::TypeParameters => "type parameters of",
        ScopeKind::TypeValue => "lazy value of",
    }
}

fn describe(scopes: &Scopes, symbol: &Symbol) -> String {
    let parameter = if symbol.parameter { "parameter" } else { "local" };
    match symbol.binding {
        Binding::Local => parameter.to_string(),
        Binding::Cell => format!("{parameter}, captured by an inner function"),
        Binding::Free if symbol.nonlocal.is_some() => "nonlocal, of an enclosing function".to_string(),
        Binding::Free => "of an enclosing function".to_string(),
        Binding::Global => "global".to_string(),
        Binding::ImplicitGlobal => "global or builtin".to_string(),
        Binding::Namespace => "attribute of the class".to_string(),
        Binding::In(id) => format!("of {}, in the same frame", scopes.get(id).name),
    }
}
