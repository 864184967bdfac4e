//! What has the form of a name and is none, by how it begins and ends (다국적제약, 위구르족, 펜실베이니아주), and what is a
//! firm for certain (새마을저축은행).

use sasil_dict::tagger::OTHERS;

use super::cue::{CueClass, Cues};
use super::edge;
use crate::lexicon::WordTable;
use crate::model::EntityKind;
use crate::text::{is_letter, is_letter_or_figure};

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
    /// 월남참전**전우회**: a body
    SureBody,
    /// **요양**병원: a kind of body
    BodyKind,
    /// 의과**대학**: behind such words alone no body
    KindEnd,
    /// 금속**노조** 도담지회: a body whose chapters bear its name
    WithChapters,
    /// 금속노조 도담**지회**
    Chapter,
    /// 주일 미국**대사관**
    Embassy,
    /// **주일** 미국대사관
    Post,
    /// **항암제** 아이브로자: a thing
    ThingBefore,
    /// **우리카드**가 세트를 내줬다: a firm whose team is called by its name
    TeamOwner,
    /// 우리카드가 **홈런**을 맞았다
    Match,
    /// 우리카드가 3**세트**를 내줬다; not 선물 세트
    MatchPart,
    /// 바스키아의 **그림**: a person's
    Work,
}

impl Class {
    const fn bit(self) -> u32 {
        1 << self as u8
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "class_word" => Class::Kind,
            "end" => Class::End,
            "land" => Class::Land,
            "word" => Class::Word,
            "sure_end" => Class::SureEnd,
            "sure_body" => Class::SureBody,
            "body_kind" => Class::BodyKind,
            "kind_end" => Class::KindEnd,
            "with_chapters" => Class::WithChapters,
            "chapter" => Class::Chapter,
            "embassy" => Class::Embassy,
            "post" => Class::Post,
            "thing_before" => Class::ThingBefore,
            "team_owner" => Class::TeamOwner,
            "match" => Class::Match,
            "match_part" => Class::MatchPart,
            "work" => Class::Work,
            _ => return None,
        })
    }
}

/// The words of the table, each with a bit for every class that it is of.
#[derive(Debug)]
pub(crate) struct Others {
    words: WordTable<u32>,
    /// How the sure endings end, and the others, and the kinds of bodies.
    sure: Lasts,
    others: Lasts,
    kinds: Lasts,
}

/// How a set of endings ends: a bit for the last two characters of each, and for those that are of one. Most words end
/// otherwise, and need not be looked up from one start after the other.
#[derive(Debug, Default)]
struct Lasts {
    pairs: [u64; LASTS / 64],
    single: [u64; LASTS / 64],
}

/// Characters whose number is the same but for multiples of this count as one.
const LASTS: usize = 1024;

impl Lasts {
    /// The numbers of the last character of a word and of the last two.
    fn of(word: &str) -> (Option<usize>, Option<usize>) {
        let mut from_end = word.chars().rev().map(|c| c as usize);
        let last = from_end.next();
        let pair = last.zip(from_end.next()).map(|(last, before)| last + 37 * before);
        (last.map(|last| last % LASTS), pair.map(|pair| pair % LASTS))
    }

    fn add(&mut self, ending: &str) {
        match Self::of(ending) {
            (_, Some(pair)) => self.pairs[pair / 64] |= 1 << (pair % 64),
            (Some(last), None) => self.single[last / 64] |= 1 << (last % 64),
            (None, None) => {}
        }
    }

    fn may_end(&self, word: &str) -> bool {
        let (last, pair) = Self::of(word);
        last.is_some_and(|last| self.single[last / 64] & 1 << (last % 64) != 0)
            || pair.is_some_and(|pair| self.pairs[pair / 64] & 1 << (pair % 64) != 0)
    }
}

/// Longest ending that is looked up, in characters.
const LONGEST_END: usize = 5;

/// The same of those that make a firm or a body for certain.
const LONGEST_SURE_END: usize = 8;

/// The least that stands before an ending: 민족 and 여름철 독감 are words, not names that need a rule.
const LEAST_FRONT: usize = 2;
/// The same for what may be a person: 김희성, 다카하시.
const LEAST_FRONT_OF_PERSON: usize = 3;
/// The same for land, which ends as names do: 다카하시 is a person, 마쓰모토시 a city.
const LEAST_FRONT_OF_LAND: usize = 4;

