//! A logistic model over traits that hold or do not, and how its probabilities compare with what came true.

/// One claim: its traits by number, and whether it was right.
#[derive(Clone, Debug)]
pub struct Sample {
    pub traits: Vec<usize>,
    pub right: bool,
    /// Samples of one sentence are learnt from or measured on together.
    pub group: usize,
}

/// Pull of the weights towards nought, but for the base: a trait that is seen seldom says little.
const PULL: f64 = 3.0;
const STEPS: usize = 20_000;
const RATE: f64 = 0.5;
/// In how many parts the sentences are cut to measure on each what was learnt from the others.
const FOLDS: usize = 10;

fn odds(weights: &[f64], sample: &Sample) -> f64 {
    sample.traits.iter().map(|index| weights[*index]).sum()
}

fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The weights of `traits` traits, the base of which is the first.
pub fn learn(samples: &[&Sample], traits: usize) -> Vec<f64> {
    let mut weights = vec![0.0; traits];
    let count = samples.len().max(1) as f64;
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| PULL * weight / count).collect();
        slope[0] = 0.0;
        for sample in samples {
            let error = probability(odds(&weights, sample)) - f64::from(u8::from(sample.right));
            sample.traits.iter().for_each(|index| slope[*index] += error / count);
        }
        weights.iter_mut().zip(&slope).for_each(|(weight, slope)| *weight -= RATE * slope);
    }
    weights
}

/// For each sample the probability that a model gives it which was learnt without its part.
pub fn crossed(samples: &[Sample], traits: usize) -> Vec<f64> {
    let mut claimed = vec![0.0; samples.len()];
    for fold in 0..FOLDS {
        let rest: Vec<&Sample> = samples.iter().filter(|sample| sample.group % FOLDS != fold).collect();
        let weights = learn(&rest, traits);
        for (claimed, sample) in claimed.iter_mut().zip(samples).filter(|(_, sample)| sample.group % FOLDS == fold) {
            *claimed = probability(odds(&weights, sample));
        }
    }
    claimed
}

/// Claims of about one probability.
#[derive(Clone, Debug)]
pub struct Bin {
    pub from: f64,
    pub to: f64,
    pub count: usize,
    pub claimed: f64,
    pub found: f64,
}

/// What was claimed beside what was found, a bin a row.
pub fn bins(claimed: &[f64], samples: &[Sample], edges: &[f64]) -> Vec<Bin> {
    let bin = |edge: &[f64]| {
        let inside = claimed.iter().zip(samples).filter(|(claimed, _)| (edge[0]..edge[1]).contains(*claimed));
        let (count, sum, right) = inside.fold((0, 0.0, 0.0), |(count, sum, right), (claimed, sample)| {
            (count + 1, sum + claimed, right + f64::from(u8::from(sample.right)))
        });
        let mean = |sum: f64| sum / f64::from(count).max(1.0);
        Bin { from: edge[0], to: edge[1], count: count as usize, claimed: mean(sum), found: mean(right) }
    };
    edges.windows(2).map(bin).filter(|bin| bin.count > 0).collect()
}

/// The mean square of what was claimed against what was found.
pub fn brier(claimed: &[f64], samples: &[Sample]) -> f64 {
    let errors = claimed.iter().zip(samples).map(|(claimed, sample)| claimed - f64::from(u8::from(sample.right)));
    errors.map(|error| error * error).sum::<f64>() / samples.len().max(1) as f64
}

/// How far the bins are off, weighed by their claims.
pub fn calibration_error(bins: &[Bin]) -> f64 {
    let all: usize = bins.iter().map(|bin| bin.count).sum();
    bins.iter().map(|bin| bin.count as f64 * (bin.claimed - bin.found).abs()).sum::<f64>() / all.max(1) as f64
}

/// How often a claim that is right is held surer than one that is wrong.
pub fn ranking(claimed: &[f64], samples: &[Sample]) -> f64 {
    let of = |right: bool| claimed.iter().zip(samples).filter(move |(_, own)| own.right == right).map(|(own, _)| *own);
    let (mut pairs, mut won) = (0.0, 0.0);
    for good in of(true) {
        for bad in of(false) {
            pairs += 1.0;
            won += if good > bad {
                1.0
            } else if good == bad {
                0.5
            } else {
                0.0
            };
        }
    }
    if pairs > 0.0 { won / pairs } else { 0.5 }
}
