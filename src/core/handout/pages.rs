//! The pages that can be handed on.

use super::Handout;
use crate::map::Map;
use crate::model::Idea;
use crate::model::release::AUDIENCES;
use crate::scoring::{Framework, Input, Notation, show};
use crate::statuses::Statuses;
use crate::view::board::{BoardRow, BoardView};
use crate::view::columns::Column;
use crate::view::outcomes::{OutcomeRow, OutcomesView, sentence};
use crate::view::releases::ReleaseView;
use crate::view::sprint::SprintView;
use crate::{Id, Kind, Millis, Workspace, texts, time};

/// A board: these of its ideas as they are looked at, with the inputs, the score or why there is none, and who is behind
/// them; what was searched for is said in its title.
pub fn board(workspace: &Workspace, view: &BoardView, ids: &[Id], search: &str) -> Handout {
    let statuses = Statuses::of(workspace);
    let framework = &view.framework;
    let inputs = framework.inputs();
    let mut columns = vec![
        texts::column_rank().to_owned(),
        texts::peek_idea().to_owned(),
        texts::field_label("status"),
    ];
    columns.extend(inputs.iter().map(Input::label));
    columns.extend([
        texts::column_score().to_owned(),
        texts::kind_name("customers"),
        texts::column_told().to_owned(),
    ]);
    // A score that is no word is a number for a spreadsheet too, whose thousands are not apart.
    let number = |score: f64| match framework {
        Framework::Moscow | Framework::Kano => framework.show(score),
        _ => show(score),
    };
    let row = |row: &BoardRow| {
        // A priority in its word, which can be pasted back; all else as a number.
        let given = |input: &Input, number: f64| match input.notation {
            Notation::Words => input.show(framework, number),
            Notation::Plain | Notation::Percent => show(number),
        };
        let mut cells = vec![
            if row.rank > 0 {
                row.rank.to_string()
            } else {
                String::new()
            },
            row.title.clone(),
            statuses.name(&row.status),
        ];
        cells.extend(inputs.iter().enumerate().map(|(at, input)| {
            let value = row.inputs.get(at).and_then(|combined| combined.value);
            value.map(|value| given(input, value)).unwrap_or_default()
        }));
        let (score, reason) = match row.score {
            Ok(score) => (number(score), row.told.clone()),
            Err(reason) => (String::new(), reason.sentence(framework)),
        };
        cells.extend([score, row.evidence.customers.to_string(), reason]);
        cells
    };
    let rows: Map<Id, &BoardRow> = view.rows().map(|row| (row.id, row)).collect();
    Handout {
        title: searched(&view.name, search),
        facts: vec![(texts::field_label("framework"), framework.label())],
        columns,
        rows: ids
            .iter()
            .filter_map(|id| rows.get(id).map(|found| row(found)))
            .collect(),
        texts: vec![(
            texts::handout_notes().to_owned(),
            list(&[&view.says[..], &view.notes].concat()),
        )],
    }
}

/// A title that says what was searched for, where something was.
fn searched(title: &str, search: &str) -> String {
    match search.trim() {
        "" => title.to_owned(),
        search => texts::handout_found(title, search),
    }
}