impl Others {
    /// The table of the dictionary crate.
    pub(crate) fn embedded() -> Self {
        let mut words: WordTable<u32> = WordTable::default();
        let (mut sure, mut others, mut kinds) = (Lasts::default(), Lasts::default(), Lasts::default());
        for line in OTHERS.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, list)) = line.split_once('\t') else { continue };
            let Some(class) = Class::from_name(class) else { continue };
            list.split('|').for_each(|word| *words.of(word) |= class.bit());
            if matches!(class, Class::SureEnd | Class::SureBody | Class::Embassy) {
                list.split('|').for_each(|word| sure.add(word));
            } else if matches!(class, Class::End | Class::Land) {
                list.split('|').for_each(|word| others.add(word));
            } else if class == Class::KindEnd {
                list.split('|').for_each(|word| kinds.add(word));
            }
        }
        Self { words, sure, others, kinds }
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
        self.ends_otherwise(word, kind, cues)
            || kind == EntityKind::Company && self.is_class(name, cues)
            || kind == EntityKind::Organization && self.is_kind_of_body(name)
    }

    /// Whether what stands behind the bare word `before` is a thing: 항암제 아이브로자.
    pub(crate) fn is_thing_behind(&self, before: &str) -> bool {
        self.is(before, Class::ThingBefore)
    }

    /// Whether a word for a thing is part of the name: **소행성** 아폴렌.
    pub(crate) fn begins_with_thing(&self, name: &str) -> bool {
        name.split_once(' ').is_some_and(|(first, _)| self.is(first, Class::ThingBefore))
    }

    /// Whether a team is called by a firm's name.
    pub(crate) fn owns_team(&self, firm: &str) -> bool {
        self.is(firm, Class::TeamOwner)
    }

    /// Whether a word is said of a match alone: **홈런**, and with a number before it (`counted`) 3**세트**.
    pub(crate) fn is_of_match(&self, word: &str, counted: bool) -> bool {
        self.is(word, Class::Match) || counted && self.is(word, Class::MatchPart)
    }

    /// Whether a person's is what the word says: 바스키아의 **그림**.
    pub(crate) fn is_work(&self, word: &str) -> bool {
        self.is(word, Class::Work)
    }

    /// Whether a word may have a sure ending, for all that its last characters say.
    pub(crate) fn may_end_surely(&self, word: &str) -> bool {
        self.sure.may_end(word)
    }

    /// Whether a word is a firm by its ending: 새마을저축은행, not 지방저축은행.
    pub(crate) fn is_firm(&self, word: &str) -> bool {
        let Some((front, _)) = self.split(word, Class::SureEnd) else { return false };
        let long = front.chars().count() >= LEAST_FRONT && front.chars().all(is_letter);
        long && !self.are_class_words(front, Class::Kind.bit())
    }

    /// Whether a word is a body by its ending: 월남참전전우회, not 요양병원, 제2노조, 미국대학, 경기지부.
    pub(crate) fn is_body(&self, word: &str, cues: &Cues) -> bool {
        let Some((front, end)) = self.split(word, Class::SureBody) else { return false };
        let letters = front.chars().filter(|c| is_letter(*c)).count();
        let of = cues.of(front);
        let is_somewhere = of.has(CueClass::Country) || self.is(end, Class::Chapter) && of.has(CueClass::Region);
        letters >= LEAST_FRONT
            && front.chars().all(is_letter_or_figure)
            && !is_somewhere
            && !self.are_class_words(front, Class::Kind.bit() | Class::BodyKind.bit())
    }

    /// 의과대학, 노사협의회: kinds of bodies, of class words alone.
    fn is_kind_of_body(&self, word: &str) -> bool {
        if !self.kinds.may_end(word) {
            return false;
        }
        let front = self.split(word, Class::KindEnd).map(|(front, _)| front).filter(|front| !front.is_empty());
        front.is_some_and(|front| self.are_class_words(front, Class::Kind.bit() | Class::BodyKind.bit()))
    }

    /// Whether a body's name goes on with that of its chapter: 금속노조 **도담지회**, 가람대 **총학생회**.
    pub(crate) fn is_chapter(&self, body: &str, word: &str) -> bool {
        self.split(body, Class::WithChapters).is_some() && self.split(word, Class::Chapter).is_some()
    }

    /// Whether a word is an embassy, and `before` says where it is: **주일** 미국대사관.
    pub(crate) fn is_embassy(&self, before: &str, word: &str) -> bool {
        self.is(before, Class::Post) && self.split(word, Class::Embassy).is_some()
    }

    /// What stands before the longest ending of a class, and the ending; the first may be empty.
    fn split<'w>(&self, word: &'w str, class: Class) -> Option<(&'w str, &'w str)> {
        let starts = word.char_indices().rev().take(LONGEST_SURE_END).map(|(at, _)| at);
        starts.filter(|at| self.is(&word[*at..], class)).last().map(|at| word.split_at(at))
    }

    fn is(&self, word: &str, class: Class) -> bool {
        self.is_any(word, class.bit())
    }

    /// Whether a word is of one of the classes with these bits.
    fn is_any(&self, word: &str, classes: u32) -> bool {
        self.words.get(word).is_some_and(|of| of & classes != 0)
    }

    /// 위구르족, 이지스함; not 서울지법 and 한빛금융지주, whose endings are a court's and a firm's.
    fn ends_otherwise(&self, word: &str, kind: EntityKind, cues: &Cues) -> bool {
        if !self.others.may_end(word) {
            return false;
        }
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
        set.has(CueClass::FirmEnd) && !front.is_empty() && self.are_class_words(front, Class::Kind.bit())
    }

    /// Whether a word is made of words of the classes with these bits: 국내|바이오.
    fn are_class_words(&self, word: &str, classes: u32) -> bool {
        let mut rest = word;
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let is_class = |end: &usize| self.is_any(&rest[..*end], classes);
            match ends.rev().find(is_class) {
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
    fn a_sure_ending_makes_a_body_of_a_name() {
        let (others, cues) = (Others::embedded(), Cues::embedded());
        for name in ["월남참전전우회", "새벽버스지부", "루뱅대학", "가람요양병원", "KX노조", "군사망사고조사위"]
        {
            assert!(others.is_body(name, &cues), "{name}");
        }
        for word in ["전우회", "제2노조", "경기지부", "미국대학", "어린이병원", "책임연구원", "관련협회", "의과대학"]
        {
            assert!(!others.is_body(word, &cues), "{word}");
        }
        assert!(others.is_chapter("금속노조", "도담지회") && others.is_chapter("가람대", "총학생회"));
        assert!(!others.is_chapter("교육부", "도담지회") && !others.is_chapter("금속노조", "위원장"));
        assert!(others.is_embassy("주일", "미국대사관") && !others.is_embassy("주요", "미국대사관"));
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
            ("의과대학", EntityKind::Organization),
            ("노사협의회", EntityKind::Organization),
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
