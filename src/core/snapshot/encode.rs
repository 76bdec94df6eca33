//! Writes a workspace as a snapshot: a short header, then the content, one record a line.

use sha2::{Digest, Sha256};

use super::decode::hashed_part;
use super::pieces::Spelling;
use super::wire::{write_count, write_list, write_text};
use super::{FORMAT, READ_VERSION, WRITE_VERSION};
use crate::model::Role;
use crate::{Id, Millis, Workspace, time};

/// What the head of a file says about its making.
#[derive(Clone, Debug)]
pub struct Header<'a> {
    /// A new id for the file; names never repeat.
    pub id: Id,
    /// The files that this workspace took in since its last export, or that export itself.
    pub parents: &'a [Id],
    /// The replica that exports.
    pub replica: Id,
    /// The person who exports.
    pub person: Id,
    /// That person's name.
    pub by: &'a str,
    /// That person's hat.
    pub role: Role,
    /// When.
    pub at: Millis,
    /// The program's version.
    pub app: &'a str,
    /// What the workspace is called.
    pub name: &'a str,
    /// Whether everything is in the file; a partial one says no.
    pub complete: bool,
}

/// Writes a whole snapshot.
pub fn encode(workspace: &Workspace, header: &Header<'_>) -> Vec<u8> {
    let content = content(workspace);
    let mut out = String::with_capacity(content.len() + 1024);
    write_head(&mut out, workspace, header, &hex_hash(content.as_bytes()));
    out.push_str(&content);
    out.push_str(END);
    out.into_bytes()
}

/// What stands after the content.
pub(super) const END: &str = "\n}\n";

/// Writes what stands before the content; `hash` is the content's.
pub(super) fn write_head(out: &mut String, workspace: &Workspace, header: &Header<'_>, hash: &str) {
    out.push_str("{\n\"format\":\"");
    out.push_str(FORMAT);
    out.push_str("\",\n\"version\":{\"read\":");
    write_count(out, READ_VERSION);
    out.push_str(",\"write\":");
    write_count(out, WRITE_VERSION);
    out.push_str("},\n\"workspace\":{\"id\":\"");
    workspace.id().push_to(out);
    out.push_str("\",\"name\":");
    write_text(out, header.name);
    out.push_str("},\n\"snapshot\":{\"id\":\"");
    header.id.push_to(out);
    out.push_str("\",\"parents\":");
    write_list(out, '[', ']', header.parents.iter(), |out, id| {
        out.push('"');
        id.push_to(out);
        out.push('"');
    });
    out.push_str(",\"by\":{\"replica\":\"");
    header.replica.push_to(out);
    out.push_str("\",\"person\":\"");
    header.person.push_to(out);
    out.push_str("\",\"name\":");
    write_text(out, header.by);
    out.push_str(",\"role\":\"");
    out.push_str(header.role.as_str());
    out.push_str("\"},\"at\":\"");
    out.push_str(&time::format(header.at));
    out.push_str("\",\"app\":");
    write_text(out, header.app);
    out.push_str(if header.complete {
        ",\"complete\":true"
    } else {
        ",\"complete\":false"
    });
    out.push_str(",\"sha256\":\"");
    out.push_str(hash);
    out.push_str("\"},");
}

/// The SHA-256 of a workspace's content in hexadecimal; equal workspaces have equal hashes.
pub fn hash(workspace: &Workspace) -> String {
    hex_hash(content(workspace).as_bytes())
}

/// The canonical spelling of what a workspace holds, as it stands in files.
pub(super) fn content(workspace: &Workspace) -> String {
    let mut out = String::with_capacity(workspace.len() * 512);
    Spelling::of(workspace).write(&mut out, usize::MAX);
    out
}

/// Writes into a file, as Tandem spells it, the hash of what it holds by now.
pub(crate) fn seal(file: &str) -> String {
    const NAME: &str = "\"sha256\":\"";
    let hash = hashed_part(file.as_bytes()).map(hex_hash);
    let sealed = hash
        .zip(file.split_once(NAME))
        .and_then(|(hash, (before, after))| {
            let (_, after) = after.split_once('"')?;
            Some([before, NAME, &hash, "\"", after].concat())
        });
    sealed.unwrap_or_else(|| file.to_owned())
}

/// The SHA-256 of bytes in hexadecimal.
pub(super) fn hex_hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}
