//! Axes for charts: from values to places between 0 and 1 and back, with ticks at round numbers.

use crate::scoring::Bounds;

pub mod apart;
pub mod days;
pub mod names;

/// One axis of a chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Axis {
    /// Even from one end to the other.
    Even {
        /// The value at place 0.
        from: f64,
        /// The value at place 1.
        to: f64,
        /// The distance of its ticks.
        step: f64,
    },
    /// The steps of a scale, smallest first, each as far from the next as any other.
    Steps(Vec<f64>),
    /// Every tenfold as long as any other, for positive values of very different sizes: from and to are powers of ten.
    Tenfold {
        /// The exponent at place 0.
        from: f64,
        /// The exponent at place 1.
        to: f64,
    },
}

/// About how many ticks an even axis has.
const TICKS: f64 = 5.0;

impl Axis {
    /// The axis of an input with these bounds that shows these values.
    pub fn of(bounds: Bounds, values: impl Iterator<Item = f64>) -> Self {
        match bounds {
            Bounds::Scale(steps) => {
                let mut steps = steps.to_vec();
                crate::sort::by(&mut steps, f64::total_cmp);
                Self::Steps(steps)
            }
            Bounds::Between(from, to) => Self::even(from, to),
            Bounds::Any => {
                let given = values.filter(|value| value.is_finite());
                let (least, most) = given.fold((0.0, 0.0), |(least, most), value| {
                    (f64::min(least, value), f64::max(most, value))
                });
                let step = round_step((most - least).max(1.0) / TICKS);
                Self::Even {
                    from: (least / step).floor() * step,
                    to: (most.max(least + 1.0) / step).ceil() * step,
                    step,
                }
            }
            Bounds::From(_) => {
                let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
                let most = if most > 0.0 { most } else { 1.0 };
                let step = round_step(most / TICKS);
                Self::Even {
                    from: 0.0,
                    to: (most / step).ceil() * step,
                    step,
                }
            }
        }
    }

    /// The axis of positive values of very different sizes; others count for nothing.
    ///
    /// ```
    /// use tandem_core::chart::Axis;
    /// let axis = Axis::tenfold([2.0, 0.0, 900.0].into_iter());
    /// assert_eq!(axis.ticks(), [1.0, 10.0, 100.0, 1000.0]);
    /// assert_eq!((axis.place(1.0), axis.place(1000.0)), (0.0, 1.0));
    /// assert_eq!(axis.place(0.0), 0.0, "what has no place stands at the end");
    /// ```
    pub fn tenfold(values: impl Iterator<Item = f64>) -> Self {
        let known = values.map(f64::log10).filter(|power| power.is_finite());
        let (least, most) = known.fold((f64::MAX, f64::MIN), |(least, most), power| {
            (least.min(power), most.max(power))
        });
        if least > most {
            return Self::Tenfold { from: 0.0, to: 1.0 };
        }
        let from = least.floor();
        Self::Tenfold {
            from,
            to: most.ceil().max(from + 1.0),
        }
    }

    fn even(from: f64, to: f64) -> Self {
        Self::Even {
            from,
            to,
            step: round_step((to - from) / TICKS),
        }
    }

    /// Where a value stands, from 0 to 1; what is beyond an end stands at it.
    ///
    /// ```
    /// use tandem_core::chart::Axis;
    /// use tandem_core::scoring::Bounds;
    /// let axis = Axis::of(Bounds::Between(0.0, 10.0), std::iter::empty());
    /// assert_eq!(axis.place(2.5), 0.25);
    /// // The steps of a scale are evenly apart, and what lies between two of them between their places.
    /// let axis = Axis::of(Bounds::Scale(&[8.0, 4.0, 2.0, 1.0, 16.0]), std::iter::empty());
    /// assert_eq!((axis.place(4.0), axis.place(3.0)), (0.5, 0.375));
    /// ```
    pub fn place(&self, value: f64) -> f64 {
        let place = match self {
            Self::Even { from, to, .. } => (value - from) / (to - from),
            Self::Tenfold { from, to } => (value.max(f64::MIN_POSITIVE).log10() - from) / (to - from),
            Self::Steps(steps) => {
                let gaps = count(steps.len().saturating_sub(1)).max(1.0);
                let above = steps.partition_point(|step| *step <= value);
                let (low, high) = (
                    above.checked_sub(1).and_then(|at| steps.get(at)),
                    steps.get(above),
                );
                match (low, high) {
                    (Some(low), Some(high)) => (count(above) - 1.0 + (value - low) / (high - low)) / gaps,
                    (None, _) => 0.0,
                    (_, None) => 1.0,
                }
            }
        };
        if place.is_finite() {
            place.clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The value that a place between 0 and 1 stands for: a step of the scale, or a tenth of the way between two ticks.
    pub fn value(&self, place: f64) -> f64 {
        let place = if place.is_finite() {
            place.clamp(0.0, 1.0)
        } else {
            0.0
        };
        match self {
            Self::Even { from, to, step } => {
                tidy((from + place * (to - from)).clamp(*from, *to), step / 10.0)
            }
            Self::Tenfold { from, to } => 10.0_f64.powf(from + place * (to - from)),
            Self::Steps(steps) => {
                let away = |step: &f64| (self.place(*step) - place).abs();
                let nearest = steps.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
                nearest.copied().unwrap_or_default()
            }
        }
    }

    /// The value one small step further up or down, as the keys move it.
    pub fn nudge(&self, value: f64, up: bool) -> f64 {
        match self {
            Self::Even { from, to, step } => {
                let by = if up { step / 2.0 } else { -step / 2.0 };
                tidy((value + by).clamp(*from, *to), step / 10.0)
            }
            Self::Tenfold { .. } => value * if up { 1.1 } else { 1.0 / 1.1 },
            Self::Steps(steps) => {
                let next = if up {
                    steps.iter().find(|step| **step > value)
                } else {
                    steps.iter().rev().find(|step| **step < value)
                };
                next.copied().unwrap_or(value)
            }
        }
    }

    /// The values that are written along it, smallest first.
    pub fn ticks(&self) -> Vec<f64> {
        match self {
            Self::Steps(steps) => steps.clone(),
            Self::Tenfold { from, to } => {
                let (mut ticks, mut power) = (Vec::new(), *from);
                while power <= *to && ticks.len() < 100 {
                    ticks.push(10.0_f64.powf(power));
                    power += 1.0;
                }
                ticks
            }
            Self::Even { from, to, step } => {
                let mut ticks = Vec::new();
                let mut at = (from / step).ceil();
                while at * step <= to + step * 1e-9 && ticks.len() < 100 {
                    ticks.push(tidy(at * step, step / 10.0));
                    at += 1.0;
                }
                ticks
            }
        }
    }
}

/// The least of 1, 2 and 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10.0_f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    steps
        .into_iter()
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// A value without the noise of sums of fractions: on the grid of this grain.
fn tidy(value: f64, grain: f64) -> f64 {
    let on_grid = (value / grain).round() * grain;
    (on_grid * 1e9).round() / 1e9
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}
