//! The statuses of ideas: what the team calls them, their order, which are offered, and its own.

use tandem_core::snapshot::v1::IDEA_STATUSES;
use tandem_core::statuses::{self, FIRST, Refused, Status, Statuses as All};
use tandem_core::{Command, Kind, texts};

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::dialog::{Dialog, DialogSize};
use crate::components::field::{Choice, SelectField, TextField};
use crate::components::icon::IconName;
use crate::components::inline_edit::InlineEdit;
use crate::components::menu::{Menu, MenuItem};
use crate::pages::backlog::acts::seed;
use crate::platform::{keys, page};
use crate::session::Session;
use crate::view::{ev, prelude::*};

/// What is about to be hidden or taken away, and how many ideas have it.
#[derive(Clone)]
struct Leaving {
    status: Status,
    ideas: usize,
    take_away: bool,
}

/// The section of the settings.
#[component]
pub fn Statuses() -> impl IntoView {
    let session = Session::here();
    let all = Memo::new(move || session.read(&[Kind::WORKSPACES], All::of));
    let keys = Memo::new(move || {
        all.with(|all| {
            let each = all.all().iter();
            each.map(|status| status.key.clone()).collect::<Vec<_>>()
        })
    });
    let leaving = RwSignal::new(None::<Leaving>);
    view! {
        <section class="panel stack" aria-labelledby="settings-statuses">
            <h2 id="settings-statuses">{texts::statuses_title()}</h2>
            <p class="soft">{texts::statuses_about()}</p>
            <ol class="own-statuses">
                <For each=move || keys.get() key=Clone::clone children=move |key: String| row(session, all, leaving, key) />
            </ol>
            <AddStatus />
        </section>
        {move || leaving.get().map(|status| view! { <Leave leaving=status open=leaving all=all /> })}
    }
}

/// The stages that a status can count as.
fn stages(all: &All) -> Vec<Choice> {
    let stages = IDEA_STATUSES.iter();
    stages.map(|stage| Choice::new(*stage, all.name(stage))).collect()
}

