//! Which names are something else too.

use sasil::ByteSpan;
use sasil::segment::{Pos, SegmentWorker, Segmenter, Token, WordClass};

/// Tells names that are common words, places, persons, or too short to be certain.
pub(super) struct Judge<'s> {
    known: &'s Segmenter,
    worker: SegmentWorker<'s>,
    tokens: Vec<Token>,
}

/// Names of so many syllables or less are pieces of too many other words.
const SHORT_HANGUL: usize = 2;
/// Names of so many Latin letters or less are abbreviations of too many other things.
const SHORT_LATIN: usize = 3;
/// A noun and a particle (`사과는`) are read as such up to this length.
const SHORT_PHRASE: usize = 4;
/// Two common words together (`콩기름`) are one up to this length.
const SHORT_COMPOUND: usize = 3;

impl<'s> Judge<'s> {
    /// `known` has the names of the lexicon, `plain` the words of the dictionary alone.
    pub fn new(known: &'s Segmenter, plain: &'s Segmenter) -> Self {
        Self { known, worker: plain.worker(), tokens: Vec::new() }
    }

    /// Whether the lexicon of the program has this form.
    pub fn knows(&self, form: &str) -> bool {
        self.known.lexicon().find(form).is_some()
    }

    pub fn is_homograph(&mut self, form: &str) -> bool {
        let lexicon = self.known.lexicon();
        if let Some(surface) = lexicon.find(form) {
            return lexicon.surface(surface).is_homograph;
        }
        let length = form.chars().count();
        let short = if form.is_ascii() { SHORT_LATIN } else { SHORT_HANGUL };
        if length <= short {
            return true;
        }
        self.tokens.clear();
        self.worker.segment(form, ByteSpan::new(0, form.len()), &mut self.tokens);
        match self.tokens.as_slice() {
            [word] => is_common(*word),
            [words @ .., last] => {
                let tag = last.pos();
                let grammar = tag.is_particle() || tag.is_ending() || tag == Pos::VCP;
                let limit = if grammar { SHORT_PHRASE } else { SHORT_COMPOUND };
                length <= limit && words.iter().all(|word| is_common(*word)) && (grammar || is_common(*last))
            }
            [] => true,
        }
    }
}

/// A word of the dictionary that is no proper noun, or one that is a place or a person.
fn is_common(word: Token) -> bool {
    let tags = word.tags();
    match word.pos() {
        Pos::SL | Pos::SN | Pos::SH | Pos::SY | Pos::Unknown => false,
        Pos::NNP => matches!(tags.class(), WordClass::Place | WordClass::Person),
        _ => true,
    }
}

#[cfg(all(test, feature = "embed"))]
mod tests {
    use super::*;

    #[test]
    fn common_words_places_and_short_names_are_marked() {
        let known = Segmenter::embedded().expect("a dictionary");
        let plain = known.without_companies().expect("a dictionary");
        let mut judge = Judge::new(&known, &plain);
        let marked = ["서리태", "고구마", "무지개", "바람개비", "해운대", "가온", "강", "GNR", "사과는", "콩기름"];
        let free = ["가온누리소재", "한결로보틱스", "두물머리리츠", "나루터물산", "GNRX", "새봄식품", "HK나루엔터"];
        let cases = marked.map(|form| (form, true)).into_iter().chain(free.map(|form| (form, false)));
        let wrong: Vec<_> = cases.filter(|(form, wanted)| judge.is_homograph(form) != *wanted).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        // What the lexicon says of a form holds.
        assert!(!judge.is_homograph("네이버") && !judge.is_homograph("쿠팡") && judge.is_homograph("카카오"));
    }
}
