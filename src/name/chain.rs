//! A linear chain over labels: best path, and how probable a name is.

/// Labels: outside, then first and further units of a company, an organization, a person.
pub const LABELS: usize = 7;
/// Companies, organizations, persons.
const KINDS: usize = 3;
/// Outside every name.
pub(crate) const OUTSIDE: usize = 0;
/// The label of the first unit of a name.
pub(crate) const fn first(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label of a further unit of a name.
pub(crate) const fn further(kind: usize) -> usize {
    2 + 2 * kind
}

/// Whether `to` may follow `from`.
pub(crate) const fn follows(from: usize, to: usize) -> bool {
    to == OUTSIDE || to % 2 == 1 || from == to || from + 1 == to
}

/// One score a label.
pub type Row = [f32; LABELS];

/// One score a pair of labels: `[from][to]`.
pub type Transitions = [Row; LABELS];

/// A name among the units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) kind: usize,
}

/// One number for each kind of name, and one before them.
type Four = [f32; KINDS + 1];

/// A number for each label, those that may follow any label beside each other, so that what is done to all is done to four
/// at once: outside and the first unit of each kind, and under those the further ones. What stands under outside is nothing.
#[derive(Clone, Copy, Debug, Default)]
struct Lanes {
    heads: Four,
    tails: Four,
}

impl Lanes {
    fn of(row: &Row) -> Self {
        Self {
            heads: [row[OUTSIDE], row[first(0)], row[first(1)], row[first(2)]],
            tails: [0.0, row[further(0)], row[further(1)], row[further(2)]],
        }
    }

    /// In the order of the labels: sums hang on it in their last bits.
    #[inline]
    fn in_order(&self) -> Row {
        let Self { heads, tails } = self;
        [heads[0], heads[1], tails[1], heads[2], tails[2], heads[3], tails[3]]
    }

    #[inline]
    fn label(&self, label: usize) -> f32 {
        self.in_order()[label]
    }

    #[inline]
    fn map(mut self, change: impl Fn(f32) -> f32) -> Self {
        self.heads.iter_mut().for_each(|number| *number = change(*number));
        self.tails.iter_mut().for_each(|number| *number = change(*number));
        self
    }

    #[inline]
    fn times(&self, other: &Self) -> Self {
        Self { heads: product(&self.heads, &other.heads), tails: product(&self.tails, &other.tails) }
    }
}

impl From<[Four; 2]> for Lanes {
    #[inline]
    fn from([heads, tails]: [Four; 2]) -> Self {
        Self { heads, tails }
    }
}

#[inline]
fn product(one: &Four, other: &Four) -> Four {
    std::array::from_fn(|lane| one[lane] * other[lane])
}

#[inline]
pub(crate) fn larger(one: f32, other: f32) -> f32 {
    if other > one { other } else { one }
}

/// e to the score of each pair of labels, as it is asked for.
#[derive(Debug, Default)]
struct Moves {
    /// What they were made of.
    transitions: Option<Transitions>,
    /// `[from][to]`
    all: Transitions,
    /// From each label to each that may follow any.
    heads: [Four; LABELS],
    /// From the first unit of each kind to a further one, and from a further one to the next.
    begun: Four,
    further: Four,
    /// To each label from each.
    back: [Lanes; LABELS],
}

impl Moves {
    #[cold]
    #[inline(never)]
    fn take(&mut self, transitions: &Transitions) {
        for (from, row) in transitions.iter().enumerate() {
            for (to, score) in row.iter().enumerate() {
                self.all[from][to] = if follows(from, to) { exp(*score) } else { 0.0 };
            }
            self.heads[from] = Lanes::of(&self.all[from]).heads;
        }
        for kind in 0..KINDS {
            self.begun[kind + 1] = self.all[first(kind)][further(kind)];
            self.further[kind + 1] = self.all[further(kind)][further(kind)];
        }
        for (to, back) in self.back.iter_mut().enumerate() {
            *back = Lanes::of(&std::array::from_fn(|from| self.all[from][to]));
        }
        self.transitions = Some(*transitions);
    }
}

/// The chain of one sentence. Buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// e to the score of each label, over that of the best: the heads and the tails of its lanes.
    potentials: Vec<[Four; 2]>,
    alpha: Vec<Lanes>,
    beta: Vec<Lanes>,
    /// What a column of `alpha` was multiplied by.
    scales: Vec<f32>,
    /// How good the best labelling up to a unit is that ends in each label.
    paths: Vec<Lanes>,
    moves: Moves,
}

impl Chain {
    /// Takes the scores of a sentence, and runs forward and backward.
    pub(crate) fn read(&mut self, scores: &[Row], transitions: &Transitions) {
        if self.moves.transitions.as_ref() != Some(transitions) {
            self.moves.take(transitions);
        }
        self.potentials.clear();
        self.potentials.extend(scores.iter().map(|row| {
            let top = row.iter().copied().fold(f32::MIN, larger);
            let Lanes { heads, tails } = Lanes::of(row).map(|score| score - top);
            [heads, tails]
        }));
        for number in self.potentials.as_flattened_mut().as_flattened_mut() {
            *number = exp(*number);
        }
        self.forward();
        self.backward();
    }

