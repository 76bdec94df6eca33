//! Who works in a sprint, with what share of the week and how many days off.

use tandem_core::scoring::show;
use tandem_core::value::decimal;
use tandem_core::view::person_name;
use tandem_core::view::sprint::{Member, SprintView};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::KIND;
use crate::components::badge::PersonName;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::inline_edit::{InlineEdit, InlineKind};
use crate::components::picker::{Picker, PickerItem};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::session::Session;
use crate::view::prelude::*;

const SHARES: [f64; 6] = [1.0, 0.8, 0.6, 0.5, 0.4, 0.2];

/// The people as a table, each with the person-days that are left.
#[component]
pub fn People(
    /// The sprint.
    id: Id,
    /// What is shown of it.
    view: Memo<Option<SprintView>>,
) -> impl IntoView {
    let session = Session::here();
    let members = Memo::new(move || {
        view.with(|view| view.as_ref().map(|view| view.people.clone()).unwrap_or_default())
    });
    let days = Memo::new(move || view.with(|view| view.as_ref().map_or(0, |view| view.working_days)));
    let others = Signal::derive(move || {
        let known: Vec<Id> = members.with(|members| members.iter().map(|member| member.person).collect());
        session.read(&[Kind::PEOPLE], |workspace| {
            let people = workspace.records(&Kind::PEOPLE).map(|record| record.id());
            let free = people.filter(|person| !known.contains(person));
            free.map(|person| PickerItem::new(person.to_string(), person_name(workspace, person)))
                .collect::<Vec<_>>()
        })
    });
    let add = move |person: Option<String>| {
        if let Some(person) = person.and_then(|person| person.parse::<Id>().ok()) {
            write(
                session,
                id,
                vec![(Field::link("people", person), Value::number(1.0))],
            );
        }
    };
    let rows = move || {
        let days = u32::try_from(days.get()).map_or(0.0, f64::from);
        members
            .get()
            .into_iter()
            .map(|member| row(session, id, member, days))
            .collect_view()
    };
    view! {
        <section class="panel stack sprint-wide" aria-label=texts::field_label("people")>
            <h2>{texts::field_label("people")}</h2>
            <p class="soft small">{move || texts::people_days(days.get())}</p>
            <Show when=move || members.with(|members| !members.is_empty())>
                <Table
                    label=texts::people_table()
                    stacked=true
                    head=move || view! {
                        <ColumnHead label=texts::field_label("name") />
                        <ColumnHead label=texts::people_share() width=ColumnWidth::Medium />
                        <ColumnHead label=texts::field_label("days-off") numeric=true width=ColumnWidth::Medium />
                        <ColumnHead label=texts::people_left() numeric=true width=ColumnWidth::Medium />
                        <ColumnHead label=texts::remove() hide_label=true width=ColumnWidth::Medium />
                    }
                >
                    {rows}
                </Table>
            </Show>
            <Picker
                label=texts::people_add()
                items=others
                value=Signal::stored(None::<String>)
                on_change=add
                placeholder=texts::people_add()
                hide_label=true
            />
        </section>
    }
}

fn row(session: Session, id: Id, member: Member, days: f64) -> View {
    let Member {
        person,
        name,
        role,
        share,
        days_off,
    } = member;
    let own = (!SHARES.contains(&share)).then_some(share);
    let choices = SHARES
        .into_iter()
        .chain(own)
        .map(|share| Choice::new(share.to_string(), format!("{}%", show(share * 100.0))));
    let choices: Vec<Choice> = choices.collect();
    let save_off = move |text: String| match decimal(text.trim()).filter(|days| (0.0..=366.0).contains(days))
    {
        Some(days) => {
            write(
                session,
                id,
                vec![(Field::link("days-off", person), Value::number(days))],
            );
            Ok(())
        }
        None => Err(texts::people_off_wrong().to_owned()),
    };
    let gone = vec![
        (Field::link("people", person), None),
        (Field::link("days-off", person), None),
    ];
    view! {
        <tr>
            <th scope="row"><PersonName name=name.clone() role=role /></th>
            <td class="stacked-part" data-label=texts::people_share()>
                <SelectField
                    label=texts::people_share_of(&name)
                    hide_label=true
                    choices=Signal::stored(choices)
                    value=Signal::stored(share.to_string())
                    on_change=move |share: String| write(session, id, vec![(Field::link("people", person), decimal(&share).and_then(Value::number))])
                />
            </td>
            <td class="num" data-label=texts::field_label("days-off")>
                <InlineEdit
                    label=texts::people_off_of(&name)
                    value=Signal::stored(show(days_off))
                    on_save=save_off
                    kind=InlineKind::Number
                />
            </td>
            <td class="num" data-label=texts::people_left()>{show(((days * share - days_off).max(0.0) * 10.0).round() / 10.0)}</td>
            <td class="stacked-end">
                <Button
                    label=texts::remove()
                    spoken=texts::named(texts::remove(), &name)
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=move |_| write(session, id, gone.clone())
                />
            </td>
        </tr>
    }
}

fn write(session: Session, id: Id, writes: Vec<(Field, Option<Value>)>) {
    session.try_dispatch(Command::Edit {
        kind: KIND,
        ids: vec![id],
        writes,
    });
}
