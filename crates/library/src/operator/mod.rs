//! `operator`: the operators of the language as functions, and functions that fetch items, attributes and methods.
//!
//! Most are one word of the machine each. [`getters`] has `itemgetter`, `attrgetter` and `methodcaller`.

mod getters;

use rondo_vm::heap::{Kind, Value};
use rondo_vm::native::{Binding, NativeDef};
use rondo_vm::types::descriptors::call_through;
use rondo_vm::{BinaryOp, CompareOp, Outcome, Raised, UnaryOp, Vm, function};

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("operator", &[], DOC);
    let mut public = Vec::new();
    let owner = vm.str("_operator");
    for definition in BINARY.iter().chain(IN_PLACE).chain(COMPARISONS).chain(UNARY).chain(OTHERS) {
        let made = vm.native_of(definition, Value::EMPTY, owner.clone());
        vm.set_module_item(&module, definition.name, made.clone());
        let dunder = format!("__{}__", definition.name.trim_end_matches('_'));
        if !WITHOUT_DUNDER.contains(&definition.name) {
            vm.set_module_item(&module, &dunder, made);
        }
        public.push(definition.name);
    }
    let object = vm.types.object.clone();
    let name = vm.intern("__text_signature__");
    for (definition, caller, signature) in getters::CLASSES {
        let class = vm.new_builtin_class(definition, &object, Kind::Foreign);
        let signature = vm.str(signature);
        drop(class.dict().set_str(&name, signature));
        class.caller.set(Some(*caller));
        let short = definition.name.trim_start_matches("operator.");
        vm.set_module_item(&module, short, class.into());
        public.push(short);
    }
    public.sort_unstable();
    let public = public.into_iter().map(|name| vm.str(name)).collect();
    let public = vm.list(public);
    vm.set_module_item(&module, "__all__", public);
    Ok(module.into())
}

const DOC: &str = "The operators of the language as functions: operator.add(x, y) is x + y.";

/// Functions that are not special methods as well.
const WITHOUT_DUNDER: &[&str] =
    &["countOf", "indexOf", "is_", "is_none", "is_not", "is_not_none", "length_hint", "truth"];

/// Rows of functions that are one word of the machine each.
macro_rules! rows {
    ($word:ident, $op:ident: $(($name:literal, $kind:ident, $doc:literal)),* $(,)?) => {
        &[$(NativeDef::new(
            Binding::Function,
            $name,
            "(a, b, /)",
            |vm, args| vm.$word($op::$kind, &args[0], &args[1]),
            concat!("Same as ", $doc, "."),
        )),*]
    };
}

const BINARY: &[NativeDef] = rows!(
    binary, BinaryOp:
    ("add", Add, "a + b"),
    ("and_", And, "a & b"),
    ("floordiv", FloorDiv, "a // b"),
    ("lshift", LShift, "a << b"),
    ("matmul", MatMul, "a @ b"),
    ("mod", Mod, "a % b"),
    ("mul", Mul, "a * b"),
    ("or_", Or, "a | b"),
    ("pow", Pow, "a ** b"),
    ("rshift", RShift, "a >> b"),
    ("sub", Sub, "a - b"),
    ("truediv", TrueDiv, "a / b"),
    ("xor", Xor, "a ^ b"),
);

const IN_PLACE: &[NativeDef] = rows!(
    in_place, BinaryOp:
    ("iadd", Add, "a += b"),
    ("iand", And, "a &= b"),
    ("ifloordiv", FloorDiv, "a //= b"),
    ("ilshift", LShift, "a <<= b"),
    ("imatmul", MatMul, "a @= b"),
    ("imod", Mod, "a %= b"),
    ("imul", Mul, "a *= b"),
    ("ior", Or, "a |= b"),
    ("ipow", Pow, "a **= b"),
    ("irshift", RShift, "a >>= b"),
    ("isub", Sub, "a -= b"),
    ("itruediv", TrueDiv, "a /= b"),
    ("ixor", Xor, "a ^= b"),
);

const COMPARISONS: &[NativeDef] = rows!(
    compare, CompareOp:
    ("eq", Eq, "a == b"),
    ("ge", Ge, "a >= b"),
    ("gt", Gt, "a > b"),
    ("le", Le, "a <= b"),
    ("lt", Lt, "a < b"),
    ("ne", Ne, "a != b"),
);

const UNARY: &[NativeDef] = &[
    function!("inv", "(a, /)", |vm, args| vm.unary(UnaryOp::Invert, &args[0]), "Same as ~a."),
    function!("invert", "(a, /)", |vm, args| vm.unary(UnaryOp::Invert, &args[0]), "Same as ~a."),
    function!("neg", "(a, /)", |vm, args| vm.unary(UnaryOp::Neg, &args[0]), "Same as -a."),
    function!("pos", "(a, /)", |vm, args| vm.unary(UnaryOp::Pos, &args[0]), "Same as +a."),
];

