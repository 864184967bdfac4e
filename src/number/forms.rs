//! Tables of written forms, looked up at a place of a text: the longest form wins.

use std::collections::HashMap;

use crate::lexicon::OwnKeys;

/// The rows of a table: line number from one, columns. Comments and empty lines are left out.
pub(crate) fn rows(tsv: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    tsv.lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(index, line)| (index + 1, line.split('\t').collect()))
}

/// Written forms, each with what it means.
///
/// A space inside a form is optional in the text; one at the end asks that no hangul goes on there.
#[derive(Clone, Debug)]
pub(crate) struct Forms<T> {
    rows: Vec<Row<T>>,
    by_char: HashMap<char, (usize, usize), OwnKeys>,
}

#[derive(Clone, Debug)]
struct Row<T> {
    form: Box<str>,
    /// The character next to the one that it is found by, where it must stand so: most rows are passed over by it.
    second: Option<char>,
    value: T,
}

impl<T> Forms<T> {
    /// A table for [`Forms::find_at`].
    pub fn ahead(rows: impl IntoIterator<Item = (Box<str>, T)>) -> Self {
        Self::keyed(rows, |form, place| form.chars().nth(place))
    }

    /// A table for [`Forms::find_before`].
    pub fn behind(rows: impl IntoIterator<Item = (Box<str>, T)>) -> Self {
        Self::keyed(rows, |form, place| form.chars().nth_back(place))
    }

    fn keyed(rows: impl IntoIterator<Item = (Box<str>, T)>, char_of: fn(&str, usize) -> Option<char>) -> Self {
        let rows = rows.into_iter().filter(|(form, _)| !form.is_empty());
        let mut rows: Vec<_> =
            rows.map(|(form, value)| Row { second: char_of(&form, 1).filter(|c| *c != ' '), form, value }).collect();
        // Stable, so that of equal forms the one that was given first is tried first.
        rows.sort_by_key(|row| (char_of(&row.form, 0), std::cmp::Reverse(row.form.len())));
        let mut by_char = HashMap::default();
        for (index, row) in rows.iter().enumerate() {
            if let Some(character) = char_of(&row.form, 0) {
                by_char.entry(character).or_insert((index, index)).1 = index + 1;
            }
        }
        Self { rows, by_char }
    }

    /// The longest form that begins at `at` and is accepted, and where it ends.
    pub fn find_at(&self, text: &str, at: usize, mut accept: impl FnMut(&T, usize) -> bool) -> Option<(&T, usize)> {
        let tail = text.get(at..)?;
        let mut chars = tail.chars();
        self.rows(chars.next()?, chars.next()).find_map(|row| {
            let end = at + matched_ahead(tail, &row.form)?;
            accept(&row.value, end).then_some((&row.value, end))
        })
    }

    /// The longest form that ends at `end` and is accepted, and where it begins.
    pub fn find_before(
        &self,
        text: &str,
        end: usize,
        mut accept: impl FnMut(&T, usize) -> bool,
    ) -> Option<(&T, usize)> {
        let head = text.get(..end)?;
        let mut chars = head.chars();
        self.rows(chars.next_back()?, chars.next_back()).find_map(|row| {
            let start = end - matched_behind(head, &row.form)?;
            accept(&row.value, start).then_some((&row.value, start))
        })
    }

    fn rows(&self, key: char, second: Option<char>) -> impl Iterator<Item = &Row<T>> {
        let (from, to) = self.by_char.get(&key).copied().unwrap_or_default();
        let rows = self.rows.get(from..to).unwrap_or_default();
        rows.iter().filter(move |row| row.second.is_none() || row.second == second)
    }
}

/// How many bytes of `text` the form takes up at its beginning.
fn matched_ahead(text: &str, form: &str) -> Option<usize> {
    let (form, bounded) = match form.strip_suffix(' ') {
        Some(form) => (form, true),
        None => (form, false),
    };
    let mut rest = text;
    for wanted in form.chars() {
        rest = match wanted {
            ' ' => rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest),
            wanted => rest.strip_prefix(wanted)?,
        };
    }
    let bare = !rest.starts_with(is_hangul);
    (!bounded || bare).then_some(text.len() - rest.len())
}

/// How many bytes of `text` the form takes up at its end.
fn matched_behind(text: &str, form: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in form.chars().rev() {
        rest = match wanted {
            ' ' => rest.strip_suffix([' ', '\u{a0}']).unwrap_or(rest),
            wanted => rest.strip_suffix(wanted)?,
        };
    }
    Some(text.len() - rest.len())
}

/// A hangul syllable.
pub(crate) fn is_hangul(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// The character that begins at `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// `at`, or what is behind the one space there.
pub(crate) fn skip_space(text: &str, at: usize) -> usize {
    match char_at(text, at) {
        Some(space @ (' ' | '\u{a0}')) => at + space.len_utf8(),
        _ => at,
    }
}

/// `at`, or where the one space before it begins.
pub(crate) fn skip_space_back(text: &str, at: usize) -> usize {
    match char_before(text, at) {
        Some(space @ (' ' | '\u{a0}')) => at - space.len_utf8(),
        _ => at,
    }
}

/// `~`, `∼`, `-` with a space or none around it.
pub(crate) fn is_dash(between: &str) -> bool {
    let mut rest = between.trim_matches([' ', '\u{a0}']).chars();
    let dash = matches!(rest.next(), Some('~' | '∼' | '～' | '〜' | '-' | '–' | '—' | '‑' | '‐' | '−' | '˜'));
    dash && rest.next().is_none()
}
