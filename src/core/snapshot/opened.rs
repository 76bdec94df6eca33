//! The journal entry of a workspace that was opened from a snapshot file: in what surroundings, and then the file's own bytes.
//!
//! Whoever keeps the file anyway need not write all of its records a second time.

use std::sync::Arc;

use super::{SnapshotError, decode_unchecked};
use crate::command::apply;
use crate::model::Expected;
use crate::{Change, Command, Env, Id, Workspace};

/// What such an entry begins with; other entries never do.
const OPENED: u8 = 2;

/// Writes what stands before the file's bytes: the marker, the time, the replica, the person and the random bits, all in
/// little-endian order.
pub fn encode_opened(env: &Env) -> Vec<u8> {
    let mut head = vec![OPENED];
    head.extend_from_slice(&env.now.to_le_bytes());
    for bits in [env.replica.as_u128(), env.by.as_u128(), env.seed] {
        head.extend_from_slice(&bits.to_le_bytes());
    }
    head
}

/// The surroundings and the file; `None` if the entry is another.
pub(super) fn split(entry: &[u8]) -> Option<(Env, &[u8])> {
    let (now, rest) = entry.strip_prefix(&[OPENED])?.split_first_chunk()?;
    let (replica, rest) = rest.split_first_chunk()?;
    let (by, rest) = rest.split_first_chunk()?;
    let (seed, file) = rest.split_first_chunk()?;
    let env = Env {
        now: u64::from_le_bytes(*now),
        replica: Id::from_u128(u128::from_le_bytes(*replica)),
        by: Id::from_u128(u128::from_le_bytes(*by)),
        seed: u128::from_le_bytes(*seed),
    };
    Some((env, file))
}

/// Takes the file in once more, as it was then.
pub(super) fn decode((env, file): (Env, &[u8]), workspace: &Workspace) -> Result<Change, SnapshotError> {
    let (snapshot, _) = decode_unchecked(file)?.split();
    let snapshot = Arc::new(snapshot);
    apply(workspace, &Command::Merge { snapshot }, &env)
        .map_err(|_| SnapshotError::expected("records", Expected::Object, None))
}
