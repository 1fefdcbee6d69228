//! Hashes, as CPython computes them: a program may print them, and the order of a set follows from them.
//!
//! Numbers that are equal hash alike whatever their type: a number is reduced modulo the prime 2**61 - 1. Strings and
//! bytes go through SipHash-1-3 with the key of `PYTHONHASHSEED=0`, over the code points in the width that CPython would
//! store them in. A hash is a signed word here kept as its bits; -1 means an error in CPython, so no hash is -1.

use num_bigint::{BigInt as Number, Sign};

use crate::heap::{Kind, Object, Str, Tuple, Value};
use crate::types::boxed::Boxed;
use crate::types::bytes::Bytes;
use crate::types::class::special;
use crate::types::int::{BigInt, Int};
use crate::types::set::Set;
use crate::vm::{Raised, Vm};

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
const INFINITE: i64 = 314_159;
/// `hash(None)`.
const NONE: u64 = 0xfca8_6420;

/// -1 is no hash.
#[inline(always)]
const fn settle(hash: i64) -> u64 {
    if hash == -1 { -2_i64 as u64 } else { hash as u64 }
}

/// The hash of an int of one word.
#[inline]
pub fn hash_i64(value: i64) -> u64 {
    let rest = (value.unsigned_abs() % MODULUS) as i64;
    settle(if value < 0 { -rest } else { rest })
}

/// The hash of an int of any size.
pub fn hash_number(number: &Number) -> u64 {
    let mut rest: u64 = 0;
    for digit in number.magnitude().iter_u64_digits().rev() {
        // 2**64 is 8 modulo the prime.
        rest = ((u128::from(rest) * 8 + u128::from(digit % MODULUS)) % u128::from(MODULUS)) as u64;
    }
    settle(if number.sign() == Sign::Minus { -(rest as i64) } else { rest as i64 })
}

/// The hash of a float that is a number or infinite; equal to that of the int or fraction it equals.
pub fn hash_float(value: f64) -> u64 {
    if value.is_infinite() {
        return settle(if value > 0.0 { INFINITE } else { -INFINITE });
    }
    if value.trunc() == value && value.abs() < 9e18 {
        return hash_i64(value as i64);
    }
    let bits = value.to_bits();
    let (mantissa, exponent) = match (bits >> 52 & 0x7ff) as i32 {
        0 => (bits & ((1 << 52) - 1), -1074),
        biased => (bits & ((1 << 52) - 1) | 1 << 52, biased - 1075),
    };
    // Multiplying by 2 modulo 2**61 - 1 is turning the 61 bits.
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    let rest = if turn == 0 { mantissa } else { (mantissa << turn) & MODULUS | mantissa >> (BITS - turn) };
    let rest = (rest % MODULUS) as i64;
    settle(if value < 0.0 { -rest } else { rest })
}

/// The hash of a string.
pub fn str_hash(text: &str, is_ascii: bool) -> u64 {
    if is_ascii {
        return bytes_hash(text.as_bytes());
    }
    let widest = text.chars().max().unwrap_or('\0');
    let mut wide = Vec::with_capacity(text.len() * 2);
    match widest as u32 {
        ..0x100 => wide.extend(text.chars().map(|char| char as u8)),
        0x100..0x1_0000 => text.chars().for_each(|char| wide.extend((char as u16).to_le_bytes())),
        0x1_0000.. => text.chars().for_each(|char| wide.extend((char as u32).to_le_bytes())),
    }
    bytes_hash(&wide)
}

/// The hash of bytes.
pub fn bytes_hash(bytes: &[u8]) -> u64 {
    if bytes.is_empty() { 0 } else { settle(sip_hash_1_3(bytes) as i64) }
}

