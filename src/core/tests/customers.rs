//! Customers: lists, segments, and what each asked for.

use tandem_core::model::{Customer, Feedback};
use tandem_core::view::customers::{CustomerSort, customers, profile};
use tandem_core::view::evidence::behind;
use tandem_core::view::ideas::{IdeaSort, ideas};
use tandem_core::view::inbox::{InboxSort, inbox, inbox_row};
use tandem_core::{Command, Field, Id, Kind, Value, segments};

use crate::world::{World, text};

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

fn number(field: &'static str, value: f64) -> (Field, Value) {
    (Field::named(field), Value::number(value).expect("finite"))
}

fn world() -> World {
    let mut world = World::new("rice");
    let all = [
        (1, "Acme", 500.0, "EUR"),
        (2, "beta", 900.0, "USD"),
        (3, "Córdoba", 700.0, ""),
    ];
    for (at, name, revenue, currency) in all {
        let mut fields = vec![text("name", name), number("revenue", revenue)];
        if !currency.is_empty() {
            fields.push(text("currency", currency));
        }
        world.add(Kind::CUSTOMERS, id(at), fields);
    }
    world.add(Kind::CUSTOMERS, id(4), vec![text("name", "Silent")]);
    world.add(
        Kind::SEGMENTS,
        id(20),
        vec![text("name", "Large"), number("least", 600.0)],
    );
    for (item, customer) in [(30, 1), (31, 3), (32, 1)] {
        let fields = vec![
            text("title", "Said"),
            (Field::named("customer"), Value::link(id(customer))),
        ];
        world.add(Kind::FEEDBACK, id(item), fields);
    }
    world
}

fn names(world: &World, search: &str, segment: Option<Id>, sort: CustomerSort) -> Vec<String> {
    let found = customers(&world.workspace, search, segment, sort).into_iter();
    found.map(|row| row.name).collect()
}

#[test]
fn customers_are_sorted_by_name_revenue_and_what_they_said() {
    let world = world();
    assert_eq!(
        names(&world, "", None, CustomerSort::Name),
        ["Acme", "beta", "Córdoba", "Silent"]
    );
    assert_eq!(
        names(&world, "", None, CustomerSort::Revenue),
        ["Córdoba", "Acme", "beta", "Silent"],
        "dollars are not compared with euros"
    );
    assert_eq!(names(&world, "", None, CustomerSort::Voices)[0], "Acme");
    assert_eq!(names(&world, "cÓr", None, CustomerSort::Name), ["Córdoba"]);
}

#[test]
fn a_segment_holds_whom_its_rule_or_a_person_says() {
    let mut world = world();
    assert_eq!(names(&world, "", Some(id(20)), CustomerSort::Name), ["Córdoba"]);
    for (customer, flag) in [(4, true), (3, false)] {
        world.run(&Command::Edit {
            kind: Kind::SEGMENTS,
            ids: vec![id(20)],
            writes: vec![(Field::link("members", id(customer)), Some(Value::Flag(flag)))],
        });
    }
    assert_eq!(names(&world, "", Some(id(20)), CustomerSort::Name), ["Silent"]);
    let rows = customers(&world.workspace, "silent", None, CustomerSort::Name);
    assert_eq!(rows[0].segments, ["Large"]);
}

#[test]
fn a_profile_tells_the_customers_own_word_until_there_is_a_segment_of_that_name() {
    let mut world = world();
    let fields = vec![text("name", "Delta"), text("segment", "Enterprise")];
    world.add(Kind::CUSTOMERS, id(5), fields);
    let word = |world: &World| {
        let found = profile(&world.workspace, id(5)).expect("there");
        (found.segment_word, found.segments)
    };
    assert_eq!(word(&world), ("Enterprise".to_owned(), vec![]));
    world.add(Kind::SEGMENTS, id(21), vec![text("name", "enterprise")]);
    assert_eq!(word(&world), (String::new(), vec![id(21)]));
}

#[test]
fn a_profile_tells_what_a_customer_asked_for_and_what_became_of_it() {
    let mut world = world();
    let idea = world.idea("Export", "rice", &[]);
    world.run(&Command::Link {
        feedback: vec![id(30), id(32)],
        idea,
        importance: 2.0,
    });
    let found = profile(&world.workspace, id(1)).expect("there");
    assert_eq!(found.asked.len(), 2);
    assert_eq!(found.ideas, [(idea, "Export".to_owned(), "candidate".to_owned())]);
    assert_eq!((found.revenue, found.currency.as_str()), (Some(500.0), "EUR"));
    let silent = profile(&world.workspace, id(4)).expect("there");
    assert!(silent.asked.is_empty() && silent.ideas.is_empty());
    assert_eq!(profile(&world.workspace, id(99)), None);
}

