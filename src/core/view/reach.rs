//! Reach from evidence: what the customers behind an idea count for on a board.

use crate::model::{Board, Customer, Feedback, Idea, ReachFrom};
use crate::{Id, Kind, Workspace, segments};

/// What each customer counts for on a board.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// By customer, in the order of their ids.
    customers: Vec<(Id, f64)>,
    /// The most that one customer's importance adds up to, where importance counts.
    cap: Option<f64>,
    /// Whether the segment whose customers count is not there, so that no idea has a reach.
    is_unknown: bool,
}

/// The most that one customer's importance adds up to, unless the board says otherwise: one loud account does not decide.
const USUAL_CAP: f64 = 3.0;

/// What customers count for on a board that takes reach from the evidence; none where people type it.
///
/// A customer counts for 1, or for the monthly revenue in the currency of the workspace up to the board's cap (revenue in
/// another currency counts for nothing rather than being added to it), or for the importance of what it said. Each is
/// multiplied by the largest weight that the board gives to a segment of the customer, 1 unless it gives one.
pub fn weights(workspace: &Workspace, board: Board<'_>, currency: &str) -> Option<Weights> {
    let from = board.reach_from()?;
    let weighed: Vec<(f64, Vec<Id>)> = board
        .segment_weights()
        .map(|(segment, weight)| (weight, segments::members(workspace, segment)))
        .collect();
    let within = match from {
        ReachFrom::Segment => Some(
            board
                .reach_segment()
                .map(|id| segments::members(workspace, id))
                .unwrap_or_default(),
        ),
        _ => None,
    };
    let customers = workspace.records(&Kind::CUSTOMERS).map(|record| {
        let customer = Customer::of(record);
        let mut factors = weighed
            .iter()
            .filter(|(_, members)| members.binary_search(&record.id()).is_ok())
            .map(|(weight, _)| *weight);
        let first = factors.next();
        let factor = first.map_or(1.0, |first| factors.fold(first, f64::max));
        let inside = within
            .as_ref()
            .is_none_or(|members| members.binary_search(&record.id()).is_ok());
        let counts = match from {
            _ if !inside => 0.0,
            ReachFrom::Revenue => {
                let revenue = customer.revenue_in(currency).unwrap_or_default();
                board.reach_cap().map_or(revenue, |cap| revenue.min(cap))
            }
            ReachFrom::Customers | ReachFrom::Segment | ReachFrom::Importance => 1.0,
        };
        (record.id(), counts * factor)
    });
    let mut customers: Vec<(Id, f64)> = customers.collect();
    crate::sort::by_key(&mut customers, |(id, _)| *id);
    Some(Weights {
        customers,
        cap: (from == ReachFrom::Importance).then(|| board.reach_cap().unwrap_or(USUAL_CAP)),
        is_unknown: from == ReachFrom::Segment
            && board
                .reach_segment()
                .is_none_or(|id| workspace.record(&Kind::SEGMENTS, id).is_none()),
    })
}

impl Weights {
    /// The reach of an idea; none where the board does not say whose, or names a segment that is not there any more.
    pub fn reach(&self, workspace: &Workspace, idea: Idea<'_>) -> Option<f64> {
        if self.is_unknown {
            return None;
        }
        let mut voices: Vec<(Id, f64)> = Vec::new();
        for (feedback, importance) in idea.insights() {
            let Some(record) = workspace.record(&Kind::FEEDBACK, feedback) else {
                continue;
            };
            voices.extend(Feedback::of(record).voices().map(|voice| (voice, importance)));
        }
        crate::sort::by_key(&mut voices, |(id, _)| *id);
        let counts = voices.chunk_by(|a, b| a.0 == b.0).filter_map(|same| {
            let id = same.first()?.0;
            let at = self.customers.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            let weight = self.customers.get(at)?.1;
            Some(match self.cap {
                Some(cap) => {
                    weight
                        * same
                            .iter()
                            .map(|(_, importance)| importance)
                            .sum::<f64>()
                            .min(cap)
                }
                None => weight,
            })
        });
        Some(counts.sum())
    }
}
