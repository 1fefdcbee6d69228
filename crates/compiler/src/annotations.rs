//! Which annotations there are: those of parameters and results, and those of the simple names in a module or class.

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;

/// The annotation of a simple name in the body of a module or class.
#[derive(Clone, Copy)]
pub struct Annotation<'t> {
    /// The name.
    pub name: &'t Name,
    /// What stands after the colon.
    pub annotation: &'t Expr,
    /// Whether the statement may not be reached.
    pub conditional: bool,
    /// The place of the name.
    pub span: Span,
}

/// Collects those of a body in the order of the text, nested blocks included, nested functions and classes not.
pub fn of_body<'t>(body: &'t [Stmt], found: &mut Vec<Annotation<'t>>) {
    collect(body, false, found);
}

fn collect<'t>(body: &'t [Stmt], conditional: bool, found: &mut Vec<Annotation<'t>>) {
    for statement in body {
        match &statement.kind {
            StmtKind::AnnAssign { target, annotation, simple: true, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    found.push(Annotation { name, annotation, conditional, span: target.span });
                }
            }
            StmtKind::For { body, orelse, .. }
            | StmtKind::While { body, orelse, .. }
            | StmtKind::If { body, orelse, .. } => {
                collect(body, true, found);
                collect(orelse, true, found);
            }
            StmtKind::With { body, .. } => collect(body, true, found),
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| collect(&case.body, true, found)),
            StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
                collect(body, true, found);
                handlers.iter().for_each(|handler| collect(&handler.body, true, found));
                collect(orelse, true, found);
                collect(finalbody, true, found);
            }
            StmtKind::FunctionDef(_)
            | StmtKind::ClassDef(_)
            | StmtKind::Return { .. }
            | StmtKind::Delete { .. }
            | StmtKind::Assign { .. }
            | StmtKind::TypeAlias { .. }
            | StmtKind::AugAssign { .. }
            | StmtKind::AnnAssign { simple: false, .. }
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Expr { .. }
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }
}

/// Those of a function's parameters and its result, by the keys that `__annotations__` has, in CPython's order.
pub fn of_function(def: &FunctionDef) -> Vec<(Name, &Expr)> {
    let args = &def.args;
    let parameters = args
        .posonlyargs
        .iter()
        .chain(&args.args)
        .chain(&args.vararg)
        .chain(&args.kwonlyargs)
        .chain(&args.kwarg);
    let mut found: Vec<_> = parameters
        .filter_map(|parameter| Some((parameter.name.name.clone(), parameter.annotation.as_ref()?)))
        .collect();
    found.extend(def.returns.as_ref().map(|returns| (Name::new("return"), returns)));
    found
}
