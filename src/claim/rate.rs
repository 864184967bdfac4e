//! What an analyst holds a firm to be worth: a price that its share should reach (목표주가), an opinion (투자의견).

use super::draft::{Draft, DraftFiller, DraftRole};
use super::ground::{Cues, DraftGround, DraftReading, Evidence};
use super::reader::{Reach, Reader};
use crate::clause::{Case, ClauseId, Ending, Link, NounPhrase, PhraseId, Voice};
use crate::lexicon::{ClassSet, Joined, NounClass, WordClass};
use crate::model::{ClaimKind, Direction, EntityKind, Modality, Polarity, PredicateClass, Role, Rule};
use crate::span::ByteSpan;

/// A noun of a rating, where it stands.
struct Rating {
    phrase: PhraseId,
    /// The clause that the phrase stands in; a headline may have none.
    clause: Option<ClauseId>,
    trigger: ByteSpan,
    /// The first atom of the noun.
    atom: usize,
    /// Its last.
    last: usize,
}

/// How far back in the text a rating may stand that a sentence goes on with.
const BYTES: usize = 500;

/// Reads every rating of a sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    const RATINGS: ClassSet = ClassSet::of(&[NounClass::Rating]);
    for (id, noun) in reader.nouns_of(RATINGS) {
        let words = reader.words(noun);
        let Some((from, to)) = rated_word(reader, &words) else { continue };
        let trigger = reader.atom(words[from]).span.join(reader.atom(words[to]).span);
        let clause = reader.noun(reader.outermost(id)).and_then(|host| host.clause);
        let rating = Rating { phrase: id, clause, trigger, atom: words[from], last: words[to] };
        rate(reader, &rating, drafts);
    }
    if drafts.last().is_some_and(|last| last.kind == ClaimKind::Rate) {
        for index in 0..reader.analysis.clauses.len() {
            gapped(reader, ClauseId(index), drafts);
        }
    }
}

/// `A증권은 목표주가를 11만원으로 높였고, B증권은 8만원에서 9만원으로 올렸다`, `C증권과 D증권은 각각 10만원, 9만원을 제시했다`: others who rate the
/// firm that was rated last, without the noun.
fn gapped(reader: &Reader<'_, '_>, clause: ClauseId, drafts: &mut Vec<Draft>) {
    let Some(last) = drafts.last().filter(|last| last.kind == ClaimKind::Rate) else { return };
    let verb = reader.analysis.predicate(clause);
    let span = reader.analysis.span_of(verb.atoms.clone());
    let sets = [NounClass::Up, NounClass::Down, NounClass::Sets];
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let near = last.trigger.end <= span.start && span.start - last.trigger.end < BYTES;
    if !near || !last.has(Role::Price) || !sets.iter().any(|class| reader.predicates.is(word, *class)) {
        return;
    }
    let houses = houses(reader, clause);
    let arguments = || reader.clause(clause).arguments.iter().copied();
    let money = |cases: &[Case]| -> Vec<usize> {
        let chosen = arguments().filter(|id| reader.case(*id).is_some_and(|case| cases.contains(&case)));
        chosen.flat_map(|id| reader.values(id, EntityKind::Money)).collect()
    };
    let reached = money(&[Case::To, Case::Until]);
    let prices = if reached.is_empty() { money(&[Case::Object]) } else { reached };
    // Nothing else is spoken of: no firm, and nothing that an amount may be of.
    let values_alone = arguments().all(|id| {
        let noun = reader.noun(id).filter(|noun| !matches!(noun.case, Case::Topic | Case::Subject));
        noun.is_none_or(|noun| reader.is_value(noun))
    });
    let standing = reader.standing(clause);
    if houses.is_empty() || houses.len() != prices.len() || !values_alone || standing.blocked || standing.negated {
        return;
    }
    let base = last.clone();
    for (house, price) in houses.into_iter().zip(prices) {
        let mut draft = base.clone();
        draft.roles.retain(|own| own.role == Role::Company);
        draft.add(Role::Analyst, DraftFiller::Mention(house), reader.mentions);
        draft.add(Role::Price, DraftFiller::Mention(price), reader.mentions);
        draft.source = Some(DraftFiller::Mention(house));
        draft.trigger = span;
        draft.cues = standing.cues;
        draft.credit(Rule::Before);
        let evidence = span.join(reader.mentions[price].span).join(reader.mentions[house].span);
        draft.evidence.iter_mut().for_each(|own| own.span = evidence);
        drafts.push(draft);
    }
}

