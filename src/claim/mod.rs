//! Clauses × frames × entities → claims: roles, polarity, modality, source, and what is said twice.
//!
//! [`event`] reads predicates and nouns of events, [`figure`] what firms earn and are worth, [`relation`] who owns whom, [`holding`] how much of whom,
//! [`rate`] what an analyst holds a firm to be worth; [`standing`] says how surely, [`source`] who says so, [`reader`] what the sentence holds, [`party`] whom a noun phrase names, [`naming`] what,
//! [`sum`] gives a claim the sum that is told later, [`merge`] joins what is said twice; [`topic`] says whom the
//! next sentence goes on about, [`ground`] keeps why.

mod confidence;
mod denial;
mod draft;
mod event;
mod figure;
mod ground;
mod holding;
mod merge;
mod naming;
mod party;
mod rate;
mod reader;
mod relation;
mod source;
mod standing;
mod sum;
mod topic;
mod words;

pub(crate) use confidence::{confidence, factors};
pub(crate) use draft::{Draft, DraftFiller, core};
pub(crate) use ground::{DraftGround, DraftReading};
pub(crate) use merge::{Values, merge};
pub(crate) use reader::Reader;
pub(crate) use topic::topic_of;

/// Reads the claims of one sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    let before = drafts.len();
    // States first: an event may lean on them (`B의 최대주주인 A가 보유 지분을 판다`).
    relation::read(reader, drafts);
    holding::read(reader, drafts);
    rate::read(reader, drafts);
    event::read(reader, drafts);
    figure::read(reader, drafts);
    sum::read(reader, drafts);
    if drafts.len() == before {
        denial::read(reader, drafts);
    }
}
