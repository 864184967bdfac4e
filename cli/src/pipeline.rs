//! Many workers, one order, bounded memory.
//!
//! The reader puts each job into the workers' queue together with the place its result goes to, and puts that place
//! into the writer's queue. It waits while so much is in work that has not been written: a slow writer holds the
//! workers, slow workers hold the reader. A worker takes its share of what waits, for short documents are read faster
//! in groups; where nothing waits, a document that arrives is a group of its own and is not held up.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Documents in flight for each worker, whatever their length: enough that one long document does not leave the others
/// idle.
const WINDOW: usize = 4;
/// Short ones, and their bytes.
const MOST: usize = 256;
const MOST_BYTES: usize = 256 << 10;

/// Applies `work` to every item on `workers` threads, some at a time, and hands the results to `write` in the order of
/// the items. `size` tells the bytes of an item; `work` gives a result for each.
///
/// Where `write` breaks off, no further item is taken.
pub(crate) fn ordered<T, R>(
    items: impl Iterator<Item = T> + Send,
    size: impl Fn(&T) -> usize + Send,
    workers: usize,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
    mut write: impl FnMut(R) -> ControlFlow<()>,
) where
    T: Send,
    R: Send,
{
    let queue = &Queue::new(workers.max(1));
    let (to_writer, results) = channel::<(Receiver<R>, usize)>();
    thread::scope(|scope| {
        for _ in 0..queue.workers {
            scope.spawn(|| {
                while let Some(group) = queue.take() {
                    let (items, answers): (Vec<T>, Vec<Sender<R>>) = group.into_iter().unzip();
                    for (result, answer) in work(items).into_iter().zip(answers) {
                        // Nobody waits for it where the writer broke off.
                        let _ = answer.send(result);
                    }
                }
            });
        }
        scope.spawn(move || {
            for item in items {
                let bytes = size(&item);
                let (answer, result) = channel();
                if to_writer.send((result, bytes)).is_err() || !queue.put((item, answer), bytes) {
                    break;
                }
            }
            drop(to_writer);
            queue.close(false);
        });
        for (result, bytes) in results {
            // A result whose sender is gone belongs to a worker that died; `work` is not supposed to let that happen.
            if result.recv().is_ok_and(|result| write(result).is_break()) {
                break;
            }
            queue.written(bytes);
        }
        queue.close(true);
    });
}

/// What waits for a worker, and how much is in flight.
struct Queue<J> {
    workers: usize,
    state: Mutex<State<J>>,
    /// Something came to wait, or nothing will any more.
    filled: Condvar,
    /// Something was written, or nobody writes any more.
    freed: Condvar,
}

struct State<J> {
    /// Jobs and their bytes, the oldest first.
    waiting: VecDeque<(J, usize)>,
    /// What has come in and has not been written.
    in_flight: usize,
    bytes: usize,
    closed: bool,
}

impl<J> Queue<J> {
    fn new(workers: usize) -> Self {
        let state = State { waiting: VecDeque::new(), in_flight: 0, bytes: 0, closed: false };
        Self { workers, state: Mutex::new(state), filled: Condvar::new(), freed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State<J>> {
        // A worker that died while waiting left the queue as it was.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for a job; whether it was taken.
    fn put(&self, job: J, bytes: usize) -> bool {
        let is_full = |state: &mut State<J>| {
            let short = state.in_flight < self.workers * MOST && state.bytes < self.workers * MOST_BYTES;
            !state.closed && state.in_flight >= self.workers * WINDOW && !short
        };
        let mut state = self.freed.wait_while(self.state(), is_full).unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return false;
        }
        state.in_flight += 1;
        state.bytes += bytes;
        state.waiting.push_back((job, bytes));
        self.filled.notify_one();
        true
    }

    /// A worker's share of what waits, once something does; `None` where nothing will any more.
    fn take(&self) -> Option<Vec<J>> {
        let is_idle = |state: &mut State<J>| state.waiting.is_empty() && !state.closed;
        let mut state = self.filled.wait_while(self.state(), is_idle).unwrap_or_else(PoisonError::into_inner);
        let most = state.waiting.len().div_ceil(self.workers);
        let mut bytes = 0;
        let mut group = Vec::new();
        while group.len() < most
            && bytes < MOST_BYTES / 2
            && let Some((job, own)) = state.waiting.pop_front()
        {
            bytes += own;
            group.push(job);
        }
        (!group.is_empty()).then_some(group)
    }

    fn written(&self, bytes: usize) {
        let mut state = self.state();
        state.in_flight -= 1;
        state.bytes -= bytes;
        self.freed.notify_one();
    }

    /// Takes nothing any more; what waits is still done, unless nobody writes it.
    fn close(&self, forget: bool) {
        let mut state = self.state();
        state.closed = true;
        if forget {
            state.waiting.clear();
        }
        self.filled.notify_all();
        self.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn each<T, R>(work: impl Fn(T) -> R) -> impl Fn(Vec<T>) -> Vec<R> {
        move |items| items.into_iter().map(&work).collect()
    }

    #[test]
    fn the_order_is_that_of_the_items() {
        let mut seen = Vec::new();
        let slow_first = |n: u64| {
            thread::sleep(Duration::from_millis(if n.is_multiple_of(7) { 5 } else { 0 }));
            n
        };
        ordered(
            0..200_u64,
            |_| 1,
            4,
            each(slow_first),
            |n| {
                seen.push(n);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn a_writer_that_stops_stops_the_reader() {
        let taken = AtomicUsize::new(0);
        let items = (0..1_000_000).inspect(|_| {
            taken.fetch_add(1, Ordering::Relaxed);
        });
        let mut written = 0;
        ordered(
            items,
            |_| 1 << 20,
            2,
            each(|n| n),
            |_| {
                written += 1;
                if written == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(written, 10);
        assert!(taken.into_inner() < 100, "the reader ran on");
    }

    #[test]
    fn nothing_to_do_is_fine() {
        ordered(std::iter::empty::<u8>(), |_| 1, 0, each(|n| n), |_| unreachable!("there is no item"));
    }

    #[test]
    fn what_waits_is_done_in_groups() {
        let largest = AtomicUsize::new(0);
        let work = |group: Vec<u32>| {
            largest.fetch_max(group.len(), Ordering::Relaxed);
            // Meanwhile the reader fills the queue.
            thread::sleep(Duration::from_millis(20));
            group
        };
        let mut seen = Vec::new();
        ordered(
            0..1000_u32,
            |_| 1000,
            2,
            work,
            |n| {
                seen.push(n);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen, (0..1000).collect::<Vec<_>>());
        let largest = largest.into_inner();
        assert!(largest > 1 && largest <= MOST_BYTES / 2 / 1000 + 1, "{largest} in a group");
    }

    #[test]
    fn what_comes_alone_is_not_held_up() {
        // Each item comes only when the one before has been written.
        let (to_reader, written) = std::sync::mpsc::channel();
        let items = (0..20_u32).inspect(move |n| {
            if *n > 0 {
                assert_eq!(written.recv(), Ok(n - 1));
            }
        });
        let mut count = 0;
        ordered(
            items,
            |_| 1,
            3,
            each(|n| n),
            |n| {
                count += 1;
                let _ = to_reader.send(n);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(count, 20);
    }
}
