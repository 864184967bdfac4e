//! Cuts sentences into tokens, with buffers that are used again.

use lindera_dictionary::mode::Mode;
use lindera_dictionary::viterbi::{Lattice, LatticeOptions, LexType, WordId};

use crate::segment::token::Word;
use crate::segment::{Pos, Segmenter, TagSet, Token};
use crate::span::ByteSpan;

/// Longest piece, in bytes, that one lattice is laid over. Real sentences are far shorter; what is
/// longer has no sentence ends, and the lattice's memory must not grow with it.
const LONGEST_PIECE: usize = 4096;

/// A segmenter with its buffers: one a thread.
///
/// ```
/// use sasil::ByteSpan;
/// use sasil::segment::{Pos, Segmenter};
///
/// let segmenter = Segmenter::embedded()?;
/// let mut worker = segmenter.worker();
/// let mut tokens = Vec::new();
/// let text = "네이버가 투자했다.";
/// worker.segment(text, ByteSpan::new(0, text.len()), &mut tokens);
/// let words: Vec<&str> = tokens.iter().map(|token| token.span().slice(text)).collect();
/// assert_eq!(words, ["네이버", "가", "투자", "했", "다", "."]);
/// assert!(tokens[0].name().is_some());
/// assert!(tokens[3].tags().has(Pos::EP));
/// assert_eq!(segmenter.lemma(&tokens[3], text), "하");
/// # Ok::<(), sasil::Error>(())
/// ```
pub struct SegmentWorker<'s> {
    segmenter: &'s Segmenter,
    lattice: Lattice,
    words: Vec<(usize, WordId)>,
}

impl<'s> SegmentWorker<'s> {
    pub(crate) fn new(segmenter: &'s Segmenter) -> Self {
        Self { segmenter, lattice: Lattice::default(), words: Vec::new() }
    }

    /// Appends the tokens of `sentence` to `out`.
    ///
    /// They come in order, do not overlap, and cover all of the sentence but white space and control
    /// characters. Spans count from the start of `text`, the whole document. A span that does not fit
    /// `text` has no tokens.
    pub fn segment(&mut self, text: &str, sentence: ByteSpan, out: &mut Vec<Token>) {
        if text.get(sentence.start..sentence.end).is_none() {
            return;
        }
        let first = out.len();
        let mut rest = sentence;
        while !rest.is_empty() {
            let piece = ByteSpan::new(rest.start, rest.start + piece_end(rest.slice(text)));
            self.segment_piece(text, piece, out);
            rest.start = piece.end;
        }
        if let Some(token) = out.get_mut(first) {
            *token = Token::new(token.span(), token.word(), token.tags(), true);
        }
    }

    fn segment_piece(&mut self, text: &str, piece: ByteSpan, out: &mut Vec<Token>) {
        let base = &self.segmenter.base;
        let dictionary = &base.dictionary;
        let mut options = LatticeOptions::new(&Mode::Normal);
        options.space_penalty = Some(&base.penalties);
        self.lattice.set_text_with_options(
            &dictionary.prefix_dictionary,
            &Some(&self.segmenter.names.words),
            &dictionary.character_definition,
            &dictionary.unknown_dictionary,
            &dictionary.connection_cost_matrix,
            piece.slice(text),
            &options,
        );
        self.lattice.tokens_offset_into(&mut self.words);
        if self.words.is_empty() {
            // No path: cannot happen with a dictionary that knows every character class.
            let span = piece;
            push(text, span, Word::plain(), TagSet::of(Pos::Unknown), out);
            return;
        }
        let ends = self.words.iter().skip(1).map(|&(start, _)| start).chain([piece.len()]);
        for (&(start, id), end) in self.words.iter().zip(ends) {
            let span = ByteSpan::new(start, end).shifted(piece.start);
            let (word, tags) = self.segmenter.word(text, span, id);
            push(text, span, word, tags, out);
        }
    }
}

/// Appends a token without the blanks around it; a blank one vanishes.
fn push(text: &str, span: ByteSpan, word: Word, tags: TagSet, out: &mut Vec<Token>) {
    let surface = span.slice(text);
    let start = span.start + surface.len() - surface.trim_start_matches(is_blank).len();
    let length = surface.trim_matches(is_blank).len();
    if length == 0 {
        return;
    }
    let before = text[..start].chars().next_back();
    let space_before = before.is_none_or(is_blank);
    out.push(Token::new(ByteSpan::new(start, start + length), word, tags, space_before));
}

/// What no token covers.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Where the first piece of `rest` ends: at its end, or at a control character's, or at the last space
/// of the second half of what may be as long as a piece, or just where it gets too long.
fn piece_end(rest: &str) -> usize {
    // A NUL means "end of word" inside the trie.
    let rest = match rest.find('\0') {
        Some(0) => return 1,
        Some(at) => &rest[..at],
        None => rest,
    };
    if rest.len() <= LONGEST_PIECE {
        return rest.len();
    }
    let mut limit = LONGEST_PIECE;
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    match rest[..limit].rfind(char::is_whitespace) {
        Some(space) if space > LONGEST_PIECE / 2 => space,
        _ => limit,
    }
}

impl Segmenter {
    /// What a word of the lattice is.
    fn word(&self, text: &str, span: ByteSpan, id: WordId) -> (Word, TagSet) {
        let kinds = &self.base.kinds;
        let kind = match id.lex_type() {
            LexType::User => {
                let surface = crate::lexicon::SurfaceId::new(id.id());
                return (Word::name(surface), TagSet::of(Pos::NNP));
            }
            LexType::System => kinds.of_word(id.id()),
            LexType::Unknown => kinds.of_unknown(id.id()),
        };
        let tags = kinds.tags(kind);
        if tags.is_nominal()
            && let Some(surface) = self.names.lexicon.find_homograph(span.slice(text))
        {
            return (Word::name(surface), tags);
        }
        (Word::kind(kind), tags)
    }
}
