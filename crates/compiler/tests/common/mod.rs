//! What several tests need.

use std::rc::Rc;

use rondo_bytecode::{Code, Constant};
use rondo_compiler::{CompileOptions, compile_module};
use rondo_diagnostics::{Diagnostic, Source};

/// Parses and compiles a text. Code is verified: these tests are debug builds.
pub fn compile(name: &str, text: &str, options: CompileOptions) -> Result<Rc<Code>, Vec<Diagnostic>> {
    let parsed = rondo_syntax::parse_module(text);
    let faults: Vec<_> = parsed.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let code = compile_module(&parsed.module, &Source::new(name, text), options)?;
    if let Err(faults) = rondo_bytecode::verify::verify(&code) {
        panic!("{name}: {}", faults[0]);
    }
    Ok(code)
}

/// The first function in a module.
#[allow(dead_code, reason = "Not every test looks at functions.")]
pub fn first_function(code: &Code) -> Rc<Code> {
    let inner = code.constants.iter().find_map(|constant| match constant {
        Constant::Code(code) => Some(code.clone()),
        _ => None,
    });
    inner.expect("the module has a function")
}
