//! How each label scores at a unit.

use super::chain::Row;
use super::feature::Seat;
use super::hash;
use super::model::{Model, Sum};
use super::recall::Recall;
use super::sheet::Sheet;

/// The sums of groups of features that have been looked up lately. For one model.
///
/// Three of four features hang on a word and what is written together with it, on a neighbour, or on a few parts of
/// speech, and those come again: `밝혔다`, `미국`, a noun and a particle. Their sums are looked up at once.
#[derive(Debug, Default)]
pub(super) struct Scores {
    sums: Recall<Sum, 12>,
    features: Vec<u64>,
    places: Vec<(u32, u16)>,
}

impl Scores {
    /// The scores of the unit `at`.
    pub(super) fn of(&mut self, model: &Model<'_>, sheet: &Sheet, at: usize) -> Row {
        let Self { sums, features, places } = self;
        let seat = Seat::new(sheet, at);
        features.clear();
        seat.put_rest(&mut |template, a, b| features.push(hash::feature(template, a, b)));
        let mut sum = model.sum(features, places);
        seat.groups(|group| {
            sum.join(sums.get(seat.key(group), || {
                features.clear();
                seat.put(group, &mut |template, a, b| features.push(hash::feature(template, a, b)));
                model.sum(features, places)
            }));
        });
        model.row(&sum)
    }
}
