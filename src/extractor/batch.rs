//! Many documents, one after the other, over all threads.

use std::iter::{Fuse, FusedIterator};

use jiff::civil::Date;

use super::Extractor;
use crate::model::Document;

impl Extractor {
    /// Reads many texts and gives their documents in the same order, lazily and in bounded memory.
    ///
    /// With the feature `parallel` (on by default) the texts are read in the rayon pool of the calling thread, a few
    /// ahead of what has been asked for; without it one after the other. The documents are the same, and the same as
    /// those of [`Extractor::extract`], whatever the number of threads. Where the texts are borrowed, rayon itself
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
#[derive(Debug)]
pub struct Batch<I> {
    extractor: Extractor,
    texts: Fuse<I>,
    #[cfg(feature = "parallel")]
    running: running::Queue,
}

impl<I: Iterator> Batch<I> {
    fn new(extractor: Extractor, texts: I) -> Self {
        Self {
            extractor,
            texts: texts.fuse(),
            #[cfg(feature = "parallel")]
            running: running::Queue::default(),
        }
    }
}

impl<I, T> Iterator for Batch<I>
where
    I: Iterator<Item = (T, Option<Date>)>,
    T: AsRef<str> + Send + 'static,
{
    type Item = Document;

    #[cfg(feature = "parallel")]
    fn next(&mut self) -> Option<Document> {
        let Self { extractor, texts, running } = self;
        running.next(texts.by_ref().map(|(text, date)| {
            let extractor = extractor.clone();
            move || extractor.extract_dated(text.as_ref(), date)
        }))
    }

    #[cfg(not(feature = "parallel"))]
    fn next(&mut self) -> Option<Document> {
        let (text, date) = self.texts.next()?;
        Some(self.extractor.extract_dated(text.as_ref(), date))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        #[cfg(feature = "parallel")]
        let running = self.running.len();
        #[cfg(not(feature = "parallel"))]
        let running = 0;
        let (least, most) = self.texts.size_hint();
        (least.saturating_add(running), most.and_then(|most| most.checked_add(running)))
    }
}

impl<I, T> FusedIterator for Batch<I>
where
    I: Iterator<Item = (T, Option<Date>)>,
    T: AsRef<str> + Send + 'static,
{
}

#[cfg(feature = "parallel")]
mod running {
    //! Tasks in rayon's pool, their results in the order of the tasks.

    use std::collections::VecDeque;
    use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
    use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
    use std::thread;

    use crate::model::Document;

    /// Documents in flight for each thread: enough that one long document does not leave the others idle.
    const WINDOW: usize = 4;

    type Outcome = thread::Result<Document>;

    /// What runs, the oldest first.
    #[derive(Debug, Default)]
    pub(super) struct Queue {
        results: VecDeque<Receiver<Outcome>>,
    }

    impl Queue {
        pub(super) fn len(&self) -> usize {
            self.results.len()
        }

        /// Starts as many tasks as there is room for, and waits for the oldest.
        pub(super) fn next<F>(&mut self, mut tasks: impl Iterator<Item = F>) -> Option<Document>
        where
            F: FnOnce() -> Document + Send + 'static,
        {
            while self.results.len() < rayon::current_num_threads() * WINDOW {
                let Some(task) = tasks.next() else { break };
                let (sender, result) = sync_channel(1);
                rayon::spawn(move || {
                    // A panic is the caller's, as where it had called `extract` itself; nobody may wait any more.
                    let _ = sender.send(catch_unwind(AssertUnwindSafe(task)));
                });
                self.results.push_back(result);
            }
            match wait(&self.results.pop_front()?)? {
                Ok(document) => Some(document),
                Err(panic) => resume_unwind(panic),
            }
        }
    }

    /// The result; a thread of the pool helps until it is there, lest a pool of one thread wait for itself.
    fn wait(result: &Receiver<Outcome>) -> Option<Outcome> {
        loop {
            match result.try_recv() {
                Ok(outcome) => return Some(outcome),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => match rayon::yield_now() {
                    None => return result.recv().ok(),
                    Some(rayon::Yield::Executed) => {}
                    Some(rayon::Yield::Idle) => thread::yield_now(),
                },
            }
        }
    }
}
