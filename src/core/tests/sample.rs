//! The sample workspace: a made-up product, written here as people would write it, command by command.
//!
//! It is made by replicas with fixed ids at fixed times, so a PM and a PO who both try it hold equal records, and merge
//! them as they would their own. `REWRITE=1 cargo test -p tandem-core golden` writes `public/sample.tandem.json` anew.

mod feedback;
mod ideas;
mod moved;
mod people;
mod stories;
mod strategy;

use std::collections::BTreeSet;

use tandem_core::command::apply;
use tandem_core::merge::merge;
use tandem_core::model::outcome::found_field;
use tandem_core::model::{Customer, Feedback, Idea, Outcome, Role};
use tandem_core::scoring::Unscored;
use tandem_core::snapshot::{Header, Trust, decode, encode, hash};
use tandem_core::view::board::board;
use tandem_core::{
    Command, Env, Field, Id, Kind, Millis, Value, Workspace, command, position, segments, time,
};

use feedback::FEEDBACK;
use ideas::{IDEAS, QUICK_WINS};
use people::{CUSTOMERS, LARGE, PEOPLE, SEGMENTS};

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
    Broken,
    Aimed,
    WentOut,
    Reviewed,
    Planned,
}

/// The workspace while it is being written.
struct Author {
    workspace: Workspace,
    people: Vec<Id>,
    customers: Vec<Id>,
    feedback: Vec<Id>,
    /// The ideas by their places in the list; none before its day.
    ideas: Vec<Option<Id>>,
    objectives: Vec<Id>,
    release: Option<Id>,
}

fn day(date: &str) -> Millis {
    time::parse(date).expect("a date")
}

fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

fn range(low: f64, likely: f64, high: f64) -> Value {
    Value::List(
        [low, likely, high]
            .map(|end| number((end * 100.0).round() / 100.0))
            .into(),
    )
}

