//! What can be done with several stories at once.

use tandem_core::view::backlog::Spot;
use tandem_core::view::conflict::title;
use tandem_core::{Command, Field, Kind, Value, texts};

use super::Rows;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::menu::{Menu, MenuItem};
use crate::pages::backlog::acts::{move_stories, plan_and_tell, plan_items, status_items};
use crate::pages::parts::{BulkBar, BulkDelete, selected};
use crate::view::prelude::*;

/// What can be done with the selected stories.
#[component]
pub(super) fn Bulk(rows: Rows) -> impl IntoView {
    let session = rows.shell.session;
    let selected = selected(rows.state);
    let selected = move || selected.get_untracked();
    let cards = Signal::derive(move || {
        let cards = session.read(&[Kind::WORKSPACES], tandem_core::view::poker::scale);
        let card = |points: &f64| {
            let points = *points;
            MenuItem::new(texts::points_of(points), move |()| {
                let ids = selected();
                let text = texts::stories_sized(ids.len(), texts::points_of(points));
                let command = Command::Edit {
                    kind: Kind::STORIES,
                    ids,
                    writes: vec![(Field::named("points"), Value::number(points))],
                };
                session.dispatch_and_tell(command, text);
            })
        };
        cards.iter().map(card).collect::<Vec<_>>()
    });
    let to = move |spot: Spot| {
        let ids = selected();
        if move_stories(session, &ids, spot) {
            session.tell_done(texts::stories_moved(ids.len()));
        }
    };
    view! {
        <BulkBar state=rows.state>
            {move || rows.into.get().map(|sprint| view! {
                <Button
                    label=session.peek(|workspace| texts::plan_into(title(workspace, &Kind::SPRINTS, sprint)))
                    kind=ButtonKind::Primary
                    size=ControlSize::Small
                    on_click=move |_| { plan_and_tell(session, &selected(), Some(sprint)); }
                />
            })}
            <Menu
                label=texts::set_status()
                items=Signal::derive(move || status_items(session, selected))
                kind=ButtonKind::Plain
                size=ControlSize::Small
            />
            <Menu
                label=texts::field_label("sprints")
                items=Signal::derive(move || plan_items(session, selected))
                kind=ButtonKind::Plain
                size=ControlSize::Small
            />
            <Menu
                label=texts::field_label("points")
                items=cards
                kind=ButtonKind::Plain
                size=ControlSize::Small
            />
            <Button label=texts::move_top() size=ControlSize::Small on_click=move |_| to(Spot::Top) />
            <Button label=texts::move_bottom() size=ControlSize::Small on_click=move |_| to(Spot::Bottom) />
            <BulkDelete kind=Kind::STORIES state=rows.state told=texts::stories_deleted />
        </BulkBar>
    }
}
