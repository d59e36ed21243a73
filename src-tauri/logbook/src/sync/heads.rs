//! The last entry of every machine's log, as a manifest and a backup say it: `[ [ machine, number, hash ], … ]`.

use std::collections::BTreeMap;

use ciborium::value::Value;

use crate::domain::id::{Hash, MachineId};
use crate::entry::Head;

/// As CBOR.
pub(super) fn written(heads: &BTreeMap<MachineId, Head>) -> Value {
    let lines = heads.iter().map(|(machine, (seq, hash))| {
        Value::Array(vec![Value::Bytes(machine.0.to_vec()), Value::from(*seq), Value::Bytes(hash.to_vec())])
    });
    Value::Array(lines.collect())
}

/// From CBOR; nothing when a line is not one.
pub(super) fn read(lines: &[Value]) -> Option<BTreeMap<MachineId, Head>> {
    let head = |line: &Value| match line.as_array()?.as_slice() {
        [Value::Bytes(machine), seq, Value::Bytes(hash)] => {
            let hash: Hash = hash.as_slice().try_into().ok()?;
            Some((MachineId(machine.as_slice().try_into().ok()?), (seq.as_integer()?.try_into().ok()?, hash)))
        }
        _ => None,
    };
    lines.iter().map(head).collect()
}
