//! The parts that pages are built from: props in, callbacks out, no access to the session.
//!
//! They know views, signals and the core's types and texts, nothing else; what must be said to an element by its type is said
//! in `dom.rs`, through what Leptos passes on. Colours and sizes are tokens in `style/tokens.css`.
//!
//! | part | for |
//! |---|---|
//! | [`frame`]: `Frame`, `NavRail`, `PhoneBar`, `TopBar`, `SearchButton`, `SaveMark`, `PeekPanel`, `PageHead` | the frame around every page |
//! | [`button`]: `Button`, `IconButton`, `ButtonLink` | what somebody can do here |
//! | [`menu`]: `Menu` | what else somebody can do, behind a button |
//! | [`field`]: `TextField`, `TextArea`, `SelectField`, `Checkbox` | forms |
//! | [`inline_edit`]: `InlineEdit`, `InlineTitle`, `InlineArea` | values that are edited where they stand |
//! | [`dialog`]: `Dialog`, `FormDialog` | a form or a question over the page |
//! | [`toast`]: `Toasts`, `ToastRegion` | what was done, with Undo |
//! | [`add_line`]: `AddLine` | adding to a list, line after line |
//! | [`message`]: `Banner`, `EmptyState`, `Skeleton`, `ProgressBar` | what the program says by itself |
//! | [`table`]: `Table`, `ColumnHead`, `SortHead` | short tables and the headings of all |
//! | [`window`]: `ListState`, `WindowedList`, `WindowedTable` | every long list and table |
//! | [`picker`]: `Picker`, `MultiPicker`, `LinkPicker` | one or several of many, by typing; can make a new one |
//! | [`filter`]: `FilterBar`, `SearchBox`, `ActiveFilters`, `Segmented`, `TabLinks` | what narrows a page down |
//! | [`palette`]: `Palette` | every command, item and page behind one field |
//! | [`keys`]: `KeySheet` | the keys that work here |
//! | [`file_drop`]: `FileDrop` | bringing files in |
//! | [`conflict`]: `ConflictCard` | two values of one field, and a click that settles it |
//! | [`plot`]: `Plot` | points between two axes |
//! | [`lines`]: `LineChart` | lines over time, with a band of what is likely |
//! | [`figure`]: `Stat`, `ScoreBar` | numbers that speak |
//! | [`markdown`]: `Markdown` | written text |
//! | [`badge`]: `Chip`, `StatusBadge`, `RoleBadge`, `Avatar`, `PersonName`, `Kbd`, `RelativeTime` | small marks |
//! | [`icon`]: `Icon`, `IconName` | icons |

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

pub mod add_line;
pub mod badge;
pub mod button;
pub mod conflict;
pub mod date_field;
pub mod dialog;
mod dom;
pub mod field;
pub mod figure;
pub mod file_drop;
pub mod filter;
pub mod frame;
pub mod icon;
pub mod inline_edit;
pub mod keys;
pub mod lines;
pub mod markdown;
pub mod menu;
pub mod message;
pub mod palette;
pub mod picker;
pub mod plot;
pub mod table;
pub mod toast;
pub mod window;

pub use dom::is_left;
