//! The sample workspace: a made-up product, written here as people would write it, command by command.
//!
//! It is made by replicas with fixed ids at fixed times, so a PM and a PO who both try it hold equal records, and merge
//! them as they would their own. `REWRITE=1 cargo test -p tandem-core golden` writes `public/sample.tandem.json` anew.

mod feedback;
mod ideas;
mod people;

use std::collections::BTreeSet;

use tandem_core::command::apply;
use tandem_core::merge::merge;
use tandem_core::model::{Customer, Feedback, Idea, Role};
use tandem_core::scoring::Unscored;
use tandem_core::snapshot::{Header, Trust, decode, encode, hash};
use tandem_core::view::board::board;
use tandem_core::{Command, Env, Field, Id, Kind, Millis, Value, Workspace, time};

use feedback::FEEDBACK;
use ideas::{IDEAS, QUICK_WINS};
use people::{CUSTOMERS, PEOPLE};

use crate::golden;

const WORKSPACE: Id = Id::from_u128(0x019f_1a00_7a00_7000_8000_5a3b_1e00_0001);
/// The replicas of the Product Manager and of the Product Owner.
const REPLICAS: [Id; 2] = [
    Id::from_u128(0x019f_1a00_7a00_7000_8000_5a3b_1e00_0002),
    Id::from_u128(0x019f_1a00_7a00_7000_8000_5a3b_1e00_0003),
];
const PM: usize = 0;
const PO: usize = 1;
const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/// What happens, in the order of time.
#[derive(Clone, Copy, Debug)]
enum Event {
    Begin,
    Said(usize),
    Thought(usize),
    Estimated(usize, usize),
    RiceBoard,
    IceBoard,
}

/// The workspace while it is being written.
struct Author {
    workspace: Workspace,
    people: Vec<Id>,
    customers: Vec<Id>,
    feedback: Vec<Id>,
    ideas: Vec<Id>,
}

fn day(date: &str) -> Millis {
    time::parse(date).expect("a date")
}

fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

fn number(number: f64) -> Value {
    Value::number(number).expect("finite")
}

fn flags(set: &str, names: &[&str]) -> Vec<(Field, Value)> {
    let flag = |name: &&str| (Field::element(set, name), Value::Flag(true));
    names.iter().map(flag).collect()
}

fn links(set: &str, ids: impl Iterator<Item = Id>) -> Vec<(Field, Value)> {
    ids.map(|id| (Field::link(set, id), Value::Flag(true))).collect()
}

impl Author {
    fn env(&self, at: Millis, who: usize) -> Env {
        Env {
            now: at,
            replica: REPLICAS[who],
            by: self.people.get(who).copied().unwrap_or(REPLICAS[who]),
            seed: u128::from(at),
        }
    }

    fn run(&mut self, env: &Env, command: &Command) {
        let change = apply(&self.workspace, command, env).expect("the command applies");
        self.workspace.apply(&change);
    }

    fn carry_out(&mut self, at: Millis, event: Event) {
        match event {
            Event::Begin => self.begin(at),
            Event::Said(i) => self.say(at, i),
            Event::Thought(i) => self.think(at, i),
            Event::Estimated(i, who) => self.estimate(at, i, who),
            Event::RiceBoard => {
                let fields = vec![text("name", "Autumn roadmap"), text("framework", "rice")];
                self.make_board(at, PM, fields);
            }
            Event::IceBoard => {
                let mut fields = vec![
                    text("name", "Quick wins"),
                    text("framework", "ice"),
                    text("ice-form", "product"),
                    text("selection", "picked"),
                ];
                fields.extend(links("ideas", QUICK_WINS.iter().map(|i| self.ideas[*i])));
                self.make_board(at, PO, fields);
            }
        }
    }

