//! Charts: axes, where points stand that would cover one another, and where their names stand.

use proptest::prelude::*;
use tandem_core::chart::Axis;
use tandem_core::chart::apart::apart;
use tandem_core::chart::names::{Area, Dot, Side, sides, whole};
use tandem_core::scoring::Bounds;

use crate::support::cases;

#[test]
fn an_axis_ends_at_round_numbers_and_gives_back_the_values_of_its_ticks() {
    let wide = Axis::of(Bounds::From(0.0), [3.0, 430.0].into_iter());
    assert_eq!(wide.ticks(), [0.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
    let small = Axis::of(Bounds::From(0.5), [0.7, 1.9].into_iter());
    assert_eq!(small.ticks(), [0.0, 0.5, 1.0, 1.5, 2.0]);
    assert_eq!(Axis::of(Bounds::From(0.0), std::iter::empty()).ticks().len(), 6);
    let steps = Axis::of(Bounds::Scale(&[8.0, 4.0, 2.0, 1.0]), std::iter::empty());
    for axis in [&wide, &small, &steps] {
        for tick in axis.ticks() {
            assert_eq!(axis.value(axis.place(tick)), tick, "{axis:?}");
        }
        let most = *axis.ticks().last().expect("ticks");
        assert_eq!(axis.nudge(most, true), most, "nothing goes beyond the end");
    }
    assert_eq!(
        (
            steps.nudge(2.0, true),
            steps.nudge(2.0, false),
            steps.nudge(3.0, true)
        ),
        (4.0, 1.0, 4.0)
    );
    assert_eq!(
        (wide.place(f64::NAN), wide.place(-5.0), wide.place(1e9)),
        (0.0, 0.0, 1.0)
    );
}

const ROOM: Area = Area(0.0, 0.0, 400.0, 300.0);

fn dot(x: f64, y: f64) -> Dot {
    Dot {
        x,
        y,
        radius: 12.0,
        width: 100.0,
    }
}

#[test]
fn names_stand_to_the_right_until_there_is_no_room() {
    let alone = dot(200.0, 150.0);
    assert_eq!(sides(&[alone], ROOM), [Some(Side::Right)]);
    assert_eq!(sides(&[dot(380.0, 150.0)], ROOM), [Some(Side::Left)]);
    // Another point to the right of it, then one to the left as well, then one above.
    let beside = [dot(250.0, 150.0), dot(150.0, 150.0), dot(200.0, 120.0)];
    let first = |others: &[Dot]| sides(&[&[alone], others].concat(), ROOM)[0];
    assert_eq!(first(&beside[..1]), Some(Side::Left));
    assert_eq!(first(&beside[..2]), Some(Side::Above));
    assert_eq!(first(&beside), Some(Side::Below));
    // Then one below, of which the name would cover less if it reached to the left; then ones there, too.
    let around = [&beside[..], &[dot(230.0, 180.0)]].concat();
    assert_eq!(first(&around), Some(Side::BelowLeft));
    assert_eq!(first(&[&around[..], &[dot(150.0, 175.0)]].concat()), None);
}

#[test]
fn points_at_one_place_are_named_on_different_sides() {
    let same = [dot(200.0, 150.0); 3];
    let named = sides(&same, ROOM);
    assert_eq!(
        named,
        [Some(Side::Right), Some(Side::Left), Some(Side::Above)],
        "each name has a side to itself"
    );
}

#[test]
fn a_name_is_written_whole_where_nothing_stands_in_its_way() {
    let dots = [dot(100.0, 50.0), dot(100.0, 100.0), dot(250.0, 100.0)];
    let named = sides(&dots, ROOM);
    assert_eq!(named, [Some(Side::Right); 3]);
    assert_eq!(
        whole(&dots, &named, &[200.0; 3], ROOM),
        [true, false, false],
        "a point and an edge are in the way"
    );
    assert_eq!(
        whole(&dots[..1], &[None], &[10.0], ROOM),
        [false],
        "what shows no name has none to be whole"
    );
}

#[test]
fn of_very_many_points_the_first_hundred_are_named_at_most() {
    let far = Area(0.0, 0.0, 1e6, 1e6);
    let many: Vec<Dot> = (0..300)
        .map(|at| dot(1000.0, 100.0 * f64::from(at) + 100.0))
        .collect();
    let named = sides(&many, far);
    assert_eq!(named.len(), 300);
    assert_eq!(named.iter().flatten().count(), 100);
    assert!(named[..100].iter().all(Option::is_some));
}

#[test]
fn points_at_one_place_stand_side_by_side_and_the_first_stays() {
    let drawn = apart(&[dot(200.0, 150.0); 4], ROOM);
    let places: Vec<(f64, f64)> = drawn.iter().map(|dot| (dot.x, dot.y)).collect();
    assert_eq!(
        places,
        [(200.0, 150.0), (224.0, 150.0), (176.0, 150.0), (200.0, 126.0)]
    );
    // At the edge of the room there is no place to the right.
    let edge = apart(&[dot(388.0, 150.0); 2], ROOM);
    assert_eq!((edge[1].x, edge[1].y), (364.0, 150.0));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_point_steps_aside_only_if_it_would_cover_one_and_then_covers_none(
        places in prop::collection::vec((0.0..120.0, 0.0..120.0, 8.0..24.0), 0..40)
    ) {
        let dots: Vec<Dot> = places.iter().map(|&(x, y, radius)| Dot { x, y, radius, width: 50.0 }).collect();
        let room = Area(-30.0, -30.0, 150.0, 150.0);
        let drawn = apart(&dots, room);
        prop_assert_eq!(drawn.len(), dots.len());
        let covers = |one: Dot, other: Dot| (one.x - other.x).hypot(one.y - other.y) < 0.75 * (one.radius + other.radius);
        for (at, (dot, moved)) in dots.iter().zip(&drawn).enumerate() {
            let before = &drawn[..at];
            if moved == dot {
                continue;
            }
            prop_assert!(before.iter().any(|other| covers(*other, *dot)), "it was free where it stood");
            prop_assert!(!before.iter().any(|other| covers(*other, *moved)));
            prop_assert!(room.holds(moved.area()));
            let far = (moved.x - dot.x).abs().max((moved.y - dot.y).abs());
            prop_assert!(far <= 4.0 * dot.radius + 1e-9);
        }
    }

    #[test]
    fn no_name_covers_a_point_or_another_name_or_leaves_the_room(
        places in prop::collection::vec((0.0..400.0, 0.0..300.0, 8.0..24.0, 10.0..180.0), 0..40)
    ) {
        let dots: Vec<Dot> = places
            .iter()
            .map(|&(x, y, radius, width)| Dot { x, y, radius, width })
            .collect();
        let named = sides(&dots, ROOM);
        prop_assert_eq!(named.len(), dots.len());
        let names: Vec<(usize, Area)> = dots
            .iter()
            .zip(&named)
            .enumerate()
            .filter_map(|(at, (dot, side))| Some((at, dot.name((*side)?))))
            .collect();
        for (at, name) in &names {
            prop_assert!(name.0 >= 0.0 && name.1 >= 0.0 && name.2 <= 400.0 && name.3 <= 300.0);
            for (other, dot) in dots.iter().enumerate() {
                let edges = Area(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius);
                prop_assert!(other == *at || !edges.meets(*name));
            }
            prop_assert!(names.iter().all(|(other, second)| other == at || !second.meets(*name)));
        }
    }
}
