//! The forms for new feedback and new ideas.

use crate::view::prelude::*;
use tandem_core::model::{Board, comment};
use tandem_core::view::selection::ideas_on;
use tandem_core::{Command, Field, Id, Kind, Record, Value, Workspace, texts};

use crate::components::date_field::DateField;
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::{TextArea, TextField};
use crate::pages::duplicates::PerhapsTheSame;
use crate::pages::parts::{CustomerPicker, NewTitle, NewTitleField, TagPicker};
use crate::routes::{self, Page};
use crate::shell::Shell;

/// The forms for new feedback and new ideas; another workspace has others.
#[component]
pub fn Forms() -> impl IntoView {
    let shell = Shell::here();
    let nobody = Id::from_u128(0);
    let workspace = Memo::again(move |before: Option<Id>| {
        let now = shell.session.read(&[Kind::WORKSPACES], Workspace::id);
        // What is typed while the workspace is loaded is for that one.
        (
            now,
            before.is_some_and(|before| before != now && before != nobody),
        )
    });
    move || {
        workspace.with(|_| ());
        shell.new_feedback.set(false);
        shell.new_idea.set(false);
        view! {
            <NewFeedback />
            <NewIdea />
        }
    }
}

/// The form for new feedback.
#[component]
fn NewFeedback() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let title = NewTitle::new();
    let body = RwSignal::new(String::new());
    let channel = RwSignal::new(String::new());
    let customer = RwSignal::new(None::<String>);
    let tags = RwSignal::new(Vec::<String>::new());
    let said = RwSignal::new(String::new());
    let close = move || shell.new_feedback.set(false);
    let clear = move || {
        title.clear();
        for text in [body, channel, said] {
            text.set(String::new());
        }
        customer.set(None);
        tags.set(Vec::new());
    };
    let save = move || {
        let Some(named) = title.taken(texts::feedback_title_missing()) else {
            return;
        };
        let mut fields = vec![(Field::named("title"), Value::text(&named))];
        for (field, text) in [("body", body), ("channel", channel), ("said", said)] {
            let text = text.get_untracked().trim().to_owned();
            if !text.is_empty() {
                fields.push((Field::named(field), Value::text(&text)));
            }
        }
        fields.extend(
            customer
                .get_untracked()
                .map(|customer| (Field::named("customer"), Value::text(&customer))),
        );
        fields.extend(
            tags.get_untracked()
                .iter()
                .map(|tag| (Field::element("tags", tag), Value::Flag(true))),
        );
        let id = session.env().id(0);
        if session.dispatch_from(
            Command::Add {
                kind: Kind::FEEDBACK,
                id,
                fields,
            },
            texts::feedback_added(&named),
            ("title", title.problem),
        ) {
            close();
            clear();
        }
    };
    // What was written stays with what is supported instead, as a comment.
    let support = move |(id, of): (Id, String)| {
        let Some(by) = customer
            .get_untracked()
            .and_then(|customer| customer.parse().ok())
        else {
            return;
        };
        let (title, body) = (title.text.get_untracked(), body.get_untracked());
        let remark = session.env().id(0);
        let command = support(id, by, &tags.get_untracked(), remark, [title.trim(), body.trim()]);
        if session.dispatch_and_tell(command, texts::perhaps_supported(of)) {
            close();
            clear();
            shell.go(&routes::feedback(id));
        }
    };
    let open = move |address: String| {
        close();
        shell.go(&address);
    };
    view! {
        <FormDialog
            open=shell.new_feedback
            on_close=move |()| close()
            title=texts::feedback_new()
            save=texts::feedback_add()
            on_save=move |()| save()
            size=DialogSize::Medium
        >
                <NewTitleField label=texts::field_label("title") of=title />
                <PerhapsTheSame
                    kind=Kind::FEEDBACK
                    title=title.text
                    text=body
                    on_open=open
                    on_support=support
                    named=Signal::derive(move || customer.with(Option::is_some))
                />
                <TextArea
                    label=texts::field_label("body")
                    value=body
                    on_input=move |text| body.set(text)
                    hint=texts::feedback_body_hint()
                    rows=5
                />
                <CustomerPicker
                    label=texts::field_label("customer")
                    value=customer
                    on_change=move |chosen| customer.set(chosen)
                />
                <TextField
                    label=texts::field_label("channel")
                    value=channel
                    on_input=move |text| channel.set(text)
                    placeholder=texts::channel_example()
                />
                <DateField
                    label=texts::field_label("said")
                    value=said
                    on_change=move |day: String| said.set(day)
                    hint=texts::said_hint()
                />
                <TagPicker values=tags on_change=move |chosen| tags.set(chosen) />
        </FormDialog>
    }
}

