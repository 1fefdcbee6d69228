//! `_abc`: who counts as a subclass of an abstract class. The module `abc` itself is written in the language.
//!
//! Each abstract class has a register of classes that were declared to be its subclasses, and remembers the answers that it
//! gave. Classes are kept by their numbers, which no two classes of a session share: so nothing here keeps a class alive.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use rondo_vm::heap::{Foreign, Holder, Kind, Object, Ref, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::int::Int;
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm, function};

/// What lies in `_abc_impl` of an abstract class.
#[derive(Default)]
struct Register {
    /// The numbers of declared subclasses, in the order of their declaration.
    declared: RefCell<Vec<u32>>,
    /// Classes known to be subclasses, and classes known to be none.
    known: RefCell<HashSet<u32>>,
    known_not: RefCell<HashSet<u32>>,
    /// How many declarations there had been, of whatever class, when the last `known_not` was noted.
    token: Cell<i64>,
}

impl Foreign for Register {}

static REGISTER: ClassDef = ClassDef {
    name: "_abc._abc_data",
    doc: "Internal state held by ABC machinery.",
    methods: &[],
    properties: &[],
    is_base: false,
};

/// What the functions share: the class of registers, and how many declarations there have been.
struct State {
    class: Ref<Class>,
    token: i64,
}

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_abc", FUNCTIONS, "Who counts as a subclass of an abstract class.");
    let object = vm.types.object.clone();
    let class = vm.new_builtin_class(&REGISTER, &object, Kind::Foreign);
    vm.rooms.put(State { class, token: 0 });
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "_abc_init",
        "(self, /)",
        init,
        "Find the abstract methods of a new class, and give it a register."
    ),
    function!("_abc_register", "(self, subclass, /)", register, "Declare a class to be a subclass."),
    function!(
        "_abc_instancecheck",
        "(self, instance, /)",
        instance_check,
        "Answer isinstance(instance, self)."
    ),
    function!(
        "_abc_subclasscheck",
        "(self, subclass, /)",
        subclass_check,
        "Answer issubclass(subclass, self)."
    ),
    function!("_get_dump", "(self, /)", get_dump, "Show the register and what is remembered."),
    function!("_reset_caches", "(self, /)", reset_caches, "Forget the answers that were given."),
    function!("_reset_registry", "(self, /)", reset_registry, "Forget all declarations."),
    function!(
        "get_cache_token",
        "()",
        |vm, _| {
            let token = state(vm).token;
            Ok(vm.int(token))
        },
        "Return a number that changes with every declaration of a subclass."
    ),
];

fn state(vm: &Vm) -> &State {
    vm.rooms.get().expect("the module was made before its registers")
}

/// The register of an abstract class.
fn register_of(vm: &mut Vm, class: &Value) -> R<Value> {
    let name = vm.intern("_abc_impl");
    let found = vm.get_attr(class, &name)?;
    if found.foreign::<Register>().is_none() {
        return Err(vm.type_error("_abc_impl is set to a wrong type"));
    }
    Ok(found)
}

fn as_register(value: &Value) -> &Object<Holder<Register>> {
    value.foreign().expect("the register was just found")
}

/// Whether a member of a class is marked as abstract.
fn is_abstract(vm: &mut Vm, member: &Value) -> R<bool> {
    let name = vm.names.isabstractmethod.clone();
    match vm.find_attr(member, &name)? {
        Some(mark) => vm.truth(&mark),
        None => Ok(false),
    }
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(class) = args[0].downcast::<Class>() else {
        return Err(vm.type_error("_abc_init needs a class"));
    };
    let names = abstract_names(vm, class)?;
    let names = vm.frozen_set(names)?;
    let key = vm.names.abstractmethods.clone();
    vm.set_attr(&args[0], &key, names)?;
    let register_class = state(vm).class.clone();
    let register = vm.heap.alloc_foreign(&register_class, Register::default(), 0).into();
    let name = vm.intern("_abc_impl");
    vm.set_attr(&args[0], &name, register)?;
    take_pattern_flags(vm, class)?;
    Ok(Value::NONE)
}

