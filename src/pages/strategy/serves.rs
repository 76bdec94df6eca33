//! The objectives that an idea serves, on the idea's page.

use tandem_core::scoring::show;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::{KIND, write_number};
use crate::components::button::{ControlSize, IconButton};
use crate::components::field::{Choice, SelectField};
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineKind};
use crate::routes;
use crate::session::Session;
use crate::view::prelude::*;

/// The objectives that an idea serves, each with its share.
#[component]
pub fn Serves(
    /// The idea.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let served = Memo::new(move || {
        session.read(&[KIND, Kind::IDEAS], |workspace| {
            let record = workspace.record(&Kind::IDEAS, id);
            let links = record.into_iter().flat_map(|record| record.links("objectives"));
            let named = links.filter_map(|(objective, share)| {
                let title = workspace.record(&KIND, objective)?.text("title").to_owned();
                Some((objective, title, share.as_number().map(show).unwrap_or_default()))
            });
            named.collect::<Vec<(Id, String, String)>>()
        })
    });
    let choices = Signal::derive(move || {
        let none = Choice::new("", texts::strategy_serves_add());
        let all = session.read(&[KIND], |workspace| {
            let all = workspace.records(&KIND);
            all.map(|record| (record.id(), record.text("title").to_owned()))
                .collect::<Vec<_>>()
        });
        let served = served.get();
        let free = all
            .into_iter()
            .filter(|(id, _)| !served.iter().any(|(other, ..)| other == id));
        std::iter::once(none)
            .chain(free.map(|(id, title)| Choice::new(id.to_string(), title)))
            .collect::<Vec<_>>()
    });
    let put = move |objective: Id, share: Option<f64>| {
        session.try_dispatch(Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![id],
            writes: vec![(
                Field::link("objectives", objective),
                share.and_then(Value::number),
            )],
        });
    };
    let add = move |objective: String| {
        if let Ok(objective) = objective.parse() {
            put(objective, Some(100.0));
        }
    };
    let row = move |(objective, title, share): (Id, String, String)| {
        let save = move |text: String| {
            // The sign stands beside the field already, and would make a hundredth of the share.
            let text = text.trim().trim_end_matches('%');
            write_number(
                session,
                Kind::IDEAS,
                id,
                Field::link("objectives", objective),
                text,
            )
        };
        view! {
            <li class="links-row">
                <a class="grow links-text" href=routes::STRATEGY>
                    <span class="clip">{title.clone()}</span>
                </a>
                <InlineEdit
                    label=texts::strategy_share_of(&title)
                    value=Signal::stored(share)
                    on_save=save
                    kind=InlineKind::Number
                />
                <span aria-hidden="true">"%"</span>
                <IconButton
                    icon=IconName::Close
                    label=texts::strategy_share_remove(title)
                    size=ControlSize::Small
                    on_click=move |_| put(objective, None)
                />
            </li>
        }
    };
    view! {
        <section class="record-part" aria-label=texts::strategy_serves()>
            <h2>{texts::strategy_serves()}</h2>
            <ul class="links">
                <For each=move || served.get() key=Clone::clone children=row />
            </ul>
            <Show when=move || served.with(Vec::is_empty)>
                <p class="soft small">{texts::strategy_serves_none()}</p>
            </Show>
            <SelectField
                label=texts::strategy_serves_add()
                hide_label=true
                choices=choices
                value=Signal::stored(String::new())
                on_change=add
            />
        </section>
    }
}
