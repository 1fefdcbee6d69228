//! Builtin classes: made of their tables when the machine starts, or when a module of Rust is imported.

use crate::heap::{Kind, Ref, Value};
use crate::native::{Binding, NativeDef, NativeFunction};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::function::builtin::is_slot;
use crate::vm::Vm;

impl Vm {
    /// Makes a builtin class from its table.
    pub fn new_builtin_class(
        &mut self,
        definition: &'static ClassDef,
        base: &Ref<Class>,
        layout: Kind,
    ) -> Ref<Class> {
        self.new_class_from_table(definition, base, layout, false)
    }

    /// Like `new_builtin_class`, of a class that CPython has written in Python: its methods are functions in a program's eyes,
    /// complain as such, and may be changed.
    pub fn new_written_class(
        &mut self,
        definition: &'static ClassDef,
        base: &Ref<Class>,
        layout: Kind,
    ) -> Ref<Class> {
        let class = self.new_class_from_table(definition, base, layout, true);
        class.immutable.set(false);
        class
    }

    fn new_class_from_table(
        &mut self,
        definition: &'static ClassDef,
        base: &Ref<Class>,
        layout: Kind,
        stands_for_written: bool,
    ) -> Ref<Class> {
        let short = definition.name.rsplit('.').next().expect("a name has a last part");
        let class = Class::new(self.heap.clone(), short, layout, Some(definition), false);
        class.stands_for_written.set(stands_for_written);
        let class = self.heap.alloc(&self.types.type_, class);
        self.heap.register_class(&class);
        class.set_bases(vec![base.clone()]);
        class.set_mro_tail(base.mro());
        class.has_dict.set(base.has_dict.get());
        class.declared_slots.set(base.declared_slots.get());
        if base.root_shape.get() != 0 {
            class.root_shape.set(self.shapes.root(base.declared_slots.get()));
        }
        class.set_dict(self.new_dict());
        self.fill_class(&class);
        base.subclasses.borrow_mut().push(class.number());
        self.set_builtin_specials(&class, definition.methods);
        class
    }

    /// From here on instances of a builtin class have so many declared slots, and a `__dict__` if that is wanted.
    pub fn give_attributes(&mut self, class: &Ref<Class>, slots: u32, with_dict: bool) {
        class.declared_slots.set(slots);
        class.has_dict.set(with_dict);
        class.root_shape.set(self.shapes.root(slots));
        if with_dict {
            self.add_instance_attributes(class, &class.dict());
        }
    }

    /// Fills the namespace of a builtin class from its table.
    pub(crate) fn fill_class(&mut self, class: &Ref<Class>) {
        let definition = class.definition.expect("builtin classes have a table");
        let dict = class.dict();
        self.fill_namespace(class, definition.methods, definition.properties);
        let doc = self.names.doc.clone();
        if dict.get_str(&doc).is_none() {
            let text = self.str(definition.doc);
            drop(dict.set_str(&doc, text));
        }
        if let Some((module, _)) = definition.name.rsplit_once('.') {
            let key = self.names.module.clone();
            // Where instances have a module of their own, that is what lies in the namespace.
            if dict.get_str(&key).is_none() {
                let module = self.str(module);
                drop(dict.set_str(&key, module));
            }
        }
        let (eq, hash) = (self.names.eq.clone(), self.names.hash.clone());
        if dict.get_str(&eq).is_some() && dict.get_str(&hash).is_none() {
            drop(dict.set_str(&hash, Value::NONE));
        }
    }

    /// Puts natives and computed attributes into the namespace of a builtin class, which has none of these names yet.
    pub(crate) fn fill_namespace(
        &mut self,
        class: &Ref<Class>,
        methods: &'static [NativeDef],
        properties: &'static [PropertyDef],
    ) {
        let dict = class.dict();
        dict.reserve(methods.len() + properties.len() + 2);
        for def in methods {
            let method = self.native_of(def, class.value(), Value::NONE);
            let name = self.intern(def.name);
            debug_assert!(dict.find_str(&name).is_none(), "{}.{} stands in one row", class.name(), def.name);
            dict.push(name.hash(), name.into(), method);
        }
        for property in properties {
            let name = self.intern(property.name);
            let descriptor = self.new_getset(class, property);
            debug_assert!(
                dict.find_str(&name).is_none(),
                "{}.{} stands in one row",
                class.name(),
                property.name
            );
            dict.push(name.hash(), name.into(), descriptor);
        }
    }

    /// A native function object for a row.
    pub fn native_of(&mut self, def: &'static NativeDef, owner: Value, module: Value) -> Value {
        let function = NativeFunction::new(def, owner, module);
        let class = match def.binding {
            Binding::Method if function.stands_for_function() => &self.types.written_function,
            Binding::Method if is_slot(def.name) => &self.types.wrapper_descriptor,
            Binding::Method => &self.types.method_descriptor,
            Binding::Class => &self.types.classmethod_descriptor,
            Binding::Function | Binding::Static => &self.types.builtin_function,
        };
        self.heap.alloc(class, function).into()
    }
}