    fn forward(&mut self) {
        self.alpha.clear();
        self.scales.clear();
        let mut before = START;
        for &potential in &self.potentials {
            let mut heads = [0.0; KINDS + 1];
            for (mass, moves) in before.in_order().into_iter().zip(&self.moves.heads) {
                add_scaled(&mut heads, moves, mass);
            }
            let mut tails = product(&before.heads, &self.moves.begun);
            for (lane, tail) in tails.iter_mut().enumerate() {
                *tail += before.tails[lane] * self.moves.further[lane];
            }
            let row = Lanes { heads, tails }.times(&Lanes::from(potential));
            let mut sum = 0.0;
            for mass in row.in_order() {
                sum += mass;
            }
            let scale = 1.0 / larger(f32::MIN_POSITIVE, sum);
            before = row.map(|mass| mass * scale);
            self.scales.push(scale);
            self.alpha.push(before);
        }
    }

    fn backward(&mut self) {
        self.beta.clear();
        self.beta.resize(self.potentials.len(), Lanes { heads: [1.0; KINDS + 1], tails: [1.0; KINDS + 1] });
        for at in (1..self.potentials.len()).rev() {
            let behind = Lanes::from(self.potentials[at]).times(&self.beta[at]);
            let (mut heads, mut tails) = ([0.0; KINDS + 1], [0.0; KINDS + 1]);
            for (mass, moves) in behind.in_order().into_iter().zip(&self.moves.back) {
                add_scaled(&mut heads, &moves.heads, mass);
                add_scaled(&mut tails, &moves.tails, mass);
            }
            let scale = self.scales[at];
            self.beta[at - 1] = Lanes { heads, tails }.map(|mass| mass * scale);
        }
    }

    /// How probably a unit stands outside every name.
    pub(crate) fn outside(&self, at: usize) -> f32 {
        self.alpha[at].heads[0] * self.beta[at].heads[0]
    }

    /// The probability of each label at each unit.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn marginal(&self, at: usize) -> Row {
        self.alpha[at].times(&self.beta[at]).in_order()
    }

    /// The probability that the labels at `at - 1` and `at` are `from` and `to`.
    #[cfg(feature = "train")]
    pub(crate) fn pair(&self, at: usize, from: usize, to: usize) -> f32 {
        let (potential, beta) = (Lanes::from(self.potentials[at]).label(to), self.beta[at].label(to));
        self.before(at).label(from) * self.moves.all[from][to] * potential * beta * self.scales[at]
    }

    /// The masses of what stands before a unit.
    fn before(&self, at: usize) -> Lanes {
        at.checked_sub(1).map_or(START, |before| self.alpha[before])
    }

    /// The probability that just this stretch is a name of this kind.
    pub(crate) fn probability(&self, stretch: Stretch) -> f32 {
        let (begin, inside) = (first(stretch.kind), further(stretch.kind));
        let mut mass = 0.0;
        for (before, moves) in self.before(stretch.first).in_order().into_iter().zip(&self.moves.all) {
            mass += before * moves[begin];
        }
        mass *= Lanes::from(self.potentials[stretch.first]).label(begin) * self.scales[stretch.first];
        let mut last = begin;
        for at in stretch.first + 1..stretch.end {
            mass *= self.moves.all[last][inside] * Lanes::from(self.potentials[at]).label(inside) * self.scales[at];
            last = inside;
        }
        let Some(&next) = self.potentials.get(stretch.end) else { return mass };
        let (next, beta) = (Lanes::from(next).in_order(), self.beta[stretch.end].in_order());
        let mut behind = 0.0;
        for to in (0..LABELS).filter(|to| *to != inside) {
            behind += self.moves.all[last][to] * next[to] * beta[to];
        }
        mass * behind * self.scales[stretch.end]
    }

    /// The stretch as a name of the kind that it is likeliest to be, and how probable it is: the lean is against standing
    /// outside, not against firms.
    pub(crate) fn likeliest(&self, stretch: Stretch) -> (Stretch, f32) {
        let kinds: [f32; KINDS] = std::array::from_fn(|kind| self.probability(Stretch { kind, ..stretch }));
        let start = (stretch, kinds[stretch.kind]);
        let kinds = (0..).zip(kinds).map(|(kind, probability)| (Stretch { kind, ..stretch }, probability));
        kinds.fold(start, |best, next| if next.1 > best.1 { next } else { best })
    }

    /// The names of the best labelling, bodies and persons let in somewhat before they are the likelier half.
    pub(crate) fn best(&mut self, found: &mut Vec<Stretch>) {
        self.walk();
        let Some(last) = self.paths.last() else { return };
        let last = last.in_order();
        let mut label = (0..LABELS).fold(OUTSIDE, |best, label| if last[label] > last[best] { label } else { best });
        let mut end = self.paths.len();
        let start = found.len();
        for at in (0..self.paths.len()).rev() {
            if label == OUTSIDE {
                end = at;
            } else if label % 2 == 1 {
                found.push(Stretch { first: at, end, kind: (label - 1) / 2 });
                end = at;
            }
            label = match at.checked_sub(1) {
                Some(before) => self.origin(&self.paths[before], label),
                None => OUTSIDE,
            };
        }
        found[start..].reverse();
    }

    /// Finds how good the best way to each label at each unit is, but not where it comes from: that is asked for the best way
    /// alone.
    fn walk(&mut self) {
        self.paths.clear();
        let mut before = START;
        for &potential in &self.potentials {
            let mut heads = [0.0; KINDS + 1];
            for (mass, moves) in before.in_order().into_iter().zip(&self.moves.heads) {
                for (best, moves) in heads.iter_mut().zip(moves) {
                    *best = larger(*best, mass * moves);
                }
            }
            let (begun, further) = (&self.moves.begun, &self.moves.further);
            let tails = std::array::from_fn(|lane| {
                larger(before.heads[lane] * begun[lane], before.tails[lane] * further[lane])
            });
            let mut row = Lanes { heads, tails }.times(&Lanes::from(potential));
            row.heads = product(&row.heads, &LEAN);
            let top = row.heads.into_iter().chain(row.tails).fold(f32::MIN_POSITIVE, larger);
            before = row.map(|mass| mass / top);
            self.paths.push(before);
        }
    }

    /// The label from which the best way to a label comes.
    fn origin(&self, before: &Lanes, to: usize) -> usize {
        let (mut best, mut origin) = (0.0, OUTSIDE);
        for (from, (mass, moves)) in before.in_order().into_iter().zip(&self.moves.all).enumerate() {
            let mass = mass * moves[to];
            origin = if mass > best { from } else { origin };
            best = larger(best, mass);
        }
        origin
    }
}

