//! Where `import` finds modules: beside the script and wherever `sys.path` says, then in the bundled library.
//!
//! ```text
//! import shop.till      <dir>/shop/__init__.py     a package
//!                       <dir>/shop/till.py         a module in it
//!                       <dir>/shop/                without __init__.py: a namespace package, if nothing else is found
//! ```
//!
//! Modules made in Rust never come here: the machine looks at its table of those first. Those of the bundled library that are
//! written in the language are code already ([`frozen`](crate::frozen)); what lies in files is compiled when it is imported.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use rondo_bytecode::Code;
use rondo_diagnostics::{Diagnostic, Source};
use rondo_library::bundled;
use rondo_library::imports::spec_of;
use rondo_vm::heap::{Object, Str, Value};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::module::Module;
use rondo_vm::{Finding, Loader, Outcome, Raised, Vm};

use crate::{Unit, frozen, reading};

/// Loads modules from files and from the bundled library.
pub struct Files;

/// What was found for a name.
enum Found {
    /// A file, and the directory of the package if it is one.
    File(PathBuf, Option<PathBuf>),
    /// Directories without `__init__.py`.
    Namespace(Vec<PathBuf>),
    /// A module of the bundled library: what its file is called, whether it is a package, and its text.
    Bundled(String, bool, &'static str),
}

/// What a module consists of.
enum Body {
    /// A text that is still to be compiled.
    Source(Source),
    /// A bundled module: the name of its file, and its text, which is only shown.
    Frozen(String, &'static str),
}

impl Found {
    fn finding(&self) -> Finding {
        match self {
            Found::File(path, package) => Finding {
                file: Some(path.to_string_lossy().into_owned()),
                directories: package.as_ref().map(|directory| vec![directory.to_string_lossy().into_owned()]),
            },
            Found::Namespace(directories) => Finding { file: None, directories: Some(texts(directories)) },
            Found::Bundled(file, is_package, _) => {
                Finding { file: Some(file.clone()), directories: is_package.then(Vec::new) }
            }
        }
    }
}

fn texts(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// The text of a module that is to run as the main one, and what is known of it.
pub fn main_source(vm: &mut Vm, name: &str) -> Result<Option<(Source, Finding)>, Raised> {
    let Some(found) = find(vm, name)? else { return Ok(None) };
    let finding = found.finding();
    let source = match found {
        Found::File(path, _) => read(vm, &path)?,
        Found::Bundled(file, _, text) => Source::new(file, text),
        Found::Namespace(_) => Source::new("", ""),
    };
    Ok(Some((source, finding)))
}

impl Loader for Files {
    fn load(&self, vm: &mut Vm, name: &str) -> Result<Option<Value>, Raised> {
        let Some(found) = find(vm, name)? else { return Ok(None) };
        let module = vm.new_module(name);
        let finding = found.finding();
        let body = match found {
            Found::File(path, _) => Some(Body::Source(read(vm, &path)?)),
            Found::Namespace(_) => None,
            Found::Bundled(file, _, text) => Some(Body::Frozen(file, text)),
        };
        let spec = spec_of(vm, name, &finding);
        vm.set_module_item(&module, "__spec__", spec);
        if let Some(directories) = finding.directories {
            let paths = directories.iter().map(|directory| vm.str(directory)).collect();
            let paths = vm.list(paths);
            vm.set_module_item(&module, "__path__", paths);
            let own_name = vm.str(name);
            vm.set_module_item(&module, "__package__", own_name);
        }
        let file = finding.file.map_or(Value::NONE, |file| vm.str(&file));
        vm.set_module_item(&module, "__file__", file);
        if let Some(body) = body {
            return run(vm, name, &module, body).map(Some);
        }
        let key = vm.intern(name);
        drop(vm.modules.set_str(&key, module.value()));
        Ok(Some(module.value()))
    }

    fn names(&self) -> Vec<String> {
        bundled::MODULES.iter().map(|bundled| bundled.name.to_string()).collect()
    }

    fn find(&self, vm: &mut Vm, name: &str) -> Result<Option<Finding>, Raised> {
        Ok(find(vm, name)?.map(|found| found.finding()))
    }

    fn compile(&self, vm: &mut Vm, file: &str, text: &str, is_entry: bool) -> Result<Rc<Code>, Raised> {
        let source = Source::new(file, text);
        let unit = if is_entry { Unit::Entry } else { Unit::Module };
        let code = match crate::compile(&source, unit) {
            Ok(compiled) => compiled.code,
            Err(faults) => return Err(syntax_error(vm, &source, &faults)),
        };
        // Of a text that the library wrote, tracebacks show no lines.
        if file != "<string>" {
            vm.add_source(Rc::new(source));
        }
        Ok(code)
    }
}

/// The code of a module. Its source is kept for tracebacks.
fn code_of(vm: &mut Vm, body: Body) -> Result<Rc<Code>, Raised> {
    match body {
        Body::Source(source) => {
            let code = match crate::compile(&source, Unit::Module) {
                Ok(compiled) => compiled.code,
                Err(faults) => return Err(syntax_error(vm, &source, &faults)),
            };
            vm.add_source(Rc::new(source));
            Ok(code)
        }
        Body::Frozen(file, text) => {
            let code =
                frozen::code_of(&file).expect("every bundled module was compiled when Rondo was built");
            vm.add_text(code.file.clone(), text);
            Ok(code)
        }
    }
}

/// Runs a module. While it runs it stands in `sys.modules`; if it raises, it does no longer.
fn run(vm: &mut Vm, name: &str, module: &Object<Module>, body: Body) -> Outcome {
    let code = code_of(vm, body)?;
    let key = vm.intern(name);
    drop(vm.modules.set_str(&key, module.value()));
    vm.loading.push(name.to_string());
    let outcome = vm.run_code(&code, &module.dict.clone());
    vm.loading.pop();
    match outcome {
        Ok(_) => Ok(module.value()),
        Err(raised) => {
            drop(vm.modules.remove_str(&key));
            Err(raised)
        }
    }
}

fn find(vm: &mut Vm, name: &str) -> Result<Option<Found>, Raised> {
    let (directories, last) = match name.rsplit_once('.') {
        Some((parent, last)) => (package_path(vm, parent)?, last),
        None => (search_path(vm)?, name),
    };
    let mut namespace = Vec::new();
    for directory in directories {
        let package = directory.join(last);
        let initial = package.join("__init__.py");
        if initial.is_file() {
            return Ok(Some(Found::File(initial, Some(package))));
        }
        let file = directory.join(format!("{last}.py"));
        if file.is_file() {
            return Ok(Some(Found::File(file, None)));
        }
        if package.is_dir() {
            namespace.push(package);
        }
    }
    if let Some(bundled) = bundled::find(name) {
        return Ok(Some(Found::Bundled(bundled.file_name(), bundled.is_package, bundled.text)));
    }
    if let Some(text) = rondo_runtime::source_of(name) {
        return Ok(Some(Found::Bundled(format!("<rondo>/{}.py", name.replace('.', "/")), false, text)));
    }
    Ok(if namespace.is_empty() { None } else { Some(Found::Namespace(namespace)) })
}

/// `__path__` of a package that has been imported.
fn package_path(vm: &mut Vm, package: &str) -> Result<Vec<PathBuf>, Raised> {
    let key = vm.intern(package);
    let Some(module) = vm.modules.get_str(&key) else { return Ok(Vec::new()) };
    let path = vm.get_attr_str(&module, "__path__")?;
    paths_of(vm, &path)
}

/// `sys.path`, which the program may have changed if it has looked at it.
fn search_path(vm: &mut Vm) -> Result<Vec<PathBuf>, Raised> {
    let sys = vm.intern("sys");
    match vm.modules.get_str(&sys) {
        Some(sys) => {
            let path = vm.get_attr_str(&sys, "path")?;
            paths_of(vm, &path)
        }
        None => Ok(rondo_library::sys::settings(vm).path.iter().map(PathBuf::from).collect()),
    }
}

fn paths_of(vm: &mut Vm, list: &Value) -> Result<Vec<PathBuf>, Raised> {
    let items = vm.collect(list)?;
    // What is no string is passed over, as in CPython. An empty one is the directory that one is in.
    Ok(items
        .iter()
        .filter_map(|item| item.downcast::<Str>())
        .map(|text| PathBuf::from(text.as_str()))
        .collect())
}

fn read(vm: &mut Vm, path: &Path) -> Result<Source, Raised> {
    let name = path.to_string_lossy();
    match reading::read_source(path, &name) {
        Ok(Ok(source)) => Ok(source),
        Ok(Err(unreadable)) => {
            let (source, fault) = *unreadable;
            Err(syntax_error(vm, &source, &[fault]))
        }
        Err(error) => Err(vm.os_error(error.raw_os_error().unwrap_or(0), Some(&name))),
    }
}

/// The first fault of an imported source as the exception that CPython raises.
pub fn syntax_error(vm: &mut Vm, source: &Source, faults: &[Diagnostic]) -> Raised {
    let fault = faults.iter().find(|fault| fault.is_error()).expect("a source is refused for a reason");
    exception_of(vm, source, fault)
}

/// A fault, or a doubt that is to count as one, as the exception that CPython raises.
pub fn exception_of(vm: &mut Vm, source: &Source, fault: &Diagnostic) -> Raised {
    let class = match fault.code.exception() {
        rondo_diagnostics::ExceptionClass::IndentationError => &vm.types.exceptions.indentation_error,
        rondo_diagnostics::ExceptionClass::TabError => &vm.types.exceptions.tab_error,
        rondo_diagnostics::ExceptionClass::SyntaxError | rondo_diagnostics::ExceptionClass::SyntaxWarning => {
            &vm.types.exceptions.syntax_error
        }
    };
    let class = class.value();
    let (start, end) = (source.position(fault.span.start), source.position(fault.span.end));
    let text = source.line(start.line).map_or(Value::NONE, |line| vm.str(&format!("{line}\n")));
    let place = [
        vm.str(source.name()),
        vm.int(start.line.into()),
        vm.int(start.column.into()),
        text,
        vm.int(end.line.into()),
        vm.int(end.column.into()),
    ];
    let place = vm.tuple(place);
    let message = vm.str(&fault.message);
    match vm.call(&class, &[message, place]) {
        Ok(exception) => Raised(
            exception.downcast::<Exception>().expect("the class of an exception makes exceptions").to_ref(),
        ),
        Err(raised) => raised,
    }
}
