//! What the instances of a class are made of: the payload and slots of one of its bases, and its own `__slots__`.

use rondo_bytecode::{Instr, Reg};

use crate::heap::{Dict, Kind, Object, Ref, Str, Value};
use crate::types::class::Class;
use crate::types::function::Function;
use crate::types::object::{DICT_PROPERTY, WEAKREF_PROPERTY};
use crate::types::text::case::is_identifier;
use crate::vm::{Raised, Vm};

impl Vm {
    /// The base whose payload instances have.
    pub(crate) fn layout_base(&mut self, bases: &[Ref<Class>]) -> Result<Ref<Class>, Raised> {
        let mut winner: Option<Ref<Class>> = None;
        for base in bases {
            let candidate = base.clone();
            winner = Some(match winner {
                None => candidate,
                Some(current) if current.layout == Kind::Instance && current.declared_slots.get() == 0 => {
                    if candidate.layout == Kind::Instance && candidate.declared_slots.get() == 0 {
                        current
                    } else {
                        candidate
                    }
                }
                Some(current)
                    if candidate.layout == Kind::Instance && candidate.declared_slots.get() == 0 =>
                {
                    current
                }
                Some(current) if candidate.is_subclass_of(&current) => candidate,
                Some(current) if current.is_subclass_of(&candidate) => current,
                Some(current)
                    if current.layout == candidate.layout
                        && same_definition(&current, &candidate)
                        && (current.declared_slots.get() == 0 || candidate.declared_slots.get() == 0) =>
                {
                    if current.declared_slots.get() >= candidate.declared_slots.get() {
                        current
                    } else {
                        candidate
                    }
                }
                Some(current) if solid_base(&current).is_subclass_of(&solid_base(&candidate)) => current,
                Some(current) if solid_base(&candidate).is_subclass_of(&solid_base(&current)) => candidate,
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            });
        }
        Ok(winner.expect("every class has a base"))
    }

    /// `__slots__`, and whether instances have a `__dict__`.
    pub(super) fn declare_slots(
        &mut self,
        class: &Ref<Class>,
        dict: &Object<Dict>,
        bases: &[Ref<Class>],
    ) -> Result<(), Raised> {
        let name = self.names.slots.clone();
        let inherited = bases.iter().map(|base| base.declared_slots.get()).max().unwrap_or(0);
        let count = match dict.get_str(&name) {
            None => {
                // The attributes of a module lie in its namespace, whatever its class.
                class.has_dict.set(class.layout != Kind::Module);
                class.has_weak.set(true);
                inherited
            }
            Some(slots) => {
                class.has_dict.set(bases.iter().any(|base| base.has_dict.get()));
                class.has_weak.set(bases.iter().any(|base| base.has_weak.get()));
                let slots = if slots.is_a::<Str>() { vec![slots] } else { self.collect(&slots)? };
                self.declare_named_slots(class, dict, bases, slots, inherited)?
            }
        };
        class.declared_slots.set(count);
        if class.has_dict.get() || count > 0 {
            class.root_shape.set(self.shapes.root(count));
            let hint = bases.iter().map(|base| base.slots_hint.get()).max().unwrap_or(0);
            let own = if class.has_dict.get() { self.attributes_of_init(class) } else { 0 };
            class.slots_hint.set(hint.max(count) + own);
        }
        Ok(())
    }

