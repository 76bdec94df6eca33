//! Handing a page on: as CSV, as Markdown, or on paper.

use tandem_core::handout::Handout;
use tandem_core::texts;

use crate::components::button::ButtonKind;
use crate::components::icon::IconName;
use crate::components::markdown::Markdown;
use crate::components::menu::{Menu, MenuItem};
use crate::platform::{files, page};
use crate::shell::Shell;
use crate::view::{ev, prelude::*, window_event_listener};

/// The menu that hands a page on.
#[component]
pub fn HandOut(
    /// Makes what is handed on; none while there is nothing.
    #[prop(into)]
    make: Callback<(), Option<Handout>>,
) -> impl IntoView {
    let shell = Shell::here();
    let save = move |ending: &str, media: &str, write: fn(&Handout) -> String| {
        if let Some(handout) = make.run(()) {
            let name = [&handout.file_name(), ".", ending].concat();
            files::download(&name, media, write(&handout).as_bytes());
            shell.toasts.say(texts::share_exported(name));
        }
    };
    let print = move |()| {
        shell.printout.set(make.run(()));
        // It is on the page after the next frame.
        request_animation_frame(page::print);
    };
    let items = vec![
        MenuItem::new(texts::handout_csv(), move |()| {
            save("csv", "text/csv", Handout::csv);
        }),
        MenuItem::new(texts::handout_markdown(), move |()| {
            save("md", "text/markdown", Handout::markdown);
        }),
        MenuItem::new(texts::print(), print).icon(IconName::Print),
    ];
    view! {
        <Menu
            label=texts::handout_export()
            items=Signal::stored(items)
            icon=IconName::Download
            kind=ButtonKind::Plain
        />
    }
}

/// What is being printed, in place of the page.
#[component]
pub fn Printout() -> impl IntoView {
    let shell = Shell::here();
    // On phones printing goes on after the call that began it.
    window_event_listener(ev::afterprint, move |_| shell.printout.set(None));
    move || {
        shell
            .printout
            .get()
            .map_or_else(View::nothing, |handout| paper(&handout))
    }
}

fn paper(handout: &Handout) -> View {
    let facts = handout.facts.iter().filter(|(_, value)| !value.is_empty());
    let facts = facts.map(|(label, value)| view! { <li>{label.clone()} ": " {value.clone()}</li> });
    let heads = handout.columns.iter();
    let heads = heads.map(|head| view! { <th scope="col">{head.clone()}</th> });
    let rows = handout.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let texts = handout.texts.iter().filter(|(_, text)| !text.trim().is_empty());
    let texts = texts.map(|(title, text)| {
        view! {
            <h2>{title.clone()}</h2>
            <Markdown text=Signal::stored(text.clone()) />
        }
    });
    view! {
        <article class="printout">
            <h1>{handout.title.clone()}</h1>
            <ul>{facts.collect_view()}</ul>
            <table class="table">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {texts.collect_view()}
        </article>
    }
}
