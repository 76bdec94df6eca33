//! The import: a file, what it is, what its columns become, what would happen, done.

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::task::spawn_local;
use tandem_core::intake::{Choices, How, Planner, Preview, Subject, Table};
use tandem_core::{Kind, snapshot, texts};

use super::review::review;
use super::slices::Work;
use crate::components::button::{Button, ButtonKind, ButtonLink};
use crate::components::field::TextArea;
use crate::components::file_drop::FileDrop;
use crate::components::frame::PageHead;
use crate::components::message::{Banner, ProgressBar, Tone};
use crate::platform::files::{self, File};
use crate::platform::{clock, page};
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

mod columns;
mod outcome;
mod reading;
mod source;

pub use outcome::rows_named;
use reading::Opened;

/// How many rows are planned between two looks at the clock.
const ROWS: usize = 200;
/// How long rows are planned at a stretch, in milliseconds, so that the page stays awake.
const STRETCH: u64 = 10;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    shell: Shell,
    /// The file, with the tables in it.
    opened: RwSignal<Option<Arc<Opened>>>,
    /// How far reading it is.
    reading: Work,
    /// Which table of the file is brought in.
    part: RwSignal<usize>,
    /// What was chosen for it.
    choices: RwSignal<Option<Choices>>,
    /// What would happen; nothing while it is being found out.
    plan: RwSignal<Option<Arc<Preview>>>,
    /// How far finding out is.
    progress: RwSignal<Option<f64>>,
    /// The number of the latest plan; those before stop when they see it.
    latest: StoredValue<u32>,
    problem: RwSignal<Option<String>>,
    /// What was done, and with which records.
    done: RwSignal<Option<(String, Kind)>>,
}

impl Desk {
    fn new() -> Self {
        Self {
            shell: Shell::here(),
            opened: RwSignal::new(None),
            reading: Work::new(),
            part: RwSignal::new(0),
            choices: RwSignal::new(None),
            plan: RwSignal::new(None),
            progress: RwSignal::new(None),
            latest: StoredValue::new(0),
            problem: RwSignal::new(None),
            done: RwSignal::new(None),
        }
    }

    /// What rows become where the file does not tell: what the address says.
    fn usual(self) -> Subject {
        let query = self.shell.router.query.get_untracked();
        query
            .get("become")
            .and_then(Subject::named)
            .unwrap_or(Subject::Feedback)
    }

    /// The kind of records that rows become.
    fn kind(self) -> Option<Kind> {
        self.choices
            .with_untracked(|choices| choices.as_ref().map(|choices| choices.subject.kind()))
    }

    /// Takes files that were read: a snapshot goes to its review, everything else is opened.
    fn take(self, name: String, files: Vec<(String, Vec<u8>)>) {
        if matches!(files.as_slice(), [(_, bytes)] if snapshot::looks_like(bytes)) {
            for (name, bytes) in files {
                review(self.shell, &name, bytes);
            }
            return;
        }
        self.done.set(None);
        spawn_local(async move {
            match reading::unpacked(files).await {
                Ok(files) => self.open(name, Arc::new(files), How::default()),
                Err(error) => self.problem.set(Some(files::sentence(error))),
            }
        });
    }

    /// Opens files, read as somebody says, in pieces between which the page answers.
    fn open(self, name: String, files: Arc<Vec<(String, Vec<u8>)>>, how: How) {
        let turn = self.reading.begin();
        spawn_local(async move {
            match Opened::read(name, files, how, turn).await {
                Ok(None) => return,
                Ok(Some(opened)) => {
                    self.problem.set(None);
                    self.opened.set(Some(Arc::new(opened)));
                    self.turn_to(0);
                }
                Err(error) => self.problem.set(Some(error.sentence())),
            }
            self.reading.stop();
        });
    }

    /// Turns to a part of the file, with what is remembered or proposed for it.
    fn turn_to(self, part: usize) {
        let Some(table) = self.table_at(part) else { return };
        let usual = self.usual();
        let choices = self
            .shell
            .session
            .peek(|workspace| Choices::recall(&table, workspace, usual));
        self.part.set(part);
        self.choose(choices);
    }

