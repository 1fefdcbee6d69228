//! The `class` statement: which metaclass makes the class, in which namespace its body runs, and who is called with it.
//!
//! ```text
//! class C(B, metaclass=M, key=1):    M' = the most derived of M and the metaclasses of the bases
//!     body                           namespace = M'.__prepare__("C", (B,), key=1); the body runs in it
//!                                    C = M'("C", (B,), namespace, key=1)
//! ```
//!
//! A metaclass is an ordinary class that derives from `type`; what it overrides (`__new__`, `__init__`, `__call__`, `mro`,
//! `__instancecheck__`, operators of its classes) is found as on any other object, since a class is an instance of it.

use rondo_bytecode::Reg;

use crate::frame::FrameKind;
use crate::heap::{CellBox, Dict, Kind, Object, Ref, Tuple, Value};
use crate::native::{Arguments, NativeFunction};
use crate::types::class::Class;
use crate::types::function::Function;
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// `__build_class__(function, name, *bases, metaclass=…, **keywords)`: what the `class` statement calls.
    pub fn build_class_statement(
        &mut self,
        body: &Value,
        name: &Value,
        bases: Vec<Value>,
        keywords: &Object<Dict>,
    ) -> Outcome {
        let (resolved, changed) = self.resolve_bases(&bases)?;
        let metaclass_name = self.names.metaclass.clone();
        let explicit = keywords.remove_str(&metaclass_name);
        let mut metaclass = self.choose_metaclass(explicit, &resolved)?;
        let mut bases_tuple = self.tuple(resolved);
        let namespace = self.prepare_namespace(&metaclass, name, &bases_tuple, keywords)?;
        let function =
            body.downcast::<Function>().expect("the compiler passes the body as a function").to_ref();
        let cell = self.run_class_body(function, &namespace)?;
        if let Some(substitute) = self.base_substitute
            && let Some(others) = substitute(self, &bases_tuple, &namespace)?
        {
            metaclass = self.choose_metaclass(Some(metaclass), others.items())?;
            bases_tuple = others;
        }
        if changed {
            let key = self.names.orig_bases.clone();
            let original = self.tuple(bases);
            self.set_item(&namespace, &key.value(), original)?;
        }
        let mut arguments: Arguments = [name.clone(), bases_tuple, namespace].into_iter().collect();
        let mut names = Vec::new();
        for entry in keywords.entries() {
            names.push(entry.key);
            arguments.push(entry.value);
        }
        let class = self.call_with(&metaclass, arguments, &names)?;
        if let Some(cell) = cell.downcast::<CellBox>()
            && class.is_a::<Class>()
        {
            let contents = cell.contents.get();
            if contents.is_empty() {
                let text = format!(
                    "__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?",
                    self.repr(name)?.as_str(),
                    self.repr(&class)?.as_str()
                );
                return Err(self.runtime_error(text));
            }
            if !contents.is(&class) {
                let text = format!(
                    "__class__ set to {} defining {} as {}",
                    self.repr(&contents)?.as_str(),
                    self.repr(name)?.as_str(),
                    self.repr(&class)?.as_str()
                );
                return Err(self.type_error(text));
            }
        }
        Ok(class)
    }

    fn run_class_body(&mut self, function: Ref<Function>, namespace: &Value) -> Outcome {
        self.check_stack()?;
        let base = self.push_frame(function, Reg::DISCARD, FrameKind::Entry, Value::EMPTY)?;
        self.registers.set(base, Reg(0), namespace.clone());
        self.run_to_value()
    }

    /// Replaces bases that are no classes by what their `__mro_entries__` gives: `class C(List[int])`.
    fn resolve_bases(&mut self, bases: &[Value]) -> Result<(Vec<Value>, bool), Raised> {
        let mut resolved = Vec::new();
        let mut changed = false;
        let all = self.tuple(bases.to_vec());
        for base in bases {
            if base.is_a::<Class>() {
                resolved.push(base.clone());
                continue;
            }
            let name = self.names.mro_entries.clone();
            match self.find_attr(base, &name)? {
                Some(method) => {
                    let entries = self.call(&method, std::slice::from_ref(&all))?;
                    let Some(entries) = entries.downcast::<Tuple>() else {
                        return Err(self.type_error("__mro_entries__ must return a tuple"));
                    };
                    resolved.extend(entries.iter().cloned());
                    changed = true;
                }
                None => resolved.push(base.clone()),
            }
        }
        Ok((resolved, changed))
    }

    pub(crate) fn choose_metaclass(&mut self, explicit: Option<Value>, bases: &[Value]) -> Outcome {
        let mut winner = match explicit {
            Some(metaclass) if !metaclass.is_a::<Class>() => return Ok(metaclass),
            Some(metaclass) => metaclass,
            None => match bases.first() {
                Some(base) => self.class_of(base).value(),
                None => self.types.type_.value(),
            },
        };
        for base in bases {
            let candidate = self.class_of(base).clone();
            let current = winner.downcast::<Class>().expect("just checked").to_ref();
            if current.is_subclass_of(&candidate) {
                continue;
            }
            if candidate.is_subclass_of(&current) {
                winner = candidate.value();
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    fn prepare_namespace(
        &mut self,
        metaclass: &Value,
        name: &Value,
        bases: &Value,
        keywords: &Object<Dict>,
    ) -> Outcome {
        if self.types.type_.is_value(metaclass) {
            return Ok(self.new_dict().into());
        }
        let prepare = self.names.prepare.clone();
        let Some(method) = self.find_attr(metaclass, &prepare)? else {
            return Ok(self.new_dict().into());
        };
        let mut arguments: Arguments = [name.clone(), bases.clone()].into_iter().collect();
        let mut names = Vec::new();
        for entry in keywords.entries() {
            names.push(entry.key);
            arguments.push(entry.value);
        }
        let namespace = self.call_with(&method, arguments, &names)?;
        let get_item = self.names.getitem.clone();
        if namespace.is_a::<Dict>() || self.lookup_class_of(&namespace, &get_item).is_some() {
            return Ok(namespace);
        }
        let metaclass = match metaclass.downcast::<Class>() {
            Some(class) => class.name().to_string(),
            None => "<metaclass>".to_string(),
        };
        let given = self.type_name(&namespace);
        Err(self.type_error(format!("{metaclass}.__prepare__() must return a mapping, not {given}")))
    }

    /// `type.__new__` was called, but a base has a more derived metaclass with a `__new__` of its own: that makes the class.
    pub(crate) fn delegate_to_winner(
        &mut self,
        asked: &Ref<Class>,
        winner: &Ref<Class>,
        arguments: [&Value; 3],
        keywords: &Value,
    ) -> Option<Outcome> {
        if winner.is(asked) {
            return None;
        }
        let name = self.names.new.clone();
        let new = self.lookup(winner, &name).expect("object has __new__");
        if new.is_a::<NativeFunction>() {
            return None;
        }
        let new = match self.get_descriptor(&new, &Value::EMPTY, winner) {
            Ok(new) => new,
            Err(raised) => return Some(Err(raised)),
        };
        let positional = self.tuple(arguments.map(Value::clone));
        Some(crate::types::descriptors::call_through(self, &new, Some(winner.value()), &positional, keywords))
    }

    /// Lets a metaclass that overrides `mro` say in which order attributes of its class are looked up.
    pub(crate) fn ask_metaclass_for_order(
        &mut self,
        metaclass: &Ref<Class>,
        class: &Ref<Class>,
    ) -> Result<(), Raised> {
        if self.types.type_.is(metaclass) {
            return Ok(());
        }
        let name = self.intern("mro");
        let Some(found) = self.lookup(metaclass, &name).filter(|found| !found.is_a::<NativeFunction>())
        else {
            return Ok(());
        };
        let answer = self.call_found(&found, &class.value(), &[])?;
        let mut order = Vec::new();
        for item in self.collect(&answer)? {
            let Some(item) = item.downcast::<Class>() else {
                let text = format!("mro() returned a non-class ('{}')", self.type_name(&item));
                return Err(self.type_error(text));
            };
            if item.layout != Kind::Instance && !class.is_subclass_of(item) {
                let text = format!("mro() returned base with unsuitable layout ('{}')", item.name());
                return Err(self.type_error(text));
            }
            order.push(item.to_ref());
        }
        if !order.first().is_some_and(|first| first.is(class)) {
            return Err(self.type_error("mro() of a metaclass must begin with the class itself"));
        }
        order.remove(0);
        class.set_mro_tail(order);
        Ok(())
    }
}
