//! The order in which a class and its bases are asked for an attribute: C3.
//!
//! Every class comes before its bases, bases keep the order in which they are written, and a base's own order is kept: the orders
//! of the bases and the list of the bases are merged, each time taking the first head that no list has in its tail. Where none
//! is left to take there is no such order. (Barrett and others, "A Monotonic Superclass Linearization for Dylan", 1996.)

use crate::heap::Ref;
use crate::types::class::Class;
use crate::vm::{Raised, Vm};

impl Vm {
    /// The order of resolution behind a class: C3.
    pub(crate) fn merge_mro(&mut self, bases: &[Ref<Class>]) -> Result<Vec<Ref<Class>>, Raised> {
        for (place, base) in bases.iter().enumerate() {
            if bases[..place].iter().any(|other| other.is(base)) {
                let message = format!("duplicate base class {}", base.name());
                return Err(self.type_error(message));
            }
        }
        let mut lists: Vec<Vec<Ref<Class>>> = bases.iter().map(|base| base.mro()).collect();
        lists.push(bases.to_vec());
        let mut merged = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(merged);
            }
            let next = lists
                .iter()
                .map(|list| list[0].clone())
                .find(|head| !lists.iter().any(|list| list[1..].iter().any(|other| other.is(head))));
            let Some(next) = next else { return Err(self.no_order(&lists)) };
            for list in &mut lists {
                if list[0].is(&next) {
                    list.remove(0);
                }
            }
            merged.push(next);
        }
    }

    /// No list begins with a class that may come next.
    fn no_order(&mut self, lists: &[Vec<Ref<Class>>]) -> Raised {
        let mut names: Vec<String> = Vec::new();
        for list in lists {
            let name = list[0].name().to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let message = format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        );
        self.type_error(message)
    }
}
