//! Functions written in Rust, declared in tables beside them.
//!
//! A row gives the name, the signature in Python's own notation, the function, and the docstring:
//!
//! ```text
//! method!("insert", "(self, index, object, /)", insert, "Insert object before index."),
//! ```
//!
//! The signature is not decoration: arity, keywords and defaults are checked and bound by it. The function gets one
//! value per parameter, in the order of the signature; an optional one that was not given is empty. `*args` comes as
//! a tuple, `**kwargs` as a dict.

use std::cell::OnceCell;

use crate::heap::{Dict, Kind, Payload, Ref, Str, Tracer, Tuple, Value};
use crate::vm::{Outcome, Raised, Vm};

/// A function in Rust.
pub type NativeFn = fn(&mut Vm, &[Value]) -> Outcome;

/// How a native function is reached through a class or an instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module: never bound.
    Function,
    /// A method: bound to the instance, and its first parameter is `self`.
    Method,
    /// A static method of a class, `__new__` among them.
    Static,
    /// A class method: bound to the class.
    Class,
}

/// How many arguments may be given by position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// At least so many.
    pub min: u8,
    /// At most so many.
    pub max: u8,
    /// Whether there is neither `*args` nor `**kwargs` nor a keyword-only parameter: a positional call needs no binding.
    pub simple: bool,
    /// Whether further positions are packed into `*args`.
    pub varargs: bool,
    /// Whether further keywords are packed into `**kwargs`.
    pub varkw: bool,
    /// How many parameters are given by keyword only.
    pub keyword_only: u8,
    /// Whether one of those has no default.
    pub needs_keyword: bool,
}

impl Arity {
    /// Whether so many positional arguments fit without binding, and all parameters are few enough for an array.
    #[inline]
    pub(crate) fn takes_few(self, given: usize) -> bool {
        let max = usize::from(self.max);
        self.simple && given >= usize::from(self.min) && given <= max && max <= FEW_ARGUMENTS
    }

    /// Whether all that is given by position goes into `*args`, and the rest into an array.
    #[inline]
    pub(crate) fn packs_all(self) -> bool {
        let others = self.varkw || self.needs_keyword || usize::from(self.keyword_only) >= PACKED_ARGUMENTS;
        self.varargs && self.max == 0 && !others
    }
}

/// One row of a table of natives.
pub struct NativeDef {
    /// The name.
    pub name: &'static str,
    /// The signature, in Python's notation.
    pub signature: &'static str,
    /// What it does.
    pub function: NativeFn,
    /// The docstring.
    pub doc: &'static str,
    /// How it is bound.
    pub binding: Binding,
    /// Derived from the signature.
    pub arity: Arity,
    /// Whether it stands for an `async def`. Such a function is told when its coroutine is awaited where it is called, see
    /// [`Vm::is_awaited_at_once`].
    pub makes_coroutine: bool,
    /// Whether it stands for an `async def`, told or not.
    pub is_async: bool,
    /// Where CPython has it written in Python: the module of a function, the class with its module of a method that CPython
    /// has in a base. Empty for what CPython has in C, and where the class says it.
    pub home: &'static str,
}

impl NativeDef {
    /// A row.
    pub const fn new(
        binding: Binding,
        name: &'static str,
        signature: &'static str,
        function: NativeFn,
        doc: &'static str,
    ) -> NativeDef {
        NativeDef {
            name,
            signature,
            function,
            doc,
            binding,
            arity: arity_of(signature),
            makes_coroutine: false,
            is_async: false,
            home: "",
        }
    }

    /// The same row, of a function that stands for an `async def`.
    pub const fn making_coroutines(self) -> NativeDef {
        NativeDef { makes_coroutine: true, is_async: true, ..self }
    }

    /// The same row, of a function that gives a coroutine which others make: it is not told.
    pub const fn giving_coroutines(self) -> NativeDef {
        NativeDef { is_async: true, ..self }
    }

    /// The same row, of a function that CPython has written in Python: there. A function of a module binds as such
    /// functions do when a program puts it into a class.
    pub const fn written_in(self, home: &'static str) -> NativeDef {
        NativeDef { home, binding: Binding::Method, ..self }
    }
}

/// A row of a method: bound to its instance.
#[macro_export]
macro_rules! method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Method, $name, $signature, $function, $doc)
    };
}

/// A row of a function of a module.
#[macro_export]
macro_rules! function {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Function, $name, $signature, $function, $doc)
    };
}

