//! Where on a page its article stands, and what stands around it.

use super::tree::{Element, Kind, Tree, is_block};
use super::words;

/// What was found of a page's nodes.
pub(super) struct Verdict {
    /// The element whose text is the article; nothing where the page is no more than its text.
    pub article: Option<usize>,
    /// Nodes that are no part of it, wherever they stand.
    pub set_aside: Vec<bool>,
}

/// Characters of a page by node: of whole sentences outside links, and all.
struct Weights {
    prose: Vec<usize>,
}

/// Elements whose text nobody sees, or that is for use and not for reading.
const UNREAD: &[&str] = &[
    "audio", "button", "canvas", "datalist", "head", "iframe", "input", "label", "math", "noscript", "object",
    "option", "script", "select", "style", "svg", "template", "textarea", "video",
];
/// Elements that stand beside an article.
const BESIDE: &[&str] = &["aside", "dialog", "figcaption", "footer", "form", "header", "nav"];
/// What `role` says of such.
const ROLES: &[&str] = &["banner", "complementary", "contentinfo", "dialog", "navigation", "search"];

/// Judges a page; where `whole` is asked for, only what nobody sees is set aside.
pub(super) fn judge(tree: &Tree, source: &str, whole: bool) -> Verdict {
    let count = tree.nodes.len();
    let mut set_aside = vec![false; count];
    mark(tree, &mut set_aside, |_, element| UNREAD.contains(&element.tag.as_str()) || element.is_hidden);
    if whole {
        return Verdict { article: None, set_aside };
    }
    let all = Weights::of(tree, source, &set_aside);
    let total = all.prose_of(tree);
    // A name may say anything: what holds most of the page's sentences is not beside them.
    let is_beside = |at: usize, element: &Element| {
        all.prose[at] * 2 <= total
            && (BESIDE.contains(&element.tag.as_str())
                || ROLES.contains(&element.role.as_str())
                || words::any_is("aside", &element.names))
    };
    mark(tree, &mut set_aside, is_beside);
    let weights = Weights::of(tree, source, &set_aside);
    let article = named(tree, &weights, &set_aside).or_else(|| densest(tree, &weights));
    Verdict { article, set_aside }
}

/// Sets elements aside with all that they hold.
fn mark(tree: &Tree, set_aside: &mut [bool], decide: impl Fn(usize, &Element) -> bool) {
    let mut at = 0;
    while at < tree.nodes.len() {
        match &tree.nodes[at].kind {
            Kind::Element(element) if decide(at, element) => {
                let end = tree.nodes[at].end;
                set_aside[at..end].fill(true);
                at = end;
            }
            _ => at += 1,
        }
    }
}

impl Weights {
    fn of(tree: &Tree, source: &str, set_aside: &[bool]) -> Self {
        let count = tree.nodes.len();
        // The characters of each text, and what each block says on lines of its own.
        let mut own = vec![0; count];
        let mut blocks = vec![None; count];
        let mut in_link = vec![false; count];
        let mut closes = vec![false; count];
        for (at, node) in tree.nodes.iter().enumerate() {
            blocks[at] = node.parent.and_then(|parent| blocks[parent]);
            in_link[at] = node.parent.is_some_and(|parent| in_link[parent]) || tree.tag(at) == "a";
            match &node.kind {
                Kind::Element(element) if is_block(&element.tag) || matches!(element.tag.as_str(), "td" | "th") => {
                    blocks[at] = Some(at);
                }
                Kind::Element(_) => {}
                Kind::Text(span) if !set_aside[at] && !in_link[at] => {
                    let words = span.slice(source).trim();
                    own[at] = words.chars().count();
                    if let Some(block) = blocks[at].filter(|_| holds_sentence(words)) {
                        closes[block] = true;
                    }
                }
                Kind::Text(_) => {}
            }
        }
        let mut prose: Vec<usize> =
            (0..count).map(|at| if blocks[at].is_none_or(|block| closes[block]) { own[at] } else { 0 }).collect();
        for at in (0..count).rev() {
            if let Some(parent) = tree.nodes[at].parent {
                prose[parent] += prose[at];
            }
        }
        Self { prose }
    }

    /// The whole page's.
    fn prose_of(&self, tree: &Tree) -> usize {
        let roots = tree.nodes.iter().zip(&self.prose).filter(|(node, _)| node.parent.is_none());
        roots.map(|(_, prose)| prose).sum()
    }
}

/// Whether a sentence ends in it.
fn holds_sentence(words: &str) -> bool {
    let ends = ["다.", "다.\"", "요.", "까?", "다”", "다’"];
    words.chars().count() > 10 && ends.iter().any(|end| words.contains(end)) || words.ends_with(". ")
}

/// What says of itself that it is the article, if much of the page's text stands there.
fn named(tree: &Tree, weights: &Weights, set_aside: &[bool]) -> Option<usize> {
    let total = weights.prose_of(tree);
    let says_so: [&dyn Fn(&Element) -> bool; 3] = [
        &|element| element.itemprop == "articleBody",
        &|element| element.tag == "article" || element.role == "article",
        &|element| {
            matches!(element.tag.as_str(), "div" | "section" | "main") && words::any_is("article", &element.names)
        },
    ];
    says_so.iter().find_map(|says_so| {
        let candidates = (0..tree.nodes.len()).filter(|at| !set_aside[*at] && tree.element(*at).is_some_and(says_so));
        // Of several around the same text the innermost.
        let best = candidates.max_by_key(|at| (weights.prose[*at], *at))?;
        let prose = weights.prose[best];
        (prose > 0 && prose * 5 >= total * 2).then_some(best)
    })
}

/// From the page inwards, as long as one part holds most of the text.
fn densest(tree: &Tree, weights: &Weights) -> Option<usize> {
    let mut inside = 0..tree.nodes.len();
    let mut held = weights.prose_of(tree);
    let mut found = None;
    loop {
        let mut best: Option<usize> = None;
        let mut at = inside.start;
        while at < inside.end {
            if tree.element(at).is_some() && best.is_none_or(|best| weights.prose[at] > weights.prose[best]) {
                best = Some(at);
            }
            at = tree.nodes[at].end;
        }
        match best {
            Some(best) if weights.prose[best] > 0 && weights.prose[best] * 4 >= held * 3 => {
                held = weights.prose[best];
                inside = best + 1..tree.nodes[best].end;
                found = Some(best);
            }
            _ => return found,
        }
    }
}
