//! What the log says, folded once more in the plainest way.

use crate::world::{Failure, World};

/// Compares what a machine shows with what its entries say.
pub fn compare(_world: &mut World, _at: usize) -> Result<(), Failure> {
    Ok(())
}
