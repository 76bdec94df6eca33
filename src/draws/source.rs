//! Where the draws of one input come from: a number, or a range, and a stream of random numbers.

use super::lanes::{self, Triangle};
use super::pcg::Pcg32;

/// What values come: all the same, any between two alike, or by a triangle of which a tenth lies below the first number
/// and a tenth above the last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// This number.
    Point(f64),
    /// Any between the two.
    Even(f64, f64),
    /// Low, likely, high.
    Triangle(f64, f64, f64),
}

/// Draws of one input, kept between the least and the most allowed.
#[derive(Clone, Debug)]
pub struct Source {
    drawn: Drawn,
    limits: (f64, f64),
    stream: Pcg32,
}

#[derive(Clone, Copy, Debug)]
enum Drawn {
    Point(f64),
    Even { least: f64, width: f64 },
    Triangle(Triangle),
}

impl Source {
    /// A source of this shape within these limits, the least and the most.
    pub fn new(shape: Shape, limits: (f64, f64), stream: Pcg32) -> Self {
        let mut source = Self {
            drawn: Drawn::Point(0.0),
            limits,
            stream,
        };
        source.drawn = match shape {
            Shape::Point(value) => Drawn::Point(source.clip(value)),
            Shape::Even(least, most) => Drawn::Even {
                least,
                width: most - least,
            },
            Shape::Triangle(low, likely, high) => Drawn::Triangle(triangle(low, likely, high, limits)),
        };
        source
    }

    fn clip(&self, value: f64) -> f64 {
        let (least, most) = self.limits;
        let value = if value < least { least } else { value };
        if value > most { most } else { value }
    }

    /// Draws the next values.
    pub fn fill(&mut self, values: &mut [f64]) {
        match self.drawn {
            Drawn::Point(value) => values.fill(value),
            Drawn::Even { least, width } => {
                for value in values {
                    let share = self.stream.unit();
                    *value = self.clip(least + width * share);
                }
            }
            Drawn::Triangle(triangle) => {
                lanes::triangle(&mut self.stream, &triangle, values);
            }
        }
    }
}

/// The triangle with its tip at `likely`, of which a tenth lies below `low` and a tenth above `high`.
///
/// With x and y the parts left and right of the tip and w = x + y, the tenths say that x - (likely - low) = √(w x / 10)
/// and the same for y. For a given w these are quadratic in √x and √y, and taking x + y for the next w
/// comes nearer by half or more every time.
fn triangle(low: f64, likely: f64, high: f64, (least, most): (f64, f64)) -> Triangle {
    let part = |width: f64, within: f64| {
        let root = (width / 10.0).sqrt();
        let root = f64::midpoint(root, (width / 10.0 + 4.0 * within).sqrt());
        root * root
    };
    let parts = |width: f64| (part(width, likely - low), part(width, high - likely));
    let mut width = 2.0 * (high - low);
    for _ in 0..64 {
        let (left, right) = parts(width);
        width = left + right;
    }
    let (left, right) = parts(width);
    Triangle {
        below: lanes::at_share(if width > 0.0 { left / width } else { 0.0 }),
        ends: [likely - left, likely + right],
        reaches: [(left * width).sqrt(), -(right * width).sqrt()].map(|reach| reach * lanes::UNIT_ROOT),
        limits: [least, most],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_lies_below_low_and_a_tenth_above_high() {
        for (low, likely, high) in [
            (1.0, 2.0, 3.0),
            (1.0, 1.0, 8.0),
            (-5.0, 3.0, 3.0),
            (0.0, 1e-6, 1e9),
            (2.0, 3.0, 10.0),
        ] {
            let triangle = triangle(low, likely, high, (f64::NEG_INFINITY, f64::INFINITY));
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * (high - low);
            let at = |share| triangle.at(lanes::at_share(share));
            assert!(near(at(0.1), low), "{triangle:?} {low}");
            assert!(near(at(0.9), high), "{triangle:?} {high}");
            assert!(near(triangle.at(triangle.below), likely), "{triangle:?} {likely}");
            assert!(at(0.0) < low && high < at(1.0));
        }
    }
}