/// The houses that act in a clause, where nobody else does.
fn houses(reader: &Reader<'_, '_>, clause: ClauseId) -> Vec<usize> {
    let actor = reader.actor(clause).filter(|actor| reader.clause(clause).arguments.contains(actor));
    let parties = actor.map(|actor| reader.parties(actor, Reach::Actor)).unwrap_or_default();
    let observes = |index: &usize| {
        let mention = &reader.mentions[*index];
        mention.kind == EntityKind::Company
            && reader.predicates.ends_in(mention.span.slice(reader.text), NounClass::Observer)
    };
    if parties.iter().all(observes) { parties } else { Vec::new() }
}

/// 목표주가, 투자|의견: the dictionary cuts some in two.
fn rated_word(reader: &Reader<'_, '_>, words: &[usize]) -> Option<(usize, usize)> {
    let is_rating = |text: &str| reader.predicates.is(text, NounClass::Rating);
    (0..words.len()).find_map(|place| {
        let text = reader.atom(words[place]).text;
        if is_rating(text) {
            return Some((place, place));
        }
        let next = words.get(place + 1)?;
        is_rating(&Joined::of(text, reader.atom(*next).text)).then_some((place, place + 1))
    })
}

fn rate(reader: &Reader<'_, '_>, rating: &Rating, drafts: &mut Vec<Draft>) {
    let before = rating_before(reader, rating, drafts);
    let Some(analyst) = analyst(reader, rating).or(before.map(|(analyst, _)| analyst)) else { return };
    let mut companies = companies(reader, rating, analyst);
    // `B증권은 목표주가 7만 원을 제시했다`: of the firm that was rated before, else of the one that is spoken of.
    if companies.is_empty() {
        let spoken_of = || {
            let house = reader.mentions[analyst].referent;
            reader.discourse.topic().filter(|firm| {
                reader.mentions[*firm].kind == EntityKind::Company && reader.mentions[*firm].referent != house
            })
        };
        companies.extend(before.map(|(_, company)| company).or_else(spoken_of));
    }
    let prices = prices(reader, rating);
    let change = change(reader, rating);
    let opinion = opinion(reader, rating);
    if prices.is_empty() && change.is_none() && opinion.is_none() && !is_set(reader, rating) {
        return;
    }
    let standing = rating.clause.map(|clause| reader.standing(clause));
    let possible = standing.is_some_and(|standing| standing.modality == Modality::Possible)
        && !rating.clause.is_some_and(|clause| goes_on_to_say(reader, clause));
    let speaker = standing.and_then(|standing| standing.source);
    // `각각 7만, 10만 원으로`: a price for each.
    let dealt = companies.len() > 1 && companies.len() == prices.len();
    // `A, B, C의 목표주가를 일제히 내렸다`: otherwise one claim of them all.
    let groups: Vec<&[usize]> = if dealt { companies.chunks(1).collect() } else { vec![&companies[..]] };
    for (turn, group) in groups.into_iter().enumerate().filter(|(_, group)| !group.is_empty()) {
        let mut draft = Draft {
            kind: ClaimKind::Rate,
            roles: Vec::new(),
            polarity: Polarity::Affirmed,
            modality: if possible { Modality::Possible } else { Modality::Asserted },
            tense: standing.and_then(|standing| standing.tense),
            source: speaker.or(Some(DraftFiller::Mention(analyst))),
            trigger: rating.trigger,
            evidence: Vec::new(),
            cues: standing.map_or(Cues::default(), |standing| standing.cues),
            headline: reader.headline,
            rounded: Vec::new(),
        };
        draft.add(Role::Analyst, DraftFiller::Mention(analyst), reader.mentions);
        for company in group {
            draft.add(Role::Company, DraftFiller::Mention(*company), reader.mentions);
        }
        if let Some(&price) = if dealt { prices.get(turn) } else { prices.last() } {
            draft.add(Role::Price, DraftFiller::Mention(price), reader.mentions);
        }
        if let Some(opinion) = opinion {
            draft.add(Role::Opinion, DraftFiller::Text(opinion), reader.mentions);
        }
        draft.roles.extend(change);
        if let Some(date) = date(reader, rating) {
            draft.add(Role::Date, DraftFiller::Mention(date), reader.mentions);
        }
        reader.credit_in_sentence(&mut draft);
        draft.evidence.push(evidence(reader, rating, &draft));
        drafts.push(draft);
    }
}

