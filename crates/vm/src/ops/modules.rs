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

    /// Compiles a text that the library itself wrote, as the code of a module: `dataclasses` writes the methods of its
    /// classes.
    fn compile(
        &self,
        vm: &mut Vm,
        file: &str,
        text: &str,
    ) -> Result<std::rc::Rc<rondo_bytecode::Code>, Raised>;
}

impl Vm {
    /// `import n`, `from n import …`.
    pub(crate) fn import_name(
        &mut self,
        running: &Running,
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
                match self.import_module(&format!("{absolute}.{item}")) {
                    Ok(_) => {}
                    Err(raised) if self.raised_is(&raised, &self.types.exceptions.module_not_found_error) => {
                    }
                    Err(raised) => return Err(raised),
                }
            }
        }
        Ok(())
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
        if let Some(make) = self.native_modules.get(name).copied() {
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

    /// `ModuleNotFoundError` with its `name`.
    pub fn no_module(&mut self, name: &str, text: &str) -> Raised {
        let class = self.types.exceptions.module_not_found_error.clone();
        let raised = self.error(&class, text);
        let name = self.str(name);
        raised.0.value().set_slot(1, name);
        raised
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
        let shown = module_name.unwrap_or_else(|| "<unknown module name>".to_string());
        let location = match self.find_attr(module, &file)? {
            Some(file) => self.str_of(&file)?.as_str().to_string(),
            None => "unknown location".to_string(),
        };
        let is_being_loaded = self.loading.iter().any(|loading| loading == &shown);
        let message = if is_being_loaded {
            format!(
                "cannot import name '{}' from partially initialized module '{shown}' (most likely due to a circular import) ({location})",
                name.as_str()
            )
        } else {
            format!("cannot import name '{}' from '{shown}' ({location})", name.as_str())
        };
        let raised = self.import_error(message);
        let exception = raised.0.value();
        let (shown, location) = (self.str(&shown), self.str(&location));
        exception.set_slot(1, shown);
        exception.set_slot(2, location);
        exception.set_slot(3, name.value());
        Err(raised)
    }

    /// `from m import *`.
    pub(crate) fn import_star(&mut self, running: &Running, module: &Value) -> Result<(), Raised> {
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
                let message = format!("Item in __all__ must be str, not {}", self.type_name(&name));
                return Err(self.type_error(message));
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
        self.write_out(text.as_str())?;
        self.write_out("\n")?;
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
