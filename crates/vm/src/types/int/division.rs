//! Dividing large ints. What has a quotient of one word, which is most that programs do (digits of a fraction, a step of
//! Euclid's), is divided by an estimate: the words at the top of both numbers tell the quotient but for one or two, and a
//! multiplication tells the rest (Knuth, The Art of Computer Programming, volume 2, 4.3.1, with a word for a digit).
//! `num-bigint` would cut such numbers in halves, again and again, for quotients that are as long as the divisor.

use num_bigint::{BigInt as Number, BigUint, Sign};
use num_integer::Integer;
use num_traits::Zero;

use super::Int;

/// The most bits by which a number may be longer than its divisor, so that the estimate is off by two at most.
const LARGEST_SURPLUS: u64 = 61;

/// The shortest divisor that is worth an estimate, in bits.
const SHORTEST_DIVISOR: u64 = 128;

/// Quotient and rest, rounded down, of ints of which the second is not zero.
pub fn div_mod(x: Int<'_>, y: Int<'_>) -> (Number, Number) {
    let (x, y) = (x.number(), y.number());
    let Some((quotient, rest)) = quotient_of_a_word(x.magnitude(), y.magnitude()) else {
        return x.div_mod_floor(&y);
    };
    let rounds_up = x.sign() != y.sign();
    let quotient = match rounds_up {
        true => -Number::from(u128::from(quotient) + u128::from(!rest.is_zero())),
        false => Number::from(quotient),
    };
    let rest = if rounds_up && !rest.is_zero() { y.magnitude() - rest } else { rest };
    (quotient, Number::from_biguint(if rest.is_zero() { Sign::NoSign } else { y.sign() }, rest))
}

/// Quotient and rest where the quotient is a word, but not zero, and the divisor is long.
fn quotient_of_a_word(x: &BigUint, y: &BigUint) -> Option<(u64, BigUint)> {
    let surplus = x.bits().checked_sub(y.bits())?;
    if surplus > LARGEST_SURPLUS || y.bits() < SHORTEST_DIVISOR {
        return None;
    }
    let shift = y.bits() - u64::from(u64::BITS);
    let estimate = shifted_right(x, shift) / shifted_right(y, shift);
    let mut quotient = u64::try_from(estimate).expect("the quotient has a bit more than the surplus");
    let mut product = y * quotient;
    while product > *x {
        product -= y;
        quotient -= 1;
    }
    let mut rest = x - product;
    while rest >= *y {
        rest -= y;
        quotient += 1;
    }
    Some((quotient, rest))
}

/// `number >> shift`, where that has 128 bits at most.
fn shifted_right(number: &BigUint, shift: u64) -> u128 {
    let (words, bits) = ((shift / 64) as usize, shift % 64);
    let mut digits = number.iter_u64_digits();
    let mut above = 0;
    for _ in words + 1..digits.len() {
        above = above << 64 | u128::from(digits.next_back().unwrap_or(0));
    }
    let lowest = digits.next_back().unwrap_or(0);
    above << (64 - bits) | u128::from(lowest >> bits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number() -> impl Strategy<Value = Number> {
        let edges =
            prop_oneof![Just(0u32), Just(1), Just(u32::MAX), Just(u32::MAX - 1), Just(1 << 31), any::<u32>()];
        (prop::collection::vec(edges, 4..12), any::<bool>()).prop_map(|(words, negative)| {
            Number::from_slice(if negative { Sign::Minus } else { Sign::Plus }, &words)
        })
    }

    proptest! {
        #[test]
        fn dividing_by_an_estimate_is_exact(y in number(), quotient in any::<i64>(), rest in number()) {
            prop_assume!(!y.is_zero());
            let x = &y * quotient + rest.mod_floor(&y);
            prop_assert_eq!(div_mod(Int::Large(&x), Int::Large(&y)), x.div_mod_floor(&y));
        }

        #[test]
        fn dividing_any_numbers_is_exact(x in number(), y in number()) {
            prop_assume!(!y.is_zero());
            prop_assert_eq!(div_mod(Int::Large(&x), Int::Large(&y)), x.div_mod_floor(&y));
        }
    }
}