/// A row of a method that stands for an `async def`.
#[macro_export]
macro_rules! coroutine_method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::method!($name, $signature, $function, $doc).making_coroutines()
    };
}

/// A row of a static method, `__new__` among them.
#[macro_export]
macro_rules! static_method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Static, $name, $signature, $function, $doc)
    };
}

/// A row of a class method.
#[macro_export]
macro_rules! class_method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Class, $name, $signature, $function, $doc)
    };
}

/// Reads a signature as far as counting needs it, when the program is compiled.
const fn arity_of(signature: &str) -> Arity {
    let text = signature.as_bytes();
    let (mut min, mut max, mut simple) = (0, 0, true);
    let (mut at, mut depth, mut quote) = (1, 0, 0);
    let (mut in_name, mut has_default, mut stars, mut keyword_only, mut slash) =
        (false, false, 0, false, false);
    let (mut varargs, mut varkw, mut keywords, mut needs_keyword) = (false, false, 0, false);
    while at < text.len() {
        let byte = text[at];
        let ends = quote == 0 && depth == 0 && (byte == b',' || byte == b')');
        if ends {
            if stars > 0 {
                simple = false;
                keyword_only = true;
                varargs = varargs || (stars == 1 && in_name);
                varkw = varkw || stars == 2;
            } else if in_name && keyword_only {
                keywords += 1;
                needs_keyword = needs_keyword || !has_default;
            } else if in_name && !slash && !keyword_only {
                max += 1;
                if !has_default {
                    min += 1;
                }
            }
            (in_name, has_default, stars, slash) = (false, false, 0, false);
        } else if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else {
            match byte {
                b'\'' | b'"' => quote = byte,
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth -= 1,
                b'=' => has_default = true,
                b'*' if !in_name => stars += 1,
                b'/' if !in_name => slash = true,
                b' ' => {}
                _ => in_name = true,
            }
        }
        at += 1;
    }
    Arity { min, max, simple, varargs, varkw, keyword_only: keywords, needs_keyword }
}

/// How a parameter may be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterKind {
    /// By position only.
    PositionalOnly,
    /// By position or keyword.
    Either,
    /// The rest of the positions: `*args`.
    VarArgs,
    /// By keyword only.
    KeywordOnly,
    /// The rest of the keywords: `**kwargs`.
    VarKeywords,
}

/// One parameter of a signature.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// How it may be given.
    pub kind: ParameterKind,
    /// The text of its default, if it has one.
    pub default: Option<&'static str>,
}

/// Reads a signature: for keywords, `inspect.signature`, and the reference pages.
pub fn parameters(signature: &'static str) -> Vec<Parameter> {
    let inner = signature.trim().trim_start_matches('(').strip_suffix(')').unwrap_or(signature);
    let (mut list, mut after_star) = (Vec::<Parameter>::new(), false);
    for part in split_top_level(inner) {
        let part = part.trim();
        if part == "/" {
            list.iter_mut().for_each(|parameter| parameter.kind = ParameterKind::PositionalOnly);
        } else if part == "*" {
            after_star = true;
        } else if let Some(name) = part.strip_prefix("**") {
            list.push(Parameter { name, kind: ParameterKind::VarKeywords, default: None });
        } else if let Some(name) = part.strip_prefix('*') {
            list.push(Parameter { name, kind: ParameterKind::VarArgs, default: None });
            after_star = true;
        } else if !part.is_empty() {
            let (name, default) = match part.split_once('=') {
                Some((name, default)) => (name.trim(), Some(default.trim())),
                None => (part, None),
            };
            let kind = if after_star { ParameterKind::KeywordOnly } else { ParameterKind::Either };
            list.push(Parameter { name, kind, default });
        }
    }
    list
}

fn split_top_level(text: &'static str) -> Vec<&'static str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0, None);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') => depth -= 1,
            (None, b',') if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The payload of a native function object.
pub struct NativeFunction {
    /// Its row.
    pub def: &'static NativeDef,
    /// The class that it belongs to, or empty.
    pub owner: Value,
    /// The module that it belongs to, or `None`.
    pub module: Value,
    parameters: OnceCell<Vec<Parameter>>,
}

impl Payload for NativeFunction {
    const KIND: Kind = Kind::Native;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.owner);
        tracer.value(&self.module);
    }
}

impl NativeFunction {
    /// A function object for a row.
    pub fn new(def: &'static NativeDef, owner: Value, module: Value) -> NativeFunction {
        NativeFunction { def, owner, module, parameters: OnceCell::new() }
    }

