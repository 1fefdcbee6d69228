//! Operators of weak proxies that few programs ask for: in place, `divmod`, `abs`, `reversed`.

use rondo_bytecode::BinaryOp;

use crate::heap::Value;
use crate::method;
use crate::native::NativeDef;
use crate::types::weakref::{live, unproxied};
use crate::vm::{Outcome, Vm};

macro_rules! in_place_rows {
    ($(($name:literal, $op:ident)),*) => {
        /// `proxy += value` and its like work on the target, and give what that gives.
        pub const IN_PLACE: &[NativeDef] = &[$(
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
pub const OTHERS: &[NativeDef] = &[
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
pub const REVERSED: &[NativeDef] = &[method!(
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
