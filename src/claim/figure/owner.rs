//! Whose figure it is.

use super::super::reader::{Reach, Reader};
use super::{Metric, Sort, weight_of};
use crate::clause::{Case, ClauseId, Ending, NounPhrase, PhraseId};
use crate::lexicon::{Joined, NounClass};
use crate::model::EntityKind;
use crate::segment::Pos;

/// Whose figure it is: the owner with 의, the name right before, the actor of the clause, the topic of before.
/// The second value tells whether it came from before the sentence.
pub(super) fn company_of(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    metric: &Metric,
    clause: Option<ClauseId>,
) -> Option<(usize, bool)> {
    let noun = reader.noun(metric.phrase)?;
    let is_body = |index: &usize| reader.mentions[*index].is_body();
    let beside = beside(reader, noun, metric);
    match beside {
        Beside::Firm(firm) => return Some((firm, false)),
        // `A의 해외 매출`; `A의 누적 투자 유치액` is of A.
        Beside::Part if matches!(metric.sort, Sort::Earned(_)) => return None,
        Beside::Part | Beside::Nobody => {}
    }
    for owner in noun.owners.iter().rev() {
        if let Some(party) = reader.parties(*owner, Reach::Actor).into_iter().find(is_body) {
            return Some((party, false));
        }
        // `그린마루의 기업가치`, `상장사 639곳의 매출`: of somebody, whom nobody knows.
        if names_another(reader, *owner) || stands_for_firm(reader, *owner) || is_part(reader, *owner) {
            return None;
        }
    }
    // 누적 투자 유치액
    if matches!(beside, Beside::Part) && !matches!(metric.sort, Sort::Raised) {
        return None;
    }
    // `A의 매출은 86조원, 영업이익은 15조원으로`: the figure before it in the clause tells whose.
    let beside = metrics.iter().rev().filter(|other| other.atom < metric.atom);
    let beside = beside
        .filter_map(|other| Some((other, reader.noun(other.phrase)?)))
        .filter(|(_, other)| other.clause.is_some() && (other.clause == clause || other.clause == noun.clause));
    let beside: Vec<(&Metric, &NounPhrase)> = beside.collect();
    // `배터리 부문 매출은 298억원, 영업손실은 45억원이다`: nor is what follows in the list that of the whole firm.
    let of_part = |(other, noun): &(&Metric, &NounPhrase)| {
        matches!(self::beside(reader, noun, other), Beside::Part)
            || noun.owners.iter().any(|owner| is_part(reader, *owner))
    };
    if beside.first().is_some_and(of_part) && matches!(metric.sort, Sort::Earned(_)) {
        return None;
    }
    let owner = beside
        .iter()
        .flat_map(|(_, noun)| noun.owners.iter().rev())
        .find_map(|owner| reader.parties(*owner, Reach::Actor).into_iter().find(is_body));
    if let Some(party) = owner {
        return Some((party, false));
    }
    // `서치 부문이 90억, 커머스가 70억 원의 매출을 올렸다`: the nearest subject is whose it is, known or not.
    let nearest = clause.and_then(|clause| nearest_subject(reader, metrics, metric, clause));
    if nearest.is_some_and(|subject| reader.parties(subject, Reach::Actor).is_empty()) {
        return None;
    }
    if clause.and_then(|clause| reader.actor(clause)).is_some_and(|actor| is_part(reader, actor)) {
        return None;
    }
    // `A는 석유화학 부문에서 291억원의 흑자를 냈다`
    let within = clause.map(|clause| &reader.clause(clause).arguments).into_iter().flatten();
    let mut places = within.filter(|id| reader.case(**id) == Some(Case::At));
    if matches!(metric.sort, Sort::Earned(_)) && places.any(|id| is_part(reader, *id)) {
        return None;
    }
    let mut at = clause;
    for _ in 0..4 {
        let Some(current) = at else { break };
        let own = reader.clause(current);
        let leading = own.arguments.iter().copied().chain(own.shared).filter(|id| leads(reader, *id));
        // `A는 매출 380억원을, B는 매출 300억원을 올렸다`: the nearest before the figure.
        let own_leading: Vec<(PhraseId, usize)> =
            leading.filter_map(|id| Some((id, reader.parties(id, Reach::Actor).into_iter().find(is_body)?))).collect();
        let before = |id: PhraseId| reader.noun(id).is_some_and(|noun| noun.atoms.end <= metric.atom);
        let nearest = own_leading.iter().rfind(|(id, _)| before(*id) && own.shared != Some(*id));
        if let Some((_, party)) = nearest.or(own_leading.first()) {
            return Some((*party, false));
        }
        // `A의 3분기 실적은 매출 6100억원으로 예상된다`
        let results = own.arguments.iter().copied().chain(own.shared).filter_map(|id| reader.noun(id)).filter(|noun| {
            reader.head_word(noun).is_some_and(|word| reader.predicates.set_of(word.word).has(NounClass::Results))
        });
        let mut results =
            results.flat_map(|noun| noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor)));
        if let Some(party) = results.find(is_body) {
            return Some((party, false));
        }
        if let Some(head) = own.head
            && let Some(party) = reader.parties(head, Reach::Actor).into_iter().find(is_body)
        {
            return Some((party, false));
        }
        // `그린마루는 기업가치 10조원을 인정받았다`: so is what another acts on.
        let own_host = super::host(reader, metric.phrase);
        let foreign = |id: &PhraseId| *id != own_host && is_foreign(reader, metrics, *id);
        let mut leading = own.arguments.iter().copied().chain(own.shared).filter(foreign);
        if leading.next().is_some() {
            return None;
        }
        at = reader.above(current).or(own.previous);
    }
    if let Some(party) = clause.and_then(|clause| party_before(reader, clause)) {
        return Some((party, false));
    }
    if matches!(metric.sort, Sort::Worth) && is_loose(reader, metric) {
        return None;
    }
    if let Some(party) = clause.and_then(|clause| possessor_before(reader, clause)) {
        return Some((party, false));
    }
    if reader.headline {
        // `태산제지, 작년 매출 410억`: the headline's topic.
        let topics = reader.nouns().filter(|(_, noun)| noun.case == Case::Topic && noun.atoms.end <= metric.atom);
        return topics
            .map(|(id, _)| id)
            .find_map(|id| reader.parties(id, Reach::Actor).into_iter().find(is_body))
            // `태산제지 3분기 적자 전환…영업손실 37억`: or the one firm that it names before.
            .or_else(|| match reader.firms_before(metric.atom)[..] {
                [only] => Some(only),
                _ => None,
            })
            .map(|party| (party, false));
    }
    // `A가 지난해 거둔 1200억원의 매출 가운데 절반은`
    let phrases = noun.owners.iter().filter_map(|owner| reader.noun(*owner)).chain([noun]);
    let modifiers = phrases.filter_map(|phrase| phrase.modifier);
    let earned = modifiers.filter_map(|clause| reader.actor(clause));
    if let Some(party) = earned.flat_map(|actor| reader.parties(actor, Reach::Actor)).find(is_body) {
        return Some((party, false));
    }
    // `A는 설명회를 열고 매출액이 1조 원, 영업이익은 500억 원을 기록했다고 밝혔다`
    let before = reader.nouns().filter(|(_, noun)| noun.case == Case::Topic && noun.atoms.end <= metric.atom).last();
    if let Some(party) = before.and_then(|(id, _)| reader.parties(id, Reach::Actor).into_iter().find(is_body)) {
        return Some((party, false));
    }
    if let Some(party) = rated_before(reader, metric).or_else(|| own_firm(reader, clause?)) {
        return Some((party, false));
    }
    let firm = match metric.sort {
        Sort::Earned(_) => reader.discourse.firm(reader.mentions),
        Sort::Worth | Sort::Raised => reader.discourse.valued(),
    };
    firm.map(|firm| (firm, true))
}

