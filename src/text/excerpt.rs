//! A text that was taken out of a larger one, and where each of its characters came from.

use std::borrow::Cow;

use crate::span::ByteSpan;

/// What is to be read of a source, in which something else stands between: the article of a web page, without its
/// markup.
///
/// It is built from front to back out of stretches of the source. Places that are found in the [`text`](Self::text)
/// are led back to the source: a place begins where its first character came from and ends where its last one did, so
/// that markup inside a name belongs to its place, and markup beside it does not.
///
/// ```
/// use sasil::{ByteSpan, Excerpt};
///
/// let mut excerpt = Excerpt::new("<p><b>한빛</b>R&amp;D는");
/// excerpt.copy(ByteSpan::new(6, 12));
/// excerpt.copy(ByteSpan::new(16, 17));
/// excerpt.replace(ByteSpan::new(17, 22), "&");
/// excerpt.copy(ByteSpan::new(22, 26));
/// assert_eq!(excerpt.text(), "한빛R&D는");
///
/// let place = excerpt.in_source(ByteSpan::new(0, 9));
/// assert_eq!(place.slice(excerpt.source()), "한빛</b>R&amp;D");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Excerpt<'s> {
    source: Cow<'s, str>,
    text: String,
    runs: Vec<Run>,
}

/// A stretch of the text and what it came from: the same characters, or else something that cannot be divided.
#[derive(Clone, Copy, Debug)]
struct Run {
    here: ByteSpan,
    there: ByteSpan,
    same: bool,
}

impl<'s> Excerpt<'s> {
    /// An excerpt of `source` with nothing in it yet.
    pub fn new(source: impl Into<Cow<'s, str>>) -> Self {
        Self { source: source.into(), text: String::new(), runs: Vec::new() }
    }

    /// What is taken out of.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What has been taken so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes a stretch of the source as it stands. One that does not fit the source, or lies before what was taken
    /// already, is passed over.
    pub fn copy(&mut self, span: ByteSpan) {
        if span.is_empty() || span.start < self.taken() {
            return;
        }
        let Some(words) = self.source.get(span.start..span.end) else { return };
        let start = self.text.len();
        self.text.push_str(words);
        match self.runs.last_mut() {
            Some(last) if last.same && last.there.end == span.start => {
                last.here.end = self.text.len();
                last.there.end = span.end;
            }
            _ => self.runs.push(Run { here: ByteSpan::new(start, self.text.len()), there: span, same: true }),
        }
    }

    /// Takes `words` for a stretch of the source, which may be empty: `&` for `&amp;`. As [`copy`](Self::copy), only
    /// from front to back.
    pub fn replace(&mut self, span: ByteSpan, words: &str) {
        let fits = span.start <= span.end && self.source.get(span.start..span.end).is_some();
        if words.is_empty() || !fits || span.start < self.taken() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.runs.push(Run { here: ByteSpan::new(start, self.text.len()), there: span, same: false });
    }

    /// Where the part of the source ends that has been taken.
    fn taken(&self) -> usize {
        self.runs.last().map_or(0, |last| last.there.end)
    }

    /// Where a place of the text lies in the source.
    pub fn in_source(&self, span: ByteSpan) -> ByteSpan {
        let start = self.holding(span.start).map_or(0, |run| run.back(span.start));
        let end = match span.end.checked_sub(1).and_then(|last| self.holding(last)) {
            Some(run) if !span.is_empty() => run.back_end(span.end),
            _ => start,
        };
        ByteSpan::new(start, end.max(start))
    }

    /// Where a place of the source lies in the text: what of it was taken.
    pub fn in_text(&self, span: ByteSpan) -> ByteSpan {
        let start = self.forth(span.start);
        ByteSpan::new(start, self.forth(span.end).max(start))
    }

    /// Where a boundary of the source lies in the text; inside what cannot be divided, at its start.
    fn forth(&self, place: usize) -> usize {
        let behind = self.runs.partition_point(|run| run.there.end <= place);
        match self.runs.get(behind) {
            Some(run) if run.same => run.here.start + place.saturating_sub(run.there.start),
            Some(run) => run.here.start,
            None => self.text.len(),
        }
    }

    /// The run that holds this byte of the text; the last one behind the end.
    fn holding(&self, place: usize) -> Option<&Run> {
        let behind = self.runs.partition_point(|run| run.here.end <= place);
        self.runs.get(behind).or(self.runs.last())
    }
}

impl Run {
    fn back(&self, start: usize) -> usize {
        match self.same {
            true => self.there.start + (start.min(self.here.end) - self.here.start),
            false if start >= self.here.end => self.there.end,
            false => self.there.start,
        }
    }

    fn back_end(&self, end: usize) -> usize {
        if self.same { self.there.start + (end.min(self.here.end) - self.here.start) } else { self.there.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `네이버`, ` `, `&` and `인수`, out of a page.
    fn page() -> Excerpt<'static> {
        let source = "<b>네이</b>버<br>&amp;<i>인수</i>";
        let mut excerpt = Excerpt::new(source);
        let place = |words: &str| source.find(words).map(|at| ByteSpan::new(at, at + words.len())).expect(words);
        excerpt.copy(place("네이"));
        excerpt.copy(place("버"));
        excerpt.replace(place("<br>"), "\n");
        excerpt.replace(place("&amp;"), "&");
        excerpt.copy(place("인수"));
        excerpt
    }

    fn back<'e>(excerpt: &'e Excerpt<'_>, words: &str) -> &'e str {
        let at = excerpt.text().find(words).expect(words);
        excerpt.in_source(ByteSpan::new(at, at + words.len())).slice(excerpt.source())
    }

    #[test]
    fn places_keep_to_their_characters() {
        let page = page();
        assert_eq!(page.text(), "네이버\n&인수");
        for (words, wanted) in [
            ("네이", "네이"),
            ("네이버", "네이</b>버"),
            ("버", "버"),
            ("버\n", "버<br>"),
            ("&", "&amp;"),
            ("&인", "&amp;<i>인"),
            ("수", "수"),
            ("네이버\n&인수", "네이</b>버<br>&amp;<i>인수"),
        ] {
            assert_eq!(back(&page, words), wanted, "{words}");
        }
    }

    #[test]
    fn places_lead_there_and_back() {
        let page = page();
        let all: Vec<usize> = page.text().char_indices().map(|(at, _)| at).chain([page.text().len()]).collect();
        for (index, &start) in all.iter().enumerate() {
            for &end in &all[index + 1..] {
                let span = ByteSpan::new(start, end);
                assert_eq!(page.in_text(page.in_source(span)), span);
            }
        }
    }

    #[test]
    fn an_empty_place_stays_empty() {
        let page = page();
        for at in 0..=page.text().len() {
            assert!(page.in_source(ByteSpan::new(at, at)).is_empty(), "{at}");
        }
        assert_eq!(Excerpt::new("네").in_source(ByteSpan::new(3, 9)), ByteSpan::new(0, 0));
        assert_eq!(page.in_source(ByteSpan::new(900, 901)).end, page.source().find("</i>").expect("a tag"));
    }

    #[test]
    fn what_does_not_fit_is_passed_over() {
        let mut excerpt = Excerpt::new("네이버");
        excerpt.copy(ByteSpan::new(3, 6));
        excerpt.copy(ByteSpan::new(0, 3));
        excerpt.copy(ByteSpan::new(7, 9));
        excerpt.copy(ByteSpan::new(6, 90));
        excerpt.replace(ByteSpan::new(9, 6), "x");
        assert_eq!(excerpt.text(), "이");
    }
}
