//! Export, import, and the conflicts that wait to be settled.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use tandem_core::view::conflict::{ConflictView, Side as Value, conflicts};
use tandem_core::{Command, snapshot, texts, time};

use super::public::PublicEditions;
use super::review::review;
use crate::components::badge::RoleBadge;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::conflict::{ConflictCard, ConflictSide, Side};
use crate::components::file_drop::FileDrop;
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::platform::files::{self, File};
use crate::platform::{intl, page};
use crate::session::Session;
use crate::shell::Shell;

/// The page for exchanging work.
#[component]
pub fn Share() -> impl IntoView {
    let shell = Shell::here();
    page::set_title(&texts::page_title(texts::nav_share()));
    let take_files = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, snapshot::LARGEST_FILE).await {
                Ok(file) => review(shell, &file.name, file.bytes),
                Err(error) => shell.toasts.fail(files::sentence(error)),
            }
        });
    };
    let take_text = move |text: String| review(shell, texts::pasted_text(), text.into_bytes());
    view! {
        <PageHead title=texts::nav_share() />
        <div class="page-body share">
            <section class="panel stack" aria-labelledby="share-out">
                <h2 id="share-out">{texts::share_out()}</h2>
                <p>{texts::share_out_text()}</p>
                <div>
                    <Button
                        label=texts::action_label("save-snapshot")
                        kind=ButtonKind::Primary
                        icon=IconName::Download
                        keys="Control+S"
                        on_click=move |_| shell.export()
                    />
                </div>
            </section>
            <section class="panel stack" aria-labelledby="share-in">
                <h2 id="share-in">{texts::share_in()}</h2>
                <p>{texts::share_in_text()}</p>
                <FileDrop
                    label=texts::share_choose()
                    accept=".json,application/json,application/vnd.tandem+json"
                    on_files=take_files
                    on_text=take_text
                />
                <Paste />
            </section>
            <section class="panel stack" aria-labelledby="share-tables">
                <h2 id="share-tables">{texts::share_tables()}</h2>
                <p>{texts::share_tables_text()}</p>
                <div class="cluster">
                    <Button label=texts::import_title() icon=IconName::Upload on_click=move |_| shell.import() />
                    <Button
                        label=texts::action_label("export-feedback")
                        icon=IconName::Download
                        on_click=move |_| shell.export_csv(true)
                    />
                    <Button
                        label=texts::action_label("export-ideas")
                        icon=IconName::Download
                        on_click=move |_| shell.export_csv(false)
                    />
                </div>
            </section>
            <PublicEditions />
            <Conflicts />
        </div>
    }
}

/// A place to paste a snapshot as text.
#[component]
fn Paste() -> impl IntoView {
    let shell = Shell::here();
    let text = RwSignal::new(String::new());
    let take = move |_| {
        let pasted = text.get_untracked();
        if !pasted.trim().is_empty() {
            review(shell, texts::pasted_text(), pasted.into_bytes());
            text.set(String::new());
        }
    };
    view! {
        <details>
            <summary>{texts::share_paste()}</summary>
            <div class="stack stack-small">
                <crate::components::field::TextArea
                    label=texts::share_paste_label()
                    value=text
                    on_input=move |pasted| text.set(pasted)
                    rows=4
                />
                <div>
                    <Button label=texts::share_paste_take() on_click=take />
                </div>
            </div>
        </details>
    }
}

/// Every conflict, field by field.
#[component]
fn Conflicts() -> impl IntoView {
    let session = Session::here();
    let me = session.by();
    let open = Memo::new(move || session.read_all(|workspace| conflicts(workspace, me)));
    let heading = move || texts::conflicts_count(open.with(Vec::len));
    view! {
        <section class="panel stack" aria-labelledby="share-conflicts">
            <h2 id="share-conflicts">{heading}</h2>
            <p>{move || if open.with(Vec::is_empty) { texts::conflicts_none() } else { texts::conflicts_text() }}</p>
            <For each=move || open.get() key=conflict_key let:conflict>
                {one_conflict(session, conflict)}
            </For>
        </section>
    }
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

fn one_conflict(session: Session, conflict: ConflictView) -> View {
    let ConflictView {
        kind,
        id,
        title,
        field,
        label,
        sides,
    } = conflict;
    let settle = move |side: &Value| {
        let text = texts::conflict_settled(side.shown.clone());
        let command = Command::Settle {
            kind: kind.clone(),
            id,
            field: field.clone(),
            value: side.value.clone(),
        };
        session.dispatch_and_tell(command, text);
    };
    if let [one, other] = sides.as_slice() {
        let (mine, theirs) = if other.mine && !one.mine {
            (other, one)
        } else {
            (one, other)
        };
        let (mine, theirs) = (mine.clone(), theirs.clone());
        let shown = if sides.first() == Some(&mine) {
            Side::Mine
        } else {
            Side::Theirs
        };
        let (left, right) = (card_side(&mine), card_side(&theirs));
        let choose = move |side: Side| settle(if side == Side::Mine { &mine } else { &theirs });
        return view! {
            <ConflictCard
                field=label
                record=title
                mine=Signal::stored(left)
                theirs=Signal::stored(right)
                chosen=Signal::stored(Some(shown))
                on_choose=choose
            />
        };
    }
    let settle = StoredValue::new(settle);
    let rows = sides.into_iter().map(|side| {
        let (shown, said) = (side.shown.clone(), side.said.clone());
        let label = texts::conflict_take(shown.clone());
        view! {
            <li class="links-row">
                <RoleBadge role=said.role />
                <span class="grow links-text">
                    <span class="clip">{shown}</span>
                    <span class="soft small">{texts::said_by(said.name, intl::moment(said.at))}</span>
                </span>
                <Button
                    label=label
                    size=ControlSize::Small
                    on_click=move |_| settle.with_value(|settle| settle(&side))
                />
            </li>
        }
    });
    let heading = label.clone();
    view! {
        <section class="conflict" aria-label=label>
            <h3>{heading}</h3>
            <p class="soft small">{title}</p>
            <ul class="links">{rows.collect_view()}</ul>
        </section>
    }
}

fn card_side(side: &Value) -> ConflictSide {
    ConflictSide {
        value: (side.value.is_some()).then(|| side.shown.clone()),
        who: side.said.name.clone(),
        role: side.said.role,
        when: intl::ago(side.said.at),
        exact: time::format(side.said.at),
    }
}
