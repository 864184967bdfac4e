//! The day that a page gives for its article.

use jiff::civil::Date;

use super::tree::{Kind, Tree, is_block};
use super::{MOST_PARTS, text_of, words};
use crate::args::parse_date;

/// What `meta` calls the day, the surest first.
const NAMES: &[&str] = &[
    "article:published_time",
    "datePublished",
    "og:article:published_time",
    "article.published",
    "pubdate",
    "publish-date",
    "date",
    "dc.date",
    "dc.date.issued",
    "sailthru.date",
];

/// The day by the page's own data: `meta`, what it says to search engines, `time`.
pub(super) fn of(tree: &Tree, source: &str) -> Option<Date> {
    let metas = || (0..tree.nodes.len()).filter_map(|at| tree.element(at)).filter(|element| element.tag == "meta");
    let named = NAMES.iter().find_map(|name| {
        let is_named = |element: &&super::tree::Element| {
            element.meta.eq_ignore_ascii_case(name) || element.itemprop.eq_ignore_ascii_case(name)
        };
        metas().filter(is_named).find_map(|element| parse_date(&element.content).ok())
    });
    named.or_else(|| published(tree, source)).or_else(|| {
        let times = (0..tree.nodes.len()).filter_map(|at| tree.element(at)).filter(|element| element.tag == "time");
        times.map(|element| &element.content).find_map(|moment| parse_date(moment).ok())
    })
}

/// `"datePublished": "2024-12-26T09:30:00+09:00"` in a script of linked data.
fn published(tree: &Tree, source: &str) -> Option<Date> {
    const KEY: &str = "\"datePublished\"";
    tree.nodes.iter().find_map(|node| {
        let Kind::Text(span) = node.kind else { return None };
        if node.parent.is_none_or(|parent| tree.tag(parent) != "script") {
            return None;
        }
        let script = span.slice(source);
        let value = script[script.find(KEY)? + KEY.len()..].trim_start().strip_prefix(':')?.trim_start();
        parse_date(value.strip_prefix('"')?.split('"').next()?).ok()
    })
}

/// The line `입력 2024.12.26 09:30` before an article: the library reads it where it is part of the text.
pub(super) fn line_before(tree: &Tree, source: &str, article: usize) -> Option<usize> {
    (0..article).find(|at| {
        let Some(element) = tree.element(*at) else { return false };
        // Only the innermost: short, and nothing in it begins a line.
        let node = &tree.nodes[*at];
        let is_leaf = node.end <= article && node.end - at <= MOST_PARTS;
        let holds_blocks = || (at + 1..node.end).any(|inside| is_block(tree.tag(inside)));
        is_leaf && element.tag != "meta" && !holds_blocks() && begins_with_day(&text_of(tree, source, *at))
    })
}

fn begins_with_day(line: &str) -> bool {
    let rest = words::rows("dateline").find_map(|word| line.strip_prefix(word));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().filter(char::is_ascii_digit).count() >= 6
    })
}
