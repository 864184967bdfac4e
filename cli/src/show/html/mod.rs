//! A run as one page that needs nothing else: texts with their entities marked, claims with their evidence, names with
//! their claims, totals, and a picture of who is tied to whom.
//!
//! Workers make the [`Section`] of each document, the writer collects them in a [`Site`] and makes the page of it. The
//! page holds so much and no more; what is left out is counted and said. Totals are of everything.

mod card;
mod document;
mod escape;
mod layout;
mod marked;
mod network;
mod overview;

use jiff::civil::Date;

pub(crate) use self::document::{brief, section};
use self::overview::page;
use super::digest::Digest;

/// Bytes of documents that a page holds, some 350 articles: a browser takes seconds to open it.
const MOST_BYTES: usize = 8 << 20;
/// Documents with pages of their own that the page of all lists without their claims.
const MOST_LISTED: usize = 20_000;
/// Failures that are told of.
const MOST_FAILURES: usize = 100;

/// A document as a part of a page.
pub(crate) struct Section {
    pub id: String,
    pub title: String,
    pub date: Option<Date>,
    pub claims: usize,
    pub body: String,
    /// Where its own page is, if it is not part of this one.
    pub file: String,
}

/// The documents of a run.
#[derive(Default)]
pub(crate) struct Site {
    sections: Vec<Section>,
    bytes: usize,
    left_out: usize,
    failures: Vec<String>,
    failed: usize,
}

impl Site {
    /// Takes a document in, as long as there is room; then only its title, where it has a page of its own.
    pub fn add(&mut self, mut section: Section) {
        if self.left_out > 0 || self.bytes + section.body.len() > MOST_BYTES {
            self.left_out += 1;
            if section.file.is_empty() || self.sections.len() >= MOST_LISTED {
                return;
            }
            section.body = String::new();
        }
        self.bytes += section.body.len();
        self.sections.push(section);
    }

    /// Takes note of a document that could not be read.
    pub fn fail(&mut self, failure: &str) {
        self.failed += 1;
        if self.failures.len() < MOST_FAILURES {
            self.failures.push(failure.to_string());
        }
    }

    /// The page.
    pub fn page(&self, total: &Digest) -> String {
        page(self, total)
    }
}

/// The page of one document alone.
pub(crate) fn single(section: Section, total: &Digest) -> String {
    let mut site = Site::default();
    site.add(section);
    site.page(total)
}

#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: usize, file: &str) -> Section {
        let body = "가".repeat(MOST_BYTES / 6);
        Section {
            id: id.to_string(), title: format!("기사 {id}"), date: None, claims: 0, body, file: file.to_string()
        }
    }

    #[test]
    fn a_page_holds_so_much_and_says_what_it_leaves_out() {
        let mut site = Site::default();
        (0..5).for_each(|id| site.add(section(id, "")));
        assert_eq!((site.sections.len(), site.left_out), (2, 3));
        let page = site.page(&Digest::default());
        assert!(page.contains("처음 2편의 것만") && page.contains("나머지 3편") && page.contains("--output 폴더/"));
        assert!(page.len() < MOST_BYTES * 2);
    }

    #[test]
    fn documents_with_pages_of_their_own_are_listed_all_the_same() {
        let mut site = Site::default();
        (0..5).for_each(|id| site.add(section(id, &format!("{id}.html"))));
        assert_eq!((site.sections.len(), site.left_out), (5, 3));
        let page = site.page(&Digest::default());
        assert!(page.contains("href=\"4.html\"") && !page.contains("data-view=\"doc/5\""));
    }
}
