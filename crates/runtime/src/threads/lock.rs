//! `_thread.lock` and `_thread.RLock`: what all of `threading` waits by.
//!
//! Who finds a lock taken stands in line. A release wakes the first of the line and leaves the lock free, so whoever comes
//! by first takes it: that is quick, and CPython's way. But who has waited for a millisecond, or was woken in vain, is
//! given the lock directly, so nobody waits for ever.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use rondo_eventloop::{Duration, Instant};
use rondo_vm::heap::{Foreign, Holder, Object, Value};
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::object::address;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{ThreadId, Waiting, Wanted, Woken, current, hear, scheduler, threads};

/// Who has waited so long gets the lock handed over.
const TIME_TO_BE_FAIR: Duration = Duration::from_seconds(0.001);

/// The longest time that can be waited for: `threading.TIMEOUT_MAX`.
pub(crate) const LONGEST: f64 = 9_223_372_036.0;

/// The payload of a lock.
#[derive(Default)]
pub(crate) struct LockData {
    is_locked: Cell<bool>,
    line: RefCell<VecDeque<Waiter>>,
    /// Who was handed the lock by a release and has not gone on yet.
    heir: Cell<Option<ThreadId>>,
    /// Who took it, for reports; a plain lock may be released by anybody.
    pub taken_by: Cell<Option<ThreadId>>,
}

struct Waiter {
    thread: ThreadId,
    since: Instant,
    was_woken_in_vain: bool,
}

impl Foreign for LockData {}

/// The payload of a lock that its owner may take again.
#[derive(Default)]
pub(crate) struct RecursiveLockData {
    pub lock: LockData,
    owner: Cell<Option<ThreadId>>,
    count: Cell<usize>,
}

impl Foreign for RecursiveLockData {}

impl LockData {
    /// Takes the lock, waiting if need be. `false` when the deadline came first.
    fn acquire(&self, vm: &mut Vm, this: &Value, wait: Wait) -> Result<bool, Raised> {
        if !self.is_locked.get() {
            return Ok(self.take(vm));
        }
        let deadline = match wait {
            Wait::Not => return Ok(false),
            Wait::Forever => None,
            Wait::Until(deadline) => Some(deadline),
        };
        let me = current(vm);
        let since = threads(vm).world.borrow().now();
        let mut was_woken_in_vain = false;
        loop {
            let waiter = Waiter { thread: me, since, was_woken_in_vain };
            if was_woken_in_vain {
                self.line.borrow_mut().push_front(waiter);
            } else {
                self.line.borrow_mut().push_back(waiter);
            }
            let woken =
                scheduler::park(vm, Waiting { deadline, lane: None, what: Wanted::Lock(this.clone()) });
            self.line.borrow_mut().retain(|waiter| waiter.thread != me);
            let is_mine = self.heir.get() == Some(me);
            if is_mine {
                self.heir.set(None);
                self.taken_by.set(Some(me));
            }
            match woken {
                Woken::News | Woken::Deadline if is_mine => return Ok(true),
                Woken::News | Woken::Deadline if !self.is_locked.get() => return Ok(self.take(vm)),
                Woken::News => was_woken_in_vain = true,
                Woken::Deadline => return Ok(false),
                Woken::Interrupted | Woken::Deadlock | Woken::Ended => {
                    if is_mine {
                        self.release(vm);
                    }
                    hear(vm, woken)?;
                }
            }
        }
    }

    fn take(&self, vm: &mut Vm) -> bool {
        self.is_locked.set(true);
        self.taken_by.set(Some(current(vm)));
        true
    }

    /// Frees the lock, or hands it to who has waited too long.
    fn release(&self, vm: &mut Vm) {
        self.taken_by.set(None);
        let now = threads(vm).world.borrow().now();
        let next = self.line.borrow_mut().pop_front();
        let Some(next) = next else {
            self.is_locked.set(false);
            return;
        };
        if next.was_woken_in_vain || now - next.since >= TIME_TO_BE_FAIR {
            self.heir.set(Some(next.thread));
        } else {
            self.is_locked.set(false);
        }
        scheduler::wake(vm, next.thread);
    }
}

