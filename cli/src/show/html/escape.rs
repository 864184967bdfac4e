//! Text that stands for itself in a page.

use std::fmt::{self, Write as _};

use sasil::EntityKind;

use crate::show::digest::Name;

/// Text in which nothing is markup, in an element as in an attribute.
///
/// A carriage return is written by number, since a parser would read it as a line feed; characters that cannot stand
/// in a page are replaced.
pub(super) struct Escaped<'a>(pub &'a str);

impl askama::filters::HtmlSafe for Escaped<'_> {}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\r' => f.write_str("&#13;")?,
                '\0' => f.write_char('\u{fffd}')?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

/// The address of a name within the page: `#/name/company/네이버`.
pub(super) fn name_route(name: &Name) -> String {
    format!("#/name/{}/{}", name.kind, Component(&name.name))
}

/// `company:네이버`, by which claims tell whom they name.
pub(super) fn name_key(kind: EntityKind, name: &str) -> String {
    let mut key = format!("{kind}:");
    // Names are parted by line ends.
    key.extend(name.chars().map(|character| if character == '\n' { ' ' } else { character }));
    key
}

/// A part of an address. Letters of all scripts stay as they are: browsers write them as they must.
struct Component<'a>(&'a str);

impl fmt::Display for Component<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\n' => f.write_str("%20")?,
                '-' | '.' | '_' | '~' => f.write_char(character)?,
                character if character.is_ascii_alphanumeric() || !character.is_ascii() => f.write_char(character)?,
                character => write!(f, "%{:02X}", u32::from(character))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(
            Escaped("</script><b a='\"'>&\r\n\0").to_string(),
            "&lt;/script&gt;&lt;b a=&#39;&quot;&#39;&gt;&amp;&#13;\n\u{fffd}"
        );
    }

    #[test]
    fn addresses_hold_any_name() {
        let route = |name: &str| name_route(&Name { kind: EntityKind::Company, name: name.into() });
        assert_eq!(route("네이버"), "#/name/company/네이버");
        assert_eq!(route("S&P \"A/B\"#%"), "#/name/company/S%26P%20%22A%2FB%22%23%25");
    }
}
