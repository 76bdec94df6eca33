//! What people have given away to ideas that are merged: it goes on with them, because each has only so much to give.

use tandem_core::{Command, Field, Kind, Value};

use crate::world::{PM, PO, World};

#[test]
fn points_and_money_of_merged_ideas_add_up_once() {
    for (framework, input) in [("points", "points"), ("buy-a-feature", "money")] {
        let mut world = World::new(framework);
        let price = |world: &mut World, idea, amount: f64| {
            if framework == "buy-a-feature" {
                world.estimate(idea, framework, (PO, "price"), amount, None);
            }
        };
        let alpha = world.idea("Alpha", framework, &[(PM, input, 60.0)]);
        let beta = world.idea("Beta", framework, &[(PM, input, 40.0), (PO, input, 100.0)]);
        for (idea, amount) in [(alpha, 300.0), (beta, 200.0)] {
            price(&mut world, idea, amount);
        }
        world.run(&Command::Join {
            kind: Kind::IDEAS,
            ids: vec![beta],
            into: alpha,
        });
        let row = |world: &World| world.view().row(alpha).expect("it stays").clone();
        assert_eq!(row(&world).score, Ok(200.0), "of {framework}");
        assert!(world.view().notes.is_empty(), "{:?}", world.view().notes);
        if framework == "buy-a-feature" {
            assert_eq!(
                row(&world).inputs[0].value,
                Some(300.0),
                "what it costs is an opinion"
            );
        }
        // Settled once more, as after somebody else wrote in what was merged away: there may be nothing to do.
        world.try_run(&Command::Settle {
            kind: Kind::IDEAS,
            id: beta,
            field: Field::DELETED,
            value: Some(Value::Flag(true)),
        });
        assert_eq!(row(&world).score, Ok(200.0), "of {framework}, merged once more");
    }
}
