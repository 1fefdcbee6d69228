//! Calls: who is called, how arguments meet parameters, and the one door through which Rust calls the language.
//!
//! A call from the language to a function of the language only pushes a frame: [`Vm::begin_call`] answers
//! [`Called::Entered`], and the dispatch loop goes on in the callee. Whatever can be answered at once is
//! [`Called::Done`]. Only natives that need a result in the middle of their work (`sorted` with a key, `__eq__` during a
//! look-up) go through [`Vm::call`], which runs a nested dispatch loop and watches the Rust stack.

use rondo_bytecode::{CodeKind, Reg, Wide};

use crate::dispatch::Completion;
use crate::frame::{Frame, FrameKind};
use crate::heap::{Base, Dict, Kind, Object, Ref, Str, Value};
use crate::native::{Arguments, Binding, NativeFunction};
use crate::types::class::{Class, Forward, special};
use crate::types::code::NOT_SIMPLE;
use crate::types::function::{BoundMethod, Function};
use crate::types::generator::{Flavour, Generator};
use crate::vm::{Outcome, Raised, Vm};

/// What beginning a call led to.
pub enum Called {
    /// The result is there.
    Done(Value),
    /// A frame was pushed; its result goes where the frame says.
    Entered,
}

impl Vm {
    /// The base of a window above the topmost frame; `None` when the row of registers is full.
    #[inline(always)]
    pub(crate) fn window_above(&mut self, registers: usize) -> Option<Base> {
        match self.frames.last() {
            Some(frame) => self.registers.window_within(frame.base, frame.registers(), registers),
            None => self.registers.window_within(self.registers.bottom(), 0, registers),
        }
    }

    /// Pushes a frame above the topmost one; its registers are empty, or hold what the caller puts there next.
    #[inline(always)]
    pub(crate) fn push_frame(
        &mut self,
        function: Ref<Function>,
        dst: Reg,
        kind: FrameKind,
        extra: Value,
    ) -> Result<Base, Raised> {
        let Some(base) = self.window_above(function.code.instructions.registers()) else {
            return Err(self.recursion_error());
        };
        self.push_frame_at(function, base, dst, kind, extra)?;
        Ok(base)
    }

    /// Pushes a frame whose arguments lie in the caller's registers already, from `first` on. The base of its window.
    #[inline(always)]
    pub(crate) fn push_frame_within(
        &mut self,
        function: Ref<Function>,
        base: Base,
        first: Reg,
        dst: Reg,
    ) -> Result<Base, Raised> {
        let registers = function.code.instructions.registers();
        if first.0 >= Wide::NARROW && self.top_is_wide() {
            return self.push_frame_beyond(function, base, first, dst);
        }
        let Some(base) = self.registers.window_within(base, usize::from(first.0), registers) else {
            return Err(self.recursion_error());
        };
        // Operators on numbers leave them in the caller's temporaries, and here variables begin unbound.
        let (from, to) = function.code.own_locals;
        for local in from..to {
            self.registers.set(base, Reg(local), Value::EMPTY);
        }
        self.push_frame_at(function, base, dst, FrameKind::Call, Value::EMPTY)?;
        Ok(base)
    }

