//! The builtin types. Each file has the same anatomy: the payload, then making, printing and operators, then the table of
//! its methods.
//!
//! Where that is long, or the machine itself lives with the payload, the payload stands alone and what a program sees of it is in
//! `class.rs` beside: `frame` and `frame/class.rs`, so too `code`, `function`, `generator`, `module`, `traceback`. (`class` is the
//! payload of every class; what a program sees of one is `type`.)

pub mod alias;
pub mod asend;
pub mod bool;
pub mod boxed;
pub mod bytes;
pub mod class;
pub mod code;
pub mod descriptors;
pub mod dict;
pub mod exception;
pub mod float;
pub mod format;
pub mod frame;
pub mod function;
pub mod generator;
pub mod hashing;
pub mod int;
pub mod iterator;
pub mod list;
pub mod making;
pub mod module;
pub mod object;
pub mod range;
pub mod reduce;
pub mod refused;
pub mod registry;
pub mod sequence;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod substitution;
pub mod super_object;
pub mod text;
pub mod traceback;
pub mod tuple;
pub mod tuple_getter;
pub mod r#type;
pub mod type_params;
pub mod unicode;
pub mod union;
pub mod weakref;
