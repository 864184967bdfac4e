//! Words that speak for or against a name beside them.

use std::collections::HashMap;

use sasil_dict::tagger::CUES;

use super::hash::{self, Hashed, Running};

macro_rules! cue_classes {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// What a word says of a name beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum CueClass { $($(#[$doc])* $name,)* }

        impl CueClass {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(CueClass::$name),)* _ => None }
            }
        }
    };
}

cue_classes! {
    /// 한빛**전자**
    FirmEnd "firm_end",
    /// **㈜**한빛
    FirmMark "firm_mark",
    /// 개인정보보호**위원회**
    BodyEnd "body_end",
    /// **스타트업** 한빛
    FirmBefore "firm_before",
    /// 한빛 **관계자**
    FirmAfter "firm_after",
    /// 한빛 **대표**
    Title "title",
    /// 금융위 **위원장**
    BodyTitle "body_title",
    /// 홍길동 **씨**
    PersonAfter "person_after",
    /// **배우** 홍길동
    PersonBefore "person_before",
    /// 한빛 **스마트폰**
    Product "product",
    /// 한빛 **구단**
    Team "team",
    /// 한빛 **베어스**
    TeamName "team_name",
    /// 국회**의원**
    Member "member",
    /// 애플**워치**
    ProductEnd "product_end",
    /// 부산 영도**경찰서**
    LocalEnd "local_end",
    /// 영도**경찰서**: an office, wherever a place stands before it in the word
    OfficeEnd "office_end",
    /// **미국** 한빛
    Country "country",
    /// **부산** 한빛
    Region "region",
    /// **밝혔다**
    Say "say",
    /// **홍**길동
    Surname "surname",
    /// 홍**길동**
    GivenSyllable "given_syllable",
    /// **마이클** 브라운
    Given "given",
    /// **영화** ‘한빛’
    Work "quote_noun",
    /// 한빛**코리아**: a firm of its own beside 한빛
    Unit "unit_end",
    /// 카카오는 **자회사**를 **상장**한다: talk of business
    Trade "trade",
    /// 두산은 **이닝**마다 **안타**를 쳤다: talk of sport
    Sport "sport",
    /// **냄비**에 당근을 **볶**는다: talk of home and nature
    Daily "daily",
    /// **트위터**에 글을 올렸다: where people write
    Site "site",
    /// 트위터에 **글**을 **올렸다**
    Posting "posting",
    /// **국회** 정보위: a body whose committees bear its name
    Assembly "assembly",
    /// 국회 **정보위**
    CommitteeEnd "committee_end",
    /// 홍길동 **특별검사팀**: a body that bears a person's name
    PersonsBody "persons_body",
}

/// A set of [`CueClass`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct CueSet(pub(crate) u32);

/// Words that say what a sentence speaks of.
#[cfg(feature = "train")]
pub(crate) const TALK: CueSet =
    CueSet(1 << CueClass::Trade as u32 | 1 << CueClass::Sport as u32 | 1 << CueClass::Daily as u32);

/// Words that rules alone ask for.
const OF_RULES: u32 = 1 << CueClass::Site as u32
    | 1 << CueClass::Posting as u32
    | 1 << CueClass::Assembly as u32
    | 1 << CueClass::CommitteeEnd as u32
    | 1 << CueClass::PersonsBody as u32;

impl CueSet {
    /// What the tagger's features see.
    pub(crate) const fn learnt(self) -> u32 {
        self.0 & !OF_RULES
    }

    pub(crate) const fn has(self, class: CueClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    fn add(&mut self, class: CueClass) {
        self.0 |= 1 << class as u32;
    }
}

/// The words of the table and what each says.
#[derive(Debug)]
pub(crate) struct Cues {
    words: Table,
    /// The words that make a firm or a body of what ends in them, read from behind.
    ends: Table,
    /// What ends in one of those or is the end of one, so that few words are read to their sixth character.
    ways: Bits,
}

/// What words say, by their hashes.
#[derive(Debug)]
struct Table {
    sets: HashMap<u32, CueSet, Hashed>,
    /// Nearly no word that is asked for is in the table.
    seen: Bits,
}

/// A bit for each hash: what has none is not there.
#[derive(Debug)]
struct Bits(Vec<u64>);

/// How many hashes have a bit of their own.
const BITS: usize = 1 << 15;

impl Bits {
    fn of(hashes: impl Iterator<Item = u32>) -> Self {
        let mut bits = vec![0; BITS / 64];
        hashes.for_each(|hash| bits[hash as usize % BITS / 64] |= 1 << (hash % 64));
        Self(bits)
    }

