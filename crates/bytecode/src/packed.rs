//! Numbers in few bytes: seven bits a byte, the lowest first, and a set top bit says that more follow.
//!
//! Most numbers in code are small (a register, the distance to the next place), so most take one byte. What is read here
//! was written by Rondo itself, when it was built or a moment before; bytes that end too early are therefore a defect of
//! ours and not a fault to report.

/// Writes a number.
pub fn write_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes a number that may be negative: 0, -1, 1, -2, … become 0, 1, 2, 3, …
pub fn write_signed(out: &mut Vec<u8>, number: i64) {
    write_number(out, ((number << 1) ^ (number >> 63)) as u64);
}

/// Reads what was written, from the first byte on.
pub struct Reader<'b> {
    left: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads these bytes.
    pub fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { left: bytes }
    }

    /// One byte as it is.
    #[inline(always)]
    pub fn byte(&mut self) -> u8 {
        let (&byte, left) =
            self.left.split_first().expect("what Rondo packed is read to its end and no further");
        self.left = left;
        byte
    }

    /// So many bytes as they are.
    pub fn bytes(&mut self, length: usize) -> &'b [u8] {
        let (bytes, left) =
            self.left.split_at_checked(length).expect("what Rondo packed is read to its end and no further");
        self.left = left;
        bytes
    }

    /// A number.
    #[inline(always)]
    pub fn number(&mut self) -> u64 {
        let first = self.byte();
        if first < 0x80 { u64::from(first) } else { self.longer_number(first) }
    }

    fn longer_number(&mut self, first: u8) -> u64 {
        let mut number = u64::from(first & 0x7f);
        for shift in (7..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    /// A number that says how many of something follow, or which of a table.
    #[inline(always)]
    pub fn count(&mut self) -> usize {
        self.number() as usize
    }

    /// A number that may be negative.
    #[inline(always)]
    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    /// Whether all has been read.
    pub fn is_at_end(&self) -> bool {
        self.left.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_come_back() {
        let numbers = (0..64).flat_map(|shift| [1u64 << shift, (1u64 << shift) - 1, u64::MAX >> shift]);
        let mut bytes = Vec::new();
        for number in numbers.clone() {
            write_number(&mut bytes, number);
            write_signed(&mut bytes, number as i64);
            write_signed(&mut bytes, (number as i64).wrapping_neg());
        }
        let mut reader = Reader::new(&bytes);
        for number in numbers {
            assert_eq!(reader.number(), number);
            assert_eq!(reader.signed(), number as i64);
            assert_eq!(reader.signed(), (number as i64).wrapping_neg());
        }
        assert!(reader.is_at_end());
    }

    #[test]
    fn small_numbers_take_one_byte() {
        let mut bytes = Vec::new();
        (-64..64).for_each(|number| write_signed(&mut bytes, number));
        (0..128).for_each(|number| write_number(&mut bytes, number));
        assert_eq!(bytes.len(), 256);
    }
}
