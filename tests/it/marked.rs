//! Sentences in which names are marked: `{c:네이버}가 {o:금융위}에 …`.

use sasil::{ByteSpan, EntityKind, GivenName};

/// The text without its marks, and the names that they gave.
pub(crate) fn strip(marked: &str) -> (String, Vec<GivenName>) {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find('}').expect("a closed mark") + open;
        let (kind, name) = rest[open + 1..close].split_once(':').expect("a kind and a name");
        let kind = match kind {
            "c" => EntityKind::Company,
            "o" => EntityKind::Organization,
            "p" => EntityKind::Person,
            other => panic!("no kind `{other}` in {marked}"),
        };
        let start = text.len();
        text.push_str(name);
        names.push(GivenName { span: ByteSpan::new(start, text.len()), kind, name: None });
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, names)
}
