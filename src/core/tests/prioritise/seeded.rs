//! The same draws on every machine: also those of the browser, which does several at once.

use tandem_core::Id;
use tandem_core::doubt::columns::{divide, multiply, product};
use tandem_core::doubt::pcg::mix;
use tandem_core::doubt::{Columns, Doubtful, Draws, Guess, Limits};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// What comes of all draws of ideas of all sorts: ranges of either side only, beyond their limits, points, equals, some that
/// have no score at times, and numbers of them that do not go into lanes.
const FINGERPRINTS: [u64; 3] = [
    17_467_141_775_234_857_187,
    12_871_944_274_868_926_722,
    16_883_864_735_156_912_883,
];

fn fingerprint(ideas: u32, draws: u32) -> u64 {
    let doubtful = (0..ideas).map(|at| {
        let number = |salt: u64, end: u64| {
            let number = mix(u64::from(at) ^ salt << 32) % end;
            f64::from(u8::try_from(number).expect("small"))
        };
        let (value, effort) = (number(1, 40), 1.0 + number(2, 9));
        let range = |low, likely, high| Guess::range(low, likely, high).expect("a range");
        let guess = match at % 5 {
            0 => Guess::Point(value),
            1 => range(value - 3.0, value, value),
            2 => range(value, value, value + 20.0),
            _ => range(value / 2.0, value, value * 2.0 + 1.0),
        };
        let effort = match at % 7 {
            0 => Guess::Point(number(3, 2)),
            _ => range(effort / 4.0, effort, effort * 3.0),
        };
        Doubtful {
            id: Id::from_u128(u128::from(at) + 1),
            shown: number(4, 9),
            guesses: vec![guess, Guess::Point(number(5, 3)), effort],
        }
    });
    let limits = [(0.0, 60.0), (0.0, 9.0), (0.0, 30.0)].map(|(least, most)| Limits { least, most });
    let mut work = Draws::new(11, draws, 3, &limits, doubtful.collect());
    while work.progress() < 1.0 {
        work.step(100, &|columns: Columns<'_>, results: &mut [f64]| {
            product(results, columns.get(0), columns.get(1));
            multiply(results, columns.get(1));
            divide(results, 3.0, columns.get(2));
        });
    }
    let doubt = work.result().expect("draws");
    doubt.ideas.iter().fold(doubt.holds.to_bits(), |before, idea| {
        let numbers = [
            idea.low as u64,
            idea.high as u64,
            idea.undefined.to_bits(),
            idea.first.to_bits(),
            idea.top.to_bits(),
        ];
        let all = numbers
            .into_iter()
            .chain(idea.places.iter().map(|share| share.to_bits()));
        all.fold(before, |before, number| mix(before ^ number))
    })
}

#[test]
fn the_same_seed_gives_the_same_on_every_machine() {
    let all = [(1, 5), (37, 777), (301, 2000)].map(|(ideas, draws)| fingerprint(ideas, draws));
    assert_eq!(all, FINGERPRINTS);
}
