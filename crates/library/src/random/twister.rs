//! The Mersenne Twister MT19937, by Makoto Matsumoto and Takuji Nishimura.
//!
//! Its state is 624 words. When all have been given out, each is made anew from itself, its neighbour, and the word 397 places
//! on; what is given out is tempered, so that its bits look independent.

/// How many words the state has.
pub const STATE_SIZE: usize = 624;
const SHIFT: usize = 397;
const TWIST: u32 = 0x9908_b0df;
const UPPER: u32 = 0x8000_0000;
const LOWER: u32 = 0x7fff_ffff;

/// A generator.
pub struct Twister {
    words: [u32; STATE_SIZE],
    /// Which word is given out next; at the end they are made anew.
    place: usize,
}

impl Twister {
    /// A generator that must still be seeded.
    pub fn new() -> Twister {
        Twister { words: [0; STATE_SIZE], place: STATE_SIZE }
    }

    fn seed_with_word(&mut self, seed: u32) {
        self.words[0] = seed;
        for place in 1..STATE_SIZE {
            let before = self.words[place - 1];
            self.words[place] =
                (before ^ (before >> 30)).wrapping_mul(1_812_433_253).wrapping_add(place as u32);
        }
        self.place = STATE_SIZE;
    }

    /// Starts from a key of at least one word.
    pub fn seed(&mut self, key: &[u32]) {
        self.seed_with_word(19_650_218);
        let mut place = 1;
        for step in 0..STATE_SIZE.max(key.len()) {
            let before = self.words[place - 1];
            let at = step % key.len();
            self.words[place] = (self.words[place] ^ (before ^ (before >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(key[at])
                .wrapping_add(at as u32);
            self.advance(&mut place);
        }
        for _ in 0..STATE_SIZE - 1 {
            let before = self.words[place - 1];
            self.words[place] = (self.words[place] ^ (before ^ (before >> 30)).wrapping_mul(1_566_083_941))
                .wrapping_sub(place as u32);
            self.advance(&mut place);
        }
        self.words[0] = UPPER;
    }

    /// The next place of seeding, which goes round.
    fn advance(&mut self, place: &mut usize) {
        *place += 1;
        if *place >= STATE_SIZE {
            self.words[0] = self.words[STATE_SIZE - 1];
            *place = 1;
        }
    }

    #[cold]
    fn twist(&mut self) {
        for place in 0..STATE_SIZE {
            let mixed = (self.words[place] & UPPER) | (self.words[(place + 1) % STATE_SIZE] & LOWER);
            let twist = if mixed & 1 == 0 { 0 } else { TWIST };
            self.words[place] = self.words[(place + SHIFT) % STATE_SIZE] ^ (mixed >> 1) ^ twist;
        }
        self.place = 0;
    }

    /// The next 32 random bits.
    #[inline]
    pub fn word(&mut self) -> u32 {
        if self.place >= STATE_SIZE {
            self.twist();
        }
        let mut word = self.words[self.place];
        self.place += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// A float in [0, 1) with 53 random bits.
    #[inline]
    pub fn float(&mut self) -> f64 {
        let (high, low) = (f64::from(self.word() >> 5), f64::from(self.word() >> 6));
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// The state: the words, and which is next.
    pub fn state(&self) -> ([u32; STATE_SIZE], usize) {
        (self.words, self.place)
    }

    /// Puts a state back.
    pub fn set_state(&mut self, words: [u32; STATE_SIZE], place: usize) {
        (self.words, self.place) = (words, place);
    }
}
