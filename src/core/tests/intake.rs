//! CSV files as they come: encodings, delimiters, ragged rows, no header, and files that are no tables.

use tandem_core::intake::encoding::Encoding;
use tandem_core::intake::mapping::{Cause, preview, propose};
use tandem_core::intake::{IntakeError, Problem, Subject, Target, read};
use tandem_core::model::Idea;
use tandem_core::{Command, Env, Id, Kind, Record, Workspace};

const ISSUES: &str = "issuekey,title,description,storypoint\n\
    A-1,\"Change the \"\"trigger\"\" of the night service\",NULL,5\n\
    A-2,\"Aliases clash\",\"First line.\nSecond line, with a comma.\",0.5\n\
    A-3,No effort,,\n\
    A-3,The same issue again,,3\n";

fn env() -> Env {
    Env {
        now: 1_764_000_000_000,
        replica: Id::from_u128(7),
        by: Id::from_u128(1),
        seed: 9,
    }
}

#[test]
fn issues_with_story_points_become_ideas_with_effort_in_one_step() {
    let table = read(ISSUES.as_bytes()).expect("a table");
    assert_eq!(table.rows.len(), 4);
    let mapping = propose(&table, Subject::Ideas);
    assert_eq!(
        mapping,
        [Target::Source, Target::Title, Target::Body, Target::Effort]
    );
    let mut workspace = Workspace::new(Id::from_u128(1));
    let made = preview(&table, Subject::Ideas, &mapping, &workspace, &env());
    assert_eq!(made.items, 3);
    assert_eq!(
        made.problems[&Cause::Known],
        [6],
        "the repeated key is on line 6 of the file"
    );
    let change = tandem_core::command::apply(
        &workspace,
        &Command::Import {
            records: made.records,
        },
        &env(),
    );
    workspace.apply(&change.expect("imports"));
    let ideas: Vec<_> = workspace.records(&Kind::IDEAS).collect();
    assert_eq!(
        ideas[0].text("title"),
        "Change the \"trigger\" of the night service"
    );
    assert_eq!(ideas[0].value("description"), None, "NULL is an empty cell");
    assert_eq!(
        ideas[1].text("description"),
        "First line.\nSecond line, with a comma."
    );
    let effort = |record: &Record| Idea::of(record).estimate("rice", Id::from_u128(1), "effort");
    assert_eq!(
        ideas.iter().map(|record| effort(record)).collect::<Vec<_>>(),
        [Some(5.0), Some(0.5), None]
    );
    let again = preview(&table, Subject::Ideas, &mapping, &workspace, &env());
    assert_eq!(again.items, 0, "bringing in the same file again changes nothing");
}

#[test]
fn encodings_are_found_out() {
    let text = "title;customer\nGr\u{f6}\u{df}e \u{20ac};M\u{fc}ller\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let unit = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(unit).collect()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|c| {
            if c == '\u{20ac}' {
                0x80
            } else {
                u8::try_from(u32::from(c)).expect("one byte")
            }
        })
        .collect();
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let cases = [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (
            with_mark(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
            Encoding::Utf8,
        ),
        (utf16(false), Encoding::Utf16Le),
        (with_mark(b"\xFF\xFE", utf16(false)), Encoding::Utf16Le),
        (utf16(true), Encoding::Utf16Be),
        (with_mark(b"\xFE\xFF", utf16(true)), Encoding::Utf16Be),
        (windows, Encoding::Windows1252),
    ];
    for (bytes, encoding) in cases {
        let table = read(&bytes).expect("a table");
        assert_eq!((table.encoding, table.delimiter), (encoding, ';'));
        assert_eq!(table.columns, ["title", "customer"]);
        assert_eq!(table.rows[0].cells, ["Gr\u{f6}\u{df}e \u{20ac}", "M\u{fc}ller"]);
    }
}

#[test]
fn delimiters_are_found_out() {
    for delimiter in [',', ';', '\t', '|'] {
        let text = format!("title{delimiter}body\nOne{delimiter}1\nTwo{delimiter}2\n");
        let table = read(text.as_bytes()).expect("a table");
        assert_eq!((table.delimiter, table.rows.len()), (delimiter, 2));
    }
}

#[test]
fn ragged_rows_are_reported_with_their_lines_and_left_out() {
    let table = read(b"title,body\nOne,1\nTwo\nThree,3,extra\nFour,4\n").expect("a table");
    assert_eq!(table.rows.len(), 2);
    assert_eq!(
        table.problems,
        [
            Problem::Ragged { line: 3, found: 1 },
            Problem::Ragged { line: 4, found: 3 }
        ]
    );
}

#[test]
fn a_file_without_a_header_gets_numbered_columns() {
    let table = read(b"1,Fix it,5\n2,Build it,3\n").expect("a table");
    assert!(!table.has_header);
    assert_eq!(table.columns, ["Column 1", "Column 2", "Column 3"]);
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn what_is_no_table_is_refused_with_a_sentence() {
    let cases: [(&[u8], &str); 8] = [
        (b"", "The file is empty"),
        (b" \n \n", "The file is empty"),
        (b"title,body\n", "no rows"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1F\x8Brest", "gzip"),
        (b"{\"format\": \"tandem.snapshot\"}", "JSON"),
        (b"<html></html>", "HTML"),
        (b"a,b\n\0\0\0\x01,2\n", "binary"),
    ];
    for (bytes, part) in cases {
        let sentence = read(bytes).expect_err("refused").sentence();
        assert!(sentence.contains(part), "{sentence} should name {part}");
    }
    assert_eq!(read(b"a,b\n"), Err(IntakeError::NoRows));
}
