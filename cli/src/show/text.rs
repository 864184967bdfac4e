//! A document for a person at a terminal, one screen an article: claims as sentences, each with the words that say it,
//! and under them what is named.

mod claim;
mod lists;

use sasil::Document;

pub(super) use self::claim::split_at_trigger;
use super::flow::{Flow, columns, tame};
use super::paint::{Ink, Paint};

/// Where the matter begins, behind the column of kinds (`investigate` and a gap).
const INDENT: usize = 14;

/// The whole page, ending with an empty line.
pub(super) fn page(document: &Document, width: usize, paint: Paint) -> String {
    let mut page = Page { out: String::new(), document, width, paint };
    page.head();
    page.claims();
    page.lists();
    page.warnings();
    page.out.push('\n');
    page.out
}

struct Page<'a> {
    out: String,
    document: &'a Document,
    width: usize,
    paint: Paint,
}

impl Page<'_> {
    fn head(&mut self) {
        let id = tame(self.document.id.as_deref().unwrap_or("(no id)"));
        let date = self.document.date.map_or_else(|| "undated".to_string(), |date| date.to_string());
        let source = tame(self.document.source.as_deref().unwrap_or_default());
        let mut flow = Flow::new(&mut self.out, self.paint, self.width, 0, 0);
        flow.put(Ink::Title, &id);
        flow.put(Ink::Value, &format!("  {date}"));
        flow.put(Ink::Faint, &format!("  {source}"));
        flow.end();
        self.line(Ink::Faint, &"─".repeat(self.width));
    }

    fn line(&mut self, ink: Ink, text: &str) {
        self.out.push_str(&self.paint.paint(ink, text));
        self.out.push('\n');
    }

    /// The first column, and a flow behind it.
    fn begin(&mut self, ink: Ink, word: &str) -> Flow<'_> {
        self.out.push_str("  ");
        self.out.push_str(&self.paint.paint(ink, word));
        self.flow(2 + columns(word))
    }

    /// A flow on a line that has `used` columns already.
    fn flow(&mut self, used: usize) -> Flow<'_> {
        Flow::new(&mut self.out, self.paint, self.width, INDENT, used)
    }

    fn warnings(&mut self) {
        let document = self.document;
        for (number, warning) in document.warnings.iter().enumerate() {
            let mut flow = self.begin(Ink::Caution, if number == 0 { "warnings" } else { "" });
            flow.put(Ink::Plain, &tame(&warning.message));
            flow.put(Ink::Faint, &format!(" ({})", warning.code));
            flow.end();
        }
    }
}

#[cfg(test)]
mod tests;
