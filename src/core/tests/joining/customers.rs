//! What a customer takes along from those who are merged into it.

use tandem_core::command::apply;
use tandem_core::model::Customer;
use tandem_core::{Command, Field, Kind, Value};

use super::{customer, env, number};
use crate::search::{text, workspace};

#[test]
fn of_merged_customers_other_names_are_kept_and_a_currency_comes_with_its_revenue() {
    let named = |id: u8, name: &str, more: Vec<(Field, Value)>| {
        let fields = [vec![text("name", name)], more].concat();
        (Kind::CUSTOMERS, customer(id), fields)
    };
    let mut workspace = workspace(vec![
        named(0, "Acme", vec![text("currency", "EUR")]),
        named(1, "Acme", vec![text("currency", "USD")]),
        named(2, "", Vec::new()),
        named(
            3,
            "Acme Ltd",
            vec![text("currency", "CHF"), (Field::named("revenue"), number(9.0))],
        ),
    ]);
    let mut join = |id: u8| {
        let command = Command::Join {
            kind: Kind::CUSTOMERS,
            ids: vec![customer(id)],
            into: customer(0),
        };
        let change = apply(&workspace, &command, &env(&workspace)).expect("merges");
        workspace.apply(&change);
        let record = workspace.record(&Kind::CUSTOMERS, customer(0)).expect("there");
        let aliases = Customer::of(record).aliases().collect::<Vec<_>>().join(", ");
        (aliases, record.text("currency").to_owned())
    };
    let told = |aliases: &str, currency: &str| (aliases.to_owned(), currency.to_owned());
    assert_eq!(join(1), told("", "EUR"), "the same name and no revenue");
    assert_eq!(join(2), told("", "EUR"), "no name at all");
    assert_eq!(join(3), told("Acme Ltd", "CHF"));
}
