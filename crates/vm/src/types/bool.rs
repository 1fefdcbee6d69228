//! `bool`: `True` and `False`, which are ints besides.

use crate::heap::Value;
use crate::types::boxed::class_argument;
use crate::types::class::ClassDef;
use crate::types::int::Int;
use crate::types::int::arithmetic::{invert, plain_binary};
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};
use rondo_bytecode::BinaryOp;

/// The class `bool`.
pub const CLASS: ClassDef = ClassDef {
    name: "bool",
    doc: "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of \
          the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, object=False, /)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__invert__", "(self, /)", invert_method, "~self"),
        method!("__and__", "(self, value, /)", and, "Return self&value."),
        method!("__rand__", "(self, value, /)", rand, "Return value&self."),
        method!("__xor__", "(self, value, /)", xor, "Return self^value."),
        method!("__rxor__", "(self, value, /)", rxor, "Return value^self."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
    ],
    properties: &[],
    is_base: false,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let base = vm.types.bool.clone();
    class_argument(vm, &args[0], &base)?;
    if args[1].is_empty() { Ok(Value::FALSE) } else { vm.truth(&args[1]).map(Value::bool) }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.str(if args[0].is_true() { "True" } else { "False" }))
}

fn invert_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.warn_deprecated(
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of \
         the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean \
         negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
    )?;
    Ok(invert(vm, Int::of(&args[0]).expect("a bool is an int")))
}

/// Two bools give a bool; a bool and an int give an int.
fn bitwise(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Outcome {
    let int = plain_binary(vm, op, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED))?;
    Ok(if a.is_bool() && b.is_bool() { Value::bool(int.as_small_int() == Some(1)) } else { int })
}

macro_rules! methods {
    ($($name:ident, $reflected:ident = $op:ident;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                bitwise(vm, BinaryOp::$op, &args[0], &args[1])
            }

            fn $reflected(vm: &mut Vm, args: &[Value]) -> Outcome {
                bitwise(vm, BinaryOp::$op, &args[1], &args[0])
            }
        )*
    };
}

methods! {
    and, rand = And;
    or, ror = Or;
    xor, rxor = Xor;
}
