//! `gather`: one future for many.
//!
//! A gather is a future that counts: each child tells it when it is done (a handle of its own kind, so a child costs no
//! closure), and the last one makes the list of results. Cancelling a gather cancels the children; what then becomes of the
//! gather, they decide.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Ref, Tracer, Value};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::exception::Exception;
use rondo_vm::types::generator::Generator;
use rondo_vm::{Outcome, Raised, Vm, method};
use rustc_hash::FxHashMap;

use crate::event_loop;
use crate::functions;
use crate::future::{self, Callback, FutureCore, State};
use crate::state::runtime;

/// So many children before one is looked at, its memory is asked for.
const AHEAD: usize = 4;

/// The payload of the future that `gather` gives.
pub struct Gathering {
    /// What it is as a future. `must_cancel` says that cancelling was asked for.
    pub core: FutureCore,
    children: RefCell<Vec<Value>>,
    /// How many different children there are, and how many of them are done.
    count: Cell<u32>,
    done: Cell<u32>,
    returns_exceptions: bool,
}

impl Foreign for Gathering {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.core.trace(tracer);
        tracer.values(self.children.borrow().iter());
    }

    fn clear(&self) {
        self.core.clear();
        let children = self.children.take();
        drop(children);
    }
}

impl Gathering {
    /// A child by its place; those that will be asked for soon are fetched.
    fn child(&self, place: usize) -> Value {
        let children = self.children.borrow();
        if let Some(later) = children.get(place + AHEAD) {
            later.prefetch();
        }
        children[place].clone()
    }

    /// The children that are not done.
    pub(crate) fn pending_children(&self) -> Vec<Value> {
        let is_pending = |child: &&Value| future::core(child).is_some_and(|core| !core.is_done());
        self.children.borrow().iter().filter(is_pending).cloned().collect()
    }
}

type GatheringRef = Ref<Holder<Gathering>>;

/// `asyncio.gather(*coros_or_futures, return_exceptions=False)`
pub(crate) fn gather(vm: &mut Vm, args: &[Value]) -> Outcome {
    let returns_exceptions = !args[1].is_empty() && vm.truth(&args[1])?;
    let sources = args[0].items();
    if sources.is_empty() {
        let event_loop = event_loop::current(vm)?;
        let outer = future::new_future(vm, event_loop);
        let nothing = vm.list(vec![]);
        future::finish(vm, &outer, future::receiver(&outer), nothing)?;
        return Ok(outer);
    }
    let class = runtime(vm).classes.gathering.clone();
    let payload = Gathering {
        core: FutureCore::new(Value::EMPTY),
        children: RefCell::new(Vec::with_capacity(sources.len())),
        count: Cell::new(0),
        done: Cell::new(0),
        returns_exceptions,
    };
    let outer = vm.heap.alloc_foreign(&class, payload, class.root_shape.get());
    let finished = adopt(vm, &outer, sources)?;
    for child in finished {
        child_is_done(vm, &outer, &child)?;
    }
    Ok(outer.into())
}

/// Makes futures of the sources, each once, and asks those that are pending to tell. Gives back those that are done.
fn adopt(vm: &mut Vm, outer: &GatheringRef, sources: &[Value]) -> Result<Vec<Value>, Raised> {
    let mut event_loop = runtime(vm).running.clone();
    // What has an `__eq__` of its own is compared by it in CPython; tasks and coroutines have none.
    let mut known: FxHashMap<u64, Value> =
        FxHashMap::with_capacity_and_hasher(sources.len(), Default::default());
    let mut finished = Vec::new();
    for (place, source) in sources.iter().enumerate() {
        if let Some(later) = sources.get(place + AHEAD) {
            later.prefetch();
        }
        if let Some(child) = known.get(&source.bits()) {
            outer.children.borrow_mut().push(child.clone());
            continue;
        }
        if source.downcast::<Generator>().is_none() {
            // asyncio keeps the sources as keys of a dict: a list of coroutines, whose star was forgotten, is none.
            vm.dict_key_hash(source)?;
        }
        let child = functions::ensure_future_in(vm, source, &event_loop)?;
        if event_loop.is_empty() {
            event_loop = functions::loop_of(vm, &child)?;
        }
        if sources.len() > 1 {
            known.insert(source.bits(), child.clone());
        }
        outer.count.set(outer.count.get() + 1);
        if let Some(core) = future::core(&child) {
            if !child.is(source) {
                core.reports_destruction.set(false);
            }
            if core.is_done() {
                finished.push(child.clone());
            } else if vm.class_of(&child).is_heap_class() {
                add_to_stranger(vm, outer, &child)?;
            } else {
                core.add(Callback::Gathered(outer.clone()));
            }
        } else {
            add_to_stranger(vm, outer, &child)?;
        }
        outer.children.borrow_mut().push(child);
    }
    outer.core.event_loop.set(event_loop);
    Ok(finished)
}

