//! A request to join: a new machine's public keys and who sits at it, signed by the machine itself.

use data_encoding::HEXLOWER;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use crate::domain::id::{Hash, LogId, MachineId};
use crate::entry::{self, sha256};

/// What a machine asks with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The log it wants to join.
    pub log: LogId,
    /// Hash of that log's first entry, hexadecimal, from the invitation.
    pub genesis: String,
    /// The new machine.
    pub machine: MachineId,
    /// Name of the officer at it.
    pub name: String,
    /// Their role, in words.
    pub role: String,
    /// Ed25519 public key, hexadecimal.
    pub signs: String,
    /// age X25519 recipient.
    pub opens: String,
    /// A database key this machine cannot open any more, wrapped to its colleagues: age files, Base64, a space between; or empty.
    pub lost: String,
    /// The machine it goes on in place of, where it still knows which.
    #[serde(default)]
    pub replaces: Option<MachineId>,
    /// When, UTC milliseconds by its clock.
    pub at: i64,
    /// Ed25519 signature over all of the above, hexadecimal.
    pub signature: String,
}

impl Request {
    /// Signs the request.
    pub fn signed(mut self, key: &SigningKey) -> Request {
        self.signature = HEXLOWER.encode(&entry::signature(key, &self.statement()));
        self
    }

    /// Whether the machine that asks holds the key it names.
    pub fn holds(&self) -> bool {
        let signature = HEXLOWER.decode(self.signature.as_bytes());
        let (Some(key), Ok(signature)) = (entry::public_key(&self.signs), signature) else { return false };
        self.opens.parse::<age::x25519::Recipient>().is_ok()
            && entry::verify(&key, &self.statement(), &signature).is_ok()
    }

    /// Six words that both officers read out to each other: of the keys, and of the log they are for.
    ///
    /// Sixty-six bits, so that nobody can make keys of their own with the same words.
    pub fn words(&self) -> Vec<&'static str> {
        six_words(sha256(&[b"safeguarding-log join v1\n".as_slice(), &self.statement()].concat()))
    }

    fn statement(&self) -> Vec<u8> {
        let bare = Request { signature: String::new(), ..self.clone() };
        // Fields keep the order in which they are declared, so that there is one way to say it.
        serde_json::to_vec(&bare).unwrap_or_default()
    }
}

fn six_words(hash: Hash) -> Vec<&'static str> {
    let list = bip39::Language::English.word_list();
    let mut bits: u128 = u128::from_be_bytes(hash[..16].try_into().unwrap_or_default());
    let mut words = Vec::with_capacity(6);
    for _ in 0..6 {
        let at = usize::try_from(bits >> 117).unwrap_or(0);
        words.extend(list.get(at));
        bits <<= 11;
    }
    words
}
