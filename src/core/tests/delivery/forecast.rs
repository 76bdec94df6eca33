//! The published values, and the law that the exact distribution agrees with draws.

use tandem_core::doubt::pcg::Pcg32;
use tandem_core::forecast::backtest::backtest;
use tandem_core::forecast::history::{Unit, measure, week_of};
use tandem_core::forecast::{NoForecast, Throughput};
use tandem_core::time::{DAY, WEEK};
use tandem_core::{Field, time};

use super::{Desk, number, text};

const SMALL: [usize; 5] = [3, 5, 0, 2, 4];
const WEEKLY: [usize; 26] = [
    8, 8, 9, 6, 2, 4, 7, 6, 7, 10, 7, 7, 8, 4, 4, 8, 6, 4, 3, 1, 4, 1, 3, 1, 5, 6,
];

#[test]
fn the_small_history_gives_the_exact_values() {
    let when = Throughput::of(&SMALL).unwrap().when(10);
    for (week, exact) in [
        (1, 0.0),
        (2, 0.04),
        (3, 0.376),
        (4, 0.6928),
        (5, 0.87328),
        (6, 0.9536),
    ] {
        assert!(
            (when.done[week - 1] - exact).abs() < 1e-12,
            "week {week}: {}",
            when.done[week - 1]
        );
    }
    assert_eq!(when.sure, [Some(4), Some(5), Some(6)]);
}

#[test]
fn the_weekly_history_gives_ten_eleven_twelve() {
    let when = Throughput::of(&WEEKLY).unwrap().when(50);
    assert_eq!(when.sure, [Some(10), Some(11), Some(12)]);
}

#[test]
fn a_history_of_nothing_is_undefined_and_says_so() {
    assert_eq!(Throughput::of(&[0, 0, 0]), Err(NoForecast::NeverFinishes));
    assert_eq!(Throughput::of(&[]), Err(NoForecast::NoHistory));
    assert!(
        NoForecast::NeverFinishes
            .sentence()
            .starts_with("Nothing was finished in any of these weeks")
    );
    let never = Throughput::of(&[0, 1]).unwrap().when(0);
    assert_eq!(never.sure, [Some(0); 3], "nothing to do is done");
}

#[test]
fn what_is_too_far_away_is_not_named() {
    let mut history = vec![0; 400];
    history[0] = 1;
    let when = Throughput::of(&history).unwrap().when(500);
    assert_eq!(when.sure, [None; 3]);
    assert!(when.done.len() <= tandem_core::forecast::HORIZON);
}

#[test]
fn amounts_beyond_all_reason_are_rounded_to_the_careful_side_instead_of_filling_the_memory() {
    let huge = Throughput::of(&[1_000_000, 3_000_000]).unwrap();
    let when = huge.when(4_000_000_000);
    assert!(when.sure.iter().all(Option::is_none), "too far away to tell");
    let when = huge.when(7_999_999);
    assert_eq!(when.sure, [Some(4), Some(6), Some(6)]);
    assert!(when.band.iter().flatten().all(|amount| *amount <= 7_999_999));
    let [even, ..] = huge.how_much(100);
    assert!((199_000_000..=200_000_000).contains(&even), "{even}");
    let open = vec![Some(1e6); 5000];
    let points = measure(Unit::Points, 0, WEEK * 3000, &[], &open);
    assert_eq!(points.open, 5_000_000_000);
}

#[test]
fn how_much_by_a_date_is_the_other_side_of_when() {
    let throughput = Throughput::of(&SMALL).unwrap();
    for weeks in 1..12 {
        let least = throughput.how_much(weeks);
        for (amount, sure) in least.into_iter().zip([0.5, 0.85, 0.95]) {
            let by = |wanted: usize| {
                throughput
                    .when(wanted)
                    .done
                    .get(weeks - 1)
                    .copied()
                    .unwrap_or(1.0)
            };
            assert!(
                amount == 0 || by(amount) >= sure - 1e-9,
                "{amount} in {weeks} weeks"
            );
            assert!(by(amount + 1) < sure + 1e-9, "and not one more");
        }
    }
}

