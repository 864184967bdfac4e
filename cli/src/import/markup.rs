//! Tags and text of HTML and XML, as much as tables and lists need.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// `<td …>`: its name as it is written.
    Open(&'a str),
    /// `</td>`.
    Close(&'a str),
    Text(&'a str),
}

/// The pieces of a page, in order; comments and declarations are passed over. What breaks off ends the page.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let Some(behind) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                let (piece, behind) = rest.split_at(end);
                rest = behind;
                return Some(Piece::Text(piece));
            };
            if let Some(comment) = behind.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
                continue;
            }
            if let Some(data) = behind.strip_prefix("![CDATA[") {
                let (data, behind) = data.split_once("]]>").unwrap_or((data, ""));
                rest = behind;
                return Some(Piece::Text(data));
            }
            let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
            rest = behind;
            if tag.starts_with(['!', '?']) {
                continue;
            }
            let name = |tag: &'_ str| tag.split([' ', '\t', '\r', '\n', '/']).next().map_or(0, str::len);
            return Some(match tag.strip_prefix('/') {
                Some(tag) => Piece::Close(&tag[..name(tag)]),
                None => Piece::Open(&tag[..name(tag)]),
            });
        }
    })
}

/// Text with its character references resolved and its blanks joined.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        // References are short; an ampersand by itself is one.
        let reference = behind.split_once(';').filter(|(name, _)| name.len() <= 8);
        match reference.and_then(|(name, behind)| Some((character(name)?, behind))) {
            Some((character, behind)) => {
                out.push(character);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_page() {
        let found: Vec<Piece<'_>> =
            pieces("<!doctype html><TD class='a'>가<br/>나<!-- <td> --></TD><![CDATA[A&B]]><x").collect();
        let wanted = [
            Piece::Open("TD"),
            Piece::Text("가"),
            Piece::Open("br"),
            Piece::Text("나"),
            Piece::Close("TD"),
            Piece::Text("A&B"),
            Piece::Open("x"),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn references_are_resolved() {
        let cases = [
            ("F&amp;F", "F&F"),
            ("F&F", "F&F"),
            ("A &#38; B&#x26;C", "A & B&C"),
            (" 가\n\t나&nbsp;다 ", "가 나 다"),
            ("a&unknown;b&", "a&unknown;b&"),
            ("&#x110000;", "&#x110000;"),
        ];
        for (text, wanted) in cases {
            assert_eq!(plain(text), wanted, "{text}");
        }
    }
}
