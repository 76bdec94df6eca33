//! Exports the open workspace as a snapshot.

use tandem_core::model::Role;
use tandem_core::snapshot::{Header, encode};
use tandem_core::{Id, time, view};

use super::{Session, registry};
use crate::platform::clock;

impl Session {
    /// A file name that never repeats, and the whole workspace as a snapshot.
    pub fn export(self) -> (String, Vec<u8>) {
        let (id, now) = (registry::new_id(), clock::now());
        let me = self.me.get_untracked();
        let (name, _) = self.peek(view::workspace_name);
        let shell = self.shell();
        let parents: Vec<Id> = shell.taken_in.replace(vec![id]);
        let state = shell.state.borrow();
        let header = Header {
            id,
            parents: &parents,
            replica: state.replica,
            person: self.by(),
            by: me.as_ref().map_or("", |me| &me.name),
            role: me.as_ref().map_or(Role::Contributor, |me| me.role),
            at: now,
            app: env!("CARGO_PKG_VERSION"),
            name: &name,
            complete: true,
        };
        let bytes = encode(&state.workspace, &header);
        (file_name(&name, header.by, now, id), bytes)
    }
}

/// `product-pia-2026-11-24-1f3a.tandem.json`: what, by whom, when, and a part of the file's own id.
fn file_name(workspace: &str, by: &str, now: u64, id: Id) -> String {
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
