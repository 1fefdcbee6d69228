//! `import` in bytecode, and the prompt's echo. Where modules come from, a [`Loader`] knows.

use rondo_bytecode::{Const, Name};

use crate::heap::{Dict, Ref, Running, Str, Value};
use crate::types::module::Module;
use crate::vm::{Outcome, Raised, Vm};

/// Finds and runs modules that are not made in Rust.
pub trait Loader {
    /// Loads a module by its full dotted name, whose parent (if any) is already imported: makes it, puts it into
    /// `sys.modules`, runs it. `None` when there is no such module.
    fn load(&self, vm: &mut Vm, name: &str) -> Result<Option<Value>, Raised>;

    /// The full names of the modules that are found without any file.
    fn names(&self) -> Vec<String>;

    /// What is known of a module before it is loaded: its file, or the directories of a package.
    fn find(&self, vm: &mut Vm, name: &str) -> Result<Option<Finding>, Raised>;

    /// Compiles a text for the library: as the code of a module (`dataclasses` writes the methods of its classes), or as an
    /// entry of the prompt, which shows the values of its expressions (`doctest` runs examples).
    fn compile(
        &self,
        vm: &mut Vm,
        file: &str,
        text: &str,
        is_entry: bool,
    ) -> Result<std::rc::Rc<rondo_bytecode::Code>, Raised>;
}

/// Where a module was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Its file, or what stands for one; a namespace package has none.
    pub file: Option<String>,
    /// The directories of a package.
    pub directories: Option<Vec<String>>,
}

