//! What natives say about their arguments, in CPython's words.
//!
//! CPython has several ways to declare a function in C, and each counts and words in its own manner. Which one a function has
//! there is guessed from its signature; the few that differ from all rules stand here by name.

use super::{Binding, NativeFunction, ParameterKind};
use crate::heap::Value;
use crate::types::class::Class;
use crate::vm::{Raised, Vm};

/// The special methods that CPython has as slots of its types, without their underscores.
const SLOTS: &str = "\
    repr hash str lt le eq ne gt ge iter next len getitem setitem delitem contains bool int float index neg \
    pos abs invert call get set delete add radd sub rsub mul rmul mod rmod divmod rdivmod lshift rlshift \
    rshift rrshift and rand xor rxor or ror floordiv rfloordiv truediv rtruediv iadd isub imul iand ior ixor \
    getattribute setattr delattr await aiter anext";

impl NativeFunction {
    /// Whether CPython has this method of a builtin class as a slot, not as a function: the messages differ.
    pub fn is_slot(&self) -> bool {
        let inner = self.def.name.strip_prefix("__").and_then(|name| name.strip_suffix("__"));
        self.owner.is_a::<Class>() && inner.is_some_and(|name| SLOTS.split(' ').any(|slot| slot == name))
    }

    /// Whether it is what calling a class runs.
    pub(super) fn makes_instances(&self) -> bool {
        matches!(self.def.name, "__new__" | "__init__") && self.owner.is_a::<Class>()
    }

