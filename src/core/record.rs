//! A record: an id, the values that are shown, and who wrote them.

use crate::field::compare_paths;
use crate::version::{Prefer, Seen, Sibling, VersionVector, is_conflict, merge_siblings, shown};
use crate::{Dot, Field, Id, Value};

/// Tells when a dot was made: milliseconds since 1970 by its replica's clock, 0 if unknown.
pub type Clock<'a> = &'a dyn Fn(Dot) -> u64;

/// How many fields are few.
const FEW: usize = 24;

/// One record of any kind.
///
/// Fields written when the record was made share one version, `base`; what was written later, or with more than one
/// sibling, is in `later`. All is sorted by field and holds nothing that can be left out, so equal records are equal in
/// memory too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    id: Id,
    base: Dot,
    fields: Vec<(Field, Value)>,
    /// Most records are never changed after they were made, and have none.
    later: Option<Box<Later>>,
}

/// What became of a record after it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Later {
    /// The registers that say more than the record's `base`.
    versions: Vec<(Field, Vec<Sibling>)>,
    /// What was seen of this record beyond the workspace's vector.
    context: VersionVector,
}

/// What became of a record of which nothing became.
const NOTHING: &Later = &Later {
    versions: Vec::new(),
    context: VersionVector::NOTHING,
};

impl Record {
    /// Makes a record whose fields are all written by one Change; a field named twice keeps its last value.
    pub fn new(id: Id, base: Dot, fields: impl IntoIterator<Item = (Field, Value)>) -> Self {
        let mut record = Self {
            id,
            base,
            fields: fields.into_iter().collect(),
            later: None,
        };
        if !record.fields.is_sorted_by(|(a, _), (b, _)| a < b) {
            record.fields.reverse();
            crate::sort::by(&mut record.fields, |(a, _), (b, _)| a.cmp(b));
            record.fields.dedup_by(|(a, _), (b, _)| a == b);
        }
        record
    }

    /// Puts a record together from what a file says; registers that say no more than `base` are left out.
    pub fn from_parts(
        id: Id,
        base: Dot,
        fields: impl IntoIterator<Item = (Field, Value)>,
        registers: impl IntoIterator<Item = (Field, Vec<Sibling>)>,
        context: VersionVector,
        clock: Clock<'_>,
    ) -> Self {
        let mut record = Self::new(id, base, fields);
        record.set_context(context);
        for (field, siblings) in registers {
            record.put(&field, siblings, clock);
        }
        record
    }

    /// The record's id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// The Change that made the record.
    pub fn base(&self) -> Dot {
        self.base
    }

    /// What was seen of this record beyond the workspace's vector, by merging a partial file.
    pub fn context(&self) -> &VersionVector {
        &self.later().context
    }

    /// Sets what was seen of this record beyond the workspace's vector.
    pub fn set_context(&mut self, context: VersionVector) {
        if context != *self.context() {
            self.change_later(|later| later.context = context);
        }
    }

    fn later(&self) -> &Later {
        self.later.as_deref().unwrap_or(NOTHING)
    }

    fn change_later(&mut self, change: impl FnOnce(&mut Later)) {
        let mut later = self.later.take().unwrap_or_default();
        change(&mut later);
        self.later = (*later != *NOTHING).then_some(later);
    }

    /// The shown value of a field.
    pub fn get(&self, field: &Field) -> Option<&Value> {
        self.value(field.as_str())
    }

    /// The shown value of the field with this path.
    pub fn value(&self, path: &str) -> Option<&Value> {
        let at = self
            .fields
            .binary_search_by(|(field, _)| compare_paths(field.as_str(), path))
            .ok()?;
        self.fields.get(at).map(|(_, value)| value)
    }

    /// The shown text of a field, empty if there is none.
    pub fn text(&self, path: &str) -> &str {
        self.value(path).and_then(Value::as_text).unwrap_or_default()
    }

