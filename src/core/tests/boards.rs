//! Boards: filled in, combined, against other frameworks, with doubts.

use tandem_core::command::apply;
use tandem_core::doubt::Columns;
use tandem_core::model::ReachFrom;
use tandem_core::scoring::combine::Derived;
use tandem_core::scoring::custom::Custom;
use tandem_core::scoring::{Framework, Input, ice};
use tandem_core::view::board::{board, board_by, sample, why};
use tandem_core::view::compare::{Difference, Soonest, differences, draws, others, soonest};
use tandem_core::{Command, Env, Field, Id, Kind, Value};

use crate::world::{BOARD, PM, PO, World, rice, text};

mod looks;
mod shown;

#[test]
fn a_block_is_filled_in_as_one_step_or_not_at_all() {
    let mut world = World::new("rice");
    let (alpha, beta) = (world.idea("Alpha", "rice", &[]), world.idea("Beta", "rice", &[]));
    let write =
        |idea: Id, input: &str, value: f64| (idea, Field::estimate("rice", PM, input), Value::number(value));
    let env = Env {
        now: world.now + 1,
        replica: Id::from_u128(7),
        by: PM,
        seed: 1,
    };
    let nobody = Id::from_u128(0x999);
    let before = world.view();
    let half = Command::Fill {
        writes: vec![write(alpha, "reach", 1.0), write(nobody, "reach", 2.0)],
    };
    assert!(apply(&world.workspace, &half, &env).is_err());
    assert_eq!(world.view(), before);
    let whole = Command::Fill {
        writes: vec![
            write(alpha, "reach", 1.0),
            write(beta, "reach", 2.0),
            write(beta, "effort", 3.0),
        ],
    };
    let change = apply(&world.workspace, &whole, &env).expect("the command applies");
    assert_eq!(change.records.len(), 2, "one step for all");
    world.workspace.apply(&change);
    let given: Vec<_> = world
        .view()
        .unscored
        .iter()
        .map(|row| row.inputs[0].value)
        .collect();
    assert_eq!(given, [Some(1.0), Some(2.0)]);
}

#[test]
fn in_a_blind_round_others_show_once_both_have_rated() {
    let mut world = World::new("rice");
    let idea = world.idea("Alpha", "rice", &rice(400.0, 2.0));
    let set = |world: &mut World, field: &'static str, value: Value| {
        world.run(&Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![BOARD],
            writes: vec![(Field::named(field), Some(value))],
        });
    };
    set(&mut world, "blind", Value::Flag(true));
    let seen = |world: &World, viewer: Id| {
        let view = board(&world.workspace, BOARD, Some(viewer)).expect("a board");
        let row = view
            .ranked
            .iter()
            .chain(&view.unscored)
            .next()
            .expect("a row")
            .clone();
        row.inputs.iter().map(|input| input.value).collect::<Vec<_>>()
    };
    assert_eq!(
        seen(&world, PM),
        [Some(400.0), Some(1.0), Some(100.0), None],
        "the PO's effort is hidden"
    );
    assert_eq!(
        seen(&world, PO),
        [None, None, None, Some(2.0)],
        "the PM's numbers are hidden"
    );
    let view = board(&world.workspace, BOARD, Some(PO)).expect("a board");
    let hidden: Vec<bool> = view.unscored[0].inputs.iter().map(|input| input.hidden).collect();
    assert_eq!(
        hidden,
        [true, true, true, false],
        "and that they are there is known"
    );
    world.estimate(idea, "rice", (PM, "effort"), 3.0, None);
    assert_eq!(
        seen(&world, PM)[3],
        Some(2.0),
        "both have rated: the owner's number counts"
    );
    set(&mut world, "combine", Value::text("mean"));
    assert_eq!(seen(&world, PO)[3], Some(2.5));
    set(&mut world, "combine", Value::text("person"));
    set(&mut world, "decides", Value::text(&PM.to_string()));
    assert_eq!(seen(&world, PO)[3], Some(3.0));
}

