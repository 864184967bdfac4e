//! Colours by meaning.

/// What a piece of text is, to be coloured by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    /// Titles.
    Title,
    /// What stands beside the matter: labels, places, likelihoods.
    Faint,
    /// The kind of a claim.
    Kind,
    /// A company, an organization, a person.
    Name,
    /// An amount, a date, a percentage.
    Value,
    /// What makes a claim less than a fact: planned, possible, alleged.
    Caution,
    /// What turns a claim round: negated.
    Denial,
    /// The word that carries a claim.
    Trigger,
}

/// Whether to colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    on: bool,
}

impl Paint {
    pub fn new(on: bool) -> Self {
        Self { on }
    }

    /// `text` in the colour of `ink`.
    pub fn paint(self, ink: Ink, text: &str) -> String {
        match ink.code() {
            Some(code) if self.on && !text.is_empty() => format!("\x1b[{code}m{text}\x1b[0m"),
            _ => text.to_string(),
        }
    }
}

impl Ink {
    /// The SGR code; the sixteen colours that every terminal lets its user choose.
    fn code(self) -> Option<&'static str> {
        match self {
            Ink::Plain => None,
            Ink::Title => Some("1"),
            Ink::Faint => Some("2"),
            Ink::Kind => Some("1;36"),
            Ink::Name => Some("32"),
            Ink::Value => Some("33"),
            Ink::Caution => Some("35"),
            Ink::Denial => Some("1;31"),
            Ink::Trigger => Some("1;4"),
        }
    }
}
