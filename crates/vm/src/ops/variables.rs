//! Names: globals through caches, names of class bodies, and what is said of an unbound one.

use rondo_bytecode::{self as bytecode, Free, Intrinsic, Name};

use crate::heap::{CellBox, Dict, Ref, Running, Str, Value};
use crate::types::code::{Cache, cached};
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// A global or builtin name, if its cache still holds.
    #[inline(always)]
    pub(crate) fn cached_global(&self, running: Running, cache: bytecode::Cache) -> Option<Value> {
        let entry = running.code().cache(cache).get();
        if entry.key == 0 || running.function().globals.version() != entry.key {
            return None;
        }
        if entry.found & cached::OTHER != 0 {
            self.builtins.value_at((entry.found & cached::INDEX) as usize)
        } else {
            running.function().globals.value_at(entry.found as usize)
        }
    }

    /// A global or builtin name; fills the cache.
    #[cold]
    pub(crate) fn load_global(&mut self, running: Running, name: Name, cache: bytecode::Cache) -> Outcome {
        self.load_global_named(running, running.code().name_at(name), cache)
    }

    /// See `load_global`.
    pub(crate) fn load_global_named(
        &mut self,
        running: Running,
        name: &Ref<Str>,
        cache: bytecode::Cache,
    ) -> Outcome {
        let globals = running.function().globals.clone();
        if let Some(index) = globals.find_str(name) {
            let version = self.version_of(&globals);
            running.code().cache(cache).set_global(Cache { key: version, found: index as u32 });
            return Ok(globals.value_at(index).expect("the entry was just found"));
        }
        if let Some(index) = self.builtins.find_str(name) {
            let version = self.version_of(&globals);
            running
                .code()
                .cache(cache)
                .set_global(Cache { key: version, found: index as u32 | cached::OTHER });
            return Ok(self.builtins.value_at(index).expect("the entry was just found"));
        }
        Err(self.undefined(name))
    }

    /// The version of a namespace, given now if it has none.
    pub(crate) fn version_of(&mut self, dict: &Dict) -> u32 {
        if dict.version() == 0 {
            dict.set_version(self.fresh_version());
        }
        dict.version()
    }

    fn undefined(&mut self, name: &Ref<Str>) -> Raised {
        let raised = self.name_error(format!("name '{}' is not defined", name.as_str()));
        raised.0.value().set_slot(0, name.value());
        raised
    }

    /// Writes a global name.
    #[inline]
    pub(crate) fn store_global(
        &mut self,
        running: Running,
        name: Name,
        cache: bytecode::Cache,
        value: Value,
    ) {
        let globals = &running.function().globals;
        let entry = running.code().cache(cache).get();
        if entry.key != 0 && globals.version() == entry.key {
            drop(globals.set_value_at(entry.found as usize, value));
            return;
        }
        let name = running.code().name_at(name);
        drop(globals.set_str(name, value));
        let index = globals.find_str(name).expect("the name was just set");
        let version = self.version_of(globals);
        running.code().cache(cache).set_global(Cache { key: version, found: index as u32 });
    }

    /// `del` of a global name.
    pub(crate) fn delete_global(&mut self, running: Running, name: Name) -> Result<(), Raised> {
        let name = running.code().name_at(name).clone();
        match running.function().globals.remove_str(&name) {
            Some(old) => {
                drop(old);
                Ok(())
            }
            None => Err(self.undefined(&name)),
        }
    }

    /// A name in the body of a class: its namespace, then globals and builtins.
    pub(crate) fn load_name(
        &mut self,
        running: Running,
        namespace: &Value,
        name: Name,
        cache: bytecode::Cache,
    ) -> Outcome {
        match self.find_in_namespace(namespace, running.code().name_at(name))? {
            Some(value) => Ok(value),
            None => match self.cached_global(running, cache) {
                Some(value) => Ok(value),
                None => self.load_global(running, name, cache),
            },
        }
    }

    /// A captured name in the body of a class: its namespace, then the enclosing function.
    pub(crate) fn load_name_or_free(
        &mut self,
        running: Running,
        namespace: &Value,
        name: Name,
        free: Free,
    ) -> Outcome {
        if let Some(value) = self.find_in_namespace(namespace, running.code().name_at(name))? {
            return Ok(value);
        }
        let cell = running.function().closure[usize::from(free.0)].clone();
        let value = cell.downcast::<CellBox>().expect("closures hold cells").contents.get();
        if value.is_empty() { Err(self.unbound_free(running, free)) } else { Ok(value) }
    }

    fn find_in_namespace(&mut self, namespace: &Value, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
        match namespace.downcast::<Dict>() {
            Some(dict) if !dict.class().is_heap_class() => Ok(dict.get_str(name)),
            _ => match self.get_item(namespace, &name.value()) {
                Ok(value) => Ok(Some(value)),
                Err(raised) if self.raised_is(&raised, &self.types.exceptions.key_error) => Ok(None),
                Err(raised) => Err(raised),
            },
        }
    }

    /// Writes a name in the body of a class.
    pub(crate) fn store_name(
        &mut self,
        running: Running,
        namespace: &Value,
        name: Name,
        value: Value,
    ) -> Result<(), Raised> {
        let name = running.code().name_at(name);
        match namespace.downcast::<Dict>() {
            Some(dict) if !dict.class().is_heap_class() => {
                drop(dict.set_str(name, value));
                Ok(())
            }
            _ => self.set_item(namespace, &name.value(), value),
        }
    }

    /// `del` in the body of a class.
    pub(crate) fn delete_name(
        &mut self,
        running: Running,
        namespace: &Value,
        name: Name,
    ) -> Result<(), Raised> {
        let name = running.code().name_at(name);
        match namespace.downcast::<Dict>() {
            Some(dict) if !dict.class().is_heap_class() => match dict.remove_str(name) {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => Err(self.undefined(name)),
            },
            _ => self.delete_item(namespace, &name.value()),
        }
    }

    /// `UnboundLocalError`.
    #[cold]
    pub(crate) fn unbound_local(&mut self, name: &str) -> Raised {
        // As in CPython, the exception does not say the name apart: so no other one is suggested in its place.
        self.unbound_local_error(format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        ))
    }

    /// `NameError` of a captured variable that has no value yet.
    #[cold]
    pub(crate) fn unbound_free(&mut self, running: Running, free: Free) -> Raised {
        let name = running.code().data.free[usize::from(free.0)].clone();
        let raised = self.name_error(format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        ));
        let name: Value = self.intern(&name).into();
        raised.0.value().set_slot(0, name);
        raised
    }

    /// A cell with these contents.
    pub(crate) fn new_cell(&mut self, contents: Value) -> Value {
        let cell = CellBox::default();
        cell.contents.set(contents);
        self.heap.alloc(&self.types.cell, cell).into()
    }

    /// An object that the compiler needs and no program can shadow.
    pub(crate) fn intrinsic(&mut self, which: Intrinsic) -> Value {
        match which {
            Intrinsic::BuildClass => self.intrinsics.build_class.clone(),
            Intrinsic::AssertionError => self.types.exceptions.assertion_error.value(),
            Intrinsic::StopAsyncIteration => self.types.exceptions.stop_async_iteration.value(),
            Intrinsic::TypeAlias => self.intrinsics.type_alias.clone(),
            Intrinsic::TypeVar => self.intrinsics.type_var.clone(),
            Intrinsic::TypeVarTuple => self.intrinsics.type_var_tuple.clone(),
            Intrinsic::ParamSpec => self.intrinsics.param_spec.clone(),
            Intrinsic::Generic => self.intrinsics.generic.clone(),
        }
    }
}
