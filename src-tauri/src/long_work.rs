//! How far something long is, such as bringing in a sheet, and the wish to stop it: known without waiting for the log, which may be
//! busy meanwhile.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use serde::Serialize;

/// How far it is.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Progress {
    /// Entries written; bytes of a file; steps of a packet.
    pub done: u64,
    /// Of how many; 0 while that is not known yet.
    pub all: u64,
    /// Whether it goes on.
    pub running: bool,
}

/// One kind of long work, of which one at a time goes on, or none.
#[derive(Default)]
pub struct LongWork {
    running: AtomicBool,
    stop: AtomicBool,
    done: AtomicU64,
    all: AtomicU64,
}

/// Ends with the work, however that ends.
pub struct Watch<'a>(&'a LongWork);

impl LongWork {
    /// Begins.
    pub fn begin(&self) -> Watch<'_> {
        self.done.store(0, Ordering::SeqCst);
        self.all.store(0, Ordering::SeqCst);
        self.stop.store(false, Ordering::SeqCst);
        self.running.store(true, Ordering::SeqCst);
        Watch(self)
    }

    /// How far it is; nothing when nothing goes on.
    pub fn progress(&self) -> Option<Progress> {
        let running = self.running.load(Ordering::SeqCst);
        running.then(|| Progress {
            done: self.done.load(Ordering::SeqCst),
            all: self.all.load(Ordering::SeqCst),
            running,
        })
    }

    /// Somebody wishes to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}

impl Watch<'_> {
    /// Takes note; answers whether to go on.
    pub fn went_on(&self, done: u64, all: u64) -> bool {
        self.0.done.store(done, Ordering::SeqCst);
        self.0.all.store(all, Ordering::SeqCst);
        !self.0.stop.load(Ordering::SeqCst)
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.0.running.store(false, Ordering::SeqCst);
    }
}
