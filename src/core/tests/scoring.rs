//! Scoring and ranking: what others get wrong, bounds, explanations, and laws of ranks and of sensitivity.

use proptest::prelude::*;
use tandem_core::doubt::Columns;
use tandem_core::ranking::rank;
use tandem_core::scoring::custom::Custom;
use tandem_core::scoring::ice::Form;
use tandem_core::scoring::notes::notes;
use tandem_core::scoring::sensitivity::lever;
use tandem_core::scoring::value_effort::{Cut, Quadrant, Scale};
use tandem_core::scoring::{Bounds, Framework, Notation, Unscored, cd3, show};
use tandem_core::{Id, texts};

use crate::support::cases;

/// The frameworks that score an idea by its own numbers, with nothing of the team's own in them.
fn frameworks() -> Vec<Framework> {
    let all = Framework::all().into_iter();
    all.filter(|framework| framework.is_computed() && !framework.inputs().is_empty())
        .collect()
}

fn some<const N: usize>(numbers: [f64; N]) -> Vec<Option<f64>> {
    numbers.map(Some).to_vec()
}

#[test]
fn effort_below_half_a_month_is_unscored_never_a_tiny_number_or_1() {
    for effort in [0.0, 0.49, -1.0] {
        let numbers = some([450.0, 3.0, 100.0, effort]);
        assert_eq!(
            Framework::Rice.score(&numbers),
            Err(Unscored::OutOfBounds(3, effort))
        );
    }
    let sentence = Unscored::OutOfBounds(3, 0.0).sentence(&Framework::Rice);
    assert_eq!(sentence, "Effort is 0, but must be 0.5 or more");
}

#[test]
fn a_missing_input_is_a_reason_and_never_0() {
    let numbers = [Some(450.0), None, Some(100.0), Some(2.0)];
    assert_eq!(Framework::Rice.score(&numbers), Err(Unscored::Missing(1)));
    assert_eq!(Framework::Rice.score(&[]), Err(Unscored::Missing(0)));
    assert_eq!(
        Unscored::Missing(1).sentence(&Framework::Rice),
        "Impact is missing"
    );
}

#[test]
fn what_is_no_finite_number_is_told_apart_from_what_is_out_of_bounds() {
    let score = |reach| Framework::Rice.score(&some([reach, 3.0, 100.0, 0.5]));
    assert_eq!(score(f64::NAN), Err(Unscored::NotFinite(0)));
    assert_eq!(score(f64::INFINITY), Err(Unscored::NotFinite(0)));
    assert_eq!(score(-1.0), Err(Unscored::OutOfBounds(0, -1.0)));
    assert_eq!(score(f64::MAX), Err(Unscored::Overflow));
    assert_eq!(
        Unscored::NotFinite(0).sentence(&Framework::Rice),
        "Reach is not a number"
    );
}

#[test]
fn ice_takes_1_to_10_and_nothing_else() {
    for framework in [Framework::Ice(Form::Product), Framework::Ice(Form::Mean)] {
        assert_eq!(
            framework.score(&some([0.5, 5.0, 5.0])),
            Err(Unscored::OutOfBounds(0, 0.5))
        );
        assert_eq!(
            framework.score(&some([5.0, 5.0, 11.0])),
            Err(Unscored::OutOfBounds(2, 11.0))
        );
        assert!(framework.score(&some([1.0, 10.0, 5.5])).is_ok());
    }
}

#[test]
fn impact_is_a_value_and_never_an_index_into_its_scale() {
    let impact = &Framework::Rice.inputs()[1];
    for (step, word) in [
        (3.0, "Massive"),
        (2.0, "High"),
        (1.0, "Medium"),
        (0.5, "Low"),
        (0.25, "Minimal"),
    ] {
        assert!(impact.bounds.admit(step));
        assert_eq!(impact.word(&Framework::Rice, step), word);
    }
    assert!(!impact.bounds.admit(4.0) && !impact.bounds.admit(0.0) && !impact.bounds.admit(1.5));
    let confidence = &Framework::Rice.inputs()[2];
    for (step, word) in [(100.0, "High"), (80.0, "Medium"), (50.0, "Low")] {
        assert_eq!(confidence.word(&Framework::Rice, step), word);
    }
    assert!(confidence.notation == Notation::Percent && !confidence.bounds.admit(0.8));
}

