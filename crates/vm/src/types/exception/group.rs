//! Exception groups: several exceptions at once, as `asyncio.TaskGroup` raises them and `except*` takes them apart.
//!
//! A group is a tree. Taking it apart gives trees of the same form with fewer leaves, which keep traceback, cause, context
//! and notes of the nodes that they come from: that is how the machine knows, after all `except*` clauses have run, which
//! leaves are still the old ones and belong together again ([`Vm::prepare_reraise_star`]).

use crate::heap::{List, Str, Tuple, Value};
use crate::native::NativeDef;
use crate::types::alias;
use crate::types::class::{Class, PropertyDef};
use crate::types::exception::Exception;
use crate::types::exception::base::{allocate, exception, no_keywords};
use crate::types::exception::kinds::member;
use crate::types::object::class_for_new;
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

/// The methods of `BaseExceptionGroup`.
pub const METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        new,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__str__", "(self, /)", str, "Return str(self)."),
    method!("derive", "(self, excs, /)", derive, "Return an exception group of the given exceptions."),
    method!(
        "split",
        "(self, matcher_value, /)",
        split,
        "Split the group into the exceptions that match and the rest."
    ),
    method!(
        "subgroup",
        "(self, matcher_value, /)",
        subgroup,
        "Return the part of the group whose exceptions match."
    ),
    class_method!("__class_getitem__", "(cls, object, /)", alias::class_getitem, "See PEP 585"),
];

/// The computed attributes of `BaseExceptionGroup`.
pub const PROPERTIES: &[PropertyDef] = &[
    PropertyDef {
        name: "message",
        get: get_message,
        set: Some(crate::types::descriptors::readonly),
        doc: "exception message",
    },
    PropertyDef {
        name: "exceptions",
        get: get_exceptions,
        set: Some(crate::types::descriptors::readonly),
        doc: "nested exceptions",
    },
];

const MESSAGE: usize = 0;
const EXCEPTIONS: usize = 1;

/// How deep groups may nest before splitting them ends in a `RecursionError`.
const MAX_DEPTH: usize = 500;

/// Whether a value is an exception group.
pub fn is_group(vm: &Vm, value: &Value) -> bool {
    vm.is_instance(value, &vm.types.exceptions.base_exception_group)
}

/// The exceptions of a group.
pub fn exceptions_of(group: &Value) -> Vec<Value> {
    group.slot(EXCEPTIONS).downcast::<Tuple>().map(|tuple| tuple.to_vec()).unwrap_or_default()
}

fn get_message(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(member(value, MESSAGE))
}

fn get_exceptions(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(member(value, EXCEPTIONS))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.exceptions.base_exception_group.clone();
    let mut class = class_for_new(vm, &args[0], &owner)?;
    let [message, exceptions] = args[1].items() else {
        let message = format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            args[1].items().len()
        );
        return Err(vm.type_error(message));
    };
    if !message.is_a::<Str>() {
        let text =
            format!("BaseExceptionGroup.__new__() argument 1 must be str, not {}", vm.given_name(message));
        return Err(vm.type_error(text));
    }
    let items = check_items(vm, exceptions)?;
    let exception_class = vm.types.exceptions.exception.clone();
    let has_base = items.iter().any(|item| !vm.is_instance(item, &exception_class));
    let group_class = vm.types.exception_group.clone();
    if class.is(&owner) {
        if !has_base {
            class = group_class;
        }
    } else if has_base && class.is(&group_class) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if has_base && class.is_subclass_of(&exception_class) {
        let text = format!("Cannot nest BaseExceptions in '{}'", class.name());
        return Err(vm.type_error(text));
    }
    let group = allocate(vm, &class, args[1].clone());
    drop(group.set_slot(MESSAGE, message.clone()));
    drop(group.set_slot(EXCEPTIONS, vm.tuple(items)));
    Ok(group)
}

/// The second argument of a group: a sequence of exceptions, at least one.
fn check_items(vm: &mut Vm, exceptions: &Value) -> Result<Vec<Value>, Raised> {
    let getitem = vm.names.getitem.clone();
    let is_sequence = exceptions.is_a::<List>()
        || exceptions.is_a::<Tuple>()
        || (!exceptions.is_a::<crate::heap::Dict>() && vm.lookup_class_of(exceptions, &getitem).is_some());
    if !is_sequence {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.collect(exceptions)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(place) = items.iter().position(|item| !item.is_a::<Exception>()) {
        return Err(
            vm.value_error(format!("Item {place} of second argument (exceptions) is not an exception"))
        );
    }
    Ok(items)
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    no_keywords(vm, &args[0], &args[2])?;
    exception(&args[0]).args.set(args[1].clone());
    Ok(Value::NONE)
}

fn str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let message = member(&args[0], MESSAGE);
    let message = vm.str_of(&message)?;
    let count = exceptions_of(&args[0]).len();
    let plural = if count == 1 { "" } else { "s" };
    Ok(vm.str(&format!("{} ({count} sub-exception{plural})", message.as_str())))
}

