//! The words of `words.tsv`.

const WORDS: &str = include_str!("words.tsv");

/// What a word of a group means.
pub(super) fn meaning(group: &str, word: &str) -> Option<&'static str> {
    rows(group).find(|(known, _)| *known == word).map(|(_, meaning)| meaning)
}

/// Whether a group has a word.
pub(super) fn is(group: &str, word: &str) -> bool {
    meaning(group, word).is_some()
}

/// The words of a group with their meanings, or nothing for one.
pub(super) fn rows(group: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.lines().filter_map(move |line| {
        let rest = line.strip_prefix(group)?.strip_prefix('\t')?;
        Some(rest.split_once('\t').unwrap_or((rest, "")))
    })
}
