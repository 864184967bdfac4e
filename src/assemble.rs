//! Mentions and drafts → a document: numbers, character offsets, keys and lines for people.

use std::borrow::Cow;

use crate::claim::{Draft, DraftFiller, DraftGround, DraftReading, confidence, core, factors};
use crate::model::{
    Claim, ClaimId, ClaimKind, Cue, Document, Entity, EntityId, EntityValue, Explanation, Filler, Ground, Modality,
    Passage, Polarity, Reading, Role, RoleFiller, Rule,
};
use crate::resolve::Mention;
use crate::span::{ByteSpan, CharSpan};
use crate::text::Excerpt;

/// Counts characters along a text; spans may be asked for in any order.
pub(crate) struct CharCounter<'t> {
    text: &'t str,
    /// Characters before every `STRIDE`th byte (or the character that holds it).
    marks: Vec<usize>,
}

/// Bytes between two marks: the price of a look-up, and a 16th of the text in memory.
const STRIDE: usize = 128;
/// A span of so many bytes is counted by itself.
const SHORT: usize = 32;

impl<'t> CharCounter<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for stretch in text.as_bytes().chunks(STRIDE) {
            marks.push(count);
            count += count_in_stretch(stretch);
        }
        Self { text, marks }
    }

    fn at(&self, byte: usize) -> usize {
        let mark = byte / STRIDE;
        let Some(count) = self.marks.get(mark) else {
            let last = self.marks.len().saturating_sub(1);
            return self
                .marks
                .last()
                .map_or(0, |count| count + count_in_stretch(&self.text.as_bytes()[last * STRIDE..]));
        };
        count + count_in_stretch(&self.text.as_bytes()[mark * STRIDE..byte])
    }

    /// The same place in characters.
    pub(crate) fn chars(&self, span: ByteSpan) -> CharSpan {
        let start = self.at(span.start);
        // What a name is long costs less than another way from the mark.
        let end = match self.text.as_bytes().get(span.start..span.end) {
            Some(own) if own.len() <= SHORT => start + count_in_stretch(own),
            _ => self.at(span.end),
        };
        CharSpan { start, end }
    }

    pub(crate) fn passage(&self, span: ByteSpan) -> Passage {
        Passage { text: span.slice(self.text).into(), span, chars: self.chars(span) }
    }
}

/// How many characters begin in these bytes, [`STRIDE`] at most: in a byte the sum is made of many bytes at once.
fn count_in_stretch(bytes: &[u8]) -> usize {
    let begins = bytes.iter().map(|byte| u8::from((*byte as i8) >= -0x40));
    usize::from(begins.fold(0_u8, u8::wrapping_add))
}

/// One entity of the document.
pub(crate) fn entity(
    counter: &CharCounter<'_>,
    id: usize,
    span: ByteSpan,
    value: EntityValue,
    confidence: f32,
) -> Entity {
    Entity {
        id: EntityId(id as u32),
        value,
        text: span.slice(counter.text).into(),
        span,
        chars: counter.chars(span),
        confidence,
    }
}

/// One claim of the document. `number` gives a mention's entity.
pub(crate) fn claim(
    counter: &CharCounter<'_>,
    entities: &[Entity],
    mentions: &[Mention],
    id: usize,
    draft: &Draft,
    number: &dyn Fn(usize) -> EntityId,
    explain: bool,
) -> Claim {
    let filler = |filler: DraftFiller| match filler {
        DraftFiller::Mention(index) => Filler::Entity(number(index)),
        DraftFiller::Text(span) => Filler::Passage(counter.passage(span)),
        DraftFiller::Code(code, span) => Filler::Code { code, passage: counter.passage(span) },
    };
    let roles: Vec<RoleFiller> = draft
        .roles
        .iter()
        .map(|role| RoleFiller {
            role: role.role,
            filler: filler(role.filler),
            direction: role.direction,
            base: role.base,
        })
        .collect();
    let mut claim = Claim {
        id: ClaimId(id as u32),
        kind: draft.kind,
        key: "".into(),
        text: "".into(),
        roles,
        polarity: draft.polarity,
        modality: draft.modality,
        tense: draft.tense,
        source: draft.source.map(filler),
        trigger: counter.passage(draft.trigger),
        evidence: draft.evidence.iter().map(|evidence| counter.passage(evidence.span)).collect(),
        cancels: None,
        confidence: confidence(draft, mentions),
        explanation: explain.then(|| Box::new(explanation(counter, entities, mentions, draft, number))),
    };
    claim.key = key(entities, &claim).into();
    claim.text = line(entities, &claim).into();
    claim
}

