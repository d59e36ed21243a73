//! Wire-format vectors: each file says what must be made of it, and the reader must agree.
//!
//! A vector is text: `expect:` and a verdict, `key:` and a public key, then the entry, in hexadecimal. The body, where
//! there is one, follows after `body:`. Other implementations can read them without a line of ours.

use std::collections::BTreeMap;
use std::path::Path;

use data_encoding::HEXLOWER;
use logbook::entry::v1::Body;
use logbook::entry::{self, Fault};

fn read(path: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": ")).map(|(k, v)| (k.to_owned(), v.trim().to_owned())).collect()
}

fn verdict(vector: &BTreeMap<String, String>) -> &'static str {
    let hex = |name: &str| vector.get(name).map(|text| HEXLOWER.decode(text.as_bytes()).unwrap());
    let key = entry::public_key(&vector["key"]).unwrap();
    let machine = vector["machine"].parse::<logbook::domain::id::MachineId>().unwrap();
    let entry = match entry::read(&hex("entry").unwrap(), |asked| (*asked == machine).then_some(key)) {
        Ok(entry) => entry,
        Err(fault) => return name(fault),
    };
    match hex("body") {
        None => "accepted",
        Some(body) if entry::sha256(&body) != entry.digest => name(Fault::Body),
        Some(body) => match Body::read(&body) {
            Ok(read) if read.kind() == entry.header.kind => "accepted",
            Ok(_) => name(Fault::Body),
            Err(fault) => name(fault),
        },
    }
}

fn name(fault: Fault) -> &'static str {
    match fault {
        Fault::NotStrict => "not strict",
        Fault::NotAnEntry => "not an entry",
        Fault::Signature => "signature refused",
        Fault::Body => "body refused",
        Fault::Chain => "chain broken",
        Fault::Machine => "machine unknown",
        Fault::Kind => "kind unknown",
    }
}

#[test]
fn every_vector_gets_the_verdict_it_states() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/entries"));
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let vector = read(&file.path());
        assert_eq!(verdict(&vector), vector["expect"], "{}", file.file_name().to_string_lossy());
        seen += 1;
    }
    assert!(seen >= 9, "the vectors are there");
}
