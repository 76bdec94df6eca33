//! On which side of its point a name stands in a chart, so that none covers a point or another name.

/// A side of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To its right, where names stand unless there is no room.
    Right,
    /// To its left.
    Left,
    /// Above it.
    Above,
    /// Below it.
    Below,
    /// Above it, reaching to the left.
    AboveLeft,
    /// Below it, reaching to the left.
    BelowLeft,
}

impl Side {
    const ALL: [Self; 6] = [
        Self::Right,
        Self::Left,
        Self::Above,
        Self::Below,
        Self::AboveLeft,
        Self::BelowLeft,
    ];

    /// A name for the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Above => "above",
            Self::Below => "below",
            Self::AboveLeft => "above-left",
            Self::BelowLeft => "below-left",
        }
    }
}

/// A point with its name, in px from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Where its middle is from the left.
    pub x: f64,
    /// Where its middle is from the top.
    pub y: f64,
    /// From its middle to its edge.
    pub radius: f64,
    /// How wide its name is.
    pub width: f64,
}

/// An upright box: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area(pub f64, pub f64, pub f64, pub f64);

impl Area {
    /// Whether the two have more in common than an edge.
    pub fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    /// Whether the other lies within it.
    pub fn holds(self, other: Self) -> bool {
        self.0 <= other.0 && self.1 <= other.1 && other.2 <= self.2 && other.3 <= self.3
    }
}

/// Between a point and a name beside it, and one above or below it, in px.
const GAP: f64 = 4.0;
const NEAR: f64 = 1.0;
/// How tall a name is, in px.
const HEIGHT: f64 = 16.0;
/// How many points, the first ones, show their names at most: more can be read by nobody.
pub(super) const MOST: usize = 100;

impl Dot {
    /// What it covers.
    pub fn area(self) -> Area {
        let Self { x, y, radius, .. } = self;
        Area(x - radius, y - radius, x + radius, y + radius)
    }

    /// Where its name is on this side.
    pub fn name(self, side: Side) -> Area {
        let Self { x, y, radius, width } = self;
        let (away, half) = (radius + GAP, width / 2.0);
        let (above, below) = (y - radius - NEAR - HEIGHT, y + radius + NEAR);
        let (left, top) = match side {
            Side::Right => (x + away, y - HEIGHT / 2.0),
            Side::Left => (x - away - width, y - HEIGHT / 2.0),
            Side::Above => (x - half, above),
            Side::Below => (x - half, below),
            Side::AboveLeft => (x + radius - width, above),
            Side::BelowLeft => (x + radius - width, below),
        };
        Area(left, top, left + width, top + HEIGHT)
    }
}

/// The side of each name, the first points first; none where a name would cover a point or another name, or leave the room.
pub fn sides(dots: &[Dot], room: Area) -> Vec<Option<Side>> {
    let mut names: Vec<Area> = Vec::new();
    let mut side_of = |(at, dot): (usize, &Dot)| {
        if at >= MOST {
            return None;
        }
        let is_free = |side: &Side| {
            let name = dot.name(*side);
            let mut others = dots.iter().enumerate().filter(|(other, _)| *other != at);
            room.holds(name)
                && !names.iter().any(|other| other.meets(name))
                && !others.any(|(_, other)| other.area().meets(name))
        };
        let side = Side::ALL.into_iter().find(is_free)?;
        names.push(dot.name(side));
        Some(side)
    };
    dots.iter().enumerate().map(&mut side_of).collect()
}

/// Which names can be written whole once all stand on their sides, the first points first: `wanted` is how wide each is then.
/// None covers more for it than it did.
pub fn whole(dots: &[Dot], sides: &[Option<Side>], wanted: &[f64], room: Area) -> Vec<bool> {
    let mut names: Vec<Option<Area>> = dots
        .iter()
        .zip(sides)
        .map(|(dot, side)| Some(dot.name((*side)?)))
        .collect();
    let mut is_whole = |(at, ((dot, side), wanted)): (usize, ((&Dot, &Option<Side>), &f64))| {
        let Some(side) = *side else { return false };
        let wide = Dot {
            width: dot.width.max(*wanted),
            ..*dot
        }
        .name(side);
        let mut points = dots.iter().enumerate().filter(|(other, _)| *other != at);
        let mut others = names.iter().enumerate().filter(|(other, _)| *other != at);
        let fits = room.holds(wide)
            && !points.any(|(_, other)| other.area().meets(wide))
            && !others.any(|(_, other)| other.is_some_and(|other| other.meets(wide)));
        if let Some(name) = names.get_mut(at).filter(|_| fits) {
            *name = Some(wide);
        }
        fits
    };
    dots.iter()
        .zip(sides)
        .zip(wanted)
        .enumerate()
        .map(&mut is_whole)
        .collect()
}
