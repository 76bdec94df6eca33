//! Who reaches whom: groups within which everybody reaches everybody.

/// The strongly connected groups of a graph, given by whom each vertex leads to; a group that leads to another stands
/// before it, and each is in the order of positions.
///
/// Source: the method of S. Rao Kosaraju and Micha Sharir, 1978, in time proportional to the graph.
pub(super) fn groups(leads: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut led: Vec<Vec<usize>> = vec![Vec::new(); leads.len()];
    for (from, to) in leads.iter().enumerate() {
        for to in to {
            if let Some(list) = led.get_mut(*to) {
                list.push(from);
            }
        }
    }
    let mut seen = vec![false; leads.len()];
    let mut left = Vec::with_capacity(leads.len());
    for vertex in 0..leads.len() {
        walk(vertex, leads, &mut seen, &mut left);
    }
    seen.fill(false);
    let mut groups = Vec::new();
    for vertex in left.into_iter().rev() {
        let mut group = Vec::new();
        walk(vertex, &led, &mut seen, &mut group);
        if !group.is_empty() {
            crate::sort::distinct(&mut group);
            groups.push(group);
        }
    }
    groups
}

/// Walks over all that a vertex leads to and that is not seen yet, and notes each where it is left for good.
fn walk(from: usize, leads: &[Vec<usize>], seen: &mut [bool], left: &mut Vec<usize>) {
    let mut enter = |vertex: usize| {
        seen.get_mut(vertex)
            .is_some_and(|seen| !std::mem::replace(seen, true))
    };
    if !enter(from) {
        return;
    }
    let mut path = vec![(from, 0)];
    while let Some((vertex, next)) = path.last_mut() {
        let lead = leads.get(*vertex).and_then(|list| list.get(*next)).copied();
        *next += 1;
        match lead {
            Some(lead) if enter(lead) => path.push((lead, 0)),
            Some(_) => {}
            None => {
                left.push(*vertex);
                path.pop();
            }
        }
    }
}
