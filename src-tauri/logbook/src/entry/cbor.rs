//! Deterministic CBOR (RFC 8949, section 4.2.1): one value, one way to write it.
//!
//! Definite lengths, shortest forms, map keys sorted by their encoded bytes, no duplicates, nothing behind.
//! Floats are never used. Reading checks by writing again and comparing.

use ciborium::value::Value;

use super::Fault;

/// Nothing we write nests deeper.
const DEPTH_MAX: usize = 24;

/// Writes a value in its one form.
///
/// # Errors
/// [`Fault::NotStrict`] when it holds a float or two equal keys.
pub fn write(value: &Value) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&sorted(value, DEPTH_MAX)?, &mut bytes).map_err(|_| Fault::NotStrict)?;
    Ok(bytes)
}

/// Reads bytes that are in their one form.
///
/// # Errors
/// [`Fault::NotStrict`] when they are not.
pub fn read(bytes: &[u8]) -> Result<Value, Fault> {
    let value: Value =
        ciborium::de::from_reader_with_recursion_limit(bytes, DEPTH_MAX + 4).map_err(|_| Fault::NotStrict)?;
    if write(&value)? == bytes { Ok(value) } else { Err(Fault::NotStrict) }
}

/// Reads bytes that were found to be in their one form before.
///
/// # Errors
/// [`Fault::NotStrict`] when they are not CBOR at all.
pub fn read_again(bytes: &[u8]) -> Result<Value, Fault> {
    ciborium::de::from_reader_with_recursion_limit(bytes, DEPTH_MAX + 4).map_err(|_| Fault::NotStrict)
}

fn sorted(value: &Value, depth: usize) -> Result<Value, Fault> {
    let deeper = depth.checked_sub(1).ok_or(Fault::NotStrict)?;
    Ok(match value {
        Value::Map(pairs) => {
            let mut keyed = Vec::with_capacity(pairs.len());
            for (key, value) in pairs {
                let mut encoded = Vec::new();
                ciborium::into_writer(key, &mut encoded).map_err(|_| Fault::NotStrict)?;
                keyed.push((encoded, key.clone(), sorted(value, deeper)?));
            }
            keyed.sort_by(|a, b| a.0.cmp(&b.0));
            if keyed.windows(2).any(|pair| pair[0].0 == pair[1].0) {
                return Err(Fault::NotStrict);
            }
            Value::Map(keyed.into_iter().map(|(_, key, value)| (key, value)).collect())
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| sorted(item, deeper)).collect::<Result<_, _>>()?)
        }
        Value::Tag(tag, inner) => Value::Tag(*tag, Box::new(sorted(inner, deeper)?)),
        Value::Float(_) => return Err(Fault::NotStrict),
        other => other.clone(),
    })
}
