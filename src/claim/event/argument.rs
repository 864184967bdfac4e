//! The phrases of a trigger and the slots of the frame that they take.

use super::super::draft::{Accepts, accepts};
use super::super::ground::rule_of;
use super::super::reader::{Reach, Reader};
use super::demand::ends_in;
use super::gap;
use super::trigger::{Trigger, receives};
use crate::clause::{Case, ClauseId, Ending, Link, NounPhrase, Phrase, PhraseId, Voice};
use crate::lexicon::{Frame, NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Role, Rule};

/// A phrase with the slot it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Argument {
    pub(super) slot: Slot,
    pub(super) phrase: PhraseId,
}

/// The phrases of the trigger's clauses with their slots.
pub(super) fn arguments(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame) -> Vec<Argument> {
    let mut found: Vec<Argument> = Vec::new();
    let has = |found: &[Argument], slot: Slot| found.iter().any(|argument| argument.slot == slot);
    for &zone in &trigger.zones {
        let clause = reader.clause(zone);
        let mut own: Vec<Argument> = Vec::new();
        for &id in &clause.arguments {
            if Some(id) == trigger.phrase || reader.members(id).any(|member| Some(member) == trigger.phrase) {
                continue;
            }
            // `A는 매각을 검토한다는 관측이 나온다`: who acts in the first is no other in the next.
            if found.iter().any(|argument| argument.phrase == id) {
                continue;
            }
            // `A 지분의 40%를`: a value of something stands for it.
            let stands = |noun: &&NounPhrase| !reader.is_value(noun) || is_part_of_share(reader, noun);
            let Some(noun) = reader.noun(id).filter(stands) else { continue };
            // `사들이는 계약을 맺었다`: the noun whose content is told is no object of it.
            let takes_text = frame.role(Slot::Object).is_some_and(|role| accepts(role) == Accepts::PartyOrText);
            let tells = takes_text && noun.modifier.is_some_and(|modifier| trigger.zones.contains(&modifier));
            if is_aside(reader, trigger, noun, id) || tells && noun.case == Case::Object {
                continue;
            }
            // `제재는 금융위 의결을 거쳐 확정된다`: where the event is the subject, the object is none of its own.
            if noun.case == Case::Object && is_subject_of(reader, trigger, zone) {
                continue;
            }
            let is_object = reaches(reader, frame, noun, id) || listed_with_object(reader, frame, id);
            if let Some(slot) = is_object.then_some(Slot::Object).or_else(|| slot_of(noun.case)) {
                own.push(Argument { slot, phrase: id });
            }
        }
        keep_nearest_subject(reader, &mut own);
        turn_topic(reader, frame, &mut own);
        added_beside_shared(reader, clause.shared, &mut own);
        keep_dative_party(reader, frame, &mut own);
        let pairs = found.is_empty() && gap::has_pairs(reader, zone);
        for argument in own {
            let paired = pairs && matches!(argument.slot, Slot::Dative | Slot::Object);
            if !has(&found, argument.slot) || matches!(argument.slot, Slot::With) || paired {
                found.push(argument);
            }
        }
        take_head(reader, zone, trigger, frame, &mut found);
        let subject_open = !has(&found, Slot::Subject);
        let own_host = trigger.phrase.map(|phrase| reader.outermost(phrase));
        if let Some(shared) = clause.shared.filter(|shared| subject_open && own_host != Some(*shared)) {
            // First: `A는 B와 함께 투자했다고 밝혔다` is of A before it is of B.
            found.insert(0, Argument { slot: Slot::Subject, phrase: shared });
        }
    }
    stray_object(reader, trigger, frame, &mut found);
    if reader.headline && trigger.zones.is_empty() {
        found.extend(in_headline(reader, trigger, frame));
    }
    found
}