/// SipHash with one round a block and three at the end, and a key of zero.
fn sip_hash_1_3(bytes: &[u8]) -> u64 {
    let mut state =
        [0x736f_6d65_7073_6575, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573_u64];
    let (blocks, rest) = bytes.as_chunks::<8>();
    for block in blocks {
        let word = u64::from_le_bytes(*block);
        state[3] ^= word;
        round(&mut state);
        state[0] ^= word;
    }
    let word = rest_as_word(bytes, rest) | (bytes.len() as u64) << 56;
    state[3] ^= word;
    round(&mut state);
    state[0] ^= word;
    state[2] ^= 0xff;
    round(&mut state);
    round(&mut state);
    round(&mut state);
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

/// The up to seven bytes behind the last whole block as a number, the first the lowest. Loads that overlap are quicker than a
/// copy of so many bytes as there are.
#[inline(always)]
fn rest_as_word(bytes: &[u8], rest: &[u8]) -> u64 {
    let count = rest.len();
    if count == 0 {
        return 0;
    }
    if let Some(last) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*last) >> (8 * (8 - count));
    }
    if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        let last = u64::from(u32::from_le_bytes(*last)) << (8 * (count - 4));
        return u64::from(u32::from_le_bytes(*first)) | last;
    }
    let byte = |place: usize| u64::from(rest[place]) << (8 * place);
    byte(0) | byte(count / 2) | byte(count - 1)
}

#[inline(always)]
fn round(state: &mut [u64; 4]) {
    let [mut a, mut b, mut c, mut d] = *state;
    a = a.wrapping_add(b);
    c = c.wrapping_add(d);
    b = b.rotate_left(13) ^ a;
    d = d.rotate_left(16) ^ c;
    a = a.rotate_left(32);
    c = c.wrapping_add(b);
    a = a.wrapping_add(d);
    b = b.rotate_left(17) ^ c;
    d = d.rotate_left(21) ^ a;
    c = c.rotate_left(32);
    *state = [a, b, c, d];
}

/// Mixes the hashes of a sequence's items into one: what tuples have (a form of xxHash).
#[derive(Clone, Copy)]
pub struct SequenceHash {
    state: u64,
    length: u64,
}

impl Default for SequenceHash {
    fn default() -> SequenceHash {
        SequenceHash { state: SequenceHash::PRIME_5, length: 0 }
    }
}

impl SequenceHash {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    /// Takes the hash of the next item in.
    #[inline]
    pub fn push(&mut self, hash: u64) {
        self.state = self
            .state
            .wrapping_add(hash.wrapping_mul(Self::PRIME_2))
            .rotate_left(31)
            .wrapping_mul(Self::PRIME_1);
        self.length += 1;
    }

    /// The hash of a slice, which does not mix the length in: there are always three items.
    pub fn finish_without_length(self) -> u64 {
        if self.state == u64::MAX { 1_546_275_796 } else { self.state }
    }

    /// The hash of the sequence.
    pub fn finish(self) -> u64 {
        let hash = self.state.wrapping_add(self.length ^ (Self::PRIME_5 ^ 3_527_539));
        if hash == u64::MAX { 1_546_275_796 } else { hash }
    }
}

impl Vm {
    /// The hash of a value. Runs `__hash__` of the program where there is one.
    #[inline]
    pub fn hash(&mut self, value: &Value) -> Result<u64, Raised> {
        if let Some(string) = value.downcast::<Str>()
            && !string.has_own_class()
        {
            return Ok(string.hash());
        }
        if let Some(int) = value.as_small_int() {
            return Ok(settle(int));
        }
        self.hash_rest(value)
    }

    fn hash_rest(&mut self, value: &Value) -> Result<u64, Raised> {
        let Some(header) = value.header() else { return self.hash_constant(value) };
        let is_plain = !header.class().is_heap_class() || !header.class().has_special(special::EQ);
        if !is_plain {
            return self.hash_by_method(value);
        }
        match header.kind() {
            Kind::Str => Ok(value.downcast::<Str>().expect("the kind was just checked").hash()),
            Kind::BigInt => Ok(value.downcast::<BigInt>().expect("the kind was just checked").hash()),
            Kind::Boxed => {
                let inner = value.downcast::<Boxed>().expect("the kind was just checked").value.clone();
                match inner.as_float() {
                    Some(float) if float.is_nan() => Ok(self.identity_hash(value)),
                    _ => self.hash(&inner),
                }
            }
            Kind::Bytes => Ok(value.downcast::<Bytes>().expect("the kind was just checked").hash()),
            Kind::Tuple => self.hash_tuple(value.downcast::<Tuple>().expect("the kind was just checked")),
            Kind::Set => match value.downcast::<Set>().filter(|set| self.is_frozen(set)) {
                Some(frozen) => Ok(frozen.frozen_hash()),
                None => self.hash_by_method(value),
            },
            Kind::Instance => Ok(self.identity_hash(value)),
            _ => self.hash_by_method(value),
        }
    }

