//! A denial of what was told before: `A가 B를 인수한다는 말이 돈다. A는 “사실무근”이라고 했다.`

use super::draft::{Draft, DraftFiller, core, same};
use super::ground::{Cues, Evidence};
use super::reader::{Reach, Reader};
use crate::clause::{Case, ClauseId, Ending, NounPhrase};
use crate::lexicon::NounClass;
use crate::model::{Modality, Polarity, Sign};
use crate::segment::Pos;

/// How many claims back, and how far in the text, what is denied is looked for.
const CLAIMS: usize = 3;
const BYTES: usize = 400;

/// Reads a sentence that tells no event of its own and denies the last that concerns who speaks.
pub(super) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    let from = reader.analysis.span_of(0..1).start;
    // What has happened is seldom denied as a whole; what is said to come is.
    let deniable = |draft: &Draft| draft.polarity != Polarity::Negated && draft.modality != Modality::Asserted;
    let reaches = |draft: &Draft| !draft.headline && from.saturating_sub(draft.trigger.end) < BYTES;
    if !drafts.iter().rev().take(CLAIMS).any(|draft| deniable(draft) && reaches(draft)) {
        return;
    }
    let Some((clause, speaker)) = denier(reader) else { return };
    let words = reader.weighing_words(clause);
    let filler = DraftFiller::Mention(speaker);
    let concerns = |draft: &Draft| {
        let mut fillers = core(draft.kind).iter().flat_map(|role| draft.fillers(*role));
        fillers.any(|own| same(own, filler, reader.mentions))
            && !draft.source.is_some_and(|source| same(source, filler, reader.mentions))
    };
    let near = |draft: &Draft| draft.trigger.end <= words.start && words.start - draft.trigger.end < BYTES;
    let mut before = drafts.iter().rev().take(CLAIMS);
    let Some(denied) = before.find(|draft| !draft.headline && near(draft)).filter(|draft| concerns(draft)) else {
        return;
    };
    let Some(reading) = denied.evidence.last().map(|evidence| evidence.reading) else { return };
    if !deniable(denied) {
        return;
    }
    let mut cues = Cues::default();
    cues.add(Sign::Negated, words);
    cues.add(Sign::Source, words);
    let mut roles = denied.roles.clone();
    roles.retain(|own| core(denied.kind).contains(&own.role));
    let draft = Draft {
        kind: denied.kind,
        roles,
        polarity: Polarity::Negated,
        modality: Modality::Asserted,
        tense: None,
        source: Some(filler),
        trigger: words,
        evidence: vec![Evidence { span: reader.mentions[speaker].span.join(words), reading }],
        cues,
        headline: false,
        rounded: Vec::new(),
    };
    drafts.push(draft);
}

/// The clause that denies, and who does.
fn denier(reader: &Reader<'_, '_>) -> Option<(ClauseId, usize)> {
    let clauses = &reader.analysis.clauses;
    // `“감원은 사실이 아니다”`: what is denied has a name here.
    let points = clauses.iter().flat_map(|clause| &clause.arguments).all(|id| {
        reader.noun(*id).is_none_or(|noun| {
            let takes = matches!(noun.case, Case::Subject | Case::Topic | Case::Object | Case::About);
            !takes || points_back(reader, noun) || !reader.parties(*id, Reach::Any).is_empty()
        })
    });
    if !points {
        return None;
    }
    (0..clauses.len()).map(ClauseId).find_map(|id| {
        let says = clauses[id.0].quotation.is_none() && reader.analysis.predicate(id).ending == Ending::Final;
        let actor = reader.actor(id).filter(|_| says && reader.denies(id))?;
        Some((id, *reader.parties(actor, Reach::Any).first()?))
    })
}

/// 이를, 보도에 대해, 사실이 아니다: it names nothing new.
fn points_back(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    let words = reader.words(noun);
    let says_nothing = |index: &usize| {
        let atom = reader.atom(*index);
        matches!(atom.tags.first(), Pos::NP | Pos::NNB | Pos::MM)
            || atom.quoted
            || reader.predicates.set_of(atom.word).has(NounClass::Report)
            || reader.predicates.set_of(atom.word).has(NounClass::Untold)
    };
    noun.modifier.is_none() && words.iter().all(says_nothing)
}