/// Whether what is hardest to know of an idea is given as a range: of those that were talked about first.
fn is_ranged(idea: usize) -> bool {
    !(9..ideas::TOUR).contains(&idea)
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

/// Positions for so many, in order.
fn order(count: usize) -> Vec<String> {
    position::places(&[], 0, count, 5).new
}

/// What a story says by itself, without what it is linked to.
fn story_fields(story: &stories::Story) -> Vec<(Field, Value)> {
    let (who, what, why) = story.sentence;
    let said = [
        ("title", story.title),
        ("as-a", who),
        ("want", what),
        ("so-that", why),
    ];
    let said = said.into_iter().filter(|(_, said)| !said.is_empty());
    let mut fields: Vec<(Field, Value)> = said.map(|(field, said)| text(field, said)).collect();
    fields.extend(
        story
            .points
            .map(|points| (Field::named("points"), number(points))),
    );
    for (criterion, key) in story.criteria.iter().zip(order(story.criteria.len())) {
        fields.push((Field::element("criteria", &key), Value::text(criterion)));
        if story.worked.len() == 2 {
            fields.push((Field::element("met", &key), Value::Flag(true)));
        }
    }
    let times = ["started", "finished"].into_iter().zip(story.worked);
    fields.extend(times.map(|(field, day)| text(field, &format!("{day}T15:00:00Z"))));
    let status = ["open", "in-progress", "done"][story.worked.len()];
    fields.extend((status != "open").then(|| text("status", status)));
    if story.points.is_some() && !story.criteria.is_empty() {
        let keys = order(stories::READY.len()).into_iter();
        fields.extend(keys.map(|key| (Field::element("ready", &key), Value::Flag(true))));
    }
    fields
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

    fn idea(&self, i: usize) -> Id {
        self.ideas[i].expect("it was thought of before")
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
                let fields = vec![
                    text("name", "Product roadmap"),
                    text("framework", "rice"),
                    (Field::named("capacity"), number(10.0)),
                ];
                self.make_board(at, PM, fields);
            }
            Event::Broken => self.break_down(at),
            Event::Aimed => self.aim(at),
            Event::WentOut => self.let_out(at),
            Event::Reviewed => self.review(at),
            Event::Planned => self.plan(at),
            Event::IceBoard => {
                let mut fields = vec![
                    text("name", "Quick wins"),
                    text("framework", "ice"),
                    text("ice-form", "product"),
                    text("selection", "picked"),
                ];
                fields.extend(links("ideas", QUICK_WINS.iter().map(|i| self.idea(*i))));
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
        let segments = SEGMENTS.map(|name| vec![text("name", name)]).into_iter();
        let large = vec![text("name", LARGE.0), (Field::named("least"), number(LARGE.1))];
        for fields in segments.chain([large]) {
            records.push((Kind::SEGMENTS, ids.next().expect("endless"), fields));
        }
        let env = self.env(at, PM);
        self.run(
            &env,
            &Command::Import {
                records,
                writes: Vec::new(),
            },
        );
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
        let known: Vec<(Id, f64)> = said
            .evidence
            .iter()
            .filter_map(|(idea, importance)| Some((self.ideas[*idea]?, *importance)))
            .collect();
        for (j, (idea, importance)) in known.into_iter().enumerate() {
            let env = self.env(at + (5 + j as Millis) * MINUTE, PM);
            let command = Command::Link {
                feedback: vec![id],
                idea,
                importance,
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
        self.ideas[i] = Some(id);
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
                let guess = match *input {
                    "reach" if is_ranged(i) && who == PM => range(value * 0.6, *value, value * 1.7),
                    "effort" if is_ranged(i) && who == PO && *value >= 1.0 => {
                        range(value * 0.75, *value, value * 2.0)
                    }
                    _ => number(*value),
                };
                (Field::estimate(framework, person, input), Some(guess))
            }
        };
        let writes: Vec<_> = rice
            .iter()
            .map(estimate("rice"))
            .chain(ice.map(estimate("ice")))
            .collect();
        if !writes.is_empty() {
            let (env, ids) = (self.env(at, who), vec![self.idea(i)]);
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

    /// The Product Owner brings the backlog over from where it was kept before.
    fn break_down(&mut self, at: Millis) {
        use stories::{ACTIVITIES, DONE, READY, RETRO, SPRINTS, STORIES};
        let env = self.env(at, PO);
        let mut ids = (0..).map(|i| env.id(i));
        let mut next = || ids.next().expect("endless");
        let mut records = Vec::new();
        let sprints = SPRINTS.map(|(name, goal, start, end)| {
            let mut fields = vec![
                text("name", name),
                text("goal", goal),
                text("start", start),
                text("end", end),
            ];
            fields.push((Field::link("people", self.people[PO]), number(1.0)));
            fields.push((Field::link("people", self.people[PM]), number(0.2)));
            if start == "2026-10-19" {
                fields.push((Field::link("days-off", self.people[PO]), number(2.0)));
            }
            if name == "Sprint 2" {
                fields.push(text("retro", RETRO));
            }
            let id = next();
            records.push((Kind::SPRINTS, id, fields));
            id
        });
        let mut steps = Vec::new();
        for ((activity, own), place) in ACTIVITIES.iter().zip(order(ACTIVITIES.len())) {
            let id = next();
            records.push((
                Kind::ACTIVITIES,
                id,
                vec![text("title", activity), text("order", &place)],
            ));
            for (step, place) in own.iter().zip(order(own.len())) {
                let fields = vec![
                    text("title", step),
                    text("order", &place),
                    (Field::named("activity"), Value::link(id)),
                ];
                steps.push(next());
                records.push((Kind::STEPS, steps[steps.len() - 1], fields));
            }
        }
        let stories: Vec<Id> = STORIES.iter().map(|_| next()).collect();
        for ((story, id), place) in STORIES.iter().zip(&stories).zip(order(STORIES.len())) {
            let mut fields = story_fields(story);
            fields.push(text("order", &place));
            fields.push((Field::named("idea"), Value::link(self.idea(story.idea))));
            fields.push((Field::named("step"), Value::link(steps[story.step])));
            let since =
                |(at, since): &(usize, &str)| (Field::link("sprints", sprints[*at]), Value::text(since));
            fields.extend(story.sprints.iter().map(since));
            fields.extend(links("needs", story.needs.iter().map(|i| stories[*i])));
            records.push((Kind::STORIES, *id, fields));
        }
        let lines = |set: &'static str, lines: &[&str]| -> Vec<command::Write> {
            let keys = order(lines.len()).into_iter();
            let line = |(key, line): (String, &&str)| {
                (
                    Kind::WORKSPACES,
                    WORKSPACE,
                    Field::element(set, &key),
                    Some(Value::text(line)),
                )
            };
            keys.zip(lines).map(line).collect()
        };
        let writes = [lines("ready", &READY), lines("done", &DONE)].concat();
        self.run(&env, &Command::Import { records, writes });
    }

    /// Which objectives the ideas serve that there are by now.
    fn serves(&self) -> Vec<command::Write> {
        let known = strategy::SERVES
            .iter()
            .filter(|(idea, ..)| self.ideas[*idea].is_some());
        let serves = known.map(|(idea, objective, share)| {
            let field = Field::link("objectives", self.objectives[*objective]);
            (Kind::IDEAS, self.idea(*idea), field, Some(number(*share)))
        });
        serves.collect()
    }

    /// The Product Manager writes down what the product is for and what it is to achieve.
    fn aim(&mut self, at: Millis) {
        use strategy::{OBJECTIVES, PERSONAS, VISION};
        let env = self.env(at, PM);
        self.objectives = (0..).zip(&OBJECTIVES).map(|(i, _)| env.id(i)).collect();
        let records = OBJECTIVES.iter().zip(&self.objectives).map(|(objective, id)| {
            let said = [
                ("title", objective.title),
                ("description", objective.description),
                ("measure", objective.measure),
                ("period", objective.period),
            ];
            let said = said.into_iter().filter(|(_, said)| !said.is_empty());
            let mut fields: Vec<(Field, Value)> = said.map(|(field, said)| text(field, said)).collect();
            fields.push((Field::named("baseline"), number(objective.baseline)));
            fields.push((Field::named("target"), number(objective.target)));
            fields.push((Field::named("weight"), number(objective.weight)));
            fields.push((Field::named("owner"), Value::link(self.people[objective.owner])));
            fields.extend(
                objective
                    .current
                    .map(|current| (Field::named("current"), number(current))),
            );
            let parent = objective.parent.map(|at| Value::link(self.objectives[at]));
            fields.extend(parent.map(|parent| (Field::named("parent"), parent)));
            (Kind::OBJECTIVES, *id, fields)
        });
        let records = records.collect();
        let serves = self.serves();
        let prose = [("vision", VISION), ("personas", PERSONAS)];
        let prose = prose.map(|(field, said)| {
            (
                Kind::WORKSPACES,
                WORKSPACE,
                Field::named(field),
                Some(Value::text(said)),
            )
        });
        let writes = serves.into_iter().chain(prose).collect();
        self.run(&env, &Command::Import { records, writes });
    }

    /// The first release goes out.
    fn let_out(&mut self, at: Millis) {
        use strategy::{NOTES, RELEASE, RELEASED};
        let env = self.env(at, PO);
        let id = env.id(0);
        self.release = Some(id);
        let (title, version, day) = RELEASE;
        let mut fields = vec![
            text("title", title),
            text("version", version),
            text("released", day),
        ];
        fields.push((Field::named("public"), Value::Flag(true)));
        fields.extend(NOTES.map(|(audience, notes)| (Field::element("notes", audience), Value::text(notes))));
        let inside = RELEASED.iter().map(|idea| {
            let link = Some(Value::link(id));
            (Kind::IDEAS, self.idea(*idea), Field::named("release"), link)
        });
        let command = Command::Arrange {
            did: "add-release",
            records: vec![(Kind::RELEASES, id, fields)],
            writes: inside.collect(),
        };
        self.run(&env, &command);
        let env = self.env(at + 5 * MINUTE, PO);
        let command =
            tandem_core::view::releases::let_out(&self.workspace, id, env.now, &env).expect("the release");
        self.run(&env, &command);
    }

    /// Both look at what came of it.
    fn review(&mut self, at: Millis) {
        use strategy::{FINDINGS, FOLLOWED};
        let mut writes = Vec::new();
        for record in self.workspace.records(&Kind::OUTCOMES) {
            let idea = Outcome::of(record).idea();
            let Some(finding) = FINDINGS.iter().find(|finding| self.ideas[finding.idea] == idea) else {
                continue;
            };
            let mut write = |field, value| writes.push((Kind::OUTCOMES, record.id(), field, Some(value)));
            for (input, found) in finding.found {
                write(found_field("rice", input), number(*found));
            }
            if let Some(measure) = finding.measure {
                write(Field::named("measure-found"), number(measure));
            }
            write(Field::named("verdict"), Value::text(finding.verdict));
            write(Field::named("learned"), Value::text(finding.learned));
            if finding.idea == FOLLOWED.0 {
                write(
                    Field::link("follow-ups", self.idea(FOLLOWED.1)),
                    Value::Flag(true),
                );
            }
        }
        let command = Command::Arrange {
            did: "edit-outcome",
            records: Vec::new(),
            writes,
        };
        let env = self.env(at, PM);
        self.run(&env, &command);
    }

    /// Horizons, quarters and what the public may read.
    fn plan(&mut self, at: Millis) {
        let mut writes = self.serves();
        let mut write = |idea: usize, field, value| {
            writes.push((Kind::IDEAS, self.idea(idea), Field::named(field), Some(value)));
        };
        for (idea, horizon, quarter) in strategy::PLANS {
            write(idea, "horizon", Value::text(horizon));
            if !quarter.is_empty() {
                write(idea, "quarter", Value::text(quarter));
            }
        }
        for (idea, said) in strategy::PUBLIC {
            write(idea, "public", Value::Flag(true));
            if !said.is_empty() {
                write(idea, "public-text", Value::text(said));
            }
        }
        let command = Command::Arrange {
            did: "edit-idea",
            records: Vec::new(),
            writes,
        };
        let env = self.env(at, PM);
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
        (day("2026-10-19") + 9 * 60 * MINUTE, Event::Broken),
        (day("2026-08-27") + 9 * 60 * MINUTE, Event::Aimed),
        (day("2026-08-28") + 9 * 60 * MINUTE, Event::WentOut),
        (day("2026-09-29") + 9 * 60 * MINUTE, Event::Reviewed),
        (day("2026-10-12") + 9 * 60 * MINUTE, Event::Planned),
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
        ideas: vec![None; IDEAS.len()],
        objectives: Vec::new(),
        release: None,
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
        objectives: Vec::new(),
        release: None,
    };
    let rename = |title: &str| Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![author.idea(ideas::SWAP)],
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

pub fn sample() -> Workspace {
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
            count(&Kind::BOARDS),
            count(&Kind::STORIES),
            count(&Kind::SPRINTS)
        ],
        [2, 14, 42, 22, 2, 23, 4]
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
    let sizes = workspace
        .records(&Kind::SEGMENTS)
        .map(|segment| {
            (
                segment.text("name"),
                segments::members(&workspace, segment.id()).len(),
            )
        })
        .collect::<Vec<_>>();
    let expected = [
        ("Care", 4),
        ("Hospitality", 4),
        ("Retail", 3),
        ("Events", 3),
        ("Large accounts", 4),
    ];
    assert_eq!(sizes, expected);
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
    let rice = board(&workspace, rice, None).expect("a board");
    assert_eq!((rice.ranked.len(), rice.unscored.len()), (18, 4));
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
            Unscored::Missing(3),
            Unscored::Missing(0),
            Unscored::OutOfBounds(3, 0.25)
        ]
        .iter()
        .map(|reason| format!("{reason:?}"))
        .collect()
    );
    let ice = board(&workspace, ice, None).expect("a board");
    assert_eq!(ice.rows().count(), QUICK_WINS.len());
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
        .iter()
        .map(|record| record.id())
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

#[test]
fn the_backlog_of_the_sample_has_a_forecast_a_burn_chart_and_stories_of_every_state() {
    use tandem_core::dependencies::Dependencies;
    use tandem_core::view::backlog::{BacklogQuery, backlog};
    use tandem_core::view::delivery::{ForecastQuery, forecast};
    use tandem_core::view::sprint::{State, sprint};
    let workspace = sample();
    let now = day("2026-10-21");
    let view = backlog(&workspace, &BacklogQuery::default());
    assert_eq!((view.total, view.open, view.unsized_open), (23, 8, 2));
    assert!(view.ready > 1 && view.ready < view.open);
    assert!(Dependencies::of(&workspace).aside.is_empty());
    let found = forecast(&workspace, &ForecastQuery::default(), now);
    let sure = found.when.expect("a forecast").sure;
    assert!(sure[0] < sure[2], "{sure:?}");
    let sprints: Vec<_> = workspace
        .records(&Kind::SPRINTS)
        .filter_map(|record| sprint(&workspace, record.id(), now))
        .collect();
    assert!(
        sprints
            .iter()
            .filter(|sprint| sprint.state == State::Over)
            .all(|sprint| sprint.done > 10.0)
    );
    assert_eq!(
        sprints
            .iter()
            .filter(|sprint| sprint.state == State::Running)
            .count(),
        1
    );
    assert!(sprints.iter().any(|sprint| sprint.added > 0.0));
    assert!(
        sprints
            .iter()
            .flat_map(|sprint| &sprint.stories)
            .any(|story| !story.carried.is_empty())
    );
}

#[test]
fn the_strategy_of_the_sample_has_objectives_a_release_with_outcomes_and_something_for_the_public() {
    use tandem_core::public;
    use tandem_core::view::home::home;
    use tandem_core::view::outcomes::outcomes;
    use tandem_core::view::strategy::{brief, strategy};
    let workspace = sample();
    let now = day("2026-10-21");
    let view = strategy(&workspace, None);
    assert_eq!(view.objectives.iter().filter(|row| row.key_result).count(), 2);
    assert!(view.objectives.iter().any(|row| row.progress > Some(0.2)));
    assert!(!view.unaligned.is_empty());
    let found = outcomes(&workspace, now, None);
    assert_eq!(
        (found.due.len(), found.done.len(), found.unplanned.len()),
        (1, 4, 0)
    );
    assert!(
        found.done.iter().any(|row| row.voices > 0),
        "somebody has spoken since"
    );
    let ranges: usize = found.people.iter().map(|(.., own)| own.ranges).sum();
    assert!(
        ranges >= 8 && found.people.iter().all(|(.., own)| own.worst().is_some()),
        "{:?}",
        found.people
    );
    let parts: usize = public::roadmap(&workspace)
        .iter()
        .map(|part| part.ideas.len())
        .sum();
    assert_eq!((parts, public::changelog(&workspace).len()), (6, 1));
    let brief = brief(&workspace, None);
    assert!(brief.bets.len() >= 3 && brief.texts.iter().all(|text| !text.is_empty()));
    for role in [Role::Pm, Role::Po] {
        let shown = home(&workspace, (Id::from_u128(1), role), now, time::date);
        let (round, sections) = (shown.round, shown.sections);
        assert!(round.iter().all(|step| step.stands != "Nothing yet"), "{round:?}");
        let filled = sections.iter().filter(|section| !section.lines.is_empty());
        assert!(filled.count() >= 3, "{sections:?}");
    }
}
