//! Kano: the published survey of 296 respondents, pasted answers, and laws of the counts.

use proptest::prelude::*;
use tandem_core::scoring::kano::{Answer, Category, Counts, Reading, RowFault, read};

use crate::support::cases;

/// An item of the published survey: counts of M, O, A, I, R, Q; mode; total and category strength in percent;
/// better and worse; Fong's difference and threshold.
type Item = (&'static str, [u32; 6], Category, [f64; 2], [f64; 2], [f64; 2]);

const SURVEY: [Item; 5] = [
    (
        "service app",
        [95, 123, 45, 33, 0, 0],
        Category::OneDimensional,
        [88.9, 9.5],
        [0.568, -0.736],
        [28.0, 19.36],
    ),
    (
        "excellent service",
        [101, 54, 54, 81, 3, 3],
        Category::MustBe,
        [70.6, 6.8],
        [0.372, -0.534],
        [20.0, 18.52],
    ),
    (
        "hotline",
        [15, 24, 121, 124, 6, 6],
        Category::Indifferent,
        [54.1, 1.0],
        [0.511, -0.137],
        [3.0, 19.77],
    ),
    (
        "loan machine",
        [65, 87, 93, 51, 0, 0],
        Category::Attractive,
        [82.8, 2.0],
        [0.608, -0.514],
        [6.0, 18.47],
    ),
    (
        "ready-to-use return",
        [9, 18, 83, 177, 6, 3],
        Category::Indifferent,
        [37.2, 31.8],
        [0.352, -0.094],
        [94.0, 19.92],
    ),
];

fn counts(
    [
        must_be,
        one_dimensional,
        attractive,
        indifferent,
        reverse,
        questionable,
    ]: [u32; 6],
) -> Counts {
    Counts {
        must_be,
        one_dimensional,
        attractive,
        indifferent,
        reverse,
        questionable,
    }
}

/// The pairs of answers alone.
fn pairs(reading: &Reading) -> Vec<(Answer, Answer)> {
    reading.answers.iter().map(|given| given.answers).collect()
}

fn rounded(value: Option<f64>, digits: i32) -> f64 {
    let unit = 10_f64.powi(digits);
    (value.expect("defined") * unit).round() / unit
}

#[test]
fn the_published_survey_is_evaluated_as_published() {
    for (name, given, mode, [total, strength], [better, worse], [difference, needed]) in SURVEY {
        let counts = counts(given);
        assert_eq!(counts.respondents(), 296, "{name}");
        assert_eq!(counts.mode(), Some(mode), "{name}");
        assert_eq!(
            rounded(counts.total_strength().map(|share| share * 100.0), 1),
            total,
            "{name}"
        );
        assert_eq!(
            rounded(counts.category_strength().map(|share| share * 100.0), 1),
            strength,
            "{name}"
        );
        assert_eq!(
            (rounded(counts.better(), 3), rounded(counts.worse(), 3)),
            (better, worse),
            "{name}"
        );
        let fong = counts.fong().expect("respondents");
        assert_eq!(
            (fong.difference, rounded(Some(fong.needed), 2)),
            (difference, needed),
            "{name}"
        );
        assert_eq!(fong.is_significant(), difference > needed, "{name}");
        assert_eq!(fong.first, mode, "{name}");
    }
}

#[test]
fn worse_is_made_of_what_is_missed_and_not_of_what_delights() {
    let missed = counts([10, 0, 0, 0, 0, 0]);
    assert_eq!((missed.better(), missed.worse()), (Some(0.0), Some(-1.0)));
    let delight = counts([0, 0, 10, 0, 0, 0]);
    assert_eq!((delight.better(), delight.worse()), (Some(1.0), Some(0.0)));
    assert!(
        delight.worse().is_some_and(f64::is_sign_positive),
        "no -0 on the screen"
    );
}

#[test]
fn nothing_is_said_without_respondents_and_not_much_with_one() {
    let nobody = Counts::default();
    assert_eq!((nobody.mode(), nobody.fong()), (None, None));
    assert_eq!((nobody.better(), nobody.worse()), (None, None));
    assert_eq!(
        (nobody.total_strength(), nobody.category_strength()),
        (None, None)
    );
    let unwanted = counts([0, 0, 0, 0, 7, 2]);
    assert_eq!(unwanted.mode(), Some(Category::Reverse));
    assert_eq!((unwanted.better(), unwanted.worse()), (None, None), "0 by 0");
    let contradictions = counts([0, 0, 0, 0, 0, 3]);
    assert_eq!((contradictions.mode(), contradictions.rank()), (None, None));
    assert_eq!(contradictions.fong(), None, "nothing leads anything");
    let one = counts([1, 0, 0, 0, 0, 0]);
    let fong = one.fong().expect("a respondent");
    assert!(!fong.is_significant());
    assert_eq!(
        fong.sentence(),
        "Must-be leads One-dimensional by only 1; below 1.17 that can be chance. Ask more people, or look at different groups of them."
    );
}

#[test]
fn ties_go_to_what_people_miss_most() {
    assert_eq!(counts([5, 5, 5, 5, 5, 5]).mode(), Some(Category::MustBe));
    assert_eq!(counts([0, 5, 5, 5, 5, 5]).mode(), Some(Category::OneDimensional));
    assert_eq!(counts([0, 0, 5, 5, 5, 5]).mode(), Some(Category::Attractive));
    assert_eq!(counts([0, 0, 0, 5, 5, 5]).mode(), Some(Category::Indifferent));
}

#[test]
fn answers_are_read_as_words_and_numbers_by_column() {
    let both = |a: usize, b: usize| (Answer::ALL[a - 1], Answer::ALL[b - 1]);
    let reading = read("1,2\n 3 ; no\n\n,\n5,\"I can live with it\"\n");
    assert_eq!(pairs(&reading), [both(1, 2), both(5, 4)]);
    let found: Vec<(u64, &RowFault)> = reading
        .problems
        .iter()
        .map(|problem| (problem.row, &problem.fault))
        .collect();
    assert_eq!(found, [(2, &RowFault::Cells)]);

    let named = read(
        "Name;Without it;Segment;With it\nAda;I dislike it that way;pro;I like it\nBo;0;pro;1\nCy;;pro;2\n",
    );
    assert_eq!(pairs(&named), [both(1, 5)]);
    assert_eq!(named.answers[0].respondent, "Ada");
    let sentences: Vec<String> = named
        .problems
        .iter()
        .map(tandem_core::scoring::kano::RowProblem::sentence)
        .collect();
    assert_eq!(
        sentences,
        [
            "Row 3 was left out: “0” is not an answer. Write a word of the questionnaire or a number from 1 to 5.",
            "Row 4 was left out: one of its two answers is empty."
        ]
    );
    assert_eq!(
        pairs(&read("like\tdislike")),
        [both(1, 5)],
        "one respondent and no header"
    );
    assert_eq!(read(" \n"), Reading::default());
}

#[test]
fn a_heading_by_any_names_is_no_bad_answer() {
    for heading in ["If it is there\tIf it is not", "Question A\tQuestion B"] {
        let reading = read(&format!("{heading}\nI like it\t5\nmaybe\t1\n"));
        let rows: Vec<u64> = reading.problems.iter().map(|problem| problem.row).collect();
        assert_eq!((reading.answers.len(), rows), (1, vec![3]), "{heading}");
    }
    let named = read("Idea;Functional answer;Dysfunctional answer\nExport;1;5\n");
    assert_eq!(
        (named.answers[0].idea.as_str(), named.problems.len()),
        ("Export", 0)
    );
    let alone = read("maybe\tperhaps\n");
    assert_eq!(alone.problems.len(), 1, "with nothing below it, it is told");
}

#[test]
fn answers_about_several_ideas_find_them_by_title() {
    let ideas = [(7, "Dark mode"), (8, "Export")];
    let text = "Ada\tDark mode\t1\t5\nBo\texport \t2\t5\nCy\tImport\t1\t1\nDi\t\t3\t3\n";
    let (found, problems) = read(text).sorted(&ideas, Some(8));
    let told: Vec<_> = found
        .iter()
        .map(|(idea, given)| (*idea, given.respondent.as_str()))
        .collect();
    assert_eq!(told, [(7, "Ada"), (8, "Bo"), (8, "Di")]);
    assert_eq!(
        problems
            .iter()
            .map(tandem_core::scoring::kano::RowProblem::sentence)
            .collect::<Vec<_>>(),
        ["Row 3 was left out: no idea on this board is called “Import”."]
    );
    let named = "Feature,Present,Absent,Respondent\nExport,like,dislike,Ada\n";
    let (found, problems) = read(named).sorted(&ideas, None);
    assert_eq!(
        (found.len(), found[0].0, found[0].1.respondent.as_str()),
        (1, 8, "Ada")
    );
    assert!(problems.is_empty());
}

#[test]
fn every_answer_is_read_by_its_name_its_label_and_its_number() {
    for (at, answer) in Answer::ALL.into_iter().enumerate() {
        assert_eq!(Answer::from_name(answer.name()), Some(answer));
        for text in [answer.name().to_owned(), answer.label(), (at + 1).to_string()] {
            assert_eq!(
                pairs(&read(&format!("{text}\t{text}"))),
                [(answer, answer)],
                "{text}"
            );
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    /// Law: each respondent is counted once, whatever the order, and every share lies in its range.
    #[test]
    fn counts_add_up_and_shares_stay_in_range(answers in proptest::collection::vec((0..5_usize, 0..5_usize), 1..60)) {
        let mut answers: Vec<(Answer, Answer)> =
            answers.into_iter().map(|(a, b)| (Answer::ALL[a], Answer::ALL[b])).collect();
        let counts = Counts::of(&answers);
        answers.reverse();
        prop_assert_eq!(Counts::of(&answers), counts);
        prop_assert_eq!(counts.respondents(), answers.len() as u64);
        for share in [counts.better(), counts.worse().map(|worse| -worse), counts.total_strength(), counts.category_strength()] {
            prop_assert!(share.is_none_or(|share| (0.0..=1.0).contains(&share)));
        }
        let questionable = u64::from(counts.count(Category::Questionable));
        prop_assert_eq!(counts.mode().is_none(), questionable == counts.respondents());
        if let Some(mode) = counts.mode() {
            prop_assert!(Category::ALL.iter().all(|category| counts.count(*category) <= counts.count(mode)));
        }
    }

    /// Law: no pasted text makes it panic, and every problem names a row that is there.
    #[test]
    fn any_text_is_read(text in "[1-6a-z\t,;\"\n ]{0,60}|\\PC{0,60}") {
        let lines = text.lines().count() as u64;
        for problem in read(&text).problems {
            prop_assert!((1..=lines).contains(&problem.row), "{:?}", problem);
            prop_assert!(!problem.sentence().is_empty());
        }
    }
}