#[test]
fn rice_divides_by_effort_and_multiplies_the_rest() {
    let score = |numbers| Framework::Rice.score(&some(numbers)).expect("scored");
    let base = score([400.0, 1.0, 50.0, 2.0]);
    assert_eq!(score([800.0, 1.0, 50.0, 2.0]), base * 2.0);
    assert_eq!(score([400.0, 2.0, 50.0, 2.0]), base * 2.0);
    assert_eq!(score([400.0, 1.0, 100.0, 2.0]), base * 2.0);
    assert_eq!(score([400.0, 1.0, 50.0, 4.0]), base / 2.0);
}

#[test]
fn the_explanation_is_the_formula_with_the_numbers_in_it() {
    // What belongs together stands with no-break spaces.
    let explain = |framework: Framework, numbers: &[Option<f64>]| {
        framework.explain(numbers).expect("scored").replace('\u{a0}', " ")
    };
    let rice = some([450.0, 3.0, 100.0, 2.0]);
    assert_eq!(explain(Framework::Rice, &rice), "450 × 3 × 100% ÷ 2 = 675");
    let ice = some([8.0, 7.0, 5.0]);
    assert_eq!(explain(Framework::Ice(Form::Product), &ice), "8 × 7 × 5 = 280");
    assert_eq!(
        explain(Framework::Ice(Form::Mean), &ice),
        "(8 + 7 + 5) ÷ 3 = 6.67"
    );
    assert_eq!(Framework::Rice.explain(&[None]), Err(Unscored::Missing(0)));
}

#[test]
fn a_score_is_never_rounded_before_it_is_compared() {
    let score = |reach| {
        Framework::Rice
            .score(&some([reach, 1.0, 100.0, 1.0]))
            .expect("scored")
    };
    let (a, b) = (score(100.0), score(100.001));
    assert_eq!(show(a), show(b), "both look alike");
    let ranked = rank([(Id::from_u128(1), a), (Id::from_u128(2), b)]);
    assert_eq!(
        ranked
            .iter()
            .map(|place| (place.id.as_u128(), place.rank))
            .collect::<Vec<_>>(),
        [(2, 1), (1, 2)]
    );
}

#[test]
fn a_lever_keeps_to_the_bounds_and_takes_the_smallest_change() {
    // Effort is at its least, confidence at its most, and the next step of impact is a larger change.
    let found = lever(&Framework::Rice, &some([100.0, 2.0, 100.0, 0.5]), 590.0, &[]).expect("a lever");
    assert_eq!(
        (found.input.name.as_ref(), found.from, found.to),
        ("reach", 100.0, 147.51)
    );
    // The mean moves by the same amount whichever input moves, which is the smallest share of the largest one.
    let found = lever(&Framework::Ice(Form::Mean), &some([4.0, 8.0, 6.0]), 6.105, &[]).expect("a lever");
    assert_eq!(
        (found.input.name.as_ref(), found.from, found.to),
        ("confidence", 8.0, 8.32)
    );
}

#[test]
fn a_formula_that_turns_has_a_lever_where_it_passes_on_the_way() {
    let hill = Framework::Custom(std::sync::Arc::new(Custom::new("x * (10 - x)")));
    let found = lever(&hill, &some([4.0]), 24.5, &[]).expect("a lever");
    assert_eq!((found.from, found.to), (4.0, 4.3));
    assert!(
        lever(&hill, &some([4.0]), 25.5, &[]).is_none(),
        "it never comes so far"
    );
}

#[test]
fn a_lever_exists_even_where_nobody_is_reached_yet() {
    let found = lever(&Framework::Rice, &some([0.0, 1.0, 100.0, 1.0]), 10.0, &[]).expect("a lever");
    assert_eq!((found.input.name.as_ref(), found.to), ("reach", 10.01));
    assert_eq!(
        lever(
            &Framework::Ice(Form::Product),
            &some([10.0, 10.0, 10.0]),
            1000.0,
            &[]
        ),
        None,
        "nothing is above it"
    );
}

