//! What has the form of a name and is none, by how it begins and ends (다국적제약, 위구르족, 펜실베이니아주), and what is a
//! firm for certain (새마을저축은행).

use sasil_dict::tagger::OTHERS;

use super::cue::{CueClass, Cues};
use super::edge;
use crate::lexicon::WordTable;
use crate::model::EntityKind;

/// What a word of the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// **다국적**제약: a kind of firm
    Kind,
    /// 위구르**족**
    End,
    /// 펜실베이니아**주**
    Land,
    /// 이슬람
    Word,
    /// 새마을**저축은행**: a firm
    SureEnd,
    /// **항암제** 아이브로자: a thing
    ThingBefore,
    /// 바스키아의 **그림**: a person's
    Work,
}

impl Class {
    const fn bit(self) -> u8 {
        1 << self as u8
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "class_word" => Class::Kind,
            "end" => Class::End,
            "land" => Class::Land,
            "word" => Class::Word,
            "sure_end" => Class::SureEnd,
            "thing_before" => Class::ThingBefore,
            "work" => Class::Work,
            _ => return None,
        })
    }
}

/// The words of the table, each with a bit for every class that it is of.
#[derive(Debug)]
pub(crate) struct Others(WordTable<u8>);

/// Longest ending that is looked up, in characters.
const LONGEST_END: usize = 5;

/// The same of those that make a firm for certain.
const LONGEST_SURE_END: usize = 7;

/// The least that stands before an ending: 민족 and 여름철 독감 are words, not names that need a rule.
const LEAST_FRONT: usize = 2;
/// The same for what may be a person: 김희성, 다카하시.
const LEAST_FRONT_OF_PERSON: usize = 3;
/// The same for land, which ends as names do: 다카하시 is a person, 마쓰모토시 a city.
const LEAST_FRONT_OF_LAND: usize = 4;

impl Others {
    /// The table of the dictionary crate.
    pub(crate) fn embedded() -> Self {
        let mut words: WordTable<u8> = WordTable::default();
        for line in OTHERS.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, list)) = line.split_once('\t') else { continue };
            let Some(class) = Class::from_name(class) else { continue };
            list.split('|').for_each(|word| *words.of(word) |= class.bit());
        }
        Self(words)
    }

    /// Whether `name`, which the lexicon does not have, is something else than the firm, body or person that it looks like.
    pub(crate) fn has(&self, name: &str, kind: EntityKind, cues: &Cues) -> bool {
        if self.is(name, Class::Word) {
            return true;
        }
        if edge::bare(name) != name {
            return false;
        }
        // 대한 국제 선수권: the last word says what it is.
        let word = name.rsplit(' ').next().unwrap_or(name);
        self.ends_otherwise(word, kind, cues) || kind == EntityKind::Company && self.is_class(name, cues)
    }

    /// Whether what stands behind the bare word `before` is a thing: 항암제 아이브로자.
    pub(crate) fn is_thing_behind(&self, before: &str) -> bool {
        self.is(before, Class::ThingBefore)
    }

    /// Whether a person's is what the word says: 바스키아의 **그림**.
    pub(crate) fn is_work(&self, word: &str) -> bool {
        self.is(word, Class::Work)
    }

    /// Whether a word is a firm by its ending: 새마을저축은행, not 지방저축은행.
    pub(crate) fn is_firm(&self, word: &str) -> bool {
        let starts = word.char_indices().rev().take(LONGEST_SURE_END).map(|(at, _)| at);
        let end = starts.filter(|at| self.is(&word[*at..], Class::SureEnd)).last();
        let Some(front) = end.map(|at| &word[..at]) else { return false };
        front.chars().count() >= LEAST_FRONT && front.chars().all(char::is_alphabetic) && !self.are_class_words(front)
    }

    fn is(&self, word: &str, class: Class) -> bool {
        self.0.get(word).is_some_and(|classes| classes & class.bit() != 0)
    }

    /// 위구르족, 이지스함; not 서울지법 and 한빛금융지주, whose endings are a court's and a firm's.
    fn ends_otherwise(&self, word: &str, kind: EntityKind, cues: &Cues) -> bool {
        let of_name = cues.ending(word).map_or(0, |(end, _)| end.len());
        let length = word.chars().count();
        let starts = word.char_indices().rev().take(LONGEST_END).map(|(at, _)| at);
        starts.zip(1..).any(|(at, of_end)| {
            let (end, front) = (&word[at..], length - of_end);
            let least = match kind {
                EntityKind::Person if self.is(end, Class::End) => LEAST_FRONT_OF_PERSON,
                _ if self.is(end, Class::End) => LEAST_FRONT,
                EntityKind::Company | EntityKind::Person if self.is(end, Class::Land) => LEAST_FRONT_OF_LAND,
                _ => return false,
            };
            front >= least && end.len() > of_name
        })
    }

    /// 다국적제약, 여신전문금융: kinds of firms, of class words alone.
    fn is_class(&self, name: &str, cues: &Cues) -> bool {
        let Some((end, set)) = cues.ending(name) else { return false };
        let front = name[..name.len() - end.len()].trim_end();
        set.has(CueClass::FirmEnd) && !front.is_empty() && self.are_class_words(front)
    }

    /// Whether a word is made of class words: 국내|바이오.
    fn are_class_words(&self, word: &str) -> bool {
        let mut rest = word;
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            match ends.rev().find(|end| self.is(&rest[..*end], Class::Kind)) {
                Some(end) => rest = &rest[end..],
                None => return false,
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in OTHERS.lines().filter(|line| !line.starts_with('#')) {
            let (class, list) = line.split_once('\t').expect("two columns");
            assert!(Class::from_name(class).is_some(), "{class}");
            assert!(list.split('|').all(|word| !word.is_empty() && word.trim() == word), "{class}");
        }
    }

    #[test]
    fn a_sure_ending_makes_a_firm_of_a_name() {
        let others = Others::embedded();
        for name in ["새마을저축은행", "KX자산운용", "도담바이오사이언스"] {
            assert!(others.is_firm(name), "{name}");
        }
        for word in ["저축은행", "지방저축은행", "국내외부동산자산운용", "5대금융지주", "벤처캐피탈", "토큰증권"]
        {
            assert!(!others.is_firm(word), "{word}");
        }
    }

    #[test]
    fn what_ends_otherwise_is_no_name() {
        let (others, cues) = (Others::embedded(), Cues::embedded());
        let (company, person) = (EntityKind::Company, EntityKind::Person);
        for (name, kind) in [
            ("다국적제약", company),
            ("국내바이오벤처투자", company),
            ("위구르족", company),
            ("펜실베이니아주", person),
            ("마쓰모토시", person),
            ("공교육지원법", EntityKind::Organization),
            ("차별금지법", EntityKind::Organization),
        ] {
            assert!(others.has(name, kind, &cues), "{name}");
        }
        for (name, kind) in [
            ("해솔제약", company),
            ("한국종합증권", company),
            ("삼성", company),
            ("한빛금융지주", company),
            ("㈜아르벨로섬", company),
            ("다카하시", person),
            ("김희성", person),
            ("서울동부지법", EntityKind::Organization),
            ("국토교통성", EntityKind::Organization),
        ] {
            assert!(!others.has(name, kind, &cues), "{name}");
        }
    }
}
