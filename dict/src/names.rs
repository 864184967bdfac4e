//! Names of companies and organisations.

use crate::form;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A firm: listed or private, a bank, a news agency, a group.
    Company,
    /// A body that is no firm: a ministry, a court, a university, a union.
    Organization,
}

/// One company or organisation.
#[derive(Clone, Copy, Debug)]
pub struct NameRow {
    /// The usual full Korean name.
    pub name: &'static str,
    /// Company or organisation.
    pub kind: NameKind,
    /// Other written forms, hangul or Latin.
    pub aliases: &'static [&'static str],
    /// English names.
    pub english: &'static [&'static str],
    /// Names it had before.
    pub former: &'static [&'static str],
    /// Ticker, or empty.
    pub ticker: &'static str,
    /// Exchange, or empty.
    pub exchange: &'static str,
    /// ISO country code, or empty.
    pub country: &'static str,
    /// Sector, or empty.
    pub sector: &'static str,
}

/// One written form.
#[derive(Clone, Copy, Debug)]
pub struct SurfaceRow {
    /// The form.
    pub text: &'static str,
    /// The rows of [`NAMES`] that it names; more than one only for a homograph.
    pub names: &'static [u32],
    /// Whether it is a common word, a place or a person too, so that the context must decide.
    pub is_homograph: bool,
    /// Whether it is an English name.
    pub is_english: bool,
    /// Whether it is a name of the past.
    pub is_former: bool,
}

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// The place in [`SURFACES`] of the form that reads `text`.
///
/// ```
/// use sasil_dict::names::{SURFACES, find};
///
/// let place = find("네이버").expect("in the lexicon");
/// assert_eq!(SURFACES[place].text, "네이버");
/// assert_eq!(find("네이벼"), None);
/// ```
pub fn find(text: &str) -> Option<usize> {
    let begin = form::begin(text, PLACES.len());
    // More than half of all places are free.
    let chain = PLACES[begin..].iter().chain(PLACES).take_while(|place| **place != form::FREE);
    chain.map(|place| usize::from(*place)).find(|place| SURFACES.get(*place).is_some_and(|row| row.text == text))
}

/// A trie over the forms of [`SURFACES`] whose values are their places, as crawdad 0.4 serialises it.
pub static TRIE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.trie"));
