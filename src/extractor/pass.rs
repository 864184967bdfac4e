//! One text on its way through the stages.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use jiff::civil::Date;

use super::Inner;
use super::gather::{MentionValue, Place};
use crate::claim::{self, Reader, topic_of};
use crate::clause::{Analysis, MentionRef, SentenceInput};
use crate::date::{self, DateMention};
use crate::model::{EntityKind, Sentence};
use crate::money;
use crate::name::{self, NameMention};
use crate::number::Numbers;
use crate::percent;
use crate::resolve::{Discourse, Mention, Referents};
use crate::segment::{Lattice, SegmentWorker, Token};
use crate::text;

/// One text on its way through the stages. Each is a function of its own in the binary too, so that `benches/stages.sh` can
/// say what it costs.
pub(super) struct Pass<'a> {
    pub(super) inner: &'a Inner,
    pub(super) text: &'a str,
    pub(super) date: Option<Date>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) names: Vec<NameMention>,
    /// Whether the names are the caller's.
    named: bool,
    pub(super) referents: Referents,
    pub(super) drafts: Vec<claim::Draft>,
    pub(super) buffers: Buffers,
}

/// What a thread works with, one text after the other: large, and warm after the first.
#[derive(Default)]
pub(super) struct Tools {
    lattice: Lattice,
    names: name::Memory,
}

/// What a pass fills that holds nothing of its text: used again for the next text. Growing them anew cost a headline
/// a tenth of its time.
#[derive(Default)]
pub(super) struct Buffers {
    /// The tokens of all sentences that are read.
    pub(super) tokens: Vec<Token>,
    pieces: Vec<Piece>,
    numbers: Numbers,
    pub(super) money: Vec<money::Mention>,
    pub(super) dates: Vec<DateMention>,
    pub(super) percents: Vec<percent::Mention>,
    pub(super) mentions: Vec<Mention>,
    pub(super) values: Vec<MentionValue>,
    pub(super) places: Vec<Place>,
    parsings: Vec<Parsing<'static>>,
}

/// A sentence whose clauses are read.
#[derive(Default)]
struct Parsing<'t> {
    analysis: Analysis<'t>,
    refs: Vec<MentionRef>,
    headline: bool,
}

impl Parsing<'_> {
    /// Its buffers, for another text.
    fn emptied(self) -> Parsing<'static> {
        Parsing { analysis: self.analysis.emptied(), refs: self.refs, headline: false }
    }
}

/// How many sentences are parsed together, stage by stage: the code of all stages does not fit into a processor's first
/// cache, and would be fetched anew for every sentence.
const AT_ONCE: usize = 8;

/// About two megabytes of tokens, a text of 200 kB.
const MOST_TOKENS_KEPT: usize = 1 << 16;

impl Buffers {
    /// Makes them ready for another text; whether they are worth keeping: one long text must not hold its memory for ever.
    pub(super) fn clear(&mut self) -> bool {
        let Self { tokens, pieces, numbers, money, dates, percents, mentions, values, places, parsings: _ } = self;
        tokens.clear();
        pieces.clear();
        numbers.clear();
        money.clear();
        dates.clear();
        percents.clear();
        mentions.clear();
        values.clear();
        places.clear();
        tokens.capacity() <= MOST_TOKENS_KEPT
    }
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

impl<'a> Pass<'a> {
    #[inline(never)]
    pub(super) fn new(inner: &'a Inner, text: &'a str, date: Option<Date>, names: Option<Vec<NameMention>>) -> Self {
        Pass {
            inner,
            text,
            date,
            sentences: text::sentences(text),
            named: names.is_some(),
            names: names.unwrap_or_default(),
            referents: Referents::default(),
            drafts: Vec::new(),
            buffers: inner.take_buffers(),
        }
    }

    pub(super) fn is_read(&self, sentence: &Sentence) -> bool {
        self.inner.options.keep_furniture || !sentence.furniture
    }

    #[inline(never)]
    pub(super) fn segment(&mut self, tools: &mut Tools) {
        let lattice = std::mem::take(&mut tools.lattice);
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
        tools.lattice = worker.into_lattice();
    }

    #[inline(never)]
    pub(super) fn find_names(&mut self, tools: &mut Tools) {
        if self.named {
            return;
        }
        let mut finder = self.inner.names.finder(self.text, self.inner.segmenter.lexicon(), &mut tools.names);
        for piece in &self.buffers.pieces {
            finder.read(&self.buffers.tokens[piece.tokens.clone()], self.sentences[piece.sentence].headline);
        }
        self.names = finder.finish(&self.buffers.tokens);
        let predicates = &self.inner.predicates;
        self.names.retain(|name| !predicates.stands_for_another(name.span.slice(self.text)));
    }

