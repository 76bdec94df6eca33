//! The frame around every page: navigation rail, top bar, content, side panel, and the bar at the foot of a phone.

use crate::view::{ev, html, prelude::*};
use tandem_core::texts;

mod peek;

pub(super) use peek::PEEK_ID;
pub use peek::PeekPanel;

use super::{
    badge::Kbd,
    button::{ControlSize, IconButton},
    dom::{self, Step},
    field::fresh_id,
    icon::{Icon, IconName},
    message::Tone,
};

/// The id of the main region, where the skip link and a change of page put the focus.
pub const CONTENT_ID: &str = "content";

/// One page in the navigation.
#[derive(Clone)]
pub struct NavItem {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Its icon.
    pub icon: IconName,
    /// The keys that lead there, such as `G I`; empty where there are none.
    pub keys: String,
    /// How much waits there, in figures; empty where nothing does.
    pub count: Signal<String>,
    /// Whether it is one of many, such as a board: the bar of a phone has room for pages alone.
    pub is_one_of_many: bool,
}

/// The frame of the whole window.
#[component]
pub fn Frame(
    /// Whether the rail shows only icons.
    #[prop(into)]
    narrow: Signal<bool>,
    /// The navigation: a [`NavRail`].
    #[prop(into)]
    rail: ViewFn,
    /// The bar above the page: a [`TopBar`].
    #[prop(into)]
    top: ViewFn,
    /// The bar at the foot of a phone: a [`PhoneBar`].
    #[prop(into)]
    bar: ViewFn,
    /// The panel at the side: a [`PeekPanel`], or nothing.
    #[prop(optional, into)]
    peek: ViewFn,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="skip"
            href=format!("#{CONTENT_ID}")
            on:click=|event: ev::MouseEvent| {
                event.prevent_default();
                event.stop_propagation();
                dom::focus_id(CONTENT_ID);
            }
        >
            {texts::skip_to_content()}
        </a>
        <div class="frame" class:frame-narrow=narrow>
            {rail.run()}
            {top.run()}
            <main class="content" id=CONTENT_ID tabindex="-1">
                {children()}
            </main>
            {peek.run()}
            {bar.run()}
        </div>
    }
}

/// Whether this page, or one below it that the navigation does not name itself, is open.
fn is_current(href: &str, path: &str, all: &[String]) -> bool {
    let holds = |href: &str| {
        path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
    };
    holds(href) && !all.iter().any(|other| other.len() > href.len() && holds(other))
}

fn link(item: NavItem, path: Signal<String>, all: StoredValue<Vec<String>>) -> View {
    let NavItem {
        href,
        label,
        icon,
        keys,
        count,
        ..
    } = item;
    let title = label.clone();
    let current = {
        let href = href.clone();
        move || {
            path.with(|path| all.with_value(|all| is_current(&href, path, all)))
                .then_some("page")
        }
    };
    view! {
        <a class="nav-link" href=href title=title aria-current=current>
            <Icon name=icon />
            <span class="nav-label">{label}</span>
            {move || {
                let count = count.get();
                (!count.is_empty()).then(|| view! { <span class="nav-count">{count}</span> })
            }}
            {(!keys.is_empty()).then(|| view! { <Kbd keys=keys /> })}
        </a>
    }
}

fn links(items: Vec<NavItem>, path: Signal<String>) -> View {
    let all = StoredValue::new(items.iter().map(|item| item.href.clone()).collect::<Vec<_>>());
    items
        .into_iter()
        .map(|item| view! { <li>{link(item, path, all)}</li> })
        .collect_view()
}

/// The navigation at the left edge.
#[component]
pub fn NavRail(
    /// The pages, in the order of the role.
    #[prop(into)]
    items: Signal<Vec<NavItem>>,
    /// The pages that stand apart at its foot, such as the settings.
    #[prop(into)]
    last: Signal<Vec<NavItem>>,
    /// The path that is open.
    #[prop(into)]
    path: Signal<String>,
    /// Whether the rail shows only icons.
    #[prop(into)]
    narrow: Signal<bool>,
    /// Called to show only icons, or labels too.
    #[prop(into)]
    on_narrow: Callback<bool>,
) -> impl IntoView {
    let toggle_label = move || {
        if narrow.get() {
            texts::rail_expand()
        } else {
            texts::rail_collapse()
        }
        .to_owned()
    };
    view! {
        <nav class="rail" aria-label=texts::navigation()>
            <a class="brand" href="/" title=texts::brand()>
                <BrandMark />
                <span class="nav-label">{texts::brand()}</span>
            </a>
            <ul class="nav-list grow">{move || links(items.get(), path)}</ul>
            <ul class="nav-list">{move || links(last.get(), path)}</ul>
            <div class="rail-foot">
                <IconButton
                    icon=IconName::Rail
                    label=Signal::derive(toggle_label)
                    size=ControlSize::Medium
                    pressed=narrow
                    on_click=move |_| on_narrow.run(!narrow.get_untracked())
                />
            </div>
        </nav>
    }
}

/// The sign of Tandem: a bicycle for two, one wheel violet and one teal.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="8 14 48 40" aria-hidden="true">
            <path class="brand-frame" d="M20 42 32 24h8l4 18M27 21h8M37 19h7"></path>
            <circle class="brand-pm" cx="20" cy="42" r="9"></circle>
            <circle class="brand-po" cx="44" cy="42" r="9"></circle>
        </svg>
    }
}

