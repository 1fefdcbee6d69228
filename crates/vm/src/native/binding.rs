//! From the arguments of a call to one value per parameter.
//!
//! The three ways in are sorted by how often they are taken: a method with few positional arguments, positions alone, and the
//! general one with names. Most calls need no binding at all: what was given is what the function gets.

use super::signature::{FEW_ARGUMENTS, ParameterKind};
use super::{Arguments, Binding, NativeDef, NativeFunction};
use crate::heap::{Dict, Ref, Str, Value};
use crate::types::class::Class;
use crate::vm::{Outcome, Raised, Vm};

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
        if native.def.knows_class && given > 0 {
            self.check_counts(native, given - 1, names.len())?;
        }
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
        self.bind_native_names(native, given, names, named, &mut bound, keywords)?;
        if let Some(index) = native.first_missing(&bound, &[]) {
            return Err(if native.stands_for_function() {
                self.written_missing_error(native, |place| bound[place].is_empty())
            } else if native.counts_keywords_itself() && !names.is_empty() {
                self.native_keyword_error(native, names[0].downcast::<Str>().expect("a name").as_str())
            } else {
                self.native_missing_error(native, given, index)
            });
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
        given: usize,
        names: &[Value],
        named: Arguments,
        bound: &mut Arguments,
        keywords: Option<Ref<Dict>>,
    ) -> Result<(), Raised> {
        let parameters = native.parameters();
        let all = names;
        for (name, value) in names.iter().zip(named) {
            let name = name.downcast::<Str>().expect("keywords are strings");
            let place = parameters
                .iter()
                .position(|parameter| parameter.kind.takes_name() && parameter.name == name.as_str());
            match (place, &keywords) {
                (Some(index), _) if bound[index].is_empty() => bound[index] = value,
                (Some(_), _) if native.stands_for_function() => {
                    return Err(self.written_twice_error(native, name.as_str()));
                }
                (Some(_), _) if native.counts_keywords_itself() => {
                    return Err(self.native_keyword_error(native, name.as_str()));
                }
                (Some(index), _) => {
                    if let Some(index) = native.first_missing(bound, all) {
                        return Err(self.native_missing_error(native, given, index));
                    }
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
                (None, None) => {
                    // What is missing is told before what is too much, where names are taken at all.
                    let is_told_first = native.takes_names()
                        && !native.stands_for_function()
                        && !native.counts_keywords_itself();
                    return Err(match native.first_missing(bound, all) {
                        Some(index) if is_told_first => self.native_missing_error(native, given, index),
                        _ => self.native_keyword_error(native, name.as_str()),
                    });
                }
            }
        }
        Ok(())
    }

    /// Whether keywords are not for `__new__` or `__init__` of a builtin class, but for the other of the two, which a derived
    /// class has written itself: `class Named(tuple)` may have an `__init__` that takes a name.
    fn leaves_keywords(&mut self, native: &NativeFunction, receiver: &Value) -> bool {
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
}

impl NativeFunction {
    /// The first parameter that must be given, is not bound yet, and is not among the names that are still to come.
    fn first_missing(&self, bound: &[Value], names: &[Value]) -> Option<usize> {
        self.parameters().iter().enumerate().position(|(index, parameter)| {
            parameter.default.is_none()
                && !matches!(parameter.kind, ParameterKind::VarArgs | ParameterKind::VarKeywords)
                && bound[index].is_empty()
                && !names
                    .iter()
                    .any(|name| name.downcast::<Str>().is_some_and(|name| name.as_str() == parameter.name))
        })
    }
}
