//! Making a session's machine: the first classes, which need each other, then all others from their tables.

use std::cell::Cell;
use std::rc::Rc;

use rondo_bytecode::{Code, CodeKind};

use crate::heap::{Dict, Heap, Kind, Object, Ref, Value};
use crate::host::Host;
use crate::interner::Interner;
use crate::names::Names;
use crate::native::NativeDef;
use crate::shapes::Shapes;
use crate::types::class::Class;
use crate::types::exception::ExceptionTypes;
use crate::types::function::Function;
use crate::types::module::Module;
use crate::types::registry::{self, Types};
use crate::types::{object, r#type};
use crate::vm::{Intrinsics, Outcome, Vm};

/// How much of the Rust stack is kept in reserve: what a native may need between two checks.
pub(crate) const STACK_RESERVE: usize = 512 * 1024;

/// The classes that are names of `builtins`; the exceptions come besides.
#[rustfmt::skip]
const PUBLIC_CLASSES: &[&str] = &[
    "object", "type", "int", "float", "bool", "str", "bytes", "bytearray", "tuple", "list", "dict",
    "set", "frozenset", "range", "slice", "complex", "memoryview", "property", "staticmethod",
    "classmethod", "super", "enumerate", "zip", "map", "filter", "reversed",
];

impl Vm {
    /// A machine with builtins and nothing else. It may use `stack` bytes of the Rust stack from here on.
    pub fn new(host: Box<dyn Host>, stack: usize) -> Vm {
        let heap = Rc::new(Heap::default());
        let mut types = first_types(&heap);
        let mut interner = Interner::default();
        let str_class = types.str.clone();
        let names = Names::new(|text| interner.intern(text, &heap, &str_class));
        let ascii_chars = (0u8..128)
            .map(|byte| interner.intern(char::from(byte).encode_utf8(&mut [0; 4]), &heap, &str_class))
            .collect();
        let builtins = heap.alloc(&types.dict, Dict::default());
        let modules = heap.alloc(&types.dict, Dict::default());
        let mut shapes = Shapes::default();
        give_shapes(&mut types, &mut shapes);
        let here = 0u8;
        let mut vm = Vm {
            heap,
            types,
            names,
            builtins,
            modules,
            host,
            registers: Default::default(),
            frames: Vec::new(),
            interner,
            shapes,
            method_cache: Default::default(),
            shared_cache: Default::default(),
            linked: Vec::new(),
            chains: Vec::new(),
            chain_epoch: 0,
            handled: Value::EMPTY,
            countdown: Cell::new(0),
            slice: 0,
            limits: Default::default(),
            recursion_limit: 1000,
            stack_floor: (&raw const here as usize).saturating_sub(stack.saturating_sub(STACK_RESERVE)),
            origin_depth: 0,
            is_development: false,
            native_await: Default::default(),
            make_awaited: None,
            napper: 0,
            asyncgen_hooks: (Value::NONE, Value::NONE),
            max_str_digits: 4300,
            next_version: 0,
            rooms: Default::default(),
            repr_guard: Vec::new(),
            way: None,
            thread_switch: None,
            writes_are_encoded: false,
            base_substitute: None,
            stand_ins: Vec::new(),
            before_input: None,
            ascii_chars,
            buffers: Vec::new(),
            loader: None,
            loading: Vec::new(),
            native_modules: Default::default(),
            warn_hook: None,
            interrupt_hook: None,
            unraisable_hook: None,
            intrinsics: Intrinsics::default(),
        };
        vm.fill_types();
        vm.types.coroutine_wrapper.driver.set(Some(crate::types::generator::wrapper::drive_wrapper));
        crate::types::asend::install(&mut vm);
        crate::types::weakref::install(&mut vm);
        crate::types::type_params::install(&mut vm);
        vm.fill_builtins();
        vm.reset_countdown();
        vm
    }

    /// Fills the namespaces of all builtin classes from their tables.
    fn fill_types(&mut self) {
        let all: Vec<Ref<Class>> = self.types.all().into_iter().cloned().collect();
        for class in &all {
            self.fill_class(class);
        }
        for class in &all {
            self.set_builtin_specials(class, class.definition.map_or(&[], |definition| definition.methods));
        }
        self.fill_exceptions();
    }

    /// Fills the namespaces of the exceptions: methods, computed attributes, declared members.
    fn fill_exceptions(&mut self) {
        let all: Vec<(&'static str, Ref<Class>)> =
            self.types.exceptions.all().into_iter().map(|(name, class)| (name, class.clone())).collect();
        for ((name, class), (members, doc)) in all.iter().zip(ExceptionTypes::ROWS) {
            let (methods, properties) = crate::types::exception::rows_of(name);
            let text = self.str(doc);
            let key = self.names.doc.clone();
            drop(class.dict().set_str(&key, text));
            self.fill_namespace(class, methods, properties);
            self.set_builtin_specials(class, methods);
            let first = class.declared_slots.get() as usize - members.len();
            for (place, member) in members.iter().enumerate().filter(|(_, member)| !member.starts_with('.')) {
                let descriptor = self.new_member(class, member, first + place, true);
                let member = self.intern(member);
                drop(class.dict().set_str(&member, descriptor));
            }
        }
        let (group, limit) = (self.types.exception_group.clone(), self.types.limit_exceeded.clone());
        for class in all.iter().map(|(_, class)| class).chain([&group, &limit]) {
            self.refresh_specials(class);
        }
    }

    /// `builtins`: the functions, the classes, the constants.
    fn fill_builtins(&mut self) {
        let name = self.str("builtins");
        let key = self.names.name.clone();
        drop(self.builtins.set_str(&key, name));
        for def in crate::builtins::functions() {
            let module = self.str("builtins");
            let function = self.native_of(def, Value::EMPTY, module);
            if def.name == "__build_class__" {
                self.intrinsics.build_class = function.clone();
            }
            let name = self.intern(def.name);
            drop(self.builtins.set_str(&name, function));
        }
        let classes: Vec<Ref<Class>> = self.types.all().into_iter().cloned().collect();
        for class in classes {
            if PUBLIC_CLASSES.contains(&&*class.name()) {
                self.set_builtin(&class.name(), class.value());
            }
        }
        let exceptions: Vec<(&str, Value)> =
            self.types.exceptions.all().into_iter().map(|(name, class)| (name, class.value())).collect();
        for (name, class) in exceptions {
            self.set_builtin(name, class);
        }
        self.fill_constants();
        let package = self.str("");
        self.set_builtin("__package__", package);
        let module = self.heap.alloc(&self.types.module, Module { dict: self.builtins.clone() });
        let key = self.intern("builtins");
        drop(self.modules.set_str(&key, module.into()));
    }

    /// The constants of `builtins`, and the other names of its classes.
    fn fill_constants(&mut self) {
        let os_error = self.types.exceptions.os_error.value();
        self.set_builtin("IOError", os_error.clone());
        self.set_builtin("EnvironmentError", os_error);
        let group = self.types.exception_group.value();
        self.set_builtin("ExceptionGroup", group);
        self.set_builtin("NotImplemented", Value::NOT_IMPLEMENTED);
        self.set_builtin("Ellipsis", Value::ELLIPSIS);
        self.set_builtin("__debug__", Value::TRUE);
        self.set_builtin("None", Value::NONE);
        self.set_builtin("True", Value::TRUE);
        self.set_builtin("False", Value::FALSE);
        for name in ["__doc__", "__loader__", "__spec__"] {
            self.set_builtin(name, Value::NONE);
        }
    }

    /// Sets a name of `builtins`.
    pub fn set_builtin(&mut self, name: &str, value: Value) {
        let name = self.intern(name);
        drop(self.builtins.set_str(&name, value));
    }

    /// A module with a name and nothing else in it. It is not yet in `sys.modules`.
    pub fn new_module(&mut self, name: &str) -> Ref<Module> {
        let dict = self.new_dict();
        let entries = [
            (self.names.name.clone(), self.str(name)),
            (self.names.doc.clone(), Value::NONE),
            (self.names.package.clone(), self.str(name.rsplit_once('.').map_or("", |(package, _)| package))),
            (self.names.loader.clone(), Value::NONE),
            (self.names.spec.clone(), Value::NONE),
        ];
        for (key, value) in entries {
            drop(dict.set_str(&key, value));
        }
        self.heap.alloc(&self.types.module, Module { dict })
    }

    /// A module with native functions, put into `sys.modules`.
    pub fn add_module(&mut self, name: &str, functions: &'static [NativeDef], doc: &str) -> Ref<Module> {
        let module = self.new_module(name);
        let text = self.str(doc);
        let key = self.names.doc.clone();
        drop(module.dict.set_str(&key, text));
        for def in functions {
            let owner = self.str(name);
            let function = self.native_of(def, Value::EMPTY, owner);
            self.set_module_item(&module, def.name, function);
        }
        let key = self.intern(name);
        drop(self.modules.set_str(&key, module.value()));
        module
    }

    /// Sets a name of a module.
    pub fn set_module_item(&mut self, module: &Object<Module>, name: &str, value: Value) {
        let name = self.intern(name);
        drop(module.dict.set_str(&name, value));
    }

    /// Runs the code of a module in a namespace. The body of a file with `await` at its top level is not run, but
    /// returned as a coroutine.
    pub fn run_code(&mut self, code: &Rc<Code>, globals: &Ref<Dict>) -> Outcome {
        let key = self.names.builtins.clone();
        if globals.find_str(&key).is_none() {
            let builtins = self.intern("builtins");
            let module = self.modules.get_str(&builtins).unwrap_or(Value::NONE);
            drop(globals.set_str(&key, module));
        }
        let linked = self.link(code);
        let function = Function::new(linked, globals.clone(), Box::default());
        let class = &self.types.function;
        let function = self.heap.alloc_with_attributes(class, function, class.root_shape.get());
        debug_assert!(matches!(code.kind, CodeKind::Module | CodeKind::Coroutine));
        let result = self.call(&function.value(), &[]);
        self.finalise_pending();
        result
    }
}

/// `object` and `type`, then all others, without their methods.
fn first_types(heap: &Rc<Heap>) -> Types {
    static OBJECT: crate::types::class::ClassDef = object::CLASS;
    static TYPE: crate::types::class::ClassDef = r#type::CLASS;
    let type_ = heap.alloc_first_class(Class::new(heap.clone(), "type", Kind::Class, Some(&TYPE), false));
    let object = heap.alloc(&type_, Class::new(heap.clone(), "object", Kind::Instance, Some(&OBJECT), false));
    type_.set_bases(vec![object.clone()]);
    type_.set_mro_tail(vec![object.clone()]);
    type_.has_dict.set(true);
    heap.register_class(&type_);
    object.subclasses.borrow_mut().push(type_.number());
    let derive = |name: &str, bases: &[&Ref<Class>], layout: Kind| {
        let class = heap.alloc(&type_, Class::new(heap.clone(), name, layout, None, false));
        class.set_bases(bases.iter().map(|base| (*base).clone()).collect());
        heap.register_class(&class);
        bases.iter().for_each(|base| base.subclasses.borrow_mut().push(class.number()));
        class
    };
    let exceptions = ExceptionTypes::new(&object, |name, base, members, _doc| {
        let class = derive(name, &[base], Kind::Exception);
        class.set_mro_tail(base.mro());
        class.has_dict.set(true);
        class.is_base.set(true);
        class.declared_slots.set(base.declared_slots.get() + members.len() as u32);
        class
    });
    let group =
        derive("ExceptionGroup", &[&exceptions.base_exception_group, &exceptions.exception], Kind::Exception);
    group.set_mro_tail(vec![
        exceptions.base_exception_group.clone(),
        exceptions.exception.clone(),
        exceptions.base_exception.clone(),
        object.clone(),
    ]);
    group.has_dict.set(true);
    group.is_base.set(true);
    group.declared_slots.set(exceptions.base_exception_group.declared_slots.get());
    let limit = derive("LimitExceeded", &[&exceptions.base_exception], Kind::Exception);
    limit.set_mro_tail(exceptions.base_exception.mro());
    limit.has_dict.set(true);
    let types = registry::make_all(&object, &type_, (exceptions, group, limit), |base, plan| {
        let short = plan.table.name.rsplit('.').next().expect("a name has a last part");
        let class = heap.alloc(&type_, Class::new(heap.clone(), short, plan.kind, Some(plan.table), false));
        heap.register_class(&class);
        base.subclasses.borrow_mut().push(class.number());
        class.set_bases(vec![base.clone()]);
        class.set_mro_tail(base.mro());
        class
    });
    // Namespaces are dicts, whose class exists now.
    for class in types.all() {
        class.set_dict(heap.alloc(&types.dict, Dict::default()));
    }
    for (_, class) in types.exceptions.all() {
        class.set_dict(heap.alloc(&types.dict, Dict::default()));
    }
    types.exception_group.set_dict(heap.alloc(&types.dict, Dict::default()));
    types.limit_exceeded.set_dict(heap.alloc(&types.dict, Dict::default()));
    types
}

/// Classes whose instances have attributes get their root shapes.
fn give_shapes(types: &mut Types, shapes: &mut Shapes) {
    let exceptions: Vec<Ref<Class>> =
        types.exceptions.all().into_iter().map(|(_, class)| class.clone()).collect();
    for class in exceptions.iter().chain([&types.exception_group, &types.limit_exceeded]) {
        class.root_shape.set(shapes.root(class.declared_slots.get()));
    }
    for class in [
        &types.function,
        &types.staticmethod,
        &types.classmethod,
        &types.type_var,
        &types.type_var_tuple,
        &types.param_spec,
    ] {
        class.has_dict.set(true);
        class.root_shape.set(shapes.root(0));
    }
    for class in [&types.list, &types.tuple, &types.range] {
        class.is_sequence.set(true);
    }
    types.dict.is_mapping.set(true);
}
