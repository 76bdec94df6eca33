//! Order by hand: each item carries a position, a text between those of its neighbours.
//!
//! Positions are fractions written in base 62 and compared as texts (Greenspan, "Implementing fractional indexing", describes
//! the idea). Moving an item writes that item alone, so two people who move different items never collide, and a little
//! jitter keeps what they put into the same place apart. Should two positions be equal after a merge all the same, the ids
//! decide, and only the items that share one position are written anew when something is put between them.

use crate::Id;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// How many digits a position at an open end has.
const WIDTH: usize = 5;
/// How far apart positions at an open end are at most, in the last of those digits.
const STRIDE: u64 = 61;

/// What puts items in order: those with a position first, by it, the rest after them; ids decide what is equal.
pub fn key(position: &str, id: Id) -> (bool, String, Id) {
    (!is_position(position), position.to_owned(), id)
}

/// Whether a text is a position that others can be put before and after.
pub fn is_position(text: &str) -> bool {
    !text.is_empty() && !text.ends_with('0') && text.bytes().all(|byte| digit(byte).is_some())
}

/// Positions for what is put into an order, and for those who must make room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The positions of the new items, in order.
    pub new: Vec<String>,
    /// Items of the order that take another position: those whose own gave no room.
    pub moved: Vec<(Id, String)>,
}

/// Finds positions for `count` items that are put before the item number `at` of an order, or at its end.
///
/// `order` is sorted by [`key`] and does not hold the items that move; `seed` is any number, best a random one.
///
/// ```
/// use tandem_core::{Id, position::places};
/// let order = [(Id::from_u128(1), "V"), (Id::from_u128(2), "W")];
/// let places = places(&order, 1, 1, 7);
/// assert!("V" < places.new[0].as_str() && places.new[0].as_str() < "W" && places.moved.is_empty());
/// ```
pub fn places(order: &[(Id, &str)], at: usize, count: usize, seed: u64) -> Places {
    let at = at.min(order.len());
    let valid = order.iter().take_while(|(_, text)| is_position(text)).count();
    let known = at.min(valid);
    let low = known
        .checked_sub(1)
        .and_then(|last| order.get(last))
        .map_or("", |(_, text)| *text);
    // Who stands before the place without a position gets one, and who stands after it at the same one another.
    let before = order.get(known..at).unwrap_or_default();
    let after: Vec<&(Id, &str)> = order
        .get(at..valid.max(at))
        .unwrap_or_default()
        .iter()
        .take_while(|(_, text)| *text <= low)
        .collect();
    let high = order
        .get(at + after.len()..valid.max(at))
        .and_then(<[_]>::first)
        .map_or("", |(_, text)| *text);
    let mut made = spread(low, high, before.len() + count + after.len(), seed).into_iter();
    let mut places = Places::default();
    places
        .moved
        .extend(before.iter().filter_map(|(id, _)| Some((*id, made.next()?))));
    places.new.extend(made.by_ref().take(count));
    places
        .moved
        .extend(after.iter().filter_map(|(id, _)| Some((*id, made.next()?))));
    places
}

/// So many positions between two, in order; an empty text is an open end.
fn spread(low: &str, high: &str, count: usize, seed: u64) -> Vec<String> {
    let mut made = Vec::with_capacity(count);
    fill(low, high, count, seed, &mut made);
    made
}

fn fill(low: &str, high: &str, count: usize, seed: u64, made: &mut Vec<String>) {
    if count == 0 {
        return;
    }
    if high.is_empty() {
        let mut last = low.to_owned();
        for i in 0..count {
            last = after(&last, mix(seed, i as u64));
            made.push(last.clone());
        }
        return;
    }
    if low.is_empty() {
        let from = made.len();
        let mut last = high.to_owned();
        for i in 0..count {
            last = before(&last, mix(seed, i as u64));
            made.push(last.clone());
        }
        if let Some(new) = made.get_mut(from..) {
            new.reverse();
        }
        return;
    }
    // The middle first: positions stay short.
    let half = count / 2;
    let middle = between(low, high, mix(seed, count as u64));
    fill(low, &middle, half, mix(seed, 1), made);
    made.push(middle.clone());
    fill(&middle, high, count - half - 1, mix(seed, 2), made);
}

/// A position after another: a small step on, so that millions can follow.
fn after(low: &str, jitter: u64) -> String {
    let from = if low.is_empty() { "V" } else { low };
    let next = spell(number(from) + 1 + jitter % STRIDE);
    next.filter(|next| next.as_str() > low)
        .unwrap_or_else(|| between(low, "", jitter))
}

/// A position before another: a small step back.
fn before(high: &str, jitter: u64) -> String {
    let next = number(high).checked_sub(1 + jitter % STRIDE).and_then(spell);
    next.filter(|next| next.as_str() < high)
        .unwrap_or_else(|| between("", high, jitter))
}

/// The first digits of a position as a number.
fn number(position: &str) -> u64 {
    (0..WIDTH).fold(0, |number, at| number * 62 + digit_at(position, at))
}

/// A number as a position; none if it has too many digits, or none but zeros.
fn spell(number: u64) -> Option<String> {
    let mut rest = if number.is_multiple_of(62) {
        number + 1
    } else {
        number
    };
    let mut digits = [b'0'; WIDTH];
    for place in digits.iter_mut().rev() {
        *place = spelled(rest % 62);
        rest /= 62;
    }
    (rest == 0 && number > 0).then(|| String::from_utf8_lossy(&digits).into_owned())
}

/// A position between two, around the middle.
fn between(low: &str, high: &str, jitter: u64) -> String {
    let mut made = String::new();
    let mut open = high.is_empty();
    let mut at = 0;
    loop {
        let from = digit_at(low, at);
        let to = if open { 62 } else { digit_at(high, at) };
        at += 1;
        if to > from + 1 {
            let room = to - from - 1;
            // A third of the room around its middle.
            let third = (room / 3).max(1);
            let chosen = from + 1 + (room - third) / 2 + jitter % third;
            made.push(char::from(spelled(chosen)));
            made.push(char::from(spelled(1 + (jitter >> 32) % 61)));
            return made;
        }
        if to < from && !open {
            // The two do not stand in order: what comes after the lower one is as good as anything.
            open = true;
        }
        made.push(char::from(spelled(from)));
        // One digit apart: below this digit everything is free.
        open |= to == from + 1;
    }
}

fn digit_at(text: &str, at: usize) -> u64 {
    text.as_bytes()
        .get(at)
        .and_then(|byte| digit(*byte))
        .unwrap_or_default()
}

fn digit(byte: u8) -> Option<u64> {
    let value = match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'Z' => byte - b'A' + 10,
        b'a'..=b'z' => byte - b'a' + 36,
        _ => return None,
    };
    Some(value.into())
}

fn spelled(digit: u64) -> u8 {
    let at = usize::try_from(digit % 62).unwrap_or_default();
    DIGITS.get(at).copied().unwrap_or(b'V')
}

/// Another number out of two, as random as the first.
fn mix(seed: u64, with: u64) -> u64 {
    let mut z = seed ^ with.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