#[test]
fn every_framework_has_its_words() {
    for framework in Framework::all() {
        let key = framework.key();
        assert!(texts::framework_about(key).len() > 60, "{key}");
        assert!(texts::framework_example(key).len() > 20, "{key}");
        assert_ne!(texts::framework_name(key), key);
        for input in framework.inputs() {
            assert_ne!(input.label(), input.name, "{key}");
            assert!(
                !texts::input_help(format!("{}-{}", framework.name(), input.name)).is_empty(),
                "{key} {}",
                input.name
            );
        }
    }
    let formulas: std::collections::BTreeSet<String> = Framework::all()
        .iter()
        .map(|framework| texts::framework_formula(framework.key()))
        .collect();
    assert_eq!(formulas.len(), Framework::all().len());
}

#[test]
fn wsjf_says_when_a_column_is_sized_against_nothing() {
    let said = notes(
        &Framework::Wsjf,
        &[
            some([8.0, 1.0, 5.0, 5.0]),
            some([3.0, 2.0, 1.0, 2.0]),
            vec![None; 4],
        ],
    );
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].contains("User and business value") && said[0].contains('3'),
        "{said:?}"
    );
    assert!(said[1].contains("Job size") && said[1].contains('2'), "{said:?}");
    assert_eq!(notes(&Framework::Wsjf, &[vec![None; 4]]), Vec::<String>::new());
}

#[test]
fn moscow_ranks_by_word_and_warns_above_sixty_percent_of_effort() {
    let idea = |priority: f64, effort: Option<f64>| vec![Some(priority), effort];
    assert_eq!(Framework::Moscow.score(&idea(4.0, None)), Ok(4.0));
    assert_eq!(Framework::Moscow.show(4.0), "Must");
    let said = |must: f64| {
        notes(
            &Framework::Moscow,
            &[idea(4.0, Some(must)), idea(3.0, Some(120.0 - must))],
        )
    };
    assert_eq!(said(72.0).len(), 1, "exactly 60 % is fine");
    assert_eq!(said(73.0).len(), 2, "more is not");
    let tenths = [(4.0, 0.1), (4.0, 0.2), (3.0, 0.2)].map(|(priority, effort)| idea(priority, Some(effort)));
    assert_eq!(
        notes(&Framework::Moscow, &tenths).len(),
        1,
        "0.3 of 0.5 is 60 % as well"
    );
    let none = notes(&Framework::Moscow, &[idea(4.0, None)]);
    assert_eq!(none, [texts::note_no_effort()], "shares of nothing are undefined");
}

#[test]
fn a_point_on_the_line_belongs_to_the_better_side() {
    let (scale, values) = (Scale::Five, [1.0, 2.0, 2.0, 5.0]);
    assert_eq!(Cut::Midpoint.through(scale, &values), 3.0);
    assert_eq!(Cut::Median.through(scale, &values), 2.0);
    assert_eq!(Cut::Median.through(scale, &[1.0, 2.0]), 1.5);
    assert_eq!(Cut::Median.through(scale, &[]), 3.0);
    for (point, quadrant) in [
        ((3.0, 3.0), Quadrant::EasyWin),
        ((3.0, 3.1), Quadrant::BigBet),
        ((2.9, 3.0), Quadrant::Incremental),
        ((2.9, 3.1), Quadrant::Avoid),
    ] {
        assert_eq!(Quadrant::of(point, (3.0, 3.0)), quadrant, "{point:?}");
    }
}

/// The least that any order of these costs in delay, tried one by one.
fn least_delay(features: &[(f64, f64)], done: f64) -> f64 {
    let costs = features.iter().enumerate().map(|(at, (cost, duration))| {
        let mut rest = features.to_vec();
        rest.remove(at);
        cost * (done + duration) + least_delay(&rest, done + duration)
    });
    costs.min_by(f64::total_cmp).unwrap_or(0.0)
}

