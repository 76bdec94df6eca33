//! Exports the open workspace as a snapshot.

use tandem_core::model::Role;
use tandem_core::snapshot::{Header, encode};
use tandem_core::{Id, time, view};

use super::{Session, registry};
use crate::platform::clock;

impl Session {
    /// A file name that never repeats, and the whole workspace as a snapshot.
    pub fn export(self) -> (String, Vec<u8>) {
        let id = registry::new_id();
        let parents = self.shell().taken_in.replace(vec![id]);
        self.backed_up();
        self.with_header(id, &parents, |header| {
            let bytes = self.peek(|workspace| encode(workspace, header));
            (file_name(header.name, header.by, header.at, id), bytes)
        })
    }

    /// What stands at the head of a snapshot of all that is here now.
    pub(super) fn with_header<T>(self, id: Id, parents: &[Id], write: impl FnOnce(&Header<'_>) -> T) -> T {
        let me = self.me.get_untracked();
        let (name, _) = self.peek(view::workspace_name);
        let replica = self.shell().state.borrow().replica;
        write(&Header {
            id,
            parents,
            replica,
            person: self.by(),
            by: me.as_ref().map_or("", |me| &me.name),
            role: me.as_ref().map_or(Role::Contributor, |me| me.role),
            at: clock::now(),
            app: env!("CARGO_PKG_VERSION"),
            name: &name,
            complete: true,
        })
    }
}

/// `product-pia-2026-11-24-1f3a.tandem.json`: what, by whom, when, and a part of the file's own id.
pub(super) fn file_name(workspace: &str, by: &str, now: u64, id: Id) -> String {
    let plain = |text: &str| {
        let words: String = text
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        tandem_core::letters::lowered(&words.split_whitespace().collect::<Vec<_>>().join("-"))
    };
    let (day, id) = (time::format(now), id.to_string());
    let parts = [
        plain(workspace),
        plain(by),
        day.chars().take(10).collect(),
        id.chars().skip(28).collect(),
    ];
    let named: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.tandem.json", named.join("-"))
}
