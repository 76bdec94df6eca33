//! The order in which a board's table shows its rows. Ranks and scores stay those of the whole board.

use super::{BoardRow, BoardView};
use crate::Id;
use crate::letters::ordered;
use crate::sort;

/// What the rows are put in order by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The ranking: best first, and what has no score last.
    #[default]
    Score,
    /// The title, from A to Z.
    Title,
    /// One of the framework's inputs, by its place: the largest number first.
    Input(usize),
    /// The customers behind an idea: most first.
    Evidence,
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What they are put in order by.
    pub column: Column,
    /// Whether the other way round. What has nothing in the column stays last.
    pub turned: bool,
}

impl BoardView {
    /// The order that an address spells: `title`, `evidence` or an input's name, with `-` before it for the other way round.
    /// The ranking where it names nothing that this board has.
    pub fn order_named(&self, name: &str) -> Order {
        let (turned, name) = name.strip_prefix('-').map_or((false, name), |name| (true, name));
        let input = || {
            self.framework
                .inputs()
                .iter()
                .position(|input| input.name == name)
        };
        let column = match name {
            "score" => Some(Column::Score),
            "title" => Some(Column::Title),
            "evidence" => Some(Column::Evidence),
            _ => input().map(Column::Input),
        };
        column.map_or_else(Order::default, |column| Order { column, turned })
    }

    /// How an address spells an order; nothing for the ranking.
    pub fn order_name(&self, order: Order) -> String {
        let name = match order.column {
            Column::Score if !order.turned => return String::new(),
            Column::Score => "score".to_owned(),
            Column::Title => "title".to_owned(),
            Column::Evidence => "evidence".to_owned(),
            Column::Input(at) => {
                let inputs = self.framework.inputs();
                inputs
                    .get(at)
                    .map(|input| input.name.to_string())
                    .unwrap_or_default()
            }
        };
        if order.turned { format!("-{name}") } else { name }
    }

    /// The ideas in an order; those that are equal in it stay in the order of the ranking.
    pub fn in_order(&self, order: Order) -> Vec<Id> {
        let Order { column, turned } = order;
        if order == Order::default() {
            return self.rows().map(|row| row.id).collect();
        }
        let title = |row: &BoardRow| match column {
            Column::Title => ordered(&row.title),
            _ => String::new(),
        };
        let mut rows: Vec<(&BoardRow, String)> = self.rows().map(|row| (row, title(row))).collect();
        sort::by(&mut rows, |(a, title), (b, other)| {
            let forward = match column {
                Column::Score => a.rank.cmp(&b.rank),
                Column::Title => title.cmp(other),
                Column::Input(at) => b.number(at).total_cmp(&a.number(at)),
                Column::Evidence => b.evidence.customers.cmp(&a.evidence.customers),
            };
            let way = if turned { forward.reverse() } else { forward };
            b.has(column).cmp(&a.has(column)).then(way)
        });
        rows.iter().map(|(row, _)| row.id).collect()
    }
}

impl BoardRow {
    /// What counts for one of the framework's inputs; 0 where nobody said anything.
    fn number(&self, input: usize) -> f64 {
        let value = self.inputs.get(input).and_then(|input| input.value);
        value.unwrap_or_default()
    }

    /// Whether there is anything in a column to be put in order by.
    fn has(&self, column: Column) -> bool {
        match column {
            Column::Score => self.rank > 0,
            Column::Input(at) => self.inputs.get(at).is_some_and(|input| input.value.is_some()),
            Column::Title | Column::Evidence => true,
        }
    }
}
