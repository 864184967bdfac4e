//! Endings → how a predicate goes on: tense, and the tie to what follows.

use crate::segment::Pos;
use crate::segment::TagSet;

/// When a predicate lies, by its prefinal ending or its adnominal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// -았/었-, -ㄴ/은 of a verb, -던
    Past,
    /// -는다, -는, nothing
    Present,
    /// -겠-, -ㄹ
    Future,
}

/// How a predicate is tied to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// -고, -며: and.
    And,
    /// -면서: while.
    While,
    /// -아/어, -아서: and then, and so.
    Sequence,
    /// -지만, -으나, -는데: but.
    Contrast,
    /// -면: if.
    Condition,
    /// -려고, -고자, -도록, -러: in order to.
    Purpose,
    /// -지, -게, -고 before an auxiliary.
    Auxiliary,
}

/// The last ending of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Closes a sentence.
    Final,
    /// A noun that closes a headline like a predicate.
    Headline,
    /// Stands before a noun.
    Adnominal,
    /// -다는, -라는: quoted before a noun.
    QuotedAdnominal,
    /// -다고, -라고, -다며.
    Quoted,
    /// -기, -음.
    Nominal,
    /// Ties on to another predicate.
    Connective(Link),
}

/// The last syllable's final consonant, as an index of the Unicode table; 0 for none.
pub(super) fn final_consonant(text: &str) -> Option<u32> {
    let last = text.chars().next_back()? as u32;
    (0xAC00..=0xD7A3).contains(&last).then(|| (last - 0xAC00) % 28)
}

const RIEUL: u32 = 8;

/// Tense of an adnominal form, by its last syllable.
pub(super) fn adnominal_tense(text: &str) -> Tense {
    if text.ends_with('는') || text.ends_with("다는") {
        Tense::Present
    } else if final_consonant(text) == Some(RIEUL) {
        Tense::Future
    } else {
        Tense::Past
    }
}

const QUOTED: &[&str] =
    &["다고", "라고", "자고", "냐고", "다며", "라며", "다면서", "라면서", "다고도", "라고도", "다고는", "다거나"];
const CONDITION: &[&str] = &["면", "거든", "려면", "더라도", "야"];
const CONTRAST: &[&str] = &["지만", "데", "나", "건만", "데도"];
const PURPOSE: &[&str] = &["려고", "으려고", "러", "고자", "도록", "려", "으려", "게끔"];

/// The ending of a predicate whose last atom is `text` with `tags`, of the stem `lemma` where it holds the stem too.
pub(super) fn ending_of(text: &str, lemma: &str, tags: TagSet) -> Ending {
    // 올려 is 올리 + 어, 불러 is 부르 + 어; 올리려, 부르러 would be in order to.
    let doubled = lemma.ends_with('르') && text.ends_with('러') && !text.ends_with("르러");
    let contracted = doubled || text.strip_suffix('려').is_some_and(|stem| lemma.strip_suffix('리') == Some(stem));
    if contracted && tags.last() == Pos::EC {
        return Ending::Connective(Link::Sequence);
    }
    match tags.last() {
        Pos::EF => Ending::Final,
        Pos::ETM if text.ends_with("다는") || text.ends_with("라는") || text.ends_with("자는") => {
            Ending::QuotedAdnominal
        }
        Pos::ETM => Ending::Adnominal,
        Pos::ETN => Ending::Nominal,
        _ => connective(text),
    }
}

/// -ㄹ지, -는지: asked, not said.
fn asks(text: &str) -> bool {
    text.strip_suffix('지').is_some_and(|stem| stem.ends_with('는') || final_consonant(stem) == Some(RIEUL))
}

fn connective(text: &str) -> Ending {
    let ends = |list: &[&str]| list.iter().any(|ending| text.ends_with(ending));
    if ends(QUOTED) {
        Ending::Quoted
    } else if text.ends_with("면서") {
        Ending::Connective(Link::While)
    } else if text.ends_with('며') || text.ends_with('고') || text.ends_with("거나") {
        Ending::Connective(Link::And)
    } else if ends(PURPOSE) {
        Ending::Connective(Link::Purpose)
    } else if ends(CONTRAST) {
        Ending::Connective(Link::Contrast)
    } else if ends(CONDITION) || asks(text) {
        Ending::Connective(Link::Condition)
    } else if text.ends_with("려다") || text.ends_with("다가") {
        // 인수하려다 포기했다
        Ending::Connective(Link::Contrast)
    } else if text.ends_with('지') || text.ends_with('게') {
        Ending::Connective(Link::Auxiliary)
    } else if text.ends_with('다') || text.ends_with('요') || text.ends_with('까') {
        Ending::Final
    } else {
        Ending::Connective(Link::Sequence)
    }
}