fn explanation(
    counter: &CharCounter<'_>,
    entities: &[Entity],
    mentions: &[Mention],
    draft: &Draft,
    number: &dyn Fn(usize) -> EntityId,
) -> Explanation {
    let place = |filler: DraftFiller| match filler {
        DraftFiller::Mention(index) => entities.get(number(index).0 as usize).map(|entity| entity.span),
        DraftFiller::Text(span) | DraftFiller::Code(_, span) => Some(span),
    };
    let readings = draft.evidence.iter().map(|evidence| {
        let DraftReading { frame, lemma, class, passive, clause } = evidence.reading;
        Reading { frame, lemma, class, passive, clause: counter.passage(clause) }
    });
    let grounds = draft.roles.iter().map(|own| {
        let DraftGround { rule, words, dealt } = own.ground.unwrap_or(DraftGround::new(Rule::Frame, None));
        let words = words.map(|words| words_of_ground(counter.text, words, place(own.filler)));
        let words = words.filter(|words| !words.is_empty()).map(|words| counter.passage(words));
        Ground { role: own.role, rule, words, dealt }
    });
    let cues = draft.cues.iter().map(|cue| Cue { sign: cue.sign, words: counter.passage(cue.words) });
    Explanation {
        readings: readings.collect(),
        grounds: grounds.collect(),
        cues: cues.collect(),
        factors: factors(draft, mentions).collect(),
    }
}

/// What stands behind a filler in its phrase (`측은`, `규모의`); a phrase in which it does not stand is given whole.
fn words_of_ground(text: &str, phrase: ByteSpan, filler: Option<ByteSpan>) -> ByteSpan {
    let Some(filler) = filler.filter(|filler| phrase.contains(*filler)) else { return phrase };
    let behind = ByteSpan::new(filler.end, phrase.end);
    let words = behind.slice(text);
    ByteSpan::new(behind.end - words.trim_start().len(), behind.end)
}

/// Says of each cancellation which claim it undoes: the one of the same kind and parties that the text affirms.
///
/// What was only possible is not undone by a denial; it never was.
pub(crate) fn link_cancellations(entities: &[Entity], claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let end = &claims[at];
        if end.polarity == Polarity::Affirmed || end.modality != Modality::Asserted {
            continue;
        }
        let undone = |claim: &&Claim| {
            claim.kind == end.kind
                && claim.polarity == Polarity::Affirmed
                && matches!(claim.modality, Modality::Asserted | Modality::Planned)
                && same_parties(entities, claim, end)
        };
        let nearest = claims[..at].iter().rev().chain(&claims[at + 1..]).find(undone).map(|claim| claim.id);
        claims[at].cancels = nearest;
    }
}

/// Whether the core roles that both fill are filled alike, one party at least among them.
fn same_parties(entities: &[Entity], claim: &Claim, other: &Claim) -> bool {
    let both = core(claim.kind).iter().map(|role| (names(entities, claim, *role), names(entities, other, *role)));
    let mut filled = both.filter(|(one, other)| !one.is_empty() && !other.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|(one, other)| one == other)
}