    /// All shown values, sorted by field.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&Field, &Value)> {
        self.fields.iter().map(|(field, value)| (field, value))
    }

    /// The elements of a set with their values, sorted by path.
    pub fn elements(&self, set: &str) -> impl Iterator<Item = (&Field, &Value)> {
        // Most records have few fields, which are looked through sooner than compared in their order.
        let start = if self.fields.len() <= FEW {
            0
        } else {
            self.fields
                .partition_point(|(field, _)| compare_paths(field.as_str(), set).is_le())
        };
        let belongs = move |field: &Field| {
            let rest = field.as_str().strip_prefix(set);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        self.fields
            .iter()
            .skip(start)
            .skip_while(move |(field, _)| !belongs(field))
            .take_while(move |(field, _)| belongs(field))
            .map(|(field, value)| (field, value))
    }

    /// The records that a set links to.
    pub fn links(&self, set: &str) -> impl Iterator<Item = (Id, &Value)> {
        self.elements(set)
            .filter_map(|(field, value)| Some((field.as_str().split_once('/')?.1.parse().ok()?, value)))
    }

    /// Whether the record is deleted; an edit that the deletion did not know of keeps it.
    pub fn is_deleted(&self) -> bool {
        let says = |field: &Field, value: &Value| *field == Field::DELETED && *value == Value::Flag(true);
        // This is asked of all records again and again. Few names are as long as this one, so that few are compared.
        if self.fields.len() <= FEW {
            return self.fields.iter().any(|(field, value)| says(field, value));
        }
        self.get(&Field::DELETED)
            .is_some_and(|value| says(&Field::DELETED, value))
    }

    /// The registers that say more than `base`, sorted by field.
    pub fn registers(&self) -> impl Iterator<Item = (&Field, &[Sibling])> {
        let versions = self.later().versions.iter();
        versions.map(|(field, siblings)| (field, siblings.as_slice()))
    }

    /// The siblings of a field; empty if it was never written.
    ///
    /// Making a record also says that it is not deleted, so that another's deletion of what it made under the same id
    /// is an ordinary conflict, in which the making wins.
    pub fn siblings(&self, field: &Field) -> Vec<Sibling> {
        if let Some(siblings) = self.register(field) {
            return siblings.to_vec();
        }
        let value = self.get(field).cloned();
        if value.is_none() && *field != Field::DELETED {
            return Vec::new();
        }
        vec![Sibling {
            dot: self.base,
            value,
        }]
    }

    /// The Change that wrote the shown value of a field; `None` if it was never written.
    pub fn written_by(&self, field: &Field) -> Option<Dot> {
        let value = self.get(field);
        match self.register(field) {
            Some(siblings) => siblings
                .iter()
                .rev()
                .find(|s| s.value.as_ref() == value)
                .map(|s| s.dot),
            None => value.map(|_| self.base),
        }
    }

    /// The fields whose siblings disagree until a person settles them.
    ///
    /// Of a deleted record that is only what it was merged into: where its links lead. The others stand again when it does.
    /// What imports note for themselves is nobody's to settle.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Field, &[Sibling])> {
        self.registers().filter(|(field, siblings)| {
            is_conflict(siblings, prefer(field))
                && !field.is_bookkeeping()
                && (!self.is_deleted() || **field == Field::MERGED_INTO)
        })
    }

    /// Every dot that the record refers to.
    pub fn dots(&self) -> impl Iterator<Item = Dot> {
        let later = self
            .registers()
            .flat_map(|(_, siblings)| siblings.iter().map(|s| s.dot));
        std::iter::once(self.base).chain(later)
    }

    /// The record with other dots in the place of its own.
    pub(crate) fn with_dots(&self, to: &dyn Fn(Dot) -> Dot, clock: Clock<'_>) -> Self {
        let fields = self.fields().map(|(field, value)| (field.clone(), value.clone()));
        let registers = self.registers().map(|(field, siblings)| {
            let siblings = siblings.iter().map(|sibling| Sibling {
                dot: to(sibling.dot),
                value: sibling.value.clone(),
            });
            (field.clone(), siblings.collect())
        });
        let context = self.context().iter().map(to).collect();
        Self::from_parts(self.id, to(self.base), fields, registers, context, clock)
    }

    /// Replaces the siblings of a field; no siblings means that it was never written.
    pub fn put(&mut self, field: &Field, mut siblings: Vec<Sibling>, clock: Clock<'_>) {
        crate::sort::distinct(&mut siblings);
        let value = shown(&siblings, prefer(field), clock).and_then(|sibling| sibling.value.clone());
        let plain = match (siblings.as_slice(), &value) {
            ([], _) => true,
            ([only], value) => only.dot == self.base && (value.is_some() || *field == Field::DELETED),
            _ => false,
        };
        set_sorted(&mut self.fields, field, value);
        let register = (!plain).then_some(siblings);
        if register.is_some() || self.register(field).is_some() {
            self.change_later(|later| set_sorted(&mut later.versions, field, register));
        }
    }

    /// Writes a value over everything that was seen, and with it that the record is not deleted, unless the same Change
    /// says otherwise.
    ///
    /// Writing what already stands alone changes nothing, and says so by `false`.
    pub fn write(&mut self, field: &Field, value: Option<Value>, dot: Dot) -> bool {
        let before = self.siblings(field);
        let stands = match before.as_slice() {
            [] => value.is_none(),
            [only] => only.value == value,
            _ => false,
        };
        if stands {
            return false;
        }
        self.overwrite(field, vec![value], dot);
        if *field != Field::DELETED {
            self.keep(dot);
        }
        true
    }

    /// Says that the record is not deleted, unless the same Change has said something of that.
    pub(crate) fn keep(&mut self, dot: Dot) {
        let said = self.siblings(&Field::DELETED);
        if !said.iter().any(|sibling| sibling.dot == dot) {
            self.overwrite(&Field::DELETED, vec![None], dot);
        }
    }

    /// Writes one or more values over everything that was seen; more than one is a conflict that stands open again.
    pub fn overwrite(&mut self, field: &Field, values: Vec<Option<Value>>, dot: Dot) {
        let siblings = if dot == self.base && values.iter().all(Option::is_none) {
            Vec::new()
        } else {
            values.into_iter().map(|value| Sibling { dot, value }).collect()
        };
        self.put(field, siblings, &|_| 0);
    }

    /// Merges what two sides hold of one record, each having seen what it has seen.
    pub fn merge(a: &Self, all_a: &VersionVector, b: &Self, all_b: &VersionVector, clock: Clock<'_>) -> Self {
        let seen_a = Seen {
            all: all_a,
            here: a.context(),
        };
        let seen_b = Seen {
            all: all_b,
            here: b.context(),
        };
        let (mut merged, other) = if a.base <= b.base {
            (a.clone(), b)
        } else {
            (b.clone(), a)
        };
        let deleted = Field::DELETED;
        let mut written: Vec<&Field> = a
            .registers()
            .chain(b.registers())
            .map(|(field, _)| field)
            .collect();
        if a.base == b.base {
            // A field that both sides hold from the record's making needs no look, unless a file was tampered with.
            written.extend(
                other
                    .fields
                    .iter()
                    .filter(|(f, v)| merged.get(f) != Some(v))
                    .map(|(f, _)| f),
            );
            written.extend(
                a.fields
                    .iter()
                    .filter(|(f, v)| other.get(f) != Some(v))
                    .map(|(f, _)| f),
            );
        } else {
            written.extend(a.fields.iter().chain(&b.fields).map(|(field, _)| field));
            written.push(&deleted);
        }
        crate::sort::distinct(&mut written);
        for field in written {
            let siblings = merge_siblings(&a.siblings(field), seen_a, &b.siblings(field), seen_b);
            merged.put(field, siblings, clock);
        }
        if !other.context().is_empty() {
            merged.change_later(|later| later.context.join(other.context()));
        }
        merged
    }

    fn register(&self, field: &Field) -> Option<&[Sibling]> {
        let versions = &self.later().versions;
        let at = versions.binary_search_by(|(other, _)| other.cmp(field)).ok()?;
        versions.get(at).map(|(_, siblings)| siblings.as_slice())
    }
}

/// Which sibling of a field is shown first.
pub fn prefer(field: &Field) -> Prefer {
    if *field == Field::DELETED {
        Prefer::Absent
    } else if field.is_element() && field.name() != "estimates" {
        Prefer::Present
    } else {
        Prefer::Latest
    }
}

fn set_sorted<T>(list: &mut Vec<(Field, T)>, field: &Field, value: Option<T>) {
    match (list.binary_search_by(|(other, _)| other.cmp(field)), value) {
        (Ok(at), Some(value)) => {
            if let Some(slot) = list.get_mut(at) {
                slot.1 = value;
            }
        }
        (Ok(at), None) => {
            list.remove(at);
        }
        (Err(at), Some(value)) => list.insert(at, (field.clone(), value)),
        (Err(_), None) => {}
    }
}
