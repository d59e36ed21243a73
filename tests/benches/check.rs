//! Checking 100,000 entries: beside nothing but the signatures, which no check of ours could leave out.

mod fair;

use coset::{CoseSign1, TaggedCborSerializable};
use ed25519_dalek::{Signature, VerifyingKey};
use fair::{Archive, LARGE, Plain, heading, race, runner, timed};
use logbook::acts::{CheckForm, CheckReport};
use logbook::entry::v1::Body;

fn main() {
    heading("Checking the whole log");
    let archive = Archive::of(LARGE);
    let mut book = archive.unlock();
    let plain = Plain::open(&archive.plain());
    let (key, signed) = signatures(&plain);
    let entries = plain.every_entry_with_its_body();
    let mut check = |deep| -> CheckReport {
        let report = book.check_log(CheckForm { deep }).expect("a check runs");
        assert!(report.problems.is_empty() && report.entries as usize == signed.len(), "the log is whole");
        report
    };
    let check = std::cell::RefCell::new(&mut check);
    race(
        &format!("{} entries", signed.len()),
        3,
        vec![
            runner("check_log: pages, entries, tables", || timed(|| (check.borrow_mut())(false))),
            runner("check_log, folding everything afresh as well", || timed(|| (check.borrow_mut())(true))),
            runner(
                "entries alone, one after another: read strictly, verified, bodies digested and read",
                || timed(|| entries.iter().all(|(cose, body)| holds(cose, body, &key))),
            ),
            runner("verify_strict, one after another", || {
                timed(|| signed.iter().all(|(bytes, signature)| key.verify_strict(bytes, signature).is_ok()))
            }),
        ],
    );
}

/// What a machine asks of every entry that another sends it, apart from where it stands in the chain.
fn holds(cose: &[u8], body: &[u8], key: &VerifyingKey) -> bool {
    let entry = logbook::entry::read(cose, |_| Some(*key)).expect("an entry");
    entry.digest == logbook::entry::sha256(body)
        && Body::read(body).expect("a body").kind() == entry.header.kind
}

/// What was signed, and the signatures, as a stock COSE library finds them.
fn signatures(plain: &Plain) -> (VerifyingKey, Vec<(Vec<u8>, Signature)>) {
    let Ok(Body::LogStarted(started)) = Body::read(&plain.first_body()) else {
        panic!("the log starts with its start")
    };
    let key = data_encoding::HEXLOWER.decode(started.machine.signs.as_bytes()).expect("hexadecimal");
    let key = VerifyingKey::from_bytes(&key.try_into().expect("32 bytes")).expect("a key");
    let read = |cose: Vec<u8>| {
        let sign1 = CoseSign1::from_tagged_slice(&cose).expect("an entry");
        (sign1.tbs_data(&[]), Signature::from_slice(&sign1.signature).expect("a signature"))
    };
    (key, plain.every_entry().into_iter().map(read).collect())
}
