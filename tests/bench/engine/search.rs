//! The index and the queries of the search, without a page.

use std::sync::Arc;

use tandem_core::map::Map;
use tandem_core::search::{Found, Index, Query, find};
use tandem_core::statuses::Statuses;
use tandem_core::view::inbox::inbox;
use tandem_core::{Dot, Field, Id, Kind, Record, Value, VersionVector, Workspace};
use wasm_bindgen::prelude::wasm_bindgen;

/// The id of the first record.
const FIRST: u128 = 1_000;

/// Feedback that is searched in.
#[wasm_bindgen]
pub struct Search {
    records: Vec<(Kind, Record)>,
    workspace: Workspace,
    order: Vec<Arc<Record>>,
    index: Index,
    found: Found,
}

#[wasm_bindgen]
impl Search {
    /// Nothing to search in.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let workspace = Workspace::new(Id::from_u128(9));
        let index = Index::new(&workspace, Kind::FEEDBACK);
        Self {
            records: Vec::new(),
            workspace,
            order: Vec::new(),
            index,
            found: Found::default(),
        }
    }

    /// Adds feedback: a title and a body, between them a tab, each on a line.
    pub fn add(&mut self, lines: &str) {
        let base = Dot {
            replica: Id::from_u128(3),
            n: 1,
        };
        for line in lines.lines() {
            let (title, body) = line.split_once('\t').unwrap_or((line, ""));
            let id = Id::from_u128(FIRST + self.records.len() as u128);
            let fields = [("title", title), ("body", body)]
                .map(|(name, text)| (Field::named(name), Value::text(text)));
            self.records.push((Kind::FEEDBACK, Record::new(id, base, fields)));
        }
    }

    /// Makes a workspace of what was added.
    pub fn open(&mut self) {
        let records = std::mem::take(&mut self.records);
        self.workspace =
            Workspace::from_parts(Id::from_u128(9), VersionVector::default(), Map::new(), records);
        self.order = inbox(&self.workspace).order;
        self.begin();
    }

    /// Begins to index anew.
    pub fn begin(&mut self) {
        self.index = Index::new(&self.workspace, Kind::FEEDBACK);
    }

    /// Reads so many records more into the index; `true` once all are read.
    pub fn step(&mut self, count: usize) -> bool {
        self.index.read_on(&self.workspace, count)
    }

    /// Finds all that somebody typed asks for and puts it in order, while the page begins with the best; how many records that
    /// are.
    pub fn find(&mut self, typed: &str) -> usize {
        let query = Query::read(typed, &Kind::FEEDBACK, &Statuses::of(&self.workspace));
        self.found = find(&self.workspace, &self.index, &query, &self.order);
        self.found.ids.len()
    }

    /// The numbers of the records that were found last, in the order in which they were added.
    pub fn found(&self) -> Vec<u32> {
        let numbers = self.found.ids.iter().map(|id| id.as_u128() - FIRST);
        numbers
            .map(|number| u32::try_from(number).expect("a number"))
            .collect()
    }

    /// How many bytes the index takes.
    pub fn size(&self) -> usize {
        self.index.size()
    }
}
