//! Markdown that is made of texts as they are.

/// A heading of its own line.
pub fn heading(level: usize, text: &str) -> String {
    ["#".repeat(level).as_str(), " ", &plain(text), "\n\n"].concat()
}

/// A line that says in Markdown what it says as text: marks are escaped.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
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
