//! How far a run has come, shown while it goes on: on a terminal, and only where it takes long.

use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that is drawn anew as documents are done.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Bytes of all inputs, where they are known.
    total: Option<u64>,
    begun: Instant,
    /// Nothing is drawn before this moment, or ever.
    shows: Option<Instant>,
    done: u64,
}

/// A run that is over sooner needs no line.
const PATIENCE: Duration = Duration::from_millis(700);

impl Progress {
    /// Nothing is drawn where it is not `shown`.
    pub fn new(shown: bool, total: Option<u64>) -> Self {
        let begun = Instant::now();
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = if total.is_some() { "{bar:30} {percent:>3}%  {msg}" } else { "{spinner} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━╸─"));
        }
        Self { bar, total, begun, shows: shown.then(|| begun + PATIENCE), done: 0 }
    }

    /// Another document is done, and so many bytes of the inputs are read.
    pub fn advance(&mut self, read: u64) {
        self.done += 1;
        let Some(from) = self.shows else { return };
        let now = Instant::now();
        if now < from {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(read);
        self.bar.set_message(line(self.done, now - self.begun, read, self.total));
    }

    /// Says something without the line in its way.
    pub fn pause<R>(&self, say: impl FnOnce() -> R) -> R {
        self.bar.suspend(say)
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// `1234 documents, 56 a second, 2 minutes left`.
fn line(done: u64, taken: Duration, read: u64, total: Option<u64>) -> String {
    let seconds = taken.as_secs_f64().max(0.001);
    let documents = if done == 1 { "document" } else { "documents" };
    let rate = done as f64 / seconds;
    let mut line = format!("{done} {documents}, {rate:.0} a second");
    if let Some(total) = total.filter(|total| (1..*total).contains(&read)) {
        let left = seconds / read as f64 * (total - read) as f64;
        let left = Duration::try_from_secs_f64(left).unwrap_or(Duration::MAX);
        line.push_str(&format!(", {} left", HumanDuration(left)));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_rate_and_time_left() {
        let seconds = Duration::from_secs;
        assert_eq!(line(1, seconds(1), 0, Some(100)), "1 document, 1 a second");
        assert_eq!(line(500, seconds(10), 25, Some(100)), "500 documents, 50 a second, 30 seconds left");
        assert_eq!(line(500, seconds(10), 25, None), "500 documents, 50 a second");
        assert_eq!(line(9, seconds(3), 100, Some(100)), "9 documents, 3 a second");
    }
}
