//! The tests of `match`.

use crate::heap::{Dict, Kind, Ref, Str, Value};
use crate::types::class::Class;
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// Whether a sequence pattern may match: a list, tuple, range and the like, but no string.
    pub(crate) fn is_match_sequence(subject: &Value) -> bool {
        match subject.kind() {
            // A class of a program that has both kinds of bases has said which comes first.
            Some(Kind::List | Kind::Tuple | Kind::Dict)
                if subject.header().is_some_and(|header| header.class().is_heap_class()) =>
            {
                subject.header().is_some_and(|header| header.class().is_sequence.get())
            }
            Some(Kind::List | Kind::Tuple | Kind::Range) => true,
            Some(Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Dict | Kind::Set) | None => false,
            _ => subject.header().is_some_and(|header| header.class().is_sequence.get()),
        }
    }

    /// Whether a mapping pattern may match.
    pub(crate) fn is_match_mapping(subject: &Value) -> bool {
        match subject.kind() {
            Some(Kind::Dict) if subject.header().is_some_and(|header| header.class().is_heap_class()) => {
                subject.header().is_some_and(|header| header.class().is_mapping.get())
            }
            Some(Kind::Dict) => true,
            None => false,
            _ => subject.header().is_some_and(|header| header.class().is_mapping.get()),
        }
    }

    /// The values of the keys of a mapping pattern, or `None`.
    pub(crate) fn match_keys(&mut self, subject: &Value, keys: &Value) -> Outcome {
        let keys = keys.items();
        let mut seen: Vec<Value> = Vec::new();
        let mut values = Vec::new();
        let missing = self.heap.alloc(&self.types.object, crate::heap::CellBox::default());
        for key in keys {
            for other in &seen.clone() {
                if self.equal(other, key)? {
                    let text = self.repr(key)?;
                    return Err(
                        self.value_error(format!("mapping pattern checks duplicate key ({})", text.as_str()))
                    );
                }
            }
            seen.push(key.clone());
            let found = match subject.downcast::<Dict>() {
                Some(dict) if !dict.class().is_heap_class() => self.dict_get(dict, key)?,
                _ => {
                    let marker = missing.value();
                    let value = self.call_method(subject, "get", &[key.clone(), marker.clone()])?;
                    if value.is(&marker) { None } else { Some(value) }
                }
            };
            match found {
                Some(value) => values.push(value),
                None => return Ok(Value::NONE),
            }
        }
        Ok(self.tuple(values))
    }

    /// `**rest`: the mapping without some keys.
    pub(crate) fn match_rest(&mut self, subject: &Value, keys: &Value) -> Outcome {
        let rest = self.new_dict();
        self.update_display(&rest.value(), subject)?;
        for key in keys.items() {
            drop(self.dict_remove(&rest, key)?);
        }
        Ok(rest.into())
    }

    /// The attributes of a class pattern, or `None`.
    pub(crate) fn match_class(
        &mut self,
        subject: &Value,
        class: &Value,
        count: usize,
        names: &Value,
    ) -> Outcome {
        let Some(cls) = class.downcast::<Class>().map(|class| class.to_ref()) else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.isinstance(subject, class)? {
            return Ok(Value::NONE);
        }
        let mut seen: Vec<Ref<Str>> = Vec::new();
        let mut values = Vec::new();
        if count > 0 && !self.match_positional(subject, &cls, count, &mut seen, &mut values)? {
            return Ok(Value::NONE);
        }
        for name in names.items() {
            let name = name.downcast::<Str>().expect("the compiler put names there").to_ref();
            if !self.match_attribute(subject, &cls, &name, &mut seen, &mut values)? {
                return Ok(Value::NONE);
            }
        }
        Ok(self.tuple(values))
    }

    fn match_positional(
        &mut self,
        subject: &Value,
        class: &Ref<Class>,
        count: usize,
        seen: &mut Vec<Ref<Str>>,
        values: &mut Vec<Value>,
    ) -> Result<bool, Raised> {
        let name = self.names.match_args.clone();
        let (args, matches_self) = match self.find_attr(&class.value(), &name)? {
            Some(args) => {
                if !args.is_a::<crate::heap::Tuple>() {
                    let message = format!(
                        "{}.__match_args__ must be a tuple (got {})",
                        class.name(),
                        self.type_name(&args)
                    );
                    return Err(self.type_error(message));
                }
                (args.items().to_vec(), false)
            }
            None => (vec![], self.matches_itself(class)),
        };
        let allowed = if matches_self { 1 } else { args.len() };
        if allowed < count {
            let plural = if allowed == 1 { "" } else { "s" };
            let message = format!(
                "{}() accepts {allowed} positional sub-pattern{plural} ({count} given)",
                class.name()
            );
            return Err(self.type_error(message));
        }
        if matches_self {
            values.push(subject.clone());
            return Ok(true);
        }
        for arg in &args[..count] {
            let Some(name) = arg.downcast::<Str>().map(|name| self.intern(name.as_str())) else {
                let message =
                    format!("__match_args__ elements must be strings (got {})", self.type_name(arg));
                return Err(self.type_error(message));
            };
            if !self.match_attribute(subject, class, &name, seen, values)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn match_attribute(
        &mut self,
        subject: &Value,
        class: &Ref<Class>,
        name: &Ref<Str>,
        seen: &mut Vec<Ref<Str>>,
        values: &mut Vec<Value>,
    ) -> Result<bool, Raised> {
        if seen.iter().any(|other| other.is(name)) {
            let message =
                format!("{}() got multiple sub-patterns for attribute '{}'", class.name(), name.as_str());
            return Err(self.type_error(message));
        }
        seen.push(name.clone());
        match self.find_attr(subject, name)? {
            Some(value) => {
                values.push(value);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Builtin classes whose one positional sub-pattern is the subject itself: `int(x)`.
    fn matches_itself(&self, class: &Ref<Class>) -> bool {
        let types = &self.types;
        [
            &types.bool,
            &types.bytearray,
            &types.bytes,
            &types.dict,
            &types.float,
            &types.frozenset,
            &types.int,
            &types.list,
            &types.set,
            &types.str,
            &types.tuple,
        ]
        .into_iter()
        .any(|base| class.is_subclass_of(base))
    }
}