    /// Whether the topmost frame has registers beyond those that a byte can name: they lie above its temporaries.
    #[cold]
    fn top_is_wide(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.registers() > usize::from(Wide::FIRST))
    }

    /// `push_frame_within` where the new window, or that of who is called from there, would reach into wide registers of the
    /// caller: it begins beyond them, and the arguments move there.
    #[cold]
    fn push_frame_beyond(
        &mut self,
        function: Ref<Function>,
        base: Base,
        first: Reg,
        dst: Reg,
    ) -> Result<Base, Raised> {
        let Some(above) = self.window_above(function.code.instructions.registers()) else {
            return Err(self.recursion_error());
        };
        for argument in 0..function.code.own_locals.0 {
            let value = self.registers.take(base, first.plus(argument));
            self.registers.set(above, Reg(argument), value);
        }
        self.push_frame_at(function, above, dst, FrameKind::Call, Value::EMPTY)?;
        Ok(above)
    }

    #[inline(always)]
    pub(crate) fn push_frame_at(
        &mut self,
        function: Ref<Function>,
        base: Base,
        dst: Reg,
        kind: FrameKind,
        extra: Value,
    ) -> Result<(), Raised> {
        if self.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        self.frames.push(Frame { function, base, ip: 0, dst: dst.0, kind, extra, object: None });
        Ok(())
    }

    /// Calls anything from Rust and waits for the result.
    pub fn call(&mut self, callee: &Value, arguments: &[Value]) -> Outcome {
        // A key of `sort`, a function given to `map` or `reduce`.
        if let Some(function) = callee.downcast::<Function>()
            && usize::from(function.code.simple) == arguments.len()
        {
            return self.call_simple(function, arguments.len(), arguments.iter());
        }
        self.call_with(callee, arguments.iter().cloned().collect(), &[])
    }

    /// Calls a function that binds nothing: the arguments go into its registers straight away.
    fn call_simple<'a>(
        &mut self,
        function: &Object<Function>,
        count: usize,
        arguments: impl Iterator<Item = &'a Value>,
    ) -> Outcome {
        self.check_stack()?;
        let base = self.push_frame(function.to_ref(), Reg::DISCARD, FrameKind::Entry, Value::EMPTY)?;
        let registers = self.registers.window_mut(base, count);
        for (register, argument) in registers.iter_mut().zip(arguments) {
            *register = argument.clone();
        }
        self.run_to_value()
    }

    /// Calls anything from Rust; the last arguments are named.
    pub fn call_with(&mut self, callee: &Value, arguments: Arguments, names: &[Value]) -> Outcome {
        if let Some(native) = callee.downcast::<NativeFunction>()
            && (native.def.binding != Binding::Method || native.owner.is_empty())
        {
            return if names.is_empty() {
                self.call_native(native, arguments)
            } else {
                self.call_native_general(native, arguments, names)
            };
        }
        match self.begin_call(callee.clone(), arguments, names, Reg::DISCARD, FrameKind::Entry)? {
            Called::Done(value) => Ok(value),
            Called::Entered => self.run_to_value(),
        }
    }

    /// Runs the frame that was just pushed for Rust, up to its result.
    pub(crate) fn run_to_value(&mut self) -> Outcome {
        match self.run()? {
            Completion::Return(value) => Ok(value),
            Completion::Yield(_) | Completion::AsyncYield(_) => {
                unreachable!("only a generator's frame yields, and those are resumed elsewhere")
            }
        }
    }

    /// Calls a method of the object's class: `__len__` and its like are never looked up on the object itself.
    /// `None` when the class has no such method.
    pub fn call_special(&mut self, object: &Value, name: &Ref<Str>, arguments: &[Value]) -> Option<Outcome> {
        let found = self.lookup_class_of(object, name)?;
        Some(self.call_found(&found, object, arguments))
    }

    /// Calls what was found on the class of an object, bound to that object.
    pub fn call_found(&mut self, found: &Value, object: &Value, arguments: &[Value]) -> Outcome {
        if let Some(native) = found.downcast::<NativeFunction>()
            && native.def.binding == Binding::Method
        {
            return self.call_native_method(native, object, arguments);
        }
        if let Some(function) = found.downcast::<Function>() {
            let (count, all) = (1 + arguments.len(), std::iter::once(object).chain(arguments));
            if usize::from(function.code.simple) == count {
                return self.call_simple(function, count, all);
            }
            return self.call_with(found, all.cloned().collect(), &[]);
        }
        let bound = self.bind_descriptor(found, object)?;
        self.call(&bound, arguments)
    }

    /// Whether a value found on a class simply takes the object as its first argument.
    #[inline]
    pub(crate) fn binds_as_method(&self, found: &Value) -> bool {
        match found.kind() {
            Some(Kind::Function) => true,
            Some(Kind::Native) => {
                found.downcast::<NativeFunction>().is_some_and(|native| native.def.binding == Binding::Method)
            }
            _ => false,
        }
    }

    /// Begins a call of anything. `dst` and `kind` say what becomes of the result when a frame is pushed; with `Done`
    /// the caller sees to it. The window of a pushed frame begins above the topmost frame.
    pub(crate) fn begin_call(
        &mut self,
        callee: Value,
        arguments: Arguments,
        names: &[Value],
        dst: Reg,
        kind: FrameKind,
    ) -> Result<Called, Raised> {
        match callee.kind() {
            Some(Kind::Function) => {
                let function = callee.downcast::<Function>().expect("the kind was just checked").to_ref();
                self.begin_function(function, arguments, names, dst, kind)
            }
            Some(Kind::Native) => {
                let native = callee.downcast::<NativeFunction>().expect("the kind was just checked");
                self.check_receiver(native, &arguments)?;
                let result = if names.is_empty() {
                    self.call_native(native, arguments)
                } else {
                    self.call_native_general(native, arguments, names)
                };
                result.map(Called::Done)
            }
            Some(Kind::BoundMethod) => {
                let method = callee.downcast::<BoundMethod>().expect("the kind was just checked");
                let mut arguments = arguments;
                arguments.insert(0, method.receiver.clone());
                if let Some(native) = method.function.downcast::<NativeFunction>() {
                    let result = if names.is_empty() {
                        self.call_native(native, arguments)
                    } else {
                        self.call_native_general(native, arguments, names)
                    };
                    return result.map(Called::Done);
                }
                let function = method.function.clone();
                self.begin_call(function, arguments, names, dst, kind)
            }
            Some(Kind::Class) => {
                let class = callee.downcast::<Class>().expect("the kind was just checked").to_ref();
                self.begin_class_call(&class, arguments, names, dst, kind)
            }
            _ => self.begin_object_call(callee, arguments, names, dst, kind),
        }
    }

    /// Calls an object whose class has `__call__`.
    fn begin_object_call(
        &mut self,
        callee: Value,
        mut arguments: Arguments,
        names: &[Value],
        dst: Reg,
        kind: FrameKind,
    ) -> Result<Called, Raised> {
        if let Some(caller) = self.class_of(&callee).caller.get() {
            return match caller(self, &callee, arguments, names)? {
                Forward::Done(value) => Ok(Called::Done(value)),
                Forward::To(callee, arguments, names) => {
                    self.check_stack()?;
                    self.begin_call(callee, arguments, &names, dst, kind)
                }
            };
        }
        let name = self.names.call.clone();
        let Some(found) = self.lookup_class_of(&callee, &name) else {
            let message = format!("'{}' object is not callable", self.class_of(&callee).shown_name());
            return Err(self.type_error(message));
        };
        if self.binds_as_method(&found) {
            arguments.insert(0, callee);
            if found.is_a::<NativeFunction>() {
                let native = found.downcast::<NativeFunction>().expect("just checked");
                return self.call_native_general(native, arguments, names).map(Called::Done);
            }
            return self.begin_call(found, arguments, names, dst, kind);
        }
        let bound = self.bind_descriptor(&found, &callee)?;
        self.check_stack()?;
        self.begin_call(bound, arguments, names, dst, kind)
    }

    /// A method of a builtin class reached through the class needs a fitting first argument: `list.append(1, 2)`.
    fn check_receiver(
        &mut self,
        native: &Object<NativeFunction>,
        arguments: &Arguments,
    ) -> Result<(), Raised> {
        if native.def.binding != Binding::Method {
            return Ok(());
        }
        let Some(owner) = native.owner.downcast::<Class>() else { return Ok(()) };
        let message = match arguments.first() {
            None if native.stands_for_function() => {
                return Err(self.written_arity_error(native, 0));
            }
            None => native.lacks_receiver(),
            Some(receiver) if self.class_of(receiver).is_subclass_of(owner) => return Ok(()),
            Some(receiver) if native.is_slot() => format!(
                "descriptor '{}' requires a '{}' object but received a '{}'",
                native.def.name,
                owner.shown_name(),
                self.type_name(receiver)
            ),
            Some(receiver) => format!(
                "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                native.def.name,
                owner.shown_name(),
                self.type_name(receiver)
            ),
        };
        Err(self.type_error(message))
    }

    /// Calls a function of the language with arguments that lie in Rust.
    pub(crate) fn begin_function(
        &mut self,
        function: Ref<Function>,
        arguments: Arguments,
        names: &[Value],
        dst: Reg,
        kind: FrameKind,
    ) -> Result<Called, Raised> {
        let bound = if names.is_empty() && usize::from(function.code.simple) == arguments.len() {
            arguments
        } else {
            self.bind(&function, arguments, names)?
        };
        if function.code.data.kind.is_suspendable() {
            return Ok(Called::Done(self.new_generator(function, bound.into_iter())));
        }
        if kind == FrameKind::Entry {
            self.check_stack()?;
        }
        self.push_bound(function, bound, dst, kind)?;
        Ok(Called::Entered)
    }

    /// Pushes a frame and puts bound arguments into its first registers.
    pub(crate) fn push_bound(
        &mut self,
        function: Ref<Function>,
        mut bound: Arguments,
        dst: Reg,
        kind: FrameKind,
    ) -> Result<(), Raised> {
        let base = self.push_frame(function, dst, kind, Value::EMPTY)?;
        let registers = self.registers.window_mut(base, bound.len());
        registers.iter_mut().zip(&mut bound).for_each(|(register, value)| std::mem::swap(register, value));
        Ok(())
    }

    /// Makes what calling a generator function or an `async def` gives; the first registers get the bound arguments.
    pub(crate) fn new_generator(
        &mut self,
        function: Ref<Function>,
        bound: impl Iterator<Item = Value>,
    ) -> Value {
        let (flavour, class) = match function.code.data.kind {
            CodeKind::Coroutine => (Flavour::Coroutine, &self.types.coroutine),
            CodeKind::AsyncGenerator => (Flavour::AsyncGenerator, &self.types.async_generator),
            _ => (Flavour::Generator, &self.types.generator),
        };
        let count = function.code.instructions.registers();
        let make = |registers| Generator::new(flavour, function, registers);
        let generator = self.heap.new_generator(class, make, count, bound);
        if flavour == Flavour::Coroutine {
            // "was never awaited" is said when the last reference goes before the first resume.
            generator.header().set_finalise(true);
            generator.origin.set(self.frames.last().map_or(0, Frame::line));
            if self.origin_depth > 0 {
                self.note_origin(&generator);
            }
        }
        generator.into()
    }

    /// Lets arguments meet parameters: the result has one value per parameter, in the order of registers.
    pub(crate) fn bind(
        &mut self,
        function: &Ref<Function>,
        mut arguments: Arguments,
        names: &[Value],
    ) -> Result<Arguments, Raised> {
        if let Some(bound) = self.bind_above(function, &mut arguments, names) {
            return Ok(bound);
        }
        let parameters = function.code.data.parameters;
        let positional = usize::from(parameters.positional);
        let named: Arguments = arguments.drain(arguments.len() - names.len()..).collect();
        let given = arguments.len();
        let mut bound = Arguments::with_capacity(parameters.total());
        let mut rest = arguments.into_iter();
        bound.extend(rest.by_ref().take(positional));
        bound.resize(positional + usize::from(parameters.keyword_only), Value::EMPTY);
        let extra: Vec<Value> = rest.collect();
        if !parameters.varargs && !extra.is_empty() {
            // An unknown or doubled keyword is reported first, as CPython does.
            self.bind_names(function, names, named, &mut bound, None)?;
            return Err(self.too_many_positional(function, given, &bound));
        }
        let keywords = parameters.varkw.then(|| self.new_dict());
        self.bind_names(function, names, named, &mut bound, keywords.as_ref())?;
        self.fill_defaults(function, &mut bound)?;
        if parameters.varargs {
            bound.push(self.tuple(extra));
        }
        bound.extend(keywords.map(Value::from));
        Ok(bound)
    }

    fn bind_names(
        &mut self,
        function: &Ref<Function>,
        names: &[Value],
        named: Arguments,
        bound: &mut Arguments,
        keywords: Option<&Ref<Dict>>,
    ) -> Result<(), Raised> {
        let code = function.code.clone();
        let positional_only = usize::from(code.data.parameters.positional_only);
        for (name, value) in names.iter().zip(named) {
            let name = name.downcast::<Str>().expect("keywords are strings");
            let place = code.local_names[..bound.len()]
                .iter()
                .position(|local| local.is(name) || local.as_str() == name.as_str())
                .filter(|&place| place >= positional_only);
            match (place, keywords) {
                (Some(place), _) if bound[place].is_empty() => bound[place] = value,
                (Some(_), _) => {
                    let message = format!(
                        "{}() got multiple values for argument '{}'",
                        function.qualname(),
                        name.as_str()
                    );
                    return Err(self.type_error(message));
                }
                (None, Some(keywords)) => {
                    keywords.set_str(name, value);
                }
                (None, None) => return Err(self.unexpected_keyword(function, names, name)),
            }
        }
        Ok(())
    }

    fn unexpected_keyword(
        &mut self,
        function: &Ref<Function>,
        names: &[Value],
        name: &Object<Str>,
    ) -> Raised {
        let code = &function.code;
        let positional_only = &code.local_names[..usize::from(code.data.parameters.positional_only)];
        let misused: Vec<&str> = positional_only
            .iter()
            .filter(|local| {
                names
                    .iter()
                    .any(|name| name.downcast::<Str>().is_some_and(|name| name.as_str() == local.as_str()))
            })
            .map(|local| local.as_str())
            .collect();
        let message = if misused.is_empty() {
            let parameters = &code.data.parameters;
            let candidates = usize::from(parameters.positional) + usize::from(parameters.keyword_only);
            let close = crate::suggest::closest_keyword(
                name.as_str(),
                code.local_names[usize::from(parameters.positional_only)..candidates]
                    .iter()
                    .map(|name| name.as_str()),
            );
            let hint = close.map_or(String::new(), |close| format!(". Did you mean '{close}'?"));
            format!("{}() got an unexpected keyword argument '{}'{hint}", function.qualname(), name.as_str())
        } else {
            format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                function.qualname(),
                misused.join(", ")
            )
        };
        self.type_error(message)
    }

    fn fill_defaults(&mut self, function: &Ref<Function>, bound: &mut Arguments) -> Result<(), Raised> {
        let code = function.code.clone();
        let parameters = code.data.parameters;
        let positional = usize::from(parameters.positional);
        let defaults = function.defaults.get();
        let defaults: &[Value] = if defaults.is_a::<crate::heap::Tuple>() { defaults.items() } else { &[] };
        let first_default = positional.saturating_sub(defaults.len());
        let mut missing = Vec::new();
        for place in 0..positional {
            if bound[place].is_empty() {
                match place.checked_sub(first_default).and_then(|index| defaults.get(index)) {
                    Some(default) => bound[place] = default.clone(),
                    None => missing.push(code.local_names[place].as_str().to_string()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing_arguments(function, "positional", &missing));
        }
        let keyword_defaults = function.keyword_defaults.get();
        let keyword_defaults = keyword_defaults.downcast::<Dict>();
        for place in positional..positional + usize::from(parameters.keyword_only) {
            if bound[place].is_empty() {
                let name = &code.local_names[place];
                match keyword_defaults.and_then(|defaults| defaults.get_str(name)) {
                    Some(default) => bound[place] = default,
                    None => missing.push(name.as_str().to_string()),
                }
            }
        }
        if missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing_arguments(function, "keyword-only", &missing))
        }
    }

    fn missing_arguments(&mut self, function: &Ref<Function>, what: &str, missing: &[String]) -> Raised {
        let quoted: Vec<String> = missing.iter().map(|name| format!("'{name}'")).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [start @ .., last] => format!("{}, and {last}", start.join(", ")),
            [] => String::new(),
        };
        let plural = if missing.len() == 1 { "" } else { "s" };
        let message = format!(
            "{}() missing {} required {what} argument{plural}: {list}",
            function.qualname(),
            missing.len()
        );
        self.type_error(message)
    }

    fn too_many_positional(&mut self, function: &Ref<Function>, given: usize, bound: &Arguments) -> Raised {
        let parameters = function.code.data.parameters;
        let positional = usize::from(parameters.positional);
        let defaults =
            function.defaults.get().downcast::<crate::heap::Tuple>().map_or(0, |tuple| tuple.len());
        let takes = if defaults > 0 {
            format!("from {} to {positional}", positional - defaults)
        } else {
            positional.to_string()
        };
        let keyword_only_given = bound[positional..].iter().filter(|value| !value.is_empty()).count();
        let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
        let message = if keyword_only_given > 0 {
            let plural_given = if given == 1 { "" } else { "s" };
            let plural_keyword = if keyword_only_given == 1 { "" } else { "s" };
            format!(
                "{}() takes {takes} positional argument{plural} but {given} positional argument{plural_given} \
                 (and {keyword_only_given} keyword-only argument{plural_keyword}) were given",
                function.qualname()
            )
        } else {
            let verb = if given == 1 { "was" } else { "were" };
            format!(
                "{}() takes {takes} positional argument{plural} but {given} {verb} given",
                function.qualname()
            )
        };
        self.type_error(message)
    }

    /// Calls a class: its metaclass's `__call__`, which for most is `type`'s: `__new__`, then `__init__`.
    pub(crate) fn begin_class_call(
        &mut self,
        class: &Ref<Class>,
        mut arguments: Arguments,
        names: &[Value],
        dst: Reg,
        kind: FrameKind,
    ) -> Result<Called, Raised> {
        let metaclass = class.class().clone();
        if metaclass.is_heap_class() {
            let name = self.names.call.clone();
            let found = self.lookup(&metaclass, &name).expect("every metaclass derives from type");
            if !found.is_a::<NativeFunction>() {
                let bound = self.bind_descriptor(&found, &class.value())?;
                return self.begin_call(bound, arguments, names, dst, kind);
            }
        }
        if class.is(&self.types.type_) && names.is_empty() && arguments.len() == 1 {
            return Ok(Called::Done(self.class_of(&arguments[0]).value()));
        }
        if class.layout == Kind::Exception && names.is_empty() && self.is_plain_exception(class) {
            let exception = self.new_exception(class);
            exception.args.set(self.tuple(arguments));
            let exception: Value = exception.into();
            self.watch_finaliser(class, &exception);
            return Ok(Called::Done(exception));
        }
        if class.layout == Kind::Instance && !class.has_special(special::NEW) {
            return self.begin_plain_instance(class, arguments, names, dst, kind);
        }
        if names.is_empty()
            && let Some(made) = crate::types::making::make_quickly(self, class, &arguments)
        {
            return made.map(Called::Done);
        }
        arguments.insert(0, class.value());
        let (new, init) = (self.names.new.clone(), self.names.init.clone());
        let found = self.lookup(class, &new).expect("object has __new__");
        if !class.is_heap_class() && self.lookup(class, &init).is_none_or(|init| self.is_object_init(&init)) {
            if let Some(native) = found.downcast::<NativeFunction>()
                && !class.is(&self.types.type_)
            {
                class.only_new.set(Some(native.def));
            }
            return self.call_new(&found, class, arguments, names).map(Called::Done);
        }
        let instance = self.call_new(&found, class, arguments.clone(), names)?;
        // Of `type(name, bases, namespace)`, the metaclass of a base may have an `__init__` to run.
        let is_plain_class = class.is(&self.types.type_) && !self.class_of(&instance).is_heap_class();
        if is_plain_class || !self.class_of(&instance).is_subclass_of(class) {
            return Ok(Called::Done(instance));
        }
        arguments[0] = instance.clone();
        self.begin_init(instance, arguments, names, dst, kind)
    }

    /// Whether making an exception of a class only keeps the arguments, as for most classes it does.
    fn is_plain_exception(&mut self, class: &Ref<Class>) -> bool {
        let (new, init) = (self.names.new.clone(), self.names.init.clone());
        let (new, init) = (self.lookup(class, &new), self.lookup(class, &init));
        let base = &self.types.exceptions.base_exception;
        let is_bases = |found: &Value| {
            found.downcast::<NativeFunction>().is_some_and(|native| base.is_value(&native.owner))
        };
        new.is_some_and(|new| is_bases(&new)) && init.is_some_and(|init| is_bases(&init))
    }

    fn call_new(
        &mut self,
        found: &Value,
        class: &Ref<Class>,
        arguments: Arguments,
        names: &[Value],
    ) -> Outcome {
        if let Some(native) = found.downcast::<NativeFunction>() {
            return if names.is_empty() {
                self.call_native(native, arguments)
            } else {
                self.call_native_general(native, arguments, names)
            };
        }
        let new = self.unwrap_static(found, class)?;
        self.call_with(&new, arguments, names)
    }

    /// Makes an instance of a class without builtin layout, and begins its `__init__`.
    fn begin_plain_instance(
        &mut self,
        class: &Ref<Class>,
        mut arguments: Arguments,
        names: &[Value],
        dst: Reg,
        kind: FrameKind,
    ) -> Result<Called, Raised> {
        let name = self.names.init.clone();
        let init = self.lookup(class, &name);
        let is_plain = init.as_ref().is_none_or(|init| self.is_object_init(init));
        if is_plain {
            if !arguments.is_empty() {
                let message = format!("{}() takes no arguments", class.name());
                return Err(self.type_error(message));
            }
            return self.new_instance(class).map(Called::Done);
        }
        let instance = self.new_instance(class)?;
        arguments.insert(0, instance.clone());
        self.begin_init(instance, arguments, names, dst, kind)
    }

    /// Calls `__init__` of a fresh instance, which is the first of the arguments.
    fn begin_init(
        &mut self,
        instance: Value,
        arguments: Arguments,
        names: &[Value],
        dst: Reg,
        kind: FrameKind,
    ) -> Result<Called, Raised> {
        let name = self.names.init.clone();
        let Some(init) = self.lookup_class_of(&instance, &name) else { return Ok(Called::Done(instance)) };
        if let Some(native) = init.downcast::<NativeFunction>() {
            // `object`'s has nothing to do, and only classes of the program can be called with what it does not take.
            if self.class_of(&instance).is_heap_class() || !self.is_object_init(&init) {
                self.call_native_general(native, arguments, names)?;
            }
            return Ok(Called::Done(instance));
        }
        if let (Some(function), FrameKind::Call) = (init.downcast::<Function>(), kind)
            && !function.code.data.kind.is_suspendable()
        {
            let function = function.to_ref();
            let called = self.begin_function(function, arguments, names, dst, FrameKind::Init)?;
            self.frames.last_mut().expect("a frame was just pushed").extra = instance;
            return Ok(called);
        }
        let result = if init.is_a::<Function>() {
            self.call_with(&init, arguments, names)?
        } else {
            let bound = self.bind_descriptor(&init, &instance)?;
            self.call_with(&bound, arguments[1..].iter().cloned().collect(), names)?
        };
        self.check_init_result(&result)?;
        Ok(Called::Done(instance))
    }

    pub(crate) fn check_init_result(&mut self, result: &Value) -> Result<(), Raised> {
        if result.is_none() {
            return Ok(());
        }
        let message = format!("__init__() should return None, not '{}'", self.type_name(result));
        Err(self.type_error(message))
    }

    /// The line that runs, as far as frames know it; 0 outside of all code.
    pub fn current_line(&self) -> u32 {
        self.frames.last().map_or(0, Frame::line)
    }

    /// Refuses to nest deeper when the Rust stack is nearly used up.
    #[inline]
    pub fn check_stack(&mut self) -> Result<(), Raised> {
        let here = 0u8;
        if (&raw const here as usize) < self.stack_floor { Err(self.recursion_error()) } else { Ok(()) }
    }

    /// Whether a call with so many positional arguments may push a frame at once, without binding.
    #[inline(always)]
    pub(crate) fn is_simple_call(function: &Object<Function>, argc: u8) -> bool {
        debug_assert!(u16::from(argc) != NOT_SIMPLE);
        function.code.simple == u16::from(argc)
    }
}