    fn table_at(self, part: usize) -> Option<Arc<Table>> {
        self.opened
            .with_untracked(|opened| opened.as_ref()?.tables.get(part).cloned())
    }

    fn table(self) -> Option<Arc<Table>> {
        self.table_at(self.part.get_untracked())
    }

    /// Chooses, and finds out what would happen.
    fn choose(self, choices: Choices) {
        self.choices.set(Some(choices));
        self.look();
    }

    /// Changes a choice.
    fn change(self, change: impl FnOnce(&mut Choices)) {
        if let Some(mut choices) = self.choices.get_untracked() {
            change(&mut choices);
            self.choose(choices);
        }
    }

    fn begin(self) -> u32 {
        let number = self.latest.get_value() + 1;
        self.latest.set_value(number);
        self.plan.set(None);
        number
    }

    /// Stops finding out.
    fn stop(self) {
        self.begin();
        self.progress.set(None);
    }

    /// Finds out what would happen, in pieces between which the page answers.
    fn look(self) {
        let number = self.begin();
        let (Some(table), Some(choices)) = (self.table(), self.choices.get_untracked()) else {
            return;
        };
        let session = self.shell.session;
        let (workspace, env) = (session.peek(Clone::clone), session.env());
        spawn_local(async move {
            let current = || self.latest.is_there() && self.latest.get_value() == number;
            let mut planner = Planner::new(&table, &choices, &workspace, &env);
            let mut start = clock::now();
            while planner.step(ROWS) {
                if clock::now() - start < STRETCH {
                    continue;
                }
                #[expect(clippy::cast_precision_loss, reason = "a share for people")]
                self.progress
                    .set(Some(planner.done() as f64 / table.rows.len() as f64));
                sleep(Duration::ZERO).await;
                if !current() {
                    return;
                }
                start = clock::now();
            }
            self.progress.set(None);
            self.plan.set(Some(Arc::new(planner.finish())));
        });
    }

    /// Does what was shown, as one step.
    fn import(self) {
        let Some(plan) = self.plan.get_untracked() else {
            return;
        };
        let text = texts::imported(plan.items, plan.updated);
        let kind = self.kind();
        if self.shell.session.dispatch_and_tell(plan.command(), text.clone()) {
            self.close();
            self.done.set(Some((text, kind.unwrap_or(Kind::FEEDBACK))));
            once_shown(|| page::focus("import-done"));
        }
    }

    /// Lets go of the file.
    fn close(self) {
        self.stop();
        self.opened.set(None);
        self.choices.set(None);
    }
}

/// What rows are held against.
const READS: [Kind; 5] = [
    Kind::CUSTOMERS,
    Kind::FEEDBACK,
    Kind::IDEAS,
    Kind::STORIES,
    Kind::SPRINTS,
];

/// The page.
#[component]
pub fn Import() -> impl IntoView {
    let desk = Desk::new();
    let shell = desk.shell;
    page::set_title(&texts::page_title(texts::import_title()));
    Effect::new(move || {
        if let Some(file) = shell.dropped.get() {
            shell.dropped.set(None);
            desk.take(file.name.clone(), vec![(file.name, file.bytes)]);
        }
    });
    // What is here has changed: what would happen may have too.
    Effect::new(move |first: Option<()>| {
        shell.session.read(&READS, |_| ());
        if first.is_some() && desk.opened.with_untracked(Option::is_some) {
            desk.look();
        }
    });
    let opened = move || desk.opened.with(Option::is_some);
    let (list, back) = match desk.usual() {
        Subject::Ideas => (routes::IDEAS, texts::nav_ideas()),
        Subject::Stories => (routes::BACKLOG, texts::nav_backlog()),
        Subject::Customers => (routes::CUSTOMERS, texts::nav_customers()),
        Subject::Feedback | Subject::Votes => (routes::INBOX, texts::nav_inbox()),
    };
    view! {
        <a class="back" href=list>{back}</a>
        <PageHead title=texts::import_title()>
            {move || {
                opened().then(|| view! { <Button label=texts::import_another() on_click=move |_| desk.close() /> })
            }}
        </PageHead>
        <div class="page-body share">
            {move || desk.problem.get().map(|text| view! { <Banner tone=Tone::Bad text=text /> })}
            {move || desk.done.get().map(|(text, kind)| done(desk, text, &kind))}
            <Show when=move || { desk.reading.progress.with(|done| *done < 1.0) }>
                <ProgressBar
                    label=texts::import_reading()
                    done=Signal::derive(move || Some(desk.reading.progress.get()))
                    on_cancel=move |()| desk.reading.stop()
                />
            </Show>
            <Show when=opened fallback=move || view! { <Choose desk=desk /> }>
                <source::SourcePart desk=desk />
                <columns::ColumnsPart desk=desk />
                <section class="panel stack" aria-labelledby="import-preview">
                    <h2 id="import-preview">{texts::import_preview()}</h2>
                    <outcome::Matching desk=desk />
                    {move || preview(desk)}
                </section>
            </Show>
        </div>
    }
}

