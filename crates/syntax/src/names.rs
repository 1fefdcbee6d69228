//! Identifiers, each kept once.

use crate::tree::Name;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// Hands out one [`Name`] for each distinct identifier.
#[derive(Default)]
pub(crate) struct Names {
    known: FxHashMap<Box<str>, Name>,
}

impl Names {
    /// The name that is written `text`, in its normal form (NFKC), as Python compares identifiers.
    pub(crate) fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.known.get(text) {
            return name.clone();
        }
        let name = if text.is_ascii() {
            Name::new(text)
        } else {
            let normal: String = text.nfkc().collect();
            if normal != text { self.intern(&normal) } else { Name::new(text) }
        };
        self.known.insert(text.into(), name.clone());
        name
    }
}
