//! A conditional random field, learnt by stochastic gradient with a rate for each weight (AdaGrad).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use sasil::training::{Example, Inference, LABELS, Row, Transitions, follows};

/// The features are hashes already.
#[derive(Default)]
pub struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// How it is learnt.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Length of a step.
    pub rate: f32,
    /// Pull of every weight to zero.
    pub pull: f32,
}

/// Weights that are being learnt.
pub struct Learner {
    settings: Settings,
    ids: HashMap<u64, u32, BuildHasherDefault<Plain>>,
    keys: Vec<u64>,
    weights: Vec<Row>,
    squares: Vec<Row>,
    seen: Vec<u32>,
    /// Sums of the weights after several rounds, and how many these were.
    sums: Vec<Row>,
    summed: u32,
    transitions: Transitions,
    transition_squares: Transitions,
    inference: Inference,
    scores: Vec<Row>,
    rows: Vec<Vec<u32>>,
}

impl Learner {
    /// Nothing learnt yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            ids: HashMap::default(),
            keys: Vec::new(),
            weights: Vec::new(),
            squares: Vec::new(),
            seen: Vec::new(),
            sums: Vec::new(),
            summed: 0,
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[0.0; LABELS]; LABELS],
            inference: Inference::default(),
            scores: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// One step on one sentence.
    pub fn learn(&mut self, example: &Example) {
        self.look_up(example);
        self.inference.read(&self.scores, &self.transitions);
        let mut last = 0;
        for (at, &label) in example.labels.iter().enumerate() {
            let mut slope = self.inference.marginal(at);
            slope[label] -= 1.0;
            let ids = std::mem::take(&mut self.rows[at]);
            for &id in &ids {
                self.step(id as usize, &slope);
            }
            self.rows[at] = ids;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    if follows(from, to) {
                        let seen = if (from, to) == (last, label) { 1.0 } else { 0.0 };
                        let slope = self.inference.pair(at, from, to) - seen;
                        let square = &mut self.transition_squares[from][to];
                        *square += slope * slope;
                        self.transitions[from][to] -= self.settings.rate * slope / (square.sqrt() + 0.1);
                    }
                }
            }
            last = label;
        }
    }

    fn look_up(&mut self, example: &Example) {
        self.scores.clear();
        self.rows.resize(self.rows.len().max(example.features.len()), Vec::new());
        for (at, features) in example.features.iter().enumerate() {
            let mut score = [0.0; LABELS];
            self.rows[at].clear();
            for &feature in features {
                let id = *self.ids.entry(feature).or_insert_with(|| {
                    self.keys.push(feature);
                    self.weights.push([0.0; LABELS]);
                    self.squares.push([0.0; LABELS]);
                    self.seen.push(0);
                    self.keys.len() as u32 - 1
                });
                self.seen[id as usize] += 1;
                self.rows[at].push(id);
                for (sum, weight) in score.iter_mut().zip(&self.weights[id as usize]) {
                    *sum += weight;
                }
            }
            self.scores.push(score);
        }
    }

    /// Adds the weights as they are to the average.
    pub fn note(&mut self) {
        self.sums.resize(self.weights.len(), [0.0; LABELS]);
        for (sums, weights) in self.sums.iter_mut().zip(&self.weights) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        self.summed += 1;
    }

    /// Takes the average for the weights.
    pub fn settle(&mut self) {
        if self.summed > 0 {
            let count = self.summed as f32;
            self.weights = self.sums.iter().map(|sums| sums.map(|sum| sum / count)).collect();
        }
    }

    fn step(&mut self, id: usize, slope: &Row) {
        let Settings { rate, pull } = self.settings;
        let (weights, squares) = (&mut self.weights[id], &mut self.squares[id]);
        for label in 0..LABELS {
            let slope = slope[label];
            squares[label] += slope * slope;
            let size = rate / (squares[label].sqrt() + 0.1);
            let moved = weights[label] - size * slope;
            // Drawn to zero, and held there.
            let pulled = (moved.abs() - size * pull).max(0.0);
            weights[label] = if moved < 0.0 { -pulled } else { pulled };
        }
    }

    /// The names that it finds.
    pub fn tag(&mut self, example: &Example) -> Vec<(usize, usize, usize)> {
        let mut scores = Vec::with_capacity(example.features.len());
        for features in &example.features {
            let mut score = [0.0; LABELS];
            for feature in features {
                if let Some(&id) = self.ids.get(feature) {
                    for (sum, weight) in score.iter_mut().zip(&self.weights[id as usize]) {
                        *sum += weight;
                    }
                }
            }
            scores.push(score);
        }
        self.inference.read(&scores, &self.transitions);
        self.inference.best()
    }

    /// How many features it has seen.
    pub fn size(&self) -> usize {
        self.keys.len()
    }

    /// The `most` heaviest features seen `least` times or more, in steps of `scale`; and the transitions.
    pub fn quantised(&self, most: usize, least: u32) -> (Vec<(u64, [i8; LABELS])>, f32, Transitions) {
        let heaviest = |row: &Row| row.iter().fold(0.0_f32, |top, weight| top.max(weight.abs()));
        let mut order: Vec<usize> = (0..self.keys.len()).filter(|id| self.seen[*id] >= least).collect();
        order.sort_by(|a, b| {
            let (a, b) = (*a, *b);
            heaviest(&self.weights[b]).total_cmp(&heaviest(&self.weights[a])).then(self.keys[a].cmp(&self.keys[b]))
        });
        order.truncate(most);
        let top = order.first().map_or(1.0, |id| heaviest(&self.weights[*id])).min(5.0);
        let scale = top / 127.0;
        let mut features = Vec::with_capacity(order.len());
        for id in order {
            let row = self.weights[id].map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8);
            if row != [0; LABELS] {
                features.push((self.keys[id], row));
            }
        }
        (features, scale, self.transitions)
    }
}
