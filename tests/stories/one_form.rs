//! One value, one way to write it: the quick walk over bytes gives the verdict of writing them again.

use ciborium::value::Value;
use coset::{CoseSign1, Label, TaggedCborSerializable};
use ed25519_dalek::{Signer, SigningKey};
use logbook::domain::id::{About, LogId, MachineId};
use logbook::entry::cbor::{read, strict, write};
use logbook::entry::{Fault, Header, read as read_entry, sha256, sign};
use proptest::prelude::*;

/// The slow way: reads whatever can be read, writes it again, compares.
fn written_again(bytes: &[u8]) -> bool {
    read::<Value>(bytes).is_ok_and(|value| write(&value).is_ok_and(|again| again == bytes))
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_u64..300).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        any::<f64>().prop_map(Value::from),
        ".{0,30}".prop_map(Value::from),
        proptest::collection::vec(any::<u8>(), 0..300).prop_map(Value::Bytes),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::vec((inner.clone(), inner.clone()), 0..6).prop_map(Value::Map),
            (4_u64..60, inner).prop_map(|(tag, value)| Value::Tag(tag, Box::new(value))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn walking_and_writing_again_agree_on_values(value in any_value()) {
        // As ciborium writes it: maps in any order, and with floats.
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        prop_assert_eq!(strict(&bytes).is_ok(), written_again(&bytes));
        if let Ok(strictly) = write(&value) {
            prop_assert!(strict(&strictly).is_ok() && written_again(&strictly));
        }
    }

    #[test]
    fn walking_and_writing_again_agree_on_spoilt_bytes(value in any_value(), at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<bool>()) {
        let Ok(mut bytes) = write(&value) else { return Ok(()) };
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        let big = bytes.windows(2).any(|pair| matches!(pair[0], 0xC2 | 0xC3));
        prop_assert!(big || strict(&bytes).is_ok() == written_again(&bytes), "{bytes:02x?}");
    }

    #[test]
    fn walking_and_writing_again_agree_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..12)) {
        let big = bytes.iter().any(|byte| matches!(byte, 0xC2 | 0xC3));
        prop_assert!(big || strict(&bytes).is_ok() == written_again(&bytes), "{bytes:02x?}");
    }
}

fn any_header() -> impl Strategy<Value = Header> {
    let id = any::<[u8; 16]>;
    let seen = proptest::collection::btree_map(
        id().prop_map(MachineId),
        (0_u64..=u64::MAX, any::<[u8; 32]>()),
        0..4,
    );
    (id(), id(), any::<u64>(), any::<[u8; 32]>(), seen, any::<(u64, i64)>(), "[a-z-]{1,30}", id()).prop_map(
        |(log, machine, seq, prev, seen, (lamport, at), kind, about)| Header {
            log: LogId(log),
            machine: MachineId(machine),
            seq,
            prev,
            seen,
            lamport,
            at,
            kind,
            about: About(about),
            roster: prev,
        },
    )
}

/// What a stock COSE library makes of an entry, changed by `change` and signed again.
fn signed_again(cose: &[u8], key: &SigningKey, change: impl FnOnce(&mut CoseSign1)) -> Vec<u8> {
    let mut sign1 = CoseSign1::from_tagged_slice(cose).unwrap();
    sign1.protected.original_data = None;
    change(&mut sign1);
    sign1.signature = key.sign(&sign1.tbs_data(&[])).to_bytes().to_vec();
    sign1.to_tagged_vec().unwrap()
}

/// The map of version 1 in a header, as a stock COSE library holds it.
fn v1_map(sign1: &mut CoseSign1) -> &mut Vec<(Value, Value)> {
    let (_, map) = &mut sign1.protected.header.rest[2];
    map.as_map_mut().unwrap()
}

/// The value under a name of that map.
fn field<'a>(sign1: &'a mut CoseSign1, name: &str) -> &'a mut Value {
    &mut v1_map(sign1).iter_mut().find(|(key, _)| key.as_text() == Some(name)).unwrap().1
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_stock_library_reads_the_same_entry(header in any_header(), body in any::<[u8; 20]>(), key in any::<[u8; 32]>()) {
        let key = SigningKey::from_bytes(&key);
        let entry = sign(header.clone(), &body, &key).unwrap();
        prop_assert_eq!(&read_entry(&entry.cose, |_| Some(key.verifying_key())).unwrap(), &entry);
        prop_assert_eq!(&entry.header, &header);
        let sign1 = CoseSign1::from_tagged_slice(&entry.cose).unwrap();
        prop_assert_eq!(sign1.payload.as_deref(), Some(&sha256(&body)[..]));
        sign1.verify_signature(&[], |signature, bytes| {
            key.verifying_key().verify_strict(bytes, &signature.try_into().unwrap())
        }).unwrap();
        // What was changed in nothing is the same bytes: the changes below are all that the next test changes.
        prop_assert_eq!(signed_again(&entry.cose, &key, |_| ()), entry.cose);
    }
}

#[test]
fn an_entry_of_any_other_shape_is_refused_though_its_machine_signed_it() {
    let machine = MachineId([7; 16]);
    let header = Header {
        log: LogId([1; 16]),
        machine,
        seq: 3,
        prev: [2; 32],
        seen: [(MachineId([8; 16]), (1, [3; 32])), (MachineId([9; 16]), (2, [4; 32]))].into(),
        lamport: 9,
        at: 5,
        kind: "decided".into(),
        about: About([6; 16]),
        roster: [5; 32],
    };
    let key = SigningKey::from_bytes(&[11; 32]);
    let entry = sign(header, b"a body", &key).unwrap();
    type Change = fn(&mut CoseSign1);
    let changes: [(&str, Change); 16] = [
        ("an initialisation vector", |one| one.protected.header.iv = vec![1]),
        ("a label more", |one| one.protected.header.rest.push((Label::Int(-65538), Value::from(1)))),
        ("a label less", |one| drop(one.protected.header.rest.remove(0))),
        ("the digest of another kind", |one| one.protected.header.rest[0].1 = Value::from(-43)),
        ("another type of body", |one| one.protected.header.rest[1].1 = Value::from("text/plain")),
        ("no machine", |one| one.protected.header.key_id = Vec::new()),
        ("a machine with a long name", |one| one.protected.header.key_id.push(1)),
        ("a field more", |one| v1_map(one).push((Value::from("zzzzzzzz"), Value::Null))),
        ("a field less", |one| drop(v1_map(one).pop())),
        ("a number below 0", |one| *field(one, "seq") = Value::from(-1)),
        ("a time too early for any clock", |one| {
            *field(one, "at") = Value::Integer((i128::from(i64::MIN) - 1).try_into().unwrap());
        }),
        ("a kind that is a number", |one| *field(one, "kind") = Value::from(1)),
        ("a short digest", |one| *field(one, "prev") = Value::Bytes(vec![2; 31])),
        ("heads the wrong way round", |one| field(one, "seen").as_map_mut().unwrap().reverse()),
        ("a head of three", |one| {
            field(one, "seen").as_map_mut().unwrap()[0].1.as_array_mut().unwrap().push(Value::Null);
        }),
        ("no digest of a body", |one| one.payload = None),
    ];
    for (what, change) in changes {
        let changed = signed_again(&entry.cose, &key, change);
        let fault = read_entry(&changed, |_| Some(key.verifying_key())).expect_err(what);
        let expected = if what == "heads the wrong way round" { Fault::NotStrict } else { Fault::NotAnEntry };
        assert_eq!(fault, expected, "{what}");
    }
}