/// How long somebody is ready to wait.
#[derive(Clone, Copy)]
pub(crate) enum Wait {
    Not,
    Forever,
    Until(Instant),
}

/// Reads `acquire(blocking=True, timeout=-1)`.
fn wait_of(vm: &mut Vm, blocking: &Value, timeout: &Value) -> Result<Wait, Raised> {
    let is_blocking = blocking.is_empty() || vm.truth(blocking)?;
    let seconds = if timeout.is_empty() { -1.0 } else { vm.float_of(timeout)? };
    if !is_blocking && seconds != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if seconds < 0.0 && seconds != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if seconds > LONGEST {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    Ok(match (is_blocking, seconds) {
        (false, _) => Wait::Not,
        (true, -1.0) => Wait::Forever,
        (true, seconds) => Wait::Until(threads(vm).world.borrow().now() + Duration::from_seconds(seconds)),
    })
}

// The plain lock.

pub(crate) const LOCK: ClassDef = ClassDef {
    name: "_thread.lock",
    doc: "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().",
    methods: &[
        static_method!("__new__", "(cls, /)", new_lock, "Create and return a new object."),
        method!("acquire", "(self, /, blocking=True, timeout=-1)", acquire, "Lock the lock."),
        method!(
            "acquire_lock",
            "(self, /, blocking=True, timeout=-1)",
            acquire,
            "An obsolete synonym of acquire()."
        ),
        method!("release", "(self, /)", release, "Release the lock."),
        method!("release_lock", "(self, /)", release, "An obsolete synonym of release()."),
        method!("locked", "(self, /)", locked, "Return whether the lock is in the locked state."),
        method!("locked_lock", "(self, /)", locked, "An obsolete synonym of locked()."),
        method!("__enter__", "(self, /)", enter, "Lock the lock."),
        method!("__exit__", "(self, /, *exc_info)", release, "Release the lock."),
        method!("__repr__", "(self, /)", repr_lock, "Return repr(self)."),
        method!("_at_fork_reinit", "(self, /)", reinit, "Make the lock a fresh one."),
    ],
    properties: &[],
    is_base: false,
};

fn data(value: &Value) -> &Object<Holder<LockData>> {
    value.foreign().expect("the receiver is a lock")
}

/// `threading.Lock()`
pub(crate) fn new_lock(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let class = threads(vm).classes.clone().expect("`_thread` has been imported").lock;
    Ok(vm.heap.alloc_foreign(&class, LockData::default(), 0).into())
}

fn acquire(vm: &mut Vm, args: &[Value]) -> Outcome {
    let wait = wait_of(vm, &args[1], &args[2])?;
    data(&args[0]).acquire(vm, &args[0], wait).map(Value::bool)
}

fn enter(vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).acquire(vm, &args[0], Wait::Forever).map(Value::bool)
}

fn release(vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = data(&args[0]);
    if !lock.is_locked.get() {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    lock.release(vm);
    Ok(Value::NONE)
}

fn locked(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_locked.get()))
}

fn reinit(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = data(&args[0]);
    lock.is_locked.set(false);
    lock.heir.set(None);
    Ok(Value::NONE)
}

fn repr_lock(vm: &mut Vm, args: &[Value]) -> Outcome {
    let word = if data(&args[0]).is_locked.get() { "locked" } else { "unlocked" };
    let text = format!("<{word} _thread.lock object at {}>", address(vm, &args[0]));
    Ok(vm.str(&text))
}

// The lock that its owner may take again.

