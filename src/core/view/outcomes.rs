//! Outcomes: what released ideas did, against what was expected, and what is still to be looked at.

mod one;
mod reviews;

pub use one::{Expected, IdeaOutcomes, Measure, Review, Told, Voice, follows, idea_outcomes};
pub use reviews::{follow_up, is_planned, looks_at, plan, released_on, review_fields, voices_since};

use super::blind::Blind;
use super::{person_name, role_of};
use crate::calibration::{Calibration, Case, cases};
use crate::map::Map;
use crate::model::idea::Estimate;
use crate::model::outcome::State;
use crate::model::{Idea, Objective, Outcome, Role};
use crate::scoring::{Framework, show, spell};
use crate::{Id, Kind, Millis, Workspace, texts};

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutcomesView {
    /// Reviews whose day has come, the one that waits longest first.
    pub due: Vec<OutcomeRow>,
    /// Reviews to come, the next first.
    pub waiting: Vec<OutcomeRow>,
    /// Released ideas for which no review is planned, the latest release first.
    pub unplanned: Vec<OutcomeRow>,
    /// Reviews with a verdict, the latest first.
    pub done: Vec<OutcomeRow>,
    /// How right each person's estimates were, by name.
    pub people: Vec<(Id, String, Role, Calibration)>,
    /// How right the estimates of each framework were.
    pub frameworks: Vec<(String, Calibration)>,
    /// Everything for which something was found.
    pub cases: Vec<CaseRow>,
}

/// A review in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeRow {
    /// The review; none where it is not planned.
    pub review: Option<Id>,
    /// The idea.
    pub idea: Id,
    /// Its title.
    pub title: String,
    /// The day of the review, or of the release where no review is planned.
    pub day: Option<Millis>,
    /// The verdict, as files spell it; empty while there is none.
    pub verdict: String,
    /// What should move, and how: empty where no measure is named.
    pub measure: String,
    /// How many feedback items have come since the release.
    pub voices: usize,
}

/// A case with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    /// The case.
    pub case: Case,
    /// The idea's title.
    pub title: String,
    /// Who estimated it.
    pub person: String,
    /// The hat that they wear.
    pub role: Role,
    /// What the input is called.
    pub input: String,
}

/// Gathers the reviews, and how right estimates were, as one person sees it: what a blind round hides judges nobody yet.
pub fn outcomes(workspace: &Workspace, now: Millis, viewer: Option<Id>) -> OutcomesView {
    let mut view = OutcomesView::default();
    let mut reviewed: Map<Id, ()> = Map::new();
    for record in workspace.records(&Kind::OUTCOMES) {
        let outcome = Outcome::of(record);
        let Some(idea) = outcome
            .idea()
            .and_then(|idea| workspace.record(&Kind::IDEAS, idea))
        else {
            continue;
        };
        let idea = Idea::of(idea);
        if looks_at(outcome, released_on(workspace, idea)) {
            reviewed.insert(idea.id(), ());
        }
        let row = OutcomeRow {
            review: Some(outcome.id()),
            verdict: outcome.verdict().to_owned(),
            measure: measure_words(workspace, outcome),
            ..row(workspace, idea, outcome.review())
        };
        match outcome.state(now) {
            State::Due => view.due.push(row),
            State::Waiting => view.waiting.push(row),
            State::Done => view.done.push(row),
        }
    }
    for record in workspace.records(&Kind::IDEAS) {
        let idea = Idea::of(record);
        if idea.is_out() && !reviewed.contains_key(&idea.id()) {
            view.unplanned
                .push(row(workspace, idea, Some(released_on(workspace, idea))));
        }
    }
    for rows in [&mut view.due, &mut view.waiting] {
        // A review without a day comes after those with one.
        crate::sort::by_key(rows, |row| (row.day.is_none(), row.day, row.idea));
    }
    for rows in [&mut view.unplanned, &mut view.done] {
        crate::sort::by_key(rows, |row| (std::cmp::Reverse(row.day), row.idea));
    }
    calibrate(workspace, viewer, &mut view);
    view
}

fn row(workspace: &Workspace, idea: Idea<'_>, day: Option<Millis>) -> OutcomeRow {
    OutcomeRow {
        review: None,
        idea: idea.id(),
        title: idea.title().to_owned(),
        day,
        verdict: String::new(),
        measure: String::new(),
        voices: if idea.is_out() {
            voices_since(workspace, idea).count()
        } else {
            0
        },
    }
}

