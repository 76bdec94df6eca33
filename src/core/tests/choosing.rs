//! Which ideas a board has, what they reach, and which of them fit.

use std::sync::Arc;

use tandem_core::scoring::custom::Custom;
use tandem_core::scoring::{Framework, Unscored};
use tandem_core::search::{Index, Query, find};
use tandem_core::statuses::Statuses;
use tandem_core::view::board::BoardView;
use tandem_core::view::fit::{FitView, begin};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};

use crate::world::{BOARD, PM, PO, World, rice, text};

/// The best set after the whole search.
fn fit(workspace: &Workspace, view: &BoardView) -> Option<FitView> {
    let mut search = begin(workspace, view)?;
    while search.progress() < 1.0 {
        search.step(10);
    }
    Some(search.best())
}

#[test]
fn what_fits_is_not_always_the_head_of_the_ranking() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(100.0, 1.0));
    let beta = world.idea("Beta", "rice", &rice(240.0, 3.0));
    let gamma = world.idea("Gamma", "rice", &rice(250.0, 4.0));
    assert_eq!(
        fit(&world.workspace, &world.view()),
        None,
        "without a capacity there is nothing to fill"
    );
    let capacity = |world: &mut World, capacity: f64| {
        world.run(&Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![BOARD],
            writes: vec![(Field::named("capacity"), Value::number(capacity))],
        });
        fit(&world.workspace, &world.view()).expect("a capacity")
    };
    let five = capacity(&mut world, 5.0);
    assert_eq!(
        (five.ideas, five.cost, five.as_ranked),
        (vec![alpha, gamma], 5.0, false)
    );
    assert_eq!(
        (five.worth, five.of, five.gives_way),
        (350.0, 3, Some((beta, vec![gamma]))),
        "the scores before they were divided by effort, 100 and 62.5 × 4"
    );
    let four = capacity(&mut world, 4.0);
    assert_eq!(
        (four.ideas, four.as_ranked, four.gives_way),
        (vec![alpha, beta], true, None)
    );
    assert_eq!(capacity(&mut world, 0.0).ideas, Vec::<Id>::new());
}

#[test]
fn what_is_out_or_will_not_be_done_takes_no_effort() {
    let mut world = World::new("moscow");
    let inputs = |priority: f64, effort: f64| [(PM, "priority", priority), (PO, "effort", effort)];
    let must = world.idea("Must", "moscow", &inputs(4.0, 60.0));
    world.idea("Could", "moscow", &inputs(2.0, 40.0));
    let other = world.idea("Other", "moscow", &inputs(4.0, 100.0));
    assert_eq!(world.view().notes.len(), 2, "160 of 200 is more than 60 %");
    world.put(
        Kind::IDEAS,
        other,
        Field::named("status"),
        Value::text("released"),
    );
    assert_eq!(world.view().notes.len(), 1, "60 of what is still to do is not");

    let wont = world.idea("Won’t", "moscow", &inputs(1.0, 10.0));
    for (idea, customer) in [(must, 0x81), (wont, 0x82)] {
        world.add(Kind::CUSTOMERS, Id::from_u128(customer), Vec::new());
        world.evidence(idea, Id::from_u128(customer), 3.0);
    }
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("worth"),
        Value::text("customers"),
    );
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(500.0));
    let found = fit(&world.workspace, &world.view()).expect("a capacity");
    assert!(
        found.ideas.contains(&must) && !found.ideas.contains(&wont),
        "{found:?}"
    );
    assert_eq!(found.customers, Some((1, 2)), "one of two gets all");
}

impl World {
    pub fn put(&mut self, kind: Kind, id: Id, field: Field, value: Value) {
        self.run(&Command::Edit {
            kind,
            ids: vec![id],
            writes: vec![(field, Some(value))],
        });
    }

    /// Feedback of a customer, of this importance to an idea.
    pub fn evidence(&mut self, idea: Id, customer: Id, importance: f64) {
        let feedback = Id::from_u128(0x900 + u128::from(self.now));
        self.add(
            Kind::FEEDBACK,
            feedback,
            vec![
                text("title", "Said"),
                (Field::named("customer"), Value::text(&customer.to_string())),
            ],
        );
        self.run(&Command::Link {
            feedback: vec![feedback],
            idea,
            importance,
        });
    }
}

