//! `asyncio.Queue`: between those who make and those who take.
//!
//! A queue has two lines of futures, of those who wait to take (`getters`) and of those who wait for room (`putters`). A future
//! of a line carries no item: who is woken tries again, and may find that somebody was quicker.
//!
//! A subclass may keep its items in another order (`_init`, `_put`, `_get`) and override whatever else it likes; it is asked by way
//! of its own methods then. A plain queue is not.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, class_method, coroutine_method, method, static_method};

use super::{event, get_loop, is_cancelled, is_derived, is_done, line, line_in, new_object, set_result};
use crate::names;
use crate::operation::{self, Next, Origin};

/// The payload of a queue.
#[derive(Default)]
pub(crate) struct Queue {
    max_size: ValueCell,
    /// A line; of a subclass whatever its `_init` has made.
    items: ValueCell,
    getters: ValueCell,
    putters: ValueCell,
    unfinished: Cell<i64>,
    /// The event for which `join` waits; empty until somebody asks.
    finished: ValueCell,
    is_shut_down: Cell<bool>,
    event_loop: ValueCell,
}

impl Queue {
    fn cells(&self) -> [&ValueCell; 6] {
        [&self.max_size, &self.items, &self.getters, &self.putters, &self.finished, &self.event_loop]
    }
}

impl Foreign for Queue {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.cells().into_iter().for_each(|cell| cell.trace(tracer));
    }

    fn clear(&self) {
        drop(self.cells().map(ValueCell::take));
    }
}

fn this(value: &Value) -> &Object<Holder<Queue>> {
    value.foreign::<Queue>().expect("the receiver is a queue")
}

// What a subclass may override.

fn size(vm: &mut Vm, object: &Value) -> Result<usize, Raised> {
    if is_derived(vm, object) {
        let size = vm.call_method(object, "qsize", &[])?;
        return Ok(vm.index_i64(&size)?.max(0) as usize);
    }
    line::length(vm, &this(object).items.get())
}

fn is_empty(vm: &mut Vm, object: &Value) -> Result<bool, Raised> {
    if is_derived(vm, object) {
        let answer = vm.call_method(object, "empty", &[])?;
        return vm.truth(&answer);
    }
    Ok(size(vm, object)? == 0)
}

fn is_full(vm: &mut Vm, object: &Value) -> Result<bool, Raised> {
    if is_derived(vm, object) {
        let answer = vm.call_method(object, "full", &[])?;
        return vm.truth(&answer);
    }
    has_its_size(vm, object)
}

/// Whether there are `maxsize` items.
fn has_its_size(vm: &mut Vm, object: &Value) -> Result<bool, Raised> {
    let max_size = this(object).max_size.get();
    if let Some(most) = max_size.as_small_int() {
        return Ok(most > 0 && size(vm, object)? as i64 >= most);
    }
    let nothing = Value::int(0);
    if vm.compare_truth(rondo_vm::CompareOp::Le, &max_size, &nothing)? {
        return Ok(false);
    }
    let size = size(vm, object)?;
    let size = vm.size(size);
    vm.compare_truth(rondo_vm::CompareOp::Ge, &size, &max_size)
}

fn wake_next(vm: &mut Vm, object: &Value, line: &ValueCell) -> Result<(), Raised> {
    if is_derived(vm, object) {
        let line = line_in(vm, line);
        return vm.call_method(object, "_wakeup_next", &[line]).map(drop);
    }
    if line.is_set() { wake_next_of(vm, &line.get()) } else { Ok(()) }
}

/// The first of a line who is not done goes on; those before him leave it, too.
fn wake_next_of(vm: &mut Vm, line: &Value) -> Result<(), Raised> {
    while let Some(waiter) = line::first_out(vm, line)? {
        if !is_done(vm, &waiter)? {
            return set_result(vm, &waiter, Value::NONE);
        }
    }
    Ok(())
}

// Putting.

/// `await queue.put(item)`
pub(crate) fn put(vm: &mut Vm, object: &Value, item: &Value) -> Result<Next, Raised> {
    if is_full(vm, object)? {
        if this(object).is_shut_down.get() {
            return Err(error(vm, "QueueShutDown"));
        }
        return stand_in_line(vm, object, |queue| &queue.putters);
    }
    let put = if is_derived(vm, object) {
        vm.call_method(object, "put_nowait", std::slice::from_ref(item))
    } else {
        put_nowait(vm, object, item)
    };
    put.map(Next::Return)
}

