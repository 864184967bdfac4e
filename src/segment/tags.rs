//! Parts of speech, and the set of them that one token carries.

use std::fmt;

macro_rules! parts_of_speech {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// A part of speech of mecab-ko-dic (the Sejong tag set).
        #[allow(clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Pos { $($(#[$doc])* $name,)* }

        impl Pos {
            /// Every part of speech, in the order of their numbers.
            pub const ALL: &'static [Pos] = &[$(Pos::$name,)*];

            /// The tag as the dictionary writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Pos::$name => $text,)* }
            }

            /// Reads a tag; anything else is [`Pos::Unknown`].
            ///
            /// ```
            /// use sasil::segment::Pos;
            ///
            /// assert_eq!(Pos::from_tag("JKS"), Pos::JKS);
            /// assert_eq!(Pos::from_tag("?"), Pos::Unknown);
            /// ```
            pub fn from_tag(tag: &str) -> Pos {
                match tag { $($text => Pos::$name,)* _ => Pos::Unknown }
            }
        }
    };
}

parts_of_speech! {
    /// Common noun: 투자
    NNG "NNG",
    /// Proper noun: 서울
    NNP "NNP",
    /// Bound noun: 것, 수
    NNB "NNB",
    /// Bound noun that counts: 명, 원
    NNBC "NNBC",
    /// Numeral: 하나, 억
    NR "NR",
    /// Pronoun: 그
    NP "NP",
    /// Verb stem: 밝히
    VV "VV",
    /// Adjective stem: 크
    VA "VA",
    /// Auxiliary stem: 있, 않
    VX "VX",
    /// Copula 이
    VCP "VCP",
    /// Negative copula 아니
    VCN "VCN",
    /// Determiner: 새, 각
    MM "MM",
    /// Adverb: 각각
    MAG "MAG",
    /// Conjunctive adverb: 그러나
    MAJ "MAJ",
    /// Interjection
    IC "IC",
    /// Subject particle 이/가
    JKS "JKS",
    /// Complement particle 이/가 (before 되다, 아니다)
    JKC "JKC",
    /// Genitive particle 의
    JKG "JKG",
    /// Object particle 을/를
    JKO "JKO",
    /// Adverbial particle: 에, 에서, 로, 와
    JKB "JKB",
    /// Vocative particle 아/야
    JKV "JKV",
    /// Quotative particle 라고, 고
    JKQ "JKQ",
    /// Auxiliary particle: 은, 는, 도, 만
    JX "JX",
    /// Conjunctive particle: 와, 과, 하고
    JC "JC",
    /// Prefinal ending: 았, 시, 겠
    EP "EP",
    /// Final ending: 다
    EF "EF",
    /// Connective ending: 고, 며, 아
    EC "EC",
    /// Nominalising ending: 기, ㅁ
    ETN "ETN",
    /// Adnominal ending: ㄴ, 는, ㄹ
    ETM "ETM",
    /// Prefix
    XPN "XPN",
    /// Noun suffix: 들, 측
    XSN "XSN",
    /// Verb suffix: 하, 되
    XSV "XSV",
    /// Adjective suffix: 하, 스럽
    XSA "XSA",
    /// Root: 조용
    XR "XR",
    /// Full stop, question mark, exclamation mark
    SF "SF",
    /// Ellipsis
    SE "SE",
    /// Opening bracket or quote
    SSO "SSO",
    /// Closing bracket or quote
    SSC "SSC",
    /// Separator: comma, middle dot, colon, slash
    SC "SC",
    /// Other symbol
    SY "SY",
    /// Latin and other foreign letters
    SL "SL",
    /// Hanja
    SH "SH",
    /// Digits
    SN "SN",
    /// White space; no token carries it
    SP "SP",
    /// Anything the dictionary has no tag for
    Unknown "UNKNOWN",
}

impl Pos {
    /// Nouns of every kind, numerals and pronouns, foreign letters and hanja: what a name may be made of.
    pub const fn is_nominal(self) -> bool {
        use Pos::{NNB, NNBC, NNG, NNP, NP, NR, SH, SL};
        matches!(self, NNG | NNP | NNB | NNBC | NR | NP | SL | SH)
    }

    /// Stems that take endings: verbs, adjectives, auxiliaries, copulas, and the suffixes that make them.
    pub const fn is_verbal(self) -> bool {
        use Pos::{VA, VCN, VCP, VV, VX, XSA, XSV};
        matches!(self, VV | VA | VX | VCP | VCN | XSV | XSA)
    }

