//! `_traceback`: what the module `traceback` asks the machine, which has the sources and knows what was being executed.

use rondo_vm::heap::{Ref, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::exception::Exception;
use rondo_vm::types::traceback::Traceback;
use rondo_vm::types::traceback::positions;
use rondo_vm::{Outcome, Raised, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "entries",
        "(traceback, exception=None, /)",
        entries,
        "The lines of a traceback (of this exception), each as (file, line, name, end_line, column, end_column, text)."
    ),
    function!(
        "only",
        "(exception, has_frames=True, /)",
        only,
        "The last lines of what is printed for an exception."
    ),
    function!("source_line", "(file, line, /)", source_line, "A line of a source of this session, or None."),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    Ok(vm.add_module("_traceback", FUNCTIONS, "What the module traceback asks the machine.").into())
}

fn entries(vm: &mut Vm, args: &[Value]) -> Outcome {
    let traceback: Option<Ref<Traceback>> = match args[0].downcast::<Traceback>() {
        Some(traceback) => Some(traceback.to_ref()),
        None if args[0].is_none() => None,
        None => return Err(vm.type_error("a traceback is expected")),
    };
    let found = match args[1].downcast::<Exception>() {
        Some(exception) => vm.traceback_entries_of(exception, traceback.as_deref()),
        None => vm.traceback_entries(traceback.as_deref()),
    };
    let mut entries = Vec::with_capacity(found.len());
    for entry in found {
        let text = vm.format_entries(std::slice::from_ref(&entry), false);
        let place = vm.source(&entry.file).zip(entry.span).map(|(source, span)| positions(&source, span));
        let mut parts = vec![vm.str(&entry.file), vm.int(entry.line.into()), vm.str(&entry.name)];
        match place {
            Some(((_, column), (end_line, end_column))) => {
                parts.extend([end_line, column, end_column].map(|number| vm.size(number)));
            }
            None => parts.extend([Value::NONE, Value::NONE, Value::NONE]),
        }
        parts.push(vm.str(&text));
        entries.push(vm.tuple(parts));
        vm.spend(10)?;
    }
    Ok(vm.list(entries))
}

fn exception_argument(vm: &mut Vm, value: &Value) -> Result<Ref<Exception>, Raised> {
    match value.downcast::<Exception>() {
        Some(exception) => Ok(exception.to_ref()),
        None => Err(vm.type_error("an exception is expected")),
    }
}

fn only(vm: &mut Vm, args: &[Value]) -> Outcome {
    let exception = exception_argument(vm, &args[0])?;
    let has_frames = args[1].is_empty() || vm.truth(&args[1])?;
    let text = vm.format_exception_only_with(&exception, has_frames, false);
    Ok(vm.str(&text))
}

fn source_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(file) = args[0].downcast::<Str>() else { return Ok(Value::NONE) };
    let line = vm.index_i64(&args[1])?;
    let Some(source) = vm.source(file.as_str()) else { return Ok(Value::NONE) };
    let text = u32::try_from(line).ok().and_then(|line| source.line(line).map(str::to_string));
    Ok(text.map_or(Value::NONE, |text| vm.str(&text)))
}