/// `A에 이어 B까지 인수했다`, `B 사업부까지 사들였다`: the last of what is taken.
fn reaches(reader: &Reader<'_, '_>, frame: &Frame, noun: &NounPhrase, id: PhraseId) -> bool {
    let takes_thing = frame.role(Slot::Object).is_some_and(|role| accepts(role) == Accepts::PartyOrText);
    let reach = if takes_thing { Reach::Any } else { Reach::Actor };
    noun.case == Case::Until && !reader.is_date(noun) && !reader.parties(id, reach).is_empty()
}

/// `이달 안에 B에 지급한다`: of two phrases in the dative the party takes the place, and not what says when or where.
fn keep_dative_party(reader: &Reader<'_, '_>, frame: &Frame, own: &mut Vec<Argument>) {
    let takes_party = frame.role(Slot::Dative).is_some_and(|role| accepts(role) == Accepts::Party);
    let is_party =
        |argument: &Argument| argument.slot == Slot::Dative && !reader.parties(argument.phrase, Reach::Any).is_empty();
    if takes_party && own.iter().any(is_party) {
        own.retain(|argument| argument.slot != Slot::Dative || is_party(argument));
    }
}

/// `B 법인과 임원 2명을 고발했다`: who stands with the object before it, where the predicate leaves no other place.
fn listed_with_object(reader: &Reader<'_, '_>, frame: &Frame, id: PhraseId) -> bool {
    let takes_party = frame.role(Slot::Object).is_some_and(|role| accepts(role) == Accepts::Party);
    let beside = || reader.noun(id).is_some_and(|noun| noun.case == Case::With && !noun.together);
    let next = PhraseId(id.0 + 1);
    takes_party
        && frame.role(Slot::With).is_none()
        && beside()
        && reader.case(next) == Some(Case::Object)
        && !reader.names_share(next)
        && !reader.parties(id, Reach::Any).is_empty()
}

/// `지분 정리에 속도를 낸다`: where the event is what something is done to or for, the object is of that.
fn is_aside(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, noun: &NounPhrase, id: PhraseId) -> bool {
    let host = trigger.phrase.and_then(|phrase| reader.noun(reader.outermost(phrase)));
    let serves = host.is_some_and(|host| host.case == Case::Dative && host.atoms.end <= noun.atoms.start);
    serves && noun.case == Case::Object && reader.parties(id, Reach::Any).is_empty()
}

/// `A는 … 추가 출자도 검토한다고 밝혔다`: a thing that 도 adds is what is done, where somebody else acts.
fn added_beside_shared(reader: &Reader<'_, '_>, shared: Option<PhraseId>, own: &mut [Argument]) {
    let has_object = own.iter().any(|argument| argument.slot == Slot::Object);
    let acts = shared.is_some_and(|shared| !reader.parties(shared, Reach::Actor).is_empty());
    if has_object || !acts {
        return;
    }
    let added = own.iter_mut().find(|argument| {
        reader.noun(argument.phrase).is_some_and(|noun| noun.case == Case::Topic && noun.also)
            && reader.parties(argument.phrase, Reach::Actor).is_empty()
    });
    if let Some(added) = added {
        added.slot = Slot::Object;
    }
}

/// `지분의 40%`
pub(super) fn is_part_of_share(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    noun.owners.last().is_some_and(|owner| reader.names_share(*owner))
}

/// How a phrase came to be an argument: by its particle, shared with another clause, or as the noun that is modified.
pub(super) fn rule_of_argument(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, argument: Argument) -> Rule {
    let clauses = || trigger.zones.iter().map(|zone| reader.clause(*zone));
    let case = reader.case(argument.phrase).map_or(Rule::Bare, rule_of);
    if trigger.zones.is_empty() || clauses().any(|clause| clause.arguments.contains(&argument.phrase)) {
        case
    } else if clauses().any(|clause| clause.shared == Some(argument.phrase)) {
        Rule::Shared
    } else {
        Rule::Head
    }
}

