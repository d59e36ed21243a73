//! The identifiers in a PDF's trailer: readable without any passphrase, so that a changed copy is recognised.

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};

/// Most identifiers looked at in one file.
const IDS_MAX: usize = 16;

/// Returns the first identifier of every `/ID` in a file, as lower-case hexadecimal, the last one first.
/// Bytes that are no PDF give nothing.
pub fn file_ids(pdf: &[u8]) -> Vec<String> {
    let mut ids = Vec::new();
    let mut end = pdf.len();
    while let Some(at) = rfind(&pdf[..end], b"/ID") {
        end = at;
        ids.extend(first_string(&pdf[at + 3..]).map(|bytes| HEXLOWER.encode(&bytes)));
        if ids.len() >= IDS_MAX {
            break;
        }
    }
    ids
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}

/// Reads the first string of an array: `[<hex>…` or `[(literal)…`.
fn first_string(bytes: &[u8]) -> Option<Vec<u8>> {
    let bytes = bytes.trim_ascii_start().strip_prefix(b"[")?.trim_ascii_start();
    if let Some(hex) = bytes.strip_prefix(b"<") {
        let end = hex.iter().take(256).position(|byte| *byte == b'>')?;
        let digits: Vec<u8> = hex[..end].iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        return HEXLOWER_PERMISSIVE.decode(&digits).ok();
    }
    literal(bytes.strip_prefix(b"(")?)
}

/// Reads a literal string (ISO 32000-1, 7.3.4.2) up to its closing parenthesis.
fn literal(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut depth = 1_u32;
    let mut at = 0;
    while out.len() <= 256 {
        let byte = *bytes.get(at)?;
        at += 1;
        match byte {
            b'\\' => {
                let escaped = *bytes.get(at)?;
                at += 1;
                match escaped {
                    b'n' => out.push(b'\n'),
                    b'r' => out.push(b'\r'),
                    b't' => out.push(b'\t'),
                    b'b' => out.push(8),
                    b'f' => out.push(12),
                    b'0'..=b'7' => {
                        let mut value = u32::from(escaped - b'0');
                        for _ in 0..2 {
                            match bytes.get(at) {
                                Some(digit @ b'0'..=b'7') => value = value * 8 + u32::from(digit - b'0'),
                                _ => break,
                            }
                            at += 1;
                        }
                        out.push(u8::try_from(value & 0xff).ok()?);
                    }
                    other => out.push(other),
                }
            }
            b'(' => {
                depth += 1;
                out.push(byte);
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(out);
                }
                out.push(byte);
            }
            other => out.push(other),
        }
    }
    None
}
