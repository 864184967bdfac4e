//! What many documents come to: how many claims of each kind and month, who is named most, who is tied to whom, the
//! largest amounts.
//!
//! A worker makes the digest of a document, the writer adds them up. The sum is the same whatever the number of workers,
//! and takes memory by the number of different names, up to a limit.

mod amounts;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use sasil::{Claim, ClaimKind, Document, Entity, EntityKind, Polarity};

pub(crate) use self::amounts::Amounts;
use super::words::listing;

/// Different names, and different ties, that are counted; those that come later are passed over.
const MOST: usize = 100_000;

/// The sum of documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Digest {
    pub documents: usize,
    pub kinds: BTreeMap<ClaimKind, usize>,
    /// By year and month of the document.
    pub months: BTreeMap<Option<(i16, i8)>, BTreeMap<ClaimKind, usize>>,
    pub entities: BTreeMap<EntityKind, usize>,
    names: HashMap<Name, Named>,
    ties: HashMap<(Name, Name), Tie>,
    pub amounts: Amounts,
}

/// A company, an organization or a person: in different documents the same where kind and canonical name are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name {
    pub kind: EntityKind,
    pub name: Box<str>,
}

/// How often something is named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    pub mentions: usize,
    pub documents: usize,
    pub claims: usize,
    /// `KOSPI:035420 KR`, where known.
    pub listing: Option<String>,
}

/// What ties one who acts to one who is acted upon.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tie {
    pub kinds: BTreeMap<ClaimKind, usize>,
    /// Claims that say it is so.
    pub affirmed: usize,
}

impl Digest {
    /// The digest of one document.
    pub fn of(document: &Document) -> Self {
        let mut digest = Digest { documents: 1, ..Digest::default() };
        for entity in &document.entities {
            *digest.entities.entry(entity.kind()).or_default() += 1;
            let Some(named) = name(entity).and_then(|name| within(&mut digest.names, name)) else { continue };
            named.mentions += 1;
            named.documents = 1;
            named.listing = named.listing.take().or_else(|| listing(entity));
        }
        let month = document.date.map(|date| (date.year(), date.month()));
        for claim in &document.claims {
            *digest.kinds.entry(claim.kind).or_default() += 1;
            *digest.months.entry(month).or_default().entry(claim.kind).or_default() += 1;
            digest.amounts.take(document, claim);
            for name in names_of(document, claim) {
                within(&mut digest.names, name).into_iter().for_each(|named| named.claims += 1);
            }
            for pair in pairs(document, claim) {
                let Some(tie) = within(&mut digest.ties, pair) else { continue };
                *tie.kinds.entry(claim.kind).or_default() += 1;
                tie.affirmed += usize::from(claim.polarity == Polarity::Affirmed);
            }
        }
        digest
    }

    /// Adds those of further documents.
    pub fn add(&mut self, other: Digest) {
        self.documents += other.documents;
        sum(&mut self.kinds, other.kinds);
        sum(&mut self.entities, other.entities);
        for (month, kinds) in other.months {
            sum(self.months.entry(month).or_default(), kinds);
        }
        for (name, more) in other.names {
            let Some(named) = within(&mut self.names, name) else { continue };
            named.mentions += more.mentions;
            named.documents += more.documents;
            named.claims += more.claims;
            named.listing = named.listing.take().or(more.listing);
        }
        for (pair, more) in other.ties {
            let Some(tie) = within(&mut self.ties, pair) else { continue };
            sum(&mut tie.kinds, more.kinds);
            tie.affirmed += more.affirmed;
        }
        self.amounts.add(other.amounts);
    }

    pub fn claims(&self) -> usize {
        self.kinds.values().sum()
    }

    /// Names, those first that take part in most claims and are named in most documents.
    pub fn names(&self) -> Vec<(&Name, &Named)> {
        let mut names: Vec<_> = self.names.iter().collect();
        names.sort_by(|(name, named), (other, more)| {
            let weight = |named: &Named| (named.claims, named.documents, named.mentions);
            weight(more).cmp(&weight(named)).then_with(|| name.cmp(other))
        });
        names
    }

    /// Kinds of claims, the most frequent first.
    pub fn ranked_kinds(&self) -> Vec<(ClaimKind, usize)> {
        let mut kinds: Vec<_> = self.kinds.iter().map(|(kind, count)| (*kind, *count)).collect();
        kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
        kinds
    }

    /// Ties, the heaviest first.
    pub fn ties(&self) -> Vec<(&(Name, Name), &Tie)> {
        let mut ties: Vec<_> = self.ties.iter().collect();
        ties.sort_by(|(pair, tie), (other, more)| more.weight().cmp(&tie.weight()).then_with(|| pair.cmp(other)));
        ties
    }
}

impl Tie {
    /// Claims that it rests on.
    pub fn weight(&self) -> usize {
        self.kinds.values().sum()
    }
}

/// The place of `key`, a new one only as long as there is room.
fn within<K: Eq + Hash, V: Default>(map: &mut HashMap<K, V>, key: K) -> Option<&mut V> {
    if map.len() >= MOST && !map.contains_key(&key) {
        return None;
    }
    Some(map.entry(key).or_default())
}

fn sum<K: Ord>(totals: &mut BTreeMap<K, usize>, more: BTreeMap<K, usize>) {
    for (key, count) in more {
        *totals.entry(key).or_default() += count;
    }
}

/// Whom a mention names.
pub(crate) fn name(entity: &Entity) -> Option<Name> {
    entity.name().map(|name| Name { kind: entity.kind(), name: name.into() })
}

/// Who takes part in a claim, each once, in the order of its roles.
pub(crate) fn names_of(document: &Document, claim: &Claim) -> Vec<Name> {
    let mut names = Vec::new();
    for entity in claim.roles.iter().filter_map(|own| document.entity(own.filler.entity()?)) {
        names.extend(name(entity).filter(|name| !names.contains(name)));
    }
    names
}

/// The one who acts with each of the others; without anyone named in the first role, nobody.
fn pairs(document: &Document, claim: &Claim) -> Vec<(Name, Name)> {
    let first = claim.kind.core_roles().first().copied();
    let who = claim.roles.iter().filter(|own| Some(own.role) == first);
    let who: Vec<Name> = who.filter_map(|own| document.entity(own.filler.entity()?)).filter_map(name).collect();
    let Some(actor) = who.first() else { return Vec::new() };
    let all = names_of(document, claim);
    // Several who act are tied to those acted upon; where there are none of those, to each other.
    let others: Vec<&Name> = all.iter().filter(|name| !who.contains(name)).collect();
    if others.is_empty() {
        return all.iter().filter(|name| *name != actor).map(|name| (actor.clone(), name.clone())).collect();
    }
    who.iter().flat_map(|actor| others.iter().map(|other| (actor.clone(), (*other).clone()))).collect()
}
