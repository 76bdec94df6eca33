//! Letters and numbers are read as the standard library reads them, but for what is said; zero has no sign.

use proptest::prelude::*;
use tandem_core::letters::{lower, lowered, upper};
use tandem_core::value::decimal;

#[test]
fn every_letter_has_the_lower_case_of_the_standard_library() {
    for c in '\0'..=char::MAX {
        let mut standard = c.to_lowercase();
        let single = standard.next().filter(|_| standard.next().is_none());
        let expected = if c == 'ς' { 'σ' } else { single.unwrap_or(c) };
        assert_eq!(lower(c), expected, "of {c:?}");
    }
    assert_eq!(lowered("ΟΔΟΣ Straße ÄÖ I"), "οδοσ straße äö i");
    assert_eq!(lowered("ΟΔΟΣ"), lowered("οδος"));
}

#[test]
fn every_letter_has_an_upper_case_whose_lower_case_it_is() {
    for c in '\0'..=char::MAX {
        let mut standard = c.to_uppercase();
        let single = standard.next().filter(|_| standard.next().is_none());
        let goes_back = single.filter(|upper| upper.to_lowercase().eq([c]));
        if upper(c) != c {
            assert_eq!(lower(upper(c)), c);
        }
        if let Some(standard) = goes_back.filter(|standard| *standard != upper(c)) {
            // A letter that is the lower case of two: both are told apart by nobody.
            assert_eq!(lower(standard), lower(upper(c)), "of {c:?}");
        }
    }
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn numbers_are_read_to_the_last_bit(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
        prop_assert_eq!(decimal(&number.to_string()).map(f64::to_bits), Some((number + 0.0).to_bits()));
        prop_assert_eq!(decimal(&format!("{number:e}")).map(f64::to_bits), Some((number + 0.0).to_bits()));
    }

    #[test]
    fn spellings_are_taken_as_the_standard_library_takes_them(text in "[+-]{0,2}[0-9]{0,20}[.]{0,2}[0-9]{0,20}([eE][+-]{0,2}[0-9]{0,3})?x?") {
        let standard = text.parse().ok().filter(|number: &f64| number.is_finite());
        prop_assert_eq!(decimal(&text).map(f64::to_bits), standard.map(|number| (number + 0.0).to_bits()), "of {:?}", text);
    }
}
