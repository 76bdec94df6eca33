//! Letters and numbers are read as the standard library reads them, but for what is said; zero has no sign. Letters are compared
//! without the accents that Unicode takes apart from them.

use icu_normalizer::DecomposingNormalizer;
use proptest::prelude::*;
use tandem_core::letters::{lower, lowered, upper};
use tandem_core::search::words::{all, folded};
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

#[test]
fn a_letter_and_its_accents_are_compared_alike_however_a_text_spells_them() {
    let normal = DecomposingNormalizer::new_nfd();
    let is_accent = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}');
    // The vowels of Hebrew and Arabic change the letter before them, and wide letters are letters.
    let is_folded = |c: char| {
        let is_vowel = matches!(c, '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}');
        is_vowel || ('\u{ff41}'..='\u{ff5a}').contains(&c)
    };
    // Beyond these only a script of the 18th century, Todhri, has such letters.
    for c in ('\u{80}'..='\u{ffff}').filter(|c| c.is_alphabetic() && !is_accent(*c)) {
        let whole = c.to_string();
        let apart = normal.normalize(&whole);
        if apart.chars().count() > 1 && apart.chars().skip(1).all(is_accent) {
            assert_eq!(folded(&whole), folded(&apart), "of {c:?}");
            assert_eq!(all(&whole), all(&apart), "of {c:?}");
        } else if c > '\u{17f}' && *apart == whole && lower(c) == c && !is_folded(c) {
            assert_eq!(folded(&whole), whole, "of {c:?}, which has no accent");
        }
    }
    assert_eq!(
        folded("Vi\u{1ec7}t \u{418}\u{306} \u{39f}\u{3af}"),
        "viet \u{438} \u{3bf}\u{3b9}"
    );
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
