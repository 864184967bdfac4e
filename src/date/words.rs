//! The word lists of `dict/dates/`, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::cursor::Cursor;
use super::expr::{DayWord, Lead, Month, Part, Same, Year};
use super::lookup::{ByFirst, ByLast};
use super::trigger::Triggers;

/// A time word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Year(Year),
    YearWithin,
    YearEnd,
    YearStart,
    Month(Month),
    Day(DayWord),
    Week(i16),
    WeekBefore,
    Weekend(i16),
    QuarterFromDocument(i16),
    QuarterBefore(i16),
    Half(i8),
    Season(i8),
    Same(Same),
    Weekday(i8),
    Lead(Lead),
    /// 매년: what follows comes again and again
    Habit,
    /// 음력
    Lunar,
}

/// What must stand behind a time word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    /// The word's end, or a particle.
    Word,
    /// A comparison: 대비, 보다.
    Compare,
    /// A weekday, a part or a time particle.
    Cue,
    /// A month, quarter, half or part: 올 3월.
    Before,
    /// The word's end; and a year must stand before.
    AfterYear,
    /// A comparison; and a year must stand before.
    CompareAfterYear,
    /// A date: 지난, 오는.
    Lead,
}

/// A time word and its boundary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) word: Word,
    pub(super) boundary: Boundary,
}

/// A day with a name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Holiday {
    Fixed { month: i8, day: i8 },
    Lunar(LunarHoliday),
}

/// A holiday of the lunar calendar: a column of the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum LunarHoliday {
    Seollal,
    Buddha,
    Chuseok,
}

/// The unit at whose end a word list speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum UnitName {
    Day,
    Month,
    Year,
    Quarter,
    Half,
    Word,
}

/// What a word says about the direction of a date before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Past,
    Ahead,
    None,
    Link,
    Reported,
}

/// Where the direction words of `tense.tsv` are looked up.
#[derive(Debug, Default)]
pub(super) struct TenseWords {
    pub(super) suffixes: ByLast<Cue>,
    pub(super) words: ByLast<Cue>,
    pub(super) prefixes: ByFirst<Cue>,
    pub(super) after_l: ByFirst<()>,
    pub(super) after_l_words: ByLast<()>,
    pub(super) before: ByLast<Cue>,
    /// Nouns that end a headline of what is to come.
    pub(super) begins: ByLast<()>,
    pub(super) saying: ByFirst<()>,
}

impl TenseWords {
    /// The cue of a whole word: itself, its longest known ending, or how it begins.
    pub(super) fn cue(&self, word: &str) -> Option<Cue> {
        let prefix = || self.prefixes.longest(Cursor::new(word, 0)).map(|(cue, _)| cue);
        let exact = self.words.exact(word);
        exact.or_else(prefix).or_else(|| self.suffixes.ending(word)).copied()
    }

    /// Whether a word only announces by how it begins: 예정이다, but not 예정됐던.
    pub(super) fn begins_with_cue(&self, word: &str) -> bool {
        self.words.exact(word).is_none() && self.prefixes.longest(Cursor::new(word, 0)).is_some()
    }

    /// Whether a word ending in ㄹ before `word` is a verb to come: 할 예정, 될 것.
    pub(super) fn completes_future(&self, word: &str) -> bool {
        self.after_l_words.exact(word).is_some() || self.after_l.longest(Cursor::new(word, 0)).is_some()
    }

    /// Whether the sentence's last word reports what someone said: 밝혔다, 공시했다.
    pub(super) fn is_saying(&self, word: &str) -> bool {
        word.char_indices().any(|(at, _)| self.saying.longest(Cursor::new(word, at)).is_some())
    }
}

/// One line of `not_after.tsv`.
#[derive(Clone, Copy, Debug)]
pub(super) struct NotAfter {
    pub(super) unit: UnitName,
    /// Only without a blank before it.
    pub(super) attached: bool,
    /// Only where the word ends behind it.
    pub(super) whole: bool,
}

/// All word lists.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) words: ByFirst<Entry>,
    pub(super) parts: ByFirst<Part>,
    pub(super) holidays: ByFirst<u8>,
    pub(super) holiday_days: Vec<Holiday>,
    pub(super) lunar: HashMap<i16, [Date; 3]>,
    pub(super) josa: ByFirst<()>,
    pub(super) not_after: ByFirst<NotAfter>,
    pub(super) not_before: ByLast<Vec<UnitName>>,
    pub(super) compounds: ByFirst<()>,
    pub(super) cues: HashMap<&'static str, ByFirst<()>>,
    pub(super) tense: TenseWords,
    pub(super) triggers: Triggers,
}

/// The word lists, read at the first use.
pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
    &TABLES
}

impl Tables {
    /// The solar day of a holiday, where it is known.
    pub(super) fn holiday(&self, index: u8, year: i16) -> Option<Date> {
        match self.holiday_days.get(usize::from(index))? {
            &Holiday::Fixed { month, day } => Date::new(year, month, day).ok(),
            Holiday::Lunar(which) => {
                let days = self.lunar.get(&year)?;
                Some(match which {
                    LunarHoliday::Seollal => days[0],
                    LunarHoliday::Buddha => days[1],
                    LunarHoliday::Chuseok => days[2],
                })
            }
        }
    }

    /// Whether a holiday moves with the moon.
    pub(super) fn is_lunar(&self, index: u8) -> bool {
        matches!(self.holiday_days.get(usize::from(index)), Some(Holiday::Lunar(_)))
    }

    /// Whether a date may begin with these two characters.
    pub(super) fn may_begin(&self, first: char, second: Option<char>) -> bool {
        self.triggers.has(first, second)
    }

    /// Whether `word` is one of the texts of `class`.
    pub(super) fn has_exact_cue(&self, class: &str, word: &str) -> bool {
        let at = Cursor::new(word, 0);
        let list = self.cues.get(class);
        list.is_some_and(|list| list.find(at, |_, end| end.rest().is_empty()).is_some())
    }

    /// Whether `word` ends with one of the texts of `class`.
    pub(super) fn has_suffix_cue(&self, class: &str, word: &str) -> bool {
        let list = self.cues.get(class);
        list.is_some_and(|list| {
            let ends = |at| list.find(Cursor::new(word, at), |_, end| end.rest().is_empty());
            word.char_indices().any(|(at, _)| ends(at).is_some())
        })
    }

    /// Whether one of the texts of `class` stands here, a blank before it or not.
    pub(super) fn has_cue(&self, class: &str, at: Cursor<'_>) -> bool {
        self.cues.get(class).is_some_and(|list| list.longest(at.skip_blanks()).is_some())
    }
}
