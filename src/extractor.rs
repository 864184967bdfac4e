//! The pipeline, a line a stage.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::assemble::{self, CharCounter};
use crate::batch::Batch;
use crate::claim::{self, DraftFiller, Reach, Reader};
use crate::clause::{Analysis, Case, MentionRef, SentenceInput};
use crate::date::{self, DateMention};
use crate::error::Error;
use crate::lexicon::{NounClass, Predicates, UserNames};
use crate::model::{ClaimKind, Document, EntityId, EntityKind, EntityValue, Sentence, Warning, WarningCode};
use crate::money;
use crate::name::{self, Label, NameMention, Recognizer};
use crate::percent;
use crate::resolve::{Discourse, Mention, Referent, Referents};
use crate::segment::{Lattice, SegmentWorker, Segmenter, Token};
use crate::span::ByteSpan;
use crate::text::{self, Excerpt};

/// Reads entities and claims out of Korean text. Load once, share everywhere: cheap to clone, `Send + Sync`.
///
/// ```
/// use sasil::{ClaimKind, Extractor, Role};
///
/// let extractor = Extractor::new()?;
/// let document = extractor.extract("네이버는 업스테이지에 300만 달러를 출자했다.");
/// let claim = document.claims_of(ClaimKind::Invest).next().expect("one claim");
/// assert_eq!(claim.to_string(), "네이버, 업스테이지에 투자 (USD 3,000,000)");
/// let investor = claim.role(Role::Investor).and_then(|filler| document.entity(filler.entity()?));
/// assert_eq!(investor.and_then(|entity| entity.name()), Some("네이버"));
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone)]
pub struct Extractor {
    inner: Arc<Inner>,
}

struct Inner {
    segmenter: Segmenter,
    names: Recognizer,
    predicates: Predicates,
    money: money::Scanner,
    options: Options,
    /// The buffers of passes that are done.
    buffers: Mutex<Vec<Buffers>>,
}

impl Inner {
    fn take_buffers(&self) -> Buffers {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, mut buffers: Buffers) {
        // One long text must not hold its memory for ever.
        if buffers.tokens.capacity() <= MOST_TOKENS_KEPT {
            buffers.clear();
            self.buffers.lock().unwrap_or_else(PoisonError::into_inner).push(buffers);
        }
    }
}

/// About two megabytes of tokens, a text of 200 kB.
const MOST_TOKENS_KEPT: usize = 1 << 16;

#[derive(Clone, Debug)]
struct Options {
    claim_kinds: Option<Vec<ClaimKind>>,
    entity_kinds: Option<Vec<EntityKind>>,
    min_confidence: f32,
    keep_furniture: bool,
    explanations: bool,
}

/// Options of an [`Extractor`].
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    options: Options,
    dictionary: Option<PathBuf>,
    companies: bool,
    #[cfg(feature = "train")]
    weights: Option<&'static [u8]>,
    names: UserNames,
}

impl std::fmt::Debug for Extractor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extractor").field("options", &self.inner.options).finish_non_exhaustive()
    }
}

/// A name that the caller has found, for [`Extractor::extract_named`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// Its place in UTF-8 bytes.
    pub span: ByteSpan,
    /// [`EntityKind::Company`], [`EntityKind::Organization`] or [`EntityKind::Person`].
    pub kind: EntityKind,
    /// What the thing is called at every mention; `None` for the text itself.
    pub name: Option<Box<str>>,
}

