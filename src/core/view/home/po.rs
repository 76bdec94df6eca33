//! What a Product Owner sees first: the sprint, the top of the backlog, the forecast, and where PM and PO disagree.

use super::{Line, Place, Section, conflicts, line, section};
use crate::forecast::history::{history, measure};
use crate::model::{Board, Story};
use crate::scoring::show;
use crate::time::{DAY, WEEK};
use crate::view::backlog::{definition, in_order, is_ready, orders};
use crate::view::board::board;
use crate::view::delivery::{CAREFUL, Forecast, ForecastQuery, WINDOW, forecast, from_history};
use crate::view::sprint::{State, next_sprint};
use crate::{Id, Kind, Millis, Workspace, texts};

/// How many stories are the top of the backlog.
const TOP: usize = 10;
/// How many ideas are held against the backlog at most: with more, whoever wants to know looks there.
const COMPARED: usize = 3_000;

pub fn sections(workspace: &Workspace, viewer: Id, now: Millis, day: fn(Millis) -> String) -> Vec<Section> {
    vec![
        section("sprint", sprint(workspace, now)),
        section("unready", unready(workspace)),
        section("forecast", moved(workspace, now, day)),
        section("disagree", disagreements(workspace, viewer)),
    ]
}

/// The sprint that is running or comes next.
fn sprint(workspace: &Workspace, now: Millis) -> Vec<Line> {
    let Some((id, view)) = next_sprint(workspace, now) else {
        let any = workspace.records(&Kind::SPRINTS).next().is_some();
        return any
            .then(|| line(Place::Sprints, texts::home_no_sprint(), ""))
            .into_iter()
            .collect();
    };
    let all = view.scope();
    let [done, amount] = view.amounts();
    let hint = match (view.state, view.end) {
        (State::Running, Some(end)) => {
            let left = (end + DAY).saturating_sub(now).div_ceil(DAY);
            texts::home_sprint(done, left)
        }
        (State::Running, None) => done,
        _ => texts::home_sprint_ahead(amount),
    };
    let mut lines = vec![line(Place::Sprint(id), view.name.clone(), hint)];
    if let Some(expected) = view.expected().filter(|expected| all > *expected) {
        let hint = texts::home_sprint_full(show(all), show(expected));
        lines.push(line(Place::Sprint(id), texts::home_too_much(), hint));
    }
    if view.added > 0.0 {
        lines.push(line(
            Place::Sprint(id),
            texts::home_added(texts::points_of(view.added)),
            "",
        ));
    }
    lines
}

/// Stories at the top of the backlog that are not ready.
fn unready(workspace: &Workspace) -> Vec<Line> {
    let lines = definition(workspace, "ready");
    let open = in_order(workspace).into_iter().filter(|story| story.is_open());
    let top = open.enumerate().take(TOP);
    top.filter(|(_, story)| story.status() == "open" && !is_ready(*story, &lines))
        .map(|(at, story)| {
            let missing = lines.iter().find(|(key, _)| !story.is_set("ready", key));
            let hint = missing.map_or_else(
                || texts::home_unready_plain(at + 1),
                |(_, text)| texts::home_unready(at + 1, text),
            );
            line(Place::Story(story.id()), story.title(), hint)
        })
        .collect()
}

/// The careful forecast now, and as it would have been a week ago.
fn moved(workspace: &Workspace, now: Millis, spell: fn(Millis) -> String) -> Vec<Line> {
    let query = ForecastQuery {
        window: WINDOW,
        ..ForecastQuery::default()
    };
    let today = forecast(workspace, &query, now);
    let Some(day) = careful(&today) else {
        return Vec::new();
    };
    let before = a_week_ago(workspace, &query, now.saturating_sub(WEEK));
    let hint = match before.as_ref().and_then(careful) {
        None => String::new(),
        Some(before) if before == day => texts::home_forecast_same().to_owned(),
        Some(before) if before < day => texts::home_forecast_later((day - before) / DAY),
        Some(before) => texts::home_forecast_sooner((before - day) / DAY),
    };
    let text = texts::home_forecast(today.history.open, spell(day));
    vec![line(Place::Forecast, text, hint)]
}

fn careful(forecast: &Forecast) -> Option<Millis> {
    let weeks = *forecast.when.as_ref().ok()?.sure.get(CAREFUL)?;
    weeks.filter(|weeks| *weeks > 0).map(|weeks| forecast.day(weeks))
}

/// The forecast from what was finished and what was open then. A story that was declined since counts as never there.
fn a_week_ago(workspace: &Workspace, query: &ForecastQuery, then: Millis) -> Option<Forecast> {
    let (mut finished, mut open) = (Vec::new(), Vec::new());
    for record in workspace.records(&Kind::STORIES) {
        let story = Story::of(record);
        match story.finished() {
            Some(at) if at <= then => finished.push((at, story.points())),
            at if (at.is_some() || story.is_open()) && workspace.clock(record.base()) <= then => {
                open.push(story.points());
            }
            _ => {}
        }
    }
    if open.is_empty() {
        return None;
    }
    let known = measure(query.unit, query.window, then, &finished, &open);
    let all = history(workspace, query.unit, 0, then, |_| false).weeks;
    Some(from_history(known, &all, query))
}

/// Fields in conflict, and the ideas whose place in the backlog is far from their rank.
fn disagreements(workspace: &Workspace, viewer: Id) -> Vec<Line> {
    let mut lines = conflicts(workspace);
    let sliced = workspace
        .records(&Kind::STORIES)
        .any(|record| Story::of(record).is_open() && Story::of(record).idea().is_some());
    let ranking = workspace
        .records(&Kind::BOARDS)
        .map(|record| Board::of(record).id())
        .next()
        .filter(|_| sliced);
    if ranking.is_some() && workspace.records(&Kind::IDEAS).nth(COMPARED).is_some() {
        lines.push(line(Place::Backlog, texts::home_orders(), ""));
        return lines;
    }
    let Some(ranking) = ranking.and_then(|id| board(workspace, id, Some(viewer))) else {
        return lines;
    };
    let mut ideas = orders(workspace, &ranking).ideas;
    ideas.retain(|idea| idea.rank != idea.place);
    crate::sort::by_key(&mut ideas, |idea| {
        (std::cmp::Reverse(idea.rank.abs_diff(idea.place)), idea.place)
    });
    lines.extend(ideas.into_iter().map(|idea| {
        let hint = texts::home_order(idea.on_board, idea.rank, idea.place);
        line(Place::Backlog, idea.title, hint)
    }));
    lines
}