fn derive(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.types.exceptions.base_exception_group.clone().value();
    let message = member(&args[0], MESSAGE);
    vm.call(&class, &[message, args[1].clone()])
}

/// Which leaves and subtrees are taken.
enum Matcher {
    /// Instances of a class or of one of a tuple.
    Class(Value),
    /// Those for which a function gives something true.
    Predicate(Value),
    /// Exactly these.
    Leaves(Vec<Value>),
}

/// What a group is split into: the matching part and the rest, each may be missing.
struct Split {
    matching: Option<Value>,
    rest: Option<Value>,
}

fn matcher(vm: &mut Vm, value: &Value) -> Result<Matcher, Raised> {
    let is_exception_class = |vm: &Vm, value: &Value| {
        value
            .downcast::<Class>()
            .is_some_and(|class| class.is_subclass_of(&vm.types.exceptions.base_exception))
    };
    let call = vm.names.call.clone();
    if is_exception_class(vm, value) {
        return Ok(Matcher::Class(value.clone()));
    }
    if let Some(tuple) = value.downcast::<Tuple>()
        && tuple.iter().all(|item| is_exception_class(vm, item))
    {
        return Ok(Matcher::Class(value.clone()));
    }
    if !value.is_a::<Class>() && vm.lookup_class_of(value, &call).is_some() {
        return Ok(Matcher::Predicate(value.clone()));
    }
    Err(vm.type_error(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    ))
}

impl Matcher {
    fn takes(&self, vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
        match self {
            Matcher::Class(class) => Ok(matches_class(vm, value, class)),
            Matcher::Predicate(function) => {
                let answer = vm.call(function, std::slice::from_ref(value))?;
                vm.truth(&answer)
            }
            Matcher::Leaves(leaves) => Ok(!is_group(vm, value) && leaves.iter().any(|leaf| leaf.is(value))),
        }
    }
}

/// Whether an exception is an instance of a class or of one of a tuple of classes, nested ones included.
pub fn matches_class(vm: &Vm, value: &Value, class: &Value) -> bool {
    match class.downcast::<Class>() {
        Some(class) => vm.is_instance(value, class),
        None => class
            .downcast::<Tuple>()
            .is_some_and(|tuple| tuple.iter().any(|item| matches_class(vm, value, item))),
    }
}

fn split_by(
    vm: &mut Vm,
    value: &Value,
    matcher: &Matcher,
    wants_rest: bool,
    depth: usize,
) -> Result<Split, Raised> {
    if matcher.takes(vm, value)? {
        return Ok(Split { matching: Some(value.clone()), rest: None });
    }
    if !is_group(vm, value) {
        return Ok(Split { matching: None, rest: wants_rest.then(|| value.clone()) });
    }
    if depth >= MAX_DEPTH {
        return Err(vm.recursion_error());
    }
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for item in exceptions_of(value) {
        let parts = split_by(vm, &item, matcher, wants_rest, depth + 1)?;
        matching.extend(parts.matching);
        rest.extend(parts.rest);
    }
    Ok(Split { matching: subset(vm, value, matching)?, rest: subset(vm, value, rest)? })
}

/// A group like another with fewer exceptions: made by `derive`, with the other's traceback, cause, context and notes.
fn subset(vm: &mut Vm, original: &Value, items: Vec<Value>) -> Result<Option<Value>, Raised> {
    if items.is_empty() {
        return Ok(None);
    }
    let list = vm.list(items);
    let group = vm.call_method(original, "derive", &[list])?;
    if !is_group(vm, &group) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let (from, to) = (exception(original), exception(&group));
    let traceback = from.traceback.borrow().clone();
    if traceback.is_some() {
        let old = to.traceback.replace(traceback);
        drop(old);
    }
    to.context.set(from.context.get());
    to.cause.set(from.cause.get());
    // As in CPython, which sets the cause through the function that `raise … from` uses.
    to.suppress_context.set(true);
    let name = vm.names.notes.clone();
    if let Some(notes) = vm.find_attr(original, &name)?
        && (notes.is_a::<List>() || notes.is_a::<Tuple>())
    {
        let copy = vm.collect(&notes)?;
        let copy = vm.list(copy);
        vm.set_attr(&group, &name, copy)?;
    }
    Ok(Some(group))
}

fn split(vm: &mut Vm, args: &[Value]) -> Outcome {
    let matcher = matcher(vm, &args[1])?;
    let parts = split_by(vm, &args[0], &matcher, true, 0)?;
    Ok(vm.tuple([parts.matching.unwrap_or(Value::NONE), parts.rest.unwrap_or(Value::NONE)]))
}

fn subgroup(vm: &mut Vm, args: &[Value]) -> Outcome {
    let matcher = matcher(vm, &args[1])?;
    let parts = split_by(vm, &args[0], &matcher, false, 0)?;
    Ok(parts.matching.unwrap_or(Value::NONE))
}

impl Vm {
    /// `BaseExceptionGroup(message, exceptions)`.
    pub fn new_exception_group(&mut self, message: &str, exceptions: Vec<Value>) -> Outcome {
        let class = self.types.exceptions.base_exception_group.clone().value();
        let (message, exceptions) = (self.str(message), self.list(exceptions));
        self.call(&class, &[message, exceptions])
    }