impl Extractor {
    /// An extractor over the embedded dictionary.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Dictionary`](crate::ErrorKind::Dictionary) where no dictionary is embedded (feature `embed`).
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Options before building.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder {
            options: Options {
                claim_kinds: None,
                entity_kinds: None,
                min_confidence: 0.0,
                keep_furniture: false,
                explanations: false,
            },
            dictionary: None,
            companies: true,
            #[cfg(feature = "train")]
            weights: None,
            names: UserNames::default(),
        }
    }

    /// Reads `text`; its date is taken from its dateline, where it has one.
    pub fn extract(&self, text: &str) -> Document {
        self.run(text, None, None)
    }

    /// Reads `text` as of `date`; without one, as [`Extractor::extract`].
    pub fn extract_dated(&self, text: &str, date: impl Into<Option<Date>>) -> Document {
        self.run(text, date.into(), None)
    }

    /// Reads `text` with the names that the caller has found in it, in place of those that sasil finds.
    ///
    /// Amounts, dates and claims are read as ever. Names that overlap an earlier one are left out.
    pub fn extract_named(&self, text: &str, date: impl Into<Option<Date>>, names: &[GivenName]) -> Document {
        self.run(text, date.into(), Some(given_names(text, names)))
    }

    /// Reads what was taken out of a source; every place in the document is one of the source.
    ///
    /// What a name is called, a claim's line and its key are made of the text that was read; `text` of a mention is
    /// the source at its place, with whatever markup stands inside.
    ///
    /// ```
    /// use sasil::{ByteSpan, Excerpt, Extractor};
    ///
    /// let mut excerpt = Excerpt::new("<p><b>네이</b>버는 쿠팡에 출자했다.</p>");
    /// excerpt.copy(ByteSpan::new(6, 12));
    /// excerpt.copy(ByteSpan::new(16, 46));
    /// assert_eq!(excerpt.text(), "네이버는 쿠팡에 출자했다.");
    ///
    /// let document = Extractor::new()?.extract_excerpt(&excerpt, None);
    /// let name = &document.entities[0];
    /// assert_eq!((&*name.text, name.name()), ("네이</b>버", Some("네이버")));
    /// assert_eq!(name.span, ByteSpan::new(6, 19));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_excerpt(&self, excerpt: &Excerpt<'_>, date: impl Into<Option<Date>>) -> Document {
        let mut document = self.run(excerpt.text(), date.into(), None);
        assemble::lead_back(&mut document, excerpt);
        document
    }

    /// Reads many texts and gives their documents in the same order, lazily and in bounded memory.
    ///
    /// With the feature `parallel` (on by default) the texts are read in the rayon pool of the calling thread, a few
    /// ahead of what has been asked for; without it one after the other. The documents are the same, and the same as
    /// those of [`Extractor::extract`], whatever the number of threads. Where the texts are borrowed, rayon itself
    /// serves: `texts.par_iter().map(|text| extractor.extract(text))`.
    ///
    /// ```
    /// use sasil::Extractor;
    ///
    /// let extractor = Extractor::new()?;
    /// let texts = ["네이버는 업스테이지에 300만 달러를 출자했다.", "카카오는 판교에 연구소를 지었다."];
    /// let claims: Vec<String> =
    ///     extractor.extract_batch(texts).flat_map(|document| document.claims).map(|claim| claim.to_string()).collect();
    /// assert_eq!(claims[0], "네이버, 업스테이지에 투자 (USD 3,000,000)");
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_batch<I, T>(&self, texts: I) -> Batch<impl Iterator<Item = (T, Option<Date>)> + use<I, T>>
    where
        I: IntoIterator<Item = T>,
        T: AsRef<str> + Send + 'static,
    {
        Batch::new(self.clone(), texts.into_iter().map(|text| (text, None)))
    }

    /// [`Extractor::extract_batch`] of texts with their dates, each read as by [`Extractor::extract_dated`].
    ///
    /// ```
    /// use jiff::civil::date;
    /// use sasil::{EntityValue, Extractor};
    ///
    /// let extractor = Extractor::new()?;
    /// let texts = [("네이버는 23일 사옥을 매각했다.", Some(date(2024, 12, 26)))];
    /// let document = extractor.extract_batch_dated(texts).next().expect("one document");
    /// let sold = document.entities.iter().find_map(|entity| match &entity.value {
    ///     EntityValue::Date(day) => day.start,
    ///     _ => None,
    /// });
    /// assert_eq!(sold, Some(date(2024, 12, 23)));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_batch_dated<I, T>(&self, texts: I) -> Batch<I::IntoIter>
    where
        I: IntoIterator<Item = (T, Option<Date>)>,
        T: AsRef<str> + Send + 'static,
    {
        Batch::new(self.clone(), texts.into_iter())
    }

    /// Shows how each sentence was read: its words with their tags, its phrases with their cases, its clauses.
    ///
    /// For people who write names, frames and rules; the form of the lines may change.
    pub fn outline(&self, text: &str, names: Option<&[GivenName]>) -> String {
        let date = date::dateline(text).map(|(_, day)| day);
        let mut pass = Pass::new(&self.inner, text, date);
        pass.segment();
        match names {
            Some(names) => pass.names = given_names(text, names),
            None => pass.find_names(),
        }
        pass.find_values();
        pass.resolve();
        let mut out = String::new();
        pass.outline(&mut out);
        out
    }

    fn run(&self, text: &str, date: Option<Date>, names: Option<Vec<NameMention>>) -> Document {
        let Some(composed) = text::compose(text) else { return self.read(text, date, names) };
        let names = names.map(|mut names| {
            for name in &mut names {
                name.span = composed.in_text(name.span);
            }
            names
        });
        let mut document = self.read(composed.text(), date, names);
        assemble::lead_back(&mut document, &composed);
        document
    }

    fn read(&self, text: &str, date: Option<Date>, names: Option<Vec<NameMention>>) -> Document {
        let date = date.or_else(|| date::dateline(text).map(|(_, day)| day));
        let mut pass = Pass::new(&self.inner, text, date);
        pass.segment();
        match names {
            Some(names) => pass.names = names,
            None => pass.find_names(),
        }
        pass.find_values();
        pass.resolve();
        pass.read_claims();
        pass.finish()
    }
}