/// A topic or subject, or `A만`, which is either.
fn leads(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    reader.noun(id).is_some_and(|noun| match noun.case {
        Case::Topic | Case::Subject => true,
        Case::Bare | Case::Other => reader.analysis.atoms.get(noun.atoms.end).is_some_and(|next| next.text == "만"),
        _ => false,
    })
}

/// What stands right before a figure in its phrase.
enum Beside {
    /// The firm whose it is.
    Firm(usize),
    /// What it is the figure of, where that is not the whole firm: `법인별 매출`, `해외 매출`.
    Part,
    Nobody,
}

fn beside(reader: &Reader<'_, '_>, noun: &NounPhrase, metric: &Metric) -> Beside {
    let words = reader.words(noun);
    let is_metric = |word: &str| reader.predicates.is(word, NounClass::Metric);
    let mut behind_another = false;
    for index in words.iter().rev().skip_while(|index| **index != metric.atom).skip(1) {
        let atom = reader.atom(*index);
        // `A 매출 18억원·영업이익 5억원`: the figure before it in the list.
        behind_another |= atom.is_kind(EntityKind::Money);
        let half = || *index > noun.atoms.start && is_metric(&Joined::of(reader.atom(*index - 1).text, atom.text));
        if behind_another && (is_metric(atom.text) || half()) {
            continue;
        }
        if *index + 1 == metric.atom && atom.mention.is_none() && !reader.atom(metric.atom).space_before {
            // 기업|가치: the other half of the word.
            continue;
        }
        if let Some((kind, mention)) = atom.mention {
            if matches!(kind, EntityKind::Company | EntityKind::Organization) {
                return Beside::Firm(mention);
            }
            continue;
        }
        // 1년 매출액
        if matches!(atom.tags.first(), Pos::SN | Pos::NNBC) {
            continue;
        }
        // `투자 후 기업가치`, `같은 기간 매출`: what stands before says when.
        if reader.predicates.set_of(atom.word).has(NounClass::After)
            || reader.predicates.set_of(atom.word).has(NounClass::When)
        {
            return Beside::Nobody;
        }
        // 회사 가치, 이번 영업이익
        if reader.predicates.set_of(atom.word).has(NounClass::It)
            || reader.predicates.set_of(atom.word).has(NounClass::Points)
        {
            continue;
        }
        if !reader.predicates.set_of(atom.word).has(NounClass::Whole) && weight_of(reader, *index).is_none() {
            return Beside::Part;
        }
    }
    Beside::Nobody
}

