//! What natives say about their arguments when they stand for functions that CPython has written in Python.
//!
//! CPython's own functions and Python's complain in different words. A class that is made in Rust here and written in Python there
//! (`asyncio.Queue`) has its complaints from this page: a caller cannot tell the difference.

use super::{NativeFunction, Parameter, ParameterKind};
use crate::heap::Object;
use crate::types::class::Class;
use crate::vm::{Raised, Vm};

impl NativeFunction {
    /// Whether CPython has it written in Python.
    pub(crate) fn stands_for_function(&self) -> bool {
        let is_of_written = |class: &Object<Class>| class.stands_for_written.get();
        !self.def.home.is_empty() || self.owner.downcast::<Class>().is_some_and(is_of_written)
    }

    /// The module and the class of a method that CPython has in a base of the class that has it here.
    pub(crate) fn home_in_base(&self) -> Option<(&'static str, &'static str)> {
        if self.owner.is_empty() { None } else { self.def.home.rsplit_once('.') }
    }

    /// The module in which CPython has a function written in Python.
    pub(crate) fn home(&self) -> &'static str {
        let of_class = |class: &Object<Class>| class.definition.map_or("", |definition| definition.name);
        match (self.home_in_base(), self.owner.downcast::<Class>()) {
            (Some((module, _)), _) => module,
            (None, Some(class)) => of_class(class).rsplit_once('.').map_or("", |(module, _)| module),
            (None, None) => self.def.home,
        }
    }
}

impl Vm {
    /// `Queue.put() got an unexpected keyword argument 'thing'`
    pub(super) fn written_keyword_error(&mut self, native: &NativeFunction, keyword: &str) -> Raised {
        let names = native.parameters().iter().filter(|parameter| parameter.kind.takes_name());
        let hint = crate::suggest::closest_keyword(keyword, names.map(|parameter| parameter.name))
            .map_or(String::new(), |name| format!(". Did you mean '{name}'?"));
        let text = format!("{}() got an unexpected keyword argument '{keyword}'{hint}", native.qualname());
        self.type_error(text)
    }

    /// `Queue.put() got multiple values for argument 'item'`
    pub(super) fn written_twice_error(&mut self, native: &NativeFunction, name: &str) -> Raised {
        self.type_error(format!("{}() got multiple values for argument '{name}'", native.qualname()))
    }

    /// Too many arguments, or from this one on too few. The receiver counts.
    pub(crate) fn written_arity_error(&mut self, native: &NativeFunction, given: usize) -> Raised {
        let arity = native.def.arity;
        let (min, max) = (usize::from(arity.min), usize::from(arity.max));
        if given > max {
            let takes = if min < max { format!("from {min} to {max}") } else { max.to_string() };
            let plural = if max == 1 && min == max { "" } else { "s" };
            let verb = if given == 1 { "was" } else { "were" };
            let text = format!(
                "{}() takes {takes} positional argument{plural} but {given} {verb} given",
                native.qualname()
            );
            return self.type_error(text);
        }
        self.written_missing_error(native, |place| place >= given)
    }

    /// `Queue.put() missing 1 required positional argument: 'item'`
    pub(super) fn written_missing_error(
        &mut self,
        native: &NativeFunction,
        is_absent: impl Fn(usize) -> bool,
    ) -> Raised {
        let is_required = |parameter: &Parameter| {
            parameter.default.is_none()
                && matches!(parameter.kind, ParameterKind::Either | ParameterKind::PositionalOnly)
        };
        let parameters = native.parameters().iter().enumerate();
        let missing: Vec<String> = parameters
            .filter(|(place, parameter)| is_absent(*place) && is_required(parameter))
            .map(|(_, parameter)| format!("'{}'", parameter.name))
            .collect();
        let list = match missing.as_slice() {
            [one, two] => format!("{one} and {two}"),
            [start @ .., last] if !start.is_empty() => format!("{}, and {last}", start.join(", ")),
            all => all.join(", "),
        };
        let plural = if missing.len() == 1 { "" } else { "s" };
        let count = missing.len();
        let text =
            format!("{}() missing {count} required positional argument{plural}: {list}", native.qualname());
        self.type_error(text)
    }
}
