//! The operating system's keyring, and one in memory for tests.
//!
//! Items belong to this computer and never roam with a profile. Each write is read back and compared.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use keyring_core::CredentialStore;

use crate::error::{Code, Error, Result};

/// Name under which every item is filed.
const SERVICE: &str = "Safeguarding Log";

/// Where a machine's secret is kept between starts. Two real implementations: the OS keyring, and memory.
pub trait KeyStore: Send + Sync {
    /// What kind of keyring it is, to be written down beside the log.
    fn name(&self) -> &'static str;
    /// Reads an item; nothing when there is none.
    ///
    /// # Errors
    /// `KeyringUnavailable`.
    fn get(&self, item: &str) -> Result<Option<Vec<u8>>>;
    /// Writes an item, reads it back and compares.
    ///
    /// # Errors
    /// `KeyringUnavailable`.
    fn set(&self, item: &str, secret: &[u8]) -> Result<()>;
}

/// The operating system's keyring.
#[derive(Default)]
pub struct OsKeyring {
    // Made when first needed, and again after a failure: a keyring may start later than the program.
    store: Mutex<Option<Arc<CredentialStore>>>,
}

impl OsKeyring {
    /// Asks the keyring, and once more if it broke off: one that falls over is started again by whoever asks next. Where
    /// somebody refused to unlock it they are not asked twice.
    fn ask<T>(
        &self,
        what: impl Fn(&keyring_core::Entry) -> keyring_core::Result<T>,
        item: &str,
    ) -> Result<Option<T>> {
        let mut answer = self.ask_once(&what, item);
        if matches!(answer, Err(keyring_core::Error::PlatformFailure(_))) {
            *self.store.lock().unwrap_or_else(PoisonError::into_inner) = None;
            answer = self.ask_once(&what, item);
        }
        match answer {
            Ok(answer) => Ok(Some(answer)),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(_) => {
                *self.store.lock().unwrap_or_else(PoisonError::into_inner) = None;
                Err(unavailable())
            }
        }
    }

    fn ask_once<T>(
        &self,
        what: impl Fn(&keyring_core::Entry) -> keyring_core::Result<T>,
        item: &str,
    ) -> keyring_core::Result<T> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let open = match store.take() {
            Some(open) => open,
            None => platform_store()?,
        };
        let modifiers = std::collections::HashMap::from(MODIFIERS);
        let modifiers = (!modifiers.is_empty()).then_some(&modifiers);
        let entry = store.insert(open).build(SERVICE, item, modifiers)?;
        drop(store);
        what(&entry)
    }
}

impl KeyStore for OsKeyring {
    fn name(&self) -> &'static str {
        STORE_NAME
    }

    fn get(&self, item: &str) -> Result<Option<Vec<u8>>> {
        self.ask(keyring_core::Entry::get_secret, item)
    }

    fn set(&self, item: &str, secret: &[u8]) -> Result<()> {
        self.ask(|entry| entry.set_secret(secret), item)?;
        let read_back = self.get(item)?;
        if read_back.as_deref() == Some(secret) { Ok(()) } else { Err(unavailable()) }
    }
}

#[cfg(target_os = "linux")]
const STORE_NAME: &str = "Secret Service";
#[cfg(windows)]
const STORE_NAME: &str = "Windows Credential Manager";
#[cfg(target_os = "macos")]
const STORE_NAME: &str = "macOS Keychain";

/// Windows would otherwise let the item roam with the profile.
#[cfg(windows)]
const MODIFIERS: [(&str, &str); 1] = [("persistence", "Local")];
#[cfg(not(windows))]
const MODIFIERS: [(&str, &str); 0] = [];

#[cfg(target_os = "linux")]
fn platform_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn platform_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn platform_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

fn unavailable() -> Error {
    Error::Refused(Code::KeyringUnavailable)
}

/// A keyring in memory, for tests and simulation; it can be made to fail.
#[derive(Default)]
pub struct MemoryKeyring {
    items: Mutex<BTreeMap<String, Vec<u8>>>,
    broken: std::sync::atomic::AtomicBool,
}

impl MemoryKeyring {
    /// Makes every later call fail, or work again.
    pub fn break_down(&self, broken: bool) {
        self.broken.store(broken, std::sync::atomic::Ordering::SeqCst);
    }

    /// Loses every item, as a rebuilt profile does.
    pub fn lose_everything(&self) {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// A keyring with the same items, as an image of the whole machine brings along.
    pub fn copy(&self) -> MemoryKeyring {
        let copy = MemoryKeyring::default();
        copy.items
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&self.items.lock().unwrap_or_else(PoisonError::into_inner));
        copy
    }

    fn works(&self) -> Result<()> {
        let broken = self.broken.load(std::sync::atomic::Ordering::SeqCst);
        if broken { Err(unavailable()) } else { Ok(()) }
    }
}

impl KeyStore for MemoryKeyring {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn get(&self, item: &str) -> Result<Option<Vec<u8>>> {
        self.works()?;
        Ok(self.items.lock().unwrap_or_else(PoisonError::into_inner).get(item).cloned())
    }

    fn set(&self, item: &str, secret: &[u8]) -> Result<()> {
        self.works()?;
        self.items.lock().unwrap_or_else(PoisonError::into_inner).insert(item.to_owned(), secret.to_vec());
        Ok(())
    }
}
