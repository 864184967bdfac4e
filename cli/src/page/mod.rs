//! A web page → its article, taken out so that every place leads back to the page's source.
//!
//! The source is cut into elements and texts ([`tree`]); where the article stands and what stands around it is judged
//! by the page's own words for its parts and by where its sentences are ([`judge`]); headline and text are taken,
//! a line a block, blanks as a browser shows them. Bylines and notices inside the article are left to the library,
//! which knows them in plain text too.

mod date;
mod judge;
mod tree;
mod words;

use html5gum::{Token, Tokenizer};
use jiff::civil::Date;
use sasil::{ByteSpan, Excerpt};

use self::tree::{Kind, Tree, is_block};

/// What was found of a page.
pub(crate) struct Page<'s> {
    pub article: Excerpt<'s>,
    /// The day that the page gives for it.
    pub date: Option<Date>,
}

/// Finds the article of a page; all that can be seen of it where `whole` is asked for.
pub(crate) fn read(source: &str, whole: bool) -> Page<'_> {
    let tree = Tree::of(source);
    let verdict = judge::judge(&tree, source, whole);
    let date = date::of(&tree, source);
    let mut taking = Taking { source, tree: &tree, excerpt: Excerpt::new(source), pending: Gap::None };
    match verdict.article {
        None => taking.take(0..tree.nodes.len(), &verdict.set_aside),
        Some(article) => {
            if let Some(title) = title_before(&tree, source, article) {
                taking.take(title..tree.nodes[title].end, &[]);
            }
            if let Some(line) = date::line_before(&tree, source, article).filter(|_| date.is_none()) {
                taking.take(line..tree.nodes[line].end, &[]);
            }
            taking.take(article..tree.nodes[article].end, &verdict.set_aside);
        }
    }
    Page { article: taking.excerpt, date }
}

/// The headline of an article where it stands before it: what the page's title begins with.
fn title_before(tree: &Tree, source: &str, article: usize) -> Option<usize> {
    let page_title = (0..tree.nodes.len()).find(|at| tree.tag(*at) == "title").map(|at| text_of(tree, source, at))?;
    let is_heading = |at: &usize| {
        tree.element(*at).is_some_and(|element| {
            matches!(element.tag.as_str(), "h1" | "h2" | "h3") || words::any_is("title", &element.names)
        })
    };
    let ends_before = |at: &usize| {
        let end = tree.nodes[*at].end;
        end <= article && end - at <= MOST_PARTS && !matches!(tree.tag(*at), "title" | "meta")
    };
    let headings = (0..article).filter(ends_before).filter(is_heading);
    let named = headings
        .map(|at| (text_of(tree, source, at), at))
        .filter(|(text, _)| text.chars().count() >= SHORTEST_TITLE && page_title.starts_with(text.as_str()));
    // The longest, and of those that say the same the first.
    named.min_by_key(|(text, at)| (std::cmp::Reverse(text.len()), *at)).map(|(_, at)| at)
}

/// Nodes in a headline, and in the line of a date.
const MOST_PARTS: usize = 12;
/// Characters of a headline; fewer are the name of a section.
const SHORTEST_TITLE: usize = 8;

