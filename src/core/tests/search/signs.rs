//! Scripts in which a sign is a word by itself and nothing stands between words: signs that were typed together stand together.

use tandem_core::search::query::Word;
use tandem_core::search::{Query, look_through};
use tandem_core::statuses::Statuses;
use tandem_core::{Id, Kind, Workspace};

use super::{found, numbers, text, workspace};

fn titled(titles: &[&str]) -> Workspace {
    let records = titles.iter().zip(1_u128..).map(|(title, id)| {
        let fields = vec![text("title", title)];
        (Kind::FEEDBACK, Id::from_u128(id), fields)
    });
    workspace(records.collect())
}

fn read(typed: &str) -> Query {
    Query::read(typed, &Kind::FEEDBACK, &Statuses::default())
}

#[test]
fn signs_that_are_typed_together_are_found_together() {
    let workspace = titled(&[
        "京都の東駅",
        "東京駅",
        "エクスポートが遅い",
        "ポストのスート、エク",
        "PDF出力",
        "力を出す PDF",
    ]);
    for (typed, ids) in [
        ("東京 ", vec![2]),
        ("東京", vec![2]),
        ("東", vec![2, 1]),
        ("東 京 ", vec![2, 1]),
        ("エクスポー", vec![3]),
        ("エクスポート 遅い ", vec![3]),
        ("PDF出力", vec![5]),
        ("出力PDF", vec![5]),
        ("PDF 出", vec![6, 5]),
        ("-東京 駅", vec![1]),
    ] {
        let mut ids_found = numbers(&found(&workspace, typed));
        ids_found.sort_by(|a, b| b.cmp(a));
        assert_eq!(ids_found, ids, "{typed}");
        let looked = look_through(&workspace, &Kind::FEEDBACK, &read(typed));
        let looked: Vec<u128> = looked.into_iter().map(Id::as_u128).collect();
        assert_eq!(looked, ids, "{typed}, without an index");
    }
}

#[test]
fn what_stands_between_words_stands_between_signs_too_and_letters_stay_words() {
    let query = read("出力,遅い x-ray 🎉");
    let row = |signs: &str| signs.chars().map(String::from).collect::<Vec<String>>();
    assert_eq!(query.phrases, [row("出力"), row("遅い")]);
    let word = |text: &str, open| Word {
        text: text.to_owned(),
        open,
    };
    assert_eq!(
        query.words,
        [word("x", false), word("ray", false), word("🎉", true)]
    );
    let query = read("出力ex");
    assert_eq!(query.typed(), "ex");
    assert_eq!(query.phrases, [row("出力")]);
}