    /// Particles.
    pub const fn is_particle(self) -> bool {
        use Pos::{JC, JKB, JKC, JKG, JKO, JKQ, JKS, JKV, JX};
        matches!(self, JKS | JKC | JKG | JKO | JKB | JKV | JKQ | JX | JC)
    }

    /// Endings.
    pub const fn is_ending(self) -> bool {
        use Pos::{EC, EF, EP, ETM, ETN};
        matches!(self, EP | EF | EC | ETN | ETM)
    }
}

impl fmt::Display for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the dictionary knows of a word's meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum WordClass {
    /// Nothing.
    #[default]
    None,
    /// 인명: a person's name
    Person,
    /// 지명: a place name
    Place,
    /// 장소: a kind of place
    Location,
    /// 행위: an act, mostly a noun that takes 하다
    Action,
    /// 상태변화: a change of state
    Change,
    /// 정적사태: a state
    State,
    /// Any other note of the dictionary
    Other,
}

impl WordClass {
    /// Reads the dictionary's note; empty and `*` are none.
    pub fn from_note(note: &str) -> Self {
        match note {
            "" | "*" => Self::None,
            "인명" => Self::Person,
            "지명" => Self::Place,
            "장소" => Self::Location,
            "행위" => Self::Action,
            "상태변화" => Self::Change,
            "정적사태" => Self::State,
            _ => Self::Other,
        }
    }
}

/// The parts of speech of one token: one of a plain word, several of a fused form.
///
/// `밝혔` is 밝히/VV + 었/EP, so its first is [`Pos::VV`] and its last [`Pos::EP`].
///
/// ```
/// use sasil::segment::{Pos, TagSet};
///
/// let tags = TagSet::from_tags("VV+EP", "");
/// assert_eq!((tags.first(), tags.last()), (Pos::VV, Pos::EP));
/// assert!(tags.has(Pos::EP) && !tags.has(Pos::EF));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TagSet {
    /// One bit a part of speech; two words, so that a token stays within 32 bytes.
    mask: [u32; 2],
    first: Pos,
    last: Pos,
    class: WordClass,
}

impl TagSet {
    /// The set of one part of speech.
    pub const fn of(pos: Pos) -> Self {
        let mask = 1u64 << pos as u8;
        Self { mask: [mask as u32, (mask >> 32) as u32], first: pos, last: pos, class: WordClass::None }
    }

    /// Reads tags joined by `+` and the dictionary's note on the meaning.
    pub fn from_tags(tags: &str, note: &str) -> Self {
        let mut parts = tags.split('+').map(Pos::from_tag);
        let first = parts.next().unwrap_or(Pos::Unknown);
        let mut set = Self::of(first);
        for pos in parts {
            let other = Self::of(pos);
            set.mask = [set.mask[0] | other.mask[0], set.mask[1] | other.mask[1]];
            set.last = pos;
        }
        set.class = WordClass::from_note(note);
        set
    }

    /// The first part of speech: what the word is to its left.
    pub const fn first(self) -> Pos {
        self.first
    }

    /// The last part of speech: what the word is to its right.
    pub const fn last(self) -> Pos {
        self.last
    }

    /// What the dictionary knows of the meaning.
    pub const fn class(self) -> WordClass {
        self.class
    }

    /// Whether `pos` is among them.
    pub const fn has(self, pos: Pos) -> bool {
        self.mask[pos as usize / 32] & (1 << (pos as u32 % 32)) != 0
    }

    /// Whether `pos` is the only one.
    pub const fn is(self, pos: Pos) -> bool {
        let only = Self::of(pos);
        self.mask[0] == only.mask[0] && self.mask[1] == only.mask[1]
    }

    /// Whether the word is a noun, numeral, pronoun or foreign word and nothing else.
    pub const fn is_nominal(self) -> bool {
        self.first.is_nominal() && self.is(self.first)
    }

    /// Whether the word begins with a stem that takes endings.
    pub const fn is_verbal(self) -> bool {
        self.first.is_verbal()
    }

    /// Whether the word begins with a particle.
    pub const fn is_particle(self) -> bool {
        self.first.is_particle()
    }
}

impl fmt::Debug for TagSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.last != self.first {
            write!(f, "+…+{}", self.last)?;
        }
        match self.class {
            WordClass::None => Ok(()),
            class => write!(f, " {class:?}"),
        }
    }
}
