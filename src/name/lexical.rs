//! Names of the lexicon, where they are the firm.

use super::{Label, NameMention};
use crate::lexicon::{Lexicon, NameKind};
use crate::model::EntityKind;
use crate::segment::Token;

/// The lexicon's names among the tokens of one sentence.
pub(crate) fn find(lexicon: &Lexicon, tokens: &[Token], names: &mut Vec<NameMention>) {
    for token in tokens {
        let Some(id) = token.name() else { continue };
        let surface = lexicon.surface(id);
        let Some(name) = surface.names().next() else { continue };
        if surface.is_homograph {
            continue;
        }
        let kind = match lexicon.name(name).kind {
            NameKind::Company => EntityKind::Company,
            NameKind::Organization => EntityKind::Organization,
        };
        names.push(NameMention { span: token.span(), kind, label: Label::Known(name), confidence: 0.97 });
    }
}
