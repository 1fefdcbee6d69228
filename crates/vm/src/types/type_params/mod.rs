//! Type parameters, and what they are used in: `class Box[T]`, `def first[T, *Ts, **P](…)`, `type Pair[T] = …`.
//!
//! Bounds, constraints, defaults and the values of aliases are written as expressions but computed only when somebody asks
//! for them (PEP 695): each is a [`Lazy`]. The machine knows how these objects are made, printed and put into the place of
//! others; whatever needs the judgement of the module `typing` (what is a type? what may stand for a `ParamSpec`?) is asked
//! of that module, which is imported at that moment.

pub mod alias_type;
pub mod generic;
pub mod param_spec;
pub mod type_var;
pub mod type_var_tuple;

use crate::heap::{Dict, Foreign, Ref, Str, Tracer, Value, ValueCell};
use crate::types::alias::type_text;
use crate::types::class::{Class, ClassDef};
use crate::types::object::new_foreign;
use crate::vm::{Outcome, Raised, Vm};
use crate::{function, method, static_method};

/// A value that is computed when it is first asked for, or was there from the first.
#[derive(Default)]
pub struct Lazy {
    value: ValueCell,
    evaluator: Value,
}

impl Lazy {
    /// A value that is there; empty when there is none.
    pub fn known(value: Value) -> Lazy {
        Lazy { value: ValueCell::new(value), evaluator: Value::EMPTY }
    }

    /// A value that a function computes; `None` and empty stand for no value.
    pub fn computed(evaluator: &Value) -> Lazy {
        let evaluator = evaluator.clone().or_empty();
        Lazy { value: ValueCell::default(), evaluator }
    }

    /// Whether there is a value, computed or not.
    pub fn is_given(&self) -> bool {
        self.value.is_set() || !self.evaluator.is_empty()
    }

    /// The value, or empty when there is none.
    pub fn get(&self, vm: &mut Vm) -> Outcome {
        if !self.value.is_set() && !self.evaluator.is_empty() {
            // Format 1 asks for the value itself, not for a text or a forward reference.
            let value = vm.call(&self.evaluator, &[Value::int(1)])?;
            self.value.set(value);
        }
        Ok(self.value.get())
    }

    /// The function that computes the value, or `None`.
    pub fn evaluator(&self, vm: &mut Vm) -> Value {
        if !self.evaluator.is_empty() {
            return self.evaluator.clone();
        }
        let value = self.value.get();
        if value.is_empty() {
            return Value::NONE;
        }
        let class = vm.types.const_evaluator.clone();
        new_foreign(vm, &class, ConstEvaluator { value })
    }

    /// Shows the collector what it holds.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.value.trace(tracer);
        tracer.value(&self.evaluator);
    }
}

/// How a parameter may vary.
#[derive(Clone, Copy, Default)]
pub struct Variance {
    is_covariant: bool,
    is_contravariant: bool,
    is_inferred: bool,
}

impl Variance {
    /// Variance as the type checker finds it: that of parameters in brackets.
    pub const INFERRED: Variance =
        Variance { is_covariant: false, is_contravariant: false, is_inferred: true };

    fn from_flags(vm: &mut Vm, flags: &[Value]) -> Result<Variance, Raised> {
        let mut set = [false; 3];
        for (place, flag) in flags.iter().enumerate() {
            set[place] = !flag.is_empty() && vm.truth(flag)?;
        }
        let [is_covariant, is_contravariant, is_inferred] = set;
        if is_covariant && is_contravariant {
            return Err(vm.value_error("Bivariant types are not supported."));
        }
        if is_inferred && (is_covariant || is_contravariant) {
            return Err(vm.value_error("Variance cannot be specified with infer_variance."));
        }
        Ok(Variance { is_covariant, is_contravariant, is_inferred })
    }

    /// What is printed before the name.
    fn sigil(self) -> &'static str {
        match self {
            Variance { is_inferred: true, .. } => "",
            Variance { is_covariant: true, .. } => "+",
            Variance { is_contravariant: true, .. } => "-",
            Variance { .. } => "~",
        }
    }
}

/// `_typing._ConstEvaluator`: the function that computes a value which is already there.
pub struct ConstEvaluator {
    value: Value,
}

impl Foreign for ConstEvaluator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.value);
    }
}

/// Its table.
pub const CONST_EVALUATOR: ClassDef = ClassDef {
    name: "_typing._ConstEvaluator",
    doc: "",
    methods: &[
        method!("__call__", "(self, format=1, /)", const_call, "Call self as a function."),
        method!("__repr__", "(self, /)", const_repr, "Return repr(self)."),
    ],
    properties: &[],
    is_base: false,
};

fn constant(value: &Value) -> Value {
    value.foreign::<ConstEvaluator>().expect("the receiver is a constant's evaluator").value.clone()
}

/// Format 4 asks for the text of the source; there is none, so the type is written as annotations write it.
fn const_call(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = constant(&args[0]);
    if args[1].is_empty() || vm.index_i64(&args[1])? != 4 {
        return Ok(value);
    }
    let text = type_text(vm, &value)?;
    Ok(vm.str(&text))
}