impl Vm {
    /// The modules that can be imported without any file beside the script, in order; those of the machine's own are left out.
    pub fn module_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.native_modules.keys().map(|name| name.to_string()).collect();
        if let Some(loader) = &self.loader {
            names.extend(loader.names());
        }
        names.retain(|name| !name.starts_with('_') && !name.contains("._"));
        names.sort();
        names
    }

    /// `import n`, `from n import …`.
    pub(crate) fn import_name(
        &mut self,
        running: Running,
        fromlist: Const,
        level: u8,
        name: Name,
    ) -> Outcome {
        let name = running.code().name_at(name).as_str().to_string();
        let globals = running.function().globals.clone();
        let fromlist = running.code().constants[usize::from(fromlist.0)].clone();
        let key = self.intern("__import__");
        match self.builtins.get_str(&key) {
            Some(hook) if !hook.is_a::<crate::native::NativeFunction>() => {
                let (name, level) = (self.str(&name), Value::int(level.into()));
                self.call(&hook, &[name, globals.value(), Value::NONE, fromlist, level])
            }
            _ => self.import(&name, &globals, &fromlist, level.into()),
        }
    }

    /// `__import__(name, globals, …, fromlist, level)`.
    pub fn import(&mut self, name: &str, globals: &Ref<Dict>, fromlist: &Value, level: usize) -> Outcome {
        let absolute =
            if level == 0 { name.to_string() } else { self.resolve_relative(name, globals, level)? };
        let module = self.import_module(&absolute)?;
        let wants_names = match fromlist.downcast::<crate::heap::Tuple>() {
            Some(tuple) => !tuple.is_empty(),
            None => !fromlist.is_none() && !fromlist.is_empty(),
        };
        if wants_names {
            self.import_listed(&absolute, &module, fromlist)?;
            return Ok(module);
        }
        if name.is_empty() {
            return Ok(module);
        }
        // `import a.b.c` binds `a`.
        let first_length = name.split('.').next().map_or(0, str::len);
        let cut = absolute.len() - (name.len() - first_length);
        self.import_module(&absolute[..cut])
    }

    /// `from package import name` where `name` is a submodule that nobody has imported yet.
    fn import_listed(&mut self, absolute: &str, module: &Value, fromlist: &Value) -> Result<(), Raised> {
        let path = self.names.path.clone();
        if self.find_attr(module, &path)?.is_none() {
            return Ok(());
        }
        for item in self.collect(fromlist)? {
            let Some(item) = item.downcast::<Str>().map(|item| item.as_str().to_string()) else { continue };
            let name = self.intern(&item);
            if item != "*" && self.find_attr(module, &name)?.is_none() {
                let full = format!("{absolute}.{item}");
                match self.import_module(&full) {
                    Ok(_) => {}
                    // That there is no such submodule is said later, by the name; that it lacks another module is not.
                    Err(raised) if self.is_lack_of(&raised, &full)? => {}
                    Err(raised) => return Err(raised),
                }
            }
        }
        Ok(())
    }

    /// Whether an exception says that there is no module of this name.
    fn is_lack_of(&mut self, raised: &Raised, module: &str) -> Result<bool, Raised> {
        if !self.raised_is(raised, &self.types.exceptions.module_not_found_error) {
            return Ok(false);
        }
        let name = self.get_attr_str(&raised.0.value(), "name")?;
        Ok(name.downcast::<Str>().is_some_and(|name| name.as_str() == module))
    }

    fn resolve_relative(&mut self, name: &str, globals: &Dict, level: usize) -> Result<String, Raised> {
        let package = self.names.package.clone();
        let own = self.names.name.clone();
        let path = self.names.path.clone();
        let text = |value: Option<Value>| {
            value.and_then(|value| value.downcast::<Str>().map(|text| text.as_str().to_string()))
        };
        let package = match text(globals.get_str(&package)) {
            Some(package) => package,
            None => {
                let own = text(globals.get_str(&own)).unwrap_or_default();
                if globals.get_str(&path).is_some() {
                    own
                } else {
                    own.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_string())
                }
            }
        };
        if package.is_empty() {
            return Err(self.import_error("attempted relative import with no known parent package"));
        }
        let mut parts: Vec<&str> = package.split('.').collect();
        if level > parts.len() {
            return Err(self.import_error("attempted relative import beyond top-level package"));
        }
        parts.truncate(parts.len() + 1 - level);
        if !name.is_empty() {
            parts.push(name);
        }
        Ok(parts.join("."))
    }

    /// A module by its full dotted name, its parents first.
    pub fn import_module(&mut self, name: &str) -> Outcome {
        let key = self.intern(name);
        if let Some(module) = self.modules.get_str(&key) {
            if module.is_none() {
                return Err(self.no_module(name, &format!("import of {name} halted; None in sys.modules")));
            }
            return Ok(module);
        }
        let parent = match name.rsplit_once('.') {
            Some((parent, _)) => Some(self.import_module(parent)?),
            None => None,
        };
        if let Some(module) = self.modules.get_str(&key) {
            return Ok(module);
        }
        let module = self.load_module(name, &key, parent.as_ref())?;
        if let (Some(parent), Some((_, last))) = (parent, name.rsplit_once('.')) {
            let last = self.intern(last);
            self.set_attr(&parent, &last, module.clone())?;
        }
        Ok(module)
    }

    fn load_module(&mut self, name: &str, key: &Ref<Str>, parent: Option<&Value>) -> Outcome {
        if let Some(make) = self.native_modules.get(name).copied()
            && !self.is_hidden_by_file(name)?
        {
            let module = make(self)?;
            drop(self.modules.set_str(key, module.clone()));
            return Ok(module);
        }
        if let (Some(parent), Some((parent_name, _))) = (parent, name.rsplit_once('.')) {
            let path = self.names.path.clone();
            if self.find_attr(parent, &path)?.is_none() {
                let text = format!("No module named '{name}'; '{parent_name}' is not a package");
                return Err(self.no_module(name, &text));
            }
        }
        // Counted, not borrowed: a module that is being loaded may import others.
        let Some(loader) = self.loader.clone() else {
            return Err(self.no_module(name, &format!("No module named '{name}'")));
        };
        match loader.load(self, name)? {
            Some(module) => Ok(self.modules.get_str(key).unwrap_or(module)),
            None => Err(self.no_module(name, &format!("No module named '{name}'"))),
        }
    }

    /// Whether a file beside the script takes the place of a module made in Rust, as it does in CPython of those that are not
    /// part of the interpreter itself.
    fn is_hidden_by_file(&mut self, name: &str) -> Result<bool, Raised> {
        const BUILT_IN: &[&str] = &["atexit", "builtins", "errno", "gc", "itertools", "math", "sys", "time"];
        if name.starts_with('_') || name.contains('.') || BUILT_IN.contains(&name) {
            return Ok(false);
        }
        let Some(loader) = self.loader.clone() else { return Ok(false) };
        let found = loader.find(self, name)?;
        Ok(found.and_then(|found| found.file).is_some_and(|file| !file.starts_with('<')))
    }

    /// `ModuleNotFoundError` with its `name`.
    pub fn no_module(&mut self, name: &str, text: &str) -> Raised {
        let class = self.types.exceptions.module_not_found_error.clone();
        let raised = self.error(&class, text);
        let name = self.str(name);
        raised.0.value().set_slot(1, name);
        raised
    }

    /// Why a module of the library does not have a name that CPython's has, if it says so where it is asked for an attribute.
    fn refusal(
        &mut self,
        module: &Value,
        name: &Ref<Str>,
        file: Option<&str>,
    ) -> Result<Option<String>, Raised> {
        if !module.is_a::<crate::types::module::Module>() || file.is_some_and(|file| !file.starts_with('<')) {
            return Ok(None);
        }
        let Err(raised) = self.get_attr(module, name) else { return Ok(None) };
        let text = self.str_of(&raised.0.value())?.as_str().to_string();
        Ok(if text.starts_with("module '") { None } else { Some(format!("({text})")) })
    }

    /// `from m import n`.
    pub(crate) fn import_from(&mut self, module: &Value, name: &Ref<Str>) -> Outcome {
        if let Some(value) = self.find_attr(module, name)? {
            return Ok(value);
        }
        let own = self.names.name.clone();
        let file = self.names.file.clone();
        let module_name = match self.find_attr(module, &own)? {
            Some(text) => text.downcast::<Str>().map(|text| text.as_str().to_string()),
            None => None,
        };
        if let Some(module_name) = &module_name {
            let key = self.intern(&format!("{module_name}.{}", name.as_str()));
            if let Some(submodule) = self.modules.get_str(&key) {
                return Ok(submodule);
            }
        }
        let shown = module_name.clone().unwrap_or_else(|| "<unknown module name>".to_string());
        let file = match self.find_attr(module, &file)? {
            Some(file) if !file.is_none() => Some(self.str_of(&file)?.as_str().to_string()),
            _ => None,
        };
        let location = file.clone().unwrap_or_else(|| "unknown location".to_string());
        let name_text = name.as_str();
        let message = if let Some(file) = file.as_deref().filter(|file| self.is_shadowing(&shown, file)) {
            format!("cannot import name '{name_text}' from '{shown}' {}", shadow_text(&shown, file))
        } else if self.is_being_loaded(&shown) {
            format!(
                "cannot import name '{name_text}' from partially initialized module '{shown}' (most likely due to a circular import) ({location})"
            )
        } else {
            let reason = self.refusal(module, name, file.as_deref())?.unwrap_or(format!("({location})"));
            format!("cannot import name '{name_text}' from '{shown}' {reason}")
        };
        let raised = self.import_error(message);
        let exception = raised.0.value();
        if module_name.is_some() {
            let shown = self.str(&shown);
            exception.set_slot(1, shown);
        }
        if let Some(file) = file {
            let file = self.str(&file);
            exception.set_slot(2, file);
        }
        exception.set_slot(3, name.value());
        Err(raised)
    }

    /// Whether the body of a module still runs.
    fn is_being_loaded(&self, name: &str) -> bool {
        self.loading.iter().any(|loading| loading == name)
    }

    /// Whether a file beside the script has the name of a module of the library, which it hides.
    fn is_shadowing(&self, name: &str, file: &str) -> bool {
        if !crate::suggest::STDLIB_MODULES.contains(&name) {
            return false;
        }
        let main = self.interner.find("__main__").and_then(|key| self.modules.get_str(key));
        let main_file = main
            .as_ref()
            .and_then(|main| main.downcast::<Module>())
            .and_then(|main| main.dict.get_str(&self.names.file));
        let Some(main_file) = main_file.as_ref().and_then(|file| file.downcast::<Str>()) else {
            return false;
        };
        let directory = |path: &str| std::path::Path::new(path).parent().map(std::path::Path::to_path_buf);
        let file = file.strip_suffix("/__init__.py").unwrap_or(file);
        directory(file) == directory(main_file.as_str())
    }

    /// What is said of a name that a module does not have.
    pub(crate) fn no_module_attribute(&mut self, module: &Module, name: &str) -> String {
        let text = |key: &Ref<Str>| {
            module
                .dict
                .get_str(key)
                .and_then(|value| value.downcast::<Str>().map(|text| text.as_str().to_string()))
        };
        let Some(shown) = text(&self.names.name) else { return format!("module has no attribute '{name}'") };
        let file = text(&self.names.file);
        if let Some(file) = file.as_deref().filter(|file| self.is_shadowing(&shown, file)) {
            return format!("module '{shown}' has no attribute '{name}' {}", shadow_text(&shown, file));
        }
        if self.is_being_loaded(&shown) {
            let place = file.map_or(String::new(), |file| format!(" from '{file}'"));
            return format!(
                "partially initialized module '{shown}'{place} has no attribute '{name}' (most likely due to a circular import)"
            );
        }
        if self.is_being_loaded(&format!("{shown}.{name}")) {
            return format!(
                "cannot access submodule '{name}' of module '{shown}' (most likely due to a circular import)"
            );
        }
        format!("module '{shown}' has no attribute '{name}'")
    }

    /// `from m import *`.
    pub(crate) fn import_star(&mut self, running: Running, module: &Value) -> Result<(), Raised> {
        let globals = running.function().globals.clone();
        let all = self.names.all.clone();
        let names: Vec<Value> = match self.find_attr(module, &all)? {
            Some(all) => self.collect(&all)?,
            None => match module.downcast::<Module>() {
                Some(module) => module
                    .dict
                    .entries()
                    .into_iter()
                    .map(|entry| entry.key)
                    .filter(|key| key.downcast::<Str>().is_some_and(|key| !key.as_str().starts_with('_')))
                    .collect(),
                None => vec![],
            },
        };
        for name in names {
            let Some(name) = name.downcast::<Str>().map(|name| self.intern(name.as_str())) else {
                let own = self.names.name.clone();
                let own = self.find_attr(module, &own)?.unwrap_or_default();
                let own = own.downcast::<Str>().map_or("?".to_string(), |own| own.as_str().to_string());
                let text = format!("Item in {own}.__all__ must be str, not {}", self.type_name(&name));
                return Err(self.type_error(text));
            };
            let value = self.get_attr(module, &name)?;
            drop(globals.set_str(&name, value));
        }
        Ok(())
    }

    /// Shows the value of an expression at the prompt: `sys.displayhook`.
    pub(crate) fn echo(&mut self, value: Value) -> Result<(), Raised> {
        let sys = self.intern("sys");
        if let Some(sys) = self.modules.get_str(&sys) {
            let name = self.intern("displayhook");
            if let Some(hook) = self.find_attr(&sys, &name)? {
                return self.call(&hook, &[value]).map(drop);
            }
        }
        self.display(&value)
    }

    /// What `sys.displayhook` does at first: the value's `repr` unless it is `None`, and `_` remembers it.
    pub fn display(&mut self, value: &Value) -> Result<(), Raised> {
        if value.is_none() {
            return Ok(());
        }
        let text = self.repr(value)?;
        self.write_output(text.as_str())?;
        self.write_output("\n")?;
        let underscore = self.names.underscore.clone();
        drop(self.builtins.set_str(&underscore, value.clone()));
        Ok(())
    }

    /// Writes to the machine's standard output, within the limit of output.
    pub fn write_out(&mut self, text: &str) -> Result<(), Raised> {
        self.write_stream(crate::host::Stream::Out, text)
    }

    /// Writes to a stream of the host, within the limit of output.
    pub fn write_stream(&mut self, stream: crate::host::Stream, text: &str) -> Result<(), Raised> {
        self.limits.output += text.len() as u64;
        if self.limits.output > self.limits.max_output {
            let message = format!("more than {} bytes of output were written", self.limits.max_output);
            return Err(self.limit_exceeded(message));
        }
        if self.host.wants_origins() {
            let lines = self.lines_of_main();
            self.host.written_by(lines);
        }
        match self.host.write(stream, text) {
            Ok(()) => Ok(()),
            Err(errno) => Err(self.os_error(errno, None)),
        }
    }

    /// The lines of the main file that are being executed, innermost first.
    fn lines_of_main(&self) -> Vec<u32> {
        let main = self.interner.find("__main__").and_then(|key| self.modules.get_str(key));
        let Some(main) = main.as_ref().and_then(|main| main.downcast::<Module>()) else { return Vec::new() };
        let frames = self.frames.iter().rev();
        frames.filter(|frame| frame.function.globals.is(&main.dict)).map(|frame| frame.line()).collect()
    }
}

/// What a learner should do about a file that hides a module of the library.
fn shadow_text(name: &str, file: &str) -> String {
    format!(
        "(consider renaming '{file}' since it has the same name as the standard library module named '{name}' and prevents importing that standard library module)"
    )
}
