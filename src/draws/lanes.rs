//! What is done for several numbers at once. The linker optimises the program for size and puts nothing into lanes by
//! itself, so the few loops that gain most say it themselves; elsewhere the same is done one by one.

use super::pcg::Pcg32;

/// A triangle and the limits of its values, as [`Source`](super::Source) makes them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    /// The share left of the tip, of all numbers of 32 bits.
    pub below: u32,
    /// The ends, left and right.
    pub ends: [f64; 2],
    /// How far the tip lies from each end for the root of all shares from there on, in steps of [`UNIT_ROOT`].
    pub reaches: [f64; 2],
    /// The least and the most allowed.
    pub limits: [f64; 2],
}

/// The root of the smallest step of a share that [`Triangle::at`] takes the root of: 2^-31.
pub(super) const UNIT_ROOT: f64 = 1.0 / 46_340.950_011_841_58;

/// The number of 32 bits below which this share of all lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share beyond 0 or 1 is meant to be the first or the last number"
)]
pub(super) fn at_share(share: f64) -> u32 {
    (share * 4_294_967_296.0).ceil() as u32
}

impl Triangle {
    /// The value below which the share of all numbers lies that are below these 32 bits, within the limits.
    ///
    /// The share is counted from the end that is nearer by the tip, and its root is taken with 24 bits: far more than a guess
    /// is worth. Both sides are computed alike, because a guess of the machine's which one comes next would be wrong half of
    /// the time.
    pub fn at(&self, bits: u32) -> f64 {
        let is_right = bits >= self.below;
        let from = if is_right { !bits } else { bits };
        #[expect(clippy::cast_precision_loss, reason = "24 bits are enough")]
        let root = ((from >> 1).cast_signed() as f32 + HALF_A_STEP).sqrt();
        let side = usize::from(is_right);
        let [end, reach] = [self.ends, self.reaches].map(|of| of.get(side).copied().unwrap_or_default());
        let value = end + reach * f64::from(root);
        // As comparisons, which are quicker than `max` and `min` with their care for NaN.
        let [least, most] = self.limits;
        let value = if value < least { least } else { value };
        if value > most { most } else { value }
    }
}

/// What lies between a number of 32 bits and the share in its middle, in steps of two.
const HALF_A_STEP: f32 = 0.25;

/// A number for each score, smaller for higher scores; 0 and −0 have one. For what is not finite see [`LAST`].
pub(super) fn key(score: f64) -> u64 {
    let bits = (score + 0.0).to_bits();
    let negative = (bits.cast_signed() >> 63).cast_unsigned();
    let key = !(bits ^ (negative | (1 << 63)));
    if score.is_finite() { key } else { LAST }
}

/// The key of what is not finite, which is larger than every other.
pub(super) const LAST: u64 = u64::MAX;

/// The upper half of a key.
pub(super) const fn high(key: u64) -> u32 {
    (key >> 32) as u32
}

