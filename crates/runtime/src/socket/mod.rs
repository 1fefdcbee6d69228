//! Sockets that a program holds itself: the native half of the module `socket`.
//!
//! **The one idea.** No socket ever blocks. Where CPython's would, the thread parks until the socket is ready, and tries
//! again: so a blocking call holds only its own green thread, and the others, their loops among them, go on. A timeout is
//! the deadline of that waiting, on the session's clock.
//!
//! ```text
//! sock.recv(100) ─► receive ─► bytes ──────────────────────────────► the result
//!                      ▲   └─► would block: a timeout of zero? ────► BlockingIOError
//!                      │                    else arm the source, park ──► TimeoutError
//!                      └──────────────────────────────── ready ◄──┘
//! ```
//!
//! | module | is |
//! |---|---|
//! | `object` | the methods of a socket |
//! | `blocking` | waiting until a socket is ready |
//! | `addresses` | addresses as tuples, and looking up names |
//! | `options` | `setsockopt` and `getsockopt` |
//! | `module` | what `import _socket` gives |
//!
//! **Deliberately absent:** raw sockets, control messages, and adopting descriptors of other libraries.

mod addresses;
mod blocking;
mod module;
mod object;
pub(crate) mod options;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use rondo_eventloop::SourceId;
use rondo_vm::heap::{Foreign, Holder, Object, Ref, Value};

use crate::state::SharedWorld;
use crate::system::close_source;
use crate::threads::ThreadId;

pub use module::install;
pub(crate) use object::lend;

/// The payload of a socket.
pub(crate) struct SocketData {
    /// None before it is opened, and once it is closed.
    source: Cell<Option<SourceId>>,
    world: SharedWorld,
    family: Cell<i32>,
    kind: Cell<i32>,
    protocol: Cell<i32>,
    /// Seconds: none waits for ever, zero never waits.
    timeout: Cell<Option<f64>>,
    /// A transport of a loop has taken it over, and will close it.
    is_lent: Cell<bool>,
    /// The threads that wait until it is ready, by direction. Only the first is known to the world.
    lines: [RefCell<VecDeque<ThreadId>>; 2],
}

impl Foreign for SocketData {}

impl Drop for SocketData {
    fn drop(&mut self) {
        if !self.is_lent.get() {
            close_source(&self.world, self.source.take());
        }
    }
}

type SocketRef = Ref<Holder<SocketData>>;

fn this(value: &Value) -> SocketRef {
    value.foreign::<SocketData>().map(Object::to_ref).expect("the receiver is a socket")
}

/// The state of the room.
struct Sockets {
    /// `socket.setdefaulttimeout()`
    default_timeout: Option<f64>,
    /// What `detach()` took from its socket, until a socket is made of it again.
    detached: Vec<Detached>,
}

/// A socket that only its descriptor stands for.
struct Detached {
    source: SourceId,
    family: i32,
    kind: i32,
    protocol: i32,
}