/// `첨단소재 부문은 매출 3120억원을 거뒀다`: part of a firm, whose figures are not the firm's.
fn is_part(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let Some(noun) = reader.noun(id) else { return false };
    let words = reader.words(noun);
    let Some(&last) = words.last().filter(|last| reader.atom(**last).mention.is_none()) else { return false };
    // 상선사|업부: the dictionary cuts some in the wrong place.
    let glued = words.windows(2).rev().take_while(|pair| pair[0] + 1 == pair[1] && !reader.atom(pair[1]).space_before);
    let first = glued.last().map_or(last, |pair| pair[0]);
    let written = reader.atom(first).span.join(reader.atom(last).span).slice(reader.text);
    reader.predicates.ends_in(written, NounClass::Part)
}

/// `A 주가는 올랐고, 시가총액은 …`: whose share the clause before spoke of.
pub(super) fn possessor_before(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let previous = reader.clause(clause).previous?;
    let actor = reader.actor(previous)?;
    let owners = reader.noun(actor)?.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Any));
    reader.parties(actor, Reach::Any).into_iter().chain(owners).find(|index| reader.mentions[*index].is_body())
}

/// `A 회장은 “매출 2조원을 달성하겠다”고 했다`: the firm for which somebody speaks who does not look on.
fn own_firm(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let speaker = reader.speaking_party(clause)?;
    let mention = &reader.mentions[speaker];
    let name = mention.span.slice(reader.text);
    let acts = mention.kind == EntityKind::Company && !reader.predicates.ends_in(name, NounClass::Observer);
    acts.then_some(speaker)
}

