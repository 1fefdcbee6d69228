//! Values and the heap: the one place of the project with `unsafe` code.
//!
//! **The one idea.** A [`Value`] is eight bytes: a number, a constant, or a counted pointer to an object. When the last
//! reference goes, the object goes, at once: that is what makes files close, generators run their `finally`, and
//! "never awaited" be said in the right place.
//!
//! **What is relied upon** (and what each `unsafe` block refers to):
//!
//! 1. A word with the object tag holds a pointer to a live object and accounts for one of its references.
//! 2. An object's kind names the type of its payload, and never changes.
//! 3. No session's values meet another session's; values and heaps stay in one thread (they are neither `Send` nor `Sync`).
//! 4. Payloads change only through cells. A borrow of what lies in a cell never spans code of the program, since that could
//!    change it; the short operations of lists, dicts and cells run none.
//! 5. A string's text and a tuple's items lie behind the payload, in the same allocation, and never change while shared.
//!
//! 6. A green thread's Rust stack is resumed only by the machine that it was begun with, which does not move meanwhile
//!    ([`stacks`]).
//!
//! **Deliberately absent:** threads of the operating system, a moving collector, and any global state: dropping a session frees everything.

#![allow(
    unsafe_code,
    reason = "Tagged words, counted pointers and payloads of variable length cannot be had without."
)]

pub mod allocator;
pub mod attributes;
pub mod cell;
mod collect;
pub mod dict;
pub mod foreign;
pub mod instance;
pub mod list;
pub mod object;
mod prefetch;
pub mod registers;
pub mod saved;
pub mod stacks;
mod state;
pub mod text;
pub mod tuple;
pub mod value;

pub use allocator::Allocator;
pub use attributes::Attributes;
pub use cell::{CellBox, ValueCell};
pub use dict::{Dict, Entry, Located};
pub use foreign::{Foreign, Holder};
pub use instance::Instance;
pub use list::List;
pub use object::{Header, Kind, Object, Payload, Ref, Tracer};
pub use prefetch::prefetch;
pub use registers::{Base, Instructions, Ip, Registers, Running};
pub use saved::SavedRegisters;
pub use state::Heap;
pub use text::Str;
pub use tuple::Tuple;
pub use value::{Value, drop_backwards};