fn stand_in_line(vm: &mut Vm, object: &Value, line: impl Fn(&Queue) -> &ValueCell) -> Result<Next, Raised> {
    let queue = this(object);
    let event_loop = get_loop(vm, object, &queue.event_loop)?;
    let waiter = operation::create_future(vm, &event_loop)?;
    let line = line_in(vm, line(queue));
    line::join(vm, &line, waiter.clone())?;
    Ok(Next::Await(waiter))
}

/// There may be room: it is tried again.
pub(crate) fn putter_is_woken(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
    item: &Value,
) -> Result<Next, Raised> {
    if let Err(raised) = outcome {
        let passes_on = |vm: &mut Vm| Ok(!is_full(vm, object)?);
        leave_line(vm, object, waiter, &this(object).putters, passes_on)?;
        return Err(raised);
    }
    put(vm, object, item)
}

/// Who was thrown out of a line leaves it. If it was his turn, it is the next one's now.
fn leave_line(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    line: &ValueCell,
    is_worth_a_try: impl Fn(&mut Vm) -> Result<bool, Raised>,
) -> Result<(), Raised> {
    vm.call_method(waiter, "cancel", &[])?;
    // Not there: `get_nowait` or a shutdown has taken us out of the line.
    line::leave(vm, &line.get(), waiter)?;
    if is_worth_a_try(vm)? && !is_cancelled(vm, waiter)? {
        wake_next(vm, object, line)?;
    }
    Ok(())
}

fn put_nowait(vm: &mut Vm, object: &Value, item: &Value) -> Outcome {
    let queue = this(object);
    if queue.is_shut_down.get() {
        return Err(error(vm, "QueueShutDown"));
    }
    if is_full(vm, object)? {
        return Err(error(vm, "QueueFull"));
    }
    if is_derived(vm, object) {
        vm.call_method(object, "_put", std::slice::from_ref(item))?;
    } else {
        line::join(vm, &queue.items.get(), item.clone())?;
    }
    queue.unfinished.set(queue.unfinished.get() + 1);
    if queue.finished.is_set() {
        event::clear(&queue.finished.get());
    }
    wake_next(vm, object, &queue.getters)?;
    Ok(Value::NONE)
}

// Getting.

/// `await queue.get()`
pub(crate) fn get(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    if is_empty(vm, object)? {
        if this(object).is_shut_down.get() && is_empty(vm, object)? {
            return Err(error(vm, "QueueShutDown"));
        }
        return stand_in_line(vm, object, |queue| &queue.getters);
    }
    let got = if is_derived(vm, object) {
        vm.call_method(object, "get_nowait", &[])
    } else {
        get_nowait(vm, object)
    };
    got.map(Next::Return)
}

/// There may be an item: it is tried again.
pub(crate) fn getter_is_woken(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    if let Err(raised) = outcome {
        let passes_on = |vm: &mut Vm| Ok(!is_empty(vm, object)?);
        leave_line(vm, object, waiter, &this(object).getters, passes_on)?;
        return Err(raised);
    }
    get(vm, object)
}

fn get_nowait(vm: &mut Vm, object: &Value) -> Outcome {
    let queue = this(object);
    if is_empty(vm, object)? {
        return Err(error(vm, if queue.is_shut_down.get() { "QueueShutDown" } else { "QueueEmpty" }));
    }
    let item = if is_derived(vm, object) {
        vm.call_method(object, "_get", &[])?
    } else {
        line::first_out(vm, &queue.items.get())?.expect("it is not empty")
    };
    wake_next(vm, object, &queue.putters)?;
    Ok(item)
}

// Joining.

/// `await queue.join()`
pub(crate) fn join(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    if this(object).unfinished.get() <= 0 {
        return Ok(Next::Return(Value::NONE));
    }
    let finished = finished_event(vm, object)?;
    event::wait(vm, &finished)
}

pub(crate) fn is_joined(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    let finished = finished_event(vm, object)?;
    event::is_woken(vm, &finished, waiter, outcome).map(|_| Next::Return(Value::NONE))
}

/// `_finished`: set when every item that was put has been declared done.
fn finished_event(vm: &mut Vm, object: &Value) -> Outcome {
    let queue = this(object);
    if !queue.finished.is_set() {
        let event = event::new_event(vm)?;
        if queue.unfinished.get() <= 0 {
            event::set(vm, &event)?;
        }
        queue.finished.set(event);
    }
    Ok(queue.finished.get())
}

fn task_done(vm: &mut Vm, args: &[Value]) -> Outcome {
    let queue = this(&args[0]);
    if queue.unfinished.get() <= 0 {
        return Err(vm.value_error("task_done() called too many times"));
    }
    queue.unfinished.set(queue.unfinished.get() - 1);
    all_may_be_done(vm, queue)?;
    Ok(Value::NONE)
}