fn value(number: f64) -> Value {
    Value::number(number).expect("finite")
}

#[test]
fn what_an_idea_needs_comes_with_it_and_a_customer_wants_all_or_nothing() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(100.0, 2.0));
    let beta = world.idea("Beta", "rice", &rice(500.0, 2.0));
    let gamma = world.idea("Gamma", "rice", &rice(300.0, 2.0));
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(4.0));
    let best = |world: &World| fit(&world.workspace, &world.view()).expect("a capacity");
    assert_eq!(best(&world).ideas, [beta, gamma]);
    world.put(Kind::IDEAS, beta, Field::link("needs", alpha), Value::Flag(true));
    assert_eq!(
        best(&world).ideas,
        [beta, alpha],
        "600 with what it needs, against 400 without"
    );
    let (one, other) = (Id::from_u128(0x81), Id::from_u128(0x82));
    for (customer, revenue) in [(one, 100.0), (other, 250.0)] {
        world.add(
            Kind::CUSTOMERS,
            customer,
            vec![(Field::named("revenue"), value(revenue))],
        );
    }
    for (idea, customer) in [(beta, one), (gamma, other), (alpha, other)] {
        world.evidence(idea, customer, 1.0);
    }
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("worth"),
        Value::text("customers"),
    );
    let found = best(&world);
    assert_eq!((found.ideas, found.customers), (vec![gamma, alpha], Some((1, 2))));
}

#[test]
fn what_has_no_score_stands_by_the_customers_behind_it() {
    let mut world = World::new("rice");
    let ids = ["Alpha", "Beta", "Gamma", "Delta"].map(|title| world.idea(title, "rice", &[]));
    let customers = [Id::from_u128(0x81), Id::from_u128(0x82)];
    for customer in customers {
        world.add(Kind::CUSTOMERS, customer, vec![text("name", "Acme")]);
        world.evidence(ids[2], customer, 1.0);
    }
    world.evidence(ids[1], customers[0], 1.0);
    let order: Vec<Id> = world.view().unscored.iter().map(|row| row.id).collect();
    assert_eq!(order, [ids[2], ids[1], ids[0], ids[3]]);
}

#[test]
fn an_idea_that_needs_what_has_no_score_is_left_out_until_that_is_released() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(100.0, 2.0));
    let vague = world.idea("Vague", "rice", &[]);
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(4.0));
    world.put(Kind::IDEAS, alpha, Field::link("needs", vague), Value::Flag(true));
    let best = |world: &World| fit(&world.workspace, &world.view()).expect("a capacity").ideas;
    assert!(best(&world).is_empty());
    world.put(
        Kind::IDEAS,
        vague,
        Field::named("status"),
        Value::text("released"),
    );
    assert_eq!(best(&world), [alpha]);
}

#[test]
fn the_effort_of_a_formula_is_found_by_any_of_its_names() {
    for (formula, effort) in [
        ("value / job_size", Some("job_size")),
        ("value / size", Some("size")),
        ("(value - cost) / effort", Some("effort")),
        ("value", None),
    ] {
        let framework = Framework::Custom(Arc::new(Custom::new(formula)));
        let found = framework.effort().and_then(|at| framework.inputs().get(at));
        assert_eq!(found.map(|input| input.name.as_ref()), effort, "{formula}");
    }
}

#[test]
fn a_set_that_leaves_out_what_ranks_before_it_says_why() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(900.0, 2.0));
    let vague = world.idea("Vague", "rice", &[]);
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(4.0));
    world.put(Kind::IDEAS, alpha, Field::link("needs", vague), Value::Flag(true));
    let best = |world: &World| fit(&world.workspace, &world.view()).expect("a capacity");
    let lacks = Some(("Alpha".to_owned(), "Vague".to_owned()));
    assert_eq!((best(&world).of, best(&world).lacks), (0, lacks.clone()));
    let beta = world.idea("Beta", "rice", &rice(100.0, 2.0));
    let found = best(&world);
    assert_eq!(
        (found.ideas, found.as_ranked, found.lacks),
        (vec![beta], false, lacks)
    );
    // What ranks behind the set is left out of nothing.
    world.estimate(beta, "rice", (PM, "reach"), 9000.0, None);
    let found = best(&world);
    assert_eq!(
        (found.ideas, found.as_ranked, found.lacks),
        (vec![beta], true, None)
    );
}

