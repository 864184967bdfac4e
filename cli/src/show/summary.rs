//! What a run of many documents came to, in a few lines.

use super::digest::Digest;
use super::flow::{Flow, tame};
use super::paint::{Ink, Paint};
use super::words::grouped;

/// Documents from which a run is worth a summary that nobody asked for.
pub(crate) const MANY: usize = 10;
/// Names, kinds, amounts that are told.
const NAMES: usize = 10;
const AMOUNTS: usize = 5;
/// Where the lists begin.
const INDENT: usize = 12;

/// The lines, ending with a line break.
pub(crate) fn summary(total: &Digest, failed: usize, width: usize, color: bool) -> String {
    let paint = Paint::new(color);
    let mut out = String::new();
    let head = [
        Some(counted(total.documents, "document")),
        (failed > 0).then(|| format!("{} not read", grouped(failed))),
        Some(counted(total.claims(), "claim")),
    ];
    let head: Vec<String> = head.into_iter().flatten().collect();
    out.push_str(&paint.paint(Ink::Title, &head.join(" · ")));
    out.push('\n');
    let kinds = total.ranked_kinds().into_iter().map(|(kind, count)| (Ink::Kind, kind.to_string(), count));
    list(&mut out, paint, width, "claims", kinds);
    let names = total.names().into_iter().filter(|(_, named)| named.claims > 0).take(NAMES);
    list(&mut out, paint, width, "names", names.map(|(name, named)| (Ink::Name, tame(&name.name), named.claims)));
    amounts(&mut out, paint, width, total);
    out
}

/// `claims      earn 13 · supply 6`
fn list(out: &mut String, paint: Paint, width: usize, title: &str, items: impl Iterator<Item = (Ink, String, usize)>) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    begin(out, paint, title);
    let mut flow = Flow::new(out, paint, width, INDENT, INDENT);
    for (number, (ink, name, count)) in items.enumerate() {
        flow.put(Ink::Faint, if number > 0 { " · " } else { "" });
        flow.put(ink, &name);
        flow.put(Ink::Plain, &format!(" {}", grouped(count)));
    }
    flow.end();
}

/// The largest amounts of the currency that is spoken of most.
fn amounts(out: &mut String, paint: Paint, width: usize, total: &Digest) {
    let largest = total.amounts.largest();
    let Some((code, amounts)) = largest.first() else { return };
    for (number, amount) in amounts.iter().take(AMOUNTS).enumerate() {
        begin(out, paint, if number == 0 { "amounts" } else { "" });
        let mut flow = Flow::new(out, paint, width, INDENT, INDENT);
        flow.put(Ink::Value, &tame(&amount.text));
        flow.put(Ink::Plain, &format!(" {}", tame(&amount.claim)));
        flow.put(Ink::Faint, &format!(" ({code}, {})", tame(&amount.document)));
        flow.end();
    }
}

fn begin(out: &mut String, paint: Paint, title: &str) {
    out.push_str("  ");
    out.push_str(&paint.paint(Ink::Faint, title));
    out.push_str(&" ".repeat(INDENT.saturating_sub(2 + title.len())));
}

fn counted(count: usize, what: &str) -> String {
    format!("{} {what}{}", grouped(count), if count == 1 { "" } else { "s" })
}