fn all_may_be_done(vm: &mut Vm, queue: &Queue) -> Result<(), Raised> {
    if queue.unfinished.get() == 0 && queue.finished.is_set() {
        event::set(vm, &queue.finished.get())?;
    }
    Ok(())
}

fn shut_down(vm: &mut Vm, args: &[Value]) -> Outcome {
    let queue = this(&args[0]);
    queue.is_shut_down.set(true);
    if !args[1].is_empty() && vm.truth(&args[1])? {
        while !is_empty(vm, &args[0])? {
            if is_derived(vm, &args[0]) {
                vm.call_method(&args[0], "_get", &[])?;
            } else {
                drop(line::first_out(vm, &queue.items.get())?);
            }
            queue.unfinished.set((queue.unfinished.get() - 1).max(0));
        }
        all_may_be_done(vm, queue)?;
    }
    // All who wait look again, and see it.
    for line in [&queue.getters, &queue.putters] {
        let line = line_in(vm, line);
        while let Some(waiter) = line::first_out(vm, &line)? {
            if !is_done(vm, &waiter)? {
                set_result(vm, &waiter, Value::NONE)?;
            }
        }
    }
    Ok(Value::NONE)
}

/// The exceptions of queues are classes written in the language.
#[cold]
fn error(vm: &mut Vm, name: &str) -> Raised {
    let class = vm.import_module("asyncio.queues").and_then(|module| vm.get_attr_str(&module, name));
    match class.and_then(|class| vm.call(&class, &[])) {
        Ok(made) => crate::task::raised_from(vm, &made).unwrap_or_else(|raised| raised),
        Err(raised) => raised,
    }
}

/// `asyncio.Queue`
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.queues.Queue",
    doc: "A queue, useful for coordinating producer and consumer coroutines.\n\nIf maxsize is less than or equal to zero, the queue size is infinite.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__init__", "(self, maxsize=0)", init, "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!("__str__", "(self)", to_text, "Return str(self)."),
        class_method!(
            "__class_getitem__",
            "(cls, item, /)",
            |vm, args| names::generic_alias(vm, &args[0], &args[1]),
            "See PEP 585"
        ),
        method!("_init", "(self, maxsize)", make_items, "Make room for the items."),
        method!("_get", "(self)", take_item, "Take an item."),
        method!("_put", "(self, item)", add_item, "Add an item."),
        method!(
            "_wakeup_next",
            "(self, waiters)",
            |vm, args| wake_next_of(vm, &args[1]).map(|()| Value::NONE),
            "Let the first who waits go on."
        ),
        method!("_format", "(self)", |vm, args| format(vm, &args[0]).map(|text| vm.str(&text)), "Its state."),
        method!(
            "_get_loop",
            "(self)",
            |vm, args| get_loop(vm, &args[0], &this(&args[0]).event_loop),
            "The loop that it belongs to."
        ),
        method!(
            "qsize",
            "(self)",
            |vm, args| {
                let size = line::length(vm, &this(&args[0]).items.get())?;
                Ok(vm.size(size))
            },
            "Number of items in the queue."
        ),
        method!(
            "empty",
            "(self)",
            |vm, args| Ok(Value::bool(line::length(vm, &this(&args[0]).items.get())? == 0)),
            "Return True if the queue is empty, False otherwise."
        ),
        method!(
            "full",
            "(self)",
            |vm, args| has_its_size(vm, &args[0]).map(Value::bool),
            "Return True if there are maxsize items in the queue."
        ),
        coroutine_method!(
            "put",
            "(self, item)",
            |vm, args| operation::new(vm, Origin::QueuePut, &args[0], args[1].clone()),
            "Put an item into the queue. If the queue is full, wait until a free slot is available."
        ),
        method!(
            "put_nowait",
            "(self, item)",
            |vm, args| put_nowait(vm, &args[0], &args[1]),
            "Put an item into the queue without blocking. If no free slot is available, raise QueueFull."
        ),
        coroutine_method!(
            "get",
            "(self)",
            |vm, args| operation::new(vm, Origin::QueueGet, &args[0], Value::EMPTY),
            "Remove and return an item from the queue. If queue is empty, wait until an item is available."
        ),
        method!(
            "get_nowait",
            "(self)",
            |vm, args| get_nowait(vm, &args[0]),
            "Remove and return an item from the queue, if one is immediately available, else raise QueueEmpty."
        ),
        method!("task_done", "(self)", task_done, "Indicate that a formerly enqueued task is complete."),
        coroutine_method!(
            "join",
            "(self)",
            |vm, args| operation::new(vm, Origin::QueueJoin, &args[0], Value::EMPTY),
            "Block until all items in the queue have been gotten and processed."
        ),
        method!(
            "shutdown",
            "(self, immediate=False)",
            shut_down,
            "Shut-down the queue, making queue gets and puts raise QueueShutDown."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "maxsize",
            get: |_, queue| Ok(this(queue).max_size.get()),
            set: None,
            doc: "Number of items allowed in the queue.",
        },
        PropertyDef {
            name: "_maxsize",
            get: |_, queue| Ok(this(queue).max_size.get()),
            set: Some(|_, queue, value| {
                this(queue).max_size.set(value);
                Ok(())
            }),
            doc: "Number of items allowed in the queue.",
        },
        PropertyDef {
            name: "_queue",
            get: |vm, queue| match this(queue).items.get() {
                items if items.is_empty() => Err(vm.no_attribute(queue, "_queue")),
                items => Ok(items),
            },
            set: Some(|_, queue, value| {
                this(queue).items.set(value);
                Ok(())
            }),
            doc: "The items.",
        },
        PropertyDef {
            name: "_getters",
            get: |vm, queue| Ok(line_in(vm, &this(queue).getters)),
            set: None,
            doc: "The futures of those who wait for an item.",
        },
        PropertyDef {
            name: "_putters",
            get: |vm, queue| Ok(line_in(vm, &this(queue).putters)),
            set: None,
            doc: "The futures of those who wait for room.",
        },
        PropertyDef {
            name: "_unfinished_tasks",
            get: |vm, queue| Ok(vm.int(this(queue).unfinished.get())),
            set: Some(|vm, queue, value| {
                let unfinished = vm.index_i64(&value)?;
                this(queue).unfinished.set(unfinished);
                Ok(())
            }),
            doc: "How many items have not been declared done.",
        },
        PropertyDef {
            name: "_finished",
            get: finished_event,
            set: None,
            doc: "Set when every item has been declared done.",
        },
        PropertyDef {
            name: "_is_shutdown",
            get: |_, queue| Ok(Value::bool(this(queue).is_shut_down.get())),
            set: None,
            doc: "Whether it was shut down.",
        },
        PropertyDef {
            name: "_loop",
            get: |_, queue| Ok(this(queue).event_loop.get().or_none()),
            set: Some(|_, queue, value| {
                this(queue).event_loop.set(value.or_empty());
                Ok(())
            }),
            doc: "The loop in which somebody first waited, or None.",
        },
    ],
    is_base: true,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_object(vm, &args[0], Queue::default())
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let max_size = if args[1].is_empty() { Value::int(0) } else { args[1].clone() };
    this(&args[0]).max_size.set(max_size.clone());
    if is_derived(vm, &args[0]) {
        return vm.call_method(&args[0], "_init", &[max_size]);
    }
    make_items(vm, args)
}