/// A child that is an object of the program is told of by its own `add_done_callback`.
fn add_to_stranger(vm: &mut Vm, outer: &GatheringRef, child: &Value) -> Result<(), Raised> {
    let function = runtime(vm).gathered_function.clone();
    let callback = vm.bind_method(&function, &outer.value());
    let method = vm.get_attr_str(child, "add_done_callback")?;
    vm.call(&method, &[callback]).map(drop)
}

/// The function behind the bound method that strangers call.
pub(crate) fn gathered_by_value(vm: &mut Vm, args: &[Value]) -> Outcome {
    let outer = args[0].foreign::<Gathering>().expect("the callback is bound to a gather").to_ref();
    child_is_done(vm, &outer, &args[1])?;
    Ok(Value::NONE)
}

/// How a child has ended.
enum End {
    Returned(Value),
    Failed(Value),
    Cancelled,
}

fn end_of(vm: &mut Vm, child: &Value) -> Result<End, Raised> {
    if let Some(core) = future::core(child) {
        return Ok(match core.state() {
            State::Returned => End::Returned(core.outcome()),
            State::Failed => {
                core.is_unretrieved.set(false);
                End::Failed(core.outcome())
            }
            State::Cancelled | State::Pending => End::Cancelled,
        });
    }
    let cancelled = vm.call_method(child, "cancelled", &[])?;
    if vm.truth(&cancelled)? {
        return Ok(End::Cancelled);
    }
    let exception = vm.call_method(child, "exception", &[])?;
    if exception.is_none() {
        vm.call_method(child, "result", &[]).map(End::Returned)
    } else {
        Ok(End::Failed(exception))
    }
}

fn error_of_cancelled(vm: &mut Vm, child: &Value) -> Result<Raised, Raised> {
    match future::core(child) {
        Some(core) => Ok(future::cancelled_error(vm, core)),
        None => {
            let made = vm.call_method(child, "_make_cancelled_error", &[])?;
            crate::task::raised_from(vm, &made)
        }
    }
}

/// A child is done: the first failure, or the last child, decides.
pub(crate) fn child_is_done(vm: &mut Vm, outer: &GatheringRef, child: &Value) -> Result<(), Raised> {
    outer.done.set(outer.done.get() + 1);
    let (core, value) = (&outer.core, outer.value());
    if core.is_done() {
        // Looked at, so that it is not reported as never retrieved.
        return end_of(vm, child).map(drop);
    }
    if !outer.returns_exceptions {
        match end_of(vm, child)? {
            End::Returned(_) => {}
            End::Cancelled => {
                let raised = error_of_cancelled(vm, child)?;
                return future::fail(vm, &value, core, raised);
            }
            End::Failed(exception) => {
                let exception =
                    exception.downcast::<Exception>().expect("a future fails with an exception").to_ref();
                return future::fail(vm, &value, core, Raised(exception));
            }
        }
    }
    if outer.done.get() < outer.count.get() {
        return Ok(());
    }
    let count = outer.children.borrow().len();
    let mut results = Vec::with_capacity(count);
    for place in 0..count {
        let child = outer.child(place);
        results.push(match end_of(vm, &child)? {
            End::Returned(value) | End::Failed(value) => value,
            End::Cancelled => cancelled_result(vm, &child)?,
        });
    }
    if core.must_cancel.get() {
        let raised = error_of_cancelled(vm, &outer.child(count - 1))?;
        return future::fail(vm, &value, core, raised);
    }
    let results = vm.list(results);
    future::finish(vm, &value, core, results)
}

/// A cancelled child as a result: `CancelledError` with its message, or with an empty one.
fn cancelled_result(vm: &mut Vm, child: &Value) -> Outcome {
    let message = match future::core(child) {
        Some(core) => core.message.get(),
        None => vm.get_attr_str(child, "_cancel_message")?,
    };
    let message = if message.is_empty() || message.is_none() { vm.str("") } else { message };
    Ok(future::new_cancelled_error(vm, &message).0.into())
}

/// `cancel()` of a gather: cancels the children that are not done.
pub(crate) fn cancel(vm: &mut Vm, outer: &Object<Holder<Gathering>>, message: Value) -> Result<bool, Raised> {
    if outer.core.is_done() {
        return Ok(false);
    }
    let children = outer.children.borrow().clone();
    let mut is_under_way = false;
    for child in &children {
        is_under_way |= future::cancel_any(vm, child, message.clone())?;
    }
    if is_under_way {
        outer.core.must_cancel.set(true);
    }
    Ok(is_under_way)
}

/// The class of the future that `gather` gives.
pub const CLASS: ClassDef = ClassDef {
    name: "asyncio.tasks._GatheringFuture",
    doc: "Helper for gather().\n\nIts cancel() cancels all the children, and does not mark it as cancelled at once.",
    methods: &[method!("cancel", "(self, /, msg=None)", cancel_method, "Cancel all the children.")],
    properties: &[],
    is_base: false,
};

fn cancel_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let outer = args[0].foreign::<Gathering>().expect("the receiver of a gather's method is a gather");
    cancel(vm, outer, args[1].clone()).map(Value::bool)
}
