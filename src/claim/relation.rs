//! States told by nouns: who owns whom (자회사, 최대주주).

use super::draft::{Draft, DraftFiller};
use super::ground::{Cues, DraftGround, DraftReading, Evidence, rule_of};
use super::reader::{Reach, Reader};
use crate::clause::{Case, ClauseId, Ending, NounPhrase, PhraseId, Voice};
use crate::lexicon::{ClassSet, NounClass};
use crate::model::{ClaimKind, EntityKind, Modality, Polarity, PredicateClass, Role, Rule};
use crate::span::ByteSpan;

/// Which way a noun of kinship points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kin {
    /// 자회사: the one so called is owned.
    Owned,
    /// 모회사, 최대주주: the one so called owns.
    Owner,
}

fn kin(reader: &Reader<'_, '_>, index: usize) -> Option<Kin> {
    let classes = reader.predicates.set_of(reader.atom(index).word);
    if classes.has(NounClass::Owned) { Some(Kin::Owned) } else { classes.has(NounClass::Owner).then_some(Kin::Owner) }
}

/// Reads every such state of a sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    const KIN: ClassSet = ClassSet::of(&[NounClass::Owned, NounClass::Owner]);
    for (id, noun) in reader.nouns() {
        let words = reader.words(noun);
        if !noun.classes.meets(KIN) && words.iter().all(|index| reader.atom(*index).text != SHAREHOLDER) {
            continue;
        }
        for (place, &index) in words.iter().enumerate() {
            let atom = reader.atom(index);
            if atom.mention.is_some() {
                continue;
            }
            // 2|대|주주: the dictionary cuts it.
            let ranked = atom.text == SHAREHOLDER && ranks(reader, &words[..place]);
            if let Some(kin) = kin(reader, index).or(ranked.then_some(Kin::Owner)) {
                drafts.extend(ownership(reader, id, noun, &words, place, kin));
            }
        }
    }
}

const SHAREHOLDER: &str = "주주";

/// 2대, 3대
fn ranks(reader: &Reader<'_, '_>, before: &[usize]) -> bool {
    let [.., number, place] = before else { return false };
    reader.atom(*place).text == "대" && reader.atom(*number).text.chars().all(|c| c.is_ascii_digit())
}

/// `A의 자회사 B`, `A의 자회사인 B`, `A가 최대주주인 B`, `B는 A의 자회사다`
fn ownership(
    reader: &Reader<'_, '_>,
    id: PhraseId,
    noun: &NounPhrase,
    words: &[usize],
    place: usize,
    kin: Kin,
) -> Option<Draft> {
    let before = party_before(reader, noun, &words[..place]);
    // 산하, 계열: of a firm; of a ministry they say nothing of ownership.
    let class = if kin == Kin::Owned { NounClass::Owned } else { NounClass::Owner };
    let loose = reader.value(words[place], class) == Some("firm");
    let (called, asserted) = called(reader, id, noun, &words[place + 1..], loose)?;
    let other = before.or_else(|| other_in_clause(reader, id, noun, called, kin))?;
    if reader.mentions[other].referent == reader.mentions[called].referent {
        return None;
    }
    let (owner, owned) = match kin {
        Kin::Owned => (other, called),
        Kin::Owner => (called, other),
    };
    // `A가 최대주주인 B`: the subject is what is so called.
    let turned = before.is_none()
        && kin == Kin::Owner
        && noun.case == Case::Copula
        && subject_of_copula(reader, noun) == Some(other);
    let (owner, owned) = if turned { (owned, owner) } else { (owner, owned) };
    // `검찰은 계열사 B를 압수수색했다`: B is none of theirs.
    if kin == Kin::Owned && before.is_none() && is_authority(reader, owner) {
        return None;
    }
    let trigger = reader.atom(words[place]).span;
    let is_company = |index: usize| reader.mentions[index].kind == EntityKind::Company;
    if loose && !(is_company(owner) && is_company(owned)) {
        return None;
    }
    // `A가 B의 새 주인이 됐다`: it has changed hands.
    let taken = reader.atom(words[place]).text == "주인"
        && asserted.is_some_and(|clause| reader.analysis.predicate(clause).voice != Voice::Copula);
    let (kind, roles) = if taken {
        (ClaimKind::Acquire, (Role::Acquirer, Role::Target))
    } else {
        (ClaimKind::Own, (Role::Owner, Role::Owned))
    };
    let mut draft = state(reader, kind, trigger);
    let host = noun.clause.or_else(|| noun.host.and_then(|host| reader.noun(host)).and_then(|host| host.clause));
    let standing = match asserted {
        Some(clause) => reader.standing(clause),
        None => reader.noun_standing(&[], None, host),
    };
    if standing.blocked {
        return None;
    }
    draft.polarity = standing.polarity();
    draft.modality = standing.modality();
    draft.source = standing.source;
    draft.cues = standing.cues;
    draft.add(roles.0, DraftFiller::Mention(owner), reader.mentions);
    // 100% 자회사
    let share = words[..place].last().and_then(|before| reader.atom(*before).mention);
    if let Some((EntityKind::Percent, share)) = share.filter(|_| kind == ClaimKind::Own) {
        draft.add(Role::Stake, DraftFiller::Mention(share), reader.mentions);
    }
    draft.add(roles.1, DraftFiller::Mention(owned), reader.mentions);
    credit_kin(reader, id, trigger, &mut draft);
    let span = reader.mentions[owner].span.join(reader.mentions[owned].span).join(trigger);
    let lemma = reader.predicates.noun(reader.atom(words[place]).text).unwrap_or_default();
    draft.evidence.push(Evidence { span, reading: reading("relation", lemma, reader.analysis.extent(id)) });
    Some(draft)
}

