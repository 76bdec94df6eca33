//! The one registry of what a person can do anywhere: the palette, the keys, the menus and the sheet of keys read it.

mod press;

pub use press::listen;

use crate::view::prelude::*;
use tandem_core::{Kind, texts};

use crate::components::icon::IconName;
use crate::components::toast::ToastUndo;
use crate::pages::backlog::sprints;
use crate::platform::{keys, page};
use crate::routes::{self, BacklogAddress, BacklogLook};
use crate::session::Stage;
use crate::shell::Shell;

/// One thing that a person can do.
#[derive(Clone, Copy)]
pub struct Action {
    /// Its name in the registry.
    pub id: &'static str,
    /// The keys: one press (`c`), a press with modifiers (`Mod+k`), or two presses (`g i`). The first is shown.
    pub keys: &'static [&'static str],
    /// An icon.
    pub icon: IconName,
    /// Which group it stands in.
    pub group: Group,
    run: fn(Shell),
}

/// Groups of actions, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Make something.
    Make,
    /// Go somewhere.
    Go,
    /// What concerns the item that is open or focused.
    Item,
    /// Everything else.
    General,
}

impl Group {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Make => texts::group_make(),
            Self::Go => texts::group_go(),
            Self::Item => texts::group_item(),
            Self::General => texts::group_general(),
        }
    }
}

impl Action {
    /// What it is called: a verb first.
    pub fn label(&self) -> String {
        texts::action_label(self.id)
    }

    /// Does it; what makes something needs a workspace to make it in, or one that is about to be there.
    pub fn act(&self, shell: Shell) {
        let comes = shell
            .session
            .stage
            .with_untracked(|stage| *stage == Stage::Loading);
        if self.group != Group::Make || comes || shell.has_workspace() {
            (self.run)(shell);
        }
    }

    /// Its keys, while they work: single letters can be switched off.
    fn working_keys(&self, shell: Shell) -> Option<&'static str> {
        let works = |keys: &&str| keys.starts_with("Mod+") || shell.single_keys.get();
        self.keys.first().copied().filter(works)
    }

    /// The keys that work, as people read them; empty where none do.
    pub fn shown_keys(&self, shell: Shell) -> String {
        self.working_keys(shell).map(keys::show).unwrap_or_default()
    }
}

/// The keys of the action with this name that work, as `aria-keyshortcuts` spells them.
pub fn shortcut(shell: Shell, id: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || find(id)?.working_keys(shell).map(keys::spoken))
}