const OTHERS: &[NativeDef] = &[
    function!("abs", "(a, /)", absolute, "Same as abs(a)."),
    function!("call", "(obj, /, *args, **kwargs)", call, "Same as obj(*args, **kwargs)."),
    function!("concat", "(a, b, /)", concat, "Same as a + b, for a and b sequences."),
    function!("contains", "(a, b, /)", contains, "Same as b in a (note reversed operands)."),
    function!(
        "countOf",
        "(a, b, /)",
        count_of,
        "Return the number of items in a which are, or which equal, b."
    ),
    function!("delitem", "(a, b, /)", delete_item, "Same as del a[b]."),
    function!("getitem", "(a, b, /)", |vm, args| vm.get_item(&args[0], &args[1]), "Same as a[b]."),
    function!("iconcat", "(a, b, /)", concat_in_place, "Same as a += b, for a and b sequences."),
    function!("index", "(a, /)", |vm, args| vm.index(&args[0]), "Same as a.__index__()"),
    function!("indexOf", "(a, b, /)", index_of, "Return the first index of b in a."),
    function!("is_", "(a, b, /)", |_, args| Ok(Value::bool(args[0].is(&args[1]))), "Same as a is b."),
    function!("is_none", "(a, /)", |_, args| Ok(Value::bool(args[0].is_none())), "Same as a is None."),
    function!("is_not", "(a, b, /)", |_, args| Ok(Value::bool(!args[0].is(&args[1]))), "Same as a is not b."),
    function!(
        "is_not_none",
        "(a, /)",
        |_, args| Ok(Value::bool(!args[0].is_none())),
        "Same as a is not None."
    ),
    function!(
        "length_hint",
        "(obj, default=0, /)",
        length_hint,
        "Return an estimate of the number of items in obj, or the default."
    ),
    function!(
        "not_",
        "(a, /)",
        |vm, args| vm.truth(&args[0]).map(|truth| Value::bool(!truth)),
        "Same as not a."
    ),
    function!("setitem", "(a, b, c, /)", set_item, "Same as a[b] = c."),
    function!(
        "truth",
        "(a, /)",
        |vm, args| vm.truth(&args[0]).map(Value::bool),
        "Return True if a is true, False otherwise."
    ),
];

fn absolute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.abs.clone();
    match vm.call_special(&args[0], &name, &[]) {
        Some(outcome) => outcome,
        None => {
            let message = format!("bad operand type for abs(): '{}'", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

fn call(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_through(vm, &args[0], None, &args[1], &args[2])
}

/// Whether a value can be joined to another: it has items.
fn is_sequence(vm: &mut Vm, value: &Value) -> bool {
    let (getitem, keys) = (vm.names.getitem.clone(), vm.names.keys.clone());
    vm.lookup_class_of(value, &getitem).is_some() && vm.lookup_class_of(value, &keys).is_none()
}

fn check_sequences(vm: &mut Vm, args: &[Value]) -> Result<(), Raised> {
    if is_sequence(vm, &args[0]) {
        return Ok(());
    }
    let message = format!("'{}' object can't be concatenated", vm.type_name(&args[0]));
    Err(vm.type_error(message))
}

fn concat(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_sequences(vm, args)?;
    vm.binary(BinaryOp::Add, &args[0], &args[1])
}

fn concat_in_place(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_sequences(vm, args)?;
    vm.in_place(BinaryOp::Add, &args[0], &args[1])
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.contains(&args[0], &args[1]).map(Value::bool)
}

fn delete_item(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.delete_item(&args[0], &args[1])?;
    Ok(Value::NONE)
}

fn set_item(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.set_item(&args[0], &args[1], args[2].clone())?;
    Ok(Value::NONE)
}

/// An iterator, with the words of a search when there is none.
fn search(vm: &mut Vm, iterable: &Value) -> Outcome {
    match vm.iter(iterable) {
        Err(raised) if vm.raised_is(&raised, &vm.types.exceptions.type_error) => {
            let message = format!("argument of type '{}' is not iterable", vm.type_name(iterable));
            Err(vm.type_error(message))
        }
        outcome => outcome,
    }
}

fn count_of(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = search(vm, &args[0])?;
    let mut count = 0;
    vm.drain(&iterator, |vm, item| {
        count += usize::from(vm.equal(&item, &args[1])?);
        Ok(())
    })?;
    Ok(vm.size(count))
}

fn index_of(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = search(vm, &args[0])?;
    let mut place = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.equal(&item, &args[1])? {
            return Ok(vm.size(place));
        }
        place += 1;
        vm.spend(1)?;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> Outcome {
    let default = if args[1].is_empty() { Value::int(0) } else { args[1].clone() };
    if vm.plain_int(&default).is_none() {
        let message = format!("'{}' object cannot be interpreted as an integer", vm.type_name(&default));
        return Err(vm.type_error(message));
    }
    let is_type_error = |vm: &Vm, raised: &Raised| vm.raised_is(raised, &vm.types.exceptions.type_error);
    let name = vm.names.len.clone();
    if vm.lookup_class_of(&args[0], &name).is_some() {
        match vm.length(&args[0]) {
            Ok(length) => return Ok(vm.size(length)),
            Err(raised) if is_type_error(vm, &raised) => {}
            Err(raised) => return Err(raised),
        }
    }
    let name = vm.names.length_hint.clone();
    let hint = match vm.call_special(&args[0], &name, &[]) {
        None => return Ok(default),
        Some(Ok(hint)) => hint,
        Some(Err(raised)) if is_type_error(vm, &raised) => return Ok(default),
        Some(Err(raised)) => return Err(raised),
    };
    if hint.is_not_implemented() {
        return Ok(default);
    }
    let Some(number) = vm.plain_int(&hint) else {
        let message = format!("__length_hint__ must be an integer, not {}", vm.type_name(&hint));
        return Err(vm.type_error(message));
    };
    if vm.index_i64(&number)? < 0 {
        return Err(vm.value_error("__length_hint__() should return >= 0"));
    }
    Ok(number)
}
