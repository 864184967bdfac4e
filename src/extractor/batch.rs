//! Many documents, one after the other, over all threads.

use std::collections::VecDeque;
use std::iter::{Fuse, FusedIterator};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use jiff::civil::Date;

use super::Extractor;
use crate::model::Document;

impl Extractor {
    /// Reads many texts and gives their documents in the same order, lazily and in bounded memory.
    ///
    /// With the feature `parallel` (on by default) the texts are read in the rayon pool of the calling thread; without it
    /// on that thread. Texts are taken ahead of what has been asked for, so that short ones can be read in groups: four a
    /// thread at first, then as many as have been handed out, up to 256 a thread or 256 kB. The documents are the same,
    /// and the same as those of [`Extractor::extract`], whatever the number of threads. Where the texts are borrowed, rayon itself
    /// serves: `texts.par_iter().map(|text| extractor.extract(text))`.
    ///
    /// ```
    /// use sasil::Extractor;
    ///
    /// let extractor = Extractor::new()?;
    /// let texts = ["네이버는 업스테이지에 300만 달러를 출자했다.", "카카오는 판교에 연구소를 지었다."];
    /// let claims: Vec<String> =
    ///     extractor.extract_batch(texts).flat_map(|document| document.claims).map(|claim| claim.to_string()).collect();
    /// assert_eq!(claims[0], "네이버, 업스테이지에 투자 (USD 3,000,000)");
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_batch<I, T>(&self, texts: I) -> Batch<impl Iterator<Item = (T, Option<Date>)> + use<I, T>>
    where
        I: IntoIterator<Item = T>,
        T: AsRef<str> + Send + 'static,
    {
        Batch::new(self.clone(), texts.into_iter().map(|text| (text, None)))
    }

    /// [`Extractor::extract_batch`] of texts with their dates, each read as by [`Extractor::extract_dated`].
    ///
    /// ```
    /// use jiff::civil::date;
    /// use sasil::{EntityValue, Extractor};
    ///
    /// let extractor = Extractor::new()?;
    /// let texts = [("네이버는 23일 사옥을 매각했다.", Some(date(2024, 12, 26)))];
    /// let document = extractor.extract_batch_dated(texts).next().expect("one document");
    /// let sold = document.entities.iter().find_map(|entity| match &entity.value {
    ///     EntityValue::Date(day) => day.start,
    ///     _ => None,
    /// });
    /// assert_eq!(sold, Some(date(2024, 12, 23)));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_batch_dated<I, T>(&self, texts: I) -> Batch<I::IntoIter>
    where
        I: IntoIterator<Item = (T, Option<Date>)>,
        T: AsRef<str> + Send + 'static,
    {
        Batch::new(self.clone(), texts.into_iter())
    }
}

/// The documents of [`Extractor::extract_batch`], in the order of their texts.
pub struct Batch<I: Iterator> {
    extractor: Extractor,
    texts: Fuse<I>,
    /// Documents that are done and not handed out.
    ready: VecDeque<Outcome>,
    /// Groups in work, the oldest first.
    groups: VecDeque<Group>,
    handed_out: usize,
}

/// Texts that are read together, with their number and bytes.
struct Group {
    running: running::Running,
    texts: usize,
    bytes: usize,
}

impl<I: Iterator> std::fmt::Debug for Batch<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batch")
            .field("extractor", &self.extractor)
            .field("handed_out", &self.handed_out)
            .finish_non_exhaustive()
    }
}

/// A document, or the panic that came in its place.
type Outcome = std::thread::Result<Document>;

/// How many texts a thread may have ahead: at first, and at most.
const FIRST_AHEAD: usize = 4;
const MOST_AHEAD: usize = 256;
/// The same in bytes; one text may be longer.
const BYTES_AHEAD: usize = 256 << 10;

impl<I: Iterator> Batch<I> {
    fn new(extractor: Extractor, texts: I) -> Self {
        Self { extractor, texts: texts.fuse(), ready: VecDeque::new(), groups: VecDeque::new(), handed_out: 0 }
    }

    /// The texts and bytes that are in work.
    fn ahead(&self) -> (usize, usize) {
        self.groups.iter().fold((0, 0), |(texts, bytes), group| (texts + group.texts, bytes + group.bytes))
    }
}