fn is_authority(reader: &Reader<'_, '_>, party: usize) -> bool {
    let name = reader.mentions[party].span.slice(reader.text);
    reader.mentions[party].kind == EntityKind::Organization
        && (reader.is_bench(party) || reader.predicates.ends_in(name, NounClass::Authority))
}

/// How each of the two stands to the noun: right behind it, before it in its phrase, or in the clause.
fn credit_kin(reader: &Reader<'_, '_>, id: PhraseId, noun: ByteSpan, draft: &mut Draft) {
    let phrase = reader.analysis.extent(id);
    for role in &mut draft.roles {
        let DraftFiller::Mention(index) = role.filler else { continue };
        let place = reader.mentions[index].span;
        let other = || reader.nouns().find(|(other, _)| reader.analysis.extent(*other).contains(place));
        let (rule, words) = if place.start >= noun.end {
            (if phrase.contains(place) { Rule::Apposed } else { Rule::Head }, Some(noun))
        } else if phrase.contains(place) {
            let beside = reader.text[place.end..noun.start].trim().is_empty();
            (if beside { Rule::Compound } else { Rule::Genitive }, Some(ByteSpan::new(phrase.start, noun.end)))
        } else if let Some((other, noun)) = other() {
            (rule_of(noun.case), Some(reader.analysis.extent(other)))
        } else {
            (Rule::Before, None)
        };
        role.ground = Some(DraftGround::new(rule, words));
    }
}

fn reading(frame: &'static str, lemma: &'static str, clause: ByteSpan) -> DraftReading {
    DraftReading { frame, lemma, class: PredicateClass::Noun, passive: false, clause }
}

