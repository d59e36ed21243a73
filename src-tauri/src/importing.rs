//! How far something long is, such as bringing in a sheet, and the wish to stop it: known without waiting for the log, which may be
//! busy meanwhile.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use serde::Serialize;

/// How far it is.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Progress {
    /// Entries written; bytes of a file; steps of a packet.
    pub done: u64,
    /// Of how many; 0 while the sheet is still being read.
    pub all: u64,
    /// Whether anything is being brought in.
    pub running: bool,
}

/// What is being brought in, if anything.
#[derive(Default)]
pub struct Importing {
    running: AtomicBool,
    stop: AtomicBool,
    done: AtomicU64,
    all: AtomicU64,
}

/// Ends with the bringing in, however that ends.
pub struct Watch<'a>(&'a Importing);

impl Importing {
    /// Begins.
    pub fn begin(&self) -> Watch<'_> {
        self.done.store(0, Ordering::SeqCst);
        self.all.store(0, Ordering::SeqCst);
        self.stop.store(false, Ordering::SeqCst);
        self.running.store(true, Ordering::SeqCst);
        Watch(self)
    }

    /// How far it is; nothing when nothing is being brought in.
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