    /// The parameters, read from the signature once.
    pub fn parameters(&self) -> &[Parameter] {
        self.parameters.get_or_init(|| parameters(self.def.signature))
    }

    /// Whether CPython has this method of a builtin class as a slot, not as a function: the messages differ.
    pub fn is_slot(&self) -> bool {
        const SLOTS: &[&str] = &[
            "repr",
            "hash",
            "str",
            "lt",
            "le",
            "eq",
            "ne",
            "gt",
            "ge",
            "iter",
            "next",
            "len",
            "getitem",
            "setitem",
            "delitem",
            "contains",
            "bool",
            "int",
            "float",
            "index",
            "neg",
            "pos",
            "abs",
            "invert",
            "call",
            "get",
            "set",
            "delete",
            "add",
            "radd",
            "sub",
            "rsub",
            "mul",
            "rmul",
            "mod",
            "rmod",
            "divmod",
            "rdivmod",
            "lshift",
            "rlshift",
            "rshift",
            "rrshift",
            "and",
            "rand",
            "xor",
            "rxor",
            "or",
            "ror",
            "floordiv",
            "rfloordiv",
            "truediv",
            "rtruediv",
            "iadd",
            "isub",
            "imul",
            "iand",
            "ior",
            "ixor",
            "getattribute",
            "setattr",
            "delattr",
            "await",
            "aiter",
            "anext",
        ];
        let inner = self.def.name.strip_prefix("__").and_then(|name| name.strip_suffix("__"));
        self.owner.is_a::<crate::types::class::Class>() && inner.is_some_and(|name| SLOTS.contains(&name))
    }

    /// Whether it is what calling a class runs.
    fn makes_instances(&self) -> bool {
        matches!(self.def.name, "__new__" | "__init__") && self.owner.is_a::<crate::types::class::Class>()
    }

    /// The name by which the program seems to have called it: the class for `__new__` and `__init__`.
    pub fn called_name(&self) -> String {
        match self.owner.downcast::<crate::types::class::Class>() {
            Some(class) if self.makes_instances() => class.name().to_string(),
            _ => self.def.name.to_string(),
        }
    }

    /// How a complaint about a missing argument calls it. Dates are made by a function that does not tell its name.
    fn name_in_complaints(&self) -> String {
        match self.called_name() {
            name if self.makes_instances() && matches!(&*name, "date" | "datetime") => "function".to_string(),
            name => format!("{name}()"),
        }
    }

    /// Whether a parameter may be given by its name.
    fn takes_names(&self) -> bool {
        let mut kinds = self.parameters().iter().map(|parameter| parameter.kind);
        kinds.any(|kind| matches!(kind, ParameterKind::Either | ParameterKind::KeywordOnly))
    }

    /// The name with its class: `list.append`.
    pub fn qualname(&self) -> String {
        if let Some((_, class)) = self.home_in_base() {
            return format!("{class}.{}", self.def.name);
        }
        match self.owner.downcast::<crate::types::class::Class>() {
            Some(class) => format!("{}.{}", class.name(), self.def.name),
            None => self.def.name.to_string(),
        }
    }

    /// The name with its class or module, as errors print it: `list.append`, `math.sin`.
    pub fn full_name(&self) -> String {
        let name = self.qualname();
        match self.module.downcast::<Str>() {
            Some(module) if self.owner.is_empty() && module.as_str() != "builtins" => {
                format!("{}.{name}", module.as_str())
            }
            _ => name,
        }
    }
}

/// Room for the arguments of one call.
pub type Arguments = smallvec::SmallVec<[Value; 6]>;

/// So many arguments are handed over without a vector.
pub(crate) const FEW_ARGUMENTS: usize = 5;

/// A tuple of all positional arguments is handed over without a vector when it and the other parameters are no more than this.
pub(crate) const PACKED_ARGUMENTS: usize = 6;

