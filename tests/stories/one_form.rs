//! One value, one way to write it: the quick walk over bytes gives the verdict of writing them again.

use ciborium::value::Value;
use logbook::entry::cbor::{read_again, strict, write};
use proptest::prelude::*;

/// The slow way: reads whatever can be read, writes it again, compares.
fn written_again(bytes: &[u8]) -> bool {
    read_again(bytes).is_ok_and(|value| write(&value).is_ok_and(|again| again == bytes))
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
