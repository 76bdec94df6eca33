//! CSV files as they come: encodings, delimiters, ragged rows, no header, and files that are no tables.

mod again;
mod apart;
mod cells;
mod finished;
mod kept;
mod laws;
mod merged;
mod out;
mod records;
mod sources;
mod sprints;
mod stories;

use tandem_core::intake::{
    Cause, Choices, Encoding, Foreign, IntakeError, Place, Preview, Problem, Subject, Table, Target, preview,
    propose, read,
};
use tandem_core::{Env, Id, Workspace};

fn env() -> Env {
    Env {
        now: 1_764_000_000_000,
        replica: Id::from_u128(7),
        by: Id::from_u128(1),
        seed: 9,
    }
}

fn look(table: &Table, subject: Subject) -> Preview {
    look_with(table, &Choices::propose(table, subject))
}

fn look_with(table: &Table, choices: &Choices) -> Preview {
    preview(table, choices, &Workspace::new(Id::from_u128(1)), &env())
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
fn the_hint_that_spreadsheets_write_tells_the_delimiter() {
    let table = read(b"sep=;\r\ntitle;body\r\nOne, two;three\r\n").expect("a table");
    assert_eq!((table.delimiter, table.columns.len()), (';', 2));
    assert_eq!(table.rows[0].cells, ["One, two", "three"]);
}

#[test]
fn ragged_rows_are_reported_with_row_and_line_and_left_out() {
    let table = read(b"title,body\n\"One\nand more\",1\n\nTwo\r\nThree,3,extra\rFour,4\n").expect("a table");
    assert_eq!(table.rows.len(), 2);
    let two = Place { row: 4, line: 5 };
    let three = Place { row: 5, line: 6 };
    assert_eq!(
        table.problems,
        [
            Problem::Ragged { place: two, found: 1 },
            Problem::Ragged {
                place: three,
                found: 3
            }
        ]
    );
    assert_eq!(two.label(), "4 (line 5)");
    assert_eq!(table.rows[1].place, Place { row: 6, line: 7 });
    let made = look(&table, Subject::Feedback);
    assert_eq!((made.items, made.errors), (2, 2));
    assert_eq!(*made.problems.get(&Cause::Ragged).expect("told"), [two, three]);
}

#[test]
fn empty_cells_behind_the_last_column_and_blank_rows_are_no_problem() {
    let table = read(b"title,body\nOne,1,,\n,\n  , \nTwo,2\n").expect("a table");
    assert_eq!(
        table.rows.iter().map(|row| row.place.row).collect::<Vec<_>>(),
        [2, 5]
    );
    assert_eq!(table.problems, []);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_reported_where_it_opens() {
    let table =
        read(b"title,body\nOne,\"a \"\"b\"\"\"\nTwo,\"never closed\nThree,3\nFour,4\n").expect("a table");
    assert_eq!(table.rows.len(), 1);
    assert_eq!(
        table.problems,
        [Problem::OpenQuote {
            place: Place { row: 3, line: 3 }
        }]
    );
    let made = look(&table, Subject::Ideas);
    assert!(made.problems.contains_key(&Cause::OpenQuote));
    assert_eq!(
        read(b"title,body\nA 5\" pipe,x\n").expect("a table").problems,
        [],
        "a mark inside a cell is a character"
    );
}

#[test]
fn bytes_that_are_no_characters_are_reported_with_their_rows() {
    let table = read(
        "title,body\nGr\u{fc}\u{df}e,\u{20ac}\nTwo,"
            .as_bytes()
            .iter()
            .copied()
            .chain(*b"2\xE2\x82")
            .collect::<Vec<_>>()
            .as_slice(),
    );
    let table = table.expect("a table");
    assert_eq!(
        table.encoding,
        Encoding::Utf8,
        "a cut in the last character makes it no other encoding"
    );
    assert_eq!(
        table.problems,
        [Problem::Damaged {
            place: Place { row: 3, line: 3 }
        }]
    );
    assert_eq!(look(&table, Subject::Feedback).items, 2, "the row still comes in");
}

#[test]
fn a_file_without_a_header_gets_numbered_columns() {
    let table = read(b"1,Fix it,5\n2,Build it,3\n").expect("a table");
    assert!(!table.has_header());
    assert_eq!(table.columns, ["Column 1", "Column 2", "Column 3"]);
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn people_can_say_whether_the_first_row_names_the_columns() {
    let read = read(b"Fix it,Anna\nBuild it,Ben\n").expect("a table");
    assert!(read.has_header(), "nothing tells words from names");
    let table = read.clone().with_header(false);
    assert_eq!(table.columns, ["Column 1", "Column 2"]);
    assert_eq!(
        table
            .rows
            .iter()
            .map(|row| row.cells[0].as_str())
            .collect::<Vec<_>>(),
        ["Fix it", "Build it"]
    );
    assert_eq!(table.with_header(true), read);
}

#[test]
fn known_names_make_a_header_even_with_unnamed_columns_beside_them() {
    let table = read(b"Title,,Story Points\nOne,x,5\n").expect("a table");
    assert!(table.has_header());
    assert_eq!(table.columns, ["Title", "Column 2", "Story Points"]);
    assert_eq!(
        propose(&table, Subject::Ideas),
        [Target::Title, Target::Skip, Target::Effort]
    );
}

#[test]
fn what_is_no_table_is_refused_with_a_sentence() {
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let cases: [(&[u8], IntakeError, &str); 14] = [
        (b"", IntakeError::Empty, "The file is empty"),
        (b" \n \n", IntakeError::Empty, "The file is empty"),
        (b"\xEF\xBB\xBF\n", IntakeError::Empty, "The file is empty"),
        (b"title,body\n", IntakeError::NoRows, "no rows"),
        (b"PK\x03\x04rest", IntakeError::NotATable(Foreign::Zip), "ZIP"),
        (
            b"\xD0\xCF\x11\xE0rest",
            IntakeError::NotATable(Foreign::OldOffice),
            ".xls",
        ),
        (b"\x1F\x8Brest", IntakeError::NotATable(Foreign::Gzip), "gzip"),
        (b"%PDF-1.7", IntakeError::NotATable(Foreign::Pdf), "PDF"),
        (
            b"\x89PNG\r\n",
            IntakeError::NotATable(Foreign::Picture),
            "picture",
        ),
        (
            b"{\"format\": \"tandem.snapshot\", \"cut",
            IntakeError::NotATable(Foreign::Json),
            "JSON",
        ),
        (b"[\n  {}]", IntakeError::NotATable(Foreign::Json), "JSON"),
        (b"<html></html>", IntakeError::NotATable(Foreign::Markup), "HTML"),
        (
            b"a,b\n\0\0\0\x01,2\n",
            IntakeError::NotATable(Foreign::Binary),
            "a binary file",
        ),
        (
            b"\x01\x02\x03\x8D\x8F\xFA,\x07",
            IntakeError::NotATable(Foreign::Binary),
            "a binary file",
        ),
    ];
    for (bytes, error, part) in cases {
        assert_eq!(read(bytes), Err(error), "{part}");
        let sentence = error.sentence();
        assert!(
            sentence.contains(part) && sentence.contains("Nothing was changed"),
            "{sentence} should name {part}"
        );
    }
    let json = utf16("{\"a\": 1}");
    assert_eq!(
        read(&json),
        Err(IntakeError::NotATable(Foreign::Json)),
        "in any encoding"
    );
}