/// Lets a customer support feedback that is there; the tags, and what was written, come to it.
fn support(id: Id, by: Id, tags: &[String], remark: Id, [title, body]: [&str; 2]) -> Command {
    let flagged = |field: Field| (Kind::FEEDBACK, id, field, Some(Value::Flag(true)));
    let tags = tags.iter().map(|tag| flagged(Field::element("tags", tag)));
    let said = if body.is_empty() {
        title.to_owned()
    } else {
        [title, "\n\n", body].concat()
    };
    let on = comment::place(&Kind::FEEDBACK, id);
    let fields = vec![
        (Field::named("on"), Value::text(&on)),
        (Field::named("body"), Value::text(&said)),
    ];
    Command::Arrange {
        did: "support-feedback",
        records: vec![(Kind::COMMENTS, remark, fields)],
        writes: tags.chain([flagged(Field::link("supporters", by))]).collect(),
    }
}

/// The form for a new idea.
#[component]
fn NewIdea() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let title = NewTitle::new();
    let description = RwSignal::new(String::new());
    let close = move || shell.new_idea.set(false);
    let save = move || {
        let Some(named) = title.taken(texts::idea_title_missing()) else {
            return;
        };
        let mut fields = vec![(Field::named("title"), Value::text(&named))];
        let text = description.get_untracked().trim().to_owned();
        if !text.is_empty() {
            fields.push((Field::named("description"), Value::text(&text)));
        }
        let id = session.env().id(0);
        let board = match shell.router.page.get_untracked() {
            Page::Board(board) => board,
            _ => None,
        };
        // On a board of picked ideas it is picked in the same step: it was made for this board.
        let picked = board.filter(|board| {
            session.peek(|workspace| {
                let record = workspace.record(&Kind::BOARDS, *board);
                record.is_some_and(|record| Board::of(record).selection() == "picked")
            })
        });
        let pick = |board| {
            (
                Kind::BOARDS,
                board,
                Field::link("ideas", id),
                Some(Value::Flag(true)),
            )
        };
        let command = Command::Arrange {
            did: "add-idea",
            records: vec![(Kind::IDEAS, id, fields)],
            writes: picked.map(pick).into_iter().collect(),
        };
        let told = |workspace: &Workspace| {
            let record = board.and_then(|board| workspace.record(&Kind::BOARDS, board));
            let is_here = |record: &Record| {
                ideas_on(workspace, Board::of(record))
                    .iter()
                    .any(|idea| idea.id() == id)
            };
            match record {
                Some(record) if !is_here(record) => {
                    (texts::idea_added_elsewhere(&named), Some(routes::idea(id)))
                }
                _ => (texts::idea_added(&named), None),
            }
        };
        if session.dispatch_from_and_show(command, told, ("title", title.problem)) {
            if board.is_some() {
                shell.added.set(Some(id));
            }
            close();
            title.clear();
            description.set(String::new());
        }
    };
    let open = move |address: String| {
        close();
        shell.go(&address);
    };
    view! {
        <FormDialog
            open=shell.new_idea
            on_close=move |()| close()
            title=texts::idea_new()
            save=texts::idea_add()
            on_save=move |()| save()
            size=DialogSize::Medium
        >
                <NewTitleField label=texts::field_label("title") of=title />
                <PerhapsTheSame kind=Kind::IDEAS title=title.text text=description on_open=open />
                <TextArea
                    label=texts::field_label("description")
                    value=description
                    on_input=move |text| description.set(text)
                    hint=texts::feedback_body_hint()
                    rows=5
                />
        </FormDialog>
    }
}
