//! Where the boxes of a network stand.
//!
//! Each part that hangs together is laid out by forces: boxes push each other away, ties pull. Then boxes that still
//! overlap are moved apart, and the parts are put beside and below each other, the largest first. Only sums, products, quotients and
//! square roots are taken, which every machine rounds alike: the same ties give the same picture everywhere.

/// A box, by its middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Node {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// How far apart tied boxes want to be, between their middles.
const REACH: f64 = 72.0;
/// Boxes are wider than high: distances across count for less.
const FLATTEN: f64 = 0.56;
const ROUNDS: usize = 320;
/// Room between boxes, and between the parts.
const GAP: f64 = 30.0;
const PART_GAP: f64 = 44.0;

/// Places all nodes within `width` where they can be; gives the size of the whole.
pub(super) fn place(nodes: &mut [Node], ties: &[(usize, usize)], width: f64) -> (f64, f64) {
    let mut parts: Vec<Vec<usize>> = parts(nodes.len(), ties);
    // Those of the same size stay in their order.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut shelves = Shelves::new(width);
    for part in parts {
        let mut own: Vec<Node> = part.iter().map(|index| nodes[*index]).collect();
        let inner: Vec<(usize, usize)> =
            ties.iter().filter_map(|(a, b)| Some((position(&part, *a)?, position(&part, *b)?))).collect();
        arrange(&mut own, &inner);
        let (left, top) = shelves.put(shift_to_origin(&mut own));
        for (index, node) in part.iter().zip(own) {
            nodes[*index] = Node { x: node.x + left, y: node.y + top, ..node };
        }
    }
    shelves.size()
}

fn position(part: &[usize], index: usize) -> Option<usize> {
    part.iter().position(|own| *own == index)
}

/// Nodes that hang together, each part in the order of the nodes.
fn parts(count: usize, ties: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut part_of: Vec<usize> = (0..count).collect();
    for (a, b) in ties {
        let (from, to) = (part_of[*a].max(part_of[*b]), part_of[*a].min(part_of[*b]));
        part_of.iter_mut().filter(|part| **part == from).for_each(|part| *part = to);
    }
    let members = |part: usize| (0..count).filter(|node| part_of[*node] == part).collect::<Vec<_>>();
    (0..count).map(members).filter(|part| !part.is_empty()).collect()
}

fn arrange(nodes: &mut [Node], ties: &[(usize, usize)]) {
    if let [one, other] = nodes {
        (one.x, one.y) = (0.0, 0.0);
        // Room for two kinds and an arrow.
        (other.x, other.y) = ((one.width + other.width) / 2.0 + 116.0, 0.0);
        return;
    }
    spiral(nodes);
    let mut heat = REACH;
    for _ in 0..ROUNDS {
        round(nodes, ties, heat);
        heat = (heat * 0.985).max(1.0);
    }
    lay_down(nodes);
    for _ in 0..ROUNDS {
        if !part_overlaps(nodes) {
            break;
        }
    }
}

/// Begins on a spiral by the golden angle, the first in the middle.
fn spiral(nodes: &mut [Node]) {
    // Cosine and sine of the golden angle, as numbers: machines compute those functions differently.
    let (cos, sin) = (-0.737_368_878_078_319_7, 0.675_490_294_261_523_7);
    let (mut x, mut y) = (1.0, 0.0);
    for (index, node) in nodes.iter_mut().enumerate() {
        let radius = REACH * 0.6 * (index as f64).sqrt();
        (node.x, node.y) = (x * radius, y * radius);
        (x, y) = (x * cos - y * sin, x * sin + y * cos);
    }
}

/// One step: everything pushes, ties pull, nobody goes farther than `heat`.
fn round(nodes: &mut [Node], ties: &[(usize, usize)], heat: f64) {
    let mut forces = vec![(0.0, 0.0); nodes.len()];
    let mut push = |a: usize, b: usize, strength: &dyn Fn(f64) -> f64| {
        let (dx, dy) = ((nodes[a].x - nodes[b].x) * FLATTEN, nodes[a].y - nodes[b].y);
        let distance = (dx * dx + dy * dy).sqrt().max(1.0);
        let force = strength(distance) / distance;
        forces[a] = (forces[a].0 + dx * force, forces[a].1 + dy * force);
        forces[b] = (forces[b].0 - dx * force, forces[b].1 - dy * force);
    };
    for a in 0..nodes.len() {
        for b in 0..a {
            push(a, b, &|distance| REACH * REACH / distance);
        }
    }
    for (a, b) in ties {
        push(*a, *b, &|distance| -distance * distance / REACH);
    }
    for (node, (x, y)) in nodes.iter_mut().zip(forces) {
        let length = (x * x + y * y).sqrt().max(1.0);
        let step = heat.min(length) / length;
        node.x += x * step;
        node.y += y * step;
    }
}

/// Turns a part that stands upright: pages are wider than high.
fn lay_down(nodes: &mut [Node]) {
    let extent = |place: &dyn Fn(&Node) -> f64| {
        let (least, most) = nodes
            .iter()
            .map(place)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), at| (least.min(at), most.max(at)));
        most - least
    };
    if extent(&|node| node.y) > extent(&|node| node.x) * FLATTEN {
        for node in nodes {
            (node.x, node.y) = (node.y / FLATTEN, -node.x * FLATTEN);
        }
    }
}