/// Law: mean and quantiles agree with 200,000 seeded draws.
#[test]
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^53")]
fn the_exact_distribution_agrees_with_two_hundred_thousand_draws() {
    const DRAWS: usize = 200_000;
    for (history, wanted, weeks) in [
        (&SMALL[..], 10, 8),
        (&WEEKLY[..], 50, 9),
        (&[0, 0, 0, 13][..], 40, 20),
    ] {
        let throughput = Throughput::of(history).unwrap();
        let when = throughput.when(wanted);
        let sums = throughput.sums(weeks);
        let mut random = Pcg32::new(17, history.len() as u64);
        let mut draw = || history[random.next() as usize % history.len()];
        let mut took: Vec<usize> = (0..DRAWS)
            .map(|_| {
                let (mut sum, mut week) = (0, 0);
                while sum < wanted {
                    sum += draw();
                    week += 1;
                }
                week
            })
            .collect();
        took.sort_unstable();
        for (named, sure) in when.sure.into_iter().zip([0.5, 0.85, 0.95]) {
            let named = named.unwrap();
            let share = |week: usize| took.iter().filter(|took| **took <= week).count() as f64 / DRAWS as f64;
            assert!(
                share(named) >= sure - 0.005 && share(named - 1) < sure + 0.005,
                "{named} for {sure}"
            );
            assert!((share(named) - when.done[named - 1]).abs() < 0.005);
        }
        let drawn: Vec<usize> = (0..DRAWS).map(|_| (0..weeks).map(|_| draw()).sum()).collect();
        let mean = drawn.iter().sum::<usize>() as f64 / DRAWS as f64;
        let exact: f64 = sums
            .iter()
            .enumerate()
            .map(|(amount, chance)| amount as f64 * chance)
            .sum();
        assert!((exact - throughput.mean() * weeks as f64).abs() < 1e-9);
        assert!((mean / exact - 1.0).abs() < 0.005, "{mean} and {exact}");
        assert!(
            (sums.iter().sum::<f64>() - 1.0).abs() < 1e-9,
            "all chances together are one"
        );
    }
}

#[test]
fn the_band_narrows_to_what_is_asked_for_and_never_falls() {
    let when = Throughput::of(&WEEKLY).unwrap().when(50);
    for pair in when.band.windows(2) {
        assert!((0..3).all(|line| pair[0][line] <= pair[1][line]));
    }
    assert!(
        when.band
            .iter()
            .all(|[low, middle, high]| low <= middle && middle <= high && *high <= 50)
    );
    assert_eq!(when.band.last(), Some(&[50, 50, 50]));
    // One, two, … or ten a week, each as likely: six or more are finished with a probability of exactly a half.
    let even: Vec<usize> = (1..=10).collect();
    assert_eq!(
        Throughput::of(&even).unwrap().when(50).band.first(),
        Some(&[2, 6, 9])
    );
}

#[test]
fn a_steady_team_is_forecast_right_and_a_falling_one_is_not() {
    let steady = backtest(&[4; 30], 0, 20);
    assert_eq!(
        (steady.made, steady.hits),
        (11, [11, 11, 11]),
        "every other week that has a past and an end"
    );
    let falling: Vec<usize> = (0..30).map(|week| 30 - week).collect();
    let found = backtest(&falling, 0, 60);
    assert!(found.made > 10);
    assert!(found.hits[1] < found.made / 2, "{found:?}");
    assert_eq!(backtest(&[1, 2], 0, 5).made, 0, "too short to tell");
}

#[test]
fn which_past_forecasts_count_does_not_hang_on_what_came_of_them() {
    // The last week decides what comes of the latest forecasts, and whether they count did with it.
    let made = |last| backtest(&[3, 5, 2, 4, 6, 3, 5, last], 0, 5).made;
    assert_eq!(made(20), made(0));
    assert_eq!(made(20), made(4));
}

