//! Things with numbers: a vector whose freed places are used again.
//!
//! Each place counts its tenants, and a key names the place *and* the tenant. So a key that outlived its
//! thing finds nothing, instead of the stranger who moved in later (the "ABA" fault).

/// The name of a thing in a [`Slab`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) index: u32,
    /// The how-manieth tenant of the place.
    pub(crate) generation: u32,
}

impl Key {
    /// The key as one number, as a kernel wants it.
    pub(crate) fn to_u64(self) -> u64 {
        u64::from(self.generation) << 32 | u64::from(self.index)
    }

    /// The inverse of [`Key::to_u64`].
    pub(crate) fn from_u64(number: u64) -> Key {
        Key { index: number as u32, generation: (number >> 32) as u32 }
    }
}

/// A vector whose freed places are used again.
#[derive(Debug)]
pub(crate) struct Slab<T> {
    places: Vec<Place<T>>,
    /// Places without a tenant, the last freed on top.
    free: Vec<u32>,
}

#[derive(Debug)]
struct Place<T> {
    generation: u32,
    tenant: Option<T>,
}

impl<T> Slab<T> {
    pub(crate) fn new() -> Slab<T> {
        Slab { places: Vec::new(), free: Vec::new() }
    }

    pub(crate) fn insert(&mut self, tenant: T) -> Key {
        if let Some(index) = self.free.pop() {
            let place = &mut self.places[index as usize];
            place.tenant = Some(tenant);
            return Key { index, generation: place.generation };
        }
        let index =
            u32::try_from(self.places.len()).expect("four thousand million things do not fit in memory");
        self.places.push(Place { generation: 0, tenant: Some(tenant) });
        Key { index, generation: 0 }
    }

    /// How many tenants there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len() - self.free.len()
    }

    /// Whether the tenant that a key names lives there still.
    #[inline]
    pub(crate) fn has(&self, key: Key) -> bool {
        self.places
            .get(key.index as usize)
            .is_some_and(|place| place.generation == key.generation && place.tenant.is_some())
    }

    /// The key of whoever lives at a place, if it is the one that is looked for; else a key that is nobody's any more.
    pub(crate) fn key_at(&self, index: u32, is_it: impl FnOnce(&T) -> bool) -> Key {
        let Some(Place { generation, tenant }) = self.places.get(index as usize) else {
            return Key { index, generation: 0 };
        };
        let is_there = tenant.as_ref().is_some_and(is_it);
        Key { index, generation: if is_there { *generation } else { generation.wrapping_sub(1) } }
    }

    /// All tenants, by their places.
    pub(crate) fn tenants(&self) -> impl Iterator<Item = &T> {
        self.places.iter().filter_map(|place| place.tenant.as_ref())
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        let place = self.places.get(key.index as usize)?;
        if place.generation == key.generation { place.tenant.as_ref() } else { None }
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let place = self.places.get_mut(key.index as usize)?;
        if place.generation == key.generation { place.tenant.as_mut() } else { None }
    }

    /// The keys of all things that are so.
    pub(crate) fn keys_of(&self, is_so: impl Fn(&T) -> bool) -> Vec<Key> {
        let keyed = self.places.iter().enumerate();
        let chosen = keyed.filter(|(_, place)| place.tenant.as_ref().is_some_and(&is_so));
        chosen.map(|(index, place)| Key { index: index as u32, generation: place.generation }).collect()
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        let place = self.places.get_mut(key.index as usize)?;
        if place.generation != key.generation {
            return None;
        }
        let tenant = place.tenant.take()?;
        place.generation = place.generation.wrapping_add(1);
        self.free.push(key.index);
        Some(tenant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_not_find_the_next_tenant() {
        let mut slab = Slab::new();
        let first = slab.insert("first");
        assert_eq!(slab.remove(first), Some("first"));
        let second = slab.insert("second");
        assert_eq!(second.index, first.index);
        assert_eq!(slab.get(first), None);
        assert_eq!(slab.remove(first), None);
        assert_eq!(slab.get(second), Some(&"second"));
        assert_eq!(Key::from_u64(second.to_u64()), second);
    }
}