    #[inline]
    fn may_have(&self, hash: u32) -> bool {
        self.0.get(hash as usize % BITS / 64).is_some_and(|bits| bits & 1 << (hash % 64) != 0)
    }
}

/// Longest ending that is looked up, in characters.
const LONGEST_END: usize = 6;

/// The classes of endings.
const ENDS: CueSet =
    CueSet(1 << CueClass::FirmEnd as u32 | 1 << CueClass::BodyEnd as u32 | 1 << CueClass::OfficeEnd as u32);

/// The hashes of a word's last character, its last two and so on to all of it, read from behind.
fn ways(word: &str) -> impl Iterator<Item = u32> {
    let (mut hash, mut read) = (Running::default(), word.len());
    word.char_indices().rev().map(move |(at, _)| {
        hash.add(word.as_bytes()[at..read].iter().rev().copied());
        read = at;
        hash.so_far()
    })
}

impl Table {
    fn of(sets: HashMap<u32, CueSet, Hashed>) -> Self {
        let seen = Bits::of(sets.keys().copied());
        Self { sets, seen }
    }

    #[inline]
    fn get(&self, hash: u32) -> CueSet {
        if self.seen.may_have(hash) { self.sets.get(&hash).copied().unwrap_or_default() } else { CueSet::default() }
    }
}

impl Cues {
    /// The table of the dictionary crate.
    pub(crate) fn embedded() -> Self {
        let mut words: HashMap<u32, CueSet, Hashed> = HashMap::default();
        let mut ends: HashMap<u32, CueSet, Hashed> = HashMap::default();
        let mut on_the_way = Vec::new();
        for line in CUES.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, list)) = line.split_once('\t') else { continue };
            let Some(class) = CueClass::from_name(class) else { continue };
            for word in list.split('|') {
                words.entry(hash::word(word)).or_default().add(class);
                if ENDS.has(class) {
                    on_the_way.extend(ways(word));
                    if let Some(all) = on_the_way.last() {
                        ends.entry(*all).or_default().add(class);
                    }
                }
            }
        }
        Self { words: Table::of(words), ends: Table::of(ends), ways: Bits::of(on_the_way.into_iter()) }
    }

    /// What a whole word says.
    pub(crate) fn of(&self, word: &str) -> CueSet {
        self.of_hashed(hash::word(word))
    }

    /// What the word with this hash says.
    pub(crate) fn of_hashed(&self, hash: u32) -> CueSet {
        self.words.get(hash)
    }

    /// The longest ending of `word` that makes a firm or a body of it; it may be all of the word.
    pub(crate) fn ending<'w>(&self, word: &'w str) -> Option<(&'w str, CueSet)> {
        let mut found = None;
        let starts = word.char_indices().rev().map(|(at, _)| at);
        for (at, hash) in starts.zip(ways(word)).take(LONGEST_END) {
            if !self.ways.may_have(hash) {
                break;
            }
            let cues = self.ends.get(hash);
            if cues != CueSet::default() {
                found = Some((&word[at..], cues));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in CUES.lines().filter(|line| !line.starts_with('#')) {
            let (class, list) = line.split_once('\t').expect("two columns");
            assert!(CueClass::from_name(class).is_some(), "{class}");
            assert!(list.split('|').all(|word| !word.is_empty() && word.trim() == word), "{class}");
        }
    }

    #[test]
    fn no_two_words_have_one_hash() {
        let mut words: Vec<&str> =
            CUES.lines().filter_map(|line| line.split_once('\t')).flat_map(|(_, list)| list.split('|')).collect();
        words.sort_unstable();
        words.dedup();
        let hashes: std::collections::HashSet<u32> = words.iter().map(|word| hash::word(word)).collect();
        assert_eq!(hashes.len(), words.len());
        let from_behind: std::collections::HashSet<u32> = words.iter().filter_map(|word| ways(word).last()).collect();
        assert_eq!(from_behind.len(), words.len());
    }

    #[test]
    fn the_longest_ending_counts() {
        let cues = Cues::embedded();
        let (end, set) = cues.ending("한울투자증권").expect("an ending");
        assert_eq!(end, "투자증권");
        assert!(set.has(CueClass::FirmEnd) && !set.has(CueClass::BodyEnd));
        assert!(cues.ending("사과").is_none());
    }
}