/// `목표주가를 유지하며 “…”으로 내다봤다`: what is foreseen is not the rating.
fn goes_on_to_say(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let ties = matches!(reader.analysis.predicate(clause).ending, Ending::Connective(Link::And | Link::While));
    reader.clause(clause).parent.filter(|_| ties).is_some_and(|parent| {
        let verb = reader.analysis.predicate(parent);
        match &verb.noun {
            Some(noun) => reader.predicates.saying(reader.atom(noun.end - 1).text, WordClass::Noun).is_some(),
            None => reader.predicates.saying(reader.atom(verb.stem).lemma, WordClass::Verb).is_some(),
        }
    })
}

/// The analyst and the firm of the rating that was told last, where this sentence goes on with it.
fn rating_before(reader: &Reader<'_, '_>, rating: &Rating, told: &[Draft]) -> Option<(usize, usize)> {
    let last = told.iter().rev().find(|draft| draft.kind == ClaimKind::Rate)?;
    let near = last.trigger.end <= rating.trigger.start && rating.trigger.start - last.trigger.end < BYTES;
    let filler = |role: Role| {
        last.fillers(role).find_map(|filler| match filler {
            DraftFiller::Mention(index) => Some(index),
            DraftFiller::Text(_) | DraftFiller::Code(..) => None,
        })
    };
    let foreign = rating.clause.and_then(|clause| reader.actor(clause)).is_some_and(|actor| {
        let parties = reader.parties(actor, Reach::Any);
        parties.iter().any(|party| reader.mentions[*party].kind == EntityKind::Person)
    });
    near.then(|| filler(Role::Analyst).zip(filler(Role::Company)).filter(|_| !foreign)).flatten()
}

/// `목표주가를 일제히 내렸다`, `목표주가 상향`: it was set, whatever to.
fn is_set(reader: &Reader<'_, '_>, rating: &Rating) -> bool {
    let sets = |word: &str| {
        [NounClass::Up, NounClass::Down, NounClass::Sets].into_iter().any(|class| reader.predicates.is(word, class))
    };
    let behind = reader.noun(rating.phrase).is_some_and(|noun| {
        reader.words(noun).into_iter().any(|index| index > rating.last && sets(reader.atom(index).text))
    });
    let host = reader.outermost(rating.phrase);
    let of_clause =
        rating.clause.filter(|_| matches!(reader.case(host), Some(Case::Object | Case::Topic | Case::Bare)));
    behind
        || of_clause.is_some_and(|clause| {
            let verb = reader.analysis.predicate(clause);
            verb.voice != Voice::Copula
                && sets(verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text))
        })
}

fn evidence(reader: &Reader<'_, '_>, rating: &Rating, draft: &Draft) -> Evidence {
    let sentence = reader.analysis.span_of(0..reader.analysis.atoms.len());
    let parts = draft.roles.iter().map(|role| match role.filler {
        DraftFiller::Mention(index) => reader.mentions[index].span,
        DraftFiller::Text(span) | DraftFiller::Code(_, span) => span,
    });
    let span = parts.filter(|part| sentence.contains(*part)).fold(draft.trigger, ByteSpan::join);
    let clause = rating.clause.map(|clause| reader.analysis.reach(clause));
    let clause = clause.unwrap_or_else(|| reader.analysis.extent(rating.phrase));
    let lemma = reader.predicates.noun(&draft.trigger.slice(reader.text).replace(' ', "")).unwrap_or("목표주가");
    let reading = DraftReading { frame: "rating", lemma, class: PredicateClass::Noun, passive: false, clause };
    Evidence { span, reading }
}

