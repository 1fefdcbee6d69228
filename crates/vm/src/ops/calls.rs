//! Calls in bytecode: arguments come from consecutive registers.

use rondo_bytecode::{self as bytecode, Const, FunctionParts, Instr, Name, Reg};

use crate::call::Called;
use crate::frame::FrameKind;
use crate::heap::{Base, CellBox, Kind, Ref, Running, Str, Tuple, Value};
use crate::native::{Arguments, Binding, FEW_ARGUMENTS, NativeDef, NativeFunction, PACKED_ARGUMENTS};
use crate::types::class::{Class, special};
use crate::types::code::CodeObject;
use crate::types::function::{BoundMethod, Function};
use crate::vm::{Outcome, Raised, Vm};

/// Whether the coroutine of a function in Rust, which is being called, is awaited on the spot.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NativeAwait {
    /// No, or the function takes no interest in it.
    #[default]
    No,
    /// Yes.
    Wanted,
    /// It was, and it is over.
    Over,
}

impl Vm {
    pub(super) fn take_arguments(&mut self, base: Base, first: Reg, count: u8) -> Arguments {
        self.registers.slice_mut(base, first, count.into()).iter_mut().map(std::mem::take).collect()
    }

    /// Moves arguments from registers into the first places of an array.
    #[inline]
    fn take_into(&mut self, places: &mut [Value], base: Base, first: Reg, count: u8) {
        let taken = self.registers.slice_mut(base, first, count.into());
        places.iter_mut().zip(taken).for_each(|(place, register)| std::mem::swap(place, register));
    }

