//! Planning poker: nobody sees a number before all who were asked have given theirs, also over two snapshots.

use tandem_core::history::History;
use tandem_core::merge::merge;
use tandem_core::view::activity::{ActivityQuery, activity};
use tandem_core::view::poker::{Poker, RECENT, poker, show_now, whom_to_ask};
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
    let shown: Vec<String> = changed_records(&pm.workspace, &review, ann)
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

/// A desk with two people, both asked about a story; the first has estimated 3.
fn one_of_two_has_played() -> (Desk, Id, [Id; 2]) {
    let mut desk = Desk::new(1);
    let people = [50, 51].map(|person| {
        desk.add(
            Kind::PEOPLE,
            person,
            vec![text("name", "Somebody"), text("role", "pm")],
        );
        Id::from_u128(person)
    });
    let story = desk.story(1, "Pay by card", vec![]);
    for person in people {
        desk.edit(
            Kind::STORIES,
            story,
            Field::link("poker", person),
            Some(Value::Flag(true)),
        );
    }
    let field = Field::estimate("poker", people[0], "points");
    desk.edit(Kind::STORIES, story, field, Value::number(3.0));
    (desk, story, people)
}

#[test]
fn a_round_that_somebody_never_joins_can_be_shown_in_one_step_that_merges() {
    let (mut desk, story, [ann, bo]) = one_of_two_has_played();
    let mut other = Desk::new(2);
    other.workspace = desk.workspace.clone();
    let writes = show_now(desk.workspace.record(&Kind::STORIES, story).expect("there"));
    assert_eq!(
        writes,
        [(Field::link("poker", bo), None)],
        "only who did not estimate is left out"
    );
    desk.edit(Kind::STORIES, story, Field::link("poker", bo), None);
    let shown = seen(&desk, story, ann);
    assert_eq!((shown.open, values(&shown)), (true, vec![Some(3.0)]));
    let field = Field::estimate("poker", bo, "points");
    other.edit(Kind::STORIES, story, field, Value::number(8.0));
    desk.workspace = merged(&desk.workspace, &other.workspace);
    let both = seen(&desk, story, ann);
    assert_eq!(
        (both.open, both.spread),
        (true, Some((3.0, 8.0))),
        "who estimates late is in it"
    );
}

#[test]
fn the_log_does_not_tell_a_card_before_the_round_is_open() {
    let (mut desk, story, [ann, bo]) = one_of_two_has_played();
    let told = |desk: &Desk, viewer: Id| {
        let query = ActivityQuery { by: None, most: 100 };
        let view = activity(&desk.workspace, &query, &History::default(), Some(viewer));
        let touched = view.deeds.into_iter().flat_map(|deed| deed.touched);
        let fields = touched.flat_map(|touched| touched.fields);
        let mut cards = fields.filter(|(label, _)| label == "Planning poker Points by Somebody");
        cards.next().map(|(_, value)| value)
    };
    assert_eq!(told(&desk, bo).as_deref(), Some("Has estimated"));
    assert_eq!(told(&desk, ann).as_deref(), Some("3"), "her own");
    desk.edit(Kind::STORIES, story, Field::link("poker", bo), None);
    assert_eq!(told(&desk, bo).as_deref(), Some("3"));
}

#[test]
fn only_who_did_something_lately_and_who_is_here_is_asked() {
    let (mut desk, story, [ann, bo]) = one_of_two_has_played();
    assert_eq!(
        whom_to_ask(&desk.workspace, bo),
        [bo],
        "the desk's own person has no record here"
    );
    let mut act = |by: Id, later: u64| {
        desk.env.by = by;
        desk.env.now += later;
        desk.edit(
            Kind::STORIES,
            story,
            Field::named("title"),
            Some(Value::text(&by.to_string())),
        );
    };
    act(ann, 1);
    act(bo, RECENT + 10);
    assert_eq!(
        whom_to_ask(&desk.workspace, bo),
        [bo],
        "she has done nothing for long"
    );
    assert_eq!(whom_to_ask(&desk.workspace, ann), [ann, bo], "but she is here");
}