    /// Makes a member for each name in `__slots__`, behind so many that are inherited; gives how many there are then.
    fn declare_named_slots(
        &mut self,
        class: &Ref<Class>,
        dict: &Object<Dict>,
        bases: &[Ref<Class>],
        mut slots: Vec<Value>,
        inherited: u32,
    ) -> Result<u32, Raised> {
        let (base_has_dict, base_has_weak) = (class.has_dict.get(), class.has_weak.get());
        // In order of their names, so that classes with the same slots are laid out alike.
        slots.sort_by_key(|slot| slot.downcast::<Str>().map(|text| text.as_str().to_string()));
        let mut count = inherited;
        let mut declared_specials: Vec<String> = Vec::new();
        let mut declared: Option<Ref<Str>> = None;
        for slot in slots {
            let Some(text) = slot.downcast::<Str>().map(|text| text.as_str().to_string()) else {
                let message = format!("__slots__ items must be strings, not '{}'", self.type_name(&slot));
                return Err(self.type_error(message));
            };
            let special = match text.as_str() {
                "__dict__" => Some((&class.has_dict, base_has_dict)),
                "__weakref__" => Some((&class.has_weak, base_has_weak)),
                _ => None,
            };
            if let Some((has, inherited)) = special {
                if inherited || declared_specials.contains(&text) {
                    let message = format!("{text} slot disallowed: we already got one");
                    return Err(self.type_error(message));
                }
                has.set(true);
                declared_specials.push(text);
                continue;
            }
            let key = self.slot_name(class, bases, &text)?;
            // One that is named twice is one slot; they come in order.
            if declared.as_ref().is_some_and(|declared| declared.is(&key)) {
                continue;
            }
            if dict.get_str(&key).is_some() {
                let message = format!("'{text}' in __slots__ conflicts with class variable");
                return Err(self.value_error(message));
            }
            let member = self.new_member(class, key.as_str(), count as usize, false);
            drop(dict.set_str(&key, member));
            declared = Some(key);
            count += 1;
        }
        Ok(count)
    }

    /// The name of the attribute that a name in `__slots__` declares, unless the class may have none of this name.
    fn slot_name(
        &mut self,
        class: &Ref<Class>,
        bases: &[Ref<Class>],
        text: &str,
    ) -> Result<Ref<Str>, Raised> {
        if matches!(class.layout, Kind::BigInt | Kind::Tuple | Kind::Bytes) {
            let base = bases.iter().find(|base| base.layout == class.layout);
            let base = base.map_or("?".into(), |base| base.name());
            let message = format!("nonempty __slots__ not supported for subtype of '{base}'");
            return Err(self.type_error(message));
        }
        if !is_identifier(text) {
            return Err(self.type_error("__slots__ must be identifiers"));
        }
        let mangled = mangle(&class.name(), text);
        Ok(self.intern(&mangled))
    }

    /// How many attributes the `__init__` of a class sets on its first parameter: so many slots an instance needs, those of
    /// its bases aside.
    fn attributes_of_init(&self, class: &Object<Class>) -> u32 {
        let Some(init) = class.own(&self.names.init) else { return 0 };
        let Some(init) = init.downcast::<Function>() else { return 0 };
        let mut names: Vec<u16> = Vec::new();
        for instr in &init.code.data.instrs {
            if let Instr::StoreAttr { object: Reg(0), name, .. } = instr
                && !names.contains(&name.0)
            {
                names.push(name.0);
            }
        }
        names.len() as u32
    }

    /// The descriptors of `__dict__` and `__weakref__`, in the first class that gives its instances these.
    pub(super) fn add_instance_attributes(&mut self, class: &Ref<Class>, dict: &Object<Dict>) {
        let rows = [
            (self.names.dict.clone(), class.has_dict.get(), &DICT_PROPERTY),
            (self.names.weakref.clone(), class.has_weak.get(), &WEAKREF_PROPERTY),
        ];
        for (name, is_there, row) in rows {
            if is_there && class.lookup(&name).is_none() {
                let descriptor = self.new_getset(class, row);
                drop(dict.set_str(&name, descriptor));
            }
        }
    }
}

/// The class that gave the instances of a class, made by a program, their slots.
fn solid_base(class: &Ref<Class>) -> Ref<Class> {
    let mut solid = class.clone();
    if solid.layout != Kind::Instance {
        return solid;
    }
    let adds_nothing = |base: &Ref<Class>, solid: &Ref<Class>| {
        base.layout == solid.layout && base.declared_slots.get() == solid.declared_slots.get()
    };
    while let Some(base) = solid.bases().into_iter().find(|base| adds_nothing(base, &solid)) {
        solid = base;
    }
    solid
}

fn same_definition(a: &Class, b: &Class) -> bool {
    match (a.definition, b.definition) {
        (Some(a), Some(b)) => std::ptr::eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// Name mangling: `__x` in class `C` is `_C__x`.
pub fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.to_string();
    }
    format!("_{class}{name}")
}
