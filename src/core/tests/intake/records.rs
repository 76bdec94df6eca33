//! What the rows of a table become: records with values, and causes for what does not come in.

use tandem_core::intake::{
    Cause, Choices, Order, Place, Subject, Target, assign, cell, preview, propose, read,
};
use tandem_core::model::Idea;
use tandem_core::{Command, Field, Id, Kind, Record, Value, Workspace, time};

use super::{env, look, look_with};

const ISSUES: &str = "issuekey,title,description,storypoint\n\
    A-1,\"Change the \"\"trigger\"\" of the night service\",NULL,5\n\
    A-2,\"Aliases clash\",\"First line.\nSecond line, with a comma.\",0.5\n\
    A-3,No effort,,\n\
    A-3,The same issue again,,3\n";

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
    let choices = Choices::propose(&table, Subject::Ideas);
    let made = preview(&table, &choices, &workspace, &env());
    assert_eq!(made.items, 3);
    assert_eq!(
        *made.problems.get(&Cause::Repeated).expect("told"),
        [Place { row: 5, line: 6 }],
        "the repeated key is in row 5, on line 6 of the file"
    );
    let change = tandem_core::command::apply(
        &workspace,
        &Command::Import {
            records: made.records,
            writes: Vec::new(),
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
    let again = preview(&table, &choices, &workspace, &env());
    assert_eq!(
        (again.items, again.updated, again.unchanged),
        (0, 0, 3),
        "bringing in the same file again changes nothing"
    );
    assert_eq!(again.records, []);
    assert_eq!(again.writes, []);
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
    let mut choices = Choices::propose(&table, Subject::Ideas);
    choices.mapping = vec![Target::Skip; 2];
    let made = look_with(&table, &choices);
    assert_eq!((made.items, made.errors), (0, 2));
    assert_eq!(
        made.problems
            .get(&Cause::Unmapped(Target::Title))
            .expect("told")
            .len(),
        2
    );
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
    assert_eq!((made.items, made.errors), (2, 1));
    assert_eq!(
        (made.records.len(), made.customers),
        (4, 1),
        "one customer for both spellings, and the mapping"
    );
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
        *made.problems.get(&Cause::BadValue(Target::Said)).expect("told"),
        [second],
        "11/12 is two dates"
    );
    assert_eq!(
        *made.problems.get(&Cause::BadValue(Target::Status)).expect("told"),
        [second]
    );
    assert_eq!(
        *made.problems.get(&Cause::Missing(Target::Title)).expect("told"),
        [Place { row: 4, line: 5 }]
    );
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
    assert_eq!(
        made.problems
            .get(&Cause::BadValue(Target::Effort))
            .expect("told")
            .len(),
        2
    );
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
    assert_eq!(
        *made.problems.get(&Cause::TooLong(Target::Title)).expect("told"),
        [place]
    );
    assert_eq!(
        *made.problems.get(&Cause::BadValue(Target::Source)).expect("told"),
        [place],
        "a cut id would be another id"
    );
}

#[test]
fn dates_are_read_where_they_are_clear() {
    let cases = [
        ("2026-11-24", Some("2026-11-24")),
        ("2026-11-24T10:15:00Z", Some("2026-11-24T10:15:00Z")),
        ("2026-11-24T10:15:00+01:00", Some("2026-11-24T09:15:00.000Z")),
        ("2026-11-24T00:15:00.5+0100", Some("2026-11-23T23:15:00.500Z")),
        ("2026-11-24T22:15:00-02:00", Some("2026-11-25T00:15:00.000Z")),
        ("2026-11-24T10:15:00.123456789Z", Some("2026-11-24T10:15:00.123Z")),
        ("2026-11-24T10:15:00.Z", Some("2026-11-24")),
        ("2026-11-24T10:15:00+25:00", Some("2026-11-24")),
        ("1970-01-01T00:15:00+01:00", Some("1970-01-01")),
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
        assert_eq!(cell::date(text, Order::Auto).as_deref(), expected, "{text}");
        assert!(expected.is_none_or(|day| time::parse(day).is_some()));
    }
}

#[test]
fn what_rice_gives_no_score_for_is_told_before_it_comes_in() {
    let table = read(b"title,effort,reach\nA,0.1,5\nB,2,5\n").expect("a table");
    let made = look(&table, Subject::Ideas);
    let told = made.problems.get(&Cause::Refused(Target::Effort)).expect("told");
    assert_eq!(*told, [Place { row: 2, line: 2 }]);
    assert_eq!(
        Cause::Refused(Target::Effort).sentence(),
        "Effort (RICE) must be 0.5 or more; the value comes in, and the idea has no score until it is changed"
    );
    assert_eq!((made.items, made.points_as_effort), (2, false));
    let table = read(b"Summary,Issue key,Story Points\nA,P-1,5\n").expect("a table");
    assert!(look(&table, Subject::Ideas).points_as_effort);
    assert!(!look(&table, Subject::Stories).points_as_effort);
}

#[test]
fn a_column_of_words_becomes_the_title_where_none_is_called_so() {
    let proposed = |text: &str| propose(&read(text.as_bytes()).expect("a table"), Subject::Ideas);
    assert_eq!(
        proposed("id,project,task,finished_date\nP0-T1,0,5052,2015-02-04\nP0-T2,0,326,2013-12-24\n"),
        [Target::Title, Target::Skip, Target::Skip, Target::Skip]
    );
    assert_eq!(
        proposed("id,project,wish,when\nP0-T1,0,More light,2015-02-04\n"),
        [Target::Source, Target::Skip, Target::Title, Target::Skip]
    );
    let stories = propose(
        &read(b"id,what,finished_date\nP0-T1,Light,2015-02-04\n").expect("a table"),
        Subject::Stories,
    );
    assert_eq!(stories, [Target::Source, Target::Title, Target::Finished]);
    let companies = read(b"Company,Annual revenue,ARR\nAcme,120000,120000\n").expect("a table");
    let choices = Choices::recall(&companies, &Workspace::new(Id::from_u128(1)), Subject::Feedback);
    assert_eq!(choices.subject, Subject::Customers);
}