    /// The name by which the program seems to have called it: the class for `__new__` and `__init__`.
    pub fn called_name(&self) -> String {
        match self.owner.downcast::<Class>() {
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

    /// The complaint of a method reached through its class and called with nothing: `list.append()`.
    pub(crate) fn lacks_receiver(&self) -> String {
        match self.owner.downcast::<Class>() {
            Some(owner) if self.is_slot() || self.def.name == "__init__" => {
                format!("descriptor '{}' of '{}' object needs an argument", self.def.name, owner.shown_name())
            }
            _ => format!("unbound method {}() needs an argument", self.full_name()),
        }
    }

    /// Whether CPython has this slot of a builtin class as a function besides, for the sake of its speed.
    fn is_slot_and_function(&self) -> bool {
        let Some(owner) = self.owner.downcast::<Class>() else { return false };
        matches!(
            (&*owner.name(), self.def.name),
            ("list" | "dict", "__getitem__") | ("dict" | "set" | "frozenset", "__contains__")
        )
    }

    /// Whether it is `enumerate`, whose arguments CPython counts by hand.
    pub(super) fn counts_keywords_itself(&self) -> bool {
        self.def.name == "__new__" && self.called_name() == "enumerate"
    }

    /// Whether a parameter may be given by its name.
    pub(super) fn takes_names(&self) -> bool {
        let mut kinds = self.parameters().iter().map(|parameter| parameter.kind);
        kinds.any(ParameterKind::takes_name)
    }
}

impl Vm {
    /// How a complaint about an argument of the wrong type calls what was given: the name of its class, but `None` for itself.
    pub fn given_name(&self, value: &Value) -> std::rc::Rc<str> {
        if value.is_none() { "None".into() } else { self.type_name(value) }
    }

    /// An unexpected keyword, in CPython's words: one for functions without any, one for others.
    pub(super) fn native_keyword_error(&mut self, native: &NativeFunction, keyword: &str) -> Raised {
        if native.stands_for_function() {
            return self.written_keyword_error(native, keyword);
        }
        if native.counts_keywords_itself() {
            return self.type_error(format!("'{keyword}' is an invalid keyword argument for enumerate()"));
        }
        let takes_any = native.parameters().iter().any(|parameter| parameter.kind.takes_name());
        let message = if takes_any {
            let names = native.parameters().iter().filter(|parameter| parameter.kind.takes_name());
            let hint = match crate::suggest::closest_keyword(keyword, names.map(|parameter| parameter.name)) {
                Some(name) => format!(". Did you mean '{name}'?"),
                None => String::new(),
            };
            // `sorted` hands its keywords to `list.sort`.
            let name = native.called_name();
            let name = if name == "sorted" { "sort" } else { &name };
            format!("{name}() got an unexpected keyword argument '{keyword}'{hint}")
        } else {
            let name = if native.makes_instances() { native.called_name() } else { native.full_name() };
            format!("{name}() takes no keyword arguments")
        };
        self.type_error(message)
    }

    pub(super) fn native_missing_error(
        &mut self,
        native: &NativeFunction,
        given: usize,
        index: usize,
    ) -> Raised {
        let parameters = native.parameters();
        let parameter = &parameters[index];
        if parameter.kind == ParameterKind::PositionalOnly {
            return self.native_arity_error(native, given, 0);
        }
        let is_bound = matches!(native.def.binding, Binding::Method | Binding::Class);
        let skip = usize::from(is_bound || native.makes_instances());
        let message = match parameter.kind {
            _ if index < skip => return self.native_arity_error(native, 0, 0),
            ParameterKind::KeywordOnly => {
                format!("{}() missing required keyword-only argument: '{}'", native.def.name, parameter.name)
            }
            _ if native.counts_keywords_itself() => {
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

    /// Of a method to which CPython hands its class, the arguments are counted before anything else: those by position, then all.
    pub(super) fn check_counts(
        &mut self,
        native: &NativeFunction,
        given: usize,
        named: usize,
    ) -> Result<(), Raised> {
        let arity = native.def.arity;
        let (min, max) = (usize::from(arity.min) - 1, usize::from(arity.max) - 1);
        let all = max + usize::from(arity.keyword_only);
        let (name, plural) = (native.def.name, |count: usize| if count == 1 { "" } else { "s" });
        let text = if all == 0 && given + named > 0 {
            format!("{name}() takes no arguments")
        } else if given < min {
            format!("{name}() takes exactly {min} positional argument{} ({given} given)", plural(min))
        } else if given + named > all {
            format!("{name}() takes at most {all} argument{} ({} given)", plural(all), given + named)
        } else {
            return Ok(());
        };
        Err(self.type_error(text))
    }

    /// Too many or too few arguments, in CPython's words.
    pub(super) fn native_arity_error(
        &mut self,
        native: &NativeFunction,
        given: usize,
        named: usize,
    ) -> Raised {
        if native.stands_for_function() {
            return self.written_arity_error(native, given);
        }
        let arity = native.def.arity;
        let is_bound = matches!(native.def.binding, Binding::Method | Binding::Class);
        let skip = u8::from(is_bound || native.def.name == "__new__");
        if given < usize::from(skip) {
            let message = match native.def.name {
                "__new__" => format!("{}(): not enough arguments", native.full_name()),
                _ => native.lacks_receiver(),
            };
            return self.type_error(message);
        }
        let count = Count {
            skip,
            min: arity.min.saturating_sub(skip),
            max: arity.max.saturating_sub(skip),
            given: given - usize::from(skip),
        };
        let Count { min, max, given, .. } = count;
        let name = native.called_name();
        let has_names = native
            .parameters()
            .iter()
            .any(|parameter| parameter.kind.takes_name() && parameter.name != "self");
        // `int` and `str` count their arguments before they look at names.
        let has_names = has_names && !(native.makes_instances() && matches!(name.as_str(), "int" | "str"));
        // `sorted` counts its one argument itself and hands the names to `list.sort`.
        let has_names = has_names && !(name == "sorted" && native.owner.is_empty());
        let message = if has_names {
            words_for_named(native, &count, named)
        } else if native.is_slot_and_function() {
            format!("{}() takes exactly one argument ({given} given)", native.full_name())
        } else if matches!(native.def.name, "__setitem__" | "__setattr__") && native.is_slot() {
            format!("{name} expected 2 arguments, got {given}")
        } else if native.is_slot() && min == max {
            format!("expected {min} argument{}, got {given}", plural(min))
        } else if matches!(native.def.name, "__pow__" | "__rpow__") {
            format!("expected 1 or 2 arguments, got {given}")
        } else if (min, max) == (0, 0) {
            format!("{}() takes no arguments ({given} given)", native.full_name())
        } else if (min, max) == (1, 1) && arity.simple && !native.makes_instances() && name != "sorted" {
            format!("{}() takes exactly one argument ({given} given)", native.full_name())
        } else if name == "__set_name__" {
            format!("{name}() takes {min} positional arguments but {given} were given")
        } else if min == max && (arity.simple || name == "sorted") {
            format!("{name} expected {min} argument{}, got {given}", plural(min))
        } else if given < usize::from(min) {
            format!("{name} expected at least {min} argument{}, got {given}", plural(min))
        } else {
            format!("{name} expected at most {max} argument{}, got {given}", plural(max))
        };
        self.type_error(message)
    }
}

/// Arguments as a message counts them: without the receiver.
struct Count {
    /// How many parameters the receiver takes.
    skip: u8,
    min: u8,
    max: u8,
    given: usize,
}

fn plural(count: u8) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Too many or too few arguments for a function whose parameters have names: the named arguments count too.
fn words_for_named(native: &NativeFunction, count: &Count, named: usize) -> String {
    let Count { skip, min, max, given } = *count;
    let name = native.called_name();
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
    let kind = if max > 0 && native.def.arity.simple && !lacks_positional { "" } else { "positional " };
    let total = given + named;
    if max == 0 {
        format!("{name}() takes no positional arguments")
    } else {
        format!("{name}() takes {quantity} {bound} {kind}argument{} ({total} given)", plural(bound))
    }
}
