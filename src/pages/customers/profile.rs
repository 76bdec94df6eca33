//! One customer: what it is worth, what it asked for, and what became of that.

use tandem_core::arithmetic::compute;
use tandem_core::scoring::show;
use tandem_core::view::customers::{Profile, profile};
use tandem_core::{Command, Field, Id, Kind, Value, texts, view};

use super::READS;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineKind, InlineTitle};
use crate::components::picker::{MultiPicker, Picker, PickerItem};
use crate::pages::conflicts::ConflictsOf;
use crate::pages::not_found::{Gone, Missing};
use crate::pages::parts::{BodyField, TagsField, differences, write};
use crate::pages::status::badge_of;
use crate::platform::page;
use crate::routes::{self, Page};
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The page of one customer.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let shell = Shell::here();
    let page = shell.router.page;
    let id = Memo::new(move || match page.get() {
        Page::Customer(id) => id,
        _ => None,
    });
    let there = Memo::new(move || {
        shell.session.read(&[Kind::CUSTOMERS], |workspace| {
            id.get()
                .filter(|id| workspace.record(&Kind::CUSTOMERS, *id).is_some())
        })
    });
    view! {
        <div class="page-body">
            <a class="back" href=routes::CUSTOMERS>{texts::nav_customers()}</a>
            {move || match there.get() {
                Some(id) => view! { <Whole id=id /> },
                None => view! {
                    {match id.get() {
                        Some(id) => {
                            view! { <Gone kind=Kind::CUSTOMERS id=id text=texts::customer_gone().to_owned() is_page=true /> }
                        }
                        None => view! { <Missing text=texts::customer_gone().to_owned() kind=Kind::CUSTOMERS is_page=true /> },
                    }}
                },
            }}
        </div>
    }
}

