//! Finds the customers that rows name among those that are here, by address, name or domain, so that none is made twice.

use super::cell;
use super::choices::bare;
use super::index::Index;
use crate::command::NewRecord;
use crate::letters::lowered;
use crate::model::Customer;
use crate::{Field, Id, Kind, Value, Workspace};

/// Who speaks, as a row tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Who {
    /// The name; empty if only the address is known.
    pub name: String,
    /// The e-mail address in lower case; empty if it is unknown.
    pub email: String,
}

impl Who {
    /// Reads `Name <address>`, an address or a name; nothing if there is neither.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = cell::line(text);
        let (name, email) = match text.split_once('<') {
            Some((name, rest)) if rest.ends_with('>') && rest.contains('@') => {
                (name.trim(), rest.trim_end_matches('>').trim())
            }
            _ if text.contains('@') && !text.contains(' ') => ("", text.as_str()),
            _ => (text.as_str(), ""),
        };
        let who = Self {
            name: cut(name),
            email: lowered(&cut(email)),
        };
        (!who.name.is_empty() || !who.email.is_empty()).then_some(who)
    }

    /// What the customer is called who is made of it.
    fn called(&self) -> &str {
        if self.name.is_empty() {
            &self.email
        } else {
            &self.name
        }
    }
}

/// A text as long as the name of a customer may be.
fn cut(text: &str) -> String {
    text.chars().take(200).collect()
}

/// Where anybody can have an address, so that two of one name there are two people; whatever their ending, where there is none.
const PUBLIC: [&str; 38] = [
    "aol",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "icloud",
    "live",
    "msn",
    "outlook",
    "protonmail",
    "yahoo",
    "yandex",
    "ymail",
    "126.com",
    "163.com",
    "bluewin.ch",
    "btinternet.com",
    "comcast.net",
    "free.fr",
    "freenet.de",
    "laposte.net",
    "libero.it",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "naver.com",
    "o2.pl",
    "orange.fr",
    "pm.me",
    "posteo.de",
    "proton.me",
    "qq.com",
    "seznam.cz",
    "t-online.de",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
];

fn is_public(domain: &str) -> bool {
    let name = domain.split('.').next().unwrap_or_default();
    [domain, name].iter().any(|domain| PUBLIC.contains(domain))
}

/// The domain of an address.
fn domain_of(email: &str) -> Option<&str> {
    email.split_once('@').map(|(_, domain)| domain)
}

/// A customer, here or to be made.
struct Party {
    id: Id,
    email: String,
}

/// All customers that are here, and those that are to be made.
pub(super) struct People {
    index: Index,
    parties: Vec<Party>,
}

impl People {
    /// The customers of a workspace.
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut people = Self {
            index: Index::default(),
            parties: Vec::new(),
        };
        for record in workspace.records(&Kind::CUSTOMERS) {
            let customer = Customer::of(record);
            people.add(
                customer.id(),
                customer.name(),
                customer.email(),
                customer.domain(),
            );
            people.put_source(people.last(), record.text("source"));
        }
        // What was merged into a customer names it as well, where nobody else goes by the same.
        for (record, at) in workspace.records(&Kind::CUSTOMERS).zip(0..) {
            for alias in Customer::of(record).aliases() {
                people.put(at, "n:", &lowered(&alias));
            }
        }
        let all = workspace.collection(&Kind::CUSTOMERS).into_iter().flatten();
        for record in all.filter(|record| record.is_deleted()) {
            let into = workspace.survivor(&Kind::CUSTOMERS, record.id());
            let Some(at) = into.and_then(|into| people.place(into)) else {
                continue;
            };
            let gone = Customer::of(record);
            people.put(at, "e:", &lowered(gone.email()));
            people.put(at, "d:", &lowered(gone.domain()));
            people.put_source(at, record.text("source"));
        }
        people
    }

    /// Adds a customer under all that names one.
    pub(super) fn add(&mut self, id: Id, name: &str, email: &str, domain: &str) {
        self.parties.push(Party {
            id,
            email: lowered(email),
        });
        for (sign, text) in [("n:", name), ("e:", email), ("d:", domain)] {
            self.put(self.last(), sign, &lowered(text));
        }
    }

    /// The place of the customer that was added last.
    fn last(&self) -> u32 {
        u32::try_from(self.parties.len() - 1).unwrap_or_default()
    }

    /// The place of one of the customers that were here first, who stand in the order of their ids.
    fn place(&self, id: Id) -> Option<u32> {
        let at = self.parties.binary_search_by_key(&id, |party| party.id);
        u32::try_from(at.ok()?).ok()
    }

    /// Lets an id name the customer at a place, and a number also in other tables than that which it comes from.
    fn put_source(&mut self, at: u32, source: &str) {
        self.put(at, "s:", source);
        self.put(at, "b:", bare(source));
    }

    /// Lets a text name the customer at a place.
    fn put(&mut self, at: u32, sign: &str, text: &str) {
        let key = sign.to_owned() + text;
        // Of customers with one name the first one stays.
        if !text.is_empty() && self.index.get(&key).is_none() {
            self.index.insert(key, at);
        }
    }

    fn get(&self, sign: &str, text: &str) -> Option<&Party> {
        let at = self.index.get(&(sign.to_owned() + text))?;
        self.parties.get(usize::try_from(at).ok()?)
    }

    /// The customer with this id in the program that it came from.
    pub(super) fn by_source(&self, source: &str) -> Option<Id> {
        let found = self.get("s:", source);
        found
            .or_else(|| self.get("b:", bare(source)))
            .map(|party| party.id)
    }

    /// The customer with this domain.
    pub(super) fn by_domain(&self, domain: &str) -> Option<Id> {
        self.get("d:", &lowered(domain)).map(|party| party.id)
    }

    /// The customer who is meant: by address, by name unless that one has an address elsewhere, or by the address's domain.
    pub(super) fn find(&self, who: &Who) -> Option<Id> {
        let (name, email) = (lowered(&who.name), who.email.as_str());
        if !email.is_empty()
            && let Some(party) = self.get("e:", email)
        {
            return Some(party.id);
        }
        let named = self.get("n:", if name.is_empty() { email } else { &name });
        let domain = domain_of(email);
        let same = |party: &&Party| {
            let is_colleague =
                domain.is_some_and(|domain| !is_public(domain) && domain_of(&party.email) == Some(domain));
            email.is_empty() || party.email.is_empty() || party.email == email || is_colleague
        };
        if let Some(party) = named.filter(same) {
            return Some(party.id);
        }
        domain.and_then(|domain| self.by_domain(domain))
    }

    /// Makes a customer.
    pub(super) fn make(&mut self, id: Id, who: &Who) -> NewRecord {
        self.add(id, who.called(), &who.email, "");
        let mut fields = vec![(Field::named("name"), Value::text(who.called()))];
        if !who.email.is_empty() {
            fields.push((Field::named("email"), Value::text(&who.email)));
        }
        (Kind::CUSTOMERS, id, fields)
    }
}
