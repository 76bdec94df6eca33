//! What the frame around the pages shares with them: dialogs that are open, toasts, looks, and the way to other pages.

use std::sync::Arc;

use crate::view::prelude::*;
use tandem_core::handout::Handout;
use tandem_core::intake::write;
use tandem_core::map::Map;
use tandem_core::merge::Merged;
use tandem_core::view::report::ChangedRecord;
use tandem_core::{CommandError, Id, Kind, Snapshot, Workspace, texts};

use crate::commands::PageKeys;
use crate::components::toast::Toasts;
use crate::platform::files::ReadFile;
use crate::platform::web_storage::BROWSER;
use crate::platform::{files, page};
use crate::router::{Router, Step};
use crate::routes;
use crate::session::{Session, Stage};

/// A file that is being reviewed.
#[derive(Clone)]
pub struct Review {
    /// The file's name.
    pub name: String,
    /// What was read.
    pub snapshot: Arc<Snapshot>,
    /// What merging it would do.
    pub merged: Merged,
    /// The records that it would change, in full.
    pub records: Vec<ChangedRecord>,
    /// The first that both sides have changed: the record's title and the field.
    pub conflicts: Vec<(String, String)>,
    /// The titles of what one side has deleted while the other linked something to it.
    pub missed: Vec<String>,
    /// How many records are here already, from the same program, and become one with those.
    pub doubled: usize,
}

/// The handle that pages and actions hold.
#[derive(Clone, Copy)]
pub struct Shell {
    /// The session.
    pub session: Session,
    /// The queue of toasts.
    pub toasts: Toasts,
    /// Whether the palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the sheet of keys is open.
    pub sheet: RwSignal<bool>,
    /// Whether the form for new feedback is open.
    pub new_feedback: RwSignal<bool>,
    /// Whether the form for a new idea is open.
    pub new_idea: RwSignal<bool>,
    /// The idea that was just written down, until a list that holds it has brought it into sight.
    pub added: RwSignal<Option<Id>>,
    /// Whether the form for a new board is open; it stands on the page of all boards.
    pub new_board: RwSignal<bool>,
    /// Whether the form for a new customer is open; it stands on the page of all customers.
    pub new_customer: RwSignal<bool>,
    /// Whether the form for a new release is open; it stands on the page of all releases.
    pub new_release: RwSignal<bool>,
    /// Whether the settings of the board are open whose page is.
    pub board_settings: RwSignal<bool>,
    /// Comments that somebody has begun to write, by what they are on, until they are added: they outlast the page, and what is
    /// deleted elsewhere and brought back.
    pub drafts: RwSignal<Map<String, String>>,
    /// The keys of the page that is shown.
    pub page_keys: RwSignal<Option<PageKeys>>,
    /// Whether single letters are keys.
    pub single_keys: RwSignal<bool>,
    /// Whether the navigation shows only icons.
    pub narrow: RwSignal<bool>,
    /// `light`, `dark` or `system`.
    pub theme: RwSignal<String>,
    /// `comfortable` or `compact`.
    pub density: RwSignal<String>,
    /// A table that was dropped on the page and waits to be imported.
    pub dropped: RwSignal<Option<ReadFile>>,
    /// The file that is being reviewed before it is merged.
    pub review: RwSignal<Option<Review>>,
    /// What is printed in place of the page, as long as it is.
    pub printout: RwSignal<Option<Handout>>,
    /// Whether a newer version of the program waits to be let in.
    pub update: RwSignal<bool>,
    /// Whether somebody who was asked for an export has put that off.
    pub export_put_off: RwSignal<bool>,
    /// Whether the open workspace was shown a while ago: what nobody looks for at once waits until then.
    pub rested: RwSignal<bool>,
    /// The address, and the way to others.
    pub router: Router,
}

impl Shell {
    /// Makes the shell.
    pub fn new(session: Session, router: Router) -> Self {
        let kept = |key: &str, otherwise: &str| BROWSER.get(key).unwrap_or_else(|| otherwise.to_owned());
        Self {
            session,
            toasts: Toasts::new(),
            palette: RwSignal::new(false),
            sheet: RwSignal::new(false),
            new_feedback: RwSignal::new(false),
            new_idea: RwSignal::new(false),
            added: RwSignal::new(None),
            new_board: RwSignal::new(false),
            new_customer: RwSignal::new(false),
            new_release: RwSignal::new(false),
            board_settings: RwSignal::new(false),
            drafts: RwSignal::new(Map::new()),
            page_keys: RwSignal::new(None),
            single_keys: RwSignal::new(kept("tandem.keys", "on") == "on"),
            narrow: RwSignal::new(kept("tandem.rail", "wide") == "narrow"),
            theme: RwSignal::new(kept("tandem.theme", "system")),
            density: RwSignal::new(kept("tandem.density", "comfortable")),
            dropped: RwSignal::new(None),
            review: RwSignal::new(None),
            printout: RwSignal::new(None),
            update: RwSignal::new(false),
            export_put_off: RwSignal::new(false),
            rested: RwSignal::new(false),
            router,
        }
    }

