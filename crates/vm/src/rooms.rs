//! A place for the state of other rooms: the runtime's loops, the library's modules. Each finds its own by its type.

use std::any::{Any, TypeId};

use rustc_hash::FxHashMap;

/// States of other rooms, one a type.
#[derive(Default)]
pub struct Rooms {
    states: FxHashMap<TypeId, Box<dyn Any>>,
}

impl Rooms {
    /// Puts a room's state in.
    pub fn put<T: Any>(&mut self, state: T) {
        self.states.insert(TypeId::of::<T>(), Box::new(state));
    }

    /// A room's state.
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.states.get(&TypeId::of::<T>()).and_then(|state| state.downcast_ref())
    }

    /// A room's state, to change it.
    pub fn get_mut<T: Any>(&mut self) -> Option<&mut T> {
        self.states.get_mut(&TypeId::of::<T>()).and_then(|state| state.downcast_mut())
    }

    /// Drops all states: the session ends.
    pub fn clear(&mut self) {
        self.states.clear();
    }
}
