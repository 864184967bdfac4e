//! Cuts sentences into tokens, with buffers that are used again.

use crate::segment::lattice::{Lattice, NameTries, PathWord};
use crate::segment::piece::is_blank;
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
}

impl<'s> SegmentWorker<'s> {
    pub(crate) fn new(segmenter: &'s Segmenter) -> Self {
        Self::over(segmenter, Lattice::default())
    }

    /// With buffers that another worker has left.
    pub(crate) fn over(segmenter: &'s Segmenter, lattice: Lattice) -> Self {
        Self { segmenter, lattice }
    }

    /// The buffers, for another worker.
    pub(crate) fn into_lattice(self) -> Lattice {
        self.lattice
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
        let mut rest = sentence;
        // The beginning of a sentence counts as space.
        let mut space_before = true;
        while !rest.is_empty() {
            let piece = ByteSpan::new(rest.start, rest.start + piece_end(rest.slice(text)));
            self.segment_piece(text, piece, space_before, out);
            rest.start = piece.end;
            space_before = piece.slice(text).ends_with(is_blank);
        }
    }

    fn segment_piece(&mut self, text: &str, piece: ByteSpan, space_before: bool, out: &mut Vec<Token>) {
        let segmenter = self.segmenter;
        let length = self.lattice.find(&segmenter.tables, &segmenter.names.tries(), piece.slice(text));
        let mut previous_end = None;
        for index in 0..length {
            let Some(word) = self.lattice.word(index) else {
                break;
            };
            let span =
                ByteSpan::new(self.lattice.offset(word.start), self.lattice.offset(word.end)).shifted(piece.start);
            let space = match previous_end {
                Some(end) => end != span.start,
                None => space_before || span.start > piece.start,
            };
            previous_end = Some(span.end);
            let (word, tags) = segmenter.word(word);
            out.push(Token::new(span, word, tags, space));
        }
    }
}

/// Where the first piece of `rest` ends: at its end, or at the last space of the second half of what may
/// be as long as a piece, or just where it gets too long.
fn piece_end(rest: &str) -> usize {
    if rest.len() <= LONGEST_PIECE {
        return rest.len();
    }
    let mut limit = LONGEST_PIECE;
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    match rest[..limit].rfind(is_blank) {
        Some(space) if space > LONGEST_PIECE / 2 => space,
        _ => limit,
    }
}

impl Segmenter {
    /// A word of the path as a token knows it; a noun that reads like a name is pointed to the name.
    fn word(&self, path: PathWord) -> (Word, TagSet) {
        let Some(kind) = path.word.as_kind() else {
            return (path.word, TagSet::of(Pos::NNP));
        };
        let tags = self.tables.kinds.tags(kind);
        match path.name {
            Some(id) if tags.is_nominal() => {
                let homograph = self.names.lexicon.surface(id).is_homograph;
                let tags = if homograph { tags } else { TagSet::of(Pos::NNP) };
                (Word::name(id), tags)
            }
            _ => (path.word, tags),
        }
    }
}

impl super::Names {
    fn tries(&self) -> NameTries<'_> {
        NameTries { lexicon: &self.lexicon, embedded: &self.embedded, user: self.user.as_ref() }
    }
}