    /// The shell that the root component provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Goes to an address.
    pub fn go(self, address: &str) {
        self.router.go(address, Step::Go);
    }

    /// Goes to the import; the page that is open says what rows most likely become.
    pub fn import(self) {
        let subject = self.router.path.with_untracked(|path| match path.as_str() {
            routes::INBOX => "feedback",
            routes::BACKLOG => "stories",
            routes::CUSTOMERS => "customers",
            // Who is there already has said so before.
            routes::IMPORT => "",
            _ => "ideas",
        });
        if !subject.is_empty() {
            self.go(&routes::import(subject));
        }
    }

    /// Whether somebody has begun to write a comment and not added it.
    pub fn has_drafts(self) -> bool {
        let is_written = |text: &String| !text.trim().is_empty();
        self.drafts
            .with_untracked(|drafts| drafts.values().any(is_written))
    }

    /// Whether a workspace is open, and not only behind the start page; where none is, it is said that nothing was changed.
    pub fn has_workspace(self) -> bool {
        let is_framed = self.router.page.with_untracked(|page| page.is_framed());
        self.has_open(is_framed)
    }

    fn has_open(self, is_seen: bool) -> bool {
        let is_open = is_seen && self.session.stage.with_untracked(|stage| *stage == Stage::Open);
        if !is_open {
            self.toasts.fail(CommandError::NoWorkspace.sentence());
        }
        is_open
    }

    /// The name under which the place in a list is remembered: another workspace has other lists.
    pub fn place_in(self, list: &str) -> String {
        format!("{}{list}", self.session.peek(Workspace::id))
    }

    /// Offers the feedback, the ideas or the customers of the workspace as CSV to download.
    pub fn export_csv(self, kind: &Kind) {
        if !self.has_workspace() {
            return;
        }
        let viewer = Some(self.session.by());
        // The mark tells spreadsheets that it is UTF-8.
        let csv = self.session.peek(|workspace| {
            "\u{feff}".to_owned()
                + &match kind.as_str() {
                    "feedback" => write::feedback(workspace),
                    "customers" => write::customers(workspace),
                    _ => write::ideas(workspace, viewer),
                }
        });
        let name = texts::csv_file_name(kind.as_str());
        files::download(&name, "text/csv", csv.as_bytes());
        self.toasts.say(texts::share_exported(name));
    }

    /// Changes the address of the same page, without a step in the browser's history and without scrolling.
    pub fn adjust(self, address: &str) {
        self.router.go(address, Step::Adjust);
    }

    /// Goes to an address that shows the same page, while somebody types what it says.
    pub fn type_address(self, to: &str) {
        self.router.go(to, Step::Type);
    }

    /// Goes to an address of the same page as a step in the browser's history, without scrolling.
    pub fn open(self, address: &str) {
        self.router.go(address, Step::Open);
    }

    /// Exports the workspace as a snapshot to download, also from behind the start page.
    pub fn export(self) {
        if !self.has_open(true) {
            return;
        }
        let (name, bytes) = self.session.export();
        files::download(&name, "application/vnd.tandem+json", &bytes);
        self.toasts.say(texts::share_exported(name));
    }

    /// Keeps and shows a theme.
    pub fn set_theme(self, theme: String) {
        page::set_root("data-theme", &theme);
        BROWSER.set("tandem.theme", &theme);
        self.theme.set(theme);
    }

    /// Keeps and shows a density.
    pub fn set_density(self, density: String) {
        page::set_root("data-density", &density);
        BROWSER.set("tandem.density", &density);
        self.density.set(density);
    }

    /// Keeps whether single letters are keys.
    pub fn set_single_keys(self, on: bool) {
        BROWSER.set("tandem.keys", if on { "on" } else { "off" });
        self.single_keys.set(on);
    }

    /// Keeps whether the navigation shows only icons.
    pub fn set_narrow(self, narrow: bool) {
        BROWSER.set("tandem.rail", if narrow { "narrow" } else { "wide" });
        self.narrow.set(narrow);
    }
}
