//! Triage: feedback that waits for a decision, one item at a time, by the keys.

use std::collections::BTreeSet;

use tandem_core::duplicates::alike_to;
use tandem_core::query::Search;
use tandem_core::view::comments::waiting;
use tandem_core::view::inbox::linked_ideas;
use tandem_core::{Command, Field, Id, Kind, Value, texts, time};

use super::feedback_panel::FeedbackPanel;
use super::inbox::tabs::InboxTabs;
use super::not_found::ListLink;
use super::parts::{OFFERED, turn_into_idea};
use crate::commands;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::TextField;
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::components::picker::{LinkPicker, PickerItem};
use crate::platform::{clock, page};
use crate::session::Session;
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

const KIND: Kind = Kind::FEEDBACK;
/// How long something is put off, in milliseconds.
const WEEK: u64 = 7 * 24 * 60 * 60 * 1000;
/// How many are offered first that are perhaps the same.
const LIKELY: usize = 5;

/// The page.
#[component]
pub fn Triage() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::triage_title()));
    let all = Memo::new(move || session.read(&[KIND], |workspace| waiting(workspace, clock::by_minute())));
    let skipped = RwSignal::new(Vec::<Id>::new());
    // What was ever waiting here and waits no longer is decided, whoever decided it and wherever; undo brings it back.
    let ever = Memo::again(move |before: Option<BTreeSet<Id>>| {
        let mut ever = before.unwrap_or_default();
        let count = ever.len();
        all.with(|all| ever.extend(all));
        let is_more = ever.len() > count;
        (ever, is_more)
    });
    let decided = move || ever.with(BTreeSet::len) - all.with(Vec::len);
    // What is being looked at stays until it is decided on, linked or passed over, whatever else is changed in it. While it
    // waits it stays by its place, so that what an undo brings back comes first again.
    let held = RwSignal::new(None::<(Id, usize)>);
    let current = Memo::new(move || {
        let is_there = |id: Id| session.read(&[KIND], |workspace| workspace.record(&KIND, id).is_some());
        let links = |id| session.read(&[Kind::IDEAS], |workspace| linked_ideas(workspace, id).len());
        let waits = |id: Id| all.with(|all| all.contains(&id));
        let stays = |(id, before): &(Id, usize)| !waits(*id) && is_there(*id) && links(*id) <= *before;
        let next =
            || all.with(|all| skipped.with(|skipped| all.iter().copied().find(|id| !skipped.contains(id))));
        held.get().filter(stays).map(|(id, _)| id).or_else(next)
    });
    Effect::new(move || {
        let links = |id| session.peek(|workspace| linked_ideas(workspace, id).len());
        held.set(current.get().map(|id| (id, links(id))));
    });
    let declining = RwSignal::new(None::<String>);
    let desk = Desk {
        session,
        current,
        held,
        skipped,
        declining,
    };
    // The next item comes with the focus on what decides on it, unless it is there already, as on Next.
    Effect::new(move |before: Option<Option<Id>>| {
        let now = current.get();
        if before.is_some_and(|before| before != now) {
            declining.set(None);
            once_shown(|| {
                if !page::shows(".triage-actions :focus") {
                    page::focus("triage-accept");
                }
            });
        }
        now
    });
    let names = &[
        "triage-accept",
        "triage-decline",
        "triage-link",
        "triage-idea",
        "triage-snooze",
        "triage-next",
    ];
    commands::on_page(shell, names, move |key| {
        // Who is about to give a reason decides on nothing else meanwhile.
        if declining.with_untracked(Option::is_some) {
            return matches!(key, "a" | "d" | "l" | "i" | "z" | "j");
        }
        match key {
            "a" => desk.accept(),
            "d" => declining.set(Some(String::new())),
            "l" => page::focus_first(".link-idea input"),
            "i" => desk.turn_into_idea(),
            "z" => desk.snooze(),
            "j" => desk.skip(),
            _ => return false,
        }
        true
    });
    let count = Signal::derive(move || texts::triage_count(all.with(Vec::len), decided()));
    view! {
        <PageHead title=texts::triage_title() count=count />
        <InboxTabs />
        <div class="triage">
            {move || match current.get() {
                Some(id) => view! { <One desk=desk id=id /> },
                None if all.with(Vec::is_empty) => view! {
                    <EmptyState icon=IconName::Check title=texts::triage_done_title() text=texts::triage_done_text()>
                        <ListLink kind=Kind::IDEAS look=ButtonKind::Primary />
                        <Button
                            label=texts::action_label("new-feedback")
                            on_click=move |_| shell.new_feedback.set(true)
                        />
                    </EmptyState>
                },
                None => view! {
                    <EmptyState icon=IconName::Inbox title=texts::triage_skipped_title() text=texts::triage_done_text()>
                        <Button
                            label=texts::triage_again()
                            kind=ButtonKind::Primary
                            on_click=move |_| skipped.set(Vec::new())
                        />
                    </EmptyState>
                },
            }}
        </div>
    }
}

/// What is being decided.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    current: Memo<Option<Id>>,
    /// What stays current even when it waits no longer, with how many ideas it was linked to.
    held: RwSignal<Option<(Id, usize)>>,
    skipped: RwSignal<Vec<Id>>,
    /// The reason that is being written, while somebody declines.
    declining: RwSignal<Option<String>>,
}