/// The text of an element with single blanks.
fn text_of(tree: &Tree, source: &str, at: usize) -> String {
    let mut excerpt = Taking { source, tree, excerpt: Excerpt::new(source), pending: Gap::None };
    excerpt.take(at..tree.nodes[at].end, &[]);
    excerpt.excerpt.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An excerpt that is being made.
struct Taking<'s, 't> {
    source: &'s str,
    tree: &'t Tree,
    excerpt: Excerpt<'s>,
    /// What stands between what was taken and what comes next.
    pending: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Cell,
    Line,
    Paragraph,
}

impl Taking<'_, '_> {
    /// Takes the texts among these nodes, but for those that are set aside.
    fn take(&mut self, nodes: std::ops::Range<usize>, set_aside: &[bool]) {
        self.gap(Gap::Paragraph);
        let mut open: Vec<(usize, Gap)> = Vec::new();
        for at in nodes {
            while let Some((_, gap)) = open.pop_if(|(end, _)| *end <= at) {
                self.gap(gap);
            }
            if set_aside.get(at).copied().unwrap_or(false) {
                // A tag between two words parts them, whatever stood there.
                self.gap(if is_block(self.tree.tag(at)) { Gap::Paragraph } else { Gap::None });
                continue;
            }
            match &self.tree.nodes[at].kind {
                Kind::Text(span) => self.text(*span),
                Kind::Element(element) => {
                    let gap = gap_of(&element.tag);
                    self.gap(gap);
                    open.push((self.tree.nodes[at].end, gap));
                }
            }
        }
        self.gap(Gap::Paragraph);
    }

    fn gap(&mut self, gap: Gap) {
        self.pending = self.pending.max(gap);
    }

    /// Takes a text, its blanks as one, its character references as what they stand for.
    fn text(&mut self, span: ByteSpan) {
        let text = span.slice(self.source);
        let mut start = 0;
        while let Some(piece) = Piece::next(text, start) {
            let place = ByteSpan::new(start, piece.end).shifted(span.start);
            match piece.sort {
                Sort::Blanks => self.gap(Gap::Blank),
                Sort::Words => {
                    self.fill_gap(place.start);
                    self.excerpt.copy(place);
                }
                Sort::Reference => match decoded(place.slice(self.source)) {
                    Some(words) if words.trim().is_empty() => self.gap(Gap::Blank),
                    Some(words) => {
                        self.fill_gap(place.start);
                        self.excerpt.replace(place, &words);
                    }
                    None => {
                        self.fill_gap(place.start);
                        self.excerpt.copy(place);
                    }
                },
            }
            start = piece.end;
        }
    }

    /// Writes what stands between, as nothing of the source.
    fn fill_gap(&mut self, place: usize) {
        let gap = match std::mem::replace(&mut self.pending, Gap::None) {
            Gap::None => return,
            Gap::Blank => " ",
            Gap::Cell => "\t",
            Gap::Line => "\n",
            Gap::Paragraph => "\n\n",
        };
        if !self.excerpt.text().is_empty() {
            self.excerpt.replace(ByteSpan::new(place, place), gap);
        }
    }
}

fn gap_of(tag: &str) -> Gap {
    match tag {
        "br" | "tr" | "li" | "dt" | "dd" => Gap::Line,
        "td" | "th" => Gap::Cell,
        tag if is_block(tag) => Gap::Paragraph,
        _ => Gap::None,
    }
}

/// A stretch of a text's source that is of one sort.
struct Piece {
    end: usize,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Blanks,
    Words,
    /// `&amp;`, or what looks like it.
    Reference,
}

impl Piece {
    fn next(text: &str, start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        let sort_of = |c: char| match c {
            '&' => Sort::Reference,
            ' ' | '\t' | '\n' | '\r' | '\x0c' | '\u{a0}' => Sort::Blanks,
            _ => Sort::Words,
        };
        let sort = sort_of(rest.chars().next()?);
        let end = match sort {
            Sort::Reference => 1 + reference_end(&rest[1..]),
            sort => rest.find(|c| sort_of(c) != sort).unwrap_or(rest.len()),
        };
        Some(Self { end: start + end, sort })
    }
}

/// Where `amp;` or `#8217;` ends.
fn reference_end(rest: &str) -> usize {
    let name = rest.bytes().take(LONGEST_REFERENCE);
    let length = name.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    if rest.as_bytes().get(length) == Some(&b';') { length + 1 } else { length }
}

/// Letters of the longest name of a character: `&CounterClockwiseContourIntegral;`.
const LONGEST_REFERENCE: usize = 32;

/// What a character reference stands for; nothing where it is none.
fn decoded(reference: &str) -> Option<String> {
    let token = Tokenizer::new(reference).find_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    token.filter(|words| words != reference)
}
