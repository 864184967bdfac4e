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

/// A lane more than labels, which stays zero: what is done to all labels is then done to all at once.
type Lanes = [f32; LABELS + 1];

/// The chain of one sentence. Buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// e to the score of each label, over that of the best.
    potentials: Vec<Lanes>,
    alpha: Vec<Lanes>,
    beta: Vec<Lanes>,
    /// What a column of `alpha` was multiplied by.
    scales: Vec<f32>,
    from: Vec<[u32; LABELS + 1]>,
    /// What `moves` and `back` were made of.
    transitions: Option<Transitions>,
    /// e to the score of each pair of labels: `[from][to]`, and `[to][from]`.
    moves: [Lanes; LABELS],
    back: [Lanes; LABELS],
}

impl Chain {
    /// Takes the scores of a sentence, and runs forward and backward.
    pub(crate) fn read(&mut self, scores: &[Row], transitions: &Transitions) {
        if self.transitions != Some(*transitions) {
            self.take(transitions);
        }
        self.potentials.clear();
        for row in scores {
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            let mut potential = [0.0; LABELS + 1];
            potential[..LABELS].copy_from_slice(row);
            potential = potential.map(|score| exp(score - top));
            potential[LABELS] = 0.0;
            self.potentials.push(potential);
        }
        self.forward();
        self.backward();
    }

    fn take(&mut self, transitions: &Transitions) {
        for (from, row) in transitions.iter().enumerate() {
            for (to, score) in row.iter().enumerate() {
                self.moves[from][to] = if follows(from, to) { exp(*score) } else { 0.0 };
                self.back[to][from] = self.moves[from][to];
            }
        }
        self.transitions = Some(*transitions);
    }

    fn forward(&mut self) {
        self.alpha.clear();
        self.scales.clear();
        let mut before = START;
        for potential in &self.potentials {
            let mut row = [0.0; LABELS + 1];
            for (mass, moves) in before.iter().zip(&self.moves) {
                add_scaled(&mut row, moves, *mass);
            }
            let mut sum = 0.0;
            for (slot, own) in row.iter_mut().zip(potential) {
                *slot *= own;
            }
            for mass in row {
                sum += mass;
            }
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            row = row.map(|mass| mass * scale);
            self.scales.push(scale);
            self.alpha.push(row);
            before = row;
        }
    }

    fn backward(&mut self) {
        self.beta.clear();
        self.beta.resize(self.potentials.len(), [1.0; LABELS + 1]);
        for at in (1..self.potentials.len()).rev() {
            let mut row = [0.0; LABELS + 1];
            for (to, moves) in self.back.iter().enumerate() {
                add_scaled(&mut row, moves, self.potentials[at][to] * self.beta[at][to]);
            }
            let scale = self.scales[at];
            self.beta[at - 1] = row.map(|mass| mass * scale);
        }
    }

    /// The probability of each label at each unit.
    pub(crate) fn marginal(&self, at: usize) -> Row {
        let mut row = [0.0; LABELS];
        for (slot, (alpha, beta)) in row.iter_mut().zip(self.alpha[at].iter().zip(&self.beta[at])) {
            *slot = alpha * beta;
        }
        row
    }

    /// The probability that the labels at `at - 1` and `at` are `from` and `to`.
    #[cfg(feature = "train")]
    pub(crate) fn pair(&self, at: usize, from: usize, to: usize) -> f32 {
        let before = match at.checked_sub(1) {
            Some(before) => self.alpha[before][from],
            None if from == OUTSIDE => 1.0,
            None => 0.0,
        };
        before * self.moves[from][to] * self.potentials[at][to] * self.beta[at][to] * self.scales[at]
    }

    /// The probability that just this stretch is a name of this kind.
    pub(crate) fn probability(&self, stretch: Stretch) -> f32 {
        let (begin, inside) = (first(stretch.kind), further(stretch.kind));
        let mut mass = 0.0;
        for from in 0..LABELS {
            let before = match stretch.first.checked_sub(1) {
                Some(before) => self.alpha[before][from],
                None if from == OUTSIDE => 1.0,
                None => 0.0,
            };
            mass += before * self.moves[from][begin];
        }
        mass *= self.potentials[stretch.first][begin] * self.scales[stretch.first];
        let mut last = begin;
        for at in stretch.first + 1..stretch.end {
            mass *= self.moves[last][inside] * self.potentials[at][inside] * self.scales[at];
            last = inside;
        }
        let Some(next) = self.potentials.get(stretch.end) else { return mass };
        let mut behind = 0.0;
        for to in (0..LABELS).filter(|to| *to != inside) {
            behind += self.moves[last][to] * next[to] * self.beta[stretch.end][to];
        }
        mass * behind * self.scales[stretch.end]
    }

    /// The stretch as a name of the kind that it is likeliest to be: the lean is against standing outside, not against firms.
    pub(crate) fn likeliest(&self, stretch: Stretch) -> Stretch {
        let kinds = (0..KINDS).map(|kind| Stretch { kind, ..stretch });
        let scored = kinds.map(|stretch| (stretch, self.probability(stretch)));
        let start = (stretch, self.probability(stretch));
        scored.fold(start, |best, next| if next.1 > best.1 { next } else { best }).0
    }

    /// The names of the best labelling, bodies and persons let in somewhat before they are the likelier half.
    pub(crate) fn best(&mut self, found: &mut Vec<Stretch>) {
        self.from.clear();
        let mut before = START;
        for potential in &self.potentials {
            let mut row = [0.0; LABELS + 1];
            let mut origin = [0u32; LABELS + 1];
            for (from, (mass, moves)) in (0..).zip(before.iter().zip(&self.moves)) {
                for (to, (best, origin)) in row.iter_mut().zip(&mut origin).enumerate() {
                    let mass = mass * moves[to];
                    *origin = if mass > *best { from } else { *origin };
                    *best = if mass > *best { mass } else { *best };
                }
            }
            for (slot, own) in row.iter_mut().zip(potential) {
                *slot *= own;
            }
            for (kind, lean) in LEAN.into_iter().enumerate() {
                row[first(kind)] *= lean;
            }
            let top = row.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
            before = row.map(|mass| mass / top);
            self.from.push(origin);
        }
        let mut label =
            (0..LABELS).fold(OUTSIDE, |best, label| if before[label] > before[best] { label } else { best });
        let mut end = self.potentials.len();
        let start = found.len();
        for at in (0..self.potentials.len()).rev() {
            if label == OUTSIDE {
                end = at;
            } else if label % 2 == 1 {
                found.push(Stretch { first: at, end, kind: (label - 1) / 2 });
                end = at;
            }
            label = self.from[at][label] as usize;
        }
        found[start..].reverse();
    }
}

/// How many times as probable as it is a name of each kind counts for the best labelling. What is found of bodies and
/// persons is nearly always right, while every third that stands in the news of other sections than business was missed:
/// these are the leans at which precision and recall of persons and claims are best together (docs/NAMES.md). Firms have none:
/// a false one costs more than a miss.
const LEAN: [f32; KINDS] = [1.0, 2.0, 2.5];

/// Before the first unit, all is outside.
const START: Lanes = {
    let mut row = [0.0; LABELS + 1];
    row[OUTSIDE] = 1.0;
    row
};

#[inline]
fn add_scaled(row: &mut Lanes, other: &Lanes, mass: f32) {
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
