//! Conflicts, field by field: the values, who wrote each, and a click that settles it.

use tandem_core::view::conflict::{ConflictView, Side as Value, conflicts, conflicts_of};
use tandem_core::{Command, Field, Id, Kind, texts};

use crate::components::conflict::{ConflictCard, ConflictSide, Whose};
use crate::live::once_shown;
use crate::platform::{intl, page};
use crate::session::Session;
use crate::view::prelude::*;

/// Every conflict, field by field.
#[component]
pub fn Conflicts() -> impl IntoView {
    let session = Session::here();
    let me = session.by();
    let open = Memo::new(move || session.read_all(|workspace| conflicts(workspace, me)));
    let heading = move || texts::conflicts_count(open.with(Vec::len));
    view! {
        <section class="panel stack" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{heading}</h2>
            <p>{move || if open.with(Vec::is_empty) { texts::conflicts_none() } else { texts::conflicts_text() }}</p>
            <For each=move || open.get() key=conflict_key let:conflict>
                {one_conflict(session, conflict, true)}
            </For>
        </section>
    }
}

/// The conflicts of one record, where it is edited; nothing where there are none.
#[component]
pub fn ConflictsOf(
    /// The record's kind.
    kind: Kind,
    /// The record.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let me = session.by();
    // What values are called may stand in other records.
    let open = Memo::new(move || session.read_all(|workspace| conflicts_of(workspace, &kind, id, me)));
    let there = Memo::new(move || open.with(|open| !open.is_empty()));
    view! {
        <Show when=move || there.get()>
            <section class="record-part" aria-label=texts::conflicts_here()>
                <h2>{move || texts::conflicts_count(open.with(Vec::len))}</h2>
                <p class="soft small">{texts::conflicts_text()}</p>
                <For each=move || open.get() key=conflict_key let:conflict>
                    {one_conflict(session, conflict, false)}
                </For>
            </section>
        </Show>
    }
}

/// The heading of all conflicts.
const HEADING: &str = "share-conflicts";

/// Moves the focus to where all conflicts are told.
pub fn reveal() {
    once_shown(|| page::focus(HEADING));
}

/// A conflict is the same as long as its values and authors are.
fn conflict_key(conflict: &ConflictView) -> String {
    let sides = conflict
        .sides
        .iter()
        .map(|side| format!("{}\u{1f}{}\u{1f}{}", side.shown, side.said.name, side.said.at));
    format!(
        "{} {} {}",
        conflict.id,
        conflict.field,
        sides.collect::<Vec<_>>().join("\u{1e}")
    )
}

/// One conflict; among those of all records it says which record it is of, and leads there.
fn one_conflict(session: Session, conflict: ConflictView, named: bool) -> View {
    let ConflictView {
        kind,
        id,
        title,
        field,
        label,
        sides,
    } = conflict;
    let (of, href) = if named {
        let href = super::activity::address(&kind, id).unwrap_or_default();
        (texts::kind_one(kind.as_str()), href)
    } else {
        (String::new(), String::new())
    };
    let mine = sides.iter().filter(|side| side.mine).count();
    let are_two = sides.len() == 2;
    let wrote = |name: &str| sides.iter().filter(|side| side.said.name == name).count();
    let whose = |side: &Value| match side.mine {
        true if mine == 1 => Whose::Mine,
        false if mine == 1 && are_two => Whose::Theirs,
        _ if wrote(&side.said.name) > 1 => Whose::Same,
        _ => Whose::Named,
    };
    // The value that is shown meanwhile comes first.
    let mut shown: Vec<_> = sides
        .iter()
        .zip(0..)
        .map(|(side, at)| (card_side(&field, side, whose(side), at == 0), side.clone()))
        .collect();
    // Of two, one's own does, so that mine and theirs always stand in the same places.
    if are_two && shown.last().is_some_and(|(card, _)| card.whose == Whose::Mine) {
        shown.reverse();
    }
    let (cards, values): (Vec<ConflictSide>, Vec<Value>) = shown.into_iter().unzip();
    let choose = move |at: usize| {
        let Some(side) = values.get(at) else { return };
        let command = Command::Settle {
            kind: kind.clone(),
            id,
            field: field.clone(),
            value: side.value.clone(),
        };
        session.dispatch_and_tell(command, texts::conflict_settled(side.shown.clone()));
    };
    view! { <ConflictCard field=label record=title kind=of href=href sides=cards on_choose=choose /> }
}

fn card_side(field: &Field, side: &Value, whose: Whose, stands: bool) -> ConflictSide {
    // That a record is not deleted is a value too, though none is written, and so is what a setting is without one.
    let is_value = side.value.is_some() || *field == Field::DELETED || side.shown != texts::value_empty();
    ConflictSide {
        whose,
        stands,
        value: is_value.then(|| side.shown.clone()),
        who: side.said.name.clone(),
        role: side.said.role,
        when: intl::ago(side.said.at),
        exact: intl::moment(side.said.at),
    }
}
