//! Iterators over arrangements: `product`, `permutations`, `combinations`.
//!
//! **The one idea.** The items are read at the beginning into pools. What changes from step to step are numbers, places in the
//! pools; each step moves them on and makes a tuple of what stands there.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Tracer, Value};
use rondo_vm::types::iterator::Steps;
use rondo_vm::types::sequence::{R, check_items};
use rondo_vm::{Outcome, Vm};

use super::made;

/// Where a walk over arrangements stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing has been given: the next step gives what the places say.
    Fresh,
    /// The next step moves on first.
    Walking,
    /// Nothing is left.
    Over,
}

/// `product`
struct Product {
    pools: Box<[Box<[Value]>]>,
    places: RefCell<Vec<usize>>,
    stage: Cell<Stage>,
}

impl Product {
    /// Moves the places on, the last one fastest, like the digits of a counter; false after the last arrangement.
    fn advance(&self) -> bool {
        let mut places = self.places.borrow_mut();
        for (place, pool) in places.iter_mut().zip(&self.pools).rev() {
            *place += 1;
            if *place < pool.len() {
                return true;
            }
            *place = 0;
        }
        false
    }
}

impl Steps for Product {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let goes_on = match self.stage.get() {
            Stage::Fresh => self.pools.iter().all(|pool| !pool.is_empty()),
            Stage::Walking => self.advance(),
            Stage::Over => false,
        };
        if !goes_on {
            self.stage.set(Stage::Over);
            return Ok(None);
        }
        self.stage.set(Stage::Walking);
        let places = self.places.borrow();
        let items = places.iter().zip(&self.pools).map(|(&place, pool)| pool[place].clone());
        Ok(Some(vm.tuple(items)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.pools.iter().for_each(|pool| tracer.values(pool.iter()));
    }
}

pub(super) fn product(vm: &mut Vm, args: &[Value]) -> Outcome {
    let repeat = if args[2].is_empty() { 1 } else { vm.size_argument(&args[2])? };
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let given = if repeat == 0 { &[][..] } else { args[1].items() };
    let Some(count) = given.len().checked_mul(repeat as usize) else {
        return Err(vm.overflow_error("repeat argument too large"));
    };
    check_items(vm, count)?;
    let mut once: Vec<Box<[Value]>> = Vec::with_capacity(given.len());
    for iterable in given {
        once.push(vm.collect(iterable)?.into());
    }
    let pools = (0..count).map(|place| once[place % once.len()].clone()).collect();
    let state = Product { pools, places: RefCell::new(vec![0; count]), stage: Cell::new(Stage::Fresh) };
    made(vm, &args[0], state)
}

/// How the places of a walk over one pool move on.
#[derive(Clone, Copy)]
enum Order {
    Permutations,
    Combinations,
    WithReplacement,
}

/// `permutations`, `combinations` and `combinations_with_replacement`
struct Selection {
    pool: Box<[Value]>,
    /// How many items an arrangement has.
    size: usize,
    order: Order,
    /// The places of the arrangement; of a permutation all places, the chosen ones first.
    places: RefCell<Vec<usize>>,
    /// Of a permutation: how many choices each place still has.
    cycles: RefCell<Vec<usize>>,
    stage: Cell<Stage>,
}

impl Selection {
    /// Moves the places on; false after the last arrangement.
    fn advance(&self) -> bool {
        let mut places = self.places.borrow_mut();
        match self.order {
            Order::Permutations => next_permutation(&mut places, &mut self.cycles.borrow_mut()),
            Order::Combinations => {
                let (count, size) = (self.pool.len(), self.size);
                // The last place that can still move right, with room for those behind it.
                let Some(moved) = (0..size).rev().find(|&at| places[at] != at + count - size) else {
                    return false;
                };
                let first = places[moved] + 1;
                for at in moved..size {
                    places[at] = first + at - moved;
                }
                true
            }
            Order::WithReplacement => {
                let count = self.pool.len();
                let Some(moved) = (0..self.size).rev().find(|&at| places[at] + 1 != count) else {
                    return false;
                };
                let next = places[moved] + 1;
                places[moved..].fill(next);
                true
            }
        }
    }
}

/// Turns the places to the next permutation in the order of the pool.
fn next_permutation(places: &mut [usize], cycles: &mut [usize]) -> bool {
    for at in (0..cycles.len()).rev() {
        cycles[at] -= 1;
        if cycles[at] == 0 {
            places[at..].rotate_left(1);
            cycles[at] = places.len() - at;
        } else {
            let other = places.len() - cycles[at];
            places.swap(at, other);
            return true;
        }
    }
    false
}

impl Steps for Selection {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let goes_on = match self.stage.get() {
            Stage::Fresh => true,
            Stage::Walking => self.advance(),
            Stage::Over => false,
        };
        if !goes_on {
            self.stage.set(Stage::Over);
            return Ok(None);
        }
        self.stage.set(Stage::Walking);
        let places = self.places.borrow();
        Ok(Some(vm.tuple(places[..self.size].iter().map(|&place| self.pool[place].clone()))))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.pool.iter());
    }
}

fn select(vm: &mut Vm, class: &Value, iterable: &Value, size: Option<&Value>, order: Order) -> Outcome {
    let pool: Box<[Value]> = vm.collect(iterable)?.into();
    let size = match size {
        None => pool.len() as i64,
        Some(size) => vm.size_argument(size)?,
    };
    if size < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let (count, size) = (pool.len(), size as usize);
    check_items(vm, size)?;
    let is_possible = match order {
        Order::Permutations | Order::Combinations => size <= count,
        Order::WithReplacement => size == 0 || count > 0,
    };
    let places = match order {
        Order::Permutations => (0..count).collect(),
        Order::Combinations => (0..size).collect(),
        Order::WithReplacement => vec![0; size],
    };
    let cycles = match order {
        Order::Permutations => (0..size).map(|at| count.saturating_sub(at)).collect(),
        Order::Combinations | Order::WithReplacement => Vec::new(),
    };
    let stage = if is_possible { Stage::Fresh } else { Stage::Over };
    let state = Selection {
        pool,
        size,
        order,
        places: RefCell::new(places),
        cycles: RefCell::new(cycles),
        stage: Cell::new(stage),
    };
    made(vm, class, state)
}

pub(super) fn permutations(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = Some(&args[2]).filter(|size| !size.is_empty() && !size.is_none());
    if let Some(size) = size
        && vm.plain_int(size).is_none()
    {
        return Err(vm.type_error("Expected int as r"));
    }
    select(vm, &args[0], &args[1], size, Order::Permutations)
}

pub(super) fn combinations(vm: &mut Vm, args: &[Value]) -> Outcome {
    select(vm, &args[0], &args[1], Some(&args[2]), Order::Combinations)
}

pub(super) fn combinations_with_replacement(vm: &mut Vm, args: &[Value]) -> Outcome {
    select(vm, &args[0], &args[1], Some(&args[2]), Order::WithReplacement)
}
