//! What is to be shown of an exception, and of all that it comes from, taken out of the objects.
//!
//! To ask for a text may run code of the program (`__str__`, `__notes__`), and the chain of causes may lead in a circle, so
//! everything is asked first and once; nodes know each other by their place in a list.

use rustc_hash::FxHashSet;

use super::stack::Entry;
use crate::heap::{List, Object, Str, Tuple, Value};
use crate::types::exception::Exception;
use crate::types::exception::group;
use crate::types::exception::kinds::{member, slot};
use crate::types::r#type::module_of;
use crate::vm::Vm;

/// What is to be shown of one exception.
pub(super) struct Shown {
    pub(super) entries: Vec<Entry>,
    pub(super) kind: String,
    pub(super) message: String,
    pub(super) notes: Vec<String>,
    pub(super) syntax: Option<SyntaxDetails>,
    pub(super) cause: Option<usize>,
    pub(super) context: Option<usize>,
    pub(super) suppresses_context: bool,
    /// The exceptions of a group.
    pub(super) exceptions: Option<Vec<usize>>,
}

/// The fault that a `SyntaxError` describes.
pub(super) struct SyntaxDetails {
    pub(super) filename: Option<String>,
    pub(super) line: Option<String>,
    pub(super) end_line: Option<String>,
    pub(super) offset: Option<i64>,
    pub(super) end_offset: Option<i64>,
    pub(super) text: Option<String>,
    pub(super) message: String,
}

impl Vm {
    /// Takes out of an exception, and of all that it leads to, what is to be shown.
    pub(super) fn take_apart(&mut self, exception: &Object<Exception>, shown: &mut Vec<Shown>) {
        let mut seen = FxHashSet::default();
        let first = self.show(exception, true, &mut seen);
        shown.push(first);
        let mut work = vec![(0, exception.to_ref())];
        while let Some((place, exception)) = work.pop() {
            let mut add = |vm: &mut Vm, value: &Value, seen: &mut FxHashSet<u64>, work: &mut Vec<_>| {
                let next = value.downcast::<Exception>()?.to_ref();
                if seen.contains(&value.bits()) {
                    return None;
                }
                let node = vm.show(&next, true, seen);
                shown.push(node);
                work.push((shown.len() - 1, next));
                Some(shown.len() - 1)
            };
            let mut later = Vec::new();
            let cause = add(self, &exception.cause.get(), &mut seen, &mut later);
            let wants_context = cause.is_none() && !exception.suppress_context.get();
            let context =
                if wants_context { add(self, &exception.context.get(), &mut seen, &mut later) } else { None };
            let exceptions = group::is_group(self, &exception.value()).then(|| {
                let items = group::exceptions_of(&exception.value());
                items
                    .iter()
                    .filter_map(|item| {
                        // The exceptions of a group are shown even where they were seen before.
                        let next = item.downcast::<Exception>()?.to_ref();
                        let node = self.show(&next, true, &mut seen);
                        shown.push(node);
                        later.push((shown.len() - 1, next));
                        Some(shown.len() - 1)
                    })
                    .collect()
            });
            work.extend(later);
            let node = &mut shown[place];
            (node.cause, node.context, node.exceptions) = (cause, context, exceptions);
        }
    }

    /// What is to be shown of one exception, apart from what it leads to.
    pub(super) fn show(
        &mut self,
        exception: &Object<Exception>,
        has_frames: bool,
        seen: &mut FxHashSet<u64>,
    ) -> Shown {
        let value = exception.value();
        seen.insert(value.bits());
        let traceback = exception.traceback.borrow().clone().filter(|_| has_frames);
        let entries = self.traceback_entries_of(exception, traceback.as_deref());
        let class = exception.class().clone();
        let module = module_of(self, &class);
        let qualname = if class.is_heap_class() {
            class.qualname().to_string()
        } else {
            class.name().rsplit('.').next().unwrap_or_default().to_string()
        };
        let kind = match module.downcast::<Str>().map(|module| module.as_str().to_string()) {
            Some(module) if module == "__main__" || module == "builtins" => qualname,
            Some(module) => format!("{module}.{qualname}"),
            None => format!("<unknown>.{qualname}"),
        };
        let mut message = match self.str_of(&value) {
            Ok(text) => text.as_str().to_string(),
            Err(_) => "<exception str() failed>".to_string(),
        };
        let exceptions = &self.types.exceptions;
        let is_syntax = class.is_subclass_of(&exceptions.syntax_error);
        if !is_syntax && let Some(hint) = self.hint(exception, traceback.as_deref()) {
            message.push_str(&hint);
        }
        Shown {
            entries,
            kind,
            message,
            notes: self.notes_of(&value),
            syntax: is_syntax.then(|| self.syntax_details(&value)),
            cause: None,
            context: None,
            suppresses_context: exception.suppress_context.get(),
            exceptions: None,
        }
    }

    /// The lines of the notes of an exception.
    fn notes_of(&mut self, value: &Value) -> Vec<String> {
        let name = self.names.notes.clone();
        let notes = match self.find_attr(value, &name) {
            Ok(Some(notes)) if !notes.is_none() => notes,
            Ok(_) => return Vec::new(),
            Err(raised) => {
                let text = self.repr(&raised.0.value()).map(|text| text.as_str().to_string());
                let text = text.unwrap_or_else(|_| "<__notes__ repr() failed>".into());
                return vec![format!("Ignored error getting __notes__: {text}")];
            }
        };
        let items = match (notes.downcast::<List>(), notes.downcast::<Tuple>()) {
            (Some(list), _) => list.to_vec(),
            (None, Some(tuple)) => tuple.to_vec(),
            (None, None) => {
                let text = self.repr(&notes).map(|text| text.as_str().to_string());
                return vec![text.unwrap_or_else(|_| "<__notes__ repr() failed>".into())];
            }
        };
        let mut lines = Vec::new();
        for note in items {
            let text = self.str_of(&note).map(|text| text.as_str().to_string());
            let text = text.unwrap_or_else(|_| "<note str() failed>".into());
            lines.extend(text.split('\n').map(str::to_string));
        }
        lines
    }

    fn syntax_details(&mut self, value: &Value) -> SyntaxDetails {
        let text_at = |slot| member(value, slot).downcast::<Str>().map(|text| text.as_str().to_string());
        let number_at = |slot| member(value, slot).as_small_int();
        let mut shown_at = |slot| {
            let part = member(value, slot);
            if part.is_none() { None } else { self.str_of(&part).ok().map(|text| text.as_str().to_string()) }
        };
        SyntaxDetails {
            filename: shown_at(slot::SYNTAX_FILENAME),
            line: shown_at(slot::SYNTAX_LINENO),
            end_line: shown_at(slot::SYNTAX_END_LINENO),
            message: shown_at(slot::SYNTAX_MSG)
                .filter(|text| !text.is_empty())
                .unwrap_or("<no detail available>".into()),
            offset: number_at(slot::SYNTAX_OFFSET),
            end_offset: number_at(slot::SYNTAX_END_OFFSET),
            text: text_at(slot::SYNTAX_TEXT),
        }
    }
}