impl Vm {
    /// Calls a native method on its object with positional arguments.
    #[inline]
    pub(crate) fn call_native_method(
        &mut self,
        native: &NativeFunction,
        object: &Value,
        arguments: &[Value],
    ) -> Outcome {
        let NativeDef { function, arity, .. } = native.def;
        if arity.simple && usize::from(arity.max) == arguments.len() + 1 {
            match arguments {
                [] => return function(self, std::slice::from_ref(object)),
                [one] => return function(self, &[object.clone(), one.clone()]),
                _ => {}
            }
        }
        if !arity.takes_few(arguments.len() + 1) {
            let all = std::iter::once(object).chain(arguments).cloned().collect();
            return self.call_native(native, all);
        }
        let mut all = [const { Value::EMPTY }; FEW_ARGUMENTS];
        all[0] = object.clone();
        for (place, argument) in all[1..].iter_mut().zip(arguments) {
            *place = argument.clone();
        }
        function(self, &all[..usize::from(arity.max)])
    }

    /// Calls a native function with positional arguments.
    #[inline]
    pub fn call_native(&mut self, native: &NativeFunction, mut arguments: Arguments) -> Outcome {
        let arity = native.def.arity;
        let (given, max) = (arguments.len(), usize::from(arity.max));
        if given < usize::from(arity.min) || (given > max && !arity.varargs) || arity.needs_keyword {
            return self.call_native_general(native, arguments, &[]);
        }
        let extra = if arity.varargs {
            let extra = arguments.drain(max.min(given)..).collect::<Arguments>();
            Some(self.tuple(extra))
        } else {
            None
        };
        arguments.resize(max, Value::EMPTY);
        arguments.extend(extra);
        arguments.resize(arguments.len() + usize::from(arity.keyword_only), Value::EMPTY);
        if arity.varkw {
            arguments.push(self.new_dict().into());
        }
        (native.def.function)(self, &arguments)
    }

    /// Calls a native function; the last arguments are named.
    pub fn call_native_general(
        &mut self,
        native: &NativeFunction,
        mut arguments: Arguments,
        names: &[Value],
    ) -> Outcome {
        let named: Arguments = arguments.drain(arguments.len() - names.len()..).collect();
        let bound = self.bind_native(native, arguments, names, named)?;
        (native.def.function)(self, &bound)
    }

    fn bind_native(
        &mut self,
        native: &NativeFunction,
        arguments: Arguments,
        names: &[Value],
        named: Arguments,
    ) -> Result<Arguments, Raised> {
        let parameters = native.parameters();
        let arity = native.def.arity;
        let given = arguments.len();
        let has_varargs = parameters.iter().any(|parameter| parameter.kind == ParameterKind::VarArgs);
        if given > usize::from(arity.max) && !has_varargs {
            return Err(self.native_arity_error(native, given, names.len()));
        }
        let mut positional = arguments.into_iter();
        let mut bound = Arguments::new();
        let mut keywords = None;
        for parameter in parameters {
            bound.push(match parameter.kind {
                ParameterKind::PositionalOnly | ParameterKind::Either => {
                    positional.next().unwrap_or_default()
                }
                ParameterKind::VarArgs => self.tuple(positional.by_ref().collect::<Vec<_>>()),
                ParameterKind::KeywordOnly => Value::EMPTY,
                ParameterKind::VarKeywords => {
                    let dict = self.new_dict();
                    keywords = Some(dict.clone());
                    dict.into()
                }
            });
        }
        if !names.is_empty() && keywords.is_none() && !native.stands_for_function() {
            self.check_total(native, given, names.len(), &bound[0])?;
        }
        self.bind_native_names(native, names, named, &mut bound, keywords)?;
        for (index, parameter) in parameters.iter().enumerate() {
            let is_required = parameter.default.is_none()
                && !matches!(parameter.kind, ParameterKind::VarArgs | ParameterKind::VarKeywords);
            if is_required && bound[index].is_empty() {
                if native.stands_for_function() {
                    return Err(self.written_missing_error(native, |place| bound[place].is_empty()));
                }
                return Err(self.native_missing_error(native, given, index));
            }
        }
        Ok(bound)
    }

    /// Arguments are counted, the named ones too, before their names are looked at.
    fn check_total(
        &mut self,
        native: &NativeFunction,
        given: usize,
        named: usize,
        receiver: &Value,
    ) -> Result<(), Raised> {
        let is_bound = matches!(native.def.binding, Binding::Method | Binding::Class);
        let skip = usize::from(is_bound || native.def.name == "__new__");
        let parameters = native.parameters().get(skip..).unwrap_or_default();
        let count =
            |kinds: &[ParameterKind]| parameters.iter().filter(|one| kinds.contains(&one.kind)).count();
        let by_name = count(&[ParameterKind::Either, ParameterKind::KeywordOnly]);
        // What goes into `*args` does not count.
        let (given, max) = match count(&[ParameterKind::VarArgs]) {
            0 => (given.saturating_sub(skip), by_name + count(&[ParameterKind::PositionalOnly])),
            _ => (0, by_name),
        };
        if by_name == 0 || given + named <= max || self.leaves_keywords(native, receiver) {
            return Ok(());
        }
        let name = if native.called_name() == "sorted" { "sort".to_string() } else { native.called_name() };
        let (max, given) = if name == "sort" { (2, 0) } else { (max, given) };
        let kind = if given == 0 { "keyword " } else { "" };
        let plural = if max == 1 { "" } else { "s" };
        let total = given + named;
        Err(self.type_error(format!("{name}() takes at most {max} {kind}argument{plural} ({total} given)")))
    }

