//! The words of a text, as they are compared: without case and accents.

use std::ops::Range;

use super::bases::base;
use crate::letters::lower;

/// From how many letters on a word is forgiven a typo.
pub const FORGIVEN: usize = 4;

/// How many bytes of a word are kept; what is longer is found by its beginning.
pub(super) const LONGEST: usize = 64;

/// The letters without their accents from U+00E0 (à) to U+017F (ſ); a dot stands for what is no plain letter without.
const PLAIN: &[u8; 160] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Stands in a word.
    Letter,
    /// Is a word by itself: an ideograph, an emoji, a symbol.
    Alone,
    /// Changes the letter before it.
    Accent,
    /// Stands between words.
    Between,
}

const fn part(c: char) -> Part {
    match c as u32 {
        0x30..=0x39 | 0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xB5 | 0xBA => Part::Letter,
        0..=0xBF
        | 0xD7
        | 0xF7
        | 0x5BE
        | 0x5C0
        | 0x5C3
        | 0x5C6
        | 0x60C
        | 0x61B
        | 0x61F
        | 0x2000..=0x206F
        | 0x3000..=0x303F
        | 0xFE10..=0xFE6F
        | 0xFF00..=0xFF0F
        | 0xFF1A..=0xFF20
        | 0xFF3B..=0xFF40
        | 0xFF5B..=0xFF65
        | 0xFFFD => Part::Between,
        // The vowels of Hebrew and Arabic stand above and below their letters, and are mostly left out.
        0x300..=0x36F | 0x591..=0x5C7 | 0x64B..=0x65F | 0x670 | 0xFE00..=0xFE0F | 0x1_F3FB..=0x1_F3FF => {
            Part::Accent
        }
        0x2190..=0x2BFF | 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x1_F000.. => Part::Alone,
        _ => Part::Letter,
    }
}

fn push_folded(word: &mut String, c: char) {
    let c = match base(lower(c)) {
        // As wide as an ideograph, and the same letters and digits all the same.
        wide @ ('\u{ff10}'..='\u{ff19}' | '\u{ff41}'..='\u{ff5a}') => {
            char::from_u32(u32::from(wide) - 0xFEE0).unwrap_or(wide)
        }
        c => c,
    };
    let plain = (c as usize).checked_sub(0xE0).and_then(|at| PLAIN.get(at));
    match (c, plain) {
        ('æ', _) => word.push_str("ae"),
        ('œ', _) => word.push_str("oe"),
        ('þ', _) => word.push_str("th"),
        ('ĳ', _) => word.push_str("ij"),
        ('ß', _) => word.push_str("ss"),
        (_, Some(plain)) if *plain != b'.' => word.push(char::from(*plain)),
        _ => word.push(c),
    }
}

/// Hands out the words of a text in their order: where each stands, in bytes, and how it is compared.
///
/// ```
/// let mut found = Vec::new();
/// tandem_core::search::words::each(&"Où est l’Œuvre 🎉?", &mut |place, word| found.push((place, word.to_owned())));
/// let words: Vec<&str> = found.iter().map(|(_, word)| word.as_str()).collect();
/// assert_eq!(words, ["ou", "est", "l", "oeuvre", "🎉"]);
/// assert_eq!(found[0].0, 0..3);
/// ```
pub fn each(text: &str, take: &mut dyn FnMut(Range<usize>, &str)) {
    let mut word = String::new();
    let mut at = 0;
    while at < text.len() {
        at = each_plain(text, at, &mut word, take);
        at = each_other(text, at, &mut word, take);
    }
}

/// Hands out the words of ASCII letters and digits from a place on, which are most; the place from which on something else
/// stands, where a word begins or between words.
fn each_plain(
    text: &str,
    mut at: usize,
    word: &mut String,
    take: &mut dyn FnMut(Range<usize>, &str),
) -> usize {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    loop {
        while byte(at).is_ascii() && !byte(at).is_ascii_alphanumeric() && at < bytes.len() {
            at += 1;
        }
        let (start, mut upper) = (at, false);
        while byte(at).is_ascii_alphanumeric() {
            upper |= byte(at).is_ascii_uppercase();
            at += 1;
        }
        // What goes on with another letter or an accent is read letter by letter.
        if at == start || !byte(at).is_ascii() {
            return start;
        }
        let kept = text.get(start..at.min(start + LONGEST)).unwrap_or_default();
        if upper {
            word.clear();
            word.push_str(kept);
            word.make_ascii_lowercase();
            take(start..at, word);
        } else {
            take(start..at, kept);
        }
    }
}

