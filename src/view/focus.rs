//! Where the focus goes when what has it is moved, built anew or taken away.
//!
//! The browser drops it to the whole page then, and whoever works by the keys begins again at the top. So a place that
//! takes nodes out of the page says so before it does ([`leaving`]), and once the page shows what has changed the focus is
//! handed on: to the element itself if it was only moved, to what was built in its place, else to its neighbour of the same
//! kind, to what else stands in its section, to the heading of that. Whoever moves the focus meanwhile has the last word.

use std::cell::RefCell;

use js_sys::Set;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use crate::live::once_shown;

/// What can have the focus, and headings, which are given it where they stand for what is new.
const STOPS: &str = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex], h1, h2, h3, h4";
const HEADINGS: &str = "h1, h2, h3, h4";
/// What holds all that a neighbour is looked for in.
const PARTS: &str = "section, article, form, fieldset, nav, aside, dialog, main, [role=group], [role=search]";
/// What a change of the page, the panel or the dialog exchanges as a whole.
const ROOTS: &str = "main, aside, dialog, body";
/// What letters are typed into: a phone shows its keyboard there, so only those who are at the keys are led to it.
const TYPED: &str = "textarea, input:not([type=checkbox], [type=radio], [type=button])";

/// What had the focus, and what stood around it.
struct Lost {
    element: HtmlElement,
    name: String,
    by_keys: bool,
    /// What kind of node left, and what it stood in, from the innermost: that is what was between it and its neighbours.
    row: Option<Kind>,
    around: Vec<Element>,
    /// All that could have had the focus, in the order of the page.
    stops: Vec<HtmlElement>,
}

thread_local! {
    static LOST: RefCell<Option<Lost>> = RefCell::default();
}

/// What has the focus inside a node.
pub(super) fn focused_in(parent: &Node) -> Option<Element> {
    let active = document().active_element()?;
    (parent.contains(Some(&active)) && !matches(&active, ROOTS)).then_some(active)
}

/// Notes that a node leaves its place; if it holds what has the focus, that is handed on once the page is up to date.
/// `built` is what was put in the page in the same go.
pub(super) fn leaving(node: &Node, focused: Option<&Element>, built: impl FnOnce() -> Vec<Node>) {
    let Some(focused) = focused.filter(|focused| node.contains(Some(focused))) else {
        return;
    };
    let root = focused.closest(ROOTS).ok().flatten();
    let (Some(element), Some(root)) = (focused.dyn_ref::<HtmlElement>(), root) else {
        return;
    };
    let built = built();
    let is_old = |stop: &HtmlElement| !built.iter().any(|node| node.contains(Some(stop)));
    LOST.set(Some(Lost {
        name: name(element),
        by_keys: matches(element, ":focus-visible"),
        row: node.dyn_ref().map(kind),
        around: std::iter::successors(node.parent_element(), |node| node.parent_element()).collect(),
        stops: stops(&root).into_iter().filter(is_old).collect(),
        element: element.clone(),
    }));
    once_shown(|| {
        if let Some(lost) = LOST.take() {
            lost.hand_on();
        }
    });
}

fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

