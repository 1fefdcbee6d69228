//! Warnings of the machine itself: a coroutine that was never awaited, a call that Python is going to drop.
//!
//! Once a program has imported the module `warnings`, its filters decide. Until then nobody can have changed them, and what
//! Python's own would decide is said here: deprecations concern the main file only, forgotten resources nobody, and the rest
//! is shown once a place. Which places have had theirs is kept where the module looks for it: in the globals of the code
//! that is warned, as `__warningregistry__`.

use crate::heap::{Dict, Ref, Str, Tuple, Value};
use crate::types::class::Class;
use crate::types::generator::{Flavour, Generator};
use crate::vm::{Raised, Vm};

/// The version of the filters that nobody has changed, as the module `warnings` counts them.
const UNCHANGED: i32 = 1;

impl Vm {
    /// Warns of a coroutine that goes and was never awaited. Nobody can catch an exception then: a filter that makes the
    /// warning an error has it reported.
    pub fn warn_never_awaited(&mut self, name: &str, coroutine: &Value) {
        let class = self.types.exceptions.runtime_warning.clone();
        let text = format!("{name} was never awaited{}", self.origin_text(coroutine));
        if let Err(raised) = self.try_warn(&class, &text, coroutine) {
            self.unraisable(&raised, "Exception ignored while finalizing coroutine", coroutine);
        }
    }

    /// Tells whoever called that a thing is deprecated; a filter may make this an exception.
    pub fn warn_deprecated(&mut self, text: &str) -> Result<(), Raised> {
        let class = self.types.exceptions.deprecation_warning.clone();
        self.try_warn(&class, text, &Value::NONE)
    }

    /// Issues a warning about an object, or about none: through the module `warnings` if the program uses it, else on
    /// standard error.
    pub fn try_warn(&mut self, class: &Ref<Class>, text: &str, source: &Value) -> Result<(), Raised> {
        if let Some(hook) = self.warn_hook {
            return hook(self, class, text, source);
        }
        let place = self.frames.last().map(|frame| {
            let function = &frame.function;
            (function.code.data.file.clone(), frame.line(), function.globals.clone())
        });
        if !self.is_shown_by_default(class, place.as_ref().map(|(_, _, globals)| globals)) {
            return Ok(());
        }
        let (file, line) = match place {
            Some((file, line, globals)) => {
                if self.was_warned(&globals, class, text, line)? {
                    return Ok(());
                }
                (file, line)
            }
            // At the very end nothing runs any more.
            None => (std::rc::Rc::from("<sys>"), 0),
        };
        // Nothing is left to be done if standard error is closed.
        let _ = self.show_warning(&file, line, class, text);
        if let Some(made_in) = self.made_in(source).filter(|made_in| *made_in != line) {
            let _ = self.write_error(&format!("  it was made in line {made_in}\n"));
        }
        Ok(())
    }

    /// Writes a warning on standard error as the module `warnings` does: the place, what it is, and the line of the source.
    pub fn show_warning(
        &mut self,
        file: &str,
        line: u32,
        class: &Ref<Class>,
        text: &str,
    ) -> Result<(), Raised> {
        let shown = format!("{file}:{line}: {}: {text}\n{}", class.name(), self.quoted(file, line, 2));
        self.write_error(&shown)
    }

    /// A line of a source below what is said of it, if there is anything in it.
    fn quoted(&self, file: &str, line: u32, indent: usize) -> String {
        let source = self.source(file);
        let text = source.as_ref().and_then(|source| source.line(line)).map(str::trim);
        text.filter(|text| !text.is_empty()).map_or(String::new(), |text| format!("{:indent$}{text}\n", ""))
    }

    /// In debug mode a coroutine remembers the calls that made it: they are told like a traceback, the outermost first.
    fn origin_text(&self, coroutine: &Value) -> String {
        let origin =
            coroutine.downcast::<Generator>().and_then(|made| made.rare()).map(|rare| rare.origin.get());
        let Some(calls) = origin.as_ref().and_then(|origin| origin.downcast::<Tuple>()) else {
            return String::new();
        };
        let mut text = "\nCoroutine created at (most recent call last)".to_string();
        for call in calls.as_slice().iter().rev() {
            let [file, line, function] = call.items() else { continue };
            let (Some(file), Some(line)) = (file.downcast::<Str>(), line.as_small_int()) else { continue };
            let function = function.downcast::<Str>().map_or("?", |name| name.as_str());
            text += &format!("\n  File \"{}\", line {line}, in {function}\n", file.as_str());
            text += &self.quoted(file.as_str(), line as u32, 4);
            text.truncate(text.trim_end().len());
        }
        text
    }

    /// What the filters say that a program begins with.
    fn is_shown_by_default(&self, class: &Ref<Class>, globals: Option<&Ref<Dict>>) -> bool {
        let exceptions = &self.types.exceptions;
        let silent = [
            &exceptions.resource_warning,
            &exceptions.import_warning,
            &exceptions.pending_deprecation_warning,
        ];
        if silent.into_iter().any(|silent| class.is_subclass_of(silent)) {
            return false;
        }
        let is_main = || {
            let name = globals.and_then(|globals| globals.get_str(&self.names.name));
            name.and_then(|name| name.downcast::<Str>().map(|name| name.as_str() == "__main__")) == Some(true)
        };
        !class.is_subclass_of(&exceptions.deprecation_warning) || is_main()
    }

    /// Whether a place has had this warning already; from now on it has.
    fn was_warned(
        &mut self,
        globals: &Ref<Dict>,
        class: &Ref<Class>,
        text: &str,
        line: u32,
    ) -> Result<bool, Raised> {
        let name = self.intern("__warningregistry__");
        let known = globals.get_str(&name);
        let registry = match known.and_then(|known| known.downcast::<Dict>().map(|dict| dict.to_ref())) {
            Some(registry) => registry,
            None => {
                let registry = self.new_dict();
                let version = self.intern("version");
                drop(registry.set_str(&version, Value::int(UNCHANGED)));
                drop(globals.set_str(&name, registry.value()));
                registry
            }
        };
        let (text, line) = (self.str(text), self.int(line.into()));
        let key = self.tuple([text, class.value(), line]);
        if self.dict_contains(&registry, &key)? {
            return Ok(true);
        }
        self.dict_set(&registry, key, Value::TRUE)?;
        Ok(false)
    }

    /// The line in which a coroutine was made, if it is one that a program made.
    pub fn made_in(&self, source: &Value) -> Option<u32> {
        let coroutine = source.downcast::<Generator>()?;
        Some(coroutine.origin.get()).filter(|line| coroutine.flavour == Flavour::Coroutine && *line != 0)
    }
}
