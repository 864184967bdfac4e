//! Reads the tables of `dict/dates/`.

use std::collections::BTreeMap;

use sasil_dict::dates;

use super::expr::{DayWord, Lead, Month, Part, Same, Year};
use super::trigger::Triggers;
use super::words::{Boundary, Cue, Entry, Holiday, LunarHoliday, NotAfter, Tables, UnitName, Word};

impl Tables {
    pub(super) fn read() -> Self {
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
        let mut not_before: BTreeMap<&str, Vec<UnitName>> = BTreeMap::new();
        for row in rows(dates::NOT_BEFORE) {
            if let [unit, preceding] = *row.as_slice()
                && let Some(unit) = unit_of(unit)
            {
                not_before.entry(preceding).or_default().push(unit);
            }
        }
        for (word, units) in not_before {
            self.not_before.insert(word, units);
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
                ("suffix", Some(cue)) => self.tense.suffixes.insert(form, cue),
                ("word", Some(cue)) => self.tense.words.insert(form, cue),
                ("before", Some(cue)) => self.tense.before.insert(form, cue),
                ("prefix", Some(cue)) => self.tense.prefixes.insert(form, cue),
                ("prefix", None) => self.tense.after_l.insert(form, ()),
                ("headline", None) => self.tense.begins.insert(form, ()),
                ("after-l-word", None) => self.tense.after_l_words.insert(form, ()),
                _ => self.tense.saying.insert(form, ()),
            }
        }
    }
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
    use crate::date::words::tables;

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
