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
mod taken;

use jiff::civil::Date;

pub(crate) use self::document::{brief, section};
use self::overview::page;
use super::digest::Digest;

/// Bytes of documents that a page holds: browsers show more, but slowly.
const MOST_BYTES: usize = 24 << 20;
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
    /// Takes a document in, as long as there is room.
    pub fn add(&mut self, section: Section) {
        if self.left_out > 0 || self.bytes + section.body.len() > MOST_BYTES {
            self.left_out += 1;
            return;
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