/// Leads every place in the document of a composed text back to `text`, the text as it came.
pub(crate) fn lead_back(document: &mut Document, excerpt: &Excerpt<'_>) {
    let text = excerpt.source();
    let counter = CharCounter::new(text);
    for sentence in &mut document.sentences {
        sentence.span = excerpt.in_source(sentence.span);
    }
    for entity in &mut document.entities {
        entity.span = excerpt.in_source(entity.span);
        entity.text = entity.span.slice(text).into();
        entity.chars = counter.chars(entity.span);
    }
    let passage = |passage: &mut Passage| *passage = counter.passage(excerpt.in_source(passage.span));
    let filler = |filler: &mut Filler| match filler {
        Filler::Entity(_) => {}
        Filler::Passage(words) | Filler::Code { passage: words, .. } => passage(words),
    };
    for claim in &mut document.claims {
        claim.roles.iter_mut().for_each(|role| filler(&mut role.filler));
        claim.source.iter_mut().for_each(filler);
        passage(&mut claim.trigger);
        claim.evidence.iter_mut().for_each(passage);
        if let Some(explanation) = &mut claim.explanation {
            explanation.readings.iter_mut().for_each(|reading| passage(&mut reading.clause));
            explanation.grounds.iter_mut().filter_map(|ground| ground.words.as_mut()).for_each(passage);
            explanation.cues.iter_mut().for_each(|cue| passage(&mut cue.words));
        }
    }
    let mut starts: Vec<usize> = Vec::new();
    for chars in document.warnings.iter_mut().filter_map(|warning| warning.chars.as_mut()) {
        if starts.is_empty() {
            starts.extend(excerpt.text().char_indices().map(|(start, _)| start));
        }
        let byte = |place: usize| starts.get(place).copied().unwrap_or(excerpt.text().len());
        *chars = counter.chars(excerpt.in_source(ByteSpan::new(byte(chars.start), byte(chars.end))));
    }
}

/// What a filler is called in keys and lines.
fn called<'a>(entities: &'a [Entity], filler: &'a Filler) -> Cow<'a, str> {
    match filler {
        Filler::Entity(id) => match entities.get(id.0 as usize) {
            Some(entity) => entity.name().map_or_else(|| entity.value.to_string().into(), Cow::Borrowed),
            None => Cow::default(),
        },
        Filler::Passage(passage) => Cow::Borrowed(&passage.text),
        Filler::Code { code, .. } => Cow::Borrowed(code),
    }
}

/// What the fillers of a role are called, sorted.
fn names<'a>(entities: &'a [Entity], claim: &'a Claim, role: Role) -> Vec<Cow<'a, str>> {
    let mut names: Vec<_> = claim.fillers(role).map(|filler| called(entities, filler)).collect();
    names.sort_unstable();
    names
}

fn push_joined<'a>(out: &mut String, names: impl IntoIterator<Item = Cow<'a, str>>, sign: &str) {
    for (index, name) in names.into_iter().enumerate() {
        if index > 0 {
            out.push_str(sign);
        }
        out.push_str(&name);
    }
}

/// `invest|네이버|업스테이지|USD 3000000`: the kind, its core fillers, and the amount or period that tells it apart.
///
/// Days are left out: reports of one event place it by different ones.
fn key(entities: &[Entity], claim: &Claim) -> String {
    let mut key = claim.kind.as_str().to_owned();
    for role in core(claim.kind).iter().copied().filter(|role| *role != Role::Amount) {
        key.push('|');
        push_joined(&mut key, names(entities, claim, role), "+");
    }
    if let Some(value) = telling_value(entities, claim) {
        key.push('|');
        key.push_str(&value);
    }
    key
}

fn telling_value(entities: &[Entity], claim: &Claim) -> Option<String> {
    [Role::Amount, Role::Period].into_iter().find_map(|role| {
        let id = claim.role(role)?.entity()?;
        match &entities.get(id.0 as usize)?.value {
            EntityValue::Money { money, .. } => {
                let bound = money.lower.or(money.upper)?;
                Some(format!("{} {}", money.currency, bound.normalize()))
            }
            EntityValue::Date(date) => date.start.map(|start| start.to_string()),
            _ => None,
        }
    })
}

