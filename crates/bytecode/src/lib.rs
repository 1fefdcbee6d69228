//! The language of the machine: what the compiler writes and the machine reads.
//!
//! **The one idea.** The machine has registers, not a stack. A function's parameters and locals *are* its first
//! registers, temporaries lie above them, and an instruction names its operands, so that `a = b + c` is one instruction
//! where a stack machine takes four:
//!
//! ```text
//! Add r0 r1 r2          a = b + c
//! ```
//!
//! Every instruction takes eight bytes and is declared once, in the table of [`instr`]; the enum, the listing and the
//! reference page come from there. [`code`] is what a compiled function consists of; [`disasm`] prints it; [`verify`]
//! checks what the machine relies upon (registers within the frame, jumps within the code).
//!
//! **Temporaries are used once.** A register above the locals is written, read by one instruction, and then empty
//! again: calls, displays and stores move the value out of it, and where an operator only looks at a temporary, a
//! `Drop` follows unless the result is written over it. That is how values die where CPython's die.
//!
//! **Deliberately absent:** values. A constant is plain data here; the machine makes values of them when it links
//! the code. So the compiler can be read, tested and run without the machine, and code can be kept as bytes ([`frozen`]).

pub mod code;
pub mod disasm;
pub mod effects;
pub mod frozen;
pub mod instr;
pub mod operand;
pub mod packed;
pub mod places;
pub mod reference;
pub mod verify;

pub use code::{ClassCell, Code, CodeKind, Constant, Handler, Local, Parameters};
pub use instr::{Instr, SEND_BEHIND_AWAITABLE, SEND_BEHIND_CALL};
pub use operand::*;
pub use places::Places;
