//! Many workers, one order, bounded memory.
//!
//! The reader puts each job into the workers' queue together with the place its result goes to, and puts that place
//! into the writer's queue. Both queues are short: a slow writer holds the workers, slow workers hold the reader, and
//! no more than a few documents a worker are in memory at any time.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Documents in flight for each worker: enough that one long document does not leave the others idle.
const WINDOW: usize = 4;

/// Applies `work` to every item on `workers` threads and hands the results to `write` in the order of the items.
///
/// Where `write` breaks off, no further item is taken.
pub(crate) fn ordered<T, R>(
    items: impl Iterator<Item = T> + Send,
    workers: usize,
    work: impl Fn(T) -> R + Sync,
    mut write: impl FnMut(R) -> ControlFlow<()>,
) where
    T: Send,
    R: Send,
{
    let workers = workers.max(1);
    let (to_workers, jobs) = sync_channel::<(T, SyncSender<R>)>(workers * WINDOW);
    let (to_writer, results) = sync_channel::<Receiver<R>>(workers * WINDOW);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((item, answer)) = next_job(&jobs) {
                    // Nobody waits for it where the writer broke off.
                    let _ = answer.send(work(item));
                }
            });
        }
        scope.spawn(move || {
            for item in items {
                let (answer, result) = sync_channel(1);
                if to_writer.send(result).is_err() || to_workers.send((item, answer)).is_err() {
                    return;
                }
            }
        });
        // A result whose sender is gone belongs to a worker that died; `work` is not supposed to let that happen.
        for result in results.into_iter().filter_map(|result| result.recv().ok()) {
            if write(result).is_break() {
                break;
            }
        }
    });
}

fn next_job<T>(jobs: &Mutex<Receiver<T>>) -> Option<T> {
    // A worker that died while waiting left the queue as it was.
    jobs.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_order_is_that_of_the_items() {
        let mut seen = Vec::new();
        let slow_first = |n: u64| {
            thread::sleep(Duration::from_millis(if n.is_multiple_of(7) { 5 } else { 0 }));
            n
        };
        ordered(0..200_u64, 4, slow_first, |n| {
            seen.push(n);
            ControlFlow::Continue(())
        });
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
            2,
            |n| n,
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
        ordered(std::iter::empty::<u8>(), 0, |n| n, |_| unreachable!("there is no item"));
    }
}