/// `공정위, A에 과징금 31억 부과`: a headline that ends in nouns has no predicate to take what stands before them.
fn in_headline(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame) -> Vec<Argument> {
    let Some(host) = trigger.phrase.map(|phrase| reader.outermost(phrase)) else { return Vec::new() };
    let is_break = |index: &usize| matches!(reader.analysis.phrases[*index], Phrase::Break);
    let from = (0..host.0).rev().find(is_break).unwrap_or(0);
    // `A, 자사주 매입·소각`: or a predicate that it is listed with took them.
    let taken = reader.noun(host).and_then(|noun| noun.clause);
    let is_open = |noun: &NounPhrase| noun.clause.is_none() || noun.clause == taken;
    let mut own: Vec<Argument> = reader
        .nouns()
        .filter(|(id, noun)| id.0 < host.0 && is_open(noun) && noun.host.is_none() && !reader.is_value(noun))
        .filter(|(id, noun)| noun.case == Case::Topic || id.0 >= from && noun.case != Case::Bare)
        .filter_map(|(id, noun)| slot_of(noun.case).map(|slot| Argument { slot, phrase: id }))
        .collect();
    keep_nearest_subject(reader, &mut own);
    turn_topic(reader, frame, &mut own);
    own
}

/// The clause that comes before in time: `사들인 뒤 소각한다`, `매입해 소각했다`.
pub(super) fn clause_before(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<ClauseId> {
    let own = reader.clause(zone).arguments.iter().filter_map(|id| reader.noun(*id));
    let behind = own.into_iter().find(|noun| reader.opens_what_follows(noun));
    behind.and_then(|noun| noun.modifier).or(reader.clause(zone).previous)
}

/// Whether the noun of the event is itself the subject or the topic of the clause that carries it.
fn is_subject_of(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, zone: ClauseId) -> bool {
    let Some(host) = trigger.phrase.map(|phrase| reader.outermost(phrase)) else { return false };
    reader.noun(host).is_some_and(|noun| noun.clause == Some(zone) && matches!(noun.case, Case::Subject | Case::Topic))
}

pub(super) fn slot_of(case: Case) -> Option<Slot> {
    Some(match case {
        Case::Subject | Case::Topic => Slot::Subject,
        Case::Object => Slot::Object,
        Case::Dative => Slot::Dative,
        Case::From => Slot::From,
        Case::With => Slot::With,
        Case::To => Slot::To,
        Case::At => Slot::At,
        Case::By => Slot::By,
        Case::Against => Slot::Against,
        Case::About => Slot::About,
        Case::Bare => Slot::Compound,
        Case::Genitive | Case::According | Case::Until | Case::Since | Case::Than | Case::Copula | Case::Other => {
            return None;
        }
    })
}

/// Of two subjects the one next to the predicate is its own.
fn keep_nearest_subject(reader: &Reader<'_, '_>, own: &mut Vec<Argument>) {
    let is_subject = |argument: &Argument| reader.case(argument.phrase) == Some(Case::Subject);
    let Some(last) = own.iter().rposition(is_subject) else { return };
    let mut place = 0;
    own.retain(|argument| {
        place += 1;
        place - 1 == last || !is_subject(argument)
    });
}

/// A topic beside a subject is not the subject: `이번 라운드는 A가 주도했다`, `계약금은 A가 냈다`.
pub(super) fn turn_topic(reader: &Reader<'_, '_>, frame: &Frame, own: &mut Vec<Argument>) {
    let of_case =
        |wanted: Case, own: &[Argument]| own.iter().position(|argument| reader.case(argument.phrase) == Some(wanted));
    if let Some(thing) = also_beside_topic(reader, frame, own) {
        own[thing].slot = Slot::Object;
    }
    let topics = |own: &[Argument]| {
        own.iter()
            .position(|argument| argument.slot == Slot::Subject && reader.case(argument.phrase) == Some(Case::Topic))
    };
    let (Some(topic), Some(_)) = (topics(own), of_case(Case::Subject, own)) else { return };
    let has_object = own.iter().any(|argument| argument.slot == Slot::Object);
    if has_object || frame.role(Slot::Object).is_none() {
        let topic = own.remove(topic);
        // Kept last: where the subject turns out to be no party the topic may still serve.
        own.push(topic);
    } else {
        own[topic].slot = Slot::Object;
    }
}

/// `이 회사는 대출 서비스도 선보인다`: of two topics the one with 도 is what is done, where nothing else is.
/// `B도 조사한다` where A is the topic too, and `로봇도 선보인다` where who does it is left out.
fn also_beside_topic(reader: &Reader<'_, '_>, frame: &Frame, own: &[Argument]) -> Option<usize> {
    let topics = own.iter().filter(|argument| reader.case(argument.phrase) == Some(Case::Topic)).count();
    let has_object = own.iter().any(|argument| argument.slot == Slot::Object);
    let takes_party = frame.role(Slot::Object).is_some_and(|role| accepts(role) != Accepts::Text);
    let is_also = |argument: &Argument| {
        reader.noun(argument.phrase).is_some_and(|noun| noun.case == Case::Topic && noun.also)
            && (takes_party || reader.parties(argument.phrase, Reach::Actor).is_empty())
    };
    let made = matches!(frame.role(Slot::Object), Some(Role::Product | Role::Facility));
    own.iter().rposition(is_also).filter(|_| (topics > 1 || made && topics == own.len()) && !has_object)
}

/// The noun that an adnominal predicate modifies in the end: `상장할 예정인 A` is A.
pub(super) fn modified(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<PhraseId> {
    let mut at = zone;
    for _ in 0..4 {
        if reader.analysis.predicate(at).ending != Ending::Adnominal {
            return None;
        }
        let head = reader.clause(at).head?;
        let noun = reader.noun(head)?;
        let tells = reader.tells_content(noun);
        if !tells {
            return Some(named_by(reader, head).unwrap_or(head));
        }
        at = noun.clause?;
    }
    None
}

/// `A는 B가 세운 회사다`, `A는 2019년 설립된 스타트업으로, …`: the noun before 이다 is the topic.
fn named_by(reader: &Reader<'_, '_>, head: PhraseId) -> Option<PhraseId> {
    let noun = reader.noun(head).filter(|noun| matches!(noun.case, Case::Copula | Case::To))?;
    // … and `A는 지분 17%를 쥔 최대주주다`.
    let stands_for = reader.head_word(noun).is_some_and(|word| {
        reader.predicates.ends_in(word.text, NounClass::Sort)
            || reader.predicates.set_of(word.word).has(NounClass::Owner)
            || word.text == "주주"
    });
    let topic = reader.actor(noun.clause?)?;
    // `‘비버’는 A가 내놓는 픽업트럭이다`: a thing's name stands for what it is.
    let quoted = reader.noun(topic).and_then(|noun| reader.head_word(noun)).is_some_and(|word| word.quoted);
    (quoted || stands_for && !reader.parties(topic, Reach::Actor).is_empty()).then_some(topic)
}

/// The noun that an adnominal predicate modifies fills the gap in it: object where the subject is there, else subject.
pub(super) fn take_head(
    reader: &Reader<'_, '_>,
    zone: ClauseId,
    trigger: &Trigger<'_>,
    frame: &Frame,
    found: &mut Vec<Argument>,
) {
    if trigger.zones.first() != Some(&zone) {
        return;
    }
    let Some(head) = modified(reader, zone).map(|head| whole_list(reader, head)) else { return };
    let head = thing_of_head(reader, trigger, frame, found, head);
    let has = |slot: Slot| found.iter().any(|argument| argument.slot == slot);
    // A person or a firm is no post and no product: `사장에서 물러난 A`.
    let is_party = !reader.parties(head, Reach::Any).is_empty();
    let takes = |role: Role| !is_party || accepts(role) != Accepts::Text;
    // 사들인 자사주: the frame asks for it, though no role takes it.
    let demanded = frame.role(Slot::Object).is_none() && ends_in(reader, head, frame.row.object_nouns);
    let wants_object = (frame.role(Slot::Object).is_some_and(takes) || demanded) && !trigger.passive;
    // `A가 지분 20%를 가진 B`: the share is of the head.
    let share_only = found.iter().any(|argument| argument.slot == Slot::Object)
        && found.iter().filter(|argument| argument.slot == Slot::Object).all(|argument| {
            reader.parties(argument.phrase, Reach::Share).is_empty() && reader.names_share(argument.phrase)
        });
    // `B 인수에 나선 A`, `인수를 마친 A`: who carries an event out is no object of it.
    let nobody_else = names_own_object(reader, trigger) || reader.clause(zone).shared.is_none();
    let slot = if !has(Slot::Subject) && nobody_else && is_carried_out(reader, trigger, zone) {
        Slot::Subject
    } else if wants_object && (!has(Slot::Object) || (share_only && has(Slot::Subject))) {
        Slot::Object
    } else if !has(Slot::Subject) {
        Slot::Subject
    } else if frame.role(Slot::Dative).is_some() && !has(Slot::Dative) {
        Slot::Dative
    } else {
        return;
    };
    found.push(Argument { slot, phrase: head });
}

/// Whether the noun of the event is what the predicate of a clause is done to or goes into: 인수를 추진하다, 인수에 나서다.
fn is_carried_out(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, zone: ClauseId) -> bool {
    let Some(host) = trigger.phrase.and_then(|id| reader.noun(reader.outermost(id))) else { return false };
    let active = reader.analysis.predicate(zone).voice == Voice::Active && !receives(reader, zone);
    active && host.clause == Some(zone) && matches!(host.case, Case::Object | Case::Dative)
}

/// `B 인수`: what it is done to stands before the noun.
fn names_own_object(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    let words = trigger.phrase.and_then(|id| reader.noun(id)).map(|noun| reader.words(noun)).unwrap_or_default();
    words.into_iter().any(|index| index < trigger.atoms.start && reader.atom(index).is_party())
}

/// `지난달 출시된 A의 신차`: where a thing has the event done to it, and none is named, it is the thing and not whose it is.
fn thing_of_head(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    frame: &Frame,
    found: &[Argument],
    head: PhraseId,
) -> PhraseId {
    // `지난달 들어선 A의 공장`: a verb without an object has the thing in its subject.
    let in_subject = trigger.passive || frame.role(Slot::Object).is_none();
    let passive = frame.role(Slot::PassiveSubject).filter(|_| trigger.passive);
    let role = passive.or_else(|| frame.role(Slot::Object)).or_else(|| frame.role(Slot::Subject));
    let gap = if in_subject { Slot::Subject } else { Slot::Object };
    let filled = found.iter().any(|argument| argument.slot == gap);
    let taken = filled || in_subject && frame.row.subject_party;
    let is_owner = !taken && !reader.parties(head, Reach::Actor).is_empty();
    let owns = reader.noun(head).filter(|noun| is_owner && noun.genitive && noun.case == Case::Genitive);
    let Some(thing) = owns.and_then(|noun| noun.host) else { return head };
    let is_thing = match role.map(accepts) {
        Some(Accepts::Text) => reader.parties(thing, Reach::Any).is_empty(),
        // `B에 팔린 A의 사업부`
        Some(Accepts::PartyOrText) => reader.noun(thing).is_some_and(|noun| reader.ends_in_part(&reader.words(noun))),
        Some(Accepts::Person) => !reader.values(thing, EntityKind::Person).is_empty(),
        _ => false,
    };
    if is_thing { thing } else { head }
}

/// `A가 출시한 ‘B’와 ‘C’는`: of quoted names that are listed the clause modifies all.
fn whole_list(reader: &Reader<'_, '_>, head: PhraseId) -> PhraseId {
    let quoted = |id: PhraseId| reader.noun(id).and_then(|noun| reader.head_word(noun)).is_some_and(|word| word.quoted);
    let host = reader.noun(head).and_then(|noun| noun.host);
    let lists = |host: &PhraseId| reader.noun(*host).is_some_and(|noun| noun.listed.contains(&head));
    host.filter(lists).filter(|host| quoted(*host) && quoted(head)).unwrap_or(head)
}

/// 인수하다, 사들이다, 세우다: what it is done to is in hand afterwards.
fn takes_hold(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let frames = match &verb.noun {
        Some(noun) => reader.frames(noun.end - 1),
        None => reader.predicates.of_verb(reader.atom(verb.stem).lemma),
    };
    frames.iter().any(|id| {
        let kind = reader.predicates.frame(*id).kind;
        matches!(kind, ClaimKind::Acquire | ClaimKind::Invest | ClaimKind::Own | ClaimKind::Found)
    })
}

/// An object that another predicate took: `‘B’를 4일 개막한 전시회에서 공개했다`, `C 지분을 D와 나눠 인수한다`.
pub(super) fn stray_object(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, found: &mut Vec<Argument>) {
    let Some(role) = frame.role(Slot::Object) else { return };
    let Some(&zone) = trigger.zones.first().filter(|_| trigger.phrase.is_none() && !trigger.passive) else { return };
    if found.iter().any(|argument| matches!(argument.slot, Slot::Object | Slot::Compound)) {
        return;
    }
    let eventless = |clause: ClauseId| {
        let verb = reader.analysis.predicate(clause);
        match &verb.noun {
            Some(noun) => reader.frames(noun.end - 1).is_empty(),
            None => reader.predicates.of_verb(reader.atom(verb.stem).lemma).is_empty(),
        }
    };
    let own = reader.clause(zone);
    let around = own.arguments.iter().filter(|id| matches!(reader.case(**id), Some(Case::At | Case::Dative)));
    let within = around.filter_map(|id| reader.noun(*id)?.modifier);
    // `B를 인수했다가 되팔았다`, `B 지분을 모두 사들이며 자회사로 편입했다`: what one had done to it one does more to.
    let goes_on = matches!(frame.kind, ClaimKind::Divest | ClaimKind::Own | ClaimKind::Merge)
        && own.previous.is_some_and(|previous| takes_hold(reader, previous));
    let before = own.previous.filter(|previous| {
        goes_on || reader.analysis.predicate(*previous).ending == Ending::Connective(Link::Sequence)
    });
    let objects = within.chain(before).filter(|clause| eventless(*clause) || goes_on && before == Some(*clause));
    let mut objects = objects.flat_map(|clause| reader.clause(clause).arguments.iter().copied());
    // `사업부를 떼어내 넘겼다`: what is bought or sold has no name, where the clause right before takes it in hand.
    let in_hand = |id: &PhraseId| {
        let noun = reader.noun(*id);
        let taken = before.is_some() && noun.and_then(|noun| noun.clause) == before;
        let is_value = noun.is_some_and(|noun| reader.is_value(noun) || reader.is_date(noun));
        // `공장에 라인을 80억 원을 들여 짓는다`: … or spends on it.
        let made = role == Role::Facility;
        taken && !is_value && (accepts(role) == Accepts::PartyOrText || made)
    };
    let fits = |id: &PhraseId| {
        let quoted = reader.noun(*id).and_then(|noun| reader.head_word(noun)).is_some_and(|word| word.quoted);
        let party = accepts(role) != Accepts::Text && !reader.parties(*id, Reach::Share).is_empty();
        reader.case(*id) == Some(Case::Object) && (quoted || party || in_hand(id))
    };
    if let Some(object) = objects.find(fits) {
        found.push(Argument { slot: Slot::Object, phrase: object });
    }
}
