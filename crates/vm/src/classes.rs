//! Making classes: what `type.__new__` does, and what follows when a class changes. The statement that leads here stands
//! in [`class_statement`](crate::class_statement).

use rondo_bytecode::{Instr, Reg};

use crate::heap::{CellBox, Dict, Kind, Object, Ref, Str, Value};
use crate::native::{NativeDef, NativeFunction};
use crate::types::class::{Class, ClassDef, special};
use crate::types::function::Function;
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
    pub fn new_class(
        &mut self,
        metaclass: &Ref<Class>,
        name: &str,
        bases: Vec<Ref<Class>>,
        namespace: &Object<Dict>,
        keywords: &[(Value, Value)],
    ) -> Outcome {
        let bases = if bases.is_empty() { vec![self.types.object.clone()] } else { bases };
        for base in &bases {
            if !base.is_base.get() {
                let message = format!("type '{}' is not an acceptable base type", base.shown_name());
                return Err(self.type_error(message));
            }
        }
        let layout_base = self.layout_base(&bases)?;
        let class = Class::new(self.heap.clone(), name, layout_base.layout, layout_base.definition, true);
        let class = self.heap.alloc(metaclass, class);
        class.driver.set(layout_base.driver.get());
        class.finaliser.set(layout_base.finaliser.get());
        self.heap.register_class(&class);
        class.set_bases(bases.clone());
        let dict = self.new_dict();
        for entry in namespace.entries() {
            if let Some(key) = entry.key.downcast::<Str>() {
                let key = self.intern(key.as_str());
                drop(dict.set_str(&key, entry.value));
            }
        }
        class.set_dict(dict.clone());
        let tail = self.merge_mro(name, &bases)?;
        // What a pattern takes its instances for, the first class says that says anything.
        if let Some(first) = tail.iter().find(|base| base.is_sequence.get() || base.is_mapping.get()) {
            class.is_sequence.set(first.is_sequence.get());
            class.is_mapping.set(first.is_mapping.get());
        }
        class.set_mro_tail(tail);
        self.finish_namespace(&class, &dict)?;
        self.ask_metaclass_for_order(metaclass, &class)?;
        self.declare_slots(&class, &dict, &bases)?;
        // Only now: `__doc__` may be one of the slots.
        let doc = self.names.doc.clone();
        if dict.get_str(&doc).is_none() {
            drop(dict.set_str(&doc, Value::NONE));
        }
        self.add_instance_attributes(&class, &dict);
        self.refresh_specials(&class);
        for base in &bases {
            base.subclasses.borrow_mut().push(class.number());
        }
        self.set_names(&class, &dict)?;
        self.init_subclass(&class, keywords)?;
        Ok(class.into())
    }

    /// What `type.__new__` takes out of and puts into the namespace.
    fn finish_namespace(&mut self, class: &Ref<Class>, dict: &Object<Dict>) -> Result<(), Raised> {
        let qualname = self.names.qualname.clone();
        if let Some(value) = dict.remove_str(&qualname) {
            let Some(text) = value.downcast::<Str>() else {
                let message = format!("type __qualname__ must be a str, not {}", self.type_name(&value));
                return Err(self.type_error(message));
            };
            class.set_qualname(text.as_str());
        }
        let classcell = self.names.classcell.clone();
        if let Some(cell) = dict.remove_str(&classcell) {
            let Some(cell) = cell.downcast::<CellBox>() else {
                let kind = self.class_of(&cell).value();
                let kind = self.repr(&kind)?;
                let text = format!("__classcell__ must be a nonlocal cell, not {}", kind.as_str());
                return Err(self.type_error(text));
            };
            cell.contents.set(class.value());
        }
        let classdictcell = self.names.classdictcell.clone();
        if let Some(cell) = dict.remove_str(&classdictcell)
            && let Some(cell) = cell.downcast::<CellBox>()
        {
            cell.contents.set(dict.value());
        }
        // Functions of these names are made class or static methods.
        let names = &self.names;
        let implied = [
            (names.new.clone(), true),
            (names.init_subclass.clone(), false),
            (names.class_getitem.clone(), false),
        ];
        for (name, is_static) in implied {
            if let Some(found) = dict.get_str(&name)
                && found.is_a::<Function>()
            {
                let wrapped =
                    if is_static { self.new_static_method(found) } else { self.new_class_method(found) };
                drop(dict.set_str(&name, wrapped));
            }
        }
        let module = self.names.module.clone();
        if dict.get_str(&module).is_none() {
            let name = self.names.name.clone();
            let caller = self.frames.last().and_then(|frame| frame.function.globals.get_str(&name));
            if let Some(caller) = caller {
                drop(dict.set_str(&module, caller));
            }
        }
        // A class with `__eq__` but without `__hash__` is unhashable.
        let (eq, hash) = (self.names.eq.clone(), self.names.hash.clone());
        if dict.get_str(&eq).is_some() && dict.get_str(&hash).is_none() {
            drop(dict.set_str(&hash, Value::NONE));
        }
        Ok(())
    }

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

    /// The order of resolution behind a class: C3.
    pub(crate) fn merge_mro(&mut self, _name: &str, bases: &[Ref<Class>]) -> Result<Vec<Ref<Class>>, Raised> {
        for (place, base) in bases.iter().enumerate() {
            if bases[..place].iter().any(|other| other.is(base)) {
                let message = format!("duplicate base class {}", base.name());
                return Err(self.type_error(message));
            }
        }
        let mut lists: Vec<Vec<Ref<Class>>> = bases.iter().map(|base| base.mro()).collect();
        lists.push(bases.to_vec());
        let mut merged = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(merged);
            }
            let next = lists
                .iter()
                .map(|list| list[0].clone())
                .find(|head| !lists.iter().any(|list| list[1..].iter().any(|other| other.is(head))));
            let Some(next) = next else {
                let mut names: Vec<String> = Vec::new();
                for list in &lists {
                    let name = list[0].name().to_string();
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let message = format!(
                    "Cannot create a consistent method resolution order (MRO) for bases {}",
                    names.join(", ")
                );
                return Err(self.type_error(message));
            };
            for list in &mut lists {
                if list[0].is(&next) {
                    list.remove(0);
                }
            }
            merged.push(next);
        }
    }

    /// The descriptors of `__dict__` and `__weakref__`, in the first class that gives its instances these.
    fn add_instance_attributes(&mut self, class: &Ref<Class>, dict: &Object<Dict>) {
        let rows = [
            (self.names.dict.clone(), class.has_dict.get(), &crate::types::object::DICT_PROPERTY),
            (self.names.weakref.clone(), class.has_weak.get(), &crate::types::object::WEAKREF_PROPERTY),
        ];
        for (name, is_there, row) in rows {
            if is_there && class.lookup(&name).is_none() {
                let descriptor = self.new_getset(class, row);
                drop(dict.set_str(&name, descriptor));
            }
        }
    }

    /// `__slots__`, and whether instances have a `__dict__`.
    fn declare_slots(
        &mut self,
        class: &Ref<Class>,
        dict: &Object<Dict>,
        bases: &[Ref<Class>],
    ) -> Result<(), Raised> {
        let name = self.names.slots.clone();
        let inherited = bases.iter().map(|base| base.declared_slots.get()).max().unwrap_or(0);
        let base_has_dict = bases.iter().any(|base| base.has_dict.get());
        let base_has_weak = bases.iter().any(|base| base.has_weak.get());
        let mut count = inherited;
        match dict.get_str(&name) {
            None => {
                // The attributes of a module lie in its namespace, whatever its class.
                class.has_dict.set(class.layout != Kind::Module);
                class.has_weak.set(true);
            }
            Some(slots) => {
                class.has_dict.set(base_has_dict);
                class.has_weak.set(base_has_weak);
                let slots = match slots.downcast::<Str>() {
                    Some(_) => vec![slots],
                    None => self.collect(&slots)?,
                };
                // In order of their names, so that classes with the same slots are laid out alike.
                let mut slots = slots;
                slots.sort_by_key(|slot| slot.downcast::<Str>().map(|text| text.as_str().to_string()));
                let mut declared_specials: Vec<String> = Vec::new();
                let mut declared: Option<Ref<Str>> = None;
                for slot in slots {
                    let Some(text) = slot.downcast::<Str>().map(|text| text.as_str().to_string()) else {
                        let message =
                            format!("__slots__ items must be strings, not '{}'", self.type_name(&slot));
                        return Err(self.type_error(message));
                    };
                    let special = match text.as_str() {
                        "__dict__" => Some((&class.has_dict, base_has_dict)),
                        "__weakref__" => Some((&class.has_weak, base_has_weak)),
                        _ => None,
                    };
                    if let Some((has, inherited)) = special {
                        let is_repeated = declared_specials.contains(&text);
                        if inherited || is_repeated {
                            let message = format!("{text} slot disallowed: we already got one");
                            return Err(self.type_error(message));
                        }
                        has.set(true);
                        declared_specials.push(text);
                        continue;
                    }
                    if matches!(class.layout, Kind::BigInt | Kind::Tuple | Kind::Bytes) {
                        let base = bases.iter().find(|base| base.layout == class.layout);
                        let base = base.map_or("?".into(), |base| base.name());
                        let message = format!("nonempty __slots__ not supported for subtype of '{base}'");
                        return Err(self.type_error(message));
                    }
                    if !is_identifier(&text) {
                        return Err(self.type_error("__slots__ must be identifiers"));
                    }
                    let mangled = mangle(&class.name(), &text);
                    let key = self.intern(&mangled);
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
            }
        }
        class.declared_slots.set(count);
        if class.has_dict.get() || count > 0 {
            class.root_shape.set(self.shapes.root(count));
            let hint = bases.iter().map(|base| base.slots_hint.get()).max().unwrap_or(0);
            let own = if class.has_dict.get() { self.attributes_of_init(class) } else { 0 };
            class.slots_hint.set(hint.max(count) + own);
        }
        Ok(())
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

    /// `__set_name__` of what the namespace holds.
    fn set_names(&mut self, class: &Ref<Class>, dict: &Object<Dict>) -> Result<(), Raised> {
        let name = self.names.set_name.clone();
        for entry in dict.entries() {
            if !matches!(entry.value.kind(), Some(Kind::Instance | Kind::Foreign | Kind::Dict | Kind::List)) {
                continue;
            }
            if let Some(found) = self.lookup_class_of(&entry.value, &name)
                && let Err(raised) =
                    self.call_found(&found, &entry.value, &[class.value(), entry.key.clone()])
            {
                let key = self.repr(&entry.key)?;
                let note = format!(
                    "Error calling __set_name__ on '{}' instance {} in '{}'",
                    self.type_name(&entry.value),
                    key.as_str(),
                    class.name()
                );
                let note = self.str(&note);
                self.call_method(&raised.0.value(), "add_note", &[note])?;
                return Err(raised);
            }
        }
        Ok(())
    }

    /// `super(class, class).__init_subclass__(**keywords)`.
    fn init_subclass(&mut self, class: &Ref<Class>, keywords: &[(Value, Value)]) -> Result<(), Raised> {
        let name = self.names.init_subclass.clone();
        let Some(found) = class.mro_tail().iter().find_map(|base| base.own(&name)) else { return Ok(()) };
        if keywords.is_empty() && self.is_object_init(&found) {
            return Ok(());
        }
        let method = self.unwrap_static(&found, class)?;
        let arguments = keywords.iter().map(|(_, value)| value.clone()).collect();
        let names: Vec<Value> = keywords.iter().map(|(name, _)| name.clone()).collect();
        self.call_with(&method, arguments, &names).map(drop)
    }

    /// Whether a method is one of `object` that does nothing: `__init__`, `__init_subclass__`.
    pub(crate) fn is_object_init(&self, method: &Value) -> bool {
        method.downcast::<NativeFunction>().is_some_and(|native| self.types.object.is_value(&native.owner))
    }

    /// A fresh instance of a class without builtin layout.
    #[inline]
    pub fn new_instance(&mut self, class: &Ref<Class>) -> Outcome {
        if class.is_abstract.get() {
            return Err(self.abstract_instance(class));
        }
        let instance = self.heap.new_instance(class, class.root_shape.get(), class.slots_hint.get() as usize);
        if class.has_special(special::DEL) {
            instance.header().set_finalise(true);
        }
        Ok(instance.into())
    }

    #[cold]
    fn abstract_instance(&mut self, class: &Ref<Class>) -> Raised {
        let names = class.abstract_methods.get();
        let mut list: Vec<String> = match self.collect(&names) {
            Ok(names) => names
                .iter()
                .filter_map(|name| name.downcast::<Str>().map(|name| format!("'{}'", name.as_str())))
                .collect(),
            Err(raised) => return raised,
        };
        list.sort();
        let plural = if list.len() == 1 { "" } else { "s" };
        let message = format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
            class.name(),
            list.join(", ")
        );
        self.type_error(message)
    }

    /// Puts a payload of a builtin class on the heap; of a subclass, with its attributes.
    pub fn new_builtin<T: crate::heap::Payload>(&mut self, class: &Ref<Class>, payload: T) -> Value {
        let shape = class.root_shape.get();
        if shape == 0 {
            return self.heap.alloc(class, payload).into();
        }
        let object = self.heap.alloc_with_attributes(class, payload, shape);
        if class.has_special(special::DEL) {
            object.header().set_finalise(true);
        }
        object.into()
    }

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
        properties: &'static [crate::types::class::PropertyDef],
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

    /// `type.__new__` with the arguments that it was called with.
    pub fn make_class(
        &mut self,
        metaclass: &Ref<Class>,
        name: &Value,
        bases: &Value,
        namespace: &Value,
        keywords: &Value,
    ) -> Outcome {
        let entries = self.names.mro_entries.clone();
        for base in bases.items() {
            if !base.is_a::<Class>() && self.find_attr(base, &entries)?.is_some() {
                return Err(
                    self.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
                );
            }
        }
        let chosen = self.choose_metaclass(Some(metaclass.value()), bases.items())?;
        let chosen = chosen.downcast::<Class>().expect("metaclasses are classes").to_ref();
        if let Some(outcome) = self.delegate_to_winner(metaclass, &chosen, [name, bases, namespace], keywords)
        {
            return outcome;
        }
        let mut classes = Vec::new();
        for base in bases.items() {
            let Some(base) = base.downcast::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            classes.push(base.to_ref());
        }
        let namespace = namespace.downcast::<Dict>().expect("the caller has checked the namespace").to_ref();
        let keywords: Vec<(Value, Value)> = match keywords.downcast::<Dict>() {
            Some(keywords) => keywords.entries().into_iter().map(|entry| (entry.key, entry.value)).collect(),
            None => vec![],
        };
        let name = name.downcast::<Str>().expect("the caller has checked the name").as_str().to_string();
        self.new_class(&chosen, &name, classes, &namespace, &keywords)
    }

    /// An instance of a class with `__del__` is finalised when its last reference goes.
    pub fn watch_finaliser(&mut self, class: &Object<Class>, value: &Value) {
        if class.has_special(special::DEL)
            && let Some(header) = value.header()
        {
            header.set_finalise(true);
        }
    }

    /// A native function object for a row.
    pub fn native_of(&mut self, def: &'static NativeDef, owner: Value, module: Value) -> Value {
        let function = NativeFunction::new(def, owner, module);
        let class = match def.binding {
            crate::native::Binding::Method if function.stands_for_function() => &self.types.written_function,
            crate::native::Binding::Method if crate::types::functions::is_slot(def.name) => {
                &self.types.wrapper_descriptor
            }
            crate::native::Binding::Method => &self.types.method_descriptor,
            crate::native::Binding::Class => &self.types.classmethod_descriptor,
            crate::native::Binding::Function | crate::native::Binding::Static => &self.types.builtin_function,
        };
        self.heap.alloc(class, function).into()
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

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|char| char.is_alphanumeric() || char == '_')
}

/// Name mangling: `__x` in class `C` is `_C__x`.
pub fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.to_string();
    }
    format!("_{class}{name}")
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
