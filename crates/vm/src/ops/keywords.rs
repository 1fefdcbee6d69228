//! Calls whose arguments have names or come from iterables: `f(a, key=b)`, `f(*args, **kwargs)`.
//!
//! The arguments lie in consecutive registers, those with names last. Where the call is sound they are put in the order of the
//! parameters right there, and the callee's frame begins over them:
//!
//! ```text
//! def f(a, b=1, *, key=2)
//!
//! f(0, key=7)      │ 0 │ 7 │           names: key
//!                  │ 0 │ 1 │ 7 │       as the parameters want them
//! ```
//!
//! Nothing is moved before it is certain that every argument has a place and every parameter a value. Where one has not, the
//! general way ([`Vm::bind`], [`Vm::call_native_general`]) says what is wrong.

use rondo_bytecode::Reg;

use crate::call::Called;
use crate::frame::FrameKind;
use crate::heap::{Base, Dict, Kind, Object, Ref, Running, Str, Tuple, Value};
use crate::native::{Arguments, Binding, NativeFunction, Parameter, ParameterKind};
use crate::types::class::Class;
use crate::types::code::CodeObject;
use crate::types::function::{BoundMethod, Function};
use crate::types::sequence::is_exact;
use crate::vm::{Outcome, Raised, Vm};

/// So many names are looked at without a vector.
const MAX_NAMES: usize = 12;

/// So many parameters that can be named are kept track of in the bits of a word.
const MAX_PARAMETERS: usize = 64;

/// The place of a name that no parameter has: it goes into `**kwargs`.
const IN_KEYWORDS: u8 = u8::MAX;