/// Everything that a person can do anywhere.
pub const ACTIONS: &[Action] = &[
    action(
        "new-feedback",
        &["Shift+c"],
        IconName::Plus,
        Group::Make,
        |shell| shell.new_feedback.set(true),
    ),
    action("new-idea", &["c"], IconName::Plus, Group::Make, |shell| {
        shell.new_idea.set(true);
    }),
    action("new-story", &[], IconName::Plus, Group::Make, |shell| {
        shell.go(routes::BACKLOG);
        crate::live::once_shown(|| page::focus_first(".add-line input"));
    }),
    action("new-board", &[], IconName::Plus, Group::Make, |shell| {
        shell.go(routes::BOARDS);
        shell.new_board.set(true);
    }),
    action("new-sprint", &[], IconName::Plus, Group::Make, sprints::new),
    action("new-release", &[], IconName::Plus, Group::Make, |shell| {
        shell.go(routes::RELEASES);
        shell.new_release.set(true);
    }),
    action("new-customer", &[], IconName::Plus, Group::Make, |shell| {
        shell.go(routes::CUSTOMERS);
        shell.new_customer.set(true);
    }),
    action("new-objective", &[], IconName::Plus, Group::Make, |shell| {
        shell.go(routes::STRATEGY);
        crate::live::once_shown(|| page::focus_first(".add-line input"));
    }),
    action("import", &["Mod+i"], IconName::Upload, Group::Make, Shell::import),
    // Linear's "my issues": what concerns whoever sits here.
    action("go-home", &["g m"], IconName::Home, Group::Go, |shell| {
        shell.go(routes::HOME);
    }),
    action("go-roadmap", &["g p"], IconName::Roadmap, Group::Go, |shell| {
        shell.go(routes::ROADMAP);
    }),
    action("go-outcomes", &["g o"], IconName::Outcome, Group::Go, |shell| {
        shell.go(routes::OUTCOMES);
    }),
    action("go-brief", &[], IconName::Strategy, Group::Go, |shell| {
        shell.go(routes::BRIEF);
    }),
    action("go-inbox", &["g i"], IconName::Inbox, Group::Go, |shell| {
        shell.go(routes::INBOX);
    }),
    action("go-ideas", &["g f"], IconName::Idea, Group::Go, |shell| {
        shell.go(routes::IDEAS);
    }),
    action("go-boards", &["g b"], IconName::Board, Group::Go, |shell| {
        shell.go(routes::BOARDS);
    }),
    action("go-backlog", &["g k"], IconName::Backlog, Group::Go, |shell| {
        shell.go(routes::BACKLOG);
    }),
    action("go-map", &[], IconName::Backlog, Group::Go, |shell| {
        go_in_backlog(shell, BacklogLook::Map);
    }),
    action("go-sprints", &[], IconName::Calendar, Group::Go, |shell| {
        go_in_backlog(shell, BacklogLook::Sprints);
    }),
    action("go-forecast", &[], IconName::Outcome, Group::Go, |shell| {
        go_in_backlog(shell, BacklogLook::Forecast);
    }),
    action("triage", &["g t"], IconName::Inbox, Group::Go, |shell| {
        shell.go(routes::TRIAGE);
    }),
    action("go-duplicates", &["g d"], IconName::Merge, Group::Go, |shell| {
        shell.go(routes::DUPLICATES);
    }),
    action("go-themes", &["g e"], IconName::Comment, Group::Go, |shell| {
        shell.go(routes::THEMES);
    }),
    action(
        "go-customers",
        &["g c"],
        IconName::Customers,
        Group::Go,
        |shell| {
            shell.go(routes::CUSTOMERS);
        },
    ),
    action("go-strategy", &["g s"], IconName::Strategy, Group::Go, |shell| {
        shell.go(routes::STRATEGY);
    }),
    action("go-releases", &["g r"], IconName::Release, Group::Go, |shell| {
        shell.go(routes::RELEASES);
    }),
    action("go-activity", &["g a"], IconName::Activity, Group::Go, |shell| {
        shell.go(routes::ACTIVITY);
    }),
    action("go-share", &["g h"], IconName::Share, Group::Go, |shell| {
        shell.go(routes::SHARE);
    }),
    action("go-settings", &["g ,"], IconName::Settings, Group::Go, |shell| {
        shell.go(routes::SETTINGS);
    }),
    action("go-start", &[], IconName::Home, Group::Go, |shell| {
        shell.session.leave();
    }),
    action("edit", &["e"], IconName::Edit, Group::Item, |shell| {
        focus_field(shell, ".record .inline-title", None);
    }),
    action("set-status", &["s"], IconName::Check, Group::Item, |shell| {
        focus_field(shell, ".fact-status select", Some(".bulk [aria-haspopup]"));
    }),
    action("set-tags", &["l"], IconName::Tag, Group::Item, |shell| {
        focus_field(shell, ".fact-tags input", Some(".bulk-tags input"));
    }),
    action("palette", &["Mod+k"], IconName::Search, Group::General, |shell| {
        shell.palette.set(true);
    }),
    action("search", &["/"], IconName::Search, Group::General, |_| {
        page::focus_first("[type=search]");
    }),
    action("filter", &["f"], IconName::Filter, Group::General, |_| {
        page::focus_first(".filter-bar select");
    }),
    action("undo", &["Mod+z"], IconName::Undo, Group::General, |shell| {
        shell.session.undo();
    }),
    action(
        "redo",
        &["Mod+Shift+z", "Mod+y"],
        IconName::Redo,
        Group::General,
        |shell| shell.session.redo(),
    ),
    action(
        "save-snapshot",
        &["Mod+s"],
        IconName::Download,
        Group::General,
        super::shell::Shell::export,
    ),
    action(
        "export-feedback",
        &[],
        IconName::Download,
        Group::General,
        |shell| shell.export_csv(&Kind::FEEDBACK),
    ),
    action("export-ideas", &[], IconName::Download, Group::General, |shell| {
        shell.export_csv(&Kind::IDEAS);
    }),
    action(
        "export-customers",
        &[],
        IconName::Download,
        Group::General,
        |shell| shell.export_csv(&Kind::CUSTOMERS),
    ),
    action("open-snapshot", &[], IconName::Upload, Group::General, |shell| {
        shell.go(routes::SHARE);
    }),
    action("theme-light", &[], IconName::Settings, Group::General, |shell| {
        shell.set_theme("light".to_owned());
    }),
    action("theme-dark", &[], IconName::Settings, Group::General, |shell| {
        shell.set_theme("dark".to_owned());
    }),
    action("theme-system", &[], IconName::Settings, Group::General, |shell| {
        shell.set_theme("system".to_owned());
    }),
    action("keys", &["?"], IconName::Keyboard, Group::General, |shell| {
        shell.sheet.set(true);
    }),
];

