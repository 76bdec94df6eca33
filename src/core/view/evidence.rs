//! What stands behind an idea: feedback, the customers who said or back it, and their revenue.

use crate::map::Map;
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
    let linked = idea.insights();
    let items = linked.filter_map(|(id, _)| workspace.record(&Kind::FEEDBACK, id));
    let items: Vec<Feedback<'_>> = items.map(|record| Feedback::of(record)).collect();
    behind(workspace, &items, currency)
}

/// Gathers what stands behind feedback items; `currency` is the one for customers who name none.
pub fn behind(workspace: &Workspace, items: &[Feedback<'_>], currency: &str) -> Evidence {
    let mut customers: Vec<Id> = items.iter().flat_map(|item| item.voices()).collect();
    crate::sort::distinct(&mut customers);
    let known: Vec<Customer<'_>> = customers
        .iter()
        .filter_map(|id| workspace.record(&Kind::CUSTOMERS, *id))
        .map(|record| Customer::of(record))
        .collect();
    let mut revenue: Map<&str, f64> = Map::new();
    for customer in &known {
        if let Some(amount) = customer.revenue() {
            let named = customer.currency_or(currency);
            let known = revenue.keys().find(|known| known.eq_ignore_ascii_case(named));
            let named = known.copied().unwrap_or(named);
            revenue.change(named, |sum| *sum += amount);
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