#[test]
fn what_is_released_or_declined_takes_nothing_of_what_fits() {
    let mut world = World::new("rice");
    let out = world.idea("Out", "rice", &rice(900.0, 5.0));
    let declined = world.idea("Declined", "rice", &rice(800.0, 5.0));
    let open = world.idea("Open", "rice", &rice(10.0, 5.0));
    let next = world.idea("Next", "rice", &rice(20.0, 5.0));
    let status = Field::named("status");
    world.put(Kind::IDEAS, out, status.clone(), Value::text("released"));
    world.put(Kind::IDEAS, declined, status, Value::text("declined"));
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(5.0));
    world.put(Kind::IDEAS, open, Field::link("needs", out), Value::Flag(true));
    world.put(
        Kind::IDEAS,
        next,
        Field::link("needs", declined),
        Value::Flag(true),
    );
    let found = fit(&world.workspace, &world.view()).expect("a capacity");
    assert_eq!(
        (found.ideas, found.cost, found.as_ranked),
        (vec![open], 5.0, false),
        "what is there costs nothing, and what needs what will not come is left out"
    );
}

/// A board on which customers count, and two customers.
fn wished(revenues: [(f64, &str); 2]) -> (World, [Id; 2]) {
    let mut world = World::new("rice");
    let ids = [0x81, 0x82].map(Id::from_u128);
    for (id, (revenue, currency)) in ids.into_iter().zip(revenues) {
        let fields = vec![
            (Field::named("revenue"), value(revenue)),
            text("currency", currency),
        ];
        world.add(Kind::CUSTOMERS, id, fields);
    }
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(5.0));
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("worth"),
        Value::text("customers"),
    );
    (world, ids)
}

#[test]
fn revenue_in_another_currency_does_not_decide_what_fits() {
    let (mut world, [tokyo, bonn]) = wished([(100_000.0, "JPY"), (5_000.0, "EUR")]);
    let alpha = world.idea("Alpha", "rice", &rice(10.0, 5.0));
    let beta = world.idea("Beta", "rice", &rice(10.0, 5.0));
    world.evidence(alpha, tokyo, 1.0);
    world.evidence(beta, bonn, 1.0);
    let best = |world: &World| fit(&world.workspace, &world.view()).expect("a capacity").ideas;
    assert_eq!(best(&world), [beta]);
    world.add(
        Kind::WORKSPACES,
        world.workspace.id(),
        vec![text("currency", "JPY")],
    );
    assert_eq!(best(&world), [alpha]);
    world.put(Kind::CUSTOMERS, tokyo, Field::named("currency"), Value::text(""));
    assert_eq!(best(&world), [alpha], "who names none has that of the workspace");
}

#[test]
fn a_customer_is_not_served_while_an_open_idea_of_theirs_cannot_be_chosen() {
    let (mut world, [large, small]) = wished([(100.0, ""), (50.0, "")]);
    let alpha = world.idea("Alpha", "rice", &rice(10.0, 5.0));
    let vague = world.idea("Vague", "rice", &[]);
    let gamma = world.idea("Gamma", "rice", &rice(10.0, 5.0));
    for (idea, customer) in [(alpha, large), (vague, large), (gamma, small)] {
        world.evidence(idea, customer, 1.0);
    }
    let best = |world: &World| {
        let found = fit(&world.workspace, &world.view()).expect("a capacity");
        (found.ideas, found.customers)
    };
    assert_eq!(best(&world), (vec![gamma], Some((1, 2))));
    for gone in ["released", "declined"] {
        world.put(Kind::IDEAS, vague, Field::named("status"), Value::text(gone));
        assert_eq!(best(&world), (vec![alpha], Some((1, 2))), "{gone}");
    }
}