/// What would happen, or how far finding out is.
fn preview(desk: Desk) -> View {
    if let Some(plan) = desk.plan.get() {
        return view! { <outcome::Outcome desk=desk plan=plan /> };
    }
    let working = move || desk.progress.with(Option::is_some);
    view! {
        <Show
            when=working
            fallback=move || {
                view! {
                    <p>{texts::import_stopped()}</p>
                    <div>
                        <Button label=texts::import_again() on_click=move |_| desk.look() />
                    </div>
                }
            }
        >
            <ProgressBar label=texts::import_working() done=desk.progress on_cancel=move |()| desk.stop() />
        </Show>
    }
}

/// What was done, with the way back and the way on.
fn done(desk: Desk, text: String, kind: &Kind) -> View {
    let session = desk.shell.session;
    let latest = move || session.steps().0.as_deref() == Some("import");
    let undo = move |_| {
        session.undo();
        desk.done.set(None);
    };
    let href = match kind.as_str() {
        "ideas" => routes::IDEAS,
        "customers" => routes::CUSTOMERS,
        "stories" => routes::BACKLOG,
        _ => routes::INBOX,
    };
    view! {
        <section class="panel stack" aria-labelledby="import-done">
            <h2 id="import-done" tabindex="-1">{texts::import_done()}</h2>
            <p role="status">{text}</p>
            <div class="cluster">
                <ButtonLink href=href.to_owned() label=texts::import_see(kind.as_str()) kind=ButtonKind::Primary />
                {move || latest().then(|| view! { <Button label=texts::undo() on_click=undo /> })}
            </div>
        </section>
    }
}

/// The ways in: choose, drop, paste.
#[component]
fn Choose(desk: Desk) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let take_files = move |picked: Vec<File>| {
        spawn_local(async move {
            let mut read = Vec::new();
            for file in &picked {
                match files::read(file, snapshot::LARGEST_FILE).await {
                    Ok(file) => read.push((file.name, file.bytes)),
                    Err(error) => return desk.problem.set(Some(files::sentence(error))),
                }
            }
            let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
            desk.take(names.join(", "), read);
        });
    };
    let take_text = move |text: String| {
        let name = texts::pasted_text().to_owned();
        desk.take(name.clone(), vec![(name, text.into_bytes())]);
    };
    view! {
        <section class="panel stack" aria-labelledby="import-file">
            <h2 id="import-file">{texts::import_file()}</h2>
            <p>{texts::import_text()}</p>
            <FileDrop
                label=texts::import_choose()
                hint=texts::import_hint()
                accept=".csv,.tsv,.txt,.md,.json,.zip,text/csv,text/plain,application/json,application/zip"
                multiple=true
                on_files=take_files
                on_text=take_text
            />
            <details>
                <summary>{texts::import_paste()}</summary>
                <div class="stack stack-small">
                    <TextArea
                        label=texts::import_paste_label()
                        value=text
                        on_input=move |pasted| text.set(pasted)
                        rows=6
                    />
                    <div>
                        <Button
                            label=texts::import_paste_take()
                            disabled=Signal::derive(move || text.with(|text| text.trim().is_empty()))
                            on_click=move |_| take_text(text.get_untracked())
                        />
                    </div>
                </div>
            </details>
        </section>
    }
}
