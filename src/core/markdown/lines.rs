//! What a single line is: how far it is indented, and what kind of block it begins.

/// What is left of a line while containers take their marks off its start.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    rest: &'a str,
    /// The column that `rest` begins in; a tab reaches to the next multiple of four.
    column: usize,
    /// Columns of a tab in front of `rest` that are not taken yet.
    spare: usize,
}

impl<'a> Line<'a> {
    pub(super) fn new(rest: &'a str) -> Self {
        Self {
            rest,
            column: 0,
            spare: 0,
        }
    }

    /// The columns of white space that the line begins with.
    pub(super) fn indent(mut self) -> usize {
        let mut columns = 0;
        while self.skip(1) == 1 {
            columns += 1;
        }
        columns
    }

    /// Takes columns of white space, at most as many as there are, and says how many.
    pub(super) fn skip(&mut self, most: usize) -> usize {
        let mut taken = 0;
        while taken < most {
            if self.spare > 0 {
                self.spare -= 1;
            } else if let Some(rest) = self.rest.strip_prefix(' ') {
                self.rest = rest;
                self.column += 1;
            } else if let Some(rest) = self.rest.strip_prefix('\t') {
                self.rest = rest;
                self.spare = 3 - self.column % 4;
                self.column += self.spare + 1;
            } else {
                break;
            }
            taken += 1;
        }
        taken
    }

    /// Takes the mark of a quote, if the line begins with one.
    pub(super) fn take_quote(&mut self) -> bool {
        let indent = self.indent();
        let quoted = indent < 4 && self.text().starts_with('>');
        if quoted {
            self.skip(indent);
            self.take(1);
            self.skip(1);
        }
        quoted
    }

    /// Takes bytes that are no white space.
    pub(super) fn take(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.column += bytes;
    }

    /// What is left, without the white space in front.
    pub(super) fn text(self) -> &'a str {
        self.rest.trim_start_matches([' ', '\t'])
    }

    pub(super) fn is_blank(self) -> bool {
        self.text().is_empty()
    }

    /// Appends what is left as a line of code.
    pub(super) fn push_to(self, code: &mut String) {
        code.extend(std::iter::repeat_n(' ', self.spare));
        code.push_str(self.rest);
        code.push('\n');
    }
}

/// The length of the run of one byte that a text begins with.
pub(super) fn run(text: &str, byte: u8) -> usize {
    text.bytes().take_while(|other| *other == byte).count()
}

/// The level and the text of a heading that begins with number signs.
pub(super) fn heading(text: &str) -> Option<(u8, &str)> {
    let level = run(text, b'#');
    let rest = text.get(level..)?;
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let rest = rest.trim();
    let open = rest.trim_end_matches('#');
    let closed = open.is_empty() || open.ends_with([' ', '\t']);
    Some((
        u8::try_from(level).ok()?,
        if closed { open.trim_end() } else { rest },
    ))
}

/// The level that an underline makes the paragraph above it a heading of.
pub(super) fn underline(text: &str) -> Option<u8> {
    let text = text.trim_end();
    let only = |byte| !text.is_empty() && run(text, byte) == text.len();
    if only(b'=') {
        Some(1)
    } else if only(b'-') {
        Some(2)
    } else {
        None
    }
}

/// Whether a line is a rule: three or more of one mark, and nothing else.
pub(super) fn is_rule(text: &str) -> bool {
    let mut marks = text.bytes().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let Some(mark @ (b'*' | b'-' | b'_')) = marks.next() else {
        return false;
    };
    let mut count = 1;
    marks.all(|other| {
        count += 1;
        other == mark
    }) && count >= 3
}

/// Whether a line begins a block that ends a paragraph above it.
pub(super) fn begins_block(text: &str) -> bool {
    heading(text).is_some() || fence(text).is_some() || is_rule(text)
}

/// A fence around code.
#[derive(Clone, Copy)]
pub(super) struct Fence<'a> {
    pub(super) mark: u8,
    pub(super) length: usize,
    /// What stands behind it.
    pub(super) info: &'a str,
}

/// The fence that a line is.
pub(super) fn fence(text: &str) -> Option<Fence<'_>> {
    let mark = text.bytes().next()?;
    let length = run(text, mark);
    let info = text.get(length..)?.trim();
    let fits = mark == b'~' || (mark == b'`' && !info.contains('`'));
    (fits && length >= 3).then_some(Fence { mark, length, info })
}

/// What an item of a list begins with.
#[derive(Clone, Copy)]
pub(super) struct Marker {
    /// The bullet, or what stands behind the number: items of one list share it.
    pub(super) mark: u8,
    /// The number.
    pub(super) start: Option<u32>,
    /// How many bytes it takes.
    pub(super) width: usize,
}

/// The marker that a line begins with.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = *text.as_bytes().get(digits)?;
    let start = match (digits, mark) {
        (0, b'-' | b'+' | b'*') => None,
        (1..=9, b'.' | b')') => Some(text.get(..digits)?.parse().ok()?),
        _ => return None,
    };
    let width = digits + 1;
    let rest = text.get(width..)?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(Marker { mark, start, width })
}
