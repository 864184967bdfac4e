//! The words of `words.tsv`.

const WORDS: &str = include_str!("words.tsv");

/// Whether a word has this use.
fn is(wanted: &str, word: &str) -> bool {
    rows(wanted).any(|known| known.eq_ignore_ascii_case(word))
}

/// The words with this use.
pub(super) fn rows(wanted: &str) -> impl Iterator<Item = &'static str> {
    WORDS.lines().filter_map(move |line| line.strip_prefix(wanted)?.strip_prefix('\t'))
}

/// Whether one of the words of class names has this use.
pub(super) fn any_is(wanted: &str, names: &str) -> bool {
    words(names).any(|word| is(wanted, word))
}

/// `relatedNews top_10` → related, News, top, 10.
fn words(names: &str) -> impl Iterator<Item = &str> {
    names.split(|c: char| !c.is_alphanumeric()).filter(|name| !name.is_empty()).flat_map(|name| {
        let mut start = 0;
        let mut small_before = false;
        let cuts = name.char_indices().chain([(name.len(), 'A')]);
        cuts.filter_map(move |(at, c)| {
            let cut = at == name.len() || (c.is_uppercase() && small_before);
            small_before = c.is_lowercase();
            let word = (cut && at > start).then(|| &name[start..at]);
            start = if cut { at } else { start };
            word
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let cut = |names| words(names).collect::<Vec<_>>();
        assert_eq!(cut("relatedNews top_10 GNB-menu"), ["related", "News", "top", "10", "GNB", "menu"]);
        assert!(any_is("aside", "article_relatedNews") && any_is("aside", "GNB"));
        assert!(!any_is("aside", "load shadow navy"), "parts of words are none");
    }
}
