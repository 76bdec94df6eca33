//! What a Command needs from outside: the time, the replica, the person, and randomness as plain numbers.

use crate::{Dot, Id, Millis, Workspace, time};

/// How far a clock may run ahead of this replica's before it is not adopted: five minutes.
pub const CLOCK_AHEAD: Millis = 5 * 60 * 1000;

/// The surroundings of one Command; the same Command in the same Env gives the same Change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Env {
    /// The time by this machine's clock.
    pub now: Millis,
    /// This replica.
    pub replica: Id,
    /// The person who acts.
    pub by: Id,
    /// Random bits that new ids are made from.
    pub seed: u128,
}

impl Env {
    /// The next dot of this replica.
    pub fn next_dot(&self, workspace: &Workspace) -> Dot {
        Dot {
            replica: self.replica,
            n: workspace.seen().latest(self.replica).saturating_add(1),
        }
    }

    /// The hybrid clock: this machine's time, but later than everything that the workspace has seen.
    ///
    /// Times that are more than [`CLOCK_AHEAD`] ahead are left out, so that a file from a wrong clock binds nobody.
    pub fn tick(&self, workspace: &Workspace) -> Millis {
        let limit = self.now.saturating_add(CLOCK_AHEAD);
        let latest = workspace
            .log()
            .values()
            .map(|entry| entry.at)
            .filter(|at| *at <= limit)
            .max()
            .unwrap_or(0);
        self.now.max(latest.saturating_add(1)).min(time::LATEST)
    }

    /// The `i`-th new id of this Command: a version 7 UUID; ids of one Command sort by `i`.
    pub fn id(&self, i: u32) -> Id {
        #[expect(clippy::cast_possible_truncation, reason = "the two halves of the seed")]
        let (low_seed, high_seed) = (self.seed as u64, (self.seed >> 64) as u64);
        let bits = mix(low_seed ^ mix(high_seed ^ u64::from(i)));
        let (high, low) = (u128::from(i >> 20), u128::from(i & 0xF_FFFF));
        let random = u128::from(bits & 0x3FF_FFFF_FFFF);
        let time = u128::from(self.now & 0xFFFF_FFFF_FFFF);
        Id::from_u128((time << 80) | (7 << 76) | (high << 64) | (2 << 62) | (low << 42) | random)
    }
}

/// Spreads the bits of a number (`SplitMix64`'s finaliser: Steele, Lea and Flood, 2014).
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
