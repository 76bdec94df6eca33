//! What the core computes in bulk, for the benchmark to call beside plain JavaScript: a board of RICE that is scored and
//! ranked, draws of its ranges, and the search.

#![allow(clippy::missing_panics_doc, reason = "a benchmark that goes wrong shall stop")]

mod search;

use tandem_core::command::apply;
use tandem_core::doubt::{Columns, Draws};
use tandem_core::map::Map;
use tandem_core::view::board::{BoardView, board, board_again};
use tandem_core::view::compare;
use tandem_core::{Command, Dot, Env, Field, Id, Kind, Record, Value, VersionVector, Workspace};
use wasm_bindgen::prelude::wasm_bindgen;

const PM: Id = Id::from_u128(1);
const BOARD: Id = Id::from_u128(2);

/// A workspace with one board.
#[wasm_bindgen]
pub struct Bench {
    workspace: Workspace,
    view: Option<BoardView>,
    draws: Option<Draws>,
    now: u64,
}

#[wasm_bindgen]
impl Bench {
    /// Makes a board of ideas, with four numbers an idea: reach, impact, confidence and effort. With `ranged`, reach and
    /// effort are ranges from half to twice of that.
    #[wasm_bindgen(constructor)]
    pub fn new(numbers: &[f64], ranged: bool) -> Self {
        let base = Dot {
            replica: Id::from_u128(3),
            n: 1,
        };
        let named = |field: &'static str, text: &str| (Field::named(field), Value::text(text));
        let idea = |at: usize, row: &[f64]| {
            let names = ["reach", "impact", "confidence", "effort"];
            let estimates = names.into_iter().zip(row).map(|(name, likely)| {
                let range = (ranged && name != "impact" && name != "confidence")
                    .then_some((likely / 2.0, likely * 2.0));
                let value = tandem_core::command::guess(Some(*likely), range)
                    .flatten()
                    .expect("a number");
                (Field::estimate("rice", PM, name), value)
            });
            let title = (Field::named("title"), Value::text(&format!("Idea {at}")));
            let id = Id::from_u128(1000 + at as u128);
            (
                Kind::IDEAS,
                Record::new(id, base, std::iter::once(title).chain(estimates)),
            )
        };
        let people = Record::new(PM, base, vec![named("name", "Bench"), named("role", "pm")]);
        let first = Record::new(
            BOARD,
            base,
            vec![named("name", "Bench"), named("framework", "rice")],
        );
        let records = numbers.chunks_exact(4).enumerate().map(|(at, row)| idea(at, row));
        let records = records.chain([(Kind::PEOPLE, people), (Kind::BOARDS, first)]);
        let workspace =
            Workspace::from_parts(Id::from_u128(9), VersionVector::default(), Map::new(), records);
        let view = board(&workspace, BOARD, Some(PM));
        Self {
            workspace,
            view,
            draws: None,
            now: 1_764_000_000_000,
        }
    }

    /// Changes the reach of an idea, scores and ranks; the rank of the idea.
    pub fn edit(&mut self, at: usize, reach: f64) -> usize {
        self.now += 1;
        let idea = Id::from_u128(1000 + at as u128);
        let command = Command::Estimate {
            idea,
            framework: "rice".to_owned(),
            person: PM,
            input: "reach".to_owned(),
            value: Some(reach),
            range: None,
        };
        let env = Env {
            now: self.now,
            replica: Id::from_u128(7),
            by: PM,
            seed: u128::from(self.now),
        };
        let change = apply(&self.workspace, &command, &env).expect("an edit");
        self.workspace.apply(&change);
        let before = self.view.take();
        self.view = board_again(before, &self.workspace, BOARD, Some(PM)).0;
        self.view
            .as_ref()
            .expect("a board")
            .row(idea)
            .map_or(0, |row| row.rank)
    }

    /// Begins to draw.
    pub fn begin(&mut self) {
        self.draws = self.view.as_ref().and_then(|view| compare::draws(view, BOARD));
    }

    /// Draws some more; the share that is done.
    pub fn step(&mut self, draws: u32) -> f64 {
        let framework = self.view.as_ref().expect("a board").framework.clone();
        let work = self.draws.as_mut().expect("begun");
        work.step(draws, &|columns: Columns<'_>, results: &mut [f64]| {
            framework.formula_of(columns, results);
        });
        work.progress()
    }

    /// The share of draws in which the order held.
    pub fn holds(&self) -> f64 {
        self.draws
            .as_ref()
            .and_then(Draws::result)
            .map_or(f64::NAN, |doubt| doubt.holds)
    }
}