fn given_names(text: &str, names: &[GivenName]) -> Vec<NameMention> {
    let mut given: Vec<NameMention> = names
        .iter()
        .filter(|name| text.get(name.span.start..name.span.end).is_some())
        .map(|name| NameMention {
            span: name.span,
            kind: name.kind,
            label: Label::New(name.name.clone()),
            confidence: 1.0,
        })
        .collect();
    given.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    given
}

/// One text on its way through the stages.
struct Pass<'a> {
    inner: &'a Inner,
    text: &'a str,
    date: Option<Date>,
    sentences: Vec<Sentence>,
    names: Vec<NameMention>,
    referents: Referents,
    drafts: Vec<claim::Draft>,
    buffers: Buffers,
}

/// What a pass fills that holds nothing of its text: used again for the next text. Growing them anew cost a headline
/// a tenth of its time.
#[derive(Default)]
struct Buffers {
    lattice: Lattice,
    names: name::Memory,
    /// The tokens of all sentences that are read.
    tokens: Vec<Token>,
    pieces: Vec<Piece>,
    money: Vec<money::Mention>,
    dates: Vec<DateMention>,
    percents: Vec<percent::Mention>,
    mentions: Vec<Mention>,
    values: Vec<MentionValue>,
    places: Vec<Place>,
}

impl Buffers {
    fn clear(&mut self) {
        let Self { lattice: _, names: _, tokens, pieces, money, dates, percents, mentions, values, places } = self;
        tokens.clear();
        pieces.clear();
        money.clear();
        dates.clear();
        percents.clear();
        mentions.clear();
        values.clear();
        places.clear();
    }
}

/// A mention before it is known whether it stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    span: ByteSpan,
    value: MentionValue,
    kind: EntityKind,
    confidence: f32,
    /// Its number among those of its sort.
    index: usize,
}

/// What is tagged and parsed at once: a sentence, or as much of it as [`LONGEST`] allows.
#[derive(Clone, Debug)]
struct Piece {
    sentence: usize,
    tokens: Range<usize>,
}

/// The most tokens that are read as one sentence. The longest real sentences have half as many; a text without
/// sentence ends is cut, so that what is compared with what within a sentence does not grow with the text.
const LONGEST: usize = 512;

/// Where the first piece of these tokens ends: at a space, where there is one in the second half.
fn piece_end(tokens: &[Token]) -> usize {
    if tokens.len() <= LONGEST {
        return tokens.len();
    }
    let spaced = (LONGEST / 2..LONGEST).rev().find(|at| tokens[*at].space_before());
    spaced.unwrap_or(LONGEST)
}

/// Where the value of a mention is kept.
#[derive(Clone, Copy, Debug)]
enum MentionValue {
    Name,
    Money(usize),
    Date(usize),
    Percent(usize),
}

