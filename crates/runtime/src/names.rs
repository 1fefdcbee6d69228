//! How tasks, futures and callbacks are shown: asyncio's words for them.

use rondo_vm::heap::{Dict, List, Ref, Str, Tuple, Value};
use rondo_vm::native::NativeFunction;
use rondo_vm::types::function::{BoundMethod, Function};
use rondo_vm::types::generator::{Generator, State as CoroutineState};
use rondo_vm::{Outcome, Raised, Vm};

use crate::debug;
use crate::future::{self, Callback, FutureCore, State};
use crate::handle::TaskRef;
use crate::nap;
use crate::operation::Operation;
use crate::sleep::{self, NativeCoroutine};
use crate::task::Task;

/// `repr` of a future, task or gather.
pub(crate) fn future_repr(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if !vm.enter_repr(value) {
        return Ok("...".into());
    }
    let text = future_text(vm, value);
    vm.leave_repr(value);
    text
}

fn future_text(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    let core = future::receiver(value);
    let mut words = vec![state_word(core).to_string()];
    match core.state() {
        State::Returned => words.push(format!("result={}", short_repr(vm, &core.outcome(), DEPTH)?)),
        State::Failed => words.push(format!("exception={}", vm.repr(&core.outcome())?.as_str())),
        State::Pending | State::Cancelled => {}
    }
    if let Some(callbacks) = callbacks_text(vm, core)? {
        words.push(callbacks);
    }
    let stack = core.made_at();
    words.extend(debug::created_at(vm, &stack)?);
    if let Some(task) = value.foreign::<Task>() {
        let task = task.to_ref();
        if task.cancels() > 0 && !core.is_done() {
            words[0] = "cancelling".into();
        }
        let name = vm.str(&task.name_text());
        let name = vm.repr(&name)?.as_str().to_string();
        words.insert(1, format!("name={name}"));
        if let Some(waiter) = waiter_text(vm, &task)? {
            words.insert(2, format!("wait_for={waiter}"));
        }
        let coroutine = task.coroutine.get();
        if !coroutine.is_empty() {
            words.insert(2, format!("coro=<{}>", coroutine_text(vm, &coroutine)?));
        }
    }
    Ok(format!("<{} {}>", vm.class_of(value).name(), words.join(" ")))
}

fn state_word(core: &FutureCore) -> &'static str {
    match core.state() {
        State::Pending => "pending",
        State::Cancelled => "cancelled",
        State::Returned | State::Failed => "finished",
    }
}

/// What a task waits for, if for anything. A sleep is shown as the future that asyncio has inside of it.
fn waiter_text(vm: &mut Vm, task: &TaskRef) -> Result<Option<String>, Raised> {
    if let Some(nap) = nap::shown(task) {
        return Ok(Some(nap.into()));
    }
    let waiter = task.waiter.get();
    if waiter.is_empty() {
        return Ok(None);
    }
    let text = match waiter.foreign::<NativeCoroutine>() {
        Some(sleep) if sleep.is_waiting() => sleep::SHOWN_WAITING.into(),
        Some(sleep) if sleep.cancellation().is_some() => "<Future cancelled>".into(),
        Some(_) => sleep::SHOWN_OVER.into(),
        None => vm.repr(&waiter)?.as_str().to_string(),
    };
    Ok(Some(text))
}