    fn begin(&mut self, at: Millis) {
        let env = self.env(at, PM);
        let mut ids = (0..).map(|i| env.id(i));
        let mut records = vec![(
            Kind::WORKSPACES,
            WORKSPACE,
            vec![text("name", "Dayshift (sample)"), text("currency", "EUR")],
        )];
        for person in &PEOPLE {
            let id = ids.next().expect("endless");
            self.people.push(id);
            let fields = vec![text("name", person.name), text("role", person.role)];
            records.push((Kind::PEOPLE, id, fields));
        }
        for customer in &CUSTOMERS {
            let id = ids.next().expect("endless");
            self.customers.push(id);
            let fields = vec![
                text("name", customer.name),
                text("segment", customer.segment),
                text("currency", "EUR"),
                (Field::named("revenue"), number(customer.revenue)),
            ];
            records.push((Kind::CUSTOMERS, id, fields));
        }
        let env = self.env(at, PM);
        self.run(&env, &Command::Import { records });
    }

    fn say(&mut self, at: Millis, i: usize) {
        let (said, env) = (&FEEDBACK[i], self.env(at, PM));
        let mut fields = vec![
            text("title", said.title),
            text("body", said.body),
            text("channel", said.channel),
            text("status", said.status),
            text("said", said.said),
            (Field::named("customer"), Value::link(self.customers[said.by])),
        ];
        fields.extend(flags("tags", said.tags));
        fields.extend(links(
            "supporters",
            said.backers.iter().map(|i| self.customers[*i]),
        ));
        let id = env.id(0);
        self.feedback.push(id);
        self.run(
            &env,
            &Command::Add {
                kind: Kind::FEEDBACK,
                id,
                fields,
            },
        );
        let made = self.ideas.len();
        let known = said.evidence.iter().filter(|(idea, _)| *idea < made);
        for (j, (idea, importance)) in known.enumerate() {
            let env = self.env(at + (5 + j as Millis) * MINUTE, PM);
            let command = Command::Link {
                feedback: vec![id],
                idea: self.ideas[*idea],
                importance: *importance,
            };
            self.run(&env, &command);
        }
    }

    fn think(&mut self, at: Millis, i: usize) {
        let (idea, env) = (&IDEAS[i], self.env(at, PM));
        let mut fields = vec![
            text("title", idea.title),
            text("description", idea.description),
            text("status", idea.status),
        ];
        fields.extend(flags("tags", idea.tags));
        for (said, id) in FEEDBACK.iter().zip(&self.feedback) {
            let mine = said.evidence.iter().find(|(idea, _)| *idea == i);
            fields.extend(mine.map(|(_, importance)| (Field::link("insights", *id), number(*importance))));
        }
        let id = env.id(0);
        self.ideas.push(id);
        self.run(
            &env,
            &Command::Add {
                kind: Kind::IDEAS,
                id,
                fields,
            },
        );
    }

    fn estimate(&mut self, at: Millis, i: usize, who: usize) {
        let (idea, person) = (&IDEAS[i], self.people[who]);
        let rice = if who == PM { idea.pm } else { idea.po };
        let ice = idea
            .ice
            .iter()
            .filter(|(input, _)| (*input == "ease") == (who == PO));
        let estimate = |framework: &'static str| {
            move |(input, value): &(&str, f64)| {
                (Field::estimate(framework, person, input), Some(number(*value)))
            }
        };
        let writes: Vec<_> = rice
            .iter()
            .map(estimate("rice"))
            .chain(ice.map(estimate("ice")))
            .collect();
        if !writes.is_empty() {
            let (env, ids) = (self.env(at, who), vec![self.ideas[i]]);
            self.run(
                &env,
                &Command::Edit {
                    kind: Kind::IDEAS,
                    ids,
                    writes,
                },
            );
        }
    }

    fn make_board(&mut self, at: Millis, who: usize, fields: Vec<(Field, Value)>) {
        let env = self.env(at, who);
        let command = Command::Add {
            kind: Kind::BOARDS,
            id: env.id(0),
            fields,
        };
        self.run(&env, &command);
    }

    fn export(&self, at: Millis) -> Vec<u8> {
        let header = Header {
            id: self.env(at, PM).id(0),
            parents: &[],
            replica: REPLICAS[PM],
            person: self.people[PM],
            by: PEOPLE[PM].name,
            role: Role::Pm,
            at,
            app: "0.1.0",
            name: "Dayshift (sample)",
            complete: true,
        };
        encode(&self.workspace, &header)
    }
}

