//! The text of a traceback, as CPython 3.14 prints it.
//!
//! First everything that is to be shown is taken out of the exceptions ([`Shown`]), since that may run code of the program
//! (`__str__`, notes) and the chain of causes may lead in a circle; then it is written.

use std::cell::OnceCell;
use std::rc::Rc;

use rondo_bytecode::Instr;
use rondo_diagnostics::{Source, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Traceback;
use super::anchors::{self, Anchors};
use crate::heap::{List, Object, Ref, Str, Tuple, Value};
use crate::suggest;
use crate::types::exception::Exception;
use crate::types::exception::group;
use crate::types::exception::kinds::{member, slot};
use crate::types::frames::frame_locals;
use crate::types::r#type::module_of;
use crate::vm::Vm;

/// How often the same line is shown before the rest is counted.
const REPEATS: usize = 3;
/// How many exceptions of a group are shown.
const GROUP_WIDTH: usize = 15;
/// How deep nested groups are shown.
const GROUP_DEPTH: usize = 10;

/// The sources of a session by the names of their files: tracebacks quote them.
#[derive(Default)]
struct Sources {
    by_file: FxHashMap<Rc<str>, Kept>,
}

/// A source that is kept. The texts of bundled modules are cut into lines only when somebody wants to see one.
enum Kept {
    Source(Rc<Source>),
    Text(&'static str, OnceCell<Rc<Source>>),
}

/// How the parts of a traceback are coloured; all empty for plain text.
#[derive(Clone, Copy)]
struct Theme {
    kind: &'static str,
    message: &'static str,
    place: &'static str,
    highlight: &'static str,
    range: &'static str,
    reset: &'static str,
}

const PLAIN: Theme = Theme { kind: "", message: "", place: "", highlight: "", range: "", reset: "" };
const COLOURED: Theme = Theme {
    kind: "\x1b[1;35m",
    message: "\x1b[35m",
    place: "\x1b[35m",
    highlight: "\x1b[1;31m",
    range: "\x1b[31m",
    reset: "\x1b[0m",
};

/// One line of a traceback: a place in a source.
#[derive(Clone)]
pub struct Entry {
    /// The file.
    pub file: Rc<str>,
    /// The line.
    pub line: u32,
    /// The name of the function.
    pub name: Rc<str>,
    /// What was being executed, if that is known.
    pub span: Option<Span>,
}

/// The fault that a `SyntaxError` describes.
struct SyntaxDetails {
    filename: Option<String>,
    line: Option<String>,
    end_line: Option<String>,
    offset: Option<i64>,
    end_offset: Option<i64>,
    text: Option<String>,
    message: String,
}

/// What is to be shown of one exception.
struct Shown {
    entries: Vec<Entry>,
    kind: String,
    message: String,
    notes: Vec<String>,
    syntax: Option<SyntaxDetails>,
    cause: Option<usize>,
    context: Option<usize>,
    suppresses_context: bool,
    /// The exceptions of a group.
    exceptions: Option<Vec<usize>>,
}

impl Vm {
    /// Keeps a source, so that tracebacks can quote it. Whoever compiles a file for this session calls this.
    pub fn add_source(&mut self, source: Rc<Source>) {
        self.keep_source(Rc::from(source.name()), Kept::Source(source));
    }

    /// The same for a text that is part of Rondo itself.
    pub fn add_text(&mut self, file: Rc<str>, text: &'static str) {
        self.keep_source(file, Kept::Text(text, OnceCell::new()));
    }

    fn keep_source(&mut self, file: Rc<str>, kept: Kept) {
        if self.rooms.get::<Sources>().is_none() {
            self.rooms.put(Sources::default());
        }
        let sources = self.rooms.get_mut::<Sources>().expect("just put there");
        sources.by_file.insert(file, kept);
    }

    /// The source of a file, if it was kept.
    pub fn source(&self, file: &str) -> Option<Rc<Source>> {
        match self.rooms.get::<Sources>()?.by_file.get(file)? {
            Kept::Source(source) => Some(source.clone()),
            Kept::Text(text, source) => {
                Some(source.get_or_init(|| Rc::new(Source::new(file, *text))).clone())
            }
        }
    }

    /// The text that is printed for an exception that nobody has caught: `traceback.format_exception`, joined.
    pub fn format_exception(&mut self, exception: &Object<Exception>, colour: bool) -> String {
        self.format_exception_with(exception, true, colour)
    }

    /// The same, with or without causes and contexts.
    pub fn format_exception_with(
        &mut self,
        exception: &Object<Exception>,
        chain: bool,
        colour: bool,
    ) -> String {
        let mut shown = Vec::new();
        self.take_apart(exception, &mut shown);
        if let Some(limit) = self.traceback_limit() {
            for node in &mut shown {
                let left_out = node.entries.len().saturating_sub(limit);
                drop(node.entries.drain(..left_out));
            }
        }
        let theme = if colour { COLOURED } else { PLAIN };
        let mut writer =
            Writer { vm: self, shown: &shown, theme, chain, out: String::new(), depth: 0, need_close: false };
        writer.exception(0);
        writer.out
    }

    /// `sys.tracebacklimit`, if the program has set it: so many of the innermost entries are shown.
    fn traceback_limit(&mut self) -> Option<usize> {
        let (sys, name) = (self.intern("sys"), self.intern("tracebacklimit"));
        let sys = self.modules.get_str(&sys)?;
        let limit = self.find_attr(&sys, &name).ok()??;
        let limit = limit.as_bool().map(i64::from).or_else(|| limit.as_small_int())?;
        Some(usize::try_from(limit).unwrap_or(0))
    }

    /// The last lines alone: the name of the class, the message, the notes.
    pub fn format_exception_only(&mut self, exception: &Object<Exception>, colour: bool) -> String {
        self.format_exception_only_with(exception, true, colour)
    }

    /// The same, with or without the exception's frames, in which a name that was missing is looked for.
    pub fn format_exception_only_with(
        &mut self,
        exception: &Object<Exception>,
        has_frames: bool,
        colour: bool,
    ) -> String {
        let mut shown = Vec::new();
        let mut seen = FxHashSet::default();
        let node = self.show(exception, has_frames, &mut seen);
        shown.push(node);
        let theme = if colour { COLOURED } else { PLAIN };
        let writer = Writer {
            vm: self,
            shown: &shown,
            theme,
            chain: false,
            out: String::new(),
            depth: 0,
            need_close: false,
        };
        writer.exception_only(0)
    }

    /// The text for an exception that could not be raised anywhere: its own traceback without carets, no causes, no notes.
    pub fn format_unraisable(&mut self, exception: &Object<Exception>) -> String {
        let mut seen = FxHashSet::default();
        let mut shown = self.show(exception, true, &mut seen);
        shown.entries.iter_mut().for_each(|entry| entry.span = None);
        let mut out = String::new();
        if !shown.entries.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            out.push_str(&stack_text(self, &shown.entries, PLAIN));
        }
        let text = self.str_of(&exception.value()).map(|text| text.as_str().to_string());
        let text = text.unwrap_or_else(|_| "<exception str() failed>".into());
        out.push_str(&format!("{}: {text}\n", shown.kind));
        out
    }

    /// The lines of a traceback, outermost first.
    pub fn traceback_entries(&self, traceback: Option<&Object<Traceback>>) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut walk = traceback.map(|traceback| traceback.to_ref());
        while let Some(entry) = walk {
            let data = &entry.frame.function.code.data;
            entries.push(Entry {
                file: data.file.clone(),
                line: entry.line(),
                name: data.name.clone(),
                span: data.places.span(entry.ip),
            });
            walk = entry.next.borrow().clone();
        }
        entries
    }

    /// The same of the traceback of an exception: what was missing is known, and pointed at.
    pub fn traceback_entries_of(
        &self,
        exception: &Object<Exception>,
        traceback: Option<&Object<Traceback>>,
    ) -> Vec<Entry> {
        let mut entries = self.traceback_entries(traceback);
        if let (Some(entry), Some(traceback)) = (entries.last_mut(), traceback) {
            self.point_at_name(exception, entry, traceback);
        }
        entries
    }

    /// The text of such lines: `traceback.format_tb`, joined.
    pub fn format_entries(&self, entries: &[Entry], colour: bool) -> String {
        stack_text(self, entries, if colour { COLOURED } else { PLAIN })
    }

    /// Takes out of an exception, and of all that it leads to, what is to be shown.
    fn take_apart(&mut self, exception: &Object<Exception>, shown: &mut Vec<Shown>) {
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
    fn show(&mut self, exception: &Object<Exception>, has_frames: bool, seen: &mut FxHashSet<u64>) -> Shown {
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

    /// A call by name, and a call of a method, is one instruction; when already the name or attribute was missing, only
    /// what comes before the arguments was being executed.
    fn point_at_name(&self, exception: &Object<Exception>, entry: &mut Entry, traceback: &Object<Traceback>) {
        let exceptions = &self.types.exceptions;
        let is_name = exception.is_instance_of(&exceptions.name_error);
        if !is_name && !exception.is_instance_of(&exceptions.attribute_error) {
            return;
        }
        let wrong = member(&exception.value(), slot::NAME);
        let (Some(wrong), Some(span)) = (wrong.downcast::<Str>(), entry.span) else { return };
        let last = last_entry(traceback);
        let code = &last.frame.function.code;
        let called = match code.data.instrs.get(last.ip as usize) {
            Some(Instr::CallGlobal { name, .. }) if is_name => code.name_at(*name),
            Some(Instr::CallMethod { name, .. }) if !is_name => code.name_at(*name),
            _ => return,
        };
        if called.as_str() != wrong.as_str() {
            return;
        }
        if is_name {
            entry.span = Some(Span::new(span.start, (span.start + wrong.len() as u32).min(span.end)));
            return;
        }
        let Some(source) = self.source(&entry.file) else { return };
        let text = source.slice(span);
        let Some(anchors) = anchors::find(text).filter(|anchors| anchors.call.is_some()) else { return };
        // The brackets' line and column, as a distance from the beginning of the span.
        let before: usize = text.split_inclusive('\n').take(anchors.left.0).map(str::len).sum();
        let line = &text[before..];
        let column: usize = line.chars().take(anchors.left.1).map(char::len_utf8).sum();
        let callee = text[..before + column].trim_end();
        entry.span = Some(Span::new(span.start, span.start + callee.len() as u32));
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

    /// ". Did you mean: 'x'?" and ". Did you forget to import 'x'?", where they fit.
    fn hint(
        &mut self,
        exception: &Object<Exception>,
        traceback: Option<&Object<Traceback>>,
    ) -> Option<String> {
        let value = exception.value();
        let class = exception.class().clone();
        let exceptions = &self.types.exceptions;
        let is_import = class.is_subclass_of(&exceptions.import_error);
        let is_name = class.is_subclass_of(&exceptions.name_error);
        if !is_import && !is_name && !class.is_subclass_of(&exceptions.attribute_error) {
            return None;
        }
        if class.is_subclass_of(&exceptions.module_not_found_error) {
            return self.hint_at_module(&value);
        }
        let wrong = member(&value, if is_import { slot::IMPORT_NAME_FROM } else { slot::NAME });
        let wrong = wrong.downcast::<Str>()?.as_str().to_string();
        let suggestion = if is_import {
            self.suggest_import(&value, &wrong)
        } else if is_name {
            self.suggest_name(traceback, &wrong)
        } else {
            self.suggest_attribute(&value, traceback, &wrong)
        };
        let mut hint = String::new();
        if let Some(suggestion) = &suggestion {
            hint.push_str(&format!(". Did you mean: '{suggestion}'?"));
        }
        if is_name && suggest::STDLIB_MODULES.contains(&wrong.as_str()) {
            hint.push_str(if suggestion.is_some() { " Or did" } else { ". Did" });
            hint.push_str(&format!(" you forget to import '{wrong}'?"));
        }
        if hint.is_empty() { None } else { Some(hint) }
    }

    /// Which module may have been meant by a name that none has, or that Python has it and Rondo does not.
    fn hint_at_module(&mut self, value: &Value) -> Option<String> {
        let name = member(value, slot::IMPORT_NAME);
        let name = name.downcast::<Str>()?.as_str().to_string();
        let names = self.module_names();
        if suggest::STDLIB_MODULES.contains(&name.as_str()) && !names.contains(&name) {
            return Some(". Python's library has it, Rondo's has not".to_string());
        }
        let suggestion = suggest::closest(&name, names.iter().map(String::as_str))?;
        Some(format!(". Did you mean: '{suggestion}'?"))
    }

    /// The names that `dir()` gives, in order.
    fn dir_of(&mut self, value: &Value) -> Option<Vec<String>> {
        let name = self.names.dir.clone();
        let names = self.call_special(value, &name, &[])?.ok()?;
        let names = self.collect(&names).ok()?;
        let mut names: Vec<String> = names
            .iter()
            .filter_map(|name| name.downcast::<Str>().map(|name| name.as_str().to_string()))
            .collect();
        names.sort();
        Some(names)
    }

    fn suggest_import(&mut self, value: &Value, wrong: &str) -> Option<String> {
        let name = member(value, slot::IMPORT_NAME);
        let name = self.intern_str(name.downcast::<Str>()?);
        let module = self.modules.get_str(&name)?;
        let mut names = self.dir_of(&module)?;
        if !wrong.starts_with('_') {
            names.retain(|name| !name.starts_with('_'));
        }
        suggest::closest(wrong, names.iter().map(String::as_str))
    }

    fn suggest_attribute(
        &mut self,
        value: &Value,
        traceback: Option<&Object<Traceback>>,
        wrong: &str,
    ) -> Option<String> {
        let object = value.slot(slot::OBJ);
        if object.is_empty() {
            return None;
        }
        let mut names = self.dir_of(&object)?;
        if !wrong.starts_with('_') {
            // Within a method of the object its private names are in place.
            let is_own = self.last_locals(traceback).is_some_and(|locals| {
                let key = self.intern("self");
                locals.get_str(&key).is_some_and(|this| this.is(&object))
            });
            if !is_own {
                names.retain(|name| !name.starts_with('_'));
            }
        }
        suggest::closest(wrong, names.iter().map(String::as_str))
    }

    fn suggest_name(&mut self, traceback: Option<&Object<Traceback>>, wrong: &str) -> Option<String> {
        let locals = self.last_locals(traceback)?;
        let frame = last_entry(traceback?).frame.clone();
        let (own, wanted) = (self.intern("self"), self.intern(wrong));
        if let Some(this) = locals.get_str(&own)
            && let Ok(Some(_)) = self.find_attr(&this, &wanted)
        {
            return Some(format!("self.{wrong}"));
        }
        let mut names = Vec::new();
        for dict in [&locals, &frame.function.globals, &self.builtins] {
            for entry in dict.entries() {
                if let Some(name) = entry.key.downcast::<Str>() {
                    names.push(name.as_str().to_string());
                }
            }
        }
        suggest::closest(wrong, names.iter().map(String::as_str))
    }

    /// The locals of the innermost frame of a traceback.
    fn last_locals(&mut self, traceback: Option<&Object<Traceback>>) -> Option<Ref<crate::heap::Dict>> {
        let frame = last_entry(traceback?).frame.clone();
        let locals = frame_locals(self, &frame).ok()?;
        locals.downcast::<crate::heap::Dict>().map(|dict| dict.to_ref())
    }
}

fn last_entry(traceback: &Object<Traceback>) -> Ref<Traceback> {
    let mut last = traceback.to_ref();
    loop {
        let next = last.next.borrow().clone();
        match next {
            Some(next) => last = next,
            None => return last,
        }
    }
}

// ---------------------------------------------------------------------------------------------- exceptions and groups

/// Writes exceptions; groups are indented, with a margin.
struct Writer<'a> {
    vm: &'a Vm,
    shown: &'a [Shown],
    theme: Theme,
    chain: bool,
    out: String,
    /// How many groups enclose what is being written.
    depth: usize,
    need_close: bool,
}

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

impl Writer<'_> {
    /// Writes lines with the indentation and margin of the enclosing groups.
    fn emit(&mut self, text: &str, margin: char) {
        for line in text.split_inclusive('\n') {
            self.out.push_str(&"  ".repeat(self.depth));
            if self.depth > 0 {
                self.out.push(margin);
                self.out.push(' ');
            }
            self.out.push_str(line);
        }
    }

    /// Writes an exception after all that it comes from.
    fn exception(&mut self, place: usize) {
        let mut chain = Vec::new();
        let mut walk = Some(place);
        while let Some(place) = walk {
            let node = &self.shown[place];
            let (next, message) = match (node.cause, node.context) {
                _ if !self.chain => (None, None),
                (Some(cause), _) => (Some(cause), Some(CAUSE)),
                (None, Some(context)) if !node.suppresses_context => (Some(context), Some(CONTEXT)),
                (None, _) => (None, None),
            };
            chain.push((message, place));
            walk = next;
        }
        for (message, place) in chain.into_iter().rev() {
            if let Some(message) = message {
                self.emit(message, '|');
            }
            match &self.shown[place].exceptions {
                None => self.plain(place),
                Some(_) if self.depth > GROUP_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
                }
                Some(exceptions) => self.group(place, exceptions),
            }
        }
    }

    fn plain(&mut self, place: usize) {
        let node = &self.shown[place];
        if !node.entries.is_empty() {
            self.emit("Traceback (most recent call last):\n", '|');
            let stack = stack_text(self.vm, &node.entries, self.theme);
            self.emit(&stack, '|');
        }
        let text = self.exception_only(place);
        self.emit(&text, '|');
    }

    fn group(&mut self, place: usize, exceptions: &[usize]) {
        let node = &self.shown[place];
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth += 1;
        }
        if !node.entries.is_empty() {
            let margin = if is_outermost { '+' } else { '|' };
            self.emit("Exception Group Traceback (most recent call last):\n", margin);
            let stack = stack_text(self.vm, &node.entries, self.theme);
            self.emit(&stack, '|');
        }
        let text = self.exception_only(place);
        self.emit(&text, '|');
        let count = if exceptions.len() <= GROUP_WIDTH { exceptions.len() } else { GROUP_WIDTH + 1 };
        self.need_close = false;
        for index in 0..count {
            let is_last = index == count - 1;
            if is_last {
                // A nested group may draw the closing line first.
                self.need_close = true;
            }
            let is_cut = index >= GROUP_WIDTH;
            let title = if is_cut { "...".to_string() } else { (index + 1).to_string() };
            let lead = if index == 0 { "+-" } else { "  " };
            self.out.push_str(&"  ".repeat(self.depth));
            self.out.push_str(&format!("{lead}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if is_cut {
                let rest = exceptions.len() - GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.exception(exceptions[index]);
            }
            if is_last && self.need_close {
                self.out.push_str(&"  ".repeat(self.depth));
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }

    /// The name of the class with the message, and the notes.
    fn exception_only(&self, place: usize) -> String {
        let node = &self.shown[place];
        let Theme { kind, message, reset, .. } = self.theme;
        let mut out = match &node.syntax {
            Some(details) => syntax_text(details, &node.kind, self.theme),
            None if node.message.is_empty() => format!("{kind}{}{reset}\n", node.kind),
            None => format!("{kind}{}{reset}: {message}{}{reset}\n", node.kind, node.message),
        };
        for note in &node.notes {
            out.push_str(note);
            out.push('\n');
        }
        out
    }
}

/// A `SyntaxError`: where the fault is, the line, carets, the message.
fn syntax_text(details: &SyntaxDetails, kind: &str, theme: Theme) -> String {
    let Theme { place, reset, highlight, message, .. } = theme;
    let mut out = String::new();
    let mut suffix = String::new();
    if let Some(line) = &details.line {
        let file = details.filename.as_deref().filter(|name| !name.is_empty()).unwrap_or("<string>");
        out.push_str(&format!("  File {place}\"{file}\"{reset}, line {place}{line}{reset}\n"));
    } else if let Some(file) = &details.filename {
        suffix = format!(" ({file})");
    }
    if let Some(text) = &details.text {
        let right = text.trim_end_matches('\n');
        let left = right.trim_start_matches([' ', '\n', '\x0c']);
        let spaces = right.chars().count() as i64 - left.chars().count() as i64;
        match details.offset {
            None => out.push_str(&format!("    {left}\n")),
            Some(offset) => {
                let (start, end) = caret_range(details, text, right, offset);
                let (column, end_column) = (start - 1 - spaces, end - 1 - spaces);
                let letters: Vec<char> = left.chars().collect();
                if column >= 0 {
                    let (from, to) = (
                        (column as usize).min(letters.len()),
                        (end_column.max(column) as usize).min(letters.len()),
                    );
                    let part = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
                    out.push_str(&format!(
                        "    {}{highlight}{}{reset}{}\n",
                        part(0..from),
                        part(from..to),
                        part(to..letters.len())
                    ));
                    let lead: String = letters[..from]
                        .iter()
                        .map(|char| if char.is_whitespace() { *char } else { ' ' })
                        .collect();
                    let carets = "^".repeat((end_column - column).max(0) as usize);
                    out.push_str(&format!("    {lead}{highlight}{carets}{reset}\n"));
                } else {
                    out.push_str(&format!("    {left}\n"));
                }
            }
        }
    }
    out.push_str(&format!("{}{kind}{reset}: {message}{}{reset}{suffix}\n", theme.kind, details.message));
    out
}

/// From where to where the carets go, as columns from 1.
fn caret_range(details: &SyntaxDetails, text: &str, right: &str, offset: i64) -> (i64, i64) {
    let whole = text.chars().count() as i64;
    let behind = right.chars().count() as i64 + 1;
    let mut end = if details.line == details.end_line {
        details.end_offset.filter(|&end| end != 0).unwrap_or(offset)
    } else {
        behind
    };
    let mut start = offset;
    if whole > 0 && start > whole {
        start = behind;
    }
    if whole > 0 && end > whole {
        end = behind;
    }
    if start >= end || end < 0 {
        end = start + 1;
    }
    (start, end)
}

// ------------------------------------------------------------------------------------------------- stacks and carets

/// The lines of a stack; of a long row of equal ones only the first few.
fn stack_text(vm: &Vm, entries: &[Entry], theme: Theme) -> String {
    let mut out = String::new();
    let mut last: Option<&Entry> = None;
    let mut count = 0;
    let repeated = |count: usize| {
        let more = count - REPEATS;
        let plural = if more > 1 { "s" } else { "" };
        format!("  [Previous line repeated {more} more time{plural}]\n")
    };
    for entry in entries {
        let is_same = last.is_some_and(|last| {
            last.file == entry.file && last.line == entry.line && last.name == entry.name
        });
        if !is_same {
            if count > REPEATS {
                out.push_str(&repeated(count));
            }
            last = Some(entry);
            count = 0;
        }
        count += 1;
        if count <= REPEATS {
            out.push_str(&entry_text(vm.source(&entry.file).as_deref(), entry, theme));
        }
    }
    if count > REPEATS {
        out.push_str(&repeated(count));
    }
    out
}

/// Line (from 1) and byte column of both ends of a span.
pub fn positions(source: &Source, span: Span) -> ((usize, usize), (usize, usize)) {
    let place = |offset: u32| {
        let line = source.line_number(offset);
        let start = source.line_span(line).map_or(0, |span| span.start);
        (line as usize, offset.saturating_sub(start) as usize)
    };
    (place(span.start), place(span.end))
}

/// One entry: the place, then the source with carets under what was being executed.
fn entry_text(source: Option<&Source>, entry: &Entry, theme: Theme) -> String {
    let Theme { place, reset, .. } = theme;
    let file =
        if entry.file.starts_with("<stdin-") && entry.file.ends_with('>') { "<stdin>" } else { &entry.file };
    let mut out = format!(
        "  File {place}\"{file}\"{reset}, line {place}{}{reset}, in {place}{}{reset}\n",
        entry.line, entry.name
    );
    let Some(source) = source else { return out };
    let span = entry.span.filter(|span| source.line_number(span.start) == entry.line && !span.is_empty());
    match span {
        Some(span) => {
            let text = marked_source(source, span, theme);
            out.push_str(&text);
        }
        None => {
            let line = source.line(entry.line).unwrap_or("").trim();
            if !line.is_empty() {
                out.push_str(&format!("    {line}\n"));
            }
        }
    }
    out
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Takes off the whitespace that all lines begin with: `textwrap.dedent`.
fn dedent(lines: &[String]) -> Vec<String> {
    let mut common: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let own = indentation(line);
        common = Some(match common {
            None => own,
            Some(common) => {
                let length = common.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &common[..length]
            }
        });
    }
    let width = common.map_or(0, str::len);
    lines
        .iter()
        .map(|line| if line.trim().is_empty() { String::new() } else { line[width..].to_string() })
        .collect()
}

/// What a span covers, laid out for carets.
struct Layout {
    /// The lines, dedented.
    lines: Vec<Vec<char>>,
    /// Columns in characters: where the span begins in the first line and ends in the last.
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    shows_carets: bool,
}

fn lay_out(source: &Source, span: Span) -> Option<Layout> {
    let (start, end) = positions(source, span);
    let original: Vec<String> =
        (start.0..=end.0).map(|line| source.line(line as u32).unwrap_or("").trim_end().to_string()).collect();
    let lines = dedent(&original);
    if lines.iter().all(|line| line.is_empty()) {
        return None;
    }
    let characters = |line: &str, bytes: usize| {
        let mut bytes = bytes.min(line.len());
        while !line.is_char_boundary(bytes) {
            bytes -= 1;
        }
        line[..bytes].chars().count()
    };
    let taken = original[0].chars().count() - lines[0].chars().count();
    let last = original.len() - 1;
    let start = characters(&original[0], start.1).saturating_sub(taken);
    let end = characters(&original[last], end.1).saturating_sub(taken);
    let lines: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let end = end.min(lines[last].len());
    let mut segment = String::new();
    for (index, line) in lines.iter().enumerate() {
        let from = if index == 0 { start.min(line.len()) } else { 0 };
        let to = if index == last { end } else { line.len() };
        if index > 0 {
            segment.push('\n');
        }
        segment.extend(line[from.min(to)..to].iter());
    }
    let anchors = anchors::find(&segment);
    let shows_carets = shows_carets(&lines, start, end, anchors.as_ref());
    Some(Layout { lines, start, end, anchors, shows_carets })
}

/// Carets under a whole line say nothing; nor, CPython finds, under all of `return f(…)` and `name = f(…)`.
fn shows_carets(lines: &[Vec<char>], start: usize, end: usize, anchors: Option<&Anchors>) -> bool {
    let last = &lines[lines.len() - 1];
    let before: String = lines[0][..start.min(lines[0].len())].iter().collect();
    let after: String = last[end.min(last.len())..].iter().collect();
    let rest = after.trim_start();
    if let Some(is_plain_name) = anchors.and_then(|anchors| anchors.call)
        && (rest.is_empty() || rest.starts_with('#') || rest.starts_with(';'))
    {
        let is_return = before.trim() == "return" && before.ends_with([' ', '\t']) && is_plain_name;
        let is_assignment = before.trim().strip_suffix('=').is_some_and(|name| is_name(name.trim()));
        if is_return || is_assignment {
            return false;
        }
    }
    anchors.is_some() || !before.trim_start().is_empty() || !after.trim_end().is_empty()
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|char| char.is_alphanumeric() || char == '_')
}

/// The source lines of an entry with carets below.
fn marked_source(source: &Source, span: Span, theme: Theme) -> String {
    let Some(layout) = lay_out(source, span) else { return String::new() };
    let last = layout.lines.len() as isize - 1;
    let mut significant = vec![0, last];
    if let Some(anchors) = &layout.anchors {
        for line in [anchors.left.0 as isize, anchors.right.0 as isize] {
            significant.extend([line - 1, line, line + 1]);
        }
    }
    significant.retain(|line| (0..=last).contains(line));
    significant.sort_unstable();
    significant.dedup();
    let mut result = Vec::new();
    for (index, &line) in significant.iter().enumerate() {
        if index > 0 {
            match line - significant[index - 1] {
                2 => mark_line(&layout, line as usize - 1, theme, &mut result),
                gap if gap > 2 => result.push(format!("...<{} lines>...", gap - 1)),
                _ => {}
            }
        }
        mark_line(&layout, line as usize, theme, &mut result);
    }
    dedent(&result).iter().map(|line| format!("    {line}\n")).collect()
}

/// One line of source and, where carets are shown, the line of carets.
fn mark_line(layout: &Layout, number: usize, theme: Theme, out: &mut Vec<String>) {
    let line = &layout.lines[number];
    let text: String = line.iter().collect();
    if !layout.shows_carets {
        out.push(text);
        return;
    }
    let carets = caret_line(layout, number);
    if theme.reset.is_empty() {
        out.push(text);
        out.push(carets.into_iter().collect());
        return;
    }
    let (mut coloured, mut marks) = (String::new(), String::new());
    let mut at = 0;
    while at < line.len().max(carets.len()) {
        let mark = carets.get(at).copied();
        let run =
            (at..line.len().max(carets.len())).take_while(|&next| carets.get(next).copied() == mark).count();
        let part = |of: &[char]| of.iter().skip(at).take(run).collect::<String>();
        let colour = match mark {
            Some('^') => theme.highlight,
            Some('~') => theme.range,
            _ => "",
        };
        let reset = if colour.is_empty() { "" } else { theme.reset };
        coloured.push_str(&format!("{colour}{}{reset}", part(line)));
        marks.push_str(&format!("{colour}{}{reset}", part(&carets)));
        at += run;
    }
    out.push(coloured);
    out.push(marks);
}

fn caret_line(layout: &Layout, number: usize) -> Vec<char> {
    let line = &layout.lines[number];
    let is_last = number == layout.lines.len() - 1;
    let blanks = line.iter().take_while(|char| char.is_whitespace()).count();
    let columns = display_width(line, if is_last { layout.end } else { line.len() });
    let start = display_width(&layout.lines[0], layout.start);
    // Columns of the anchors count from the span in its first line, and from the margin in the others.
    let place = |anchor: (usize, usize)| {
        let offset = if anchor.0 == 0 { layout.start } else { 0 };
        (anchor.0, display_width(&layout.lines[anchor.0], anchor.1 + offset))
    };
    let anchors = layout.anchors.as_ref().map(|anchors| (place(anchors.left), place(anchors.right)));
    (0..columns)
        .map(|column| match anchors {
            _ if column < blanks || (number == 0 && column < start) => ' ',
            None => '^',
            Some((left, right)) if (number, column) >= left && (number, column) < right => '^',
            Some(_) => '~',
        })
        .collect()
}

/// How many columns the first characters of a line take on a terminal.
fn display_width(line: &[char], count: usize) -> usize {
    line.iter().take(count).map(|&char| if is_wide(char) { 2 } else { 1 }).sum::<usize>()
        + count.saturating_sub(line.len())
}

/// Whether a character takes two columns: East Asian width `W` or `F`.
fn is_wide(char: char) -> bool {
    const WIDE: &[(u32, u32)] = &[
        (0x1100, 0x115f),
        (0x231a, 0x231b),
        (0x2329, 0x232a),
        (0x23e9, 0x23ec),
        (0x23f0, 0x23f0),
        (0x23f3, 0x23f3),
        (0x25fd, 0x25fe),
        (0x2614, 0x2615),
        (0x2630, 0x2637),
        (0x2648, 0x2653),
        (0x267f, 0x267f),
        (0x268a, 0x268f),
        (0x2693, 0x2693),
        (0x26a1, 0x26a1),
        (0x26aa, 0x26ab),
        (0x26bd, 0x26be),
        (0x26c4, 0x26c5),
        (0x26ce, 0x26ce),
        (0x26d4, 0x26d4),
        (0x26ea, 0x26ea),
        (0x26f2, 0x26f3),
        (0x26f5, 0x26f5),
        (0x26fa, 0x26fa),
        (0x26fd, 0x26fd),
        (0x2705, 0x2705),
        (0x270a, 0x270b),
        (0x2728, 0x2728),
        (0x274c, 0x274c),
        (0x274e, 0x274e),
        (0x2753, 0x2755),
        (0x2757, 0x2757),
        (0x2795, 0x2797),
        (0x27b0, 0x27b0),
        (0x27bf, 0x27bf),
        (0x2b1b, 0x2b1c),
        (0x2b50, 0x2b50),
        (0x2b55, 0x2b55),
        (0x2e80, 0x303e),
        (0x3041, 0x4dbf),
        (0x4dc0, 0xa4c6),
        (0xa960, 0xa97c),
        (0xac00, 0xd7a3),
        (0xf900, 0xfaff),
        (0xfe10, 0xfe19),
        (0xfe30, 0xfe6b),
        (0xff01, 0xff60),
        (0xffe0, 0xffe6),
        (0x16fe0, 0x18d08),
        (0x1aff0, 0x1b2fb),
        (0x1d300, 0x1d376),
        (0x1f004, 0x1f004),
        (0x1f0cf, 0x1f0cf),
        (0x1f18e, 0x1f18e),
        (0x1f191, 0x1f19a),
        (0x1f200, 0x1f320),
        (0x1f32d, 0x1f335),
        (0x1f337, 0x1f37c),
        (0x1f37e, 0x1f393),
        (0x1f3a0, 0x1f3ca),
        (0x1f3cf, 0x1f3d3),
        (0x1f3e0, 0x1f3f0),
        (0x1f3f4, 0x1f3f4),
        (0x1f3f8, 0x1f43e),
        (0x1f440, 0x1f440),
        (0x1f442, 0x1f4fc),
        (0x1f4ff, 0x1f53d),
        (0x1f54b, 0x1f54e),
        (0x1f550, 0x1f567),
        (0x1f57a, 0x1f57a),
        (0x1f595, 0x1f596),
        (0x1f5a4, 0x1f5a4),
        (0x1f5fb, 0x1f64f),
        (0x1f680, 0x1f6c5),
        (0x1f6cc, 0x1f6cc),
        (0x1f6d0, 0x1f6d2),
        (0x1f6d5, 0x1f6d7),
        (0x1f6dc, 0x1f6df),
        (0x1f6eb, 0x1f6ec),
        (0x1f6f4, 0x1f6fc),
        (0x1f7e0, 0x1f7eb),
        (0x1f7f0, 0x1f7f0),
        (0x1f90c, 0x1f93a),
        (0x1f93c, 0x1f945),
        (0x1f947, 0x1f9ff),
        (0x1fa70, 0x1faff),
        (0x20000, 0x3fffd),
    ];
    let number = u32::from(char);
    number >= 0x1100
        && WIDE
            .binary_search_by(|&(first, last)| {
                if number < first {
                    std::cmp::Ordering::Greater
                } else if number > last {
                    std::cmp::Ordering::Less
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok()
}
