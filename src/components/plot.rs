//! Points between two axes: they can be dragged, moved by the keys, and opened.

use tandem_core::Id;
use tandem_core::chart::Axis;
use tandem_core::chart::apart::apart;
use tandem_core::chart::names::{Area, Dot, Side, sides, whole};
use tandem_core::map::Map;
use tandem_core::scoring::spell;

use super::dom::{self, Step};
use crate::view::{ev, html, prelude::*};

/// One axis as it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlotAxis {
    /// What it measures.
    pub label: String,
    /// The places of its ticks, from 0 to 1, with what stands there.
    pub ticks: Vec<(f64, String)>,
    /// Where little becomes much, from 0 to 1.
    pub cut: Option<f64>,
}

impl PlotAxis {
    /// An axis with ticks at round numbers.
    pub fn of(label: &str, axis: &Axis) -> Self {
        Self::spelled(label, axis, spell)
    }

    /// An axis whose ticks are told in words of their own.
    pub fn spelled(label: &str, axis: &Axis, spell: impl Fn(f64) -> String) -> Self {
        let ticks = axis.ticks().into_iter();
        Self {
            label: label.to_owned(),
            ticks: ticks.map(|tick| (axis.place(tick), spell(tick))).collect(),
            cut: None,
        }
    }
}

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotPoint {
    /// What it stands for.
    pub id: Id,
    /// Its name beside it.
    pub title: String,
    /// What is read out: what stands in it, its name, and its numbers.
    pub spoken: String,
    /// What stands in it, such as its rank.
    pub mark: String,
    /// Where it stands from left to right, from 0 to 1.
    pub across: f64,
    /// Where it stands from bottom to top, from 0 to 1.
    pub up: f64,
    /// How large it is, from 1 to 4.
    pub size: u8,
}

impl PlotPoint {
    /// How wide its whole name is, as good as that can be told by its letters.
    fn width(&self) -> f64 {
        let letters = u32::try_from(self.title.chars().count()).map_or(NAME, f64::from);
        letters * LETTER + LETTER
    }

    /// Where it stands in an area of this size, with the room that its name takes.
    fn dot(&self, (width, height): (f64, f64)) -> Dot {
        Dot {
            x: self.across * width,
            y: (1.0 - self.up) * height,
            // As the style sheet draws the sizes.
            radius: match self.size {
                0 | 1 => 12.0,
                2 => 14.0,
                3 => 17.0,
                _ => 21.0,
            },
            width: self.width().min(NAME),
        }
    }
}

/// The widest name where others want room as well, and about how wide a letter is, in px.
const NAME: f64 = 176.0;
const LETTER: f64 = 7.0;
/// How far names may reach beyond the area of the points, in px: across and up.
const MARGIN: (f64, f64) = (30.0, 26.0);

/// Which way a point is moved by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudge {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

impl Nudge {
    fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Self::Left),
            "ArrowRight" => Some(Self::Right),
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            _ => None,
        }
    }
}

/// How far the pointer must go, in px, for a press to be a drag.
const DRAG: f64 = 4.0;

/// How a point is drawn where others are near.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drawn {
    /// How far beside its place, in px: to the right and down.
    aside: (f64, f64),
    /// Where its name stands; none where there is no room for it.
    side: Option<Side>,
    /// Whether there is room for all of its name.
    is_whole: bool,
}

/// A point under the pointer: where the press began, and where the point is by now.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    id: Id,
    began: (f64, f64),
    place: Option<(f64, f64)>,
}

