//! The picture of who is tied to whom.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::{Escaped, name_route};
use super::layout::{self, Node};
use crate::show::digest::{Digest, Name, Tie};
use crate::show::flow::columns;
use crate::show::labels;

/// Names in the picture at most: more cannot be read.
const MOST_NAMES: usize = 36;
/// Room for the picture.
const WIDTH: f64 = 1060.0;
const MARGIN: f64 = 14.0;
/// A column of text, and the room beside it in a box.
const COLUMN: f64 = 7.2;
const PADDING: f64 = 26.0;
const HEIGHT: f64 = 32.0;
/// Columns of a name that are shown.
const LONGEST: usize = 22;
/// Kinds that stand at a tie.
const KINDS: usize = 2;

/// The picture, and what of it was left out.
pub(super) struct Network {
    pub svg: String,
    pub names: usize,
    pub all_names: usize,
}

/// Draws the ties that are heaviest, each with both its names.
pub(super) fn draw(digest: &Digest) -> Option<Network> {
    let all = digest.ties();
    let weights = weights(&all);
    let shown = chosen(&all, &weights);
    let index = |name: &Name| shown.iter().position(|own| *own == name);
    let ties: Vec<((usize, usize), &Tie)> =
        all.iter().filter_map(|((who, whom), tie)| Some(((index(who)?, index(whom)?), *tie))).collect();
    if ties.is_empty() {
        return None;
    }
    let mut nodes: Vec<Node> = shown.iter().map(|name| node(name)).collect();
    let pairs: Vec<(usize, usize)> = ties.iter().map(|(pair, _)| *pair).collect();
    let (width, height) = layout::place(&mut nodes, &pairs, WIDTH);
    let mut svg = String::new();
    for ((who, whom), tie) in &ties {
        let both_ways = pairs.contains(&(*whom, *who));
        draw_tie(&mut svg, &nodes[*who], &nodes[*whom], tie, both_ways);
    }
    for (name, node) in shown.iter().zip(&nodes) {
        draw_node(&mut svg, name, node);
    }
    let (width, height) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let svg = format!(
        "<svg viewBox=\"{:.0} {:.0} {width:.0} {height:.0}\" style=\"--w:{width:.0}px\" role=\"group\" \
         aria-label=\"관계도\"><defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7.4\" refY=\"4\" \
         markerWidth=\"11\" markerHeight=\"11\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 .6 7.4 4 0 7.4z\"/></marker>\
         </defs>{svg}</svg>",
        -MARGIN, -MARGIN
    );
    Some(Network { svg, names: shown.len(), all_names: weights.len() })
}

/// What the ties of a name weigh together.
type Weights<'a> = BTreeMap<&'a Name, usize>;

fn weights<'a>(ties: &[(&'a (Name, Name), &Tie)]) -> Weights<'a> {
    let mut weights = Weights::new();
    for ((who, whom), tie) in ties {
        *weights.entry(who).or_default() += tie.weight();
        *weights.entry(whom).or_default() += tie.weight();
    }
    weights
}

/// The names of the heaviest ties; of ties that weigh the same, those between names that are tied more.
fn chosen<'a>(ties: &[(&'a (Name, Name), &Tie)], weights: &Weights<'_>) -> Vec<&'a Name> {
    let weight = |name: &Name| weights.get(name).copied().unwrap_or_default();
    let mut ranked: Vec<_> = ties.iter().collect();
    ranked.sort_by_key(|((who, whom), tie)| Reverse((tie.weight(), weight(who) + weight(whom))));
    let mut chosen: Vec<&Name> = Vec::new();
    for ((who, whom), _) in ranked {
        let new: Vec<&Name> = [who, whom].into_iter().filter(|name| !chosen.contains(name)).collect();
        if chosen.len() + new.len() <= MOST_NAMES {
            chosen.extend(new);
        }
    }
    chosen
}

fn node(name: &Name) -> Node {
    let wide = columns(&shortened(&name.name)) as f64;
    Node { width: wide * COLUMN + PADDING, height: HEIGHT, ..Node::default() }
}

fn shortened(name: &str) -> String {
    let end = crate::show::flow::head(name, LONGEST);
    if end == name.len() { name.to_string() } else { format!("{}…", &name[..end]) }
}

fn draw_node(svg: &mut String, name: &Name, node: &Node) {
    // Writing into a string cannot fail.
    let _ = write!(
        svg,
        "<a class=\"node {}\" href=\"{}\"><title>{} · {}</title><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" \
         height=\"{:.1}\" rx=\"16\"/><text x=\"{:.1}\" y=\"{:.1}\">{}</text></a>",
        name.kind,
        Escaped(&name_route(name)),
        Escaped(&name.name),
        labels::entity(name.kind),
        node.x - node.width / 2.0,
        node.y - node.height / 2.0,
        node.width,
        node.height,
        node.x,
        node.y + 5.0,
        Escaped(&shortened(&name.name)),
    );
}

fn draw_tie(svg: &mut String, who: &Node, whom: &Node, tie: &Tie, both_ways: bool) {
    let mut kinds: Vec<_> = tie.kinds.iter().collect();
    kinds.sort_by_key(|(kind, count)| (Reverse(**count), **kind));
    let family = kinds.first().map_or("", |(kind, _)| labels::family(**kind));
    let said: Vec<&str> = kinds.iter().take(KINDS).map(|(kind, _)| labels::claim(**kind)).collect();
    let more = if kinds.len() > KINDS { " …" } else { "" };
    // Ties that lead to and fro are bent, each to its own side.
    let bend = if both_ways { 0.16 } else { 0.0 };
    let (dx, dy) = (whom.x - who.x, whom.y - who.y);
    let (bent_x, bent_y) = ((who.x + whom.x) / 2.0 - dy * bend, (who.y + whom.y) / 2.0 + dx * bend);
    let (x1, y1) = edge(who, bent_x, bent_y, 0.0);
    let (x2, y2) = edge(whom, bent_x, bent_y, 3.0);
    let (label_x, label_y) = ((x1 + x2) / 4.0 + bent_x / 2.0, (y1 + y2) / 4.0 + bent_y / 2.0);
    let class = if tie.affirmed == 0 { "tie denied" } else { "tie" };
    let thickness = 1.4 + (tie.weight().min(9) as f64 - 1.0) * 0.3;
    let _ = write!(
        svg,
        "<g class=\"{class} fam-{family}\"><path d=\"M{x1:.1} {y1:.1}Q{bent_x:.1} {bent_y:.1} {x2:.1} {y2:.1}\" \
         stroke-width=\"{thickness:.1}\" marker-end=\"url(#arrow)\"/><text x=\"{label_x:.1}\" y=\"{:.1}\">{}{more}</text></g>",
        label_y + 4.0,
        said.join(" · "),
    );
}

/// Where the line from the middle of a box towards a point leaves the box, and a little farther.
fn edge(node: &Node, x: f64, y: f64, farther: f64) -> (f64, f64) {
    let (dx, dy) = (x - node.x, y - node.y);
    let length = (dx * dx + dy * dy).sqrt().max(0.1);
    let across = if dx == 0.0 { f64::INFINITY } else { node.width / 2.0 / dx.abs() };
    let along = if dy == 0.0 { f64::INFINITY } else { node.height / 2.0 / dy.abs() };
    let share = across.min(along).min(1.0) + farther / length;
    (node.x + dx * share, node.y + dy * share)
}