    /// The group that a naked exception is wrapped in for `except*`.
    fn wrap_in_group(&mut self, exception: &Value) -> Outcome {
        let class = self.types.exceptions.base_exception_group.clone().value();
        let (message, exceptions) = (self.str(""), self.tuple([exception.clone()]));
        self.call(&class, &[message, exceptions])
    }

    /// The test of an `except*` clause: what of an exception the class takes, and what is left. `None` for nothing.
    ///
    /// A naked exception that the class takes is given as the only one of a group.
    pub fn match_group(&mut self, exc: &Value, class: &Value) -> Result<(Value, Value), Raised> {
        self.check_except_star(class)?;
        if exc.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        if matches_class(self, exc, class) {
            if is_group(self, exc) {
                return Ok((Value::NONE, exc.clone()));
            }
            let group = self.wrap_in_group(exc)?;
            if !self.frames.is_empty() {
                let wrapped = self.raised_of(group.clone());
                self.note_frame(&wrapped);
            }
            return Ok((Value::NONE, group));
        }
        if !is_group(self, exc) {
            return Ok((exc.clone(), Value::NONE));
        }
        let pair = self.call_method(exc, "split", std::slice::from_ref(class))?;
        let Some(parts) = pair.downcast::<Tuple>() else {
            let text =
                format!("{}.split must return a tuple, not {}", self.type_name(exc), self.type_name(&pair));
            return Err(self.type_error(text));
        };
        match parts.as_slice() {
            [matching, rest, ..] => Ok((rest.clone(), matching.clone())),
            _ => {
                let text = format!(
                    "{}.split must return a 2-tuple, got tuple of size {}",
                    self.type_name(exc),
                    parts.len()
                );
                Err(self.type_error(text))
            }
        }
    }

    /// What stands after `except*` must be classes of exceptions, but not of groups.
    fn check_except_star(&mut self, class: &Value) -> Result<(), Raised> {
        let classes = match class.downcast::<Tuple>() {
            Some(tuple) => tuple.to_vec(),
            None => vec![class.clone()],
        };
        for class in &classes {
            let exceptions = &self.types.exceptions;
            match class.downcast::<Class>() {
                Some(class) if class.is_subclass_of(&exceptions.base_exception_group) => {
                    return Err(self.type_error(
                        "catching ExceptionGroup with except* is not allowed. Use except instead.",
                    ));
                }
                Some(class) if class.is_subclass_of(&exceptions.base_exception) => {}
                _ => {
                    return Err(self.type_error(
                        "catching classes that do not inherit from BaseException is not allowed",
                    ));
                }
            }
        }
        Ok(())
    }

    /// What is to be raised after the clauses of an `except*`: what they raised anew, together with what no clause took
    /// or a clause raised again. `None` when there is nothing.
    pub fn prepare_reraise_star(&mut self, original: &Value, raised_list: &Value) -> Outcome {
        let all: Vec<Value> = match raised_list.downcast::<List>() {
            Some(list) => list.to_vec(),
            None => Vec::new(),
        };
        if !is_group(self, original) {
            // A naked exception was wrapped, so at most one clause has run.
            return Ok(all.into_iter().next().unwrap_or(Value::NONE));
        }
        let (mut raised, mut again) = (Vec::new(), Vec::new());
        for value in all.into_iter().filter(|value| !value.is_none()) {
            if Vm::has_same_metadata(&value, original) {
                again.push(value);
            } else {
                raised.push(value);
            }
        }
        if let Some(projection) = self.project_group(original, &again)? {
            raised.push(projection);
        }
        match raised.len() {
            0 => Ok(Value::NONE),
            1 => Ok(raised.remove(0)),
            _ => self.new_exception_group("", raised),
        }
    }

    /// Whether two exceptions have the same traceback, cause and context: then one is a part of the other.
    fn has_same_metadata(a: &Value, b: &Value) -> bool {
        let (Some(left), Some(right)) = (a.downcast::<Exception>(), b.downcast::<Exception>()) else {
            return false;
        };
        let same_traceback = match (&*left.traceback.borrow(), &*right.traceback.borrow()) {
            (None, None) => true,
            (Some(left), Some(right)) => left.is(right),
            (Some(_), None) | (None, Some(_)) => false,
        };
        same_traceback
            && left.cause.get().is(&right.cause.get())
            && left.context.get().is(&right.context.get())
    }

    /// The part of a group that has exactly the leaves of some of its parts.
    fn project_group(&mut self, group: &Value, keep: &[Value]) -> Result<Option<Value>, Raised> {
        let mut leaves = Vec::new();
        let mut work: Vec<Value> = keep.to_vec();
        while let Some(value) = work.pop() {
            if is_group(self, &value) {
                work.extend(exceptions_of(&value));
            } else {
                leaves.push(value);
            }
        }
        Ok(split_by(self, group, &Matcher::Leaves(leaves), false, 0)?.matching)
    }
}
