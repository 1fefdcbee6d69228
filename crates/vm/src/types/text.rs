//! To be replaced by the room of this name.
use crate::types::class::ClassDef;
/// `str`
pub const CLASS: ClassDef = ClassDef { name: "str", doc: "", methods: &[], properties: &[], is_base: true };