impl<I, T> Batch<I>
where
    I: Iterator<Item = (T, Option<Date>)>,
    T: AsRef<str> + Send + 'static,
{
    /// Takes texts until as many are ahead as may be, once half of them are done: so many at a time make groups.
    fn refill(&mut self) {
        let threads = running::threads();
        let room = (threads * FIRST_AHEAD + self.handed_out).min(threads * MOST_AHEAD);
        let (count, mut bytes) = self.ahead();
        if count > room / 2 {
            return;
        }
        let mut taken = Vec::new();
        while count + taken.len() < room && (taken.is_empty() || bytes < threads * BYTES_AHEAD) {
            let Some((text, date)) = self.texts.next() else { break };
            bytes += text.as_ref().len();
            taken.push((text, date));
        }
        let most = taken.len().div_ceil(threads).max(1);
        let mut taken = taken.into_iter().peekable();
        while taken.peek().is_some() {
            let mut bytes = 0;
            let mut group = Vec::new();
            while group.len() < most
                && bytes < BYTES_AHEAD / 2
                && let Some((text, date)) = taken.next()
            {
                bytes += text.as_ref().len();
                group.push((text, date));
            }
            let extractor = self.extractor.clone();
            let texts = group.len();
            let running = running::Running::start(move || read(&extractor, &group));
            self.groups.push_back(Group { running, texts, bytes });
        }
    }
}

impl<I, T> Iterator for Batch<I>
where
    I: Iterator<Item = (T, Option<Date>)>,
    T: AsRef<str> + Send + 'static,
{
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        self.refill();
        if self.ready.is_empty() {
            self.ready.extend(self.groups.pop_front()?.running.wait()?);
        }
        self.handed_out += 1;
        // A panic is the caller's, as where it had called `extract` itself.
        self.ready.pop_front().map(|outcome| outcome.unwrap_or_else(|panic| resume_unwind(panic)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let ahead = self.ready.len() + self.ahead().0;
        let (least, most) = self.texts.size_hint();
        (least.saturating_add(ahead), most.and_then(|most| most.checked_add(ahead)))
    }
}

impl<I, T> FusedIterator for Batch<I>
where
    I: Iterator<Item = (T, Option<Date>)>,
    T: AsRef<str> + Send + 'static,
{
}

/// The documents of a group; where it brings out a panic, those of its texts one by one, so that only one is lost.
fn read<T: AsRef<str>>(extractor: &Extractor, group: &[(T, Option<Date>)]) -> Vec<Outcome> {
    let texts: Vec<(&str, Option<Date>)> = group.iter().map(|(text, date)| (text.as_ref(), *date)).collect();
    match catch_unwind(AssertUnwindSafe(|| extractor.extract_group(&texts))) {
        Ok(documents) => documents.into_iter().map(Ok).collect(),
        Err(_) => texts
            .iter()
            .map(|(text, date)| catch_unwind(AssertUnwindSafe(|| extractor.extract_dated(text, *date))))
            .collect(),
    }
}

#[cfg(not(feature = "parallel"))]
mod running {
    //! Groups that wait until they are asked for.

    use super::Outcome;

    /// A group that has been handed over.
    pub(super) struct Running(Box<dyn FnOnce() -> Vec<Outcome> + Send>);

    impl Running {
        pub(super) fn start(task: impl FnOnce() -> Vec<Outcome> + Send + 'static) -> Self {
            Self(Box::new(task))
        }

        pub(super) fn wait(self) -> Option<Vec<Outcome>> {
            Some(self.0())
        }
    }

    pub(super) fn threads() -> usize {
        1
    }
}

#[cfg(feature = "parallel")]
mod running {
    //! Groups in rayon's pool.

    use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
    use std::thread;

    use super::Outcome;

    /// A group that has been handed over.
    pub(super) struct Running(Receiver<Vec<Outcome>>);

    impl Running {
        pub(super) fn start(task: impl FnOnce() -> Vec<Outcome> + Send + 'static) -> Self {
            let (sender, result) = sync_channel(1);
            rayon::spawn(move || {
                // Nobody may wait any more.
                let _ = sender.send(task());
            });
            Self(result)
        }

        /// The result; a thread of the pool helps until it is there, lest a pool of one thread wait for itself.
        pub(super) fn wait(self) -> Option<Vec<Outcome>> {
            loop {
                match self.0.try_recv() {
                    Ok(outcome) => return Some(outcome),
                    Err(TryRecvError::Disconnected) => return None,
                    Err(TryRecvError::Empty) => match rayon::yield_now() {
                        None => return self.0.recv().ok(),
                        Some(rayon::Yield::Executed) => {}
                        Some(rayon::Yield::Idle) => thread::yield_now(),
                    },
                }
            }
        }
    }

    pub(super) fn threads() -> usize {
        rayon::current_num_threads()
    }
}