#[test]
fn reach_can_follow_the_customers_behind_an_idea() {
    let mut world = World::new("rice");
    let idea = world.idea("Alpha", "rice", &rice(400.0, 2.0));
    for n in [1_u128, 2, 2] {
        let (customer, feedback) = (
            Id::from_u128(0x200 + n),
            Id::from_u128(0x300 + u128::from(world.now)),
        );
        if world.workspace.record(&Kind::CUSTOMERS, customer).is_none() {
            world.add(Kind::CUSTOMERS, customer, vec![text("name", "A customer")]);
        }
        let said = vec![
            text("title", "Too slow"),
            (Field::named("customer"), Value::text(&customer.to_string())),
        ];
        world.add(Kind::FEEDBACK, feedback, said);
        world.run(&Command::Link {
            feedback: vec![feedback],
            idea,
            importance: 1.0,
        });
    }
    assert_eq!(
        world.view().ranked[0].score,
        Ok(200.0),
        "typed unless the board says otherwise"
    );
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![(Field::named("reach-from"), Some(Value::text("customers")))],
    });
    let row = world.view().ranked[0].clone();
    assert_eq!(
        (row.score, row.inputs[0].value, row.inputs[0].derived),
        (Ok(1.0), Some(2.0), Some(Derived::Reach(ReachFrom::Customers)))
    );
    assert_eq!(row.inputs[0].said.len(), 1, "what was typed is kept");

    world.estimate(idea, "custom", (PO, "effort"), 2.0, None);
    let tried = Framework::Custom(std::sync::Arc::new(Custom::new("reach / effort")));
    assert_eq!(
        sample(&world.workspace, BOARD, None, &tried),
        Some(("Alpha".to_owned(), "2 / 2 = 1".to_owned())),
        "a formula that is still being written follows them as well"
    );
}

#[test]
fn alignment_follows_the_objectives_as_a_criterion_and_in_a_formula() {
    let mut world = World::new("weighted");
    let (heavy, light) = (Id::from_u128(0x51), Id::from_u128(0x52));
    let weight = |weight: f64| (Field::named("weight"), Value::number(weight).expect("finite"));
    let write = |world: &mut World, kind: Kind, id: Id, field: Field, value: Value| {
        let writes = vec![(field, Some(value))];
        world.run(&Command::Edit {
            kind,
            ids: vec![id],
            writes,
        });
    };
    let criterion = Field::element("criteria", "alignment");
    write(
        &mut world,
        Kind::BOARDS,
        BOARD,
        criterion,
        Value::text("Fits the objectives"),
    );
    let alpha = world.idea("Alpha", "weighted", &[(PM, "alignment", 3.0)]);
    let row = world.view().unscored[0].clone();
    assert_eq!(
        (row.inputs[0].value, row.inputs[0].derived),
        (None, Some(Derived::Alignment)),
        "no objectives"
    );
    world.add(Kind::OBJECTIVES, heavy, vec![text("title", "Grow"), weight(3.0)]);
    world.add(Kind::OBJECTIVES, light, vec![text("title", "Keep"), weight(1.0)]);
    assert_eq!(world.view().ranked[0].score, Ok(0.0), "it serves none");
    let share = |share: f64| Value::number(share).expect("finite");
    write(
        &mut world,
        Kind::IDEAS,
        alpha,
        Field::link("objectives", light),
        share(60.0),
    );
    let row = world.view().ranked[0].clone();
    assert_eq!(
        (
            row.inputs[0].value.map(|value| (value * 100.0).round()),
            row.score
        ),
        (Some(200.0), Ok(20.0)),
        "60 % of a third, on 0 to 10"
    );
    assert_eq!(row.inputs[0].said.len(), 1, "what was typed is kept");
    write(
        &mut world,
        Kind::OBJECTIVES,
        light,
        Field::named("weight"),
        share(3.0),
    );
    assert_eq!(world.view().ranked[0].score, Ok(60.0), "it follows the weights");

    write(
        &mut world,
        Kind::BOARDS,
        BOARD,
        Field::named("framework"),
        Value::text("custom"),
    );
    write(
        &mut world,
        Kind::BOARDS,
        BOARD,
        Field::named("formula"),
        Value::text("100 * alignment / effort"),
    );
    world.estimate(alpha, "custom", (PO, "effort"), 2.0, None);
    let view = world.view();
    assert_eq!(view.ranked[0].score, Ok(30.0));
    assert_eq!(why(&view, alpha).expect("a reason").formula, "100 * 0.6 / 2 = 30");
    let tried = Framework::Custom(std::sync::Arc::new(Custom::new("alignment + effort")));
    assert_eq!(
        sample(&world.workspace, BOARD, None, &tried),
        Some(("Alpha".to_owned(), "0.6 + 2 = 2.6".to_owned()))
    );
}

