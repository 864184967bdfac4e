//! What a figure is held against: `영업이익은 812억원으로 시장 전망치 760억원을 웃돌았다`.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::Reader;
use super::owner::company_of;
use super::{Metric, Sort, begin, close, sort_of};
use crate::clause::{Case, ClauseId, Ending, NounPhrase, PhraseId, Shape};
use crate::lexicon::{Effect, Joined, NounClass, WordClass};
use crate::model::{ClaimKind, EntityKind, Modality, Role, Sign};
use crate::segment::Pos;
use crate::span::ByteSpan;

/// How far back in the text the figure may stand that a forecast is of.
const BYTES: usize = 600;

/// The noun of a forecast with its amount.
struct Forecast {
    phrase: PhraseId,
    /// What it is of, where that stands between the noun and the amount.
    figure: Option<PhraseId>,
    /// From the first atom of the noun to behind its last.
    from: usize,
    to: usize,
    amount: usize,
}

/// Reads the forecasts that figures of the sentence, or of the one before, are held against.
pub(super) fn read(reader: &Reader<'_, '_>, metrics: &[Metric], drafts: &mut Vec<Draft>) {
    if reader.analysis.atoms.iter().all(|atom| !atom.is_kind(EntityKind::Money)) {
        return;
    }
    for (id, _) in reader.nouns() {
        let Some(forecast) = forecast_in(reader, id) else { continue };
        if let Some(draft) = draft(reader, metrics, &forecast, drafts) {
            drafts.push(draft);
        }
    }
}

/// Whether an amount of a phrase is what was forecast, and not how much it was.
pub(super) fn is_forecast(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    forecast_in(reader, id).is_some()
}

/// `시장 전망치 760억원을`, `예상치(760억원)를`, `전망치인 1조원을`, `전망치였던 영업이익 1조원을`
fn forecast_in(reader: &Reader<'_, '_>, id: PhraseId) -> Option<Forecast> {
    let noun = reader.noun(id)?;
    let words = reader.words(noun);
    if let Some((from, to)) = forecast_word(reader, noun) {
        let behind = words.iter().copied().find(|index| *index >= to && reader.atom(*index).is_kind(EntityKind::Money));
        let amount = behind.or_else(|| in_bracket(reader, to))?;
        let (_, amount) = reader.atom(amount).mention?;
        return Some(Forecast { phrase: id, figure: None, from, to, amount });
    }
    let figure = figure_right_before(reader, id);
    let described = figure.and_then(|figure| reader.noun(figure)).unwrap_or(noun);
    let clause = described.modifier.filter(|clause| reader.analysis.predicate(*clause).ending == Ending::Adnominal)?;
    if let Some(forecast) = forecast_by_verb(reader, id, clause) {
        return Some(forecast);
    }
    let mut arguments = reader.clause(clause).arguments.iter().copied();
    let called = arguments.find(|id| reader.case(*id) == Some(Case::Copula))?;
    let (from, to) = forecast_word(reader, reader.noun(called)?)?;
    let figure = figure.or_else(|| names_figure(reader, noun).then_some(id));
    let told = figure == Some(id) || reader.is_value(noun);
    let amount = told.then(|| reader.values(id, EntityKind::Money).first().copied())??;
    Some(Forecast { phrase: called, figure, from, to, amount })
}

/// `영업이익| 1조원`: the phrase of the figure that an amount follows.
fn figure_right_before(reader: &Reader<'_, '_>, amount: PhraseId) -> Option<PhraseId> {
    let before = PhraseId(amount.0.checked_sub(1)?);
    let noun = reader.noun(before).filter(|noun| noun.case == Case::Bare && !noun.comma)?;
    let last = *reader.words(noun).last()?;
    is_earned(reader, noun, last).then_some(before)
}

/// `순이익 1조원`: whether the amount at the end of a phrase is of the figure before it.
fn names_figure(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    match reader.words(noun)[..] {
        [.., figure, amount] => reader.atom(amount).is_kind(EntityKind::Money) && is_earned(reader, noun, figure),
        _ => false,
    }
}

fn is_earned(reader: &Reader<'_, '_>, noun: &NounPhrase, word: usize) -> bool {
    noun.classes.has(NounClass::Metric) && matches!(sort_of(reader, noun.atoms.start, word), Some(Sort::Earned(_)))
}