fn stops(root: &Element) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(STOPS) else {
        return vec![];
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// What an element is, apart from what it says: its name, and the first of its classes.
type Kind = (String, Option<String>);

fn kind(element: &Element) -> Kind {
    let class = element.class_name();
    (element.tag_name(), class.split(' ').next().map(str::to_owned))
}

/// What an element is called, as far as its kind does not say so.
fn name(element: &Element) -> String {
    let label = || {
        let id = Some(element.id()).filter(|id| !id.is_empty());
        let of_id = id.and_then(|id| document().query_selector(&format!("label[for=\"{id}\"]")).ok()?);
        let label = of_id.or_else(|| element.closest("label").ok()?)?;
        label.text_content()
    };
    let named = element.get_attribute("aria-label").or_else(label);
    named.or_else(|| element.text_content()).unwrap_or_default()
}

fn take(element: &HtmlElement) -> bool {
    if matches(element, HEADINGS) {
        element.set_tab_index(-1);
    }
    element.focus().ok();
    document().active_element().as_ref() == Some(element)
}

impl Lost {
    fn hand_on(&self) {
        let active = document().active_element();
        if active.is_some_and(|active| active.tag_name() != "BODY") {
            return;
        }
        if self.element.is_connected() && take(&self.element) {
            return;
        }
        let there: Vec<&Element> = self.around.iter().filter(|node| node.is_connected()).collect();
        let Some(here) = there.first() else { return };
        let part = there.iter().find(|node| matches(node, PARTS)).unwrap_or(here);
        if !self.successor(here) && !self.neighbour(part) {
            let heading = part.query_selector(HEADINGS).ok().flatten();
            let main = || document().query_selector("main").ok().flatten();
            let last = heading.or_else(main).and_then(|element| element.dyn_into().ok());
            last.as_ref().map(take);
        }
    }

    fn is_like(&self, other: &HtmlElement) -> bool {
        kind(other) == kind(&self.element)
    }

    /// What it stood side by side with, in a row of the same kind, unless that is the whole page.
    fn stood_beside(&self, other: &HtmlElement) -> bool {
        let Some(list) = self.around.first().filter(|list| !matches(list, ROOTS)) else {
            return false;
        };
        let within = std::iter::successors(Some(Element::clone(other)), |row| row.parent_element());
        let mut rows = within.filter(|row| row.parent_element().as_ref() == Some(list));
        let row = rows.next().map(|row| kind(&row));
        row.is_some_and(|row| self.row.as_ref().is_none_or(|own| *own == row)) && self.is_like(other)
    }

    /// Focuses what was built in its place: what bears its name, else what is of its kind, else what comes first: a button
    /// after what was typed in, otherwise the heading of what is new.
    fn successor(&self, here: &Element) -> bool {
        let known = Set::new(&JsValue::UNDEFINED);
        for stop in &self.stops {
            known.add(stop);
        }
        let fresh: Vec<HtmlElement> = stops(here).into_iter().filter(|stop| !known.has(stop)).collect();
        let like: Vec<&HtmlElement> = fresh.iter().filter(|stop| self.is_like(stop)).collect();
        let named = |stop: &&&HtmlElement| name(stop) == self.name;
        if like.iter().find(named).is_some_and(|stop| take(stop)) {
            return true;
        }
        // Where all of a page is exchanged, what looks the same is not the same.
        if matches(here, ROOTS) {
            return false;
        }
        let before = self.stops.iter().take_while(|stop| **stop != self.element);
        let at = before.filter(|stop| self.stood_beside(stop)).count();
        let typed = matches(&self.element, TYPED);
        let mut first = fresh.iter().filter(|stop| !typed || stop.tag_name() == "BUTTON");
        like.get(at).or(like.last()).is_some_and(|stop| take(stop)) || first.any(take)
    }

    /// Focuses what stood beside it, nearest first: of its kind in the same list, else anything in the same part of the page.
    fn neighbour(&self, part: &Element) -> bool {
        let at = self.stops.iter().position(|stop| *stop == self.element);
        let (before, after) = self.stops.split_at(at.unwrap_or_default());
        let is_there = |stop: &&HtmlElement| stop.is_connected();
        let after: Vec<&HtmlElement> = after.iter().filter(is_there).collect();
        let before: Vec<&HtmlElement> = before.iter().rev().filter(is_there).collect();
        let nearest = || {
            let steps = 0..after.len().max(before.len());
            steps
                .flat_map(|step| [after.get(step), before.get(step)])
                .flatten()
        };
        let may_have = |stop: &HtmlElement| {
            part.contains(Some(stop)) && stop.tab_index() >= 0 && (self.by_keys || !matches(stop, TYPED))
        };
        nearest()
            .filter(|stop| self.stood_beside(stop))
            .any(|stop| take(stop))
            || nearest().filter(|stop| may_have(stop)).any(|stop| take(stop))
    }
}
