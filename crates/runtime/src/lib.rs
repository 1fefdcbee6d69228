//! Tasks, futures and asyncio: the one place that knows both the machine and the event loop.
//!
//! **The one idea.** The machine can stop a coroutine and go on with it later; the event loop knows what runs next. A task is
//! what lies between: it resumes its coroutine, looks at what that is waiting for, and sees to it that a handle of the loop
//! wakes it again.
//!
//! ```text
//!   async def main():            Task ──resume──► machine
//!       await sleep(1)    ◄────   │  ◄──yields──  (a suspended frame)
//!                                 │
//!                                 ├─ sets a timer ─► event loop ─ a second later ─► Handle::NapOver
//!                                 └─ is parked                    a turn later   ─► Handle::Wakeup ─► resume
//! ```
//!
//! The order of events is asyncio's, step for step: what is one `call_soon` there is one [`Handle`] here.
//! What is hot is written in Rust (tasks, futures, sleeps, gathers, locks, queues, streams); what is not is written in the
//! language itself, in `python/`, as a program would write it: conditions, task groups, timeouts, servers.
//!
//! | module | is |
//! |---|---|
//! | `handle` | what the loop runs, and `asyncio.Handle` |
//! | `future` | futures, their callbacks, `await future` |
//! | `task` | the step |
//! | `coroutine` | coroutines written in Rust, as a program sees them |
//! | `sleep` | `asyncio.sleep` |
//! | `nap` | sleeps that are no objects |
//! | `operation` | those of them that await |
//! | `sync` | locks, semaphores, events, queues |
//! | `streams` | readers and writers of connections |
//! | `gather` | one future for many |
//! | `abstract_loop` | what every loop promises |
//! | `event_loop` | the loop as an object |
//! | `current` | which task runs in which loop |
//! | `running` | how handles run |
//! | `run` | `asyncio.run` |
//! | `debug` | debug mode |
//! | `deadlock` | when nothing can ever run again |
//! | `waits` | what a task waits for |
//! | `connection` | sockets as transports |
//! | `functions`, `module` | what `import asyncio` gives |
//! | `state` | what a session's runtime knows |
//! | `system` | what the operating system calls things |
//! | `names`, `reports` | how things are shown, and told |
//! | `context` | where `contextvars` will be heard |
//! | `socket` | the sockets that a program holds itself |
//! | `threads` | green threads: `_thread`, and who runs next |
//!
//! **Deliberately absent:** subprocesses, TLS, signal handlers.

mod abstract_loop;
pub mod connection;
pub mod context;
mod coroutine;
mod current;
mod deadlock;
mod debug;
pub mod event_loop;
mod functions;
pub mod future;
pub mod gather;
pub mod handle;
mod module;
mod names;
mod nap;
mod operation;
mod reports;
mod run;
mod running;
pub mod sleep;
pub mod socket;
mod state;
mod streams;
mod sync;
mod system;
pub mod task;
pub mod threads;
mod waits;

pub use context::{ContextHooks, set_hooks};
pub use handle::Handle;
pub use module::{SOURCES, install, run_main, shut_down, source_of};
pub use state::SharedWorld;
