//! Ctrl-C: the document that is being written is finished, then the run ends.
//!
//! Where the run does not end by itself, since it waits for its input, it is ended here, but never while something is
//! written.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::Exit;

static REQUESTED: AtomicBool = AtomicBool::new(false);
static WRITING: Mutex<()> = Mutex::new(());

/// How long a run may take to end by itself.
const GRACE: Duration = Duration::from_secs(1);

/// Listens from here on. Where that is not possible, Ctrl-C ends the program as ever.
pub(crate) fn listen() {
    let _ = ctrlc::set_handler(|| {
        // Whoever asks twice does not want to wait.
        if REQUESTED.swap(true, Ordering::SeqCst) {
            std::process::exit(Exit::Interrupted as i32);
        }
        std::thread::spawn(|| {
            std::thread::sleep(GRACE);
            let _writing = writing();
            eprintln!("sasil: interrupted");
            std::process::exit(Exit::Interrupted as i32);
        });
    });
}

/// Whether the run is to end.
pub(crate) fn is_requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}

/// Keeps the program from being ended, as long as it is held.
pub(crate) fn writing() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}
