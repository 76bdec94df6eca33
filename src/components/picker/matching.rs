//! Finds what can be picked by what is typed.

use tandem_core::search::words::folded;

use super::PickerItem;

/// The most matches that are shown; more are told apart by typing on.
const SHOWN: usize = 50;

/// Whether every word of the query stands somewhere in the text, whatever its case and accents.
fn matches(text: &str, words: &[String]) -> bool {
    let text = folded(text);
    words.iter().all(|word| text.contains(word.as_str()))
}

/// The first items that are found, and how many there are; all of them where the caller finds by itself.
pub(super) fn found(items: &[PickerItem], query: &str, filter: bool) -> (Vec<PickerItem>, usize) {
    let words: Vec<String> = if filter {
        query.split_whitespace().map(folded).collect()
    } else {
        vec![]
    };
    let fits =
        |item: &&PickerItem| words.is_empty() || matches(&item.label, &words) || matches(&item.hint, &words);
    let all = items.iter().filter(fits);
    let count = all.clone().count();
    (all.take(SHOWN).cloned().collect(), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<PickerItem> {
        (0..200)
            .map(|n| PickerItem::new(n.to_string(), format!("Customer {n}")).hint("Berlin"))
            .collect()
    }

    #[test]
    fn words_are_found_in_any_order_and_case() {
        let (found, count) = found(&items(), "17 CUSTOMER", true);
        let labels: Vec<&str> = found.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "Customer 17",
                "Customer 117",
                "Customer 170",
                "Customer 171",
                "Customer 172",
                "Customer 173",
                "Customer 174",
                "Customer 175",
                "Customer 176",
                "Customer 177",
                "Customer 178",
                "Customer 179"
            ]
        );
        assert_eq!(count, 12);
    }

    #[test]
    fn accents_are_no_matter() {
        let items = [PickerItem::new("1", "Café Größe"), PickerItem::new("2", "Other")];
        for query in ["cafe", "CAFÉ", "grosse"] {
            assert_eq!(found(&items, query, true).1, 1, "{query}");
        }
    }

    #[test]
    fn the_hint_is_searched_and_only_the_first_matches_are_shown() {
        let (found, count) = found(&items(), "berlin", true);
        assert_eq!((found.len(), count), (SHOWN, 200));
    }

    #[test]
    fn a_caller_that_finds_by_itself_is_not_filtered_again() {
        let (_, count) = found(&items(), "nothing like this", false);
        assert_eq!(count, 200);
    }
}
