//! `typing.ParamSpec`: stands for the parameters of a function. `P.args` and `P.kwargs` name its two halves.

use super::{
    Lazy, Variance, call_typing, checked_name, checked_type, default_argument, default_value, no_subclass,
    set_module_of_caller,
};
use crate::heap::{Foreign, Ref, Str, Tracer, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::types::union::make_union;
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// The payload of a parameter specification.
pub struct ParamSpec {
    name: Ref<Str>,
    bound: Value,
    default: Lazy,
    variance: Variance,
}

impl Foreign for ParamSpec {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.bound);
        self.default.trace(tracer);
    }
}

/// `typing.ParamSpec`
pub const CLASS: ClassDef = ClassDef {
    name: "typing.ParamSpec",
    doc: "Parameter specification.\n\nStands for the parameters of a function, in decorators that keep them:\n`def logged[**P, R](f: Callable[P, R]) -> Callable[P, R]`.\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!(
            "__typing_subst__",
            "(self, arg, /)",
            |vm, args| call_typing(vm, "_paramspec_subst", args),
            ""
        ),
        method!(
            "__typing_prepare_subst__",
            "(self, alias, args, /)",
            |vm, args| call_typing(vm, "_paramspec_prepare_subst", args),
            ""
        ),
        method!("__mro_entries__", "(self, object, /)", |vm, _| no_subclass(vm, "ParamSpec"), ""),
        method!("__reduce__", "(self, /)", |_, args| Ok(this(&args[0]).name.value()), ""),
        method!("has_default", "(self, /)", |_, args| Ok(Value::bool(this(&args[0]).default.is_given())), ""),
    ],
    properties: &[
        row("__name__", |_, value| Ok(this(value).name.value())),
        row("__bound__", |_, value| Ok(this(value).bound.clone())),
        row("__default__", |vm, value| default_value(vm, &this(value).default)),
        row("__covariant__", |_, value| Ok(Value::bool(this(value).variance.is_covariant))),
        row("__contravariant__", |_, value| Ok(Value::bool(this(value).variance.is_contravariant))),
        row("__infer_variance__", |_, value| Ok(Value::bool(this(value).variance.is_inferred))),
        row("evaluate_default", |vm, value| Ok(this(value).default.evaluator(vm))),
        row("args", |vm, value| {
            let class = vm.types.param_spec_args.clone();
            Ok(new_foreign(vm, &class, Half { origin: value.clone() }))
        }),
        row("kwargs", |vm, value| {
            let class = vm.types.param_spec_kwargs.clone();
            Ok(new_foreign(vm, &class, Half { origin: value.clone() }))
        }),
    ],
    is_base: false,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

fn this(value: &Value) -> &ParamSpec {
    value.foreign::<ParamSpec>().expect("the receiver is a parameter specification")
}

/// Made by the compiler, for a parameter in brackets.
pub fn make(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[0], "paramspec")?;
    let default = Lazy::computed(&args[3]);
    let specification = ParamSpec { name, bound: Value::NONE, default, variance: Variance::INFERRED };
    let class = vm.types.param_spec.clone();
    Ok(new_foreign(vm, &class, specification))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[1], "paramspec")?;
    let variance = Variance::from_flags(vm, &args[4..7])?;
    let bound = if args[2].is_empty() || args[2].is_none() {
        Value::NONE
    } else {
        checked_type(vm, &args[2], "Bound must be a type.")?
    };
    let default = default_argument(vm, &args[3]);
    let class = vm.types.param_spec.clone();
    let made = new_foreign(vm, &class, ParamSpec { name, bound, default, variance });
    set_module_of_caller(vm, &made)?;
    Ok(made)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    Ok(vm.str(&format!("{}{}", this.variance.sigil(), this.name.as_str())))
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    let other = super::type_var::alternative(vm, &args[1])?;
    make_union(vm, vec![args[0].clone(), other])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    let other = super::type_var::alternative(vm, &args[1])?;
    make_union(vm, vec![other, args[0].clone()])
}

/// The payload of `P.args` and of `P.kwargs`.
pub struct Half {
    origin: Value,
}

impl Foreign for Half {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.origin);
    }
}

/// `typing.ParamSpecArgs`
pub const ARGS: ClassDef = ClassDef {
    name: "typing.ParamSpecArgs",
    doc: "The args for a ParamSpec object: P.args of a ParamSpec P.\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, origin)",
            |vm, args| {
                let class = vm.types.param_spec_args.clone();
                Ok(new_foreign(vm, &class, Half { origin: args[1].clone() }))
            },
            ""
        ),
        method!("__repr__", "(self, /)", |vm, args| half_repr(vm, args, "args"), "Return repr(self)."),
        method!("__eq__", "(self, value, /)", half_eq, "Return self==value."),
        method!("__hash__", "(self, /)", half_hash, "Return hash(self)."),
        method!("__mro_entries__", "(self, object, /)", |vm, _| no_subclass(vm, "ParamSpecArgs"), ""),
    ],
    properties: &[row("__origin__", |_, value| Ok(half(value).origin.clone()))],
    is_base: false,
};

/// `typing.ParamSpecKwargs`
pub const KWARGS: ClassDef = ClassDef {
    name: "typing.ParamSpecKwargs",
    doc: "The kwargs for a ParamSpec object: P.kwargs of a ParamSpec P.\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, origin)",
            |vm, args| {
                let class = vm.types.param_spec_kwargs.clone();
                Ok(new_foreign(vm, &class, Half { origin: args[1].clone() }))
            },
            ""
        ),
        method!("__repr__", "(self, /)", |vm, args| half_repr(vm, args, "kwargs"), "Return repr(self)."),
        method!("__eq__", "(self, value, /)", half_eq, "Return self==value."),
        method!("__hash__", "(self, /)", half_hash, "Return hash(self)."),
        method!("__mro_entries__", "(self, object, /)", |vm, _| no_subclass(vm, "ParamSpecKwargs"), ""),
    ],
    properties: &[row("__origin__", |_, value| Ok(half(value).origin.clone()))],
    is_base: false,
};

fn half(value: &Value) -> &Half {
    value.foreign::<Half>().expect("the receiver is one half of a parameter specification")
}

fn half_repr(vm: &mut Vm, args: &[Value], name: &str) -> Outcome {
    let origin = half(&args[0]).origin.clone();
    let text = match origin.foreign::<ParamSpec>() {
        Some(specification) => specification.name.as_str().to_string(),
        None => vm.repr(&origin)?.as_str().to_string(),
    };
    Ok(vm.str(&format!("{text}.{name}")))
}

fn half_eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[1].foreign::<Half>() {
        Some(other) if vm.class_of(&args[0]).is(vm.class_of(&args[1])) => {
            let (left, right) = (half(&args[0]).origin.clone(), other.origin.clone());
            Ok(Value::bool(vm.equal(&left, &right)?))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn half_hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = vm.hash(&half(&args[0]).origin)?;
    Ok(vm.int(!(hash as i64)))
}