/// Writes the whole sample.
pub fn write() -> Vec<u8> {
    let mut events = vec![
        (day("2026-07-01") + 8 * 60 * MINUTE, Event::Begin),
        (day("2026-08-20") + 9 * 60 * MINUTE, Event::RiceBoard),
        (day("2026-09-09") + 9 * 60 * MINUTE, Event::IceBoard),
    ];
    for (i, said) in FEEDBACK.iter().enumerate() {
        let minutes = 8 * 60 + (i as Millis * 137) % 500;
        events.push((day(said.said) + minutes * MINUTE, Event::Said(i)));
    }
    for (i, idea) in IDEAS.iter().enumerate() {
        let at = day(idea.made) + 18 * 60 * MINUTE + (i as Millis * 7) % 40 * MINUTE;
        events.push((at, Event::Thought(i)));
        events.push((at + 20 * MINUTE, Event::Estimated(i, PM)));
        events.push((at + DAY - 8 * 60 * MINUTE, Event::Estimated(i, PO)));
    }
    events.sort_by_key(|(at, _)| *at);
    let mut author = Author {
        workspace: Workspace::new(WORKSPACE),
        people: Vec::new(),
        customers: Vec::new(),
        feedback: Vec::new(),
        ideas: Vec::new(),
    };
    for (at, event) in events {
        author.carry_out(at, event);
    }
    disagree(&mut author);
    author.export(day("2026-10-21") + 10 * 60 * MINUTE)
}

/// Both rename the first idea without knowing of each other: the conflict that a newcomer can settle.
fn disagree(author: &mut Author) {
    let mut other = Author {
        workspace: author.workspace.clone(),
        people: author.people.clone(),
        customers: Vec::new(),
        feedback: Vec::new(),
        ideas: author.ideas.clone(),
    };
    let rename = |title: &str| Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![author.ideas[ideas::SWAP]],
        writes: vec![(Field::named("title"), Some(Value::text(title)))],
    };
    let (pm_title, po_title) = (
        rename("Let people swap shifts themselves"),
        rename("Swap shifts in the app, with the manager\u{2019}s approval"),
    );
    let at = day("2026-10-20") + 9 * 60 * MINUTE;
    let env = other.env(at + 35 * MINUTE, PO);
    other.run(&env, &po_title);
    let env = author.env(at, PM);
    author.run(&env, &pm_title);
    let theirs = decode(&other.export(at + DAY)).expect("reads");
    let change = merge(&author.workspace, &theirs, &author.env(at + DAY, PM)).change;
    author.workspace.apply(&change.expect("something new"));
}

fn sample() -> Workspace {
    decode(&write()).expect("the sample reads").content
}

#[test]
fn golden_sample_is_the_file_that_the_page_offers() {
    golden::compare("public/sample.tandem.json", &write());
}

