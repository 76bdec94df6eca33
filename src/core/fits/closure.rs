//! The heaviest set that holds all it needs, by a least cut: Jean-Claude Picard, "Maximal closure of a graph and applications
//! to combinatorial problems", 1976, with the flow of Yefim Dinitz, 1970.

use super::{at, set};

/// A network: a source before every thing of positive weight, a sink behind every thing of negative weight, and from each
/// thing to what it needs an arc that no cut can afford.
#[derive(Clone, Debug)]
pub(super) struct Closure {
    things: usize,
    /// Where each vertex's arcs begin, and one more; the source and the sink are the last two vertices.
    starts: Vec<usize>,
    heads: Vec<usize>,
    backs: Vec<usize>,
    room: Vec<f64>,
    /// The arcs from the source and to the sink, by thing.
    from_source: Vec<usize>,
    to_sink: Vec<usize>,
    levels: Vec<u32>,
    next: Vec<usize>,
    queue: Vec<usize>,
    path: Vec<usize>,
    endless: Vec<usize>,
}

impl Closure {
    pub fn new(needs: &[Vec<usize>]) -> Self {
        let things = needs.len();
        let (source, sink) = (things, things + 1);
        let links = || {
            needs
                .iter()
                .enumerate()
                .flat_map(|(thing, needed)| needed.iter().map(move |other| (thing, *other)))
        };
        let mut arcs: Vec<(usize, usize)> = links().collect();
        let endless_count = arcs.len();
        arcs.extend((0..things).map(|thing| (source, thing)));
        arcs.extend((0..things).map(|thing| (thing, sink)));
        let mut starts = vec![0; things + 3];
        for (tail, head) in &arcs {
            for vertex in [tail, head] {
                let count = at(&starts, vertex + 1);
                set(&mut starts, vertex + 1, count + 1);
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut place = |vertex: usize| {
            let place = at(&free, vertex);
            set(&mut free, vertex, place + 1);
            place
        };
        let (mut heads, mut backs) = (vec![0; 2 * arcs.len()], vec![0; 2 * arcs.len()]);
        let mut places = Vec::with_capacity(arcs.len());
        for (tail, head) in &arcs {
            let (forth, back) = (place(*tail), place(*head));
            set(&mut heads, forth, *head);
            set(&mut heads, back, *tail);
            set(&mut backs, forth, back);
            set(&mut backs, back, forth);
            places.push(forth);
        }
        let to_sink = places.split_off(endless_count + things);
        let from_source = places.split_off(endless_count);
        Self {
            things,
            room: vec![0.0; heads.len()],
            starts,
            heads,
            backs,
            from_source,
            to_sink,
            levels: Vec::new(),
            next: Vec::new(),
            queue: Vec::new(),
            path: Vec::new(),
            endless: places,
        }
    }

    /// The heaviest set for these weights, and of equals the smallest; things of weight 0 are in it only where needed.
    pub fn heaviest(&mut self, weights: &[f64]) -> Vec<bool> {
        if self.endless.is_empty() {
            return weights.iter().map(|weight| *weight > 0.0).collect();
        }
        self.room.fill(0.0);
        for arc in &self.endless {
            set(&mut self.room, *arc, f64::INFINITY);
        }
        let mut total = 0.0;
        for (thing, weight) in weights.iter().enumerate() {
            let arc = if *weight > 0.0 {
                &self.from_source
            } else {
                &self.to_sink
            };
            set(&mut self.room, at(arc, thing), weight.abs());
            total += weight.abs();
        }
        // What is left by rounding is no room.
        let least = total * 1e-14;
        while self.find_levels(least) {
            self.push(least);
        }
        self.levels
            .iter()
            .take(self.things)
            .map(|level| *level > 0)
            .collect()
    }

    /// Numbers the vertices that the source reaches by their distance, from 1; whether the sink is among them.
    fn find_levels(&mut self, least: f64) -> bool {
        let source = self.things;
        self.levels.clear();
        self.levels.resize(self.things + 2, 0);
        set(&mut self.levels, source, 1);
        self.queue.clear();
        self.queue.push(source);
        let mut done = 0;
        while let Some(vertex) = self.queue.get(done).copied() {
            done += 1;
            let level = at(&self.levels, vertex) + 1;
            for arc in at(&self.starts, vertex)..at(&self.starts, vertex + 1) {
                let head = at(&self.heads, arc);
                if at(&self.room, arc) > least && at(&self.levels, head) == 0 {
                    set(&mut self.levels, head, level);
                    self.queue.push(head);
                }
            }
        }
        at(&self.levels, self.things + 1) > 0
    }

    /// Pushes as much as goes along shortest paths.
    fn push(&mut self, least: f64) {
        let (source, sink) = (self.things, self.things + 1);
        self.next.clone_from(&self.starts);
        self.path.clear();
        let mut vertex = source;
        loop {
            if vertex == sink {
                vertex = self.fill_path(least);
            }
            let arc = at(&self.next, vertex);
            if arc < at(&self.starts, vertex + 1) {
                let head = at(&self.heads, arc);
                if at(&self.room, arc) > least && at(&self.levels, head) == at(&self.levels, vertex) + 1 {
                    self.path.push(arc);
                    vertex = head;
                } else {
                    set(&mut self.next, vertex, arc + 1);
                }
            } else if let Some(arc) = self.path.pop() {
                // A dead end: never come here again.
                set(&mut self.levels, vertex, u32::MAX);
                vertex = at(&self.heads, at(&self.backs, arc));
            } else {
                return;
            }
        }
    }

    /// Pushes what the path has room for, and goes back to before its first full arc.
    fn fill_path(&mut self, least: f64) -> usize {
        let rooms = self.path.iter().map(|arc| at(&self.room, *arc));
        let pushed = rooms.fold(f64::INFINITY, f64::min);
        let mut keep = self.path.len();
        for (step, arc) in self.path.iter().enumerate().rev() {
            let left = at(&self.room, *arc) - pushed;
            set(&mut self.room, *arc, left);
            let back = at(&self.backs, *arc);
            let more = at(&self.room, back) + pushed;
            set(&mut self.room, back, more);
            if left <= least {
                keep = step;
            }
        }
        let full = at(&self.path, keep);
        self.path.truncate(keep);
        at(&self.heads, at(&self.backs, full))
    }
}