    fn bind_native_names(
        &mut self,
        native: &NativeFunction,
        names: &[Value],
        named: Arguments,
        bound: &mut Arguments,
        keywords: Option<Ref<Dict>>,
    ) -> Result<(), Raised> {
        let parameters = native.parameters();
        for (name, value) in names.iter().zip(named) {
            let name = name.downcast::<Str>().expect("keywords are strings");
            let place = parameters.iter().position(|parameter| {
                matches!(parameter.kind, ParameterKind::Either | ParameterKind::KeywordOnly)
                    && parameter.name == name.as_str()
            });
            match (place, &keywords) {
                (Some(index), _) if bound[index].is_empty() => bound[index] = value,
                (Some(_), _) if native.stands_for_function() => {
                    return Err(self.written_twice_error(native, name.as_str()));
                }
                (Some(index), _) => {
                    let counts_from_one = native.def.binding != Binding::Method && !native.makes_instances();
                    let position = index + usize::from(counts_from_one);
                    let called = if native.makes_instances() {
                        native.called_name()
                    } else {
                        native.def.name.to_string()
                    };
                    let message = format!(
                        "argument for {called}() given by name ('{}') and position ({position})",
                        name.as_str(),
                    );
                    return Err(self.type_error(message));
                }
                (None, Some(keywords)) => {
                    keywords.set_str(name, value);
                }
                (None, None) if self.leaves_keywords(native, &bound[0]) => {}
                (None, None) => return Err(self.native_keyword_error(native, name.as_str())),
            }
        }
        Ok(())
    }

    /// Whether keywords are not for `__new__` or `__init__` of a builtin class, but for the other of the two, which a derived
    /// class has written itself: `class Named(tuple)` may have an `__init__` that takes a name.
    fn leaves_keywords(&mut self, native: &NativeFunction, receiver: &Value) -> bool {
        use crate::types::class::Class;
        let Some(owner) = native.owner.downcast::<Class>() else { return false };
        let other = match native.def.name {
            "__new__" => self.names.init.clone(),
            "__init__" => self.names.new.clone(),
            _ => return false,
        };
        let of_module = owner.definition.is_some_and(|definition| definition.name.contains('.'));
        let is_listed = matches!(
            &*owner.name(),
            "list" | "tuple" | "frozenset" | "float" | "filter" | "reversed" | "zip" | "map"
        );
        if !is_listed && (!of_module || native.takes_names()) {
            return false;
        }
        let class = match receiver.downcast::<Class>() {
            Some(class) => class.to_ref(),
            None => self.class_of(receiver).clone(),
        };
        match (class.lookup(&other), owner.lookup(&other)) {
            (Some(found), Some(plain)) => !found.is(&plain),
            _ => false,
        }
    }

    /// An unexpected keyword, in CPython's words: one for functions without any, one for others.
    fn native_keyword_error(&mut self, native: &NativeFunction, keyword: &str) -> Raised {
        if native.stands_for_function() {
            return self.written_keyword_error(native, keyword);
        }
        let takes_any = native
            .parameters()
            .iter()
            .any(|parameter| matches!(parameter.kind, ParameterKind::Either | ParameterKind::KeywordOnly));
        let message = if takes_any {
            let names = native.parameters().iter().filter(|parameter| {
                matches!(parameter.kind, ParameterKind::Either | ParameterKind::KeywordOnly)
            });
            let hint = match crate::suggest::closest_keyword(keyword, names.map(|parameter| parameter.name)) {
                Some(name) => format!(". Did you mean '{name}'?"),
                None => String::new(),
            };
            format!("{}() got an unexpected keyword argument '{keyword}'{hint}", native.called_name())
        } else {
            let name = if native.makes_instances() { native.called_name() } else { native.full_name() };
            format!("{name}() takes no keyword arguments")
        };
        self.type_error(message)
    }