/// Moves boxes that overlap apart, the shorter way; whether there were any.
fn part_overlaps(nodes: &mut [Node]) -> bool {
    let mut any = false;
    for a in 0..nodes.len() {
        for b in 0..a {
            let (dx, dy) = (nodes[a].x - nodes[b].x, nodes[a].y - nodes[b].y);
            let over_x = (nodes[a].width + nodes[b].width) / 2.0 + GAP - dx.abs();
            let over_y = (nodes[a].height + nodes[b].height) / 2.0 + GAP - dy.abs();
            if over_x <= 0.1 || over_y <= 0.1 {
                continue;
            }
            any = true;
            if over_x < over_y {
                let half = if dx < 0.0 { -over_x } else { over_x } / 2.0;
                nodes[a].x += half;
                nodes[b].x -= half;
            } else {
                let half = if dy < 0.0 { -over_y } else { over_y } / 2.0;
                nodes[a].y += half;
                nodes[b].y -= half;
            }
        }
    }
    any
}

/// Moves a part so that it begins at nought; its size.
fn shift_to_origin(nodes: &mut [Node]) -> (f64, f64) {
    let least = |edge: &dyn Fn(&Node) -> f64| nodes.iter().map(edge).fold(f64::INFINITY, f64::min);
    let (left, top) = (least(&|node| node.x - node.width / 2.0), least(&|node| node.y - node.height / 2.0));
    let (right, bottom) = (-least(&|node| -node.x - node.width / 2.0), -least(&|node| -node.y - node.height / 2.0));
    for node in nodes {
        node.x -= left;
        node.y -= top;
    }
    (right - left, bottom - top)
}

/// Parts beside and below each other, each as high up as it goes.
struct Shelves {
    width: f64,
    /// Parts that are placed: left, top, right, bottom.
    placed: Vec<[f64; 4]>,
}

impl Shelves {
    fn new(width: f64) -> Self {
        Self { width, placed: Vec::new() }
    }

    fn put(&mut self, (width, height): (f64, f64)) -> (f64, f64) {
        // At the left, or right of one that is placed.
        let lefts = std::iter::once(0.0).chain(self.placed.iter().map(|[_, _, right, _]| right + PART_GAP));
        let fitting = lefts.filter(|left| *left == 0.0 || left + width <= self.width);
        let places = fitting.map(|left| (left, self.top(left, left + width)));
        let best = places.fold((0.0, f64::INFINITY), |best, place| if place.1 < best.1 { place } else { best });
        self.placed.push([best.0, best.1, best.0 + width, best.1 + height]);
        best
    }

    /// How high up there is room from `left` to `right`, below all that is there.
    fn top(&self, left: f64, right: f64) -> f64 {
        let over = self.placed.iter().filter(|[own, _, end, _]| *own < right + PART_GAP && left < end + PART_GAP);
        over.map(|[_, _, _, bottom]| bottom + PART_GAP).fold(0.0, f64::max)
    }

    fn size(&self) -> (f64, f64) {
        let most = |edge: usize| self.placed.iter().map(|place| place[edge]).fold(0.0, f64::max);
        (most(2), most(3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(count: usize) -> Vec<Node> {
        (0..count).map(|n| Node { width: 60.0 + (n % 5) as f64 * 20.0, height: 30.0, ..Node::default() }).collect()
    }

    fn overlap(a: &Node, b: &Node) -> bool {
        (a.x - b.x).abs() < (a.width + b.width) / 2.0 && (a.y - b.y).abs() < (a.height + b.height) / 2.0
    }

    #[test]
    fn no_two_boxes_overlap_and_all_lie_inside() {
        let star: Vec<(usize, usize)> = (1..24).map(|n| (0, n)).collect();
        let pairs: Vec<(usize, usize)> = (0..12).map(|n| (2 * n, 2 * n + 1)).collect();
        let all: Vec<(usize, usize)> = (0..24).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        for ties in [star, pairs, all, Vec::new()] {
            let mut nodes = boxes(24);
            let (width, height) = place(&mut nodes, &ties, 900.0);
            for (index, node) in nodes.iter().enumerate() {
                assert!(node.x - node.width / 2.0 >= -0.01 && node.x + node.width / 2.0 <= width + 0.01, "{node:?}");
                assert!(node.y - node.height / 2.0 >= -0.01 && node.y + node.height / 2.0 <= height + 0.01, "{node:?}");
                assert!(nodes[..index].iter().all(|other| !overlap(node, other)), "{node:?}");
            }
        }
    }

    #[test]
    fn what_is_tied_stands_nearer() {
        // A chain: neighbours are nearer than the ends.
        let mut nodes = boxes(5);
        place(&mut nodes, &[(0, 1), (1, 2), (2, 3), (3, 4)], 900.0);
        let between = |a: usize, b: usize| {
            let (dx, dy) = (nodes[a].x - nodes[b].x, nodes[a].y - nodes[b].y);
            dx * dx + dy * dy
        };
        assert!(between(0, 1) < between(0, 4) && between(3, 4) < between(0, 4));
    }

    #[test]
    fn nothing_is_placed_for_nothing() {
        assert_eq!(place(&mut [], &[], 900.0), (0.0, 0.0));
    }
}
