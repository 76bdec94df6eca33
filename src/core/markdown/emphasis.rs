//! Which runs of marks belong together, by the rules of `CommonMark`'s delimiter runs.

use super::Inline;

/// How deep stressed texts may be nested; marks that would lead deeper are a text.
const DEEPEST: usize = 16;
/// How many runs may wait for their other half; of more, the first are a text.
const WAITING: usize = 32;

/// A part of a line before it is known which marks belong together.
pub(super) enum Part {
    /// What is done, and how deep it is nested.
    Done(Inline, usize),
    /// A run of marks.
    Mark(Mark),
    /// A bracket that has not been closed; whether it is an image's.
    Bracket(bool),
}

/// A run of marks.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) byte: u8,
    /// How many there are.
    pub(super) length: usize,
    /// How many are not used yet.
    pub(super) left: usize,
    pub(super) opens: bool,
    pub(super) closes: bool,
}

impl Mark {
    /// Whether what this run opens can be closed by another.
    fn fits(self, close: Mark) -> bool {
        if self.byte != close.byte {
            return false;
        }
        if self.byte == b'~' {
            return self.length == close.length;
        }
        let both = self.opens && self.closes || close.opens && close.closes;
        !both
            || !(self.length + close.length).is_multiple_of(3)
            || (self.length.is_multiple_of(3) && close.length.is_multiple_of(3))
    }
}

/// Pairs the marks of a line, and says how deep the result is nested.
pub(super) fn resolve(parts: Vec<Part>) -> (Vec<Inline>, usize) {
    let mut done: Vec<Part> = Vec::new();
    // Where in `done` runs stand that wait for their other half.
    let mut waiting: Vec<usize> = Vec::new();
    for part in parts {
        let Part::Mark(mut mark) = part else {
            done.push(part);
            continue;
        };
        while mark.closes && mark.left > 0 && pair(&mut done, &mut waiting, &mut mark) {}
        if mark.opens && mark.left > 0 {
            if waiting.len() == WAITING {
                waiting.remove(0);
            }
            waiting.push(done.len());
        }
        if mark.left > 0 {
            done.push(Part::Mark(mark));
        }
    }
    finish(done)
}

/// Pairs a closing run with the nearest one that it fits; `false` if there is none.
fn pair(done: &mut Vec<Part>, waiting: &mut Vec<usize>, close: &mut Mark) -> bool {
    let fits = |at: &usize| matches!(done.get(*at), Some(Part::Mark(open)) if open.fits(*close));
    let Some(found) = waiting.iter().rposition(fits) else {
        return false;
    };
    let Some(start) = waiting.get(found).copied() else {
        return false;
    };
    waiting.truncate(found + 1);
    let depth = done.iter().skip(start).map(Part::depth).max().unwrap_or(0) + 1;
    if depth > DEEPEST {
        waiting.pop();
        return false;
    }
    let (inside, _) = finish(done.split_off(start + 1));
    let Some(Part::Mark(open)) = done.last_mut() else {
        return false;
    };
    let used = if close.byte == b'~' {
        close.left
    } else {
        open.left.min(close.left).min(2)
    };
    open.left -= used;
    close.left -= used;
    if open.left == 0 {
        done.pop();
        waiting.pop();
    }
    let stressed = match (close.byte, used) {
        (b'~', _) => Inline::Strike(inside),
        (_, 1) => Inline::Emphasis(inside),
        _ => Inline::Strong(inside),
    };
    done.push(Part::Done(stressed, depth));
    true
}

impl Part {
    fn depth(&self) -> usize {
        if let Self::Done(_, depth) = self {
            *depth
        } else {
            0
        }
    }
}

/// Lets what is left of marks be text, and joins texts.
fn finish(parts: Vec<Part>) -> (Vec<Inline>, usize) {
    let mut inside: Vec<Inline> = Vec::with_capacity(parts.len());
    let mut deepest = 0;
    for part in parts {
        deepest = deepest.max(part.depth());
        let text = match part {
            Part::Done(Inline::Text(text), _) => text,
            Part::Done(done, _) => {
                inside.push(done);
                continue;
            }
            Part::Mark(mark) => std::iter::repeat_n(char::from(mark.byte), mark.left).collect(),
            Part::Bracket(image) => if image { "![" } else { "[" }.to_owned(),
        };
        match inside.last_mut() {
            Some(Inline::Text(before)) => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => inside.push(Inline::Text(text)),
        }
    }
    (inside, deepest)
}