impl<'a> Pass<'a> {
    fn new(inner: &'a Inner, text: &'a str, date: Option<Date>) -> Self {
        Pass {
            inner,
            text,
            date,
            sentences: text::sentences(text),
            names: Vec::new(),
            referents: Referents::default(),
            drafts: Vec::new(),
            buffers: inner.take_buffers(),
        }
    }

    fn is_read(&self, sentence: &Sentence) -> bool {
        self.inner.options.keep_furniture || !sentence.furniture
    }

    fn segment(&mut self) {
        let lattice = std::mem::take(&mut self.buffers.lattice);
        let mut worker = SegmentWorker::over(&self.inner.segmenter, lattice);
        for index in 0..self.sentences.len() {
            if !self.is_read(&self.sentences[index]) {
                continue;
            }
            let mut first = self.buffers.tokens.len();
            worker.segment(self.text, self.sentences[index].span, &mut self.buffers.tokens);
            while first < self.buffers.tokens.len() {
                let end = first + piece_end(&self.buffers.tokens[first..]);
                self.buffers.pieces.push(Piece { sentence: index, tokens: first..end });
                first = end;
            }
        }
        self.buffers.lattice = worker.into_lattice();
    }

    fn find_names(&mut self) {
        let mut memory = std::mem::take(&mut self.buffers.names);
        let mut finder = self.inner.names.finder(self.text, self.inner.segmenter.lexicon(), &mut memory);
        for piece in &self.buffers.pieces {
            finder.read(&self.buffers.tokens[piece.tokens.clone()], self.sentences[piece.sentence].headline);
        }
        self.names = finder.finish(&self.buffers.tokens);
        self.buffers.names = memory;
        let predicates = &self.inner.predicates;
        self.names.retain(|name| !predicates.stands_for_another(name.span.slice(self.text)));
    }

    fn find_values(&mut self) {
        self.inner.money.scan(self.text, &mut self.buffers.money);
        date::Scanner::new().resolve(self.text, self.date, &mut self.buffers.dates);
        percent::scan(self.text, &mut self.buffers.percents);
    }

    /// Joins all mentions in the order of the text; where two overlap the longer stands, a value before a name.
    fn resolve(&mut self) {
        let mut places = std::mem::take(&mut self.buffers.places);
        self.gather_places(&mut places);
        let mut name_referents = Vec::with_capacity(self.names.len());
        for name in &self.names {
            name_referents.push(self.referents.of(name, self.text, self.inner.segmenter.lexicon()));
        }
        let mut free = self.referents.len();
        let mut end = 0;
        let mut sentence = 0;
        for &Place { span, value, kind, confidence, index } in &places {
            while self.sentences.get(sentence).is_some_and(|own| own.span.end <= span.start) {
                sentence += 1;
            }
            let read = self.sentences.get(sentence).is_some_and(|own| own.span.overlaps(span) && self.is_read(own));
            if span.start < end || !read {
                continue;
            }
            end = span.end;
            let referent = match value {
                MentionValue::Name => name_referents[index],
                MentionValue::Money(_) | MentionValue::Date(_) | MentionValue::Percent(_) => {
                    free += 1;
                    Referent(free - 1)
                }
            };
            let ahead = match value {
                MentionValue::Date(index) => {
                    matches!((self.buffers.dates[index].value.start, self.date), (Some(start), Some(today)) if start > today)
                }
                _ => false,
            };
            self.buffers.mentions.push(Mention { span, kind, referent, confidence, ahead });
            self.buffers.values.push(value);
        }
        self.buffers.places = places;
    }

    /// All that was found, in the order of the text, the longer of two that begin together first.
    fn gather_places(&self, places: &mut Vec<Place>) {
        let Buffers { money, dates, percents, .. } = &self.buffers;
        for (index, mention) in money.iter().enumerate() {
            let value = MentionValue::Money(index);
            places.push(Place { span: mention.span, value, kind: EntityKind::Money, confidence: 0.98, index });
        }
        for (index, mention) in dates.iter().enumerate() {
            let value = MentionValue::Date(index);
            places.push(Place { span: mention.span, value, kind: EntityKind::Date, confidence: 0.95, index });
        }
        for (index, mention) in percents.iter().enumerate() {
            let value = MentionValue::Percent(index);
            places.push(Place { span: mention.span, value, kind: EntityKind::Percent, confidence: 0.98, index });
        }
        for (index, name) in self.names.iter().enumerate() {
            let value = MentionValue::Name;
            places.push(Place { span: name.span, value, kind: name.kind, confidence: name.confidence, index });
        }
        places.sort_by_key(|place| (place.span.start, std::cmp::Reverse(place.span.end)));
    }

