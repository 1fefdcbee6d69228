//! Modules: a namespace.

pub mod class;

use crate::heap::{Dict, Kind, Payload, Ref, Tracer};

/// The payload of a module.
pub struct Module {
    /// Its `__dict__`: the globals of its functions.
    pub dict: Ref<Dict>,
}

impl Payload for Module {
    const KIND: Kind = Kind::Module;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.dict);
    }
}
