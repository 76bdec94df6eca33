//! Icons: one stroked path each on a 24 px grid, drawn into the page so that they cost no request. A dot is a ring so small
//! that its stroke fills it: a line without length would be a third of that.

use crate::view::prelude::*;

/// Shows an icon that says nothing new to a screen reader: the text beside it, or the button's label, carries the meaning.
#[component]
pub fn Icon(
    /// Which icon.
    #[prop(into)]
    name: Signal<IconName>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=move || name.get().path()></path>
        </svg>
    }
}

macro_rules! icons {
    ($($(#[doc = $doc:literal])+ $name:ident = $path:literal,)+) => {
        /// The icons, named by what they stand for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum IconName {
            $($(#[doc = $doc])+ $name,)+
        }

        impl IconName {
            /// The outline as SVG path data.
            pub const fn path(self) -> &'static str {
                match self {
                    $(Self::$name => $path,)+
                }
            }
        }
    };
}

icons! {
    /// Who changed what.
    Activity = "M3 12h4l3-8 4 16 3-8h4",
    /// Downwards.
    ArrowDown = "M12 5v14M6 13l6 6 6-6",
    /// Upwards.
    ArrowUp = "M12 19V5M6 11l6-6 6 6",
    /// Stories in their order.
    Backlog = "M10 6h11M10 12h11M10 18h11M4 4.5 5 4v4.5M3.5 13.2c0-1.6 2.5-1.6 2.5 0 0 1-2.5 1.8-2.5 3h2.6M3.6 19.4h2.2",
    /// A board with columns.
    Board = "M4 4h4.5v16H4zM9.8 4h4.4v11H9.8zM15.5 4H20v7h-4.5z",
    /// A date.
    Calendar = "M4 6.5h16V20H4zM4 10.5h16M8.5 3.5v5M15.5 3.5v5",
    /// Numbers drawn.
    Chart = "M4 4v16h16M8.5 16v-4M12.5 16V8M16.5 16v-6",
    /// Done, chosen.
    Check = "M5 12.5l4.5 4.5L19 7.5",
    /// More below.
    ChevronDown = "M6.5 9.5l5.5 5.5 5.5-5.5",
    /// A time.
    Clock = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
    /// Close, remove.
    Close = "M6.5 6.5l11 11M17.5 6.5l-11 11",
    /// A remark.
    Comment = "M4 5h16v11.5h-8.5L7 20.5v-4H4z",
    /// Frameworks or people side by side.
    Compare = "M12 4v16M7 20h10M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z",
    /// A copy.
    Copy = "M9 9h11v11H9zM15 9V4H4v11h5",
    /// Customers and segments.
    Customers = "M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5M15.5 4.9a3.5 3.5 0 0 1 0 6.2M18 15.2c2.1.7 3.5 2.3 3.5 4.8",
    /// Two values that disagree.
    Conflict = "M5 5v5c0 3 3.5 4 7 4s7-1 7-4V5M12 14v6M2.5 7.5L5 5l2.5 2.5M16.5 7.5L19 5l2.5 2.5",
    /// Take a file out.
    Download = "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
    /// Change the text.
    Edit = "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
    /// Open in full.
    Expand = "M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7",
    /// What one customer said.
    Feedback = "M4 5h16v11.5h-8.5L7 20.5v-4H4zM8.5 9h7M8.5 12.5h4.5",
    /// Narrow down.
    Filter = "M4 6h16M7 12h10M10 18h4",
    /// There, and not shown yet.
    Hidden = "M4.5 4.5l15 15M8.4 6.9A10 10 0 0 1 12 6.2c4.3 0 7.6 2.8 9 5.8a10.6 10.6 0 0 1-2.7 3.5M5.7 8.4A10.4 10.4 0 0 0 3 12c1.4 3 4.7 5.8 9 5.8 1.2 0 2.3-.2 3.3-.6",
    /// The start page.
    Home = "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z",
    /// Something that might be built.
    Idea = "M9 17.5c0-2.6-3-3.7-3-7.5a6 6 0 0 1 12 0c0 3.8-3 4.9-3 7.5zM10 21h4",
    /// The inbox.
    Inbox = "M4 13l3-8.5h10L20 13v6.5H4zM4 13h5l1.5 2.5h3L15 13h5",
    /// Something worth knowing.
    Info = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11.5v5M11.3 8a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0",
    /// The keys.
    Keyboard = "M3 6.5h18v11H3zM6.1 10.2a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M9.6 10.2a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M13 10.2a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M16.5 10.2a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M8 14h8",
    /// Several become one.
    Merge = "M6 4v3c0 4 6 4 6 9v4M18 4v3c0 4-6 4-6 9M9 17l3 3 3-3",
    /// More to do with this.
    More = "M5.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M11.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M17.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0",
    /// The navigation rail.
    Rail = "M4 5h16v14H4zM9.5 5v14",
    /// One more.
    Plus = "M12 5v14M5 12h14",
    /// What came of it.
    Outcome = "M5 21V4M5 4.5c5-3 8 3 14 0v9c-6 3-9-3-14 0",
    /// Put on paper.
    Print = "M7 8.5V4h10v4.5M7 17H4V8.5h16V17h-3M7 14h10v6H7z",
    /// Do it again.
    Redo = "M15 5l5 5-5 5M20 10H9.5a5 5 0 0 0 0 10H12",
    /// What went out.
    Release = "M12 3.5l8 4.3v8.4l-8 4.3-8-4.3V7.8zM4.3 8l7.7 4.2L19.7 8M12 12.2v8",
    /// What comes when.
    Roadmap = "M4 6h9M8 12h9M12 18h8M4 3v18",
    /// Find.
    Search = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3L20 20",
    /// Names, themes, storage.
    Settings = "M4 7h9M17 7h3M15 4.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6M4 17h3M11 17h9M9 14.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6",
    /// Hand over and take in.
    Share = "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
    /// In an order.
    Sort = "M8 4.5v15M4.5 8L8 4.5 11.5 8M16 4.5v15M12.5 16l3.5 3.5 3.5-3.5",
    /// Something is under way.
    Spinner = "M12 3.5a8.5 8.5 0 1 1-8.5 8.5",
    /// Objectives.
    Strategy = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0",
    /// It worked.
    Success = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.2 12.3l2.6 2.6 5-5.3",
    /// Rows and columns.
    Table = "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
    /// A label.
    Tag = "M4 4h8l8.5 8.5-8 8L4 12zM7.6 8.3a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0",
    /// Away with it.
    Trash = "M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.3 11v5.5M13.7 11v5.5",
    /// Take it back.
    Undo = "M9 5l-5 5 5 5M4 10h10.5a5 5 0 0 1 0 10H12",
    /// Bring a file in.
    Upload = "M12 15.5V4.5M7 9.5l5-5 5 5M4.5 20h15",
    /// One person.
    User = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-3.7 3.3-5.5 7.5-5.5s7.5 1.8 7.5 5.5",
    /// Look closer.
    Warning = "M12 4l9 16H3zM12 10v4.5M11.3 17a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0",
    /// It did not work.
    Wrong = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9 9l6 6M15 9l-6 6",
}