impl Desk {
    /// Writes fields of the item, and tells what happened.
    fn write(self, writes: Vec<(Field, Option<Value>)>, told: fn(String) -> String) {
        let Some(id) = self.current.get_untracked() else {
            return;
        };
        let title = self.session.peek(|workspace| {
            let record = workspace.record(&KIND, id);
            record
                .map(|record| record.text("title").to_owned())
                .unwrap_or_default()
        });
        let command = Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes,
        };
        self.held.set(None);
        self.session.dispatch_and_tell(command, told(title));
    }

    fn accept(self) {
        self.write(
            vec![(Field::named("status"), Some(Value::text("open")))],
            texts::triage_accepted,
        );
    }

    fn decline(self) {
        let reason = self.declining.get_untracked().unwrap_or_default();
        let reason = reason.trim();
        let kept = (!reason.is_empty()).then(|| Value::text(reason));
        let writes = vec![
            (Field::named("status"), Some(Value::text("declined"))),
            (Field::named("reason"), kept),
        ];
        self.write(writes, texts::triage_declined);
    }

    fn snooze(self) {
        let until = Value::text(&time::format(clock::now() + WEEK));
        self.write(
            vec![(Field::named("snoozed"), Some(until))],
            texts::triage_snoozed,
        );
    }

    fn turn_into_idea(self) {
        if let Some(id) = self.current.get_untracked() {
            self.held.set(None);
            turn_into_idea(self.session, vec![id]);
        }
    }

    fn skip(self) {
        if let Some(id) = self.current.get_untracked() {
            self.held.set(None);
            self.skipped.update(|skipped| skipped.push(id));
        }
    }
}

#[component]
fn One(desk: Desk, id: Id) -> impl IntoView {
    let Desk {
        session, declining, ..
    } = desk;
    let likely = Memo::new(move || {
        let found = session.with_index(&KIND, |workspace, index| {
            let record = workspace.record(&KIND, id)?;
            Some(alike_to(workspace, index, record, LIKELY))
        });
        found.flatten().unwrap_or_default()
    });
    let others = move |text: String| {
        let search = Search::new(&text);
        // What is perhaps the same comes first, until somebody looks for something else.
        let likely = if search.is_empty() {
            likely.get()
        } else {
            Vec::new()
        };
        session.read(&[KIND], |workspace| {
            let item = |id: Id, title: &str| PickerItem::new(id.to_string(), title);
            let likely_records = likely.iter().filter_map(|id| workspace.record(&KIND, *id));
            let first = likely_records
                .map(|record| item(record.id(), record.text("title")).hint(texts::perhaps_same()));
            let others = workspace
                .records(&KIND)
                .filter(|record| record.id() != id && !likely.contains(&record.id()));
            let found = others.filter(|record| search.finds(&[record.text("title"), record.text("body")]));
            let found = found.map(|record| item(record.id(), record.text("title")));
            first.chain(found).take(OFFERED).collect::<Vec<_>>()
        })
    };
    let merge = move |into: Id| {
        let title = session.peek(|workspace| {
            let record = workspace.record(&KIND, id);
            record
                .map(|record| record.text("title").to_owned())
                .unwrap_or_default()
        });
        let join = Command::Join {
            kind: KIND,
            ids: vec![id],
            into,
        };
        desk.held.set(None);
        session.dispatch_and_tell(join, texts::triage_merged(title));
    };
    let cancel = move || {
        declining.set(None);
        page::focus("triage-accept");
    };
    let is_declining = move || declining.with(Option::is_some);
    let single_keys = Shell::here().single_keys;
    view! {
        <div class="triage-actions" role="group" aria-label=texts::triage_actions()>
            <button
                type="button"
                id="triage-accept"
                class="button button-primary"
                on:click=move |_: ev::MouseEvent| desk.accept()
            >
                {texts::triage_accept()}
            </button>
            <Button label=texts::triage_decline() on_click=move |_| declining.set(Some(String::new())) />
            <Button label=texts::triage_snooze() icon=IconName::Clock on_click=move |_| desk.snooze() />
            <Button label=texts::triage_next() kind=ButtonKind::Quiet on_click=move |_| desk.skip() />
            <Show when=move || single_keys.get()>
                <span class="soft small keys-hint">{texts::triage_keys()}</span>
            </Show>
        </div>
        <Show when=is_declining>
            <form
                class="triage-reason"
                on:submit=move |event: ev::Event| {
                    event.prevent_default();
                    desk.decline();
                }
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Escape" {
                        cancel();
                    }
                }
            >
                <TextField
                    label=texts::triage_reason()
                    value=Signal::derive(move || declining.get().unwrap_or_default())
                    on_input=move |text: String| declining.set(Some(text))
                    hint=texts::triage_reason_hint()
                    autofocus=true
                />
                <Button
                    label=texts::triage_decline()
                    kind=ButtonKind::Primary
                    submit=true
                    on_click=|_| {}
                />
                <Button label=texts::cancel() on_click=move |_| cancel() />
            </form>
        </Show>
        <FeedbackPanel id=id />
        <LinkPicker label=texts::triage_merge() find=others on_choose=merge />
    }
}
