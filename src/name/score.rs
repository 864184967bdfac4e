//! How each label scores at a unit.

use super::chain::{OUTSIDE, Row};
use super::feature::{Group, Seat};
use super::hash;
use super::model::{Model, Places, Sum};
use super::recall::Recall;
use super::sheet::{Lexical, Sheet};

/// The sums of groups of features that have been looked up lately. For one model.
///
/// Three of four features hang on a word and what is written together with it, on a neighbour, or on a few parts of
/// speech, and those come again: `밝혔다`, `미국`, a noun and a particle. Their sums are looked up at once.
#[derive(Debug, Default)]
pub(super) struct Scores {
    sums: Recall<Sum, 14>,
    places: Places,
}

impl Scores {
    /// The scores of the unit `at`.
    pub(super) fn of(&mut self, model: &Model<'_>, sheet: &Sheet, at: usize) -> Row {
        let seat = Seat::new(sheet, at);
        let mut sum = Sum::default();
        seat.own_groups(|group| sum.join(self.recalled(model, seat, group)));
        if seat.is_minor() {
            return model.row(&sum);
        }
        self.places.clear();
        seat.put_stem(&mut |template, a, b| model.seek(hash::feature(template, a, b), &mut self.places));
        sum.join(model.sum(&self.places));
        let own = model.row(&sum);
        if seat.unit.lexical == Lexical::None && is_outside(&own) {
            return own;
        }
        seat.groups_around(|group| sum.join(self.recalled(model, seat, group)));
        self.places.clear();
        seat.put_rest(&mut |template, a, b| model.seek(hash::feature(template, a, b), &mut self.places));
        sum.join(model.sum(&self.places));
        model.row(&sum)
    }

    /// The sum of a group.
    fn recalled(&mut self, model: &Model<'_>, seat: Seat<'_>, group: Group<'_>) -> Sum {
        let Self { sums, places } = self;
        sums.get(seat.key(group), || {
            places.clear();
            seat.put(group, &mut |template, a, b| model.seek(hash::feature(template, a, b), places));
            model.sum(places)
        })
    }
}

/// By how much the score of standing outside must lead for [`is_outside`]. What stands around hardly ever makes up for it:
/// of the names on the development articles none is lost, one of some 300 at 1.0.
const LEAD: f32 = 1.5;

/// Whether a unit is so surely outside every name, for what it is by itself, that what stands around it is not asked.
fn is_outside(own: &Row) -> bool {
    let inside = own.iter().skip(1).copied().fold(f32::MIN, f32::max);
    own[OUTSIDE] - inside > LEAD
}