impl Vm {
    /// Calls anything; the last of the arguments, which lie in registers and are taken out, have names.
    #[allow(
        clippy::too_many_arguments,
        reason = "They are the operands of the instruction and where it stands."
    )]
    pub(crate) fn call_named(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        names: &[Value],
        dst: Reg,
        running: Running,
    ) -> Result<Called, Raised> {
        let has_room = usize::from(first.0) + usize::from(argc) < usize::from(u8::MAX);
        match callee.kind() {
            Some(Kind::Function) => {
                let function = callee.into_ref::<Function>().expect("the kind was just checked");
                return self.call_function_named(function, base, first, argc, names, dst, running);
            }
            Some(Kind::BoundMethod) if has_room => {
                let method = callee.downcast::<BoundMethod>().expect("the kind was just checked");
                if let Some(function) = method.function.downcast::<Function>() {
                    self.insert_argument(base, first, argc, method.receiver.clone());
                    let function = function.to_ref();
                    return self.call_function_named(function, base, first, argc + 1, names, dst, running);
                }
                if let Some(native) = method.function.downcast::<NativeFunction>() {
                    self.insert_argument(base, first, argc, method.receiver.clone());
                    return self.call_native_named(native, base, first, argc + 1, names).map(Called::Done);
                }
            }
            Some(Kind::Native) => {
                let native = callee.downcast::<NativeFunction>().expect("the kind was just checked");
                if native.def.binding != Binding::Method || native.owner.is_empty() {
                    return self.call_native_named(native, base, first, argc, names).map(Called::Done);
                }
            }
            Some(Kind::Class) => {
                let class = callee.downcast::<Class>().expect("the kind was just checked").to_ref();
                if self.begin_instance_here(&class, base, first, argc, names, dst)? {
                    return Ok(Called::Entered);
                }
            }
            _ => {}
        }
        let arguments = self.take_arguments(base, first, argc);
        self.begin_call(callee, arguments, names, dst, FrameKind::Call)
    }

    /// Lets arguments meet any parameters: see `bind_in_registers`, which knows the usual ones.
    pub(super) fn bind_named_in_registers(
        &mut self,
        function: &Ref<Function>,
        base: Base,
        first: Reg,
        argc: u8,
        names: &[Value],
    ) -> Option<u8> {
        let code = &function.code;
        let parameters = code.data.parameters;
        let positional = usize::from(parameters.positional);
        let nameable = positional + usize::from(parameters.keyword_only);
        let given = usize::from(argc) - names.len();
        let fits = names.len() <= MAX_NAMES
            && nameable < MAX_PARAMETERS
            && usize::from(first.0) + parameters.total().max(argc.into()) < usize::from(u8::MAX);
        if !fits || (given > positional && !parameters.varargs) {
            return None;
        }
        let mut places = [IN_KEYWORDS; MAX_NAMES];
        let mut filled: u64 = (1 << given.min(positional)) - 1;
        let mut are_in_order = !(parameters.varargs || parameters.varkw);
        for (index, name) in names.iter().enumerate() {
            let name = name.downcast::<Str>().expect("keywords are strings");
            match parameter_named(code, name) {
                Some(place) if filled & (1 << place) == 0 => {
                    filled |= 1 << place;
                    places[index] = place as u8;
                    are_in_order &= place == given + index;
                }
                None if parameters.varkw => {}
                _ => return None,
            }
        }
        let mut missing = !filled & ((1 << positional) - 1);
        // Defaults are those of the last parameters, so that the first to be missing tells for all.
        let defaults = function.defaults.get();
        let defaults = defaults.downcast::<Tuple>().map_or(&[] as &[Value], |defaults| defaults.as_slice());
        if missing != 0 && missing.trailing_zeros() as usize + defaults.len() < positional {
            return None;
        }
        let keyword_defaults =
            keyword_defaults_of(function, !filled & ((1 << nameable) - 1) & !((1 << positional) - 1))?;

        if !are_in_order {
            self.reorder_named(code, base, first, given, &places, names);
        }
        while missing != 0 {
            let place = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            let default = defaults[place + defaults.len() - positional].clone();
            self.registers.set(base, first.plus(place as u8), default);
        }
        for (place, default) in keyword_defaults {
            self.registers.set(base, first.plus(place), default);
        }
        Some(parameters.total() as u8)
    }

    /// The same for arguments that lie in Rust: they meet the parameters in the registers above the topmost frame, which nobody
    /// uses. `None`, with the arguments back where they were, where they do not fit.
    pub(crate) fn bind_above(
        &mut self,
        function: &Ref<Function>,
        arguments: &mut Arguments,
        names: &[Value],
    ) -> Option<Arguments> {
        let argc = u8::try_from(arguments.len()).ok()?;
        let total = function.code.data.parameters.total();
        let base = self.window_above(arguments.len().max(total) + 1)?;
        let window = self.registers.window_mut(base, arguments.len());
        window
            .iter_mut()
            .zip(arguments.iter_mut())
            .for_each(|(register, value)| std::mem::swap(register, value));
        let given = self.bind_named_in_registers(function, base, Reg(0), argc, names);
        let count = given.map_or(arguments.len(), usize::from);
        let window = self.registers.window_mut(base, count);
        if given.is_some() {
            return Some(window.iter_mut().map(std::mem::take).collect());
        }
        window
            .iter_mut()
            .zip(arguments.iter_mut())
            .for_each(|(register, value)| std::mem::swap(register, value));
        None
    }

    /// Moves the arguments that have names to their places, and puts the rest into `*args` and `**kwargs`.
    #[inline(never)]
    fn reorder_named(
        &mut self,
        code: &CodeObject,
        base: Base,
        first: Reg,
        given: usize,
        places: &[u8; MAX_NAMES],
        names: &[Value],
    ) {
        let parameters = &code.data.parameters;
        let positional = usize::from(parameters.positional);
        let named_first = first.plus(given as u8);
        let mut named = [const { Value::EMPTY }; MAX_NAMES];
        for (index, value) in named[..names.len()].iter_mut().enumerate() {
            *value = self.registers.take(base, named_first.plus(index as u8));
        }
        if parameters.varargs {
            let extra = given.saturating_sub(positional);
            let extra = self.registers.slice_mut(base, first.plus((given - extra) as u8), extra);
            let extra = self.heap.new_tuple(&self.types.tuple, extra.iter_mut().map(std::mem::take));
            let place = positional + usize::from(parameters.keyword_only);
            self.registers.set(base, first.plus(place as u8), extra.into());
        }
        let keywords = parameters.varkw.then(|| self.new_dict());
        for (index, name) in names.iter().enumerate() {
            let (place, value) = (places[index], std::mem::take(&mut named[index]));
            if place != IN_KEYWORDS {
                self.registers.set(base, first.plus(place), value);
            } else if let (Some(keywords), Some(name)) = (&keywords, name.downcast::<Str>()) {
                keywords.set_str(name, value);
            }
        }
        if let Some(keywords) = keywords {
            self.registers.set(base, first.plus(parameters.total() as u8 - 1), keywords.into());
        }
    }

    /// Calls a native function; the last of the arguments, which lie in registers and are taken out, have names.
    fn call_native_named(
        &mut self,
        native: &NativeFunction,
        base: Base,
        first: Reg,
        argc: u8,
        names: &[Value],
    ) -> Outcome {
        let given = argc - names.len() as u8;
        let packed = if native.def.arity.packs_all() { given } else { 0 };
        let Some(places) = native_places(native, usize::from(given - packed), names) else {
            let arguments = self.take_arguments(base, first, argc);
            return self.call_native_general(native, arguments, names);
        };
        let mut bound = [const { Value::EMPTY }; MAX_NAMES];
        if native.def.arity.varargs {
            let given = self.registers.slice_mut(base, first, packed.into());
            let given = self.heap.new_tuple(&self.types.tuple, given.iter_mut().map(std::mem::take));
            bound[0] = given.into();
        }
        for (argument, place) in (packed..argc).zip(places) {
            bound[usize::from(place)] = self.registers.take(base, first.plus(argument));
        }
        (native.def.function)(self, &bound[..native.parameters().len()])
    }

    /// `f(*args, **kwargs)`.
    pub(crate) fn call_spread(
        &mut self,
        base: Base,
        func: Reg,
        dst: Reg,
        running: Running,
    ) -> Result<Called, Raised> {
        /// So many items are put into registers.
        const FEW: usize = 16;
        let callee = self.registers.take(base, func);
        let positional = self.registers.take(base, func.plus(1));
        let keywords = self.registers.take(base, func.plus(2));
        let keywords = keywords.into_ref::<Dict>().map_or(Vec::new(), |keywords| keywords.entries());
        if keywords.iter().any(|entry| !entry.key.is_a::<Str>()) {
            return Err(self.type_error("keywords must be strings"));
        }
        let names: smallvec::SmallVec<[Value; FEW]> =
            keywords.iter().map(|entry| entry.key.clone()).collect();
        let named = keywords.into_iter().map(|entry| entry.value);
        if let Some(tuple) = positional.downcast::<Tuple>()
            && is_exact::<Tuple>(&positional)
            && tuple.len() + names.len() <= FEW
            && usize::from(func.0) + FEW < usize::from(u8::MAX)
        {
            let first = func.plus(1);
            let mut argc = 0;
            for argument in tuple.iter().cloned().chain(named) {
                self.registers.set(base, first.plus(argc), argument);
                argc += 1;
            }
            drop(positional);
            if names.is_empty() {
                return self.call_from_registers(callee, base, first, argc, dst, running);
            }
            return self.call_named(callee, base, first, argc, &names, dst, running);
        }
        let mut arguments: Arguments = match positional.downcast::<Tuple>() {
            Some(tuple) if is_exact::<Tuple>(&positional) => tuple.iter().cloned().collect(),
            _ => self.spread_iterable(&callee, &positional)?.into_iter().collect(),
        };
        arguments.extend(named);
        drop(positional);
        self.begin_call(callee, arguments, &names, dst, FrameKind::Call)
    }

    fn spread_iterable(&mut self, callee: &Value, positional: &Value) -> Result<Vec<Value>, Raised> {
        let iter_name = self.names.iter.clone();
        let getitem = self.names.getitem.clone();
        let is_iterable = self.lookup_class_of(positional, &iter_name).is_some()
            || self.lookup_class_of(positional, &getitem).is_some();
        if is_iterable {
            return self.collect(positional);
        }
        let message = format!(
            "{} argument after * must be an iterable, not {}",
            self.callee_text(callee),
            self.type_name(positional)
        );
        Err(self.type_error(message))
    }
}

