//! How each label scores at a unit.

use super::chain::{OUTSIDE, Row, larger};
use super::cue::Cues;
use super::feature::{Group, Seat};
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
        for chunk in &sheet.chunks {
            // For all units of the stem, and only where one of them is new.
            let mut letters = None;
            let mut letters_of = || *letters.get_or_insert_with(|| Letters::of(text, sheet, chunk, cues));
            for at in chunk.first..chunk.end {
                rows.push(self.of(model, Seat::new(text, sheet, at), &mut letters_of));
            }
        }
    }

    fn of(&mut self, model: &Model<'_>, seat: Seat<'_>, letters: impl FnMut() -> Letters) -> Row {
        let Self { own, groups } = self;
        let mut sum = own.get(seat.own_key(), || groups.own(model, seat, letters));
        sum.join(groups.recalled(model, seat, Group::Tags));
        if seat.is_minor() {
            return model.row(&sum);
        }
        sum.join(groups.recalled(model, seat, Group::Ending));
        let own = model.row(&sum);
        if seat.unit.lexical == Lexical::None && is_outside(&own) {
            return own;
        }
        sum.join(groups.around(model, seat));
        model.row(&sum)
    }
}

impl Groups {
    /// The sum of what a unit is by itself and with its stem.
    fn own(&mut self, model: &Model<'_>, seat: Seat<'_>, mut letters: impl FnMut() -> Letters) -> Sum {
        let mut sum = self.recalled(model, seat, Group::Kind);
        let letters = if seat.is_minor() { None } else { Some(letters()) };
        if let Some(letters) = &letters {
            sum.join(self.recalled(model, seat, Group::Form(letters)));
        }
        // 반도체 in 반도체업체: the word may be known from elsewhere.
        if !seat.is_alone() {
            sum.join(self.recalled(model, seat, Group::Word));
        }
        self.places.clear();
        let mut seek = |template, a, b| model.seek(hash::feature(template, a, b), &mut self.places);
        if seat.is_alone() {
            seat.put_word(&mut seek);
        }
        if let Some(letters) = &letters {
            seat.put_stem(letters, &mut seek);
        }
        sum.join(model.sum(&self.places));
        sum
    }

    /// The sum of what stands around a unit.
    fn around(&mut self, model: &Model<'_>, seat: Seat<'_>) -> Sum {
        let mut sum = Sum::default();
        seat.groups_around(|group| sum.join(self.recalled(model, seat, group)));
        self.places.clear();
        seat.put_rest(&mut |template, a, b| model.seek(hash::feature(template, a, b), &mut self.places));
        sum.join(model.sum(&self.places));
        sum
    }

    /// The sum of a group.
    #[inline]
    fn recalled(&mut self, model: &Model<'_>, seat: Seat<'_>, group: Group<'_>) -> Sum {
        let Self { sums, places } = self;
        sums.get(seat.key(group), || added_up(model, places, seat, group))
    }
}

/// Not in line where it is asked for: five of six sums are remembered.
#[inline(never)]
fn added_up(model: &Model<'_>, places: &mut Places, seat: Seat<'_>, group: Group<'_>) -> Sum {
    places.clear();
    seat.put(group, &mut |template, a, b| model.seek(hash::feature(template, a, b), places));
    model.sum(places)
}

/// By how much the score of standing outside must lead for [`is_outside`]. What stands around hardly ever makes up for it:
/// of the names on the development articles none is lost, one of some 300 at 1.0.
const LEAD: f32 = 1.5;

/// Whether a unit is so surely outside every name, for what it is by itself, that what stands around it is not asked.
fn is_outside(own: &Row) -> bool {
    let inside = own.iter().skip(1).copied().fold(f32::MIN, larger);
    own[OUTSIDE] - inside > LEAD
}