fn make_items(vm: &mut Vm, args: &[Value]) -> Outcome {
    let line = line::new_line(vm);
    this(&args[0]).items.set(line);
    Ok(Value::NONE)
}

fn take_item(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = this(&args[0]).items.get();
    vm.call_method(&items, "popleft", &[])
}

fn add_item(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = this(&args[0]).items.get();
    line::join(vm, &items, args[1].clone())?;
    Ok(Value::NONE)
}

fn format(vm: &mut Vm, object: &Value) -> Result<String, Raised> {
    let queue = this(object);
    let mut text = format!("maxsize={}", vm.repr(&queue.max_size.get())?.as_str());
    let items = queue.items.get();
    if !items.is_empty() && vm.truth(&items)? {
        let items = vm.collect(&items)?;
        let items = vm.list(items);
        text += &format!(" _queue={}", vm.repr(&items)?.as_str());
    }
    for (name, line) in [("_getters", &queue.getters), ("_putters", &queue.putters)] {
        let count = line::length(vm, &line.get())?;
        if count > 0 {
            text += &format!(" {name}[{count}]");
        }
    }
    if queue.unfinished.get() != 0 {
        text += &format!(" tasks={}", queue.unfinished.get());
    }
    if queue.is_shut_down.get() {
        text += " shutdown";
    }
    Ok(text)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (name, id) = (vm.class_of(&args[0]).name().to_string(), vm.id_of(&args[0]));
    let text = format(vm, &args[0])?;
    Ok(vm.str(&format!("<{name} at {id:#x} {text}>")))
}

fn to_text(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.class_of(&args[0]).name().to_string();
    let text = format(vm, &args[0])?;
    Ok(vm.str(&format!("<{name} {text}>")))
}
