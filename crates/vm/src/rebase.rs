//! `C.__bases__ = …`: a class is given other bases while it lives.
//!
//! Its instances stay as they are, so the new bases must give them the same layout: the same payload, the same slots, and
//! attributes or none. Then the order of resolution changes, of this class and of all that derive from it. A metaclass may
//! have a say in that (`mro`), and may fail: then everything is put back.

use crate::heap::{Kind, Ref, Str, Tuple, Value};
use crate::types::class::Class;
use crate::types::descriptors::as_member;
use crate::vm::{Raised, Vm};

impl Vm {
    /// Assigns `__bases__`.
    pub(crate) fn set_class_bases(&mut self, class: &Ref<Class>, new: &Value) -> Result<(), Raised> {
        let bases = self.new_bases(class, new)?;
        let old = class.bases();
        let (old_base, new_base) = (self.layout_base(&old)?, self.layout_base(&bases)?);
        if is_collected(&old_base) != is_collected(&new_base) {
            let text = format!(
                "__bases__ assignment: '{}' deallocator differs from '{}'",
                new_base.shown_name(),
                old_base.shown_name()
            );
            return Err(self.type_error(text));
        }
        if !same_layout(&old_base, &new_base) {
            let text = format!(
                "__bases__ assignment: '{}' object layout differs from '{}'",
                new_base.shown_name(),
                old_base.shown_name()
            );
            return Err(self.type_error(text));
        }
        class.set_bases(bases.clone());
        let mut before = Vec::new();
        if let Err(raised) = self.order_anew(class, &mut before) {
            // What a metaclass has assigned meanwhile stands.
            if class.bases().iter().map(|base| base.number()).eq(bases.iter().map(|base| base.number())) {
                for (class, tail) in before.into_iter().rev() {
                    class.set_mro_tail(tail);
                }
                class.set_bases(old);
            }
            return Err(raised);
        }
        for base in &old {
            base.subclasses.borrow_mut().retain(|&number| number != class.number());
        }
        for base in &class.bases() {
            let mut subclasses = base.subclasses.borrow_mut();
            if !subclasses.contains(&class.number()) {
                subclasses.push(class.number());
            }
        }
        self.class_changed(class);
        Ok(())
    }

    /// The classes of the tuple that is to be assigned.
    fn new_bases(&mut self, class: &Ref<Class>, new: &Value) -> Result<Vec<Ref<Class>>, Raised> {
        let name = class.name();
        let Some(tuple) = new.downcast::<Tuple>() else {
            let text = format!("can only assign tuple to {name}.__bases__, not {}", self.type_name(new));
            return Err(self.type_error(text));
        };
        if tuple.as_slice().is_empty() {
            return Err(
                self.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()"))
            );
        }
        let mut bases = Vec::new();
        for base in tuple.as_slice() {
            let Some(base) = base.downcast::<Class>() else {
                let found = self.type_name(base);
                let text = format!("{name}.__bases__ must be tuple of classes, not '{found}'");
                return Err(self.type_error(text));
            };
            if base.is_subclass_of(class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
            if !base.is_base.get() {
                let text = format!("type '{}' is not an acceptable base type", base.shown_name());
                return Err(self.type_error(text));
            }
            bases.push(base.to_ref());
        }
        Ok(bases)
    }

    /// Computes the order of resolution of a class and of those that derive from it, and remembers what it was.
    fn order_anew(
        &mut self,
        class: &Ref<Class>,
        before: &mut Vec<(Ref<Class>, Vec<Ref<Class>>)>,
    ) -> Result<(), Raised> {
        self.check_stack()?;
        before.push((class.clone(), class.mro_tail().to_vec()));
        let tail = self.merge_mro(&class.bases())?;
        class.set_mro_tail(tail);
        let metaclass = self.class_of(&class.value()).clone();
        self.class_changed(class);
        self.ask_metaclass_for_order(&metaclass, class)?;
        for derived in class.live_subclasses() {
            self.order_anew(&derived, before)?;
        }
        Ok(())
    }
}

/// Whether instances of a class are looked at by CPython's collector: all but those of `object` and of plain values.
fn is_collected(class: &Ref<Class>) -> bool {
    let is_plain = matches!(
        class.layout,
        Kind::Instance | Kind::Str | Kind::BigInt | Kind::Boxed | Kind::Bytes | Kind::ByteArray | Kind::Range
    );
    class.is_heap_class() || !is_plain
}

/// Whether instances of two classes have the same room for attributes and slots.
/// Whether instances of both classes have the same slots, in the same places.
pub(crate) fn same_layout(a: &Ref<Class>, b: &Ref<Class>) -> bool {
    let (a, b) = (without_additions(a), without_additions(b));
    a.is(&b) || (adds_the_same(&a, &b) && first_base_is_same(&a, &b))
}

fn first_base_is_same(a: &Ref<Class>, b: &Ref<Class>) -> bool {
    match (a.bases().first(), b.bases().first()) {
        (Some(a), Some(b)) => without_additions(a).is(&without_additions(b)),
        (None, None) => true,
        _ => false,
    }
}

/// The nearest class on the way to `object` that gives instances something which its own base does not.
fn without_additions(class: &Ref<Class>) -> Ref<Class> {
    let mut class = class.clone();
    while let Some(base) = class.bases().into_iter().find(|base| {
        class.is_heap_class()
            && base.layout == class.layout
            && base.declared_slots.get() == class.declared_slots.get()
            && base.has_dict.get() == class.has_dict.get()
            && base.has_weak.get() == class.has_weak.get()
    }) {
        class = base;
    }
    class
}

fn adds_the_same(a: &Ref<Class>, b: &Ref<Class>) -> bool {
    let slots = |class: &Ref<Class>| -> Vec<String> {
        let members = class.dict().entries().into_iter().filter(|entry| as_member(&entry.value).is_some());
        let mut names: Vec<String> = members
            .filter_map(|entry| entry.key.downcast::<Str>().map(|name| name.as_str().to_string()))
            .collect();
        names.sort();
        names
    };
    a.is_heap_class()
        && b.is_heap_class()
        && a.layout == b.layout
        && a.has_dict.get() == b.has_dict.get()
        && a.has_weak.get() == b.has_weak.get()
        && a.declared_slots.get() == b.declared_slots.get()
        && slots(a) == slots(b)
}
