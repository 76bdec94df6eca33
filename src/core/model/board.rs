//! Boards: named selections of ideas with a framework.

use crate::scoring::combine::Rule;
use crate::scoring::weighted::{Criterion, Scale};
use crate::{Field, Id, Record, Value};

/// A board's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Board<'a>(&'a Record);

/// What of the evidence makes reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachFrom {
    /// The distinct customers behind an idea.
    Customers,
    /// Those of one segment.
    Segment,
    /// Their monthly revenue.
    Revenue,
    /// The importance of what they said.
    Importance,
}

impl ReachFrom {
    /// The name, as files spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Segment => "segment",
            Self::Revenue => "revenue",
            Self::Importance => "importance",
        }
    }
}

impl<'a> Board<'a> {
    /// Reads a record of the kind boards.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// The name.
    pub fn name(self) -> &'a str {
        self.0.text("name")
    }

    /// The framework, as files spell it: `rice` unless another was chosen.
    pub fn framework(self) -> &'a str {
        let framework = self.0.text("framework");
        if framework.is_empty() { "rice" } else { framework }
    }

    /// The form of ICE, as files spell it: `product` unless the mean was chosen.
    pub fn ice_form(self) -> &'a str {
        let form = self.0.text("ice-form");
        if form.is_empty() { "product" } else { form }
    }

    /// The scale of value and effort, as files spell it: `five` unless another was chosen.
    pub fn scale(self) -> &'a str {
        let scale = self.0.text("scale");
        if scale.is_empty() { "five" } else { scale }
    }

    /// What of the evidence makes reach; none where people type it.
    pub fn reach_from(self) -> Option<ReachFrom> {
        match self.0.text("reach-from") {
            "customers" => Some(ReachFrom::Customers),
            "segment" => Some(ReachFrom::Segment),
            "revenue" => Some(ReachFrom::Revenue),
            "importance" => Some(ReachFrom::Importance),
            _ => None,
        }
    }

    /// The segment whose customers make reach.
    pub fn reach_segment(self) -> Option<Id> {
        self.0
            .get(&Field::named("reach-segment"))
            .and_then(Value::as_link)
    }

    /// The most that one customer counts for.
    pub fn reach_cap(self) -> Option<f64> {
        self.number("reach-cap")
    }

    /// What customers of a segment count for, against 1.
    pub fn segment_weights(self) -> impl Iterator<Item = (Id, f64)> + use<'a> {
        let weights = self.0.links("segment-weights");
        weights.filter_map(|(id, weight)| Some((id, weight.as_number()?)))
    }

    /// Whether the set that fits is worth the customers all of whose ideas are in it, instead of its scores.
    pub fn fits_customers(self) -> bool {
        self.0.text("worth") == "customers"
    }

    fn number(self, field: &'static str) -> Option<f64> {
        self.0.get(&Field::named(field)).and_then(Value::as_number)
    }

    /// How one number is made out of several people's.
    pub fn rule(self) -> Rule {
        match (self.0.text("combine"), self.0.text("decides").parse()) {
            ("mean", _) => Rule::Mean,
            ("person", Ok(person)) => Rule::Person(person),
            _ => Rule::Owner,
        }
    }

    /// Whether a person sees only their own numbers until somebody else has given one too.
    pub fn is_blind(self) -> bool {
        self.0.get(&Field::named("blind")) == Some(&Value::Flag(true))
    }

    /// Where the line between much and little runs on its matrix, as files spell it: `midpoint` unless the median was
    /// chosen.
    pub fn cut(self) -> &'a str {
        let cut = self.0.text("cut");
        if cut.is_empty() { "midpoint" } else { cut }
    }

    /// How much effort there is for it, in the unit of its framework's effort.
    pub fn capacity(self) -> Option<f64> {
        self.number("capacity")
    }

    /// The criteria of a weighted board, in the order in which they were added.
    pub fn criteria(self) -> Vec<Criterion> {
        let named = self.0.elements("criteria").filter_map(|(field, name)| {
            let (key, name) = (field.element_name()?, name.as_text()?);
            let part = |set: &str| self.0.get(&Field::element(set, &key));
            let word = |set: &str| part(set).and_then(Value::as_text).unwrap_or_default();
            Some(Criterion {
                name: name.to_owned(),
                weight: part("weights").and_then(Value::as_number).unwrap_or(1.0),
                less: word("directions") == "less",
                scale: Scale::from_name(word("scales")),
                key: key.into_owned(),
            })
        });
        named.collect()
    }

    /// The formula of a board of that framework.
    pub fn formula(self) -> &'a str {
        self.0.text("formula")
    }

    /// What each person has to spend, where play money is given.
    pub fn budget(self) -> Option<f64> {
        self.number("budget")
    }

    /// Which ideas are on the board, as files spell it: `all` unless they are picked or found by a filter.
    pub fn selection(self) -> &'a str {
        let selection = self.0.text("selection");
        if selection.is_empty() { "all" } else { selection }
    }

    /// What finds the ideas of a board, as the search box reads it.
    pub fn filter(self) -> &'a str {
        self.0.text("filter")
    }

    /// The ideas that were picked by hand.
    pub fn picked(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("ideas").map(|(id, _)| id)
    }
}
