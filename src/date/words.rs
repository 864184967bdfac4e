//! The word lists of `dict/dates/`, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use sasil_dict::dates;

use super::cursor::Cursor;
use super::expr::{DayWord, Lead, Month, Part, Same, Year};

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
    suffixes: HashMap<&'static str, Cue>,
    words: HashMap<&'static str, Cue>,
    prefixes: ByFirst<Cue>,
    pub(super) after_l: ByFirst<()>,
    pub(super) before: HashMap<&'static str, Cue>,
    saying: ByFirst<()>,
}

/// The longest suffix in the table, in characters.
const LONGEST_SUFFIX: usize = 6;

impl TenseWords {
    /// The cue of a whole word: itself, its longest known ending, or how it begins.
    pub(super) fn cue(&self, word: &str) -> Option<Cue> {
        if let Some(&cue) = self.words.get(word) {
            return Some(cue);
        }
        let prefix = self.prefixes.longest(Cursor::new(word, 0)).map(|(&c, _)| c);
        prefix.or_else(|| self.suffix_cue(word))
    }

    fn suffix_cue(&self, word: &str) -> Option<Cue> {
        let mut starts = [word.len(); LONGEST_SUFFIX];
        let mut count = 0;
        for (at, _) in word.char_indices().rev().take(LONGEST_SUFFIX) {
            if let Some(slot) = starts.get_mut(count) {
                *slot = at;
                count += 1;
            }
        }
        let longest_first = starts.iter().take(count).rev();
        longest_first.filter_map(|&at| self.suffixes.get(word.get(at..)?)).next().copied()
    }

    /// Whether the sentence's last word reports what someone said: 밝혔다, 공시했다.
    pub(super) fn is_saying(&self, word: &str) -> bool {
        word.char_indices().any(|(at, _)| self.saying.longest(Cursor::new(word, at)).is_some())
    }
}

