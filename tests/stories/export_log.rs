//! Handing the log over: a stranger verifies it with a stock COSE library and the keys beside it.

use std::collections::BTreeMap;
use std::process::Command;

use coset::{CoseSign1, TaggedCborSerializable};
use ed25519_dalek::{Signature, VerifyingKey};
use logbook::acts::{ConcernWanted, Correction};
use sha2::{Digest, Sha256};
use town::Town;

#[test]
fn every_entry_verifies_with_a_stock_cose_library() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "refer");
    let out = town.beside("export");
    let exported = town.book().export_log(&out, None, &mut |_, _| {}).unwrap();
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
    for copy in ["readable/MBC-2026-A0001.json", "readable/MBC-2026-A0001.pdf", "readable/log.csv"] {
        assert!(manifest.contains_key(copy), "{copy} is missing");
    }
}

#[test]
fn an_export_to_a_recipient_opens_with_age_and_holds_nothing_readable() {
    let mut town = Town::new();
    town.record();
    let identity = age::x25519::Identity::generate();
    let out = town.beside("sealed");
    town.book().export_log(&out, Some(&identity.to_public().to_string()), &mut |_, _| {}).unwrap();
    let sealed = std::fs::read(out.join("readable/MBC-2026-A0001.json.age")).unwrap();
    assert!(!sealed.windows(5).any(|window| window == b"Grace"));
    let opened = age::decrypt(&identity, &sealed).unwrap();
    assert!(String::from_utf8(opened).unwrap().contains("Grace McKenna"));
    let elsewhere = town.beside("elsewhere");
    assert_eq!(
        crate::broken(town.book().export_log(&elsewhere, Some("age1nonsense"), &mut |_, _| {})),
        ["recipient not-found"]
    );
    assert_eq!(crate::code(town.book().export_log(&out, None, &mut |_, _| {})), logbook::Code::TraceExists);
}

#[test]
fn the_printed_copy_says_what_the_data_says() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.add(concern, "own_words", "He said he would <find> us & the #children\nif I told.");
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let passage = page.chronology[0].passages[0].passage.clone();
    let text = "He said he would find us if I told.".into();
    let correction = Correction {
        concern,
        passage,
        text,
        reason: "Misheard on a bad line".into(),
        ..Correction::default()
    };
    town.book().correct_passage(correction).unwrap();
    town.decide(concern, "refer");
    crate::account::write_everything_down(&mut town, concern);
    let answers =
        serde_json::json!({ "pattern": "Every Friday.", "signs": ["weapons"], "marac_actions": "Locks." });
    crate::topics::note(&mut town, concern, "DA", answers);
    crate::topics::dash(&mut town, concern, "2026-11-20", &[1, 13]);
    let request = crate::share::request(&mut town, concern);
    let packet = town.beside("packet.pdf");
    town.book().export_packet(&request, &packet).unwrap();
    let out = town.beside("export");
    let exported = town.book().export_log(&out, None, &mut |_, _| {}).unwrap();
    assert!(exported.unprinted.is_empty());
    let printed =
        Command::new("pdftotext").arg(out.join("readable/MBC-2026-A0001.pdf")).arg("-").output().unwrap();
    let printed = bare(&String::from_utf8(printed.stdout).unwrap());
    let data = std::fs::read(out.join("readable/MBC-2026-A0001.json")).unwrap();
    let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
    for said in [
        "text",
        "reason",
        "reasons",
        "title",
        "value",
        "name",
        "address",
        "phone",
        "looks",
        "own_words",
        "decision",
    ]
    .iter()
    .flat_map(|key| all(key, &data))
    {
        assert!(printed.contains(&bare(said)), "{said} is missing from the printed copy");
    }
    for withheld in request.withhold.iter().flat_map(|one| &one.words) {
        assert!(printed.contains(&bare(withheld)), "a copy of the whole record leaves nothing out");
    }
}

/// A text without what a page does to it: lines are broken anew.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Every text under a key, at any depth.
fn all<'a>(key: &str, value: &'a serde_json::Value) -> Vec<&'a str> {
    match value {
        serde_json::Value::Object(fields) => {
            let own = fields.get(key).and_then(serde_json::Value::as_str);
            own.into_iter().chain(fields.values().flat_map(|value| all(key, value))).collect()
        }
        serde_json::Value::Array(values) => values.iter().flat_map(|value| all(key, value)).collect(),
        _ => Vec::new(),
    }
}
