//! Handing the log over: a stranger verifies it with a stock COSE library and the keys beside it.

use std::collections::BTreeMap;

use coset::{CoseSign1, TaggedCborSerializable};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};
use town::Town;

#[test]
fn every_entry_verifies_with_a_stock_cose_library() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "refer");
    let out = town.beside("export");
    let exported = town.book().export_log(&out, None).unwrap();
    assert_eq!((exported.entries, exported.concerns), (5, 1));
    let keys: BTreeMap<String, String> =
        serde_json::from_slice(&std::fs::read(out.join("keys.json")).unwrap()).unwrap();
    let mut seen = 0;
    for (machine, key) in keys {
        let key = data_encoding::HEXLOWER.decode(key.as_bytes()).unwrap();
        let key = VerifyingKey::from_bytes(&key.try_into().unwrap()).unwrap();
        for seq in 0.. {
            let base = out.join("entries").join(&machine).join(seq.to_string());
            let Ok(cose) = std::fs::read(base.with_extension("cose")) else { break };
            let sign1 = CoseSign1::from_tagged_slice(&cose).unwrap();
            sign1
                .verify_signature(&[], |signature, bytes| {
                    key.verify_strict(bytes, &Signature::from_slice(signature).unwrap())
                })
                .unwrap();
            let body = std::fs::read(base.with_extension("body")).unwrap();
            assert_eq!(sign1.payload.unwrap(), Sha256::digest(&body).to_vec());
            seen += 1;
        }
    }
    assert_eq!(seen, 5);
    let manifest: BTreeMap<String, String> =
        serde_json::from_slice(&std::fs::read(out.join("manifest.json")).unwrap()).unwrap();
    for (name, digest) in &manifest {
        let bytes = std::fs::read(out.join(name)).unwrap();
        assert_eq!(*digest, data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)), "{name}");
    }
    assert!(
        manifest.contains_key("readable/MBC-2026-A0001.json") && manifest.contains_key("readable/log.csv")
    );
}

#[test]
fn an_export_to_a_recipient_opens_with_age_and_holds_nothing_readable() {
    let mut town = Town::new();
    town.record();
    let identity = age::x25519::Identity::generate();
    let out = town.beside("sealed");
    town.book().export_log(&out, Some(&identity.to_public().to_string())).unwrap();
    let sealed = std::fs::read(out.join("readable/MBC-2026-A0001.json.age")).unwrap();
    assert!(!sealed.windows(5).any(|window| window == b"Grace"));
    let opened = age::decrypt(&identity, &sealed).unwrap();
    assert!(String::from_utf8(opened).unwrap().contains("Grace McKenna"));
    let elsewhere = town.beside("elsewhere");
    assert_eq!(
        crate::broken(town.book().export_log(&elsewhere, Some("age1nonsense"))),
        ["recipient not-found"]
    );
    assert_eq!(crate::code(town.book().export_log(&out, None)), logbook::Code::TraceExists);
}
