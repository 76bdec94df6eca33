//! The rows of a board's table: put in order by a column, and searched.

use proptest::prelude::*;
use tandem_core::search::{Index, Query, find};
use tandem_core::statuses::Statuses;
use tandem_core::view::board::{BoardView, Column, Order};
use tandem_core::view::selection::problems;
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::support::cases;
use crate::world::{PM, PO, World, rice, text};

fn titles(view: &BoardView, ids: &[Id]) -> Vec<String> {
    let title = |id: &Id| view.row(*id).expect("a row of the board").title.clone();
    ids.iter().map(title).collect()
}

fn by(column: Column, turned: bool) -> Order {
    Order { column, turned }
}

#[test]
fn a_filter_that_cannot_be_read_names_statuses_as_the_screen_does() {
    let filter = "status:nowhere";
    let said = problems(&World::new("rice").workspace, filter);
    assert!(
        said[0].contains("new, under-review, planned") && !said[0].contains("candidate"),
        "{said:?}"
    );
}

#[test]
fn rows_stand_by_any_column_and_what_has_nothing_in_it_is_last_both_ways() {
    let mut world = World::new("rice");
    world.idea("Beta", "rice", &rice(300.0, 1.0));
    world.idea("alpha", "rice", &rice(200.0, 2.0));
    world.idea("Gamma", "rice", &[(PM, "reach", 900.0)]);
    world.idea("Delta", "rice", &[(PO, "effort", 9.0)]);
    let view = world.view();
    let order = |column, turned| titles(&view, &view.in_order(by(column, turned)));
    assert_eq!(
        order(Column::Score, false)[..2],
        ["Beta", "alpha"],
        "as they rank"
    );
    assert_eq!(order(Column::Score, true)[..2], ["alpha", "Beta"]);
    assert_eq!(
        order(Column::Title, false),
        ["alpha", "Beta", "Delta", "Gamma"],
        "whatever their case"
    );
    assert_eq!(
        order(Column::Input(0), false),
        ["Gamma", "Beta", "alpha", "Delta"]
    );
    assert_eq!(order(Column::Input(0), true), ["alpha", "Beta", "Gamma", "Delta"]);
    assert_eq!(order(Column::Input(3), true), ["Beta", "alpha", "Delta", "Gamma"]);
}

#[test]
fn numbers_in_titles_are_counted_up_and_not_spelled() {
    let mut world = World::new("rice");
    for row in ["Row 10", "row 9", "Row 100", "Row 1"] {
        world.idea(row, "rice", &[]);
    }
    let view = world.view();
    let rows = ["Row 1", "row 9", "Row 10", "Row 100"];
    assert_eq!(titles(&view, &view.in_order(by(Column::Title, false))), rows);
    assert_eq!(
        titles(&view, &view.in_order(by(Column::Score, false))),
        rows,
        "not scored"
    );
}

#[test]
fn evidence_puts_the_ideas_with_the_most_customers_first() {
    let mut world = World::new("rice");
    let few = world.idea("Few", "rice", &rice(300.0, 1.0));
    let many = world.idea("Many", "rice", &rice(200.0, 2.0));
    for (n, idea) in [(1_u128, few), (2, many), (3, many)] {
        let (customer, feedback) = (Id::from_u128(0x200 + n), Id::from_u128(0x300 + n));
        world.add(Kind::CUSTOMERS, customer, vec![text("name", "A customer")]);
        let said = (Field::named("customer"), Value::text(&customer.to_string()));
        world.add(Kind::FEEDBACK, feedback, vec![text("title", "Too slow"), said]);
        world.run(&Command::Link {
            feedback: vec![feedback],
            idea,
            importance: 1.0,
        });
    }
    let view = world.view();
    assert_eq!(view.in_order(Order::default()), [few, many]);
    assert_eq!(view.in_order(by(Column::Evidence, false)), [many, few]);
    assert_eq!(view.in_order(by(Column::Evidence, true)), [few, many]);
}

#[test]
fn an_address_spells_every_order_and_one_that_is_gone_is_the_ranking() {
    let mut world = World::new("rice");
    world.idea("Alpha", "rice", &rice(300.0, 1.0));
    let view = world.view();
    let columns = [
        Column::Score,
        Column::Title,
        Column::Input(0),
        Column::Input(3),
        Column::Evidence,
    ];
    for column in columns {
        for turned in [false, true] {
            let order = by(column, turned);
            assert_eq!(view.order_named(&view.order_name(order)), order);
        }
    }
    assert_eq!(view.order_name(by(Column::Input(3), true)), "-effort");
    assert_eq!(
        view.order_named("job-size"),
        Order::default(),
        "an input of another framework"
    );
}

#[test]
fn a_search_finds_rows_as_everywhere_and_keeps_their_order() {
    let mut world = World::new("rice");
    let slow = world.idea("Export is slow", "rice", &rice(300.0, 1.0));
    let fast = world.idea("A fast export", "rice", &rice(200.0, 2.0));
    let other = world.idea("Dark colours", "rice", &rice(900.0, 2.0));
    let view = world.view();
    let workspace = &world.workspace;
    let ids = view.in_order(Order::default());
    let order = ids.iter().filter_map(|id| workspace.record(&Kind::IDEAS, *id));
    let order: Vec<_> = order.cloned().collect();
    let mut index = Index::new(workspace, Kind::IDEAS);
    index.read_on(workspace, usize::MAX);
    let found = |text: &str| {
        let query = Query::read(text, &Kind::IDEAS, &Statuses::of(workspace));
        find(workspace, &index, &query, &order).in_order(&order).ids
    };
    assert_eq!(found(""), [other, slow, fast]);
    assert_eq!(found("EXPORT"), [slow, fast]);
    assert_eq!(found("export -slow"), [fast]);
    assert_eq!(found("exprot"), [slow, fast], "one typo is forgiven");
    assert_eq!(found("has:feedback"), []);
}

proptest! {
    #![proptest_config(cases())]

    /// Law: however a board is put in order, it is the same ideas.
    #[test]
    fn every_order_holds_every_row_once(
        reaches in prop::collection::vec(prop::option::of(0.0_f64..4.0), 0..12),
        input in 0_usize..6,
        turned in any::<bool>(),
    ) {
        let mut world = World::new("rice");
        for reach in reaches {
            match reach {
                Some(reach) => world.idea("Any", "rice", &rice(reach.floor(), 1.0)),
                None => world.idea("None", "rice", &[]),
            };
        }
        let view = world.view();
        let column = [Column::Score, Column::Title, Column::Evidence, Column::Input(0), Column::Input(3), Column::Input(9)][input];
        let mut ordered = view.in_order(by(column, turned));
        let mut all: Vec<Id> = view.rows().map(|row| row.id).collect();
        ordered.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(ordered, all);
    }
}
