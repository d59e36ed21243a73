//! Finding a concern or a share by the reference that was read over the phone.

use crate::domain::id::{ConcernId, ShareId};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

impl Logbook {
    /// The concern with a reference, in any case.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn concern_with_reference(&self, reference: &str) -> Result<ConcernId> {
        self.store.concern_by_reference(reference)?.ok_or(Error::Refused(Code::NotFound))
    }

    /// The share with a reference, in any case.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn share_with_reference(&self, reference: &str) -> Result<ShareId> {
        self.store.share_by_reference(reference)?.ok_or(Error::Refused(Code::NotFound))
    }
}