/// Who rates: the actor of the clause, the one it is done by, or the house of the analyst who speaks.
fn analyst(reader: &Reader<'_, '_>, rating: &Rating) -> Option<usize> {
    let is_house = |index: &usize| reader.mentions[*index].kind == EntityKind::Company;
    let Some(clause) = rating.clause else {
        // `A증권, B 목표가 상향`: the topic of a headline without a predicate.
        let topics = reader.nouns().filter(|(id, noun)| noun.case == Case::Topic && id.0 < rating.phrase.0);
        let mut topics = topics.flat_map(|(id, _)| reader.parties(id, Reach::Actor));
        return topics.find(is_house).filter(|_| reader.headline);
    };
    let by = reader.clause(clause).arguments.iter().copied().find(|id| reader.case(*id) == Some(Case::By));
    if let Some(by) = by {
        return reader.parties(by, Reach::Actor).into_iter().find(is_house);
    }
    // `목표주가는 …로 올랐다`: what is rated rates nobody.
    let host = reader.outermost(rating.phrase);
    let governing = reader.actor(clause).filter(|actor| *actor != host).or_else(|| {
        // `목표가를 올리면서 투자의견은 유지했다`
        let previous = reader.clause(clause).previous?;
        reader.case(host).filter(|case| *case == Case::Topic).and_then(|_| reader.actor(previous))
    });
    // `A증권의 B 목표가는 38만원으로 낮아졌다`
    let owners = reader.noun(rating.phrase).into_iter().flat_map(|noun| noun.owners.iter().copied());
    let mut owners = owners.flat_map(|owner| reader.parties(owner, Reach::Actor)).filter(is_house);
    let observes =
        |index: &usize| reader.predicates.ends_in(reader.mentions[*index].span.slice(reader.text), NounClass::Observer);
    let own = governing.and_then(|actor| house_of(reader, actor)).or_else(|| owners.find(observes));
    let speaking = || reader.speaking_party(clause).filter(is_house);
    let quoting = || {
        let parent = reader.clause(clause).parent?;
        let quoted = reader.analysis.predicate(clause).ending == Ending::Quoted;
        reader.actor(parent).filter(|_| quoted).and_then(|actor| house_of(reader, actor))
    };
    own.or_else(speaking).or_else(quoting)
}

/// The firm that acts, or for which the analyst who acts speaks.
fn house_of(reader: &Reader<'_, '_>, actor: PhraseId) -> Option<usize> {
    let is_house = |index: &usize| reader.mentions[*index].kind == EntityKind::Company;
    let named = reader.parties(actor, Reach::Actor);
    let person = named.iter().any(|index| reader.mentions[*index].kind == EntityKind::Person);
    named.into_iter().find(is_house).or_else(|| {
        let beside = reader.values(actor, EntityKind::Company);
        beside.first().copied().filter(|_| person)
    })
}