    /// Calls anything with arguments in registers, which are emptied.
    #[allow(
        clippy::too_many_arguments,
        reason = "They are the operands of the instruction and where it stands."
    )]
    pub(super) fn call_from_registers(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
        running: Running,
    ) -> Result<Called, Raised> {
        match callee.into_ref::<Function>() {
            Ok(function) => self.call_function(function, base, first, argc, dst, running),
            Err(callee) => self.call_object(callee, base, first, argc, dst),
        }
    }

    /// Calls a function of the language with arguments in registers, which are emptied.
    #[allow(
        clippy::too_many_arguments,
        reason = "They are the operands of the instruction and where it stands."
    )]
    #[inline(never)]
    pub(crate) fn call_function(
        &mut self,
        function: Ref<Function>,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
        running: Running,
    ) -> Result<Called, Raised> {
        match self.bind_positional(&function, base, first, argc) {
            Some(given) => self.call_bound(function, base, first, given, dst, running),
            None => self.call_function_named(function, base, first, argc, &[], dst, running),
        }
    }

    /// The same; the last of the arguments have names.
    #[allow(
        clippy::too_many_arguments,
        reason = "They are the operands of the instruction and where it stands."
    )]
    #[inline(never)]
    pub(super) fn call_function_named(
        &mut self,
        function: Ref<Function>,
        base: Base,
        first: Reg,
        argc: u8,
        names: &[Value],
        dst: Reg,
        running: Running,
    ) -> Result<Called, Raised> {
        if let Some(given) = self.bind_named_in_registers(&function, base, first, argc, names) {
            return self.call_bound(function, base, first, given, dst, running);
        }
        let is_coroutine = function.code.kind == bytecode::CodeKind::Coroutine;
        let awaited = if is_coroutine { self.awaited_here(running, dst) } else { None };
        let arguments = self.take_arguments(base, first, argc);
        match awaited {
            Some(coroutine) => self.begin_awaited(function, arguments, names, coroutine),
            None => self.begin_function(function, arguments, names, dst, FrameKind::Call),
        }
    }

    /// Calls a function whose parameters lie in so many registers: it gets a frame there, or an object for later.
    #[inline(always)]
    fn call_bound(
        &mut self,
        function: Ref<Function>,
        base: Base,
        first: Reg,
        given: u8,
        dst: Reg,
        running: Running,
    ) -> Result<Called, Raised> {
        match function.code.kind {
            bytecode::CodeKind::Function => {
                self.push_frame_within(function, base, first, dst)?;
                Ok(Called::Entered)
            }
            bytecode::CodeKind::Coroutine if let Some(coroutine) = self.awaited_here(running, dst) => {
                self.push_frame_within(function, base, first, coroutine)?;
                self.begin_await();
                Ok(Called::Entered)
            }
            _ => {
                let arguments = self.take_arguments(base, first, given);
                Ok(Called::Done(self.new_generator(function, arguments.into_iter())))
            }
        }
    }

    /// Lets arguments that lie in registers, the last of them under names, meet the parameters right there. The number of
    /// registers that hold parameters then; `None`, with nothing changed, where they do not fit.
    fn bind_in_registers(
        &mut self,
        function: &Ref<Function>,
        base: Base,
        first: Reg,
        argc: u8,
        names: &[Value],
    ) -> Option<u8> {
        if names.is_empty()
            && let Some(given) = self.bind_positional(function, base, first, argc)
        {
            return Some(given);
        }
        self.bind_named_in_registers(function, base, first, argc, names)
    }

    /// The usual without names: defaults are put behind the arguments, what is too many for a `*args` is packed.
    #[inline(always)]
    fn bind_positional(&mut self, function: &Ref<Function>, base: Base, first: Reg, argc: u8) -> Option<u8> {
        if function.code.positional == u16::from(argc) {
            return Some(argc);
        }
        let code = &function.code;
        let parameters = &code.data.parameters;
        let positional = u8::try_from(parameters.positional).ok()?;
        if usize::from(first.0) + usize::from(positional.max(argc)) + 1 > usize::from(u8::MAX) {
            return None;
        }
        if argc < positional && code.positional != crate::types::code::NOT_SIMPLE {
            let defaults = function.defaults.get();
            let defaults = defaults.downcast::<Tuple>()?;
            let without = usize::from(positional).checked_sub(defaults.len())?;
            let given = usize::from(argc).checked_sub(without)?;
            for (place, default) in (argc..).zip(&defaults.as_slice()[given..]) {
                self.registers.set(base, first.plus(place), default.clone());
            }
            return Some(positional);
        }
        if parameters.varargs && !parameters.varkw && parameters.keyword_only == 0 && argc >= positional {
            let extra =
                self.registers.slice_mut(base, first.plus(positional), usize::from(argc - positional));
            let extra = self.heap.new_tuple(&self.types.tuple, extra.iter_mut().map(std::mem::take));
            self.registers.set(base, first.plus(positional), extra.into());
            return Some(positional + 1);
        }
        None
    }

    /// Calls anything that is no function of the language with arguments in registers, which are emptied.
    #[inline(never)]
    pub(crate) fn call_object(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
    ) -> Result<Called, Raised> {
        match callee.kind() {
            Some(Kind::Native) => {
                let native = callee.downcast::<NativeFunction>().expect("the kind was just checked");
                if native.def.binding == Binding::Method && !native.owner.is_empty() {
                    let fits = argc > 0 && self.is_receiver(native, self.registers.get(base, first));
                    if !fits {
                        let arguments = self.take_arguments(base, first, argc);
                        return self.begin_call(callee, arguments, &[], dst, FrameKind::Call);
                    }
                }
                self.call_any_native_here(native, base, first, argc, dst)
            }
            Some(Kind::Class) => {
                let class = callee.downcast::<Class>().expect("the kind was just checked").to_ref();
                if let Some(new) = class.only_new.get()
                    && new.arity.takes_few(usize::from(argc) + 1)
                {
                    let mut arguments = [const { Value::EMPTY }; FEW_ARGUMENTS];
                    arguments[0] = class.value();
                    self.take_into(&mut arguments[1..], base, first, argc);
                    return (new.function)(self, &arguments[..usize::from(new.arity.max)]).map(Called::Done);
                }
                match self.begin_instance_here(&class, base, first, argc, &[], dst)? {
                    true => Ok(Called::Entered),
                    false => {
                        let arguments = self.take_arguments(base, first, argc);
                        self.begin_class_call(&class, arguments, &[], dst, FrameKind::Call)
                    }
                }
            }
            Some(Kind::BoundMethod) => self.call_bound_method(callee, base, first, argc, dst),
            _ => {
                let arguments = self.take_arguments(base, first, argc);
                self.begin_call(callee, arguments, &[], dst, FrameKind::Call)
            }
        }
    }

    /// Calls a method that was found on the class of its first argument, if it is none of the language; the arguments lie in
    /// registers, which are emptied.
    #[inline(never)]
    pub(crate) fn call_found_object(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
    ) -> Result<Called, Raised> {
        match callee.downcast::<NativeFunction>() {
            Some(native) if !native.def.makes_coroutine => {
                self.call_native_here(native, base, first, argc).map(Called::Done)
            }
            _ => self.call_object(callee, base, first, argc, dst),
        }
    }

    /// Whether an object may be the first argument of a method of a builtin class.
    #[inline]
    fn is_receiver(&self, native: &NativeFunction, object: &Value) -> bool {
        let Some(owner) = native.owner.downcast::<Class>() else { return true };
        let class = self.class_of(object);
        class.is(owner) || class.is_subclass_of(owner)
    }

    #[inline(never)]
    fn call_any_native_here(
        &mut self,
        native: &NativeFunction,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
    ) -> Result<Called, Raised> {
        if native.def.makes_coroutine {
            return self.call_coroutine_function(native, base, first, argc, dst);
        }
        self.call_native_here(native, base, first, argc).map(Called::Done)
    }

    /// Calls a native function that stands for an `async def`. If its coroutine is awaited where it is called, the function
    /// may give the result of the await instead.
    fn call_coroutine_function(
        &mut self,
        native: &NativeFunction,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
    ) -> Result<Called, Raised> {
        let running = Running::of(&self.frames.last().expect("a frame is running").function);
        let is_awaited = self.awaited_here(running, dst).is_some();
        self.native_await = if is_awaited { NativeAwait::Wanted } else { NativeAwait::No };
        let outcome = self.call_native_here(native, base, first, argc);
        if std::mem::take(&mut self.native_await) != NativeAwait::Over {
            return outcome.map(Called::Done);
        }
        self.frames.last_mut().expect("a frame is running").ip += bytecode::SEND_BEHIND_CALL;
        self.finish_send(outcome?);
        Ok(Called::Entered)
    }

    /// Calls a native function with arguments in registers, which are emptied.
    #[inline(always)]
    fn call_native_here(&mut self, native: &NativeFunction, base: Base, first: Reg, argc: u8) -> Outcome {
        let NativeDef { function, arity, .. } = native.def;
        // Few parameters, all of them positional: that is most calls. Those that are left out are empty.
        if arity.simple && argc >= arity.min && argc <= arity.max {
            let mut take = |place| match place < argc {
                true => self.registers.take(base, first.plus(place)),
                false => Value::EMPTY,
            };
            match arity.max {
                0 => return function(self, &[]),
                1 => {
                    let arguments = [take(0)];
                    return function(self, &arguments);
                }
                2 => {
                    let arguments = [take(0), take(1)];
                    return function(self, &arguments);
                }
                3 => {
                    let arguments = [take(0), take(1), take(2)];
                    return function(self, &arguments);
                }
                _ => {}
            }
        }
        self.call_native_at_length(native, base, first, argc)
    }

    /// The same with more arguments, or fewer or more than there are parameters, or some that have names.
    #[inline(never)]
    fn call_native_at_length(
        &mut self,
        native: &NativeFunction,
        base: Base,
        first: Reg,
        argc: u8,
    ) -> Outcome {
        let NativeDef { function, arity, .. } = native.def;
        if !arity.takes_few(argc.into()) {
            if arity.packs_all() {
                return self.call_packed(native, base, first, argc);
            }
            let arguments = self.take_arguments(base, first, argc);
            return self.call_native(native, arguments);
        }
        let mut arguments = [const { Value::EMPTY }; FEW_ARGUMENTS];
        self.take_into(&mut arguments, base, first, argc);
        function(self, &arguments[..usize::from(arity.max)])
    }

    /// Calls a native function of `*args`, with arguments in registers: `max`, `print`.
    fn call_packed(&mut self, native: &NativeFunction, base: Base, first: Reg, argc: u8) -> Outcome {
        let given = self.registers.slice_mut(base, first, usize::from(argc));
        let given = self.heap.new_tuple(&self.types.tuple, given.iter_mut().map(std::mem::take));
        let mut arguments = [const { Value::EMPTY }; PACKED_ARGUMENTS];
        arguments[0] = given.into();
        (native.def.function)(self, &arguments[..1 + usize::from(native.def.arity.keyword_only)])
    }

    /// Calls a method with its object, with the other arguments in registers.
    fn call_bound_method(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
    ) -> Result<Called, Raised> {
        let method = callee.downcast::<BoundMethod>().expect("the caller has checked the kind");
        let has_room = usize::from(first.0) + usize::from(argc) < usize::from(u8::MAX);
        match method.function.kind() {
            Some(Kind::Function) if has_room => {
                let function = method.function.downcast::<Function>().expect("the kind was just checked");
                let function = function.to_ref();
                self.insert_argument(base, first, argc, method.receiver.clone());
                let is_plain = !function.code.data.kind.is_suspendable();
                if is_plain && self.bind_in_registers(&function, base, first, argc + 1, &[]).is_some() {
                    self.push_frame_within(function, base, first, dst)?;
                    return Ok(Called::Entered);
                }
                let arguments = self.take_arguments(base, first, argc + 1);
                self.begin_function(function, arguments, &[], dst, FrameKind::Call)
            }
            Some(Kind::Native) if has_room => {
                let native = method.function.downcast::<NativeFunction>().expect("the kind was just checked");
                self.insert_argument(base, first, argc, method.receiver.clone());
                self.call_any_native_here(native, base, first, argc + 1, dst)
            }
            _ => {
                let arguments = self.take_arguments(base, first, argc);
                self.begin_call(callee, arguments, &[], dst, FrameKind::Call)
            }
        }
    }

    /// Puts one argument more before those in registers.
    pub(super) fn insert_argument(&mut self, base: Base, first: Reg, argc: u8, argument: Value) {
        for place in (0..argc).rev() {
            let moved = self.registers.take(base, first.plus(place));
            self.registers.set(base, first.plus(place + 1), moved);
        }
        self.registers.set(base, first, argument);
    }

    /// Makes an instance of an ordinary class and pushes the frame of its `__init__`, whose arguments lie in registers, the last
    /// of them under `names`.
    /// `false`, with nothing done, when the class or the call is not that simple.
    pub(super) fn begin_instance_here(
        &mut self,
        class: &Ref<Class>,
        base: Base,
        first: Reg,
        argc: u8,
        names: &[Value],
        dst: Reg,
    ) -> Result<bool, Raised> {
        let is_ordinary = class.layout == Kind::Instance
            && !class.has_special(special::NEW)
            && class.class().is(&self.types.type_)
            && usize::from(first.0) + usize::from(argc) < usize::from(u8::MAX);
        if !is_ordinary {
            return Ok(false);
        }
        let name = self.names.init.clone();
        let Some(Ok(init)) = self.lookup(class, &name).map(Value::into_ref::<Function>) else {
            return Ok(false);
        };
        if init.code.data.kind != bytecode::CodeKind::Function || argc == u8::MAX {
            return Ok(false);
        }
        let instance = self.new_instance(class)?;
        self.insert_argument(base, first, argc, instance.clone());
        if self.bind_in_registers(&init, base, first, argc + 1, names).is_none() {
            // The general way binds, or says what is wrong.
            let arguments = self.take_arguments(base, first, argc + 1);
            self.begin_function(init, arguments, names, dst, FrameKind::Init)?;
        } else {
            self.push_frame_within(init, base, first, dst)?;
        }
        let frame = self.frames.last_mut().expect("a frame was just pushed");
        frame.kind = FrameKind::Init;
        frame.extra = instance;
        Ok(true)
    }

    /// Whether the coroutine that a function in Rust is asked for is awaited where the function is called. Then it need not be
    /// an object: the function may give `Value::TURN`, a nap, or the result of the await ([`Vm::end_native_await`]). To be asked
    /// first thing, and once.
    pub fn is_awaited_at_once(&mut self) -> bool {
        std::mem::take(&mut self.native_await) == NativeAwait::Wanted
    }

    /// What the function in Rust that is being called gives or raises is what the await gives or raises; to be said last thing.
    pub fn end_native_await(&mut self) {
        self.native_await = NativeAwait::Over;
    }

    /// Whether the result of this call is awaited at once: the register for the coroutine. The verifier of bytecode sees to it that
    /// a `Send` follows.
    #[inline]
    fn awaited_here(&self, running: Running, dst: Reg) -> Option<Reg> {
        let ip = self.frames.last().expect("a frame is running").ip as usize;
        match running.peek(ip + 1) {
            Some(Instr::GetAwaitable { dst: coroutine, src }) if src == dst => Some(coroutine),
            _ => None,
        }
    }

    /// Runs an `async def` that is awaited where it is called as an ordinary call: it gets an object when it suspends.
    fn begin_awaited(
        &mut self,
        function: Ref<Function>,
        arguments: Arguments,
        names: &[Value],
        coroutine: Reg,
    ) -> Result<Called, Raised> {
        let bound = self.bind(&function, arguments, names)?;
        self.push_bound(function, bound, coroutine, FrameKind::Call)?;
        self.begin_await();
        Ok(Called::Entered)
    }

    /// The frame that was just pushed is that of a coroutine without an object. It handles no exception yet; what its
    /// driver handles lies in the frame until it ends.
    #[inline(always)]
    fn begin_await(&mut self) {
        let frame = self.frames.last_mut().expect("a frame was just pushed");
        frame.kind = FrameKind::Await;
        frame.extra = std::mem::take(&mut self.handled);
    }

    /// How messages name what is called: `__main__.f()`.
    pub(crate) fn callee_text(&mut self, callee: &Value) -> String {
        let qualname = self.names.qualname.clone();
        let module = self.names.module.clone();
        let text = |value: Result<Option<Value>, Raised>| {
            value
                .ok()
                .flatten()
                .and_then(|value| value.downcast::<Str>().map(|text| text.as_str().to_string()))
        };
        let Some(name) = text(self.find_attr(callee, &qualname)) else {
            return match self.str_of(callee) {
                Ok(text) => text.as_str().to_string(),
                Err(_) => String::new(),
            };
        };
        match text(self.find_attr(callee, &module)) {
            Some(module) if module != "builtins" => format!("{module}.{name}()"),
            _ => format!("{name}()"),
        }
    }

    /// `object.name(…)` when the cache does not know the method.
    #[allow(
        clippy::too_many_arguments,
        reason = "They are the operands of the instruction and where it stands."
    )]
    #[cold]
    pub(crate) fn call_method_slowly(
        &mut self,
        running: Running,
        base: Base,
        first: Reg,
        argc: u8,
        name: Name,
        cache: bytecode::Cache,
        dst: Reg,
    ) -> Result<Called, Raised> {
        let object = self.registers.take(base, first);
        let (function, receiver) = self.load_method(running, object, name, cache)?;
        if receiver.is_empty() {
            return self.call_from_registers(function, base, first.plus(1), argc, dst, running);
        }
        self.registers.set(base, first, receiver);
        self.call_from_registers(function, base, first, argc + 1, dst, running)
    }

    /// Makes a function of a constant code and the parts in consecutive registers.
    pub(crate) fn make_function(
        &mut self,
        running: Running,
        base: Base,
        first: Reg,
        parts: FunctionParts,
        code: Const,
    ) -> Value {
        let code = running.code().constants[usize::from(code.0)]
            .downcast::<CodeObject>()
            .expect("the compiler put code there");
        let mut next = first;
        let mut part = |vm: &mut Vm, which: u8| {
            if !parts.has(which) {
                return Value::EMPTY;
            }
            let value = vm.registers.take(base, next);
            next = next.plus(1);
            value
        };
        let defaults = part(self, FunctionParts::DEFAULTS);
        let keyword_defaults = part(self, FunctionParts::KEYWORD_DEFAULTS);
        let annotate = part(self, FunctionParts::ANNOTATE);
        let closure = part(self, FunctionParts::CLOSURE);
        let type_params = part(self, FunctionParts::TYPE_PARAMS);
        let cells: Box<[Value]> = if closure.is_empty() { Box::default() } else { closure.items().into() };
        debug_assert!(cells.iter().all(|cell| cell.is_a::<CellBox>()));
        let function = Function::new(code.to_ref(), running.function().globals.clone(), cells);
        function.defaults.set(defaults);
        function.keyword_defaults.set(keyword_defaults);
        function.annotate.set(annotate);
        function.type_params.set(type_params);
        let class = &self.types.function;
        self.heap.alloc_with_attributes(class, function, class.root_shape.get()).into()
    }

    /// The bound method of the `with` protocol.
    pub(crate) fn load_special(&mut self, object: &Value, which: bytecode::Special) -> Outcome {
        use bytecode::Special;
        let name = match which {
            Special::Enter => self.names.enter.clone(),
            Special::Exit => self.names.exit.clone(),
            Special::AEnter => self.names.aenter.clone(),
            Special::AExit => self.names.aexit.clone(),
        };
        if let Some(found) = self.lookup_class_of(object, &name) {
            return self.bind_descriptor(&found, object);
        }
        let is_async = matches!(which, Special::AEnter | Special::AExit);
        let protocol = if is_async { "asynchronous context manager" } else { "context manager" };
        let others = if is_async {
            [self.names.enter.clone(), self.names.exit.clone()]
        } else {
            [self.names.aenter.clone(), self.names.aexit.clone()]
        };
        // Here, unlike elsewhere, the class is said in full.
        let class = crate::types::r#type::qualified_name(self, &self.class_of(object).clone());
        let class = class.strip_prefix("__main__.").unwrap_or(&class);
        let missing = format!(" (missed {} method)", which.word());
        let hint = if others.iter().all(|other| self.lookup_class_of(object, other).is_some()) {
            let (right, protocol) = if is_async {
                ("with", "context manager")
            } else {
                ("async with", "asynchronous context manager")
            };
            format!(" but it supports the {protocol} protocol. Did you mean to use '{right}'?")
        } else {
            String::new()
        };
        let message = format!("'{class}' object does not support the {protocol} protocol{missing}{hint}");
        Err(self.type_error(message))
    }

    /// Tells a context manager of an exception.
    pub(crate) fn with_except(&mut self, exit: &Value, exception: &Value) -> Outcome {
        let raised = self.raised_of(exception.clone());
        let traceback = raised.0.traceback.borrow().clone();
        let traceback = traceback.map_or(Value::NONE, Value::from);
        let class = self.class_of(exception).value();
        self.call(exit, &[class, exception.clone(), traceback])
    }
}
