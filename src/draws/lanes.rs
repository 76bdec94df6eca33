//! What is done for several numbers at once. The linker optimises the program for size and puts nothing into lanes by
//! itself, so the few loops that gain most say it themselves; elsewhere the same is done one by one.

/// A triangle and the limits of its values, as [`Source`](super::Source) makes them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    /// The share left of the tip.
    pub below: f64,
    /// The ends, left and right.
    pub ends: [f64; 2],
    /// The width of the whole times that of each side.
    pub areas: [f64; 2],
    /// The least and the most allowed.
    pub limits: [f64; 2],
}

impl Triangle {
    /// The value below which this share of the draws lies, within the limits.
    ///
    /// Both sides are computed alike, because a guess of the machine's which one comes next would be wrong half of the time.
    pub fn at(&self, share: f64) -> f64 {
        let is_right = share >= self.below;
        let from = if is_right { 1.0 - share } else { share };
        let [left, right] = self.areas;
        let root = (from * if is_right { right } else { left }).sqrt();
        let [left, right] = self.ends;
        let value = if is_right { right - root } else { left + root };
        // As comparisons, which are quicker than `max` and `min` with their care for NaN.
        let [least, most] = self.limits;
        let value = if value < least { least } else { value };
        if value > most { most } else { value }
    }
}

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

/// The keys of scores, and the drawer of each: by how far the upper half of its key is beyond the `begin`, without so many
/// bits, up to the last.
fn drawers_one_by_one(
    scores: &[f64],
    (begin, shift, last): (u32, u32, u32),
    keys: &mut [u64],
    drawers: &mut [u32],
) {
    for ((score, slot), drawer) in scores.iter().zip(keys).zip(drawers) {
        *slot = key(*score);
        *drawer = (high(*slot).saturating_sub(begin) >> shift).min(last);
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wide {
    use core::arch::wasm32::{
        f64x2, f64x2_abs, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_ge, f64x2_lt, f64x2_mul, f64x2_neg,
        f64x2_pmax, f64x2_pmin, f64x2_splat, f64x2_sqrt, f64x2_sub, i64x2_all_true, i64x2_extract_lane,
        i64x2_shr, i64x2_splat, u32x4_extract_lane, u32x4_max, u32x4_min, u32x4_shr, u32x4_shuffle,
        u32x4_splat, u32x4_sub, v128, v128_and, v128_bitselect, v128_not, v128_or, v128_xor,
    };

    use super::{Triangle, drawers_one_by_one};

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

    pub fn multiply(into: &mut [f64], column: &[f64]) {
        each(into, column, |a, b| f64x2_mul(a, b), |a, b| a * b);
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

    pub fn drawers(scores: &[f64], place: (u32, u32, u32), keys: &mut [u64], drawers: &mut [u32]) {
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
        let fours = scores
            .chunks_exact(4)
            .zip(keys.chunks_exact_mut(4))
            .zip(drawers.chunks_exact_mut(4));
        for ((scores, keys), drawers) in fours {
            if let ([a, b, c, d], [e, f, g, h], [i, j, k, l]) = (scores, keys, drawers) {
                let (one, two) = (make(*a, *b), make(*c, *d));
                *e = i64x2_extract_lane::<0>(one).cast_unsigned();
                *f = i64x2_extract_lane::<1>(one).cast_unsigned();
                *g = i64x2_extract_lane::<0>(two).cast_unsigned();
                *h = i64x2_extract_lane::<1>(two).cast_unsigned();
                let upper = u32x4_shuffle::<1, 3, 5, 7>(one, two);
                let beyond = u32x4_sub(u32x4_max(upper, begin), begin);
                let drawer = u32x4_min(u32x4_shr(beyond, place.1), last);
                *i = u32x4_extract_lane::<0>(drawer);
                *j = u32x4_extract_lane::<1>(drawer);
                *k = u32x4_extract_lane::<2>(drawer);
                *l = u32x4_extract_lane::<3>(drawer);
            }
        }
        let done = if i64x2_all_true(finite) {
            scores.len() & !3
        } else {
            0
        };
        let rest = scores.get(done..).unwrap_or_default();
        let (keys, drawers) = (keys.get_mut(done..), drawers.get_mut(done..));
        drawers_one_by_one(rest, place, keys.unwrap_or_default(), drawers.unwrap_or_default());
    }

    pub fn triangle(shares: &mut [f64], triangle: &Triangle) {
        let splat = |[left, right]: [f64; 2]| (f64x2_splat(left), f64x2_splat(right));
        let (one, below) = (f64x2_splat(1.0), f64x2_splat(triangle.below));
        let ((left_end, right_end), (left_area, right_area)) = (splat(triangle.ends), splat(triangle.areas));
        let (least, most) = splat(triangle.limits);
        let mut pairs = shares.chunks_exact_mut(2);
        for pair in &mut pairs {
            if let [a, b] = pair {
                let share = f64x2(*a, *b);
                let right = f64x2_ge(share, below);
                let from = v128_bitselect(f64x2_sub(one, share), share, right);
                let root = f64x2_sqrt(f64x2_mul(from, v128_bitselect(right_area, left_area, right)));
                let root = v128_bitselect(f64x2_neg(root), root, right);
                let value = f64x2_add(v128_bitselect(right_end, left_end, right), root);
                let value = f64x2_pmin(f64x2_pmax(value, least), most);
                *a = f64x2_extract_lane::<0>(value);
                *b = f64x2_extract_lane::<1>(value);
            }
        }
        for share in pairs.into_remainder() {
            *share = triangle.at(*share);
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod wide {
    use super::Triangle;
    use super::drawers_one_by_one;

    pub fn drawers(scores: &[f64], place: (u32, u32, u32), keys: &mut [u64], drawers: &mut [u32]) {
        drawers_one_by_one(scores, place, keys, drawers);
    }

    pub fn multiply(into: &mut [f64], column: &[f64]) {
        for (into, value) in into.iter_mut().zip(column) {
            *into *= value;
        }
    }

    pub fn divide(into: &mut [f64], times: f64, column: &[f64]) {
        for (into, value) in into.iter_mut().zip(column) {
            *into /= times * value;
        }
    }

    pub fn triangle(shares: &mut [f64], triangle: &Triangle) {
        for share in shares {
            *share = triangle.at(*share);
        }
    }
}

pub(super) use wide::{divide, drawers, multiply, triangle};
