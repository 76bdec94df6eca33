//! Pages that are handed on: the CSV reads back as the table that it was, the Markdown says the same, and no cell is a formula.

use proptest::prelude::*;
use tandem_core::handout::{self, Handout};
use tandem_core::intake::read;
use tandem_core::intake::write::unguarded;
use tandem_core::markdown;
use tandem_core::view::board::{BoardView, board};
use tandem_core::view::columns::{By, columns};
use tandem_core::view::outcomes::outcomes;
use tandem_core::view::releases::release;
use tandem_core::view::sprint::sprint;
use tandem_core::{Id, Kind, Workspace};

use crate::sample::sample;
use crate::support::cases;
use crate::world::{PM, PO, World};

const NOW: u64 = 1_795_515_300_000;

fn first(workspace: &Workspace, kind: &Kind) -> Id {
    workspace.records(kind).next().expect("one").id()
}

/// A board with all its ideas.
pub fn whole(workspace: &Workspace, view: &BoardView) -> Handout {
    let ids: Vec<Id> = view.rows().map(|row| row.id).collect();
    handout::board(workspace, view, &ids, "")
}

/// Everything of the sample that can be handed on.
fn all(workspace: &Workspace) -> Vec<Handout> {
    let view = board(workspace, first(workspace, &Kind::BOARDS), None).expect("a board");
    let planned = columns(workspace, &view, By::Horizon, NOW);
    let out = release(workspace, first(workspace, &Kind::RELEASES)).expect("a release");
    let built = sprint(workspace, first(workspace, &Kind::SPRINTS), NOW).expect("a sprint");
    vec![
        whole(workspace, &view),
        handout::roadmap(workspace, &view.name, "Horizon", &planned, ""),
        handout::release(workspace, &out),
        handout::sprint(&built),
        handout::outcomes(&outcomes(workspace, NOW, None)),
    ]
}

/// The cells of a file as they were before they were guarded.
fn cells(csv: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let table = read(csv.as_bytes()).expect("a table");
    assert!(table.problems.is_empty());
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter();
        cells.map(|cell| unguarded(cell).into_owned()).collect()
    });
    (table.columns.clone(), rows.collect())
}

#[test]
fn every_page_of_the_sample_is_handed_on_whole() {
    let workspace = sample();
    for handout in all(&workspace) {
        assert!(
            !handout.title.is_empty() && handout.rows.len() > 1,
            "{}",
            handout.title
        );
        let (heads, rows) = cells(&handout.csv());
        assert_eq!(heads, handout.columns);
        assert_eq!(rows, handout.rows, "{}", handout.title);
        let text = handout.markdown();
        assert!(
            text.starts_with(&format!("# {}", handout.title.replace('&', "\\&"))),
            "{text}"
        );
        let table = markdown::read(&text).into_iter().find_map(|block| match block {
            markdown::Block::Table { rows, .. } => Some(rows.len()),
            _ => None,
        });
        assert_eq!(table, Some(handout.rows.len()), "{text}");
    }
}

#[test]
fn a_board_hands_on_ranks_inputs_and_reasons() {
    let workspace = sample();
    let handout = &all(&workspace)[0];
    assert_eq!(handout.columns[..3], ["Rank", "Idea", "Status"]);
    assert_eq!(handout.rows[0][0], "1");
    let unscored = handout
        .rows
        .iter()
        .find(|row| row[0].is_empty())
        .expect("one without a score");
    assert!(!unscored.last().expect("a reason").is_empty());
    assert!(handout.markdown().contains("- Framework: RICE"));
}

#[test]
fn what_was_searched_for_on_a_board_is_handed_on_and_named() {
    let workspace = sample();
    let view = board(&workspace, first(&workspace, &Kind::BOARDS), None).expect("a board");
    let found = [view.ranked[2].id, view.ranked[0].id];
    let handout = handout::board(&workspace, &view, &found, " phone ");
    let titles: Vec<&str> = handout.rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(titles, [&view.ranked[2].title, &view.ranked[0].title]);
    assert_eq!(
        handout.rows[0][0],
        view.ranked[2].rank.to_string(),
        "its rank among all"
    );
    assert_eq!(handout.title, format!("{}: found by “phone”", view.name));
    let planned = columns(&workspace, &view, By::Status, NOW);
    let roadmap = handout::roadmap(&workspace, &view.name, "Status", &planned, "phone");
    assert!(roadmap.file_name().ends_with("found-by-phone"));
}

#[test]
fn a_spreadsheet_can_calculate_with_the_scores_of_a_board() {
    let workspace = sample();
    let scored = |score: f64| {
        let mut view = board(&workspace, first(&workspace, &Kind::BOARDS), None).expect("a board");
        view.ranked[0].score = Ok(score);
        let csv = whole(&workspace, &view).csv();
        let table = read(csv.as_bytes()).expect("a table");
        let at = table.columns.iter().position(|name| name == "Score");
        table.rows[0].cells[at.expect("a score")].clone()
    };
    assert_eq!([scored(1350.0), scored(-3.0)], ["1350", "-3"]);
}

#[test]
fn a_priority_is_handed_on_in_its_word() {
    let mut world = World::new("moscow");
    world.idea("Alpha", "moscow", &[(PM, "priority", 4.0), (PO, "effort", 2.5)]);
    let view = world.view();
    let ids: Vec<Id> = view.rows().map(|row| row.id).collect();
    let handed = handout::board(&world.workspace, &view, &ids, "");
    let row = |column: &str| {
        let at = handed.columns.iter().position(|name| name == column);
        at.and_then(|at| handed.rows.first()?.get(at)).map(String::as_str)
    };
    assert_eq!((row("Priority"), row("Effort")), (Some("Must"), Some("2.5")));
}

#[test]
fn a_roadmap_names_what_it_is_looked_at_by_only_once() {
    let workspace = sample();
    let view = board(&workspace, first(&workspace, &Kind::BOARDS), None).expect("a board");
    let planned = columns(&workspace, &view, By::Status, NOW);
    let handout = handout::roadmap(&workspace, &view.name, "Status", &planned, "");
    assert_eq!(handout.columns, ["Status", "Idea", "Quarter", "Objectives"]);
    assert!(handout.rows.iter().all(|row| row.len() == handout.columns.len()));
}

#[test]
fn files_have_names_that_every_system_takes() {
    let named = |title: &str| {
        let handout = Handout {
            title: title.to_owned(),
            ..Handout::default()
        };
        handout.file_name()
    };
    assert_eq!(named("Roadmap: Q4 / 2026"), "roadmap-q4-2026");
    assert_eq!(named("../../etc"), "etc");
    assert_eq!(named("?"), "tandem");
}

proptest! {
    #![proptest_config(cases())]

    /// Law: whatever stands in the cells, the CSV reads back as it was, and the Markdown has a row for each row.
    #[test]
    fn whatever_stands_in_cells_comes_back(rows in proptest::collection::vec(proptest::collection::vec("[ -~\u{e9}\u{4e2d}]{1,12}", 3), 1..6)) {
        let handout = Handout {
            title: "A".to_owned(),
            columns: ["one", "two", "three"].map(str::to_owned).to_vec(),
            rows,
            ..Handout::default()
        };
        let rows = markdown::read(&handout.markdown()).into_iter().find_map(|block| match block {
            markdown::Block::Table { rows, .. } => Some(rows.len()),
            _ => None,
        });
        prop_assert_eq!(rows, Some(handout.rows.len()));
        prop_assert_eq!(&cells(&handout.csv()).1, &handout.rows);
    }
}
