//! The addresses of the program as typed values; what the address can hold is in it and nowhere else.

use tandem_core::Id;

mod backlog;
mod boards;
mod lists;
mod query;

pub use backlog::{BacklogAddress, BacklogLook, sprint, story};
pub use boards::{BoardAddress, Look, board, board_as, compare};
pub use lists::{CustomersAddress, ListAddress, page_name};
pub use query::Query;

use query::with_query;

/// The start page.
pub const START: &str = "/";
/// The inbox.
pub const INBOX: &str = "/inbox";
/// All ideas.
pub const IDEAS: &str = "/ideas";
/// All boards.
pub const BOARDS: &str = "/boards";
/// Stories in order, the story map, sprints and the forecast.
pub const BACKLOG: &str = "/backlog";
/// Objectives.
pub const STRATEGY: &str = "/strategy";
/// The first page of each role.
pub const HOME: &str = "/home";
/// What comes when.
pub const ROADMAP: &str = "/roadmap";
/// The product on one page.
pub const BRIEF: &str = "/brief";
/// What released ideas did.
pub const OUTCOMES: &str = "/outcomes";
/// All releases.
pub const RELEASES: &str = "/releases";
/// Who changed what.
pub const ACTIVITY: &str = "/activity";
/// All customers.
pub const CUSTOMERS: &str = "/customers";
/// Feedback that waits, one item at a time.
pub const TRIAGE: &str = "/inbox/triage";
/// What is perhaps said twice.
pub const DUPLICATES: &str = "/duplicates";
/// What many ask for.
pub const THEMES: &str = "/themes";
/// Export, import, conflicts.
pub const SHARE: &str = "/share";
/// What of it is for the public.
pub const SHARE_PUBLIC: &str = "/share?part=public";
/// The import of feedback, ideas, customers.
pub const IMPORT: &str = "/import";
/// Settings.
pub const SETTINGS: &str = "/settings";

/// The page that a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The start page.
    Start,
    /// The inbox.
    Inbox,
    /// All ideas.
    Ideas,
    /// One idea; without an id where the path names none that there can be.
    Idea(Option<Id>),
    /// All boards.
    Boards,
    /// One board; without an id where the path names none that there can be.
    Board(Option<Id>),
    /// A board against itself; without an id where the path names none that there can be.
    Compare(Option<Id>),
    /// Stories in order, the story map, sprints and the forecast.
    Backlog,
    /// One sprint; without an id where the path names none that there can be.
    Sprint(Option<Id>),
    /// Objectives.
    Strategy,
    /// The first page of each role.
    Home,
    /// What comes when.
    Roadmap,
    /// The product on one page.
    Brief,
    /// What released ideas did.
    Outcomes,
    /// All releases.
    Releases,
    /// One release; without an id where the path names none that there can be.
    Release(Option<Id>),
    /// Who changed what.
    Activity,
    /// Feedback that waits, one item at a time.
    Triage,
    /// What is perhaps said twice.
    Duplicates,
    /// What many ask for.
    Themes,
    /// All customers.
    Customers,
    /// One customer; without an id where the path names none that there can be.
    Customer(Option<Id>),
    /// Export, import, conflicts.
    Share,
    /// The import of feedback, ideas, customers.
    Import,
    /// Settings.
    Settings,
    /// No page has this path.
    NotFound,
}

impl Page {
    /// Whether it is shown in the frame, as all pages of an open workspace are.
    pub const fn is_framed(self) -> bool {
        !matches!(self, Self::Start | Self::NotFound)
    }

    /// The page without the item that it is about: the same for all items.
    #[must_use]
    pub const fn without_item(self) -> Self {
        match self {
            Self::Idea(_) => Self::Idea(None),
            Self::Board(_) => Self::Board(None),
            Self::Compare(_) => Self::Compare(None),
            Self::Release(_) => Self::Release(None),
            Self::Sprint(_) => Self::Sprint(None),
            Self::Customer(_) => Self::Customer(None),
            other => other,
        }
    }