pub(super) fn state(reader: &Reader<'_, '_>, kind: ClaimKind, trigger: ByteSpan) -> Draft {
    Draft {
        kind,
        roles: Vec::new(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        tense: Some(crate::model::Tense::Present),
        source: None,
        trigger,
        evidence: Vec::new(),
        cues: Cues::default(),
        headline: reader.headline,
        rounded: Vec::new(),
    }
}

/// The firm that stands before the noun: with 의, or right before it.
fn party_before(reader: &Reader<'_, '_>, noun: &NounPhrase, before: &[usize]) -> Option<usize> {
    // `A 대표의 처남 소유인 B`: of somebody who has no name.
    if before.iter().any(|index| reader.is(*index, NounClass::Kin)) {
        return None;
    }
    let own = before.iter().rev().map(|index| reader.atom(*index)).find(|atom| atom.is_party());
    own.and_then(|atom| atom.mention)
        .map(|(_, index)| index)
        .or_else(|| noun.owners.iter().rev().find_map(|owner| reader.parties(*owner, Reach::Actor).last().copied()))
}

/// The firm that is so called: behind the noun, behind 인, or the subject of 이다, with the clause that says so outright.
fn called(
    reader: &Reader<'_, '_>,
    id: PhraseId,
    noun: &NounPhrase,
    rest: &[usize],
    loose: bool,
) -> Option<(usize, Option<ClauseId>)> {
    let apposed = rest.iter().map(|index| reader.atom(*index)).find(|atom| atom.is_party());
    if let Some((_, index)) = apposed.and_then(|atom| atom.mention) {
        return Some((index, None));
    }
    // `B라는 자회사를 갖고 있다`
    if let Some(named) = reader.named_through(id).filter(|_| rest.is_empty()) {
        return reader.parties(named, Reach::Actor).first().map(|party| (*party, None));
    }
    if rest.is_empty()
        && matches!(noun.case, Case::Topic | Case::Subject)
        && let Some(named) = named_by_copula(reader, noun)
    {
        return Some((named, noun.clause));
    }
    if rest.is_empty() && matches!(noun.case, Case::Subject | Case::To | Case::Dative | Case::Bare) {
        return becomes(reader, id, noun);
    }
    if !(rest.is_empty() || loose) || noun.case != Case::Copula {
        return None;
    }
    let clause = noun.clause.filter(|clause| reader.analysis.predicate(*clause).voice == Voice::Copula)?;
    match reader.analysis.predicate(clause).ending {
        Ending::Adnominal => {
            let head = reader.clause(clause).head?;
            reader.parties(head, Reach::Share).first().map(|party| (*party, None))
        }
        _ => subject_of(reader, clause).map(|subject| (subject, Some(clause))),
    }
}

/// `A가 B의 최대주주가 됐다`, `B 최대주주로 올라섰다`, in a headline `A, B 최대주주로`.
fn becomes(reader: &Reader<'_, '_>, id: PhraseId, noun: &NounPhrase) -> Option<(usize, Option<ClauseId>)> {
    let Some(clause) = noun.clause else {
        let topics = reader.nouns().filter(|(other, noun)| noun.case == Case::Topic && other.0 < id.0);
        let mut topics = topics.filter(|_| reader.headline && noun.case == Case::To).map(|(other, _)| other);
        return topics
            .find_map(|topic| reader.parties(topic, Reach::Actor).first().copied())
            .map(|party| (party, None));
    };
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    // `A는 B의 100% 자회사로 센서를 만든다`: as a subsidiary, whatever it does.
    let as_such = noun.case == Case::To
        && reader.head_word(noun).is_some_and(|word| reader.predicates.set_of(word.word).has(NounClass::Owned))
        && !reader
            .clause(clause)
            .arguments
            .iter()
            .any(|id| reader.case(*id) == Some(Case::Object) && !reader.parties(*id, Reach::Any).is_empty());
    // `B가 A의 새 주인이 됐다`, in a headline `B, A 새 주인 된다`
    let is_complement = noun.case == Case::Subject || reader.headline && noun.case == Case::Bare;
    let rises = as_such || reader.predicates.is(word, NounClass::Rises) || is_complement && word == "되";
    let own = reader.clause(clause).arguments.iter().copied().filter(|other| *other != id);
    let mut leading = own
        .filter(|other| matches!(reader.case(*other), Some(Case::Topic | Case::Subject)))
        .chain(reader.clause(clause).shared);
    let actor = leading.find_map(|other| reader.parties(other, Reach::Actor).first().copied());
    // `B는 A를 새 주인으로 맞았다`
    let received = reader.clause(clause).arguments.iter().copied().filter(|id| reader.case(*id) == Some(Case::Object));
    let received = received.filter(|_| noun.case == Case::To && matches!(word, "맞" | "맞이"));
    let received = received.flat_map(|id| reader.parties(id, Reach::Actor)).next();
    received.or(actor.filter(|_| rises)).map(|called| (called, Some(clause)))
}

/// `A의 최대주주는 B다`, `최대주주가 C에서 B로 바뀌었다`
fn named_by_copula(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<usize> {
    let clause = noun.clause?;
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let case = if verb.voice == Voice::Copula {
        Case::Copula
    } else if reader.predicates.is(word, NounClass::Becomes) {
        Case::To
    } else {
        return None;
    };
    let arguments = reader.clause(clause).arguments.iter().copied();
    let mut named = arguments.filter(|id| reader.case(*id) == Some(case));
    named.find_map(|id| reader.parties(id, Reach::Actor).first().copied())
}

fn subject_of(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    reader.actor(clause).and_then(|actor| reader.parties(actor, Reach::Actor).first().copied())
}

/// The subject that a copula has of its own (`A가 최대주주인 B`), not one shared with the sentence.
fn subject_of_copula(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<usize> {
    let arguments = reader.clause(noun.clause?).arguments.iter().copied();
    let mut subjects = arguments.filter(|id| reader.noun(*id).is_some_and(|noun| noun.case == Case::Subject));
    subjects.next().and_then(|id| reader.parties(id, Reach::Actor).first().copied())
}

/// The other party where none stands before the noun: the subject of `A가 최대주주인 B`, or the actor of the clause.
fn other_in_clause(reader: &Reader<'_, '_>, id: PhraseId, noun: &NounPhrase, called: usize, kin: Kin) -> Option<usize> {
    let host = {
        let mut at = id;
        while let Some(above) = reader.noun(at).and_then(|noun| noun.host) {
            at = above;
        }
        at
    };
    let clause = noun.clause.or_else(|| reader.noun(host).and_then(|noun| noun.clause))?;
    if let Some(held) = held_in_sentence(reader, called).filter(|_| kin == Kin::Owner) {
        return Some(held);
    }
    // `A는 최대주주가 C에서 B로 바뀌었다`: the noun itself is the subject.
    let shared =
        || reader.clause(clause).shared.and_then(|shared| reader.parties(shared, Reach::Actor).first().copied());
    let others = |subject: &usize| reader.mentions[*subject].referent != reader.mentions[called].referent;
    let subject = subject_of(reader, clause).filter(others);
    let subject = subject.or_else(|| subject_around(reader, clause).filter(others)).or_else(shared);
    // `최대주주인 A가 지분을 판다` in a report on B.
    let spoken_of = || {
        // `A가 … 데 이어 모회사 B도`: the one firm that the sentence names before.
        let before: Vec<usize> = reader.firms_before(noun.atoms.start).into_iter().filter(others).collect();
        if let [only] = before[..]
            && kin == Kin::Owner
        {
            return Some(only);
        }
        let firms = [reader.discourse.topic(), reader.discourse.main()].into_iter().flatten();
        let mut firms = firms.filter(|_| kin == Kin::Owner && !reader.headline);
        firms.find(|firm| reader.mentions[*firm].kind == EntityKind::Company && others(firm))
    };
    let subject = subject.filter(others).or_else(spoken_of)?;
    (reader.mentions[subject].referent != reader.mentions[called].referent).then_some(subject)
}

/// `A가 [자회사인] B의 조직을 손본다`: the subject of the clause around.
fn subject_around(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let head = reader.outermost(reader.clause(clause).head?);
    subject_of(reader, reader.noun(head)?.clause?)
}

/// `B 지분 60%를 최대주주인 A에게서 산다`: the firm whose share the sentence speaks of.
fn held_in_sentence(reader: &Reader<'_, '_>, called: usize) -> Option<usize> {
    let called = reader.mentions[called].referent;
    let shares =
        reader.nouns().filter(|(_, noun)| reader.words(noun).iter().any(|index| reader.is(*index, NounClass::Share)));
    shares.flat_map(|(id, _)| reader.parties(id, Reach::Share)).find(|index| reader.mentions[*index].referent != called)
}
