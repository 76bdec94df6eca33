//! Markdown that is made of texts as they are.

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

/// Adds a text that is Markdown already, as a paragraph of its own.
pub fn push_text(out: &mut String, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        out.push('\n');
        out.push_str(text);
        out.push('\n');
    }
}