    /// Reads a path.
    pub fn at(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (None, None, None) => Self::Start,
            (Some("inbox"), None, None) => Self::Inbox,
            (Some("ideas"), None, None) => Self::Ideas,
            (Some("ideas"), Some(id), None) => Self::Idea(id.parse().ok()),
            (Some("boards"), None, None) => Self::Boards,
            (Some("boards"), Some(id), None) => Self::Board(id.parse().ok()),
            (Some("compare"), Some(id), None) => Self::Compare(id.parse().ok()),
            (Some("backlog"), None, None) => Self::Backlog,
            (Some("sprints"), Some(id), None) => Self::Sprint(id.parse().ok()),
            (Some("strategy"), None, None) => Self::Strategy,
            (Some("home"), None, None) => Self::Home,
            (Some("roadmap"), None, None) => Self::Roadmap,
            (Some("brief"), None, None) => Self::Brief,
            (Some("outcomes"), None, None) => Self::Outcomes,
            (Some("releases"), None, None) => Self::Releases,
            (Some("releases"), Some(id), None) => Self::Release(id.parse().ok()),
            (Some("activity"), None, None) => Self::Activity,
            (Some("inbox"), Some("triage"), None) => Self::Triage,
            (Some("duplicates"), None, None) => Self::Duplicates,
            (Some("themes"), None, None) => Self::Themes,
            (Some("customers"), None, None) => Self::Customers,
            (Some("customers"), Some(id), None) => Self::Customer(id.parse().ok()),
            (Some("share"), None, None) => Self::Share,
            (Some("import"), None, None) => Self::Import,
            (Some("settings"), None, None) => Self::Settings,
            _ => Self::NotFound,
        }
    }
}

/// The address of a feedback item, open in the inbox.
pub fn feedback(id: Id) -> String {
    ListAddress {
        open: Some(id),
        ..ListAddress::default()
    }
    .href(INBOX)
}

/// The address of what is perhaps said twice among feedback or ideas.
pub fn duplicates(ideas: bool) -> String {
    with_query(DUPLICATES, &[("of", if ideas { "ideas" } else { "" })])
}

/// The address of the feedback that waits and says a phrase.
pub fn waiting_with(phrase: &str) -> String {
    ListAddress {
        search: format!("\"{phrase}\" status:new"),
        ..ListAddress::default()
    }
    .href(INBOX)
}

/// The address of a named view of the page with this name.
pub fn view(page: &str, id: Id) -> String {
    ListAddress {
        view: Some(id),
        ..ListAddress::default()
    }
    .href(if page == page_name(IDEAS) { IDEAS } else { INBOX })
}

/// The address of a customer.
pub fn customer(id: Id) -> String {
    format!("{CUSTOMERS}/{id}")
}

/// The address of an idea.
pub fn idea(id: Id) -> String {
    format!("{IDEAS}/{id}")
}

/// The address of a release.
pub fn release(id: Id) -> String {
    format!("{RELEASES}/{id}")
}

/// A letter with a subject and a text (RFC 6068), to an address if it is a plain one; others are left to whoever writes.
pub fn mail(to: &str, subject: &str, text: &str) -> String {
    let plain = to
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte));
    let to = if plain { to } else { "" };
    with_query(
        &format!("mailto:{to}"),
        &[("subject", subject), ("body", &text.replace('\n', "\r\n"))],
    )
}

/// The address of what one person did; everybody where no id is named.
pub fn activity(by: &str) -> String {
    with_query(ACTIVITY, &[("by", by)])
}

/// The address of the import, whose rows become something unless the file tells otherwise.
pub fn import(subject: &str) -> String {
    with_query(IMPORT, &[("become", subject)])
}

#[cfg(test)]
mod tests {
    use tandem_core::{Command, Env, Field, Kind, Value, Workspace, command};

    use super::*;

