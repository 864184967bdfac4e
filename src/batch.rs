//! Many documents, one after the other, over all threads.

use std::iter::{Fuse, FusedIterator};

use jiff::civil::Date;

use crate::extractor::Extractor;
use crate::model::Document;

/// The documents of [`Extractor::extract_batch`], in the order of their texts.
#[derive(Debug)]
pub struct Batch<I> {
    extractor: Extractor,
    texts: Fuse<I>,
    #[cfg(feature = "parallel")]
    running: running::Queue,
}

impl<I: Iterator> Batch<I> {
    pub(crate) fn new(extractor: Extractor, texts: I) -> Self {
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
