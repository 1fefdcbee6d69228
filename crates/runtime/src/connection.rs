//! Sockets as transports.
use rondo_eventloop::Direction;
use rondo_vm::heap::Value;
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Raised, Vm};

/// A connection.
pub const CONNECTION: ClassDef = ClassDef { name: "asyncio.C", doc: "", methods: &[], properties: &[], is_base: true };
/// A listener.
pub const LISTENER: ClassDef = ClassDef { name: "asyncio.L", doc: "", methods: &[], properties: &[], is_base: true };

pub(crate) fn is_ready(_vm: &mut Vm, _object: &Value, _direction: Direction) -> Result<(), Raised> { Ok(()) }
pub(crate) fn has_message(_vm: &mut Vm, _object: &Value) -> Result<(), Raised> { Ok(()) }