/// What is rated: who stands before the noun, whom the rating is about, what the clause modifies, whom the sentence names.
fn companies(reader: &Reader<'_, '_>, rating: &Rating, analyst: usize) -> Vec<usize> {
    let house = reader.mentions[analyst].referent;
    let other = |index: &usize| {
        reader.mentions[*index].kind == EntityKind::Company && reader.mentions[*index].referent != house
    };
    let Some(noun) = reader.noun(rating.phrase) else { return Vec::new() };
    let owned: Vec<usize> =
        noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Any)).filter(other).collect();
    if !owned.is_empty() {
        return owned;
    }
    let words = reader.words(noun);
    let beside = words.iter().take_while(|index| **index < rating.atom).filter_map(|index| reader.atom(*index).mention);
    if let Some(beside) = beside.map(|(_, index)| index).filter(other).last() {
        return vec![beside];
    }
    let Some(clause) = rating.clause else { return named_before(reader, rating, &other) };
    let about = |id: &PhraseId| matches!(reader.case(*id), Some(Case::About | Case::Dative | Case::Object));
    let goes_on = matches!(reader.analysis.predicate(clause).ending, Ending::Connective(Link::And | Link::While));
    let onward = reader.clause(clause).parent.filter(|_| goes_on);
    let around = [Some(clause), reader.clause(clause).previous, onward].into_iter().flatten();
    for id in around.flat_map(|clause| reader.clause(clause).arguments.iter().copied()).filter(about) {
        let direct = reader.parties(id, Reach::Any).into_iter().filter(other);
        let owners = reader.noun(id).into_iter().flat_map(|noun| noun.owners.iter().copied());
        let owners = owners.flat_map(|owner| reader.parties(owner, Reach::Any)).filter(other);
        let found: Vec<usize> = direct.chain(owners).collect();
        if !found.is_empty() {
            return found;
        }
    }
    // `A증권이 목표가를 낮춘 B는 …`
    let head = reader.clause(clause).head.into_iter().flat_map(|head| reader.parties(head, Reach::Actor)).find(other);
    if let Some(head) = head {
        return vec![head];
    }
    named_before(reader, rating, &other)
}

/// The one firm that the sentence names before.
fn named_before(reader: &Reader<'_, '_>, rating: &Rating, other: &dyn Fn(&usize) -> bool) -> Vec<usize> {
    let before = reader.firms_before(rating.atom).into_iter().filter(other).collect::<Vec<_>>();
    match before[..] {
        [only] => vec![only],
        _ => Vec::new(),
    }
}

/// The prices set: where one is raised from another, the new one.
fn prices(reader: &Reader<'_, '_>, rating: &Rating) -> Vec<usize> {
    let mut own = reader.values(rating.phrase, EntityKind::Money);
    // 52만→47만원
    if let Some(last) = own.last_mut()
        && let Some(next) = reader.mentions.get(*last + 1)
        && next.kind == EntityKind::Money
        && reader.text[reader.mentions[*last].span.end..next.span.start].trim() == "→"
    {
        *last += 1;
    }
    let Some(clause) = rating.clause else { return own };
    let among = |cases: &[Case]| -> Vec<usize> {
        let arguments = reader.clause(clause).arguments.iter().copied();
        let chosen = arguments.filter(|id| reader.case(*id).is_some_and(|case| cases.contains(&case)));
        chosen.filter(|id| *id != rating.phrase).flat_map(|id| reader.values(id, EntityKind::Money)).collect()
    };
    let reached = among(&[Case::To, Case::Until]);
    if !reached.is_empty() {
        reached
    } else if !own.is_empty() {
        own
    } else {
        among(&[Case::Object, Case::Bare, Case::Copula])
    }
}

/// `15% 낮췄다`, `종전보다 20% 높은 6만 원으로`
fn change(reader: &Reader<'_, '_>, rating: &Rating) -> Option<DraftRole> {
    let clause = rating.clause?;
    let arguments = reader.clause(clause).arguments.iter().copied();
    let modifiers = arguments.filter_map(|id| reader.noun(id)).filter_map(|noun| noun.modifier);
    let found = std::iter::once(clause).chain(modifiers).find_map(|clause| {
        let own = reader.clause(clause).arguments.iter().copied();
        let percent = own.flat_map(|id| reader.values(id, EntityKind::Percent)).next()?;
        Some((percent, direction(reader, clause), reader.endings(clause)))
    });
    let (percent, direction, verb) = found?;
    Some(DraftRole {
        role: Role::Change,
        filler: DraftFiller::Mention(percent),
        direction,
        base: None,
        ground: Some(DraftGround::new(Rule::Change, Some(verb))),
    })
}

