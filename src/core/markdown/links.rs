//! Addresses: where a link leads, with and without brackets, and the escapes that are undone in them.

/// Undoes backslashes and entities.
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        rest = from.get(1..).unwrap_or_default();
        let next = rest.chars().next().filter(char::is_ascii_punctuation);
        if from.starts_with('&') {
            match entity(from) {
                Some((c, width)) => {
                    plain.push(c);
                    rest = from.get(width..).unwrap_or_default();
                }
                None => plain.push('&'),
            }
        } else if let Some(next) = next {
            plain.push(next);
            rest = rest.get(1..).unwrap_or_default();
        } else {
            plain.push('\\');
        }
    }
    plain.push_str(rest);
    plain
}

/// The character that an entity at the start of a text stands for, and how many bytes it takes.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 6] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{A0}'),
    ];
    let name = text.strip_prefix('&')?;
    let width = name.bytes().take(9).position(|byte| byte == b';')?;
    let name = name.get(..width)?;
    let c = if let Some(code) = name.strip_prefix('#') {
        let hex = code.strip_prefix(['x', 'X']);
        let (digits, base, most) = hex.map_or((code, 10, 7), |digits| (digits, 16, 6));
        let plain = digits.len() <= most && digits.chars().all(|c| c.is_digit(base));
        let code = u32::from_str_radix(digits, base).ok().filter(|_| plain)?;
        char::from_u32(code)
            .filter(|c| *c != '\0')
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    } else {
        NAMED.iter().find(|(known, _)| *known == name)?.1
    };
    Some((c, width + 2))
}

/// What stands in parentheses behind a link's brackets: its address, and how many bytes that takes. A title is left out.
pub(super) fn target(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('(')?.trim_start();
    let (address, rest) = if let Some(rest) = rest.strip_prefix('<') {
        let end = end_of(rest, b'>', b'<')?;
        let address = rest.get(..end).filter(|address| !address.contains('\n'))?;
        (address, rest.get(end + 1..)?)
    } else {
        rest.split_at_checked(bare_end(rest)?)?
    };
    let mut after = rest.trim_start();
    if after.len() < rest.len() && !after.starts_with(')') {
        after = title(after)?.trim_start();
    }
    let rest = after.strip_prefix(')')?;
    Some((unescape(address), text.len() - rest.len()))
}

/// Where an address without brackets ends: before white space, or a closing parenthesis that it did not open.
fn bare_end(text: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0_u32, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped && byte.is_ascii_punctuation() => {}
            0..=b' ' | 0x7F => return (depth == 0).then_some(at),
            b'(' if depth == 32 => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

/// What follows the title that a text begins with.
fn title(text: &str) -> Option<&str> {
    let (close, never) = match text.bytes().next()? {
        b'(' => (b')', b'('),
        quote @ (b'"' | b'\'') => (quote, quote),
        _ => return None,
    };
    let inside = text.get(1..)?;
    inside.get(end_of(inside, close, never)? + 1..)
}

/// Where the first unescaped `close` is, unless `never` comes first.
fn end_of(text: &str, close: u8, never: u8) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if byte == close && !escaped {
            return Some(at);
        }
        if byte == never && !escaped {
            return None;
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

/// An address in angle brackets at the start of a text: the address, what is shown of it, and how many bytes that takes.
pub(super) fn bracketed(text: &str) -> Option<(String, &str, usize)> {
    let rest = text.strip_prefix('<')?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))?;
    let shown = rest
        .get(..end)
        .filter(|_| rest.get(end..).is_some_and(|rest| rest.starts_with('>')))?;
    let address = if is_absolute(shown) {
        shown.to_owned()
    } else if is_mail(shown) {
        ["mailto:", shown].concat()
    } else {
        return None;
    };
    Some((address, shown, end + 2))
}

fn is_absolute(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else {
        return false;
    };
    (2..=32).contains(&scheme.len())
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'))
}

fn is_mail(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else {
        return false;
    };
    let is_named = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !name.is_empty() && name.bytes().all(is_named) && host.split('.').all(is_label)
}

/// Where the entity would begin that a text ends with; the longest have ten bytes, and no more are looked through.
fn begin_of_entity(text: &str) -> Option<usize> {
    let back = text.bytes().rev().take(10).position(|byte| byte == b'&')?;
    Some(text.len() - back - 1)
}

/// How many bytes before a colon are the start of a bare address: `https` or `http`, and no letter before it.
pub(super) fn bare_scheme(before: &str) -> Option<usize> {
    [5, 4].into_iter().find(|length| {
        let Some((rest, scheme)) = before
            .len()
            .checked_sub(*length)
            .and_then(|at| before.split_at_checked(at))
        else {
            return false;
        };
        (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
            && !rest.ends_with(char::is_alphanumeric)
    })
}

/// Where a bare address ends that goes on with this text, from its colon: marks of the sentence around it are not its own.
pub(super) fn bare_length(text: &str) -> Option<usize> {
    let host = text
        .strip_prefix("://")
        .filter(|host| host.starts_with(char::is_alphanumeric))?;
    let end = host
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | ']'))
        .unwrap_or(host.len());
    let mut address = host.get(..end)?;
    // Parentheses are its own as long as they are paired.
    let mut unpaired = address.bytes().fold(0_isize, |open, byte| match byte {
        b'(' => open - 1,
        b')' => open + 1,
        _ => open,
    });
    loop {
        let rest = address.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '\'', '[']);
        let less = match rest.bytes().next_back() {
            Some(b')') if unpaired > 0 => {
                unpaired -= 1;
                rest.strip_suffix(')')
            }
            // An entity stands for a mark of the sentence too.
            Some(b';') => begin_of_entity(rest)
                .and_then(|at| {
                    let (less, last) = rest.split_at_checked(at)?;
                    entity(last)
                        .filter(|(_, width)| *width == last.len())
                        .map(|_| less)
                })
                .or_else(|| rest.strip_suffix(';')),
            _ => None,
        };
        let less = less.unwrap_or(rest);
        if less.len() == address.len() {
            break;
        }
        address = less;
    }
    Some(address.len() + 3)
}