/// The upper halves of the keys of scores, each with the position of its score in the lower half; and the drawer of each:
/// by how far it is beyond the `begin`, without so many bits, up to the last.
fn drawers_one_by_one(
    (from, scores): (u32, &[f64]),
    (begin, shift, last): (u32, u32, u32),
    entries: &mut [u64],
    drawers: &mut [u32],
) {
    for (((score, entry), drawer), at) in scores.iter().zip(entries).zip(drawers).zip(from..) {
        let upper = high(key(*score));
        *entry = u64::from(upper) << 32 | u64::from(at);
        *drawer = (upper.saturating_sub(begin) >> shift).min(last);
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wide {
    use core::arch::wasm32::{
        f32x4_add, f32x4_convert_i32x4, f32x4_splat, f32x4_sqrt, f64x2, f64x2_abs, f64x2_add, f64x2_div,
        f64x2_extract_lane, f64x2_lt, f64x2_mul, f64x2_pmax, f64x2_pmin, f64x2_promote_low_f32x4,
        f64x2_splat, i64x2_add, i64x2_all_true, i64x2_extend_high_i32x4, i64x2_extend_low_i32x4,
        i64x2_extract_lane, i64x2_shr, i64x2_splat, u16x8_add, u16x8_extract_lane, u16x8_max, u16x8_shuffle,
        u16x8_splat, u16x8_sub, u32x4, u32x4_add, u32x4_extract_lane, u32x4_ge, u32x4_max, u32x4_min,
        u32x4_shr, u32x4_shuffle, u32x4_splat, u32x4_sub, u64x2, u64x2_extract_lane, v128, v128_and,
        v128_not, v128_or, v128_xor,
    };

    use super::{HALF, HALF_A_STEP, KEPT, Pcg32, Triangle, drawers_one_by_one};

    fn each(
        numbers: &mut [f64],
        with: &[f64],
        join: impl Fn(v128, v128) -> v128,
        single: impl Fn(f64, f64) -> f64,
    ) {
        let (pairs, others) = (numbers.chunks_exact_mut(2), with.chunks_exact(2));
        for (pair, other) in pairs.zip(others) {
            if let ([a, b], [c, d]) = (pair, other) {
                let joined = join(f64x2(*a, *b), f64x2(*c, *d));
                *a = f64x2_extract_lane::<0>(joined);
                *b = f64x2_extract_lane::<1>(joined);
            }
        }
        let odd = numbers.len().min(with.len()) & !1;
        let rest = numbers.iter_mut().zip(with).skip(odd);
        for (number, other) in rest {
            *number = single(*number, *other);
        }
    }

    pub fn product(into: &mut [f64], a: &[f64], b: &[f64]) {
        let pairs = into
            .chunks_exact_mut(2)
            .zip(a.chunks_exact(2))
            .zip(b.chunks_exact(2));
        for ((into, a), b) in pairs {
            if let ([into, also], [a, c], [b, d]) = (into, a, b) {
                let product = f64x2_mul(f64x2(*a, *c), f64x2(*b, *d));
                *into = f64x2_extract_lane::<0>(product);
                *also = f64x2_extract_lane::<1>(product);
            }
        }
        let odd = into.len() & !1;
        for ((into, a), b) in into.iter_mut().zip(a).zip(b).skip(odd) {
            *into = a * b;
        }
    }

    pub fn multiply(into: &mut [f64], column: &[f64]) {
        each(into, column, |a, b| f64x2_mul(a, b), |a, b| a * b);
    }

    pub fn even(numbers: &mut [f64]) {
        let (half, kept) = (i64x2_splat(HALF.cast_signed()), i64x2_splat(KEPT.cast_signed()));
        for pair in numbers.chunks_exact_mut(2) {
            if let [a, b] = pair {
                let rounded = v128_and(i64x2_add(f64x2(*a, *b), half), kept);
                *a = f64x2_extract_lane::<0>(rounded);
                *b = f64x2_extract_lane::<1>(rounded);
            }
        }
        let odd = numbers.len() & !1;
        for number in numbers.iter_mut().skip(odd) {
            *number = super::even(*number);
        }
    }

    pub fn divide(into: &mut [f64], times: f64, column: &[f64]) {
        let many = f64x2_splat(times);
        each(
            into,
            column,
            |a, b| f64x2_div(a, f64x2_mul(many, b)),
            |a, b| a / (times * b),
        );
    }

    pub fn drawers(scores: &[f64], place: (u32, u32, u32), entries: &mut [u64], drawers: &mut [u32]) {
        let (begin, last) = (u32x4_splat(place.0), u32x4_splat(place.2));
        let (zero, infinity, sign) = (
            f64x2_splat(0.0),
            f64x2_splat(f64::INFINITY),
            i64x2_splat(i64::MIN),
        );
        let mut finite = i64x2_splat(-1);
        let mut make = |a: f64, b: f64| {
            let score = f64x2_add(f64x2(a, b), zero);
            finite = v128_and(finite, f64x2_lt(f64x2_abs(score), infinity));
            v128_not(v128_xor(score, v128_or(i64x2_shr(score, 63), sign)))
        };
        let mut at = u32x4(0, 1, 2, 3);
        let fours = scores
            .chunks_exact(4)
            .zip(entries.chunks_exact_mut(4))
            .zip(drawers.chunks_exact_mut(4));
        for ((scores, entries), drawers) in fours {
            if let ([a, b, c, d], [e, f, g, h], [i, j, k, l]) = (scores, entries, drawers) {
                let upper = u32x4_shuffle::<1, 3, 5, 7>(make(*a, *b), make(*c, *d));
                let (one, two) = (
                    u32x4_shuffle::<0, 4, 1, 5>(at, upper),
                    u32x4_shuffle::<2, 6, 3, 7>(at, upper),
                );
                *e = i64x2_extract_lane::<0>(one).cast_unsigned();
                *f = i64x2_extract_lane::<1>(one).cast_unsigned();
                *g = i64x2_extract_lane::<0>(two).cast_unsigned();
                *h = i64x2_extract_lane::<1>(two).cast_unsigned();
                let beyond = u32x4_sub(u32x4_max(upper, begin), begin);
                let drawer = u32x4_min(u32x4_shr(beyond, place.1), last);
                *i = u32x4_extract_lane::<0>(drawer);
                *j = u32x4_extract_lane::<1>(drawer);
                *k = u32x4_extract_lane::<2>(drawer);
                *l = u32x4_extract_lane::<3>(drawer);
                at = u32x4_add(at, u32x4_splat(4));
            }
        }
        let done = if i64x2_all_true(finite) {
            scores.len() & !3
        } else {
            0
        };
        let rest = scores.get(done..).unwrap_or_default();
        let (entries, drawers) = (entries.get_mut(done..), drawers.get_mut(done..));
        let from = u32::try_from(done).unwrap_or(u32::MAX);
        drawers_one_by_one(
            (from, rest),
            place,
            entries.unwrap_or_default(),
            drawers.unwrap_or_default(),
        );
    }

    /// Whether all numbers are finite: 0 times what is not is no number. Two sums, because each waits for its last addition.
    pub fn all_finite(numbers: &[f64]) -> bool {
        let (mut sums, zero) = ([f64x2_splat(0.0); 2], f64x2_splat(0.0));
        let mut fours = numbers.chunks_exact(4);
        for four in &mut fours {
            if let ([a, b, c, d], [one, two]) = (four, &mut sums) {
                *one = f64x2_add(*one, f64x2_mul(f64x2(*a, *b), zero));
                *two = f64x2_add(*two, f64x2_mul(f64x2(*c, *d), zero));
            }
        }
        let [one, two] = sums;
        let sum = f64x2_add(one, two);
        let sum = f64x2_extract_lane::<0>(sum) + f64x2_extract_lane::<1>(sum);
        !sum.is_nan() && fours.remainder().iter().all(|number| number.is_finite())
    }

    /// Puts in the place of each count of 16 bits, four in a word, the sum of those before it, and returns the largest count.
    pub fn sums(counts: &mut [u64]) -> u16 {
        let (mut before, mut most, zero) = (u16x8_splat(0), u16x8_splat(0), u16x8_splat(0));
        for pair in counts.chunks_exact_mut(2) {
            if let [a, b] = pair {
                let count = u64x2(*a, *b);
                most = u16x8_max(most, count);
                let sum = u16x8_add(count, u16x8_shuffle::<8, 0, 1, 2, 3, 4, 5, 6>(count, zero));
                let sum = u16x8_add(sum, u16x8_shuffle::<8, 9, 0, 1, 2, 3, 4, 5>(sum, zero));
                let sum = u16x8_add(sum, u16x8_shuffle::<8, 9, 10, 11, 0, 1, 2, 3>(sum, zero));
                let here = u16x8_add(before, u16x8_sub(sum, count));
                *a = u64x2_extract_lane::<0>(here);
                *b = u64x2_extract_lane::<1>(here);
                before = u16x8_add(before, u16x8_shuffle::<7, 7, 7, 7, 7, 7, 7, 7>(sum, sum));
            }
        }
        let most = u16x8_max(most, u16x8_shuffle::<4, 5, 6, 7, 0, 1, 2, 3>(most, most));
        let most = u16x8_max(most, u16x8_shuffle::<2, 3, 0, 1, 6, 7, 4, 5>(most, most));
        u16x8_extract_lane::<0>(most).max(u16x8_extract_lane::<1>(most))
    }

    pub fn triangle(stream: &mut Pcg32, triangle: &Triangle, values: &mut [f64]) {
        let splat = |[left, right]: [f64; 2]| (f64x2_splat(left), f64x2_splat(right));
        // What is left, and what makes it right.
        let turn = |(left, right): (v128, v128)| (left, v128_xor(left, right));
        let (end, other_end) = turn(splat(triangle.ends));
        let (reach, other_reach) = turn(splat(triangle.reaches));
        let below = u32x4_splat(triangle.below);
        let (least, most) = splat(triangle.limits);
        let half_a_step = f32x4_splat(HALF_A_STEP);
        let value = |root: v128, right: v128| {
            let reach = v128_xor(reach, v128_and(other_reach, right));
            let end = v128_xor(end, v128_and(other_end, right));
            f64x2_pmin(f64x2_pmax(f64x2_add(end, f64x2_mul(reach, root)), least), most)
        };
        let mut fours = values.chunks_exact_mut(4);
        stream.fours(&mut fours, |[i, j, k, l], values| {
            if let [a, b, c, d] = values {
                let bits = u32x4(i, j, k, l);
                let right = u32x4_ge(bits, below);
                let from = u32x4_shr(v128_xor(bits, right), 1);
                let root = f32x4_sqrt(f32x4_add(f32x4_convert_i32x4(from), half_a_step));
                let one = value(f64x2_promote_low_f32x4(root), i64x2_extend_low_i32x4(right));
                let upper = u32x4_shuffle::<2, 3, 2, 3>(root, root);
                let two = value(f64x2_promote_low_f32x4(upper), i64x2_extend_high_i32x4(right));
                *a = f64x2_extract_lane::<0>(one);
                *b = f64x2_extract_lane::<1>(one);
                *c = f64x2_extract_lane::<0>(two);
                *d = f64x2_extract_lane::<1>(two);
            }
        });
        for value in fours.into_remainder() {
            *value = triangle.at(stream.next());
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod wide {
    use super::{Pcg32, Triangle, drawers_one_by_one};

    pub fn drawers(scores: &[f64], place: (u32, u32, u32), entries: &mut [u64], drawers: &mut [u32]) {
        drawers_one_by_one((0, scores), place, entries, drawers);
    }

    pub fn all_finite(numbers: &[f64]) -> bool {
        numbers.iter().all(|number| number.is_finite())
    }

    pub fn sums(counts: &mut [u64]) -> u16 {
        let (mut sum, mut most) = (0, 0);
        for count in bytemuck::cast_slice_mut::<u64, u16>(counts) {
            most = most.max(*count);
            sum += std::mem::replace(count, sum);
        }
        most
    }

    pub fn product(into: &mut [f64], a: &[f64], b: &[f64]) {
        for ((into, a), b) in into.iter_mut().zip(a).zip(b) {
            *into = a * b;
        }
    }

    pub fn multiply(into: &mut [f64], column: &[f64]) {
        for (into, value) in into.iter_mut().zip(column) {
            *into *= value;
        }
    }

    pub fn even(numbers: &mut [f64]) {
        for number in numbers {
            *number = super::even(*number);
        }
    }

    pub fn divide(into: &mut [f64], times: f64, column: &[f64]) {
        for (into, value) in into.iter_mut().zip(column) {
            *into /= times * value;
        }
    }

    pub fn triangle(stream: &mut Pcg32, triangle: &Triangle, values: &mut [f64]) {
        for value in values {
            *value = triangle.at(stream.next());
        }
    }
}

/// The last bits of a number, which say more about the order of the arithmetic than about its result.
const NOISE: u32 = 16;
const HALF: u64 = 1 << (NOISE - 1);
const KEPT: u64 = !0 << NOISE;

/// A number rounded to 37 bits, some eleven digits. What is close to the largest number there is becomes infinite.
pub fn even(number: f64) -> f64 {
    f64::from_bits(number.to_bits().wrapping_add(HALF) & KEPT)
}

pub(super) use wide::even as even_all;
pub(super) use wide::{all_finite, divide, drawers, multiply, product, sums, triangle};