#[test]
fn one_currency_is_one_however_its_code_was_spelled_when_it_was_stored() {
    let mut world = world();
    for (at, revenue, currency) in [(5, 10.0, "eur"), (6, 20.0, "usd")] {
        let fields = vec![
            text("name", "Stored"),
            number("revenue", revenue),
            text("currency", currency),
        ];
        world.add(Kind::CUSTOMERS, id(at), fields);
    }
    for (item, customer) in [(33, 5), (34, 2), (35, 6)] {
        let fields = vec![
            text("title", "Said"),
            (Field::named("customer"), Value::link(id(customer))),
        ];
        world.add(Kind::FEEDBACK, id(item), fields);
    }
    let workspace = &world.workspace;
    let all: Vec<Feedback<'_>> = workspace
        .records(&Kind::FEEDBACK)
        .map(|record| Feedback::of(record))
        .collect();
    let mut sums = behind(workspace, &all, "EUR").revenue;
    for (code, _) in &mut sums {
        code.make_ascii_uppercase();
    }
    assert_eq!(sums, [("EUR".to_owned(), 1210.0), ("USD".to_owned(), 920.0)]);
    let small = workspace.record(&Kind::CUSTOMERS, id(5)).expect("there");
    assert_eq!(Customer::of(small).revenue_in("EUR"), Some(10.0));
}

#[test]
fn ideas_are_sorted_by_the_revenue_behind_them_in_the_workspaces_currency() {
    let mut world = world();
    world.add(
        Kind::FEEDBACK,
        id(33),
        vec![
            text("title", "Said"),
            (Field::named("customer"), Value::link(id(2))),
        ],
    );
    let said = [("Euros", 30), ("More euros", 31), ("Dollars", 33)];
    for (title, feedback) in said {
        let idea = world.idea(title, "rice", &[]);
        world.run(&Command::Link {
            feedback: vec![id(feedback)],
            idea,
            importance: 1.0,
        });
    }
    world.idea("Nobody", "rice", &[]);
    let order = ideas(&world.workspace, IdeaSort::Revenue).order;
    let titles: Vec<&str> = order.iter().map(|record| record.text("title")).collect();
    assert_eq!(titles, ["More euros", "Euros", "Nobody", "Dollars"]);
}

#[test]
fn the_inbox_is_sorted_by_age_and_by_the_customers_behind_its_items() {
    let mut world = world();
    for voice in [2, 3] {
        world.run(&Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![id(31)],
            writes: vec![(Field::link("supporters", id(voice)), Some(Value::Flag(true)))],
        });
    }
    let view = inbox(&world.workspace);
    let sorted = |sort| {
        let order = view.sorted(&world.workspace, sort);
        order.iter().map(|record| record.id()).collect::<Vec<Id>>()
    };
    assert_eq!(sorted(InboxSort::Newest), [id(32), id(31), id(30)]);
    assert_eq!(sorted(InboxSort::Oldest), [id(30), id(31), id(32)]);
    assert_eq!(
        sorted(InboxSort::Customers),
        [id(31), id(32), id(30)],
        "as new as before where equal"
    );
}

#[test]
fn a_customer_who_is_gone_is_behind_nothing_in_the_inbox() {
    let mut world = world();
    world.run(&Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![id(30)],
        writes: vec![(Field::link("supporters", id(3)), Some(Value::Flag(true)))],
    });
    let voices = |world: &World| inbox_row(&world.workspace, id(30)).expect("there").voices;
    assert_eq!(voices(&world), 2);
    world.run(&Command::Delete {
        kind: Kind::CUSTOMERS,
        ids: vec![id(1)],
    });
    assert_eq!(voices(&world), 1);
}

#[test]
fn who_was_left_out_of_a_segment_by_hand_is_not_in_it_by_their_own_word_either() {
    let mut world = world();
    let fields = vec![
        text("name", "Bank"),
        (Field::link("members", id(5)), Value::Flag(false)),
    ];
    world.add(Kind::SEGMENTS, id(21), fields);
    for (at, word) in [(5, "bank"), (6, "Bank"), (7, "Banking")] {
        let fields = vec![text("name", "C"), text("segment", word)];
        world.add(Kind::CUSTOMERS, id(at), fields);
    }
    let workspace = &world.workspace;
    assert_eq!(segments::named(workspace, "bank"), [id(6), id(7)]);
    let all = customers(workspace, "C", None, CustomerSort::Name).into_iter();
    let told: Vec<_> = all
        .filter(|row| row.name == "C")
        .map(|row| row.segments)
        .collect();
    assert_eq!(
        told,
        [vec![], vec!["Bank".to_owned()], vec!["Banking".to_owned()]]
    );
}

#[test]
fn customers_are_found_without_accents_and_by_their_former_names() {
    let mut world = world();
    world.run(&Command::Edit {
        kind: Kind::CUSTOMERS,
        ids: vec![id(2)],
        writes: vec![(Field::element("aliases", "Zürich Ltd"), Some(Value::Flag(true)))],
    });
    let found = |search| names(&world, search, None, CustomerSort::Name);
    assert_eq!(found("cordoba"), ["Córdoba"]);
    assert_eq!(found("CÓRDOBA"), ["Córdoba"]);
    assert_eq!(found("zurich"), ["beta"]);
}