    fn read_claims(&mut self) {
        let mut discourse = Discourse::new(self.text, &self.buffers.mentions);
        let mut drafts = std::mem::take(&mut self.drafts);
        self.each_analysis(|pass, analysis, sentence, refs| {
            discourse.begin(sentence.paragraph);
            let reader = Reader {
                analysis,
                predicates: &pass.inner.predicates,
                mentions: &pass.buffers.mentions,
                discourse: &discourse,
                text: pass.text,
                headline: sentence.headline,
            };
            let before = drafts.len();
            claim::read(&reader, &mut drafts);
            let held = drafts[before..].iter().rev().find_map(claim::Draft::held);
            let funded = drafts[before..].iter().rev().find_map(claim::Draft::funded);
            let topic = topic_of(&reader).filter(|topic| !speaks_of_others(&reader, refs, *topic));
            remember(&mut discourse, refs, topic, sentence.headline, &pass.buffers.mentions);
            if let Some(funded) = funded {
                discourse.set_funded(funded);
            }
            if let Some(held) = held {
                discourse.set_held(held);
            }
        });
        self.drafts = drafts;
    }

    fn outline(&self, out: &mut String) {
        self.each_analysis(|pass, analysis, sentence, _| {
            let _ = writeln!(out, "{}", sentence.span.slice(pass.text));
            analysis.outline(pass.text, out);
        });
    }