/// A roadmap: the ideas of a board under what its columns stand for.
pub fn roadmap(workspace: &Workspace, board: &str, by: &str, columns: &[Column], search: &str) -> Handout {
    let statuses = Statuses::of(workspace);
    let heads = ["status", "quarter", "objectives"].map(texts::field_label);
    let served = |idea: Idea<'_>| {
        let served = idea.objectives(workspace).into_iter();
        let known = served.filter_map(|(id, _)| workspace.record(&Kind::OBJECTIVES, id));
        known
            .map(|record| record.text("title"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let cells = |column: &Column, card: &BoardRow| {
        let record = workspace.record(&Kind::IDEAS, card.id);
        let idea = record.map(|record| Idea::of(record));
        let quarter = idea.and_then(Idea::quarter).map(|quarter| quarter.to_string());
        let about = [
            statuses.name(&card.status),
            quarter.unwrap_or_default(),
            idea.map(served).unwrap_or_default(),
        ];
        // What the roadmap is looked at by stands first, and only there.
        let others = heads.iter().zip(about).filter(|(head, _)| *head != by);
        let first = [column.label.clone(), card.title.clone()];
        first.into_iter().chain(others.map(|(_, text)| text)).collect()
    };
    let rows = columns
        .iter()
        .flat_map(|column| column.cards.iter().map(|card| cells(column, card)));
    let first = [by.to_owned(), texts::peek_idea().to_owned()];
    Handout {
        title: searched(&texts::handout_roadmap(board), search),
        facts: Vec::new(),
        rows: rows.collect(),
        columns: first
            .into_iter()
            .chain(heads.iter().filter(|head| *head != by).cloned())
            .collect(),
        texts: Vec::new(),
    }
}

/// A release: what is in it, and its notes for each audience.
pub fn release(workspace: &Workspace, view: &ReleaseView) -> Handout {
    let statuses = Statuses::of(workspace);
    let ideas = view
        .ideas
        .iter()
        .map(|(_, title, status)| vec![texts::kind_name("ideas"), title.clone(), statuses.name(status)]);
    let stories = view.stories.iter().map(|(_, title, status)| {
        vec![
            texts::kind_name("stories"),
            title.clone(),
            texts::status_name(status),
        ]
    });
    let state = if view.row.out { "released" } else { "planned" };
    let notes = AUDIENCES.iter().zip(&view.notes);
    Handout {
        title: [view.row.title.as_str(), &view.row.version]
            .join(" ")
            .trim()
            .to_owned(),
        facts: vec![
            (texts::release_day().to_owned(), day(view.row.day)),
            (texts::field_label("status"), texts::status_name(state)),
        ],
        columns: vec![
            texts::handout_kind().to_owned(),
            texts::field_label("title"),
            texts::field_label("status"),
        ],
        rows: ideas.chain(stories).collect(),
        texts: notes
            .map(|(audience, text)| (texts::release_notes(*audience), text.clone()))
            .collect(),
    }
}

/// A sprint: what was planned and done, story by story, and what the team wrote when looking back.
pub fn sprint(view: &SprintView) -> Handout {
    let stories = view.stories.iter().chain(&view.taken_out);
    let rows = stories.map(|story| {
        let about = match (story.left, story.late) {
            (Some(_), _) => texts::sprint_removed(),
            (None, true) => texts::sprint_added(),
            (None, false) => texts::sprint_planned(),
        };
        vec![
            story.title.clone(),
            story.points.map(show).unwrap_or_default(),
            texts::status_name(&story.status),
            about.to_owned(),
            day(story.finished),
            story.carried.clone(),
        ]
    });
    let velocity = view.velocity.mean.map(|mean| show((mean * 10.0).round() / 10.0));
    Handout {
        title: view.name.clone(),
        facts: vec![
            (texts::field_label("goal"), view.goal.clone()),
            (texts::field_label("start"), day(view.start)),
            (texts::field_label("end"), day(view.end)),
            (
                texts::sprint_capacity().to_owned(),
                texts::person_days(view.capacity),
            ),
            (texts::sprint_planned().to_owned(), show(view.planned)),
            (texts::sprint_added().to_owned(), show(view.added)),
            (texts::sprint_removed().to_owned(), show(view.removed)),
            (texts::sprint_done().to_owned(), show(view.done)),
            (texts::sprint_velocity().to_owned(), velocity.unwrap_or_default()),
        ],
        columns: vec![
            texts::handout_story().to_owned(),
            texts::field_label("points"),
            texts::field_label("status"),
            texts::sprint_planned().to_owned(),
            texts::sprint_done().to_owned(),
            texts::handout_carried().to_owned(),
        ],
        rows: rows.collect(),
        texts: vec![(texts::field_label("retro"), view.retro.clone())],
    }
}

/// The outcomes: every review and what came of it, and how right estimates were.
pub fn outcomes(view: &OutcomesView) -> Handout {
    let parts: [(&str, &[OutcomeRow]); 4] = [
        (texts::outcomes_due(), &view.due),
        (texts::outcomes_waiting(), &view.waiting),
        (texts::outcomes_unplanned(), &view.unplanned),
        (texts::outcomes_done(), &view.done),
    ];
    let rows = parts.into_iter().flat_map(|(part, rows)| {
        rows.iter().map(move |row| {
            vec![
                part.to_owned(),
                row.title.clone(),
                day(row.day),
                row.measure.clone(),
                if row.verdict.is_empty() {
                    String::new()
                } else {
                    texts::outcome_verdict_name(&row.verdict)
                },
                row.voices.to_string(),
            ]
        })
    });
    let people = view.people.iter().map(|(_, name, _, found)| (name, found));
    let frameworks = view.frameworks.iter().map(|(name, found)| (name, found));
    let right = people
        .chain(frameworks)
        .map(|(name, found)| [name, ": ", &sentence(found)].concat());
    Handout {
        title: texts::nav_outcomes().to_owned(),
        facts: Vec::new(),
        columns: vec![
            texts::handout_part().to_owned(),
            texts::peek_idea().to_owned(),
            texts::release_day().to_owned(),
            texts::handout_measure().to_owned(),
            texts::outcome_verdict().to_owned(),
            texts::outcome_since().to_owned(),
        ],
        rows: rows.collect(),
        texts: vec![(
            texts::calibration_title().to_owned(),
            list(&right.collect::<Vec<_>>()),
        )],
    }
}

fn day(day: Option<Millis>) -> String {
    day.map(time::date).unwrap_or_default()
}

/// Sentences as a list in Markdown.
fn list(sentences: &[String]) -> String {
    let lines = sentences
        .iter()
        .map(|sentence| ["- ", &crate::public::marked::plain(sentence), "\n"].concat());
    lines.collect()
}
