//! The parts that pages are built from: props in, callbacks out, no access to the session.
//!
//! They know Leptos and the core's types and texts, nothing else; what must be said to an element by its type is said
//! in `dom.rs`, through what Leptos passes on. Colours and sizes are tokens in `style/tokens.css`.
//!
//! | part | for |
//! |---|---|
//! | [`frame`]: `Frame`, `NavRail`, `PhoneBar`, `TopBar`, `SearchButton`, `SaveMark`, `PeekPanel`, `PageHead` | the frame around every page |
//! | [`button`]: `Button`, `IconButton`, `ButtonLink` | what somebody can do here |
//! | [`menu`]: `Menu` | what else somebody can do, behind a button |
//! | [`field`]: `TextField`, `TextArea`, `SelectField`, `Checkbox` | forms |
//! | [`inline_edit`]: `InlineEdit`, `InlineArea` | values that are edited where they stand |
//! | [`dialog`]: `Dialog` | a form or a question over the page |
//! | [`toast`]: `Toasts`, `ToastRegion` | what was done, with Undo |
//! | [`message`]: `Banner`, `EmptyState`, `Skeleton`, `ProgressBar` | what the program says by itself |
//! | [`table`]: `Table`, `ColumnHead`, `SortHead` | short tables and the headings of all |
//! | [`badge`]: `Chip`, `StatusBadge`, `RoleBadge`, `Avatar`, `PersonName`, `Kbd`, `RelativeTime` | small marks |
//! | [`icon`]: `Icon`, `IconName` | icons |

pub mod badge;
pub mod button;
pub mod dialog;
mod dom;
pub mod field;
pub mod frame;
pub mod icon;
pub mod inline_edit;
pub mod menu;
pub mod message;
pub mod table;
pub mod toast;