/// `시장에서 예상한 680억원을`
fn forecast_by_verb(reader: &Reader<'_, '_>, id: PhraseId, clause: ClauseId) -> Option<Forecast> {
    let word = reader.analysis.predicate(clause).noun.as_ref().filter(|noun| noun.len() == 1)?;
    let noun = reader.noun(id).filter(|noun| reader.is_value(noun))?;
    let expects = reader.predicates.saying(reader.atom(word.start).text, WordClass::Noun) == Some(Effect::SayPossible);
    let mut own = reader.clause(clause).arguments.iter().copied();
    let place = own.find(|id| matches!(reader.case(*id), Some(Case::At | Case::Subject))).filter(|_| expects)?;
    let amount = reader.values(id, EntityKind::Money).first().copied().filter(|_| noun.case != Case::Copula)?;
    Some(Forecast { phrase: place, figure: None, from: word.start, to: word.end, amount })
}

/// 전망|치, 컨센|서스: the dictionary cuts some in two. A figure before it has the forecast for its own (`영업이익 전망치`).
fn forecast_word(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<(usize, usize)> {
    if !noun.classes.has(NounClass::Forecast) {
        return None;
    }
    let words = reader.words(noun);
    let is = |text: &str| reader.predicates.is(text, NounClass::Forecast);
    let place = (0..words.len()).find(|place| {
        let text = reader.atom(words[*place]).text;
        is(text) || words.get(place + 1).is_some_and(|next| is(&Joined::of(text, reader.atom(*next).text)))
    })?;
    let named = words[..place].iter().any(|index| reader.is(*index, NounClass::Metric));
    let cut = !is(reader.atom(words[place]).text);
    (!named).then(|| (words[place], words[place] + 1 + usize::from(cut)))
}

/// The amount in the bracket that opens at an atom.
pub(super) fn in_bracket(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let atoms = &reader.analysis.atoms;
    let opens = atoms.get(at).is_some_and(|atom| atom.shape == Shape::Open);
    let inside = at + 1..atoms.len().min(at + 4);
    let close = |index: &usize| atoms[*index].shape != Shape::Close;
    opens.then(|| inside.take_while(close).find(|index| atoms[*index].is_kind(EntityKind::Money))).flatten()
}

fn draft(reader: &Reader<'_, '_>, metrics: &[Metric], forecast: &Forecast, told: &[Draft]) -> Option<Draft> {
    let span = reader.analysis.span_of(forecast.from..forecast.to);
    let clause = reader.noun(reader.outermost(forecast.phrase))?.clause;
    let earned = |metric: &&Metric| matches!(metric.sort, Sort::Earned(_));
    let within = metrics.iter().filter(earned).rfind(|metric| match forecast.figure {
        Some(figure) => metric.phrase == figure,
        None => metric.atom < forecast.from,
    });
    let told_before = figure_before(told, span);
    let in_bracket = metric_in_bracket(reader, forecast);
    let own = within.and_then(|metric| {
        let Sort::Earned(code) = metric.sort else { return None };
        let clause = reader.taken_by(reader.outermost(metric.phrase));
        let (company, from_before) = company_of(reader, metrics, metric, clause)?;
        let of_before = told_before.filter(|_| from_before).map(|(company, _)| company);
        Some((of_before.unwrap_or(company), code))
    });
    let of_another = || clause.is_some_and(|clause| measures_other(reader, clause, forecast.from));
    let (company, code) = own.or_else(|| told_before.filter(|_| in_bracket.is_some() || !of_another()))?;
    let code = in_bracket.unwrap_or(code);
    let standing = clause.map_or_else(|| reader.noun_standing(&[], None, None), |clause| reader.standing(clause));
    if standing.blocked {
        return None;
    }
    let mut draft = begin(reader, ClaimKind::Earn, standing, span);
    draft.polarity = crate::model::Polarity::Affirmed;
    draft.modality = Modality::Possible;
    draft.cues.add(Sign::Possible, span);
    if let Some(source) = forecaster_before(reader, forecast) {
        draft.source = Some(source);
        draft.cues.add(Sign::Source, span);
    }
    draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    draft.add(Role::Metric, DraftFiller::Code(code, span), reader.mentions);
    draft.add(Role::Amount, DraftFiller::Mention(forecast.amount), reader.mentions);
    close(reader, "figure", clause, Some(forecast.phrase), &mut draft);
    Some(draft)
}

/// `전망치(영업이익 849억원)`: the figure that the bracket names.
fn metric_in_bracket(reader: &Reader<'_, '_>, forecast: &Forecast) -> Option<&'static str> {
    let atoms = &reader.analysis.atoms;
    let open = forecast.to;
    atoms.get(open).filter(|atom| atom.shape == Shape::Open)?;
    let amount = (open + 1..atoms.len().min(open + BRACKET)).find(|index| atoms[*index].is_kind(EntityKind::Money))?;
    (open + 1..amount).rev().find_map(|word| match sort_of(reader, open + 1, word)? {
        Sort::Earned(code) => Some(code),
        _ => None,
    })
}