    /// Reads the clauses of every sentence, one after the other.
    fn each_analysis(&self, mut visit: impl FnMut(&Self, &Analysis<'_>, &Sentence, &[MentionRef])) {
        let mut analysis = Analysis::default();
        let mut refs: Vec<MentionRef> = Vec::new();
        let surnames = self.surnames();
        let mut mentions = self.buffers.mentions.iter().enumerate().peekable();
        for (index, piece) in self.buffers.pieces.iter().enumerate() {
            let covered = refs.last().map_or(0, |mention| mention.span.end);
            refs.clear();
            let end = self.end_of(index);
            while let Some((index, mention)) = mentions.next_if(|(_, mention)| mention.span.start < end) {
                refs.push(MentionRef { span: mention.span, kind: mention.kind, index });
            }
            // A mention over the end of a piece has been read.
            let tokens = &self.buffers.tokens[piece.tokens.clone()];
            let tokens = &tokens[tokens.partition_point(|token| token.span().start < covered)..];
            let sentence = &self.sentences[piece.sentence];
            let input = SentenceInput {
                text: self.text,
                tokens,
                mentions: &refs,
                headline: sentence.headline,
                surnames: &surnames,
            };
            analysis.read(&self.inner.segmenter, input, &self.inner.predicates);
            visit(self, &analysis, sentence, &refs);
        }
    }

    /// Where the mentions of a piece end: with its sentence, or where the next piece of it begins.
    fn end_of(&self, piece: usize) -> usize {
        let own = &self.buffers.pieces[piece];
        match self.buffers.pieces.get(piece + 1).filter(|next| next.sentence == own.sentence) {
            Some(next) => self.buffers.tokens[next.tokens.start].span().start,
            None => self.sentences[own.sentence].span.end,
        }
    }

    /// The first syllables of the persons named, each once.
    fn surnames(&self) -> String {
        let persons = self.buffers.mentions.iter().filter(|mention| mention.kind == EntityKind::Person);
        let first = persons.filter_map(|mention| mention.span.slice(self.text).chars().next());
        first.collect::<BTreeSet<char>>().into_iter().collect()
    }

    fn finish(mut self) -> Document {
        let drafts = std::mem::take(&mut self.drafts);
        let value_of = |index: usize| self.value_key(index);
        let mut drafts = claim::merge(drafts, &self.buffers.mentions, self.text, &value_of);
        let options = &self.inner.options;
        drafts.retain(|draft| {
            claim::confidence(draft, &self.buffers.mentions) >= options.min_confidence
                && options.claim_kinds.as_ref().is_none_or(|kinds| kinds.contains(&draft.kind))
        });
        let kept = self.kept_entities(&drafts);
        let counter = CharCounter::new(self.text);
        let mut numbers = vec![EntityId(0); self.buffers.mentions.len()];
        let mut entities = Vec::with_capacity(kept.len());
        for (id, &index) in kept.iter().enumerate() {
            numbers[index] = EntityId(id as u32);
        }
        for (id, &index) in kept.iter().enumerate() {
            let mention = &self.buffers.mentions[index];
            let value = self.entity_value(index, &numbers, &kept);
            entities.push(assemble::entity(&counter, id, mention.span, value, mention.confidence));
        }
        let number = |index: usize| numbers[index];
        let explain = self.inner.options.explanations;
        let mut claims: Vec<_> = drafts
            .iter()
            .enumerate()
            .map(|(id, draft)| {
                assemble::claim(&counter, &entities, &self.buffers.mentions, id, draft, &number, explain)
            })
            .collect();
        assemble::link_cancellations(&entities, &mut claims);
        let document = Document {
            id: None,
            source: None,
            date: self.date,
            warnings: self.warnings(&counter),
            sentences: std::mem::take(&mut self.sentences),
            entities,
            claims,
        };
        self.inner.give_back(self.buffers);
        document
    }

    /// The mentions that are handed out: of the kinds asked for, and all that a claim points at.
    fn kept_entities(&self, drafts: &[claim::Draft]) -> Vec<usize> {
        let Some(kinds) = &self.inner.options.entity_kinds else { return (0..self.buffers.mentions.len()).collect() };
        let mut keep: Vec<bool> = self.buffers.mentions.iter().map(|mention| kinds.contains(&mention.kind)).collect();
        for draft in drafts {
            for filler in draft.roles.iter().map(|role| role.filler).chain(draft.source) {
                if let DraftFiller::Mention(index) = filler {
                    keep[index] = true;
                }
            }
        }
        (0..keep.len()).filter(|index| keep[*index]).collect()
    }

    fn entity_value(&self, index: usize, numbers: &[EntityId], kept: &[usize]) -> EntityValue {
        match self.buffers.values[index] {
            MentionValue::Name => self
                .referents
                .value(self.buffers.mentions[index].referent)
                .cloned()
                .unwrap_or(EntityValue::Organization(crate::model::Named { name: "".into() })),
            MentionValue::Money(own) => {
                let mention = &self.buffers.money[own];
                let equivalent = mention.equivalent.and_then(|other| {
                    let place = self.place_of_money(index, other)?;
                    kept.binary_search(&place).ok().map(|_| numbers[place])
                });
                EntityValue::Money { money: mention.money.clone(), equivalent }
            }
            MentionValue::Date(own) => EntityValue::Date(self.buffers.dates[own].value),
            MentionValue::Percent(own) => EntityValue::Percent(self.buffers.percents[own].percent),
        }
    }

    /// The mention of an amount that stands behind the mention `index`.
    fn place_of_money(&self, index: usize, amount: usize) -> Option<usize> {
        let start = self.buffers.money.get(amount)?.span.start;
        let place = index + self.buffers.mentions.get(index..)?.partition_point(|mention| mention.span.start < start);
        matches!(self.buffers.values.get(place), Some(MentionValue::Money(own)) if *own == amount).then_some(place)
    }

    /// What tells an amount or a date apart from another.
    fn value_key(&self, index: usize) -> Option<String> {
        match self.buffers.values[index] {
            MentionValue::Name => None,
            MentionValue::Money(own) => Some(self.buffers.money[own].money.to_string()),
            MentionValue::Date(own) => Some(self.buffers.dates[own].value.to_string()),
            MentionValue::Percent(own) => Some(self.buffers.percents[own].percent.to_string()),
        }
    }

    fn warnings(&self, counter: &CharCounter<'_>) -> Vec<Warning> {
        let mut found: Vec<(ByteSpan, Warning)> = Vec::new();
        for mention in &self.buffers.money {
            if mention.warning.is_some() {
                let amount = shortened(mention.span.slice(self.text));
                let message = format!("`{amount}` is larger than an exact decimal holds");
                found.push((mention.span, warning(counter, WarningCode::AmountOverflow, mention.span, message)));
            }
        }
        for mention in &self.buffers.dates {
            let Some(problem) = mention.warning else { continue };
            let code = match problem {
                date::Warning::ImpossibleDay => WarningCode::ImpossibleDate,
                date::Warning::WeekdayMismatch => WarningCode::WeekdayMismatch,
            };
            let message = format!("`{}`: {problem}", mention.span.slice(self.text));
            found.push((mention.span, warning(counter, code, mention.span, message)));
        }
        found.sort_by_key(|(span, _)| *span);
        found.into_iter().map(|(_, warning)| warning).collect()
    }
}

/// As much of a mention as a message has room for.
fn shortened(mention: &str) -> String {
    const ROOM: usize = 40;
    match mention.char_indices().nth(ROOM) {
        Some((cut, _)) => format!("{}…", &mention[..cut]),
        None => mention.to_string(),
    }
}

fn warning(counter: &CharCounter<'_>, code: WarningCode, span: ByteSpan, message: String) -> Warning {
    Warning { code, message: message.into(), chars: Some(counter.chars(span)) }
}

/// The party that a sentence is about: its topic, else the subject of a sentence without one.
fn topic_of(reader: &Reader<'_, '_>) -> Option<usize> {
    let standing_in = |wanted: Case| {
        reader.nouns().filter(move |(_, noun)| noun.case == wanted && noun.host.is_none()).map(|(id, _)| id)
    };
    let party = |id| reader.parties(id, Reach::Actor).first().copied();
    if standing_in(Case::Topic).next().is_some() {
        return standing_in(Case::Topic).find_map(party);
    }
    standing_in(Case::Subject).find_map(party)
}

/// `A증권은 B의 목표주가를 올렸다`: what follows is not of the one who looks on.
fn speaks_of_others(reader: &Reader<'_, '_>, refs: &[MentionRef], topic: usize) -> bool {
    let name = reader.mentions[topic];
    let others = refs.iter().map(|mention| reader.mentions[mention.index]);
    reader.predicates.ends_in(name.span.slice(reader.text), NounClass::Observer)
        && others.into_iter().any(|other| other.kind == EntityKind::Company && other.referent != name.referent)
}

fn remember(
    discourse: &mut Discourse,
    refs: &[MentionRef],
    topic: Option<usize>,
    headline: bool,
    mentions: &[Mention],
) {
    for mention in refs {
        if mentions[mention.index].is_body() {
            discourse.name(mention.index, headline, mentions);
        }
    }
    if let Some(topic) = topic {
        discourse.set_topic(topic, mentions);
    }
}

impl ExtractorBuilder {
    /// Keep only these kinds of claims.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = ClaimKind>) -> Self {
        self.options.claim_kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Keep only these kinds of entities in the output, and those that a claim points at.
    pub fn entities(mut self, kinds: impl IntoIterator<Item = EntityKind>) -> Self {
        self.options.entity_kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Drop claims below this confidence.
    pub fn min_confidence(mut self, confidence: f32) -> Self {
        self.options.min_confidence = confidence;
        self
    }

    /// Mine the page around the article too.
    pub fn keep_furniture(mut self, keep: bool) -> Self {
        self.options.keep_furniture = keep;
        self
    }

    /// Say of every claim why it was read so: [`Claim::explanation`](crate::Claim::explanation).
    ///
    /// ```
    /// use sasil::{Extractor, Rule, Sign};
    ///
    /// let extractor = Extractor::builder().explanations(true).build()?;
    /// let document = extractor.extract("네이버는 업스테이지를 인수하기로 했다.");
    /// let explanation = document.claims[0].explanation.as_ref().expect("asked for");
    /// assert_eq!((explanation.readings[0].frame, explanation.readings[0].lemma), ("acquire", "인수"));
    /// assert_eq!(explanation.grounds[0].rule, Rule::Topic);
    /// assert_eq!((explanation.cues[0].sign, &*explanation.cues[0].words.text), (Sign::Planned, "하기로 했다"));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn explanations(mut self, explain: bool) -> Self {
        self.options.explanations = explain;
        self
    }