    #[inline(never)]
    pub(super) fn find_values(&mut self) {
        self.buffers.numbers.read(self.text);
        self.inner.money.choose(self.text, &self.buffers.numbers, &mut self.buffers.money);
        date::Scanner::new().resolve(self.text, self.date, &mut self.buffers.dates);
        percent::choose(self.text, &self.buffers.numbers, &mut self.buffers.percents);
    }

    #[inline(never)]
    pub(super) fn read_claims(&mut self) {
        let mut discourse = Discourse::new(self.text, &self.buffers.mentions);
        let mut drafts = std::mem::take(&mut self.drafts);
        let mut parsings = std::mem::take(&mut self.buffers.parsings);
        self.each_analysis(&mut parsings, |pass, analysis, sentence, refs| {
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
            let founded = drafts[before..].iter().rev().find_map(claim::Draft::founded);
            let funded = drafts[before..].iter().rev().find_map(claim::Draft::funded);
            // `B도 투자했다`, of a firm that the text is about already: it still is.
            let is_taken_over = |index: &usize| pass.buffers.mentions[*index].span.start < sentence.span.start;
            // `A증권은 B의 목표주가를 올렸다`: what follows is of B.
            let rated = drafts[before..].iter().rev().find_map(claim::Draft::rated);
            let topic = topic_of(&reader, refs).or(rated).filter(|_| !funded.as_ref().is_some_and(is_taken_over));
            remember(&mut discourse, refs, topic, sentence.headline, &pass.buffers.mentions);
            if let Some(funded) = funded {
                discourse.set_funded(funded);
            }
            if let Some(held) = held {
                discourse.set_held(held);
            }
            if let Some(founded) = founded {
                discourse.set_founded(founded);
            }
        });
        self.drafts = drafts;
        self.buffers.parsings = parsings.into_iter().map(Parsing::emptied).collect();
    }

    pub(super) fn outline(&self, out: &mut String) {
        self.each_analysis(&mut Vec::new(), |pass, analysis, sentence, _| {
            let _ = writeln!(out, "{}", sentence.span.slice(pass.text));
            analysis.outline(pass.text, out);
        });
    }

    /// Reads the clauses of every sentence, and visits them one after the other.
    fn each_analysis(
        &self,
        parsings: &mut Vec<Parsing<'a>>,
        mut visit: impl FnMut(&Self, &Analysis<'_>, &Sentence, &[MentionRef]),
    ) {
        let sense = &self.inner.predicates;
        let surnames = self.surnames();
        let mut mentions = self.buffers.mentions.iter().enumerate().peekable();
        let mut covered = 0;
        parsings.resize_with(AT_ONCE, Parsing::default);
        for (group, pieces) in self.buffers.pieces.chunks(AT_ONCE).enumerate() {
            for ((place, piece), parsing) in pieces.iter().enumerate().zip(&mut *parsings) {
                parsing.refs.clear();
                let end = self.end_of(group * AT_ONCE + place);
                while let Some((index, mention)) = mentions.next_if(|(_, mention)| mention.span.start < end) {
                    parsing.refs.push(MentionRef { span: mention.span, kind: mention.kind, index });
                }
                // A mention over the end of a piece has been read.
                let tokens = &self.buffers.tokens[piece.tokens.clone()];
                let tokens = &tokens[tokens.partition_point(|token| token.span().start < covered)..];
                covered = parsing.refs.last().map_or(0, |mention| mention.span.end);
                let sentence = &self.sentences[piece.sentence];
                parsing.headline = sentence.headline || text::is_row(sentence.span.slice(self.text));
                let input = SentenceInput {
                    text: self.text,
                    tokens,
                    mentions: &parsing.refs,
                    headline: parsing.headline,
                    surnames: &surnames,
                };
                parsing.analysis.join(&self.inner.segmenter, input, sense);
            }
            let read = &mut parsings[..pieces.len()];
            read.iter_mut().for_each(|parsing| parsing.analysis.parse(parsing.headline, sense));
            for (piece, parsing) in pieces.iter().zip(read) {
                visit(self, &parsing.analysis, &self.sentences[piece.sentence], &parsing.refs);
            }
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