fn go_in_backlog(shell: Shell, look: BacklogLook) {
    let address = BacklogAddress {
        look,
        ..BacklogAddress::default()
    };
    shell.go(&address.href());
}

const fn action(
    id: &'static str,
    keys: &'static [&'static str],
    icon: IconName,
    group: Group,
    run: fn(Shell),
) -> Action {
    Action {
        id,
        keys,
        icon,
        group,
        run,
    }
}

/// Goes to a field of the item that is focused in a list, opening it beside the list, or else of the one that is open. Where rows
/// are selected and `of_all` finds what gives all of them a value, it goes there.
fn focus_field(shell: Shell, field: &'static str, of_all: Option<&'static str>) {
    if let Some(of_all) = of_all.filter(|of_all| page::shows(of_all)) {
        return page::focus_first(of_all);
    }
    // A customer opens on a page of its own, and a row that a click selects is not opened by one.
    let opens_elsewhere = shell
        .router
        .page
        .with_untracked(|page| *page == routes::Page::Customers);
    if !opens_elsewhere && !page::shows(".window-picking") {
        page::press_focused("[data-at]");
    }
    crate::live::once_shown(move || page::focus_first(field));
}

/// Keys that mean something only on the page that is shown.
#[derive(Clone)]
pub struct PageKeys {
    /// The keys and what they do, by their names in the texts.
    pub names: &'static [&'static str],
    press: Callback<String, bool>,
}

/// Gives the page that is being built keys of its own, wherever on it the focus is: `press` does what a single key stands for, and
/// tells whether it stands for something. They are gone with the page.
pub fn on_page(
    shell: Shell,
    names: &'static [&'static str],
    press: impl Fn(&str) -> bool + Send + Sync + 'static,
) {
    let press = Callback::new(move |key: String| press(&key));
    shell.page_keys.set(Some(PageKeys { names, press }));
    on_cleanup(move || shell.page_keys.set(None));
}

/// The action with this name.
pub fn find(id: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.id == id)
}

/// The keys of the action with this name that work, as people read them.
pub fn shown_keys(shell: Shell, id: &str) -> String {
    find(id)
        .map(|action| action.shown_keys(shell))
        .unwrap_or_default()
}

/// The button of a message that takes back the step that it tells of, with the keys that take back the latest one.
pub fn undo_with(shell: Shell, step: u32, run: Callback<u32>) -> ToastUndo {
    ToastUndo {
        step,
        keys: shown_keys(shell, "undo"),
        run,
    }
}

#[cfg(test)]
mod tests {
    use super::ACTIONS;

    #[test]
    fn a_key_stands_for_one_action_and_begins_no_other() {
        let keys: Vec<&str> = ACTIONS.iter().flat_map(|action| action.keys).copied().collect();
        for (at, one) in keys.iter().enumerate() {
            for other in keys.iter().skip(at + 1) {
                assert_ne!(one, other);
                let begins = |long: &str, short: &str| long.starts_with(&format!("{short} "));
                assert!(!begins(one, other) && !begins(other, one), "{one} and {other}");
            }
        }
    }
}