/// The measure of an outcome in words, with what it was, should be and is.
fn measure_words(workspace: &Workspace, outcome: Outcome<'_>) -> String {
    let objective = outcome
        .objective()
        .and_then(|id| workspace.record(&Kind::OBJECTIVES, id));
    let Some(objective) = objective.map(|record| Objective::of(record)) else {
        return String::new();
    };
    let name = match objective.measure() {
        "" => objective.title(),
        measure => measure,
    };
    let shown = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), spell);
    let [before, expected, found] = outcome.measure();
    let (before, expected) = (shown(before), shown(expected));
    match found {
        Some(found) => texts::outcome_measure_words(name, before, expected, spell(found)),
        None => texts::outcome_measure_open(name, before, expected),
    }
}

fn calibrate(workspace: &Workspace, viewer: Option<Id>, view: &mut OutcomesView) {
    let mut cases = cases(workspace);
    let blind = Blind::of(workspace, viewer);
    cases.retain(|case| {
        let idea = workspace.record(&Kind::IDEAS, case.idea);
        let said = Estimate {
            person: case.person,
            framework: &case.framework,
            input: &case.input,
            value: case.expected,
            range: case.range,
            dot: None,
        };
        idea.is_some_and(|record| blind.shows(Idea::of(record), &said))
    });
    let mut people: Vec<Id> = cases.iter().map(|case| case.person).collect();
    crate::sort::distinct(&mut people);
    view.people = people
        .into_iter()
        .map(|person| {
            let own = cases.iter().filter(|case| case.person == person);
            let name = person_name(workspace, person);
            (person, name, role_of(workspace, person), Calibration::of(own))
        })
        .collect();
    crate::sort::by_key(&mut view.people, |(id, name, ..)| {
        (crate::letters::lowered(name), *id)
    });
    let mut frameworks: Vec<String> = cases.iter().map(|case| case.framework.clone()).collect();
    crate::sort::distinct(&mut frameworks);
    view.frameworks = frameworks
        .into_iter()
        .map(|name| {
            let own = Calibration::of(cases.iter().filter(|case| case.framework == name));
            (framework_label(&name), own)
        })
        .collect();
    view.cases = cases
        .into_iter()
        .map(|case| CaseRow {
            title: super::conflict::title(workspace, &Kind::IDEAS, case.idea),
            person: person_name(workspace, case.person),
            role: role_of(workspace, case.person),
            input: texts::input_label(&case.input),
            case,
        })
        .collect();
}

/// The framework of this name, with the settings that boards begin with.
fn framework(name: &str) -> Option<Framework> {
    Framework::all().into_iter().find(|known| known.name() == name)
}

fn framework_label(name: &str) -> String {
    framework(name).map_or_else(|| name.to_owned(), |known| known.label())
}

/// What a person's estimates were like so far, in a sentence or two, for where the next are made; none where nothing is
/// known yet.
pub fn advice(workspace: &Workspace, person: Id) -> Option<String> {
    let cases = cases(workspace);
    let found = Calibration::of(cases.iter().filter(|case| case.person == person));
    (!found.is_empty()).then(|| sentence(&found))
}

/// How right estimates were, in a sentence or two.
pub fn sentence(found: &Calibration) -> String {
    use crate::calibration::Width;
    let mut said = Vec::new();
    if found.ranges > 0 {
        said.push(texts::calibration_ranges(found.held, found.ranges));
        said.extend(found.width().map(|width| {
            match width {
                Width::Narrow => texts::calibration_narrow(),
                Width::Wide => texts::calibration_wide(),
                Width::Right => texts::calibration_right(),
            }
            .to_owned()
        }));
    }
    if let Some(bias) = found.worst() {
        let input = texts::input_label(&bias.input);
        said.push(texts::calibration_bias(input, show(bias.factor), bias.count));
    }
    if found.without_ratio > 0 {
        said.push(texts::calibration_without_ratio(found.without_ratio));
    }
    if let Some(brier) = found.brier {
        let verdicts = texts::calibration_brier(show(brier), found.verdicts);
        said.push(verdicts);
    }
    if said.is_empty() {
        said.push(texts::calibration_little().to_owned());
    }
    said.join(" ")
}