/// Inputs of a framework within its bounds, on the grid that people type.
fn inputs(framework: &Framework) -> impl Strategy<Value = Vec<Option<f64>>> + use<> {
    let one = |bounds: Bounds| -> BoxedStrategy<f64> {
        let hundredths = |least: f64, most: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "small whole numbers")]
            let range = (least * 100.0) as i32..=(most * 100.0) as i32;
            range.prop_map(|hundredths| f64::from(hundredths) / 100.0)
        };
        match bounds {
            Bounds::Any => hundredths(-2000.0, 2000.0).boxed(),
            Bounds::From(least) => hundredths(least, least + 2000.0).boxed(),
            Bounds::Between(least, most) => hundredths(least, most).boxed(),
            Bounds::Scale(steps) => proptest::sample::select(steps).boxed(),
        }
    };
    let all: Vec<BoxedStrategy<f64>> = framework.inputs().iter().map(|input| one(input.bounds)).collect();
    all.prop_map(|numbers| numbers.into_iter().map(Some).collect())
}

fn scored() -> impl Strategy<Value = (Framework, Vec<Option<f64>>, Vec<Option<f64>>)> {
    proptest::sample::select(frameworks()).prop_flat_map(|framework| {
        let (one, other) = (inputs(&framework), inputs(&framework));
        (Just(framework), one, other)
    })
}

/// Scores with many ties, zero of both signs among them.
fn scores() -> impl Strategy<Value = Vec<(Id, f64)>> {
    let score = prop_oneof![Just(-0.0), (0..6_u8).prop_map(f64::from), 0.0..1e9];
    proptest::collection::btree_map(0..1000_u128, score, 0..20).prop_map(|scores| {
        scores
            .into_iter()
            .map(|(id, score)| (Id::from_u128(id), score))
            .collect()
    })
}

/// Every input of `numbers` set to every value that people can type near it, the changed scores with their sizes.
fn changes(framework: &Framework, numbers: &[Option<f64>]) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    for (at, input) in framework.inputs().iter().enumerate() {
        let from = numbers[at].expect("a number");
        let at_hundredth = |n: i32| ((from * 100.0).round() + f64::from(n)) / 100.0;
        let near = (1..=300).flat_map(|n| [at_hundredth(-n), at_hundredth(n)]);
        let candidates: Vec<f64> = match input.bounds {
            Bounds::Scale(steps) => steps.to_vec(),
            Bounds::Any | Bounds::From(_) | Bounds::Between(..) => near.collect(),
        };
        for to in candidates.into_iter().filter(|to| input.bounds.admit(*to)) {
            let mut changed = numbers.to_vec();
            changed[at] = Some(to);
            found.push((
                ((to - from) / from).abs(),
                framework.score(&changed).expect("scored"),
            ));
        }
    }
    found
}