/// The first atoms of a bracket, in which its amount stands.
const BRACKET: usize = 6;

/// `주당순이익은 시장 예상치 54센트를 밑돌았다`: what is none of a firm's earnings was forecast.
fn measures_other(reader: &Reader<'_, '_>, clause: ClauseId, before: usize) -> bool {
    let mut leading = reader.clause(clause).arguments.iter().filter_map(|id| reader.noun(*id));
    leading.any(|noun| {
        matches!(noun.case, Case::Topic | Case::Subject)
            && noun.atoms.end <= before
            && noun.classes.has(NounClass::Measure)
    })
}

/// `이는 시장 예상치 549억 달러를 웃돈다`: the last figure that was told.
fn figure_before(told: &[Draft], at: ByteSpan) -> Option<(usize, &'static str)> {
    let last = told.iter().rev().find(|draft| draft.kind == ClaimKind::Earn)?;
    let near = last.trigger.end <= at.start && at.start - last.trigger.end < BYTES;
    let company = last.fillers(Role::Company).find_map(|filler| match filler {
        DraftFiller::Mention(index) => Some(index),
        DraftFiller::Text(_) | DraftFiller::Code(..) => None,
    })?;
    let code = last.fillers(Role::Metric).find_map(|filler| match filler {
        DraftFiller::Code(code, _) => Some(code),
        DraftFiller::Text(_) | DraftFiller::Mention(_) => None,
    })?;
    near.then_some((company, code))
}

/// `증권사 컨센서스는`: the words of a forecast that a clause is about, and who forecasts.
pub(super) fn told_of(
    reader: &Reader<'_, '_>,
    clause: ClauseId,
    figure: PhraseId,
) -> Option<(ByteSpan, Option<DraftFiller>)> {
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| *id != figure);
    arguments.filter(|id| matches!(reader.case(*id), Some(Case::Topic | Case::Subject))).find_map(|id| {
        let (from, to) = forecast_word(reader, reader.noun(id)?)?;
        let forecast = Forecast { phrase: id, figure: None, from, to, amount: 0 };
        Some((reader.analysis.span_of(from..to), forecaster_before(reader, &forecast)))
    })
}

/// 시장 전망치, 증권사 평균 전망치: who forecasts stands before the noun.
fn forecaster_before(reader: &Reader<'_, '_>, forecast: &Forecast) -> Option<DraftFiller> {
    let noun = reader.noun(forecast.phrase)?;
    if matches!(noun.case, Case::At | Case::Subject) && noun.atoms.end <= forecast.from {
        return reader.speaker(forecast.phrase);
    }
    if let Some(party) = noun.owners.iter().rev().find_map(|owner| reader.speaker(*owner)) {
        return Some(party);
    }
    let before = reader.words(noun).into_iter().filter(|index| *index < forecast.from);
    before.into_iter().find_map(|index| {
        let atom = reader.atom(index);
        match atom.mention {
            Some((_, mention)) if atom.is_party() => Some(DraftFiller::Mention(mention)),
            None if atom.tags.first() == Pos::NNG && !reader.predicates.set_of(atom.word).has(NounClass::Whole) => {
                Some(DraftFiller::Text(atom.span))
            }
            _ => None,
        }
    })
}
