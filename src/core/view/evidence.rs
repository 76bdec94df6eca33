//! What stands behind an idea: feedback, the customers who said or back it, and their revenue.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Customer, Feedback, Idea};
use crate::{Id, Kind, Workspace};

/// The evidence for one idea.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// How many feedback items are linked.
    pub feedback: usize,
    /// How many different customers said or back them.
    pub customers: usize,
    /// Monthly revenue of those customers by currency; amounts in different currencies are never added up.
    pub revenue: Vec<(String, f64)>,
}

/// Gathers the evidence for an idea; `currency` is the one for customers who name none.
pub fn evidence(workspace: &Workspace, idea: Idea<'_>, currency: &str) -> Evidence {
    let linked: Vec<Id> = idea.insights().map(|(id, _)| id).collect();
    let items = linked
        .iter()
        .filter_map(|id| workspace.record(&Kind::FEEDBACK, *id));
    let items: Vec<Feedback<'_>> = items.map(|record| Feedback::of(record)).collect();
    let customers: BTreeSet<Id> = items.iter().flat_map(|item| item.voices()).collect();
    let known: Vec<Customer<'_>> = customers
        .iter()
        .filter_map(|id| workspace.record(&Kind::CUSTOMERS, *id))
        .map(|record| Customer::of(record))
        .collect();
    let mut revenue: BTreeMap<&str, f64> = BTreeMap::new();
    for customer in &known {
        if let Some(amount) = customer.revenue() {
            let named = customer.currency();
            *revenue
                .entry(if named.is_empty() { currency } else { named })
                .or_default() += amount;
        }
    }
    Evidence {
        feedback: items.len(),
        customers: known.len(),
        revenue: revenue
            .into_iter()
            .map(|(currency, amount)| (currency.to_owned(), amount))
            .collect(),
    }
}

/// The ideas that each feedback item is linked to.
pub fn ideas_of_feedback(workspace: &Workspace) -> BTreeMap<Id, Vec<Id>> {
    let mut linked: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for record in workspace.records(&Kind::IDEAS) {
        for (feedback, _) in Idea::of(record).insights() {
            linked.entry(feedback).or_default().push(record.id());
        }
    }
    linked
}