proptest! {
    #![proptest_config(cases())]

    /// Law: the ranking does not depend on the order in which ideas are given.
    #[test]
    fn ranks_are_the_same_in_any_order(
        (given, shuffled) in scores().prop_flat_map(|scores| (Just(scores.clone()), Just(scores).prop_shuffle()))
    ) {
        prop_assert_eq!(rank(given), rank(shuffled));
    }

    /// Law: a rank is one more than the number of ideas with a higher score, ties stand in the order of their ids.
    #[test]
    fn a_rank_counts_the_better_ones(scores in scores()) {
        let ranked = rank(scores.clone());
        prop_assert_eq!(ranked.len(), scores.len());
        for place in &ranked {
            let better = scores.iter().filter(|(_, score)| *score > place.score).count();
            prop_assert_eq!(place.rank, better + 1);
        }
        for pair in ranked.windows(2) {
            prop_assert!(pair[0].score > pair[1].score || pair[0].score == pair[1].score && pair[0].id < pair[1].id);
        }
    }

    /// Law: scores in another unit give the same ranks; powers of two scale without rounding.
    #[test]
    fn ranks_do_not_depend_on_the_unit(scores in scores(), exponent in -30..30_i32) {
        let scaled = scores.iter().map(|(id, score)| (*id, score * 2.0_f64.powi(exponent)));
        let places = |ranked: Vec<tandem_core::ranking::Ranked>| {
            ranked.into_iter().map(|place| (place.id, place.rank)).collect::<Vec<_>>()
        };
        prop_assert_eq!(places(rank(scaled)), places(rank(scores.clone())));
    }

    /// Law: `n` times the effort everywhere is one `n`th of every RICE score.
    #[test]
    fn rice_falls_as_efforts_grow(numbers in inputs(&Framework::Rice), exponent in 1..10_i32) {
        let times = 2.0_f64.powi(exponent);
        let mut scaled = numbers.clone();
        scaled[3] = numbers[3].map(|effort| effort * times);
        let score = |numbers: &[Option<f64>]| Framework::Rice.score(numbers).expect("scored");
        prop_assert_eq!(score(&scaled) * times, score(&numbers));
    }

    /// Law: many rows at once give what each gives alone, to the last bit.
    #[test]
    fn columns_hold_what_rows_give((framework, one, other) in scored()) {
        let rows: Vec<Vec<f64>> = [one, other].iter().map(|row| row.iter().flatten().copied().collect()).collect();
        let columns: Vec<f64> = (0..rows[0].len()).flat_map(|at| rows.iter().map(move |row| row[at])).collect();
        let mut results = [0.0; 2];
        framework.formula_of(Columns::new(&columns, 2), &mut results);
        let alone: Vec<u64> = rows.iter().map(|row| framework.formula(row).to_bits()).collect();
        prop_assert_eq!(results.map(f64::to_bits).to_vec(), alone);
    }

    /// Law: inputs in bounds always give a finite score that is not negative, and others never do.
    #[test]
    fn scores_exist_exactly_for_inputs_in_bounds((framework, numbers, _) in scored(), at in 0..4_usize, wrong in any::<f64>()) {
        let score = framework.score(&numbers);
        prop_assert!(score.is_ok_and(|score| score.is_finite() && score >= 0.0));
        prop_assume!(!wrong.is_finite() || wrong.abs() < 1e300);
        let at = at % numbers.len();
        let mut changed = numbers.clone();
        changed[at] = Some(wrong);
        let bounds = framework.inputs()[at].bounds;
        prop_assert_eq!(framework.score(&changed).is_ok(), bounds.allow(wrong) && wrong.is_finite());
    }

    /// Law: a lever passes the neighbour, and no smaller change of a single input does.
    #[test]
    fn a_lever_is_the_smallest_change_that_passes((framework, numbers, other) in scored()) {
        let (score, target) = (framework.score(&numbers).expect("scored"), framework.score(&other).expect("scored"));
        let passes = |changed: f64| if target > score { changed > target } else { changed < target };
        let Some(found) = lever(&framework, &numbers, target, &[]) else {
            let any = changes(&framework, &numbers).into_iter().find(|(_, changed)| passes(*changed));
            prop_assert!(score == target || any.is_none(), "{:?}", any);
            return Ok(());
        };
        let at = framework.inputs().iter().position(|input| *input == found.input).expect("an input");
        let mut changed = numbers.clone();
        prop_assert_eq!(numbers[at], Some(found.from));
        changed[at] = Some(found.to);
        prop_assert!(found.input.bounds.admit(found.to));
        prop_assert!(passes(framework.score(&changed).expect("in bounds")), "{:?} does not pass", found);
        for (size, changed) in changes(&framework, &numbers) {
            prop_assert!(size >= found.size() - 1e-9 || !passes(changed), "{} is smaller than {:?}", size, found);
        }
    }
}

proptest! {
    // Every order is tried, 40,320 of them for eight features.
    #![proptest_config(ProptestConfig { cases: cases().cases / 10, ..cases() })]

    /// Law: the order of CD3 costs as little in delay as any order does.
    #[test]
    fn the_order_of_cd3_costs_least(features in proptest::collection::vec((0..100_u8, 1..20_u8), 0..9)) {
        let features: Vec<(f64, f64)> = features.into_iter().map(|(cost, weeks)| (cost.into(), weeks.into())).collect();
        let mut order = features.clone();
        order.sort_by(|a, b| cd3::score(b.0, b.1).total_cmp(&cd3::score(a.0, a.1)));
        let (cost, least) = (cd3::delay_cost(&order), least_delay(&features, 0.0));
        prop_assert!((cost - least).abs() <= 1e-9 * least.max(1.0), "{cost} against {least}");
    }
}
