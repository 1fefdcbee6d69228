//! The descriptor of a field of a named tuple: the attribute is an item of the tuple.
//!
//! The library makes them; they lie here because reading an attribute asks the descriptors written in Rust directly.

use crate::heap::{Foreign, Holder, Object, Tracer, Tuple, Value, ValueCell};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// The payload of such a descriptor.
pub struct TupleGetter {
    /// Which item.
    index: usize,
    doc: ValueCell,
}

impl Foreign for TupleGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.doc.trace(tracer);
    }

    fn clear(&self) {
        drop(self.doc.take());
    }
}

/// The descriptor of a field, if this is one.
#[inline]
pub fn as_tuple_getter(value: &Value) -> Option<&Object<Holder<TupleGetter>>> {
    value.foreign()
}

impl TupleGetter {
    /// The item of a tuple; the descriptor itself when the class is asked.
    pub fn read(&self, vm: &mut Vm, found: &Value, object: &Value) -> Outcome {
        if object.is_empty() || object.is_none() {
            return Ok(found.clone());
        }
        let Some(tuple) = object.downcast::<Tuple>() else {
            let index = self.index;
            let name = vm.type_name(object);
            let text = format!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"
            );
            return Err(vm.type_error(text));
        };
        match tuple.as_slice().get(self.index) {
            Some(item) => Ok(item.clone()),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }
}

fn this(value: &Value) -> &TupleGetter {
    as_tuple_getter(value).expect("the receiver was checked when the method was called")
}

/// `_tuplegetter`
pub static CLASS: ClassDef = ClassDef {
    name: "collections._tuplegetter",
    doc: "The field of a named tuple.",
    methods: &[
        static_method!("__new__", "(cls, index, doc, /)", new, "Make the descriptor of a field."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            |vm, args| this(&args[0]).read(vm, &args[0], &args[1]),
            "Return an attribute of instance, which is of type owner."
        ),
        method!(
            "__set__",
            "(self, instance, value, /)",
            |vm, _| Err(vm.attribute_error("can't set attribute")),
            "Set an attribute of instance to value."
        ),
        method!(
            "__delete__",
            "(self, instance, /)",
            |vm, _| Err(vm.attribute_error("can't delete attribute")),
            "Delete an attribute of instance."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    ],
    properties: &[PropertyDef {
        name: "__doc__",
        get: |_, value| Ok(this(value).doc.get()),
        set: Some(|_, value, new| {
            this(value).doc.set(new.or_none());
            Ok(())
        }),
        doc: "",
    }],
    is_base: false,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<crate::types::class::Class>().expect("`__new__` gets a class").to_ref();
    let index = vm.index_i64(&args[1])?.max(0) as usize;
    Ok(new_foreign(vm, &class, TupleGetter { index, doc: ValueCell::new(args[2].clone()) }))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (index, doc) = (this(&args[0]).index, this(&args[0]).doc.get());
    let text = format!("_tuplegetter({index}, {})", vm.repr(&doc)?.as_str());
    Ok(vm.str(&text))
}