#[test]
fn a_score_is_worth_its_effort_only_where_it_was_divided_by_it() {
    let mut world = World::new("custom");
    world.put(Kind::BOARDS, BOARD, Field::named("capacity"), value(5.0));
    let inputs = |effort| [(PM, "value", 10.0), (PO, "effort", effort)];
    let cheap = world.idea("Cheap", "custom", &inputs(1.0));
    let dear = world.idea("Dear", "custom", &inputs(5.0));
    let best = |world: &mut World, formula: &str| {
        world.put(Kind::BOARDS, BOARD, Field::named("formula"), Value::text(formula));
        fit(&world.workspace, &world.view()).expect("a capacity").ideas
    };
    assert_eq!(
        best(&mut world, "value - effort"),
        [cheap],
        "9 for one, not 5 x 5 for five"
    );
    assert_eq!(best(&mut world, "value / (1 + effort)"), [cheap]);
    world.estimate(dear, "custom", (PM, "value"), 40.0, None);
    world.estimate(cheap, "custom", (PM, "value"), 30.0, None);
    assert_eq!(
        best(&mut world, "100 * value / effort"),
        [dear],
        "40 that fit are more than 30 that fit, whatever they score"
    );
    world.estimate(dear, "custom", (PO, "effort"), -5.0, None);
    assert_eq!(
        best(&mut world, "value - effort"),
        [cheap],
        "an effort below 0 is none to choose by, and hides nothing of the others"
    );
}

#[test]
fn reach_follows_customers_segments_revenue_and_importance_with_caps_and_weights() {
    let mut world = World::new("rice");
    let idea = world.idea("Alpha", "rice", &rice(7.0, 1.0));
    let segment = Id::from_u128(0x90);
    world.add(
        Kind::SEGMENTS,
        segment,
        vec![text("name", "Large"), (Field::named("least"), value(500.0))],
    );
    for (customer, revenue, currency) in [(0x81, 1000.0, "EUR"), (0x82, 100.0, "EUR"), (0x83, 900.0, "USD")] {
        let fields = vec![
            (Field::named("revenue"), value(revenue)),
            text("currency", currency),
        ];
        world.add(Kind::CUSTOMERS, Id::from_u128(customer), fields);
        world.evidence(idea, Id::from_u128(customer), 3.0);
    }
    world.evidence(idea, Id::from_u128(0x81), 3.0);
    let reach = |world: &World| world.view().rows().next().and_then(|row| row.inputs[0].value);
    let from = |world: &mut World, from: &str| {
        world.put(Kind::BOARDS, BOARD, Field::named("reach-from"), Value::text(from));
    };
    assert_eq!(reach(&world), Some(7.0), "typed");
    from(&mut world, "customers");
    assert_eq!(reach(&world), Some(3.0));
    from(&mut world, "importance");
    assert_eq!(reach(&world), Some(9.0), "6 of one account count as 3");
    from(&mut world, "revenue");
    assert_eq!(reach(&world), Some(1100.0), "dollars are not added to euros");
    world.put(Kind::BOARDS, BOARD, Field::named("reach-cap"), value(400.0));
    assert_eq!(reach(&world), Some(500.0));
    from(&mut world, "segment");
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("reach-segment"),
        Value::text(&segment.to_string()),
    );
    let inside = reach(&world).expect("a number");
    from(&mut world, "customers");
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::link("segment-weights", segment),
        value(2.0),
    );
    assert_eq!(
        reach(&world),
        Some(3.0 + inside),
        "whoever is inside counts twice"
    );
    assert!(inside >= 1.0);
}

#[test]
fn reach_from_a_segment_that_is_not_there_is_missing_and_never_0() {
    let mut world = World::new("rice");
    let idea = world.idea("Alpha", "rice", &rice(7.0, 1.0));
    let segment = Id::from_u128(0x90);
    world.add(Kind::SEGMENTS, segment, vec![text("name", "Large")]);
    let score = |world: &World| world.view().row(idea).expect("there").score;
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("reach-from"),
        Value::text("segment"),
    );
    assert_eq!(score(&world), Err(Unscored::Missing(0)), "none is chosen yet");
    let chosen = Value::link(segment);
    world.put(Kind::BOARDS, BOARD, Field::named("reach-segment"), chosen);
    assert_eq!(score(&world), Ok(0.0), "nobody of it asked for the idea");
    world.run(&Command::Delete {
        kind: Kind::SEGMENTS,
        ids: vec![segment],
    });
    assert_eq!(score(&world), Err(Unscored::Missing(0)));
}