fn row(session: Session, all: Memo<All>, leaving: RwSignal<Option<Leaving>>, key: String) -> View {
    let element = format!("status-{key}");
    let is_own = !IDEA_STATUSES.contains(&key.as_str());
    let can_hide = key != FIRST;
    let key = StoredValue::new(key);
    let this = Memo::new(move || all.with(|all| key.with_value(|key| all.get(key).cloned())));
    let name = Signal::derive(move || {
        this.with(|this| {
            this.as_ref()
                .map(|status| status.name.clone())
                .unwrap_or_default()
        })
    });
    let hidden = Memo::new(move || this.with(|this| this.as_ref().is_some_and(|status| status.hidden)));
    let ideas = Memo::new(move || {
        session.read(&[Kind::WORKSPACES, Kind::IDEAS], |workspace| {
            key.with_value(|key| statuses::used(workspace, key))
        })
    });
    let usual = key.with_value(|key| (!is_own).then(|| texts::status_name(key)));
    let label = Signal::derive(move || texts::statuses_name(usual.clone().unwrap_or_else(|| name.get())));
    let rename = move |text: String| {
        let command = session.peek(|workspace| key.with_value(|key| statuses::rename(workspace, key, &text)));
        session.try_dispatch(command.map_err(|refused| refused.sentence().to_owned())?);
        Ok(())
    };
    let focus = StoredValue::new(format!("#{element} button"));
    let step = move |down: bool| {
        let seed = seed(session);
        let command =
            session.peek(|workspace| key.with_value(|key| statuses::step(workspace, key, down, seed)));
        if let Some(command) = command {
            session.try_dispatch(command);
            once_shown(move || focus.with_value(|button| page::focus_first(button)));
        }
    };
    let leave = move |take_away: bool| {
        let ideas = ideas.get_untracked();
        let Some(status) = this.get_untracked() else {
            return;
        };
        if ideas > 0 {
            leaving.set(Some(Leaving {
                status,
                ideas,
                take_away,
            }));
        } else {
            let command = session.peek(|workspace| {
                if take_away {
                    statuses::remove(workspace, &status.key, status.stage)
                } else {
                    statuses::hide(workspace, &status.key, None)
                }
            });
            tell_left(session, command, &status.name, take_away);
        }
    };
    let items = Signal::derive(move || {
        let mut items = vec![
            MenuItem::new(texts::move_up(), move |()| step(false)).keys(keys::show("Mod+Shift+↑")),
            MenuItem::new(texts::move_down(), move |()| step(true)).keys(keys::show("Mod+Shift+↓")),
        ];
        if hidden.get() {
            items.push(MenuItem::new(texts::statuses_show(), move |()| {
                let command = session.peek(|workspace| key.with_value(|key| statuses::show(workspace, key)));
                session.try_dispatch(command);
            }));
        } else if can_hide {
            items.push(MenuItem::new(texts::statuses_hide(), move |()| leave(false)));
        }
        if is_own {
            let remove = MenuItem::new(texts::remove(), move |()| leave(true));
            items.push(remove.icon(IconName::Trash).danger().separated());
        }
        items
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let chord = event.shift_key() && (event.ctrl_key() || event.meta_key());
        let down = event.key() == "ArrowDown";
        if chord && (down || event.key() == "ArrowUp") {
            event.prevent_default();
            event.stop_propagation();
            step(down);
        }
    };
    let counts = if is_own {
        let stage = Signal::derive(move || {
            this.with(|this| {
                this.as_ref()
                    .map(|status| status.stage.to_owned())
                    .unwrap_or_default()
            })
        });
        let count_as = move |stage: String| {
            let command =
                session.peek(|workspace| key.with_value(|key| statuses::count_as(workspace, key, &stage)));
            session.try_dispatch(command);
        };
        view! {
            <SelectField
                label=Signal::derive(move || texts::statuses_stage_of(name.get()))
                hide_label=true
                choices=Signal::derive(move || all.with(stages))
                value=stage
                on_change=count_as
                size=ControlSize::Small
            />
        }
    } else {
        View::nothing()
    };
    let about = move || {
        let count = texts::count_ideas(ideas.get());
        if hidden.get() {
            texts::statuses_hidden(count)
        } else {
            count
        }
    };
    view! {
        <li class="own-status" class:is-hidden=move || hidden.get() id=element on:keydown=on_key>
            <InlineEdit label=label value=name on_save=rename />
            <div>{counts}</div>
            <span class="soft small">{about}</span>
            <Menu
                label=Signal::derive(move || texts::statuses_menu(name.get()))
                items=items
                icon=IconName::More
                icon_only=true
                size=ControlSize::Small
            />
        </li>
    }
}

fn tell_left(session: Session, command: Command, name: &str, take_away: bool) {
    let told = if take_away {
        texts::statuses_removed(name)
    } else {
        texts::statuses_hid(name)
    };
    session.dispatch_and_tell(command, told);
}

/// Asks what becomes of the ideas that have a status which is hidden or taken away.
#[component]
fn Leave(leaving: Leaving, open: RwSignal<Option<Leaving>>, all: Memo<All>) -> impl IntoView {
    let session = Session::here();
    let Leaving {
        status,
        ideas,
        take_away,
    } = leaving;
    let first = if take_away { status.stage } else { "" };
    let to = RwSignal::new(first.to_owned());
    let key = status.key.clone();
    let choices = Signal::derive(move || {
        let stay = (!take_away).then(|| Choice::new("", texts::statuses_stay()));
        let others = all.with(|all| {
            let others = all.all().iter().filter(|other| other.key != key);
            others
                .filter(|other| !other.hidden || other.key == first)
                .map(|other| Choice::new(other.key.clone(), other.name.clone()))
                .collect::<Vec<_>>()
        });
        stay.into_iter().chain(others).collect::<Vec<_>>()
    });
    let (title, button) = if take_away {
        (texts::statuses_remove_title(&status.name), texts::remove())
    } else {
        (texts::statuses_hide_title(&status.name), texts::statuses_hide())
    };
    let status = StoredValue::new(status);
    let act = move |_| {
        let to = to.get_untracked();
        status.with_value(|status| {
            let command = session.peek(|workspace| {
                if take_away {
                    statuses::remove(workspace, &status.key, &to)
                } else {
                    statuses::hide(workspace, &status.key, (!to.is_empty()).then_some(&to))
                }
            });
            tell_left(session, command, &status.name, take_away);
        });
        open.set(None);
    };
    view! {
        <Dialog
            open=Signal::stored(true)
            on_close=move |()| open.set(None)
            title=title
            size=DialogSize::Small
            footer=move || {
                view! {
                    <Button label=texts::cancel() on_click=move |_| open.set(None) />
                    <Button label=button kind=ButtonKind::Primary on_click=act />
                }
            }
        >
            <p>{status.with_value(|status| texts::statuses_in_use(ideas, &status.name))}</p>
            <SelectField
                label=texts::statuses_move_to()
                choices=choices
                value=to
                on_change=move |key: String| to.set(key)
            />
        </Dialog>
    }
}

/// The form for a status of the team's own.
#[component]
fn AddStatus() -> impl IntoView {
    let session = Session::here();
    let name = RwSignal::new(String::new());
    let stage = RwSignal::new("under-review".to_owned());
    let problem = RwSignal::new(None::<String>);
    let choices =
        Signal::derive(move || session.read(&[Kind::WORKSPACES], |workspace| stages(&All::of(workspace))));
    let add = move || {
        let (id, seed) = (session.env().id(0), seed(session));
        let command: Result<Command, Refused> = session.peek(|workspace| {
            name.with_untracked(|name| {
                stage.with_untracked(|stage| statuses::add(workspace, id, name, stage, seed))
            })
        });
        match command {
            Err(refused) => problem.set(Some(refused.sentence().to_owned())),
            Ok(command) => {
                if session.try_dispatch(command) {
                    name.set(String::new());
                    problem.set(None);
                }
            }
        }
    };
    view! {
        <form
            class="own-status-new"
            on:submit=move |event: ev::Event| {
                event.prevent_default();
                add();
            }
        >
            <TextField
                label=texts::statuses_new()
                value=name
                on_input=move |text: String| name.set(text)
                error=problem
                max_length=200
            />
            <SelectField
                label=texts::statuses_stage()
                choices=choices
                value=stage
                on_change=move |value: String| stage.set(value)
                hint=texts::statuses_stage_hint()
            />
            <Button label=texts::statuses_add() icon=IconName::Plus submit=true on_click=|_| () />
        </form>
    }
}
