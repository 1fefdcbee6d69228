//! A place for the state of other rooms: the runtime's loops, the library's modules. Each finds its own by its type.

use std::any::{Any, TypeId};

/// States of other rooms, one a type. They are few, and asked for in hot places: a row is quicker than a table. The newest
/// comes first: what a program imports is asked for more often than what a session begins with.
#[derive(Default)]
pub struct Rooms {
    states: Vec<(TypeId, Box<dyn Any>)>,
}

impl Rooms {
    #[inline]
    fn place<T: Any>(&self) -> Option<usize> {
        let wanted = TypeId::of::<T>();
        self.states.iter().position(|(id, _)| *id == wanted)
    }

    /// Puts a room's state in.
    pub fn put<T: Any>(&mut self, state: T) {
        match self.place::<T>() {
            Some(place) => self.states[place].1 = Box::new(state),
            None => self.states.insert(0, (TypeId::of::<T>(), Box::new(state))),
        }
    }

    /// A room's state.
    #[inline]
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.place::<T>().and_then(|place| self.states[place].1.downcast_ref())
    }

    /// A room's state, to change it.
    #[inline]
    pub fn get_mut<T: Any>(&mut self) -> Option<&mut T> {
        self.place::<T>().and_then(|place| self.states[place].1.downcast_mut())
    }

    /// Drops all states: the session ends.
    pub fn clear(&mut self) {
        self.states.clear();
    }
}