    /// Tag names with these weights instead of the embedded ones.
    #[cfg(feature = "train")]
    #[doc(hidden)]
    pub fn weights(mut self, bytes: &'static [u8]) -> Self {
        self.weights = Some(bytes);
        self
    }

    /// Segment with the ko-dic that lindera built into this folder instead of the embedded one.
    pub fn dictionary(mut self, folder: impl AsRef<Path>) -> Self {
        self.dictionary = Some(folder.as_ref().to_owned());
        self
    }

    /// Whether to use the firms of the embedded lexicon. Without them firms are found by form and context alone.
    ///
    /// ```
    /// use sasil::{EntityKind, Extractor};
    ///
    /// let extractor = Extractor::builder().lexicon(false).build()?;
    /// let document = extractor.extract("스타트업 나래온소프트가 100억원을 유치했다.");
    /// let names: Vec<_> = document.entities.iter().filter(|entity| entity.kind() == EntityKind::Company).collect();
    /// assert_eq!(&*names[0].text, "나래온소프트");
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn lexicon(mut self, firms: bool) -> Self {
        self.companies = firms;
        self
    }

    /// Add the names in this TSV file, which `docs/USER-DICTIONARY.md` describes. May be called several times.
    ///
    /// A row for a firm of the lexicon (the same ticker, or a name of it) adds its aliases and identifiers to that one.
    /// Lines that cannot be used are left out and told of by [`ExtractorBuilder::problems`].
    ///
    /// ```
    /// use sasil::{EntityValue, Extractor};
    ///
    /// # let file = std::env::temp_dir().join(format!("sasil-doc-{}.tsv", std::process::id()));
    /// std::fs::write(&file, "name\tticker\texchange\tisin\n새롬가온소재\t999990\tKOSDAQ\tKR7999990009\n").unwrap();
    /// let builder = Extractor::builder().user_dictionary(&file)?;
    /// assert!(builder.problems().is_empty());
    /// let document = builder.build()?.extract("새롬가온소재가 공장을 지었다.");
    /// let EntityValue::Company(company) = &document.entities[0].value else { panic!("a firm") };
    /// assert_eq!(company.ids["isin"].as_ref(), "KR7999990009");
    /// # std::fs::remove_file(&file).unwrap();
    /// # Ok::<(), sasil::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UserDictionary`](crate::ErrorKind::UserDictionary) where the file cannot be read, is not UTF-8, or
    /// its first line names no column `name`.
    pub fn user_dictionary(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        self.names.read_file(path.as_ref())?;
        Ok(self)
    }