#[component]
fn Whole(id: Id) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let view = Memo::new(move || session.read(&READS, |workspace| profile(workspace, id)));
    let part = move |read: fn(&Profile) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    let name = part(|profile| profile.name.clone());
    Effect::new(move || page::set_title(&texts::page_title(name.get())));
    let rename = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::customer_nameless().to_owned());
        }
        write(session, Kind::CUSTOMERS, id, Field::named("name"), &text)
    };
    let earn = move |text: String| {
        let text = text.trim();
        let value = if text.is_empty() {
            None
        } else {
            let number = compute(text).map_err(tandem_core::arithmetic::ArithmeticError::sentence)?;
            if number < 0.0 {
                return Err(texts::customer_revenue_negative().to_owned());
            }
            Value::number(number)
        };
        session.try_dispatch(Command::Edit {
            kind: Kind::CUSTOMERS,
            ids: vec![id],
            writes: vec![(Field::named("revenue"), value)],
        });
        Ok(())
    };
    let spend = move |text: String| {
        let code = text.trim().to_ascii_uppercase();
        if !code.is_empty() && (code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            return Err(texts::customer_currency_wrong().to_owned());
        }
        write(session, Kind::CUSTOMERS, id, Field::named("currency"), &code)
    };
    let aliases = move || {
        view.with(|view| {
            let names = &view.as_ref()?.aliases;
            (!names.is_empty()).then(|| texts::customer_aliases(names.join(", ")))
        })
    };
    let delete = move |_| {
        let command = Command::Delete {
            kind: Kind::CUSTOMERS,
            ids: vec![id],
        };
        if session.dispatch_and_tell(command, texts::customer_deleted().to_owned()) {
            shell.go(routes::CUSTOMERS);
        }
    };
    view! {
        <article class="record">
            <h1 class="unseen">{name}</h1>
            <div>
                <InlineTitle label=texts::customer_name() value=name on_save=rename />
            </div>
            <p class="soft small">{aliases}</p>
            <ConflictsOf kind=Kind::CUSTOMERS id=id />
            <div class="estimates">
                <div class="estimate">
                    <span class="estimate-label">{texts::customer_revenue()}</span>
                    <InlineEdit
                        label=texts::customer_revenue()
                        value=part(|profile| profile.revenue.map(show).unwrap_or_default())
                        on_save=earn
                        kind=InlineKind::Number
                        placeholder="–"
                    />
                </div>
                <div class="estimate">
                    <span class="estimate-label">{texts::customer_currency()}</span>
                    <InlineEdit label=texts::customer_currency() value=part(|profile| profile.currency.clone()) on_save=spend />
                </div>
            </div>
            <SegmentsField id=id view=view />
            <TagsField kind=Kind::CUSTOMERS id=id />
            <BodyField kind=Kind::CUSTOMERS id=id field="notes" value=part(|profile| profile.notes.clone()) />
            {linked(
                Kind::FEEDBACK,
                texts::customer_asked(),
                texts::customer_asked_none(),
                move || view.with(|view| view.as_ref().map(|view| view.asked.clone()).unwrap_or_default()),
                routes::feedback,
            )}
            {linked(
                Kind::IDEAS,
                texts::customer_ideas(),
                texts::customer_ideas_none(),
                move || view.with(|view| view.as_ref().map(|view| view.ideas.clone()).unwrap_or_default()),
                routes::idea,
            )}
            <MergeField id=id name=name />
            <footer class="record-foot">
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

/// A list of what leads elsewhere, each with its status.
fn linked(
    kind: Kind,
    title: &'static str,
    none: &'static str,
    all: impl Fn() -> Vec<(Id, String, String)> + 'static,
    href: fn(Id) -> String,
) -> View {
    let list = move || {
        let all = all();
        if all.is_empty() {
            return view! { <p class="soft small">{none}</p> };
        }
        let rows: Vec<View> = all
            .into_iter()
            .map(|(id, title, status)| {
                view! {
                    <li class="links-row">
                        <a class="grow links-text" href=href(id)><span class="clip">{title}</span></a>
                        {badge_of(&kind, &status)}
                    </li>
                }
            })
            .collect();
        view! { <ul class="links">{rows}</ul> }
    };
    view! {
        <section class="record-part" aria-label=title>
            <h2>{title}</h2>
            {list}
        </section>
    }
}

/// The segments of a customer; putting it in or taking it out is said by hand.
#[component]
fn SegmentsField(id: Id, view: Memo<Option<Profile>>) -> impl IntoView {
    let session = Session::here();
    let items = Signal::derive(move || {
        session.read(&[Kind::SEGMENTS], |workspace| {
            let all = workspace.records(&Kind::SEGMENTS);
            all.map(|segment| PickerItem::new(segment.id().to_string(), segment.text("name")))
                .collect::<Vec<_>>()
        })
    });
    let values = Signal::derive(move || {
        view.with(|view| {
            let held = view.iter().flat_map(|view| &view.segments);
            held.map(ToString::to_string).collect::<Vec<_>>()
        })
    });
    let change = move |wanted: Vec<String>| {
        let before = values.get_untracked();
        let writes = differences(&before, &wanted).filter_map(|(segment, inside)| {
            let field = Field::link("members", id);
            Some((
                Kind::SEGMENTS,
                segment.parse().ok()?,
                field,
                Some(Value::Flag(inside)),
            ))
        });
        session.try_dispatch(Command::Arrange {
            did: "edit-segment",
            records: Vec::new(),
            writes: writes.collect(),
        });
    };
    let word = move || {
        let word = view.with(|view| {
            view.as_ref()
                .map(|view| view.segment_word.clone())
                .unwrap_or_default()
        });
        (!word.is_empty()).then(|| view! { <p class="field-hint">{texts::customer_segment_word(word)}</p> })
    };
    view! {
        <div class="fact">
            <MultiPicker label=texts::customer_segments_label() items=items values=values on_change=change />
            {word}
        </div>
    }
}

/// Merges another customer into this one.
#[component]
fn MergeField(id: Id, name: Signal<String>) -> impl IntoView {
    let session = Session::here();
    let items = Signal::derive(move || {
        let all = session.read(&[Kind::CUSTOMERS], view::customers);
        let others = all.into_iter().filter(|(other, _)| *other != id);
        others
            .map(|(other, name)| PickerItem::new(other.to_string(), name))
            .collect::<Vec<_>>()
    });
    let merge = move |other: Option<String>| {
        let Some(other) = other.and_then(|other| other.parse::<Id>().ok()) else {
            return;
        };
        let join = Command::Join {
            kind: Kind::CUSTOMERS,
            ids: vec![other],
            into: id,
        };
        session.dispatch_and_tell(join, texts::customer_merged(name.get_untracked()));
    };
    view! {
        <Picker
            label=texts::customer_merge()
            items=items
            value=Signal::stored(None::<String>)
            on_change=merge
        />
    }
}
