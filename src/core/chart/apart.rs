//! Points that would cover one another step aside, so that what stands in each can be read.

use super::names::{Area, Dot, MOST};

/// How near two points may be, as a share of what they need to stand side by side.
const NEAREST: f64 = 0.75;
/// Where a point that steps aside looks for room first: beside, above and below, then across corners.
const WAYS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (-1.0, 1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
];
/// How many steps aside it looks: further away it would seem to stand for other values.
const STEPS: [f64; 2] = [1.0, 2.0];

fn is_apart(one: Dot, other: Dot) -> bool {
    (one.x - other.x).hypot(one.y - other.y) >= NEAREST * (one.radius + other.radius)
}

/// The points as they are drawn, in the same order. The first of those that would cover one another stays where it is, the
/// others step aside by as much as they are wide, or twice that; where there is no room for that, they stay too.
pub fn apart(dots: &[Dot], room: Area) -> Vec<Dot> {
    let mut drawn: Vec<Dot> = Vec::with_capacity(dots.len());
    for dot in dots {
        let is_free = |moved: &Dot| drawn.iter().all(|other| is_apart(*moved, *other));
        let aside = || {
            let steps = STEPS.into_iter().flat_map(|step| WAYS.map(|way| (step, way)));
            let moved = steps.map(|(step, (across, down))| {
                let far = 2.0 * dot.radius * step;
                Dot {
                    x: dot.x + across * far,
                    y: dot.y + down * far,
                    ..*dot
                }
            });
            moved.filter(|moved| room.holds(moved.area())).find(is_free)
        };
        let stays = drawn.len() >= MOST || is_free(dot);
        let place = if stays { None } else { aside() };
        drawn.push(place.unwrap_or(*dot));
    }
    drawn
}