#[test]
fn the_sample_holds_what_is_promised_and_its_hash_is_right() {
    let snapshot = decode(&write()).expect("reads");
    assert_eq!(snapshot.trust, Trust::Right);
    assert!(snapshot.complete && snapshot.loose.is_empty());
    let workspace = snapshot.content;
    let count = |kind: &Kind| workspace.records(kind).count();
    assert_eq!(
        [
            count(&Kind::PEOPLE),
            count(&Kind::CUSTOMERS),
            count(&Kind::FEEDBACK),
            count(&Kind::IDEAS),
            count(&Kind::BOARDS)
        ],
        [2, 14, 40, 18, 2]
    );
    let customers: Vec<Customer<'_>> = workspace
        .records(&Kind::CUSTOMERS)
        .map(|record| Customer::of(record))
        .collect();
    let segments: BTreeSet<&str> = customers.iter().map(|customer| customer.segment()).collect();
    assert_eq!(segments.len(), 4);
    assert!(
        customers
            .iter()
            .all(|customer| customer.revenue() > Some(0.0) && customer.currency() == "EUR")
    );
    let tags: BTreeSet<String> = workspace
        .records(&Kind::FEEDBACK)
        .flat_map(|record| Feedback::of(record).tags())
        .chain(
            workspace
                .records(&Kind::IDEAS)
                .flat_map(|record| Idea::of(record).tags()),
        )
        .collect();
    assert_eq!(tags.len(), 12, "{tags:?}");
    for record in workspace.records(&Kind::IDEAS) {
        assert!(
            Idea::of(record).insights().count() > 0,
            "{}",
            record.text("title")
        );
    }
    assert_eq!(workspace.conflicts().count(), 1);
    assert!(workspace.log().values().all(|entry| entry.at < day("2026-10-22")));
}

#[test]
fn the_boards_of_the_sample_show_ties_and_reasons_for_missing_scores() {
    let workspace = sample();
    let mut boards = workspace.records(&Kind::BOARDS).map(|record| record.id());
    let (rice, ice) = (boards.next().expect("a board"), boards.next().expect("another"));
    let rice = board(&workspace, rice).expect("a board");
    assert_eq!((rice.ranked.len(), rice.unscored.len()), (14, 4));
    assert!(
        rice.ranked.iter().filter(|row| row.ties == 1).count() >= 4,
        "two pairs share a rank"
    );
    let reasons: BTreeSet<String> = rice
        .unscored
        .iter()
        .map(|row| format!("{:?}", row.score.expect_err("no score")))
        .collect();
    assert_eq!(
        reasons,
        [
            Unscored::Missing("effort"),
            Unscored::Missing("reach"),
            Unscored::OutOfBounds("effort", 0.25)
        ]
        .iter()
        .map(|reason| format!("{reason:?}"))
        .collect()
    );
    let ice = board(&workspace, ice).expect("a board");
    assert!(ice.picked);
    assert_eq!((ice.ranked.len(), ice.unscored.len()), (8, 2));
    assert!(ice.ranked.iter().any(|row| row.ties > 0));
    let differ = |row: &tandem_core::view::board::BoardRow| {
        row.inputs.iter().any(|input| {
            input
                .said
                .windows(2)
                .any(|pair| pair[0].value.to_bits() != pair[1].value.to_bits())
        })
    };
    assert!(
        rice.ranked.iter().filter(|row| differ(row)).count() >= 6,
        "the two do not agree on everything"
    );
}

#[test]
fn two_people_who_try_the_sample_hold_equal_records_and_merge_only_their_own_edits() {
    let (mut mine, theirs) = (sample(), decode(&write()).expect("reads"));
    let env = Env {
        now: day("2026-11-01"),
        replica: Id::from_u128(7),
        by: Id::from_u128(8),
        seed: 9,
    };
    assert!(merge(&mine, &theirs, &env).change.is_none(), "nothing is new");
    let ideas = mine
        .collection(&Kind::IDEAS)
        .expect("ideas")
        .keys()
        .copied()
        .collect();
    let edit = Command::Edit {
        kind: Kind::IDEAS,
        ids: ideas,
        writes: vec![(Field::named("status"), Some(Value::text("planned")))],
    };
    let change = apply(&mine, &edit, &env).expect("applies");
    mine.apply(&change);
    let edited = hash(&mine);
    assert!(
        merge(&mine, &theirs, &env).change.is_none(),
        "the sample brings nothing new"
    );
    assert_eq!(hash(&mine), edited);
}
