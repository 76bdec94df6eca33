//! What single cells mean: numbers with points and commas, amounts with currencies around them, dates with clocks in them.

use proptest::prelude::*;
use tandem_core::intake::cell::{date, number, order, points, scale_input};
use tandem_core::intake::{Cause, Place, Subject, Target, read};
use tandem_core::scoring::{Framework, rice};
use tandem_core::{Kind, Value};

use super::look;
use crate::support::cases;

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

#[test]
fn points_are_read_with_the_fractions_that_cards_have() {
    let read = ["½", " 2 ½ ", "1¼", "13", "0,5", "-1", "half", "x½"].map(|text| points(text, ';'));
    assert_eq!(
        read,
        [
            Some(0.5),
            Some(2.5),
            Some(1.25),
            Some(13.0),
            Some(0.5),
            None,
            None,
            None
        ]
    );
}

#[test]
fn of_a_point_and_a_comma_the_last_stands_before_the_decimals() {
    for delimiter in DELIMITERS {
        for (text, expected) in [
            ("1,234.56", Some(1234.56)),
            ("1.234,56", Some(1234.56)),
            ("-1.234.567,5", Some(-1_234_567.5)),
            ("1,234,567.5", Some(1_234_567.5)),
            ("1,234,567", Some(1_234_567.0)),
            ("1.234.567", Some(1_234_567.0)),
            ("1.5e3", Some(1500.0)),
            ("12.5,3", None),
            ("12,5.3", None),
            ("1234,567.8", None),
            (",500.5", None),
            ("1,234.5.6", None),
            ("1.2.3,4", None),
            ("1,234,56", None),
            ("1,2e3.5", None),
            ("1'200.50", Some(1200.5)),
            ("-1\u{2019}234\u{2019}567,5", Some(-1_234_567.5)),
            ("1'200", Some(1200.0)),
            ("12'00", None),
            ("'1200", None),
            ("1.2'000", None),
        ] {
            assert_eq!(number(text, delimiter), expected, "{text} beside {delimiter:?}");
        }
        let (thousands, decimals) = ((Some(1200.0), None), (Some(1.2), Some(0.5)));
        let expected = if delimiter == ',' { thousands } else { decimals };
        assert_eq!((number("1,200", delimiter), number("0,5", delimiter)), expected);
        assert_eq!(number("1.200", delimiter), Some(1.2));
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn numbers_are_read_as_both_parts_of_the_world_write_them(
        whole in 1_000_u32..,
        cents in 0_u32..100,
        is_less in any::<bool>(),
        delimiter in proptest::sample::select(DELIMITERS.to_vec()),
    ) {
        let sign = if is_less { "-" } else { "" };
        let digits: Vec<char> = whole.to_string().chars().rev().collect();
        let groups: Vec<String> = digits.chunks(3).rev().map(|group| group.iter().rev().collect()).collect();
        let expected: f64 = format!("{sign}{whole}.{cents:02}").parse().expect("a number");
        for (thousands, point) in [(",", "."), (".", ",")] {
            let text = format!("{sign}{}{point}{cents:02}", groups.join(thousands));
            prop_assert_eq!(number(&text, delimiter), Some(expected), "{}", text);
        }
    }
}

#[test]
fn an_amount_is_what_stands_between_currencies_or_no_amount_at_all() {
    let cases = [
        ("$1.2k", Some(1200.0)),
        ("2M", Some(2e6)),
        ("1.005 K", Some(1005.0)),
        ("\u{20ac}1.5m", Some(1.5e6)),
        ("$.50", Some(0.5)),
        ("\"$1,200.50\"", Some(1200.5)),
        ("1\u{a0}200 EUR", Some(1200.0)),
        ("CHF 1\u{202f}200.-", Some(1200.0)),
        ("Fr. 5", Some(5.0)),
        ("US$ 5", Some(5.0)),
        ("5 kr.", Some(5.0)),
        ("5 MXN", Some(5.0)),
        ("5 kEUR", Some(5000.0)),
        ("1e3", Some(1000.0)),
        ("\"(1,200)\"", None),
        ("-5", None),
        ("5 MIO", None),
        ("5 mln", None),
        ("5MM", None),
        ("5 a year", None),
        ("5 %", None),
        ("50c", None),
        ("CHF 1\u{2019}200.\u{2013}", Some(1200.0)),
        ("unknown", None),
    ];
    let rows: Vec<String> = cases.iter().map(|(cell, _)| format!("Acme,{cell}\n")).collect();
    let table = read(["name,mrr\n", &rows.concat()].concat().as_bytes()).expect("a table");
    let made = look(&table, Subject::Customers);
    let found = made
        .records
        .iter()
        .filter(|(kind, ..)| *kind == Kind::CUSTOMERS)
        .map(|(.., fields)| {
            let revenue = fields.iter().find(|(field, _)| field.as_str() == "revenue");
            revenue.and_then(|(_, value)| value.as_number())
        });
    for ((cell, expected), found) in cases.iter().zip(found) {
        assert_eq!(found, *expected, "{cell}");
    }
    let told = made
        .problems
        .get(&Cause::BadValue(Target::Revenue))
        .expect("told");
    let bad = cases.iter().filter(|(_, expected)| expected.is_none());
    assert_eq!(told.len(), bad.count(), "each one is told");
    assert_eq!(
        Cause::BadValue(Target::Revenue).sentence(),
        "Revenue cannot be read, since only an amount such as 1200.50, $1,200 or 1.2k is clear; the rows come in without it"
    );
}

#[test]
fn a_clock_is_neither_a_day_nor_a_year() {
    use tandem_core::intake::Order::{Auto, DayFirst, MonthFirst};
    for (text, order, expected) in [
        ("Sat Nov 24 10:15:00 2026", Auto, Some("2026-11-24")),
        ("Sat Nov 24 10:15:00 +0000 2026", Auto, Some("2026-11-24")),
        ("Sat Nov 24 10:15:00 GMT+01:00 2026", Auto, Some("2026-11-24")),
        ("Sat Nov 24 10:15:00 CET 2026", Auto, Some("2026-11-24")),
        (
            "Tue Nov 24 2026 10:15:00 GMT+0100 (CET)",
            Auto,
            Some("2026-11-24"),
        ),
        ("10:05 11/24/2026", MonthFirst, Some("2026-11-24")),
        ("10:05 03/04/2026", DayFirst, Some("2026-04-03")),
        ("10:05 PM, 24 November 2026", Auto, Some("2026-11-24")),
        ("03/04/2026 10:05:00.000", Auto, None),
        ("03/04/2026 10:05 a.m.", Auto, None),
        ("Nov 24 10:15", Auto, None),
        ("2026:11:24 10:15:00", Auto, Some("2026-11-24")),
        ("2026-11-24 10:15:00 -05:00", Auto, Some("2026-11-24")),
        ("24.11.2026, 10:15", Auto, Some("2026-11-24")),
        ("mardi 24 novembre 2026", Auto, Some("2026-11-24")),
        ("martes, 24 de noviembre de 2026", Auto, Some("2026-11-24")),
        ("mar. 3 mars 2026", Auto, Some("2026-03-03")),
        ("mardi 1er d\u{e9}cembre 2026", Auto, None),
        ("Mar 24, 2026", Auto, Some("2026-03-24")),
        ("Tue, 24 Mar 2026 10:15:00 GMT", Auto, Some("2026-03-24")),
        ("Tuesday, March 24th, 2026", Auto, Some("2026-03-24")),
    ] {
        assert_eq!(date(text, order).as_deref(), expected, "{text}");
    }
    assert_eq!(
        order(["10:05 03/24/2026", "10:05 03/04/2026"].into_iter()),
        MonthFirst
    );
    assert_eq!(order(["23:05 03/04/2026"].into_iter()), Auto);
}

#[test]
fn years_of_two_digits_are_those_around_now() {
    use tandem_core::intake::Order::Auto;
    for (text, expected) in [
        ("24/11/98", "1998-11-24"),
        ("24/11/26", "2026-11-24"),
        ("24.11.70", "1970-11-24"),
        ("24.11.69", "2069-11-24"),
        ("98/11/24", "1998-11-24"),
        ("24-Nov-98", "1998-11-24"),
    ] {
        assert_eq!(date(text, Auto).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_share_with_its_sign_is_taken_as_it_stands() {
    let input = rice::INPUTS
        .iter()
        .find(|input| input.name == "confidence")
        .expect("there");
    for (text, expected) in [
        ("80 %", Some(80.0)),
        ("80", Some(80.0)),
        ("0.5", Some(50.0)),
        ("1", Some(100.0)),
        ("0.5%", None),
        ("1 %", None),
    ] {
        assert_eq!(
            scale_input(&Framework::Rice, input, text, ','),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_comment_that_is_cut_is_told() {
    let long = "word ".repeat(50_000);
    let table = read(format!("title,comments\nOne,{long}\nTwo,short\n").as_bytes()).expect("a table");
    let made = look(&table, Subject::Feedback);
    let bodies = made
        .records
        .iter()
        .filter(|(kind, ..)| *kind == Kind::COMMENTS)
        .map(|(.., fields)| {
            let body = fields.iter().find(|(field, _)| field.as_str() == "body");
            body.and_then(|(_, value)| value.as_text()).map(str::len)
        });
    assert_eq!(bodies.collect::<Vec<_>>(), [Some(200_000), Some(5)]);
    assert_eq!(
        made.problems.get(&Cause::TooLong(Target::Comment)),
        Some(&vec![Place { row: 2, line: 2 }])
    );
}

/// What the customers of a table are worth, with the currency.
fn worth(text: &str) -> Vec<(Option<f64>, String)> {
    let table = read(text.as_bytes()).expect("a table");
    let made = look(&table, Subject::Customers);
    let customers = made.records.iter().filter(|(kind, ..)| *kind == Kind::CUSTOMERS);
    let told = customers.map(|(.., fields)| {
        let value = |name: &str| {
            fields
                .iter()
                .find(|(field, _)| field.as_str() == name)
                .map(|(_, value)| value)
        };
        let revenue = value("revenue").and_then(Value::as_number);
        let currency = value("currency").and_then(Value::as_text).unwrap_or_default();
        (revenue, currency.to_owned())
    });
    told.collect()
}

#[test]
fn the_decimal_sign_of_a_column_is_found_from_its_clear_numbers() {
    let one = |revenue: f64, currency: &str| (Some(revenue), currency.to_owned());
    assert_eq!(
        worth("Company;MRR\nA;2.000\nB;1.234,56 \u{20ac}\nC;12\nD;0,5\n"),
        [one(2000.0, ""), one(1234.56, "EUR"), one(12.0, ""), one(0.5, "")]
    );
    assert_eq!(
        worth("Company;MRR\nA;2,000\nB;99.90\n"),
        [one(2000.0, ""), one(99.9, "")]
    );
    // Where nothing is clear, or both are, what stands between the cells decides; money has no three decimals.
    let semicolons = "Company;MRR\nA;2.000\nB;1,5\nC;1.5\n";
    assert_eq!(worth(semicolons), [one(2000.0, ""), one(1.5, ""), one(1.5, "")]);
    let commas = "Company,MRR\nA,2.000\nB,3\n";
    assert_eq!(worth(commas), [one(2.0, ""), one(3.0, "")]);
    let table = read("Company;MRR\nA;2.000 EUR\nB;2.5\n".as_bytes()).expect("a table");
    let mut choices = tandem_core::intake::Choices::propose(&table, Subject::Customers);
    choices.rules[1].decimal = tandem_core::intake::Decimal::Comma;
    let made = super::look_with(&table, &choices);
    let revenue = made
        .records
        .iter()
        .flat_map(|(.., fields)| fields)
        .filter(|(field, _)| field.as_str() == "revenue");
    let revenue: Vec<_> = revenue.map(|(_, value)| value.as_number()).collect();
    assert_eq!(revenue, [Some(2000.0), Some(2.5)]);
}

#[test]
fn a_currency_is_taken_from_the_cell_where_no_column_says_one() {
    let currencies = |text: &str| {
        worth(text)
            .into_iter()
            .map(|(_, currency)| currency)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        currencies(
            "Company,MRR,Currency\nA,$12k,\nB,$5,EUR\nC,\u{a3}99/mo,\nD,5 kr,\nE,CHF 5.-,\nF,5 kEUR,\nG,A$5,\nH,unknown,\n"
        ),
        ["USD", "EUR", "", "", "CHF", "EUR", "AUD", ""],
        "an amount that cannot be read says no currency either"
    );
    assert_eq!(currencies("Company,MRR\nA,\u{a5}500\nB,500\n"), ["JPY", ""]);
}

#[test]
fn a_currency_is_known_however_it_is_spelled_and_without_it_an_amount_counts_nothing() {
    let one = |revenue: f64, currency: &str| (Some(revenue), currency.to_owned());
    let nothing = (None, String::new());
    let text = "Company,MRR,Currency\nA,500,eur\nB,900,\u{20ac}\nC,100,US$\nD,7,Euro\nE,8,sek\nF,9,kr\nG,$5,n/a\nH,5,\n";
    let expected = [
        one(500.0, "EUR"),
        one(900.0, "EUR"),
        one(100.0, "USD"),
        one(7.0, "EUR"),
        one(8.0, "SEK"),
        nothing,
        one(5.0, "USD"),
        one(5.0, ""),
    ];
    assert_eq!(worth(text), expected);
    assert_eq!(
        Cause::BadValue(Target::Currency).sentence(),
        "Currency cannot be read, since only a code such as EUR or a sign such as \u{20ac} is clear; the rows come in without it, and without revenue that names no currency itself"
    );
}

#[test]
fn the_revenue_of_a_year_is_twelve_times_that_of_a_month() {
    assert_eq!(
        worth("Company,ARR\nA,\"120,000\"\n"),
        [(Some(10_000.0), String::new())]
    );
    let both = worth("Company,ARR,MRR\nA,120000,9\nB,120000,\n");
    assert_eq!(both, [(Some(9.0), String::new()), (None, String::new())]);
}

#[test]
fn html_is_told_as_markdown_where_it_clearly_is_html() {
    use tandem_core::intake::html::markdown;
    for (cell, text) in [
        (
            "<p>Hello <b>world</b> &amp; co</p><ul><li>one</li><li><em>two</em></li></ul><br>end",
            "Hello **world** & co\n\n- one\n- *two*\n\nend",
        ),
        (
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
            "1. a\n   - b\n2. c",
        ),
        ("One<br/>\nTwo<BR>Three", "One  \nTwo  \nThree"),
        (
            "<div>A</div>\r\n<div>B&nbsp;&#8364;&#x41;</div>",
            "A\n\nB \u{20ac}A",
        ),
        (
            "See <a href=\"https://a.example/x?y=1&amp;z\">the <b>page</b></a>.",
            "See [the **page**](https://a.example/x?y=1&z).",
        ),
        ("<a href=\"HTTPS://a.example\">x</a>", "[x](HTTPS://a.example)"),
        ("<a href='javascript:alert(1)'>x</a>", "x"),
        ("<b> bold </b>text<b></b>", "**bold** text"),
        ("Bold <b>x</b>\nnext line", "Bold **x**\nnext line"),
        ("<p>a<script>alert(1)</script>b</p>", "ab"),
        ("<p>a<SCRIPT>alert(1)</SCRIPT>b</p>", "ab"),
        (
            "<ul><li><p>One</p><p>Two</p></li><li>x<ul><li>y</li></ul>z</li></ul>",
            "- One\n\n   Two\n- x\n   - y\n\n   z",
        ),
        (
            "<ol><li><p>One</p></li><li><p></p><b>Two</b></li></ol>",
            "1. One\n2. **Two**",
        ),
        (
            "<table><tr><td>Plan</td><td>Pro</td></tr><tr><th>Seats</th><td>5</td></tr></table>",
            "Plan Pro\n\nSeats 5",
        ),
        (
            "<h6>Title</h6>text<dl><dt>One</dt><dd>Two</dd></dl>",
            "Title\n\ntext\n\nOne\n\nTwo",
        ),
        ("a<br><br>b<br>c", "a\n\nb  \nc"),
        (
            "<p>See</p><pre><code>if a &lt; b:\n    <b>go</b>()\n\nend\n</code></pre><p>or</p>",
            "See\n\n```\nif a < b:\n    go()\n\nend\n```\n\nor",
        ),
        ("<pre>\n  a<br>  b</pre>", "```\n  a\n  b\n```"),
        ("<b>x</b><pre>a\n", "**x**\n\n```\na\n```"),
        ("<ul><li><pre>a\nb</pre></li></ul>", "- a b"),
        ("One<br>two\r\n\r\nThree", "One  \ntwo\n\nThree"),
        ("The <b> tag is shown", "The <b> tag is shown"),
        ("a < b and b > c", "a < b and b > c"),
        ("# Title\n<b>x</b>", "# Title\n<b>x</b>"),
        ("Use `<p></p>` here", "Use `<p></p>` here"),
        ("Fish &amp; chips", "Fish &amp; chips"),
    ] {
        assert_eq!(markdown(cell), text, "{cell}");
    }
    let table = read(b"title,body\nOne,<p>Hello</p>\n").expect("a table");
    let made = look(&table, Subject::Feedback);
    let body = made.records[0]
        .2
        .iter()
        .find(|(field, _)| field.as_str() == "body");
    assert_eq!(body.and_then(|(_, value)| value.as_text()), Some("Hello"));
}

#[test]
fn hostile_html_is_read_quickly() {
    use tandem_core::intake::html::markdown;
    for part in [
        "<", "<a", "</", "</<", "<a <", "&", "&#", "<script>", "<br>", "<li>", "<p>a", "<a href=", "\n\n",
        "<b>",
    ] {
        for (before, after) in [("<br>", ""), ("<br>", ">"), ("<br>", ";")] {
            let text = [before, &part.repeat(400_000 / part.len()), after].concat();
            let start = std::time::Instant::now();
            let read = markdown(&text);
            let took = start.elapsed();
            assert!(
                took < std::time::Duration::from_secs(2),
                "{part:?} takes {took:?}"
            );
            assert!(read.len() <= text.len() + 8);
        }
    }
}
