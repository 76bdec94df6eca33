//! Law: a place can always be found between any two neighbours, and nobody else moves; what two people put into the same
//! place is kept, in one order for both.

use proptest::prelude::*;
use tandem_core::Id;
use tandem_core::position::{is_position, key, places};

use crate::support::cases;

type Order = Vec<(Id, String)>;

fn borrowed(order: &Order) -> Vec<(Id, &str)> {
    order.iter().map(|(id, text)| (*id, text.as_str())).collect()
}

fn put(order: &mut Order, at: usize, ids: &[Id], seed: u64) -> usize {
    let made = places(&borrowed(order), at, ids.len(), seed);
    assert_eq!(made.new.len(), ids.len());
    for (id, position) in &made.moved {
        order
            .iter_mut()
            .find(|(other, _)| other == id)
            .expect("it is there")
            .1
            .clone_from(position);
    }
    for (i, (id, position)) in ids.iter().zip(made.new).enumerate() {
        order.insert(at + i, (*id, position));
    }
    made.moved.len()
}

fn assert_sorted(order: &Order) {
    assert!(order.iter().all(|(_, text)| is_position(text)), "{order:?}");
    assert!(order.windows(2).all(|pair| pair[0].1 < pair[1].1), "{order:?}");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_put_in_stands_where_it_was_put_and_nobody_moves(
        steps in prop::collection::vec((any::<u16>(), 1..5_usize, any::<u64>()), 1..60)
    ) {
        let (mut order, mut next) = (Order::new(), 0_u128);
        for (at, count, seed) in steps {
            let at = usize::from(at) % (order.len() + 1);
            let ids: Vec<Id> = (0..count).map(|_| { next += 1; Id::from_u128(next) }).collect();
            prop_assert_eq!(put(&mut order, at, &ids, seed), 0);
            assert_sorted(&order);
        }
    }

    #[test]
    fn concurrent_inserts_are_both_kept_and_stand_in_one_order(
        start in 0..6_usize, at in 0..7_usize, seeds in any::<(u64, u64)>(), same in any::<bool>()
    ) {
        let mut order = Order::new();
        let ids: Vec<Id> = (1..=start as u128).map(Id::from_u128).collect();
        put(&mut order, 0, &ids, 7);
        let at = at.min(start);
        let (mut left, mut right) = (order.clone(), order);
        put(&mut left, at, &[Id::from_u128(100)], seeds.0);
        put(&mut right, at, &[Id::from_u128(200)], if same { seeds.0 } else { seeds.1 });
        // Each field merges by itself, so the merged order holds both.
        left.extend(right.into_iter().filter(|(id, _)| *id == Id::from_u128(200)));
        left.sort_by_key(|(id, text)| key(text, *id));
        let found: Vec<Id> = left.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(found.len(), start + 2);
        let new: Vec<usize> = (0..found.len()).filter(|i| found[*i].as_u128() >= 100).collect();
        prop_assert_eq!(new, vec![at, at + 1]);
        // Between the two, even where they are equal, there is a place.
        put(&mut left, at + 1, &[Id::from_u128(300)], 9);
        assert_sorted(&left);
    }

    #[test]
    fn whatever_a_file_says_an_item_can_be_put_anywhere(
        texts in prop::collection::vec("[0-9A-Za-z!ü]{0,4}", 0..12), at in 0..13_usize, seed in any::<u64>()
    ) {
        let mut order: Order = texts.into_iter().zip(1..).map(|(text, id)| (Id::from_u128(id), text)).collect();
        order.sort_by_key(|(id, text)| key(text, *id));
        let before: Vec<Id> = order.iter().map(|(id, _)| *id).collect();
        let at = at.min(order.len());
        put(&mut order, at, &[Id::from_u128(100)], seed);
        let mut wanted = before;
        wanted.insert(at, Id::from_u128(100));
        order.sort_by_key(|(id, text)| key(text, *id));
        prop_assert_eq!(order.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), wanted);
    }
}

#[test]
fn two_people_who_put_something_into_the_same_place_hardly_ever_give_the_same_position() {
    let order = [(Id::from_u128(1), "A"), (Id::from_u128(2), "z")];
    let mut given: Vec<String> = (0..1000_u64)
        .flat_map(|person| places(&order, 1, 1, person.wrapping_mul(0x9E37_79B9_7F4A_7C15)).new)
        .collect();
    given.sort();
    given.dedup();
    assert!(given.len() > 500, "{} of 1000", given.len());
}

#[test]
fn positions_stay_short_where_people_insert() {
    let longest = |at: fn(usize) -> usize| {
        let mut order = Order::new();
        for i in 0..3000_usize {
            let place = at(order.len());
            put(&mut order, place, &[Id::from_u128(i as u128 + 1)], i as u64);
        }
        assert_sorted(&order);
        order.iter().map(|(_, text)| text.len()).max()
    };
    assert_eq!(longest(|count| count), Some(5), "at the end");
    assert_eq!(longest(|_| 0), Some(5), "at the top");
    assert!(longest(|count| count * 7919 % (count + 1)) < Some(40), "anywhere");
    assert!(
        longest(|count| count.min(1)) < Some(1000),
        "always in the same place, within what the field holds"
    );
}
