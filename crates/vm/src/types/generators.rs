//! To be replaced by the room of this name.
use crate::types::class::ClassDef;
/// `generator`
pub const GENERATOR: ClassDef = ClassDef { name: "generator", doc: "", methods: &[], properties: &[], is_base: false };
/// `coroutine`
pub const COROUTINE: ClassDef = ClassDef { name: "coroutine", doc: "", methods: &[], properties: &[], is_base: false };
/// `async_generator`
pub const ASYNC_GENERATOR: ClassDef = ClassDef { name: "async_generator", doc: "", methods: &[], properties: &[], is_base: false };
