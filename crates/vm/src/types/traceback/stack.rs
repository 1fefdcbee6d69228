//! The lines of a stack: for each frame its place, the source, and carets under what was being executed.

use std::rc::Rc;

use rondo_bytecode::Instr;
use rondo_diagnostics::{Source, Span};

use super::carets::marked_source;
use super::text::Theme;
use super::{Traceback, anchors};
use crate::heap::{Object, Ref, Str};
use crate::types::exception::Exception;
use crate::types::exception::kinds::{member, slot};
use crate::vm::Vm;

/// How often the same line is shown before the rest is counted.
const REPEATS: usize = 3;

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

impl Vm {
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
}

pub(super) fn last_entry(traceback: &Object<Traceback>) -> Ref<Traceback> {
    let mut last = traceback.to_ref();
    loop {
        let next = last.next.borrow().clone();
        match next {
            Some(next) => last = next,
            None => return last,
        }
    }
}

/// The lines of a stack; of a long row of equal ones only the first few.
pub(super) fn stack_text(vm: &Vm, entries: &[Entry], theme: Theme) -> String {
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
