//! The operators of proxies: both operands may be proxies, and what works on them gives what the targets give.

use rondo_bytecode::BinaryOp;

use super::proxy::{live, unproxied};
use crate::heap::Value;
use crate::method;
use crate::native::NativeDef;

use crate::vm::{Outcome, Vm};

macro_rules! binary_rows {
    ($(($name:literal, $reflected:literal, $op:ident)),*) => {
        &[$(
            method!($name, "(self, value, /)", |vm, args| forward_binary(vm, BinaryOp::$op, &args[0], &args[1]), ""),
            method!($reflected, "(self, value, /)", |vm, args| forward_binary(vm, BinaryOp::$op, &args[1], &args[0]), ""),
        )*]
    };
}

/// `proxy + value`, `value + proxy` and their like.
pub(super) const ARITHMETIC: &[NativeDef] = binary_rows!(
    ("__add__", "__radd__", Add),
    ("__sub__", "__rsub__", Sub),
    ("__mul__", "__rmul__", Mul),
    ("__matmul__", "__rmatmul__", MatMul),
    ("__truediv__", "__rtruediv__", TrueDiv),
    ("__floordiv__", "__rfloordiv__", FloorDiv),
    ("__mod__", "__rmod__", Mod),
    ("__pow__", "__rpow__", Pow),
    ("__lshift__", "__rlshift__", LShift),
    ("__rshift__", "__rrshift__", RShift),
    ("__and__", "__rand__", And),
    ("__or__", "__ror__", Or),
    ("__xor__", "__rxor__", Xor)
);

fn forward_binary(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> Outcome {
    let (left, right) = (unproxied(vm, left)?, unproxied(vm, right)?);
    vm.binary(op, &left, &right)
}

macro_rules! in_place_rows {
    ($(($name:literal, $op:ident)),*) => {
        /// `proxy += value` and its like work on the target, and give what that gives.
        pub(super) const IN_PLACE: &[NativeDef] = &[$(
            method!($name, "(self, value, /)", |vm, args| in_place(vm, BinaryOp::$op, args), ""),
        )*];
    };
}

in_place_rows!(
    ("__iadd__", Add),
    ("__isub__", Sub),
    ("__imul__", Mul),
    ("__imatmul__", MatMul),
    ("__itruediv__", TrueDiv),
    ("__ifloordiv__", FloorDiv),
    ("__imod__", Mod),
    ("__ipow__", Pow),
    ("__ilshift__", LShift),
    ("__irshift__", RShift),
    ("__iand__", And),
    ("__ior__", Or),
    ("__ixor__", Xor)
);

fn in_place(vm: &mut Vm, op: BinaryOp, args: &[Value]) -> Outcome {
    let (left, right) = (unproxied(vm, &args[0])?, unproxied(vm, &args[1])?);
    vm.in_place(op, &left, &right)
}

/// The others.
pub(super) const OTHERS: &[NativeDef] = &[
    method!("__abs__", "(self, /)", |vm, args| by_builtin(vm, "abs", &args[..1]), "abs(self)"),
    method!(
        "__divmod__",
        "(self, value, /)",
        |vm, args| by_builtin(vm, "divmod", args),
        "Return divmod(self, value)."
    ),
    method!(
        "__rdivmod__",
        "(self, value, /)",
        |vm, args| by_builtin(vm, "divmod", &[args[1].clone(), args[0].clone()]),
        "Return divmod(value, self)."
    ),
];

/// What only proxies of objects that cannot be called have.
pub(super) const REVERSED: &[NativeDef] = &[method!(
    "__reversed__",
    "(self, /)",
    |vm, args| {
        let target = live(vm, &args[0])?;
        vm.call_method(&target, "__reversed__", &[])
    },
    ""
)];

/// Calls a builtin function with the targets of proxies.
fn by_builtin(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let name = vm.intern(name);
    let function = vm.builtins.get_str(&name).unwrap_or_default();
    let mut targets = Vec::with_capacity(args.len());
    for arg in args {
        targets.push(unproxied(vm, arg)?);
    }
    vm.call(&function, &targets)
}
