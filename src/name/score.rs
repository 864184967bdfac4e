//! How each label scores at a unit.

use super::chain::{OUTSIDE, Row, larger};
use super::cue::Cues;
use super::feature::{Around, Seat};
use super::hash;
use super::letters::Letters;
use super::model::{Model, Places, Sum};
use super::recall::Recall;
use super::sheet::{Lexical, Sheet};

/// The sums of features that have been looked up lately. For one model and one table of cues.
///
/// Three of four features hang on a word and what is written together with it, on a neighbour, or on a few parts of
/// speech, and those come again: `밝혔다`, `미국`, a noun and a particle. Their sums are looked up at once.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// Of what each unit is by itself and with the stem of its chunk. Two of three stems in the news have been there before.
    own: Recall<Sum, 15>,
    /// Of the groups, which are shared by many words.
    groups: Groups,
}

#[derive(Debug, Default)]
struct Groups {
    sums: Recall<Sum, 14>,
    places: Places,
}

impl Scores {
    /// The scores of all units of a sentence.
    pub(super) fn read(&mut self, model: &Model<'_>, text: &str, sheet: &Sheet, cues: &Cues, rows: &mut Vec<Row>) {
        rows.clear();
        for (number, chunk) in sheet.chunks.iter().enumerate() {
            // Once for all units, and only where one of them asks for it.
            let (mut letters, mut around) = (None, None);
            let mut letters_of = || *letters.get_or_insert_with(|| Letters::of(text, sheet, chunk, cues));
            for at in chunk.first..chunk.end {
                let seat = Seat::new(text, sheet, at);
                let mut sum = self.by_itself(model, &seat, &mut letters_of);
                let mut row = model.row(&sum);
                if !seat.is_minor() && (seat.unit.lexical != Lexical::None || !is_outside(&row)) {
                    let around = around.get_or_insert_with(|| Around::of(sheet, number));
                    sum.join(self.groups.around(model, &seat, around));
                    row = model.row(&sum);
                }
                rows.push(row);
            }
        }
    }

    /// The sum of what a unit is by itself.
    fn by_itself(&mut self, model: &Model<'_>, seat: &Seat<'_>, letters: impl FnMut() -> Letters) -> Sum {
        let Self { own, groups } = self;
        let mut sum = own.get(seat.own_key(), || groups.own(model, seat, letters));
        sum.join(groups.recalled(model, seat.tags_key(), |places| seat.put_tags(&mut seek(model, places))));
        if !seat.is_minor() {
            sum.join(groups.recalled(model, seat.ending_key(), |places| seat.put_ending(&mut seek(model, places))));
        }
        sum
    }
}

impl Groups {
    /// The sum of what a unit is with its stem.
    #[inline(never)]
    fn own(&mut self, model: &Model<'_>, seat: &Seat<'_>, mut letters: impl FnMut() -> Letters) -> Sum {
        let mut sum = self.recalled(model, seat.kind_key(), |places| seat.put_kind(&mut seek(model, places)));
        let letters = if seat.is_minor() { None } else { Some(letters()) };
        if let Some(letters) = &letters {
            sum.join(
                self.recalled(model, seat.form_key(letters), |places| seat.put_form(letters, &mut seek(model, places))),
            );
        }
        // 반도체 in 반도체업체: the word may be known from elsewhere.
        if !seat.is_alone() {
            sum.join(self.recalled(model, seat.word_key(), |places| seat.put_word(&mut seek(model, places))));
        }
        sum.join(added_up(model, &mut self.places, |places| {
            let mut put = seek(model, places);
            if seat.is_alone() {
                seat.put_word(&mut put);
            }
            if let Some(letters) = &letters {
                seat.put_stem(letters, &mut put);
            }
        }));
        sum
    }

    /// The sum of what stands around a unit.
    fn around(&mut self, model: &Model<'_>, seat: &Seat<'_>, around: &Around) -> Sum {
        let mut sum =
            self.recalled(model, seat.setting_key(around), |places| seat.put_setting(around, &mut seek(model, places)));
        for side in around.sides() {
            sum.join(self.recalled(model, seat.side_key(around, side), |places| {
                seat.put_side(around, side, &mut seek(model, places))
            }));
        }
        sum.join(added_up(model, &mut self.places, |places| seat.put_rest(around, &mut seek(model, places))));
        sum
    }

    /// The sum of a group of features with this key.
    #[inline]
    fn recalled(&mut self, model: &Model<'_>, key: u64, put: impl FnOnce(&mut Places)) -> Sum {
        let Self { sums, places } = self;
        sums.get(key, || worked_out(model, places, put))
    }
}
/// Not in line where it is asked for: five of six sums are remembered.
#[inline(never)]
fn worked_out(model: &Model<'_>, places: &mut Places, put: impl FnOnce(&mut Places)) -> Sum {
    added_up(model, places, put)
}

/// The sum of the features that `put` seeks.
#[inline]
fn added_up(model: &Model<'_>, places: &mut Places, put: impl FnOnce(&mut Places)) -> Sum {
    places.clear();
    put(places);
    model.sum(places)
}

/// Seeks the features that it is given.
#[inline]
fn seek<'p>(model: &'p Model<'_>, places: &'p mut Places) -> impl FnMut(u32, u32, u32) + 'p {
    |template, a, b| model.seek(hash::feature(template, a, b), places)
}

/// By how much the score of standing outside must lead for [`is_outside`]. What stands around hardly ever makes up for it:
/// of the names on the development articles none is lost, one of some 300 at 1.0.
const LEAD: f32 = 1.5;

/// Whether a unit is so surely outside every name, for what it is by itself, that what stands around it is not asked.
fn is_outside(own: &Row) -> bool {
    let inside = own.iter().skip(1).copied().fold(f32::MIN, larger);
    own[OUTSIDE] - inside > LEAD
}