    #[test]
    fn an_address_reads_back_what_was_written_into_it() {
        let address = ListAddress {
            search: "50 % + ümläute & = ?".to_owned(),
            status: "under-review".to_owned(),
            tag: "a/b#c".to_owned(),
            sort: String::new(),
            open: Some(Id::from_u128(7)),
            view: None,
        };
        let href = address.href(INBOX);
        let (path, query) = href.split_once('?').unwrap_or_default();
        assert_eq!(Page::at(path), Page::Inbox);
        assert_eq!(ListAddress::read(&Query::read(query)), address);
    }

    #[test]
    fn a_named_view_says_what_is_searched_for_and_its_address_nothing_else() {
        let (id, open) = (Id::from_u128(7), Id::from_u128(8));
        let mut workspace = Workspace::new(Id::from_u128(1));
        let env = Env {
            now: 1_764_000_000_000,
            replica: Id::from_u128(2),
            by: Id::from_u128(3),
            seed: 4,
        };
        let fields = [
            ("page", "inbox"),
            ("name", "Slow"),
            ("query", "slow"),
            ("status", "new"),
        ];
        let fields = fields.map(|(field, text)| (Field::named(field), Value::text(text)));
        let add = Command::Add {
            kind: Kind::VIEWS,
            id,
            fields: fields.to_vec(),
        };
        workspace.apply(&command::apply(&workspace, &add, &env).expect("it fits"));
        let href = format!("{}&open={open}", view("inbox", id));
        let (path, query) = href.split_once('?').unwrap_or_default();
        let address = ListAddress::read(&Query::read(query));
        let resolved = address.clone().resolved(&workspace, path);
        assert_eq!(
            (resolved.search.as_str(), resolved.status.as_str()),
            ("slow", "new")
        );
        assert_eq!(resolved.href(path), href);
        // On another page it is no view, and shows everything.
        let elsewhere = address.resolved(&workspace, IDEAS);
        assert!(!elsewhere.is_filtered() && elsewhere.view.is_none() && elsewhere.open == Some(open));
    }

    #[test]
    fn a_query_that_somebody_mangled_is_read_as_far_as_it_goes() {
        let query = Query::read("?q=100%&&tag=%E4%zz+x&status&q=later");
        assert_eq!(query.get("q"), Some("100%"));
        assert_eq!(query.get("tag"), Some("\u{fffd}%zz x"));
        assert_eq!(query.get("status"), Some(""));
        assert_eq!(query.get("sort"), None);
    }

    #[test]
    fn the_service_worker_answers_for_every_page_and_for_nothing_else() {
        let worker = include_str!("../public/sw.js");
        let names = worker
            .split_once("^\\/(?:|")
            .and_then(|(_, rest)| rest.split_once(')'));
        let names: Vec<&str> = names
            .map(|(names, _)| names.split('|').collect())
            .unwrap_or_default();
        for name in &names {
            let one = Page::at(&format!("/{name}/x"));
            assert!(
                Page::at(&format!("/{name}")) != Page::NotFound || one != Page::NotFound,
                "{name}"
            );
        }
        let id = Id::from_u128(7);
        let own = [board(id), compare(id), sprint(id), release(id), customer(id)];
        let all = [
            INBOX, IDEAS, BACKLOG, STRATEGY, HOME, ROADMAP, BRIEF, OUTCOMES, ACTIVITY, TRIAGE, DUPLICATES,
            THEMES, SHARE, IMPORT, SETTINGS,
        ];
        for address in all.into_iter().chain(own.iter().map(String::as_str)) {
            let first = address.split('/').nth(1).unwrap_or_default();
            assert!(names.contains(&first), "{address}");
        }
    }

    #[test]
    fn a_path_names_one_page_or_none() {
        let id = Id::from_u128(7);
        assert_eq!(Page::at(&idea(id)), Page::Idea(Some(id)));
        assert_eq!(Page::at("/ideas/"), Page::Ideas);
        assert_eq!(Page::at("/sprints/nonsense"), Page::Sprint(None));
        assert_eq!(Page::at("/boards/nonsense"), Page::Board(None));
        assert_eq!(Page::at("/boards/x/y"), Page::NotFound);
        assert_eq!(Page::at("/404"), Page::NotFound);
        assert_eq!(Page::at("/"), Page::Start);
    }
}