/// The names of the abstract methods of a class: its own, and those of its bases that it has not made real.
fn abstract_names(vm: &mut Vm, class: &Object<Class>) -> R<Vec<Value>> {
    let mut names = Vec::new();
    for entry in class.dict().entries() {
        if is_abstract(vm, &entry.value)? {
            names.push(entry.key);
        }
    }
    let key = vm.names.abstractmethods.clone();
    for base in class.bases() {
        let Some(inherited) = vm.find_attr(&base.value(), &key)? else { continue };
        for name in vm.collect(&inherited)? {
            let Some(text) = name.downcast::<Str>() else { continue };
            let text = vm.intern_str(text);
            if let Some(member) = vm.find_attr(&class.value(), &text)?
                && is_abstract(vm, &member)?
            {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// `__abc_tpflags__` says whether instances match the patterns of sequences or of mappings.
fn take_pattern_flags(vm: &mut Vm, class: &Object<Class>) -> R<()> {
    const SEQUENCE: i64 = 1 << 5;
    const MAPPING: i64 = 1 << 6;
    let name = vm.intern("__abc_tpflags__");
    let Some(flags) = class.dict().remove_str(&name) else { return Ok(()) };
    vm.class_changed(&class.to_ref());
    let flags = Int::of(&flags).and_then(|flags| flags.word()).unwrap_or(0);
    if flags & (SEQUENCE | MAPPING) == SEQUENCE | MAPPING {
        let message = "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING";
        return Err(vm.type_error(message));
    }
    class.is_sequence.set(class.is_sequence.get() || flags & SEQUENCE != 0);
    class.is_mapping.set(class.is_mapping.get() || flags & MAPPING != 0);
    Ok(())
}

fn register(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(subclass) = args[1].downcast::<Class>() else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.issubclass(&args[1], &args[0])? {
        return Ok(args[1].clone());
    }
    if vm.issubclass(&args[0], &args[1])? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let found = register_of(vm, &args[0])?;
    as_register(&found).declared.borrow_mut().push(subclass.number());
    vm.rooms.get_mut::<State>().expect("the module was made").token += 1;
    if let Some(class) = args[0].downcast::<Class>() {
        // The class and all that derive from it match the same patterns.
        let mut heirs = vec![subclass.to_ref()];
        while let Some(heir) = heirs.pop() {
            heirs.extend(vm.subclasses_of(&heir));
            heir.is_sequence.set(heir.is_sequence.get() || class.is_sequence.get());
            heir.is_mapping.set(heir.is_mapping.get() || class.is_mapping.get());
        }
    }
    Ok(args[1].clone())
}

/// `cls.__subclasscheck__(subclass)`
fn ask(vm: &mut Vm, class: &Value, subclass: &Value) -> R<bool> {
    let answer = vm.call_method(class, "__subclasscheck__", std::slice::from_ref(subclass))?;
    vm.truth(&answer)
}

fn instance_check(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = register_of(vm, &args[0])?;
    let register = as_register(&found);
    let name = vm.names.class.clone();
    let said = vm.get_attr(&args[1], &name)?;
    let number = said.downcast::<Class>().map(|class| class.number());
    if number.is_some_and(|number| register.known.borrow().contains(&number)) {
        return Ok(Value::TRUE);
    }
    let actual = vm.class_of(&args[1]).value();
    if actual.is(&said) {
        let is_known_not = register.token.get() == state(vm).token
            && number.is_some_and(|number| register.known_not.borrow().contains(&number));
        return if is_known_not { Ok(Value::FALSE) } else { ask(vm, &args[0], &said).map(Value::bool) };
    }
    Ok(Value::bool(ask(vm, &args[0], &said)? || ask(vm, &args[0], &actual)?))
}

fn subclass_check(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(subclass) = args[1].downcast::<Class>() else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    vm.check_stack()?;
    let found = register_of(vm, &args[0])?;
    let register = as_register(&found);
    let number = subclass.number();
    if register.known.borrow().contains(&number) {
        return Ok(Value::TRUE);
    }
    let token = state(vm).token;
    if register.token.get() < token {
        register.known_not.borrow_mut().clear();
        register.token.set(token);
    } else if register.known_not.borrow().contains(&number) {
        return Ok(Value::FALSE);
    }
    let answer = work_out(vm, &args[0], &args[1], subclass, register)?;
    let memory = if answer { &register.known } else { &register.known_not };
    memory.borrow_mut().insert(number);
    Ok(Value::bool(answer))
}

/// Whether a class counts as a subclass: by the hook, by descent, by declaration, or since it is one of a subclass.
fn work_out(
    vm: &mut Vm,
    class: &Value,
    subclass: &Value,
    sub: &Object<Class>,
    register: &Register,
) -> R<bool> {
    let said = vm.call_method(class, "__subclasshook__", std::slice::from_ref(subclass))?;
    if let Some(answer) = said.as_bool() {
        return Ok(answer);
    }
    if !said.is_not_implemented() {
        let message = "__subclasshook__ must return either False, True, or NotImplemented";
        return Err(vm.assertion_error(message));
    }
    if class.downcast::<Class>().is_some_and(|class| sub.is_subclass_of(class)) {
        return Ok(true);
    }
    let declared = register.declared.borrow().clone();
    for number in declared {
        if let Some(other) = vm.heap.class_by_number(number)
            && vm.issubclass(subclass, &other.value())?
        {
            return Ok(true);
        }
    }
    let heirs = vm.call_method(class, "__subclasses__", &[])?;
    for heir in vm.collect(&heirs)? {
        if vm.issubclass(subclass, &heir)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn live(vm: &mut Vm, numbers: impl Iterator<Item = u32>) -> Outcome {
    let numbers: Vec<u32> = numbers.collect();
    let mut references = Vec::new();
    for number in numbers {
        if let Some(class) = vm.heap.class_by_number(number) {
            references.push(vm.weak_reference(&class.value(), &Value::NONE)?);
        }
    }
    vm.new_set(references)
}

fn get_dump(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = register_of(vm, &args[0])?;
    let register = as_register(&found);
    let declared = live(vm, register.declared.borrow().iter().copied())?;
    let known = live(vm, register.known.borrow().iter().copied())?;
    let known_not = live(vm, register.known_not.borrow().iter().copied())?;
    let token = vm.int(register.token.get());
    Ok(vm.tuple([declared, known, known_not, token]))
}

fn reset_caches(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = register_of(vm, &args[0])?;
    as_register(&found).known.borrow_mut().clear();
    as_register(&found).known_not.borrow_mut().clear();
    Ok(Value::NONE)
}

fn reset_registry(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = register_of(vm, &args[0])?;
    as_register(&found).declared.borrow_mut().clear();
    Ok(Value::NONE)
}