/// `B의 목표주가를 유지하며 “영업이익은 …”`: the firm that the sentence has rated.
fn rated_before(reader: &Reader<'_, '_>, metric: &Metric) -> Option<usize> {
    // 목표|주가: the dictionary cuts some in two.
    let joined = |pair: &[usize]| Joined::of(reader.atom(pair[0]).text, reader.atom(pair[1]).text);
    let is = |word: &str| reader.predicates.is(word, NounClass::Rating);
    let is_rating = |noun: &NounPhrase| {
        let words = reader.words(noun);
        words.iter().any(|index| is(reader.atom(*index).text)) || words.windows(2).any(|pair| is(&joined(pair)))
    };
    let is_firm = |index: &usize| reader.mentions[*index].kind == EntityKind::Company;
    let before = reader.nouns().filter(|(_, noun)| noun.atoms.end <= metric.atom);
    before.filter(|(_, noun)| is_rating(noun)).find_map(|(_, noun)| {
        let beside =
            reader.words(noun).into_iter().filter_map(|index| Some(reader.atom(index).mention?.1)).find(is_firm);
        beside.or_else(|| noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Any)).find(is_firm))
    })
}

/// `A가 상장하면 시가총액이 …`: who acts in the clause that goes on into this one.
fn party_before(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    // … or into the one that closes it: 달할 | 것이다.
    let closing = reader.clause(clause).head.and_then(|head| reader.noun(head)).and_then(|head| head.clause);
    let ties = |id: &ClauseId| {
        let own = reader.clause(*id);
        own.parent.is_some_and(|parent| parent == clause || Some(parent) == closing) && own.quotes.is_empty()
    };
    let same_speech = |id: &ClauseId| reader.clause(*id).quotation == reader.clause(clause).quotation;
    let connective = |id: &ClauseId| matches!(reader.analysis.predicate(*id).ending, Ending::Connective(_));
    let before = (0..clause.0).rev().map(ClauseId).find(|id| ties(id) && same_speech(id) && connective(id))?;
    let actor = reader.actor(before)?;
    reader.parties(actor, Reach::Actor).into_iter().find(|index| reader.mentions[*index].is_body())
}

/// The last subject before a figure that is none itself.
fn nearest_subject(reader: &Reader<'_, '_>, metrics: &[Metric], metric: &Metric, clause: ClauseId) -> Option<PhraseId> {
    let is_figure =
        |id: PhraseId| metrics.iter().any(|other| super::host(reader, other.phrase) == super::host(reader, id));
    let mut before = reader.clause(clause).arguments.iter().copied().filter(|id| {
        reader
            .noun(*id)
            .is_some_and(|noun| noun.case == Case::Subject && noun.atoms.end <= metric.atom && !reader.is_value(noun))
    });
    before.rfind(|id| !is_figure(*id))
}

/// Whether a topic or subject names somebody or something else that the figure may be of.
fn is_foreign(reader: &Reader<'_, '_>, metrics: &[Metric], id: PhraseId) -> bool {
    let leads = reader.noun(id).is_some_and(|noun| matches!(noun.case, Case::Topic | Case::Subject) && !noun.also);
    let measured = metrics.iter().any(|metric| super::host(reader, metric.phrase) == super::host(reader, id));
    leads && !measured && names_another(reader, id)
}

/// Whether a phrase names a thing that is no value, no figure and stands for no firm.
fn names_another(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let Some(noun) = reader.noun(id).filter(|noun| !reader.is_value(noun) && !reader.is_date(noun)) else {
        return false;
    };
    let Some(word) = reader.head_word(noun) else { return false };
    let measures = reader.predicates.ends_in(word.text, NounClass::Raised) || word.text == "액";
    let named = word.quoted || matches!(word.tags.first(), Pos::NNP | Pos::SL);
    let is_name = !measures && word.mention.is_none() && named;
    is_name && reader.parties(id, Reach::Actor).is_empty()
}

/// `이 회사의 영업이익`
fn stands_for_firm(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let word = reader.noun(id).and_then(|noun| reader.head_word(noun));
    word.is_some_and(|word| reader.predicates.set_of(word.word).has(NounClass::It))
}

/// 가치: of anything, so that its firm must be named.
fn is_loose(reader: &Reader<'_, '_>, metric: &Metric) -> bool {
    // 기업|가치 is not.
    let glued = metric.atom > 0 && !reader.atom(metric.atom).space_before;
    !glued && reader.value(metric.atom, NounClass::Worth) == Some("named")
}