/// Texts found by their first character, the longest first.
#[derive(Debug)]
pub(super) struct ByFirst<T>(HashMap<char, Vec<(&'static str, T)>>);

impl<T> Default for ByFirst<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T> ByFirst<T> {
    fn insert(&mut self, text: &'static str, value: T) {
        if let Some(first) = text.chars().next() {
            let list = self.0.entry(first).or_default();
            list.push((text, value));
            list.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        }
    }

    fn firsts(&self) -> impl Iterator<Item = char> {
        self.0.keys().copied()
    }

    /// The longest text that stands at the cursor and passes `fits`.
    pub(super) fn find<'t>(&self, from: Cursor<'t>, fits: impl Fn(&T, Cursor<'t>) -> bool) -> Option<(&T, Cursor<'t>)> {
        let list = self.0.get(&from.peek()?)?;
        list.iter().find_map(|(text, value)| {
            let end = from.eat_spaced(text)?;
            fits(value, end).then_some((value, end))
        })
    }

    /// The longest text that stands at the cursor.
    pub(super) fn longest<'t>(&self, from: Cursor<'t>) -> Option<(&T, Cursor<'t>)> {
        self.find(from, |_, _| true)
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
    lunar: HashMap<i16, [Date; 3]>,
    pub(super) josa: ByFirst<()>,
    pub(super) not_after: ByFirst<NotAfter>,
    pub(super) not_before: HashMap<&'static str, Vec<UnitName>>,
    pub(super) compounds: ByFirst<()>,
    pub(super) cues: HashMap<&'static str, ByFirst<()>>,
    pub(super) tense: TenseWords,
    triggers: Triggers,
}

/// The word lists, read at the first use.
pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
    &TABLES
}

impl Tables {
    fn read() -> Self {
        let mut tables = Self::default();
        tables.read_words();
        tables.read_holidays();
        tables.read_vetoes();
        tables.read_tense();
        tables.triggers = Triggers::of(&tables);
        tables
    }

    fn read_words(&mut self) {
        for row in rows(dates::WORDS) {
            if let [surface, kind, number, boundary] = *row.as_slice()
                && let Ok(number) = number.parse()
                && let Some(word) = word_of(kind, number)
                && let Some(boundary) = boundary_of(boundary)
            {
                self.words.insert(surface, Entry { word, boundary });
            }
        }
        for row in rows(dates::PARTS) {
            let part = match row.get(1) {
                Some(&"start") => Part::Start,
                Some(&"middle") => Part::Middle,
                Some(&"late") => Part::Late,
                _ => Part::End,
            };
            self.parts.insert(row.first().copied().unwrap_or(""), part);
        }
        for row in rows(dates::JOSA) {
            self.josa.insert(row.first().copied().unwrap_or(""), ());
        }
        for row in rows(dates::CUES) {
            if let [class, following] = *row.as_slice() {
                self.cues.entry(class).or_default().insert(following, ());
            }
        }
    }

    fn read_holidays(&mut self) {
        for row in rows(dates::HOLIDAYS) {
            let [surface, kind, month, day] = *row.as_slice() else {
                continue;
            };
            let holiday = match (kind, month, month.parse(), day.parse()) {
                ("fixed", _, Ok(month), Ok(day)) => Holiday::Fixed { month, day },
                (_, "seollal", ..) => Holiday::Lunar(LunarHoliday::Seollal),
                (_, "buddha", ..) => Holiday::Lunar(LunarHoliday::Buddha),
                _ => Holiday::Lunar(LunarHoliday::Chuseok),
            };
            if let Ok(index) = u8::try_from(self.holiday_days.len()) {
                self.holiday_days.push(holiday);
                self.holidays.insert(surface, index);
            }
        }
        for row in rows(dates::LUNAR) {
            if let [year, a, b, c] = *row.as_slice()
                && let (Ok(year), Ok(a), Ok(b), Ok(c)) = (year.parse(), a.parse(), b.parse(), c.parse())
            {
                self.lunar.insert(year, [a, b, c]);
            }
        }
    }

    fn read_vetoes(&mut self) {
        for row in rows(dates::NOT_AFTER) {
            if let [unit, following] = *row.as_slice()
                && let Some(unit) = unit_of(unit)
            {
                let text = following.trim_start_matches('+').trim_end_matches('_');
                let veto = NotAfter { unit, attached: following.starts_with('+'), whole: following.ends_with('_') };
                self.not_after.insert(text, veto);
            }
        }
        for row in rows(dates::NOT_BEFORE) {
            if let [unit, preceding] = *row.as_slice()
                && let Some(unit) = unit_of(unit)
            {
                self.not_before.entry(preceding).or_default().push(unit);
            }
        }
        for row in rows(dates::COMPOUNDS) {
            self.compounds.insert(row.first().copied().unwrap_or(""), ());
        }
    }

    fn read_tense(&mut self) {
        for row in rows(dates::TENSE) {
            let [place, form, cue] = *row.as_slice() else {
                continue;
            };
            let known = match cue {
                "past" => Some(Cue::Past),
                "ahead" => Some(Cue::Ahead),
                "none" => Some(Cue::None),
                "link" => Some(Cue::Link),
                "reported" => Some(Cue::Reported),
                _ => None,
            };
            match (place, known) {
                ("suffix", Some(cue)) => {
                    self.tense.suffixes.insert(form, cue);
                }
                ("word", Some(cue)) => {
                    self.tense.words.insert(form, cue);
                }
                ("before", Some(cue)) => {
                    self.tense.before.insert(form, cue);
                }
                ("prefix", Some(cue)) => self.tense.prefixes.insert(form, cue),
                ("prefix", None) => self.tense.after_l.insert(form, ()),
                _ => self.tense.saying.insert(form, ()),
            }
        }
    }

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

    /// Whether a date may begin with this character.
    pub(super) fn may_begin(&self, c: char) -> bool {
        self.triggers.has(c)
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

/// A bit for each syllable that a date may begin with.
#[derive(Debug)]
struct Triggers([u64; 175]);

impl Default for Triggers {
    fn default() -> Self {
        Self([0; 175])
    }
}

/// Syllables that begin a number in words.
const NUMBER_SYLLABLES: &str = "일이삼사오육유칠팔구십시백천하사나닷엿여열보반한두석세넉네다섯아홉";

impl Triggers {
    fn of(tables: &Tables) -> Self {
        let mut bits = Self::default();
        let words = tables.words.firsts().chain(tables.holidays.firsts());
        for c in words.chain(NUMBER_SYLLABLES.chars()) {
            if let Some(index) = syllable(c)
                && let Some(word) = bits.0.get_mut(index / 64)
            {
                *word |= 1 << (index % 64);
            }
        }
        bits
    }

    fn has(&self, c: char) -> bool {
        syllable(c).is_some_and(|i| self.0.get(i / 64).is_some_and(|w| w >> (i % 64) & 1 == 1))
    }
}

fn syllable(c: char) -> Option<usize> {
    matches!(c, '가'..='힣').then(|| c as usize - 0xAC00)
}

/// The lines of a table behind its comment and header.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

fn word_of(kind: &str, number: i16) -> Option<Word> {
    let small = i8::try_from(number).ok()?;
    Some(match kind {
        "year" => Word::Year(Year::Document(number)),
        "year-near" => Word::Year(Year::Neighbour(number)),
        "year-before" => Word::Year(Year::Before(number)),
        "year-within" => Word::YearWithin,
        "year-end" => Word::YearEnd,
        "year-start" => Word::YearStart,
        "month" => Word::Month(Month::Document(number)),
        "month-near" => Word::Month(Month::Neighbour(number)),
        "month-before" => Word::Month(Month::Before(number)),
        "month-december" => Word::Month(Month::LastDecember),
        "day" => Word::Day(DayWord::Document(number)),
        "this-day" => Word::Day(DayWord::This),
        "day-before" => Word::Day(DayWord::Before),
        "same-day" => Word::Day(DayWord::Same),
        "day-near" => Word::Day(DayWord::Near(number)),
        "week" => Word::Week(number),
        "week-before" => Word::WeekBefore,
        "weekend" => Word::Weekend(number),
        "quarter" => Word::QuarterFromDocument(number),
        "quarter-before" | "quarter-near" => Word::QuarterBefore(number),
        "half" => Word::Half(small),
        "season" => Word::Season(small),
        "same-period" => Word::Same(Same::Period),
        "same-quarter" => Word::Same(Same::Quarter),
        "same-month" => Word::Same(Same::Month),
        "same-day-of" => Word::Same(Same::Day),
        "weekday" => Word::Weekday(small),
        "lead" => Word::Lead(match number {
            -1 => Lead::Last,
            0 => Lead::This,
            1 => Lead::Coming,
            _ => Lead::Next,
        }),
        "habit" => Word::Habit,
        "lunar" => Word::Lunar,
        _ => return None,
    })
}

fn boundary_of(name: &str) -> Option<Boundary> {
    Some(match name {
        "word" => Boundary::Word,
        "compare" => Boundary::Compare,
        "cue" => Boundary::Cue,
        "before" => Boundary::Before,
        "after-year" => Boundary::AfterYear,
        "compare-after-year" => Boundary::CompareAfterYear,
        "lead" => Boundary::Lead,
        _ => return None,
    })
}

fn unit_of(name: &str) -> Option<UnitName> {
    Some(match name {
        "day" => UnitName::Day,
        "month" => UnitName::Month,
        "year" => UnitName::Year,
        "quarter" => UnitName::Quarter,
        "half" => UnitName::Half,
        "word" => UnitName::Word,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_understood() {
        for row in rows(dates::WORDS) {
            let [_, kind, number, boundary] = *row.as_slice() else {
                panic!("words.tsv: {row:?} has {} columns, not four", row.len());
            };
            let number = number.parse().expect("words.tsv: number");
            assert!(word_of(kind, number).is_some(), "words.tsv: kind {kind}");
            assert!(boundary_of(boundary).is_some(), "words.tsv: {boundary}");
        }
        for row in rows(dates::NOT_AFTER).chain(rows(dates::NOT_BEFORE)) {
            assert!(row.len() == 2 && unit_of(row[0]).is_some(), "{row:?}");
        }
        assert_eq!(rows(dates::LUNAR).count(), tables().lunar.len());
        assert_eq!(rows(dates::HOLIDAYS).count(), tables().holiday_days.len());
    }
}
