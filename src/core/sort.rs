//! Sorting that is compiled once.
//!
//! The standard library's sorts are compiled anew for every type and comparison, several kilobytes each; over some
//! thirty places that was a tenth of the whole program. Here one sort of positions serves all, by a comparison behind a
//! reference, and only the moving into order is compiled per type.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| match (items.get(*a), items.get(*b)) {
        (Some(a), Some(b)) => compare(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    put_in_order(order, &mut |a, b| items.swap(a, b));
}

/// Sorts by a key that is made once for each item; equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(items.len(), &mut |a, b| keys.get(*a).cmp(&keys.get(*b)));
    put_in_order(order, &mut |a, b| items.swap(a, b));
}

/// Sorts items, and leaves each only once.
pub fn distinct<T: Ord>(items: &mut Vec<T>) {
    by(items, Ord::cmp);
    items.dedup();
}

/// Sorts by the first number of each, 11 bits at a time; equal ones keep their order. The quick way where there are many.
pub fn by_number(mut items: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    for shift in [0, 11, 22] {
        let digit = |key: u32| (key >> shift) as usize & 0x7FF;
        let mut places = [0_usize; 0x800];
        for (key, _) in &items {
            if let Some(count) = places.get_mut(digit(*key)) {
                *count += 1;
            }
        }
        let mut start = 0;
        for place in &mut places {
            start += std::mem::replace(place, start);
        }
        let mut sorted = vec![(0, 0); items.len()];
        for item in &items {
            if let Some(place) = places.get_mut(digit(item.0)) {
                if let Some(slot) = sorted.get_mut(*place) {
                    *slot = *item;
                }
                *place += 1;
            }
        }
        items = sorted;
    }
    items
}

/// Sorts by a number, the greatest first, and by a comparison where numbers are equal. The quick way where there are many and
/// the numbers are long.
pub fn greatest_first<T>(items: &mut [(u64, T)], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let numbers = || items.iter().map(|(number, _)| *number);
    let (Some(least), Some(greatest)) = (numbers().min(), numbers().max()) else {
        return;
    };
    // As many of the leading bits as fit tell nearly all apart.
    let shift = (u64::BITS - (greatest - least).leading_zeros()).saturating_sub(u32::BITS);
    let key = |number: u64| u32::try_from((greatest - number) >> shift).unwrap_or(u32::MAX);
    let keys = numbers().map(key).zip(0..).collect();
    let order = by_number(keys).into_iter().map(|(_, at)| at as usize).collect();
    put_in_order(order, &mut |a, b| items.swap(a, b));
    for alike in items.chunk_by_mut(|a, b| key(a.0) == key(b.0)) {
        if alike.len() > 1 {
            by(alike, |a, b| b.0.cmp(&a.0).then_with(|| compare(&a.1, &b.1)));
        }
    }
}

/// The positions in order; none if they are in order already.
#[inline(never)]
fn order(count: usize, compare: &mut dyn FnMut(&usize, &usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|at| compare(&(at - 1), &at).is_le()) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(compare);
    order
}

/// Brings to each position what stands at the position that the order tells, by exchanging two at a time.
#[inline(never)]
fn put_in_order(mut order: Vec<usize>, exchange: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at)) {
            if from == start {
                break;
            }
            exchange(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        by(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        by_key(&mut items, |item| std::cmp::Reverse(item.1));
        assert_eq!(items, [(1, 'e'), (2, 'd'), (3, 'c'), (1, 'b'), (3, 'a')]);
    }

    #[test]
    fn the_greatest_comes_first_however_long_the_numbers_are() {
        let last = u64::MAX;
        for numbers in [
            vec![],
            vec![7],
            vec![0, last, 1, last - 1, 0, last],
            vec![5, 3, 5, 5, 9, 3],
            (0..3000).map(|at| (at * 7919 % 3001) << 20).collect(),
            (0..3000)
                .map(|at| 1_764_000_000_000 - at * 86_399_977 % 3_000_000_019)
                .collect(),
        ] {
            let mut items: Vec<_> = numbers.into_iter().zip(0..).collect();
            let mut wanted = items.clone();
            wanted.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)));
            greatest_first(&mut items, |a: &i32, b| b.cmp(a));
            assert_eq!(items, wanted);
        }
    }

    #[test]
    fn every_item_comes_to_its_place() {
        for count in [0, 1, 2, 5, 17, 100] {
            let mut items: Vec<_> = (0..count).map(|at| (at * 7 % 5, at)).collect();
            by(&mut items, |a, b| a.0.cmp(&b.0));
            assert!(items.is_sorted(), "{count}: {items:?}");
            assert_eq!(items.len(), count);
        }
    }
}
