//! Builtin functions about the place where they are called: `globals`, `locals`, `vars`, `dir`, and what the machine itself
//! calls to make a class or to import.

use rondo_bytecode::CodeKind;

use crate::function;
use crate::heap::{CellBox, Dict, Ref, Str, Value};
use crate::native::NativeDef;
use crate::types::list::sort;
use crate::types::refused::refuse_call;
use crate::types::sequence::R;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// The globals of the function that runs.
    pub fn running_globals(&self) -> Ref<Dict> {
        match self.frames.last() {
            Some(frame) => frame.function.globals.clone(),
            None => self.builtins.clone(),
        }
    }

    /// What `locals()` gives where the machine stands: the namespace itself in a module or class body, a snapshot elsewhere.
    pub fn running_locals(&mut self) -> Value {
        let Some(frame) = self.frames.last() else { return self.builtins.value() };
        let (function, base) = (frame.function.clone(), frame.base);
        let code = function.code.clone();
        let registers = self.registers.window(base, usize::from(code.data.registers));
        match code.data.kind {
            CodeKind::Module => return function.globals.value(),
            CodeKind::ClassBody => return registers[0].clone(),
            CodeKind::Function | CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => {}
        }
        let contents = |value: &Value| {
            value.downcast::<CellBox>().map_or_else(|| value.clone(), |cell| cell.contents.get())
        };
        let own = code.data.locals.iter().zip(&code.local_names).map(|(local, name)| {
            let value = &registers[usize::from(local.register)];
            (name.clone(), if local.is_cell { contents(value) } else { value.clone() })
        });
        let mut found: Vec<(Ref<Str>, Value)> = own.collect();
        let captured = code.data.free.iter().zip(&function.closure);
        for (name, cell) in captured {
            found.push((self.intern(name), contents(cell)));
        }
        let dict = self.new_dict();
        for (name, value) in found {
            // A hidden local of the compiler has a name that begins with a dot.
            if !value.is_empty() && !name.as_str().starts_with('.') {
                drop(dict.set_str(&name, value));
            }
        }
        dict.into()
    }
}

fn globals(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(vm.running_globals().into())
}

fn locals(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(vm.running_locals())
}

fn vars(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[0].is_empty() {
        return Ok(vm.running_locals());
    }
    let name = vm.names.dict.clone();
    match vm.find_attr(&args[0], &name)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// A sorted list of names.
fn sorted_list(vm: &mut Vm, names: &Value) -> R<Value> {
    let mut names = vm.collect(names)?;
    sort::sort_items(vm, &mut names, &Value::NONE, false)?;
    Ok(vm.list(names))
}

fn dir(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[0].is_empty() {
        let locals = vm.running_locals();
        let names = if locals.is_a::<Dict>() { locals } else { vm.call_method(&locals, "keys", &[])? };
        return sorted_list(vm, &names);
    }
    let name = vm.names.dir.clone();
    match vm.call_special(&args[0], &name, &[]) {
        Some(names) => sorted_list(vm, &names?),
        None => Err(vm.type_error("object does not provide __dir__")),
    }
}

fn build_class(vm: &mut Vm, args: &[Value]) -> Outcome {
    let keywords = args[3].downcast::<Dict>().expect("`**kwds` comes as a dict").to_ref();
    vm.build_class_statement(&args[0], &args[1], args[2].items().to_vec(), &keywords)
}

fn import(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(name) = args[0].downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let globals = match args[1].downcast::<Dict>() {
        Some(globals) => globals.to_ref(),
        None => vm.running_globals(),
    };
    let level = if args[4].is_empty() { 0 } else { vm.index_i64(&args[4])? };
    let Ok(level) = usize::try_from(level) else { return Err(vm.value_error("level must be >= 0")) };
    if name.is_empty() && level == 0 {
        return Err(vm.value_error("Empty module name"));
    }
    vm.import(name.as_str(), &globals, &args[3], level)
}

/// See the module.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "globals",
        "()",
        globals,
        "Return the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa."
    ),
    function!(
        "locals",
        "()",
        locals,
        "Return a dictionary containing the current scope's local variables.\n\nNOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees."
    ),
    function!(
        "vars",
        "(object=<unrepresentable>, /)",
        vars,
        "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__."
    ),
    function!(
        "dir",
        "(object=<unrepresentable>, /)",
        dir,
        "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it.\nIf the object supplies a method named __dir__, it will be used; otherwise\nthe default dir() logic is used and returns:\n  for a module object: the module's attributes.\n  for a class object:  its attributes, and recursively the attributes\n    of its bases.\n  for any other object: its attributes, its class's attributes, and\n    recursively the attributes of its class's base classes."
    ),
    function!(
        "__build_class__",
        "(func, name, /, *bases, **kwds)",
        build_class,
        "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement."
    ),
    function!(
        "eval",
        "(source, /, globals=None, locals=None)",
        |vm, _| refuse_call(vm, "eval"),
        "Evaluating text as an expression is outside Rondo's subset of Python."
    ),
    function!(
        "exec",
        "(source, /, globals=None, locals=None, *, closure=None)",
        |vm, _| refuse_call(vm, "exec"),
        "Running text as a program is outside Rondo's subset of Python."
    ),
    function!(
        "compile",
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        |vm, _| refuse_call(vm, "compile"),
        "Compiling text is outside Rondo's subset of Python."
    ),
    function!(
        "breakpoint",
        "(*args, **kws)",
        |vm, _| refuse_call(vm, "breakpoint"),
        "There is no debugger here."
    ),
    function!(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        import,
        "Import a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module."
    ),
];