#[test]
fn a_filter_finds_the_ideas_of_a_board_by_status_and_words() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha export", "rice", &[]);
    world.idea("Beta export", "rice", &[]);
    world.idea("Gamma", "rice", &[]);
    world.put(Kind::IDEAS, alpha, Field::named("status"), Value::text("planned"));
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("selection"),
        Value::text("filter"),
    );
    let titles = |world: &mut World, filter: &str| {
        world.put(Kind::BOARDS, BOARD, Field::named("filter"), Value::text(filter));
        world
            .view()
            .rows()
            .map(|row| row.title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(&mut world, "export"), ["Alpha export", "Beta export"]);
    assert_eq!(titles(&mut world, "export status:planned"), ["Alpha export"]);
    assert_eq!(titles(&mut world, "-export"), ["Gamma"]);
    assert_eq!(
        tandem_core::view::selection::problems(&world.workspace, "status:nowhere").len(),
        1
    );
}

#[test]
fn picking_by_hand_begins_with_what_the_board_shows_unless_some_were_picked_before() {
    let mut world = World::new("rice");
    for title in ["Alpha", "Beta"] {
        world.idea(title, "rice", &[]);
    }
    let turn = |world: &mut World, to: &str| {
        let writes = tandem_core::view::selection::select(&world.workspace, BOARD, to);
        let (kind, ids) = (Kind::BOARDS, vec![BOARD]);
        world.run(&Command::Edit { kind, ids, writes });
        world.view().rows().count()
    };
    assert_eq!(turn(&mut world, "picked"), 2);
    world.idea("Gamma", "rice", &[]);
    assert_eq!(turn(&mut world, "all"), 3);
    assert_eq!(turn(&mut world, "picked"), 2, "as they were picked");
}

#[test]
fn a_filter_of_a_board_finds_what_the_search_box_finds() {
    let mut world = World::new("rice");
    let idea = world.idea("Build a guide", "rice", &[]);
    world.idea("Sign-in page, every month", "rice", &[]);
    world.idea("Month of every sign", "rice", &[]);
    world.put(
        Kind::IDEAS,
        idea,
        Field::element("tags", "UI kit"),
        Value::Flag(true),
    );
    world.put(
        Kind::IDEAS,
        idea,
        Field::named("description"),
        Value::text("A *gr\u{f6}\u{df}e* page"),
    );
    let on = tandem_core::model::comment::place(&Kind::IDEAS, idea);
    let comment = vec![text("on", &on), text("body", "Asked for in an interview")];
    world.add(Kind::COMMENTS, Id::from_u128(0xB1), comment);
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("selection"),
        Value::text("filter"),
    );
    let index = Index::whole(&world.workspace, Kind::IDEAS);
    for (filter, count) in [
        ("-ui", 2),
        ("-uid", 3),
        ("uid ", 0),
        ("ui ", 1),
        ("gui", 1),
        ("\"sign in\"", 1),
        ("sign-in", 1),
        ("sig", 2),
        ("-\"every month\"", 2),
        ("-sign-in month", 1),
        ("GROSSE ", 1),
        ("interview", 1),
        ("has:comment -guide", 0),
        ("status:candidate", 3),
        ("", 3),
    ] {
        world.put(Kind::BOARDS, BOARD, Field::named("filter"), Value::text(filter));
        let mut on_board: Vec<Id> = world.view().rows().map(|row| row.id).collect();
        let query = Query::read(filter, &Kind::IDEAS, &Statuses::of(&world.workspace));
        let order: Vec<_> = world.workspace.records(&Kind::IDEAS).cloned().collect();
        let mut found = find(&world.workspace, &index, &query, &order).ids;
        on_board.sort();
        found.sort();
        assert_eq!(on_board, found, "{filter}");
        assert_eq!(found.len(), count, "{filter}");
    }
}