/// A chart of points. Arrows go from point to point, Shift with an arrow moves one, Enter opens it; a drag moves it too.
#[component]
pub fn Plot(
    /// What it shows, read out.
    #[prop(into)]
    label: Signal<String>,
    /// From left to right.
    across: Signal<PlotAxis>,
    /// From bottom to top.
    up: Signal<PlotAxis>,
    /// The names of its corners: top left, top right, bottom left, bottom right; none where they have no names.
    #[prop(into)]
    corners: Signal<Vec<String>>,
    /// The points.
    points: Signal<Vec<PlotPoint>>,
    /// Whether the line is drawn on which both axes say the same.
    #[prop(optional)]
    even: bool,
    /// Called with a point to open.
    #[prop(into)]
    on_open: Callback<Id>,
    /// Called with a point and the place, across and up, that it was dragged to.
    #[prop(into)]
    on_place: Callback<(Id, f64, f64)>,
    /// Called with a point that a key moves.
    #[prop(into)]
    on_nudge: Callback<(Id, Nudge)>,
) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let held = RwSignal::new(None::<Held>);
    let stop = RwSignal::new(None::<Id>);
    // Each point reads its own part: all of them are made once, and found by their place.
    let points = Memo::new(move || points.get());
    let places = Memo::new(move || {
        points.with(|points| {
            let ids = points.iter().map(|point| point.id).enumerate();
            ids.map(|(at, id)| (id, at)).collect::<Map<Id, usize>>()
        })
    });
    let first = Memo::new(move || points.with(|points| points.first().map(|point| point.id)));
    let ids =
        Memo::new(move || points.with(|points| points.iter().map(|point| point.id).collect::<Vec<Id>>()));
    let size = measured(area);
    let drawn = Memo::new(move || {
        let (width, height) = size.get();
        let room = Area(-MARGIN.0, -MARGIN.1, width + MARGIN.0, height + MARGIN.1);
        points.with(|points| {
            let dots: Vec<Dot> = points.iter().map(|point| point.dot((width, height))).collect();
            let moved = apart(&dots, room);
            let sides = sides(&moved, room);
            let wanted: Vec<f64> = points.iter().map(PlotPoint::width).collect();
            let whole = whole(&moved, &sides, &wanted, room);
            let steps = dots
                .iter()
                .zip(&moved)
                .map(|(dot, moved)| (moved.x - dot.x, moved.y - dot.y));
            let drawn = steps
                .zip(sides)
                .zip(whole)
                .map(|((aside, side), is_whole)| Drawn {
                    aside,
                    side,
                    is_whole,
                });
            points
                .iter()
                .map(|point| point.id)
                .zip(drawn)
                .collect::<Map<Id, Drawn>>()
        })
    });
    let on_move = move |event: ev::PointerEvent| {
        let (Some(mut now), Some(area)) = (held.get_untracked(), area.get_untracked()) else {
            return;
        };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let far = (at.0 - now.began.0).abs().max((at.1 - now.began.1).abs());
        if now.place.is_some() || far > DRAG {
            now.place = Some(dom::place_in(&area, at));
            held.set(Some(now));
        }
    };
    let on_up = move |_: ev::PointerEvent| {
        let Some(Held { id, place, .. }) = held.get_untracked() else {
            return;
        };
        held.set(None);
        match place {
            Some((across, up)) => on_place.run((id, across, up)),
            None => on_open.run(id),
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        // Alt with an arrow is the browser's way back.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let (Some(nudge), Some(area)) = (Nudge::of_key(&event.key()), area.get_untracked()) else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        if event.shift_key() {
            if let Some(id) = stop.get_untracked() {
                on_nudge.run((id, nudge));
            }
        } else {
            let forward = matches!(nudge, Nudge::Right | Nudge::Down);
            dom::focus_step(
                &area,
                ".plot-point",
                if forward { Step::Next } else { Step::Previous },
            );
        }
    };
    let point = move |id: Id| {
        let read = Memo::new(move || {
            let at = places.with(|places| places.get(&id).copied())?;
            points.with(|points| points.get(at).cloned())
        });
        let text = move |read_text: fn(&PlotPoint) -> String| {
            Signal::derive(move || read.with(|point| point.as_ref().map(read_text).unwrap_or_default()))
        };
        let place = move || {
            let dragged = held.with(|held| held.filter(|held| held.id == id).and_then(|held| held.place));
            dragged.or_else(|| read.with(|point| point.as_ref().map(|point| (point.across, point.up))))
        };
        let percent =
            move |at: fn((f64, f64)) -> f64| place().map(|place| format!("{:.2}%", at(place) * 100.0));
        let as_drawn = Memo::new(move || drawn.with(|drawn| drawn.get(&id).copied()));
        let side = Memo::new(move || as_drawn.get().and_then(|drawn| drawn.side));
        let is_dragged =
            move || held.with(|held| held.is_some_and(|held| held.id == id && held.place.is_some()));
        let aside = move |at: fn((f64, f64)) -> f64| {
            let steps = as_drawn.get().filter(|_| !is_dragged());
            steps.map(|drawn| format!("{:.1}px", at(drawn.aside)))
        };
        // Without room for it, the name shows over the others while its point is in hand.
        let shown_side = move || {
            let is_far = place().is_some_and(|place| place.0 > 0.75);
            side.get()
                .unwrap_or(if is_far { Side::Left } else { Side::Right })
                .name()
        };
        let size = move || {
            read.with(|point| format!("plot-point plot-{}", point.as_ref().map_or(1, |point| point.size)))
        };
        view! {
            <button
                type="button"
                class=size
                data-side=shown_side
                data-whole=move || as_drawn.get().is_some_and(|drawn| drawn.is_whole)
                data-crowded=move || side.get().is_none()
                style:left=move || percent(|place| place.0)
                style:bottom=move || percent(|place| place.1)
                style:margin-left=move || aside(|step| step.0)
                style:margin-bottom=move || aside(|step| -step.1)
                aria-label=text(|point| point.spoken.clone())
                tabindex=move || if stop.get().or(first.get()) == Some(id) { "0" } else { "-1" }
                on:focus=move |_| stop.set(Some(id))
                on:pointerdown=move |event: ev::PointerEvent| {
                    if event.button() == 0 {
                        dom::capture(&event);
                        let began = (f64::from(event.client_x()), f64::from(event.client_y()));
                        held.set(Some(Held { id, began, place: None }));
                    }
                }
                on:pointermove=on_move
                on:pointerup=on_up
                on:pointercancel=move |_| held.set(None)
                // A press of the pointer has its own way; this is Enter, Space, and the click of a screen reader.
                on:click=move |event: ev::MouseEvent| {
                    if event.detail() == 0 {
                        on_open.run(id);
                    }
                }
            >
                <span aria-hidden="true">{text(|point| point.mark.clone())}</span>
                " "
                <span class="plot-title clip" aria-hidden="true">
                    {text(|point| point.title.clone())}
                </span>
            </button>
        }
    };
    view! {
        <div class="plot">
            <span class="plot-name plot-name-up" aria-hidden="true">
                {move || up.with(|axis| axis.label.clone())}
            </span>
            <div class="plot-ticks plot-ticks-up" aria-hidden="true">
                {move || ticks(&up.get(), "bottom")}
            </div>
            <div class="plot-area" role="group" aria-label=label on:keydown=on_key>
              <div class="plot-inner" node_ref=area>
                {move || corners.get().into_iter().map(|name| view! { <span class="plot-corner">{name}</span> }).collect_view()}
                {even.then(|| view! {
                    <svg class="lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                        <polyline class="curve line-ideal" points="0,100 100,0"></polyline>
                    </svg>
                })}
                {move || cut(across.with(|axis| axis.cut), "plot-cut plot-cut-across", "left")}
                {move || cut(up.with(|axis| axis.cut), "plot-cut plot-cut-up", "bottom")}
                <For each=move || ids.get() key=|id| *id children=point />
              </div>
            </div>
            <div class="plot-ticks plot-ticks-across" aria-hidden="true">
                {move || ticks(&across.get(), "left")}
            </div>
            <span class="plot-name plot-name-across" aria-hidden="true">
                {move || across.with(|axis| axis.label.clone())}
            </span>
        </div>
    }
}

/// How wide and how tall an element is, in px, from before anything is painted on; nothing until it is there.
pub(super) fn measured(area: NodeRef<html::Div>) -> RwSignal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            let measured = area.clone();
            dom::on_resize(&area, move || {
                size.set((
                    f64::from(measured.client_width()),
                    f64::from(measured.client_height()),
                ));
            });
        }
    });
    size
}

fn percent(place: f64) -> String {
    format!("{:.2}%", place * 100.0)
}

pub(super) fn ticks(axis: &PlotAxis, side: &'static str) -> View {
    let tick = |(place, label): &(f64, String)| {
        let (place, label) = (percent(*place), label.clone());
        if side == "left" {
            view! { <span class="plot-tick" style:left=place>{label}</span> }
        } else {
            view! { <span class="plot-tick" style:bottom=place>{label}</span> }
        }
    };
    axis.ticks.iter().map(tick).collect_view()
}

fn cut(place: Option<f64>, class: &'static str, side: &'static str) -> Option<View> {
    let place = percent(place?);
    Some(if side == "left" {
        view! { <span class=class style:left=place></span> }
    } else {
        view! { <span class=class style:bottom=place></span> }
    })
}
