//! A small generator of random numbers that gives the same on every machine.
//!
//! Source: Melissa O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms for random number
//! generation", 2014: the member `pcg32` (XSH RR 64/32), equal to `Pcg32` of the crate `rand_pcg`.

const MULTIPLIER: u64 = 6_364_136_223_846_793_005;

/// A stream of random numbers, 2^64 long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcg32 {
    state: u64,
    increment: u64,
}

impl Pcg32 {
    /// The stream of this name (its highest bit does not count) from this start.
    ///
    /// ```
    /// use tandem_draws::pcg::Pcg32;
    /// // The published demonstration: `pcg32_srandom(42, 54)`.
    /// let mut pcg = Pcg32::new(42, 54);
    /// assert_eq!([pcg.next(), pcg.next(), pcg.next()], [0xa15c_02b7, 0x7b47_f409, 0xba1d_3330]);
    /// let mut same = Pcg32::new(42, 54);
    /// same.fours(0..2, |numbers, item| if item == 0 { assert_eq!(numbers[2], 0xba1d_3330) });
    /// (0..5).for_each(|_| drop(pcg.next()));
    /// assert_eq!(same, pcg);
    /// ```
    pub const fn new(start: u64, stream: u64) -> Self {
        let increment = (stream << 1) | 1;
        let state = start.wrapping_add(increment);
        Self {
            state: advance(state, increment),
            increment,
        }
    }

    /// The next number, any of 32 bits.
    pub const fn next(&mut self) -> u32 {
        let state = self.state;
        self.state = advance(state, self.increment);
        mixed(state)
    }

    /// The next number strictly between 0 and 1, in steps of 2^-32.
    pub fn unit(&mut self) -> f64 {
        let state = self.state;
        self.state = advance(state, self.increment);
        unit(state)
    }

    /// Gives the next four numbers to each item.
    ///
    /// Each number comes from the fourth before it, because a step waits for the multiplication of the step before.
    pub fn fours<T>(&mut self, items: impl Iterator<Item = T>, mut give: impl FnMut([u32; 4], T)) {
        let next = |state| advance(state, self.increment);
        let mut one = self.state;
        let mut two = next(one);
        let mut three = next(two);
        let mut four = next(three);
        // What four steps do at once: the increment is what they make of 0.
        let multiplier = MULTIPLIER.wrapping_mul(MULTIPLIER);
        let multiplier = multiplier.wrapping_mul(multiplier);
        let increment = next(next(next(next(0))));
        let leap = |state: u64| state.wrapping_mul(multiplier).wrapping_add(increment);
        for item in items {
            give([mixed(one), mixed(two), mixed(three), mixed(four)], item);
            (one, two, three, four) = (leap(one), leap(two), leap(three), leap(four));
        }
        self.state = one;
    }

    /// The next number below `end`, each as likely as the others to within `end` in 2^32.
    pub fn below(&mut self, end: u32) -> u32 {
        low((u64::from(self.next()) * u64::from(end)) >> 32)
    }
}

/// The number that a state stands for.
const fn mixed(state: u64) -> u32 {
    low(((state >> 18) ^ state) >> 27).rotate_right(low(state >> 59))
}

/// The same strictly between 0 and 1. Multiplied by a power of two, which is exact.
fn unit(state: u64) -> f64 {
    (f64::from(mixed(state)) + 0.5) * (1.0 / 4_294_967_296.0)
}

const fn advance(state: u64, increment: u64) -> u64 {
    state.wrapping_mul(MULTIPLIER).wrapping_add(increment)
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
const fn low(bits: u64) -> u32 {
    bits as u32
}

/// Spreads a number over all 64 bits, one to one: the finisher of `SplitMix64`.
pub const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
