//! One feedback item, edited where it stands.

use crate::view::prelude::*;
use tandem_core::model::Feedback;
use tandem_core::view::inbox::{inbox_row, linked_ideas};
use tandem_core::{Command, Field, Id, Kind, Value, texts, time, view};

use super::not_found::Gone;
use super::parts::{
    BodyField, ChannelField, CustomerField, IdeaLinkField, TagsField, TitleField, turn_into_idea,
};
use super::peek;
use super::status::StatusField;
use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::date_field::DateField;
use crate::components::icon::IconName;
use crate::components::message::Skeleton;
use crate::platform::{clock, intl};
use crate::routes::{self, Page};
use crate::session::Session;
use crate::shell::Shell;

const KIND: Kind = Kind::FEEDBACK;
const READS: [Kind; 3] = [Kind::FEEDBACK, Kind::CUSTOMERS, Kind::IDEAS];

/// A feedback item in full.
#[component]
pub fn FeedbackPanel(
    /// The item.
    id: Id,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let here = Memo::new(move || session.read(&READS, |workspace| workspace.record(&KIND, id).is_some()));
    move || {
        if here.get() {
            view! { <Item id=id /> }
        } else {
            view! { <Gone kind=KIND id=id text=texts::feedback_gone().to_owned() /> }
        }
    }
}

#[component]
fn Item(id: Id) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let row = Memo::new(move || session.read(&READS, |workspace| inbox_row(workspace, id)));
    let text = move |read: fn(&view::inbox::InboxRow) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let made = move || {
        row.with(|row| row.as_ref().map(|row| texts::said_when(intl::moment(row.at))))
            .unwrap_or_default()
    };
    let item = move |read: fn(Feedback<'_>) -> String| {
        Signal::derive(move || {
            session.read(&[KIND], |workspace| {
                let record = workspace.record(&KIND, id);
                record
                    .map(|record| read(Feedback::of(record)))
                    .unwrap_or_default()
            })
        })
    };
    let is_declined =
        Memo::new(move || row.with(|row| row.as_ref().is_some_and(|row| row.status == "declined")));
    let put_off = Memo::new(move || {
        session.read(&[KIND], |workspace| {
            let item = Feedback::of(workspace.record(&KIND, id)?);
            // What was decided on meanwhile waits for nothing.
            item.snoozed()
                .filter(|until| item.status() == "new" && *until > clock::by_minute())
        })
    });
    let write_day = move |field: &'static str, day: &str| {
        session.try_dispatch(Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes: vec![(Field::named(field), (!day.is_empty()).then(|| Value::text(day)))],
        });
    };
    let delete = move |_| {
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        // In triage the next item comes by itself.
        if session.dispatch_and_tell(command, texts::feedback_deleted(1_usize))
            && shell.router.page.get_untracked() != Page::Triage
        {
            peek::close(shell);
        }
    };
    if row.with_untracked(Option::is_none) {
        return view! { <Skeleton /> };
    }
    view! {
        <article class="record">
            <TitleField kind=KIND id=id value=text(|row| row.title.clone()) />
            <super::conflicts::ConflictsOf kind=KIND id=id />
            <BodyField kind=KIND id=id field="body" value=text(|row| row.body.clone()) />
            <div class="facts">
                <StatusField kind=KIND id=id value=text(|row| row.status.clone()) />
                <CustomerField id=id />
                <ChannelField id=id value=text(|row| row.channel.clone()) />
                <div class="fact">
                    <DateField
                        label=texts::field_label("said")
                        value=item(|item| item.said().map(time::date).unwrap_or_default())
                        on_change=move |day: String| write_day("said", &day)
                    />
                </div>
                <TagsField kind=KIND id=id />
            </div>
            <Show when=move || is_declined.get()>
                <span class="field-label" aria-hidden="true">{texts::field_label("reason")}</span>
                <BodyField kind=KIND id=id field="reason" value=item(|item| item.reason().to_owned()) />
            </Show>
            {move || put_off.get().map(|until| view! {
                <div class="cluster">
                    <p class="soft">{texts::put_off_until(intl::day(until))}</p>
                    <Button
                        label=texts::put_off_no_longer()
                        size=ControlSize::Small
                        on_click=move |_| write_day("snoozed", "")
                    />
                </div>
            })}
            <super::outcomes::voices::OutAlready feedback=id />
            <Supporters id=id />
            <Ideas id=id />
            <super::comments::Comments kind=KIND id=id />
            <footer class="record-foot">
                <span class="soft small grow">{made}</span>
                <super::split::SplitButton kind=KIND id=id />
                <Button
                    label=texts::delete()
                    icon=IconName::Trash
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=delete
                />
            </footer>
        </article>
    }
}

/// The customers who back the item besides the one who said it.
#[component]
fn Supporters(id: Id) -> impl IntoView {
    let session = Session::here();
    let named = Memo::new(move || {
        session.read(&READS, |workspace| {
            let record = workspace.record(&KIND, id);
            let ids = record
                .map(|record| Feedback::of(record).supporters().collect::<Vec<Id>>())
                .unwrap_or_default();
            ids.into_iter()
                .map(|id| (id, view::customer_name(workspace, Some(id))))
                .collect::<Vec<_>>()
        })
    });
    let write = move |customer: Id, backs: bool| {
        let value = backs.then_some(Value::Flag(true));
        let writes = vec![(Field::link("supporters", customer), value)];
        session.try_dispatch(Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes,
        });
    };
    view! {
        <section class="record-part" aria-label=texts::supporters()>
            <h2>{texts::supporters()}</h2>
            <div class="cluster">
                <For each=move || named.get() key=Clone::clone let((customer, name))>
                    <Chip label=name icon=IconName::User on_remove=move |()| write(customer, false) />
                </For>
                <super::parts::AddCustomer label=texts::support_add() on_choose=move |customer| write(customer, true) />
            </div>
        </section>
    }
}

/// The ideas that the item is evidence for.
#[component]
fn Ideas(id: Id) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let linked = Memo::new(move || session.read(&READS, |workspace| linked_ideas(workspace, id)));
    let unlink = move |idea: Id, title: String| {
        let command = Command::Unlink {
            feedback: vec![id],
            idea,
        };
        session.dispatch_and_tell(command, texts::unlinked_now(title));
    };
    let turn = move |_| {
        turn_into_idea(session, vec![id]);
    };
    view! {
        <section class="record-part" aria-label=texts::linked_ideas()>
            <h2>{texts::linked_ideas()}</h2>
            <ul class="links">
                <For each=move || linked.get() key=Clone::clone let((idea, title))>
                    <li class="links-row">
                        <a class="clip grow" href=routes::idea(idea)>{title.clone()}</a>
                        <Button
                            label=texts::remove()
                            spoken=texts::named(texts::remove(), &title)
                            kind=ButtonKind::Quiet
                            size=ControlSize::Small
                            on_click=move |_| unlink(idea, title.clone())
                        />
                    </li>
                </For>
            </ul>
            <Show when=move || linked.with(Vec::is_empty)>
                <p class="soft small">{texts::linked_none()}</p>
            </Show>
            <IdeaLinkField feedback=Signal::stored(vec![id]) />
            <div class="cluster">
                <Button label=texts::turn_into_idea() icon=IconName::Idea size=ControlSize::Small on_click=turn />
            </div>
        </section>
    }
}
