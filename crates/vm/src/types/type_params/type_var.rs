//! `typing.TypeVar`: stands for one type.

use super::{
    Lazy, Variance, call_typing, checked_name, checked_type, default_argument, default_value, no_subclass,
    set_module_of_caller,
};
use crate::heap::{Foreign, Ref, Str, Tracer, Tuple, Value};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::types::union::make_union;
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// The payload of a type variable.
pub struct TypeVar {
    name: Ref<Str>,
    bound: Lazy,
    constraints: Lazy,
    default: Lazy,
    variance: Variance,
}

impl Foreign for TypeVar {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.bound.trace(tracer);
        self.constraints.trace(tracer);
        self.default.trace(tracer);
    }
}

/// `typing.TypeVar`
pub const CLASS: ClassDef = ClassDef {
    name: "typing.TypeVar",
    doc: "Type variable.\n\nA parameter that stands for a type: `def first[T](items: list[T]) -> T`, or,\nbefore Python 3.12, `T = TypeVar('T')`. It can have an upper bound\n(`[T: int]`), constraints (`[T: (int, str)]`) and a default (`[T = int]`).\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__typing_subst__", "(self, arg, /)", subst, ""),
        method!("__typing_prepare_subst__", "(self, alias, args, /)", prepare_subst, ""),
        method!("__mro_entries__", "(self, object, /)", |vm, _| no_subclass(vm, "TypeVar"), ""),
        method!("__reduce__", "(self, /)", |_, args| Ok(this(&args[0]).name.value()), ""),
        method!("has_default", "(self, /)", |_, args| Ok(Value::bool(this(&args[0]).default.is_given())), ""),
    ],
    properties: &[
        row("__name__", |_, value| Ok(this(value).name.value())),
        row("__bound__", |vm, value| {
            let bound = this(value).bound.get(vm)?;
            Ok(bound.or_none())
        }),
        row("__constraints__", |vm, value| {
            let constraints = this(value).constraints.get(vm)?;
            Ok(if constraints.is_empty() { vm.tuple([]) } else { constraints })
        }),
        row("__default__", |vm, value| default_value(vm, &this(value).default)),
        row("__covariant__", |_, value| Ok(Value::bool(this(value).variance.is_covariant))),
        row("__contravariant__", |_, value| Ok(Value::bool(this(value).variance.is_contravariant))),
        row("__infer_variance__", |_, value| Ok(Value::bool(this(value).variance.is_inferred))),
        row("evaluate_bound", |vm, value| Ok(this(value).bound.evaluator(vm))),
        row("evaluate_constraints", |vm, value| Ok(this(value).constraints.evaluator(vm))),
        row("evaluate_default", |vm, value| Ok(this(value).default.evaluator(vm))),
    ],
    is_base: false,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

fn this(value: &Value) -> &TypeVar {
    value.foreign::<TypeVar>().expect("the receiver is a type variable")
}

/// Made by the compiler, for a parameter in brackets.
pub fn make(vm: &mut Vm, args: &[Value]) -> Outcome {
    let variable = TypeVar {
        name: checked_name(vm, &args[0], "typevar")?,
        bound: Lazy::computed(&args[1]),
        constraints: Lazy::computed(&args[2]),
        default: Lazy::computed(&args[3]),
        variance: Variance::INFERRED,
    };
    let class = vm.types.type_var.clone();
    Ok(new_foreign(vm, &class, variable))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[1], "typevar")?;
    let variance = Variance::from_flags(vm, &args[5..8])?;
    let has_bound = !args[3].is_empty() && !args[3].is_none();
    let bound = if has_bound {
        Lazy::known(checked_type(vm, &args[3], "Bound must be a type.")?)
    } else {
        Lazy::default()
    };
    let constraints = match args[2].items() {
        [] => Lazy::default(),
        [_] => return Err(vm.type_error("A single constraint is not allowed")),
        _ if has_bound => return Err(vm.type_error("Constraints cannot be combined with bound=...")),
        many => {
            let mut checked = Vec::new();
            for one in many {
                checked.push(checked_type(
                    vm,
                    one,
                    "TypeVar(name, constraint, ...): constraints must be types.",
                )?);
            }
            Lazy::known(vm.tuple(checked))
        }
    };
    let default = default_argument(vm, &args[4]);
    let class = vm.types.type_var.clone();
    let made = new_foreign(vm, &class, TypeVar { name, bound, constraints, default, variance });
    set_module_of_caller(vm, &made)?;
    Ok(made)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    Ok(vm.str(&format!("{}{}", this.variance.sigil(), this.name.as_str())))
}

/// What may stand beside a parameter in a union: a string stands for a type that comes later.
pub(super) fn alternative(vm: &mut Vm, value: &Value) -> Outcome {
    if value.is_a::<Str>() {
        return super::checked_type(vm, value, "Union[arg, ...]: each arg must be a type.");
    }
    Ok(value.clone())
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    let other = alternative(vm, &args[1])?;
    make_union(vm, vec![args[0].clone(), other])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    let other = alternative(vm, &args[1])?;
    make_union(vm, vec![other, args[0].clone()])
}

/// What takes its place; classes need no judgement.
fn subst(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_a::<Class>() {
        return Ok(args[1].clone());
    }
    call_typing(vm, "_typevar_subst", args)
}

/// Adds the default where too few items are given.
fn prepare_subst(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parameters = vm.get_attr_str(&args[1], "__parameters__")?;
    let place = parameters
        .downcast::<Tuple>()
        .map_or(&[][..], |all| all.as_slice())
        .iter()
        .position(|parameter| parameter.is(&args[0]));
    let given = match args[2].downcast::<Tuple>() {
        Some(given) => given.to_vec(),
        None => return Ok(args[2].clone()),
    };
    let place = place.unwrap_or(given.len());
    if place < given.len() {
        return Ok(args[2].clone());
    }
    if place == given.len() && this(&args[0]).default.is_given() {
        let mut given = given;
        given.push(this(&args[0]).default.get(vm)?);
        return Ok(vm.tuple(given));
    }
    // Who asked counts the arguments, and knows how to complain.
    Ok(args[2].clone())
}
