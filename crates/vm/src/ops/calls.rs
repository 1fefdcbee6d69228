//! Calls in bytecode: arguments come from consecutive registers.

use rondo_bytecode::{self as bytecode, Const, FunctionParts, Instr, Name, Reg};

use crate::call::Called;
use crate::frame::FrameKind;
use crate::heap::{Base, CellBox, Dict, Kind, Ref, Running, Str, Tuple, Value};
use crate::native::{Arguments, NativeFunction};
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    fn take_arguments(&mut self, base: Base, first: Reg, count: u8) -> Arguments {
        self.registers.slice_mut(base, first, count.into()).iter_mut().map(std::mem::take).collect()
    }

    /// Calls anything with arguments in registers, which are emptied.
    #[allow(
        clippy::too_many_arguments,
        reason = "They are the operands of the instruction and where it stands."
    )]
    pub(crate) fn call_from_registers(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        dst: Reg,
        running: &Running,
        ip: usize,
    ) -> Result<Called, Raised> {
        let arguments = self.take_arguments(base, first, argc);
        match callee.kind() {
            Some(Kind::Native) => {
                let native = callee.downcast::<NativeFunction>().expect("the kind was just checked");
                if native.def.binding == crate::native::Binding::Method && !native.owner.is_empty() {
                    return self.begin_call(callee, arguments, &[], dst, FrameKind::Call);
                }
                self.call_native(native, arguments).map(Called::Done)
            }
            Some(Kind::Function) => {
                let function = callee.downcast::<Function>().expect("the kind was just checked").to_ref();
                drop(callee);
                if function.code.data.kind == bytecode::CodeKind::Coroutine
                    && let Some((coroutine, result)) = Vm::awaited_here(running, ip, dst)
                {
                    return self.begin_awaited(function, arguments, coroutine, result);
                }
                self.begin_function(function, arguments, &[], dst, FrameKind::Call)
            }
            _ => self.begin_call(callee, arguments, &[], dst, FrameKind::Call),
        }
    }

    /// Whether the result of this call is awaited at once: the register for the coroutine, and that for its result.
    fn awaited_here(running: &Running, ip: usize, dst: Reg) -> Option<(Reg, Reg)> {
        let Some(Instr::GetAwaitable { dst: coroutine, src }) = running.peek(ip + 1) else { return None };
        match (running.peek(ip + 2), running.peek(ip + 3)) {
            (Some(Instr::LoadNone { dst: value }), Some(Instr::Send { dst: result, iter, value: sent }))
                if src == dst && iter == coroutine && value == sent =>
            {
                Some((coroutine, result))
            }
            _ => None,
        }
    }

    /// Runs an `async def` that is awaited where it is called as an ordinary call: it gets an object when it suspends.
    fn begin_awaited(
        &mut self,
        function: Ref<Function>,
        arguments: Arguments,
        coroutine: Reg,
        _result: Reg,
    ) -> Result<Called, Raised> {
        let bound = self.bind(&function, arguments, &[])?;
        let index = self.top();
        self.push_frame(function, index, coroutine, FrameKind::Await, Value::EMPTY)?;
        let base = self.frames.last().expect("a frame was just pushed").base;
        let count = bound.len();
        for (place, value) in self.registers.window_mut(base, count).iter_mut().zip(bound) {
            *place = value;
        }
        self.enter_context(Value::EMPTY);
        Ok(Called::Entered)
    }

    /// Calls with a constant tuple of names for the last arguments.
    pub(crate) fn call_named(
        &mut self,
        callee: Value,
        base: Base,
        first: Reg,
        argc: u8,
        names: &Value,
        dst: Reg,
    ) -> Result<Called, Raised> {
        let arguments = self.take_arguments(base, first, argc);
        self.begin_call(callee, arguments, names.items(), dst, FrameKind::Call)
    }

    /// `f(*args, **kwargs)`.
    pub(crate) fn call_spread(&mut self, base: Base, func: Reg, dst: Reg) -> Result<Called, Raised> {
        let callee = self.registers.take(base, func);
        let positional = self.registers.take(base, func.plus(1));
        let keywords = self.registers.take(base, func.plus(2));
        let mut arguments: Arguments = match positional.downcast::<Tuple>() {
            Some(tuple) => tuple.iter().cloned().collect(),
            None => self.spread_iterable(&callee, &positional)?.into_iter().collect(),
        };
        let mut names: Vec<Value> = Vec::new();
        if let Some(keywords) = keywords.downcast::<Dict>() {
            for entry in keywords.entries() {
                if !entry.key.is_a::<Str>() {
                    return Err(self.type_error("keywords must be strings"));
                }
                names.push(entry.key);
                arguments.push(entry.value);
            }
        }
        drop((positional, keywords));
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
        running: &Running,
        base: Base,
        first: Reg,
        argc: u8,
        name: Name,
        cache: bytecode::Cache,
        dst: Reg,
        ip: usize,
    ) -> Result<Called, Raised> {
        let object = self.registers.take(base, first);
        let (function, receiver) = self.load_method(running, object, name, cache)?;
        if receiver.is_empty() {
            return self.call_from_registers(function, base, first.plus(1), argc, dst, running, ip);
        }
        self.registers.set(base, first, receiver);
        self.call_from_registers(function, base, first, argc + 1, dst, running, ip)
    }

    /// Makes a function of a constant code and the parts in consecutive registers.
    pub(crate) fn make_function(
        &mut self,
        running: &Running,
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
        let other = match which {
            Special::Enter => self.names.aenter.clone(),
            Special::Exit => self.names.aexit.clone(),
            Special::AEnter => self.names.enter.clone(),
            Special::AExit => self.names.exit.clone(),
        };
        let class = self.type_name(object);
        let missing = if matches!(which, Special::Exit | Special::AExit) {
            format!(" (missed {} method)", which.word())
        } else {
            String::new()
        };
        let hint = if self.lookup_class_of(object, &other).is_some() {
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
