//! What the atoms of a sentence show, so that a mend that cannot apply is not begun: nearly every sentence needs none.

use super::atom::{Atom, Shape};
use crate::segment::Pos;

/// Which mends a sentence may need. A bit says that something may be wrong, none that nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Symptoms(u16);

impl Symptoms {
    /// Digits: `12|만주`.
    pub(super) const DIGITS: Self = Self(1);
    /// A noun glued to 가: `저|가|형`.
    pub(super) const INNER_PARTICLE: Self = Self(1 << 1);
    /// A word glued to an adnominal form: `헐|값`.
    pub(super) const GLUED_TO_ADNOMINAL: Self = Self(1 << 2);
    /// `사업|부가`
    pub(super) const DEPARTMENT: Self = Self(1 << 3);
    /// A word glued to a verb with its ending: `판|촉비`.
    pub(super) const INNER_ENDING: Self = Self(1 << 4);
    /// A verb glued to what stands before it: `주관|사는`.
    pub(super) const GLUED_VERB: Self = Self(1 << 5);
    /// `출시|해`
    pub(super) const LIGHT_VERB: Self = Self(1 << 6);
    /// `같은 기간`
    pub(super) const SAME: Self = Self(1 << 7);
    /// `940억원에 이|를`
    pub(super) const AMOUNTING: Self = Self(1 << 8);
    /// A hyphen.
    pub(super) const HYPHEN: Self = Self(1 << 9);
    /// A word glued to a full stop: `6.7MW`.
    pub(super) const POINT: Self = Self(1 << 10);
    /// The mark of a quoted name.
    pub(super) const NAME_MARK: Self = Self(1 << 11);

    /// What these atoms show.
    pub(super) fn of(atoms: &[Atom<'_>]) -> Self {
        let mut found = Self::default();
        let mut before: Option<&Atom<'_>> = None;
        for atom in atoms {
            found.note(Self::alone(atom));
            if let Some(before) = before.filter(|_| !atom.space_before) {
                found.note(Self::glued(before, atom));
            }
            before = Some(atom);
        }
        found
    }

    fn alone(atom: &Atom<'_>) -> Self {
        let mut found = match atom.text {
            "-" | "–" | "―" | "‐" => Self::HYPHEN,
            text if text.starts_with('같') => Self::SAME,
            _ => Self::default(),
        };
        if atom.shape == Shape::NameMark {
            found.note(Self::NAME_MARK);
        }
        if atom.tags.first() == Pos::SN {
            found.note(Self::DIGITS);
        }
        found
    }

    fn glued(before: &Atom<'_>, atom: &Atom<'_>) -> Self {
        let pos = atom.tags.first();
        let mut found = match atom.text {
            "부가" => Self::DEPARTMENT,
            "를" if before.text == "이" => Self::AMOUNTING,
            "해" | "한" if !matches!(pos, Pos::XSV | Pos::XSA) => Self::LIGHT_VERB,
            _ => Self::default(),
        };
        if pos == Pos::VV || pos == Pos::XSV && atom.text.starts_with('치') {
            found.note(Self::GLUED_VERB);
        }
        match before.tags.last() {
            // What is no verb any more may be taken for one (한).
            Pos::ETM => found.note(Self(Self::GLUED_TO_ADNOMINAL.0 | Self::INNER_ENDING.0 | Self::LIGHT_VERB.0)),
            Pos::EC | Pos::EP if before.tags.first() == Pos::VV => found.note(Self::INNER_ENDING),
            _ => {}
        }
        if before.text == "가" {
            found.note(Self::INNER_PARTICLE);
        }
        if before.shape == Shape::Stop {
            found.note(Self::POINT);
        }
        found
    }

    fn note(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the sentence shows this.
    pub(super) fn has(self, symptom: Self) -> bool {
        self.0 & symptom.0 != 0
    }
}