fn direction(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Direction> {
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    if reader.predicates.is(word, NounClass::Up) {
        Some(Direction::Up)
    } else {
        reader.predicates.is(word, NounClass::Down).then_some(Direction::Down)
    }
}

/// 매수, ‘비중축소’로: the opinion held now, not the one left (`‘보유’에서`).
fn opinion(reader: &Reader<'_, '_>, rating: &Rating) -> Option<ByteSpan> {
    if !rating.trigger.slice(reader.text).ends_with("의견") {
        return opinion_beside(reader, rating);
    }
    // … or before the noun: `‘매수’ 투자의견을`
    let own = reader.noun(rating.phrase).and_then(|noun| {
        let first = noun.atoms.start.checked_sub(1);
        opinion_in(reader, noun, rating.atom).or_else(|| opinion_in(reader, noun, first?))
    });
    // `의견을 올리지 않고 ‘중립’에 묶었다`: the clause that goes on may name it.
    let onward = rating.clause.and_then(|clause| {
        let goes_on = reader.analysis.predicate(clause).ending == Ending::Connective(Link::And);
        reader.clause(clause).parent.filter(|_| goes_on)
    });
    let clauses = rating.clause.into_iter().chain(onward);
    let arguments = clauses.flat_map(|clause| reader.clause(clause).arguments.iter().copied());
    let said: Vec<(Case, ByteSpan)> = arguments
        .filter(|id| *id != rating.phrase)
        .filter_map(|id| reader.noun(id))
        .filter(|noun| !matches!(noun.case, Case::At | Case::From | Case::Since))
        .filter_map(|noun| opinion_in(reader, noun, 0).map(|span| (noun.case, span)))
        .collect();
    let reached = said.iter().find(|(case, _)| *case == Case::To).or(said.first());
    reached.map(|(_, span)| *span).or(own)
}

/// `매수 의견과 목표주가 2만 원을 제시했다`: the opinion that is listed with the price.
fn opinion_beside(reader: &Reader<'_, '_>, rating: &Rating) -> Option<ByteSpan> {
    let listed = reader.noun(rating.phrase)?.listed.iter().copied();
    let arguments = |clause: ClauseId| reader.clause(clause).arguments.iter().copied();
    let beside = rating.clause.into_iter().flat_map(arguments);
    let beside = beside.filter(|id| reader.case(*id) == Some(Case::With));
    // `목표가를 25만원으로 올리고 ‘매수’ 의견을 유지했다`
    let onward = rating.clause.filter(|clause| {
        matches!(reader.analysis.predicate(*clause).ending, Ending::Connective(Link::And | Link::While))
    });
    let onward = onward.and_then(|clause| reader.clause(clause).parent).into_iter().flat_map(arguments);
    let beside = beside.chain(onward.filter(|id| reader.case(*id) == Some(Case::Object)));
    listed.chain(beside).filter_map(|id| reader.noun(id)).find_map(|noun| {
        let words = reader.words(noun);
        let names = words.iter().any(|index| reader.atom(*index).text.ends_with("의견"));
        let start = words.first().copied().filter(|_| names)?;
        opinion_in(reader, noun, start.saturating_sub(1))
    })
}

/// The words of an opinion in a phrase, behind an atom.
fn opinion_in(reader: &Reader<'_, '_>, noun: &NounPhrase, behind: usize) -> Option<ByteSpan> {
    let words: Vec<usize> = reader.words(noun).into_iter().filter(|index| *index > behind).collect();
    let is_opinion = |text: &str| reader.predicates.is(text, NounClass::Opinion);
    words.iter().enumerate().rev().find_map(|(place, &index)| {
        let atom = reader.atom(index);
        let joined = place.checked_sub(1).map(|before| reader.atom(words[before]));
        match joined {
            Some(before) if is_opinion(&Joined::of(before.text, atom.text)) => Some(before.span.join(atom.span)),
            _ => (is_opinion(atom.text) || is_opinion(&atom.text.replace(' ', ""))).then_some(atom.span),
        }
    })
}

/// The day of the rating: a date that stands by itself in the clause.
fn date(reader: &Reader<'_, '_>, rating: &Rating) -> Option<usize> {
    let arguments = reader.clause(rating.clause?).arguments.iter().copied();
    let mut alone = arguments.filter(|id| {
        reader.noun(*id).is_some_and(|noun| matches!(noun.case, Case::Bare | Case::Dative) && reader.is_value(noun))
    });
    alone.find_map(|id| reader.values(id, EntityKind::Date).first().copied())
}
