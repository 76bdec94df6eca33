//! CSV files as they come: encodings, delimiters, ragged rows, no header, and files that are no tables.

mod laws;

use tandem_core::intake::{
    Cause, Encoding, Foreign, IntakeError, Mapping, Place, Preview, Problem, Subject, Table, Target, assign,
    cell, preview, propose, read,
};
use tandem_core::model::Idea;
use tandem_core::{Command, Env, Field, Id, Kind, Record, Value, Workspace, time};

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
        made.problems[&Cause::Repeated],
        [Place { row: 5, line: 6 }],
        "the repeated key is in row 5, on line 6 of the file"
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
    assert_eq!(again.problems.keys().collect::<Vec<_>>(), [&Cause::Known]);
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
    assert_eq!((made.items, made.skipped), (2, 2));
    assert_eq!(made.problems[&Cause::Ragged], [two, three]);
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
            "no characters",
        ),
        (
            b"\x01\x02\x03\x8D\x8F\xFA,\x07",
            IntakeError::NotATable(Foreign::Binary),
            "no characters",
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

#[test]
fn a_target_comes_from_one_column_and_tags_from_several() {
    let table = read(b"Summary,Labels,Labels,Title,key\nOne,a,b,Two,K-1\n").expect("a table");
    let mut mapping = propose(&table, Subject::Ideas);
    assert_eq!(
        mapping,
        [
            Target::Skip,
            Target::Tags,
            Target::Tags,
            Target::Title,
            Target::Source
        ]
    );
    assign(&mut mapping, 0, Target::Title);
    assert_eq!(
        mapping,
        [
            Target::Title,
            Target::Tags,
            Target::Tags,
            Target::Skip,
            Target::Source
        ]
    );
    assign(&mut mapping, 3, Target::Tags);
    assert_eq!(
        mapping.iter().filter(|target| **target == Target::Tags).count(),
        3
    );
}

#[test]
fn without_a_title_column_no_row_comes_in_and_the_cause_says_so() {
    let table = read(b"title,body\nOne,1\nTwo,2\n").expect("a table");
    let made = preview(
        &table,
        Subject::Ideas,
        &vec![Target::Skip; 2],
        &Workspace::new(Id::from_u128(1)),
        &env(),
    );
    assert_eq!((made.items, made.skipped), (0, 2));
    assert_eq!(made.problems[&Cause::TitleUnmapped].len(), 2);
}

#[test]
fn feedback_comes_in_with_customers_channels_dates_states_and_tags() {
    let table = read(
        b"Subject;Details;Company;Via;Created;Labels;State\n\
        Too slow;\"Line 1\r\nLine 2\";ACME;E-mail;24.11.2026;ux, speed;Under review\n\
        Again;NULL;acme;;11/12/2026;;Blocked\n\
        ;No title;ACME;;;;\n",
    )
    .expect("a table");
    let made = look(&table, Subject::Feedback);
    assert_eq!((made.items, made.skipped), (2, 1));
    assert_eq!(made.records.len(), 3, "one customer for both spellings");
    let (kind, customer, fields) = &made.records[0];
    assert_eq!(
        (kind, fields.as_slice()),
        (
            &Kind::CUSTOMERS,
            &[(Field::named("name"), Value::text("ACME"))][..]
        )
    );
    let of = |at: usize, name: &str| {
        let (_, _, fields) = &made.records[at];
        fields
            .iter()
            .find(|(field, _)| field.as_str() == name)
            .map(|(_, value)| value.clone())
    };
    assert_eq!(of(1, "title"), Some(Value::text("Too slow")));
    assert_eq!(of(1, "body"), Some(Value::text("Line 1\nLine 2")));
    assert_eq!(of(1, "customer"), Some(Value::link(*customer)));
    assert_eq!(of(1, "channel"), Some(Value::text("E-mail")));
    assert_eq!(of(1, "said"), Some(Value::text("2026-11-24")));
    assert_eq!(of(1, "status"), Some(Value::text("open")));
    assert_eq!(
        (of(1, "tags/ux"), of(1, "tags/speed")),
        (Some(Value::Flag(true)), Some(Value::Flag(true)))
    );
    assert_eq!(of(2, "customer"), Some(Value::link(*customer)));
    assert_eq!(
        (of(2, "body"), of(2, "said"), of(2, "status")),
        (None, None, None)
    );
    let second = Place { row: 3, line: 4 };
    assert_eq!(
        made.problems[&Cause::BadValue(Target::Said)],
        [second],
        "11/12 is two dates"
    );
    assert_eq!(made.problems[&Cause::BadValue(Target::Status)], [second]);
    assert_eq!(made.problems[&Cause::NoTitle], [Place { row: 4, line: 5 }]);
    let said = Cause::BadValue(Target::Said).sentence();
    assert_eq!(
        said,
        "Date cannot be read, since only a date such as 2026-11-24 is clear; the rows come in without it"
    );
}

#[test]
fn rice_inputs_come_in_as_numbers_words_or_shares_and_bad_ones_are_reported() {
    let table = read(
        b"title;reach;impact;confidence;effort\n\
        A;450;Massive;80 %;0,5\n\
        B;1.200;0.5;0,8;0\n\
        C;-1;4;70;many\n\
        D;1e3;minimal;high;inf\n",
    )
    .expect("a table");
    let made = look(&table, Subject::Ideas);
    let of = |at: usize| {
        let (_, _, fields) = &made.records[at];
        ["reach", "impact", "confidence", "effort"].map(|input| {
            let field = Field::estimate("rice", Id::from_u128(1), input);
            fields
                .iter()
                .find(|(found, _)| *found == field)
                .and_then(|(_, value)| value.as_number())
        })
    };
    assert_eq!(of(0), [Some(450.0), Some(3.0), Some(80.0), Some(0.5)]);
    assert_eq!(
        of(1),
        [Some(1.2), Some(0.5), Some(80.0), Some(0.0)],
        "taken as given, the score says why it has none"
    );
    assert_eq!(of(2), [None; 4]);
    assert_eq!(of(3), [Some(1000.0), Some(0.25), Some(100.0), None]);
    assert_eq!(made.problems[&Cause::BadValue(Target::Effort)].len(), 2);
    assert_eq!(made.items, 4, "the rows come in without what cannot be read");
}

#[test]
fn no_word_of_a_title_that_is_too_long_is_lost() {
    let long = "word ".repeat(120);
    let table =
        read(format!("title,description,source id\n{long},Below,{long}\n").as_bytes()).expect("a table");
    let made = look(&table, Subject::Ideas);
    let (_, _, fields) = &made.records[0];
    let text = |name: &str| {
        let found = fields.iter().find(|(field, _)| field.as_str() == name);
        found.and_then(|(_, value)| value.as_text()).unwrap_or_default()
    };
    assert_eq!(text("title").chars().count(), 500);
    assert!(text("title").ends_with('\u{2026}'));
    assert_eq!(text("description"), format!("{}\n\nBelow", long.trim()));
    let place = Place { row: 2, line: 2 };
    assert_eq!(made.problems[&Cause::TooLong(Target::Title)], [place]);
    assert_eq!(
        made.problems[&Cause::BadValue(Target::Source)],
        [place],
        "a cut id would be another id"
    );
}

#[test]
fn dates_are_read_where_they_are_clear() {
    let cases = [
        ("2026-11-24", Some("2026-11-24")),
        ("2026-11-24T10:15:00Z", Some("2026-11-24T10:15:00Z")),
        ("2026-11-24T10:15:00+01:00", Some("2026-11-24")),
        ("2026-11-24 10:15", Some("2026-11-24")),
        ("2026/11/24", Some("2026-11-24")),
        ("24.11.2026", Some("2026-11-24")),
        ("3.4.26 10:15", Some("2026-04-03")),
        ("24/Nov/26 10:15 AM", Some("2026-11-24")),
        ("Nov 24, 2026", Some("2026-11-24")),
        ("24th of November 2026", Some("2026-11-24")),
        ("Tue, 24 Nov 2026 10:15:00 +0000", Some("2026-11-24")),
        ("24/11/2026", Some("2026-11-24")),
        ("11/24/2026", Some("2026-11-24")),
        ("11/12/2026", None),
        ("31.02.2026", None),
        ("24 Nov", None),
        ("yesterday", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(cell::date(text).as_deref(), expected, "{text}");
        assert!(expected.is_none_or(|day| time::parse(day).is_some()));
    }
}

fn look(table: &Table, subject: Subject) -> Preview {
    let mapping: Mapping = propose(table, subject);
    preview(
        table,
        subject,
        &mapping,
        &Workspace::new(Id::from_u128(1)),
        &env(),
    )
}