#[test]
fn weeks_with_nothing_count_and_the_running_week_does_not() {
    let now = time::parse("2026-10-21").unwrap();
    let monday = time::parse("2026-10-19").unwrap();
    assert_eq!(week_of(now), monday);
    let finished: Vec<(u64, Option<f64>)> = [(5, 3.0), (5, 0.5), (2, 8.0), (0, 5.0)]
        .map(|(weeks, points)| (monday - weeks * WEEK + DAY, Some(points)))
        .into();
    let stories = measure(Unit::Stories, 0, now, &finished, &[None, Some(2.0)]);
    assert_eq!(stories.weeks, [2, 0, 0, 1, 0]);
    assert_eq!((stories.open, stories.unsized_open), (2, 0));
    let points = measure(Unit::Points, 3, now, &finished, &[None, Some(2.0)]);
    assert_eq!(
        (points.grain, points.weeks),
        (2, vec![0, 16, 0]),
        "half points are one step"
    );
    // (3 + 0.5 + 8 + 5 + 2) / 5 = 3.7 for the one without points, 7.4 steps, and 4 steps for the other.
    assert_eq!((points.open, points.unsized_open), (11, 1));
}

#[test]
fn forecasts_are_checked_in_the_steps_that_they_are_made_in() {
    use tandem_core::view::delivery::{ForecastQuery, forecast};
    let mut desk = Desk::new(1);
    let now = desk.env.now;
    for n in 0..100 {
        let at = week_of(now) - WEEK * (20 - n / 5);
        let fields = vec![
            number("points", 1.0),
            text("status", "done"),
            text("finished", &tandem_core::time::format(at)),
        ];
        desk.story(u128::from(n) + 1, "Done", fields);
    }
    // Of what is finished no point has fractions.
    for n in [900, 901] {
        desk.story(n, "Open", vec![number("points", 2.5)]);
    }
    let of = |window: usize| {
        let query = ForecastQuery {
            unit: Unit::Points,
            window,
            ..ForecastQuery::default()
        };
        let found = forecast(&desk.workspace, &query, now);
        (found.amount(found.backtest.wanted), found.backtest)
    };
    assert_eq!(of(0).0, 5.0);
    assert_eq!(
        of(12),
        of(0),
        "the same weeks, whatever the forecast looks back at"
    );
}

#[test]
fn an_idea_is_done_after_all_that_stands_before_it_in_the_backlog() {
    use tandem_core::view::delivery::{ForecastQuery, Scope, forecast};
    use tandem_core::{Id, Value};
    let mut desk = Desk::new(1);
    let now = desk.env.now;
    for n in 0..24 {
        let at = week_of(now) - WEEK * (12 - n / 2);
        let fields = vec![
            text("status", "done"),
            text("finished", &tandem_core::time::format(at)),
        ];
        desk.story(u128::from(n) + 1, "Done", fields);
    }
    let idea = Id::from_u128(0x77);
    for n in 0..14_u128 {
        // Ten of no idea, two of this one, two more after it.
        let mut fields = vec![text("order", &format!("{}", char::from(b'a' + n as u8)))];
        if n == 10 || n == 11 {
            fields.push((Field::named("idea"), Value::link(idea)));
        }
        desk.story(0x900 + n, "Open", fields);
    }
    let of = |idea: Option<Id>| {
        let query = ForecastQuery {
            idea,
            ..ForecastQuery::default()
        };
        let found = forecast(&desk.workspace, &query, now);
        (found.scope, found.when.expect("a pace").sure[1])
    };
    let scope = |stories, before| Scope { stories, before };
    assert_eq!(of(Some(idea)), (scope(12, 10), Some(6)));
    assert_eq!(of(None), (scope(14, 0), Some(7)));
    assert_eq!(
        of(Some(Id::from_u128(0x78))),
        (scope(0, 0), Some(0)),
        "nothing of it is open"
    );
}

#[test]
fn a_forecast_of_a_kind_that_seldom_held_is_doubted() {
    use tandem_core::forecast::history::History;
    use tandem_core::view::delivery::{ForecastQuery, from_history};
    let found = |weeks: &[usize]| {
        let history = History {
            weeks: weeks.to_vec(),
            open: 60,
            ..History::default()
        };
        from_history(history, weeks, &ForecastQuery::default())
    };
    assert_eq!(found(&[4; 60]).doubt(), None);
    let falling: Vec<usize> = (0..30).map(|week| 30 - week).collect();
    let falling = found(&falling);
    assert_eq!(
        falling.doubt(),
        Some((falling.backtest.hits[1], falling.backtest.made))
    );
    assert_eq!(found(&[1, 2]).doubt(), None, "too short to tell");
}
