//! Markdown that is made of texts as they are.

use super::code::code;

/// A heading of its own line.
pub fn heading(level: usize, text: &str) -> String {
    ["#".repeat(level).as_str(), " ", &plain(text), "\n\n"].concat()
}

/// A line that says in Markdown what it says as text: marks are escaped, and so is what would make it an item of a list.
pub fn plain(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let line = line.trim();
    let item = item_mark(line);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        if item == Some(at) || "\\`*_{}[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Where the mark stands by which a line would begin an item of a list or be a rule: its dash or plus, or what stands
/// behind its number.
fn item_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = line.get(digits..)?.chars();
    let marks: &[char] = if digits == 0 { &['-', '+'] } else { &['.', ')'] };
    let begins = rest.next().is_some_and(|c| marks.contains(&c));
    let ends = rest.next().is_none_or(|c| c.is_whitespace() || c == '-');
    (begins && ends).then_some(digits)
}

/// Adds a text that is Markdown already, as a paragraph of its own and without what could run (see [`harmless`]).
pub fn push_text(out: &mut String, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        out.push('\n');
        out.push_str(&harmless(text));
        out.push('\n');
    }
}

/// What an address may begin with; anything else becomes one beside the page, so that no program is named by it.
const ADDRESSES: [&str; 7] = ["https://", "http://", "mailto:", "/", "#", "./", "../"];

/// Markdown as people wrote it, in which nothing can run wherever it is shown: HTML is text, as it is on Tandem's own
/// pages, and links lead to pages and mailboxes only. What is escaped already stays as it is, and so does what is surely code.
///
/// ```
/// use tandem_core::public::harmless;
/// assert_eq!(harmless("*New*: <b>[more](javascript:alert(1))"), "*New*: &lt;b>[more](./javascript:alert(1))");
/// assert_eq!(harmless(r"[more](https://example.org) \<b>"), r"[more](https://example.org) \<b>");
/// ```
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Whether the character before escapes this one, and whether it is a bracket that closes.
    let (mut is_escaped, mut is_closed) = (false, false);
    let mut rest = text;
    let mut code = code(text).into_iter().peekable();
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        if let Some(span) = code.next_if(|span| span.start == at) {
            out.push_str(text.get(span.clone()).unwrap_or_default());
            rest = text.get(span.end..).unwrap_or_default();
            (is_escaped, is_closed) = (false, false);
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '<' if !is_escaped => out.push_str("&lt;"),
            // A definition would let links lead elsewhere from anywhere in the text.
            ':' if is_closed => out.push_str(r"\:"),
            '(' if is_closed => {
                let address = rest.trim_start();
                let gap = rest.len() - address.len();
                out.push('(');
                out.push_str(rest.get(..gap).unwrap_or_default());
                let begins = |with: &&str| {
                    let start = address.get(..with.len());
                    start.is_some_and(|start| start.eq_ignore_ascii_case(with))
                };
                // Code begins no address.
                let end = text.len() - address.len();
                let is_code = code.peek().is_some_and(|span| span.start == end);
                if !is_code && !ADDRESSES.iter().any(begins) {
                    out.push_str("./");
                }
                rest = address;
            }
            _ => out.push(c),
        }
        is_closed = c == ']' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}
