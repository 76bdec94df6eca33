//! What the text of a cell counts: money and votes, as people write them.

use super::cell;
use crate::letters::lowered;

/// How much money or how many votes a cell tells: a number with spaces between its digits, `k` for thousands or `M` for millions
/// behind it, and the sign or the code of a currency around it. With anything else around it, it is none.
///
/// ```
/// use tandem_core::intake::amount::amount;
/// assert_eq!(amount("$1.2k", ','), Some(1200.0));
/// assert_eq!(amount("1 200,50 EUR", ';'), Some(1200.5));
/// assert_eq!(amount("(1,200)", ','), None);
/// ```
pub fn amount(cell: &str, delimiter: char) -> Option<f64> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let (front, rest) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
    let (digits, back) = rest.split_at_checked(rest.rfind(|c: char| c.is_ascii_digit())? + 1)?;
    // A point belongs to the number unless it ends the currency, as that of `Fr.` does.
    let (front, point) = match front.strip_suffix('.') {
        Some(unit) if !is_currency(front) => (unit, "."),
        _ => (front, ""),
    };
    // Some write a dash where there are no decimals: `5.-`.
    let back = back.trim_start_matches(['.', ',', '-', '\u{2013}']);
    let (back, factor) = if is_currency(back) {
        (back, None)
    } else if let Some(back) = back.strip_prefix(['k', 'K']) {
        (back, Some(1e3))
    } else {
        (back.strip_prefix(['m', 'M'])?, Some(1e6))
    };
    let number = cell::number(&[point, digits].concat(), delimiter)?;
    let is_bare = is_currency(front.trim_start_matches('+')) && is_currency(back);
    // A thousand times 1.005 is a hair less than 1,005 to a computer.
    let scaled = factor.map_or(number, |factor| (number * factor * 100.0).round() / 100.0);
    is_bare.then_some(scaled)
}

/// What stands for a currency, besides signs and codes of three capital letters.
const WORDS: [&str; 14] = [
    "eur", "usd", "gbp", "chf", "kr", "kr.", "fr", "fr.", "rs", "rs.", "z\u{142}", "k\u{10d}", "ft", "lei",
];
/// What stands before or after a sign that several currencies share.
const SHARED: [&str; 11] = ["US", "A", "AU", "C", "CA", "HK", "NT", "NZ", "R", "S", "MX"];
/// What looks like a code and stands for thousands and more.
const SCALES: [&str; 6] = ["TSD", "MIO", "MLN", "MLD", "MRD", "BLN"];

/// Whether a text names a currency, or nothing at all.
fn is_currency(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '$' | '\u{a3}' | '\u{a5}' | '\u{20a0}'..='\u{20cf}');
    let bare = text.trim_matches(is_sign);
    let is_code = bare.len() == 3 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    bare.is_empty()
        || is_code && !SCALES.contains(&bare)
        || bare.len() < text.len() && SHARED.contains(&bare)
        || WORDS.contains(&lowered(bare).as_str())
}
