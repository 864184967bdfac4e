//! Words, names and days of the calendar, as tab-separated text.

/// What must stand behind an ambiguous word to make it a date.
pub const CUES: &str = include_str!("../dates/cues.tsv");
/// Fixed compounds that begin with a time word and are no dates.
pub const COMPOUNDS: &str = include_str!("../dates/compounds.tsv");
/// Public holidays and days with a name.
pub const HOLIDAYS: &str = include_str!("../dates/holidays.tsv");
/// Particles that may stand behind a date.
pub const JOSA: &str = include_str!("../dates/josa.tsv");
/// Solar days of the lunar holidays.
pub const LUNAR: &str = include_str!("../dates/lunar.tsv");
/// What, behind a number and its unit, shows that they are no date.
pub const NOT_AFTER: &str = include_str!("../dates/not_after.tsv");
/// What, before a number and its unit, shows that they are no date.
pub const NOT_BEFORE: &str = include_str!("../dates/not_before.tsv");
/// Parts of a month, quarter, half, year, week or decade.
pub const PARTS: &str = include_str!("../dates/parts.tsv");
/// Words that say whether a date lies behind or ahead.
pub const TENSE: &str = include_str!("../dates/tense.tsv");
/// Words that name a time.
pub const WORDS: &str = include_str!("../dates/words.tsv");