#[test]
fn evidence_from_one_account_only_is_told() {
    let mut world = World::new("rice");
    let idea = world.idea("Alpha", "rice", &rice(400.0, 2.0));
    let say = |world: &mut World, customer: u128| {
        let (customer, feedback) = (
            Id::from_u128(customer),
            Id::from_u128(0x300 + u128::from(world.now)),
        );
        if world.workspace.record(&Kind::CUSTOMERS, customer).is_none() {
            world.add(Kind::CUSTOMERS, customer, vec![text("name", "A customer")]);
        }
        let said = vec![
            text("title", "Too slow"),
            (Field::named("customer"), Value::link(customer)),
        ];
        world.add(Kind::FEEDBACK, feedback, said);
        world.run(&Command::Link {
            feedback: vec![feedback],
            idea,
            importance: 1.0,
        });
        world.view().notes
    };
    assert_eq!(
        say(&mut world, 0x81).len(),
        0,
        "one voice is no crowd that could be mistaken for one"
    );
    let notes = say(&mut world, 0x81);
    assert_eq!(
        notes,
        ["For one idea all evidence comes from one customer: Alpha. One loud account is not yet a market."]
    );
    assert_eq!(say(&mut world, 0x82).len(), 0);
}

#[test]
fn a_difference_matters_when_it_moves_the_idea() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(100.0, 1.0));
    world.idea("Beta", "rice", &rice(90.0, 1.0));
    let gamma = world.idea("Gamma", "rice", &rice(10.0, 1.0));
    // By the PM's effort Alpha falls behind Beta; whatever effort Gamma takes, it stays last.
    world.estimate(alpha, "rice", (PM, "effort"), 2.0, None);
    world.estimate(gamma, "rice", (PM, "effort"), 4.0, None);
    let found = differences(&world.view());
    let told: Vec<_> = found
        .iter()
        .map(|found| (found.title.as_str(), found.rank_pm, found.rank_po))
        .collect();
    assert_eq!(told, [("Alpha", 2, 1), ("Gamma", 3, 3)]);
    assert_eq!(
        (found[0].input.name.as_ref(), found[0].pm, found[0].po),
        ("effort", 2.0, 1.0)
    );
    assert_eq!(
        found.iter().map(Difference::changes_order).collect::<Vec<_>>(),
        [true, false]
    );
}

/// Which idea would pass another (or else fall behind it), and at which number.
fn told(found: &[Soonest]) -> Vec<(&str, bool, &str, f64)> {
    let all = found.iter();
    all.map(|one| (one.title.as_str(), one.up, one.other.as_str(), one.lever.to))
        .collect()
}

#[test]
fn the_soonest_change_is_named_first() {
    let mut world = World::new("rice");
    world.idea("Alpha", "rice", &rice(400.0, 2.0));
    world.idea("Beta", "rice", &rice(300.0, 2.0));
    world.idea("Gamma", "rice", &rice(290.0, 2.0));
    let found = soonest(&world.view());
    // Each time a little less of the upper one is the smaller change than as much more of the lower one.
    assert_eq!(
        told(&found),
        [("Beta", false, "Gamma", 289.99), ("Alpha", false, "Beta", 299.99)]
    );
}

#[test]
fn an_order_that_only_the_upper_idea_can_change_is_not_called_firm() {
    let mut world = World::new("ice");
    world.put(Kind::BOARDS, BOARD, Field::named("ice-form"), Value::text("mean"));
    for (title, each) in [("Alpha", 10.0), ("Beta", 9.0)] {
        let said = ["impact", "confidence", "ease"].map(|input| (PM, input, each));
        world.idea(title, "ice", &said);
    }
    let found = soonest(&world.view());
    assert_eq!(
        told(&found),
        [("Alpha", false, "Beta", 6.99)],
        "no input of Beta’s has as much room"
    );
}

