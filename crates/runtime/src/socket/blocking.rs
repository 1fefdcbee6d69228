//! Waiting until a socket is ready: only the running thread does.

use std::collections::VecDeque;
use std::io;

use rondo_eventloop::{Direction, Duration, Instant, LoopId, SourceId, World};
use rondo_vm::{Raised, Vm};

use super::SocketRef;
use crate::handle::Handle;
use crate::system::{bad_descriptor, raised_of};
use crate::threads::{self, Waiting, Wanted, Woken};

/// When the waiting that begins now ends.
#[derive(Clone, Copy)]
pub(super) enum Patience {
    /// At once: the socket does not block.
    None,
    /// At this moment, or never.
    Until(Option<Instant>),
}

/// How long an operation of this socket that begins now may take.
pub(super) fn patience(socket: &SocketRef) -> Patience {
    match socket.timeout.get() {
        Some(0.0) => Patience::None,
        Some(seconds) => Patience::Until(Some(socket.world.borrow().now() + Duration::from_seconds(seconds))),
        None => Patience::Until(None),
    }
}

/// The descriptor's name, or the error that there is none.
pub(super) fn source(vm: &mut Vm, socket: &SocketRef) -> Result<SourceId, Raised> {
    match socket.source.get() {
        Some(source) => Ok(source),
        None => Err(bad_descriptor(vm)),
    }
}

/// Does an operation, as often as it takes until it does not have to wait.
pub(super) fn perform<T>(
    vm: &mut Vm,
    socket: &SocketRef,
    direction: Direction,
    patience: Patience,
    mut operation: impl FnMut(&mut World<Handle>, SourceId) -> io::Result<T>,
) -> Result<T, Raised> {
    loop {
        let source = source(vm, socket)?;
        let outcome = operation(&mut socket.world.borrow_mut(), source);
        match (outcome, patience) {
            (Ok(value), _) => return Ok(value),
            (Err(error), Patience::Until(deadline)) if error.kind() == io::ErrorKind::WouldBlock => {
                wait(vm, socket, direction, deadline)?;
            }
            (Err(error), _) => return Err(raised_of(vm, &error)),
        }
    }
}

/// Waits until a socket is ready, or was closed. The error is `TimeoutError`, or what ends every waiting.
pub(super) fn wait(
    vm: &mut Vm,
    socket: &SocketRef,
    direction: Direction,
    deadline: Option<Instant>,
) -> Result<(), Raised> {
    let me = threads::current(vm);
    let line = &socket.lines[direction as usize];
    let is_first = line.borrow().is_empty();
    line.borrow_mut().push_back(me);
    let outcome = if is_first {
        wait_at_source(vm, socket, direction, deadline)
    } else {
        let what = Wanted::Outside("a socket that another thread waits for");
        Ok(threads::park(vm, Waiting { deadline, lane: None, what }))
    };
    line.borrow_mut().retain(|thread| *thread != me);
    let next = line.borrow().front().copied();
    if let Some(next) = next {
        // Who stands first now has to ask the world.
        threads::wake(vm, next);
    }
    match outcome? {
        Woken::News => Ok(()),
        Woken::Deadline => {
            let class = vm.types.exceptions.timeout_error.clone();
            Err(vm.error(&class, "timed out"))
        }
        woken @ (Woken::Interrupted | Woken::Deadlock | Woken::Ended) => threads::hear(vm, woken),
    }
}

fn wait_at_source(
    vm: &mut Vm,
    socket: &SocketRef,
    direction: Direction,
    deadline: Option<Instant>,
) -> Result<Woken, Raised> {
    let source = source(vm, socket)?;
    let lane = threads::lane(vm);
    let armed = socket.world.borrow_mut().arm(source, direction, lane, Handle::Unblock);
    match armed {
        Ok(replaced) => drop(replaced),
        Err(error) => return Err(raised_of(vm, &error)),
    }
    let word = match direction {
        Direction::Read => "a socket to become readable",
        Direction::Write => "a socket to become writable",
    };
    let woken = wait_for_lane(vm, socket, lane, deadline, word);
    let left = socket.world.borrow_mut().disarm(source, direction);
    drop(left);
    Ok(woken)
}

/// Waits until something comes into this thread's lane, and takes it out. When the socket is closed meanwhile, that is news.
pub(super) fn wait_for_lane(
    vm: &mut Vm,
    socket: &SocketRef,
    lane: LoopId,
    deadline: Option<Instant>,
    word: &'static str,
) -> Woken {
    loop {
        let woken = threads::park(vm, Waiting { deadline, lane: Some(lane), what: Wanted::Outside(word) });
        let mut news = VecDeque::new();
        socket.world.borrow_mut().collect(lane, &mut news);
        if woken != Woken::News || !news.is_empty() || socket.source.get().is_none() {
            return woken;
        }
    }
}

/// A socket was closed: who waits for it goes on, to find that out.
pub(super) fn wake_all(vm: &mut Vm, socket: &SocketRef) {
    for line in &socket.lines {
        let waiting: Vec<_> = line.borrow().iter().copied().collect();
        for thread in waiting {
            threads::wake(vm, thread);
        }
    }
}
