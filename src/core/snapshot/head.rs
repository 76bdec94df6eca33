//! What a file says about itself, before its content.

use super::json::Node;
use super::{FORMAT, READ_VERSION, SnapshotError, WRITE_VERSION};
use crate::model::Expected;
use crate::{Id, Value, time};

/// The head of a file, checked.
pub(super) struct Head {
    /// The workspace's id.
    pub workspace: Id,
    /// What the workspace is called.
    pub name: String,
    /// The file's own id.
    pub id: Option<Id>,
    /// The person who exported it, by name.
    pub exported_by: String,
    /// The person who exported it.
    pub person: Option<Id>,
    /// When.
    pub at: String,
    /// Whether the file holds everything that its replica knew.
    pub complete: bool,
    /// Whether the file was written in a newer form, which this build can read.
    pub newer: bool,
    /// The hash that the file claims.
    pub hash: Option<String>,
}

impl Head {
    /// Reads the head of a file; what is there must be right, and only the formats and the workspace's id must be there.
    pub(super) fn read(root: &Node<'_>) -> Result<Self, SnapshotError> {
        check_format(root)?;
        let newer = check_version(root)?;
        let workspace = Part::of(root, "workspace")?;
        let head = Part::of(root, "snapshot")?;
        let by = head.part("by")?;
        by.id("replica")?;
        by.text("role")?;
        head.text("app")?;
        head.ids("parents")?;
        let id = workspace.id("id")?;
        Ok(Self {
            workspace: id.ok_or_else(|| workspace.wrong("id", Expected::Id))?,
            name: workspace.text("name")?.unwrap_or_default().to_owned(),
            id: head.id("id")?,
            exported_by: by.text("name")?.unwrap_or_default().to_owned(),
            person: by.id("person")?,
            at: head.time("at")?.unwrap_or_default().to_owned(),
            complete: head.flag("complete")?.unwrap_or(true),
            newer,
            hash: head.text("sha256")?.map(str::to_owned),
        })
    }
}

fn check_format(root: &Node<'_>) -> Result<(), SnapshotError> {
    let found = root.get("format");
    if found.and_then(Node::as_text) == Some(FORMAT) {
        return Ok(());
    }
    Err(SnapshotError::OtherFormat {
        found: found.map(Node::describe),
    })
}

/// Refuses what this build cannot read; tells whether it is newer than what this build writes.
fn check_version(root: &Node<'_>) -> Result<bool, SnapshotError> {
    let version = Part::of(root, "version")?;
    let number = |key: &str| {
        let number = version.get(key).and_then(Node::as_count);
        number.ok_or_else(|| version.wrong(key, Expected::Count))
    };
    let read = number("read")?;
    if read > READ_VERSION {
        return Err(SnapshotError::NewerRead { read });
    }
    Ok(number("write")? > WRITE_VERSION)
}

/// An object of the head; one that is missing has nothing in it.
struct Part<'a> {
    path: String,
    node: Option<&'a Node<'a>>,
}

impl<'a> Part<'a> {
    fn of(root: &'a Node<'a>, key: &str) -> Result<Self, SnapshotError> {
        Self {
            path: String::new(),
            node: Some(root),
        }
        .part(key)
    }

    fn part(&self, key: &str) -> Result<Self, SnapshotError> {
        let node = self.get(key);
        match node {
            None | Some(Node::Object(_)) => Ok(Self {
                path: self.place(key),
                node,
            }),
            Some(_) => Err(self.wrong(key, Expected::Object)),
        }
    }

    fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        self.node.and_then(|node| node.get(key))
    }

    fn place(&self, key: &str) -> String {
        let dot = if self.path.is_empty() { "" } else { "." };
        format!("{}{dot}{key}", self.path)
    }

    fn wrong(&self, key: &str, expected: Expected) -> SnapshotError {
        SnapshotError::expected(self.place(key), expected, self.get(key))
    }

    fn text(&self, key: &str) -> Result<Option<&'a str>, SnapshotError> {
        let read = |node: &'a Node<'a>| node.as_text().ok_or_else(|| self.wrong(key, Expected::Text));
        self.get(key).map(read).transpose()
    }

    fn time(&self, key: &str) -> Result<Option<&'a str>, SnapshotError> {
        let read = |node: &'a Node<'a>| {
            let text = node.as_text().filter(|text| time::parse(text).is_some());
            text.ok_or_else(|| self.wrong(key, Expected::Time))
        };
        self.get(key).map(read).transpose()
    }

    fn id(&self, key: &str) -> Result<Option<Id>, SnapshotError> {
        let read = |node: &Node<'_>| node.as_id().ok_or_else(|| self.wrong(key, Expected::Id));
        self.get(key).map(read).transpose()
    }

    fn ids(&self, key: &str) -> Result<(), SnapshotError> {
        let nodes = match self.get(key) {
            None => return Ok(()),
            Some(Node::List(nodes)) => nodes,
            Some(_) => return Err(self.wrong(key, Expected::List)),
        };
        match nodes.iter().position(|node| node.as_id().is_none()) {
            None => Ok(()),
            Some(i) => Err(SnapshotError::expected(
                format!("{}[{i}]", self.place(key)),
                Expected::Id,
                nodes.get(i),
            )),
        }
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, SnapshotError> {
        match self.get(key) {
            None => Ok(None),
            Some(Node::Leaf(Value::Flag(flag))) => Ok(Some(*flag)),
            Some(_) => Err(self.wrong(key, Expected::Flag)),
        }
    }
}