/// The bar at the foot of a phone: the first pages, and the rest behind one button, which is marked while one of them is open.
#[component]
pub fn PhoneBar(
    /// The pages in the order of the role; the first four stand in the bar.
    #[prop(into)]
    items: Signal<Vec<NavItem>>,
    /// The pages that stand apart, shown behind the button.
    #[prop(into)]
    last: Signal<Vec<NavItem>>,
    /// The path that is open.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    const SHOWN: usize = 4;
    let (id, title) = (fresh_id("more"), fresh_id("more-title"));
    let sheet = NodeRef::<html::Div>::new();
    let parted = Signal::derive(move || {
        let mut left = SHOWN;
        let (shown, rest): (Vec<NavItem>, Vec<NavItem>) = items.get().into_iter().partition(|item| {
            let fits = left > 0 && !item.is_one_of_many;
            left -= usize::from(fits);
            fits
        });
        (shown, rest)
    });
    let shown = move || links(parted.get().0, path);
    let rest = move || links(parted.get().1.into_iter().chain(last.get()).collect(), path);
    let is_beyond = Memo::new(move || {
        let (shown, rest) = parted.get();
        let is_open = |items: &[NavItem]| {
            let hrefs: Vec<String> = items.iter().map(|item| item.href.clone()).collect();
            path.with(|path| hrefs.iter().any(|href| is_current(href, path, &hrefs)))
        };
        !is_open(&shown) && (is_open(&rest) || last.with(|last| is_open(last)))
    });
    let close = {
        let id = id.clone();
        move |_| dom::hide_popover(&id)
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if let (Some(step), Some(sheet)) = (Step::of_vertical_key(&event.key()), sheet.get_untracked()) {
            event.prevent_default();
            dom::focus_step(&sheet, "a", step);
        }
    };
    view! {
        <nav class="bar" aria-label=texts::navigation()>
            <ul class="bar-list">
                {shown}
                <li>
                    <button
                        type="button"
                        class="nav-link"
                        popovertarget=id.clone()
                        aria-haspopup="true"
                        aria-current=move || is_beyond.get().then_some("true")
                    >
                        <Icon name=IconName::More />
                        <span class="nav-label">{texts::more()}</span>
                    </button>
                </li>
            </ul>
            <div class="sheet" node_ref=sheet id=id popover="auto" on:click=close on:keydown=on_key>
                <h2 class="sheet-title" id=title.clone()>{texts::navigation_more()}</h2>
                <ul class="nav-list" aria-labelledby=title>
                    {rest}
                </ul>
            </div>
        </nav>
    }
}

/// The slim bar above the page.
#[component]
pub fn TopBar(
    /// The workspace, at its start.
    #[prop(into)]
    start: ViewFn,
    /// The search, in its middle.
    #[prop(into)]
    search: ViewFn,
    /// Saved state, role and menu, at its end.
    #[prop(into)]
    end: ViewFn,
) -> impl IntoView {
    view! {
        <header class="top">
            <div class="top-start">{start.run()}</div>
            <div>{search.run()}</div>
            <div class="top-end">{end.run()}</div>
        </header>
    }
}

/// The button in the top bar that looks like a search field and opens the palette.
#[component]
pub fn SearchButton(
    /// What can be found.
    #[prop(into)]
    label: Signal<String>,
    /// The keys that do the same, as people read them: `Ctrl+K`.
    #[prop(into)]
    keys: Signal<String>,
    /// What happens.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="search-button" on:click=move |_| on_click.run(())>
            <Icon name=IconName::Search />
            <span class="clip grow">{label}</span>
            <Kbd keys=keys />
        </button>
    }
}

/// How far the last edit is on its way to the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on the disk.
    #[default]
    Saved,
    /// It is being written.
    Saving,
    /// It could not be written; it is kept in memory.
    Failed,
}

/// The saved state, in the top bar.
#[component]
pub fn SaveMark(
    /// How far the last edit is.
    #[prop(into)]
    state: Signal<SaveState>,
    /// The word for it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let icon = Signal::derive(move || match state.get() {
        SaveState::Saved => IconName::Check,
        SaveState::Saving => IconName::Spinner,
        SaveState::Failed => Tone::Warn.icon(),
    });
    let class = move || match state.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saved saved-busy",
        SaveState::Failed => "saved saved-failed",
    };
    // That something is saved is no news; that it was not, and that it is again, is.
    let failed = StoredValue::new(false);
    let live = Memo::new(move || {
        let is_news = match state.get() {
            SaveState::Failed => true,
            SaveState::Saving => return false,
            SaveState::Saved => failed.get_value(),
        };
        failed.set_value(state.get() == SaveState::Failed);
        is_news
    });
    view! {
        <span class=class role="status" aria-live=move || if live.get() { "polite" } else { "off" }>
            <Icon name=icon />
            <span class="saved-label">{label}</span>
        </span>
    }
}

/// The head of a page: its title, what it counts, and what can be done with all of it.
#[component]
pub fn PageHead(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// How many, in words; empty where nothing is counted.
    #[prop(optional, into)]
    count: Signal<String>,
    /// The buttons, the main one last.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1 class="page-title" dir="auto">{title}</h1>
            <span class="page-count">{count}</span>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </header>
    }
}
