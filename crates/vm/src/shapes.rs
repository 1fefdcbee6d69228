//! Shapes: which attribute lies in which slot.
//!
//! Objects that got the same attributes in the same order share a shape, so an instruction that has seen a shape once
//! knows the slot (its inline cache compares two numbers). Adding an attribute leads to another shape along a transition:
//!
//! ```text
//! class C ── root ──x──► {x: 0} ──y──► {x: 0, y: 1}
//! ```
//!
//! A shape belongs to one class, so it also stands for what the class has. Objects with very many attributes, or whose
//! `__dict__` the program has asked for, keep their attributes in a dict: their shape says so ([`Shape::in_dict`]).

use rustc_hash::FxHashMap;

use crate::heap::{Object, Ref, Str};

/// Beyond this number of attributes an object keeps them in a dict.
pub const MAX_SLOTS: usize = 128;

/// One shape. Its number is its place in [`Shapes`].
pub struct Shape {
    /// The names of the attributes, in the order of their slots, which begin at `first_slot`.
    pub names: Vec<Ref<Str>>,
    /// The slots before this one are declared by `__slots__` and have no names here.
    pub first_slot: u32,
    /// Whether the attributes lie in a dict.
    pub in_dict: bool,
    /// The shape with the same class whose attributes lie in a dict; 0 until needed.
    dict_shape: u32,
    transitions: FxHashMap<usize, u32>,
    slots: FxHashMap<usize, u32>,
}

/// All shapes of a session. Number 0 stands for "cannot have attributes".
pub struct Shapes {
    shapes: Vec<Shape>,
}

impl Default for Shapes {
    fn default() -> Shapes {
        Shapes { shapes: vec![Shape::new(0, false)] }
    }
}

impl Shape {
    fn new(first_slot: u32, in_dict: bool) -> Shape {
        Shape {
            names: Vec::new(),
            first_slot,
            in_dict,
            dict_shape: 0,
            transitions: FxHashMap::default(),
            slots: FxHashMap::default(),
        }
    }
}

impl Shapes {
    /// A shape without attributes, for a class whose instances have so many declared slots.
    pub fn root(&mut self, declared_slots: u32) -> u32 {
        self.shapes.push(Shape::new(declared_slots, false));
        self.shapes.len() as u32 - 1
    }

    /// A shape by its number.
    pub fn get(&self, shape: u32) -> &Shape {
        &self.shapes[shape as usize]
    }

    /// The slot of an attribute. The name must be interned.
    #[inline]
    pub fn slot(&self, shape: u32, name: &Object<Str>) -> Option<u32> {
        let shape = &self.shapes[shape as usize];
        if shape.names.len() <= 6 {
            return shape
                .names
                .iter()
                .position(|other| other.is(name))
                .map(|place| place as u32 + shape.first_slot);
        }
        shape.slots.get(&name.address()).copied()
    }

    /// The shape with one attribute more, and its slot; `None` when there are too many.
    pub fn add(&mut self, shape: u32, name: &Ref<Str>) -> Option<(u32, u32)> {
        let current = &self.shapes[shape as usize];
        let slot = current.first_slot + current.names.len() as u32;
        if let Some(&next) = current.transitions.get(&name.address()) {
            return Some((next, slot));
        }
        if current.names.len() >= MAX_SLOTS {
            return None;
        }
        let mut next = Shape::new(current.first_slot, false);
        next.names.clone_from(&current.names);
        next.slots.clone_from(&current.slots);
        next.names.push(name.clone());
        next.slots.insert(name.address(), slot);
        self.shapes.push(next);
        let number = self.shapes.len() as u32 - 1;
        self.shapes[shape as usize].transitions.insert(name.address(), number);
        Some((number, slot))
    }

    /// The shape of objects of the same class whose attributes lie in a dict.
    pub fn dict_shape(&mut self, root: u32) -> u32 {
        if self.shapes[root as usize].dict_shape == 0 {
            let first_slot = self.shapes[root as usize].first_slot;
            self.shapes.push(Shape::new(first_slot, true));
            self.shapes[root as usize].dict_shape = self.shapes.len() as u32 - 1;
        }
        self.shapes[root as usize].dict_shape
    }

    /// Drops all names: the session ends.
    pub fn clear(&mut self) {
        self.shapes.clear();
    }
}