pub(crate) const RECURSIVE: ClassDef = ClassDef {
    name: "_thread.RLock",
    doc: "A lock that the thread which holds it may take again.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new_recursive,
            "Create and return a new object."
        ),
        method!("acquire", "(self, /, blocking=True, timeout=-1)", acquire_recursive, "Lock the lock."),
        method!("release", "(self, /)", release_recursive, "Release the lock."),
        method!(
            "locked",
            "(self, /)",
            is_recursive_locked,
            "Return whether the lock is in the locked state."
        ),
        method!("__enter__", "(self, /)", enter_recursive, "Lock the lock."),
        method!("__exit__", "(self, /, *exc_info)", release_recursive, "Release the lock."),
        method!("__repr__", "(self, /)", repr_recursive, "Return repr(self)."),
        method!("_is_owned", "(self, /)", is_owned, "For internal use by `threading.Condition`."),
        method!("_recursion_count", "(self, /)", recursion_count, "For internal use by reentrancy checks."),
        method!("_release_save", "(self, /)", release_save, "For internal use by `threading.Condition`."),
        method!(
            "_acquire_restore",
            "(self, state, /)",
            acquire_restore,
            "For internal use by `threading.Condition`."
        ),
        method!("_at_fork_reinit", "(self, /)", reinit_recursive, "Make the lock a fresh one."),
    ],
    properties: &[],
    is_base: true,
};

fn recursive(value: &Value) -> &Object<Holder<RecursiveLockData>> {
    value.foreign().expect("the receiver is an RLock")
}

fn new_recursive(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(class) = args[0].downcast::<Class>() else { return Err(vm.type_error("a class was expected")) };
    let class = class.to_ref();
    Ok(vm.heap.alloc_foreign(&class, RecursiveLockData::default(), class.root_shape.get()).into())
}

fn take_recursive(vm: &mut Vm, this: &Value, wait: Wait) -> Outcome {
    let lock = recursive(this);
    let me = current(vm);
    if lock.owner.get() == Some(me) {
        lock.count.set(lock.count.get() + 1);
        return Ok(Value::TRUE);
    }
    let is_taken = lock.lock.acquire(vm, this, wait)?;
    if is_taken {
        lock.owner.set(Some(me));
        lock.count.set(1);
    }
    Ok(Value::bool(is_taken))
}

fn acquire_recursive(vm: &mut Vm, args: &[Value]) -> Outcome {
    let wait = wait_of(vm, &args[1], &args[2])?;
    take_recursive(vm, &args[0], wait)
}

fn enter_recursive(vm: &mut Vm, args: &[Value]) -> Outcome {
    take_recursive(vm, &args[0], Wait::Forever)
}

fn release_recursive(vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = recursive(&args[0]);
    if lock.owner.get() != Some(current(vm)) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    lock.count.set(lock.count.get() - 1);
    if lock.count.get() == 0 {
        lock.owner.set(None);
        lock.lock.release(vm);
    }
    Ok(Value::NONE)
}

fn is_recursive_locked(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(recursive(&args[0]).owner.get().is_some()))
}

fn is_owned(vm: &mut Vm, args: &[Value]) -> Outcome {
    let me = current(vm);
    Ok(Value::bool(recursive(&args[0]).owner.get() == Some(me)))
}

fn recursion_count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (lock, me) = (recursive(&args[0]), current(vm));
    Ok(vm.size(if lock.owner.get() == Some(me) { lock.count.get() } else { 0 }))
}

/// Releases the lock however often it was taken, and returns what `_acquire_restore` needs.
fn release_save(vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = recursive(&args[0]);
    let Some(owner) = lock.owner.take().filter(|_| lock.count.get() > 0) else {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    };
    let count = lock.count.replace(0);
    lock.lock.release(vm);
    let (count, owner) = (vm.size(count), vm.size(owner.0 as usize));
    Ok(vm.tuple([count, owner]))
}

fn acquire_restore(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = vm.get_item(&args[1], &Value::int(0))?;
    let count = vm.index_i64(&count)?;
    take_recursive(vm, &args[0], Wait::Forever)?;
    recursive(&args[0]).count.set(count.max(1) as usize);
    Ok(Value::NONE)
}

fn reinit_recursive(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = recursive(&args[0]);
    lock.owner.set(None);
    lock.count.set(0);
    lock.lock.is_locked.set(false);
    Ok(Value::NONE)
}

fn repr_recursive(vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = recursive(&args[0]);
    let (word, owner) = match lock.owner.get() {
        Some(owner) => ("locked", owner.0),
        None => ("unlocked", 0),
    };
    let class = vm.class_of(&args[0]).name();
    let text = format!(
        "<{word} {class} object owner={owner} count={} at {}>",
        lock.count.get(),
        address(vm, &args[0])
    );
    Ok(vm.str(&text))
}