/// Hands out the words from a place on where one begins or none is, up to the next space; the place behind it.
fn each_other(text: &str, from: usize, word: &mut String, take: &mut dyn FnMut(Range<usize>, &str)) -> usize {
    word.clear();
    let mut place = from..from;
    for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
        let at = from + at;
        let end = at + c.len_utf8();
        let part = part(c);
        if !matches!(part, Part::Letter | Part::Accent) && !word.is_empty() {
            take(place.clone(), word);
            word.clear();
        }
        match part {
            Part::Letter => {
                if word.is_empty() {
                    place.start = at;
                }
                if word.len() < LONGEST {
                    push_folded(word, c);
                }
                place.end = end;
            }
            Part::Alone => {
                word.push(c);
                take(at..end, word);
                word.clear();
            }
            Part::Accent => place.end = end,
            Part::Between if c == ' ' => return end,
            Part::Between => {}
        }
    }
    if !word.is_empty() {
        take(place, word);
    }
    text.len()
}

/// Whether a word is a sign that is one by itself.
pub(super) fn is_alone(word: &str) -> bool {
    word.chars().next().is_some_and(|c| part(c) == Part::Alone)
}

/// The words of a text, as they are compared.
pub fn all(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each(text, &mut |_, word| words.push(word.to_owned()));
    words
}

/// A text without case and accents, for comparing it whole.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| part(*c) != Part::Accent) {
        push_folded(&mut folded, c);
    }
    folded
}

/// Whether one letter more, less or other, or two neighbours that changed places, make two words the same (Damerau, "A
/// technique for computer detection and correction of spelling errors", 1964).
pub fn one_apart(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        let (rest_a, rest_b) = (a.clone(), b.clone());
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if x == y => {}
            (x, y) => {
                let (mut next_a, mut next_b) = (a.clone(), b.clone());
                let swapped = next_a.next() == y && next_b.next() == x && next_a.eq(next_b);
                return swapped || a.clone().eq(b.clone()) || a.eq(rest_b) || rest_a.eq(b);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, all, folded, one_apart};

    #[test]
    fn letters_are_compared_without_case_and_accents() {
        assert_eq!(
            all("Größe ÉTÉ, naïve café; Łódź Žižek ij Ĳssel Þór"),
            [
                "grosse", "ete", "naive", "cafe", "lodz", "zizek", "ij", "ijssel", "thor"
            ]
        );
        assert_eq!(folded("U\u{308}ber /UX"), "uber /ux");
        assert_eq!(PLAIN[0x17E - 0xE0], b'z');
    }

    #[test]
    fn signs_stand_between_words_and_symbols_are_words() {
        assert_eq!(
            all("don't e-mail\u{0}me: 10:30"),
            ["don", "t", "e", "mail", "me", "10", "30"]
        );
        assert_eq!(all("出力 👩‍👧 ok"), ["出", "力", "👩", "👧", "ok"]);
        assert_eq!(all("שלום عربي"), ["שלום", "عربي"]);
        assert_eq!(all("…—“”").len(), 0);
    }

    #[test]
    fn a_word_without_end_is_kept_as_far_as_it_is_told_from_others() {
        let words = all(&"ab".repeat(500_000));
        assert_eq!(words, ["ab".repeat(32)]);
    }

    #[test]
    fn one_typo_is_a_letter_more_less_or_other_or_two_that_changed_places() {
        for other in [
            "export", "exprt", "exporrt", "axport", "exporz", "xport", "exports", "exprot", "xeport",
        ] {
            assert!(one_apart("export", other), "{other}");
        }
        for other in ["exrpto", "exropt", "exp", "exportss", "", "eksporte"] {
            assert!(!one_apart("export", other), "{other}");
        }
    }
}
