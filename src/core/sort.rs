//! Sorting that is compiled once.
//!
//! The standard library's sorts are compiled anew for every type and comparison, several kilobytes each; over some
//! thirty places that was a tenth of the whole program. Here one sort of positions serves all, by a comparison behind a
//! reference, and only the moving into order is compiled per type.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut positions = |a: &usize, b: &usize| match (items.get(*a), items.get(*b)) {
        (Some(a), Some(b)) => compare(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    let Some(order) = order(items.len(), &mut positions) else {
        return;
    };
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|at| taken.get_mut(at).and_then(Option::take)),
    );
}

/// Sorts by a key that is made once for each item; equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut positions = |a: &usize, b: &usize| keys.get(*a).cmp(&keys.get(*b));
    let Some(order) = order(items.len(), &mut positions) else {
        return;
    };
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|at| taken.get_mut(at).and_then(Option::take)),
    );
}

/// The positions in order; `None` if they are in order already.
fn order(count: usize, compare: &mut dyn FnMut(&usize, &usize) -> Ordering) -> Option<Vec<usize>> {
    if (1..count).all(|at| compare(&(at - 1), &at).is_le()) {
        return None;
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(compare);
    Some(order)
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
}
