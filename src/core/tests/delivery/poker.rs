//! Planning poker: nobody sees a number before all who were asked have given theirs, also over two snapshots.

use tandem_core::merge::merge;
use tandem_core::view::poker::{Poker, poker};
use tandem_core::view::report::changed_records;
use tandem_core::{Field, Id, Kind, Value};

use super::{Desk, text};
use crate::support::{file, merged};

fn seen(desk: &Desk, story: Id, viewer: Id) -> Poker {
    poker(
        &desk.workspace,
        desk.workspace.record(&Kind::STORIES, story).expect("there"),
        viewer,
    )
}

fn values(poker: &Poker) -> Vec<Option<f64>> {
    poker.hands.iter().map(|hand| hand.value).collect()
}

#[test]
fn numbers_show_when_all_who_were_asked_have_estimated_in_two_browsers() {
    let mut pm = Desk::new(1);
    let (ann, bo) = (Id::from_u128(50), Id::from_u128(51));
    pm.add(Kind::PEOPLE, 50, vec![text("name", "Ann"), text("role", "pm")]);
    pm.add(Kind::PEOPLE, 51, vec![text("name", "Bo"), text("role", "po")]);
    let story = pm.story(1, "Pay by card", vec![]);
    for person in [ann, bo] {
        pm.edit(
            Kind::STORIES,
            story,
            Field::link("poker", person),
            Some(Value::Flag(true)),
        );
    }
    let mut po = Desk::new(2);
    po.workspace = pm.workspace.clone();
    let play = |desk: &mut Desk, person: Id, points: f64| {
        let field = Field::estimate("poker", person, "points");
        desk.edit(Kind::STORIES, story, field, Value::number(points));
    };
    play(&mut pm, ann, 3.0);
    let own = seen(&pm, story, ann);
    assert!(!own.open);
    assert_eq!(
        (values(&own), own.spread, own.proposed),
        (vec![Some(3.0), None], None, None),
        "her own number only"
    );
    // Bo gets her file, and does not see what is in it before he has estimated.
    po.workspace = merged(&po.workspace, &pm.workspace);
    let hidden = seen(&po, story, bo);
    let review = merge(&pm.workspace, &file(theirs_later(&pm, story, bo), true), &pm.env)
        .change
        .expect("something new");
    let shown: Vec<String> = changed_records(&pm.workspace, &review, None)
        .into_iter()
        .flat_map(|record| record.fields)
        .map(|(_, _, to)| to)
        .collect();
    assert_eq!(shown, ["Has estimated"], "nor does the review of a file tell");
    assert_eq!((values(&hidden), hidden.hands[0].given), (vec![None, None], true));
    play(&mut po, bo, 8.0);
    let shown = seen(&po, story, bo);
    assert!(shown.open);
    assert_eq!(values(&shown), [Some(3.0), Some(8.0)]);
    assert_eq!(
        (shown.spread, shown.proposed),
        (Some((3.0, 8.0)), Some(8.0)),
        "5.5 lies between the cards 5 and 8"
    );
    assert_eq!(
        values(&seen(&pm, story, ann)),
        [Some(3.0), None],
        "she has not seen his file yet"
    );
    pm.workspace = merged(&pm.workspace, &po.workspace);
    assert_eq!(values(&seen(&pm, story, ann)), [Some(3.0), Some(8.0)]);
}

/// What the other one's workspace is once he has estimated too.
fn theirs_later(desk: &Desk, story: Id, person: Id) -> tandem_core::Workspace {
    let mut other = Desk::new(3);
    other.workspace = desk.workspace.clone();
    let field = Field::estimate("poker", person, "points");
    other.edit(Kind::STORIES, story, field, Value::number(13.0));
    other.workspace
}
