//! # An event loop
//!
//! A program that waits for many things must not wait for one of them. The whole idea of an event loop is to turn waiting
//! inside out: whoever would wait says *what should run when it is over* and returns; one place waits for everything
//! at once, and runs what is due. What is to run is called a **handle**.
//!
//! ```text
//!                 one turn
//!   ┌────────────────────────────────────────────────────────────┐
//!   │ nothing ready? wait for the outside until the next timer   │      timers (a heap)
//!   │ something?     only glance                                 │      ┌──────────────────┐
//!   │                                                            │      │ 1.5  ■ 1.5  ■    │
//!   │ woken by sockets and threads ──►┐                          │      │ 2.0  ■ …         │
//!   │ timers that are due ───────────►│  ready (a queue)         │◄─────┤                  │
//!   │                                 └─► ■ ■ ■ ■ ─► run each    │      └──────────────────┘
//!   │                                     once; what they make   │
//!   │                                     ready waits for the    │
//!   │                                     next turn              │
//!   └────────────────────────────────────────────────────────────┘
//! ```
//!
//! This crate knows no values and runs nothing. It is generic over the handle `H`, and whoever owns it asks
//! for the next one:
//!
//! ```
//! use rondo_eventloop::{Clock, Duration, EventLoop, Machine, Step, World};
//!
//! let mut world = World::new(Clock::new_virtual(), Box::new(Machine::new()?));
//! let mut event_loop = EventLoop::new(&mut world);
//! event_loop.call_at(world.now() + Duration::from_seconds(60.0), "a minute later");
//! event_loop.call_soon("at once");
//!
//! let mut seen = Vec::new();
//! while let Step::Run(handle) = event_loop.next(&mut world) {
//!     seen.push((world.now().seconds(), handle));
//! }
//! assert_eq!(seen, [(0.0, "at once"), (60.0, "a minute later")]);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The loop ended by itself: after the last handle nothing could ever run again, and the answer was
//! [`Step::Deadlock`]. And it took no minute, for its clock was virtual.
//!
//! ## A reader's way
//!
//! | module | is |
//! |---|---|
//! | `clock` | points, spans, the real and the virtual clock |
//! | `timers` | the heap of deadlines |
//! | `slab` | keys that outlive their things, for timers, lanes, sources and tickets |
//! | `turn` | [`EventLoop`]: the turn above, in a page |
//! | `world` | [`World`]: what loops share; readiness, waiting, the rules of the virtual clock |
//! | `traffic` | what is on its way between sockets of this process |
//! | `sockets` | what a program does with sockets |
//! | `remote`, `pool`, `blocking` | other threads and their news; work that blocks; Ctrl-C |
//! | `outside` | [`Outside`], the one door to all that the program does not determine |
//! | `reactor`, `machine` | the outside that is really there |
//! | `facts` | what the loop did, told to whoever listens |
//!
//! ## What is deliberately absent
//!
//! - **Tasks, futures, coroutines, cancelling a handle that is ready.** They are the runtime's; here is only order and time.
//! - **Callbacks.** The loop never calls: it answers. Nothing stands on top of it.
//! - **Files and standard input in the reactor.** They are always "ready" and block all the same: jobs for the pool.
//! - **A wheel of timers.** It is 1.4 times faster and rounds deadlines; asyncio does not round.
//! - **A poll at every turn.** asyncio has one; here a turn costs nanoseconds, and a system call would cost more than the turn.
//!   The outside is polled when the loop would be idle, when something is known to be on its way, and every millisecond.
//! - **Several threads that steal work from each other.** The program has one interpreter.

mod blocking;
mod clock;
mod facts;
#[cfg(all(unix, feature = "mio"))]
mod machine;
mod outside;
mod pool;
#[cfg(unix)]
mod reactor;
mod remote;
mod slab;
mod sockets;
mod timers;
mod traffic;
mod turn;
mod world;

pub use blocking::{LookUpError, literal_address, look_up};
pub use clock::{CLOCK_RESOLUTION, Clock, Duration, Instant, VirtualClock, WallTime};
pub use facts::{Fact, Observer, WokenBy};
#[cfg(all(unix, feature = "mio"))]
pub use machine::Machine;
pub use outside::{Direction, Event, Family, OptionName, Outside, SocketOption, SourceId, Waker};
#[cfg(all(unix, feature = "mio"))]
pub use reactor::MioReactor;
#[cfg(unix)]
pub use reactor::Reactor;
pub use remote::{Interrupter, Message, Remote, TicketId};
pub use sockets::{Abandoned, Connect};
pub use timers::TimerId;
pub use turn::{EventLoop, LoopId, Step, Turn};
pub use world::{Wake, World};
