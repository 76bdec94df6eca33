//! Where a text in Markdown is code for certain.
//!
//! What is code to one reader and text to another would run where it is shown. So only that counts which cannot be anything
//! else: a fence at the margin, which ends whatever is open before it, and a span on one line. From where a text may be read
//! in two ways nothing is code any more, to the next blank line or, where a fence is in doubt, to the end.

use std::ops::Range;

/// The bytes that are code with the marks around it, in order.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut fence: Option<Fence> = None;
    // Up to where spans are in doubt, and where the lines end that may be one paragraph.
    let (mut doubted, mut paragraph) = (0, 0);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let said = line.trim_end_matches([' ', '\t', '\r', '\n']);
        // A carriage return alone ends a line to some readers.
        if said.contains('\r') {
            return found;
        }
        if let Some(open) = &fence {
            match open.is_ended_by(said) {
                Some(true) => {
                    found.push(open.start..at);
                    fence = None;
                }
                Some(false) => {}
                None => return found,
            }
            continue;
        }
        fence = Fence::begun_by(said, start);
        if fence.is_some() || said.is_empty() {
            continue;
        }
        if said.contains("```") || said.contains("~~~") {
            return found;
        }
        if start >= paragraph {
            paragraph = start + length_of_paragraph(text.get(start..).unwrap_or_default());
        }
        let behind = text.get(at..paragraph).unwrap_or_default();
        if start >= doubted && !push_spans(said, behind, start, &mut found) {
            doubted = paragraph;
        }
    }
    if let Some(open) = fence {
        found.push(open.start..text.len());
    }
    found
}

/// A fence that is open.
struct Fence {
    start: usize,
    mark: u8,
    length: usize,
}

impl Fence {
    /// The fence that a line opens at the margin.
    fn begun_by(line: &str, start: usize) -> Option<Self> {
        let mark = line.bytes().next().filter(|mark| matches!(mark, b'`' | b'~'))?;
        let length = line.bytes().take_while(|byte| *byte == mark).count();
        let is_fence = length >= 3 && (mark == b'~' || !line.get(length..)?.contains('`'));
        is_fence.then_some(Self { start, mark, length })
    }

    /// Whether a line ends it; nothing where that depends on the reader.
    fn is_ended_by(&self, line: &str) -> Option<bool> {
        let marks = line.trim_start();
        if marks.len() < self.length || marks.bytes().any(|byte| byte != self.mark) {
            return Some(false);
        }
        let indent = line.get(..line.len() - marks.len())?;
        (indent.len() <= 3 && indent.bytes().all(|byte| byte == b' ')).then_some(true)
    }
}

/// How many bytes there are before the next blank line.
fn length_of_paragraph(text: &str) -> usize {
    let lines = text.split_inclusive('\n');
    let said = lines.take_while(|line| !line.trim_matches([' ', '\t', '\r', '\n']).is_empty());
    said.map(str::len).sum()
}

/// Adds the spans of a line; `false` from where the line may be read in two ways. What stands behind the line may be of the same
/// paragraph.
fn push_spans(line: &str, behind: &str, start: usize, found: &mut Vec<Range<usize>>) -> bool {
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(next) = rest.find(['\\', '`', ']']) else {
            break;
        };
        at += next;
        let rest = rest.get(next..).unwrap_or_default();
        if rest.starts_with("\\`") {
            return false;
        }
        if rest.starts_with('\\') {
            at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
        } else if let Some(address) = rest.strip_prefix("](") {
            // An address is no place for code, and what stands in it ends nowhere else.
            let end = address.find(|c: char| c.is_whitespace() || "()<>`\\\"'".contains(c));
            match end.filter(|end| address.get(*end..).is_some_and(|rest| rest.starts_with(')'))) {
                Some(end) => at += 2 + end,
                None => return false,
            }
        } else if rest.starts_with(']') {
            at += 1;
        } else {
            let run = rest.bytes().take_while(|byte| *byte == b'`').count();
            let inside = rest.get(run..).unwrap_or_default();
            match closing(inside, run) {
                // A cell of a table ends at a bar, code or not.
                Some(end) if inside.get(..end).is_none_or(|code| code.contains('|')) => return false,
                Some(end) => {
                    let length = run + end + run;
                    found.push(start + at..start + at + length);
                    at += length;
                }
                None if closing(behind, run).is_some() => return false,
                None => at += run,
            }
        }
    }
    true
}

/// Where the run of so many backticks stands that closes a span.
fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text.get(at..)?.find('`') {
        at += next;
        let length = text.get(at..)?.bytes().take_while(|byte| *byte == b'`').count();
        if length == run {
            return Some(at);
        }
        at += length;
    }
    None
}
