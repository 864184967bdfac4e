//! How a name enters the lattice: with which context ids and at which cost.

/// One entry of the lattice for a written form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordEntry {
    /// Whether the form counts as ending in a consonant (은, 이, 을, 과 follow) or in a vowel.
    pub final_consonant: bool,
    /// Cost of the word; the lower, the stronger.
    pub cost: i16,
}

/// Cost of a form that is no other word. Proper nouns of ko-dic cost 1,900 to 5,500.
const NAME: i16 = 1500;
/// Further off for every syllable beyond the second: a long name is hardly there by chance.
const SYLLABLE: i16 = 400;
/// Cost of a form that is a common word, a place, a person too: about as much as ko-dic's own nouns.
const HOMOGRAPH: i16 = 2600;
/// Off for a form with a letter or a digit at its end, which has 오픈/NNG + AI/SL as a cheap rival.
const LETTERS: i16 = 3500;

/// Off a noun that the dictionary has, for every syllable beyond the second.
const KNOWN_SYLLABLE: i16 = 1000;

/// The entries of a form: one, or two where the last character does not say how it is read
/// (`AI` ends in a vowel, `LG엔솔` in a consonant, `IBM` in a consonant, `3M` …).
///
/// ```
/// use sasil_dict::word::entries;
///
/// assert!(entries("네이버", false).all(|entry| !entry.final_consonant));
/// assert_eq!(entries("오픈AI", false).count(), 2);
/// ```
pub fn entries(form: &str, homograph: bool) -> impl Iterator<Item = WordEntry> + use<> {
    let cost = cost(form, homograph);
    let last = form.chars().next_back().unwrap_or(' ');
    let finals: &[bool] = match final_consonant(last) {
        Some(true) => &[true],
        Some(false) => &[false],
        None => &[false, true],
    };
    finals.iter().map(move |&final_consonant| WordEntry { final_consonant, cost })
}

/// What is taken off the cost of a noun that the dictionary has, where it is a name and nothing else.
///
/// ```
/// use sasil_dict::word::discount;
///
/// assert!(discount("한국거래소") > discount("경찰"));
/// ```
pub fn discount(form: &str) -> i16 {
    let length = form.chars().count().clamp(2, 6) as i16;
    KNOWN_SYLLABLE * (length - 2)
}

fn cost(form: &str, homograph: bool) -> i16 {
    if homograph {
        return HOMOGRAPH;
    }
    let length = form.chars().count().clamp(2, 12) as i16;
    let letters = form.chars().next_back().is_some_and(|c| !is_syllable(c));
    NAME - SYLLABLE * (length - 2) - if letters { LETTERS } else { 0 }
}

/// Whether a hangul syllable ends in a consonant; `None` for every other character.
fn final_consonant(c: char) -> Option<bool> {
    is_syllable(c).then(|| (u32::from(c) - 0xAC00) % 28 != 0)
}

fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}