fn const_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = vm.repr(&constant(&args[0]))?;
    Ok(vm.str(&format!("<constevaluator {}>", text.as_str())))
}

/// The class of `typing.NoDefault`.
pub const NO_DEFAULT: ClassDef = ClassDef {
    name: "NoDefaultType",
    doc: "The type of the NoDefault singleton.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", no_default_new, ""),
        method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("typing.NoDefault")), "Return repr(self)."),
        method!("__reduce__", "(self, /)", |vm, _| Ok(vm.str("NoDefault")), ""),
    ],
    properties: &[],
    is_base: false,
};

fn no_default_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let has_keywords = args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
    if !args[1].items().is_empty() || has_keywords {
        return Err(vm.type_error("NoDefaultType takes no arguments"));
    }
    Ok(vm.intrinsics.no_default.clone())
}

/// What the compiler calls for the parameters in brackets and for `type` statements.
pub const MAKERS: &[crate::native::NativeDef] = &[
    function!("TypeVar", "(name, bound=None, constraints=None, default=None, /)", type_var::make, ""),
    function!(
        "TypeVarTuple",
        "(name, bound=None, constraints=None, default=None, /)",
        type_var_tuple::make,
        ""
    ),
    function!("ParamSpec", "(name, bound=None, constraints=None, default=None, /)", param_spec::make, ""),
    function!("TypeAliasType", "(name, type_params, value, /)", alias_type::make, ""),
];

/// Makes the objects that the compiler needs.
pub fn install(vm: &mut Vm) {
    let class = vm.types.no_default.clone();
    vm.intrinsics.no_default = vm.new_instance(&class).expect("a bare instance is made without any code");
    let mut makers = MAKERS.iter().map(|def| {
        let module = vm.str("typing");
        vm.native_of(def, Value::EMPTY, module)
    });
    let mut next = || makers.next().expect("the table has four rows");
    let (type_var, type_var_tuple, param_spec, type_alias) = (next(), next(), next(), next());
    vm.intrinsics.type_var = type_var;
    vm.intrinsics.type_var_tuple = type_var_tuple;
    vm.intrinsics.param_spec = param_spec;
    vm.intrinsics.type_alias = type_alias;
    vm.intrinsics.generic = vm.types.generic.value();
}

// What the five kinds share.

/// Calls a function of the module `typing`.
pub(super) fn call_typing(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let typing = vm.import_module("typing")?;
    let function = vm.get_attr_str(&typing, name)?;
    vm.call(&function, args)
}

/// `typing.Unpack[parameter]`
pub(super) fn unpacked(vm: &mut Vm, parameter: &Value) -> Outcome {
    let typing = vm.import_module("typing")?;
    let unpack = vm.get_attr_str(&typing, "Unpack")?;
    vm.get_item(&unpack, parameter)
}

/// A type that was given to a maker: `None` stands for its class, strings become forward references.
pub(super) fn checked_type(vm: &mut Vm, value: &Value, message: &str) -> Outcome {
    if value.is_none() {
        return Ok(vm.types.none.value());
    }
    if value.is_a::<Class>() {
        return Ok(value.clone());
    }
    let message = vm.str(message);
    call_typing(vm, "_type_check", &[value.clone(), message])
}

/// The name of a parameter or an alias, which must be a string.
pub(super) fn checked_name(vm: &mut Vm, name: &Value, maker: &str) -> Result<Ref<Str>, Raised> {
    match name.downcast::<Str>() {
        Some(name) => Ok(name.to_ref()),
        None => {
            let text = format!("{maker}() argument 'name' must be str, not {}", vm.given_name(name));
            Err(vm.type_error(text))
        }
    }
}

/// Tells a new object the module of whoever runs.
pub(super) fn set_module_of_caller(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    let module = module_of_caller(vm);
    if module.is_none() {
        return Ok(());
    }
    let key = vm.names.module.clone();
    vm.set_attr(value, &key, module)
}

/// The `__name__` of the module that runs, or `None`.
pub(super) fn module_of_caller(vm: &mut Vm) -> Value {
    let key = vm.names.name.clone();
    vm.frames.last().and_then(|frame| frame.function.globals.get_str(&key)).unwrap_or(Value::NONE)
}

/// A default that was given to a maker: empty when there is none.
pub(super) fn default_argument(vm: &Vm, value: &Value) -> Lazy {
    let is_absent = value.is_empty() || value.is(&vm.intrinsics.no_default);
    Lazy::known(if is_absent { Value::EMPTY } else { value.clone() })
}

/// The value of a default: `typing.NoDefault` when there is none.
pub(super) fn default_value(vm: &mut Vm, default: &Lazy) -> Outcome {
    let value = default.get(vm)?;
    Ok(if value.is_empty() { vm.intrinsics.no_default.clone() } else { value })
}

/// `class C(T)`: a parameter is no class.
pub(super) fn no_subclass(vm: &mut Vm, what: &str) -> Outcome {
    Err(vm.type_error(format!("Cannot subclass an instance of {what}")))
}