fn callbacks_text(vm: &mut Vm, core: &FutureCore) -> Result<Option<String>, Raised> {
    enum Shown {
        Fixed(&'static str),
        Source(Value),
    }
    let (count, first, last) = core.with_callbacks(|callbacks| {
        let show = |callback: &Callback| match callback {
            Callback::Wakeup(_) => Shown::Fixed("Task.task_wakeup()"),
            Callback::Gathered(_) => Shown::Fixed("gather.<locals>._done_callback()"),
            Callback::RunDone => Shown::Fixed("_run_until_complete_cb()"),
            Callback::Call(call) => Shown::Source(call.0.clone()),
        };
        (callbacks.len(), callbacks.first().map(show), callbacks.last().map(show))
    });
    let mut text = |shown: Option<Shown>| match shown {
        None => Ok(String::new()),
        Some(Shown::Fixed(text)) => Ok(text.to_string()),
        Some(Shown::Source(callback)) => callback_source(vm, &callback),
    };
    let (first, last) = (text(first)?, text(last)?);
    Ok(match count {
        0 => None,
        1 => Some(format!("cb=[{first}]")),
        2 => Some(format!("cb=[{first}, {last}]")),
        more => Some(format!("cb=[{first}, <{} more>, {last}]", more - 2)),
    })
}

/// A coroutine as tasks show it: `main() running at server.py:12`.
pub(crate) fn coroutine_text(vm: &mut Vm, coroutine: &Value) -> Result<String, Raised> {
    if let Some(generator) = coroutine.downcast::<Generator>() {
        let data = &generator.function.code.data;
        let name = generator.function.qualname();
        return Ok(match generator.state.get() {
            CoroutineState::Finished => {
                format!("{name}() done, defined at {}:{}", data.file, data.first_line)
            }
            CoroutineState::Created | CoroutineState::Suspended | CoroutineState::Running => {
                format!("{name}() running at {}:{}", data.file, generator.line())
            }
        });
    }
    if let Some(native) = coroutine.foreign::<NativeCoroutine>() {
        return Ok(format!("{}()", native.qualname()));
    }
    if let Some(operation) = coroutine.foreign::<Operation>() {
        return Ok(format!("{}()", operation.origin().qualname()));
    }
    let mut text = format!("<{} without __name__>()", vm.class_of(coroutine).name());
    for name in ["__qualname__", "__name__"] {
        let name = vm.intern(name);
        if let Some(found) = vm.find_attr(coroutine, &name)?
            && vm.truth(&found)?
        {
            text = format!("{}()", vm.str_of(&found)?.as_str());
            break;
        }
    }
    let name = vm.intern("cr_running");
    if let Some(running) = vm.find_attr(coroutine, &name)?
        && vm.truth(&running)?
    {
        text.push_str(" running");
    }
    Ok(text)
}

/// A callback as handles and futures show it: `show() at server.py:12`.
pub(crate) fn callback_source(vm: &mut Vm, callback: &Value) -> Result<String, Raised> {
    if !callback.is_a::<Function>() && !callback.is_a::<BoundMethod>() && !callback.is_a::<NativeFunction>() {
        let nothing = vm.tuple([]);
        return described(vm, callback, &nothing, false);
    }
    let wrapped = vm.intern("__wrapped__");
    if callback.is_a::<Function>() && vm.find_attr(callback, &wrapped)?.is_some() {
        let nothing = vm.tuple([]);
        return described(vm, callback, &nothing, false);
    }
    let mut text = callback_name(vm, callback)?;
    text.push_str("()");
    let function = match callback.downcast::<BoundMethod>() {
        Some(method) => method.function.clone(),
        None => callback.clone(),
    };
    if function.is_a::<Function>()
        && callback.is_a::<Function>()
        && let Some(function) = function.downcast::<Function>()
    {
        let data = &function.code.data;
        text.push_str(&format!(" at {}:{}", data.file, data.first_line));
    }
    Ok(text)
}

/// The same with its arguments.
pub(crate) fn callback_source_in_debug_mode(
    vm: &mut Vm,
    callback: &Value,
    arguments: &Value,
) -> Result<String, Raised> {
    described(vm, callback, arguments, true)
}

/// What is rare (partials, wrapped functions, arguments) is described by the part that is written in the language.
fn described(vm: &mut Vm, callback: &Value, arguments: &Value, debug: bool) -> Result<String, Raised> {
    let module = vm.import_module("asyncio.format_helpers")?;
    let function = vm.get_attr_str(&module, "_format_callback_source")?;
    let name = Value::from(vm.intern("debug"));
    let all = [callback.clone(), arguments.clone(), Value::bool(debug)].into_iter().collect();
    let text = vm.call_with(&function, all, &[name])?;
    vm.str_of(&text).map(|text| text.as_str().to_string())
}

fn callback_name(vm: &mut Vm, callback: &Value) -> Result<String, Raised> {
    if let Some(function) = callback.downcast::<Function>() {
        return Ok(function.qualname().to_string());
    }
    if let Some(native) = callback.downcast::<NativeFunction>() {
        return Ok(native.qualname());
    }
    for name in ["__qualname__", "__name__"] {
        let name = vm.intern(name);
        if let Some(found) = vm.find_attr(callback, &name)?
            && let Some(text) = found.downcast::<Str>()
            && !text.is_empty()
        {
            return Ok(text.as_str().to_string());
        }
    }
    vm.repr(callback).map(|text| text.as_str().to_string())
}

/// The bounds of `reprlib.repr`: items shown of each kind of container, characters shown of text.
mod bounds {
    pub const ITEMS: usize = 6;
    pub const DICT: usize = 4;
    pub const TEXT: usize = 30;
    pub const WHOLE: usize = 40;
}

/// How deep `reprlib.repr` looks into containers.
pub(crate) const DEPTH: usize = 6;

/// `reprlib.repr`: no longer than a line.
pub(crate) fn short_repr(vm: &mut Vm, value: &Value, depth: usize) -> Result<String, Raised> {
    let is_exact = !vm.class_of(value).is_heap_class();
    if is_exact && let Some(list) = value.downcast::<List>() {
        return short_items(vm, &list.to_vec(), depth, "[", "]");
    }
    if is_exact && let Some(tuple) = value.downcast::<Tuple>() {
        let items = tuple.as_slice().to_vec();
        let close = if items.len() == 1 { ",)" } else { ")" };
        return short_items(vm, &items, depth, "(", close);
    }
    if is_exact && let Some(dict) = value.downcast::<Dict>() {
        return short_dict(vm, &dict.to_ref(), depth);
    }
    let text = vm.repr(value)?.as_str().to_string();
    let limit = if value.as_small_int().is_some() { bounds::WHOLE } else { bounds::TEXT };
    if value.is_a::<Str>() {
        // A string is cut before its repr is made, so that no escape is cut in half.
        let whole = value.downcast::<Str>().expect("just asked").as_str().to_string();
        return if text.chars().count() > limit { short_text(vm, &whole) } else { Ok(text) };
    }
    Ok(shortened(&text, limit))
}

fn short_text(vm: &mut Vm, whole: &str) -> Result<String, Raised> {
    let chars: Vec<char> = whole.chars().collect();
    let (head, tail) = ends(bounds::TEXT);
    let cut: String = chars.iter().take(bounds::TEXT).collect();
    let cut = vm.str(&cut);
    let text: Vec<char> = vm.repr(&cut)?.as_str().chars().collect();
    let rest: String = chars[chars.len().saturating_sub(bounds::TEXT)..].iter().collect();
    let rest = vm.str(&rest);
    let rest: Vec<char> = vm.repr(&rest)?.as_str().chars().collect();
    let head: String = text.iter().take(head).collect();
    let tail: String = rest[rest.len() - tail.min(rest.len())..].iter().collect();
    Ok(format!("{head}...{tail}"))
}

/// How much of a text of a limited length lies before and behind the dots.
fn ends(limit: usize) -> (usize, usize) {
    let head = (limit - 3) / 2;
    (head, limit - 3 - head)
}

fn shortened(text: &str, limit: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= limit {
        return text.to_string();
    }
    let (head, tail) = ends(limit);
    let head: String = chars[..head].iter().collect();
    let tail: String = chars[chars.len() - tail..].iter().collect();
    format!("{head}...{tail}")
}

fn short_items(
    vm: &mut Vm,
    items: &[Value],
    depth: usize,
    open: &str,
    close: &str,
) -> Result<String, Raised> {
    if depth == 0 && !items.is_empty() {
        return Ok(format!("{open}...{close}"));
    }
    let mut parts = Vec::new();
    for item in items.iter().take(bounds::ITEMS) {
        parts.push(short_repr(vm, item, depth.saturating_sub(1))?);
    }
    if items.len() > bounds::ITEMS {
        parts.push("...".into());
    }
    Ok(format!("{open}{}{close}", parts.join(", ")))
}

fn short_dict(vm: &mut Vm, dict: &Ref<Dict>, depth: usize) -> Result<String, Raised> {
    if dict.is_empty() {
        return Ok("{}".into());
    }
    if depth == 0 {
        return Ok("{...}".into());
    }
    let entries = dict.entries();
    let mut parts = Vec::new();
    for entry in entries.iter().take(bounds::DICT) {
        let key = short_repr(vm, &entry.key, depth - 1)?;
        parts.push(format!("{key}: {}", short_repr(vm, &entry.value, depth - 1)?));
    }
    if entries.len() > bounds::DICT {
        parts.push("...".into());
    }
    Ok(format!("{{{}}}", parts.join(", ")))
}

/// `Future[int]`
pub(crate) fn generic_alias(vm: &mut Vm, class: &Value, item: &Value) -> Outcome {
    let alias = vm.types.generic_alias.value();
    vm.call(&alias, &[class.clone(), item.clone()])
}

/// `task.get_stack()`: the frame of the coroutine, or those of the traceback that it ended with.
pub(crate) fn task_stack(vm: &mut Vm, task: &Value, limit: &Value) -> Outcome {
    let limit =
        if limit.is_empty() || limit.is_none() { usize::MAX } else { vm.index_i64(limit)?.max(0) as usize };
    let payload = task.foreign::<Task>().expect("the receiver of a task's method is a task").to_ref();
    let coroutine = payload.coroutine.get();
    let name = vm.intern("cr_frame");
    let mut frames = Vec::new();
    if let Some(frame) = vm.find_attr(&coroutine, &name)?
        && !frame.is_none()
    {
        if limit > 0 {
            frames.push(frame);
        }
    } else if payload.core.state() == State::Failed {
        let mut at = vm.get_attr_str(&payload.core.outcome(), "__traceback__")?;
        while !at.is_none() && frames.len() < limit {
            frames.push(vm.get_attr_str(&at, "tb_frame")?);
            at = vm.get_attr_str(&at, "tb_next")?;
        }
    }
    Ok(vm.list(frames))
}