#[test]
fn frameworks_that_turn_the_order_upside_down_disagree_fully() {
    let mut world = World::new("rice");
    for (title, reach, ease) in [("Alpha", 300.0, 1.0), ("Beta", 200.0, 2.0), ("Gamma", 100.0, 3.0)] {
        let idea = world.idea(title, "rice", &rice(reach, 1.0));
        for (input, value) in [("impact", 5.0), ("confidence", 5.0), ("ease", ease)] {
            world.estimate(idea, "ice", (PM, input), value, None);
        }
    }
    let found = others(&world.workspace, BOARD, None, &world.view());
    let product = Framework::Ice(ice::Form::Product);
    assert_eq!(
        found
            .iter()
            .map(|other| other.framework.clone())
            .collect::<Vec<_>>(),
        [product.clone(), Framework::Ice(ice::Form::Mean)]
    );
    assert_eq!((found[0].both, found[0].tau), (3, Some(-1.0)));
    assert!(found[0].rho.is_some_and(|rho| (rho + 1.0).abs() < 1e-12));
    let moved: Vec<_> = found[0]
        .moves
        .iter()
        .map(|moved| {
            let name = |input: &Option<Input>| input.as_ref().map(|input| input.name.to_string());
            (
                moved.title.as_str(),
                moved.here,
                moved.there,
                name(&moved.by_here),
                name(&moved.by_there),
            )
        })
        .collect();
    let (reach, ease) = (Some("reach".to_owned()), Some("ease".to_owned()));
    assert_eq!(
        moved,
        [
            ("Alpha", 1, 3, reach.clone(), ease.clone()),
            ("Gamma", 3, 1, reach, ease)
        ],
        "Alpha is strong by reach here and weak by ease there, Gamma the other way round"
    );
    assert_eq!(
        found[0]
            .ranks
            .iter()
            .map(|rank| (rank.1, rank.2))
            .collect::<Vec<_>>(),
        [(1, 3), (2, 2), (3, 1)]
    );
    // An idea that only one of them scores takes no rank in between.
    world.idea("Delta", "rice", &rice(250.0, 1.0));
    let beside = others(&world.workspace, BOARD, None, &world.view());
    assert_eq!(beside[0].ranks, found[0].ranks);
    let ranked = board_by(&world.workspace, BOARD, None, &product)
        .expect("a board")
        .ranked;
    assert_eq!(ranked.first().map(|row| row.title.as_str()), Some("Gamma"));
}

#[test]
fn where_numbers_are_measured_by_those_of_all_nothing_is_said_about_doubts() {
    for (scale, is_told) in [("spread", false), ("share", false), ("hundred", true)] {
        let mut world = World::new("weighted");
        for (field, value) in [
            (Field::element("criteria", "a"), Value::text("Reach")),
            (
                Field::element("weights", "a"),
                Value::number(1.0).expect("finite"),
            ),
            (Field::element("scales", "a"), Value::text(scale)),
        ] {
            world.put(Kind::BOARDS, BOARD, field, value);
        }
        let alpha = world.idea("Alpha", "weighted", &[(PM, "a", 90.0)]);
        world.idea("Beta", "weighted", &[(PM, "a", 20.0)]);
        world.estimate(alpha, "weighted", (PM, "a"), 90.0, Some((10.0, 95.0)));
        assert_eq!(draws(&world.view(), BOARD).is_some(), is_told, "{scale}");
    }
}

#[test]
fn doubts_need_a_range_and_are_the_same_everywhere() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(400.0, 2.0));
    world.idea("Beta", "rice", &rice(300.0, 2.0));
    assert!(draws(&world.view(), BOARD).is_none());
    world.estimate(alpha, "rice", (PM, "reach"), 400.0, Some((200.0, 800.0)));
    let result = |world: &World| {
        let framework = world.view().framework;
        let mut draws = draws(&world.view(), BOARD).expect("a range");
        draws.step(10_000, &|columns: Columns<'_>, results: &mut [f64]| {
            framework.formula_of(columns, results);
        });
        draws.result().expect("draws")
    };
    let (one, other) = (result(&world), result(&world));
    assert_eq!(one, other);
    assert_eq!(one.draws, 10_000);
    assert!((0.6..0.95).contains(&one.holds), "{}", one.holds);
    assert_eq!(
        (one.ideas[0].id, one.ideas[0].low, one.ideas[0].high),
        (alpha, 1, 2)
    );
}