    fn native_missing_error(&mut self, native: &NativeFunction, given: usize, index: usize) -> Raised {
        let parameters = native.parameters();
        let parameter = &parameters[index];
        if parameter.kind == ParameterKind::PositionalOnly {
            return self.native_arity_error(native, given, 0);
        }
        let skip = usize::from(native.def.binding == Binding::Method || native.makes_instances());
        let message = match parameter.kind {
            _ if index < skip => return self.native_arity_error(native, 0, 0),
            ParameterKind::KeywordOnly => {
                format!("{}() missing required keyword-only argument: '{}'", native.def.name, parameter.name)
            }
            // Its arguments are counted by hand there.
            _ if native.called_name() == "enumerate" => {
                format!("enumerate() missing required argument '{}'", parameter.name)
            }
            _ => format!(
                "{} missing required argument '{}' (pos {})",
                native.name_in_complaints(),
                parameter.name,
                index + 1 - skip
            ),
        };
        self.type_error(message)
    }

    /// Too many or too few arguments, in CPython's words.
    fn native_arity_error(&mut self, native: &NativeFunction, given: usize, named: usize) -> Raised {
        if native.stands_for_function() {
            return self.written_arity_error(native, given);
        }
        let arity = native.def.arity;
        let is_bound = matches!(native.def.binding, Binding::Method | Binding::Class);
        let skip = u8::from(is_bound || native.def.name == "__new__");
        if given < usize::from(skip) {
            let message = match native.def.name {
                "__new__" => format!("{}(): not enough arguments", native.full_name()),
                _ => format!("unbound method {}() needs an argument", native.full_name()),
            };
            return self.type_error(message);
        }
        let (min, max, given) =
            (arity.min.saturating_sub(skip), arity.max.saturating_sub(skip), given - usize::from(skip));
        let name = native.called_name();
        let plural = |count: u8| if count == 1 { "" } else { "s" };
        let has_names = native.parameters().iter().any(|parameter| {
            matches!(parameter.kind, ParameterKind::Either | ParameterKind::KeywordOnly)
                && parameter.name != "self"
        });
        // `int` and `str` count their arguments before they look at names.
        let has_names = has_names && !(native.makes_instances() && matches!(name.as_str(), "int" | "str"));
        // `sorted` counts its one argument itself and hands the names to `list.sort`.
        let has_names = has_names && !(name == "sorted" && native.owner.is_empty());
        let message = if has_names {
            let quantity = if min == max {
                "exactly"
            } else if given > usize::from(max) {
                "at most"
            } else {
                "at least"
            };
            let bound = if given > usize::from(max) { max } else { min };
            // Parameters that are positional only are spoken of as such when they are missing.
            let lacks_positional = given < usize::from(min)
                && native
                    .parameters()
                    .get(usize::from(skip))
                    .is_some_and(|first| first.kind == ParameterKind::PositionalOnly);
            let kind = if max > 0 && arity.simple && !lacks_positional { "" } else { "positional " };
            let total = given + named;
            if max == 0 {
                format!("{}() takes no positional arguments", name)
            } else {
                format!("{}() takes {quantity} {bound} {kind}argument{} ({total} given)", name, plural(bound))
            }
        } else if native.is_slot() && min == max {
            format!("expected {min} argument{}, got {given}", plural(min))
        } else if (min, max) == (0, 0) {
            format!("{}() takes no arguments ({given} given)", native.full_name())
        } else if (min, max) == (1, 1) && arity.simple && !native.makes_instances() && name != "sorted" {
            format!("{}() takes exactly one argument ({given} given)", native.full_name())
        } else if name == "__set_name__" {
            format!("{name}() takes {min} positional arguments but {given} were given")
        } else if min == max && (arity.simple || name == "sorted") {
            format!("{} expected {min} argument{}, got {given}", name, plural(min))
        } else if given < usize::from(min) {
            format!("{} expected at least {min} argument{}, got {given}", name, plural(min))
        } else {
            format!("{} expected at most {max} argument{}, got {given}", name, plural(max))
        };
        self.type_error(message)
    }
}

impl Value {
    /// The items of a tuple that is known to be one: `*args` of a native function.
    pub fn items(&self) -> &[Value] {
        self.downcast::<Tuple>().expect("`*args` comes as a tuple").as_slice()
    }
}