    /// The hash of what lies in a word.
    fn hash_constant(&mut self, value: &Value) -> Result<u64, Raised> {
        if let Some(float) = value.as_float() {
            // Each NaN differs from every other, so that many in a set do not meet in one place.
            return Ok(if float.is_nan() { self.identity_hash(value) } else { hash_float(float) });
        }
        if let Some(bool) = value.as_bool() {
            return Ok(u64::from(bool));
        }
        if value.is_none() {
            return Ok(NONE);
        }
        Ok(self.identity_hash(value))
    }

    /// The hash of a tuple.
    pub fn hash_tuple(&mut self, tuple: &Object<Tuple>) -> Result<u64, Raised> {
        let mut hash = SequenceHash::default();
        for item in tuple.iter() {
            if item.is_a::<Tuple>() {
                self.check_stack()?;
            }
            hash.push(self.hash(item)?);
        }
        Ok(hash.finish())
    }

    /// The hash that objects have by default: from their identity.
    pub fn identity_hash(&mut self, value: &Value) -> u64 {
        settle((self.id_of(value) >> 4) as i64)
    }

    /// Asks `__hash__`.
    fn hash_by_method(&mut self, value: &Value) -> Result<u64, Raised> {
        let name = self.names.hash.clone();
        let method = self.lookup_class_of(value, &name).filter(|method| !method.is_none());
        let Some(method) = method else { return Err(self.unhashable(value)) };
        let hash = self.call_found(&method, value, &[])?;
        match Int::of(&hash) {
            // What `__hash__` gives is cut to a word: an int of one word stays as it is, a larger one is hashed itself.
            Some(Int::Word(word)) => Ok(settle(word)),
            Some(Int::Large(number)) => Ok(hash_number(number)),
            None => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    /// The error that says a value has no hash.
    pub fn unhashable(&mut self, value: &Value) -> Raised {
        let message = format!("unhashable type: '{}'", self.type_name(value));
        self.type_error(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_hash_as_in_cpython() {
        assert_eq!(hash_i64(-1) as i64, -2);
        assert_eq!(hash_i64((1 << 61) - 1), 0);
        assert_eq!(hash_i64(i64::MIN) as i64, -4);
        assert_eq!(hash_number(&Number::from(10).pow(30)), 465_258_685_558_744_706);
        assert_eq!(hash_number(&(-Number::from(2).pow(64) - 5)) as i64, -13);
        assert_eq!(hash_float(0.1), 230_584_300_921_369_408);
        assert_eq!(hash_float(-1.5) as i64, -1_152_921_504_606_846_977);
        assert_eq!(hash_float(1e300), 1_224_995_262_755_759_164);
        assert_eq!(hash_float(5e-324), 16_777_216);
        assert_eq!(hash_float(1e19), 776_627_963_145_224_196);
        assert_eq!(hash_float(f64::NEG_INFINITY) as i64, -314_159);
    }

    #[test]
    fn strings_hash_as_with_seed_zero() {
        assert_eq!(str_hash("", true), 0);
        assert_eq!(str_hash("a", true), 4_644_417_185_603_328_019);
        assert_eq!(str_hash("hello world", true) as i64, -5_642_461_784_034_726_774);
        assert_eq!(str_hash("é", false), 6_047_309_291_227_476_195);
        assert_eq!(str_hash("€x", false) as i64, -483_395_623_852_268_653);
        assert_eq!(str_hash("😀", false) as i64, -3_536_540_696_076_613_844);
        assert_eq!(bytes_hash(b"abcdefgh"), 4_574_395_652_268_504_554);
    }

    #[test]
    fn sequences_mix_their_items() {
        let mut hash = SequenceHash::default();
        assert_eq!(hash.finish(), 5_740_354_900_026_072_187);
        (1..=3).for_each(|item| hash.push(item));
        assert_eq!(hash.finish(), 529_344_067_295_497_451);
    }
}
