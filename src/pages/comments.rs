//! Remarks on a record, between those who work in the workspace.

use tandem_core::model::comment;
use tandem_core::view::comments::{CommentRow, comments};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::parts::{MarkdownEdit, write};
use crate::components::badge::PersonName;
use crate::components::button::{Button, ControlSize, IconButton};
use crate::components::field::TextArea;
use crate::components::icon::IconName;
use crate::components::markdown::Markdown;
use crate::platform::intl;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The remarks on a record, and a field for one more.
#[component]
pub fn Comments(
    /// The record's kind.
    kind: Kind,
    /// The record.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let rows = Memo::new(move || {
        session.read(&[Kind::COMMENTS, Kind::PEOPLE], |workspace| {
            kind.with_value(|kind| comments(workspace, kind, id))
        })
    });
    let place = StoredValue::new(kind.with_value(|kind| comment::place(kind, id)));
    let drafts = Shell::here().drafts;
    let typed = RwSignal::new(
        place
            .with_value(|place| drafts.with_untracked(|all| all.get(place).cloned()))
            .unwrap_or_default(),
    );
    let keep = move |text: String| {
        let place = place.get_value();
        drafts.update(|all| {
            if text.is_empty() {
                all.remove(&place);
            } else {
                all.insert(place, text.clone());
            }
        });
        typed.set(text);
    };
    let add = move || {
        let body = typed.with_untracked(|text| text.trim().to_owned());
        if body.is_empty() {
            return;
        }
        let command = Command::Add {
            kind: Kind::COMMENTS,
            id: session.env().id(0),
            fields: vec![
                (Field::named("on"), place.with_value(|on| Value::text(on))),
                (Field::named("body"), Value::text(&body)),
            ],
        };
        if session.try_dispatch(command) {
            keep(String::new());
        }
    };
    view! {
        <section class="record-part" aria-label=texts::comments_title()>
            <h2>{texts::comments_title()}</h2>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="soft small">{texts::comments_none()}</p>
            </Show>
            <ul class="comments" role="list">
                <For each=move || rows.get() key=|row| row.id children=move |row: CommentRow| comment_row(session, rows, row) />
            </ul>
            <TextArea
                label=texts::comment_new()
                hide_label=true
                value=typed
                on_input=keep
                rows=2
                placeholder=texts::comment_new()
                on_send=move |()| add()
            />
            <div class="cluster">
                <Button label=texts::comment_add() size=ControlSize::Small on_click=move |_| add() />
            </div>
        </section>
    }
}

fn comment_row(session: Session, rows: Memo<Vec<CommentRow>>, row: CommentRow) -> View {
    let CommentRow { id, said, by, .. } = row;
    let body = Signal::derive(move || {
        let body = rows.with(|rows| Some(rows.iter().find(|row| row.id == id)?.body.clone()));
        body.unwrap_or_default()
    });
    let delete = move |_| {
        let command = Command::Delete {
            kind: Kind::COMMENTS,
            ids: vec![id],
        };
        session.dispatch_and_tell(command, texts::comment_deleted().to_owned());
    };
    let save = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::comment_empty().to_owned());
        }
        write(session, Kind::COMMENTS, id, Field::named("body"), &text)
    };
    // What somebody else said is theirs to change.
    let text = if by == Some(session.by()) {
        view! {
            <MarkdownEdit
                label=texts::kind_one("comments")
                value=body
                on_save=save
                empty=texts::comment_empty()
            />
        }
    } else {
        view! { <Markdown text=body /> }
    };
    let name = said.name.clone();
    view! {
        <li class="comment">
            <div class="cluster">
                <PersonName name=Signal::stored(said.name) role=Signal::stored(said.role) />
                <span class="soft small grow">{intl::moment(said.at)}</span>
                <IconButton
                    label=texts::comment_delete(name)
                    icon=IconName::Close
                    size=ControlSize::Small
                    on_click=delete
                />
            </div>
            {text}
        </li>
    }
}
