//! The source of a page → its elements and texts, in the order of the source.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};
use sasil::ByteSpan;

/// A page, with no claim to be what a browser makes of it: elements that are not closed end with what holds them.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

/// An element or a stretch of text.
#[derive(Debug)]
pub(super) struct Node {
    pub parent: Option<usize>,
    /// One past the last node inside.
    pub end: usize,
    pub kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Element(Element),
    /// Its place in the source, character references and all.
    Text(ByteSpan),
}

/// What is known of an element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub tag: String,
    /// `class` and `id`.
    pub names: String,
    pub role: String,
    pub itemprop: String,
    pub is_hidden: bool,
    /// `property` or `name`, and `content`, of a `meta`; `datetime` of a `time`.
    pub meta: String,
    pub content: String,
}

/// Elements within elements that are kept apart: deeper ones are taken for their neighbours, so that the time for a
/// page stays linear in its length.
const DEEPEST: usize = 256;

/// Elements that hold nothing.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

impl Tree {
    pub fn of(source: &str) -> Self {
        let mut builder = Builder::default();
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(source, emitter) {
            match token {
                Ok(Token::StartTag(tag)) => builder.start(&tag),
                Ok(Token::EndTag(tag)) => builder.end(&tag),
                Ok(Token::String(text)) => builder.text(ByteSpan::new(text.span.start, text.span.end)),
                Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
                Err(never) => match never {},
            }
        }
        builder.finish()
    }

    pub fn element(&self, at: usize) -> Option<&Element> {
        match &self.nodes.get(at)?.kind {
            Kind::Element(element) => Some(element),
            Kind::Text(_) => None,
        }
    }

    /// The tag of a node, nothing for a text.
    pub fn tag(&self, at: usize) -> &str {
        self.element(at).map_or("", |element| &element.tag)
    }
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    open: Vec<usize>,
}

impl Builder {
    fn start(&mut self, tag: &StartTag<usize>) {
        let element = Element::of(tag);
        while self.open.last().is_some_and(|last| is_closed_by(self.tree.tag(*last), &element.tag)) {
            self.close();
        }
        let holds_nothing = VOID.contains(&element.tag.as_str()) || self.open.len() >= DEEPEST;
        let node = self.push(Kind::Element(element));
        if !holds_nothing {
            self.open.push(node);
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name);
        if let Some(depth) = self.open.iter().rposition(|at| self.tree.tag(*at) == name) {
            while self.open.len() > depth {
                self.close();
            }
        }
    }

    fn text(&mut self, span: ByteSpan) {
        self.push(Kind::Text(span));
    }

    fn push(&mut self, kind: Kind) -> usize {
        let at = self.tree.nodes.len();
        self.tree.nodes.push(Node { parent: self.open.last().copied(), end: at + 1, kind });
        at
    }

    fn close(&mut self) {
        let end = self.tree.nodes.len();
        if let Some(node) = self.open.pop().and_then(|at| self.tree.nodes.get_mut(at)) {
            node.end = end;
        }
    }

    fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        self.tree
    }
}

impl Element {
    fn of(tag: &StartTag<usize>) -> Self {
        let get = |name: &str| {
            let value = tag.attributes.get(name.as_bytes());
            value.map_or_else(String::new, |value| String::from_utf8_lossy(value).into_owned())
        };
        let has = |name: &str| tag.attributes.contains_key(name.as_bytes());
        let style: String = get("style").chars().filter(|c| !c.is_whitespace()).collect();
        let either = |first: &str, second: &str| if has(first) { get(first) } else { get(second) };
        Element {
            tag: String::from_utf8_lossy(&tag.name).into_owned(),
            names: format!("{} {}", get("class"), get("id")),
            role: get("role").to_ascii_lowercase(),
            is_hidden: has("hidden") || style.contains("display:none") || get("aria-hidden") == "true",
            meta: either("property", "name"),
            content: either("content", "datetime"),
            itemprop: get("itemprop"),
        }
    }
}

/// Whether an open element ends where another begins: `<p>` and `<li>` are seldom closed.
fn is_closed_by(open: &str, next: &str) -> bool {
    match open {
        "p" => is_block(next),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody"),
        "tr" => matches!(next, "tr" | "tbody"),
        "option" => next == "option",
        "head" => next == "body",
        _ => false,
    }
}

/// Whether an element begins a line of its own.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "ul"
            | "caption"
            | "title"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `div(p(가)p(나))`.
    fn shape(source: &str) -> String {
        fn write(tree: &Tree, source: &str, at: usize, out: &mut String) -> usize {
            let node = &tree.nodes[at];
            match &node.kind {
                Kind::Text(span) => out.push_str(span.slice(source)),
                Kind::Element(element) => {
                    out.push_str(&element.tag);
                    out.push('(');
                    let mut inside = at + 1;
                    while inside < node.end {
                        inside = write(tree, source, inside, out);
                    }
                    out.push(')');
                }
            }
            node.end
        }
        let (tree, mut out, mut at) = (Tree::of(source), String::new(), 0);
        while at < tree.nodes.len() {
            at = write(&tree, source, at, &mut out);
        }
        out
    }

    #[test]
    fn elements_end_where_they_should() {
        for (source, wanted) in [
            ("<div><p>가<p>나</div>다", "div(p(가)p(나))다"),
            ("<ul><li>가<li>나</ul>", "ul(li(가)li(나))"),
            ("<b>가<br>나</b>", "b(가br()나)"),
            ("<table><tr><td>가<td>나<tr><td>다</table>", "table(tr(td(가)td(나))tr(td(다)))"),
            ("가</div>나", "가나"),
            ("<div><b>가</div>나", "div(b(가))나"),
            ("<script>if (a<b) '</div>'</script>가", "script(if (a<b) '</div>')가"),
            ("<DIV>가<!-- <p> -->나&amp;</DIV>", "div(가나&amp;)"),
            ("<div", ""),
            ("", ""),
        ] {
            assert_eq!(shape(source), wanted, "{source}");
        }
    }

    #[test]
    fn a_page_of_open_tags_is_no_trouble() {
        let tree = Tree::of(&"<div>".repeat(20_000));
        assert_eq!(tree.nodes.len(), 20_000);
        assert_eq!(tree.nodes[0].end, 20_000);
    }
}
