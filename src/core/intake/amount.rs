//! What the text of a cell counts: money and votes, as people write them.

use std::borrow::Cow;

use super::cell;
use super::choices::Decimal;
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
    let (front, digits, back) = around(&text)?;
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

/// A text as what stands before the first digit, from there to the last one, and behind it.
fn around(text: &str) -> Option<(&str, &str, &str)> {
    let (front, rest) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
    let (digits, back) = rest.split_at_checked(rest.rfind(|c: char| c.is_ascii_digit())? + 1)?;
    Some((front, digits, back))
}

/// The code of the currency that an amount names, by its sign, its code or its word; none where several go by it.
///
/// ```
/// use tandem_core::intake::amount::currency;
/// assert_eq!(currency("$12k").as_deref(), Some("USD"));
/// assert_eq!(currency("1.200,50 \u{20ac}").as_deref(), Some("EUR"));
/// assert_eq!(currency("5 kCHF").as_deref(), Some("CHF"));
/// assert_eq!(currency("1200").as_deref(), None);
/// ```
pub fn currency(cell: &str) -> Option<String> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let (front, _, back) = around(&text)?;
    let front = front.trim_start_matches('+');
    let back = back.trim_start_matches(['.', ',', '-', '\u{2013}']);
    let found = code(front).or_else(|| code(back));
    found.or_else(|| code(back.strip_prefix(['k', 'K', 'm', 'M'])?))
}

/// The code of a currency by what stands for it: its sign, its code or its word; none where several go by it.
pub fn code(text: &str) -> Option<String> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code && !SCALES.contains(&text) {
        return Some(text.to_owned());
    }
    let word = lowered(text.trim_end_matches('.'));
    let words = [
        ("eur", "EUR"),
        ("euro", "EUR"),
        ("euros", "EUR"),
        ("usd", "USD"),
        ("gbp", "GBP"),
        ("chf", "CHF"),
        ("fr", "CHF"),
        ("z\u{142}", "PLN"),
        ("k\u{10d}", "CZK"),
        ("ft", "HUF"),
        ("lei", "RON"),
        ("rs", "INR"),
        ("$", "USD"),
        ("us$", "USD"),
        ("a$", "AUD"),
        ("au$", "AUD"),
        ("c$", "CAD"),
        ("ca$", "CAD"),
        ("hk$", "HKD"),
        ("nt$", "TWD"),
        ("nz$", "NZD"),
        ("r$", "BRL"),
        ("s$", "SGD"),
        ("mx$", "MXN"),
        ("\u{20ac}", "EUR"),
        ("\u{a3}", "GBP"),
        ("\u{a5}", "JPY"),
        ("\u{20b9}", "INR"),
        ("\u{20a9}", "KRW"),
        ("\u{20bd}", "RUB"),
        ("\u{20ba}", "TRY"),
        ("\u{20b4}", "UAH"),
        ("\u{20aa}", "ILS"),
    ];
    let found = words.iter().find(|(name, _)| *name == word);
    found.map(|(_, code)| (*code).to_owned())
}

/// What stands before the decimals of a column's amounts, where one of them can be read in one way only and none in the other.
pub fn decimal_sign<'a>(cells: impl Iterator<Item = &'a str>) -> Decimal {
    let (mut point, mut comma) = (false, false);
    for cell in cells {
        let sign = sign(cell);
        point |= sign == Some('.');
        comma |= sign == Some(',');
    }
    match (point, comma) {
        (true, false) => Decimal::Point,
        (false, true) => Decimal::Comma,
        _ => Decimal::Auto,
    }
}

/// What stands before the decimals of a number that can be read in one way only.
fn sign(cell: &str) -> Option<char> {
    let (_, digits, _) = around(cell)?;
    let (whole, rest) = digits.split_at_checked(digits.rfind(['.', ','])?)?;
    let (sign, other) = if rest.starts_with('.') {
        ('.', ',')
    } else {
        (',', '.')
    };
    let decimals = rest.trim_start_matches(sign);
    let is_thousand = decimals.len() == 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let is_open = is_thousand && (1..=3).contains(&whole.len()) && whole != "0";
    match (whole.contains(other), whole.contains(sign)) {
        (true, _) => Some(sign),
        (_, true) => Some(other),
        _ => (!is_open).then_some(sign),
    }
}

/// An amount without the points between its thousands, where a comma stands before decimals.
pub fn without_points(cell: &str) -> Cow<'_, str> {
    let groups = around(cell).map(|(_, digits, _)| digits.split('.'));
    let is_grouped = groups.is_some_and(|mut groups| {
        let is_thousand = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
        groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()) && first != "0")
            && groups.all(is_thousand)
    });
    match around(cell) {
        Some((front, digits, back)) if is_grouped => {
            Cow::Owned([front, &digits.replace('.', ""), back].concat())
        }
        _ => Cow::Borrowed(cell),
    }
}

/// What stands for a currency, besides signs and codes of three capital letters.
const WORDS: [&str; 16] = [
    "eur", "euro", "euros", "usd", "gbp", "chf", "kr", "kr.", "fr", "fr.", "rs", "rs.", "z\u{142}",
    "k\u{10d}", "ft", "lei",
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