/// Which parameter of a function may be given under a name: names are interned, so that comparing addresses finds nearly all.
fn parameter_named(code: &CodeObject, name: &Object<Str>) -> Option<usize> {
    let parameters = &code.data.parameters;
    let (from, to) = (
        usize::from(parameters.positional_only),
        usize::from(parameters.positional) + usize::from(parameters.keyword_only),
    );
    let nameable = &code.local_names[from..to];
    let found = nameable
        .iter()
        .position(|local| local.is(name))
        .or_else(|| nameable.iter().position(|local| local.as_str() == name.as_str()))?;
    Some(from + found)
}

/// The defaults of parameters that may only be given by name, those whose bits are set, each with its place; `None` if one has
/// none.
#[inline]
fn keyword_defaults_of(
    function: &Object<Function>,
    mut missing: u64,
) -> Option<smallvec::SmallVec<[(u8, Value); 4]>> {
    let mut found = smallvec::SmallVec::new();
    while missing != 0 {
        let place = missing.trailing_zeros() as usize;
        missing &= missing - 1;
        let defaults = function.keyword_defaults.get();
        found.push((place as u8, defaults.downcast::<Dict>()?.get_str(&function.code.local_names[place])?));
    }
    Some(found)
}

/// Where the arguments of a native function go, of which the last have names; those for its `*args` are not among them.
/// `None` where that is not so simple.
fn native_places(
    native: &NativeFunction,
    given: usize,
    names: &[Value],
) -> Option<smallvec::SmallVec<[u8; MAX_NAMES]>> {
    use ParameterKind::{Either, KeywordOnly, VarArgs};
    let parameters = native.parameters();
    let arity = native.def.arity;
    let is_plain = !arity.varkw && (!arity.varargs || arity.packs_all());
    if !is_plain || parameters.len() > MAX_NAMES || given > usize::from(arity.max) {
        return None;
    }
    let mut places: smallvec::SmallVec<[u8; MAX_NAMES]> = (0..given as u8).collect();
    for name in names {
        let name = name.downcast::<Str>().expect("keywords are strings").as_str();
        let place = parameters
            .iter()
            .position(|parameter| matches!(parameter.kind, Either | KeywordOnly) && parameter.name == name)?;
        if place < given {
            return None;
        }
        places.push(place as u8);
    }
    let has_value = |(place, parameter): (usize, &Parameter)| {
        parameter.default.is_some() || parameter.kind == VarArgs || places.contains(&(place as u8))
    };
    parameters.iter().enumerate().all(has_value).then_some(places)
}
