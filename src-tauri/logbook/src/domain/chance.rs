//! Randomness, handed in: the system's for real use, a seed where a run must be repeatable.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A source of random bytes.
pub enum Chance {
    /// The operating system's generator.
    System,
    /// A stream fixed by its seed, for tests and simulation only.
    Seeded(Box<ChaCha20Rng>),
}

impl Chance {
    /// A repeatable stream.
    pub fn seeded(seed: u64) -> Self {
        Chance::Seeded(Box::new(ChaCha20Rng::seed_from_u64(seed)))
    }

    /// Returns `N` random bytes.
    ///
    /// # Panics
    /// When the operating system has no randomness to give: nothing safe can be made then.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut out = [0; N];
        match self {
            Chance::System => getrandom::fill(&mut out).expect("the system gives randomness"),
            Chance::Seeded(stream) => stream.fill_bytes(&mut out),
        }
        out
    }

    /// Returns a number below `bound`, each equally likely.
    pub fn below(&mut self, bound: u32) -> u32 {
        // Rejection keeps the draw even; the loop ends with probability above one half each turn.
        let zone = u32::MAX - u32::MAX % bound;
        loop {
            let draw = u32::from_le_bytes(self.bytes());
            if draw < zone {
                return draw % bound;
            }
        }
    }
}
