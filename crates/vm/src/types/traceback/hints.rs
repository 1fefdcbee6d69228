//! ". Did you mean: 'x'?": what a traceback adds to the message of a name, an attribute or a module that was not found.
//!
//! The candidates are looked up only now, when the traceback is printed: most exceptions of this kind are caught. How near two
//! names are is measured in [`crate::suggest`].

use super::Traceback;
use super::stack::last_entry;
use crate::heap::{Dict, Object, Ref, Str, Value};
use crate::suggest;
use crate::types::exception::Exception;
use crate::types::exception::kinds::{member, slot};
use crate::types::frame::class::frame_locals;
use crate::vm::Vm;

/// Parts of packages that are here, which are not.
const ABSENT_PARTS: [&str; 6] = [
    "asyncio.subprocess",
    "asyncio.sslproto",
    "asyncio.staggered",
    "asyncio.graph",
    "asyncio.tools",
    "concurrent.futures.process",
];

/// Packages that tutorials of asyncio install, and what a program has for them here.
const PACKAGES: [(&str, &str); 10] = [
    ("aiohttp", STREAMS),
    ("httpx", STREAMS),
    ("requests", STREAMS),
    ("websockets", STREAMS),
    ("aiofile", FILES),
    ("aiofiles", FILES),
    ("curio", LOOP),
    ("trio", LOOP),
    ("anyio", LOOP),
    ("gevent", LOOP),
];
const STREAMS: &str = "asyncio.open_connection and asyncio.start_server";
const FILES: &str = "open, and asyncio.to_thread for what takes long";
const LOOP: &str = "asyncio";

impl Vm {
    /// ". Did you mean: 'x'?" and ". Did you forget to import 'x'?", where they fit.
    pub(super) fn hint(
        &mut self,
        exception: &Object<Exception>,
        traceback: Option<&Object<Traceback>>,
    ) -> Option<String> {
        let value = exception.value();
        let class = exception.class().clone();
        let exceptions = &self.types.exceptions;
        let is_import = class.is_subclass_of(&exceptions.import_error);
        let is_name = class.is_subclass_of(&exceptions.name_error);
        if !is_import && !is_name && !class.is_subclass_of(&exceptions.attribute_error) {
            return None;
        }
        if class.is_subclass_of(&exceptions.module_not_found_error) {
            return self.hint_at_module(&value);
        }
        let wrong = member(&value, if is_import { slot::IMPORT_NAME_FROM } else { slot::NAME });
        let wrong = wrong.downcast::<Str>()?.as_str().to_string();
        let suggestion = if is_import {
            self.suggest_import(&value, &wrong)
        } else if is_name {
            self.suggest_name(traceback, &wrong)
        } else {
            self.suggest_attribute(&value, traceback, &wrong)
        };
        let mut hint = String::new();
        if let Some(suggestion) = &suggestion {
            hint.push_str(&format!(". Did you mean: '{suggestion}'?"));
        }
        if is_name && suggest::STDLIB_MODULES.contains(&wrong.as_str()) {
            hint.push_str(if suggestion.is_some() { " Or did" } else { ". Did" });
            hint.push_str(&format!(" you forget to import '{wrong}'?"));
        }
        if hint.is_empty() { None } else { Some(hint) }
    }

    /// Which module may have been meant by a name that none has, or that Python has it and Rondo does not.
    fn hint_at_module(&mut self, value: &Value) -> Option<String> {
        let name = member(value, slot::IMPORT_NAME);
        let name = name.downcast::<Str>()?.as_str().to_string();
        let names = self.module_names();
        let is_known =
            suggest::STDLIB_MODULES.contains(&name.as_str()) || ABSENT_PARTS.contains(&name.as_str());
        if is_known && !names.contains(&name) {
            return Some(". Python's library has it, Rondo's has not".to_string());
        }
        if let Some((_, instead)) = PACKAGES.iter().find(|(package, _)| *package == name) {
            return Some(format!(". It is no part of Python's library. What Rondo has is {instead}"));
        }
        let suggestion = suggest::closest(&name, names.iter().map(String::as_str))?;
        Some(format!(". Did you mean: '{suggestion}'?"))
    }

    /// The names that `dir()` gives, in order.
    fn dir_of(&mut self, value: &Value) -> Option<Vec<String>> {
        let name = self.names.dir.clone();
        let names = self.call_special(value, &name, &[])?.ok()?;
        let names = self.collect(&names).ok()?;
        let mut names: Vec<String> = names
            .iter()
            .filter_map(|name| name.downcast::<Str>().map(|name| name.as_str().to_string()))
            .collect();
        names.sort();
        Some(names)
    }

    fn suggest_import(&mut self, value: &Value, wrong: &str) -> Option<String> {
        let name = member(value, slot::IMPORT_NAME);
        let name = self.intern_str(name.downcast::<Str>()?);
        let module = self.modules.get_str(&name)?;
        let mut names = self.dir_of(&module)?;
        if !wrong.starts_with('_') {
            names.retain(|name| !name.starts_with('_'));
        }
        suggest::closest(wrong, names.iter().map(String::as_str))
    }

    fn suggest_attribute(
        &mut self,
        value: &Value,
        traceback: Option<&Object<Traceback>>,
        wrong: &str,
    ) -> Option<String> {
        let object = value.slot(slot::OBJ);
        if object.is_empty() {
            return None;
        }
        let mut names = self.dir_of(&object)?;
        if !wrong.starts_with('_') {
            // Within a method of the object its private names are in place.
            let is_own = self.last_locals(traceback).is_some_and(|locals| {
                let key = self.intern("self");
                locals.get_str(&key).is_some_and(|this| this.is(&object))
            });
            if !is_own {
                names.retain(|name| !name.starts_with('_'));
            }
        }
        suggest::closest(wrong, names.iter().map(String::as_str))
    }

    fn suggest_name(&mut self, traceback: Option<&Object<Traceback>>, wrong: &str) -> Option<String> {
        let locals = self.last_locals(traceback)?;
        let frame = last_entry(traceback?).frame.clone();
        let (own, wanted) = (self.intern("self"), self.intern(wrong));
        if let Some(this) = locals.get_str(&own)
            && let Ok(Some(_)) = self.find_attr(&this, &wanted)
        {
            return Some(format!("self.{wrong}"));
        }
        let mut names = Vec::new();
        for dict in [&locals, &frame.function.globals, &self.builtins] {
            for entry in dict.entries() {
                if let Some(name) = entry.key.downcast::<Str>() {
                    names.push(name.as_str().to_string());
                }
            }
        }
        suggest::closest(wrong, names.iter().map(String::as_str))
    }

    /// The locals of the innermost frame of a traceback.
    fn last_locals(&mut self, traceback: Option<&Object<Traceback>>) -> Option<Ref<Dict>> {
        let frame = last_entry(traceback?).frame.clone();
        let locals = frame_locals(self, &frame).ok()?;
        locals.downcast::<Dict>().map(|dict| dict.to_ref())
    }
}
