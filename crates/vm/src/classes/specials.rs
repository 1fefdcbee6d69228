//! Which special methods a class has that the machine must know quickly, and what is forgotten when a class changes.
//!
//! A class notes in bits whether reading, writing or finalising its instances may run code of the program; the machine looks at
//! the bits alone. Whoever changes a class renews them here, with those of all classes that derive from it.

use crate::heap::{Kind, Object, Ref, Str, Value};
use crate::native::{NativeDef, NativeFunction};
use crate::types::class::{Class, special};
use crate::vm::Vm;

impl Vm {
    /// Finds out which special methods a class has that the machine must know quickly.
    pub(crate) fn refresh_specials(&self, class: &Ref<Class>) {
        class.specials.set(self.specials_of(class));
    }

    fn specials_of(&self, class: &Ref<Class>) -> u32 {
        let names = &self.names;
        let python = |found: &Option<Value>| {
            found.as_ref().is_some_and(|found| !found.is_a::<NativeFunction>() && !found.is_none())
        };
        let mut bits = 0;
        let differs = |name: &Ref<Str>| {
            let own = class.lookup(name);
            let objects = self.types.object.own(name);
            match (&own, &objects) {
                (Some(own), Some(objects)) => !own.is(objects),
                (Some(_), None) => true,
                _ => false,
            }
        };
        if differs(&names.getattribute) {
            bits |= special::GETATTRIBUTE;
        }
        for (name, bit) in
            [(&names.getattr, special::GETATTR), (&names.del, special::DEL), (&names.get, special::GET)]
        {
            if class.lookup(name).is_some_and(|found| !found.is_none()) && class.layout != Kind::Module {
                bits |= bit;
            }
        }
        if class.lookup(&names.set).is_some() || class.lookup(&names.delete).is_some() {
            bits |= special::SET;
        }
        if differs(&names.setattr) {
            bits |= special::SETATTR;
        }
        if differs(&names.delattr) {
            bits |= special::DELATTR;
        }
        if differs(&names.new) {
            bits |= special::NEW;
        }
        let eq = class.lookup(&names.eq);
        let hash = class.lookup(&names.hash);
        if python(&eq) || python(&hash) || hash.is_some_and(|hash| hash.is_none()) {
            bits |= special::EQ;
        }
        bits
    }

    /// The same for a builtin class, from its table and what its bases have: nothing is looked up. What `object` has, all
    /// have, so that is nothing special.
    pub(crate) fn set_builtin_specials(&self, class: &Ref<Class>, table: &[NativeDef]) {
        let own = if class.is(&self.types.object) { 0 } else { specials_in_table(class, table) };
        // Only of classes that programs define it matters who compares and hashes.
        let inherited = class.bases().iter().fold(0, |all, base| all | base.specials.get()) & !special::EQ;
        class.specials.set(inherited | own);
        if cfg!(debug_assertions) {
            let looked_up = self.specials_of(class) & !special::EQ;
            assert_eq!(class.specials.get(), looked_up, "the table of {}", class.name());
        }
    }

    /// A class was changed: whatever was remembered of classes is forgotten.
    pub fn class_changed(&mut self, class: &Ref<Class>) {
        self.class_attribute_changed();
        for class in self.with_subclasses(class) {
            self.refresh_specials(&class);
        }
    }

    /// The same when only an attribute was changed whose name is none of those that a class notes of itself.
    pub(crate) fn class_attribute_changed(&mut self) {
        self.heap.new_class_epoch();
        self.shared_cache.clear();
        self.linked.iter().for_each(|code| code.forget_classes());
    }

    /// A class and all that derive from it.
    fn with_subclasses(&mut self, class: &Ref<Class>) -> Vec<Ref<Class>> {
        let mut all = vec![class.clone()];
        let mut next = 0;
        while next < all.len() {
            let direct = all[next].live_subclasses();
            for class in direct {
                if !all.iter().any(|other| other.is(&class)) {
                    all.push(class);
                }
            }
            next += 1;
        }
        all
    }

    /// The live classes that derive from a class directly.
    pub fn subclasses_of(&self, class: &Object<Class>) -> Vec<Ref<Class>> {
        class.live_subclasses()
    }
}

/// The special methods that a builtin class has by its table alone.
fn specials_in_table(class: &Object<Class>, table: &[NativeDef]) -> u32 {
    let is_module = class.layout == Kind::Module;
    table.iter().fold(0, |bits, method| {
        bits | match method.name {
            "__getattribute__" => special::GETATTRIBUTE,
            "__getattr__" if !is_module => special::GETATTR,
            "__del__" if !is_module => special::DEL,
            "__get__" if !is_module => special::GET,
            "__set__" | "__delete__" => special::SET,
            "__setattr__" => special::SETATTR,
            "__delattr__" => special::DELATTR,
            "__new__" => special::NEW,
            _ => 0,
        }
    })
}