/// The claim as a line for people: `네이버, 업스테이지에 투자 (USD 3,000,000 이상)`.
fn line(entities: &[Entity], claim: &Claim) -> String {
    let names = |role: Role| claim.fillers(role).map(|filler| called(entities, filler));
    let (first, second, verb) = wording(claim.kind);
    let mut line = String::new();
    push_joined(&mut line, names(first), "·");
    if line.is_empty() {
        line.push('?');
    }
    if let Some((role, particle)) = second {
        let before = line.len();
        line.push_str(", ");
        let named = line.len();
        push_joined(&mut line, names(role), "·");
        if line.len() == named {
            line.truncate(before);
        } else {
            line.push_str(particle);
        }
    }
    line.push(' ');
    line.push_str(verb);
    let told = |role: Role| role != first && second.is_none_or(|(other, _)| role != other);
    let mut details =
        claim.roles.iter().filter(|own| told(own.role)).map(|own| called(entities, &own.filler)).peekable();
    if details.peek().is_some() {
        line.push_str(" (");
        push_joined(&mut line, details, ", ");
        line.push(')');
    }
    line.push_str(match claim.modality {
        Modality::Asserted => "",
        Modality::Planned => " · 예정",
        Modality::Possible => " · 가능성",
        Modality::Alleged => " · 주장",
    });
    if claim.polarity == Polarity::Negated {
        line.push_str(" · 아님");
    }
    line
}

/// Subject, the second party with its particle, and the noun of a kind.
const fn wording(kind: ClaimKind) -> (Role, Option<(Role, &'static str)>, &'static str) {
    match kind {
        ClaimKind::Invest => (Role::Investor, Some((Role::Investee, "에")), "투자"),
        ClaimKind::Raise => (Role::Company, None, "자금 조달"),
        ClaimKind::Acquire => (Role::Acquirer, Some((Role::Target, "")), "인수"),
        ClaimKind::Divest => (Role::Seller, Some((Role::Asset, "")), "매각"),
        ClaimKind::Merge => (Role::Party, None, "합병"),
        ClaimKind::Partner => (Role::Party, None, "협력"),
        ClaimKind::Supply => (Role::Supplier, Some((Role::Customer, "에")), "공급"),
        ClaimKind::Pay => (Role::Payer, Some((Role::Payee, "에")), "지급"),
        ClaimKind::Earn => (Role::Company, None, "실적"),
        ClaimKind::Value => (Role::Company, None, "기업가치"),
        ClaimKind::Launch => (Role::Company, Some((Role::Product, "")), "출시"),
        ClaimKind::Build => (Role::Company, Some((Role::Facility, "")), "건설"),
        ClaimKind::Found => (Role::Founder, Some((Role::Founded, "")), "설립"),
        ClaimKind::Own => (Role::Owner, Some((Role::Owned, "")), "보유"),
        ClaimKind::List => (Role::Company, Some((Role::Exchange, "")), "상장"),
        ClaimKind::Appoint => (Role::Company, Some((Role::Person, "")), "선임"),
        ClaimKind::Hire => (Role::Employer, None, "채용"),
        ClaimKind::Layoff => (Role::Employer, None, "감원"),
        ClaimKind::Sue => (Role::Plaintiff, Some((Role::Defendant, "")), "소송"),
        ClaimKind::Investigate => (Role::Authority, Some((Role::Target, "")), "조사"),
        ClaimKind::Sanction => (Role::Authority, Some((Role::Target, "")), "제재"),
        ClaimKind::License => (Role::Licensor, Some((Role::Licensee, "에")), "라이선스"),
        ClaimKind::Payout => (Role::Company, Some((Role::Form, "")), "주주환원"),
        ClaimKind::Insolvency => (Role::Company, Some((Role::Form, "")), "도산 절차"),
        ClaimKind::Rate => (Role::Analyst, Some((Role::Company, "")), "투자의견"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_from_any_place_to_any_other() {
        let text = "네이버가 1억 원을 é ① 😀 냈다.\n".repeat(9);
        let counter = CharCounter::new(&text);
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        for (start, from) in places.iter().enumerate() {
            for (end, to) in places.iter().enumerate().skip(start) {
                assert_eq!(counter.chars(ByteSpan::new(*from, *to)), CharSpan { start, end }, "{from}..{to}");
            }
        }
    }
}
