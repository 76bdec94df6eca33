//! Triage: what waits, and what people remark.

use tandem_core::model::comment;
use tandem_core::view::comments::{comments, waiting};
use tandem_core::{Command, Field, Id, Kind, Value, time};

use crate::world::{World, text};

const NOW: u64 = 1_785_000_000_000;

#[test]
fn what_is_decided_or_put_off_does_not_wait_and_the_oldest_comes_first() {
    let mut world = World::new("rice");
    let (a, b, c, d) = (1, 2, 3, 4);
    for (id, said) in [
        (a, "2026-03-02"),
        (b, "2026-03-01"),
        (c, "2026-03-03"),
        (d, "2026-03-04"),
    ] {
        world.add(
            Kind::FEEDBACK,
            Id::from_u128(id),
            vec![text("title", "Said"), text("said", said)],
        );
    }
    let mut write = |id: u128, field: &'static str, value: &str| {
        world.run(&Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![Id::from_u128(id)],
            writes: vec![(Field::named(field), Some(Value::text(value)))],
        });
    };
    write(c, "status", "declined");
    write(d, "snoozed", &time::format(NOW + 1));
    let ids = |now| waiting(&world.workspace, now);
    assert_eq!(ids(NOW), [Id::from_u128(b), Id::from_u128(a)]);
    assert_eq!(ids(NOW + 1).len(), 3, "what was put off comes back");
}

#[test]
fn remarks_are_about_one_record_and_stand_in_the_order_of_time() {
    let mut world = World::new("rice");
    let (feedback, idea) = (Id::from_u128(1), Id::from_u128(2));
    for (id, kind, on, body) in [
        (0x31, Kind::FEEDBACK, feedback, "First"),
        (0x30, Kind::FEEDBACK, feedback, "Second"),
        (0x32, Kind::IDEAS, idea, "Elsewhere"),
    ] {
        let fields = vec![text("on", &comment::place(&kind, on)), text("body", body)];
        world.add(Kind::COMMENTS, Id::from_u128(id), fields);
    }
    let bodies: Vec<String> = comments(&world.workspace, &Kind::FEEDBACK, feedback)
        .into_iter()
        .map(|row| row.body)
        .collect();
    assert_eq!(bodies, ["First", "Second"]);
}