    /// What was wrong in user dictionaries: a line each, with file and line number.
    pub fn problems(&self) -> &[String] {
        self.names.problems()
    }

    /// Loads what is needed.
    ///
    /// # Errors
    ///
    /// Where the dictionary is missing or broken.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut segmenter = match &self.dictionary {
            Some(folder) => Segmenter::from_folder(folder)?,
            None => embedded()?,
        };
        if !self.companies {
            segmenter = segmenter.without_companies()?;
        }
        if !self.names.is_empty() {
            segmenter = segmenter.with_names(self.names.into_names())?.0;
        }
        let recognizer = Recognizer::embedded();
        #[cfg(feature = "train")]
        let recognizer = self.weights.map_or(recognizer, Recognizer::with_weights);
        Ok(Extractor {
            inner: Arc::new(Inner {
                segmenter,
                names: recognizer,
                predicates: Predicates::embedded()?,
                money: money::Scanner::new(),
                options: self.options,
                buffers: Mutex::default(),
            }),
        })
    }
}

#[cfg(feature = "embed")]
fn embedded() -> Result<Segmenter, Error> {
    Segmenter::embedded()
}

#[cfg(not(feature = "embed"))]
fn embedded() -> Result<Segmenter, Error> {
    Err(Error::new(
        crate::error::ErrorKind::Dictionary,
        "no dictionary is embedded: build with feature `embed`, or name a folder with `dictionary`",
    ))
}
