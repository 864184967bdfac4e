//! The words that name a thing in a noun phrase.

use super::reader::Reader;
use crate::clause::NounPhrase;
use crate::lexicon::NounClass;
use crate::model::EntityKind;
use crate::segment::Pos;
use crate::span::ByteSpan;

impl Reader<'_, '_> {
    /// The words that name a thing: a quoted name alone, else its nouns without firms before it and counts behind it.
    pub(crate) fn naming(&self, noun: &NounPhrase) -> Option<ByteSpan> {
        let words = self.words(noun);
        let quoted: Vec<usize> = words.iter().copied().filter(|index| self.atom(*index).quoted).collect();
        if let (Some(&first), Some(&last)) = (quoted.first(), quoted.last()) {
            return Some(self.atom(first).span.join(self.atom(last).span));
        }
        let summed =
            words.iter().position(|index| self.atom(*index).text == "등").filter(|place| place + 1 < words.len());
        let words = summed.map_or(&words[..], |place| &words[place + 1..]);
        // 사들인 뒤 전량, 끝나는 대로 경기 성남: the word that closes the clause before is no part of a name.
        let closes =
            noun.modifier.is_some() && words.first().is_some_and(|first| self.is(*first, NounClass::Complement));
        let words = if closes { &words[1..] } else { words };
        // `서울 중구 옛 삼일빌딩`: what stands before 옛 says where it is.
        let former =
            words.iter().rposition(|index| self.atom(*index).text == "옛").filter(|place| place + 1 < words.len());
        let words = former.map_or(words, |place| &words[place + 1..]);
        let from = words.iter().position(|index| !self.is_before_name(*index))?;
        // `22억 달러 규모 플랜트`: nor is the unit of an amount.
        let unit = from > 0
            && from + 1 < words.len()
            && self.atom(words[from - 1]).is_kind(EntityKind::Money)
            && self.is(words[from], NounClass::Unit);
        let from = from + usize::from(unit);
        let to = self.last_of_name(words)?;
        // 6세대 고대역폭메모리: a numeral written together with the noun behind it, which is no unit, is part of the name.
        let joined = |from: usize| matches!(self.atom(words[from]).tags.first(), Pos::SN | Pos::NR);
        let numbered = from > 0 && from < to && joined(from - 1) && !self.atom(words[from]).space_before;
        let from = if numbered { from - 1 } else { from };
        (from <= to).then(|| self.atom(words[from]).span.join(self.atom(words[to]).span))
    }

    fn is_before_name(&self, index: usize) -> bool {
        let atom = self.atom(index);
        // 두 번|째 공장
        let ordinal = atom.text == "째" && atom.tags.first() == Pos::XSN;
        ordinal || atom.mention.is_some() || matches!(atom.tags.first(), Pos::MM | Pos::SN | Pos::NR | Pos::NNBC)
    }

    /// The last word of a name: counts (`4기`, `등`) behind it are left out, digits of its own (`TK-70`) are not.
    fn last_of_name(&self, words: &[usize]) -> Option<usize> {
        let mut end = words.len();
        while let Some(last) = end.checked_sub(1) {
            let atom = self.atom(words[last]);
            let counts = matches!(atom.tags.first(), Pos::SN | Pos::NNBC | Pos::NR);
            if atom.text != "등" && atom.mention.is_none() && !counts {
                return Some(last);
            }
            if counts && self.belongs_to_name(words, last) {
                return Some(last);
            }
            end = last;
        }
        None
    }

    /// Whether a numeral is written together with letters before it.
    fn belongs_to_name(&self, words: &[usize], last: usize) -> bool {
        let mut at = last;
        while at > 0 && !self.atom(words[at]).space_before {
            at -= 1;
            let before = self.atom(words[at]);
            if !matches!(before.tags.first(), Pos::SN | Pos::NNBC | Pos::NR | Pos::SY | Pos::SC) {
                return true;
            }
        }
        false
    }

    /// A name in letters and digits behind the words that describe it: `새 스피커 TK-70`.
    pub(crate) fn proper_tail(&self, noun: &NounPhrase) -> Option<ByteSpan> {
        let words = self.words(noun);
        if words.iter().any(|index| self.atom(*index).quoted) {
            return None;
        }
        let last = *words.last()?;
        let mut from = words.len();
        while from > 0 {
            let atom = self.atom(words[from - 1]);
            let proper = matches!(atom.tags.first(), Pos::SL | Pos::SN | Pos::SY) && atom.mention.is_none();
            if !proper {
                break;
            }
            from -= 1;
        }
        let first = *words.get(from)?;
        let letters = self.atom(first).tags.first() == Pos::SL && self.atom(first).text.len() > 1;
        (letters && from > 0 && self.atom(first).space_before).then(|| self.atom(first).span.join(self.atom(last).span))
    }
}
