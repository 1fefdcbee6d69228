//! What every lock, semaphore and event has: those who wait, and the loop in which they do.

use rondo_vm::heap::{Foreign, Tracer, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::PropertyDef;
use rondo_vm::{Outcome, Raised, Vm, method};

use super::{get_loop, line, line_in};
use crate::operation::{self, Next};

/// Those who wait, and where.
#[derive(Default)]
pub(super) struct Waiting {
    /// A line of futures. Empty until somebody has to wait.
    pub waiters: ValueCell,
    /// The loop in which somebody first waited.
    pub event_loop: ValueCell,
}

impl Waiting {
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiters.trace(tracer);
        self.event_loop.trace(tracer);
    }

    pub fn clear(&self) {
        drop((self.waiters.take(), self.event_loop.take()));
    }

    /// The running task goes to the end of the line, and waits there. `object` is whose line it is.
    pub fn stand_in_line(&self, vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
        let waiters = line_in(vm, &self.waiters);
        let event_loop = get_loop(vm, object, &self.event_loop)?;
        let waiter = operation::create_future(vm, &event_loop)?;
        line::join(vm, &waiters, waiter.clone())?;
        Ok(Next::Await(waiter))
    }
}

/// A payload that tasks wait for.
pub(super) trait Awaited: Foreign {
    /// Who waits for it.
    fn waiting(&self) -> &Waiting;
}

fn of<T: Awaited>(object: &Value) -> &Waiting {
    object.foreign::<T>().expect("the receiver is of the row's class").waiting()
}

fn own_loop<T: Awaited>(vm: &mut Vm, args: &[Value]) -> Outcome {
    get_loop(vm, &args[0], &of::<T>(&args[0]).event_loop)
}

/// The row of `_get_loop`.
pub(super) const fn get_loop_row<T: Awaited>() -> NativeDef {
    method!("_get_loop", "(self)", own_loop::<T>, "The loop that it belongs to.")
}

/// The row of `_waiters`, of a class whose line is made when somebody first waits.
pub(super) const fn waiters_row<T: Awaited>() -> PropertyDef {
    PropertyDef {
        name: "_waiters",
        get: |_, object| Ok(of::<T>(object).waiters.get().or_none()),
        set: Some(set_waiters::<T>),
        doc: "The futures of those who wait, or None.",
    }
}

/// Puts another line in the place of the one that is there.
pub(super) fn set_waiters<T: Awaited>(_: &mut Vm, object: &Value, value: Value) -> Result<(), Raised> {
    of::<T>(object).waiters.set(value);
    Ok(())
}

/// The row of `_loop`.
pub(super) const fn loop_row<T: Awaited>() -> PropertyDef {
    PropertyDef {
        name: "_loop",
        get: |_, object| Ok(of::<T>(object).event_loop.get().or_none()),
        set: Some(|_, object, value| {
            of::<T>(object).event_loop.set(value.or_empty());
            Ok(())
        }),
        doc: "The loop in which somebody first waited, or None.",
    }
}