/// How many times as probable as it is a name of each kind counts for the best labelling. What is found of bodies and
/// persons is nearly always right, while every third that stands in the news of other sections than business was missed:
/// these are the leans at which precision and recall of persons and claims are best together (docs/NAMES.md). Firms have none:
/// a false one costs more than a miss.
const LEAN: Four = [1.0, 1.0, 2.0, 2.5];

/// Before the first unit, all is outside.
const START: Lanes = Lanes { heads: [1.0, 0.0, 0.0, 0.0], tails: [0.0; KINDS + 1] };

#[inline]
fn add_scaled(row: &mut Four, other: &Four, mass: f32) {
    for (slot, own) in row.iter_mut().zip(other) {
        *slot += mass * own;
    }
}

/// e to the x, the same on every machine: only sums and products, exact to six digits.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    /// Of a number this large, the last bit counts ones.
    const ONES: f32 = 12_582_912.0;
    /// One over the factorials of 6 to 0.
    const TERMS: [f32; 7] = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let x = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let near = (x + ONES) - ONES;
    let whole = if near > x { near - 1.0 } else { near };
    let rest = (x - whole) * std::f32::consts::LN_2;
    let mut sum = 1.0 / 5040.0;
    for term in TERMS {
        sum = term + rest * sum;
    }
    sum * f32::from_bits((whole + 127.0 + ONES).to_bits() << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(scores: &[Row]) -> Chain {
        let mut chain = Chain::default();
        chain.read(scores, &[[0.0; LABELS]; LABELS]);
        chain
    }

    #[test]
    fn exp_is_near_enough() {
        for x in [-20.0, -1.5, -0.1, 0.0, 0.3, 2.0, 17.0_f32] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }

    #[test]
    fn the_best_names_are_found_and_are_probable() {
        let mut rows = [[0.0; LABELS]; 4];
        rows[0][first(0)] = 9.0;
        rows[1][further(0)] = 9.0;
        rows[2][OUTSIDE] = 9.0;
        rows[3][first(2)] = 9.0;
        let mut chain = chain(&rows);
        let mut found = Vec::new();
        chain.best(&mut found);
        let expected = [Stretch { first: 0, end: 2, kind: 0 }, Stretch { first: 3, end: 4, kind: 2 }];
        assert_eq!(found, expected);
        assert!(expected.iter().all(|stretch| chain.probability(*stretch) > 0.99));
        assert!(chain.probability(Stretch { first: 0, end: 1, kind: 0 }) < 0.01);
    }

    #[test]
    fn marginals_sum_to_one() {
        let mut rows = [[0.0; LABELS]; 3];
        rows[1][first(1)] = 1.0;
        let chain = chain(&rows);
        for at in 0..3 {
            assert!((chain.marginal(at).iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
    }
}
